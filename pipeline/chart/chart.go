// Package chart draws a chart (biểu đồ): a [doc.Chart] and the widths of a font
// become a [Drawing] of lines, boxes and texts, whose places count from its top left
// corner. PDF prints the drawing as it is, DOCX the picture that [Drawing.PNG] makes
// of it.
//
// From top to bottom stand the title, the bars (thanh) with their names at the left
// and their totals at the right, the axis with whole numbers (trục) and the legend
// (chú giải). A count stands in its part of the bar (đoạn), or behind the bar with
// the part's pattern where the part is too short for it. All arithmetic is in
// integers, so that every machine draws the same.
package chart

import (
	"fmt"
	"strconv"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// Drawing is a drawn chart (hình vẽ). Lines stand under boxes, boxes under those
// after them, texts over all.
type Drawing struct {
	Width, Height doc.Length
	Lines         []Line
	Boxes         []Box
	Texts         []Text // in reading order
}

// Line is a horizontal or vertical line; the places are its middle.
type Line struct {
	X1, Y1, X2, Y2 doc.Length
	Weight         doc.Length
	Gray           uint8 // 0 is black
}

// Box is a filled rectangle. Edge is the weight of the black line around it, whose
// middle is its border; 0 draws none.
type Box struct {
	X, Y, Width, Height doc.Length
	Fill                Pattern
	Edge                doc.Length
}

// Text is characters on one line; X and Y are where the baseline begins.
type Text struct {
	X, Y, Width doc.Length
	Text        string
	Size        int // in half-points
	Bold        bool
}

// Sizes of texts, in half-points.
const (
	titleSize  = 24
	nameSize   = 20
	leastName  = 14
	countSize  = 18
	leastCount = 8
	axisSize   = 16
	legendSize = 20
)

// Measures of the drawing.
const (
	margin    = 120 // above the title and under the legend
	gap       = 80  // between columns
	halo      = 30  // of white around a count on a pattern
	edge      = 10
	tick      = 60
	mostPitch = 484 // from bar to bar
	someBars  = 340 // with many bars
	allBars   = 6800
	swatch    = 140 // height of a pattern in the legend
)

// LeastWidth is the narrowest column that has room for a chart.
const LeastWidth doc.Length = 5670 // 100 mm

// Draw draws a chart as wide as given. It is as high as the chart wants, or higher
// if its texts need that. An error tells what of the chart breaks the rules of its
// model, or that it has no room.
func Draw(c *doc.Chart, width doc.Length, f *fonts.Family) (*Drawing, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	if width < LeastWidth {
		return nil, fmt.Errorf("biểu đồ “%s” cần chỗ rộng ít nhất %.0f mm", c.Title, LeastWidth.Millimetres())
	}
	p := &pen{Drawing: Drawing{Width: width}, chart: c, fonts: f, y: margin}
	if c.Longest() == 0 {
		p.nothing()
		return &p.Drawing, nil
	}
	p.title()
	legend := p.legend()
	p.bars(legend.height)
	p.put(legend)
	p.Height = max(p.y+margin, c.Height)
	return &p.Drawing, nil
}

// pen is where a drawing has come to: all above y is drawn.
type pen struct {
	Drawing
	chart *doc.Chart
	fonts *fonts.Family
	y     doc.Length
}

// width is the width of a text.
func (p *pen) width(s string, size int, bold bool) doc.Length {
	face, units := p.fonts.Face(bold, false), 0
	for _, r := range s {
		units += face.Advance(r)
	}
	return doc.Length((units*size*10 + fonts.PerEm - 1) / fonts.PerEm)
}

// pitch is the height of a line of text, drop the way from its top to the baseline.
func pitch(size int) doc.Length { return doc.Length(size*23+1) / 2 }
func drop(size int) doc.Length  { return doc.Length(size*9 + 1) }

// text writes a text with a part of its width, in hundredths, at the left of x: 0
// begins there, 50 centres, 100 ends there.
func (p *pen) text(x, y doc.Length, part int, s string, size int, bold bool) {
	if s == "" {
		return
	}
	w := p.width(s, size, bold)
	p.Texts = append(p.Texts, Text{X: x - w*doc.Length(part)/100, Y: y, Width: w, Text: s, Size: size, Bold: bold})
}

// number writes a count centred vertically around y.
func (p *pen) number(x, y doc.Length, part, n, size int, bold bool) {
	p.text(x, y+doc.Length(size*10/3), part, strconv.Itoa(n), size, bold)
}

// title writes the title in the middle.
func (p *pen) title() {
	for _, line := range p.wrap(p.chart.Title, titleSize, true, p.Width) {
		p.text(p.Width/2, p.y+drop(titleSize), 50, line, titleSize, true)
		p.y += pitch(titleSize)
	}
	p.y += gap / 2
}

// nothing draws the frame of a chart without data, under a margin.
func (p *pen) nothing() {
	const room = 600
	p.y += gap
	p.title()
	p.Height = max(p.y+room, p.chart.Height)
	p.Boxes = append(p.Boxes, Box{X: edge, Y: margin, Width: p.Width - 2*edge, Height: p.Height - margin - edge, Edge: edge})
	p.text(p.Width/2, (p.y+p.Height)/2, 50, doc.NoData, legendSize, false)
}
