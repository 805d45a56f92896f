package chart

import (
	"strconv"

	"vanthu/pipeline/doc"
)

// bars is the part of a drawing between the title and the legend.
type bars struct {
	*pen
	pitch, thick doc.Length // from bar to bar; of a bar
	left, right  doc.Length // where bars begin; where the totals do
	span         doc.Length // of the axis
	reach, step  int        // of the axis
	size         int        // of counts
	totals       bool
}

// bars draws the bars and the axis, above a legend of a height.
func (p *pen) bars(legend doc.Length) {
	b := &bars{pen: p, totals: len(p.chart.Series) > 1}
	b.step, b.reach = scale(max(p.chart.Longest(), p.chart.Reach))
	rows, axis := doc.Length(len(p.chart.Rows)), tick+pitch(axisSize)
	head := doc.Length(0)
	if b.totals {
		head = pitch(countSize)
	}
	wanted := p.chart.Height - p.y - head - axis - legend - margin
	b.pitch = max(min(allBars/rows, mostPitch), someBars, wanted/rows)
	b.thick = min(b.pitch*3/5, mostPitch*3/5)
	b.size = min(max(int(b.thick/12), leastCount), countSize)
	n := p.names(p.Width*36/100, b.pitch)
	b.left = n.width + gap
	b.right = b.totalsAt()
	b.span = b.fit()
	if b.totals {
		p.text(p.Width-halo, p.y+drop(countSize), 100, "Tổng", countSize, true)
	}
	p.y += head
	b.grid(rows * b.pitch)
	for i := range p.chart.Rows {
		b.name(n, n.lines[i])
		b.bar(&p.chart.Rows[i])
		p.y += b.pitch
	}
	b.axis()
	p.y += axis
}

// totalsAt is where bars must end: before the totals, or so that the last number of
// the axis has room.
func (b *bars) totalsAt() doc.Length {
	w := b.width(strconv.Itoa(b.reach), axisSize, false) / 2
	if b.totals {
		w = max(w, b.width("Tổng", countSize, true), b.width(strconv.Itoa(b.chart.Longest()), b.size, true)) + gap
	}
	return b.Width - halo - w
}

// scale is the step of an axis, of at most six steps of 1, 2 or 5 times a power of
// ten, and the end of the axis.
func scale(longest int) (step, reach int) {
	const most = 6
	for step = 1; ; {
		for _, times := range []int{1, 2, 5} {
			if s := step * times; (longest+s-1)/s <= most {
				return s, (longest + s - 1) / s * s
			}
		}
		step *= 10
	}
}

// at is how far a count reaches from the bars' left.
func (b *bars) at(n int) doc.Length {
	return doc.Length((int(b.span)*n + b.reach/2) / b.reach)
}

// inside tells whether a count has room in its part, which begins after others.
func (b *bars) inside(before, n int) bool {
	return b.at(before+n)-b.at(before) >= b.width(strconv.Itoa(n), b.size, false)+4*halo
}

// beside is the width of the counts that stand behind a bar.
func (b *bars) beside(r *doc.ChartRow) (w doc.Length) {
	before := 0
	for _, n := range r.Counts {
		if n > 0 && !b.inside(before, n) {
			w += b.signed(n)
		}
		before += n
	}
	return w
}

// signed is the width of a count with its pattern before it.
func (b *bars) signed(n int) doc.Length {
	return gap + b.side() + halo + b.width(strconv.Itoa(n), b.size, false)
}

// side is that of the square with the pattern of a count.
func (b *bars) side() doc.Length { return min(swatch, b.thick) }

// fit is the longest axis that leaves room for the counts behind each bar. A
// shorter axis has more of them, so it is sought in steps.
func (b *bars) fit() doc.Length {
	all := max(b.right-b.left, 1)
	for b.span = all; ; {
		fitting := b.span
		for i := range b.chart.Rows {
			r := &b.chart.Rows[i]
			if total := r.Total(); total > 0 {
				fitting = min(fitting, (all-b.beside(r))*doc.Length(b.reach)/doc.Length(total))
			}
		}
		switch {
		case fitting < all/5: // what finds no room then is left to the text
			return all / 5
		case fitting == b.span:
			return b.span
		}
		b.span = fitting
	}
}

// grid draws the lines of the axis under bars of a height.
func (b *bars) grid(height doc.Length) {
	const faint, thin = 9 * grey, 5
	for n := 0; n <= b.reach; n += b.step {
		l := Line{X1: b.left + b.at(n), Y1: b.y, Y2: b.y + height + tick, Weight: thin, Gray: faint}
		if n == 0 {
			l.Weight, l.Gray = edge, 0
		}
		l.X2 = l.X1
		b.Lines = append(b.Lines, l)
	}
	y := b.y + height
	b.Lines = append(b.Lines, Line{X1: b.left, Y1: y, X2: b.left + b.span, Y2: y, Weight: edge})
}

// axis writes the numbers under the lines.
func (b *bars) axis() {
	for n := 0; n <= b.reach; n += b.step {
		b.text(b.left+b.at(n), b.y+tick+drop(axisSize), 50, strconv.Itoa(n), axisSize, false)
	}
}

// name writes the name of a bar, ending at it.
func (b *bars) name(n names, lines []string) {
	y := b.y + (b.pitch-doc.Length(len(lines))*pitch(n.size))/2
	for _, l := range lines {
		b.text(n.width, y+drop(n.size), 100, l, n.size, false)
		y += pitch(n.size)
	}
}

// bar draws a bar with its counts and its total.
func (b *bars) bar(r *doc.ChartRow) {
	top, middle, before := b.y+(b.pitch-b.thick)/2, b.y+b.pitch/2, 0
	var out []int // series whose counts stand behind the bar
	for k, n := range r.Counts {
		if n == 0 {
			continue
		}
		x, end := b.left+b.at(before), b.left+b.at(before+n)
		b.box(x, top, end-x, b.thick, k)
		if b.inside(before, n) {
			b.count((x+end)/2, middle, n, k)
		} else {
			out = append(out, k)
		}
		before += n
	}
	b.behind(b.left+b.at(before), middle, r, out)
	if b.totals {
		b.number(b.Width-halo, middle, 100, before, b.size, true)
	}
}

// count writes a count on the pattern of its series, on white of its own.
func (b *bars) count(x, y doc.Length, n, series int) {
	if !patterns[series%len(patterns)].white() {
		w, h := b.width(strconv.Itoa(n), b.size, false)+2*halo, min(doc.Length(b.size)*9, b.thick-edge)
		b.Boxes = append(b.Boxes, Box{X: x - w/2, Y: y - h/2, Width: w, Height: h})
	}
	b.number(x, y, 50, n, b.size, false)
}

// behind writes counts behind a bar that ends at x; an ellipsis stands for those
// without room, which a page's width always has.
func (b *bars) behind(x, y doc.Length, r *doc.ChartRow, series []int) {
	side := b.side()
	for _, k := range series {
		n := r.Counts[k]
		if x+b.signed(n) > b.right {
			b.text(min(x+halo, b.right), y+doc.Length(b.size*10/3), 0, "…", b.size, false)
			return
		}
		b.box(x+gap, y-side/2, side, side, k)
		b.number(x+gap+side+halo, y, 0, n, b.size, false)
		x += b.signed(n)
	}
}
