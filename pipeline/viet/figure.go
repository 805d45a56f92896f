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
