package chart

import (
	"fmt"
	"image"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"vanthu/pipeline/doc"
)

// Resolution is how many pixels of the picture make an inch.
const Resolution = 200

// pixels is a length in whole pixels.
func pixels(l doc.Length) int { return floor(int(l)*Resolution+720, 1440) }

// PNG is the drawing as a grey picture: the same bytes on every machine.
func (d *Drawing) PNG() ([]byte, error) {
	c := &canvas{image.NewGray(image.Rect(0, 0, pixels(d.Width), pixels(d.Height)))}
	c.fill(c.Rect, paper)
	for i := range d.Lines {
		c.line(&d.Lines[i])
	}
	for i := range d.Boxes {
		c.box(&d.Boxes[i])
	}
	if err := c.texts(d.Texts); err != nil {
		return nil, err
	}
	return encode(c.Gray), nil
}

// canvas is the picture being drawn.
type canvas struct{ *image.Gray }

// fill paints a rectangle.
func (c *canvas) fill(r image.Rectangle, gray uint8) {
	r = r.Intersect(c.Rect)
	if r.Empty() {
		return
	}
	first := c.Pix[c.PixOffset(r.Min.X, r.Min.Y):][:r.Dx()]
	for i := range first {
		first[i] = gray
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(c.Pix[c.PixOffset(r.Min.X, y):], first)
	}
}

// line paints a line, one pixel thick at least.
func (c *canvas) line(l *Line) {
	w := max(pixels(l.Weight), 1)
	x, y := pixels(l.X1-l.Weight/2), pixels(l.Y1-l.Weight/2)
	c.fill(image.Rect(x, y, x+max(pixels(l.X2-l.X1), w), y+max(pixels(l.Y2-l.Y1), w)), l.Gray)
}

// box paints a box: its pattern and its edge.
func (c *canvas) box(b *Box) {
	r := image.Rect(pixels(b.X), pixels(b.Y), pixels(b.X+b.Width), pixels(b.Y+b.Height)).Intersect(c.Rect)
	if p := &patterns[b.Fill]; p.stripes == nil {
		c.fill(r, p.ground)
	} else {
		tile := p.tile()
		for y := r.Min.Y; y < r.Max.Y; y++ {
			from, row := &tile[y%period], c.Pix[c.PixOffset(0, y):][:r.Max.X]
			for x := r.Min.X; x < r.Max.X; x++ {
				row[x] = from[x%period]
			}
		}
	}
	if b.Edge > 0 {
		c.edge(r, max(pixels(b.Edge), 1))
	}
}

// edge paints the lines around a box, half of them outside.
func (c *canvas) edge(r image.Rectangle, w int) {
	out := image.Rect(r.Min.X-w/2, r.Min.Y-w/2, r.Max.X+w-w/2, r.Max.Y+w-w/2)
	for _, side := range []image.Rectangle{
		{out.Min, image.Pt(out.Max.X, out.Min.Y+w)}, {image.Pt(out.Min.X, out.Max.Y-w), out.Max},
		{out.Min, image.Pt(out.Min.X+w, out.Max.Y)}, {image.Pt(out.Max.X-w, out.Min.Y), out.Max},
	} {
		c.fill(side, 0)
	}
}

// outlines are the shapes of the letters, thin and bold.
var outlines = sync.OnceValues(func() (out [2]*sfnt.Font, err error) {
	for i, ttf := range [][]byte{liberationserifregular.TTF, liberationserifbold.TTF} {
		if out[i], err = sfnt.Parse(ttf); err != nil {
			return out, fmt.Errorf("chart: %w", err)
		}
	}
	return out, nil
})

// texts paints the texts.
func (c *canvas) texts(texts []Text) error {
	fonts, err := outlines()
	if err != nil {
		return err
	}
	w := &writer{canvas: c}
	for i := range texts {
		t := &texts[i]
		w.font = fonts[0]
		if t.Bold {
			w.font = fonts[1]
		}
		if err := w.text(t); err != nil {
			return fmt.Errorf("chart: %q: %w", t.Text, err)
		}
	}
	return nil
}

// writer paints letters.
type writer struct {
	*canvas
	font   *sfnt.Font
	buffer sfnt.Buffer
	shape  vector.Rasterizer
	mask   image.Alpha
}

