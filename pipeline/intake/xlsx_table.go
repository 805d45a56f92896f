package intake

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// table reads the rows of a table into the lists that they belong to.
func (w *workbook) table(g grid, s *form.Sheet) {
	h, ok := w.headings(g, s)
	if !ok {
		return
	}
	t := tableReader{workbook: w, g: g, s: s, h: h}
	for y := h.start(); y < len(g.rows); y++ {
		if t.blank(y) || y == h.start() && g.numbered(y) {
			continue
		}
		t.row(y)
	}
}

// tableReader reads one table.
type tableReader struct {
	*workbook
	g grid
	s *form.Sheet
	h head
}

// blank tells whether row y says nothing: the row number, the kind of row and
// the name that the form printed do not count.
func (t tableReader) blank(y int) bool {
	for x, c := range t.h.columns {
		if c < 0 || strings.TrimSpace(t.g.cell(y, x)) == "" {
			continue
		}
		switch t.s.Columns[c].Key {
		case form.KeyNone, form.KeyBranch, form.KeyName:
		default:
			return false
		}
	}
	return true
}

// text returns the cell of a column of the form in row y, and its place.
func (t tableReader) text(y, column int) (string, doc.Position) {
	x := t.h.at(column)
	return viet.Clean(t.g.cell(y, x)), t.g.pos(y, max(x, 0))
}

// row reads one row.
func (t tableReader) row(y int) {
	if m := t.s.Mark; m != nil {
		if text, _ := t.text(y, t.s.Column(m.Key)); m.Is(text) {
			t.mark(y, m)
			return
		}
	}
	switch {
	case len(t.s.Branches) > 0:
		t.branch(y)
	case t.s.Column(form.KeyName) >= 0:
		t.named(y)
	default:
		add(t.list(t.s.Path), t.item(y))
	}
}

// mark reads a row that stands for something else.
func (t tableReader) mark(y int, m *form.Mark) {
	text, pos := t.text(y, t.s.Column(m.Take))
	if text == "" {
		t.fail(pos, "thieu-don-vi", fmt.Sprintf("dòng “%s” chưa ghi đơn vị", m.Label), "ghi tên đơn vị ở ô này, hoặc xóa dòng")
		return
	}
	add(t.list(m.Path), &Node{Kind: Scalar, Pos: pos, Text: text})
}

// branch reads a row of a table that several lists share.
func (t tableReader) branch(y int) {
	column := t.s.Column(form.KeyBranch)
	label, pos := t.text(y, column)
	br := t.s.Branch(label)
	if br == nil {
		var labels []string
		for _, b := range t.s.Branches {
			labels = append(labels, b.Label)
		}
		message := fmt.Sprintf("“%s” không có trong danh sách của cột “%s”", label, t.s.Columns[column].Heading)
		if label == "" {
			message = fmt.Sprintf("dòng chưa chọn “%s”", t.s.Columns[column].Heading)
		}
		t.fail(pos, "loai-la", message, "chọn một trong: "+strings.Join(labels, ", "))
		return
	}
	text, at := t.text(y, t.s.TextColumn())
	value := &Node{Kind: Scalar, Pos: at, Text: text}
	switch {
	case br.Text:
		t.join(br.Path, value)
	case br.Bare:
		add(t.list(br.Path), value)
	default:
		add(t.list(br.Path), t.item(y))
	}
}

// join makes one text of the texts of several rows.
func (w *workbook) join(path string, value *Node) {
	if n := w.at(path); n != nil {
		n.Text += "\n" + value.Text
		return
	}
	put(w.root, path, value)
}

// named reads a row that is a member of a mapping.
func (t tableReader) named(y int) {
	column := t.s.Column(form.KeyName)
	text, pos := t.text(y, column)
	if text == "" {
		t.fail(pos, "thieu-o", fmt.Sprintf("ô “%s” chưa ghi", t.s.Columns[column].Heading), "chọn một mục trong danh sách của ô")
		return
	}
	key := t.book.ListOf(t.s.Columns[column]).Key(text)
	if t.at(t.s.Path+"."+key) != nil {
		t.fail(pos, "trung-dong", fmt.Sprintf("“%s” có hai dòng", text), "gộp lại một dòng")
		return
	}
	put(t.root, t.s.Path+"."+key, t.item(y))
}

// item reads the cells of a row. The required ones are there even when empty, so
// that a problem can point at them.
func (t tableReader) item(y int) *Node {
	first := max(0, firstColumn(t.h.columns))
	n := &Node{Kind: Mapping, Pos: t.g.pos(y, first)}
	for x, c := range t.h.columns {
		if c < 0 {
			continue
		}
		column := t.s.Columns[c]
		switch column.Key {
		case form.KeyNone, form.KeyBranch, form.KeyName:
			continue
		}
		if v := t.value(column, t.g, y, x); v != nil {
			put(n, column.Key, v)
		}
	}
	return n
}

func firstColumn(columns []int) int {
	for x, c := range columns {
		if c >= 0 {
			return x
		}
	}
	return -1
}
