package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
)

// Paper: A4 with 1 cm margins left and right takes so many digits across.
const (
	formPaper    = 9
	digitsAcross = 142
	formSide     = 10 / 25.4 // inches
	formTop      = 12 / 25.4
	formBottom   = 15 / 25.4
	formFooter   = 7 / 25.4
)

// page sets how the sheet prints, what stays on the screen and what is locked.
func (w *sheetWriter) page() {
	orientation := "portrait"
	if w.sheet.Layout == form.Table || w.sheet.Layout == form.Listing {
		orientation = "landscape"
	}
	layout := &excelize.PageLayoutOptions{Size: new(formPaper), Orientation: &orientation}
	if w.sheet.Fold > 0 {
		w.twoPapers(layout)
	} else {
		layout.FitToWidth, layout.FitToHeight = new(1), new(0)
		w.do(func() error { return w.SetSheetProps(w.name, &excelize.SheetPropsOptions{FitToPage: new(true)}) })
	}
	w.do(func() error { return w.SetPageLayout(w.name, layout) })
	w.do(func() error {
		return w.SetPageMargins(w.name, &excelize.PageLayoutMarginsOptions{
			Left: new(formSide), Right: new(formSide), Top: new(formTop), Bottom: new(formBottom),
			Header: new(formFooter), Footer: new(formFooter), Horizontally: new(true),
		})
	})
	w.do(func() error {
		return w.SetHeaderFooter(w.name, &excelize.HeaderFooterOptions{OddFooter: `&L&"` + FontName + `,Regular"&10&A&C&"` + FontName + `,Regular"&10Trang &P/&N`})
	})
	if w.sheet.Layout != form.Guide {
		w.headings()
	}
	if w.sheet.Printed > 0 {
		w.printArea()
	}
	if w.sheet.Layout != form.Listing {
		w.protect()
	}
}

// twoPapers sets a table that is too wide for one sheet of paper on two, side by
// side, at the scale that both fit. The first part fills the paper, so that the
// break comes after it by itself: a break set by hand leaves an empty rowBreaks
// in the file, which Excel would repair.
func (w *sheetWriter) twoPapers(layout *excelize.PageLayoutOptions) {
	var near, far float64
	for i, c := range w.sheet.Columns {
		if i < w.sheet.Fold {
			near += c.Width
		} else {
			far += c.Width
		}
	}
	for _, c := range w.sheet.Columns[:repeated(w.sheet)] {
		far += c.Width
	}
	layout.AdjustTo = new(uint(min(100, digitsAcross*100/max(near, far))))
	layout.PageOrder = new("overThenDown")
}

// repeated is how many columns stand again on the second paper and stay on the
// screen: the row number and the code.
func repeated(s *form.Sheet) int {
	if s.Fold > 0 {
		return 2
	}
	return 0
}

// headings keeps the headings on the screen and on every page.
func (w *sheetWriter) headings() {
	titles := fmt.Sprintf("%s!$%d:$%d", quoteSheet(w.name), formHeadRow, formHeadRow)
	left := repeated(w.sheet)
	if left > 0 {
		col, _, _ := strings.Cut(cellName(left, 1), "1")
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoteSheet(w.name), col, titles)
	}
	w.do(func() error {
		return w.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: w.name, RefersTo: titles})
	})
	left = max(left, w.sheet.Frozen)
	panes := &excelize.Panes{Freeze: true, XSplit: left, YSplit: formHeadRow, TopLeftCell: cellName(left+1, formHeadRow+1), ActivePane: "bottomLeft"}
	if left > 0 {
		panes.ActivePane = "bottomRight"
	}
	w.do(func() error { return w.SetPanes(w.name, panes) })
}

// printArea prints only the first columns, down to the last row.
func (w *sheetWriter) printArea() {
	last, _, _ := strings.Cut(cellName(w.sheet.Printed, 1), "1")
	w.do(func() error {
		return w.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: w.name,
			RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", quoteSheet(w.name), last, len(w.grid))})
	})
}

// protect locks what is not to be filled in, without a password: it is there
// against slips, and whoever has to can lift it.
func (w *sheetWriter) protect() {
	w.do(func() error {
		return w.ProtectSheet(w.name, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true,
			FormatCells: true, FormatColumns: true, FormatRows: true,
			InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true,
		})
	})
}
