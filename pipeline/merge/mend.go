package merge

import (
	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// MendFile is the name of the workbook of what is to be mended, without extension.
const MendFile = "Cần sửa"

// Book is the workbook of what is to be mended.
func (r *Result) Book(in Input) form.Book {
	rows := make([]form.MendRow, len(r.Mend))
	for i, m := range r.Mend {
		rows[i] = form.MendRow{File: m.Pos.File, Sheet: m.Pos.Sheet, Cell: m.Pos.Cell, Value: m.Value, Reason: viet.Capitalise(m.Reason), Proposal: viet.Capitalise(m.Proposal)}
	}
	b := form.Mend(rows)
	b.AgencyName, b.Period = in.Agency.Name, in.Period
	return b
}
