package viet

import (
	"fmt"
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

// Roman is the Roman numeral of a part, chapter or section, from 1 to 3999; any
// other number stays in figures.
func Roman(i int) string {
	if i < 1 || i > 3999 {
		return fmt.Sprint(i)
	}
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := [...]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for k, value := range values {
		for ; i >= value; i -= value {
			b.WriteString(signs[k])
		}
	}
	return b.String()
}
