package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// above is blocks that leave so many twips of the first page.
func above(left doc.Length) []doc.Block {
	return []doc.Block{&doc.Rule{After: 14570 - left}}
}

// divisible is a table of one row that may go on on the next page.
func divisible(texts ...string) *doc.Table {
	t := &doc.Table{Rows: []doc.Row{{CanSplit: true, Cells: cells("CellAir", texts...)}}}
	for range texts {
		t.Columns = append(t.Columns, 2000)
	}
	return t
}

// Which lines of a row's cells stand on each page. Lines are 276 twips high, with
// 40 above and below a paragraph; under the table is a spacer of 20.
func TestDividedRows(t *testing.T) {
	for name, c := range map[string]struct {
		left  doc.Length
		texts []string
		want  [][]string
	}{
		"all fits":                           {652, []string{"a1\na2"}, [][]string{{"a1", "a2"}}},
		"last line wants the space under it": {631, []string{"a1\na2"}, [][]string{{"a1"}, {"a2"}}},
		"a line before the last wants none":  {592, []string{"a1\na2\na3"}, [][]string{{"a1", "a2"}, {"a3"}}},
		"a lone line stays":                  {316, []string{"a1"}, [][]string{{"a1"}, nil}},
		"a line that does not fit moves":     {315, []string{"a1\na2"}, [][]string{nil, {"a1", "a2"}}},
		"cells divide each at its own line":  {632, []string{"a1\na2\na3", "b1\nb2\nb3\nb4", "c1"}, [][]string{{"a1¦b1¦c1", "a2¦b2"}, {"a3¦b3", "b4"}}},
		"over three pages":                   {632, []string{numbered("a", 60)}, [][]string{strings.Split(numbered("a", 2), "\n"), strings.Split(numbered("a", 54), "\n")[2:], strings.Split(numbered("a", 60), "\n")[54:]}},
	} {
		pages, problems := pagesOf(append(above(c.left), divisible(c.texts...))...)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var got [][]string
		for _, p := range pages {
			got = append(got, rowsOf(p))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// rowsOf is the body's lines from top to bottom, texts of one height parted by "¦".
func rowsOf(p Page) (out []string) {
	at := map[Pos]int{}
	for _, x := range p.Texts {
		if x.Repeat {
			continue
		}
		i, ok := at[x.Y]
		if !ok {
			at[x.Y] = len(out)
			out = append(out, x.Text)
			continue
		}
		out[i] += "¦" + x.Text
	}
	return out
}

// The rest of a paragraph in a cell has the space above once more; in the page's
// text it has not.
func TestSpaceAboveTheRestOfAParagraph(t *testing.T) {
	for name, c := range map[string]struct {
		block doc.Block
		top   Pos
	}{
		"cell": {divisible(numbered("a", 4)), 40},
		"text": {para("CellAir", numbered("a", 4)), 0},
	} {
		pages, _ := pagesOf(append(above(632), c.block)...)
		places := placesOf(pages[1])
		if got := places["a3"][1]; got != int(c.top)+224 {
			t.Errorf("%s: the baseline is %d twips under the top, want %d", name, got, c.top+224)
		}
	}
}

// A row that fails to divide in one cell moves whole, as high as it was.
func TestRowThatCannotDivideKeepsItsHeight(t *testing.T) {
	table := divisible(numbered("a", 3), "")
	table.Rows[0].Cells[1].Blocks = []doc.Block{&doc.Rule{After: 800, Width: 100, Weight: 10}}
	pages, _ := pagesOf(append(above(632), table, para("CellAir", "sau"))...)
	if diff := cmp.Diff([]string{"a1", "a2", "a3", "sau"}, rowsOf(pages[1])); diff != "" {
		t.Fatal(diff)
	}
	if got, want := placesOf(pages[1])["sau"][1], 40+3*276+40+40+224; got != want {
		t.Errorf("the text below stands at %d, want %d", got, want)
	}
}

// Chains of blocks that are kept with the next: how many lines stay on a first
// page with room for three.
func TestKeepNextChains(t *testing.T) {
	kept := func(n int) (out []doc.Block) {
		for i := range n {
			out = append(out, &doc.Heading{Style: "CellKeep", Inlines: text(fmt.Sprintf("k%d", i+1))})
		}
		return out
	}
	for name, c := range map[string]struct {
		blocks []doc.Block
		stay   int
	}{
		"chain and the next fit":         {append(kept(2), para("Cell", "sau")), 3},
		"chain fits, the next does not":  {append(kept(3), para("Cell", "sau")), 0},
		"next keeps its two lines":       {append(kept(2), para("Cell", numbered("n", 4))), 0},
		"chain to a table's first row":   {append(kept(2), divisible("a1\na2")), 0},
		"chain higher than a page":       {append(kept(70), para("Cell", "sau")), 0},
		"a rule breaks the chain loose":  {append(kept(2), &doc.Rule{After: 200}, para("Cell", "sau")), 2},
		"without a chain the next moves": {[]doc.Block{para("Cell", "k1"), para("Cell", "k2"), para("Cell", "k3"), para("Cell", "k4")}, 3},
	} {
		pages, _ := pagesOf(append(append(above(3*276), c.blocks...), para("Cell", "cuối"))...)
		if got := len(rowsOf(pages[0])); got != c.stay {
			t.Errorf("%s: %d lines stay, want %d", name, got, c.stay)
		}
	}
}

// Where a section restarts, its pages are counted anew, and its first page has no
// number.
func TestSectionsCountTheirPages(t *testing.T) {
	landscape := a4()
	landscape.Width, landscape.Height = landscape.Height, landscape.Width
	d := document(section(a4(), filler(50)...), section(landscape, filler(60)...), section(a4(), filler(46)...))
	pages, _ := Pages(d, fonts.Load())
	var got []string
	for _, p := range pages {
		head := "-"
		if p.Texts[0].Repeat {
			head = p.Texts[0].Text
		}
		got = append(got, fmt.Sprintf("%d:%d %s %dx%d", p.Section, p.Number, head, p.Width/Twip, p.Height/Twip))
	}
	want := []string{"0:1 - 11906x16838", "0:2 2 11906x16838", "1:1 - 16838x11906", "1:2 2 16838x11906", "1:3 3 16838x11906", "2:1 - 11906x16838", "2:2 2 11906x16838"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
