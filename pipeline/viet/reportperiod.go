package viet

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// ReportPeriod is the time that a regular report speaks of (kỳ báo cáo): a month,
// a quarter, a part of a year or a year. The zero ReportPeriod means "not given".
type ReportPeriod struct {
	Year int
	Part Part
}

// Part is which part of the year a report speaks of. The months are 1 to 12.
type Part int

// The parts of a year that are reported on (NĐ 09/2019, Điều 12).
const (
	WholeYear  Part = 0
	Quarter1   Part = 12 + iota // quý I
	Quarter2                    // quý II
	Quarter3                    // quý III
	Quarter4                    // quý IV
	FirstHalf                   // 6 tháng đầu năm
	SecondHalf                  // 6 tháng cuối năm
	NineMonths                  // 9 tháng đầu năm
)

// LegalCutOff is the day of the month on which the figures of a report end, if
// nothing else is ordered (NĐ 09/2019, Điều 12).
const LegalCutOff = 14

const reportHint = "ghi như tháng 11/2026, quý IV/2026, 6 tháng đầu năm 2026 hoặc năm 2026"

// parts has the first and last month, the key and the name of each part that is
// no month.
var parts = map[Part]struct {
	first, last int
	key, name   string
}{
	WholeYear: {1, 12, "", "năm "},
	Quarter1:  {1, 3, "Q1", "quý I/"}, Quarter2: {4, 6, "Q2", "quý II/"},
	Quarter3: {7, 9, "Q3", "quý III/"}, Quarter4: {10, 12, "Q4", "quý IV/"},
	FirstHalf: {1, 6, "H1", "6 tháng đầu năm "}, SecondHalf: {7, 12, "H2", "6 tháng cuối năm "},
	NineMonths: {1, 9, "9M", "9 tháng đầu năm "},
}

// partForms are the parts as they are in a form, before or after the year.
var partForms = map[string]Part{
	"": WholeYear, "nam": WholeYear, "canam": WholeYear,
	"quyi": Quarter1, "quyii": Quarter2, "quyiii": Quarter3, "quyiv": Quarter4,
	"sauthangdaunam": FirstHalf, "sauthangcuoinam": SecondHalf, "chinthangdaunam": NineMonths,
	"quy1": Quarter1, "quy2": Quarter2, "quy3": Quarter3, "quy4": Quarter4, "q1": Quarter1, "q2": Quarter2, "q3": Quarter3, "q4": Quarter4,
	"6thangdaunam": FirstHalf, "6thangcuoinam": SecondHalf, "9thangdaunam": NineMonths, "h1": FirstHalf, "h2": SecondHalf, "9m": NineMonths,
}

// IsZero tells whether the period is not given.
func (r ReportPeriod) IsZero() bool { return r == ReportPeriod{} }

// Valid tells whether there is such a part, in a year from 1900 to 2199.
func (r ReportPeriod) Valid() bool {
	return validYear(r.Year) && r.Part >= WholeYear && r.Part <= NineMonths
}

// Month is the period as a month; zero if it is none.
func (r ReportPeriod) Month() Period {
	if r.Part < 1 || r.Part > 12 {
		return Period{}
	}
	return Period{r.Year, int(r.Part)}
}

// Name is the period in a text: "tháng 10/2022", "quý IV/2022", "6 tháng đầu năm
// 2026", "năm 2026". Empty if not given.
func (r ReportPeriod) Name() string {
	if !r.Valid() || !r.Month().IsZero() {
		return r.Month().Name()
	}
	return parts[r.Part].name + strconv.Itoa(r.Year)
}

// Key is the period for machines and file names: "2022-10", "2022-Q4", "2026-H1",
// "2026-9M", "2026". Empty if not given.
func (r ReportPeriod) Key() string {
	if !r.Valid() || !r.Month().IsZero() {
		return r.Month().Key()
	}
	return strings.TrimSuffix(fmt.Sprintf("%04d-%s", r.Year, parts[r.Part].key), "-")
}

// months are the first and the last month of the period; zero if not given.
func (r ReportPeriod) months() (first, last Period) {
	if !r.Valid() || !r.Month().IsZero() {
		return r.Month(), r.Month()
	}
	p := parts[r.Part]
	return Period{r.Year, p.first}, Period{r.Year, p.last}
}

// First is the first day of the period by the calendar; zero if not given.
func (r ReportPeriod) First() Date {
	first, _ := r.months()
	return first.First()
}

// Last is the last day of the period by the calendar; zero if not given.
func (r ReportPeriod) Last() Date {
	_, last := r.months()
	return last.Last()
}

