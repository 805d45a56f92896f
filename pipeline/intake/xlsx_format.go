package intake

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
)

// format is what a cell shows its number as.
type format struct {
	date    bool // some part of a day: "Nov-26"
	whole   bool // day, month and year
	percent bool
}

// literal is what a number format prints as it stands.
var literal = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// formatOf is the format of a cell.
func (w *workbook) formatOf(pos doc.Position) format {
	if !w.light {
		return format{}
	}
	id, err := w.f.GetCellStyle(pos.Sheet, pos.Cell)
	if err != nil || id == 0 {
		return format{}
	}
	style, err := w.f.GetStyle(id)
	if err != nil {
		return format{}
	}
	if style.CustomNumFmt == nil { // ids that every spreadsheet program knows
		n := style.NumFmt
		return format{date: n >= 14 && n <= 22, whole: n == 14 || n == 15 || n == 22, percent: n == 9 || n == 10}
	}
	code := strings.ToLower(literal.ReplaceAllString(*style.CustomNumFmt, ""))
	day, month, year := strings.Contains(code, "d"), strings.Contains(code, "m"), strings.Contains(code, "y")
	return format{date: day || month || year, whole: day && month && year, percent: strings.Contains(code, "%")}
}

// typed is the text that was typed into a cell for text and that the spreadsheet
// made a number of: a day or a share. What was typed cannot be told from a date
// that shows only a part of a day, nor in a cell for a code.
func (w *workbook) typed(c form.Column, text string, pos doc.Position) string {
	number, isNumber := numberOf(text)
	if !isNumber {
		return text
	}
	switch c.Kind {
	case form.Text, form.Codes, form.LongText, form.Texts:
	default:
		return text
	}
	long := c.Kind == form.LongText || c.Kind == form.Texts
	switch f := w.formatOf(pos); {
	case f.date && isDay(number) && long && f.whole:
		return w.day(number).Short()
	case f.date && isDay(number):
		w.fault(pos, "o-thanh-ngay", fmt.Sprintf("Excel đã đổi ô thành ngày %s", w.day(number).Short()), "định dạng ô là Text rồi ghi lại, hoặc thêm dấu ' ở trước")
	case f.percent && long:
		share := math.Round(number*1e8) / 1e6
		return strings.Replace(strconv.FormatFloat(share, 'f', -1, 64), ".", ",", 1) + "%"
	case long && w.light && strings.Contains(text, "."):
		if sort, err := w.f.GetCellType(pos.Sheet, pos.Cell); err == nil && (sort == excelize.CellTypeUnset || sort == excelize.CellTypeNumber) {
			return strings.Replace(text, ".", ",", 1) // the file's decimal point, not ours
		}
	}
	return text
}
