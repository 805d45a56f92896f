package xlsx

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// A line is a paragraph or heading on its way into a cell.
type line struct {
	runs  []run
	style doc.Style
	align doc.Align
	role  doc.Role
	rule  doc.Length // width of the line drawn under it; 0 is none
}

// line makes the line of a paragraph or heading, its label before the text.
func (p *planner) line(l leaf) (line, error) {
	var ln line
	var inlines []doc.Inline
	label := run{text: l.label}
	switch b := l.block.(type) {
	case *doc.Paragraph:
		ln = line{style: p.style(b.Style), align: b.Align, role: b.Role}
		inlines = b.Inlines
	case *doc.Heading:
		ln = line{style: p.style(b.Style)}
		label.text, inlines = b.Label, b.Inlines
	default:
		return ln, fmt.Errorf("khối %T không phải là đoạn văn", b)
	}
	if ln.align == doc.AlignStyle {
		ln.align = ln.style.Align
	}
	body, err := p.runsOf(inlines, ln.style)
	if label.text != "" {
		label.text = doc.Fold(label.text)
		if len(body) > 0 {
			label.text += " "
		}
		label.bold, label.italic = ln.style.Bold || l.labelBold, ln.style.Italic
		ln.runs = append(ln.runs, label)
	}
	for _, r := range body {
		ln.runs = appendRun(ln.runs, r)
	}
	return ln, err
}

// lines takes leaves as lines. A drawn line goes to the text above it; the rows
// of a table become lines with a bar between the cells, a chart the words that name it.
func (p *planner) lines(leaves []leaf) ([]line, error) {
	var out []line
	for _, l := range leaves {
		switch b := l.block.(type) {
		case *doc.Rule:
			if len(out) > 0 {
				out[len(out)-1].rule = b.Width
			}
		case *doc.Table:
			rows, err := p.barred(b)
			if err != nil {
				return nil, err
			}
			out = append(out, rows...)
		case *doc.Chart:
			out = append(out, line{style: p.style(""), runs: []run{{text: chartName(b)}}})
		default:
			ln, err := p.line(l)
			if err != nil {
				return nil, err
			}
			out = append(out, ln)
		}
	}
	return out, nil
}

// barred takes the rows of a table as lines.
func (p *planner) barred(t *doc.Table) ([]line, error) {
	var out []line
	for _, r := range t.Rows {
		var ln line
		for i, c := range r.Cells {
			lines, err := p.linesOf(c.Blocks)
			if err != nil {
				return nil, err
			}
			if i > 0 {
				ln.runs = appendRun(ln.runs, run{text: " | "})
			}
			if len(lines) > 0 {
				ln.style, ln.align = lines[0].style, lines[0].align
			}
			ln.runs = append(ln.runs, joined(lines)...)
		}
		out = append(out, ln)
	}
	return out, nil
}

// linesOf takes blocks as lines.
func (p *planner) linesOf(blocks []doc.Block) ([]line, error) {
	leaves, err := flatten(blocks)
	if err != nil {
		return nil, err
	}
	return p.lines(leaves)
}

// joined is the text of lines with line breaks between them.
func joined(lines []line) []run {
	var out []run
	for i, ln := range lines {
		if i > 0 {
			if n := len(out) - 1; n >= 0 {
				out[n].text += "\n"
			} else {
				out = append(out, run{text: "\n"})
			}
		}
		for _, r := range ln.runs {
			out = appendRun(out, r)
		}
	}
	return out
}

// top puts the letterhead and the titles above a sheet's table.
func (p *planner) top(s *sheet, leaves []leaf) error {
	var titles []leaf
	for _, l := range leaves {
		t, _ := l.block.(*doc.Table)
		switch {
		case l.role() == doc.RoleLetterhead && t != nil:
			if err := p.letterhead(s, t); err != nil {
				return err
			}
		case l.role() == doc.RoleUrgency:
			if err := p.stamp(s, l); err != nil {
				return err
			}
		case !l.isBlank():
			titles = append(titles, l)
		}
	}
	if len(s.rows) > 0 && len(titles) > 0 {
		s.blank()
	}
	lines, err := p.lines(titles)
	for _, ln := range lines {
		s.across(placed{span: len(s.columns), line: ln})
	}
	return err
}

// stamp puts the mark of urgency (dấu chỉ mức độ khẩn) under the left block of
// the letterhead, in a frame: NĐ 30, Phụ lục I, III.2b.
func (p *planner) stamp(s *sheet, l leaf) error {
	lines, err := p.lines([]leaf{l})
	for _, ln := range lines {
		s.across(placed{span: max(1, s.split(nil, nil)), line: ln, border: true})
	}
	return err
}

// letterhead puts the two columns of the letterhead side by side, line by line.
func (p *planner) letterhead(s *sheet, t *doc.Table) error {
	for _, r := range t.Rows {
		sides, err := p.sides(r)
		if err != nil {
			return err
		}
		s.beside(level(sides))
	}
	return nil
}

// sides are the lines of a row's first cell, and of the others.
func (p *planner) sides(r doc.Row) (sides [2][]line, err error) {
	for i, c := range r.Cells {
		lines, err := p.linesOf(c.Blocks)
		if err != nil {
			return sides, err
		}
		for _, ln := range lines {
			sides[min(i, 1)] = append(sides[min(i, 1)], ln.broken()...)
		}
	}
	return sides, nil
}

