package template

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
)

// Gaps (chỗ để trống) that the forms of NĐ 30 print for what is not known yet.
const (
	gapDay     = "ngày ... tháng ... năm ..."
	gapWeekday = "thứ ..."
	gapSpan    = "tháng .../..."
	gapQuarter = "quý .../..."
	gapHour    = "... giờ ... phút"
	gapReport  = "từ ngày ... đến ngày ..."
	GapText    = "................"
)

// show prints a value as a hole does (cách in một ô trống).
func show(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case int:
		return strconv.Itoa(v), nil
	case float64:
		return printFloat(v)
	case Day:
		return printDay(v), nil
	case Span:
		return printSpan(v), nil
	case Hour:
		return printHour(v), nil
	}
	return "", wrongKind("ô trống không in được ", v)
}

// typeHint is where the types of the data are listed.
const typeHint = "xem kiểu của dữ liệu bằng lệnh vanthu mau truong"

// wrongKind says that a value is of another kind than its place wants.
func wrongKind(message string, v any) error {
	return &viet.FormError{Message: message + kindOf(reflect.TypeOf(v)).String(), Hint: typeHint}
}

// orGap is the text, or the gap where there is none.
func orGap(s, gap string) string {
	if s == "" {
		return gap
	}
	return s
}

func printDay(d Day) string   { return dateOf(d).Short() }
func printSpan(s Span) string { return periodOf(s).Name() }

func printHour(h Hour) string {
	return viet.Clock{Hour: h.Hour, Minute: h.Minute, Set: h.Given}.Words()
}

// divided says that there was a division by zero.
const divided = "chia cho 0"

// printFloat prints a number with two decimals at most.
func printFloat(x float64) (string, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "", &viet.FormError{Message: divided, Hint: dividedHint}
	}
	s := viet.Figure(x, 2)
	if strings.Contains(s, ",") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ",")
	}
	return s, nil
}

func dateOf(d Day) viet.Date      { return viet.Date{Year: d.Year, Month: d.Month, Day: d.Day} }
func dayView(d viet.Date) Day     { return Day{d.Day, d.Month, d.Year} }
func periodOf(s Span) viet.Period { return viet.Period{Year: s.Year, Month: s.Month} }
func spanView(p viet.Period) Span { return Span{p.Month, p.Year} }
func hourView(c viet.Clock) Hour  { return Hour{c.Hour, c.Minute, c.Set} }
