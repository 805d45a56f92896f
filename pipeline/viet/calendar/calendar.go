// Package calendar knows the working days of Vietnamese state offices (ngày làm
// việc) and the days of the lunar calendar (âm lịch) that the law names.
//
// The words: a day off (ngày nghỉ) is a weekend, a public holiday (ngày lễ, tết:
// Bộ luật Lao động 2019, Điều 112), a make-up day (nghỉ bù) for a holiday that
// falls on a weekend (Điều 111.3), or a weekday swapped (hoán đổi) for a Saturday
// on which everybody works (làm bù). What the law does not fix is decided each
// year by a notice: a [Decision], confirmed or only proposed. A year is covered if
// all that the law leaves open is decided; else its days are computed from the fixed
// rules, mùng 1 to mùng 3 of Tết are off, and [Calendar.Doubts] says what is missing
// of the days that one asks for.
package calendar

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"vanthu/pipeline/viet"
)

// Kind says what sort of day it is (loại ngày).
type Kind string

// The kinds of day. A decision is of one of the middle four; weekends and plain
// working days need none.
const (
	Working  Kind = ""          // ngày làm việc
	Holiday  Kind = "nghi_le"   // nghỉ lễ, tết
	MakeUp   Kind = "nghi_bu"   // nghỉ bù for a holiday on a weekend
	SwapOff  Kind = "hoan_doi"  // nghỉ hoán đổi: a weekday off, worked on another day
	SwapWork Kind = "lam_bu"    // làm bù: a day, mostly a Saturday, on which everybody works
	Weekend  Kind = "cuoi_tuan" // nghỉ hằng tuần
)

// Decision is what a notice says of one day (quyết định về ngày nghỉ). A proposed
// one changes no day; it only raises a doubt.
type Decision struct {
	Date     viet.Date
	Kind     Kind
	Name     string // of the holiday; of a make-up day, the holiday it is for; of a swap, a remark: "làm bù 10/01/2026"
	Basis    string // căn cứ: the notice
	Proposed bool
}

// Day is what the calendar knows of one day.
type Day struct {
	Date  viet.Date
	Off   bool // nobody works
	Kind  Kind
	Name  string // as in [Decision]
	Basis string // căn cứ; empty for weekends, plain working days and the years before 2021
}

// Reason says in words why the day is off, or why a Saturday is not: "Tết Dương
// lịch", "nghỉ bù 30/4", "hoán đổi, làm bù 10/01/2026", "Chủ nhật", "thứ Bảy làm
// bù". Empty for a plain working day.
func (d Day) Reason() string {
	switch d.Kind {
	case Holiday:
		return cmp.Or(d.Name, "ngày lễ, tết")
	case MakeUp:
		return strings.TrimSpace("nghỉ bù " + d.Name)
	case SwapOff:
		if d.Name == "" {
			return "hoán đổi"
		}
		return "hoán đổi, " + d.Name
	case SwapWork:
		return d.Date.Weekday() + " làm bù"
	case Weekend:
		return d.Date.Weekday()
	}
	return ""
}

// String is the day in words: "nghỉ: Tết Dương lịch", "nghỉ bù Giỗ Tổ", "làm việc
// (thứ Bảy làm bù)". A holiday on a weekend says which: "nghỉ: Giỗ Tổ (Chủ nhật)".
func (d Day) String() string {
	switch {
	case d.Kind == SwapWork:
		return "làm việc (" + d.Reason() + ")"
	case !d.Off:
		return "làm việc"
	case d.Kind == MakeUp:
		return d.Reason()
	case d.Kind == Holiday && weekend(d.Date):
		return "nghỉ: " + d.Reason() + " (" + d.Date.Weekday() + ")"
	}
	return "nghỉ: " + d.Reason()
}

// Calendar is the working calendar of an office. It does not change once made
// and may be used by many goroutines.
type Calendar struct {
	decisions map[viet.Date]Decision
	years     [lastYear - firstYear + 1]atomic.Pointer[yearDays] // filled as they are asked for
}

// The years that a [viet.Date] can have.
const (
	firstYear = 1900
	lastYear  = 2199
)

// Builtin is the calendar by the law and the notices that the program has.
func Builtin() *Calendar { return builtin() }

var builtin = sync.OnceValue(func() *Calendar {
	decided, _ := readDecisions(decisionFiles) // a test holds the files to be right
	return (&Calendar{}).With(decided)
})

// With is the calendar with more decisions, such as an office's own. They win
// over those that the calendar has for the same days, the later over the
// earlier; one without a date or of no kind of decision is left out.
func (c *Calendar) With(ds []Decision) *Calendar {
	out := &Calendar{decisions: make(map[viet.Date]Decision, len(c.decisions)+len(ds))}
	for date, d := range c.decisions {
		out.decisions[date] = d
	}
	for _, d := range ds {
		if d.Date.Valid() && d.Kind.Decides() {
			out.decisions[d.Date] = d
		}
	}
	return out
}

// Decides tells whether a decision can be of this kind.
func (k Kind) Decides() bool {
	return k == Holiday || k == MakeUp || k == SwapOff || k == SwapWork
}

// Day is what the calendar knows of a day; the zero Day if it is not valid.
func (c *Calendar) Day(d viet.Date) Day {
	if !d.Valid() {
		return Day{}
	}
	if day, special := c.year(d.Year).special[d]; special {
		return day
	}
	return plainDay(d)
}

// proposedIn lists in order what is only proposed from one day to another and would
// change something. The day worked for a day swapped is left out where that one
// names it.
func (c *Calendar) proposedIn(from, to viet.Date) []Decision {
	var out []Decision
	for date, d := range c.decisions {
		if d.Proposed && date.Compare(from) >= 0 && date.Compare(to) <= 0 && c.WorkingDay(date) != (d.Kind == SwapWork) {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Decision) int { return a.Date.Compare(b.Date) })
	all := slices.Clone(out)
	return slices.DeleteFunc(out, func(d Decision) bool {
		return d.Kind == SwapWork && slices.ContainsFunc(all, func(off Decision) bool {
			return off.Kind == SwapOff && strings.Contains(off.Name, d.Date.Short())
		})
	})
}
