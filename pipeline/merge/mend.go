package merge

import (
	"cmp"
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// MendFile is the name of the workbook of what is to be mended, without extension.
const MendFile = "Cần sửa"

// MendRows lists what is to be mended by file: each file that could not be used or says
// nothing, then the cells. Unread are the problems of [ReadFolder].
func (r *Result) MendRows(unread doc.Problems) []form.MendRow {
	var rows []form.MendRow
	add := func(at doc.Position, value, reason, proposal string) {
		rows = append(rows, form.MendRow{File: at.File, Sheet: at.Sheet, Cell: at.Cell, Value: value, Reason: viet.Capitalise(reason), Proposal: viet.Capitalise(proposal)})
	}
	for _, p := range slices.Concat(unread, r.Refused, r.Warnings) {
		if !p.Warning || p.Rule == ruleStranger || p.Rule == ruleEmpty {
			add(p.Pos, "", p.Message, p.Hint)
		}
	}
	for _, m := range r.Mend {
		add(m.Pos, m.Value, m.Reason, m.Proposal)
	}
	slices.SortStableFunc(rows, func(a, b form.MendRow) int { return cmp.Compare(a.File, b.File) })
	return rows
}

// Book is the workbook of what is to be mended.
func Book(in Input, rows []form.MendRow) form.Book {
	b := form.Mend(rows)
	b.AgencyName, b.Period = in.Agency.Name, in.Period
	return b
}
