package viet

import (
	"fmt"
	"slices"
	"strings"
)

// letterOrder has the letters of points (điểm) in the order of the alphabet,
// without ă â ê ô ơ ư and f j w z, as NĐ 30 itself counts (Phụ lục I, II.6đ).
var letterOrder = []rune("abcdđeghiklmnopqrstuvxy")

// Letter is the letter of the i-th point, from 1: a, b, c, d, đ, e, g ... y. After
// these 23 it goes on with aa, ab. Empty if i is below 1.
func Letter(i int) string {
	var out string
	for n := len(letterOrder); i > 0; i = (i - 1) / n {
		out = string(letterOrder[(i-1)%n]) + out
	}
	return out
}

// ParseLetter is the place of a point's letter, as [Letter] counts; false if the text
// is no such letter ("ă", "w", "A").
func ParseLetter(s string) (int, bool) {
	const longest = 10 // letters that surely fit
	i, count := 0, 0
	for _, r := range s {
		at := slices.Index(letterOrder, r)
		if count++; at < 0 || count > longest {
			return 0, false
		}
		i = i*len(letterOrder) + at + 1
	}
	return i, i > 0
}

// Roman is the Roman numeral of a part, chapter or section, from 1 to 3999; any
// other number stays in figures.
func Roman(i int) string {
	if i < 1 || i > 3999 {
		return fmt.Sprint(i)
	}
	var b strings.Builder
	for k, value := range romanValues {
		for ; i >= value; i -= value {
			b.WriteString(romanSigns[k])
		}
	}
	return b.String()
}

// The signs of Roman numerals, from the largest.
var (
	romanValues = [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	romanSigns  = [...]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
)

// ParseRoman is the number of a Roman numeral as [Roman] writes it; false for
// anything else ("IIII", "iv", "").
func ParseRoman(s string) (int, bool) {
	n, rest := 0, s
	for k, sign := range romanSigns {
		for n <= 3999 && strings.HasPrefix(rest, sign) {
			n, rest = n+romanValues[k], rest[len(sign):]
		}
	}
	if n == 0 || Roman(n) != s {
		return 0, false
	}
	return n, true
}
