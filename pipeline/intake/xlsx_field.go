package intake

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// fieldHeads are the headings above the names of fields, and valueHeads are those
// above their values, folded.
var (
	fieldHeads = []string{"muc", "thong tin", "chi tieu"}
	valueHeads = []string{"noi dung", "gia tri", "noi dung ghi"}
)

// fieldReader reads a sheet with one field a row. Without headings the name may
// stand in any column, and the value stands right of it.
type fieldReader struct {
	*workbook
	g            grid
	s            *form.Sheet
	head         int // row of the headings; -1 without
	label, value int // columns of names and values
	index        map[string]int
	seen         []bool
}

// fields reads a sheet with one field a row.
func (w *workbook) fields(g grid, s *form.Sheet) {
	r := fieldReader{workbook: w, g: g, s: s, head: -1, index: s.Headings(), seen: make([]bool, len(s.Columns))}
	r.findHead()
	if r.head >= 0 {
		r.stray()
	}
	for y := range g.rows {
		for x := range g.rows[y] {
			if y != r.head && (r.head < 0 || x == r.label) {
				r.field(y, x)
			}
		}
	}
	for i, c := range s.Columns {
		if c.Required && !r.seen[i] {
			w.fail(g.pos(0, 0), "thieu-muc", fmt.Sprintf("thiếu mục “%s”", c.Heading), "thêm dòng này như biểu trống")
		}
	}
}

// findHead finds the columns of names and values by the headings above them.
func (r *fieldReader) findHead() {
	for y := range min(len(r.g.rows), headRows) {
		label := slices.IndexFunc(r.g.rows[y], func(t string) bool { return slices.Contains(fieldHeads, viet.Fold(t)) })
		value := slices.IndexFunc(r.g.rows[y], func(t string) bool { return slices.Contains(valueHeads, viet.Fold(t)) })
		if label >= 0 && value > label {
			r.head, r.label, r.value = y, label, value
			return
		}
	}
}

// stray tells of the cells below the headings that nobody reads: values without
// a name, and what stands in columns without a heading.
func (r *fieldReader) stray() {
	for y := r.head + 1; y < len(r.g.rows); y++ {
		for x := range r.g.rows[y] {
			text := viet.Clean(r.g.cell(y, x))
			switch {
			case text == "":
			case strings.TrimSpace(r.g.cell(r.head, x)) == "":
				r.unread(r.g.pos(y, x), text, "chuyển nội dung sang cột "+record.Quote(r.g.cell(r.head, r.value))+", hoặc xóa")
			case x == r.value && strings.TrimSpace(r.g.cell(y, r.label)) == "":
				r.unread(r.g.pos(y, x), text, "ghi tên mục vào cột "+record.Quote(r.g.cell(r.head, r.label))+" của dòng này, hoặc xóa")
			}
		}
	}
}

// field reads the field whose name stands in a cell, if it is one.
func (r *fieldReader) field(y, x int) {
	name, value := viet.Clean(r.g.cell(y, x)), x+1
	if r.head >= 0 {
		value = r.value
	}
	c, known := r.index[viet.Fold(name)]
	switch {
	case known && r.seen[c]:
		r.fail(r.g.pos(y, x), "trung-dong", fmt.Sprintf("mục “%s” có hai dòng", r.s.Columns[c].Heading), "gộp lại một dòng")
	case known:
		r.seen[c] = true
		if r.g.cell(y, value) == "" && r.uncalculated(r.g.pos(y, value)) {
			return
		}
		if v := r.workbook.value(r.s.Columns[c], r.g, y, value); v != nil {
			put(r.root, r.s.Path+"."+r.s.Columns[c].Key, v)
		}
	case r.head >= 0 && name != "" && strings.TrimSpace(r.g.cell(y, value)) != "":
		r.warn(r.g.pos(y, x), "muc-la", fmt.Sprintf("mục “%s” không có trong biểu nên không đọc", name), suggest(viet.Nearest(name, headingsOf(r.s)), "bỏ mục này hoặc sửa tên mục"))
	}
}
