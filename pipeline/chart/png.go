package chart

import (
	"image"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// Resolution is how many pixels of the picture make an inch.
const Resolution = 200

// pixels is a length in whole pixels.
func pixels(l doc.Length) int { return floor(int(l)*Resolution+720, 1440) }

// PNG is the drawing as a picture in sixteen greys: the same bytes on every machine.
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
	r := image.Rect(pixels(b.X), pixels(b.Y), pixels(b.X+b.Width), pixels(b.Y+b.Height))
	if p := &patterns[b.Fill]; p.stripes == nil {
		c.fill(r, p.ground)
	} else {
		tile := p.tile()
		seen := r.Intersect(c.Rect)
		for y := seen.Min.Y; y < seen.Max.Y; y++ {
			from, row := &tile[y%period], c.Pix[c.PixOffset(0, y):][:seen.Max.X]
			for x := seen.Min.X; x < seen.Max.X; x++ {
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

// texts paints the texts.
func (c *canvas) texts(texts []Text) error {
	w := &writer{canvas: c}
	for i := range texts {
		letters, err := texts[i].Letters()
		if err != nil {
			return err
		}
		for _, l := range letters {
			w.letter(&texts[i], l)
		}
	}
	return nil
}

// writer paints letters.
type writer struct {
	*canvas
	shape vector.Rasterizer
	mask  image.Alpha
}

// letter paints a letter of a text. Places are counted in 1/64 of a pixel.
func (w *writer) letter(t *Text, l Letter) {
	const fine = Resolution * 64
	p := path{&w.shape, t.Size, point{int(t.X)*fine/1440 + scaled(l.X, t.Size), int(t.Y) * fine / 1440}, point{}}
	b := l.Outline.Bounds()
	least, most := p.at(b.Min), p.at(b.Max)
	corner := image.Pt(floor(least.x, 64), floor(least.y, 64))
	size := image.Pt(floor(most.x, 64)+1, floor(most.y, 64)+1).Sub(corner)
	p.origin.x, p.origin.y = p.origin.x-64*corner.X, p.origin.y-64*corner.Y
	w.shape.Reset(size.X, size.Y)
	for i := range l.Outline {
		p.add(&l.Outline[i])
	}
	p.ClosePath()
	w.mask = image.Alpha{Pix: append(w.mask.Pix[:0], make([]uint8, size.X*size.Y)...), Stride: size.X, Rect: image.Rectangle{Max: size}}
	w.shape.Draw(&w.mask, w.mask.Rect, image.Opaque, image.Point{})
	w.ink(image.Rectangle{Min: corner, Max: corner.Add(size)})
}

// scaled is a length of a font of a size, in font units, in 1/64 of a pixel. A long
// text has more of them than 32 bits count.
func scaled(units, size int) int {
	const perInch = 144 * fonts.PerEm
	return int((int64(units)*int64(size)*Resolution*64 + perInch/2) / perInch)
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

// path puts the outline of a letter into a rasterizer. Curves become straight lines
// here, in integers: the rasterizer's own would differ between machines.
type path struct {
	*vector.Rasterizer
	size   int // of the font
	origin point
	pen    point
}

// point is a place in 1/64 of a pixel.
type point struct{ x, y int }

// at is where a point of an outline stands.
func (p *path) at(v fixed.Point26_6) point {
	return point{p.origin.x + scaled(int(v.X), p.size), p.origin.y + scaled(int(v.Y), p.size)}
}

func (p *path) add(s *sfnt.Segment) {
	const parts = 6 // of a curve; letters are some 30 pixels high
	a, b := p.pen, p.at(s.Args[0])
	switch s.Op {
	case sfnt.SegmentOpMoveTo:
		p.ClosePath()
		p.MoveTo(b.pixels())
		p.pen = b
	case sfnt.SegmentOpLineTo:
		p.LineTo(b.pixels())
		p.pen = b
	case sfnt.SegmentOpQuadTo: // TrueType has no others
		c := p.at(s.Args[1])
		for i := 1; i <= parts; i++ {
			t, u := i, parts-i
			p.LineTo(point{floor(u*u*a.x+2*t*u*b.x+t*t*c.x, parts*parts), floor(u*u*a.y+2*t*u*b.y+t*t*c.y, parts*parts)}.pixels())
		}
		p.pen = c
	}
}

// pixels is the point in pixels: sixty-fourths are exact.
func (v point) pixels() (x, y float32) { return float32(v.x) / 64, float32(v.y) / 64 }
