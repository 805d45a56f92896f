package record

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/viet"
)

func period(key string) viet.Period {
	p, err := viet.ParsePeriod(key)
	if err != nil {
		panic(err)
	}
	return p
}

// monthOf is the month of an office with two units whose figures close on the 14th; it
// met on the 5th.
func monthOf(key string, fill func(*Month)) *Month {
	p := period(key)
	m := &Month{Agency: Agency{Units: []Unit{{Code: "VP"}, {Code: "KT"}}}, Meeting: Meeting{Period: p, Date: viet.Date{Year: p.Year, Month: p.Month, Day: 5}}}
	if fill != nil {
		fill(m)
	}
	m.Complete()
	return m
}

// task is a task of the unit in its code; due may be empty.
func task(code, due string) Task {
	_, rest, _ := strings.Cut(code, "/")
	lead, _, _ := strings.Cut(rest, "-")
	return Task{Code: code, Lead: lead, Text: "Rà soát " + code, Deadline: Deadline{Due: optionalDay(due)}}
}

func done(code, on string) Progress { return Progress{Task: code, State: StateDone, DoneOn: day(on)} }

// told writes a review a task a line: whether it was carried in or is new, how it
// stands, when it is due and was due at first, and how often it was carried.
func told(r *Review) string {
	var b strings.Builder
	for i, t := range r.Tasks {
		kind := "new"
		if r.Old[i] {
			kind = "old"
		}
		fmt.Fprintf(&b, "%s %s %s", kind, t.Code, r.Status(t).Label())
		if t.Deadline.Due != t.Deadline.Baseline {
			fmt.Fprintf(&b, ", %s for %s", t.Deadline.Due.ISO(), t.Deadline.Baseline.ISO())
		}
		if n := r.Carries[t.Code]; n > 0 {
			fmt.Fprintf(&b, ", carried %d", n)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestReview holds lives of tasks that were reckoned by hand. A review is named by its
// period, and by its day if that is not the cut-off day.
func TestReview(t *testing.T) {
	type reviews map[string]string
	tests := []struct {
		name   string
		months []*Month
		want   reviews
	}{
		{"extension decided between two cut-offs", []*Month{
			monthOf("2026-09", func(m *Month) { m.Tasks = []Task{task("2026-09/VP-01", "10/10/2026")} }),
			monthOf("2026-10", func(m *Month) {
				m.Extended = []Extension{{Task: "2026-09/VP-01", To: day("30/10/2026"), DecidedOn: day("20/10/2026")}}
			}),
			monthOf("2026-11", nil),
		}, reviews{
			"2026-09":            "new 2026-09/VP-01 Chưa hoàn thành - trong hạn\n",
			"2026-10":            "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 04 ngày, carried 1\n",
			"2026-10 19/10/2026": "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 09 ngày, carried 1\n",
			"2026-10 20/10/2026": "old 2026-09/VP-01 Chưa hoàn thành - trong hạn, 2026-10-30 for 2026-10-10, carried 1\n",
			"2026-11":            "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 15 ngày, 2026-10-30 for 2026-10-10, carried 2\n",
		}},
		{"extensions: told late, of a phrase, without a day, of no day", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", "10/9/2026"), task("2026-09/VP-02", "")}
				m.Tasks[1].Deadline.Text = "kịp thời"
			}),
			monthOf("2026-10", func(m *Month) {
				m.Extended = []Extension{
					{Task: "2026-09/VP-01", To: day("31/12/2026"), DecidedOn: day("13/10/2026")},
					{Task: "2026-09/VP-01", To: day("30/11/2026"), DecidedOn: day("09/9/2026")},
					{Task: "2026-09/VP-02", To: day("20/10/2026")},
					{Task: "2026-09/VP-02", DecidedOn: day("14/10/2026")},
				}
			}),
		}, reviews{
			"2026-09":            "new 2026-09/VP-01 Chưa hoàn thành - quá hạn 04 ngày\nnew 2026-09/VP-02 Chưa hoàn thành - không có thời hạn\n",
			"2026-10 12/10/2026": "old 2026-09/VP-01 Chưa hoàn thành - trong hạn, 2026-11-30 for 2026-09-10, carried 1\nold 2026-09/VP-02 Chưa hoàn thành - không có thời hạn, carried 1\n",
			"2026-10":            "old 2026-09/VP-01 Chưa hoàn thành - trong hạn, 2026-12-31 for 2026-09-10, carried 1\nold 2026-09/VP-02 Chưa hoàn thành - trong hạn, 2026-10-20 for , carried 1\n",
		}},
		{"completion reported late, and completion after the cut-off", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", "30/9/2026"), task("2026-09/VP-02", "30/9/2026")}
				m.Progress = []Progress{done("2026-09/VP-02", "16/9/2026")}
			}),
			monthOf("2026-10", nil),
			monthOf("2026-11", func(m *Month) { m.Progress = []Progress{done("2026-09/VP-01", "28/9/2026")} }),
			monthOf("2026-12", nil),
		}, reviews{
			"2026-09": "new 2026-09/VP-01 Chưa hoàn thành - trong hạn\nnew 2026-09/VP-02 Chưa hoàn thành - trong hạn\n",
			"2026-10": "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 14 ngày, carried 1\nold 2026-09/VP-02 Đã hoàn thành - đúng hạn, carried 1\n",
			"2026-11": "old 2026-09/VP-01 Đã hoàn thành - đúng hạn, carried 2\n",
			"2026-12": "",
		}},
		{"a chain, and a second task that goes on with the same", []*Month{
			monthOf("2026-09", func(m *Month) { m.Tasks = []Task{task("2026-09/VP-01", "10/9/2026")} }),
			monthOf("2026-10", func(m *Month) {
				m.Tasks = []Task{task("2026-10/VP-01", "10/10/2026")}
				m.Tasks[0].CarriedFrom = "2026-09/VP-01"
			}),
			monthOf("2026-11", func(m *Month) {
				m.Tasks = []Task{task("2026-11/VP-01", "30/11/2026"), task("2026-11/KT-01", "")}
				m.Tasks[0].CarriedFrom, m.Tasks[1].CarriedFrom = "2026-10/VP-01", "2026-10/VP-01"
			}),
		}, reviews{
			"2026-09":            "new 2026-09/VP-01 Chưa hoàn thành - quá hạn 04 ngày\n",
			"2026-10 04/10/2026": "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 24 ngày, carried 1\n",
			"2026-10":            "old 2026-10/VP-01 Chưa hoàn thành - quá hạn 04 ngày, 2026-10-10 for 2026-09-10, carried 1\n",
			"2026-11":            "old 2026-11/VP-01 Chưa hoàn thành - trong hạn, 2026-11-30 for 2026-09-10, carried 2\nnew 2026-11/KT-01 Chưa hoàn thành - không có thời hạn,  for 2026-09-10, carried 2\n",
		}},
		{"two tasks that go on with one, the second given first", []*Month{
			monthOf("2026-09", func(m *Month) { m.Tasks = []Task{task("2026-09/VP-01", "")} }),
			monthOf("2026-10", func(m *Month) {
				m.Tasks = []Task{task("2026-10/VP-01", ""), task("2026-10/VP-02", "")}
				m.Tasks[0].CarriedFrom, m.Tasks[1].CarriedFrom = "2026-09/VP-01", "2026-09/VP-01"
				m.Tasks[0].Assigned = day("20/10/2026")
			}),
			monthOf("2026-11", nil),
		}, reviews{
			"2026-10": "old 2026-10/VP-02 Chưa hoàn thành - không có thời hạn, carried 1\n",
			"2026-11": "new 2026-10/VP-01 Chưa hoàn thành - không có thời hạn, carried 1\nold 2026-10/VP-02 Chưa hoàn thành - không có thời hạn, carried 2\n",
		}},
		{"a chain of three given at one meeting, the last closed and taken up again", []*Month{
			monthOf("2026-09", func(m *Month) { m.Tasks = []Task{task("2026-09/VP-01", "10/9/2026")} }),
			monthOf("2026-11", func(m *Month) {
				m.Tasks = []Task{task("2026-11/VP-01", ""), task("2026-11/VP-02", "30/11/2026")}
				m.Tasks[0].CarriedFrom, m.Tasks[1].CarriedFrom = "2026-09/VP-01", "2026-11/VP-01"
				m.Progress = []Progress{done("2026-11/VP-02", "10/11/2026")}
			}),
			monthOf("2027-01", func(m *Month) { m.Progress = []Progress{{Task: "2026-11/VP-02", State: StateInProgress}} }),
			monthOf("2027-02", nil),
		}, reviews{
			"2026-09 04/9/2026": "",
			"2026-11":           "old 2026-11/VP-02 Đã hoàn thành - đúng hạn, 2026-11-30 for 2026-09-10, carried 1\n",
			"2027-01":           "new 2026-11/VP-02 Chưa hoàn thành - quá hạn 45 ngày, 2026-11-30 for 2026-09-10, carried 1\n",
			"2027-02":           "old 2026-11/VP-02 Chưa hoàn thành - quá hạn 76 ngày, 2026-11-30 for 2026-09-10, carried 2\n",
		}},
		{"extension told of before its task, and of one that another went on with", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", "30/9/2026")}
				m.Extended = []Extension{{Task: "2026-10/VP-01", To: day("30/12/2026")}}
			}),
			monthOf("2026-10", func(m *Month) {
				m.Tasks = []Task{task("2026-10/VP-01", "30/10/2026")}
				m.Tasks[0].CarriedFrom = "2026-09/VP-01"
			}),
			monthOf("2026-11", func(m *Month) { m.Extended = []Extension{{Task: "2026-09/VP-01", To: day("30/12/2026")}} }),
		}, reviews{
			"2026-11": "old 2026-10/VP-01 Chưa hoàn thành - quá hạn 15 ngày, 2026-10-30 for 2026-09-30, carried 2\n",
		}},
		{"suspended, and taken up again", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", "30/9/2026")}
				m.Progress = []Progress{{Task: "2026-09/VP-01", State: StateSuspended, Note: "Giám đốc Sở"}}
			}),
			monthOf("2026-10", nil),
			monthOf("2026-11", func(m *Month) { m.Progress = []Progress{{Task: "2026-09/VP-01", State: StateInProgress}} }),
			monthOf("2026-12", nil),
		}, reviews{
			"2026-09": "new 2026-09/VP-01 Tạm dừng hoặc hủy\n",
			"2026-10": "old 2026-09/VP-01 Tạm dừng hoặc hủy, carried 1\n",
			"2026-11": "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 45 ngày, carried 2\n",
			"2026-12": "old 2026-09/VP-01 Chưa hoàn thành - quá hạn 75 ngày, carried 3\n",
		}},
		{"cancelled", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", "30/9/2026")}
				m.Progress = []Progress{{Task: "2026-09/VP-01", State: StateCancelled, Note: "Giám đốc Sở"}}
			}),
			monthOf("2026-10", nil),
		}, reviews{"2026-09": "new 2026-09/VP-01 Tạm dừng hoặc hủy\n", "2026-10": ""}},
		{"recurring without a date", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/KT-01", "")}
				m.Tasks[0].Deadline.Text = "thường xuyên"
			}),
			monthOf("2026-10", func(m *Month) { m.Progress = []Progress{{Task: "2026-09/KT-01", State: StateInProgress}} }),
			monthOf("2026-11", func(m *Month) { m.Progress = []Progress{done("2026-09/KT-01", "10/11/2026")} }),
		}, reviews{
			"2026-09": "new 2026-09/KT-01 Chưa hoàn thành - không có thời hạn\n",
			"2026-10": "old 2026-09/KT-01 Chưa hoàn thành - không có thời hạn, carried 1\n",
			"2026-11": "old 2026-09/KT-01 Đã hoàn thành - không có thời hạn, carried 2\n",
		}},
		{"opening balance, repeated later", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Followed = []Task{task("2026-08/VP-01", "20/9/2026"), task("2026-09/VP-09", "20/9/2026"), {Lead: "KT", Text: "Không có mã"}}
				m.Followed[1].Assigned = day("01/9/2026")
			}),
			monthOf("2026-10", func(m *Month) {
				m.Followed = []Task{task("2026-08/VP-01", "20/9/2026"), {Lead: "KT", Text: "Không có mã"}, task("2026-07/KT-03", "01/10/2026")}
				m.Followed[0].Deadline.Due = day("25/12/2026")
			}),
		}, reviews{
			"2026-09": "old 2026-08/VP-01 Chưa hoàn thành - trong hạn\nnew 2026-09/VP-09 Chưa hoàn thành - trong hạn\nold  Chưa hoàn thành - không có thời hạn\n",
			"2026-10": "old 2026-08/VP-01 Chưa hoàn thành - quá hạn 24 ngày, carried 1\nold 2026-09/VP-09 Chưa hoàn thành - quá hạn 24 ngày, carried 1\n" +
				"new 2026-07/KT-03 Chưa hoàn thành - quá hạn 13 ngày\nold  Chưa hoàn thành - không có thời hạn\n",
		}},
		{"the unit that leads is heard before those that cooperate", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", ""), task("2026-09/VP-02", "")}
				m.Progress = []Progress{
					done("2026-09/VP-01", "10/9/2026"), {Task: "2026-09/VP-01", State: StateInProgress, Unit: "KT"},
					{Task: "2026-09/VP-02", State: StateInProgress, Unit: "KT"}, done("2026-09/VP-02", "10/9/2026"),
				}
			}),
			monthOf("2026-10", nil),
		}, reviews{
			"2026-09": "new 2026-09/VP-01 Đã hoàn thành - không có thời hạn\nnew 2026-09/VP-02 Đã hoàn thành - không có thời hạn\n",
			"2026-10": "",
		}},
		{"given after the cut-off, and work that arose", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Tasks = []Task{task("2026-09/VP-01", ""), task("2026-09/VP-02", "")}
				m.Tasks[1].Assigned = day("20/9/2026")
				m.Arisen = []Task{task("2026-09/VP-PS01", ""), task("2026-09/VP-PS02", "")}
				m.Progress = []Progress{done("2026-09/VP-PS01", "10/9/2026")}
			}),
			monthOf("2026-10", nil),
		}, reviews{
			"2026-09": "new 2026-09/VP-01 Chưa hoàn thành - không có thời hạn\nnew 2026-09/VP-PS01 Đã hoàn thành - không có thời hạn\nnew 2026-09/VP-PS02 Chưa hoàn thành - không có thời hạn\n",
			"2026-10": "old 2026-09/VP-01 Chưa hoàn thành - không có thời hạn, carried 1\nnew 2026-09/VP-02 Chưa hoàn thành - không có thời hạn\n" +
				"old 2026-09/VP-PS02 Chưa hoàn thành - không có thời hạn, carried 1\n",
		}},
		{"a month without a meeting", []*Month{
			monthOf("2026-06", func(m *Month) {
				m.Tasks = []Task{task("2026-06/VP-01", "")}
				m.Progress = []Progress{done("2026-06/VP-01", "20/6/2026")}
			}),
			monthOf("2026-08", nil),
		}, reviews{
			"2026-06": "new 2026-06/VP-01 Chưa hoàn thành - không có thời hạn\n",
			"2026-08": "old 2026-06/VP-01 Đã hoàn thành - không có thời hạn, carried 1\n",
		}},
		{"a day that is past, whatever later forms say", []*Month{
			monthOf("2026-09", func(m *Month) {
				m.Followed = []Task{task("2026-07/VP-01", ""), task("2026-07/VP-02", "")}
				m.Progress = []Progress{done("2026-07/VP-01", "10/8/2026")}
			}),
			monthOf("2026-10", func(m *Month) { m.Progress = []Progress{done("2026-07/VP-02", "10/9/2026")} }),
			monthOf("2026-11", nil),
		}, reviews{
			"2026-09 14/8/2026":  "old 2026-07/VP-01 Đã hoàn thành - không có thời hạn\nold 2026-07/VP-02 Chưa hoàn thành - không có thời hạn\n",
			"2026-10 14/9/2026":  "old 2026-07/VP-01 Đã hoàn thành - không có thời hạn\nold 2026-07/VP-02 Chưa hoàn thành - không có thời hạn\n",
			"2026-11 14/10/2026": "old 2026-07/VP-02 Đã hoàn thành - không có thời hạn, carried 1\n",
		}},
	}
	for _, tt := range tests {
		l := NewLedger(tt.months)
		for when, want := range tt.want {
			key, asOf, _ := strings.Cut(when, " ")
			if diff := cmp.Diff(want, told(l.Review(period(key), optionalDay(asOf)))); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", tt.name, when, diff)
			}
		}
	}
	if r := NewLedger(nil).Review(period("2026-09"), viet.Date{}); r != nil {
		t.Errorf("an office without months has the review %+v", r)
	}
}

