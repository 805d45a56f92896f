package form_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

func day(y, m, d int) viet.Date { return viet.Date{Year: y, Month: m, Day: d} }

// months are September and October 2022 of an office: one task of each stays open in
// VP, one of a unit that the profile no longer knows, none in HTQT.
func months() []*record.Month {
	month := func(m int, tasks ...record.Task) *record.Month {
		a := agency()
		a.Symbol = "SNgV"
		p := viet.Period{Year: 2022, Month: m}
		return &record.Month{Agency: a, Tasks: tasks, Meeting: record.Meeting{Period: p, Date: day(2022, m, 5), Reviewed: p.Prev(), Planned: p}}
	}
	first := month(9,
		record.Task{Code: "2022-09/VP-01", Lead: "VP", Text: "rà soát hồ sơ", Citations: []string{"vb1"}},
		record.Task{Code: "2022-09/VP-02", Lead: "VP", Text: "đã xong"})
	first.Citations = []record.Citation{{Code: "vb1", Type: "KH", Number: "131", Symbol: "KH-UBND", Date: day(2022, 8, 27), Issuer: "UBND tỉnh", Subject: "về chuyển đổi số"}}
	first.Progress = []record.Progress{{Task: "2022-09/VP-02", State: record.StateDone, DoneOn: day(2022, 9, 10), Result: "xong"}}
	second := month(10,
		record.Task{Code: "2022-10/VP-01", Lead: "VP", Text: "tổng hợp", Cooperate: []string{"HTQT", "*"}, Deadline: record.Deadline{Kind: record.DeadlineDate, Due: day(2022, 10, 12)}},
		record.Task{Code: "2022-10/TTra-01", Lead: "TTra", Text: "kiểm tra"})
	second.Documents = map[string]record.Document{"thong_bao": {Number: "05", Date: day(2022, 10, 7)}}
	second.Progress = []record.Progress{{Task: "2022-10/VP-01", State: record.StateInProgress, Result: "đang làm"}}
	return []*record.Month{second, first}
}

func TestRequests(t *testing.T) {
	all := months()
	got := form.Requests(all, record.NewLedger(all), viet.Period{Year: 2022, Month: 10})
	var asked []string
	for _, r := range got {
		asked = append(asked, r.Unit.Name)
		for _, task := range r.Tasks {
			asked = append(asked, task.Code+" "+r.Sources[task.Code])
		}
	}
	want := []string{
		"Phòng Hợp tác quốc tế",
		"Văn phòng Sở",
		"2022-09/VP-01 Kế hoạch số 131/KH-UBND ngày 27/8/2022",
		"2022-10/VP-01 Thông báo số 05/TB-SNgV ngày 07/10/2022",
		"TTra",
		"2022-10/TTra-01 Thông báo số 05/TB-SNgV ngày 07/10/2022",
	}
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	r := got[1]
	if r.From != day(2022, 9, 15) || r.To != day(2022, 10, 14) || r.SendBy != day(2022, 10, 18) {
		t.Errorf("from %s to %s, send by %s", r.From.Short(), r.To.Short(), r.SendBy.Short())
	}
	if none := form.Requests(all, record.NewLedger(all), viet.Period{Year: 2022, Month: 11}); none != nil {
		t.Errorf("a period that the office has not: %v", none)
	}
}

