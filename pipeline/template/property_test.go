package template

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
)

// anyText draws a text as the readers clean it: no control characters, no
// blanks at its edges.
func anyText() *rapid.Generator[string] {
	markup := rapid.SampledFrom([]string{
		"# ", "- ", "1. ", "| ", "|---|", "**", "_", "`", "<b>", "&amp;", "[x](y)", "{{", "}}", "{{ten}}", `\`, "---",
		"Ủy ban", "đ", "  ", "\t", "\n", "\n\n", "\ue000", "\u00a0",
	})
	return rapid.Map(rapid.SliceOf(rapid.OneOf(markup, rapid.String())), func(parts []string) string {
		clean := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' {
				return -1
			}
			return r
		}, strings.Join(parts, ""))
		return strings.TrimSpace(strings.ToValidUTF8(clean, ""))
	})
}

// Data comes out as it went in, wherever it is printed, and makes no structure:
// whatever it says, the blocks are the same.
func TestDataIsOnlyData(t *testing.T) {
	tmpl := mustLoad(t, body(`đoạn[{{cuoc_hop.ten}}]

## mục[{{cuoc_hop.ten}}]

{{#each cuoc_hop.thanh_phan as x}}
- dòng[{{x}}] **[{{x}}]**
{{/each}}

| A |
|---|
| ô[{{cuoc_hop.ten}}] |
`))
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		v := &View{Meeting: MeetingView{Name: text, Attendees: []string{text}}}
		f := newFiller(v, &record.Agency{})
		blocks, _ := f.parts(tmpl)
		if len(f.problems) > 0 {
			t.Fatal(f.problems)
		}
		want := squeeze(text)
		var got []string
		for line := range doc.Lines(blocks) {
			got = append(got, line)
		}
		all := squeeze(strings.Join(got, "\n"))
		for _, form := range []string{"đoạn[%]", "mục[%]", "dòng[%] [%]", "ô[%]"} {
			if wanted := squeeze(strings.ReplaceAll(form, "%", want)); !strings.Contains(all, wanted) {
				t.Fatalf("%q is not in %q", wanted, all)
			}
		}
		canonical(t, blocks)
	})
}

// squeeze makes every run of line breaks one, and drops blank lines.
func squeeze(s string) string {
	var lines []string
	for line := range strings.SplitSeq(doc.Fold(s), "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// canonical checks that blocks are as the model wants them.
func canonical(t *rapid.T, blocks []doc.Block) {
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			canonicalInlines(t, b.Inlines)
		case *doc.Heading:
			canonicalInlines(t, b.Inlines)
		case *doc.List:
			if i > 0 {
				if last, ok := blocks[i-1].(*doc.List); ok && last.Ordered == b.Ordered {
					t.Fatal("two lists of one kind follow each other")
				}
			}
			for _, it := range b.Items {
				if _, ok := it.Blocks[0].(*doc.Paragraph); !ok {
					t.Fatal("an item does not begin with a paragraph")
				}
				canonical(t, it.Blocks)
			}
		case *doc.Table:
			if _, err := b.Grid(); err != nil {
				t.Fatal(err)
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					canonical(t, cell.Blocks)
				}
			}
		}
	}
}

func canonicalInlines(t *rapid.T, inlines []doc.Inline) {
	if merged := doc.Merge(inlines); len(merged) != len(inlines) {
		t.Fatalf("not canonical: %v", inlines)
	}
	for _, in := range inlines {
		if text, ok := in.(doc.Text); ok && strings.ContainsAny(text.Text, "\n\t") {
			t.Fatalf("a break in a text: %q", text.Text)
		}
	}
}
