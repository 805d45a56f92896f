package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// The days that a number in a cell may stand for, as spreadsheets count: from
// 01/01/1950 to 31/12/2199. A smaller number is a number.
const (
	firstSerial = 18264
	lastSerial  = 109574
)

// value reads a cell into a node; nil when there is nothing to say.
func (w *workbook) value(c form.Column, g grid, y, x int) *Node {
	text, pos := viet.Clean(g.cell(y, x)), g.pos(y, x)
	w.compose(g.cell(y, x), pos)
	if text == "" {
		if c.Required && !c.Kind.Multiple() {
			return &Node{Kind: Scalar, Pos: pos}
		}
		return nil
	}
	if failedFormula(text) {
		w.fault(pos, "loi-cong-thuc", fmt.Sprintf("ô có công thức lỗi “%s”", text), "xóa công thức, ghi giá trị vào ô; chữ bắt đầu bằng dấu - thì thêm dấu ' ở trước")
		return nil
	}
	text = w.typed(c, text, pos)
	if c.Kind.Multiple() {
		return w.several(c, text, pos)
	}
	return &Node{Kind: Scalar, Pos: pos, Text: w.scalar(c, text, pos)}
}

// scalar is the text of a cell as people would write it.
func (w *workbook) scalar(c form.Column, text string, pos doc.Position) string {
	if c.Kind == form.LongText {
		return text
	}
	text = strings.Join(strings.Fields(text), " ")
	number, isNumber := numberOf(text)
	switch c.Kind {
	case form.Choice:
		return w.book.ListOf(c).Key(text)
	case form.Date:
		if isNumber && isDay(number) {
			return w.day(number).Short()
		}
	case form.Period:
		if isNumber && isDay(number) {
			d := w.day(number)
			return viet.Period{Year: d.Year, Month: d.Month}.Short()
		}
	case form.Clock:
		if isNumber && (number >= 0 && number < 1 || isDay(number)) {
			return clock(number)
		}
	case form.Percent:
		if isNumber && number == 1 && w.formatOf(pos).percent {
			return "100"
		}
		return percent(text, number, isNumber)
	}
	return text
}

// several reads a cell that holds several values.
func (w *workbook) several(c form.Column, text string, pos doc.Position) *Node {
	parted := func(r rune) bool { return r == '\n' || r == ';' && c.Kind == form.Codes }
	n := &Node{Kind: Sequence, Pos: pos}
	list := w.book.ListOf(c)
	for part := range slices.Values(strings.FieldsFunc(text, parted)) {
		if part = strings.TrimSpace(part); part != "" {
			add(n, &Node{Kind: Scalar, Pos: pos, Text: list.Key(part)})
		}
	}
	if len(n.Values) == 0 {
		return nil
	}
	return n
}

// formulaErrors are the errors that a cell may show instead of a value.
var formulaErrors = []string{
	"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!",
	"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA",
}

// failedFormula tells whether a cell shows the error of a formula.
func failedFormula(text string) bool { return slices.Contains(formulaErrors, text) }

// numberOf reads a cell that holds nothing but a number.
func numberOf(text string) (float64, bool) {
	number, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return number, err == nil && !math.IsNaN(number) && !math.IsInf(number, 0)
}

func isDay(number float64) bool { return number >= firstSerial && number < lastSerial+1 }

// day is the day of a number; a workbook of old Macs counts from 1904.
func (w *workbook) day(number float64) viet.Date {
	epoch := viet.Date{Year: 1899, Month: 12, Day: 30}
	if props, err := w.f.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		epoch = viet.Date{Year: 1904, Month: 1, Day: 1}
	}
	return epoch.AddDays(int(number))
}

// clock is the time of day of a fraction of a day.
func clock(number float64) string {
	minutes := int(math.Round((number-math.Trunc(number))*24*60)) % (24 * 60)
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}

// percent is a share as a whole number: a spreadsheet stores 50% as 0.5.
func percent(text string, number float64, isNumber bool) string {
	if isNumber && number > 0 && number < 1 {
		number *= 100
	}
	if whole := math.Round(number); isNumber && math.Abs(number-whole) < 1e-9 {
		return strconv.Itoa(int(whole))
	}
	return strings.TrimSpace(strings.TrimSuffix(text, "%"))
}
