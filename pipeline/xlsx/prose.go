package xlsx

import (
	"slices"

	"vanthu/pipeline/doc"
)

// The columns of a sheet of text: a number, headings, text. The first two hold
// the left block of the letterhead.
const (
	numberWidth  = 12 // mm
	headingWidth = 65 // mm
)

// proseHeader are the names of the columns.
var proseHeader = []string{"TT", "Đề mục", "Nội dung"}

// headingRoles are the roles of paragraphs that stand among the headings.
var headingRoles = []doc.Role{doc.RoleTitle, doc.RoleAnnex, doc.RoleAuthority}

// proseWriter puts the text of a section in rows.
type proseWriter struct {
	planner *planner
	sheet   *sheet
	heading line // waits for the text under it
	count   int
}

// prose makes the sheet of a section without tables: its text in rows, the
// closing block below.
func (p *planner) prose(sec doc.Section, top, leaves []leaf) error {
	if len(top) == 0 {
		top, leaves = splitTop(sec.Role, leaves)
	}
	s := &sheet{paper: landscape(sec.Page)}
	s.columns = []doc.Length{doc.MM(numberWidth), doc.MM(headingWidth), 0}
	s.columns[2] = max(s.paper.TextWidth()-s.width(), doc.MM(headingWidth))
	if err := p.top(s, top); err != nil {
		return err
	}
	s.blank()
	s.name = p.name(p.title(top))
	s.add(p.fitted(s, p.proseHeader()))
	s.header, s.headerEnd, s.frozen = len(s.rows), len(s.rows), true
	w := proseWriter{planner: p, sheet: s}
	end := slices.IndexFunc(leaves, func(l leaf) bool { return l.role() == doc.RoleClosing })
	if end < 0 {
		end = len(leaves)
	}
	for _, l := range leaves[:end] {
		if err := w.leaf(l); err != nil {
			return err
		}
	}
	w.flush()
	if err := w.closing(leaves[end:]); err != nil {
		return err
	}
	p.sheets = append(p.sheets, s)
	return p.charts(sec, leaves)
}

// proseHeader are the cells of the columns' names.
func (p *planner) proseHeader() []cell {
	var cells []cell
	st := p.style("")
	for i, name := range proseHeader {
		cells = append(cells, cell{column: i, span: 1, runs: []run{{text: name, bold: true}},
			look: look{size: st.Size, align: doc.AlignCenter, middle: true, border: true}})
	}
	return cells
}

// leaf adds the rows of a block.
func (w *proseWriter) leaf(l leaf) error {
	lines, err := w.planner.lines([]leaf{l})
	if err != nil {
		return err
	}
	_, isHeading := l.block.(*doc.Heading)
	for _, ln := range lines {
		switch {
		case len(ln.runs) == 0:
		case isHeading || slices.Contains(headingRoles, ln.role):
			w.flush()
			w.heading = ln
		default:
			w.row(ln, l.depth)
		}
	}
	return nil
}

// flush writes a heading that no text stands under.
func (w *proseWriter) flush() {
	if len(w.heading.runs) > 0 {
		w.row(line{}, 0)
	}
}

// row adds a row of text beside the heading that waits, and further rows for
// what does not fit.
func (w *proseWriter) row(text line, depth int) {
	w.count++
	headings, texts := w.pieces(w.heading, 1, 0), w.pieces(text, 2, depth)
	w.heading = line{}
	for i := range max(len(headings), len(texts)) {
		cells := []cell{w.blank(0), w.blank(1), w.blank(2)}
		cells[0].look.align = doc.AlignCenter
		if i == 0 {
			cells[0].value = doc.Value{Kind: doc.ValueNumber, Number: float64(w.count)}
		}
		if i < len(headings) {
			cells[1] = headings[i]
		}
		if i < len(texts) {
			cells[2] = texts[i]
		}
		w.sheet.add(w.planner.fitted(w.sheet, cells))
	}
}

// blank is an empty cell of a column.
func (w *proseWriter) blank(column int) cell {
	return cell{column: column, span: 1, look: look{size: w.planner.style("").Size, border: true}}
}

// pieces are the cells of a line: one, unless it is too long or too high.
func (w *proseWriter) pieces(ln line, column, depth int) []cell {
	c := w.blank(column)
	c.look.size, c.look.color, c.look.align, c.look.indent = ln.style.Size, ln.style.Color, doc.AlignLeft, depth
	c.runs = ln.runs
	starts, lines := w.sheet.breaks(c), maxLines(c.look.size)
	var out []cell
	rest, done := ln.runs, 0
	for i := lines; len(rest) > 0; i += lines {
		part := rest
		if rest = nil; i < len(starts) {
			part, rest = cut(part, starts[i]-done)
			done = starts[i]
		}
		for len(part) > 0 {
			c.runs, part = fill(part)
			out = append(out, c)
		}
	}
	return out
}

// closing adds the blocks of recipients and signatures below the text: the left
// ones under the headings, the others under the text.
func (w *proseWriter) closing(leaves []leaf) error {
	w.sheet.blank()
	for _, l := range leaves {
		t, ok := l.block.(*doc.Table)
		if !ok {
			lines, err := w.planner.lines([]leaf{l})
			if err != nil {
				return err
			}
			w.beside([2][]line{lines, nil})
			continue
		}
		for _, r := range t.Rows {
			sides, err := w.planner.sides(r)
			if err != nil {
				return err
			}
			if len(r.Cells) == 1 {
				sides[0], sides[1] = nil, sides[0]
			}
			w.beside([2][]line{spaced(sides[0]), spaced(sides[1])})
		}
	}
	return nil
}

// spaced puts blank lines where the style leaves room above a line: for the
// signature above the signer's name.
func spaced(lines []line) []line {
	var out []line
	for i, ln := range lines {
		if i > 0 {
			out = append(out, make([]line, int(ln.style.Before.Points()/defaultRowHeight))...)
		}
		out = append(out, ln)
	}
	return out
}

// beside adds lines side by side.
func (w *proseWriter) beside(sides [2][]line) {
	for i := range max(len(sides[0]), len(sides[1])) {
		var cells []cell
		for side, lines := range sides {
			if i < len(lines) && len(lines[i].runs) > 0 {
				st := lines[i].style
				cells = append(cells, cell{column: side + 1, span: 1, runs: lines[i].runs,
					look: look{size: st.Size, color: st.Color, align: lines[i].align}})
			}
		}
		w.sheet.add(w.planner.fitted(w.sheet, cells))
	}
}