func TestProgress(t *testing.T) {
	all := months()
	r := form.Requests(all, record.NewLedger(all), viet.Period{Year: 2022, Month: 10})[1]
	b := form.Progress(r)
	if want := "Đơn vị: Văn phòng Sở. Số liệu từ ngày 15/9/2022 đến ngày 14/10/2022. Gửi về Văn phòng Sở chậm nhất ngày 18/10/2022"; b.Line != want {
		t.Errorf("line %q", b.Line)
	}
	if want := "2022-10 Tiến độ - Văn phòng Sở"; form.ProgressName(r) != want {
		t.Errorf("name %q", form.ProgressName(r))
	}
	s := b.Sheets[0]
	want := [][]string{
		{"", "2022-09/VP-01", "rà soát hồ sơ", "Kế hoạch số 131/KH-UBND ngày 27/8/2022", "", "", "", "", "", "", "", "", "", ""},
		{"", "2022-10/VP-01", "tổng hợp", "Thông báo số 05/TB-SNgV ngày 07/10/2022", "Phòng Hợp tác quốc tế\nTất cả các đơn vị", "2022-10-12", "", "", "", "", "", "", "", ""},
	}
	if diff := cmp.Diff(want, s.Rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if s.Alert.Before != day(2022, 10, 14) {
		t.Errorf("overdue before %s", s.Alert.Before.Short())
	}
	properties := []form.Property{{Key: "bieu", Value: "CapNhatTienDo"}, {Key: "so_dong", Value: "2"}, {Key: "hash", Value: form.LockedHash(s.Rows)}}
	if diff := cmp.Diff(properties, b.Meta); diff != "" || b.Agency != "SNgV" || b.Unit != "VP" {
		t.Errorf("agency %q, unit %q, properties (-want +got):\n%s", b.Agency, b.Unit, diff)
	}
}

func TestProgressWithoutOffice(t *testing.T) {
	a := agency()
	a.Code, a.Units = "", a.Units[:1]
	b := form.Progress(form.Request{Agency: a, Unit: a.Units[0]})
	if b.Agency != "Sở Ngoại vụ" || len(b.Sheets[0].Rows) != 0 {
		t.Errorf("agency %q, %d rows", b.Agency, len(b.Sheets[0].Rows))
	}
	if want := "Đơn vị: Phòng Hợp tác quốc tế. Gửi về Sở Ngoại vụ"; b.Line != want {
		t.Errorf("line %q", b.Line)
	}
}

func TestProgressRowDue(t *testing.T) {
	column := func() int { s := form.ProgressSheet(); return s.Column("thoi_han.ngay") }()
	for _, c := range []struct {
		due  record.Deadline
		want string
	}{
		{record.Deadline{}, ""},
		{record.Deadline{Kind: record.DeadlineNone}, ""},
		{record.Deadline{Kind: record.DeadlineDate, Due: day(2026, 11, 5), Text: "trước ngày 06/11/2026"}, "2026-11-05"},
		{record.Deadline{Kind: record.DeadlineRecurring, Text: "thường xuyên"}, "thường xuyên"},
		{record.Deadline{Kind: record.DeadlineRequest}, "Khi có yêu cầu"},
	} {
		if got := form.ProgressRow(agency(), record.Task{Deadline: c.due}, "")[column]; got != c.want {
			t.Errorf("%+v: %q, want %q", c.due, got, c.want)
		}
	}
}

// The hash tells a change of what the office wrote, and only that.
func TestLockedHash(t *testing.T) {
	s := form.ProgressSheet()
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringN(0, 3, -1)
		rows := [][]string{make([]string, len(s.Columns)), make([]string, len(s.Columns))}
		for _, row := range rows {
			for i := range row {
				row[i] = cell.Draw(t, "cell")
			}
		}
		before := form.LockedHash(rows)
		y, x := rapid.IntRange(0, 1).Draw(t, "row"), rapid.IntRange(0, len(s.Columns)-1).Draw(t, "column")
		rows[y] = slices.Clone(rows[y])
		rows[y][x] += "x"
		office := s.Columns[x].Locked && s.Columns[x].Key != form.KeyNone
		if changed := form.LockedHash(rows) != before; changed != office {
			t.Fatalf("%q changed the hash: %t", s.Columns[x].Heading, changed)
		}
	})
}

func TestListings(t *testing.T) {
	mend := form.Mend([]form.MendRow{{File: "VP.xlsx", Sheet: "CapNhatTienDo", Cell: "K7", Value: "31/02/2026", Reason: "không có ngày này", Proposal: "28/02/2026"}})
	if want := [][]string{{"1", "VP.xlsx", "CapNhatTienDo", "K7", "31/02/2026", "không có ngày này", "28/02/2026"}}; !cmp.Equal(want, mend.Sheets[0].Rows) {
		t.Errorf("mend: %q", mend.Sheets[0].Rows)
	}
	batch := form.BatchSummary([]form.BatchRow{
		{Agency: "Sở Nội vụ", Period: viet.Period{Year: 2026, Month: 11}, Made: 80, Same: 1, Beside: 2, Warnings: 3, Outcome: "xong"},
		{Agency: "xã An Hòa", Errors: 4, Outcome: "lỗi", Note: "hồ sơ cơ quan sai"},
	})
	want := [][]string{
		{"1", "Sở Nội vụ", "2026-11", "80", "1", "2", "3", "0", "xong", ""},
		{"2", "xã An Hòa", "", "0", "0", "0", "0", "4", "lỗi", "hồ sơ cơ quan sai"},
	}
	if diff := cmp.Diff(want, batch.Sheets[0].Rows); diff != "" {
		t.Errorf("batch (-want +got):\n%s", diff)
	}
	for _, b := range []form.Book{mend, batch} {
		for _, s := range b.Sheets {
			for _, row := range s.Rows {
				if len(row) != len(s.Columns) {
					t.Errorf("%s: %d values in %d columns", s.Name, len(row), len(s.Columns))
				}
			}
		}
	}
}