// broken is a line for each line of the text: a row of the letterhead is one
// line high, so that neither side pushes the other apart. A drawn line stays
// under the last.
func (ln line) broken() []line {
	out := []line{ln}
	out[0].runs, out[0].rule = nil, 0
	for _, r := range ln.runs {
		for i, text := range strings.Split(r.text, "\n") {
			if i > 0 {
				next := ln
				next.runs, next.rule = nil, 0
				out = append(out, next)
			}
			if r.text = text; text != "" {
				last := &out[len(out)-1]
				last.runs = appendRun(last.runs, r)
			}
		}
	}
	out[len(out)-1].rule = ln.rule
	return out
}

// level puts blank lines into the shorter side, so that the number and the
// place and date stand on one line: NĐ 30, Phụ lục I, mục V.
func level(sides [2][]line) [2][]line {
	number := slices.IndexFunc(sides[0], func(l line) bool { return l.role == doc.RoleNumber })
	date := slices.IndexFunc(sides[1], func(l line) bool { return l.role == doc.RoleDateline })
	if number < 0 || date < 0 || number == date {
		return sides
	}
	short, at := 0, number
	if date < number {
		short, at = 1, date
	}
	for range max(number, date) - at {
		sides[short] = slices.Insert(sides[short], at, line{style: sides[short][at].style})
	}
	return sides
}

// beside adds the lines of the letterhead, left and right. Where the columns do
// not serve both, the right ones stand below the left ones.
func (s *sheet) beside(sides [2][]line) {
	split := s.split(sides[0], sides[1])
	if split == 0 {
		for _, ln := range slices.Concat(sides[0], sides[1]) {
			if len(ln.runs) > 0 {
				s.across(placed{span: len(s.columns), line: ln})
			}
		}
		return
	}
	for i := range max(len(sides[0]), len(sides[1])) {
		var parts []placed
		if i < len(sides[0]) {
			parts = append(parts, placed{span: split, line: sides[0][i]})
		}
		if i < len(sides[1]) {
			parts = append(parts, placed{column: split, span: len(s.columns) - split, line: sides[1][i]})
		}
		s.across(parts...)
	}
}

// leftShare is the share of the left block in the letterhead's width: NĐ 30,
// Phụ lục I, mục IV has the blocks side by side, the right one the wider.
const leftShare = 0.4

// leftWidth is what the left block of the letterhead needs at most: longer lines
// are broken.
const leftWidth = 45 // mm

// split is the number of columns under the left block of the letterhead: such
// that the right one's lines stay whole and the left one has about its share.
// It is 0 when no columns serve both.
func (s *sheet) split(left, right []line) int {
	needLeft, needRight := min(need(left), doc.MM(leftWidth)), need(right)
	best, bestBad := 0, 0.0
	for k := 1; k < len(s.columns); k++ {
		width := s.widthOf(0, k)
		if width < needLeft || s.width()-width < needRight {
			continue
		}
		bad := math.Abs(float64(width)/float64(s.width()) - leftShare)
		if best == 0 || bad < bestBad {
			best, bestBad = k, bad
		}
	}
	return best
}

// need is the width in which no line is broken.
func need(lines []line) (w doc.Length) {
	for _, ln := range lines {
		w = max(w, doc.Pt(widthOf(ln.runs, ln.style.Size)/certain)+2*cellPadding)
	}
	return w
}

// placed is a line over span columns from column.
type placed struct {
	column, span int
	line         line
	border       bool
}

// across adds a row of lines over merged cells, high enough for them, and a
// small row for the lines drawn under them.
func (s *sheet) across(parts ...placed) {
	var r row
	for _, p := range parts {
		ln := p.line
		width, size := s.widthOf(p.column, p.span), ln.style.Size
		starts := breaks(ln.runs, size, width)
		space := (ln.style.Before + ln.style.After).Points()
		r.height = max(r.height, rowHeight(len(starts), size)+space)
		r.cells = append(r.cells, cell{
			column: p.column, span: p.span, runs: ln.runs,
			look: look{size: size, color: ln.style.Color, align: ln.align, middle: len(parts) == 1, border: p.border},
		})
	}
	r.height = min(r.height, maxRowHeight)
	s.add(r)
	under := row{height: 6}
	for _, p := range parts {
		if p.line.rule > 0 {
			under.rules = append(under.rules, s.centred(p))
		}
	}
	if under.rules != nil {
		s.add(under)
	}
}

// centred is the line drawn under the middle of a text, no longer than the
// text's columns. Drawings count in pixels.
func (s *sheet) centred(p placed) rule {
	all := pixels(s.widthOf(p.column, p.span))
	out := rule{column: p.column, width: min(pixels(p.line.rule), all)}
	out.left = (all - out.width) / 2
	for w := pixels(s.columns[out.column]); out.left >= w; w = pixels(s.columns[out.column]) {
		out.left -= w
		out.column++
	}
	return out
}

// widthOf is the width of runs on one line, in points.
func widthOf(runs []run, size float64) float64 {
	var sum float64
	for _, r := range runs {
		sum += fonts.Load().Face(r.bold, r.italic).Width(r.text, size)
	}
	return sum
}
