package thethuc

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

// table styles a table and scales its columns to the width of the text.
func (s *styler) table(t *doc.Table) doc.Block {
	rules := s.rules.Tables
	if len(t.Columns) == 0 || len(t.Rows) == 0 || s.cell {
		s.fault("bang", "bảng không có cột, không có hàng hoặc nằm trong bảng khác", "sửa lại bảng")
		return nil
	}
	grid, err := t.Grid()
	if err != nil {
		s.fault("bang", err.Error(), "sửa lại bảng")
		return nil
	}
	out := &doc.Table{
		Role:       t.Role,
		Columns:    settle(s.columns(t, grid)),
		HeaderRows: t.HeaderRows,
		Border:     doc.Border{Weight: doc.Pt(rules.Weight.Value)},
		Padding:    s.padding(),
		Align:      doc.AlignLeft,
		Filter:     t.Filter,
		Signals:    t.Signals,
	}
	if lines := s.rows(out, t, grid); lines <= int(rules.ShortTable.Value) && !s.small {
		keepWhole(out.Rows)
	}
	s.headHeights(out, grid)
	return out
}

// tableStyle is the style of the text of tables, or of their heading rows.
func (s *styler) tableStyle(head bool) string {
	switch {
	case s.small && head:
		return styleSmallHead
	case s.small:
		return styleSmall
	case head:
		return styleTableHead
	}
	return styleTable
}

// padding is the space left and right in a cell.
func (s *styler) padding() doc.Length {
	if s.small {
		return doc.MM(s.rules.Sheets.Padding.Value)
	}
	return doc.MM(s.rules.Tables.Padding.Value)
}

// rows styles the rows of a table into out, and returns about how many lines they
// are together. Only a long row that no cell binds to another may break over pages.
func (s *styler) rows(out, t *doc.Table, grid doc.Grid) (lines int) {
	high := make([]int, len(t.Rows)) // about how many lines each row has
	for i, row := range t.Rows {
		styled := doc.Row{Height: row.Height, Cells: make([]doc.Cell, len(row.Cells))}
		bound := false
		for _, p := range grid[i] {
			bound = bound || p.Rows > 1
			if p.In(i) {
				styled.Cells[p.Cell] = s.tableCell(row.Cells[p.Cell], i < t.HeaderRows)
			}
			if p.Ends(i) {
				need := s.estimate(t.Rows[p.Row].Cells[p.Cell].Blocks, out.Columns[p.Column:p.Column+p.Columns], out.Padding)
				high[i] = max(high[i], need-total(high[p.Row:i]))
			}
		}
		styled.CanSplit = i >= t.HeaderRows && !bound && high[i] > int(s.rules.Tables.LongRow.Value)
		out.Rows = append(out.Rows, styled)
	}
	return total(high)
}

// headHeights gives a heading row that ends a cell over several rows the height
// that this cell needs: LibreOffice lets such a row grow only where it stands
// first, and cuts it off where it repeats.
func (s *styler) headHeights(t *doc.Table, grid doc.Grid) {
	style := s.style(s.tableStyle(true))
	pitch := linePitch(style.Size, style.Bold)
	high := make([]doc.Length, min(max(t.HeaderRows, 0), len(t.Rows)))
	for i := range high {
		bound := false
		for _, p := range grid[i] {
			if !p.Ends(i) {
				continue
			}
			need, width := t.Border.Weight, total(t.Columns[p.Column:p.Column+p.Columns])-2*t.Padding
			for text := range doc.Lines(t.Rows[p.Row].Cells[p.Cell].Blocks) {
				for line := range strings.SplitSeq(text, "\n") {
					need += doc.Length(linesIn(line, style, width)) * pitch
				}
				need += style.Before + style.After
			}
			bound = bound || p.Rows > 1
			high[i] = max(high[i], need-total(high[p.Row:i]))
		}
		if bound {
			t.Rows[i].Height = max(t.Rows[i].Height, high[i])
		}
	}
}

