package chart

import "vanthu/pipeline/doc"

// legend is where the names of the series stand (chú giải): in columns of one width,
// row by row.
type legend struct {
	texts   []string
	columns int
	column  doc.Length // from one to the next
	height  doc.Length
}

// Measures of the legend: from a pattern to the end of its room, where its name
// begins; between columns.
const (
	sign    = 2*swatch + gap
	between = 3 * gap
)

// legend plans the legend.
func (p *pen) legend() (l legend) {
	widest := doc.Length(0)
	for _, s := range p.chart.Series {
		text := ""
		if lines := p.wrap(s, legendSize, false, p.Width-sign); len(lines) > 0 {
			text = p.cut(lines, 1, legendSize, p.Width-sign)[0]
		}
		l.texts = append(l.texts, text)
		widest = max(widest, p.width(text, legendSize, false))
	}
	l.column = sign + widest + between
	l.columns = min(int((p.Width+between)/l.column), len(l.texts))
	rows := (len(l.texts) + l.columns - 1) / l.columns
	l.columns = (len(l.texts) + rows - 1) / rows // rows of nearly one length
	l.height = gap + doc.Length(rows)*pitch(legendSize)
	return l
}

// put draws the legend in the middle.
func (p *pen) put(l legend) {
	left := (p.Width + between - doc.Length(l.columns)*l.column) / 2
	for i, s := range l.texts {
		x := left + doc.Length(i%l.columns)*l.column
		y := p.y + gap + doc.Length(i/l.columns)*pitch(legendSize)
		p.box(x, y+(pitch(legendSize)-swatch)/2, 2*swatch, swatch, i)
		p.text(x+sign, y+drop(legendSize), 0, s, legendSize, false)
	}
	p.y += l.height
}

// box draws a rectangle in the pattern of a series.
func (p *pen) box(x, y, width, height doc.Length, series int) {
	p.Boxes = append(p.Boxes, Box{X: x, Y: y, Width: width, Height: height, Fill: Pattern(series % len(patterns)), Edge: edge})
}
