package doc_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// spans is a table of n columns; a cell is the columns and rows that it covers.
func spans(columns, heads int, rows ...[][2]int) *doc.Table {
	t := &doc.Table{Columns: make([]doc.Length, columns), HeaderRows: heads}
	for _, row := range rows {
		r := doc.Row{}
		for _, c := range row {
			r.Cells = append(r.Cells, doc.Cell{Span: c[0], Down: c[1]})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func TestGrid(t *testing.T) {
	g, err := spans(4, 2,
		[][2]int{{0, 2}, {2, 0}, {1, 2}},
		[][2]int{{1, 1}, {0, 0}},
		[][2]int{{3, 2}, {}},
		[][2]int{{}},
	).Grid()
	want := doc.Grid{
		{{0, 0, 0, 2, 1}, {0, 1, 1, 1, 2}, {0, 2, 3, 2, 1}},
		{{0, 0, 0, 2, 1}, {1, 0, 1, 1, 1}, {1, 1, 2, 1, 1}, {0, 2, 3, 2, 1}},
		{{2, 0, 0, 2, 3}, {2, 1, 3, 1, 1}},
		{{2, 0, 0, 2, 3}, {3, 0, 3, 1, 1}},
	}
	if diff := cmp.Diff(want, g); diff != "" || err != nil {
		t.Fatal(diff, err)
	}
	for i, linked := range []bool{true, false, true, false} {
		if g.Linked(i) != linked {
			t.Errorf("row %d is linked: %v", i, !linked)
		}
	}
	p := g[1][0]
	if p.In(1) || !p.In(0) || p.Ends(0) || !p.Ends(1) {
		t.Errorf("%v begins and ends in other rows", p)
	}
}

func TestGridFaults(t *testing.T) {
	for want, table := range map[string]*doc.Table{
		"hàng 1 của bảng thiếu ô ở cột 2":                      spans(2, 0, [][2]int{{}}),
		"hàng 2 của bảng thiếu ô ở cột 3":                      spans(3, 0, [][2]int{{0, 2}, {}, {}}, [][2]int{{}}),
		"hàng 1 của bảng có ô 1 ra ngoài cột cuối “2”":         spans(2, 0, [][2]int{{math.MaxInt, 0}}),
		"hàng 1 của bảng có ô 3 ra ngoài cột cuối “2”":         spans(2, 0, [][2]int{{}, {}, {}}),
		"hàng 2 của bảng có ô 1 đè lên ô gộp từ hàng trên":     spans(3, 0, [][2]int{{}, {0, 2}, {}}, [][2]int{{2, 0}, {}}),
		"hàng 2 của bảng có ô 1 gộp qua hàng cuối":             spans(2, 0, [][2]int{{}, {}}, [][2]int{{0, math.MaxInt}, {}}),
		"hàng 1 của bảng có ô 2 gộp ra ngoài các hàng tiêu đề": spans(2, 1, [][2]int{{}, {0, 2}}, [][2]int{{}}),
		"hàng 2 của bảng không có ô nào của riêng nó":          spans(2, 0, [][2]int{{2, 2}}, nil),
		"hàng 1 của bảng có ô 1 ra ngoài cột cuối “0”":         spans(0, 0, [][2]int{{}}),
	} {
		if g, err := table.Grid(); err == nil || err.Error() != want || g != nil {
			t.Errorf("got %v %v, want %s", g, err, want)
		}
	}
}

// Whatever the cells say, the grid is found or refused; one that is found covers
// every column of every row once.
func TestGridOfAnyTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.IntRange(-1, 3)
		table := spans(rapid.IntRange(0, 4).Draw(t, "columns"), small.Draw(t, "heads"))
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			r := doc.Row{}
			for range rapid.IntRange(0, 3).Draw(t, "cells") {
				r.Cells = append(r.Cells, doc.Cell{Span: small.Draw(t, "span"), Down: small.Draw(t, "down")})
			}
			table.Rows = append(table.Rows, r)
		}
		g, err := table.Grid()
		if err != nil {
			if !strings.HasPrefix(err.Error(), "hàng ") {
				t.Fatal(err)
			}
			return
		}
		for i := range g {
			column, own := 0, 0
			for _, p := range g[i] {
				if p.Column != column || p.Row > i || p.Row+p.Rows <= i || p.Row < table.HeaderRows && p.Row+p.Rows > table.HeaderRows && table.HeaderRows <= len(table.Rows) {
					t.Fatalf("row %d: %v after column %d", i, p, column)
				}
				if column += p.Columns; p.In(i) {
					if p.Cell != own {
						t.Fatalf("row %d: cell %d is not %d", i, p.Cell, own)
					}
					own++
				}
			}
			if column != len(table.Columns) || own != len(table.Rows[i].Cells) {
				t.Fatalf("row %d: %v", i, g[i])
			}
		}
	})
}

func TestFiller(t *testing.T) {
	with := func(style string) doc.Cell { return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Style: style}}} }
	r := doc.Row{Cells: []doc.Cell{{}, with("A"), {}, with("B")}}
	for j, want := range []string{"A", "A", "A", "A", "B"} {
		if got := r.Filler(j).Style; got != want {
			t.Errorf("before cell %d: style %q, want %q", j, got, want)
		}
	}
	if got := (&doc.Row{Cells: []doc.Cell{{}}}).Filler(0).Style; got != "" {
		t.Errorf("a row without text has style %q", got)
	}
}
