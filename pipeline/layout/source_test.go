package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// sourceOf is the texts of pages joined again: a space where they are parted.
func sourceOf(pages []Page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, t := range p.Texts {
			if t.Repeat {
				continue
			}
			b.WriteString(t.Text)
			if t.Parted {
				b.WriteString(" ")
			}
		}
	}
	return b.String()
}

func TestPartedTexts(t *testing.T) {
	long := strings.Repeat("x", 200)
	for name, c := range map[string]struct {
		inlines []doc.Inline
		want    string
	}{
		"end of a line":        {text(strings.Repeat("đồng ý ", 60) + "."), strings.Repeat("đồng ý ", 60) + "."},
		"end of a paragraph":   {text("một"), "một"},
		"tab":                  {[]doc.Inline{doc.Text{Text: "a"}, doc.Tab{}, doc.Text{Text: "b"}}, "a b"},
		"break":                {[]doc.Inline{doc.Text{Text: "a"}, doc.Break{}, doc.Text{Text: "b"}}, "a b"},
		"break in a text":      {text("a\nb"), "a b"},
		"other format":         {[]doc.Inline{doc.Text{Text: "a"}, doc.Text{Text: "b", Bold: true}}, "ab"},
		"space of the next":    {[]doc.Inline{doc.Text{Text: "a"}, doc.Text{Text: " b", Bold: true}}, "a b"},
		"next on the next":     {[]doc.Inline{doc.Text{Text: strings.Repeat("đ", 44)}, doc.Text{Text: " " + long, Bold: true}}, strings.Repeat("đ", 44) + " " + long},
		"a word too long":      {text(long), long},
		"a hyphen ends a line": {text(strings.Repeat("aaaa-", 40)), strings.Repeat("aaaa-", 40)},
	} {
		pages, problems := pagesOf(&doc.Paragraph{Style: "Plain", Inlines: c.inlines})
		if diff := cmp.Diff(c.want, sourceOf(pages)); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %s %v", name, diff, problems)
		}
	}
}

// However the lines break, the words come together again as they were.
func TestPartedTextsOfAnyParagraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var inlines []doc.Inline
		for range rapid.IntRange(1, 5).Draw(t, "texts") {
			s := rapid.StringOfN(rapid.RuneFrom([]rune("aĐ-/ \u00a0…\n\t")), 1, 150, -1).Draw(t, "text")
			inlines = append(inlines, doc.Text{Text: s, Bold: rapid.Bool().Draw(t, "bold")})
		}
		style := rapid.SampledFrom([]string{"Plain", "Body", "Tabs", "Hang"}).Draw(t, "style")
		pages, _ := pagesOf(&doc.Paragraph{Style: style, Inlines: inlines})
		words := func(s string) string { return strings.Join(strings.Fields(doc.Fold(s)), " ") }
		if got, want := words(sourceOf(pages)), words(doc.PlainText(inlines)); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

// Labels are texts of their own; the boxes to tick are as wide as "□".
func TestLabelsAndBoxes(t *testing.T) {
	pages, problems := pagesOf(
		&doc.Heading{Style: "Heading", Label: "I.", Inlines: text("Đề mục")},
		&doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("Plain", "mục"), para("Plain", "tiếp")}}}},
		para("Plain", "☐☑☒"), para("Plain", "□□□"),
	)
	var labels []string
	width := map[string]Pos{}
	for _, x := range pages[0].Texts {
		width[x.Text] = x.Width
		if x.Label {
			labels = append(labels, x.Text)
		}
	}
	if diff := cmp.Diff([]string{"I. ", "- "}, labels); diff != "" || len(problems) > 0 {
		t.Error(diff, problems)
	}
	if w := fonts.Load().Face(false, false).Advance('□'); width["☐☑☒"] != width["□□□"] || width["□□□"] != 3*Pos(divRound(w*28*60, fonts.PerEm)) {
		t.Errorf("widths %v", width)
	}
}