// text paints a text. Places are counted in 1/64 of a pixel.
func (w *writer) text(t *Text) error {
	const units = Resolution * 64
	em := fixed.Int26_6(t.Size * units / 144)
	perEm := int(w.font.UnitsPerEm())
	x, y, done := int(t.X)*units/1440, int(t.Y)*units/1440, 0
	for _, r := range t.Text {
		glyph, err := w.glyph(r)
		if err != nil {
			return err
		}
		segments, err := w.font.LoadGlyph(&w.buffer, glyph, em, nil)
		if err != nil {
			return err
		}
		w.paint(segments, x+done*t.Size*units/(144*perEm), y)
		advance, err := w.font.GlyphAdvance(&w.buffer, glyph, fixed.Int26_6(perEm), 0)
		if err != nil {
			return err
		}
		done += int(advance)
	}
	return nil
}

// glyph is the shape of a character; "□" stands for what the font lacks.
func (w *writer) glyph(r rune) (sfnt.GlyphIndex, error) {
	g, err := w.font.GlyphIndex(&w.buffer, r)
	if g != 0 || err != nil {
		return g, err
	}
	return w.font.GlyphIndex(&w.buffer, '□')
}

// paint paints a glyph with its origin at x, y.
func (w *writer) paint(segments sfnt.Segments, x, y int) {
	b := segments.Bounds()
	corner := image.Pt(floor(int(b.Min.X)+x, 64), floor(int(b.Min.Y)+y, 64))
	size := image.Pt(floor(int(b.Max.X)+x, 64)+1, floor(int(b.Max.Y)+y, 64)+1).Sub(corner)
	w.shape.Reset(size.X, size.Y)
	path := path{&w.shape, x - 64*corner.X, y - 64*corner.Y, fixed.Point26_6{}}
	for i := range segments {
		path.add(&segments[i])
	}
	w.mask = image.Alpha{Pix: append(w.mask.Pix[:0], make([]uint8, size.X*size.Y)...), Stride: size.X, Rect: image.Rectangle{Max: size}}
	w.shape.Draw(&w.mask, w.mask.Rect, image.Opaque, image.Point{})
	w.ink(image.Rectangle{Min: corner, Max: corner.Add(size)})
}

// ink blackens a place of the picture through the mask.
func (w *writer) ink(place image.Rectangle) {
	seen := place.Intersect(w.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		mask := w.mask.Pix[(y-place.Min.Y)*w.mask.Stride+seen.Min.X-place.Min.X:]
		row := w.Pix[w.PixOffset(seen.Min.X, y):][:seen.Dx()]
		for i := range row {
			row[i] = uint8(int(row[i]) * (255 - int(mask[i])) / 255)
		}
	}
}

// path puts the outline of a glyph into a rasterizer. Curves become straight lines
// here, in integers: the rasterizer's own would differ between machines.
type path struct {
	*vector.Rasterizer
	x, y int
	pen  fixed.Point26_6
}

func (p *path) add(s *sfnt.Segment) {
	const parts = 6 // of a curve; letters are some 30 pixels high
	a, b, c := p.pen, s.Args[0], s.Args[1]
	switch s.Op {
	case sfnt.SegmentOpMoveTo:
		p.ClosePath()
		p.MoveTo(p.at(b))
		p.pen = b
	case sfnt.SegmentOpLineTo:
		p.LineTo(p.at(b))
		p.pen = b
	case sfnt.SegmentOpQuadTo: // TrueType has no others
		for i := 1; i <= parts; i++ {
			t, u := fixed.Int26_6(i), fixed.Int26_6(parts-i)
			p.LineTo(p.at(fixed.Point26_6{
				X: (u*u*a.X + 2*t*u*b.X + t*t*c.X) / (parts * parts),
				Y: (u*u*a.Y + 2*t*u*b.Y + t*t*c.Y) / (parts * parts),
			}))
		}
		p.pen = c
	}
}

// at is a point in pixels: sixty-fourths are exact.
func (p *path) at(v fixed.Point26_6) (x, y float32) {
	return float32(int(v.X)+p.x) / 64, float32(int(v.Y)+p.y) / 64
}
