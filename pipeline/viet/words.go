package viet

import (
	"fmt"
	"strings"
)

// Reading is a way of reading numbers. The zero Reading is that of state
// documents: "một nghìn không trăm linh bốn", "hai mươi tư".
type Reading struct {
	Southern bool // "lẻ" and "ngàn" instead of "linh" and "nghìn"
	PlainTu  bool // "hai mươi bốn" instead of "hai mươi tư"
}

// Words reads a whole number: 2023 is "hai nghìn không trăm hai mươi ba".
func Words(n int64) string { return Reading{}.Words(n) }

// Money reads an amount as it follows "Bằng chữ:", "Một triệu đồng".
func Money(n int64) string { return Capitalise(Words(n)) + " đồng" }

// Ordinal is the place in an order: "thứ nhất", "thứ hai", "thứ tư".
func Ordinal(n int) string {
	switch n {
	case 1:
		return "thứ nhất"
	case 4:
		return "thứ tư"
	}
	return "thứ " + Words(int64(n))
}

var digitWords = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// Words reads a whole number.
func (rd Reading) Words(n int64) string {
	if n < 0 {
		return "âm " + rd.words(-uint64(n))
	}
	return rd.words(uint64(n))
}

func (rd Reading) words(n uint64) string {
	if n == 0 {
		return digitWords[0]
	}
	return strings.Join(rd.appendBillions(nil, n), " ")
}

// appendBillions reads by groups of nine figures, which all end in "tỷ" but the
// last: "một nghìn tỷ", "một tỷ tỷ".
func (rd Reading) appendBillions(words []string, n uint64) []string {
	const billion = 1_000_000_000
	if n >= billion {
		words = append(rd.appendBillions(words, n/billion), "tỷ")
	}
	scales := [3]string{"triệu", rd.either("nghìn", "ngàn"), ""}
	for i, unit := range [3]uint64{1_000_000, 1000, 1} {
		group := int(n % billion / unit % 1000)
		if group == 0 {
			continue
		}
		words = rd.appendGroup(words, group, len(words) > 0)
		if scales[i] != "" {
			words = append(words, scales[i])
		}
	}
	return words
}

func (rd Reading) either(north, south string) string {
	if rd.Southern {
		return south
	}
	return north
}

// appendGroup reads three figures; full reads the zeros before them too.
func (rd Reading) appendGroup(words []string, n int, full bool) []string {
	hundreds, tens, ones := n/100, n/10%10, n%10
	if full || hundreds > 0 {
		words, full = append(words, digitWords[hundreds], "trăm"), true
	}
	switch {
	case tens > 1:
		words = append(words, digitWords[tens], "mươi")
	case tens == 1:
		words = append(words, "mười")
	case ones > 0 && full:
		words = append(words, rd.either("linh", "lẻ"))
	}
	switch {
	case ones == 0:
		return words
	case ones == 1 && tens > 1:
		return append(words, "mốt")
	case ones == 4 && tens > 1 && !rd.PlainTu:
		return append(words, "tư")
	case ones == 5 && tens > 0:
		return append(words, "lăm")
	}
	return append(words, digitWords[ones])
}

// Figure reads a number as it is written, such as "12,5", "85,5%" or "1.234":
// the decimals one by one if they begin with 0, else as a number.
func (rd Reading) Figure(s string) (string, error) {
	figure, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	negative, whole, decimals, ok := figureParts(strings.TrimSpace(figure))
	const most = 18 // figures that surely fit
	if !ok || len(whole) > most || len(decimals) > most {
		return "", notAFigure(s)
	}
	text := rd.words(valueOf(whole))
	if decimals != "" {
		text += " phẩy " + rd.decimals(decimals)
	}
	if negative {
		text = "âm " + text
	}
	if percent {
		text += " phần trăm"
	}
	return text, nil
}

func (rd Reading) decimals(s string) string {
	if s[0] != '0' {
		return rd.words(valueOf(s))
	}
	words := make([]string, len(s))
	for i, c := range []byte(s) {
		words[i] = digitWords[c-'0']
	}
	return strings.Join(words, " ")
}

func valueOf(digits string) (n uint64) {
	for _, c := range []byte(digits) {
		n = n*10 + uint64(c-'0')
	}
	return n
}

// PadCount writes a count as reports do: 2 is "02", but 0 is "0".
func PadCount(n int) string {
	if n > 0 && n < 10 {
		return fmt.Sprintf("%02d", n)
	}
	return fmt.Sprint(n)
}
