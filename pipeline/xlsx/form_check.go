package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
)

// Limits of the days and times that a form takes without asking, as spreadsheets
// count: from 01/01/1990 to 31/12/2099, and within one day.
const (
	firstDay = 32874
	lastDay  = 73050
	wholeDay = 1
)

// maxPrompt is the longest message of a check, in characters.
const maxPrompt = 255

// check adds the check and the hint of a column of the form to cells of column col.
// Dates and times only warn, so that a machine that reads month before day cannot keep
// a clerk from typing a day as text; so does a text that is long.
func (w *sheetWriter) check(c form.Column, col, from, to int) {
	dv := excelize.NewDataValidation(true)
	if dv.Sqref = cellName(col, from); to > from {
		dv.Sqref += ":" + cellName(col, to)
	}
	used := c.Hint != ""
	if used {
		dv.SetInput(formClip(c.Heading, 32), formClip(c.Hint, maxPrompt))
	}
	switch c.Kind {
	case form.Choice, form.Codes:
		used = w.choices(dv, c) || used
	case form.Date:
		w.between(dv, excelize.DataValidationTypeDate, firstDay, lastDay)
		dv.SetError(excelize.DataValidationErrorStyleWarning, "Ngày chưa đúng", "Ghi ngày/tháng/năm, ví dụ 05/8/2026. Vẫn giữ như đã ghi?")
		used = true
	case form.Clock:
		w.between(dv, excelize.DataValidationTypeDecimal, 0, wholeDay)
		dv.SetError(excelize.DataValidationErrorStyleWarning, "Giờ chưa đúng", "Ghi giờ:phút, ví dụ 08:00. Vẫn giữ như đã ghi?")
		used = true
	case form.Percent:
		w.between(dv, excelize.DataValidationTypeWhole, 0, 100)
		dv.SetError(excelize.DataValidationErrorStyleStop, "Tỷ lệ chưa đúng", "Ghi số nguyên từ 0 đến 100, không ghi dấu %.")
		used = true
	case form.LongText:
		if c.Max > 0 {
			w.between(dv, excelize.DataValidationTypeTextLength, 0, c.Max)
			dv.SetError(excelize.DataValidationErrorStyleWarning, "Nội dung quá dài", fmt.Sprintf("Không quá %d ký tự. Vẫn giữ như đã ghi?", c.Max))
			used = true
		}
	}
	if used {
		w.do(func() error { return w.AddDataValidation(w.name, dv) })
	}
}

// between limits a check to numbers.
func (w *sheetWriter) between(dv *excelize.DataValidation, kind excelize.DataValidationType, from, to int) {
	w.do(func() error { return dv.SetRange(from, to, kind, excelize.DataValidationOperatorBetween) })
}

// choices offers the column's list; a closed list refuses all else, an open one
// asks, and a cell that takes several only offers.
func (w *sheetWriter) choices(dv *excelize.DataValidation, c form.Column) bool {
	list := w.book.ListOf(c)
	if len(list.Items) == 0 {
		return false
	}
	dv.SetSqrefDropList(fmt.Sprintf("%s!$B$2:$B$%d", quoteSheet(list.Name), len(list.Items)+1))
	switch {
	case list.Strict:
		dv.SetError(excelize.DataValidationErrorStyleStop, formClip(c.Heading, 32), "Chọn một mục trong danh sách.")
	case c.Kind == form.Choice:
		dv.SetError(excelize.DataValidationErrorStyleWarning, formClip(c.Heading, 32), "Mục này không có trong danh sách. Vẫn giữ như đã ghi?")
	}
	return true
}

func formClip(s string, limit int) string {
	if r := []rune(s); len(r) > limit {
		return string(r[:limit])
	}
	return s
}
