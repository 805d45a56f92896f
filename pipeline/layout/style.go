package layout

import (
	"fmt"
	"math"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// style is a style of the sheet with what follows from it.
type style struct {
	doc.Style
	size   int // in half-points
	pitch  Pos // height of a line
	ascent Pos // from a line's top to its baseline
}

// style finds a style by id.
func (m *maker) style(id string) *style {
	if s := m.styles[id]; s != nil {
		return s
	}
	var base doc.Style
	if len(m.doc.Styles) > 0 {
		base = m.doc.Styles[0]
	}
	if id != "" {
		found, ok := m.doc.Style(id)
		if !ok {
			m.fail(fmt.Sprintf("không có kiểu đoạn “%s”", id))
			found = base
		}
		base = found
	}
	s := newStyle(base, m.family.Face(base.Bold, base.Italic))
	m.styles[id] = s
	return s
}

// width is the length of font units at a size in half-points.
func width(units, size int) Pos {
	return Pos(divRound(units*size*int(Point/2), fonts.PerEm))
}

func newStyle(base doc.Style, f *fonts.Face) *style {
	s := &style{Style: base, size: halfPoints(base.Size)}
	s.measure(f, s.size)
	return s
}

// halfPoints is a font size as it is measured with.
func halfPoints(size float64) int { return min(max(int(math.Round(size*2)), 2), 3276) }

// measure sets the pitch of a line of letters of a size.
func (s *style) measure(f *fonts.Face, size int) {
	switch s.pitch, s.ascent = pitch(f, size); {
	case s.Exact > 0: // the letters hang over the edge of the line
		s.pitch, s.ascent = twips(s.Exact), 4*twips(s.Exact)/5
	case s.AtLeast > 0:
		more := max(twips(s.AtLeast)-s.pitch, 0)
		s.pitch, s.ascent = s.pitch+more, s.ascent+more
	default:
		s.stretch(s.Line)
	}
}

// pitch is the height of a line of single spacing and the depth of its baseline,
// in whole twips.
func pitch(f *fonts.Face, size int) (height, ascent Pos) {
	up, down, gap := width(f.Ascent, size), width(f.Descent, size), wholeTwips(width(f.LineGap, size))
	return wholeTwips(up+down) + gap, wholeTwips(up) + gap
}

func wholeTwips(p Pos) Pos { return Pos(divRound(int(p), int(Twip))) * Twip }

// divRound is a/b to the nearest whole number, for a >= 0.
func divRound(a, b int) int { return (2*a + b) / (2 * b) }

// stretch applies line spacing. More than single adds space under the line;
// less takes the baseline to four fifths of the height.
func (s *style) stretch(line float64) {
	if line <= 0 || line == 1 {
		return
	}
	percent := Pos(math.Round(min(line, 100) * 100))
	height := s.pitch / Twip
	if percent > 100 {
		s.pitch = max(height*percent/100, 1) * Twip
		return
	}
	height = max(height-height*(100-percent)/100, 1)
	s.pitch, s.ascent = height*Twip, 4*height/5*Twip
}
