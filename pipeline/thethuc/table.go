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
	out := &doc.Table{
		Role:       t.Role,
		Columns:    settle(s.columns(t)),
		HeaderRows: t.HeaderRows,
		Border:     doc.Border{Weight: doc.Pt(rules.Weight.Value)},
		Padding:    doc.MM(rules.Padding.Value),
		Align:      doc.AlignLeft,
	}
	lines := 0
	for i, row := range t.Rows {
		styled, high := s.row(row, out, i < t.HeaderRows)
		out.Rows = append(out.Rows, styled)
		lines += high
	}
	if lines <= int(rules.ShortTable.Value) {
		keepWhole(out.Rows)
	}
	return out
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

// row styles a row, which may break over pages only if it is long, and says
// about how many lines it has.
func (s *styler) row(row doc.Row, t *doc.Table, head bool) (doc.Row, int) {
	out := doc.Row{Height: row.Height}
	lines, column := 0, 0
	for _, cell := range row.Cells {
		span := max(cell.Span, 1)
		width := -2 * t.Padding
		for _, w := range t.Columns[min(column, len(t.Columns)):min(column+span, len(t.Columns))] {
			width += w
		}
		column += span
		out.Cells = append(out.Cells, s.tableCell(cell, head))
		lines = max(lines, s.estimate(cell.Blocks, width))
	}
	out.CanSplit = !head && lines > int(s.rules.Tables.LongRow.Value)
	return out, lines
}

// tableCell styles the content of a cell; lists in it are numbered apart.
func (s *styler) tableCell(cell doc.Cell, head bool) doc.Cell {
	in := &styler{composer: s.composer, numbering: numbering{outline: OutlineSections}, width: s.width, base: styleTable, cell: true}
	if head {
		in.base = styleTableHead
	}
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

// estimate is about how many lines blocks fill in a column: more, if words do
// not fit the ends of the lines.
func (s *styler) estimate(blocks []doc.Block, width doc.Length) int {
	size := s.size(styleTable)
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
func (s *styler) columns(t *doc.Table) []doc.Length {
	need := s.needs(t)
	sum := doc.Length(0)
	for _, n := range need {
		sum += n
	}
	if sum >= s.width {
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
// and border, at most a third of the text.
func (s *styler) needs(t *doc.Table) []doc.Length {
	out := make([]doc.Length, len(t.Columns))
	rules := s.rules.Tables
	size := s.size(styleTable)
	most := doc.Length(rules.LongWord.Value * float64(s.width))
	const slack = 10 // twips: settle may take five at each side
	edge := 2*doc.MM(rules.Padding.Value) + doc.Pt(2*rules.Weight.Value) + slack
	for c := range out {
		out[c] = edge // of a column without any text
	}
	for i, row := range t.Rows {
		if len(row.Cells) != len(t.Columns) {
			continue // a spanning cell says nothing of one column
		}
		for c, cell := range row.Cells {
			for text := range doc.Lines(cell.Blocks) {
				for word := range strings.FieldsSeq(text) {
					w := textWidth(word, size, i < t.HeaderRows || bold(cell.Blocks)) + edge
					out[c] = max(out[c], min(w, most))
				}
			}
		}
	}
	return out
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
	total := doc.Length(0)
	for _, w := range columns {
		total += max(w, 0)
	}
	done, before := doc.Length(0), doc.Length(0)
	for i, w := range columns {
		if total == 0 {
			before = width * doc.Length(i+1) / doc.Length(len(columns))
		} else {
			done += max(w, 0)
			before = doc.Length(int64(width) * int64(done) / int64(total))
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
	var total, end, last doc.Length
	for _, w := range columns {
		total += w
	}
	out := make([]doc.Length, len(columns))
	for i, w := range columns {
		end += w
		edge := end
		if end < total {
			edge = settled(end, total)
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
