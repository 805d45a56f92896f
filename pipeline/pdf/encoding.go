package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// codePage is the characters of one font (bảng mã): ASCII in its place and up to
// 128 others above, in codes of one byte; or, in a wide one, any characters from
// code 1, in codes of two bytes.
type codePage struct {
	wide        bool
	runes       []rune // from code 128, or 1
	codes       map[rune]int
	differences string // which glyphs stand above ASCII; names of the Adobe Glyph List
	toUnicode   []byte // object of the CMap that leads from codes to characters
}

// first is the first code beyond ASCII.
const first = 128

func newCodePage(runes []rune, wide bool) *codePage {
	p := &codePage{wide: wide, runes: runes, codes: make(map[rune]int, len(runes))}
	for i, r := range runes {
		p.codes[r] = p.first() + i
	}
	if !wide {
		p.differences = differences(runes)
	}
	p.toUnicode = deflated("", p.unicode())
	return p
}

// first is the code of the first of runes.
func (p *codePage) first() int {
	if p.wide {
		return 1
	}
	return first
}

// code is the code of r, and whether the page has it. The space of code 32 is
// widened in justified lines, that of U+00A0 is not.
func (p *codePage) code(r rune) (int, bool) {
	if !p.wide {
		switch {
		case r >= ' ' && r <= '~':
			return int(r), true
		case r == '\u2011':
			return '-', true
		}
	}
	c, ok := p.codes[r]
	return c, ok
}

// capitals that begin Vietnamese words: with them in the page of the small
// letters, running text needs one font.
const capitals = "ĐÀÁẢĂẮẶÂẤẨẬÉÊẾỀỂÍÌÔỐỒỔỘÓƠỞỚỜỢÕÚÙỦŨƯỨỪỬỰÝỲỶỸ"

// standard is the code pages that serve Vietnamese: running text, and capitals.
var standard = sync.OnceValue(func() []*codePage {
	return []*codePage{
		newCodePage([]rune(fonts.Signs+fonts.Lower+capitals), false),
		newCodePage([]rune(fonts.Signs+fonts.Upper), false),
	}
})

// encoding is the code pages of a document: the standard ones, and a wide one for
// its other characters. Their glyphs may have names that a page of 8 bits must
// not use (ISO 19005-2, 6.2.11.6), or be drawn, see [layout.Drawn].
type encoding struct {
	pages []*codePage
	extra []rune // characters of the wide page that the font must have
}

func newEncoding(pages []layout.Page) *encoding {
	e := &encoding{pages: standard()}
	var others []rune
	seen := map[rune]bool{}
	for i := range pages {
		for _, t := range pages[i].Texts {
			for _, r := range t.Text {
				if r >= utf8.RuneSelf && e.find(r) < 0 && !seen[r] {
					seen[r] = true
					others = append(others, r)
				}
			}
		}
	}
	if len(others) > 0 {
		slices.Sort(others)
		e.pages = append(slices.Clone(e.pages), newCodePage(others, true))
		e.extra = slices.DeleteFunc(slices.Clone(others), layout.Drawn)
	}
	return e
}

// find is the index of the first page that has r, or -1.
func (e *encoding) find(r rune) int {
	return slices.IndexFunc(e.pages, func(p *codePage) bool { _, ok := p.code(r); return ok })
}

// reach is the code page that has most of the beginning of text, and how many
// bytes it has. Text is not empty and every character is in some page.
func (e *encoding) reach(text string) (page, n int) {
	for i, p := range e.pages {
		if m := p.reach(text); m > n {
			page, n = i, m
		}
		if n == len(text) {
			return page, n
		}
	}
	if n == 0 { // cannot be: layout lets through only what the face can draw
		_, n = utf8.DecodeRuneInString(text)
	}
	return page, n
}

// reach is how many bytes of the beginning of text the page has, up to what is
// drawn.
func (p *codePage) reach(text string) int {
	for i, r := range text {
		if _, ok := p.code(r); !ok || p.wide && i > 0 && layout.Drawn(r) {
			return i
		}
	}
	return len(text)
}

// encode writes text as the inside of a string object.
func (p *codePage) encode(b []byte, text string) []byte {
	for _, r := range text {
		c, ok := p.code(r)
		if !ok {
			c = '?'
		}
		if p.wide {
			b = escaped(b, byte(c>>8))
		}
		b = escaped(b, byte(c))
	}
	return b
}

// escaped writes a byte of a string object.
func escaped(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		return append(b, '\\', c)
	case '\r':
		return append(b, `\r`...)
	}
	return append(b, c)
}

// differences names the glyphs above ASCII.
func differences(runes []rune) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d", first)
	for _, r := range runes {
		b.WriteString(" /" + glyphName(r))
	}
	return b.String()
}

// unicode makes the CMap of a page. No-break spaces come out as plain ones.
func (p *codePage) unicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n")
	digits := 2
	if p.wide {
		digits = 4
		b.WriteString("<0000> <FFFF>\nendcodespacerange\n")
	} else {
		b.WriteString("<00> <FF>\nendcodespacerange\n1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n")
	}
	code := p.first()
	for some := range slices.Chunk(p.runes, 100) { // as many as a section may have
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for _, r := range some {
			if r == '\u00a0' {
				r = ' '
			}
			fmt.Fprintf(&b, "<%0*X> <%04X>\n", digits, code, r)
			code++
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// names of characters in the Adobe Glyph List that are not made of parts.
var names = map[rune]string{
	'\u00a0': "space", '“': "quotedblleft", '”': "quotedblright", '‘': "quoteleft", '’': "quoteright",
	'–': "endash", '—': "emdash", '…': "ellipsis", '•': "bullet", '§': "section", '°': "degree",
	'№': "afii61352", '₫': "dong", '½': "onehalf", '×': "multiply", '≤': "lessequal", '≥': "greaterequal",
	'□': "H22073", 'đ': "dcroat", 'Đ': "Dcroat",
}

// marks are the names of combining marks; the shape of a letter comes before
// its tone in a glyph's name.
var marks = map[rune]string{
	'\u0302': "circumflex", '\u0306': "breve", '\u031b': "horn",
	'\u0300': "grave", '\u0301': "acute", '\u0303': "tilde", '\u0309': "hookabove", '\u0323': "dotbelow",
}

// glyphName is the name of a character of the standard pages in the Adobe Glyph
// List.
func glyphName(r rune) string {
	if n, ok := names[r]; ok {
		return n
	}
	parts := []rune(norm.NFD.String(string(r)))
	name, tone := string(parts[0]), ""
	for _, m := range parts[1:] {
		switch m {
		case '\u0302', '\u0306', '\u031b':
			name += marks[m]
		default:
			tone += marks[m]
		}
	}
	return name + tone
}
