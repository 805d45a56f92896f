package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// Widths of the columns of a guide and of fields, in digits.
const (
	guideWidth = 92
	labelWidth = 22
	valueWidth = 38
	hintWidth  = 36
)

// sheetWriter writes one sheet. It keeps the first error, so that writing reads
// as a list of what is on the sheet.
type sheetWriter struct {
	*formWriter
	sheet *form.Sheet
	name  string
	err   error
}

// do runs a step unless one failed before.
func (w *sheetWriter) do(step func() error) {
	if w.err == nil {
		w.err = step()
	}
}

// guide writes text to read.
func (w *sheetWriter) guide() {
	w.widths(guideWidth)
	w.text(1, formTitleRow, w.sheet.Title, formStyle{plain: true, bold: true, size: 14, center: true})
	w.text(1, formOfficeRow, w.office(), formStyle{plain: true, italic: true, center: true})
	for i, line := range w.sheet.Lines {
		w.text(1, formHeadRow+i, line, formStyle{plain: true})
		w.height(formHeadRow+i, []string{line}, []float64{guideWidth})
	}
}

// fields writes one field a row: its name, the value, how to fill it in.
func (w *sheetWriter) fields() {
	widths := []float64{labelWidth, valueWidth, hintWidth}
	w.widths(widths...)
	w.head(len(widths))
	for i, h := range []string{"Mục", "Nội dung", "Cách ghi"} {
		w.text(1+i, formHeadRow, h, formStyle{bold: true, center: true})
	}
	for i, c := range w.sheet.Columns {
		row := formHeadRow + 1 + i
		w.text(1, row, formHeading(c), formStyle{})
		w.look(cellName(2, row), cellName(2, row), w.openStyle(c))
		w.value(2, row, c, w.sheet.Rows[0][i])
		w.text(3, row, c.Hint, formStyle{italic: true})
		w.check(c, cellName(2, row))
		w.height(row, []string{formHeading(c), w.sheet.Rows[0][i], c.Hint}, widths)
	}
}

// table writes the headings, the rows and the empty rows to fill in.
func (w *sheetWriter) table() {
	s := w.sheet
	widths := make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		widths[i] = c.Width
	}
	w.widths(widths...)
	across := len(s.Columns)
	if s.Fold > 0 {
		across = s.Fold
	}
	w.head(across)
	headings := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		headings[i] = formHeading(c)
		w.text(1+i, formHeadRow, headings[i], formStyle{bold: true, center: true})
		w.check(c, cellName(1+i, formHeadRow+1)+":"+cellName(1+i, formHeadRow+checkedRows))
	}
	w.height(formHeadRow, headings, widths)
	last := formHeadRow + len(s.Rows) + s.Open
	for i, c := range s.Columns {
		w.look(cellName(1+i, formHeadRow+1), cellName(1+i, last), w.openStyle(c))
	}
	for y := range len(s.Rows) + s.Open {
		w.row(y, widths)
	}
	w.do(func() error {
		return w.AutoFilter(w.name, cellName(1, formHeadRow)+":"+cellName(len(s.Columns), last), nil)
	})
}

// row writes row y of the table. An empty one keeps its own height, so that it
// grows with what is typed.
func (w *sheetWriter) row(y int, widths []float64) {
	s := w.sheet
	if i := s.Column(form.KeyNone); i >= 0 {
		w.value(1+i, formHeadRow+1+y, s.Columns[i], strconv.Itoa(y+1))
	}
	if y >= len(s.Rows) {
		return
	}
	w.height(formHeadRow+1+y, s.Rows[y], widths)
	for x, c := range s.Columns {
		if c.Key != form.KeyNone {
			w.value(1+x, formHeadRow+1+y, c, s.Rows[y][x])
		}
	}
}

// head writes the lines above a table, over columns 1 to across.
func (w *sheetWriter) head(across int) {
	w.text(1, formTitleRow, w.sheet.Title, formStyle{plain: true, bold: true, size: 14, center: true})
	w.text(1, formOfficeRow, w.office(), formStyle{plain: true, italic: true, center: true})
	w.text(1, formNoteRow, w.sheet.Note, formStyle{plain: true, italic: true, center: true})
	for row := formTitleRow; row <= formNoteRow; row++ {
		w.do(func() error { return w.MergeCell(w.name, cellName(1, row), cellName(across, row)) })
		w.do(func() error { return w.SetRowHeight(w.name, row, formLineHeight*1.2) })
	}
}

