package viet

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Date is a day of the calendar (ngày). The zero Date means "not given".
type Date struct{ Year, Month, Day int }

// The years that a document can speak of; others are taken for typing errors.
const (
	firstYear = 1900
	lastYear  = 2199
)

// DateOf is the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// IsZero tells whether the date is not given.
func (d Date) IsZero() bool { return d == Date{} }

// Valid tells whether the day exists, in a year from 1900 to 2199.
func (d Date) Valid() bool {
	return validYear(d.Year) && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

func validYear(y int) bool { return y >= firstYear && y <= lastYear }

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Time is the midnight that begins the day, in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// Short is the date as texts cite it: "05/8/2022", "21/02/2020". Days below 10
// and months 1 and 2 take a 0 (NĐ 30, Phụ lục I, II.4b). Empty if not given.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%s/%d", d.Day, monthFigure(d.Month), d.Year)
}

// Long is the date in full: "ngày 05 tháng 8 năm 2022" (NĐ 30, Phụ lục I,
// II.4b). Empty if not given.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, monthFigure(d.Month), d.Year)
}

// monthFigure writes 01, 02, 3 ... 12.
func monthFigure(m int) string {
	if m <= 2 {
		return fmt.Sprintf("%02d", m)
	}
	return fmt.Sprint(m)
}

// ISO is the date for machines and file names: "2022-08-05". Empty if not given.
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

var weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// Weekday names the day of the week (NĐ 30, Phụ lục II, V.8c): "thứ Năm",
// "Chủ nhật". Empty if not given.
func (d Date) Weekday() string {
	if d.IsZero() {
		return ""
	}
	return weekdays[d.Time().Weekday()]
}

// Period is the month of the day.
func (d Date) Period() Period { return Period{d.Year, d.Month} }

// Compare is negative, zero or positive as d is before, on or after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// AddDays is the day n days later, or earlier if n is negative; a date that is
// not given stays so.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// Sub is the number of days from e to d.
func (d Date) Sub(e Date) int {
	return int(d.Time().Sub(e.Time()) / (24 * time.Hour))
}

// MarshalText writes the date as [Date.ISO] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.ISO()), nil }

// UnmarshalText reads what [ParseDate] reads; empty text is "not given".
func (d *Date) UnmarshalText(text []byte) (err error) {
	return unmarshal(d, text, ParseDate)
}

// unmarshal reads the text into v, blank text as the zero value.
func unmarshal[T any](v *T, text []byte, parse func(string) (T, error)) error {
	if strings.TrimSpace(string(text)) == "" {
		*v = *new(T)
		return nil
	}
	read, err := parse(string(text))
	if err == nil {
		*v = read
	}
	return err
}
