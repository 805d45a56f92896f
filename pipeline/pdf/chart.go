package pdf

import (
	"strconv"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanthu/fonts"
	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// chart draws a chart. All of it is one figure, whose words are in its description:
// its letters are drawn as shapes, so that the text of the page is that of the same
// document in Word, where a chart is a picture.
func (w *writer) chart(c *layout.Chart) {
	x, y := c.X.Points(), w.height-c.Y.Points()
	k := mark{artifact: repeated}
	if !c.Repeat {
		k = mark{element: w.marks.places[c.Of].text}
		w.marks.nodes[k.element].attrs = bounds(x, y-c.Height.Points(), c.Width.Points(), c.Height.Points())
	}
	w.marks.begin(k)
	p := plot{append(w.scratch[:0], "q "...), x, y}
	for i := range c.Lines {
		l := &c.Lines[i]
		p.gray(l.Gray, "G ")
		p.line(l.X1, l.Y1, l.X2, l.Y2, l.Weight)
	}
	for i := range c.Boxes {
		p.box(&c.Boxes[i])
	}
	for i := range c.Texts {
		if err := p.text(&c.Texts[i]); err != nil {
			w.pdf.SetError(err)
		}
	}
	p.b = append(p.b, 'Q')
	w.write(p.b)
	w.scratch = p.b
}

// plot is operators that draw a chart whose top left corner stands at x, y.
type plot struct {
	b    []byte
	x, y float64
}

// length writes a length in points.
func (p *plot) length(l doc.Length) { p.b = decimal(p.b, l.Points(), 2) }

// point writes a place, and rectangle a place and its size.
func (p *plot) point(x, y doc.Length) {
	p.b = decimal(p.b, p.x+x.Points(), 2)
	p.b = decimal(p.b, p.y-y.Points(), 2)
}

func (p *plot) rectangle(b *chart.Box, operator string) {
	p.point(b.X, b.Y+b.Height)
	p.length(b.Width)
	p.length(b.Height)
	p.b = append(p.b, operator...)
}

// gray sets the grey of what is drawn next.
func (p *plot) gray(v uint8, operator string) {
	p.b = append(decimal(p.b, float64(v)/255, 3), operator...)
}

func (p *plot) line(x1, y1, x2, y2, weight doc.Length) {
	p.length(weight)
	p.b = append(p.b, "w "...)
	p.point(x1, y1)
	p.b = append(p.b, "m "...)
	p.point(x2, y2)
	p.b = append(p.b, "l S\n"...)
}

// box draws a box: its ground, its pattern inside of it, its edge.
func (p *plot) box(b *chart.Box) {
	p.gray(b.Fill.Ground(), "g ")
	p.rectangle(b, "re f\n")
	p.gray(0, "G ")
	if strokes := b.Strokes(); len(strokes) > 0 {
		p.b = append(p.b, "q "...)
		p.rectangle(b, "re W n\n")
		for _, s := range strokes {
			p.stroke(&s)
		}
		p.b = append(p.b, "Q\n"...)
	}
	if b.Edge > 0 {
		p.length(b.Edge)
		p.b = append(p.b, "w "...)
		p.rectangle(b, "re S\n")
	}
}

// inThirds is how many units of an outline make one of the font: control points of
// its curves, which are cubic in PDF, are whole then.
const inThirds = 3

// text fills the letters of a text.
func (p *plot) text(t *chart.Text) error {
	letters, err := t.Letters()
	if err != nil {
		return err
	}
	scale := float64(t.Size) / 2 / (fonts.PerEm * inThirds)
	p.b = append(p.b, "q 0 g "...)
	for _, v := range []float64{scale, 0, 0, -scale} {
		p.b = decimal(p.b, v, 7)
	}
	p.point(t.X, t.Y)
	p.b = append(p.b, "cm\n"...)
	x := 0
	for _, l := range letters {
		if l.X > x { // the next letters stand from here
			p.b = strconv.AppendInt(append(p.b, "1 0 0 1 "...), int64(l.X-x)*inThirds, 10)
			p.b = append(p.b, " 0 cm\n"...)
			x = l.X
		}
		p.outline(l.Outline)
	}
	p.b = append(p.b, "Q\n"...)
	return nil
}

// outline fills what lines and curves go around.
func (p *plot) outline(segments sfnt.Segments) {
	if len(segments) == 0 { // a space
		return
	}
	var at fixed.Point26_6
	for _, s := range segments {
		a, b := s.Args[0], s.Args[1]
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.points("m ", a.Mul(inThirds<<6))
			at = a
		case sfnt.SegmentOpLineTo:
			p.points("l ", a.Mul(inThirds<<6))
			at = a
		case sfnt.SegmentOpQuadTo: // TrueType has no others
			p.points("c ", at.Add(a).Add(a), a.Add(a).Add(b), b.Mul(inThirds<<6))
			at = b
		}
	}
	p.b = append(p.b, "f\n"...)
}

// points writes an operator after its places.
func (p *plot) points(operator string, places ...fixed.Point26_6) {
	for _, v := range places {
		p.b = append(strconv.AppendInt(p.b, int64(v.X), 10), ' ')
		p.b = append(strconv.AppendInt(p.b, int64(v.Y), 10), ' ')
	}
	p.b = append(p.b, operator...)
}

// stroke draws a line of a pattern. Dashes hold until the pattern's end.
func (p *plot) stroke(s *chart.Stroke) {
	if s.Dash > 0 {
		p.b = append(p.b, '[')
		p.length(s.Weight)
		p.length(s.Dash - s.Weight)
		p.b = append(p.b, "] 0 d "...)
	}
	p.line(s.X1, s.Y1, s.X2, s.Y2, s.Weight)
}
