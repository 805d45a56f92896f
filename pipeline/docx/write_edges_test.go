package docx

import (
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
)

// bodyOf is the XML of a body of blocks.
func bodyOf(t *testing.T, blocks ...doc.Block) string {
	t.Helper()
	d := sample()
	d.Sections = []doc.Section{{Page: portrait(), Blocks: blocks}}
	_, parts := unpack(t, write(t, d))
	_, body, _ := strings.Cut(parts[documentName], "<w:body>")
	return body
}

// TestEdges: values at the edge of what Word takes, and how they are written.
func TestEdges(t *testing.T) {
	cells := func(cells ...doc.Cell) *doc.Table {
		return &doc.Table{Columns: make([]doc.Length, len(cells)), Rows: []doc.Row{{Cells: cells}}}
	}
	styled := func(style string) doc.Cell { return doc.Cell{Blocks: []doc.Block{para(style, "x")}} }
	const empty = `<w:p><w:pPr><w:pStyle w:val="%"/></w:pPr></w:p>`
	as := func(style string) string { return strings.Replace(empty, "%", style, 1) }
	tests := []struct {
		name  string
		block doc.Block
		want  string
	}{
		{"thinnest border", &doc.Table{Columns: []doc.Length{9}, Border: doc.Border{Weight: 1}, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}}, `<w:insideV w:val="single" w:sz="2" w:space="0" w:color="000000"/>`},
		{"thinnest rule", &doc.Rule{Width: 20, Weight: 5}, `w:line="20" w:lineRule="exact"`},
		{"rule without alignment", &doc.Rule{Width: 20, Weight: 5}, `<wp:align>left</wp:align>`},
		{"justified rule", &doc.Rule{Width: 20, Weight: 5, Align: doc.AlignJustify}, `<wp:align>left</wp:align>`},
		{"table on the right", &doc.Table{Columns: []doc.Length{9}, Align: doc.AlignRight, Padding: 50, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}}, `<w:jc w:val="right"/><w:tblInd w:w="0" w:type="dxa"/>`},
		{"empty cell after cells", cells(styled("Cell"), styled("CellHead"), doc.Cell{}, styled("Stamp")), as("CellHead")},
		{"empty cell before cells", cells(doc.Cell{}, doc.Cell{}, styled("Stamp"), styled("Cell")), as("Stamp") + `</w:tc>`},
		{"empty cell beside a list", cells(doc.Cell{}, doc.Cell{Blocks: []doc.Block{&doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("Cell", "x")}}}}}}), as("Cell")},
		{"empty cell beside a heading", cells(doc.Cell{}, doc.Cell{Blocks: []doc.Block{&doc.Heading{Style: "Muc"}}}), as("Muc")},
		{"only empty cells", cells(doc.Cell{}), as("Body")},
		{"empty paragraph", &doc.Paragraph{}, as("Body")},
		{"empty text", para("Cell", ""), as("Cell")},
		{"runs of one format are one", &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: "a"}, doc.Tab{}, doc.Text{Text: "b"}, doc.Break{}}}, `</w:pPr><w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t><w:br/></w:r></w:p>`},
		{"label joins its text", &doc.Heading{Style: "Muc", Label: "I.", Inlines: plainText("A")}, `<w:t xml:space="preserve">I. A</w:t>`},
		{"page number in the body", &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: "a"}, doc.Field{Kind: doc.FieldPage}}}, `</w:r><w:fldSimple w:instr=" PAGE ">`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := bodyOf(t, tt.block); !strings.Contains(got, tt.want) {
				t.Errorf("no %s in\n%s", tt.want, indented(got))
			}
		})
	}
	if got := bodyOf(t, &doc.Table{Columns: []doc.Length{9}}); strings.Contains(got, "<w:tbl>") {
		t.Errorf("a table without rows is written: %s", got)
	}
}

// TestOutlineDepth: Word's outline has nine levels.
func TestOutlineDepth(t *testing.T) {
	d := sample()
	d.Styles[6].Outline = 12
	_, parts := unpack(t, write(t, d))
	if !strings.Contains(parts[stylesName], `<w:outlineLvl w:val="8"/>`) {
		t.Error("the deepest level is not the ninth")
	}
}

// TestHeaders: headers that read alike but open different addresses are two
// parts, each with its own relations; equal ones are one part.
func TestHeaders(t *testing.T) {
	link := func(target string) []doc.Block {
		return []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{doc.Link{Target: target, Text: "x"}}}}
	}
	d := sample()
	d.Sections = nil
	for _, target := range []string{"", "https://a.vn", "https://a.vn", "https://b.vn"} {
		section := doc.Section{Page: portrait(), Blocks: []doc.Block{para("", "x")}}
		if target != "" {
			section.Header = link(target)
		}
		d.Sections = append(d.Sections, section)
	}
	_, parts := unpack(t, write(t, d))
	checkShape(t, d, parts)
	if got := strings.Count(parts[documentName], "<w:headerReference"); got != 3 {
		t.Errorf("%d header references, want one of first pages and two others", got)
	}
	for file, target := range map[string]string{"header1": "", "header2": "a.vn", "header3": "b.vn"} {
		rels, found := parts[opc.RelationsName("word/"+file+".xml")]
		if found != (target != "") || !strings.Contains(rels, target) {
			t.Errorf("relations of %s: %q", file, rels)
		}
	}
}