// TestReviewMonth looks at the month that documents are made from.
func TestReviewMonth(t *testing.T) {
	september := monthOf("2026-09", func(m *Month) {
		m.Tasks = []Task{task("2026-09/VP-01", "10/9/2026"), task("2026-09/KT-01", "")}
		m.Tasks[0].Citations = []string{"vb1"}
		m.Citations = []Citation{{Code: "vb1", Number: "1"}, {Code: "vb2"}}
	})
	october := monthOf("2026-10", func(m *Month) {
		m.Tasks = []Task{task("2026-10/VP-01", "12/10/2026")}
		m.Tasks[0].Citations = []string{"vb1"}
		m.Citations = []Citation{{Code: "vb1", Number: "2"}}
		m.Extended = []Extension{{Task: "2026-10/VP-01", To: day("30/10/2026"), DecidedOn: day("06/10/2026")}, {Task: "2026-09/VP-01", To: day("20/10/2026"), DecidedOn: day("06/10/2026")}}
		m.Progress = []Progress{{Task: "2026-09/VP-01", State: StateInProgress}, {Task: "2026-10/VP-01", State: StateWaiting}}
	})
	l := NewLedger([]*Month{october, september})
	r := l.Review(period("2026-10"), viet.Date{})
	if r.From != day("15/9/2026") || r.To != day("14/10/2026") || !r.Merged {
		t.Errorf("the review covers %v to %v, merged %v", r.From, r.To, r.Merged)
	}
	if got := r.Month.Followed; len(got) != 2 || got[0].Code != "2026-09/VP-01" || got[0].Deadline != (Deadline{Kind: DeadlineDate, Due: day("20/10/2026"), Baseline: day("10/9/2026")}) || got[0].Assigned != day("05/9/2026") {
		t.Errorf("followed: %+v", got)
	}
	if got := r.Month.Tasks[0].Deadline.Due; got != day("12/10/2026") {
		t.Errorf("the meeting's own task is printed with the deadline %v", got)
	}
	if got := r.Tasks[1].Deadline.Due; got != day("30/10/2026") {
		t.Errorf("the review has the deadline %v", got)
	}
	if got := r.Month.ProgressOf("2026-10/VP-01"); got == nil || got.State != StateWaiting || len(r.Month.Progress) != 2 {
		t.Errorf("progress: %+v", r.Month.Progress)
	}
	if diff := cmp.Diff([]string{"VP", "KT"}, r.Asked); diff != "" || !slices.Equal(r.Silent, []string{"KT"}) {
		t.Errorf("asked %v, silent %v", r.Asked, r.Silent)
	}
	if diff := cmp.Diff(l.Review(period("2026-09"), viet.Date{}).Counts(), r.Before); diff != "" {
		t.Error(diff)
	}
	if got := r.Month.Citations; len(got) != 2 || got[0].Number != "2" || got[1].Number != "1" || !slices.Equal(r.Tasks[0].Citations, []string{got[1].Code}) || !slices.Equal(r.Tasks[1].Citations, []string{got[0].Code}) {
		t.Errorf("citations %+v of %v and %v", got, r.Tasks[0].Citations, r.Tasks[1].Citations)
	}
	if len(october.Citations) != 1 {
		t.Errorf("the month itself was changed: %+v", october.Citations)
	}
	early := l.Review(period("2026-10"), day("04/10/2026"))
	if len(early.Tasks) != 2 || early.Month.ProgressOf("2026-10/VP-01") == nil {
		t.Errorf("before the meeting: %v; %+v", early.Tasks, early.Month.Progress)
	}
}

