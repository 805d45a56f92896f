package chart

import (
	"fmt"
	"slices"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanthu/fonts"
)

// Letter is a character of a text, as lines around its ink: the same shapes are
// filled in the picture and on the page, so that a chart looks the same in both and
// neither has words that the other lacks.
type Letter struct {
	X       int // where it begins, from where the text does, in font units
	Outline sfnt.Segments
}

// Letters are the characters of the text; "□" stands for what the font lacks.
// Outlines are in font units, downwards from the baseline, and must not be changed.
func (t *Text) Letters() (out []Letter, err error) {
	faces, err := typefaces()
	if err != nil {
		return nil, err
	}
	face, x := faces[0], 0
	if t.Bold {
		face = faces[1]
	}
	for _, r := range t.Text {
		g, err := face.glyph(r)
		if err != nil {
			return nil, fmt.Errorf("chart: %q: %w", t.Text, err)
		}
		out = append(out, Letter{x, g.outline})
		x += g.advance
	}
	return out, nil
}

// typefaces are the shapes of the letters, thin and bold.
var typefaces = sync.OnceValues(func() (out [2]*typeface, err error) {
	for i, ttf := range [][]byte{liberationserifregular.TTF, liberationserifbold.TTF} {
		font, err := sfnt.Parse(ttf)
		if err != nil {
			return out, fmt.Errorf("chart: %w", err)
		}
		out[i] = &typeface{font: font}
	}
	return out, nil
})

// typeface is a font whose glyphs are read once a process.
type typeface struct {
	font   *sfnt.Font
	glyphs sync.Map // of *glyph, by the number of the glyph
}

type glyph struct {
	outline sfnt.Segments
	advance int
}

// glyph is the shape of a character.
func (f *typeface) glyph(r rune) (*glyph, error) {
	index, err := f.font.GlyphIndex(nil, r)
	if err == nil && index == 0 {
		index, err = f.font.GlyphIndex(nil, '□')
	}
	if err != nil {
		return nil, err
	}
	if g, ok := f.glyphs.Load(index); ok {
		return g.(*glyph), nil
	}
	const whole = fixed.Int26_6(fonts.PerEm) // a unit of the font is a unit of the outline
	var b sfnt.Buffer
	segments, err := f.font.LoadGlyph(&b, index, whole, nil)
	if err != nil {
		return nil, err
	}
	advance, err := f.font.GlyphAdvance(&b, index, whole, 0)
	if err != nil {
		return nil, err
	}
	g, _ := f.glyphs.LoadOrStore(index, &glyph{slices.Clone(segments), int(advance)})
	return g.(*glyph), nil
}
