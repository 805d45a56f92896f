package viet

import (
	"math"
	"strconv"
	"strings"
)

// Figure writes a number with a dot between thousands and a decimal comma:
// "1.234.567,89" (Luật Kế toán, Điều 11). Decimals is how many there are; -1 is as
// many as the number has. Halves are rounded away from zero, as spreadsheets
// and people do. What is no number gives an empty text.
func Figure(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	text := strconv.FormatFloat(math.Abs(x), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	if decimals >= 0 {
		whole, fraction = roundAt(whole, fraction, decimals)
	}
	out := group(whole)
	if fraction != "" {
		out += "," + fraction
	}
	if x < 0 && strings.Trim(out, "0,.") != "" {
		out = "-" + out
	}
	return out
}

// roundAt keeps n figures of the fraction, which are made up with zeros, and
// rounds by the figures as they are written.
func roundAt(whole, fraction string, n int) (string, string) {
	if n >= len(fraction) {
		return whole, fraction + strings.Repeat("0", n-len(fraction))
	}
	digits := []byte("0" + whole + fraction[:n])
	for i := len(digits) - 1; fraction[n] >= '5' && i >= 0; i-- {
		if digits[i] != '9' {
			digits[i]++
			break
		}
		digits[i] = '0'
	}
	point := len(digits) - n
	whole = strings.TrimLeft(string(digits[:point]), "0")
	if whole == "" {
		whole = "0"
	}
	return whole, string(digits[point:])
}

// group puts a dot between thousands.
func group(digits string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// ParseFigure reads a number as [Figure] writes it: "1.234.567,89", "-0,5", also
// without the dots, "1234,5". A dot that is not between thousands is an error,
// since it may be meant as a decimal point.
func ParseFigure(s string) (float64, error) {
	const most = 400 // figures; no float64 has more before the decimals
	negative, whole, decimals, ok := figureParts(strings.TrimSpace(s))
	if !ok || len(whole) > most || len(decimals) > most {
		return 0, notAFigure(s)
	}
	x, err := strconv.ParseFloat(whole+"."+decimals, 64)
	if err != nil {
		return 0, notAFigure(s)
	}
	if negative && x != 0 {
		x = -x
	}
	return x, nil
}

func notAFigure(s string) error {
	return &FormError{quoted(s) + " không phải là số", "ghi như 1.234,5"}
}

// figureParts takes a written number apart into digits; ok is false if it is none.
func figureParts(s string) (negative bool, whole, decimals string, ok bool) {
	s, negative = strings.CutPrefix(s, "-")
	whole, decimals, point := strings.Cut(s, ",")
	whole, ok = ungroup(whole)
	if whole == "" || leadingDigits(whole) != len(whole) || leadingDigits(decimals) != len(decimals) || point && decimals == "" {
		ok = false
	}
	return negative, whole, decimals, ok
}

// ungroup takes the dots between thousands out; false if they stand wrongly.
func ungroup(s string) (string, bool) {
	groups := strings.Split(s, ".")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (len(g) == 0 || len(g) > 3) {
			return s, false
		}
	}
	return strings.Join(groups, ""), true
}
