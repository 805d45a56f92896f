package intake

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
)

const (
	// maxLight and maxCells are the size in bytes and the number of cells of all
	// sheets that may be held whole in memory, which formats, formulas and merged
	// cells need: some thirty times the size, and each row to its last column.
	maxLight = 2 << 20
	maxCells = 1 << 20
	// maxEscapes bounds the work of the library on one text that holds escapes such
	// as "_x000D_": their number times the length of the text.
	maxEscapes = 1 << 22
)

var (
	// mergedRows matches a merged cell, with its first and its last row.
	mergedRows = regexp.MustCompile(`mergeCell [^>]*ref="[A-Z]+([0-9]+):[A-Z]+([0-9]+)"`)
	// farCell matches a row or a cell for which the library makes very many others.
	farCell = regexp.MustCompile(`<[a-z:]*(?:row [^>]*r="[0-9]{6,}"|c [^>]*r="[A-Z]{3,})`)
	// wideCell matches a cell beyond the column Z.
	wideCell = regexp.MustCompile(`<[a-z:]*c [^>]*r="[A-Z]{2}[0-9]`)
)

// survey looks through the parts of the workbook before they are read. It tells
// whether they can be.
func (w *workbook) survey() bool {
	size, cells, far, old, readable := 0, 0, false, false, true
	w.f.Pkg.Range(func(name, content any) bool {
		part, _ := content.([]byte)
		if strings.HasPrefix(name.(string), "xl/worksheets/") {
			size += len(part)
			cells += cellsOf(part)
			far = far || farCell.Match(part)
			w.formulas = w.formulas || bytes.Contains(part, []byte("<f>")) || bytes.Contains(part, []byte("<f "))
			for _, m := range mergedRows.FindAllSubmatch(part, -1) {
				w.merges = w.merges || !bytes.Equal(m[1], m[2])
			}
		}
		old = old || hasOldFonts(name.(string), part)
		readable = !(escaped(part, "</si>") && escaped(part, "</c>"))
		return readable
	})
	if old {
		w.readFonts()
	}
	w.light = size <= maxLight && cells <= maxCells && !far
	if !w.light && (w.formulas || w.merges) {
		w.formulas, w.merges = false, false
		w.warn(doc.Position{}, "so-tinh-nang", "sổ tính quá nặng nên không xem được ô gộp và công thức chưa tính", "xóa các dòng, cột trống đã định dạng rồi lưu lại")
	}
	return readable
}

// cellsOf is how many cells a sheet may have in memory.
func cellsOf(part []byte) int {
	columns := 26
	if wideCell.Match(part) {
		columns = 26 * 27
	}
	return columns * bytes.Count(part, []byte("row"))
}

// escaped tells whether a text of the part, which ends at the tag, holds so many
// escapes that it was made to keep the library busy.
func escaped(part []byte, end string) bool {
	escape := []byte("_x")
	if bytes.Count(part, escape)*len(part) <= maxEscapes {
		return false
	}
	for text := range bytes.SplitSeq(part, []byte(end)) {
		if bytes.Count(text, escape)*len(text) > maxEscapes {
			return true
		}
	}
	return false
}

// uncalculated complains of an empty cell that holds a formula whose value was
// never saved, and tells whether it is one.
func (w *workbook) uncalculated(at doc.Position) bool {
	if !w.formulas {
		return false
	}
	formula, err := w.f.GetCellFormula(at.Sheet, at.Cell)
	if err != nil || formula == "" {
		return false
	}
	if sort, err := w.f.GetCellType(at.Sheet, at.Cell); err != nil || sort == excelize.CellTypeFormula {
		return false // the value is an empty text
	}
	w.fault(at, "cong-thuc-chua-tinh", "ô có công thức nhưng chưa có giá trị", "mở bằng Excel hoặc LibreOffice rồi lưu lại, hoặc ghi giá trị vào ô")
	return true
}

// unmerge gives the rows of a merged cell its value, as people read it: one unit
// beside several tasks. Long texts stay on their first row, and so do the values
// of rows that say nothing else.
func (t tableReader) unmerge() {
	if !t.merges {
		return
	}
	merged, err := t.f.GetMergeCells(t.g.name)
	if err != nil {
		return
	}
	for _, m := range merged {
		x1, y1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		_, y2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 == nil && err2 == nil && y1 > t.h.start() && t.repeats(x1-1) {
			t.fillDown(x1-1, y1-1, min(y2, len(t.g.rows)))
		}
	}
}

// repeats tells whether a merged cell of a column of the grid speaks for each of
// its rows.
func (t tableReader) repeats(x int) bool {
	if x >= len(t.h.columns) || t.h.columns[x] < 0 {
		return false
	}
	switch t.s.Columns[t.h.columns[x]].Kind {
	case form.Text, form.Codes, form.Choice, form.Date:
		return true
	}
	return false
}

// fillDown copies a cell to the rows below it, up to row end, that say something.
func (t tableReader) fillDown(x, y, end int) {
	value := t.g.cell(y, x)
	for y++; y < end; y++ {
		if t.blank(y) || t.g.cell(y, x) != "" {
			continue
		}
		if missing := x + 1 - len(t.g.rows[y]); missing > 0 {
			t.g.rows[y] = append(t.g.rows[y], make([]string, missing)...)
		}
		t.g.rows[y][x] = value
	}
}
