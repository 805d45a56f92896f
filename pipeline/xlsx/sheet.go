package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
)

// FontName is the font of every cell.
const FontName = doc.Typeface

// newWorkbook is an empty workbook whose default font is the documents'.
func newWorkbook() (*excelize.File, error) {
	f := excelize.NewFile()
	f.WorkBook.FileVersion = nil // it names Excel as the maker
	return f, f.SetDefaultFont(FontName)
}

// setPage gives a sheet the paper: A4, one page wide, the margins as displayed,
// the page number above every page but the first (NĐ 30, Phụ lục I, II.1e).
func setPage(f *excelize.File, sheet string, p doc.Page) error {
	orientation := "portrait"
	if p.Landscape() {
		orientation = "landscape"
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: new(9), Orientation: &orientation, FitToWidth: new(1), FitToHeight: new(0), FirstPageNumber: new(uint(1)),
	}); err != nil {
		return err
	}
	inches := func(l doc.Length) *float64 { return new(l.Points() / 72) }
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Top: inches(p.Top), Bottom: inches(p.Bottom), Left: inches(p.Left), Right: inches(p.Right),
		Header: inches(p.HeaderDistance), Footer: inches(p.HeaderDistance), Horizontally: new(true),
	}); err != nil {
		return err
	}
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		DifferentFirst: true, OddHeader: `&C&"` + FontName + `,Regular"&13&P`,
	})
}

// setPrintTitles repeats rows from to to (from 1) above every printed page.
func setPrintTitles(f *excelize.File, sheet string, from, to int) error {
	return f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: quoteSheet(sheet) + "!$" + strconv.Itoa(from) + ":$" + strconv.Itoa(to),
	})
}

// freezeAbove keeps the rows above row (from 1) on the screen.
func freezeAbove(f *excelize.File, sheet string, row int) error {
	return f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, YSplit: row - 1, TopLeftCell: cellName(1, row), ActivePane: "bottomLeft",
	})
}

// quoteSheet is a sheet's name as formulas write it.
func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// cellName is the name of a cell, such as "B7"; column and row count from 1.
func cellName(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err) // columns and rows are counted here, and bounded
	}
	return name
}

// ref is how formulas write the cells from a column (from 0) and row (from 1) to
// another, wherever the formula stands.
func (s *sheet) ref(column, row, lastColumn, lastRow int) string {
	corner := func(column, row int) string {
		name, _, _ := strings.Cut(cellName(column+1, 1), "1")
		return "$" + name + "$" + strconv.Itoa(row)
	}
	out := quoteSheet(s.name) + "!" + corner(column, row)
	if column != lastColumn || row != lastRow {
		out += ":" + corner(lastColumn, lastRow)
	}
	return out
}

// charWidth converts a length to Excel's unit of column width: digits of the
// default font at 11 pt, 7 px each at 96 dpi, and 5 px of padding.
func charWidth(l doc.Length) float64 {
	px := l.Points() * 96 / 72
	return max(1, float64(int((px-5)/7*256))/256)
}

// maxSheetName is the longest name of a sheet, in UTF-16 units.
const maxSheetName = 31

// sheetName makes a name for a sheet from text: no character that Excel
// forbids, short enough, and none of used, whatever the case. It is added to used.
func sheetName(text string, used map[string]bool) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '/' || r == '\\':
			return '-'
		case strings.ContainsRune(`:?*[]`, r) || r < 0x20 || !inXML(r):
			return ' '
		}
		return r
	}, doc.Fold(text))
	if text = strings.Trim(strings.Join(strings.Fields(text), " "), "' "); text == "" {
		text = "Bảng"
	}
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " (" + strconv.Itoa(n) + ")"
		}
		name := strings.Trim(shorten(text, maxSheetName-len(suffix)), "' ") + suffix
		if key := strings.ToLower(name); key != "history" && !used[key] {
			used[key] = true
			return name
		}
	}
}

// shorten cuts text to at most limit UTF-16 units, between words if it can.
func shorten(text string, limit int) string {
	head, rest := splitUnits(text, limit)
	if rest == "" {
		return head
	}
	if i := strings.LastIndexByte(head, ' '); i > 0 && rest[0] != ' ' {
		head = head[:i]
	}
	return strings.TrimRight(head, " ,;:-–")
}

// splitUnits splits text after the last rune that ends within limit UTF-16 units.
func splitUnits(text string, limit int) (head, rest string) {
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > limit {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// inXML tells whether XML 1.0 can carry the rune.
func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
}

// xmlText replaces what XML cannot carry by U+FFFD.
func xmlText(text string) string {
	return strings.Map(func(r rune) rune {
		if inXML(r) {
			return r
		}
		return utf8.RuneError
	}, text)
}
