package viet

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Strange is a character that a Vietnamese document should not have and that a
// font or a file format may not carry (ký tự lạ).
type Strange struct {
	Rune  rune
	Index int    // which character of the text, from 1
	Name  string // "ký tự điều khiển U+0007", "biểu tượng U+1F600", "chữ Hán U+4E2D"
}

// StrangeRunes finds the strange characters of the text, in order. Tabs and line
// breaks are not strange, nor are letters of European languages.
func StrangeRunes(s string) []Strange {
	var found []Strange
	n := 0
	for _, r := range s {
		n++
		if r >= ' ' && r < 0x7F {
			continue
		}
		if sort := strangeSort(r); sort != "" {
			found = append(found, Strange{r, n, fmt.Sprintf("%s U+%04X", sort, r)})
		}
	}
	return found
}

// scripts whose letters have a name for people; others are "chữ lạ".
var scripts = []struct {
	table *unicode.RangeTable
	name  string
}{
	{unicode.Han, "chữ Hán"}, {unicode.Hiragana, "chữ Nhật"}, {unicode.Katakana, "chữ Nhật"},
	{unicode.Hangul, "chữ Hàn"}, {unicode.Thai, "chữ Thái"}, {unicode.Lao, "chữ Lào"},
	{unicode.Khmer, "chữ Khmer"}, {unicode.Arabic, "chữ Ả Rập"},
}

// microSign is the letter of units ("5 µm") that keyboards give; Unicode counts it
// to no script.
const microSign = '\u00B5'

// strangeSort says what sort of strange character it is; empty if it is none.
func strangeSort(r rune) string {
	switch {
	case r == '\t', r == '\n', r == '\r', r == microSign, letterOf(r).plain != 0:
		return ""
	case r == utf8.RuneError:
		return "ký tự hỏng"
	case unicode.Is(unicode.Cc, r):
		return "ký tự điều khiển"
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector):
		return "ký tự ẩn"
	case unicode.Is(unicode.Co, r):
		return "ký tự dùng riêng"
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
		return ""
	}
	for _, script := range scripts {
		if unicode.Is(script.table, r) {
			return script.name
		}
	}
	return strangeSign(r)
}

// strangeSign goes on with what is no letter of a known script.
func strangeSign(r rune) string {
	switch {
	case r > 0xFFFF && unicode.In(r, unicode.So, unicode.Sk, unicode.Sm), r >= 0x2600 && r <= 0x27BF, r == 0x20E3:
		return "biểu tượng"
	case unicode.IsLetter(r):
		return "chữ lạ"
	case !unicode.IsPrint(r) && !unicode.IsSpace(r):
		return "ký tự không xác định"
	case r > 0xFFFF:
		return "ký tự lạ"
	}
	return ""
}
