package viet

import (
	"testing"
	"unicode/utf8"
)

// seeds gives a fuzz target the inputs of the vectors, of the kinds named.
func seeds(f *testing.F, kinds ...string) {
	f.Helper()
	for _, v := range vectors(f) {
		for _, kind := range kinds {
			if v.kind == kind {
				f.Add(v.input)
			}
		}
	}
}

func FuzzParseDate(f *testing.F) {
	seeds(f, "date-parse", "deadline-phrase")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if (err == nil) != d.Valid() || err != nil && err.Error() == "" {
			t.Fatalf("%v, %v", d, err)
		}
		if err != nil {
			return
		}
		if again, err := ParseDate(d.Short()); err != nil || again != d {
			t.Fatalf("%v written as %q is %v, %v", d, d.Short(), again, err)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	seeds(f, "date-parse")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if (err == nil) != p.Valid() {
			t.Fatalf("%v, %v", p, err)
		}
		if again, _ := ParsePeriod(p.Key()); again != p {
			t.Fatalf("%v written as %q is %v", p, p.Key(), again)
		}
	})
}

func FuzzParseClock(f *testing.F) {
	f.Add("8 giờ 30")
	f.Add("0.3333")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseClock(s)
		if (err == nil) != c.Set || c.Hour < 0 || c.Hour > 23 || c.Minute < 0 || c.Minute > 59 {
			t.Fatalf("%v, %v", c, err)
		}
		if again, _ := ParseClock(c.Words()); again != c {
			t.Fatalf("%v written as %q is %v", c, c.Words(), again)
		}
	})
}

func FuzzParseDeadline(f *testing.F) {
	seeds(f, "deadline-phrase")
	f.Fuzz(func(t *testing.T, s string) {
		d := ParseDeadline(s, Period{2026, 11})
		switch d.Kind {
		case kindDate, kindMonth, kindQuarter, kindYear:
			if !d.Due.IsZero() && !d.Due.Valid() && !d.Due.AddDays(1).Valid() {
				t.Fatalf("%+v is no day", d)
			}
		case kindNone, kindRecurring, kindEvent, kindRequest, kindFuzzy:
			if !d.Due.IsZero() || d.Every != "" && d.Kind != kindRecurring {
				t.Fatalf("%+v says more than its kind", d)
			}
		default:
			t.Fatalf("%+v is of no known kind", d)
		}
	})
}

func FuzzParseDocNumber(f *testing.F) {
	seeds(f, "doc-number-parse", "cite-parse")
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseDocNumber(s)
		if err != nil {
			return
		}
		if again, err := ParseDocNumber(n.String()); err != nil || again != n {
			t.Fatalf("%+v written as %q is %+v, %v", n, n.String(), again, err)
		}
	})
}

func FuzzFindCitations(f *testing.F) {
	seeds(f, "cite-parse", "doc-number-parse")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, c := range FindCitations(s) {
			if c.Start < last || c.End <= c.Start || c.End > len(s) || c.Type == "" || c.Code == "" && c.Date.IsZero() {
				t.Fatalf("%+v after %d", c, last)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[c.Start:c.End]) {
				t.Fatalf("%+v cuts a letter", c)
			}
			last = c.End
		}
	})
}

func FuzzText(f *testing.F) {
	seeds(f, "clean", "tone-fix", "keep-together", "file-name", "nfc", "legacy-vni")
	f.Fuzz(func(t *testing.T, s string) {
		if c := Clean(s); Clean(c) != c || !utf8.ValidString(c) {
			t.Fatalf("Clean: %+q", c)
		}
		if k := KeepTogether(s); plainBreaks(k) != plainBreaks(s) {
			t.Fatalf("KeepTogether: %+q", k)
		}
		if n := FileName(s); FileName(n) != n || n == "" {
			t.Fatalf("FileName: %+q, then %+q", n, FileName(n))
		}
		if c := Canonical(s); Canonical(c) != c {
			t.Fatalf("Canonical: %+q", c)
		}
	})
}
