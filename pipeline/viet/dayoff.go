package viet

import "time"

// fixedHolidays are the public holidays with a fixed day of the solar calendar
// (Bộ luật Lao động 2019, Điều 112; for 24/11 Nghị quyết 28/2026/QH16).
var fixedHolidays = []struct {
	month, day, from int
	name             string
}{
	{1, 1, firstYear, "Tết Dương lịch"},
	{4, 30, firstYear, "Ngày Chiến thắng"},
	{5, 1, firstYear, "Ngày Quốc tế lao động"},
	{9, 2, firstYear, "Quốc khánh"},
	{11, 24, 2026, "Ngày Văn hóa Việt Nam"},
}

// DayOff tells whether the day is a fixed public holiday or a weekend, and its
// name. Holidays of the lunar calendar, days off in lieu and working days
// swapped by yearly notice are not known here.
func DayOff(d Date) (name string, off bool) {
	if !d.Valid() {
		return "", false
	}
	for _, h := range fixedHolidays {
		if d.Month == h.month && d.Day == h.day && d.Year >= h.from {
			return h.name, true
		}
	}
	switch d.Time().Weekday() {
	case time.Saturday, time.Sunday:
		return d.Weekday(), true
	}
	return "", false
}
