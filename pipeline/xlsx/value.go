package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"vanthu/pipeline/doc"
)

// excelZero is the day before Excel's first: serial numbers of dates count
// from it. It is off by one before 01/3/1900, for Excel has a 29/02/1900.
var excelZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// firstSerial is the serial number of 01/3/1900.
const firstSerial = 61

// serial is the number under which Excel keeps a date.
func serial(date time.Time) int { return int(date.Sub(excelZero) / (24 * time.Hour)) }

// typed is the value if Excel can keep it as such; else the cell keeps its text.
func typed(v doc.Value) doc.Value {
	switch v.Kind {
	case doc.ValueNumber:
		if !math.IsNaN(v.Number) && !math.IsInf(v.Number, 0) {
			return v
		}
	case doc.ValueDate:
		if s := serial(v.Date); s >= firstSerial && v.Date.Year() <= 9999 {
			return v
		}
	}
	return doc.Value{}
}

// numberFormat is the format in which Excel shows a number as text has it: the
// thousands set off, so many decimals, a percent sign, leading zeros. It is ""
// when text shows the number in another way.
func numberFormat(text string, number float64) string {
	figure, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	figure = strings.TrimSpace(strings.TrimPrefix(figure, "-"))
	whole, fraction, _ := strings.Cut(figure, ",")
	digits := strings.ReplaceAll(whole, ".", "")
	shown, err := strconv.ParseFloat(digits+"."+fraction+"0", 64)
	if err != nil {
		return ""
	}
	format := "0"
	switch {
	case digits != whole:
		format = "#,##0"
	case len(digits) > 1 && digits[0] == '0':
		format = strings.Repeat("0", len(digits))
	}
	if fraction != "" {
		format += "." + strings.Repeat("0", len(fraction))
	}
	near := func(x float64) bool {
		return math.Abs(math.Abs(x)-shown) <= 0.5000001*math.Pow10(-len(fraction))
	}
	switch {
	case percent && near(number):
		return format + `"%"`
	case percent && near(number*100):
		return format + "%"
	case percent || !near(number) || format == "0":
		return ""
	}
	return format
}

// maxCell is the longest text of a cell, in UTF-16 units.
const maxCell = 32767

// fill splits runs into what a cell can hold and the rest, after a space if
// there is one. The rest is nil when all fits.
func fill(runs []run) (head, tail []run) {
	n := 0
	for _, r := range runs {
		n += len(r.text)
	}
	if n <= maxCell { // UTF-16 never has more units than UTF-8 has bytes
		return runs, nil
	}
	whole, rest := splitUnits(plain(runs), maxCell)
	if rest == "" {
		return runs, nil
	}
	at := len(whole)
	if i := strings.LastIndexByte(whole, ' '); i > 0 {
		at = i + 1
	}
	return cut(runs, at)
}
