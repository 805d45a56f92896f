package layout

import (
	"fmt"
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// sheet is the styles of the test documents.
func sheet() []doc.Style {
	return []doc.Style{
		{ID: "Body", Size: 14, Align: doc.AlignJustify, FirstLine: doc.MM(12.7), Before: doc.Pt(6)},
		{ID: "Plain", Size: 14, Align: doc.AlignLeft},
		{ID: "Heading", Size: 14, Bold: true, Before: doc.Pt(6), KeepNext: true},
		{ID: "Whole", Size: 14, KeepLines: true},
		{ID: "Center", Size: 13, Bold: true, Align: doc.AlignCenter},
		{ID: "Right", Size: 13, Italic: true, Align: doc.AlignRight},
		{ID: "Tabs", Size: 12, Tabs: []doc.Length{2000, 5000}},
		{ID: "Hang", Size: 12, Left: 720, FirstLine: -360, After: 60, Line: 1.15, Color: "C00000"},
		{ID: "Cell", Size: 12},
		{ID: "CellKeep", Size: 12, KeepNext: true},
		{ID: "CellAir", Size: 12, Before: 40, After: 40},
	}
}

// a4 leaves 14570 twips for text: 45 lines of 14 pt and a little.
func a4() doc.Page {
	return doc.Page{Width: 11906, Height: 16838, Top: 1134, Bottom: 1134, Left: 1701, Right: 850, HeaderDistance: 567}
}

func text(s string) []doc.Inline { return []doc.Inline{doc.Text{Text: s}} }

func para(style, s string) *doc.Paragraph { return &doc.Paragraph{Style: style, Inlines: text(s)} }

// numbered is n lines with a prefix, parted by breaks.
func numbered(prefix string, n int) string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("%s%d", prefix, i+1)
	}
	return strings.Join(lines, "\n")
}

// filler is n paragraphs of one line.
func filler(n int) (out []doc.Block) {
	for i := range n {
		out = append(out, para("Plain", fmt.Sprintf("dòng %d", i+1)))
	}
	return out
}

func section(page doc.Page, blocks ...doc.Block) doc.Section {
	header := &doc.Paragraph{Style: "Center", Inlines: []doc.Inline{doc.Field{Kind: doc.FieldPage}}}
	return doc.Section{Page: page, Restart: true, Header: []doc.Block{header}, Blocks: blocks}
}

func document(sections ...doc.Section) *doc.Doc {
	return &doc.Doc{Styles: sheet(), Sections: sections}
}

func cells(style string, texts ...string) (out []doc.Cell) {
	for _, s := range texts {
		out = append(out, doc.Cell{Blocks: []doc.Block{para(style, s)}})
	}
	return out
}

// records is a table of n rows under a heading row.
func records(n int) *doc.Table {
	t := &doc.Table{Columns: []doc.Length{800, 5000, 3555}, HeaderRows: 1, Border: doc.Border{Weight: 10}, Padding: 100}
	t.Rows = append(t.Rows, doc.Row{Cells: cells("Center", "TT", "Nhiệm vụ", "Đơn vị")})
	for i := range n {
		t.Rows = append(t.Rows, doc.Row{Cells: cells("Cell", fmt.Sprint(i+1), "Rà soát hồ sơ tồn đọng", "Văn phòng")})
	}
	return t
}

func pagesOf(blocks ...doc.Block) ([]Page, doc.Problems) {
	return Pages(document(section(a4(), blocks...)), fonts.Load())
}

// linesOf is the text of each printed line of the body, texts of one line
// parted by "¦".
func linesOf(p Page) (out []string) {
	var y Pos
	for _, t := range p.Texts {
		if t.Repeat {
			continue
		}
		if len(out) > 0 && t.Y == y {
			out[len(out)-1] += "¦" + t.Text
			continue
		}
		out, y = append(out, t.Text), t.Y
	}
	return out
}
