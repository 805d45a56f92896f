package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/viet"
)

func day(s string) viet.Date {
	d, err := viet.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func optionalDay(s string) viet.Date {
	if s == "" {
		return viet.Date{}
	}
	return day(s)
}

func TestStatusOf(t *testing.T) {
	const asOf = "23/11/2026"
	tests := []struct {
		state     State
		due, done string
		want      string
		days      int
	}{
		{StateInProgress, "25/11/2026", "", "Chưa hoàn thành - sắp đến hạn", 2},
		{StateInProgress, "26/11/2026", "", "Chưa hoàn thành - sắp đến hạn", 3},
		{StateInProgress, "27/11/2026", "", "Chưa hoàn thành - trong hạn", 4},
		{"", "23/11/2026", "", "Chưa hoàn thành - sắp đến hạn", 0},
		{StateNotStarted, "22/11/2026", "", "Chưa hoàn thành - quá hạn 01 ngày", 1},
		{StateExtension, "13/10/2026", "", "Chưa hoàn thành - quá hạn 41 ngày", 41},
		{StateWaiting, "", "", "Chưa hoàn thành - không có thời hạn", 0},
		{StateDone, "20/11/2026", "20/11/2026", "Đã hoàn thành - đúng hạn", 0},
		{StateDone, "20/11/2026", "22/11/2026", "Đã hoàn thành - quá hạn 02 ngày", 2},
		{StateDone, "20/11/2026", "25/11/2026", "Chưa hoàn thành - quá hạn 03 ngày", 3},
		{StateDone, "", "22/11/2026", "Đã hoàn thành - không có thời hạn", 0},
		{StateSuspended, "20/11/2026", "", "Tạm dừng hoặc hủy", 0},
		{StateCancelled, "", "", "Tạm dừng hoặc hủy", 0},
	}
	for _, tt := range tests {
		task := Task{Deadline: Deadline{Due: optionalDay(tt.due)}}
		got := StatusOf(task, &Progress{State: tt.state, DoneOn: optionalDay(tt.done)}, day(asOf), 3)
		if got.Label() != tt.want || got.Days != tt.days {
			t.Errorf("%q due %s done %s: got %q (%d days), want %q (%d)", tt.state, tt.due, tt.done, got.Label(), got.Days, tt.want, tt.days)
		}
	}
	if got := StatusOf(Task{Deadline: Deadline{Due: day(asOf)}}, nil, day("24/11/2026"), 3); got.Overdue() != 1 {
		t.Errorf("without progress: got %+v, want overdue by 1", got)
	}
}

// TestTallyArithmetic holds that the rows of any month sum up to the totals, and
// that the totals are the tasks.
func TestTallyArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Month{Agency: Agency{Units: []Unit{{Code: "VP"}, {Code: "KT"}, {Code: "VH"}}}}
		asOf := day("14/11/2026")
		for range rapid.IntRange(0, 20).Draw(t, "tasks") {
			task := Task{Code: rapid.StringMatching("[a-z]{8}").Draw(t, "code"), Lead: rapid.SampledFrom([]string{"VP", "KT", "VH", "X"}).Draw(t, "lead")}
			if rapid.Bool().Draw(t, "dated") {
				task.Deadline.Due = asOf.AddDays(rapid.IntRange(-9, 9).Draw(t, "due"))
			}
			m.Tasks = append(m.Tasks, task)
			if s := rapid.SampledFrom([]State{"", StateInProgress, StateDone, StateCancelled}).Draw(t, "state"); s != "" {
				m.Progress = append(m.Progress, Progress{Task: task.Code, State: s, DoneOn: asOf.AddDays(rapid.IntRange(-9, 0).Draw(t, "done"))})
			}
		}
		rows := Tally(m.Tasks, &m, asOf)
		total := rows[len(rows)-1]
		if total.Unit != "" || total.Total() != len(m.Tasks) {
			t.Fatalf("totals %+v of %d tasks", total, len(m.Tasks))
		}
		for i, want := range []string{"VP", "KT", "VH"} {
			if rows[i].Unit != want {
				t.Fatalf("row %d is of %q, want %q", i, rows[i].Unit, want)
			}
		}
		for _, class := range Classes() {
			sum := 0
			for _, r := range rows[:len(rows)-1] {
				sum += r.Of(Class(class.Key))
			}
			if sum != total.Of(Class(class.Key)) {
				t.Fatalf("%s: rows have %d, totals %d", class.Label, sum, total.Of(Class(class.Key)))
			}
		}
		if total.Done()+total.Open()+total.Of(Stopped) != total.Total() {
			t.Fatalf("done and open do not make the total: %+v", total)
		}
	})
}

