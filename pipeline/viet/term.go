package viet

import (
	"fmt"
	"regexp"
	"strings"
)

// smallNumber is a number in figures or in words.
const smallNumber = `(\d{1,3}|(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|tư|lăm) ?){1,3})(?: ?\([^)]*\))? ?`

// termWords stand before the number of a term.
const termWords = `(?:^ (?:hạn:? )?|trong (?:vòng |thời hạn |thời gian )?|thời hạn:? (?:là )?|không quá |tối đa |(?:chậm|muộn) nhất (?:là )?(?:sau )?)`

var (
	termForm = regexp.MustCompile(termWords + smallNumber + `ngày( làm việc)?( đầu| cuối| trước)?[ ,.;)]`)
	// A month with a number after it, or a part of a year, is no term.
	longTermForm = regexp.MustCompile(termWords + smallNumber + `(tuần|tháng)(?: (?:,? ?(?:kể|tính) từ|từ (?:ngày|khi)|sau (?:ngày|khi))[ ,.;)]| ?[,.;)]| $)`)
	countedForm  = regexp.MustCompile(`hằng|hàng|mỗi|một lần|yêu cầu`)
)

// term reads a deadline of so many days, weeks or months. A day that is named
// outright, a repeated task or one on request is for the other rules to read.
func term(text string, ref Period) (DeadlinePhrase, bool) {
	if countedForm.MatchString(text) {
		return DeadlinePhrase{}, false
	}
	d := DeadlinePhrase{Kind: kindFuzzy}
	m := termForm.FindStringSubmatch(text)
	long := longTermForm.FindStringSubmatch(text)
	_, dated := lastDate(startForm.ReplaceAllString(text, " …"), ref)
	switch {
	case m != nil && m[3] == " trước": // counted backwards; which day that is has to be given
		return DeadlinePhrase{Kind: kindDate}, true
	case m != nil && m[3] == "" && !dated:
		d.Days, d.Working = smallCount(m[1]), m[2] != ""
	case m == nil && long != nil && !dated && long[2] == "tuần":
		d.Days = 7 * smallCount(long[1])
	case m == nil && long != nil && !dated:
		d.Months = smallCount(long[1])
	}
	if d.Days == 0 && d.Months == 0 {
		return DeadlinePhrase{}, false
	}
	if start := startForm.FindString(text); start != "" {
		// A term began some time ago, if the year is left out.
		d.From, _ = lastDate(start, ref.Add(-6))
		d.Kind = kindDate
	}
	return d, true
}

// smallCount reads the number of a term.
func smallCount(s string) int {
	if n := atoi(s); n > 0 {
		return n
	}
	n, _ := ParseWords(s)
	return int(n)
}

// LastDay is the last day of a term as it is counted on the wall calendar, zero if it
// is not a term, or runs from no day that is known, or counts working days only. The
// first day is not counted (Bộ luật Dân sự 2015, Điều 147.2); a term of months ends
// on the same day of its last month, or on the last day that month has (Điều 148.3).
// It may be a day off.
func (d DeadlinePhrase) LastDay() Date {
	switch {
	case d.Months > 0 && !d.From.IsZero():
		month := d.From.Period().Add(d.Months)
		return Date{month.Year, month.Month, min(d.From.Day, month.Last().Day)}
	case d.Days > 0 && !d.Working:
		return d.From.AddDays(d.Days)
	}
	return Date{}
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
	case d.Days > 0 || d.Months > 0:
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
	if d.Months > 0 {
		text = fmt.Sprintf("trong %s tháng", PadCount(d.Months))
	}
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
