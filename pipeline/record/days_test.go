package record

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// tet2027 is the notice for 2027 as an office may write it down before the program
// knows it.
func tet2027() []DayOff {
	out := []DayOff{{Date: day("3/9/2027"), Kind: DayKind(calendar.Holiday), Name: "Quốc khánh (ngày liền kề)"}}
	for d := day("5/2/2027"); d.Day <= 9; d = d.AddDays(1) {
		out = append(out, DayOff{Date: d, Kind: DayKind(calendar.Holiday), Name: "Tết Âm lịch", Basis: "Thông báo của Bộ Nội vụ"})
	}
	return out
}

func TestAgencyCalendar(t *testing.T) {
	a := Agency{}
	if a.Calendar() != calendar.Builtin() {
		t.Error("an office without days of its own has a calendar of its own")
	}
	a.DaysOff = append(tet2027(),
		DayOff{Date: day("23/11/2026"), Kind: DayKind(calendar.SwapOff), Proposed: No},
		DayOff{Date: day("25/11/2026"), Kind: DayKind(calendar.SwapOff), Proposed: Yes})
	c := a.Calendar()
	for date, want := range map[string]string{
		"08/02/2027": "nghỉ: Tết Âm lịch", "11/02/2027": "nghỉ bù Tết Âm lịch", "12/02/2027": "làm việc", "23/11/2026": "nghỉ: hoán đổi",
		"25/11/2026": "làm việc", "24/11/2026": "nghỉ: Ngày Văn hóa Việt Nam",
	} {
		if got := c.Day(day(date)).String(); got != want {
			t.Errorf("%s: got %q, want %q", date, got, want)
		}
	}
	if !c.Covers(2027) {
		t.Error("2027 is not covered")
	}
}