func TestReviewLists(t *testing.T) {
	m := monthOf("2026-10", func(m *Month) {
		m.Meeting.Reviewed = period("2026-09")
		m.Followed = []Task{task("2026-08/VP-01", "10/9/2026"), task("2026-08/VP-02", "10/9/2026"), task("2026-09/VP-03", "01/9/2026")}
		m.Followed[2].Assigned = day("01/9/2026")
		m.Progress = []Progress{done("2026-08/VP-02", "09/9/2026"), done("2026-09/VP-03", "02/9/2026")}
	})
	r := ReviewOf(m, viet.Date{})
	codes := func(tasks []Task) (out []string) {
		for _, t := range tasks {
			out = append(out, t.Code)
		}
		return out
	}
	if r.To != day("14/9/2026") || r.From != day("15/8/2026") || r.Before != nil {
		t.Errorf("%v to %v, before: %v", r.From, r.To, r.Before)
	}
	for what, got := range map[string][]Task{"2026-08/VP-01 2026-08/VP-02": r.Carried(), "2026-09/VP-03": r.New(), "2026-08/VP-01": r.Overdue(), "2026-08/VP-02": r.In(DoneOnTime)} {
		if strings.Join(codes(got), " ") != what {
			t.Errorf("got %v, want %s", codes(got), what)
		}
	}
	if r := ReviewOf(&Month{Tasks: []Task{{Code: "1"}}}, viet.Date{}); len(r.Tasks) != 1 || !r.From.IsZero() {
		t.Errorf("a month of which nothing is known: %+v", r)
	}
}