func (w *sheetWriter) widths(widths ...float64) {
	for i, width := range widths {
		col, _, _ := strings.Cut(cellName(1+i, 1), "1")
		w.do(func() error { return w.SetColWidth(w.name, col, col, width) })
	}
}

// text writes a text that is part of the form.
func (w *sheetWriter) text(col, row int, text string, s formStyle) {
	w.look(cellName(col, row), cellName(col, row), s)
	if text != "" {
		w.put(col, row, text)
	}
}

// look gives cells a style.
func (w *sheetWriter) look(from, to string, s formStyle) {
	w.do(func() error {
		id, err := w.style(s)
		if err != nil {
			return err
		}
		return w.SetCellStyle(w.name, from, to, id)
	})
}

// put writes a text, never a formula.
func (w *sheetWriter) put(col, row int, text string) {
	w.do(func() error {
		if n := len(utf16.Encode([]rune(text))); n > formCellText {
			return fmt.Errorf("ô %s dài %d ký tự, một ô chỉ chứa được %d; tách nội dung ra nhiều dòng", cellName(col, row), n, formCellText)
		}
		return w.SetCellStr(w.name, cellName(col, row), xmlText(text))
	})
}

// openStyle is how the cells of a column to fill in look.
func (w *sheetWriter) openStyle(c form.Column) formStyle {
	style := formStyle{open: true}
	inTable := w.sheet.Layout == form.Table
	switch c.Kind {
	case form.Date:
		style.format, style.center = formatDate, inTable
	case form.Clock:
		style.format, style.center = formatClock, inTable
	case form.Percent, form.RowNumber:
		style.format, style.center = formatWhole, inTable
	case form.Text, form.Codes, form.Choice, form.Period:
		style.format = formatText
	case form.LongText, form.Texts: // General: the format of text shows ##### over 255 characters in old Excel
	default:
		w.do(func() error { return fmt.Errorf("kiểu ô %d của cột %q không có", c.Kind, c.Heading) })
	}
	return style
}

// value writes a value: a date, a time or a number as such, all else as text.
func (w *sheetWriter) value(col, row int, c form.Column, value string) {
	if value == "" {
		return
	}
	if number := formNumber(c.Kind, value); number != nil {
		w.do(func() error { return w.SetCellValue(w.name, cellName(col, row), number) })
		return
	}
	if p, err := viet.ParsePeriod(value); c.Kind == form.Period && err == nil {
		value = p.Short()
	}
	w.put(col, row, value)
}

// formNumber is a value as the number that spreadsheets store; nil when it is a
// text.
func formNumber(k form.Kind, value string) any {
	switch k {
	case form.Date:
		if d, err := viet.ParseDate(value); err == nil {
			return d.Sub(viet.Date{Year: 1899, Month: 12, Day: 30})
		}
	case form.Clock:
		if t, err := viet.ParseClock(value); err == nil {
			return float64(t.Hour*60+t.Minute) / (24 * 60)
		}
	case form.Percent, form.RowNumber:
		if n, err := strconv.Atoi(value); err == nil {
			return n
		}
	}
	return nil
}

// formHeading is a column's heading with the mark of those that must be filled in.
func formHeading(c form.Column) string {
	if c.Required {
		return c.Heading + " (*)"
	}
	return c.Heading
}

// Heights of rows, in pt.
const (
	formLineHeight = 15.75
	formMaxHeight  = 409
)

// height gives a row the room that its texts need in columns of these widths:
// spreadsheets other than Excel do not find it themselves.
func (w *sheetWriter) height(row int, texts []string, widths []float64) {
	lines := 1
	for i, text := range texts {
		lines = max(lines, formLines(text, widths[i]))
	}
	w.do(func() error {
		return w.SetRowHeight(w.name, row, min(formMaxHeight, float64(lines)*formLineHeight+2))
	})
}

// formLines is about how many lines a text takes in a column; a digit is about as
// wide as the mean letter.
func formLines(text string, width float64) int {
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		used := 0.0
		lines++
		for word := range strings.FieldsSeq(paragraph) {
			n := float64(utf8.RuneCountInString(word))
			if used > 0 && used+n > width {
				lines++
				used = 0
			}
			lines += int(n / width)
			used += n + 1
		}
	}
	return lines
}
