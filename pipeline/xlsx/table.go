package xlsx

import (
	"math"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
)

// tables makes a sheet of each table of records and each chart in a section.
func (p *planner) tables(sec doc.Section, top, leaves []leaf) error {
	var before []leaf
	for _, l := range leaves {
		if c, ok := l.block.(*doc.Chart); ok {
			if err := p.chart(sec, top, before, c); err != nil {
				return err
			}
			top = nil
			continue
		}
		if !l.isData() {
			before = append(before, l)
			continue
		}
		if err := p.table(sec, top, caption(sec.Role, before), l.block.(*doc.Table)); err != nil {
			return err
		}
		top, before = nil, nil
	}
	return nil
}

// caption is what names a table: in an annex all that stands above it, in the
// body the nearest heading, else the paragraph right above.
func caption(role doc.Role, before []leaf) []leaf {
	if role == doc.RoleAnnex {
		return before
	}
	for i := len(before) - 1; i >= 0; i-- {
		if _, ok := before[i].block.(*doc.Heading); ok {
			return before[i : i+1]
		}
	}
	if n := len(before); n > 0 {
		if _, ok := before[n-1].block.(*doc.Paragraph); ok {
			return before[n-1:]
		}
	}
	return nil
}

// table makes the sheet of a table.
func (p *planner) table(sec doc.Section, top, caption []leaf, t *doc.Table) error {
	s := &sheet{paper: landscape(sec.Page), name: p.name(p.title(caption, top)), frozen: true}
	return p.fill(s, t, func() error { return p.above(s, top, caption) })
}

// above puts above a table what opens its sheet.
func (p *planner) above(s *sheet, parts ...[]leaf) error {
	for _, leaves := range parts {
		if err := p.top(s, leaves); err != nil {
			return err
		}
	}
	return nil
}

// fill puts a table on its sheet, below what above puts there: that goes by the
// widths of the columns.
func (p *planner) fill(s *sheet, t *doc.Table, above func() error) error {
	grid, err := t.Grid()
	if err != nil {
		return err
	}
	records := make([][]cell, len(t.Rows))
	for i := range t.Rows {
		if records[i], err = p.record(t, i, grid); err != nil {
			return err
		}
	}
	s.columns = columns(t.Columns, records, s.paper.TextWidth())
	if err := above(); err != nil {
		return err
	}
	if len(s.rows) > 0 {
		s.blank()
	}
	first := len(s.rows) + 1
	begin := make([]int, len(records)) // the sheet's row of each of the table's
	for i, r := range records {
		begin[i] = len(s.rows) + 1
		p.add(s, r)
		if i == t.HeaderRows-1 {
			s.header, s.headerEnd = first, len(s.rows)
		}
		if !apart(t, i) {
			p.merge(s, grid[i], begin[:i+1])
		}
	}
	body := max(first, s.headerEnd+1)
	p.totals(s, body)
	s.lit = s.light(t, body)
	p.sheets = append(p.sheets, s)
	return nil
}

// merge ends the cells over several rows that end with the sheet's last row, and
// makes it high enough for them.
func (p *planner) merge(s *sheet, places []doc.Place, begin []int) {
	for _, at := range places {
		if at.Rows == 1 || !at.Ends(len(begin)-1) {
			continue
		}
		first := begin[at.Row]
		if s.continued(at.Column, first) {
			continue
		}
		s.merges = append(s.merges, merge{row: first, last: len(s.rows), column: at.Column, span: at.Columns})
		above := 0.0
		for _, r := range s.rows[first-1 : len(s.rows)-1] {
			above += r.height
		}
		for _, c := range s.rows[first-1].cells {
			if last := &s.rows[len(s.rows)-1]; c.column == at.Column {
				if need := rowHeight(len(s.breaks(c)), c.look.size) - above; need > last.height {
					last.height, last.fitted = min(need, maxRowHeight), false
				}
			}
		}
	}
}

