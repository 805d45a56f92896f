package layout

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// bound is a table whose first column holds one cell for n rows of one line.
func bound(n int, text string) *doc.Table {
	t := &doc.Table{Columns: []doc.Length{2000, 3000}, Border: doc.Border{Weight: 10}}
	for i := range n {
		t.Rows = append(t.Rows, doc.Row{Cells: cells("Cell", fmt.Sprintf("b%d", i+1))})
	}
	t.Rows[0].Cells = append([]doc.Cell{{Down: n, Blocks: []doc.Block{para("Cell", text)}}}, t.Rows[0].Cells...)
	return t
}

// Lines are 276 twips high, their baselines 224 under the top. The last row grows
// with what the merged cell holds.
func TestMergedCellPlaces(t *testing.T) {
	middle := bound(3, "a")
	middle.Rows[0].Cells[0].Middle = true
	high := bound(2, numbered("a", 4))
	high.Rows[1].Height = 500
	for name, c := range map[string]struct {
		table *doc.Table
		want  map[string][2]int
	}{
		"above":  {bound(2, "a"), map[string][2]int{"a": {0, 234}, "b1": {2000, 234}, "b2": {2000, 286 + 234}, "sau": {0, 2*286 + 10 + 224}}},
		"middle": {middle, map[string][2]int{"a": {0, 10 + (3*286-10-276)/2 + 224}, "b1": {2000, 234}, "b2": {2000, 286 + 234}, "b3": {2000, 2*286 + 234}, "sau": {0, 3*286 + 10 + 224}}},
		"high": {high, map[string][2]int{"a1": {0, 234}, "a2": {0, 510}, "a3": {0, 786}, "a4": {0, 1062},
			"b1": {2000, 234}, "b2": {2000, 286 + 234}, "sau": {0, 10 + 4*276 + 10 + 224}}},
	} {
		t.Run(name, func(t *testing.T) { checkPlaces(t, []doc.Block{c.table, para("Cell", "sau")}, c.want) })
	}
}

// No line goes through a merged cell.
func TestMergedCellBorders(t *testing.T) {
	table := bound(2, "a")
	table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Span: 2}}})
	pages, _ := pagesOf(table)
	var got []string
	for _, l := range pages[0].Lines {
		got = append(got, fmt.Sprint((l.X1-twips(1701))/Twip, (l.Y1-twips(1134))/Twip, (l.X2-twips(1701))/Twip, (l.Y2-twips(1134))/Twip))
	}
	want := []string{
		"-5 5 5005 5", "1995 291 5005 291", "-5 577 5005 577",
		"2000 0 2000 582",
		"-5 1029 5005 1029", "0 0 0 1034", "5000 0 5000 1034",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Rows that a cell binds go to the next page together, whether they may break or
// not, and with what is kept with them.
func TestBoundRowsStayTogether(t *testing.T) {
	table := bound(3, "a")
	for i := range table.Rows {
		table.Rows[i].CanSplit = true
	}
	for left, stay := range map[doc.Length]int{3*286 + 10: 3, 3*286 + 9: 0} {
		pages, _ := pagesOf(append(above(left), table)...)
		if got := len(rowsOf(pages[0])); got != stay {
			t.Errorf("with %d twips left %d rows stay, want %d", left, got, stay)
		}
	}
	kept := []doc.Block{&doc.Heading{Style: "CellKeep", Inlines: text("k")}, table}
	pages, _ := pagesOf(append(above(1000), kept...)...)
	if len(pages) != 2 || len(rowsOf(pages[0])) != 0 {
		t.Errorf("a heading stays alone: %q", rowsOf(pages[0]))
	}
}

// Rows that no page has room for part; each keeps what fits of the merged cell.
func TestBoundRowsHigherThanAPage(t *testing.T) {
	for name, table := range map[string]*doc.Table{
		"rows": bound(80, numbered("a", 10)), "merged cell": bound(3, numbered("a", 90)),
		"under heading rows": func() *doc.Table {
			table := bound(80, numbered("a", 10))
			table.HeaderRows = 1
			table.Rows = append([]doc.Row{{Cells: cells("Center", "A", "B")}}, table.Rows...)
			return table
		}(),
		"inside a row": {Columns: []doc.Length{6000}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{bound(80, numbered("a", 90))}}}}}},
	} {
		pages, problems := Pages(document(section(a4(), append(above(1000), table)...)), fonts.Load())
		if len(pages) < 2 || len(pages) > 4 || len(problems) > 0 {
			t.Errorf("%s: %d pages, %v", name, len(pages), problems)
		}
		seen := map[string]int{}
		for i, p := range pages {
			for _, x := range p.Texts {
				if x.Y > p.Height-twips(a4().Bottom) {
					t.Errorf("%s: %q stands below page %d", name, x.Text, i+1)
				}
				if !x.Repeat {
					seen[x.Text]++
				}
			}
			for _, l := range p.Lines {
				if l.Y2 > p.Height-twips(a4().Bottom) {
					t.Errorf("%s: a line stands below page %d", name, i+1)
				}
			}
		}
		for line := range doc.Lines([]doc.Block{table}) {
			if seen[line] != 1 && len(line) < 4 {
				t.Errorf("%s: %q is printed %d times", name, line, seen[line])
			}
		}
	}
}

// A heading of two levels is repeated whole on every page, its merged cell in the
// middle of both rows.
func TestTwoLevelHeadingRepeats(t *testing.T) {
	table := &doc.Table{Columns: []doc.Length{2000, 2000, 2000}, HeaderRows: 2, Border: doc.Border{Weight: 10}}
	groups := doc.Row{Cells: cells("Cell", "Đơn vị", "Đã xong")}
	groups.Cells[0].Down, groups.Cells[0].Middle, groups.Cells[1].Span = 2, true, 2
	table.Rows = []doc.Row{groups, {Cells: cells("Cell", "đúng hạn", "quá hạn")}}
	for range 120 {
		table.Rows = append(table.Rows, doc.Row{Cells: cells("Cell", "1", "2", "3")})
	}
	pages, problems := pagesOf(table)
	if len(pages) != 3 || len(problems) > 0 {
		t.Fatal(len(pages), problems)
	}
	for i, p := range pages {
		places := map[string][2]int{}
		for _, x := range p.Texts {
			if len(x.Text) > 1 {
				places[x.Text] = [2]int{int(x.X/Twip) - 1701, int(x.Y/Twip) - 1134}
			}
			if x.Repeat != (i > 0) && len(x.Text) > 1 {
				t.Errorf("page %d: %q repeats: %v", i+1, x.Text, x.Repeat)
			}
		}
		want := map[string][2]int{"Đơn vị": {0, 10 + (2*286-10-276)/2 + 224}, "Đã xong": {2000, 234}, "đúng hạn": {2000, 286 + 234}, "quá hạn": {4000, 286 + 234}}
		if diff := cmp.Diff(want, places); diff != "" {
			t.Errorf("page %d: %s", i+1, diff)
		}
	}
}

func TestTableThatDoesNotAddUp(t *testing.T) {
	table := bound(2, "a")
	table.Rows[1].Cells = append(table.Rows[1].Cells, doc.Cell{})
	pages, problems := pagesOf(table, para("Cell", "sau"))
	if !problems.Failed() || problems[0].Message != "hàng 2 của bảng có ô 2 ra ngoài cột cuối “2”" || !cmp.Equal(linesOf(pages[0]), []string{"sau"}) {
		t.Errorf("%v, printed %q", problems, linesOf(pages[0]))
	}
}
