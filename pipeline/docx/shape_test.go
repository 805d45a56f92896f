package docx

import (
	"encoding/xml"
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
)

// xmlNode is an XML element.
type xmlNode struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []xmlNode  `xml:",any"`
}

func (n xmlNode) attr(local string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// each calls f for n and every element under it.
func (n xmlNode) each(f func(xmlNode)) {
	f(n)
	for _, c := range n.Nodes {
		c.each(f)
	}
}

// all are the elements under n of a local name.
func (n xmlNode) all(local string) (out []xmlNode) {
	n.each(func(c xmlNode) {
		if c.XMLName.Local == local {
			out = append(out, c)
		}
	})
	return out
}

type failer interface{ Fatalf(string, ...any) }

// checkShape checks what Word demands beyond the schema.
func checkShape(t failer, d *doc.Doc, parts map[string]string) {
	ids := map[string]bool{}
	for name, content := range parts {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		var root xmlNode
		if err := xml.Unmarshal([]byte(content), &root); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !strings.HasPrefix(name, "word/") || strings.HasSuffix(name, ".rels") {
			continue
		}
		root.each(func(n xmlNode) { checkNode(t, name, n) })
		checkRelations(t, root, parts[opc.RelationsName(name)])
		for _, p := range root.all("docPr") {
			if ids[p.attr("id")] {
				t.Fatalf("%s: drawing id %s comes twice", name, p.attr("id"))
			}
			ids[p.attr("id")] = true
		}
		if got := len(root.all("sectPr")); name == documentName && got != len(d.Sections) {
			t.Fatalf("%d sections, want %d", got, len(d.Sections))
		}
	}
}

// checkNode checks one element and its children.
func checkNode(t failer, part string, n xmlNode) {
	switch n.XMLName.Local {
	case "tc", "hdr", "body":
		last := ""
		for _, c := range n.Nodes {
			if c.XMLName.Local == "tbl" && last == "tbl" {
				t.Fatalf("%s: two tables side by side", part)
			}
			if c.XMLName.Local != "sectPr" {
				last = c.XMLName.Local
			}
		}
		if last != "p" {
			t.Fatalf("%s: %s ends with %q", part, n.XMLName.Local, last)
		}
	case "tbl":
		grid, rows := 0, 0
		open := map[int]int{} // columns at which a merged cell may go on, and its width
		for _, c := range n.Nodes {
			switch c.XMLName.Local {
			case "tblGrid":
				grid = len(c.Nodes)
			case "tr":
				rows++
				if got := columns(c); got != grid {
					t.Fatalf("%s: row of %d columns in a grid of %d", part, got, grid)
				}
				if open = merged(c, open); open == nil {
					t.Fatalf("%s: row %d goes on with a cell that is not above", part, rows)
				}
			}
		}
		if rows == 0 {
			t.Fatalf("%s: table without rows", part)
		}
	}
}

// columns counts the grid columns that a row covers.
func columns(row xmlNode) (n int) {
	for _, cell := range row.Nodes {
		if cell.XMLName.Local == "tc" {
			span, _ := extent(cell)
			n += span
		}
	}
	return n
}

// extent is how many columns a cell covers, and its part in a merged one.
func extent(cell xmlNode) (span int, merge string) {
	span = 1
	for _, p := range cell.Nodes[0].Nodes {
		switch p.XMLName.Local {
		case "gridSpan":
			fmt.Sscan(p.attr("val"), &span)
		case "vMerge":
			merge = p.attr("val")
		}
	}
	return span, merge
}

// merged gives the merged cells that the next row may go on with, those of this one;
// nil if it goes on with another than those of the row above.
func merged(row xmlNode, above map[int]int) map[int]int {
	out, column := map[int]int{}, 0
	for _, cell := range row.Nodes {
		if cell.XMLName.Local != "tc" {
			continue
		}
		span, merge := extent(cell)
		if merge == "continue" && above[column] != span {
			return nil
		}
		if merge != "" {
			out[column] = span
		}
		column += span
	}
	return out
}

// checkRelations checks that a part's relations are those that it names.
func checkRelations(t failer, root xmlNode, rels string) {
	have := map[string]string{}
	if rels != "" {
		var r xmlNode
		if err := xml.Unmarshal([]byte(rels), &r); err != nil {
			t.Fatalf("relations: %v", err)
		}
		for _, n := range r.Nodes {
			have[n.attr("Id")] = n.attr("Type")
		}
	}
	root.each(func(n xmlNode) {
		want := map[string]string{"hyperlink": relHyperlink, "headerReference": nsRels + "/header", "footerReference": nsRels + "/footer"}[n.XMLName.Local]
		if n.XMLName.Local == "blip" && have[n.attr("embed")] != nsRels+"/image" {
			t.Fatalf("a picture names relation %q of type %q", n.attr("embed"), have[n.attr("embed")])
		}
		if want != "" && have[n.attr("id")] != want {
			t.Fatalf("%s names relation %q of type %q", n.XMLName.Local, n.attr("id"), have[n.attr("id")])
		}
	})
}
