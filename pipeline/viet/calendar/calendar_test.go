package calendar

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/viet"
)

// weekdaysOff are all days from Monday to Friday on which offices were closed, and
// the weekend days on which they worked: put together by hand from the notices, as
// people read them off a wall calendar.
var weekdaysOff = map[int]struct{ off, worked string }{
	2021: {"01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03", ""},
	2022: {"01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02", ""},
	2023: {"01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04", ""},
	2024: {"01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03", "05-04"},
	2025: {"01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", "04-26"},
	2026: {"01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24", "01-10 08-22"},
	2027: {"01-01 02-08 02-09 02-10 04-16 04-30 05-03 09-02 11-24", ""}, // what is sure of it
}

func TestYears(t *testing.T) {
	c := Builtin()
	for year, want := range weekdaysOff {
		var off, worked []string
		for d := (viet.Date{Year: year, Month: 1, Day: 1}); d.Year == year; d = d.AddDays(1) {
			if c.WorkingDay(d) != weekend(d) {
				continue
			}
			if monthDay := d.ISO()[5:]; weekend(d) {
				worked = append(worked, monthDay)
			} else {
				off = append(off, monthDay)
			}
		}
		if diff := cmp.Diff(want.off, strings.Join(off, " ")); diff != "" {
			t.Errorf("%d, weekdays off:\n%s", year, diff)
		}
		if diff := cmp.Diff(want.worked, strings.Join(worked, " ")); diff != "" {
			t.Errorf("%d, weekend days worked:\n%s", year, diff)
		}
		if c.Covers(year) != (year <= 2026) {
			t.Errorf("Covers(%d) = %v", year, c.Covers(year))
		}
	}
	for _, year := range []int{-1, 0, 1899, 1900, 2020, 2199, 2200} {
		if c.Covers(year) {
			t.Errorf("%d is said to be covered", year)
		}
	}
}

func TestDayWords(t *testing.T) {
	for date, want := range map[string]string{
		"2022-01-01": "nghỉ: Tết Dương lịch (thứ Bảy)",
		"2022-01-03": "nghỉ bù Tết Dương lịch",
		"2022-10-15": "nghỉ: thứ Bảy",
		"2022-10-16": "nghỉ: Chủ nhật",
		"2023-09-04": "nghỉ bù Quốc khánh",
		"2024-02-14": "nghỉ bù Tết Âm lịch",
		"2024-04-29": "nghỉ: hoán đổi, làm bù 04/5/2024",
		"2024-05-04": "làm việc (thứ Bảy làm bù)",
		"2025-11-24": "làm việc",
		"2026-11-23": "làm việc",
		"2026-11-28": "nghỉ: thứ Bảy",
		"2027-02-06": "nghỉ: Tết Âm lịch (thứ Bảy)",
		"2029-11-24": "nghỉ: Ngày Văn hóa Việt Nam (thứ Bảy)",
		"2029-11-26": "làm việc",
	} {
		if got := Builtin().Day(day(date)); got.String() != want || got.Date != day(date) {
			t.Errorf("%s: got %q (%+v), want %q", date, got, got, want)
		}
	}
	if got := Builtin().Day(viet.Date{}); got != (Day{}) || got.Reason() != "" {
		t.Errorf("a day that is not given: %+v", got)
	}
	if got := (Day{Date: day("2026-12-05"), Off: true, Kind: Holiday}).String(); got != "nghỉ: ngày lễ, tết (thứ Bảy)" {
		t.Errorf("a holiday without a name: %q", got)
	}
	if got := Builtin().Day(day("2026-05-01")); !strings.Contains(got.Basis, "Điều 112") {
		t.Errorf("01/5 stands on %q", got.Basis)
	}
	if got := Builtin().Day(day("2020-05-01")); !got.Off || got.Basis != "" {
		t.Errorf("01/5/2020 stands on a law of later: %+v", got)
	}
}

// days makes decisions of one kind on days that follow each other.
func days(kind Kind, name, first string, n int) []Decision {
	var out []Decision
	for i := range n {
		out = append(out, Decision{Date: day(first).AddDays(i), Kind: kind, Name: name, Basis: "thông báo"})
	}
	return out
}

