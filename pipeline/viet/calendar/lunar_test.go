package calendar

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/pipeline/viet"
)

// TestLunarTable holds the columns of the table to each other and to the rules.
func TestLunarTable(t *testing.T) {
	text, err := decisionFiles.ReadFile("data/lunar.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || cells[0] == "year" {
			continue
		}
		rows++
		year := number(cells[0])
		if len(cells) != 9 || CanChi(year) != cells[1] {
			t.Errorf("%d: %d columns, can chi %s, computed %s", year, len(cells), cells[1], CanChi(year))
		}
		checkLunarDay(t, cells[2], cells[3], func(d viet.Date) bool {
			return d.Year == year && d.ISO()[5:] >= "01-21" && d.ISO()[5:] <= "02-20"
		})
		if cells[4] == "-" {
			continue
		}
		checkLunarDay(t, cells[4], cells[5], func(d viet.Date) bool {
			apart := d.Sub(day(cells[2])) // two lunar months and nine days, or a leap month more
			return d.Year == year && (apart >= 67 && apart <= 69 || apart >= 96 && apart <= 99)
		})
		if chap := number(cells[7]); chap != 29 && chap != 30 {
			t.Errorf("%d: a tháng Chạp of %d days", year, chap)
		}
		if computed := makeUpOf(day(cells[4])); cells[6] != computed {
			t.Errorf("%d: Giỗ Tổ is made up on %s, computed %s", year, cells[6], computed)
		}
	}
	if rows != len(lunarTable()) || rows < 43 {
		t.Errorf("%d rows, of which %d can be read", rows, len(lunarTable()))
	}
}

func checkLunarDay(t *testing.T, iso, weekday string, right func(viet.Date) bool) {
	if d := day(iso); d.Weekday() != weekday || !right(d) {
		t.Errorf("%s, %s, is a %s or is out of its season", iso, weekday, d.Weekday())
	}
}

// makeUpOf is the day on which the calendar makes up for Giỗ Tổ; "-" if it needs
// not.
func makeUpOf(gioTo viet.Date) string {
	if !weekend(gioTo) {
		return "-"
	}
	for d := gioTo; d.Sub(gioTo) < 10; d = d.AddDays(1) {
		if made := Builtin().Day(d); made.Kind == MakeUp && made.Name == nameGioTo {
			return d.ISO()
		}
	}
	return "none"
}

// From one Tết to the next there are 12 or 13 months of 29 or 30 days.
func TestYearsFollow(t *testing.T) {
	for year := 2020; year < 2060; year++ {
		this, ok := Tet(year)
		next, nextOK := Tet(year + 1)
		if days := next.Sub(this); !ok || !nextOK || days < 353 || days > 355 && days < 383 || days > 385 {
			t.Errorf("the lunar year %d has %d days", year, days)
		}
	}
	for _, year := range []int{1984, 2019, 2061, 0} {
		if d, ok := Tet(year); ok || !d.IsZero() {
			t.Errorf("Tết %d is known to be %v", year, d)
		}
	}
	if d, ok := GioTo(1985); ok || !d.IsZero() {
		t.Errorf("Giỗ Tổ 1985 is known to be %v", d)
	}
}

func TestCanChi(t *testing.T) {
	seen := map[string]bool{}
	for year := 2000; year < 2060; year++ {
		name := CanChi(year)
		if seen[name] || CanChi(year+60) != name || CanChi(year-2040) != name {
			t.Errorf("%d is %s", year, name)
		}
		seen[name] = true
	}
	for year, want := range map[int]string{4: "Giáp Tý", 1945: "Ất Dậu", 1954: "Giáp Ngọ", 1975: "Ất Mão", 3: "Quý Hợi"} {
		if got := CanChi(year); got != want {
			t.Errorf("%d is %s, want %s", year, got, want)
		}
	}
}

func TestLunar(t *testing.T) {
	for date, want := range map[string]string{
		"2025-01-25": "26 tháng Chạp năm Giáp Thìn", "2025-02-02": "mùng 5 tháng Giêng năm Ất Tỵ", // the notice for 2025 says so
		"2026-02-16": "29 tháng Chạp năm Ất Tỵ", "2026-01-19": "mùng 1 tháng Chạp năm Ất Tỵ", "2026-01-18": "",
		"2026-02-27": "11 tháng Giêng năm Bính Ngọ", "2026-03-17": "29 tháng Giêng năm Bính Ngọ", "2026-03-18": "",
		"2026-04-17": "mùng 1 tháng Ba năm Bính Ngọ", "2026-04-16": "", "2026-05-15": "29 tháng Ba năm Bính Ngọ", "2026-05-16": "",
		"2024-02-09": "30 tháng Chạp năm Quý Mão", "2024-12-31": "mùng 1 tháng Chạp năm Giáp Thìn", "2024-12-30": "",
		"1985-01-21": "mùng 1 tháng Giêng năm Ất Sửu", "1985-01-20": "", "1985-04-01": "", "2019-02-05": "", "2026-11-23": "",
	} {
		got, ok := Lunar(day(date))
		if got.String() != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v; want %q", date, got, ok, want)
		}
	}
	if got, ok := Lunar(viet.Date{Year: 2026, Month: 2, Day: 30}); ok {
		t.Errorf("30/02/2026: %v", got)
	}
	if got := fmt.Sprint(LunarDate{2033, 11, 20}); got != "20 tháng Mười Một năm Quý Sửu" {
		t.Error(got)
	}
}

// The days follow each other as long as they are sure.
func TestLunarFollows(t *testing.T) {
	sure := 0
	for d := day("2020-01-01"); d.Year <= 2060; d = d.AddDays(1) {
		today, ok := Lunar(d)
		before, also := Lunar(d.AddDays(-1))
		if ok {
			sure++
		}
		if ok && also && today.Day != before.Day+1 && (today.Day != 1 || before.Day < 29) {
			t.Errorf("%v is %v, the day before %v", d, today, before)
		}
	}
	if sure < 41*(29+29+29) {
		t.Errorf("only %d days are sure", sure)
	}
}
