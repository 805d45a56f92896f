package viet

import (
	"cmp"
	"fmt"
	"strings"
)

// Period is a month of a year (kỳ). The zero Period means "not given".
type Period struct{ Year, Month int }

const periodHint = "ghi tháng/năm, ví dụ 11/2026"

// IsZero tells whether the period is not given.
func (p Period) IsZero() bool { return p == Period{} }

// Valid tells whether it is a month, in a year from 1900 to 2199.
func (p Period) Valid() bool { return validYear(p.Year) && p.Month >= 1 && p.Month <= 12 }

// Name is the period in a text: "tháng 10/2022". Empty if not given.
func (p Period) Name() string {
	if p.IsZero() {
		return ""
	}
	return "tháng " + p.Short()
}

// Short is the month and year alone: "10/2022", "01/2026", "3/2026"; months take
// a 0 as they do in dates. Empty if not given.
func (p Period) Short() string {
	if p.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s/%d", monthFigure(p.Month), p.Year)
}

// Key is the period for machines and file names: "2022-10". Empty if not given.
func (p Period) Key() string {
	if p.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
}

// First is the first day of the month; zero if not given.
func (p Period) First() Date {
	if p.IsZero() {
		return Date{}
	}
	return Date{p.Year, p.Month, 1}
}

// Last is the last day of the month; zero if not given.
func (p Period) Last() Date {
	if p.IsZero() {
		return Date{}
	}
	return Date{p.Year, p.Month, daysIn(p.Year, p.Month)}
}

// Next is the month after.
func (p Period) Next() Period { return p.Add(1) }

// Prev is the month before.
func (p Period) Prev() Period { return p.Add(-1) }

// Add is the month n months later, or earlier if n is negative; a period that
// is not given stays so.
func (p Period) Add(n int) Period {
	if p.IsZero() {
		return p
	}
	months := p.Year*12 + p.Month - 1 + n
	return Period{months / 12, months%12 + 1}
}

// Compare is negative, zero or positive as p is before, the same as or after q.
func (p Period) Compare(q Period) int {
	return cmp.Or(cmp.Compare(p.Year, q.Year), cmp.Compare(p.Month, q.Month))
}

// MarshalText writes the period as [Period.Key] does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.Key()), nil }

// UnmarshalText reads what [ParsePeriod] reads; empty text is "not given".
func (p *Period) UnmarshalText(text []byte) error {
	return unmarshal(p, text, ParsePeriod)
}

// ParsePeriod reads a month: "11/2026", "2026-11", "tháng 11/2026", "tháng 11
// năm 2026". A spreadsheet turns a typed 11/2026 into the first day of the
// month, so its serial, or "2026-11-01", is read as the month too.
func ParsePeriod(s string) (Period, error) {
	form, nums := shape(strings.TrimPrefix(strings.TrimSpace(s), "'"))
	form = strings.TrimPrefix(withoutReport(form), "thang")
	switch form {
	case "N/N", "N-N", "N.N", "NnamN":
		if nums[0].digits == 4 {
			return checkedPeriod(nums[1], nums[0])
		}
		if nums[1].digits == 4 {
			return checkedPeriod(nums[0], nums[1])
		}
	}
	if d, ok := storedDay(form, nums); ok && d.Day == 1 && d.Valid() {
		return d.Period(), nil
	}
	if strings.TrimSpace(s) == "" {
		return Period{}, &FormError{"chưa ghi tháng", periodHint}
	}
	if d, err := dateOfForm(form, nums); err == nil && !d.IsZero() {
		return Period{}, &FormError{quoted(s) + " là một ngày, không phải một tháng", "ghi " + d.Period().Short()}
	}
	return Period{}, notAMonth(s)
}

func notAMonth(s string) error {
	return &FormError{quoted(s) + " không phải là tháng", periodHint}
}

// withoutReport takes the words for a period of reporting off a form.
func withoutReport(form string) string {
	return strings.TrimPrefix(strings.TrimPrefix(form, "ky"), "baocao")
}

func checkedPeriod(month, year number) (Period, error) {
	p := Period{year.value, month.value}
	switch {
	case !validYear(p.Year):
		return Period{}, &FormError{fmt.Sprintf("năm %d không hợp lệ", p.Year), fmt.Sprintf("năm từ %d đến %d", firstYear, lastYear)}
	case !p.Valid():
		return Period{}, &FormError{fmt.Sprintf("tháng %d không hợp lệ", p.Month), "tháng từ 01 đến 12"}
	}
	return p, nil
}

// storedDay is a day as a workbook stores it, not as a person types it.
func storedDay(form string, nums []number) (Date, bool) {
	switch {
	case (form == "N" || form == "N.N") && nums[0].digits == 5:
		return serialDate(nums[0].value), true
	case strings.HasPrefix(form, "N-N-N") && nums[0].digits == 4:
		return Date{nums[0].value, nums[1].value, nums[2].value}, true
	}
	return Date{}, false
}