func TestTallyCounts(t *testing.T) {
	m := Month{
		Agency: Agency{Units: []Unit{{Code: "VP"}, {Code: "KT"}}},
		Tasks: []Task{
			{Code: "1", Lead: "VP", Deadline: Deadline{Due: day("10/11/2026")}},
			{Code: "2", Lead: "VP"},
			{Lead: "KT", Deadline: Deadline{Due: day("16/11/2026")}},
		},
		Progress: []Progress{{Task: "1", State: StateDone, DoneOn: day("12/11/2026")}, {State: StateDone, DoneOn: day("1/11/2026")}},
	}
	rows := Tally(m.Tasks, &m, day("14/11/2026"))
	if got := rows[0]; got.Of(DoneLate) != 1 || got.Of(OpenNoDue) != 1 || got.Total() != 2 {
		t.Errorf("VP: %+v", got)
	}
	if got := rows[1]; got.Of(OpenNear) != 1 || got.Total() != 1 {
		t.Errorf("KT: %+v; progress without a code must not reach a task without one", got)
	}
}

func TestCutOffOf(t *testing.T) {
	for cutOff, want := range map[int]string{0: "2026-02-14", 14: "2026-02-14", 25: "2026-02-25", 31: "2026-02-28"} {
		if got := (Reporting{CutOff: cutOff}).CutOffOf(viet.Period{Year: 2026, Month: 2}).ISO(); got != want {
			t.Errorf("cut-off %d: got %s, want %s", cutOff, got, want)
		}
	}
	if got := (Reporting{}).CutOffOf(viet.Period{}); !got.IsZero() {
		t.Errorf("cut-off of no period: %v", got)
	}
}

func TestReportedAt(t *testing.T) {
	m := Month{
		Meeting:  Meeting{Date: day("12/11/2026")},
		Followed: []Task{{Code: "old"}},
		Tasks:    []Task{{Code: "new"}, {Code: "early", Assigned: day("5/11/2026")}},
	}
	for asOf, want := range map[string]int{"14/10/2026": 1, "6/11/2026": 2, "12/11/2026": 3} {
		if got := len(m.ReportedAt(day(asOf))); got != want {
			t.Errorf("as of %s: %d tasks, want %d", asOf, got, want)
		}
	}
}

func TestProgressOf(t *testing.T) {
	m := Month{Progress: []Progress{{Task: "1", Note: "a"}, {Task: "1", Note: "b"}, {}}}
	if p := m.ProgressOf("1"); p == nil || p.Note != "b" {
		t.Errorf("got %+v, want the last row", p)
	}
	if p := m.ProgressOf(""); p != nil {
		t.Errorf("got %+v for no code, want nil", p)
	}
}

func TestCheckAsOf(t *testing.T) {
	m := Month{
		Followed: []Task{{Code: "1"}, {Code: "2", Deadline: Deadline{Due: day("1/11/2026")}}},
		Progress: []Progress{
			{Task: "1", State: StateDone, DoneOn: day("15/11/2026")},
			{Task: "2", State: StateInProgress},
		},
	}
	got := faultLines(m.CheckAsOf(day("14/11/2026")))
	want := "nhắc tien_do/0/ngay_hoan_thanh xong-sau-ngay-chot\nnhắc tien_do/1/ly_do_cham thieu-ly-do\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A report speaks of what was given by its day; what nobody reported on is
// said, and so is progress that comes too early for it.
func TestReportAndItsGaps(t *testing.T) {
	m := &Month{
		Meeting:  Meeting{Date: day("05/11/2026")},
		Tasks:    []Task{{Code: "mới", Text: "việc mới"}},
		Followed: []Task{{Code: "cũ", Text: "việc cũ"}, {Code: "sau", Text: "giao sau ngày chốt", Assigned: day("20/10/2026")}},
		Progress: []Progress{{Task: "mới", State: StateInProgress}},
	}
	var codes []string
	for _, r := range m.ReportedAt(day("14/10/2026")) {
		codes = append(codes, r.Code)
	}
	if diff := cmp.Diff([]string{"cũ"}, codes); diff != "" {
		t.Error(diff)
	}
	var rules []string
	for _, f := range m.CheckAsOf(day("14/10/2026")) {
		rules = append(rules, f.Path+" "+f.Rule)
	}
	if diff := cmp.Diff([]string{"nhiem_vu_truoc/0 chua-bao-cao", "tien_do/0/ma tien-do-som"}, rules); diff != "" {
		t.Error(diff)
	}
}