// The ways in which an office may put down the same notice for Tết 2027 all give
// the same days: mùng 1 is Saturday 06/02.
func TestOfficeDecisions(t *testing.T) {
	national := days(Holiday, "Quốc khánh (ngày liền kề)", "2027-09-03", 1)
	for name, tet := range map[string][]Decision{
		"five days, make-up computed":   days(Holiday, "Tết Âm lịch", "2027-02-05", 5),
		"five days and make-up days":    append(days(Holiday, "Tết Âm lịch", "2027-02-05", 5), days(MakeUp, "Tết Âm lịch", "2027-02-10", 2)...),
		"all days off as one holiday":   days(Holiday, "Tết Âm lịch", "2027-02-05", 7),
		"make-up days under no name":    append(days(MakeUp, "", "2027-02-10", 2), days(Holiday, "Tết", "2027-02-05", 5)...),
		"weekends left out":             append(days(Holiday, "Tết Âm lịch", "2027-02-05", 1), days(Holiday, "Tết Âm lịch", "2027-02-08", 2)...),
		"all weekdays off, no weekends": append(days(Holiday, "Tết", "2027-02-05", 1), days(Holiday, "Tết", "2027-02-08", 4)...),
		"said twice, the last one wins": append(days(SwapWork, "", "2027-02-05", 7), days(Holiday, "Tết", "2027-02-05", 7)...),
	} {
		c := Builtin().With(tet).With(national)
		var off []string
		for d := day("2027-02-01"); d.Month == 2; d = d.AddDays(1) {
			if !weekend(d) && !c.WorkingDay(d) {
				off = append(off, d.ISO())
			}
		}
		if diff := cmp.Diff([]string{"2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11"}, off); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if !c.Covers(2027) || len(c.Doubts(day("2027-01-01"), day("2027-12-31"))) > 0 {
			t.Errorf("%s: 2027 is not covered", name)
		}
	}
	if c := Builtin().With(days(Holiday, "Tết", "2027-02-05", 5)); c.Covers(2027) {
		t.Error("2027 is covered without a second National Day")
	}
	if c := Builtin().With(append(national, days(Holiday, "Tết", "2027-02-05", 1)...)); c.Covers(2027) {
		t.Error("2027 is covered with four days of Tết")
	}
	if c := Builtin().With(append(national, days(Holiday, "Tết", "2027-02-10", 2)...)); c.Covers(2027) {
		t.Error("2027 is covered with a working day within Tết")
	}
}

func TestWithWins(t *testing.T) {
	own := []Decision{
		{Date: day("2026-11-23"), Kind: SwapOff, Name: "làm bù 28/11/2026"},
		{Date: day("2026-11-28"), Kind: SwapWork},
		{Date: day("2026-04-27"), Kind: SwapWork},                // the make-up day is worked after all
		{Date: day("2026-01-02"), Kind: SwapOff, Proposed: true}, // decided before, now doubtful
		{Date: viet.Date{Year: 2026, Month: 2, Day: 30}, Kind: Holiday},
		{Date: day("2026-11-25"), Kind: Weekend},
		{Date: day("2026-11-26"), Kind: "nghi"},
	}
	c := Builtin().With(own)
	for date, want := range map[string]string{
		"2026-11-23": "nghỉ: hoán đổi, làm bù 28/11/2026", "2026-11-28": "làm việc (thứ Bảy làm bù)",
		"2026-04-27": "làm việc (thứ Hai làm bù)", "2026-04-28": "làm việc", "2026-01-02": "làm việc",
		"2026-11-25": "làm việc", "2026-11-26": "làm việc",
	} {
		if got := c.Day(day(date)).String(); got != want {
			t.Errorf("%s: got %q, want %q", date, got, want)
		}
	}
	if got := Builtin().Day(day("2026-11-23")).String(); got != "làm việc" {
		t.Errorf("the built-in calendar has changed: %q", got)
	}
}

