package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

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

// sheetWriter writes one sheet: first what surrounds the cells, which excelize wants
// before a sheet is streamed, and the cells into a grid; then the grid, row by row. It
// keeps the first error, so that writing reads as a list of what is on the sheet.
type sheetWriter struct {
	*formWriter
	sheet  *form.Sheet
	name   string
	grid   []gridRow // from row 1
	merges [][2]string
	err    error
}

// gridRow is one row under way.
type gridRow struct {
	cells []excelize.Cell
	opts  excelize.RowOpts
}

// do runs a step unless one failed before.
func (w *sheetWriter) do(step func() error) {
	if w.err == nil {
		w.err = step()
	}
}

// at is the row number n of the grid, from 1.
func (w *sheetWriter) at(n int) *gridRow {
	for len(w.grid) < n {
		w.grid = append(w.grid, gridRow{})
	}
	return &w.grid[n-1]
}

// cell is a cell of the grid; column and row count from 1.
func (w *sheetWriter) cell(col, row int) *excelize.Cell {
	r := w.at(row)
	for len(r.cells) < col {
		r.cells = append(r.cells, excelize.Cell{})
	}
	return &r.cells[col-1]
}

// flush writes the grid.
func (w *sheetWriter) flush() error {
	out, err := w.NewStreamWriter(w.name)
	if err != nil {
		return err
	}
	for n, r := range w.grid {
		values := make([]any, len(r.cells))
		for i, c := range r.cells {
			if c.Value != nil || c.StyleID != 0 {
				values[i] = c
			}
		}
		if err := out.SetRow(cellName(1, n+1), values, r.opts); err != nil {
			return err
		}
	}
	for _, m := range w.merges {
		if err := out.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return out.Flush()
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
	w.head(widths)
	for i, h := range []string{"Mục", "Nội dung", "Cách ghi"} {
		w.text(1+i, formHeadRow, h, formStyle{bold: true, center: true})
	}
	for i, c := range w.sheet.Columns {
		row := formHeadRow + 1 + i
		w.text(1, row, formHeading(c), formStyle{})
		w.look(2, row, w.cellStyle(c, true))
		w.value(2, row, c, w.sheet.Rows[0][i])
		w.text(3, row, c.Hint, formStyle{italic: true})
		w.check(c, 2, row, row)
		w.height(row, []string{formHeading(c), w.sheet.Rows[0][i], c.Hint}, widths)
	}
}

// table writes the headings, the rows, and below them the empty rows to fill in.
func (w *sheetWriter) table() {
	s := w.sheet
	widths := make([]float64, len(s.Columns))
	headings := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		widths[i], headings[i] = c.Width, formHeading(c)
		w.text(1+i, formHeadRow, headings[i], formStyle{bold: true, center: true})
	}
	w.widths(widths...)
	w.head(widths[:cmp.Or(s.Fold, s.Printed, len(widths))])
	w.height(formHeadRow, headings, widths)
	for y := range s.Rows {
		w.row(y, widths)
	}
	filled := formHeadRow + len(s.Rows)
	last := w.below(filled)
	w.checks(filled, last)
	if w.alert(filled); s.Below != "" {
		last = filled // a filter would hide the title of what stands below
	}
	if last > formHeadRow {
		w.do(func() error {
			return w.AutoFilter(w.name, cellName(1, formHeadRow)+":"+cellName(len(s.Columns), last), nil)
		})
	}
}

// row writes row y of the table. It grows with what is typed into it later.
func (w *sheetWriter) row(y int, widths []float64) {
	s, at := w.sheet, formHeadRow+1+y
	for x, c := range s.Columns {
		style := w.cellStyle(c, !c.Locked)
		style.shrink = s.Alert != nil && c.Key == s.Alert.Key && formNumber(c.Kind, s.Rows[y][x]) != nil
		w.look(1+x, at, style)
		if c.Key != form.KeyNone {
			w.value(1+x, at, c, s.Rows[y][x])
		}
	}
	w.number(y+1, at)
	w.height(at, s.Rows[y], widths)
}

// below writes the empty rows after the last filled one, and gives the last of them.
// They have no height of their own, so that they grow with what is typed.
func (w *sheetWriter) below(filled int) int {
	s, first := w.sheet, filled+1
	n := len(s.Rows)
	if s.Below != "" {
		w.under(first)
		first, n = first+1, 0
	}
	for i := range s.Open {
		for x, c := range s.Columns {
			w.look(1+x, first+i, w.cellStyle(c, w.openBelow(c)))
		}
		w.number(n+i+1, first+i)
	}
	return first + s.Open - 1
}

// openBelow tells whether the empty rows leave a column open.
func (w *sheetWriter) openBelow(c form.Column) bool {
	return !c.Locked || c.Below && w.sheet.Below != ""
}

