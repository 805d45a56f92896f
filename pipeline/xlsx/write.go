package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
)

// writer puts planned sheets into a workbook.
type writer struct {
	file     *excelize.File
	styles   map[look]int // styles of the workbook made so far
	tones    map[doc.Tone]int
	charts   int // made so far
	problems doc.Problems
}

// sheet writes the sheet number i, from 0.
func (w *writer) sheet(i int, s *sheet) error {
	if err := w.create(i, s.name); err != nil {
		return err
	}
	// Whatever is set after the stream is opened may be lost.
	if err := w.layout(s); err != nil {
		return err
	}
	out, err := w.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for n, r := range s.rows {
		if err := w.row(out, s, n+1, r); err != nil {
			return err
		}
	}
	for _, m := range s.merges {
		if err := out.MergeCell(cellName(m.column+1, m.row), cellName(m.column+m.span, m.last)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// create makes the sheet: the first one is there in a new workbook.
func (w *writer) create(i int, name string) error {
	if i == 0 {
		return w.file.SetSheetName(w.file.GetSheetName(0), name)
	}
	_, err := w.file.NewSheet(name)
	return err
}

// layout sets what surrounds the cells: paper, columns, frozen and repeated rows.
func (w *writer) layout(s *sheet) error {
	if err := w.filter(s); err != nil {
		return err
	}
	if err := setPage(w.file, s.name, s.paper); err != nil {
		return err
	}
	// From the last to the first: a stream writes the columns in the reverse order.
	for i, width := range slices.Backward(s.columns) {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := w.file.SetColWidth(s.name, name, name, charWidth(width)); err != nil {
			return err
		}
	}
	for n, r := range s.rows {
		for _, ru := range r.rules {
			if err := w.rule(s.name, n+1, ru); err != nil {
				return err
			}
		}
	}
	if err := w.signals(s); err != nil {
		return err
	}
	for _, n := range s.pages {
		if err := w.file.InsertPageBreak(s.name, cellName(1, n)); err != nil {
			return err
		}
	}
	for _, c := range s.charts {
		if err := w.chart(s, c); err != nil {
			return err
		}
	}
	if s.header == 0 {
		return nil
	}
	if err := setPrintTitles(w.file, s.name, s.header, s.headerEnd); err != nil || !s.frozen {
		return err
	}
	return freezeAbove(w.file, s.name, s.headerEnd+1)
}

// rule draws a line in row n: a bar of one pixel, 0.75 pt, for a line that is
// drawn by its two ends would slant.
func (w *writer) rule(sheet string, n int, r rule) error {
	return w.file.AddShape(sheet, &excelize.Shape{
		Cell: cellName(r.column+1, n), Type: "rect", Width: uint(r.width), Height: 1,
		Fill: excelize.Fill{Color: []string{"000000"}}, Line: excelize.LineOptions{Type: excelize.LineNone},
		Format: excelize.GraphicOptions{Name: "Đường kẻ", OffsetX: r.left, OffsetY: 2, Positioning: "oneCell"},
	})
}

// row writes the row number n, from 1.
func (w *writer) row(out *excelize.StreamWriter, s *sheet, n int, r row) error {
	values := make([]any, len(s.columns))
	for _, c := range r.cells {
		value, err := w.cell(s, n, c)
		if err != nil {
			return err
		}
		values[c.column] = value
		for i := 1; i < c.span; i++ {
			values[c.column+i] = excelize.Cell{StyleID: value.StyleID}
		}
		if c.span > 1 && !c.down {
			if err := out.MergeCell(cellName(c.column+1, n), cellName(c.column+c.span, n)); err != nil {
				return err
			}
		}
	}
	opts := excelize.RowOpts{Height: r.height}
	if r.fitted {
		opts.OutlineLevel = fittedLevel
	}
	return out.SetRow(cellName(1, n), values, opts)
}

// cell makes the cell in row n: its value and style.
func (w *writer) cell(s *sheet, n int, c cell) (excelize.Cell, error) {
	var out excelize.Cell
	l, uniform := c.look, true
	for i, r := range c.runs {
		if i == 0 {
			l.bold, l.italic = r.bold, r.italic
		}
		uniform = uniform && r.bold == l.bold && r.italic == l.italic
	}
	switch c.value.Kind {
	case doc.ValueNumber:
		out.Value = c.value.Number
	case doc.ValueDate:
		out.Value = serial(c.value.Date)
	case doc.ValueText:
		at := doc.Position{Sheet: s.name, Cell: cellName(c.column+1, n)}
		if out.Value = w.text(at, c); !uniform {
			l.bold, l.italic = false, false
		}
	default:
		return out, fmt.Errorf("kiểu dữ liệu %d không có trong mô hình văn bản", c.value.Kind)
	}
	out.Formula = c.formula
	var err error
	out.StyleID, err = w.style(l)
	return out, err
}

// text is the value of a cell of text: a string if its runs are of one format.
func (w *writer) text(at doc.Position, c cell) any {
	runs := make([]run, 0, len(c.runs))
	for _, r := range c.runs {
		r.text = w.legal(at, r.text)
		runs = append(runs, r)
	}
	switch {
	case len(runs) == 0:
		return nil
	case len(runs) == 1:
		return runs[0].text
	}
	rich := make([]excelize.RichTextRun, len(runs))
	for i, r := range runs {
		rich[i] = excelize.RichTextRun{Text: r.text, Font: c.look.font(r)}
	}
	return rich
}

// legal replaces the characters that XML cannot carry, and notes them.
func (w *writer) legal(at doc.Position, text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return !inXML(r) }) < 0 {
		return text
	}
	noted := map[rune]bool{}
	for _, r := range text {
		if inXML(r) || noted[r] {
			continue
		}
		noted[r] = true
		w.problems = append(w.problems, doc.Problem{Warning: true, Pos: at, Rule: "xlsx-ky-tu",
			Message: fmt.Sprintf("ký tự điều khiển “U+%04X” không ghi được vào tệp Excel, đã thay bằng “\ufffd”", r),
			Hint:    "xóa ký tự này trong dữ liệu"})
	}
	return xmlText(text)
}

// font is the font of a run in a cell of this look.
func (l look) font(r run) *excelize.Font {
	return &excelize.Font{Family: FontName, Size: l.size, Color: l.color, Bold: r.bold, Italic: r.italic}
}

// horizontal are Excel's names of the alignments. Justified text is set left:
// the cells of a table are too narrow for stretched lines.
var horizontal = map[doc.Align]string{
	doc.AlignStyle: "left", doc.AlignLeft: "left", doc.AlignJustify: "left",
	doc.AlignCenter: "center", doc.AlignRight: "right",
}

// style is the workbook's style of a look.
func (w *writer) style(l look) (int, error) {
	if id, ok := w.styles[l]; ok {
		return id, nil
	}
	vertical := "top"
	if l.middle {
		vertical = "center"
	}
	style := &excelize.Style{
		Font:      l.font(run{bold: l.bold, italic: l.italic}),
		Alignment: &excelize.Alignment{Horizontal: horizontal[l.align], Vertical: vertical, Indent: l.indent, WrapText: !l.oneLine},
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	if l.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Style: 1, Color: "000000"})
		}
	}
	id, err := w.file.NewStyle(style)
	if err == nil {
		w.styles[l] = id
	}
	return id, err
}
