package record

import (
	"fmt"
	"regexp"
	"slices"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// noticeTerm is within how many working days after the meeting its notice is
// issued (Quyết định 45/2018/QĐ-TTg).
const noticeTerm = 5

// Calendar is the office's working calendar (lịch làm việc): the one that the
// program has, with what the office says of single days.
func (a *Agency) Calendar() *calendar.Calendar {
	if len(a.DaysOff) == 0 {
		return calendar.Builtin()
	}
	decisions := make([]calendar.Decision, len(a.DaysOff))
	for i, d := range a.DaysOff {
		decisions[i] = calendar.Decision{Date: d.Date, Kind: calendar.Kind(d.Kind), Name: d.Name, Basis: d.Basis, Proposed: d.Proposed == Yes}
	}
	return calendar.Builtin().With(decisions)
}

// daysOff judges what the office says of single days.
func (c *checker) daysOff(path string, days []DayOff) {
	seen := map[viet.Date]int{}
	for i, d := range days {
		at := join(path, i)
		if d.Date.IsZero() {
			c.required(join(at, "ngay"), "", "ngày", "06/02/2027")
			continue
		}
		c.required(join(at, "loai"), string(d.Kind), "loại ngày", "nghi_le")
		if first, again := seen[d.Date]; again {
			c.fault(join(at, "ngay"), finding{"trung-ngay-nghi", "ngày " + d.Date.Short() + " ghi hai lần, lần đầu ở mục thứ " + viet.PadCount(first+1), "mỗi ngày một mục"})
			continue
		}
		seen[d.Date] = i
		switch kind := calendar.Kind(d.Kind); {
		case d.Kind != "" && !kind.Decides():
			c.fault(join(at, "loai"), finding{"loai-ngay", "loại ngày " + Quote(string(d.Kind)) + " không có trong danh mục", "chọn một trong: " + quoteAll(Labels(d.Kind.Choices()), ", ")})
		case kind == calendar.SwapOff && calendar.Builtin().Day(d.Date).Kind == calendar.Weekend:
			c.warn(join(at, "ngay"), finding{"hoan-doi-thua", "ngày " + d.Date.Short() + " vốn là ngày nghỉ hằng tuần, không cần hoán đổi", "kiểm tra lại ngày; ngày đi làm thay thì ghi loại lam_bu"})
		case kind == calendar.SwapWork && calendar.Builtin().Day(d.Date).Kind == calendar.Working:
			c.warn(join(at, "ngay"), finding{"hoan-doi-thua", "ngày " + d.Date.Short() + " vốn là ngày làm việc, không cần làm bù", "kiểm tra lại ngày; ngày được nghỉ thay thì ghi loại hoan_doi"})
		}
	}
}

// onDayOff warns by the rule of a day on which the office is closed. What names
// the day.
func (c *checker) onDayOff(path, rule, what string, d viet.Date) {
	c.counted(path, what+" "+d.Short(), d, d)
	if day := c.calendar.Day(d); day.Off {
		c.warn(path, finding{rule, what + " " + d.Short() + " là ngày nghỉ: " + day.Reason(), "kiểm tra lại " + what})
	}
}

// noticeInTime warns of a notice issued later than the term after the meeting.
func (c *checker) noticeInTime(path string, issued viet.Date) {
	held := c.month.Meeting.Date
	c.counted(path, "ngày thông báo "+issued.Short(), held, issued)
	if last := c.calendar.AddWorkingDays(held, noticeTerm); after(issued, last) {
		c.warn(path, finding{"thong-bao-cham", "ngày thông báo " + issued.Short() + " quá " + viet.PadCount(noticeTerm) + " ngày làm việc sau ngày họp " + held.Short() + ", hạn cuối là " + last.Short(),
			"kiểm tra lại ngày họp và ngày thông báo (Quyết định 45/2018/QĐ-TTg)"})
	}
}

// doubt is a doubt about days that were counted, and the value that it makes
// doubtful.
type doubt struct{ path, what, why string }

// counted notes that the value at the path depends on which days the office works
// from one day to another, and what makes them doubtful. What names the value.
func (c *checker) counted(path, what string, from, to viet.Date) {
	for _, why := range c.calendar.Doubts(from, to) {
		if !slices.ContainsFunc(c.doubts, func(d doubt) bool { return d.path == path && d.why == why }) {
			c.doubts = append(c.doubts, doubt{path, what, why})
		}
	}
}

// doubtfulDays warns of each doubt. Of many, which come of a slip in a year, it
// tells the first.
func (c *checker) doubtfulDays() {
	const most = 10
	for i, d := range c.doubts[:min(len(c.doubts), most)] {
		message := d.what + ": " + d.why
		if rest := len(c.doubts) - most; rest > 0 && i == most-1 {
			message += fmt.Sprintf(" (còn %d điều chưa chắc nữa như vậy)", rest)
		}
		c.warn(d.path, finding{"lich-chua-chac", message, "khi có thông báo thì ghi các ngày đó vào ngay_nghi của hồ sơ cơ quan"})
	}
}

// terms reads the phrases of deadlines: with the month in which they were given,
// and for terms ("trong 05 ngày làm việc kể từ ngày họp") the calendar that
// they are counted on and the days of the meeting and of its notice. These two are
// zero where not known.
type terms struct {
	given        viet.Period
	calendar     *calendar.Calendar
	held, issued viet.Date
}

// terms reads the deadlines given at this month's meeting.
func (m *Month) terms(cal *calendar.Calendar) terms {
	return terms{m.Meeting.Period, cal, m.Meeting.Date, m.Documents[noticeKind].Date}
}

// earlier reads the deadlines of tasks given in another month, whose meeting and
// notice are not known.
func (x terms) earlier(given viet.Period) terms { return terms{given: given, calendar: x.calendar} }

// The events from which a term may run, folded. Only the notice of the meeting
// itself is meant, so that nothing may follow.
var (
	fromNotice  = regexp.MustCompile(`(?:tu|sau) ngay (?:ban hanh|ky|ky ban hanh) thong bao(?: ket luan(?: giao ban| cuoc hop| hoi nghi)?)?(?: nay)?$`)
	fromMeeting = regexp.MustCompile(`(?:tu|sau) ngay (?:ket thuc )?(?:cuoc )?hop(?: giao ban)?(?: nay)?$`)
)

// read reads a phrase. A term has its last day if the day from which it runs is
// said: see [viet.DeadlinePhrase.LastDay]. If that is a day off the term ends on the
// next working day (Bộ luật Dân sự 2015, Điều 148.5). A term that runs from no day
// that was said has no last day.
func (x terms) read(text string) viet.DeadlinePhrase {
	said := viet.ParseDeadline(text, x.given)
	if !isTerm(said) {
		return said
	}
	if said.From.IsZero() {
		switch folded := viet.Fold(text); {
		case fromNotice.MatchString(folded):
			said.From = x.issued
		case fromMeeting.MatchString(folded):
			said.From = x.held
		}
	}
	switch {
	case said.From.IsZero():
		return said
	case said.Working:
		said.Due = x.calendar.AddWorkingDays(said.From, said.Days)
	default:
		said.Due = x.calendar.NextWorkingDay(said.LastDay())
	}
	said.Kind = string(DeadlineDate)
	return said
}

// isTerm tells whether a phrase is a term of days, weeks or months.
func isTerm(said viet.DeadlinePhrase) bool { return said.Days > 0 || said.Months > 0 }