// total is the sum of numbers.
func total[T ~int](numbers []T) (sum T) {
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// keepWhole keeps the rows of a short table on one page: each with the next.
func keepWhole(rows []doc.Row) {
	kept := map[string]string{styleTable: styleTableKept, styleTableHead: styleTableHeadKept}
	for _, row := range rows[:len(rows)-1] {
		for j := range row.Cells {
			for _, b := range row.Content(j) {
				if p, ok := b.(*doc.Paragraph); ok && kept[p.Style] != "" {
					p.Style = kept[p.Style]
				}
			}
		}
	}
}

// tableCell styles the content of a cell; lists in it are numbered apart.
func (s *styler) tableCell(cell doc.Cell, head bool) doc.Cell {
	in := &styler{composer: s.composer, numbering: numbering{outline: OutlineSections}, width: s.width, base: s.tableStyle(head), cell: true}
	out := cell
	out.Middle = cell.Middle || head
	out.Blocks = in.blocks(cell.Blocks)
	for _, b := range out.Blocks {
		if p, ok := b.(*doc.Paragraph); ok && head {
			p.Align = doc.AlignStyle // the heading row is centred whatever its column is
		}
	}
	return out
}

// estimate is about how many lines blocks fill in a cell over columns: more, if
// words do not fit the ends of the lines.
func (s *styler) estimate(blocks []doc.Block, columns []doc.Length, padding doc.Length) int {
	size, width := s.size(s.tableStyle(false)), total(columns)-2*padding
	lines := 0
	for text := range doc.Lines(blocks) {
		lines += 1 + int(textWidth(text, size, false)/max(width, 1))
	}
	return lines
}

// columns shares the width of the text among the columns as the template asks,
// but gives each at least what its longest word needs: a date or a heading cut
// in the middle of a word cannot be read. Where not even that fits, the needs
// are scaled down together.
func (s *styler) columns(t *doc.Table, grid doc.Grid) []doc.Length {
	need := s.needs(t, grid)
	if total(need) >= s.width {
		return scale(need, s.width)
	}
	// Columns that would get less than they need get just that; the others
	// share the rest. Each round settles one column or more.
	out := make([]doc.Length, len(t.Columns))
	rest := s.width
	open := slices.Clone(t.Columns)
	for {
		share, settled := scale(open, rest), false
		for i, w := range share {
			if out[i] == 0 && w < need[i] {
				out[i], open[i], settled = need[i], 0, true
				rest -= need[i]
			}
		}
		if !settled {
			for i, w := range share {
				out[i] += w
			}
			return out
		}
	}
}

// needs is the width of the longest word of each column with the cell's padding
// and border, at most a third of the text. What a cell over several columns needs
// beyond them, they share.
func (s *styler) needs(t *doc.Table, grid doc.Grid) []doc.Length {
	out := make([]doc.Length, len(t.Columns))
	rules := s.rules.Tables
	const slack = 10 // twips: settle may take five at each side
	edge := 2*s.padding() + doc.Pt(2*rules.Weight.Value) + slack
	for c := range out {
		out[c] = edge // of a column without any text
	}
	most := doc.Length(rules.LongWord.Value * float64(s.width))
	var wide []func()
	for i := range grid {
		for _, p := range grid[i] {
			if !p.In(i) {
				continue
			}
			cell := &t.Rows[i].Cells[p.Cell]
			need := min(s.longest(cell, i < t.HeaderRows)+edge, most)
			own := out[p.Column : p.Column+p.Columns]
			if len(own) == 1 {
				own[0] = max(own[0], need)
				continue
			}
			wide = append(wide, func() {
				for c, more := range scale(make([]doc.Length, len(own)), max(need-total(own), 0)) {
					own[c] += more
				}
			})
		}
	}
	for _, share := range wide {
		share()
	}
	return out
}

// longest is the width of the longest word of a cell.
func (s *styler) longest(cell *doc.Cell, head bool) (width doc.Length) {
	size, bold := s.size(s.tableStyle(head)), head || bold(cell.Blocks)
	for text := range doc.Lines(cell.Blocks) {
		for word := range strings.FieldsSeq(text) {
			width = max(width, textWidth(word, size, bold))
		}
	}
	return width
}

// bold tells whether a cell's text begins in bold.
func bold(blocks []doc.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	p, ok := blocks[0].(*doc.Paragraph)
	if !ok || len(p.Inlines) == 0 {
		return false
	}
	t, ok := p.Inlines[0].(doc.Text)
	return ok && t.Bold
}

// scale makes relative widths fill the width to the twip.
func scale(columns []doc.Length, width doc.Length) []doc.Length {
	out := make([]doc.Length, len(columns))
	sum := doc.Length(0)
	for _, w := range columns {
		sum += max(w, 0)
	}
	done, before := doc.Length(0), doc.Length(0)
	for i, w := range columns {
		if sum == 0 {
			before = width * doc.Length(i+1) / doc.Length(len(columns))
		} else {
			done += max(w, 0)
			before = doc.Length(int64(width) * int64(done) / int64(sum))
		}
		out[i] = before
	}
	for i := len(out) - 1; i > 0; i-- {
		out[i] -= out[i-1]
	}
	return out
}

// settle moves the edges between columns by a few twips to places that
// every word processor keeps: LibreOffice counts an edge in ten-thousandths of
// the table's width, and an edge that it moves breaks lines elsewhere than Word.
func settle(columns []doc.Length) []doc.Length {
	var end, last doc.Length
	all := total(columns)
	out := make([]doc.Length, len(columns))
	for i, w := range columns {
		end += w
		edge := end
		if end < all {
			edge = settled(end, all)
		}
		out[i], last = edge-last, edge
	}
	return out
}

// settled is the place nearest to an edge that counting in ten-thousandths of
// the total, and back in whole twips, does not change.
func settled(edge, total doc.Length) doc.Length {
	for away := doc.Length(0); away < total; away++ {
		for _, e := range [...]doc.Length{edge + away, edge - away} {
			if part := (20000*e + total) / (2 * total); part*total/10000 == e {
				return e
			}
		}
	}
	return edge
}