// Range is the time for which figures are taken (thời gian chốt số liệu): from
// the day after the cut-off of the month before the period to the cut-off of its
// last month, such as 15/12 to 14/3 for quý I with [LegalCutOff] (NĐ 09/2019,
// Điều 12). A month that has no such day is cut off on its last; a cut-off that
// is no day of a month, or 31, is the calendar's.
func (r ReportPeriod) Range(cutOff int) (from, to Date) {
	first, last := r.months()
	if first.IsZero() {
		return Date{}, Date{}
	}
	if cutOff < 1 {
		cutOff = 31
	}
	cut := func(p Period) Date { return Date{p.Year, p.Month, min(cutOff, p.Last().Day)} }
	return cut(first.Prev()).AddDays(1), cut(last)
}

// Next is the period of the same sort after this one.
func (r ReportPeriod) Next() ReportPeriod { return r.add(1) }

// Prev is the period of the same sort before this one.
func (r ReportPeriod) Prev() ReportPeriod { return r.add(-1) }

func (r ReportPeriod) add(n int) ReportPeriod {
	sort, count := r.Part, 1 // the first part of the sort, and how many there are in a year
	switch {
	case r.IsZero():
		return r
	case !r.Month().IsZero():
		sort, count = 1, 12
	case r.Part >= Quarter1 && r.Part <= Quarter4:
		sort, count = Quarter1, 4
	case r.Part == FirstHalf || r.Part == SecondHalf:
		sort, count = FirstHalf, 2
	}
	at := r.Year*count + int(r.Part-sort) + n
	return ReportPeriod{at / count, sort + Part(at%count)}
}

// Compare orders periods by their last day, those that end together by length, the
// shorter first.
func (r ReportPeriod) Compare(q ReportPeriod) int {
	return cmp.Or(r.Last().Compare(q.Last()), q.First().Compare(r.First()), cmp.Compare(r.Part, q.Part))
}

// MarshalText writes the period as [ReportPeriod.Key] does.
func (r ReportPeriod) MarshalText() ([]byte, error) { return []byte(r.Key()), nil }

// UnmarshalText reads what [ParseReportPeriod] reads; empty text is "not given".
func (r *ReportPeriod) UnmarshalText(text []byte) error {
	return unmarshal(r, text, ParseReportPeriod)
}

// ParseReportPeriod reads a period of reporting: "quý IV/2022", "quý 4 năm 2022",
// "2022-Q4", "6 tháng đầu năm 2026", "2026-H1", "9 tháng đầu năm 2026", "năm
// 2026", "2026", and every month that [ParsePeriod] reads.
func ParseReportPeriod(s string) (ReportPeriod, error) {
	form, nums := shape(s)
	if part, year, ok := partOfForm(withoutReport(form), nums); ok {
		switch {
		case year.digits == 0:
			return ReportPeriod{}, &FormError{quoted(s) + " thiếu năm", reportHint}
		case !validYear(year.value):
			return ReportPeriod{}, &FormError{fmt.Sprintf("năm %d không hợp lệ", year.value), reportHint}
		}
		return ReportPeriod{year.value, part}, nil
	}
	p, err := ParsePeriod(s)
	if err == nil {
		return ReportPeriod{p.Year, Part(p.Month)}, nil
	}
	if strings.TrimSpace(s) == "" {
		return ReportPeriod{}, &FormError{"chưa ghi kỳ báo cáo", reportHint}
	}
	if err.Error() != notAMonth(s).Error() {
		return ReportPeriod{}, err
	}
	return ReportPeriod{}, &FormError{quoted(s) + " không phải là kỳ báo cáo", reportHint}
}

// partOfForm takes a form apart into the part and the year, which has four
// digits; the year's number has no digits if it is left out.
func partOfForm(form string, nums []number) (part Part, year number, ok bool) {
	var b strings.Builder
	for _, c := range []byte(form) {
		switch {
		case c != 'N':
			b.WriteByte(c)
		case nums[0].digits == 4 && year.digits == 0:
			year, nums = nums[0], nums[1:]
			b.WriteByte(' ')
		default:
			fmt.Fprint(&b, nums[0].value)
			nums = nums[1:]
		}
	}
	before, after, dated := strings.Cut(b.String(), " ")
	if dated && before == "" {
		before = strings.TrimLeft(after, "-/")
	} else if before = strings.TrimRight(before, "-/"); after != "" {
		return 0, year, false
	}
	if part, ok = partForms[before]; !ok {
		part, ok = partForms[strings.TrimSuffix(before, "nam")]
	}
	return part, year, ok && (dated || part != WholeYear)
}
