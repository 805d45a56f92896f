package xlsx

import (
	"cmp"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
)

// Rows of every sheet of a form: the title, the agency and period, a note, and
// the headings of the table.
const (
	formTitleRow  = 1
	formOfficeRow = 2
	formNoteRow   = 3
	formHeadRow   = 4
)

// checkedRows is how many rows below the headings check what is typed.
const checkedRows = 500

// formCellText is the longest text of a cell, in UTF-16 units; excelize cuts a
// longer one without a word.
const formCellText = 32767

// WriteForm writes a workbook that an office fills in (biểu nhập liệu), or one that
// lists something for it. The same book gives the same bytes. Nothing of its data becomes a formula. The
// error names the cell when a text is too long for one.
func WriteForm(b form.Book) ([]byte, error) {
	f, err := newWorkbook()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w := &formWriter{File: f, book: b, styles: map[formStyle]int{}}
	if err := w.unlockDefault(); err != nil {
		return nil, err
	}
	for i := range b.Sheets {
		if err := w.addSheet(i); err != nil {
			return nil, fmt.Errorf("trang %q: %w", b.Sheets[i].Name, err)
		}
	}
	if err := w.hiddenSheets(); err != nil {
		return nil, err
	}
	return pack(f, doc.Meta{
		Title: w.title(), Subject: b.Name, Author: b.AgencyName, Language: "vi-VN", Date: w.date(),
	}, nil)
}

// formWriter writes one form; it is the workbook under way.
type formWriter struct {
	*excelize.File
	book   form.Book
	styles map[formStyle]int
}

// addSheet writes sheet i of the book.
func (w *formWriter) addSheet(i int) error {
	s := &w.book.Sheets[i]
	if i == 0 {
		if err := w.SetSheetName(w.GetSheetName(0), s.Name); err != nil {
			return err
		}
	} else if _, err := w.NewSheet(s.Name); err != nil {
		return err
	}
	sw := &sheetWriter{formWriter: w, sheet: s, name: s.Name}
	switch s.Layout {
	case form.Guide:
		sw.guide()
	case form.Fields:
		sw.fields()
	case form.Table, form.Listing:
		sw.table()
	default:
		return fmt.Errorf("kiểu trang %d không có", s.Layout)
	}
	sw.page()
	sw.do(sw.flush)
	return sw.err
}

// title is the name in the file's properties.
func (w *formWriter) title() string {
	if w.book.Period.IsZero() {
		return w.book.Name
	}
	return w.book.Name + " " + w.book.Period.Short()
}

// date is the date of the file's properties: the first day of the period.
func (w *formWriter) date() time.Time {
	if w.book.Period.IsZero() {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return w.book.Period.First().Time()
}

// office is the line under every title.
func (w *formWriter) office() string {
	if w.book.Line != "" {
		return w.book.Line
	}
	if w.book.Period.IsZero() {
		return w.book.AgencyName
	}
	return cmp.Or(w.book.AgencyName, "Cơ quan") + ", kỳ họp " + w.book.Period.Name()
}

// hiddenSheets adds the lists and the properties of the form. The first sheet is the
// active one, as in every new workbook: an active sheet cannot be hidden.
func (w *formWriter) hiddenSheets() error {
	for _, l := range w.book.Lists {
		rows := [][]string{{"Mã", "Tên", "Tên khác"}}
		for _, it := range l.Items {
			rows = append(rows, append([]string{it.Key, it.Label}, it.Aliases...))
		}
		if err := w.hide(l.Name, rows, false); err != nil {
			return err
		}
	}
	if w.book.Schema == "" {
		return nil
	}
	return w.hide(form.MetaSheet, w.properties(), true)
}

// properties are what the form notes of itself.
func (w *formWriter) properties() [][]string {
	rows := [][]string{{form.MetaSchema, w.book.Schema}, {form.MetaAgency, w.book.Agency}, {form.MetaPeriod, w.book.Period.Key()}}
	if w.book.Unit != "" {
		rows = append(rows, []string{form.MetaUnit, w.book.Unit})
	}
	for _, p := range w.book.Meta {
		rows = append(rows, []string{p.Key, p.Value})
	}
	for _, s := range w.book.Sheets {
		if s.Layout != form.Guide {
			rows = append(rows, []string{s.Name, cellName(1, formHeadRow)})
		}
	}
	return rows
}

// hide adds a hidden sheet of texts; people cannot show one that is deep.
func (w *formWriter) hide(name string, rows [][]string, deep bool) error {
	if _, err := w.NewSheet(name); err != nil {
		return err
	}
	for y, row := range rows {
		for x, text := range row {
			if err := w.SetCellStr(name, cellName(x+1, y+1), xmlText(text)); err != nil {
				return err
			}
		}
	}
	sheets := w.WorkBook.Sheets.Sheet
	sheets[len(sheets)-1].State = "hidden" // excelize would read all other sheets again
	if deep {
		sheets[len(sheets)-1].State = "veryHidden"
	}
	return nil
}
