package viet

import (
	"fmt"
	"strings"
)

// dateHint shows how a date is typed.
const dateHint = "ghi ngày/tháng/năm, ví dụ 05/8/2022"

// ParseDate reads a date as people and workbooks give it, day first, always:
// "5/8/2022", "05-08-2022", "5/8/22", "ngày 05 tháng 8 năm 2022", "2022-08-05",
// a spreadsheet's serial "44778", each with or without a time of day or a day
// of the week. A month without a day is an error, and so is a date that would
// be right only with day and month swapped.
func ParseDate(s string) (Date, error) {
	form, nums := shape(strings.TrimPrefix(strings.TrimSpace(s), "'"))
	form, weekday := cutWeekday(form)
	form = strings.TrimPrefix(form, "ngay")
	d, err := dateOfForm(form, nums)
	switch {
	case form == "N-N-N" && nums[0].digits < 4 && nums[2].digits == 2:
		err = &FormError{quoted(s) + " ghi năm hai chữ số, không rõ ngày hay tháng đứng trước", dateHint}
	case err == nil && d.IsZero():
		err = notADate(s, form)
	}
	if err == nil && weekday != "" && weekday != d.Weekday() {
		err = &FormError{fmt.Sprintf("%s là %s, không phải %s", d.Short(), d.Weekday(), weekday), "xem lại ngày hoặc thứ"}
	}
	if err != nil {
		return Date{}, err
	}
	return d, nil
}

// dateOfForm is the date of a known form; the zero date if the form is not one.
func dateOfForm(form string, nums []number) (Date, error) {
	switch form {
	case "N/N/N", "N-N-N", "N.N.N", "NthangNnamN", "NthangN/N", "N/NnamN",
		"N/N/N N:N", "N/N/N N:N:N", "N/N/N NhN", "N-N-N N:N", "N-N-N N:N:N":
		if nums[0].digits == 4 {
			return checkedDate(nums[2], nums[1], nums[0])
		}
		return checkedDate(nums[0], nums[1], nums[2])
	case "N", "N.N":
		if d := serialDate(nums[0].value); nums[0].digits == 5 && d.Valid() {
			return d, nil
		}
	}
	if strings.HasPrefix(form, "N-N-NtN:N") && nums[0].digits == 4 {
		return checkedDate(nums[2], nums[1], nums[0])
	}
	return Date{}, nil
}

// serialDate is the day that a spreadsheet stores as a number of days.
func serialDate(n int) Date { return Date{1899, 12, 30}.AddDays(n) }

// checkedDate puts a day together, or says what of it is not possible.
func checkedDate(day, month, year number) (Date, error) {
	d := Date{fullYear(year), month.value, day.value}
	switch {
	case !validYear(d.Year) || year.digits > 4:
		return Date{}, &FormError{fmt.Sprintf("năm %d không hợp lệ", year.value), dateHint}
	case month.value > 12 || month.value == 0:
		return Date{}, wrongMonth(d)
	case !d.Valid():
		return Date{}, noSuchDay(d)
	}
	return d, nil
}

// fullYear reads two digits as 1950 to 2049; one or three digits are no year.
func fullYear(y number) int {
	switch {
	case y.digits == 4:
		return y.value
	case y.digits == 2 && y.value < 50:
		return 2000 + y.value
	case y.digits == 2:
		return 1900 + y.value
	}
	return 0
}

func wrongMonth(d Date) error {
	err := &FormError{fmt.Sprintf("tháng %d không hợp lệ", d.Month), dateHint}
	if swapped := (Date{d.Year, d.Day, d.Month}); swapped.Valid() {
		err.Hint = fmt.Sprintf("có phải %s?", swapped.Short())
	}
	return err
}

func noSuchDay(d Date) error {
	last := daysIn(d.Year, d.Month)
	return &FormError{"ngày không tồn tại", fmt.Sprintf("tháng %s/%d có %d ngày", monthFigure(d.Month), d.Year, last)}
}

// notADate explains a text that has none of the forms of a date.
func notADate(s, form string) error {
	typed := quoted(s)
	switch {
	case strings.TrimSpace(s) == "":
		return &FormError{"chưa ghi ngày", dateHint}
	case strings.HasPrefix(form, "quy") && strings.Contains(form, "N"), form == "namN":
		return &FormError{typed + " không phải là một ngày", dateHint}
	}
	if p, err := ParsePeriod(s); err == nil {
		return &FormError{typed + " là một tháng, không phải một ngày", "ghi thêm ngày, ví dụ " + p.Last().Short()}
	}
	switch form {
	case "N/N", "N-N", "N.N", "NthangN":
		return &FormError{typed + " thiếu năm", dateHint}
	}
	return &FormError{typed + " không phải là ngày tháng", dateHint}
}

// quoted puts what the user typed in quotes, shortened to what fits a message.
func quoted(s string) string {
	const most = 40
	runes := []rune(strings.TrimSpace(s))
	if len(runes) > most {
		runes = append(runes[:most], '…')
	}
	return "“" + string(runes) + "”"
}

// cutWeekday takes the day of the week off the front of a form.
func cutWeekday(form string) (rest, weekday string) {
	for i, name := range weekdayForms {
		rest, ok := strings.CutPrefix(form, name)
		rest = strings.TrimLeft(rest, ",-")
		if ok && (strings.HasPrefix(rest, "N") || strings.HasPrefix(rest, "ngay")) {
			return rest, weekdays[i]
		}
	}
	return form, ""
}

// weekdayForms are the weekdays as they are in a form.
var weekdayForms = [7]string{"chunhat", "thuhai", "thuba", "thutu", "thunam", "thusau", "thubay"}
