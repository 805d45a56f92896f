package lint

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// typedDate is a whole date in figures or in full: day, month, year twice over.
var typedDate = regexp.MustCompile(`^(?:(\d+)/(\d+)/(\d+)|(\d+)[ \x{A0}]tháng[ \x{A0}](\d+)[ \x{A0}]năm[ \x{A0}](\d+))`)

// dates judges every date of the passage.
func (c *citer) dates() {
	for at := nextFigure(c.text, 0); at < len(c.text); {
		var m []int
		if dateMayFollow(c.text, at) {
			m = typedDate.FindStringSubmatchIndex(c.text[at:])
		}
		if m == nil {
			at = nextFigure(c.text, figureEnd(c.text, at))
			continue
		}
		parts := m[2:]
		if m[2] < 0 {
			parts = m[8:]
		}
		typed := c.text[at:]
		before, _ := utf8.DecodeLastRuneInString(c.text[:at])
		after, _ := utf8.DecodeRuneInString(typed[m[1]:])
		if !unicode.IsLetter(before) && !strings.ContainsRune("/-.", before) && after != '/' && !unicode.IsLetter(after) {
			c.date(at, at+m[1], [3]string{typed[parts[0]:parts[1]], typed[parts[2]:parts[3]], typed[parts[4]:parts[5]]})
		}
		at = nextFigure(c.text, at+m[1])
	}
}

// dateMayFollow tells quickly that the figure at i is no day.
func dateMayFollow(text string, i int) bool {
	rest := text[figureEnd(text, i):]
	return strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, " t") || strings.HasPrefix(rest, "\u00A0")
}

// date judges one date by its day, month and year as typed.
func (c *citer) date(start, end int, typed [3]string) {
	day, month, year := typed[0], typed[1], typed[2]
	lead := strings.TrimRight(c.text[:start], " \u00A0")
	if !strings.HasSuffix(strings.ToLower(lead[max(0, len(lead)-len("ngày")):]), "ngày") && (len(day) > 2 || len(month) > 2 || len(year) < 4) {
		return // a fraction, a telephone number, a path
	}
	whole := c.text[start:end]
	d, err := viet.ParseDate(whole)
	switch {
	case err != nil && len(year) != 4 && len(day) < 4:
		c.add(start, end, ruling{rule: "ngay-sai", reason: fmt.Sprintf("năm không hợp lệ; năm ghi bằng %d chữ số, xem lại văn bản gốc", len(year))})
	case err != nil:
		c.add(start, end, ruling{rule: "ngay-sai", reason: err.Error()})
	case len(year) != 4:
	case len(day) == 1 || len(month) == 1 && d.Month <= 2:
		c.add(start, end, ruling{rule: "ngay-thieu-0", severity: Warning, fix: formLike(whole, d), sure: true,
			reason: "thiếu số 0 phía trước ngày hoặc tháng"})
	case len(month) == 2 && d.Month > 2 && d.Month < 10:
		c.add(start, end, ruling{rule: "thang-thua-0", severity: Info, fix: formLike(whole, d),
			reason: "thừa số 0 phía trước tháng"})
	}
}

// formLike writes the day in figures or in full, as it was.
func formLike(typed string, d viet.Date) string {
	if strings.Contains(typed, "/") {
		return d.Short()
	}
	return strings.TrimPrefix(d.Long(), "ngày ")
}
