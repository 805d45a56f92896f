// Package fonts holds the typeface of the printed page: four faces (kiểu chữ:
// thường, đậm, nghiêng, đậm nghiêng) of one family, Liberation Serif, whose
// widths are those of Times New Roman, the typeface of NĐ 30, Phụ lục I, I.2.
//
// A [Family] is four faces; a [Face] knows how wide each character is
// (Advance), whether it can be drawn (Has), and its file for embedding
// (Embedded, Subset). Widths are in font units, [PerEm] to the font size.
package fonts

import (
	"fmt"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// PerEm is the number of font units in the font size.
const PerEm = 2048

// Family is the four faces of a typeface. It does not change once made, so it
// may be shared between goroutines.
type Family struct {
	faces [4]*Face // by index
}

// Face is one face (kiểu chữ) of a family. Metrics are in font units.
type Face struct {
	Name         string // PostScript name, such as "LiberationSerif-Bold"
	Bold, Italic bool
	Ascent       int // of a line above the baseline
	Descent      int // of a line under the baseline, positive
	LineGap      int // leading between two lines
	CapHeight    int
	ItalicAngle  int    // in degrees, negative when slanting to the right
	Bounds       [4]int // left, bottom, right, top of all glyphs together

	ttf      []byte
	font     *sfnt.Font
	low      [lowRunes]int16 // advance by rune, absent if there is no glyph
	high     map[rune]int16
	embedded func() Program
}

const (
	lowRunes = 0x2700 // all letters and signs of office texts lie below
	absent   = -1
)

// Load gives the family that comes with the program: Liberation Serif. It is
// prepared once a process.
func Load() *Family { return load() }

var load = sync.OnceValue(func() *Family {
	f, err := New(liberationserifregular.TTF, liberationserifbold.TTF,
		liberationserifitalic.TTF, liberationserifbolditalic.TTF)
	if err != nil {
		panic("fonts: " + err.Error()) // the files are part of the program
	}
	return f
})

// New makes a family of four TrueType files.
func New(regular, bold, italic, boldItalic []byte) (*Family, error) {
	f := new(Family)
	for i, ttf := range [][]byte{regular, bold, italic, boldItalic} {
		face, err := newFace(ttf)
		if err != nil {
			return nil, fmt.Errorf("phông chữ thứ %d: %w", i+1, err)
		}
		face.Bold, face.Italic = i&1 != 0, i&2 != 0
		f.faces[i] = face
	}
	return f, nil
}

// Face returns the face that is bold, italic, both or neither.
func (f *Family) Face(bold, italic bool) *Face {
	i := 0
	if bold {
		i |= 1
	}
	if italic {
		i |= 2
	}
	return f.faces[i]
}

// Advance is the width of r in font units; a character without a glyph is as
// wide as "□".
func (f *Face) Advance(r rune) int {
	if a := f.advance(r); a != absent {
		return int(a)
	}
	return int(f.advance('□'))
}

// Has tells whether the face can draw r.
func (f *Face) Has(r rune) bool { return f.advance(r) != absent }

// Glyph is the number of r's glyph in the font file and its subsets, 0 if it has
// none.
func (f *Face) Glyph(r rune) uint16 { return f.glyphs([]rune{r})[r] }

// Width is the width of s in points at a font size in points.
func (f *Face) Width(s string, size float64) float64 {
	units := 0
	for _, r := range s {
		units += f.Advance(r)
	}
	return float64(units) * size / PerEm
}

func (f *Face) advance(r rune) int16 {
	if r >= 0 && r < lowRunes {
		return f.low[r]
	}
	if a, ok := f.high[r]; ok {
		return a
	}
	return absent
}

// leastOS2 is the first version of the OS/2 table that gives the heights of
// letters. For an older one sfnt would measure glyphs, and a bad file can make
// one of them of millions of others.
const leastOS2 = 2

func newFace(ttf []byte) (*Face, error) {
	if v := u16(directory(ttf)["OS/2"], 0); v < leastOS2 {
		return nil, fmt.Errorf("bảng OS/2 phiên bản “%d” cũ hơn %d", v, leastOS2)
	}
	ft, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	if ft.UnitsPerEm() != PerEm {
		return nil, fmt.Errorf("cỡ ô chữ “%d” khác %d", ft.UnitsPerEm(), PerEm)
	}
	f := &Face{ttf: ttf, font: ft, high: map[rune]int16{}}
	f.embedded = sync.OnceValue(f.embed)
	if err := f.readMetrics(ft); err != nil {
		return nil, err
	}
	return f, f.readAdvances(ft)
}

// One em in sfnt's 26.6 pixels, so that what it returns are font units.
const em = fixed.Int26_6(PerEm)

func (f *Face) readMetrics(ft *sfnt.Font) error {
	var buf sfnt.Buffer
	m, err := ft.Metrics(&buf, em, font.HintingNone)
	if err != nil {
		return err
	}
	box, err := ft.Bounds(&buf, em, font.HintingNone)
	if err != nil {
		return err
	}
	if f.Name, err = ft.Name(&buf, sfnt.NameIDPostScript); err != nil {
		return err
	}
	f.Ascent, f.Descent = int(m.Ascent), int(m.Descent)
	f.LineGap = int(m.Height - m.Ascent - m.Descent)
	f.CapHeight = int(m.CapHeight)
	f.Bounds = [4]int{int(box.Min.X), int(-box.Max.Y), int(box.Max.X), int(-box.Min.Y)}
	if post := ft.PostTable(); post != nil {
		f.ItalicAngle = int(post.ItalicAngle)
	}
	return nil
}

func (f *Face) readAdvances(ft *sfnt.Font) error {
	var buf sfnt.Buffer
	for r := rune(0); r <= 0xFFFF; r++ {
		if r < lowRunes {
			f.low[r] = absent
		}
		g, err := ft.GlyphIndex(&buf, r)
		if err != nil || g == 0 {
			continue
		}
		a, err := ft.GlyphAdvance(&buf, g, em, font.HintingNone)
		if err != nil {
			return err
		}
		if r < lowRunes {
			f.low[r] = int16(a)
		} else {
			f.high[r] = int16(a)
		}
	}
	if !f.Has('\u2011') { // no-break hyphen: printed as the plain one
		f.low['\u2011'] = f.low['-']
	}
	if !f.Has('□') || !f.Has(' ') {
		return fmt.Errorf("phông “%s” thiếu dấu cách hoặc ký hiệu “□”", f.Name)
	}
	return nil
}