func TestCheckDaysOff(t *testing.T) {
	const at = "co_quan/ngay_nghi/"
	for _, tt := range []struct {
		name string
		days []DayOff
		want string
	}{
		{"sound", tet2027(), ""},
		{"empty", make([]DayOff, 1), "lỗi " + at + "0/ngay thieu\n"},
		{"no kind", []DayOff{{Date: day("5/2/2027")}}, "lỗi " + at + "0/loai thieu\n"},
		{"unknown kind", []DayOff{{Date: day("5/2/2027"), Kind: "cuoi_tuan"}}, "lỗi " + at + "0/loai loai-ngay\n"},
		{"twice", append(tet2027(), tet2027()[1]), "lỗi " + at + "6/ngay trung-ngay-nghi\n"},
		{"swap of a Saturday", []DayOff{{Date: day("6/3/2027"), Kind: DayKind(calendar.SwapOff)}}, "nhắc " + at + "0/ngay hoan-doi-thua\n"},
		{"work on a Friday", []DayOff{{Date: day("5/3/2027"), Kind: DayKind(calendar.SwapWork)}}, "nhắc " + at + "0/ngay hoan-doi-thua\n"},
		{"a swap that is known", []DayOff{{Date: day("10/1/2026"), Kind: DayKind(calendar.SwapWork)}, {Date: day("2/1/2026"), Kind: DayKind(calendar.SwapOff)}}, ""},
		{"a make-up day that is worked", []DayOff{{Date: day("27/4/2026"), Kind: DayKind(calendar.SwapWork)}}, ""},
	} {
		m := aMonth()
		m.Agency.DaysOff = tt.days
		m.Complete()
		if got := faultLines(m.Check()); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestCheckCalendar moves the meeting and the notice about.
func TestCheckCalendar(t *testing.T) {
	const meetingOff, noticeOff, late = "nhắc cuoc_hop/ngay hop-ngay-nghi\n", "nhắc van_ban/thong_bao/ngay ban-hanh-ngay-nghi\n", "nhắc van_ban/thong_bao/ngay thong-bao-cham\n"
	const doubt = "nhắc van_ban/thong_bao/ngay lich-chua-chac\n"
	for _, tt := range []struct {
		held, issued string
		own          []DayOff
		want         string
	}{
		{"12/11/2026", "", nil, ""},
		{"12/11/2026", "19/11/2026", nil, ""},
		{"12/11/2026", "20/11/2026", nil, late},
		{"12/11/2026", "15/11/2026", nil, noticeOff},
		{"24/11/2026", "25/11/2026", nil, meetingOff},
		{"10/01/2026", "", nil, ""}, // a Saturday that is worked
		{"02/01/2026", "", nil, meetingOff},
		{"27/4/2026", "", nil, meetingOff},
		{"13/02/2026", "27/02/2026", nil, ""}, // Tết lies between
		{"13/02/2026", "02/3/2026", nil, late},
		{"20/11/2026", "30/11/2026", nil, doubt}, // what is proposed for 23/11 and 28/11 is not decided
		{"20/11/2026", "30/11/2026", []DayOff{{Date: day("23/11/2026"), Kind: DayKind(calendar.SwapOff)}, {Date: day("28/11/2026"), Kind: DayKind(calendar.SwapWork)}}, ""},
		{"11/02/2027", "", nil, "nhắc cuoc_hop/ngay lich-chua-chac\n"},
		{"08/02/2027", "", nil, meetingOff + "nhắc cuoc_hop/ngay lich-chua-chac\n"}, // mùng 3
		{"03/6/2027", "", nil, ""},
		{"11/6/2027", "14/6/2027", tet2027()[1:], ""},
		{"11/02/2027", "", tet2027(), meetingOff},
	} {
		m := aMonth()
		m.Agency.DaysOff = tt.own
		m.Meeting.Date, m.Meeting.Period = day(tt.held), day(tt.held).Period()
		m.Meeting.Reviewed, m.Meeting.Planned = m.Meeting.Period, m.Meeting.Period
		m.Documents = map[string]Document{noticeKind: {Date: optionalDay(tt.issued)}}
		m.Complete()
		if got := faultLines(m.Check()); got != tt.want {
			t.Errorf("held %s, issued %s: got\n%swant\n%s", tt.held, tt.issued, got, tt.want)
		}
	}
}

func TestCalendarMessages(t *testing.T) {
	m := aMonth()
	m.Meeting.Date = day("24/11/2026")
	m.Documents = map[string]Document{noticeKind: {Date: day("05/12/2026")}}
	m.Complete()
	got := map[string]string{}
	for _, f := range m.Check() {
		got[f.Rule] = f.Message
	}
	want := map[string]string{
		"hop-ngay-nghi":      "ngày họp 24/11/2026 là ngày nghỉ: Ngày Văn hóa Việt Nam",
		"ban-hanh-ngay-nghi": "ngày ban hành 05/12/2026 là ngày nghỉ: thứ Bảy",
		"thong-bao-cham":     "ngày thông báo 05/12/2026 quá 05 ngày làm việc sau ngày họp 24/11/2026, hạn cuối là 01/12/2026",
		"lich-chua-chac":     "ngày thông báo 05/12/2026: ngày 28/11/2026 mới có đề xuất “làm việc (thứ Bảy làm bù)”, đang tính là “nghỉ: thứ Bảy”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTerms reads terms of days; the meeting was held on 12/11/2026 and its notice
// is of 16/11/2026.
func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"trong 05 ngày làm việc kể từ ngày 12/11/2026":                     "2026-11-19",
		"trong vòng 05 ngày kể từ ngày 12/11/2026":                         "2026-11-17",
		"trong 10 ngày kể từ ngày 12/11/2026":                              "2026-11-23", // the tenth is a Sunday
		"trong 12 ngày kể từ ngày 12/11/2026":                              "2026-11-25", // the twelfth is 24/11
		"trong 07 ngày làm việc kể từ ngày 13/02/2026":                     "2026-03-03",
		"trong 03 ngày làm việc kể từ ngày ban hành Thông báo này":         "2026-11-19",
		"trong 03 ngày làm việc kể từ ngày ký ban hành Thông báo kết luận": "2026-11-19",
		"trong 03 ngày làm việc, kể từ ngày họp.":                          "2026-11-17",
		"chậm nhất 03 ngày làm việc sau ngày họp":                          "2026-11-17",
		"03 ngày làm việc kể từ ngày kết thúc cuộc họp":                    "2026-11-17",
		"trong 03 ngày làm việc kể từ ngày ban hành Thông báo của Sở":      "",
		"trong 03 ngày làm việc kể từ ngày họp thôn":                       "",
		"trong 03 ngày làm việc":                                           "",
		"trong 02 tuần kể từ ngày 12/11/2026":                              "2026-11-26",
		"trong một tháng kể từ ngày họp":                                   "2026-12-14", // 12/12 is a Saturday
		"trong 03 tháng kể từ ngày ban hành Thông báo này":                 "2027-02-16",
		"trong 03 tháng": "",
	} {
		m := aMonth()
		m.Documents = map[string]Document{noticeKind: {Date: day("16/11/2026")}}
		m.Tasks[0].Deadline.Text = text
		m.Followed = []Task{{Lead: "VP", Text: "Việc của kỳ trước", Deadline: Deadline{Text: text}}}
		m.Complete()
		d := m.Tasks[0].Deadline
		if got := d.Due.ISO(); got != want || (want == "") != (d.Kind == DeadlineFuzzy) || d.Baseline != d.Due {
			t.Errorf("%q: got %+v, want %q", text, d, want)
		}
		if named := !viet.ParseDeadline(text, viet.Period{}).From.IsZero(); !named && !m.Followed[0].Deadline.Due.IsZero() {
			t.Errorf("%q of an earlier meeting is due %v", text, m.Followed[0].Deadline.Due)
		}
		if again := (terms{given: m.Meeting.Period, calendar: calendar.Builtin(), held: m.Meeting.Date, issued: day("16/11/2026")}).read(text); again.Due != d.Due {
			t.Errorf("%q is read again as %v", text, again.Due)
		}
	}
}

func TestCheckTerms(t *testing.T) {
	for _, tt := range []struct {
		given Deadline
		want  string
	}{
		{Deadline{Text: "trong 05 ngày làm việc kể từ ngày 12/11/2026"}, ""},
		{Deadline{Text: "trong 05 ngày làm việc kể từ ngày 12/11/2026", Due: day("25/11/2026")}, "nhắc nhiem_vu/0/thoi_han/ngay han-khac-chu\n"},
		{Deadline{Text: "trong 05 ngày làm việc", Due: day("25/11/2026")}, ""},
		{Deadline{Text: "hạn 05 ngày làm việc"}, "nhắc nhiem_vu/0/thoi_han/chu han-chua-tinh\n"},
		{Deadline{Text: "trong 05 ngày làm việc kể từ khi nhận được văn bản"}, ""},
		{Deadline{Text: "trong 05 ngày làm việc", Kind: DeadlineDate}, "lỗi nhiem_vu/0/thoi_han/ngay thieu-han\n"},
		{Deadline{Text: "trong 60 ngày làm việc kể từ ngày 01/12/2026"}, "nhắc nhiem_vu/0/thoi_han/ngay lich-chua-chac\n"},
		{Deadline{Text: "hạn 02 tháng"}, "nhắc nhiem_vu/0/thoi_han/chu han-chua-tinh\n"},
		{Deadline{Text: "trong 01 tháng kể từ ngày 12/11/2026", Due: day("25/12/2026")}, "nhắc nhiem_vu/0/thoi_han/ngay han-khac-chu\nnhắc nhiem_vu/0/thoi_han/ngay lich-chua-chac\n"}, // 28/11 is only proposed
		{Deadline{Text: "chậm nhất ngày 22/11/2026"}, "nhắc nhiem_vu/0/thoi_han/ngay han-ngay-nghi\n"},
		{Deadline{Text: "chậm nhất 16 giờ ngày 24/11"}, "nhắc nhiem_vu/0/thoi_han/ngay han-ngay-nghi\n"},
		{Deadline{Text: "đến hết ngày 22 tháng 11 năm 2026"}, "nhắc nhiem_vu/0/thoi_han/ngay han-ngay-nghi\n"},
		{Deadline{Text: "trước ngày 23/11/2026"}, ""},
		{Deadline{Text: "đến hết tháng 01/2027"}, ""},
		{Deadline{Due: day("22/11/2026")}, ""},
	} {
		m := aMonth()
		m.Tasks[0].Deadline = tt.given
		m.Complete()
		if got := faultLines(m.Check()); got != tt.want {
			t.Errorf("%+v: got\n%swant\n%s", m.Tasks[0].Deadline, got, tt.want)
		}
	}
}

// A slip in a year makes many days doubtful; the warnings have an end.
func TestDoubtsHaveAnEnd(t *testing.T) {
	c := checker{}
	for year := range 30 {
		c.doubts = append(c.doubts, doubt{"cuoc_hop/ngay", "ngày họp", fmt.Sprint("năm ", 2030+year)})
	}
	c.doubtfulDays()
	if n := len(c.faults); n != 10 || c.faults[9].Message != "ngày họp: năm 2039 (còn 20 điều chưa chắc nữa như vậy)" || c.faults[8].Message != "ngày họp: năm 2038" {
		t.Errorf("%d warnings: %+v", n, c.faults)
	}
}

// A day off among the deadlines of earlier meetings is no news.
func TestEarlierDayOff(t *testing.T) {
	m := aMonth()
	m.Followed = []Task{{Code: "2026-10/VP-01", Lead: "VP", Text: "Việc của kỳ trước", Deadline: Deadline{Text: "chậm nhất ngày 22/11/2026"}}}
	m.Complete()
	if got := faultLines(m.Check()); got != "" {
		t.Error(got)
	}
}

// A term from a day that does not exist says so, and not that its start is missing.
func TestImpossibleStart(t *testing.T) {
	for _, text := range []string{"trong 05 ngày làm việc kể từ ngày 31/02/2026", "trong 01 tháng kể từ ngày 31 tháng 11 năm 2026", "trong tháng 13/2026"} {
		m := aMonth()
		m.Tasks[0].Deadline = Deadline{Text: text}
		m.Complete()
		faults := m.Check()
		if len(faults) != 1 || faults[0].Rule != "thieu-han" || !strings.Contains(faults[0].Hint, "không tồn tại") {
			t.Errorf("%q gives %+v", text, faults)
		}
	}
}

// What is missing of the calendar is said at the value that was counted over it.
func TestDoubtSaysWhere(t *testing.T) {
	m := aMonth()
	m.Agency.DaysOff = tet2027()[1:] // no day next to National Day
	m.Tasks[0].Deadline = Deadline{Text: "trong 05 ngày làm việc kể từ ngày 31/8/2027"}
	m.Complete()
	faults := m.Check()
	want := "hạn 08/9/2027 của “trong 05 ngày làm việc kể từ ngày 31/8/2027”: lịch nghỉ năm 2027 chưa đủ: đã có 5 ngày Tết; còn thiếu ngày nghỉ liền kề Quốc khánh (01/9 hoặc 03/9)"
	if len(faults) != 1 || faults[0].Path != "nhiem_vu/0/thoi_han/ngay" || faults[0].Message != want {
		t.Errorf("got %+v, want %q", faults, want)
	}
}

func TestChooseDayKind(t *testing.T) {
	for text, want := range map[string]calendar.Kind{"nghi": calendar.Holiday, "Nghỉ lễ, tết": calendar.Holiday, "nghi_bu": calendar.MakeUp, "Hoán đổi": calendar.SwapOff,
		"lam_bu (làm bù)": calendar.SwapWork, "tết": ""} {
		if got, _ := Choose(DayKind("").Choices(), text); got.Key != string(want) {
			t.Errorf("%q is %q, want %q", text, got.Key, want)
		}
	}
	for _, label := range Labels(DayKind("").Choices()) {
		if key, _, _ := strings.Cut(label, " "); !calendar.Kind(key).Decides() {
			t.Errorf("%q does not begin with its key", label)
		}
	}
}

func TestTitled(t *testing.T) {
	for name, want := range map[string]bool{
		"Nguyễn Văn An": false, "Tô Sĩ Bác": false, "Bạch Sĩ Thạc": false, "Cn": false, "": false,
		"ThS. Nguyễn Văn An": true, "TS Nguyễn Văn An": true, "PGS.TS. Nguyễn Văn An": true, "PGS, TS Nguyễn Văn An": true, "BSCKII Nguyễn Văn An": true,
		"Bác sĩ Nguyễn Văn An": true, "Thạc sỹ Nguyễn Văn An": true, "Ông Nguyễn Văn An": true, "NGƯT. TS. Nguyễn Văn An": true, "luật sư Nguyễn Văn An": true,
	} {
		c := checker{}
		c.titled("ho_ten", name)
		if got := len(c.faults) > 0; got != want {
			t.Errorf("%q: %v, want %v", name, c.faults, want)
		}
	}
}

// Whatever term is said, it ends on a working day, at the latest one that many
// working days away, and the phrase is read the same when the task is completed.
func TestTermsEndOnWorkingDays(t *testing.T) {
	cal := calendar.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		from := day("01/01/2021").AddDays(rapid.IntRange(0, 2000).Draw(t, "from"))
		said := viet.DeadlinePhrase{Kind: string(DeadlineDate), Days: rapid.IntRange(1, 120).Draw(t, "days"), Working: rapid.Bool().Draw(t, "working"), From: from}
		d := Deadline{Text: said.Phrase()}
		d.complete(terms{calendar: cal})
		if !cal.WorkingDay(d.Due) || d.Due.Compare(from) <= 0 || d.Due.Compare(cal.AddWorkingDays(from, said.Days)) > 0 {
			t.Fatalf("%q ends on %v", d.Text, d.Due)
		}
		if n := cal.WorkingDaysBetween(from, d.Due); said.Working && n != said.Days {
			t.Fatalf("%q ends on %v, after %d working days", d.Text, d.Due, n)
		}
		if apart := d.Due.Sub(from); !said.Working && (apart < said.Days || cal.NextWorkingDay(from.AddDays(said.Days)) != d.Due) {
			t.Fatalf("%q ends on %v, after %d days", d.Text, d.Due, apart)
		}
	})
}
