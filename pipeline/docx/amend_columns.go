package docx

import (
	"slices"
	"strconv"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// tableOrder is the order of a table's properties in the schema.
var tableOrder = []string{"w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc",
	"w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange"}

// rowOrder is the order in which a row's properties are written.
var rowOrder = []string{"w:cnfStyle", "w:divId", "w:gridBefore", "w:gridAfter", "w:wBefore", "w:wAfter", "w:cantSplit", "w:trHeight", "w:tblHeader",
	"w:tblCellSpacing", "w:jc", "w:hidden", "w:ins", "w:del", "w:trPrChange"}

// keepRows keeps rows of tables on one page.
func (am *amendment) keepRows(p *plan) error {
	for _, c := range p.rows {
		d, row, err := am.row(c)
		if err != nil {
			return err
		}
		if row.Kid("w:trPr") == nil {
			properties := d.one("<w:trPr></w:trPr>")
			if exception := row.Kid("w:tblPrEx"); exception != nil {
				exception.After(properties)
			} else {
				row.Insert(0, properties)
			}
		}
		row.Kid("w:trPr").Put(rowOrder, d.one("<w:cantSplit/>"))
	}
	return nil
}

// row is the element of a row: that around the blocks that stand in it; of one without
// any the row of its number, if the file has no others.
func (am *amendment) row(c doc.KeepRow) (*draft, *xmltree.Elem, error) {
	if c.Row < 0 || c.Row >= len(c.Table.Rows) {
		return nil, nil, cannot("bảng không có hàng này", "đọc lại tệp rồi sửa")
	}
	for _, cell := range c.Table.Rows[c.Row].Cells {
		for _, b := range cell.Blocks {
			d, e, err := am.place(head(b, am.f.places))
			if err != nil {
				return nil, nil, err
			}
			if row := e.Within("w:tr"); row != nil {
				return d, row, nil
			}
		}
	}
	d, table, err := am.place(c.Table)
	if err != nil {
		return nil, nil, err
	}
	rows := rowsOf(table)
	if len(rows) != len(c.Table.Rows) {
		return nil, nil, cannot("không tìm thấy hàng của bảng trong tệp Word", "đọc lại tệp rồi sửa")
	}
	return d, rows[c.Row], nil
}

// columns gives tables columns of other widths.
func (am *amendment) columns(p *plan) error {
	for _, c := range p.columns {
		d, table, err := am.place(c.Table)
		if err != nil {
			return err
		}
		if table.Name != "w:tbl" || len(c.Columns) != len(c.Table.Columns) || !d.setColumns(table, c.Columns) {
			return cannot("không đổi được bề rộng cột của bảng", "kéo cột bằng Word")
		}
	}
	return nil
}

// setColumns fixes the widths of a table's columns; false where its rows have others
// than the table is read with.
func (d *draft) setColumns(table *xmltree.Elem, columns []doc.Length) bool {
	rows := rowsOf(table)
	if slices.ContainsFunc(rows, func(row *xmltree.Elem) bool { return spans(row) != len(columns) }) {
		return false
	}
	total := doc.Length(0)
	grid := "<w:tblGrid>"
	for _, c := range columns {
		total += c
		grid += `<w:gridCol w:w="` + strconv.Itoa(int(c)) + `"/>`
	}
	properties := propertySet{d: d, order: tableOrder, of: table, name: "w:tblPr"}
	properties.put(d.width("w:tblW", total))
	properties.put(d.one(`<w:tblLayout w:type="fixed"/>`))
	if old := table.Kid("w:tblGrid"); old != nil {
		old.Replace(d.one(grid + "</w:tblGrid>"))
	} else {
		table.Kid("w:tblPr").After(d.one(grid + "</w:tblGrid>"))
	}
	for _, row := range rows {
		at := 0
		for _, cell := range cellsOf(row) {
			width := doc.Length(0)
			for range spanOf(cell) {
				width += columns[at]
				at++
			}
			f := propertySet{d: d, order: cellOrder, of: cell, name: "w:tcPr"}
			f.put(d.width("w:tcW", width))
		}
	}
	return true
}

// width is a property of a width.
func (d *draft) width(name string, l doc.Length) *xmltree.Elem {
	return d.one("<" + name + ` w:w="` + strconv.Itoa(int(l)) + `" w:type="dxa"/>`)
}

// rowsOf are the rows of a table, also those inside of content controls.
func rowsOf(table *xmltree.Elem) []*xmltree.Elem { return inside(table, "w:tr") }

// cellsOf are the cells of a row, the same.
func cellsOf(row *xmltree.Elem) []*xmltree.Elem { return inside(row, "w:tc") }

// inside are the elements of a name in e; what is in one of them is not in e.
func inside(e *xmltree.Elem, name string) (list []*xmltree.Elem) {
	e.Each(func(o *xmltree.Elem) bool {
		if o.Name == name && o != e {
			list = append(list, o)
			return false
		}
		return true
	})
	return list
}

// spans is how many columns the cells of a row take.
func spans(row *xmltree.Elem) (n int) {
	for _, cell := range cellsOf(row) {
		n += spanOf(cell)
	}
	return n
}

// spanOf is how many columns a cell takes.
func spanOf(cell *xmltree.Elem) int {
	n, err := strconv.Atoi(valueOf(cell.Kid("w:tcPr").Kid("w:gridSpan")))
	if err != nil {
		return 1
	}
	return max(1, n)
}

// valueOf is the value of a property, "" of none.
func valueOf(e *xmltree.Elem) string {
	if e == nil {
		return ""
	}
	return e.Attr("val")
}
