package layout

import (
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// What fits on a line is counted in portions of whole twips: the least width of a
// column in which a text stays on one line, as LibreOffice has it.
func TestPortions(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		size   float64
		italic bool
		least  doc.Length
	}{
		"one portion, exact":         {"số 137/KH-UBND", 12, false, 0},
		"hyphen that does not break": {"ab\u2011cd ef", 13, false, 845},
		"two of them":                {"ab\u2011cd\u2011ef gh", 13, true, 1192},
		"five, rounded up":           {"ưu\u2011tiên\u2011số\u2011năm\u2011hai x", 13, false, 2201},
		"spaces that do not break":   {"tháng\u00a011 năm\u00a02026 x", 13, true, 2196},
		"both":                       {"số\u00a0137/KH\u2011UBND ngày\u00a005 x", 12, false, 2813},
	} {
		t.Run(name, func(t *testing.T) {
			if c.least == 0 { // the plain sum of the characters
				var sum Pos
				for _, r := range c.text {
					sum += width(fonts.Load().Face(false, c.italic).Advance(r), int(2*c.size))
				}
				c.least = doc.Length((sum + Twip - 1) / Twip)
			}
			for _, w := range []doc.Length{c.least - 1, c.least} {
				page := a4()
				page.Right = page.Width - page.Left - w
				d := document(section(page, &doc.Paragraph{Style: "X", Inlines: []doc.Inline{doc.Text{Text: c.text, Italic: c.italic}}}))
				d.Styles = append(d.Styles, doc.Style{ID: "X", Size: c.size, Align: doc.AlignLeft})
				pages, ps := Pages(d, fonts.Load())
				if len(ps) > 0 {
					t.Fatal(ps)
				}
				if one := len(linesOf(pages[0])) == 1; one != (w == c.least) {
					t.Errorf("in %d twips: %q", w, linesOf(pages[0]))
				}
			}
		})
	}
}

// A word too long for the line is cut where it meets the edge, but not before a
// slash that stands in front of a hyphen that does not break; that hyphen may
// hang over the edge.
func TestSymbolsAreCut(t *testing.T) {
	for w, want := range map[doc.Length][]string{
		1250: {"06/2020/QĐ\u2011", "TTg"},
		1500: {"06/2020/QĐ\u2011T", "Tg"},
		700:  {"06/202", "0/QĐ\u2011", "TTg"},
		1100: {"06/2020/", "QĐ\u2011TTg"},
	} {
		page := a4()
		page.Right = page.Width - page.Left - w
		pages, _ := Pages(document(section(page, para("Cell", "06/2020/QĐ\u2011TTg"))), fonts.Load())
		got := linesOf(pages[0])
		if len(got) != len(want) {
			t.Errorf("%d twips: %q, want %q", w, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%d twips: %q, want %q", w, got, want)
				break
			}
		}
	}
}
