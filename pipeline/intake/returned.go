package intake

import (
	"errors"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// ReturnedForm is a workbook “Cập nhật tiến độ” as a unit sent it back (phiếu nhận
// về). What the form noted of itself when it was made is empty if that is gone.
type ReturnedForm struct {
	File   string
	Agency string // see [form.AgencyID]
	Unit   string // code
	Period viet.Period
	Rows   []ReturnedRow
}

// ReturnedRow is a row that says something. A row without a code is new work.
type ReturnedRow struct {
	Pos      doc.Position
	Line     int             // its row in the sheet
	Task     record.Task     // what the office wrote, as it came back; of new work what the unit wrote
	Progress record.Progress // what the unit filled in
	Cells    map[string]ReturnedCell
	Faults   doc.Problems // the values that cannot be used
	Filled   bool         // the unit has filled something in
}

// ReturnedCell is a cell of a row, by the key of its column; its text may be empty.
type ReturnedCell struct {
	Pos  doc.Position
	Text string
}

// Keys of the columns of new work that do not belong to its progress.
const (
	keyCode        = "ma"
	keyText        = "noi_dung"
	keyBasis       = "van_ban_giao"
	keyCooperation = "phoi_hop"
	keyDue         = "thoi_han.ngay"
)

// Returned reads a workbook “Cập nhật tiến độ” as any spreadsheet program saved it, with
// rows and columns moved, sorted, deleted or added. The form is nil if it cannot be read
// as a whole; what is wrong with single cells stands with their rows.
func Returned(file string, data []byte, a record.Agency) (*ReturnedForm, doc.Problems) {
	w := &workbook{file: file, schema: form.ProgressSchema, book: form.Progress(form.Request{Agency: a})}
	if len(data) > MaxFile {
		return nil, refuse(file, "qua-lon", "tệp lớn hơn "+size(MaxFile), "kiểm tra lại tệp; phiếu chỉ có chữ và số thì không lớn như vậy")
	}
	f := &ReturnedForm{File: file}
	w.open(data, func() { w.returned(f) })
	if w.broken {
		return nil, w.problems
	}
	return f, w.problems
}

// returned reads the sheet that a unit filled in.
func (w *workbook) returned(f *ReturnedForm) {
	grids := w.grids()
	meta := properties(grids)
	if w.broken || !w.version(meta) {
		return
	}
	s := &w.book.Sheets[0]
	g, ok := w.match(grids)[s.Name]
	if !ok {
		w.fail(doc.Position{}, "khong-phai-bieu", "sổ tính không phải là phiếu cập nhật tiến độ", "dùng phiếu do lệnh vanthu phieu tien-do lập")
		return
	}
	w.problems = append(w.problems, g.told...)
	h, ok := w.headings(g, s)
	if !ok {
		return
	}
	f.Agency, f.Unit = meta[form.MetaAgency], meta[form.MetaUnit]
	f.Period, _ = viet.ParsePeriod(meta[form.MetaPeriod])
	t := tableReader{workbook: w, g: g, s: s, h: h, told: map[int]bool{}}
	t.unmerge()
	d := newDecoder()
	for y := h.start(); y < len(g.rows); y++ {
		switch {
		case y == h.start() && g.numbered(y), t.title(y):
		case t.blank(y):
			t.stray(y, everyColumn)
		default:
			f.Rows = append(f.Rows, t.returned(y, d))
		}
	}
}

// title tells whether row y is the title above the rows for new work.
func (t tableReader) title(y int) bool {
	text := ""
	for x := range t.g.rows[y] {
		if cell := viet.Fold(t.g.cell(y, x)); cell != "" && text != "" {
			return false
		} else if cell != "" {
			text = cell
		}
	}
	return text == viet.Fold(t.s.Below)
}

// returned reads row y. What is wrong with its cells is a fault of the row.
func (t tableReader) returned(y int, d *decoder) ReturnedRow {
	r := ReturnedRow{Pos: t.g.pos(y, max(0, firstColumn(t.h.columns))), Line: y + 1, Cells: map[string]ReturnedCell{}}
	before := len(t.problems)
	t.stray(y, everyColumn)
	task, progress := &Node{Kind: Mapping, Pos: r.Pos}, &Node{Kind: Mapping, Pos: r.Pos}
	for x, i := range t.h.columns {
		if i < 0 || t.s.Columns[i].Key == form.KeyNone {
			continue
		}
		c := t.s.Columns[i]
		cell := ReturnedCell{Pos: t.g.pos(y, x), Text: t.shown(c, y, x)}
		r.Cells[c.Key] = cell
		c.Required = false
		switch v := t.value(c, t.g, y, x); {
		case v == nil:
		case c.Key == keyText || c.Key == keyCooperation || c.Key == keyCode:
			put(task, c.Key, v)
		case !c.Locked:
			put(progress, c.Key, v)
		}
		r.Filled = r.Filled || !c.Locked && cell.Text != ""
	}
	d.problems = nil
	d.value(task, reflect.ValueOf(&r.Task).Elem(), "nhiem_vu_phat_sinh/0")
	d.value(progress, reflect.ValueOf(&r.Progress).Elem(), "tien_do/0")
	isNew := r.Task.Code == ""
	r.Filled = r.Filled || isNew && r.Task.Text != ""
	if p, ok := t.due(&r, isNew); !ok {
		d.problems = append(d.problems, p)
	}
	r.Task.Text = viet.StripBullet(r.Task.Text)
	if basis := r.Cells[keyBasis].Text; isNew && basis != "" {
		r.Task.Note = "Văn bản giao: " + viet.CleanLine(basis)
	}
	t.own(&r, before, d.problems)
	return r
}

// own moves the faults that reading a row added to the problems of the workbook to
// the row.
func (t tableReader) own(r *ReturnedRow, before int, decoded doc.Problems) {
	kept := t.problems[:before:before]
	for _, p := range t.problems[before:] {
		if p.Warning {
			kept = append(kept, p)
		} else {
			r.Faults = append(r.Faults, p)
		}
	}
	t.problems = kept
	r.Faults = append(r.Faults, decoded...)
	r.Faults.Sort()
}

// longestLabel is how long a text is at most that may be the label of a choice or a
// day, in characters.
const longestLabel = 40

// shown is what people see in a cell: a day as a day.
func (t tableReader) shown(c form.Column, y, x int) string {
	text := viet.Clean(t.g.cell(y, x))
	if c.Kind != form.Date || utf8.RuneCountInString(text) > longestLabel {
		return text
	}
	return t.scalar(c, text, t.g.pos(y, x))
}

// due reads the day on which a task is due. For new work a phrase such as "trong tháng
// 11/2026" will do; in the row of a task of the office the cell is only compared, so
// that what is no day is not read.
func (t tableReader) due(r *ReturnedRow, isNew bool) (doc.Problem, bool) {
	cell := r.Cells[keyDue]
	day, err := viet.ParseDate(cell.Text)
	switch {
	case cell.Text == "":
	case err == nil:
		r.Task.Deadline.Due = day
	case isNew && strings.ContainsFunc(cell.Text, unicode.IsLetter):
		r.Task.Deadline.Text = viet.CleanLine(cell.Text)
	case isNew:
		p := doc.Problem{Pos: cell.Pos, Rule: "ngay-gio", Message: record.Quote(cell.Text) + ": " + err.Error()}
		var form *viet.FormError
		if errors.As(err, &form) {
			p.Message, p.Hint = record.Quote(cell.Text)+": "+form.Message, form.Hint
		}
		return p, false
	}
	return doc.Problem{}, true
}