// under writes the title of the empty rows over the columns that are printed.
func (w *sheetWriter) under(row int) {
	for i := range w.sheet.Columns {
		w.text(1+i, row, "", formStyle{bold: true})
	}
	w.put(1, row, w.sheet.Below)
	w.merge(1, row, cmp.Or(w.sheet.Printed, len(w.sheet.Columns)), row)
}

// number writes the number of a row.
func (w *sheetWriter) number(n, row int) {
	if i := slices.IndexFunc(w.sheet.Columns, func(c form.Column) bool { return c.Kind == form.RowNumber }); i >= 0 {
		w.value(1+i, row, w.sheet.Columns[i], strconv.Itoa(n))
	}
}

// checks adds the checks of the columns: from the first row that the column leaves
// open on, and for some rows more than there are if rows may be added at the end.
func (w *sheetWriter) checks(filled, last int) {
	if w.sheet.Layout == form.Listing {
		return
	}
	if w.sheet.Below == "" {
		last = max(last, formHeadRow+checkedRows)
	}
	for i, c := range w.sheet.Columns {
		switch {
		case !c.Locked:
			w.check(c, 1+i, formHeadRow+1, last)
		case w.openBelow(c):
			w.check(c, 1+i, filled+2, last)
		}
	}
}

// head writes the lines above a table, over columns of these widths.
func (w *sheetWriter) head(widths []float64) {
	across := 0.0
	for _, width := range widths {
		across += width
	}
	for i, text := range []string{w.sheet.Title, w.office(), w.sheet.Note} {
		style := formStyle{plain: true, italic: true, center: true}
		if i == 0 {
			style = formStyle{plain: true, bold: true, size: 14, center: true}
		}
		row := formTitleRow + i
		w.text(1, row, text, style)
		w.merge(1, row, len(widths), row)
		lines := float64(formLines(text, across))
		w.at(row).opts.Height = lines * formLineHeight * 1.2
	}
}

// merge merges cells.
func (w *sheetWriter) merge(fromCol, fromRow, toCol, toRow int) {
	w.merges = append(w.merges, [2]string{cellName(fromCol, fromRow), cellName(toCol, toRow)})
}

// widths sets the columns, from the last to the first: a stream writes them in the
// reverse order.
func (w *sheetWriter) widths(widths ...float64) {
	for i, width := range slices.Backward(widths) {
		col, _, _ := strings.Cut(cellName(1+i, 1), "1")
		w.do(func() error { return w.SetColWidth(w.name, col, col, width) })
	}
}

// text writes a text that is part of the form.
func (w *sheetWriter) text(col, row int, text string, s formStyle) {
	w.look(col, row, s)
	if text != "" {
		w.put(col, row, text)
	}
}

// look gives a cell a style.
func (w *sheetWriter) look(col, row int, s formStyle) {
	w.do(func() (err error) {
		w.cell(col, row).StyleID, err = w.style(s)
		return err
	})
}

// put writes a text, never a formula. Spaces around it are left out: the schema knows
// no way to keep them.
func (w *sheetWriter) put(col, row int, text string) {
	w.do(func() error {
		if n := len(utf16.Encode([]rune(text))); n > formCellText {
			return fmt.Errorf("ô %s dài %d ký tự, một ô chỉ chứa được %d; tách nội dung ra nhiều dòng", cellName(col, row), n, formCellText)
		}
		w.cell(col, row).Value = strings.TrimSpace(xmlText(text))
		return nil
	})
}

// cellStyle is how the cells of a column look, open to fill in or locked.
func (w *sheetWriter) cellStyle(c form.Column, open bool) formStyle {
	style := formStyle{open: open}
	inTable := w.sheet.Layout != form.Fields
	switch c.Kind {
	case form.Date:
		style.format, style.center = formatDate, inTable
	case form.Clock:
		style.format, style.center = formatClock, inTable
	case form.Percent, form.RowNumber, form.Number:
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
		w.cell(col, row).Value = number
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
			return dayNumber(d)
		}
	case form.Clock:
		if t, err := viet.ParseClock(value); err == nil {
			return float64(t.Hour*60+t.Minute) / (24 * 60)
		}
	case form.Percent, form.RowNumber, form.Number:
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

// height gives a row the room that its texts need in columns of these widths, as
// spreadsheets other than Excel do not find it themselves; it may grow later.
func (w *sheetWriter) height(row int, texts []string, widths []float64) {
	lines := 1
	for i, text := range texts {
		lines = max(lines, formLines(text, widths[i]))
	}
	w.at(row).opts = excelize.RowOpts{Height: min(formMaxHeight, float64(lines)*formLineHeight+2), OutlineLevel: fittedLevel}
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