// continued tells whether what was too long for a cell in row first goes on in the
// rows below, where merging would hide it.
func (s *sheet) continued(column, first int) bool {
	for _, r := range s.rows[first:] {
		for _, c := range r.cells {
			if c.column == column && len(c.runs) > 0 {
				return true
			}
		}
	}
	return false
}

// title is the first text of the leaves, without the number of a heading.
func (p *planner) title(leaves ...[]leaf) string {
	for _, part := range leaves {
		for _, l := range part {
			if l.isTable() || l.isRule() {
				continue
			}
			if h, ok := l.block.(*doc.Heading); ok {
				l.block = &doc.Heading{Style: h.Style, Inlines: h.Inlines}
			}
			if ln, err := p.line(leaf{block: l.block}); err == nil && len(ln.runs) > 0 {
				return plain(ln.runs)
			}
		}
	}
	return p.doc.Meta.Title
}

// apart tells whether nothing is merged in row i: merged cells cannot be sorted, and
// a row that is filtered out takes along the text that it lends to others.
func apart(t *doc.Table, i int) bool { return t.Filter && i >= t.HeaderRows }

// apart is a cell as single ones: what it holds is in the widest, in every row.
func (c cell) apart(columns []doc.Length) []cell {
	out, widest := make([]cell, c.span), 0
	for k := range out {
		out[k] = cell{column: c.column + k, span: 1, look: c.look}
		if columns[c.column+k] > columns[c.column+widest] {
			widest = k
		}
	}
	out[widest].runs, out[widest].value = c.runs, c.value
	return out
}

// record makes the cells of row i.
func (p *planner) record(t *doc.Table, i int, grid doc.Grid) ([]cell, error) {
	header := i < t.HeaderRows
	var cells []cell
	for _, at := range grid[i] {
		made, err := p.cell(t.Rows[at.Row].Cells[at.Cell], t.Border.Weight > 0 || header)
		if err != nil {
			return nil, err
		}
		made.column, made.span, made.down = at.Column, at.Columns, at.Rows > 1
		if apart(t, i) {
			cells = append(cells, made.apart(t.Columns)...)
			continue
		}
		if !at.In(i) {
			made.covered, made.runs, made.value = true, nil, doc.Value{}
		}
		if header {
			made.look.align, made.look.middle = doc.AlignCenter, true
			for i := range made.runs {
				made.runs[i].bold = true
			}
		}
		cells = append(cells, made)
	}
	return cells, nil
}

// add adds a row of the table, and further ones for what is too long for a
// cell.
func (p *planner) add(s *sheet, cells []cell) {
	for first := true; cells != nil; first = false {
		var rest []cell
		for i, c := range cells {
			head, tail := fill(c.runs)
			if tail == nil {
				continue
			}
			cells[i].runs, c.runs, c.down = head, tail, false
			rest = append(rest, c)
			if !first { // said once a cell
				continue
			}
			p.warn(s.next(c), "xlsx-o-qua-dai", "nội dung dài hơn 32.767 ký tự, là giới hạn của một ô Excel",
				"phần còn lại nằm ở hàng kế tiếp; nên tách nội dung")
		}
		s.add(p.fitted(s, cells))
		cells = rest
	}
}

// next is the place that a cell has in the row to be added.
func (s *sheet) next(c cell) doc.Position {
	return doc.Position{Sheet: s.name, Cell: cellName(c.column+1, len(s.rows)+1)}
}

// cell makes the cell of a table.
func (p *planner) cell(from doc.Cell, border bool) (cell, error) {
	lines, err := p.linesOf(from.Blocks)
	if err != nil {
		return cell{}, err
	}
	st := p.style("")
	align := doc.AlignLeft
	if len(lines) > 0 {
		st, align = lines[0].style, lines[0].align
	}
	c := cell{
		span: 1, runs: joined(lines), value: typed(from.Value),
		look: look{size: st.Size, color: st.Color, align: align, middle: from.Middle, border: border},
	}
	switch c.value.Kind {
	case doc.ValueNumber:
		c.look.format = numberFormat(plain(c.runs), c.value.Number)
	case doc.ValueDate:
		c.look.format = "dd/mm/yyyy"
	}
	return c, nil
}

