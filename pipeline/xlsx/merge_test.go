package xlsx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// mergedCell is a cell of a drawn table: where it begins, counted from 0, and ends.
type mergedCell struct {
	row, column, down, span int
	text                    string
}

// mergedTable draws a table of heads heading rows, 7 rows in all, some of its cells
// merged.
func mergedTable(t *rapid.T, heads int) (*doc.Table, []mergedCell) {
	const rows = 7
	table := &doc.Table{Role: doc.RoleData, HeaderRows: heads, Columns: []doc.Length{2, 3, 4}}
	var cells []mergedCell
	free := 0
	for i := range rows {
		r := doc.Row{}
		add := func(column, span, down int) {
			text := anyText().Draw(t, "text")
			r.Cells = append(r.Cells, doc.Cell{Span: span, Down: down, Blocks: []doc.Block{para("O", text)}})
			cells = append(cells, mergedCell{i, column, down, span, doc.Fold(text)})
		}
		if free <= i {
			end := rows
			if i < heads {
				end = heads
			}
			down := rapid.IntRange(1, end-i).Draw(t, "down")
			add(0, 1, down)
			free = i + down
		}
		if rapid.Bool().Draw(t, "span") {
			add(1, 2, 1)
		} else {
			add(1, 1, 1)
			add(2, 1, 1)
		}
		table.Rows = append(table.Rows, r)
	}
	return table, cells
}

// mergedFile is the workbook of a table alone.
func mergedFile(t *rapid.T, table *doc.Table) *excelize.File {
	data, _, err := Write(document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}}))
	if err != nil {
		t.Fatal(err)
	}
	return must(excelize.OpenReader(strings.NewReader(string(data))))
}

// Whatever is merged, each text stands in the first cell of its range, the ranges
// are those of the table, and what repeats and stays are all the heading rows.
func TestMergedCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := rapid.IntRange(0, 3).Draw(t, "heads")
		table, cells := mergedTable(t, heads)
		f := mergedFile(t, table)
		defer f.Close()
		want, got := map[string]bool{}, map[string]bool{}
		for _, c := range cells {
			first := cellName(c.column+1, c.row+1)
			if text := must(f.GetCellValue("Bảng", first)); text != c.text {
				t.Errorf("%s holds %q, want %q", first, text, c.text)
			}
			if c.span*c.down > 1 {
				want[first+":"+cellName(c.column+c.span, c.row+c.down)] = true
			}
		}
		for _, m := range must(f.GetMergeCells("Bảng")) {
			got[m.GetStartAxis()+":"+m.GetEndAxis()] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if panes := must(f.GetPanes("Bảng")); panes.YSplit != heads {
			t.Errorf("%d rows are frozen, want %d", panes.YSplit, heads)
		}
	})
}

// In a table with filters nothing below the heading is merged: each text stands once
// in every row that it holds for.
func TestFilteredCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := rapid.IntRange(1, 3).Draw(t, "heads")
		table, cells := mergedTable(t, heads)
		table.Filter = true
		f := mergedFile(t, table)
		defer f.Close()
		want := map[string]string{}
		for _, c := range cells {
			for row := c.row; row < c.row+c.down && row >= heads; row++ {
				want[cellName(c.column+c.span, row+1)] = c.text // the last column is the widest
			}
		}
		for row := heads + 1; row <= len(table.Rows); row++ {
			for column := 1; column <= len(table.Columns); column++ {
				cell := cellName(column, row)
				if got := must(f.GetCellValue("Bảng", cell)); got != want[cell] {
					t.Errorf("%s holds %q, want %q", cell, got, want[cell])
				}
			}
		}
		for _, m := range must(f.GetMergeCells("Bảng")) {
			if _, row, _ := excelize.CellNameToCoordinates(m.GetEndAxis()); row > heads {
				t.Errorf("%s:%s is merged", m.GetStartAxis(), m.GetEndAxis())
			}
		}
	})
}

// What is too long for one cell is not hidden by merging.
func TestMergedLongCell(t *testing.T) {
	text := strings.Repeat("đủ chữ ", 6000) + "hết"
	table := &doc.Table{Role: doc.RoleData, Columns: []doc.Length{1, 1}, Rows: []doc.Row{
		{Cells: []doc.Cell{down(2, textCell("O", text)), textCell("O", "a")}}, {Cells: []doc.Cell{textCell("O", "b")}},
	}}
	data, _ := written(t, document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}}))
	f := opened(t, data)
	if got := must(f.GetCellValue("Bảng", "A1")) + must(f.GetCellValue("Bảng", "A2")); got != text {
		t.Errorf("%d bytes of %d", len(got), len(text))
	}
	if got := must(f.GetMergeCells("Bảng")); len(got) != 0 {
		t.Errorf("merged %v", got)
	}
}

func TestTableThatDoesNotAddUp(t *testing.T) {
	table := &doc.Table{Role: doc.RoleData, Columns: []doc.Length{1, 1}, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}}
	if _, _, err := Write(document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}})); err == nil {
		t.Error("a table with a hole was passed over")
	}
}