func TestOpenTasks(t *testing.T) {
	l := NewLedger([]*Month{
		monthOf("2026-09", func(m *Month) {
			m.Tasks = []Task{task("2026-09/KT-01", ""), task("2026-09/VP-100", ""), task("2026-09/VP-99", ""), task("2026-09/ZZ-01", ""), task("2026-09/VP-03", "")}
			m.Progress = []Progress{done("2026-09/VP-03", "10/10/2026")}
		}),
		monthOf("2026-10", func(m *Month) {
			m.Tasks = []Task{task("2026-10/KT-01", ""), task("2026-10/KT-02", "")}
			m.Tasks[1].Assigned = day("15/10/2026")
			m.Arisen = []Task{task("2026-10/KT-PS01", "")}
			m.Progress = []Progress{done("2026-09/KT-01", "10/10/2026"), {Task: "2026-10/KT-01", Unit: "VP", State: StateInProgress}}
		}),
		monthOf("2026-11", nil),
	})
	for key, want := range map[string]string{
		"2026-09": "2026-09/VP-03 2026-09/VP-99 2026-09/VP-100 2026-09/KT-01 2026-09/ZZ-01",
		"2026-10": "2026-09/VP-99 2026-09/VP-100 2026-09/KT-01 2026-10/KT-01 2026-09/ZZ-01",
		"2026-11": "2026-09/VP-99 2026-09/VP-100 2026-10/KT-01 2026-10/KT-02 2026-10/KT-PS01 2026-09/ZZ-01",
		"2026-12": "",
	} {
		var codes []string
		for _, t := range l.OpenTasks(period(key)) {
			codes = append(codes, t.Code)
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s: got %s, want %s", key, got, want)
		}
	}
	r := l.Review(period("2026-10"), viet.Date{})
	if !slices.Equal(r.Asked, []string{"VP", "KT", "ZZ"}) || !slices.Equal(r.Silent, []string{"VP", "ZZ"}) {
		t.Errorf("asked %v, silent %v", r.Asked, r.Silent)
	}
}

