package viet

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	termForm = regexp.MustCompile(`(?:^ (?:hạn:? )?|trong (?:vòng |thời hạn |thời gian )?|thời hạn:? (?:là )?|không quá |tối đa |(?:chậm|muộn) nhất (?:là )?(?:sau )?)` +
		`(\d{1,3}|(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|tư|lăm) ?){1,3})(?: ?\([^)]*\))? ?ngày( làm việc)?( đầu| cuối| trước)?[ ,.;)]`)
	countedForm = regexp.MustCompile(`hằng|hàng|mỗi|một lần|yêu cầu`)
)

// term reads a deadline of so many days. A day that is named outright, a
// repeated task or one on request is for the other rules to read.
func term(text string, ref Period) (DeadlinePhrase, bool) {
	m := termForm.FindStringSubmatch(text)
	if m == nil || countedForm.MatchString(text) {
		return DeadlinePhrase{}, false
	}
	if _, dated := lastDate(startForm.ReplaceAllString(text, " …"), ref); dated && m[3] == "" {
		return DeadlinePhrase{}, false
	}
	d := DeadlinePhrase{Kind: kindFuzzy, Days: atoi(m[1]), Working: m[2] != ""}
	if d.Days == 0 {
		words, _ := ParseWords(m[1])
		d.Days = int(words)
	}
	switch {
	case m[3] == " trước": // counted backwards; which day that is has to be given
		return DeadlinePhrase{Kind: kindDate}, true
	case m[3] != "", d.Days == 0:
		return DeadlinePhrase{}, false
	}
	if start := startForm.FindString(text); start != "" {
		// A term began some time ago, if the year is left out.
		d.From, _ = lastDate(start, ref.Add(-6))
		d.Kind = kindDate
	}
	return d, true
}

// DuePhrase writes a day as a deadline: "chậm nhất ngày 20/7/2020". Empty if it is
// not given.
func DuePhrase(d Date) string {
	if d.IsZero() {
		return ""
	}
	return "chậm nhất ngày " + d.Short()
}

// Phrase writes the deadline as [ParseDeadline] reads it: "trong tháng 11/2026",
// "trước ngày 25 hằng tháng", "trong 05 ngày làm việc". It is empty for no
// deadline and for a dated kind without its day; what only the typed text said
// (which event, how soon) is said in general words.
func (d DeadlinePhrase) Phrase() string {
	switch {
	case d.Days > 0:
		return d.termPhrase()
	case d.Kind == kindRecurring:
		return everyPhrase(d.Every)
	case d.Kind == kindRequest:
		return "khi có yêu cầu"
	case d.Kind == kindEvent:
		return "trước sự kiện"
	case d.Kind == kindFuzzy:
		return "kịp thời"
	}
	if p := d.within(); !p.IsZero() && p.Last() == d.Due {
		return "trong " + p.Name()
	}
	return DuePhrase(d.Due)
}

// within is the month, quarter or year that the kind and the day name.
func (d DeadlinePhrase) within() ReportPeriod {
	year, month := d.Due.Year, d.Due.Month
	switch {
	case d.Due.IsZero():
	case d.Kind == kindMonth:
		return ReportPeriod{year, Part(month)}
	case d.Kind == kindQuarter:
		return ReportPeriod{year, Quarter1 + Part((month-1)/3)}
	case d.Kind == kindYear:
		return ReportPeriod{year, WholeYear}
	}
	return ReportPeriod{}
}

func (d DeadlinePhrase) termPhrase() string {
	text := fmt.Sprintf("trong %s ngày", PadCount(d.Days))
	if d.Working {
		text += " làm việc"
	}
	if !d.From.IsZero() {
		text += " kể từ ngày " + d.From.Short()
	}
	return text
}

// everyPhrase writes how often a task comes back.
func everyPhrase(every string) string {
	if every == "" {
		return "thường xuyên"
	}
	unit, day, _ := strings.Cut(every, "/")
	for name, key := range everyKeys {
		if key != unit {
			continue
		}
		switch n := atoi(day); {
		case n == 31:
			return "chậm nhất ngày 31 hằng tháng"
		case n > 0:
			return fmt.Sprintf("trước ngày %02d hằng tháng", n+1)
		}
		return "hằng " + name
	}
	return ""
}
