package chart

import "vanthu/pipeline/doc"

// Pattern is how a box is filled (hoa văn): the place of its series in the chart.
// Patterns that follow each other are told apart in black and white, also after the
// page has been copied.
type Pattern int

// Stroke is a line of a box's pattern. It may begin and end outside of the box,
// where nothing of it is seen. Dash is how long its dashes and the gaps between
// them are together, each dash as long as the line is thick; 0 is no dashes.
type Stroke struct {
	X1, Y1, X2, Y2 doc.Length
	Weight, Dash   doc.Length
}

// pattern is a ground with stripes on it.
type pattern struct {
	ground  uint8 // 255 is white
	stripes []stripes
}

// stripes are parallel lines, or dots in rows: a point is dark where across*x +
// down*y, counted from the drawing's corner, is less than weight beyond a multiple
// of gap. Dots stand in every row as far from each other as the rows, in every
// second one moved by half of that.
type stripes struct {
	across, down int
	gap, weight  doc.Length
	dots         bool
}

const (
	paper = 255 // white
	wide  = 72  // 10 pixels of a picture
	near  = 36
	heavy = 21
	thick = 14
	fine  = 7
)

// patterns are in the order of the series.
var patterns = [doc.MostSeries]pattern{
	{paper, nil},
	{paper, []stripes{{0, 1, wide, heavy, true}}},
	{paper, []stripes{{1, 1, wide, thick, false}}},
	{9 * grey, nil},
	{paper, []stripes{{1, 1, wide, thick, false}, {1, -1, wide, thick, false}}},
	{0, nil},
	{paper, []stripes{{0, 1, near, fine, false}}},
	{13 * grey, []stripes{{1, 0, wide, thick, false}}},
}

// white tells whether a text can be read on the pattern as it is.
func (p *pattern) white() bool { return p.ground == paper && p.stripes == nil }

// Ground is the grey of a pattern under its lines: 0 is black, 255 white.
func (p Pattern) Ground() uint8 { return patterns[p].ground }

// Strokes are the lines of the box's pattern.
func (b *Box) Strokes() (out []Stroke) {
	for _, s := range patterns[b.Fill].stripes {
		low, high := s.across*int(b.X), s.across*int(b.X+b.Width)
		for _, end := range []doc.Length{b.Y, b.Y + b.Height} {
			low, high = min(low, s.across*int(b.X)+s.down*int(end)), max(high, s.across*int(b.X+b.Width)+s.down*int(end))
		}
		if s.across == 0 {
			low, high = int(b.Y), int(b.Y+b.Height)
		}
		for k := floor(low, int(s.gap)); k*int(s.gap) <= high; k++ {
			out = append(out, s.stroke(b, k))
		}
	}
	return out
}

// stroke is the stripe at k times the gap.
func (s *stripes) stroke(b *Box, k int) Stroke {
	c := doc.Length(k)*s.gap + s.weight/2
	if s.across == 0 {
		line := Stroke{X1: b.X, Y1: c, X2: b.X + b.Width, Y2: c, Weight: s.weight}
		if s.dots {
			line.X1 = doc.Length(floor(int(b.X), int(s.gap))-1)*s.gap + doc.Length(k&1)*s.gap/2
			line.Dash = s.gap
		}
		return line
	}
	down, weight := doc.Length(s.down), s.weight
	if s.down != 0 {
		weight = weight * 7 / 10 // across the line, not across the page
	}
	return Stroke{X1: c - down*b.Y, Y1: b.Y, X2: c - down*(b.Y+b.Height), Y2: b.Y + b.Height, Weight: weight}
}

// tile is the pixels that a pattern repeats, to the right and down.
func (p *pattern) tile() (t [period][period]uint8) {
	for y := range t {
		for x := range t[y] {
			t[y][x] = p.ground
			for i := range p.stripes {
				if p.stripes[i].dark(x, y) {
					t[y][x] = 0
				}
			}
		}
	}
	return t
}

// period is a multiple of all gaps in pixels, and of two rows of dots.
const period = 20

// dark tells whether the pixel at x, y is one of the stripes.
func (s *stripes) dark(x, y int) bool {
	gap, weight := pixels(s.gap), max(pixels(s.weight), 1)
	v := s.across*(2*x+1) + s.down*(2*y+1) // in halves of a pixel, from its middle
	if s.dots && modulo(x-floor(v, 2*gap)&1*gap/2, gap) >= weight {
		return false
	}
	return modulo(v, 2*gap) < 2*weight
}

// floor is a/b, rounded down; modulo what is left of a.
func floor(a, b int) int  { return (a - modulo(a, b)) / b }
func modulo(a, b int) int { return (a%b + b) % b }
