package xlsx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// Whatever is merged, each text stands in the first cell of its range, the ranges
// are those of the table, and what repeats and stays are all the heading rows.
func TestMergedCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads, rows := rapid.IntRange(0, 3).Draw(t, "heads"), 7
		table := &doc.Table{Role: doc.RoleData, HeaderRows: heads, Columns: []doc.Length{2, 3, 4}}
		want, ranges := map[string]string{}, map[string]bool{}
		free := 0
		for i := range rows {
			r := doc.Row{}
			add := func(column, span, down int) {
				text := anyText().Draw(t, "text")
				r.Cells = append(r.Cells, doc.Cell{Span: span, Down: down, Blocks: []doc.Block{para("O", text)}})
				first := cellName(column+1, i+1)
				if want[first] = doc.Fold(text); span*down > 1 {
					ranges[first+":"+cellName(column+span, i+down)] = true
				}
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
			if span := rapid.IntRange(1, 2).Draw(t, "span"); span == 2 {
				add(1, 2, 1)
			} else {
				add(1, 1, 1)
				add(2, 1, 1)
			}
			table.Rows = append(table.Rows, r)
		}
		data, _, err := Write(document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}}))
		if err != nil {
			t.Fatal(err)
		}
		f := must(excelize.OpenReader(strings.NewReader(string(data))))
		defer f.Close()
		for cell, text := range want {
			if got := must(f.GetCellValue("Bảng", cell)); got != text {
				t.Errorf("%s holds %q, want %q", cell, got, text)
			}
		}
		got := map[string]bool{}
		for _, m := range must(f.GetMergeCells("Bảng")) {
			got[m.GetStartAxis()+":"+m.GetEndAxis()] = true
		}
		if diff := cmp.Diff(ranges, got); diff != "" {
			t.Error(diff)
		}
		if panes := must(f.GetPanes("Bảng")); panes.YSplit != heads {
			t.Errorf("%d rows are frozen, want %d", panes.YSplit, heads)
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
