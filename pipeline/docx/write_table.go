package docx

import "vanthu/pipeline/doc"

// table appends a table of fixed columns; one without rows is nothing.
func (s *story) table(t *doc.Table) {
	if len(t.Rows) == 0 {
		return
	}
	if s.last == endTable {
		s.spacer()
	}
	grid, err := t.Grid()
	if err != nil {
		s.fail("%w", err)
		return
	}
	s.tableProperties(t)
	s.raw(`<w:tblGrid>`)
	for _, c := range t.Columns {
		s.form(`<w:gridCol w:w="#"/>`, int64(c))
	}
	s.raw(`</w:tblGrid>`)
	s.level++
	for i := range t.Rows {
		s.row(t, i, grid)
	}
	s.level--
	s.raw(`</w:tbl>`)
	s.last = endTable
}

// tableProperties opens the table. Its grid begins at the margin, see the
// package comment: the indent counts from the margin to the text in Word's mode
// 14, but to the grid in a table inside another one.
func (s *story) tableProperties(t *doc.Table) {
	var width, indent int64
	for _, c := range t.Columns {
		width += int64(c)
	}
	s.form(`<w:tbl><w:tblPr><w:tblW w:w="#" w:type="dxa"/>`, width)
	switch t.Align {
	case doc.AlignCenter, doc.AlignRight:
		s.raw(`<w:jc w:val="` + justification(t.Align, "") + `"/>`)
	default:
		if s.level == 0 {
			indent = int64(t.Padding)
		}
	}
	s.form(`<w:tblInd w:w="#" w:type="dxa"/>`, indent)
	if t.Border.Weight > 0 {
		s.borders(t.Border)
	}
	s.form(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="#" w:type="dxa"/>`+
		`<w:bottom w:w="0" w:type="dxa"/><w:right w:w="#" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
		int64(t.Padding), int64(t.Padding))
}

// borders appends the line around every cell.
func (s *story) borders(b doc.Border) {
	color := b.Color
	if color == "" {
		color = "000000"
	}
	weight := eighths(b.Weight)
	s.raw(`<w:tblBorders>`)
	for _, edge := range [...]string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		s.form(`<w:`+edge+` w:val="single" w:sz="#" w:space="0" w:color="`, weight)
		s.text(color)
		s.raw(`"/>`)
	}
	s.raw(`</w:tblBorders>`)
}

// eighths is the weight of a border in eighths of a point, the thinnest that Word has
// at least.
func eighths(weight doc.Length) int64 { return max(2, (2*int64(weight)+2)/5) }

// row appends the row at index i.
func (s *story) row(t *doc.Table, i int, grid doc.Grid) {
	row := &t.Rows[i]
	s.raw(`<w:tr>`)
	if !row.CanSplit || row.Height > 0 || i < t.HeaderRows {
		s.raw(`<w:trPr>`)
		if !row.CanSplit {
			s.raw(`<w:cantSplit/>`)
		}
		if row.Height > 0 {
			s.form(`<w:trHeight w:val="#" w:hRule="atLeast"/>`, int64(row.Height))
		}
		if i < t.HeaderRows {
			s.raw(`<w:tblHeader/>`)
		}
		s.raw(`</w:trPr>`)
	}
	keep, width := s.keep, s.width
	s.keep = grid.Linked(i)
	own := 0
	for _, p := range grid[i] {
		content := t.Rows[p.Row].Cells[p.Cell]
		if p.In(i) {
			content.Blocks = row.Content(own)
			own++
		} else {
			content.Blocks = []doc.Block{row.Filler(own)}
		}
		s.cell(&content, p, t, i)
	}
	s.keep, s.width = keep, width
	s.raw(`</w:tr>`)
}

// cell appends the cell of a table at place p of row i. What it covers below its
// first row are cells of their own, which continue it.
func (s *story) cell(cell *doc.Cell, p doc.Place, t *doc.Table, i int) {
	s.width = 0
	for _, c := range t.Columns[p.Column : p.Column+p.Columns] {
		s.width += c
	}
	s.form(`<w:tc><w:tcPr><w:tcW w:w="#" w:type="dxa"/>`, int64(s.width))
	s.width -= 2 * t.Padding
	if p.Columns > 1 {
		s.form(`<w:gridSpan w:val="#"/>`, int64(p.Columns))
	}
	switch {
	case !p.In(i):
		s.raw(`<w:vMerge w:val="continue"/>`)
	case p.Rows > 1:
		s.raw(`<w:vMerge w:val="restart"/>`)
	}
	if cell.Middle {
		s.raw(`<w:vAlign w:val="center"/>`)
	}
	s.raw(`</w:tcPr>`)
	s.last = endNothing
	s.blocks(cell.Blocks, doc.Text{})
	if s.last == endNothing { // a cell must not be empty, whatever its blocks
		s.paragraph("", doc.AlignStyle, doc.Text{}, nil)
	}
	s.finish()
	s.raw(`</w:tc>`)
}
