package calendar

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestDecisionFiles(t *testing.T) {
	all, err := readDecisions(decisionFiles)
	if err != nil {
		t.Fatal(err)
	}
	names, _ := fs.Glob(decisionFiles, "data/[0-9]*.tsv")
	if len(names) < 6 || len(all) < 6*6 {
		t.Fatalf("%d files with %d decisions", len(names), len(all))
	}
	for _, name := range names {
		text, _ := fs.ReadFile(decisionFiles, name)
		ds, _ := parseDecisions(string(text))
		if !strings.HasPrefix(string(text), "# ") {
			t.Errorf("%s does not say where it comes from", name)
		}
		swaps := 0
		for _, d := range ds {
			if want := fmt.Sprintf("data/%d.tsv", d.Date.Year); name != want {
				t.Errorf("%s has a day of another year: %v", name, d.Date)
			}
			switch saturday := d.Date.Time().Weekday() == time.Saturday; d.Kind {
			case SwapOff:
				swaps++
				if weekend(d.Date) {
					t.Errorf("%v is swapped and is a weekend anyway", d.Date)
				}
			case SwapWork:
				swaps--
				if !saturday {
					t.Errorf("%v is worked and is no Saturday", d.Date)
				}
			}
		}
		if swaps != 0 {
			t.Errorf("%s: days swapped and days worked do not pair off", name)
		}
	}
}

// What the notices say of make-up days is what the law gives.
func TestMakeUpsFollow(t *testing.T) {
	all, _ := readDecisions(decisionFiles)
	var without []Decision
	for _, d := range all {
		if d.Kind != MakeUp {
			without = append(without, d)
		}
	}
	if len(without) == len(all) {
		t.Fatal("no notice names a make-up day")
	}
	computed := (&Calendar{}).With(without)
	for _, d := range all {
		if got := computed.Day(d.Date); d.Kind == MakeUp && (got.Kind != MakeUp || got.Name != d.Name || got.Basis != basisMakeUp) {
			t.Errorf("%v: computed %+v, decided %+v", d.Date, got, d)
		}
	}
	for d := day("2021-01-01"); d.Year < 2027; d = d.AddDays(1) {
		if computed.WorkingDay(d) != Builtin().WorkingDay(d) {
			t.Errorf("%v: computed %q, decided %q", d, computed.Day(d), Builtin().Day(d))
		}
	}
}

func TestParseDecisions(t *testing.T) {
	const good = "2026-01-02\thoan_doi\tlàm bù\tCV 1\tconfirmed"
	for text, want := range map[string]string{
		"":                                  "",
		"# x\n\n" + columns + "\n":          "",
		columns + "\r\n" + good + "\r\n":    "",
		good:                                "dòng 1: tiêu đề",
		columns + "\n" + good + "\n" + good: "dòng 3: các ngày phải theo thứ tự",
		columns + "\n2026-01-02\thoan_doi\tx\tCV 1":             "dòng 2: có 4 cột",
		columns + "\n02/01/2026\thoan_doi\tx\tCV 1\tconfirmed":  "phải viết như 2026-02-17",
		columns + "\n\thoan_doi\tx\tCV 1\tconfirmed":            "phải viết như 2026-02-17",
		columns + "\n2026-02-30\thoan_doi\tx\tCV 1\tconfirmed":  "dòng 2: ",
		columns + "\n2026-01-02\tcuoi_tuan\tx\tCV 1\tconfirmed": "không có loại ngày “cuoi_tuan”",
		columns + "\n2026-01-02\thoan_doi\tx\tCV 1\tsure":       "tình trạng “sure”",
		columns + "\n2026-01-02\thoan_doi\t\tCV 1\tproposed":    "thiếu tên hoặc căn cứ",
		columns + "\n2026-01-02\thoan_doi\tx\t\tconfirmed":      "thiếu tên hoặc căn cứ",
	} {
		_, err := parseDecisions(text)
		if got := fmt.Sprint(err); want == "" && err != nil || !strings.Contains(got, want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestReadDecisionsNamesTheFile(t *testing.T) {
	files := fstest.MapFS{
		"data/2030.tsv":  {Data: []byte(columns + "\n2030-02-02\tnghi_le\tTết\tTB\tconfirmed\nx")},
		"data/2031.tsv":  {Data: []byte(columns + "\n2031-01-23\tnghi_le\tTết\tTB\tproposed")},
		"data/lunar.tsv": {Data: []byte("x")},
	}
	ds, err := readDecisions(files)
	if err == nil || !strings.Contains(err.Error(), "2030.tsv: dòng 3") || strings.Contains(err.Error(), "2031") {
		t.Errorf("got %v", err)
	}
	if len(ds) != 2 || !ds[1].Proposed {
		t.Errorf("what can be read is %+v", ds)
	}
}

// FuzzParseDecisions holds that whatever is read can be decided on, once a day, and
// that a calendar can be made of it.
func FuzzParseDecisions(f *testing.F) {
	names, _ := fs.Glob(decisionFiles, "data/*.tsv")
	for _, name := range names {
		text, _ := fs.ReadFile(decisionFiles, name)
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		ds, err := parseDecisions(text)
		seen := map[string]bool{}
		for _, d := range ds {
			if !d.Date.Valid() || !d.Kind.Decides() || seen[d.Date.ISO()] {
				t.Fatalf("read %+v", d)
			}
			seen[d.Date.ISO()] = true
		}
		if err != nil && !strings.HasPrefix(err.Error(), "dòng ") {
			t.Fatal(err)
		}
		c := Builtin().With(ds)
		for _, d := range ds {
			if got := c.Day(d.Date); !d.Proposed && got.Kind != d.Kind {
				t.Fatalf("decided %+v, the calendar has %+v", d, got)
			}
		}
	})
}
