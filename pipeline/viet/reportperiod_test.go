package viet

import (
	"encoding/json"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestParseReportPeriod(t *testing.T) {
	for in, want := range map[string]string{
		"quý IV/2022": "2022-Q4", "Quý 4 năm 2022": "2022-Q4", "QUÝ IV NĂM 2022": "2022-Q4", "quý 1-2023": "2023-Q1", "Q2/2026": "2026-Q2", "2022-q4": "2022-Q4", "quý III năm 2026": "2026-Q3",
		"6 tháng đầu năm 2026": "2026-H1", "06 tháng cuối năm 2026": "2026-H2", "sáu tháng đầu năm 2026": "2026-H1", "2026-H2": "2026-H2",
		"9 tháng đầu năm 2026": "2026-9M", "chín tháng đầu năm 2026": "2026-9M", "2026-9M": "2026-9M",
		"năm 2023": "2023", "2023": "2023", "cả năm 2023": "2023", "kỳ báo cáo quý II/2026": "2026-Q2", "báo cáo năm 2026": "2026", "kỳ năm 2026": "2026",
		"11/2026": "2026-11", "tháng 3 năm 2026": "2026-03", "2026-11": "2026-11", "46327": "2026-11",
	} {
		if got, err := ParseReportPeriod(in); err != nil || got.Key() != want {
			t.Errorf("ParseReportPeriod(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"":                "chưa ghi kỳ báo cáo; " + reportHint,
		"9 tháng đầu năm": "“9 tháng đầu năm” thiếu năm; " + reportHint,
		"quý IV":          "“quý IV” thiếu năm; " + reportHint,
		"năm 3023":        "năm 3023 không hợp lệ; " + reportHint,
		"quý V/2026":      "“quý V/2026” không phải là kỳ báo cáo; " + reportHint,
		"quý IV/22":       "“quý IV/22” không phải là kỳ báo cáo; " + reportHint,
		"năm":             "“năm” không phải là kỳ báo cáo; " + reportHint,
		"2026-Q4-2":       "“2026-Q4-2” không phải là kỳ báo cáo; " + reportHint,
		"sắp tới":         "“sắp tới” không phải là kỳ báo cáo; " + reportHint,
		"13/2026":         "tháng 13 không hợp lệ; tháng từ 01 đến 12",
		"09/11/2026":      "“09/11/2026” là một ngày, không phải một tháng; ghi 11/2026",
	} {
		got, err := ParseReportPeriod(in)
		var form *FormError
		if !errors.As(err, &form) || err.Error() != want || !got.IsZero() {
			t.Errorf("ParseReportPeriod(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
}

func TestReportPeriod(t *testing.T) {
	for _, c := range []struct{ key, name, first, last, next string }{
		{"2026-12", "tháng 12/2026", "2026-12-01", "2026-12-31", "2027-01"},
		{"2026-Q1", "quý I/2026", "2026-01-01", "2026-03-31", "2026-Q2"},
		{"2026-Q4", "quý IV/2026", "2026-10-01", "2026-12-31", "2027-Q1"},
		{"2026-H1", "6 tháng đầu năm 2026", "2026-01-01", "2026-06-30", "2026-H2"},
		{"2026-H2", "6 tháng cuối năm 2026", "2026-07-01", "2026-12-31", "2027-H1"},
		{"2026-9M", "9 tháng đầu năm 2026", "2026-01-01", "2026-09-30", "2027-9M"},
		{"2026", "năm 2026", "2026-01-01", "2026-12-31", "2027"},
	} {
		r := mustReportPeriod(c.key)
		if r.Name() != c.name || r.First().ISO() != c.first || r.Last().ISO() != c.last || r.Next().Key() != c.next || r.Next().Prev() != r {
			t.Errorf("%s: %q from %s to %s, then %s", c.key, r.Name(), r.First().ISO(), r.Last().ISO(), r.Next().Key())
		}
	}
	var none ReportPeriod
	for _, r := range []ReportPeriod{none, none.Next(), {2026, 99}, {2026, -1}} {
		from, to := r.Range(LegalCutOff)
		if r.Name() != "" || r.Key() != "" || !r.First().IsZero() || !r.Last().IsZero() || !from.IsZero() || !to.IsZero() || r.Valid() {
			t.Errorf("%v has a name or days", r)
		}
	}
}

func TestReportRange(t *testing.T) {
	for _, c := range []struct {
		key    string
		cutOff int
		want   string
	}{
		{"2026-H2", 14, "2026-06-15..2026-12-14"},
		{"2026-Q1", 31, "2026-01-01..2026-03-31"},
		{"2026-03", 30, "2026-03-01..2026-03-30"},
		{"2026-02", 30, "2026-01-31..2026-02-28"},
		{"2026-02", 0, "2026-02-01..2026-02-28"},
		{"2026-02", 99, "2026-02-01..2026-02-28"},
		{"2026", 20, "2025-12-21..2026-12-20"},
	} {
		from, to := mustReportPeriod(c.key).Range(c.cutOff)
		if got := from.ISO() + ".." + to.ISO(); got != c.want {
			t.Errorf("%s cut off on %d: %s", c.key, c.cutOff, got)
		}
	}
}

func anyReportPeriod(t *rapid.T) ReportPeriod {
	return ReportPeriod{rapid.IntRange(1900, 2199).Draw(t, "year"), Part(rapid.IntRange(0, int(NineMonths)).Draw(t, "part"))}
}

func TestReportPeriodReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReportPeriod(t)
		for _, form := range []string{r.Name(), r.Key(), Upper(r.Name()), StripMarks(r.Name()), KeepTogether(r.Name()), "Kỳ báo cáo " + r.Name()} {
			if got, err := ParseReportPeriod(form); err != nil || got != r {
				t.Fatalf("ParseReportPeriod(%q) = %v, %v; want %v", form, got, err, r)
			}
		}
		data, err := json.Marshal(r)
		var again ReportPeriod
		if err != nil || json.Unmarshal(data, &again) != nil || again != r {
			t.Fatalf("%v became %s, then %v", r, data, again)
		}
		if data, _ = json.Marshal(ReportPeriod{}); json.Unmarshal(data, &again) != nil || !again.IsZero() {
			t.Fatalf("not given became %s, then %v", data, again)
		}
	})
}

// TestReportPeriodsFollow checks that periods of a sort leave no day out and take
// none twice, whatever the cut-off.
func TestReportPeriodsFollow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, cutOff := anyReportPeriod(t), rapid.IntRange(0, 40).Draw(t, "cut-off")
		r.Year = min(r.Year, lastYear-1) // so that there is a next one
		from, to := r.Range(cutOff)
		next, _ := r.Next().Range(cutOff)
		if from.Compare(to) > 0 || r.Part != NineMonths && next != to.AddDays(1) {
			t.Fatalf("%s to %s, then from %s", from.ISO(), to.ISO(), next.ISO())
		}
		q := anyReportPeriod(t)
		if sign(r.Compare(q)) != -sign(q.Compare(r)) || (r.Compare(q) == 0) != (r == q) || r.Compare(r.Next()) >= 0 {
			t.Fatalf("%v and %v", r, q)
		}
	})
}
