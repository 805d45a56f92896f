package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// placesOf is where the texts of the body stand on a page, in twips from the
// margins' corner.
func placesOf(p Page) map[string][2]int {
	places := map[string][2]int{}
	for _, t := range p.Texts {
		if !t.Repeat {
			places[t.Text] = [2]int{int(t.X/Twip) - 1701, int(t.Y/Twip) - 1134}
		}
	}
	return places
}

func checkPlaces(t *testing.T, blocks []doc.Block, want map[string][2]int) {
	t.Helper()
	pages, problems := pagesOf(blocks...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, placesOf(pages[0])); diff != "" {
		t.Errorf("places in twips (-want +got):\n%s", diff)
	}
}

// A baseline stands 262 twips under the top of a line of 14 pt, whose height is
// 322. Borders count in the height of rows.
func TestRowPlaces(t *testing.T) {
	for _, weight := range []int{0, 10, 20} {
		t.Run(fmt.Sprint(weight), func(t *testing.T) {
			table := &doc.Table{Columns: []doc.Length{2000, 3000}, Padding: 108, Border: doc.Border{Weight: doc.Length(weight)}}
			table.Rows = []doc.Row{{Cells: cells("Plain", "a", "b")}, {Cells: cells("Plain", "c\nd", "e")}}
			second := 322 + 2*weight
			checkPlaces(t, []doc.Block{table, para("Plain", "f")}, map[string][2]int{
				"a": {108, 262 + weight}, "b": {2108, 262 + weight},
				"c": {108, 262 + second}, "d": {108, 262 + second + 322}, "e": {2108, 262 + second},
				"f": {0, 262 + second + 644 + weight},
			})
		})
	}
}

func TestRowHeightAndMiddle(t *testing.T) {
	table := &doc.Table{Columns: []doc.Length{2000, 3000}, Border: doc.Border{Weight: 20}}
	table.Rows = []doc.Row{
		{Height: 800, Cells: []doc.Cell{{Middle: true, Blocks: []doc.Block{para("Plain", "a")}}, {Blocks: []doc.Block{para("Plain", "b")}}}},
		{Height: 800, Cells: []doc.Cell{{Middle: true, Blocks: []doc.Block{para("Plain", "c")}}, {Blocks: []doc.Block{para("Plain", "d\ne\nf\ng")}}}},
	}
	checkPlaces(t, []doc.Block{table}, map[string][2]int{
		"a": {0, 20 + (780-322)/2 + 262}, "b": {2000, 20 + 262},
		"c": {0, 820 + 483 + 262}, "d": {2000, 820 + 262}, "e": {2000, 820 + 584}, "f": {2000, 820 + 906}, "g": {2000, 820 + 1228},
	})
}

func TestSpacesAddUp(t *testing.T) {
	checkPlaces(t, []doc.Block{para("Hang", "a"), para("Body", "b")}, map[string][2]int{
		// 12 pt at 1.15 is 317 twips high, its baseline 224 under the top
		"a": {360, 224}, "b": {720, 317 + 60 + 120 + 262},
	})
}

func TestNeighbouringTablesAreParted(t *testing.T) {
	one := &doc.Table{Columns: []doc.Length{2000}, Rows: []doc.Row{{Cells: cells("Plain", "a")}}}
	two := &doc.Table{Columns: []doc.Length{2000}, Align: doc.AlignRight, Rows: []doc.Row{{Cells: cells("Plain", "b")}}}
	checkPlaces(t, []doc.Block{one, two}, map[string][2]int{"a": {0, 262}, "b": {9355 - 2000, 322 + 20 + 262}})
}

