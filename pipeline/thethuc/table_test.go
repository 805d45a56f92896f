package thethuc

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
)

// merged is a table with a heading of two levels and a unit over two rows.
func merged(unit, group string, rows int) *doc.Table {
	cell := func(s string, span, down int) doc.Cell {
		return doc.Cell{Span: span, Down: down, Blocks: []doc.Block{&doc.Paragraph{Inlines: text(s)}}}
	}
	t := &doc.Table{Role: doc.RoleData, Columns: []doc.Length{8, 1, 1}, HeaderRows: 2, Rows: []doc.Row{
		{Cells: []doc.Cell{cell(unit, 1, 2), cell(group, 2, 1)}},
		{Cells: []doc.Cell{cell("a", 1, 1), cell("b", 1, 1)}},
	}}
	for i := range rows {
		r := doc.Row{Cells: []doc.Cell{cell("1", 1, 1), cell("2", 1, 1)}}
		if i%2 == 0 {
			r.Cells = slices.Insert(r.Cells, 0, cell("Văn phòng", 1, 2))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// inNotice is the table as it stands in a notice.
func inNotice(t *testing.T, table *doc.Table) *doc.Table {
	t.Helper()
	d, ps := rules(t).Compose(office("thong_bao"), []doc.Block{table}, nil)
	if ps.Failed() {
		t.Fatal(ps)
	}
	blocks := d.Sections[0].Blocks
	i := slices.IndexFunc(blocks, func(b doc.Block) bool { t, ok := b.(*doc.Table); return ok && t.Role == doc.RoleData })
	return blocks[i].(*doc.Table)
}

func TestTwoLevelHeading(t *testing.T) {
	short := inNotice(t, merged("Đơn vị", "Đã hoàn thành", 2))
	var styles []string
	for i, row := range short.Rows {
		for _, c := range row.Cells {
			styles = append(styles, c.Blocks[0].(*doc.Paragraph).Style)
			if c.Middle != (i < 2) {
				t.Errorf("row %d: middle %v", i, c.Middle)
			}
		}
	}
	head, body := styleTableHeadKept, styleTableKept
	if diff := cmp.Diff([]string{head, head, head, head, body, body, body, styleTable, styleTable}, styles); diff != "" {
		t.Error(diff)
	}
	if short.HeaderRows != 2 || short.Rows[0].Cells[0].Down != 2 || short.Rows[0].Cells[1].Span != 2 {
		t.Errorf("%+v", short.Rows[0])
	}
	long := inNotice(t, merged("Đơn vị", "Đã hoàn thành", 40))
	if got := long.Rows[2].Cells[0].Blocks[0].(*doc.Paragraph).Style; got != styleTable {
		t.Errorf("a long table has the style %s", got)
	}
}

// The columns under a group are wide enough for its longest word.
func TestGroupWidensItsColumns(t *testing.T) {
	const group = "nghiêng-nghiêng-nghiêng"
	table := inNotice(t, merged("Đơn vị", group, 2))
	if width := table.Columns[1] + table.Columns[2] - 2*table.Padding; width < textWidth(group, 12, true) {
		t.Errorf("columns %v leave %d twips", table.Columns, width)
	}
}

// The row that ends a merged heading is as high as this needs, though no cell of
// its own is.
func TestMergedHeadingHeight(t *testing.T) {
	pitch := linePitch(12, true)
	for unit, want := range map[string]doc.Length{
		"Đơn vị":            pitch + 90,
		"một\nhai\nba\nbốn": 4*pitch - pitch,
	} {
		table := merged(unit, "nhóm", 2)
		if got := inNotice(t, table).Rows[1].Height; got != want {
			t.Errorf("%q: %d, want %d", unit, got, want)
		}
	}
}

// A row that a cell binds to another never breaks, however long.
func TestBoundRowsDoNotSplit(t *testing.T) {
	for down, want := range map[int]bool{1: true, 2: false} {
		long := &doc.Paragraph{Inlines: text(strings.Repeat("dài dòng ", 200))}
		table := &doc.Table{Columns: []doc.Length{1, 1}, Rows: []doc.Row{
			{Cells: []doc.Cell{{Down: down, Blocks: []doc.Block{&doc.Paragraph{Inlines: text("x")}}}, {Blocks: []doc.Block{long}}}},
			{Cells: []doc.Cell{{Blocks: []doc.Block{&doc.Paragraph{Inlines: text("y")}}}}},
		}}
		if down == 1 {
			table.Rows[1].Cells = append(table.Rows[1].Cells, doc.Cell{})
		}
		table.Role = doc.RoleData
		if got := inNotice(t, table).Rows[0].CanSplit; got != want {
			t.Errorf("down %d: can split %v", down, got)
		}
	}
}

func TestTableThatDoesNotAddUp(t *testing.T) {
	table := merged("a", "b", 2)
	table.Rows[3].Cells = nil
	_, ps := rules(t).Compose(office("thong_bao"), []doc.Block{table}, nil)
	if !ps.Failed() || ps[0].Rule != "bang" || ps[0].Hint == "" {
		t.Errorf("%v", ps)
	}
}

func TestLinesIn(t *testing.T) {
	style := doc.Style{Size: 12}
	word := textWidth("aaaa", 12, false)
	for text, want := range map[string]int{"": 1, "aaaa": 1, "aaaa aaaa": 2, "a a": 1, "aaaaaaaa": 2, "a aaaaaaaaa": 4, "aaaaaaaaa a": 3} {
		if got := linesIn(text, style, word); got != want {
			t.Errorf("%q fills %d lines, want %d", text, got, want)
		}
	}
}
