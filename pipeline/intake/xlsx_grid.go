package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// grid is the cells of a sheet as the file stores them: dates and times as
// numbers, everything as text. Rows and columns count from 0.
type grid struct {
	file, name string
	title      string // the name, decoded
	rows       [][]string
	old        [][]legacy.Encoding   // of the fonts of the cells, as far as they are old
	mixed      map[[2]int]*mixedCell // by row and column
	told       doc.Problems          // what was said of its encodings
}

// cell returns a cell, "" outside the grid.
func (g grid) cell(y, x int) string {
	if y < 0 || y >= len(g.rows) || x < 0 || x >= len(g.rows[y]) {
		return ""
	}
	return g.rows[y][x]
}

// pos is the place of a cell. Line and Col put the problems of a sheet in order.
func (g grid) pos(y, x int) doc.Position {
	cell, err := excelize.CoordinatesToCellName(x+1, y+1)
	if err != nil {
		cell = ""
	}
	return doc.Position{File: g.file, Sheet: g.name, Cell: cell, Line: y + 1, Col: x + 1}
}

// empty tells whether the sheet holds nothing.
func (g grid) empty() bool { return len(g.rows) == 0 }

// grids reads the sheets, without the lists that the form brought along.
func (w *workbook) grids() []grid {
	names := w.f.GetSheetList()
	if len(names) > maxSheets {
		w.fail(doc.Position{}, "so-tinh-qua-lon", fmt.Sprintf("sổ tính có %d trang, giới hạn %d", len(names), maxSheets), "xóa các trang thừa")
		return nil
	}
	var grids []grid
	for _, name := range names {
		if strings.HasPrefix(name, form.ListPrefix) {
			continue
		}
		g := grid{file: w.file, name: name}
		if !w.rows(&g) {
			return nil
		}
		if name != form.MetaSheet {
			w.decode(&g)
		}
		grids = append(grids, g)
	}
	return grids
}

// rows reads the rows of a sheet, as far as they hold values.
func (w *workbook) rows(g *grid) bool {
	rows, err := w.f.Rows(g.name)
	if err != nil {
		return true // a sheet of a chart
	}
	defer rows.Close()
	filled := 0
	for y := 0; rows.Next(); y++ {
		cells, err := rows.Columns()
		if err != nil {
			w.broken = true
			w.problems = append(w.problems, w.damaged())
			return false
		}
		cells = trimRow(cells)
		if len(cells) == 0 {
			continue
		}
		if filled++; !w.fits(g, y, filled, cells) {
			return false
		}
		g.rows = append(g.rows, make([][]string, y-len(g.rows))...)
		g.rows = append(g.rows, cells)
	}
	return rows.Error() == nil || w.tooLarge(*g, len(g.rows))
}

// fits holds the limits of a sheet.
func (w *workbook) fits(g *grid, y, filled int, cells []string) bool {
	for _, c := range cells {
		w.text += len(c)
	}
	if filled > maxRows || len(cells) > maxColumns || w.text > maxText {
		return w.tooLarge(*g, y)
	}
	return true
}

func (w *workbook) tooLarge(g grid, y int) bool {
	w.fail(g.pos(y, 0), "so-tinh-qua-lon",
		fmt.Sprintf("trang có quá nhiều số liệu, giới hạn %d dòng, %d cột, %d MB chữ", maxRows, maxColumns, maxText>>20),
		"xóa dòng, cột thừa hoặc tách thành nhiều sổ tính")
	return false
}

// trimRow drops the cells at the end that hold nothing.
func trimRow(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return slices.Clip(cells)
}

// match finds the sheet of the workbook for each sheet of the form: by its name,
// by the title on it, by its headings.
func (w *workbook) match(grids []grid) map[string]grid {
	found := map[string]grid{}
	taken := make([]bool, len(grids))
	for _, same := range []func(grid, *form.Sheet) bool{named, titled, headed} {
		for i := range w.book.Sheets {
			s := &w.book.Sheets[i]
			if _, ok := found[s.Name]; ok {
				continue
			}
			for j, g := range grids {
				if !taken[j] && g.name != form.MetaSheet && same(g, s) {
					found[s.Name], taken[j] = g, true
					break
				}
			}
		}
	}
	for j, g := range grids {
		if visible, err := w.f.GetSheetVisible(g.name); len(found) > 0 && !taken[j] && !g.empty() && visible && err == nil {
			w.warn(doc.Position{Sheet: g.name}, "trang-la", "trang không có trong biểu nên không đọc", w.sheetHint(g.name))
		}
	}
	return found
}

// sheetHint names the sheets of the form that a name may stand for.
func (w *workbook) sheetHint(name string) string {
	var names []string
	for _, s := range w.book.Sheets {
		names = append(names, s.Name)
	}
	return suggest(viet.Nearest(name, names), "nếu cần đọc thì đặt lại tên trang")
}

// suggest asks whether one of the names was meant; other is the hint without any.
func suggest(names []string, other string) string {
	if len(names) == 0 {
		return other
	}
	return "có phải “" + strings.Join(names, "”, “") + "”?"
}

func named(g grid, s *form.Sheet) bool { return s.Is(viet.Fold(g.title)) }

// titled tells whether the sheet bears the title of the form's sheet.
func titled(g grid, s *form.Sheet) bool {
	want := viet.Fold(s.Title)
	for y := range min(len(g.rows), headRows) {
		for _, text := range g.rows[y] {
			if text != "" && viet.Fold(text) == want {
				return true
			}
		}
	}
	return false
}

// headed tells whether the sheet has most headings of the form's sheet and all
// that it cannot do without.
func headed(g grid, s *form.Sheet) bool {
	if s.Layout != form.Table {
		return false
	}
	h := findHead(g, s)
	if len(h.missing(s)) > 0 {
		return false
	}
	return h.score*5 >= len(s.Columns)*3
}
