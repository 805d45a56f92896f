package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// foreign lays out blocks with styles that only documents of others have.
func foreign(t *testing.T, blocks ...doc.Block) []Page {
	t.Helper()
	d := document(section(a4(), blocks...))
	d.Styles = append(d.Styles,
		doc.Style{ID: "Exact", Size: 14, Exact: doc.Pt(30)},
		doc.Style{ID: "AtLeast", Size: 14, AtLeast: doc.Pt(30)},
		doc.Style{ID: "AtLeastLess", Size: 14, AtLeast: doc.Pt(5)},
		doc.Style{ID: "Narrow", Size: 14, Right: doc.MM(60), Align: doc.AlignRight},
		doc.Style{ID: "Caps", Size: 14, Decor: doc.Decor{Caps: true}},
	)
	pages, ps := Pages(d, fonts.Load())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return pages
}

// pitchOf is the distance of the first two baselines.
func pitchOf(p Page) Pos { return p.Texts[1].Y - p.Texts[0].Y }

func TestPitchOfOthers(t *testing.T) {
	plain := pitchOf(foreign(t, para("Plain", "một\nhai"))[0])
	for style, want := range map[string]Pos{"Exact": 30 * Point, "AtLeast": 30 * Point, "AtLeastLess": plain} {
		if got := pitchOf(foreign(t, para(style, "một\nhai"))[0]); got != want {
			t.Errorf("%s: %v, want %v", style, got.Points(), want.Points())
		}
	}
}

// A text may have a size and a colour of its own; the line is as high as its highest
// letters, and they are as wide as they are large.
func TestLooks(t *testing.T) {
	large := doc.Text{Text: "to", Look: &doc.Look{Size: 28, Color: "C00000"}}
	hidden := doc.Text{Text: "ẩn", Look: &doc.Look{Decor: doc.Decor{Hidden: true}}}
	p := foreign(t, &doc.Paragraph{Style: "Plain", Inlines: []doc.Inline{
		doc.Text{Text: "một "}, large, hidden, doc.Break{}, doc.Text{Text: "hai"}, doc.Break{}, doc.Text{Text: "to"}}})[0]
	if diff := cmp.Diff([]string{"một ¦to", "hai", "to"}, linesOf(p)); diff != "" {
		t.Fatal(diff)
	}
	if f := p.Texts[1].Format; f.Size != 56 || f.Color != "C00000" || p.Texts[0].Format.Size != 28 || p.Texts[0].Format.Color != "" {
		t.Errorf("formats %v, %v", p.Texts[0].Format, f)
	}
	if w, whole := p.Texts[1].Width, p.Texts[3].Width; w < 2*whole-6*Twip || w > 2*whole+6*Twip {
		t.Errorf("twice as large is %v wide, once %v", w, whole)
	}
	if first, then := p.Texts[0].Y, pitchOf(Page{Texts: p.Texts[2:]}); p.Texts[1].Y != first || p.Texts[2].Y-first <= 0 || first < 2*then-then/2 {
		t.Errorf("baselines %v, %v with a pitch of %v", first.Points(), p.Texts[2].Y.Points(), then.Points())
	}
	caps := foreign(t, para("Caps", "điều ước"))[0]
	if diff := cmp.Diff([]string{"ĐIỀU ƯỚC"}, linesOf(caps)); diff != "" {
		t.Error(diff)
	}
}

func TestRightIndent(t *testing.T) {
	p := foreign(t, para("Narrow", "một"))[0]
	page := a4()
	if got, want := p.Texts[0].X+p.Texts[0].Width, twips(page.Width-page.Right-doc.MM(60)); got != want {
		t.Errorf("ends at %v, want %v", got.Points(), want.Points())
	}
}

// What follows a page break stands on a new page under the header; the break of a
// paragraph that ends with it makes no empty line there.
func TestPageBreak(t *testing.T) {
	pages := foreign(t,
		&doc.Paragraph{Style: "Body", Inlines: []doc.Inline{doc.Text{Text: "một"}, doc.Break{Page: true}, doc.Text{Text: "hai"}}},
		&doc.Paragraph{Style: "Heading", Inlines: []doc.Inline{doc.Text{Text: "ba"}, doc.Break{Page: true}}},
		para("Body", "bốn"), &doc.Paragraph{Style: "Plain", Inlines: []doc.Inline{doc.Break{Page: true}}})
	var got [][]string
	for _, p := range pages {
		got = append(got, linesOf(p))
	}
	if diff := cmp.Diff([][]string{{"một"}, {"hai", "ba"}, {"bốn"}}, got); diff != "" {
		t.Fatal(diff)
	}
	if !pages[1].Texts[0].Repeat || pages[2].Number != 3 {
		t.Errorf("no header, or number %d", pages[2].Number)
	}
	top := twips(a4().Top)
	if y := pages[2].Texts[1].Y; y < top+6*Point+10*Point {
		t.Errorf("the space above is lost: the baseline is at %v", (y - top).Points())
	}
}

// A first page may have a header of its own, which pushes the text down.
func TestFirstHeader(t *testing.T) {
	s := section(a4(), para("Plain", "một"))
	s.FirstHeader = []doc.Block{para("Plain", numbered("đầu ", 5))}
	pages, ps := Pages(document(s), fonts.Load())
	if len(ps) > 0 || !pages[0].Texts[0].Repeat || pages[0].Texts[0].Text != "đầu 1" {
		t.Fatalf("%v, %v", ps, pages[0].Texts)
	}
	if last := pages[0].Texts[4].Y; pages[0].Texts[5].Y <= last {
		t.Errorf("the text stands in the header")
	}
}

// A line that hangs on a text takes no room of its own.
func TestHangingRules(t *testing.T) {
	with := func(mark doc.Mark) Page {
		return foreign(t, para("Plain", "một"), &doc.Rule{Mark: mark, Width: 2000, Weight: 10, Before: 20}, para("Plain", "hai"))[0]
	}
	without := foreign(t, para("Plain", "một"), para("Plain", "hai"))[0]
	for _, mark := range []doc.Mark{doc.MarkShape, doc.MarkBorder} {
		p := with(mark)
		if len(p.Lines) != 1 || p.Lines[0].Y1 <= p.Texts[0].Y || pitchOf(p) != pitchOf(without) {
			t.Errorf("mark %d: lines %v, pitch %v", mark, p.Lines, pitchOf(p).Points())
		}
	}
	if pitchOf(with(doc.MarkDrawn)) <= pitchOf(without) {
		t.Error("a line in a paragraph of its own takes no room")
	}
	first := foreign(t, &doc.Rule{Mark: doc.MarkBorder, Width: 2000, Weight: 10}, para("Plain", "hai"))[0]
	if len(first.Lines) != 1 || first.Texts[0].Y != without.Texts[0].Y {
		t.Errorf("a line before all text: %v", first.Lines)
	}
}
