package calendar

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/viet"
)

// lack is what the decisions of a year do not say of what Điều 112.3 leaves open.
type lack struct {
	notice   bool // nothing at all is decided
	tet      bool // not all days of Tết are known
	given    int  // how many of them are
	national bool // the day next to National Day is not known
}

// lackOf compares the decisions of a year with what they have to say.
func lackOf(decided []Decision, y int) lack {
	run := tetRun(decided, y)
	l := lack{notice: len(decided) == 0, national: true, given: min(len(run), tetDays)}
	l.tet = l.given < tetDays || !slices.ContainsFunc(decided, func(d Decision) bool { return ofTet(d, y) })
	for _, d := range decided {
		l.national = l.national && !(d.Kind == Holiday && nextToNationalDay(d.Date))
	}
	return l
}

func nextToNationalDay(d viet.Date) bool { return d.Month == 9 && (d.Day == 1 || d.Day == 3) }

// ofTet tells whether the decision gives a day of Tết.
func ofTet(d Decision, y int) bool {
	tet, known := Tet(y)
	apart := d.Date.Sub(tet)
	return known && d.Kind == Holiday && apart >= -tetReach && apart <= tetReach
}

// tetRun are the days of Tết that are known, in order: those decided, the sure ones,
// and the days of a weekend among them, which an office need not enter. They follow
// each other; days before or after a working day are no part of it.
func tetRun(decided []Decision, y int) []Decision {
	tet, known := Tet(y)
	if !known {
		return nil
	}
	given := map[viet.Date]Decision{}
	for i := range sureTet {
		given[tet.AddDays(i)] = Decision{Date: tet.AddDays(i), Kind: Holiday, Name: nameTet, Basis: basisTet}
	}
	first, last := tet, tet.AddDays(sureTet-1)
	for _, d := range decided {
		if !ofTet(d, y) {
			continue
		}
		given[d.Date] = d
		if d.Date.Compare(first) < 0 {
			first = d.Date
		}
		if d.Date.Compare(last) > 0 {
			last = d.Date
		}
	}
	var run []Decision
	for d := first; d.Compare(last) <= 0; d = d.AddDays(1) {
		day, ok := given[d]
		switch {
		case ok:
			run = append(run, day)
		case weekend(d):
			run = append(run, Decision{Date: d, Kind: Holiday, Name: nameTet, Basis: basisTet})
		case d.Compare(tet) > 0:
			return run
		default:
			run = nil
		}
	}
	return run
}

// Covers tells whether the notices of a year are known: five days of Tết, of which
// those on a weekend need not be entered, and the second National Day (Bộ luật Lao
// động 2019, Điều 112.3).
func (c *Calendar) Covers(year int) bool {
	if year < firstYear || year > lastYear {
		return false
	}
	_, known := Tet(year)
	missing := c.year(year).missing
	return known && !missing.tet && !missing.national
}

// What is said of a long term is bounded: more says nothing new.
const (
	firstNoticed  = 2021 // the first year of which a notice is at hand
	mostYears     = 3
	mostProposals = 10
)

// Doubts lists what makes the days from one to another doubtful, both counted: what
// is missing of a year's notice, if these days are near those it decides, and days
// off or worked that are only proposed.
func (c *Calendar) Doubts(from, to viet.Date) []string {
	if !from.Valid() || !to.Valid() || from.Compare(to) > 0 {
		return nil
	}
	var out []string
	for y := from.Year; y <= to.Year && len(out) < mostYears; y++ {
		if doubt := c.missing(y, from, to); doubt != "" {
			out = append(out, doubt)
		}
	}
	proposed := c.proposedIn(from, to)
	for _, d := range proposed[:min(len(proposed), mostProposals)] {
		then := Day{Date: d.Date, Off: d.Kind != SwapWork, Kind: d.Kind, Name: d.Name}
		out = append(out, fmt.Sprintf("ngày %s mới có đề xuất “%s”, đang tính là “%s”", d.Date.Short(), then, c.Day(d.Date)))
	}
	return out
}

// swapReach is how far from a holiday, in days, a notice may swap days or have a
// Saturday worked for it; nationalReach is how far the days off around National Day
// may go.
const (
	swapReach     = 14
	nationalReach = 7
)

// missing says what is missing of the notice of a year that the days may need;
// empty if nothing.
func (c *Calendar) missing(y int, from, to viet.Date) string {
	near := func(d viet.Date, reach int) bool {
		return !d.IsZero() && d.AddDays(-reach).Compare(to) <= 0 && d.AddDays(reach).Compare(from) >= 0
	}
	l, known := c.year(y).missing, y >= firstNoticed
	tet, _ := Tet(y)
	national := viet.Date{Year: y, Month: 9, Day: 2}
	switch {
	case c.Covers(y):
		return ""
	case !known:
		return fmt.Sprintf("không có dữ liệu nghỉ lễ năm %d", y)
	case l.notice || tet.IsZero():
		if tet.IsZero() || slices.ContainsFunc(holidaysOf(y), func(d viet.Date) bool { return near(d, swapReach) }) {
			return fmt.Sprintf("chưa có thông báo nghỉ lễ năm %d", y)
		}
		return ""
	}
	var parts []string
	if l.tet && near(tet, tetReach) {
		parts = append(parts, fmt.Sprintf("mới biết %d trong %d ngày nghỉ Tết", l.given, tetDays))
	}
	if l.national && near(national, nationalReach) {
		if !l.tet {
			parts = append(parts, fmt.Sprintf("đã có %d ngày Tết", tetDays))
		}
		parts = append(parts, "còn thiếu ngày nghỉ liền kề Quốc khánh (01/9 hoặc 03/9)")
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("lịch nghỉ năm %d chưa đủ: %s", y, strings.Join(parts, "; "))
}

// holidaysOf are the days of a year near which a notice may change something.
func holidaysOf(y int) []viet.Date {
	var out []viet.Date
	for _, h := range fixedHolidays {
		if y >= h.from {
			out = append(out, viet.Date{Year: y, Month: h.month, Day: h.day})
		}
	}
	if d, known := Tet(y); known {
		out = append(out, d)
	}
	if d, known := GioTo(y); known {
		out = append(out, d)
	}
	return out
}
