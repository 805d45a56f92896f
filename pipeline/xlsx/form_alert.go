package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// formRed is the colour of what is overdue.
const formRed = "C00000"

// alert marks the days that have passed in the rows down to last: red, bold, and the
// words after the day, for colour alone is lost on a photocopy. The words are part of
// the number format, so that the cell stays a day, and go with the state that the
// unit picks.
func (w *sheetWriter) alert(last int) {
	a := w.sheet.Alert
	if a == nil || last == formHeadRow {
		return
	}
	first := formHeadRow + 1
	day := w.sheet.Column(a.Key) + 1
	w.do(func() error {
		style, err := w.overdueStyle(formatDate + ` "` + a.Words + `"`)
		if err != nil {
			return err
		}
		return w.SetConditionalFormat(w.name, cellName(day, first)+":"+cellName(day, last), []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: w.overdue(a, first), Format: &style},
		})
	})
}

// overdueStyle is the mark. Its number format is one of the workbook's too: excelize
// would give it the number of another format, which some readers then take.
func (w *sheetWriter) overdueStyle(format string) (int, error) {
	id, err := w.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: formRed}, CustomNumFmt: &format})
	if err != nil {
		return 0, err
	}
	cell, err := w.style(formStyle{format: format})
	if err == nil {
		w.Styles.Dxfs.Dxfs[id].NumFmt.NumFmtID = *w.Styles.CellXfs.Xf[cell].NumFmtID
	}
	return id, err
}

// overdue is the formula that tells whether the day of a row has passed.
func (w *sheetWriter) overdue(a *form.Alert, row int) string {
	day := "$" + cellName(w.sheet.Column(a.Key)+1, row)
	state := "$" + cellName(w.sheet.Column(a.State)+1, row)
	terms := []string{fmt.Sprintf("ISNUMBER(%s)", day), fmt.Sprintf("%s<%d", day, dayNumber(a.Before))}
	for _, label := range a.Ends {
		terms = append(terms, fmt.Sprintf(`%s<>"%s"`, state, strings.ReplaceAll(label, `"`, `""`)))
	}
	return "AND(" + strings.Join(terms, ",") + ")"
}

// dayNumber is a day as spreadsheets count it.
func dayNumber(d viet.Date) int { return d.Sub(viet.Date{Year: 1899, Month: 12, Day: 30}) }