// fitted is a row as high as the highest of its cells, which is noted when it is
// too high for Excel.
func (p *planner) fitted(s *sheet, cells []cell) row {
	r := row{cells: cells, fitted: true}
	tallest := 0
	for i, c := range cells {
		lines := len(s.breaks(c))
		cells[i].look.oneLine = c.value.Kind != doc.ValueText || c.span > 1 && lines == 1
		r.fitted = r.fitted && c.span == 1
		if c.down {
			continue
		}
		if h := rowHeight(lines, c.look.size); h > r.height {
			r.height, tallest = h, i
		}
	}
	if r.height > maxRowHeight {
		p.warn(s.next(cells[tallest]), "xlsx-hang-qua-cao", "hàng cao hơn 409 điểm, là giới hạn của Excel, nên khi in bị che phần cuối",
			"rút ngắn nội dung hoặc in bản DOCX, PDF")
		r.height = maxRowHeight
	}
	return r
}

// totalLabels open a row of totals.
var totalLabels = map[string]bool{"tổng cộng": true, "cộng": true, "tổng số": true, "tổng": true}

// totals makes the numbers of a last row named "Tổng cộng" sums of the columns
// above, from the row first on. A number that is no such sum stays, and is noted, unless
// its column's headings say that it is a rate, which nobody adds up.
func (p *planner) totals(s *sheet, first int) {
	last := len(s.rows) - 1
	if last < first || !isTotal(s.rows[last]) {
		return
	}
	for i, c := range s.rows[last].cells {
		if c.value.Kind != doc.ValueNumber || strings.Contains(plain(c.runs), "%") || s.rate(c.column) {
			continue
		}
		sum := sumOf(s.rows[first-1:last], c.column)
		if math.Abs(sum-c.value.Number) <= 1e-9*max(1, math.Abs(sum)) {
			s.rows[last].cells[i].formula = sumFormula(c.column, first, c.column, last)
			continue
		}
		figure := func(x float64) string { return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1) }
		p.warn(doc.Position{Sheet: s.name, Cell: cellName(c.column+1, last+1)}, "xlsx-tong-lech",
			"tổng ghi “"+figure(c.value.Number)+"” khác tổng các hàng trên “"+figure(sum)+"”", "kiểm lại số liệu của cột")
	}
}

// rate tells whether a heading over a column speaks of rates (tỷ lệ).
func (s *sheet) rate(column int) bool {
	if s.header == 0 {
		return false
	}
	for _, r := range s.rows[s.header-1 : s.headerEnd] {
		for _, c := range r.cells {
			text := strings.ToLower(plain(c.runs))
			if c.column <= column && column < c.column+max(c.span, 1) && (strings.Contains(text, "%") || strings.Contains(text, "tỷ lệ")) {
				return true
			}
		}
	}
	return false
}

// sumFormula adds up the cells from a column (from 0) and row (from 1) to another.
func sumFormula(column, row, lastColumn, lastRow int) string {
	return "SUM(" + cellName(column+1, row) + ":" + cellName(lastColumn+1, lastRow) + ")"
}

// isTotal tells whether a row's first text names it a total.
func isTotal(r row) bool {
	for _, c := range r.cells {
		if text := strings.TrimSpace(plain(c.runs)); text != "" {
			return totalLabels[strings.ToLower(strings.TrimRight(text, ": "))]
		}
	}
	return false
}

// sumOf adds up the numbers of a column.
func sumOf(rows []row, column int) float64 {
	var sum float64
	for _, r := range rows {
		for _, c := range r.cells {
			if c.column == column && c.value.Kind == doc.ValueNumber {
				sum += c.value.Number
			}
		}
	}
	return sum
}
