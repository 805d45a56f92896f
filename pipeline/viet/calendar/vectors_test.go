package calendar

import (
	"strconv"
	"strings"
	"testing"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// differing are the vectors that this package answers otherwise.
var differing = []judge.Differing{
	{"holiday", "2026-08-31", "nghỉ: hoán đổi, làm bù 22/8/2026", "the day on which it is worked is always named"},
	{"holiday", "2023-05-02", "nghỉ bù Giỗ Tổ", "the part in brackets is a remark on the rule"},
	{"holiday", "2023-05-03", "nghỉ bù 30/4", "as above"},
}

var answers = map[string]func(string) string{
	"holiday":                      func(s string) string { return Builtin().Day(day(s)).String() },
	"add-working-days":             addDays,
	"next-working-day":             func(s string) string { return Builtin().NextWorkingDay(day(s)).ISO() },
	"can-chi":                      func(s string) string { return CanChi(number(s)) },
	"lunar-tet":                    tet,
	"lunar-tet-differs-from-china": tet,
	"lunar-gio-to":                 func(s string) string { d, _ := GioTo(number(s)); return d.ISO() },
	"lunar-phrase":                 func(s string) string { l, _ := Lunar(day(s)); return l.String() },
}

func TestVectors(t *testing.T) {
	judge.Vectors(t, "pipeline/viet/calendar", answers, differing)
}

// addDays answers "2022-10-13 + 5".
func addDays(s string) string {
	from, n, _ := strings.Cut(s, " + ")
	return Builtin().AddWorkingDays(day(from), number(n)).ISO()
}

func tet(s string) string {
	d, _ := Tet(number(s))
	return d.ISO()
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func day(s string) viet.Date {
	d, err := isoDate(s)
	if err != nil {
		panic(err)
	}
	return d
}
