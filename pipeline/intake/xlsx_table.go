package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// table reads the rows of a table into the lists that they belong to.
func (w *workbook) table(g grid, s *form.Sheet) {
	h, ok := w.headings(g, s)
	if !ok {
		return
	}
	t := tableReader{workbook: w, g: g, s: s, h: h, told: map[int]bool{}}
	t.unmerge()
	t.above()
	for y := h.start(); y < len(g.rows); y++ {
		switch {
		case y == h.start() && g.numbered(y):
		case t.blank(y):
			t.stray(y, everyColumn)
		default:
			t.row(y)
		}
	}
}

// above warns of rows that stand above the headings and look like items: they
// hold all that an item must have, which a title in one cell does not.
func (t tableReader) above() {
	for y := range min(t.h.row, len(t.g.rows)) {
		item, filled, first := true, 0, 0
		for x, text := range slices.Backward(t.g.rows[y]) {
			if strings.TrimSpace(text) != "" {
				filled, first = filled+1, x
			}
		}
		for i, c := range t.s.Columns {
			item = item && (!c.Required || strings.TrimSpace(t.g.cell(y, t.h.at(i))) != "")
		}
		if item && filled > 1 {
			t.unread(t.g.pos(y, first), viet.Clean(t.g.cell(y, first)), "dòng này nằm trên dòng tiêu đề: chuyển xuống dưới tiêu đề")
		}
	}
}

// tableReader reads one table.
type tableReader struct {
	*workbook
	g grid
	s *form.Sheet
	h head

	told map[int]bool // columns without a heading that were told of
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
			t.stray(y, func(c form.Column) bool { return c.Key == m.Key || c.Key == m.Take })
			t.mark(y, m)
			return
		}
	}
	if len(t.s.Branches) > 0 {
		t.branch(y)
		return
	}
	t.stray(y, everyColumn)
	if t.s.Column(form.KeyName) >= 0 {
		t.named(y)
	} else {
		add(t.list(t.s.Path), t.item(y))
	}
}

func everyColumn(form.Column) bool { return true }

// longestNumber is how many characters a row's number may have: "1.12", "VIII".
const longestNumber = 6

// stray tells of the cells of a row that nobody reads: those of columns that a
// row of this sort does not use, text in place of the row's number, formulas
// without a value, and of each column without a heading the first.
func (t tableReader) stray(y int, used func(form.Column) bool) {
	for x := range max(len(t.g.rows[y]), len(t.h.columns)) {
		text := viet.Clean(t.g.cell(y, x))
		known := x < len(t.h.columns) && t.h.columns[x] >= 0
		switch {
		case text == "":
			t.uncalculated(t.g.pos(y, x))
		case known:
			c := t.s.Columns[t.h.columns[x]]
			number := c.Key == form.KeyNone && utf8.RuneCountInString(text) <= longestNumber
			if !number && (c.Key == form.KeyNone || !used(c)) {
				t.unread(t.g.pos(y, x), text, fmt.Sprintf("cột “%s” không dùng cho dòng này: chuyển nội dung sang cột khác, hoặc xóa", c.Heading))
			}
		case !t.told[x] && (x >= len(t.h.texts) || t.h.texts[x] == ""): // else the heading was told of
			t.told[x] = true
			t.unread(t.g.pos(y, x), text, "cột này không có tiêu đề: ghi tiêu đề như biểu trống, hoặc xóa nội dung của cột")
		}
	}
}

// unread warns of a cell that holds something and is not read.
func (w *workbook) unread(at doc.Position, text, hint string) {
	if number, ok := numberOf(text); ok && isDay(number) && w.formatOf(at).date {
		text = w.day(number).Short()
	}
	w.warn(at, "o-khong-doc", "ô ghi "+record.Quote(text)+" nhưng không được đọc", hint)
}

// mark reads a row that stands for something else.
func (t tableReader) mark(y int, m *form.Mark) {
	text, pos := t.text(y, t.s.Column(m.Take))
	if text == "" {
		t.fault(pos, "thieu-don-vi", fmt.Sprintf("dòng “%s” chưa ghi đơn vị", m.Label), "ghi tên đơn vị ở ô này, hoặc xóa dòng")
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
		t.fault(pos, "loai-la", message, "chọn một trong: “"+strings.Join(labels, "”, “")+"”")
		return
	}
	if !br.Text && !br.Bare {
		t.stray(y, everyColumn)
		add(t.list(br.Path), t.item(y))
		return
	}
	column = t.s.TextColumn()
	t.stray(y, func(c form.Column) bool { return c.Key == form.KeyBranch || c.Key == t.s.Columns[column].Key })
	value := t.value(t.s.Columns[column], t.g, y, t.h.at(column))
	switch {
	case value == nil || value.Text == "":
	case br.Text:
		t.join(br.Path, value)
	default:
		add(t.list(br.Path), value)
	}
}

// join makes one text of the texts of several rows.
func (t tableReader) join(path string, value *Node) {
	n := t.at(path)
	switch {
	case n == nil:
		put(t.root, path, value)
	case len(n.Text)+len(value.Text) >= maxValue:
		t.fault(value.Pos, "qua-lon", "nội dung gộp từ các dòng quá giới hạn "+size(maxValue)+" của một mục", "rút ngắn nội dung")
	default:
		n.Text += "\n\n" + value.Text // each row is a paragraph
	}
}

// named reads a row that is a member of a mapping.
func (t tableReader) named(y int) {
	column := t.s.Column(form.KeyName)
	text, pos := t.text(y, column)
	if text == "" {
		t.fault(pos, "thieu-o", fmt.Sprintf("ô “%s” chưa ghi", t.s.Columns[column].Heading), "chọn một mục trong danh sách của ô")
		return
	}
	key := t.book.ListOf(t.s.Columns[column]).Key(text)
	if t.at(t.s.Path+"."+key) != nil {
		t.fault(pos, "trung-dong", fmt.Sprintf("“%s” có hai dòng", text), "gộp lại một dòng")
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