func TestLedgerCheck(t *testing.T) {
	first := monthOf("2026-09", func(m *Month) {
		m.Tasks = []Task{task("2026-09/VP-01", "30/9/2026"), task("2026-09/VP-02", "30/9/2026"), task("2026-09/VP-03", ""), task("2026-09/VP-04", "")}
		m.Progress = []Progress{done("2026-09/VP-02", "10/9/2026"), {Task: "2026-09/VP-04", State: StateSuspended}}
	})
	tests := []struct {
		name string
		say  func(*Month)
		want string
	}{
		{"nothing", nil, ""},
		{"progress of an earlier task", func(m *Month) { m.Progress = []Progress{{Task: "2026-09/VP-03", State: StateInProgress}} }, ""},
		{"goes on with an earlier task", func(m *Month) {
			m.Tasks = []Task{task("2026-10/VP-01", "")}
			m.Tasks[0].CarriedFrom = "2026-09/VP-01"
		}, ""},
		{"goes on with nothing", func(m *Month) {
			m.Arisen = []Task{task("2026-10/VP-PS01", "")}
			m.Arisen[0].CarriedFrom = "2026-09/VP-77"
		}, "nhắc nhiem_vu_phat_sinh/0/chuyen_tu chuyen-tu-la\n"},
		{"code given twice", func(m *Month) { m.Tasks = []Task{task("2026-09/VP-01", "")} }, "lỗi nhiem_vu/0/ma trung-ma\n"},
		{"nobody gave it", func(m *Month) {
			m.Progress, m.Extended = []Progress{{Task: "2026-09/VP-9"}}, []Extension{{Task: "2026-09/KT-01"}}
		}, "lỗi tien_do/0/ma nhiem-vu-la\nlỗi lui_han/0/ma nhiem-vu-la\n"},
		{"closed already", func(m *Month) { m.Progress = []Progress{done("2026-09/VP-02", "10/9/2026")} }, "nhắc tien_do/0/ma da-ket-thuc\n"},
		{"taken up again", func(m *Month) { m.Progress = []Progress{{Task: "2026-09/VP-04", State: StateInProgress}} }, ""},
		{"late and no reason", func(m *Month) {
			m.Progress = []Progress{{Task: "2026-09/VP-01", State: StateInProgress}}
		}, "nhắc tien_do/0/ly_do_cham thieu-ly-do\n"},
		{"done late and no reason", func(m *Month) { m.Progress = []Progress{done("2026-09/VP-01", "01/10/2026")} }, "nhắc tien_do/0/ly_do_cham thieu-ly-do\n"},
		{"late before, not after the extension", func(m *Month) {
			m.Progress = []Progress{done("2026-09/VP-01", "01/10/2026")}
			m.Extended = []Extension{{Task: "2026-09/VP-01", To: day("05/10/2026")}}
		}, ""},
		{"done after the cut-off", func(m *Month) { m.Progress = []Progress{done("2026-09/VP-03", "15/10/2026")} }, "nhắc tien_do/0/ngay_hoan_thanh xong-sau-ngay-chot\n"},
		{"given after the cut-off", func(m *Month) {
			m.Meeting.Date = day("20/10/2026")
			m.Tasks, m.Progress = []Task{task("2026-10/VP-01", "")}, []Progress{{Task: "2026-10/VP-01", State: StateInProgress}}
		}, "nhắc tien_do/0/ma tien-do-som\n"},
		{"extended before it is given", func(m *Month) { m.Extended = []Extension{{Task: "2026-11/VP-01", To: day("30/12/2026")}} }, "lỗi lui_han/0/ma nhiem-vu-la\n"},
		{"extended to before", func(m *Month) { m.Extended = []Extension{{Task: "2026-09/VP-01", To: day("30/9/2026")}} }, "nhắc lui_han/0/den_ngay lui-khong-sau\n"},
		{"followed as it was", func(m *Month) { m.Followed = []Task{task("2026-09/VP-01", "30/9/2026")} }, ""},
		{"followed as it was moved", func(m *Month) {
			m.Followed = []Task{task("2026-09/VP-01", "05/10/2026")}
			m.Extended = []Extension{{Task: "2026-09/VP-01", To: day("05/10/2026")}}
		}, ""},
		{"followed in other words", func(m *Month) {
			m.Followed = []Task{task("2026-09/VP-01", "30/9/2026")}
			m.Followed[0].Text = "Việc khác hẳn"
		}, "nhắc nhiem_vu_truoc/0/noi_dung khac-ky-truoc\n"},
		{"followed with another deadline", func(m *Month) { m.Followed = []Task{task("2026-09/VP-01", "01/11/2026")} }, "nhắc nhiem_vu_truoc/0/thoi_han khac-ky-truoc\n"},
		{"followed with another first deadline", func(m *Month) {
			m.Followed = []Task{task("2026-09/VP-01", "30/9/2026")}
			m.Followed[0].Deadline.Baseline = day("20/9/2026")
		}, "nhắc nhiem_vu_truoc/0/thoi_han khac-ky-truoc\n"},
	}
	for _, tt := range tests {
		second := monthOf("2026-10", tt.say)
		if got := faultLines(NewLedger([]*Month{first, second}).Check(period("2026-10"))); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
	moved := monthOf("2026-10", func(m *Month) {
		m.Tasks = []Task{task("2026-10/VP-01", "")}
		m.Tasks[0].CarriedFrom = "2026-09/VP-01"
	})
	late := monthOf("2026-11", func(m *Month) {
		m.Progress = []Progress{{Task: "2026-09/VP-01", State: StateWaiting, LateReason: "chờ"}}
		m.Extended = []Extension{{Task: "2026-09/VP-01", To: day("31/12/2026")}}
	})
	l := NewLedger([]*Month{first, moved, late})
	if got := faultLines(l.Check(period("2026-11"))); got != "nhắc tien_do/0/ma da-chuyen\nnhắc lui_han/0/ma da-chuyen\n" {
		t.Errorf("of a task that another goes on with: %q", got)
	}
	if got := l.Check(period("2027-01")); got != nil {
		t.Errorf("a period that is not there: %v", got)
	}
}

// TestCheckOwn holds that a month among others is not blamed for what they say, nor
// for what its meeting has yet to decide.
func TestCheckOwn(t *testing.T) {
	tests := []struct {
		name string
		say  func(*Month)
		want string
	}{
		{"nothing but progress", func(m *Month) {
			m.Meeting = Meeting{Period: period("2026-11")}
			m.Progress = []Progress{{Task: "2026-10/VP-01", State: StateInProgress}}
		}, ""},
		{"not held yet", func(m *Month) { m.Meeting.Date = viet.Date{} }, "nhắc cuoc_hop/ngay thieu\n"},
		{"some unit forgotten", func(m *Month) { m.NoTask = []string{"VP"} }, "lỗi nhiem_vu don-vi-khong-nhiem-vu\n"},
		{"two rows of one unit", func(m *Month) {
			m.Progress = []Progress{{Task: "1", State: StateWaiting, Unit: "VP"}, {Task: "1", State: StateWaiting}, {Task: "1", State: StateWaiting, Unit: "VP"}}
		}, "lỗi tien_do/2/ma trung-tien-do\n"},
		{"a unit that is none", func(m *Month) { m.Progress = []Progress{{Task: "1", State: StateWaiting, Unit: "XYZ"}} }, "lỗi tien_do/0/don_vi don-vi-la\n"},
		{"a unit by its name", func(m *Month) { m.Progress = []Progress{{Task: "1", State: StateWaiting, Unit: "văn phòng"}} }, ""},
		{"stopped by nobody", func(m *Month) { m.Progress = []Progress{{Task: "1", State: StateCancelled}} }, "nhắc tien_do/0/ghi_chu thieu-quyet-dinh\n"},
		{"stopped by someone", func(m *Month) { m.Progress = []Progress{{Task: "1", State: StateSuspended, Note: "Chủ tịch"}} }, ""},
		{"extension by nobody", func(m *Month) { m.Extended = []Extension{{}} },
			"lỗi lui_han/0/ma thieu\nlỗi lui_han/0/den_ngay thieu\nlỗi lui_han/0/nguoi_quyet_dinh chua-quyet-dinh\n"},
		{"work that arose", func(m *Month) {
			m.Arisen = []Task{{Code: "2026-11/VP-PS01", Lead: "văn phòng", Text: "Đón đoàn kiểm tra", Deadline: Deadline{Text: "trong tháng"}}}
		}, ""},
		{"work that arose elsewhere", func(m *Month) {
			m.Arisen = []Task{{Code: "2026-10/KT-PS01", Lead: "VP", Text: "Đón đoàn kiểm tra"}, {}}
		},
			"lỗi nhiem_vu_phat_sinh/1/don_vi_chu_tri thieu\nlỗi nhiem_vu_phat_sinh/1/noi_dung thieu\nnhắc nhiem_vu_phat_sinh/0/ma ma-khac-ky\nnhắc nhiem_vu_phat_sinh/0/ma ma-khac-don-vi\n"},
	}
	for _, tt := range tests {
		m := aMonth()
		m.Tasks, m.NoTask = nil, nil
		tt.say(&m)
		m.Complete()
		if got := faultLines(m.CheckOwn()); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// offices draws an office of two to six periods. A task goes on with one of its own
// unit, so that the sums of each unit hold too.
func offices(t *rapid.T) []*Month {
	var months []*Month
	codes := map[string][]string{} // by unit
	chance := func(percent int) bool { return rapid.IntRange(1, 100).Draw(t, "chance") <= percent }
	units := []string{"VP", "KT", "XH"}
	closes := rapid.SampledFrom([]int{1, 14, 31}).Draw(t, "cut-off day")
	at := viet.Period{Year: 2026, Month: 1}
	anyCode := func() string {
		return rapid.SampledFrom(slices.Concat(codes["VP"], codes["KT"], codes["XH"], []string{"2026-01/VP-99"})).Draw(t, "code")
	}
	for range rapid.IntRange(2, 6).Draw(t, "periods") {
		at = at.Add(rapid.SampledFrom([]int{1, 1, 2}).Draw(t, "step"))
		months = append(months, monthOf(at.Key(), func(m *Month) {
			near := func(what string) viet.Date { return m.Meeting.Date.AddDays(rapid.IntRange(-45, 45).Draw(t, what)) }
			m.Agency.Units, m.Agency.Reporting.CutOff = []Unit{{Code: "VP"}, {Code: "KT"}}, closes
			m.Meeting.Date = at.First().AddDays(rapid.IntRange(0, 27).Draw(t, "meeting"))
			some := func(kind string, most int) (out []Task) {
				for n := range rapid.IntRange(0, most).Draw(t, kind) {
					unit := rapid.SampledFrom(units).Draw(t, "unit")
					task := Task{Code: fmt.Sprintf("%s/%s-%s%d", at.Key(), unit, kind, n), Lead: unit, Text: kind}
					if chance(60) {
						task.Deadline.Due = near("due")
					}
					if chance(30) {
						task.Assigned = near("assigned")
					}
					if chance(30) && len(codes[unit]) > 0 {
						task.CarriedFrom = rapid.SampledFrom(codes[unit]).Draw(t, "from")
					}
					codes[unit] = append(codes[unit], task.Code)
					out = append(out, task)
				}
				return out
			}
			m.Followed, m.Tasks, m.Arisen = some("followed", 2), some("given", 4), some("arisen", 1)
			for range rapid.IntRange(0, 6).Draw(t, "rows") {
				p := Progress{Task: anyCode(), State: rapid.SampledFrom([]State{StateInProgress, StateDone, StateDone, StateSuspended, StateCancelled}).Draw(t, "state")}
				if p.State == StateDone {
					p.DoneOn = near("done")
				}
				if chance(20) {
					p.Unit = rapid.SampledFrom(units).Draw(t, "by")
				}
				m.Progress = append(m.Progress, p)
			}
			for range rapid.IntRange(0, 2).Draw(t, "extensions") {
				x := Extension{Task: anyCode(), To: near("to")}
				if chance(60) {
					x.DecidedOn = near("decided")
				}
				m.Extended = append(m.Extended, x)
			}
		}))
	}
	return months
}

// byUnit counts tasks by the unit that leads; "" is the total.
func byUnit(tasks []Task) map[string]int {
	n := map[string]int{}
	for _, t := range tasks {
		n[t.Lead]++
		n[""]++
	}
	return n
}

// TestReviewArithmetic holds the sums of any office.
func TestReviewArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := offices(t)
		l := NewLedger(months)
		left, first := map[string]int{}, true
		baseline := map[string]viet.Date{}
		for _, m := range months {
			r := l.Review(m.Meeting.Period, viet.Date{})
			carried, fresh := byUnit(r.Carried()), byUnit(r.New())
			next := map[string]int{}
			for _, task := range r.In(Stopped) {
				if p := r.Month.ProgressOf(task.Code); p.State == StateSuspended {
					next[task.Lead]++
					next[""]++
				}
			}
			for _, c := range r.Counts() {
				if got := carried[c.Unit] + fresh[c.Unit]; got != c.Done()+c.Of(Stopped)+c.Open() {
					t.Fatalf("%s %q: %d carried and %d new make %+v", r.To.ISO(), c.Unit, carried[c.Unit], fresh[c.Unit], c)
				}
				next[c.Unit] += c.Open()
				if !first && left[c.Unit] != carried[c.Unit] {
					t.Fatalf("%s %q: %d were left, %d are carried", r.To.ISO(), c.Unit, left[c.Unit], carried[c.Unit])
				}
			}
			for _, task := range r.Tasks {
				if was, ok := baseline[task.Code]; ok && was != task.Deadline.Baseline {
					t.Fatalf("%s: first deadline %v was %v", task.Code, task.Deadline.Baseline, was)
				}
				baseline[task.Code] = task.Deadline.Baseline
			}
			left, first = next, false
		}
	})
}

