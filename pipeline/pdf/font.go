package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// fontSet is the fonts of a document.
type fontSet struct {
	family   *fonts.Family
	list     []*embedded // in order of their keys
	programs map[*fonts.Face]fonts.Program
	encoding *encoding
}

// embedded is one face in one code page.
type embedded struct {
	key     string // its name in fpdf
	face    *fonts.Face
	page    *codePage
	index   int // of the code page
	program fonts.Program
	added   bool
}

// get finds or makes a font.
func (s *fontSet) get(face *fonts.Face, page int) *embedded {
	for _, f := range s.list {
		if f.face == face && f.index == page {
			return f
		}
	}
	f := &embedded{key: key(face, page), face: face, index: page, page: s.encoding.pages[page], program: s.program(face)}
	s.list = append(s.list, f)
	slices.SortFunc(s.list, func(a, b *embedded) int { return strings.Compare(a.key, b.key) })
	return f
}

// key names a font so that the names sort.
func key(f *fonts.Face, page int) string {
	n := 0
	if f.Bold {
		n |= 1
	}
	if f.Italic {
		n |= 2
	}
	return fmt.Sprintf("f%d-%03d", n, page)
}

// program is the font file of a face with the characters of the document.
func (s *fontSet) program(f *fonts.Face) fonts.Program {
	if p, ok := s.programs[f]; ok {
		return p
	}
	p := f.Embedded()
	if len(s.encoding.extra) > 0 {
		p = f.Subset(append([]rune(fonts.Repertoire), s.encoding.extra...))
	}
	if s.programs == nil {
		s.programs = map[*fonts.Face]fonts.Program{}
	}
	s.programs[f] = p
	return p
}

// name is the font's name in the file.
func (f *embedded) name() string { return f.program.Tag + "+" + f.face.Name }

// Flags of a font descriptor.
const (
	flagSerif       = 1 << 1
	flagNonsymbolic = 1 << 5
	flagItalic      = 1 << 6
)

// definition is what fpdf wants to know of the font.
func (f *embedded) definition() []byte {
	type box struct{ Xmin, Ymin, Xmax, Ymax int }
	type descriptor struct {
		Ascent, Descent, CapHeight, Flags, ItalicAngle, StemV, MissingWidth int
		FontBBox                                                            box
	}
	d := descriptor{
		Ascent: mille(f.face.Ascent), Descent: -mille(f.face.Descent), CapHeight: mille(f.face.CapHeight),
		Flags: flagSerif | flagNonsymbolic, ItalicAngle: f.face.ItalicAngle, StemV: 80,
		FontBBox: box{mille(f.face.Bounds[0]), mille(f.face.Bounds[1]), mille(f.face.Bounds[2]), mille(f.face.Bounds[3])},
	}
	if f.face.Italic {
		d.Flags |= flagItalic
	}
	if f.face.Bold {
		d.StemV = 140
	}
	b, err := json.Marshal(struct {
		Tp, Name     string
		Desc         descriptor
		Cw           [256]int
		Diff, File   string
		OriginalSize int
	}{"TrueType", f.name(), d, [256]int{}, f.page.differences, f.face.Name + ".z", f.program.Size})
	if err != nil {
		panic(err) // only strings and numbers
	}
	return b
}

// mille turns font units into thousandths of the font size.
func mille(units int) int { return (units*1000 + fonts.PerEm/2) / fonts.PerEm }

// objects makes the font anew from what fpdf wrote of it: the font, and the object
// after it, which are its widths. The third, at descriptor, stays. Map leads from
// the codes of a wide page to glyphs.
func (f *embedded) objects(body []byte, unicode, descriptor int, addMap func([]byte) int) (font, next []byte) {
	if !f.page.wide {
		body = bytes.TrimSuffix(body, []byte(">>\n"))
		return fmt.Appendf(bytes.Clone(body), "/ToUnicode %d 0 R>>\n", unicode), f.widths()
	}
	font = fmt.Appendf(nil, "<</Type /Font\n/BaseFont /%s\n/Subtype /Type0\n/Encoding /Identity-H\n/DescendantFonts [%d 0 R]\n/ToUnicode %d 0 R>>\n",
		f.name(), descriptor-1, unicode)
	glyphs := []byte{0, 0}
	next = fmt.Appendf(nil, "<</Type /Font\n/BaseFont /%s\n/Subtype /CIDFontType2\n/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n/W [1 [",
		f.name())
	for _, r := range f.page.runes {
		shape := r
		if layout.Drawn(r) {
			shape = '□' // never seen
		}
		glyphs = binary.BigEndian.AppendUint16(glyphs, f.face.Glyph(shape))
		next = appendWidth(next, f.face.Advance(r))
	}
	return font, fmt.Appendf(next, "]]\n/FontDescriptor %d 0 R\n/CIDToGIDMap %d 0 R>>\n", descriptor, addMap(glyphs))
}

// widths is the font's width array: exact, in thousandths of the font size.
func (f *embedded) widths() []byte {
	b := make([]byte, 0, 2048)
	b = append(b, '[')
	for c := ' '; c <= '~'; c++ {
		b = appendWidth(b, f.face.Advance(c))
	}
	b = append(b, "0 "...)
	for _, r := range f.page.runes {
		b = appendWidth(b, f.face.Advance(r))
	}
	b = append(b, strings.Repeat("0 ", 256-first-len(f.page.runes))...)
	return append(b, "]\n"...)
}

// appendWidth writes font units in thousandths of the font size. Units are so
// many to the size that three decimals say it exactly enough for any line.
func appendWidth(b []byte, units int) []byte {
	n := (units*1_000_000 + fonts.PerEm/2) / fonts.PerEm
	b = strconv.AppendInt(b, int64(n/1000), 10)
	if n %= 1000; n > 0 {
		b = append(b, '.', '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10))
	}
	return append(b, ' ')
}
