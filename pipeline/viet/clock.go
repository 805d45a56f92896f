package viet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Clock is a time of day (giờ), to the minute. Set tells 00:00 from "not given".
type Clock struct {
	Hour, Minute int
	Set          bool
}

const clockHint = "ghi giờ:phút từ 00:00 đến 23:59, ví dụ 08:00"

// IsZero tells whether the time is not given.
func (c Clock) IsZero() bool { return !c.Set }

// Words is the time in a text, as minutes of a meeting write it: "08 giờ 00
// phút". Empty if not given.
func (c Clock) Words() string {
	if !c.Set {
		return ""
	}
	return fmt.Sprintf("%02d giờ %02d phút", c.Hour, c.Minute)
}

// String is the time as "08:00". Empty if not given.
func (c Clock) String() string {
	if !c.Set {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute)
}

// MarshalText writes the time as [Clock.String] does.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [ParseClock] reads; empty text is "not given".
func (c *Clock) UnmarshalText(text []byte) error {
	return unmarshal(c, text, ParseClock)
}

// ParseClock reads a time of day: "8:00", "08h00", "8 giờ 30", "8 giờ", "8g30",
// "08:00:00", or the part of a day that a spreadsheet stores, "0.3333".
func ParseClock(s string) (Clock, error) {
	typed := strings.TrimPrefix(strings.TrimSpace(s), "'")
	form, nums := shape(typed)
	form = strings.TrimSuffix(strings.TrimSuffix(form, "phut"), "p")
	switch form {
	case "N:N", "N:N:N", "NhN", "NgN", "NgioN":
		return checkedClock(nums[0], nums[1])
	case "Nh", "Ng", "Ngio":
		return checkedClock(nums[0], number{})
	case "N.N":
		if c, ok := dayPart(typed); ok {
			return c, nil
		}
	case "":
		return Clock{}, &FormError{"chưa ghi giờ", clockHint}
	}
	return Clock{}, &FormError{quoted(s) + " không phải là giờ", clockHint}
}

func checkedClock(hour, minute number) (Clock, error) {
	switch {
	case hour.value > 23 || hour.digits > 2:
		return Clock{}, &FormError{fmt.Sprintf("giờ %d không hợp lệ", hour.value), clockHint}
	case minute.value > 59 || minute.digits > 2:
		return Clock{}, &FormError{fmt.Sprintf("phút %d không hợp lệ", minute.value), clockHint}
	}
	return Clock{hour.value, minute.value, true}, nil
}

// dayPart reads a time stored as a part of a day, to the nearest minute.
func dayPart(s string) (Clock, bool) {
	const day = 24 * 60
	x, err := strconv.ParseFloat(s, 64)
	minutes := int(math.Round(x * day))
	if err != nil || x < 0 || x >= 1 || minutes >= day {
		return Clock{}, false
	}
	return Clock{minutes / 60, minutes % 60, true}, true
}