func TestTabs(t *testing.T) {
	tab := doc.Tab{}
	p := &doc.Paragraph{Style: "Tabs", Inlines: []doc.Inline{doc.Text{Text: "a"}, tab, doc.Text{Text: "b"}, tab, doc.Text{Text: "c"}, tab, doc.Text{Text: "d"}}}
	hang := &doc.Paragraph{Style: "Hang", Inlines: []doc.Inline{doc.Text{Text: "e"}, tab, doc.Text{Text: "f"}, tab, doc.Text{Text: "g"}}}
	checkPlaces(t, []doc.Block{p, hang}, map[string][2]int{
		"a": {0, 224}, "b": {2000, 224}, "c": {5000, 224}, "d": {5760, 224},
		"e": {360, 276 + 224}, "f": {720, 276 + 224}, "g": {1440, 276 + 224},
	})
}

// A justified line ends at the right edge, except the last one and one that a
// break ended; no-break spaces and spaces before a tab keep their width.
func TestJustification(t *testing.T) {
	pages, _ := pagesOf(para("Body", strings.Repeat(sentence, 3)+"\nngắn"), para("Body", "a b\t"+strings.Repeat(sentence, 2)))
	right := pages[0].Width - twips(a4().Right)
	f := fonts.Load().Face(false, false)
	last := len(pages[0].Texts) - 1
	for i, x := range pages[0].Texts {
		if x.Width != x.WidthOf(x.Text, f) {
			t.Errorf("%q: width %d, drawn %d", x.Text, x.Width, x.WidthOf(x.Text, f))
		}
		end := x.X + x.Width
		ragged := x.Text == "ngắn" || x.Text == "a b" || i == last || pages[0].Texts[i+1].Text == "ngắn"
		if near := right-end >= 0 && right-end < 30; near == ragged {
			t.Errorf("%q ends %d twips before the edge", x.Text, (right-end)/Twip)
		}
		if ragged && x.Gap != 0 {
			t.Errorf("%q is stretched", x.Text)
		}
	}
}

// The border of a table closes at the foot of a page and opens on the next one,
// under the heading rows, which are printed again.
func TestTableGoesOn(t *testing.T) {
	pages, _ := pagesOf(records(80))
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		var again []string
		lowest, highest := Pos(0), p.Height
		for _, l := range p.Lines {
			lowest, highest = max(lowest, l.Y2), min(highest, l.Y1)
		}
		for _, x := range p.Texts {
			if x.Repeat {
				again = append(again, x.Text)
			} else if x.Y < highest || x.Y > lowest {
				t.Errorf("page %d: %q stands outside the border", i+1, x.Text)
			}
		}
		if want := [][]string{nil, {"2", "TT", "Nhiệm vụ", "Đơn vị"}}[i]; !cmp.Equal(want, again) {
			t.Errorf("page %d repeats %q", i+1, again)
		}
		if lowest > p.Height-twips(a4().Bottom) {
			t.Errorf("page %d: the border stands in the margin", i+1)
		}
	}
}

func TestEmptyCellTakesItsNeighboursStyle(t *testing.T) {
	for name, c := range map[string]struct {
		cells  []doc.Cell
		height int
	}{
		"before":  {[]doc.Cell{{Blocks: []doc.Block{para("Plain", "a")}}, {}}, 322},
		"after":   {[]doc.Cell{{}, {Blocks: []doc.Block{&doc.List{Items: []doc.Item{{Blocks: []doc.Block{para("Cell", "a")}}}}}}}, 276},
		"default": {[]doc.Cell{{}, {}}, 120 + 322},
	} {
		table := &doc.Table{Columns: []doc.Length{2000, 2000}, Rows: []doc.Row{{Cells: c.cells}}}
		pages, _ := pagesOf(table, para("Plain", "sau"))
		if got := placesOf(pages[0])["sau"][1] - 262; got != c.height {
			t.Errorf("%s: the row is %d twips high, want %d", name, got, c.height)
		}
	}
}

func TestFieldInTheBodyIsTheNumberOfItsPage(t *testing.T) {
	field := &doc.Paragraph{Style: "Plain", Inlines: []doc.Inline{doc.Text{Text: "trang "}, doc.Field{Kind: doc.FieldPage}}}
	pages, _ := pagesOf(append(filler(50), field)...)
	texts := pages[1].Texts
	if got := texts[len(texts)-1].Text; got != "2" {
		t.Errorf("the field says %q", got)
	}
}
