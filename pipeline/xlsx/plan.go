package xlsx

import (
	"vanthu/pipeline/doc"
)

// A sheet is a planned sheet of the workbook (trang tính).
type sheet struct {
	name    string
	paper   doc.Page
	columns []doc.Length
	rows    []row

	header, headerEnd int  // first and last row (from 1) that repeat in print; 0 is none
	frozen            bool // what is above the table, and its heading, stay on the screen
	merges            []merge

	lit    lit
	charts []chart
	pages  []int // rows (from 1) that begin a printed page
}

// A row is a planned row (hàng). All rows of text have a height, for LibreOffice
// finds none by itself. Excel fits a row anew when its text is changed, but for
// merged cells.
type row struct {
	height float64 // in points; 0 is the default
	fitted bool    // the height may be found anew
	cells  []cell
	rules  []rule
}

// A rule is a line drawn across a row, left pixels from the column's left edge.
type rule struct{ column, left, width int }

// A merge is the last row (from 1) of a cell over several rows, the first of them row.
type merge struct{ row, last, column, span int }

// A cell is a planned cell (ô) over span columns from column, counted from 0. What
// a cell of a row above covers is a cell that is covered.
type cell struct {
	column, span int
	covered      bool
	down         bool // it covers rows below too
	runs         []run
	value        doc.Value
	formula      string // gives the value; "" is none
	look         look
}

// A run is a text of one format.
type run struct {
	text         string
	bold, italic bool
}

// A look is how a cell is shown: what one cell style of the workbook says.
type look struct {
	size         float64 // in points
	bold, italic bool
	color        string // "RRGGBB"; "" is black
	align        doc.Align
	middle       bool
	indent       int
	oneLine      bool // the text is not broken to fit the cell
	border       bool
	format       string // number format; "" is General
}

// planner makes the sheets of a document.
type planner struct {
	doc      *doc.Doc
	names    map[string]bool // names of sheets given so far, in lower case
	sheets   []*sheet
	problems doc.Problems
	noted    map[doc.Problem]bool // by once
}

// plan makes the sheets.
func (p *planner) plan() error {
	sections := make([][]leaf, len(p.doc.Sections))
	tables := 0
	for i, s := range p.doc.Sections {
		var err error
		if sections[i], err = flatten(s.Blocks); err != nil {
			return err
		}
		for _, l := range sections[i] {
			if l.isData() {
				tables++
			}
		}
	}
	var top []leaf
	if len(sections) > 0 {
		top, sections[0] = splitTop(p.doc.Sections[0].Role, sections[0])
	}
	for i, leaves := range sections {
		var err error
		if tables > 0 {
			err = p.tables(p.doc.Sections[i], top, leaves)
		} else {
			err = p.prose(p.doc.Sections[i], top, leaves)
		}
		if err != nil {
			return err
		}
		if len(p.sheets) > 0 {
			top = nil // the letterhead stands on the first sheet only
		}
	}
	if len(p.sheets) == 0 {
		p.sheets = []*sheet{{name: p.name(p.doc.Meta.Title), columns: []doc.Length{doc.MM(170)}, paper: landscape(doc.Page{})}}
	}
	return nil
}

// name gives a sheet its name.
func (p *planner) name(text string) string { return sheetName(text, p.names) }

// warn notes what the workbook shows otherwise than the document.
func (p *planner) warn(pos doc.Position, rule, message, hint string) {
	p.problems = append(p.problems, doc.Problem{Warning: true, Pos: pos, Message: message, Hint: hint, Rule: rule})
}

// style is the style of a paragraph, the default one if the sheet has none of
// that name.
func (p *planner) style(id string) doc.Style {
	if s, ok := p.doc.Style(id); ok {
		return s
	}
	if len(p.doc.Styles) > 0 {
		return p.doc.Styles[0]
	}
	return doc.Style{Size: 13}
}

// landscape turns the page on its side: tables of an office are printed across.
// A page without size is A4 with the margins of NĐ 30, Phụ lục I, I.1.
func landscape(page doc.Page) doc.Page {
	if page.Width == 0 || page.Height == 0 {
		page = doc.Page{Width: doc.MM(210), Height: doc.MM(297), Top: doc.MM(20), Bottom: doc.MM(20),
			Left: doc.MM(30), Right: doc.MM(15), HeaderDistance: doc.MM(10)}
	}
	if !page.Landscape() {
		page.Width, page.Height = page.Height, page.Width
	}
	return page
}

// width is the width of all columns.
func (s *sheet) width() doc.Length { return s.widthOf(0, len(s.columns)) }

// widthOf is the width of span columns.
func (s *sheet) widthOf(column, span int) doc.Length {
	var sum doc.Length
	for _, w := range s.columns[column : column+span] {
		sum += w
	}
	return sum
}

// add adds a row.
func (s *sheet) add(r row) { s.rows = append(s.rows, r) }

// blank adds an empty row.
func (s *sheet) blank() { s.add(row{}) }