func TestDoubts(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"2026-11-01", "2026-11-22", ""},
		{"2022-01-01", "2026-11-22", ""},
		{"2026-11-23", "2026-11-23", "ngày 23/11/2026 mới có đề xuất “nghỉ: hoán đổi, làm bù 28/11/2026”, đang tính là “làm việc”"},
		{"2026-11-20", "2026-11-30", "ngày 23/11/2026 mới có đề xuất “nghỉ: hoán đổi, làm bù 28/11/2026”, đang tính là “làm việc”"},
		{"2026-11-24", "2027-01-05", "chưa có thông báo nghỉ lễ năm 2027\nngày 28/11/2026 mới có đề xuất “làm việc (thứ Bảy làm bù)”, đang tính là “nghỉ: thứ Bảy”"},
		{"2019-05-01", "2019-06-01", "không có dữ liệu nghỉ lễ năm 2019"},
		{"2027-01-01", "2028-01-01", "chưa có thông báo nghỉ lễ năm 2027\nchưa có thông báo nghỉ lễ năm 2028"},
		{"2027-01-01", "2199-12-31", "chưa có thông báo nghỉ lễ năm 2027\nchưa có thông báo nghỉ lễ năm 2028\nchưa có thông báo nghỉ lễ năm 2029"},
		{"2028-01-01", "2027-01-01", ""},
		{"2027-05-20", "2027-08-10", ""}, // far from every holiday
	} {
		if got := strings.Join(Builtin().Doubts(day(tt.from), day(tt.to)), "\n"); got != tt.want {
			t.Errorf("%s to %s:\n got %q\nwant %q", tt.from, tt.to, got, tt.want)
		}
	}
	if got := Builtin().Doubts(viet.Date{}, day("2030-01-01")); got != nil {
		t.Errorf("from no day: %q", got)
	}
	decided := Builtin().With(days(SwapWork, "", "2026-11-28", 1)).With(days(SwapOff, "", "2026-11-23", 1))
	if got := decided.Doubts(day("2026-11-01"), day("2026-12-31")); got != nil {
		t.Errorf("once decided: %q", got)
	}
	idle := append(days(SwapWork, "", "2026-12-01", 1), days(Holiday, "", "2026-12-05", 1)...)
	many := days(SwapOff, "", "2026-03-01", 31) // 9 of them are weekends anyway
	for i := range idle {
		idle[i].Proposed = true
	}
	if got := Builtin().With(idle).Doubts(day("2026-12-01"), day("2026-12-31")); got != nil {
		t.Errorf("of proposals that change nothing: %q", got)
	}
	for i := range many {
		many[i].Proposed = true
	}
	if got := Builtin().With(many).Doubts(day("2026-03-01"), day("2026-03-31")); len(got) != mostProposals || !strings.Contains(got[0], "02/3/2026") {
		t.Errorf("of many proposals: %q", got)
	}
}

// mùng 1 to mùng 3 are off without a notice, whatever the year; so are the make-up
// days for those on a weekend.
func TestSureTet(t *testing.T) {
	c := Builtin()
	if got := c.AddWorkingDays(day("2027-02-04"), 2); got != day("2027-02-11") {
		t.Errorf("two working days after 04/02/2027 is %v", got)
	}
	for year := firstYear; year <= lastYear; year++ {
		tet, known := Tet(year)
		for i := range sureTet {
			if d := tet.AddDays(i); known && (c.WorkingDay(d) || c.Day(d).Kind != Holiday && year > 2026) {
				t.Errorf("mùng %d, %v: %v", i+1, d, c.Day(d))
			}
		}
	}
	if got := c.Day(day("2027-02-08")); !strings.Contains(got.Basis, "Điều 112.1b") {
		t.Errorf("mùng 3 stands on %q", got.Basis)
	}
	for year := firstNoticed; year <= 2026; year++ { // the notices bear it out
		tet, _ := Tet(year)
		for i := range sureTet {
			if d := c.Day(tet.AddDays(i)); d.Kind != Holiday || d.Basis == basisTet {
				t.Errorf("the notice of %d has no mùng %d: %+v", year, i+1, d)
			}
		}
	}
}

// An office that wrote down a part of the notice is told what of it is missing, and
// only for days that need it.
func TestMissing(t *testing.T) {
	tet, national := days(Holiday, "Tết", "2027-02-05", 5), days(Holiday, "Quốc khánh", "2027-09-03", 1)
	for _, tt := range []struct {
		name, from, to string
		own            []Decision
		want           string
	}{
		{"nothing", "2027-02-03", "2027-02-20", nil, "chưa có thông báo nghỉ lễ năm 2027"},
		{"Tết alone, at Tết", "2027-02-03", "2027-02-20", tet, ""},
		{"Tết alone, in summer", "2027-06-01", "2027-07-20", tet, ""},
		{"Tết alone, at National Day", "2027-08-30", "2027-09-06", tet,
			"lịch nghỉ năm 2027 chưa đủ: đã có 5 ngày Tết; còn thiếu ngày nghỉ liền kề Quốc khánh (01/9 hoặc 03/9)"},
		{"National Day alone, at Tết", "2027-02-09", "2027-02-09", national, "lịch nghỉ năm 2027 chưa đủ: mới biết 3 trong 5 ngày nghỉ Tết"},
		{"National Day alone, at National Day", "2027-09-01", "2027-09-06", national, ""},
		{"a swap alone, all year", "2027-01-05", "2027-12-31", days(SwapWork, "", "2027-06-05", 1),
			"lịch nghỉ năm 2027 chưa đủ: mới biết 3 trong 5 ngày nghỉ Tết; còn thiếu ngày nghỉ liền kề Quốc khánh (01/9 hoặc 03/9)"},
		{"both", "2027-01-01", "2027-12-31", append(national, tet...), ""},
	} {
		if got := strings.Join(Builtin().With(tt.own).Doubts(day(tt.from), day(tt.to)), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
