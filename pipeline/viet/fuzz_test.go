package viet

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/pipeline/judge"
)

// seeds gives a fuzz target the inputs of the vectors, of the kinds named.
func seeds(f *testing.F, kinds ...string) {
	f.Helper()
	for _, v := range judge.ReadVectors(f) {
		for _, kind := range kinds {
			if v.Kind == kind {
				f.Add(v.Input)
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

func FuzzParseReportPeriod(f *testing.F) {
	seeds(f, "date-parse", "period-name", "report-period")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseReportPeriod(s)
		if (err == nil) != r.Valid() || err != nil && err.Error() == "" {
			t.Fatalf("%v, %v", r, err)
		}
		for _, form := range []string{r.Key(), r.Name()} {
			if again, _ := ParseReportPeriod(form); again != r {
				t.Fatalf("%v written as %q is %v", r, form, again)
			}
		}
		if p, err := ParsePeriod(s); err == nil && r.Month() != p {
			t.Fatalf("%v, as a month %v", r, p)
		}
	})
}

func FuzzParseWords(f *testing.F) {
	for _, v := range judge.ReadVectors(f) {
		if strings.HasPrefix(v.Kind, "num-words") {
			f.Add(v.Want)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseWords(s)
		if err != nil && (n != 0 || err.Error() == "") {
			t.Fatalf("%d, %v", n, err)
		}
		if again, err := ParseWords(Words(n)); err != nil || again != n {
			t.Fatalf("%d written as %q is %d, %v", n, Words(n), again, err)
		}
	})
}

// FuzzNumerals reads figures, letters of points and Roman numerals.
func FuzzNumerals(f *testing.F) {
	seeds(f, "num-words-unit", "num-format")
	for _, s := range []string{"1.234.567,89", "đ", "aa", "MCMXCIV", "IIX"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := ParseFigure(s)
		if again, wrong := ParseFigure(Figure(x, -1)); wrong != nil || again != x || err != nil && x != 0 {
			t.Fatalf("%q is %v, %v, written as %q", s, x, err, Figure(x, -1))
		}
		if text, err := (Reading{}).Figure(s); err == nil && text == "" {
			t.Fatalf("%q is read as nothing", s)
		}
		if i, ok := ParseLetter(s); ok != (i > 0) || ok && Letter(i) != s {
			t.Fatalf("the letter %q is %d", s, i)
		}
		if i, ok := ParseRoman(s); ok != (i > 0) || ok && Roman(i) != s {
			t.Fatalf("the numeral %q is %d", s, i)
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
	f.Add("trong vòng 05 (năm) ngày làm việc kể từ ngày 13/10/2022")
	f.Add("trong 01 ngày kể từ ngày 0/0/0")
	f.Fuzz(func(t *testing.T, s string) {
		d := ParseDeadline(s, Period{2026, 11})
		switch d.Kind {
		case kindDate, kindMonth, kindQuarter, kindYear:
			if !d.Due.IsZero() && !d.Due.Valid() && !d.Due.AddDays(1).Valid() {
				t.Fatalf("%+v is no day", d)
			}
		case kindNone, kindRecurring, kindEvent, kindRequest, kindFuzzy:
			if !d.Due.IsZero() || !d.From.IsZero() || d.Every != "" && d.Kind != kindRecurring {
				t.Fatalf("%+v says more than its kind", d)
			}
		default:
			t.Fatalf("%+v is of no known kind", d)
		}
		if d.Days < 0 || d.Days == 0 && (d.Working || !d.From.IsZero()) || d.Days > 0 && !d.Due.IsZero() {
			t.Fatalf("%+v is no term", d)
		}
		if d.Kind == kindDate && d.Days+d.Months > 0 && d.From.IsZero() {
			return // it runs from a day that there is not, which the phrase cannot say
		}
		if again := ParseDeadline(d.Phrase(), Period{}); d.Phrase() != "" && d.From.Valid() == !d.From.IsZero() && d.Due.Valid() == !d.Due.IsZero() && again != d {
			t.Fatalf("%+v is %q, which means %+v", d, d.Phrase(), again)
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
			if c.Start < last || c.End <= c.Start || c.End > len(s) || c.Type == "" || c.Code == "" && c.Date.IsZero() && c.BadDate == "" {
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
		if c := Clean(s); Clean(c) != c || !utf8.ValidString(c) || c != mend(s) {
			t.Fatalf("Clean: %+q", c)
		}
		if c := CleanLine(s); CleanLine(c) != c || Clean(c) != c || strings.Contains(c, "\n") {
			t.Fatalf("CleanLine: %+q", c)
		}
		if k := KeepTogether(s); plainBreaks(k) != plainBreaks(s) || KeepTogether(k) != k {
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

func FuzzTone(f *testing.F) {
	seeds(f, "tone-to-hòa", "tone-to-hoà", "tone-same", "tone-fix")
	f.Fuzz(func(t *testing.T, s string) {
		first, last := Tone(s, ToneOnFirst), Tone(s, ToneOnLast)
		if Tone(last, ToneOnFirst) != first || Tone(first, ToneOnLast) != last || Tone(first, ToneOnFirst) != first {
			t.Fatalf("%+q, %+q", first, last)
		}
		if utf8.ValidString(s) && StripMarks(first) != StripMarks(s) {
			t.Fatalf("%+q has other letters", first)
		}
		if style, differs := ToneStyle(NFC(s)); differs && (Tone(s, style) != NFC(s) || first == last) {
			t.Fatalf("%+q is in style %q", s, style)
		}
	})
}

func FuzzOrder(f *testing.F) {
	f.Add("Lê Văn An", "Đỗ Văn Anh")
	f.Add("hoà", "hòa")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, compare := range []func(a, b string) int{Compare, CompareNames} {
			if x := compare(a, b); sign(x) != -sign(compare(b, a)) || (x == 0) != (a == b) {
				t.Fatalf("compared as %d", x)
			}
		}
	})
}
