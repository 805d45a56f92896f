package xlsx

import "github.com/xuri/excelize/v2"

// formStyle is how a cell of a form looks and whether it may be changed.
type formStyle struct {
	open   bool // white, may be typed in; else grey and locked
	plain  bool // no fill and no border: titles and text
	bold   bool
	italic bool
	size   int    // pt; 0 is formSize
	center bool   // across
	shrink bool   // on one line, smaller if need be; else wrapped
	format string // number format; "" is General
}

// formSize is the size of the text of forms, in pt.
const formSize = 12

// Number formats of the cells of a form.
const (
	formatText  = "@"
	formatDate  = "dd/mm/yyyy"
	formatClock = "hh:mm"
	formatWhole = "0"
)

const (
	formGrey = "E7E6E6"
	formLine = "7F7F7F"
)

// style returns the id of a style; each is made once a workbook.
func (w *formWriter) style(s formStyle) (int, error) {
	asked := s
	if id, ok := w.styles[asked]; ok {
		return id, nil
	}
	if s.size == 0 {
		s.size = formSize
	}
	across, down := "left", "top"
	if s.center {
		across = "center"
	}
	if s.bold {
		down = "center"
	}
	style := &excelize.Style{
		Font:       &excelize.Font{Family: FontName, Size: float64(s.size), Bold: s.bold, Italic: s.italic},
		Alignment:  &excelize.Alignment{Horizontal: across, Vertical: down, WrapText: !s.shrink, ShrinkToFit: s.shrink},
		Protection: &excelize.Protection{Locked: !s.open},
	}
	if s.format != "" {
		style.CustomNumFmt = &s.format
	}
	if !s.plain {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: formLine, Style: 1})
		}
		if !s.open {
			style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{formGrey}}
		}
	}
	id, err := w.NewStyle(style)
	if err == nil {
		w.styles[asked] = id
	}
	return id, err
}

// unlockDefault unlocks the cells that have no style of their own. Excel takes a
// row out of a protected sheet only if no cell of it is locked, to the last
// column; a style for all columns would cost seconds.
func (w *formWriter) unlockDefault() error {
	id, err := w.style(formStyle{open: true, plain: true})
	if err != nil {
		return err
	}
	all := w.Styles.CellXfs.Xf
	all[0].Protection, all[0].ApplyProtection = all[id].Protection, all[id].ApplyProtection
	return nil
}