// A task without a code is refused, with the next code that is free.
func TestTasksWithoutCode(t *testing.T) {
	l := NewLedger([]*Month{monthOf("2026-10", func(m *Month) {
		m.Tasks = []Task{task("2026-10/VP-01", ""), {Lead: "VP", Text: "Rà soát quy chế"}, {Lead: "VP", Text: "Lập kế hoạch"}, {Lead: "KT", Text: "Kiểm tra"}}
		m.Arisen = []Task{{Lead: "VP", Text: "Tiếp đoàn"}}
	})})
	var got []string
	for _, f := range l.Check(period("2026-10")) {
		if f.Rule == "thieu-ma" && !f.Warning {
			got = append(got, f.Path+" "+f.Hint)
		}
	}
	tail := "; mã đã đặt thì không đổi"
	want := []string{
		"nhiem_vu/1 ghi mã “2026-10/VP-02”" + tail, "nhiem_vu/2 ghi mã “2026-10/VP-03”" + tail, "nhiem_vu/3 ghi mã “2026-10/KT-01”" + tail,
		"nhiem_vu_phat_sinh/0 ghi mã “2026-10/VP-PS01”" + tail,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAtMeeting holds what a meeting goes on from: what was reported before it, and the
// deadlines moved until its day.
func TestAtMeeting(t *testing.T) {
	l := NewLedger([]*Month{
		monthOf("2026-09", func(m *Month) {
			m.Tasks = []Task{task("2026-09/VP-01", "30/9/2026"), task("2026-09/VP-02", "10/10/2026"), task("2026-09/VP-03", "")}
			m.Progress = []Progress{done("2026-09/VP-03", "10/9/2026")}
		}),
		monthOf("2026-10", func(m *Month) {
			m.Meeting.Date = day("05/10/2026")
			m.Arisen = []Task{task("2026-10/VP-PS01", "")}
			m.Progress = []Progress{done("2026-09/VP-01", "01/10/2026")}
			m.Extended = []Extension{
				{Task: "2026-09/VP-01", To: day("15/10/2026"), DecidedOn: day("06/10/2026")},
				{Task: "2026-09/VP-02", To: day("20/10/2026"), DecidedOn: day("05/10/2026")},
			}
		}),
	})
	r := l.AtMeeting(period("2026-10"))
	if diff := cmp.Diff("old 2026-09/VP-01 Chưa hoàn thành - quá hạn 05 ngày, carried 1\nold 2026-09/VP-02 Chưa hoàn thành - trong hạn, 2026-10-20 for 2026-10-10, carried 1\n", told(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r := l.AtMeeting(period("2026-11")); r != nil {
		t.Errorf("a period that is not there: %+v", r)
	}
}

// TestReviewStands holds that a review depends neither on the order of the months nor
// on what came later, and tells what the one before it told.
func TestReviewStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := offices(t)
		l, again := NewLedger(months), NewLedger(rapid.Permutation(months).Draw(t, "order"))
		for i, m := range months {
			p := m.Meeting.Period
			r := l.Review(p, viet.Date{})
			if !reflect.DeepEqual(r, again.Review(p, viet.Date{})) {
				t.Fatalf("%s: another order of the months makes another review", p.Key())
			}
			if !reflect.DeepEqual(r, NewLedger(months[:i+1]).Review(p, viet.Date{})) {
				t.Fatalf("%s: later months make another review", p.Key())
			}
			if i > 0 && !reflect.DeepEqual(r.Before, l.Review(months[i-1].Meeting.Period, viet.Date{}).Counts()) {
				t.Fatalf("%s: the counts of the review before are %+v", p.Key(), r.Before)
			}
			if i > 0 {
				past := months[i-1].Meeting.Period
				asOf := months[i-1].Agency.Reporting.CutOffOf(past)
				if then, now := l.Review(past, asOf), l.Review(p, asOf); !reflect.DeepEqual(then.Counts(), now.Counts()) || !reflect.DeepEqual(then.Before, now.Before) {
					t.Fatalf("%s: the figures of %s have moved", p.Key(), asOf.ISO())
				}
			}
			for _, f := range l.Check(p) {
				if f.Rule == "" || f.Message == "" || f.Hint == "" {
					t.Fatalf("%+v", f)
				}
			}
		}
	})
}

// BenchmarkReview derives the last review of an office with 60 periods and 3,000 tasks
// of which each lives for three.
func BenchmarkReview(b *testing.B) {
	var months []*Month
	at := period("2022-01")
	for i := range 60 {
		months = append(months, monthOf(at.Key(), func(m *Month) {
			for n := range 50 {
				code := func(p viet.Period) string { return fmt.Sprintf("%s/VP-%02d", p.Key(), n) }
				m.Tasks = append(m.Tasks, Task{Code: code(at), Lead: "VP", Text: "Rà soát kế hoạch", Deadline: Deadline{Due: at.Last()}})
				if i >= 2 {
					m.Progress = append(m.Progress, Progress{Task: code(at.Prev()), State: StateInProgress}, Progress{Task: code(at.Add(-2)), State: StateDone, DoneOn: at.First()})
				}
			}
		}))
		at = at.Next()
	}
	b.ReportAllocs()
	for b.Loop() {
		if r := NewLedger(months).Review(at.Prev(), viet.Date{}); len(r.Tasks) != 150 {
			b.Fatal(len(r.Tasks))
		}
	}
}

// A unit that has another code now is known by the one that it had, if the profile says
// so: its tasks, codes and documents of that time are its own.
func TestRenamedUnit(t *testing.T) {
	m := &Month{Agency: Agency{Units: []Unit{{Code: "KTHT", Name: "Phòng Kinh tế - Hạ tầng", Aliases: []string{"KT"}}}},
		Meeting:   Meeting{Period: period("2026-09"), Date: day("04/9/2026")},
		Tasks:     []Task{{Code: "2026-09/KT-01", Lead: "KT", Text: "Rà soát quy hoạch chợ xã"}, {Code: "2026-09/VP-01", Lead: "KT", Text: "Rà soát quy hoạch chợ xã"}},
		Progress:  []Progress{{Task: "2026-09/KT-01", State: StateInProgress, Unit: "KT"}},
		Documents: map[string]Document{"don_doc/KT": {Number: "5", Date: day("07/9/2026")}}}
	m.Complete()
	var got string
	for _, f := range m.CheckOwn() {
		if !strings.HasPrefix(f.Path, "co_quan") && !strings.HasPrefix(f.Path, "cuoc_hop") {
			got += f.Path + " " + f.Rule + "\n"
		}
	}
	if got != "nhiem_vu/1/ma ma-khac-don-vi\n" {
		t.Error(got)
	}
	if m.Documents["don_doc/KTHT"].Number != "5" || len(m.Documents) != 1 {
		t.Errorf("%+v", m.Documents)
	}
	if r := NewLedger([]*Month{m}).Review(period("2026-09"), viet.Date{}); len(r.Silent) > 0 || r.Counts()[0].Unit != "KTHT" || r.Counts()[0].Total() != 2 {
		t.Errorf("%+v", r)
	}
}
