package viet

import "testing"

// FuzzCitationReadsBack holds that a citation found in any text is found again in
// what it is written as.
func FuzzCitationReadsBack(f *testing.F) {
	seeds(f, "cite-parse", "cite-lint")
	f.Add("các Kế hoạch số 131/KH-UBND, số 84/KH-UBND của UBND tỉnh; Luật Đất đai số 31/2024/QH15 ngày 18/01/2024")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range FindCitations(NFC(s)) {
			text := c.String()
			again := FindCitations(text)
			if len(again) == 0 || again[0].Type != c.Type || again[0].Code != c.Code || again[0].Date != c.Date {
				t.Fatalf("%#v is written %q, read as %#v", c, text, again)
			}
		}
	})
}

func FuzzExpand(f *testing.F) {
	seeds(f, "abbr-expand")
	f.Fuzz(func(t *testing.T, s string) {
		if full, ok := Expand(s, nil); ok != (full != "") {
			t.Fatalf("%q, %t", full, ok)
		}
	})
}
