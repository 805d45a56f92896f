package calendar

import (
	"math"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"vanthu/pipeline/viet"
)

func anyDay(t *rapid.T) viet.Date {
	return day("2019-01-01").AddDays(rapid.IntRange(0, 20*365).Draw(t, "day"))
}

func TestWorkingDaysAreConsistent(t *testing.T) {
	c := Builtin()
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay(t), rapid.IntRange(-900, 900).Draw(t, "n")
		e := c.AddWorkingDays(d, n)
		if n != 0 && !c.WorkingDay(e) {
			t.Fatalf("%v %+d working days ends on %v: %v", d, n, e, c.Day(e))
		}
		if got := c.WorkingDaysBetween(d, e); got != n {
			t.Fatalf("%v %+d working days is %v, which is counted as %d", d, n, e, got)
		}
		if later := c.AddWorkingDays(d, n+1); later.Compare(e) <= 0 && n != 0 {
			t.Fatalf("%v %+d is %v, but one more is %v", d, n, e, later)
		}
		if next := c.AddWorkingDays(d.AddDays(1), n); next.Compare(e) < 0 {
			t.Fatalf("%v %+d is %v, but from the next day it is %v", d, n, e, next)
		}
		if c.WorkingDay(d) && c.AddWorkingDays(e, -n) != d {
			t.Fatalf("%v %+d is %v, and back it is %v", d, n, e, c.AddWorkingDays(e, -n))
		}
	})
}

// TestAgainstCounting compares with counting day by day.
func TestAgainstCounting(t *testing.T) {
	c := Builtin()
	rapid.Check(t, func(t *rapid.T) {
		from, length := anyDay(t), rapid.IntRange(0, 800).Draw(t, "length")
		to, n := from.AddDays(length), 0
		for d := from.AddDays(1); d.Compare(to) <= 0; d = d.AddDays(1) {
			if c.WorkingDay(d) {
				n++
			}
		}
		if got := c.WorkingDaysBetween(from, to); got != n {
			t.Fatalf("%v to %v: got %d, want %d", from, to, got, n)
		}
	})
}

func TestNextWorkingDay(t *testing.T) {
	c := Builtin()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t)
		next := c.NextWorkingDay(d)
		if !c.WorkingDay(next) || next.Compare(d) < 0 || c.NextWorkingDay(next) != next || c.WorkingDaysBetween(d.AddDays(-1), next) != 1 {
			t.Fatalf("after %v the next working day is %v", d, next)
		}
	})
}

func TestOutsideTheYears(t *testing.T) {
	c := Builtin()
	first, last := day("1900-01-01"), day("2199-12-31")
	for _, n := range []int{1_000_000_000, math.MaxInt, -1_000_000_000, math.MinInt} {
		for _, d := range []viet.Date{first, day("2026-11-23"), last} {
			if got := c.AddWorkingDays(d, n); !got.IsZero() {
				t.Errorf("%v %+d is %v", d, n, got)
			}
		}
	}
	for _, d := range []viet.Date{{}, {Year: 2026, Month: 2, Day: 30}, {Year: 2200, Month: 1, Day: 1}} {
		if c.WorkingDay(d) || !c.NextWorkingDay(d).IsZero() || !c.AddWorkingDays(d, 0).IsZero() || c.WorkingDaysBetween(d, last) != 0 {
			t.Errorf("%v is taken for a day", d)
		}
	}
	n := c.WorkingDaysBetween(first, last)
	if got := c.AddWorkingDays(first, n); got != last {
		t.Errorf("%d working days after %v is %v", n, first, got)
	}
	if n == 0 || c.WorkingDaysBetween(last, first) != 1-n { // 01/01/1900 is off, 31/12/2199 is not
		t.Errorf("forth %d, back %d", n, c.WorkingDaysBetween(last, first))
	}
	if next := last.AddDays(1); next.Valid() || first.AddDays(-1).Valid() {
		t.Error("package viet has other years")
	}
}

// Many goroutines may ask one calendar for years that it has not made yet.
func TestConcurrentUse(t *testing.T) {
	c := Builtin().With(nil)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := c.AddWorkingDays(day("2022-10-13"), 2000); got != Builtin().AddWorkingDays(day("2022-10-13"), 2000) {
				t.Errorf("got %v", got)
			}
		})
	}
	wg.Wait()
}

func BenchmarkAddWorkingDays(b *testing.B) {
	c, from := Builtin(), day("2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		if c.AddWorkingDays(from, 20).IsZero() {
			b.Fatal("no day")
		}
	}
}

func BenchmarkOwnCalendar(b *testing.B) {
	own := days(Holiday, "Tết", "2027-02-05", 5)
	for b.Loop() {
		if !Builtin().With(own).WorkingDay(day("2027-02-12")) {
			b.Fatal("12/02/2027 is off")
		}
	}
}
