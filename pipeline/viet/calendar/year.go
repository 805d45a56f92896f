package calendar

import (
	"math/bits"
	"slices"
	"time"

	"vanthu/pipeline/viet"
)

// The laws that the computed days stand on.
const (
	basisHoliday = "Bộ luật Lao động 2019, Điều 112.1"
	basisMakeUp  = "Bộ luật Lao động 2019, Điều 111.3"
	basisCulture = "Nghị quyết 28/2026/QH16, Điều 2"
	basisTet     = basisHoliday + "b; thông báo các năm từ 2021 đều có mùng 1, 2, 3"
)

// codeInForce is the first year of the Bộ luật Lao động 2019; the days of earlier years
// had other laws.
const codeInForce = 2021

// basisIn is the law, if it was in force in the year; else empty.
func basisIn(year int, basis string) string {
	if year < codeInForce {
		return ""
	}
	return basis
}

// fixedHolidays are the public holidays with a fixed day of the solar calendar,
// and what their make-up days are called after. 24/11 is not among the days of
// Điều 112.1, so that Điều 111.3 gives it no make-up day.
var fixedHolidays = []struct {
	month, day, from int
	name, short      string
	basis            string
	madeUp           bool
}{
	{1, 1, firstYear, "Tết Dương lịch", "Tết Dương lịch", basisHoliday, true},
	{4, 30, firstYear, "Ngày Chiến thắng", "30/4", basisHoliday, true},
	{5, 1, firstYear, "Ngày Quốc tế lao động", "01/5", basisHoliday, true},
	{9, 2, firstYear, "Quốc khánh", "Quốc khánh", basisHoliday, true},
	{11, 24, 2026, "Ngày Văn hóa Việt Nam", "", basisCulture, false},
}

// The names of the days that the lunar table gives.
const (
	nameTet   = "Tết Âm lịch"
	nameGioTo = "Giỗ Tổ"
)

// tetDays is how many days of Tết the law gives (Điều 112.1b), and sureTet how many
// of them are known without a notice, from mùng 1 on: the law does not say which
// five they are, but every notice so far has these. tetReach is how far from mùng 1
// a notice may put them, or days off in their place.
const (
	tetDays  = 5
	sureTet  = 3
	tetReach = 10
)

// yearDays are the days of one year.
type yearDays struct {
	special map[viet.Date]Day  // those that are not what their weekday makes them
	lawful  map[viet.Date]bool // holidays that the law gives: no make-up day is put on them
	working [6]uint64          // a bit for each day of the year, 1 January first
	total   int                // how many of them are set
	missing lack
}

// year gives the days of a year from firstYear to lastYear. Two goroutines may
// both compute it and get the same.
func (c *Calendar) year(y int) *yearDays {
	at := &c.years[y-firstYear]
	if known := at.Load(); known != nil {
		return known
	}
	made := c.makeYear(y)
	at.Store(made)
	return made
}

func (c *Calendar) makeYear(y int) *yearDays {
	out := &yearDays{special: map[viet.Date]Day{}, lawful: map[viet.Date]bool{}}
	decided := c.decidedIn(y)
	out.missing = lackOf(decided, y)
	owed := out.holidays(decided, y)
	for _, d := range decided {
		out.special[d.Date] = Day{Date: d.Date, Off: d.Kind != SwapWork, Kind: d.Kind, Name: d.Name, Basis: d.Basis}
	}
	out.makeUps(owed)
	for i, d := 0, (viet.Date{Year: y, Month: 1, Day: 1}); d.Year == y; i, d = i+1, d.AddDays(1) {
		day, special := out.special[d]
		if !special {
			day = plainDay(d)
		}
		if !day.Off {
			out.working[i/64] |= 1 << (i % 64)
			out.total++
		}
	}
	return out
}

// decidedIn lists the confirmed decisions of a year in order.
func (c *Calendar) decidedIn(y int) []Decision {
	var out []Decision
	for date, d := range c.decisions {
		if date.Year == y && !d.Proposed {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Decision) int { return a.Date.Compare(b.Date) })
	return out
}

// debt is a holiday on a weekend, for which a make-up day is owed.
type debt struct {
	date viet.Date
	name string
}

// holidays puts down the holidays that the law and the lunar table give, and
// lists what is owed for them and for those decided, in order. Of Tết only the
// five days of the law are owed for; without a notice, those of them that are sure:
// whichever the others are, the days off that follow are no fewer.
func (y *yearDays) holidays(decided []Decision, year int) []debt {
	var owed []debt
	put := func(d viet.Date, name, short, basis string) {
		y.special[d] = Day{Date: d, Off: true, Kind: Holiday, Name: name, Basis: basisIn(year, basis)}
		y.lawful[d] = true
		if short != "" && weekend(d) {
			owed = append(owed, debt{d, short})
		}
	}
	for _, h := range fixedHolidays {
		if short := h.short; year >= h.from {
			put(viet.Date{Year: year, Month: h.month, Day: h.day}, h.name, short, h.basis)
		}
	}
	if d, known := GioTo(year); known {
		put(d, nameGioTo, nameGioTo, basisHoliday)
	}
	tet := tetRun(decided, year)
	for _, d := range tet[:min(len(tet), tetDays)] {
		put(d.Date, d.Name, nameTet, d.Basis)
	}
	for _, d := range decided {
		if d.Kind == Holiday && nextToNationalDay(d.Date) {
			put(d.Date, d.Name, "Quốc khánh", d.Basis)
		}
	}
	slices.SortFunc(owed, func(a, b debt) int { return a.date.Compare(b.date) })
	return owed
}

// makeUps gives each holiday on a weekend the next working day (Điều 111.3). If a
// notice speaks of that day itself, whether it gives it off or has it worked after
// all, the matter is settled; days swapped are owed to something else.
func (y *yearDays) makeUps(owed []debt) {
	settled := map[viet.Date]bool{}
	for _, o := range owed {
		for d := o.date.AddDays(1); d.Year == o.date.Year; d = d.AddDays(1) {
			day, special := y.special[d]
			if weekend(d) || settled[d] || y.lawful[d] || day.Kind == SwapOff {
				continue
			}
			settled[d] = true
			if !special {
				y.special[d] = Day{Date: d, Off: true, Kind: MakeUp, Name: o.name, Basis: basisIn(d.Year, basisMakeUp)}
			}
			break
		}
	}
}

func weekend(d viet.Date) bool {
	w := d.Time().Weekday()
	return w == time.Saturday || w == time.Sunday
}

func plainDay(d viet.Date) Day {
	if weekend(d) {
		return Day{Date: d, Off: true, Kind: Weekend}
	}
	return Day{Date: d}
}

// upTo counts the working days of the year from the first to the day with this
// index, both counted; index -1 is before the year.
func (y *yearDays) upTo(index int) int {
	n := 0
	for i, word := range y.working {
		switch first := i * 64; {
		case index >= first+63:
			n += bits.OnesCount64(word)
		case index >= first:
			n += bits.OnesCount64(word & (1<<(index-first+1) - 1))
		}
	}
	return n
}

// nth is the index of the nth working day of the year, counted from 1.
func (y *yearDays) nth(n int) int {
	for i, word := range y.working {
		if c := bits.OnesCount64(word); n > c {
			n -= c
			continue
		}
		for ; n > 1; n-- {
			word &= word - 1
		}
		return i*64 + bits.TrailingZeros64(word)
	}
	return 0
}
