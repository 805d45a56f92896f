package calendar

import "vanthu/pipeline/viet"

// WorkingDay tells whether the office works on the day.
func (c *Calendar) WorkingDay(d viet.Date) bool {
	return d.Valid() && !c.Day(d).Off
}

// NextWorkingDay is the day itself if it is a working day, else the first one
// after it: a term that ends on a day off ends there (Bộ luật Dân sự 2015, Điều
// 148.5). Not given if there is none up to the year 2199.
func (c *Calendar) NextWorkingDay(d viet.Date) viet.Date {
	if !d.Valid() || c.WorkingDay(d) {
		return valid(d)
	}
	return c.AddWorkingDays(d, 1)
}

// AddWorkingDays is the nth working day after the day, which is itself not
// counted (Bộ luật Dân sự 2015, Điều 147.2), or before it if n is negative; the day
// itself for 0. Not given outside the years 1900 to 2199.
func (c *Calendar) AddWorkingDays(d viet.Date, n int) viet.Date {
	const most = 366 * (lastYear - firstYear + 1)
	d = valid(d)
	if n == 0 || d.IsZero() {
		return d
	}
	n = max(-most, min(most, n)) // no overflow; it is outside anyway
	index, y := dayIndex(d), d.Year
	if n > 0 {
		for n += c.year(y).upTo(index); n > c.year(y).total; {
			n -= c.year(y).total
			if y++; y > lastYear {
				return viet.Date{}
			}
		}
		return c.nthOf(y, n)
	}
	for n += c.year(y).upTo(index-1) + 1; n < 1; n += c.year(y).total {
		if y--; y < firstYear {
			return viet.Date{}
		}
	}
	return c.nthOf(y, n)
}

// WorkingDaysBetween counts the working days after from up to and with to: what
// AddWorkingDays adds to go from one to the other. Negative if to is earlier, 0
// if a day is not valid.
func (c *Calendar) WorkingDaysBetween(from, to viet.Date) int {
	if !from.Valid() || !to.Valid() {
		return 0
	}
	if from.Compare(to) > 0 {
		return -c.between(to, dayIndex(to)-1, from, dayIndex(from)-1)
	}
	return c.between(from, dayIndex(from), to, dayIndex(to))
}

// between counts the working days after one day up to another, given with their
// indexes, which may be one less.
func (c *Calendar) between(from viet.Date, fromIndex int, to viet.Date, toIndex int) int {
	n := c.year(to.Year).upTo(toIndex) - c.year(from.Year).upTo(fromIndex)
	for y := from.Year; y < to.Year; y++ {
		n += c.year(y).total
	}
	return n
}

// nthOf is the nth working day of a year.
func (c *Calendar) nthOf(y, n int) viet.Date {
	return viet.Date{Year: y, Month: 1, Day: 1}.AddDays(c.year(y).nth(n))
}

// dayIndex counts the days of the year before the day.
func dayIndex(d viet.Date) int { return d.Time().YearDay() - 1 }

func valid(d viet.Date) viet.Date {
	if !d.Valid() {
		return viet.Date{}
	}
	return d
}
