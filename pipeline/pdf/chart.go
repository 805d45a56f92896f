package pdf

import (
	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// chart draws what a chart has but its texts, which are texts of the page. All of it
// is one figure.
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
