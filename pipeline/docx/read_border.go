package docx

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// edgeLines counts the edges of a table by the line that they have.
type edgeLines map[doc.Border]int

// border finds the line that the edges of the cells have. Where they differ, that of most
// counts.
func (t *tableReader) border() {
	whole := t.wholeEdges()
	lines := edgeLines{}
	for i := range t.rows {
		for j := range t.rows[i].cells {
			t.count(lines, whole, i, j)
		}
	}
	best, most, total := doc.Border{}, 0, 0
	for b, n := range lines {
		total += n
		if n > most || n == most && (b.Weight > best.Weight || b.Weight == best.Weight && b.Color < best.Color) {
			best, most = b, n
		}
	}
	t.t.Border = best
	if most < total && best.Weight > 0 {
		t.r.say("ke-bang")
	}
}

// wholeEdges are the lines of the table itself by their names.
func (t *tableReader) wholeEdges() map[string]doc.Border {
	whole := map[string]doc.Border{}
	chain := t.chain("w:tblBorders")
	for i := len(chain) - 1; i >= 0; i-- {
		for b := chain[i].Kid; b != nil; b = b.Next {
			whole[edgeName(b.Name)] = edgeLine(b)
		}
	}
	return whole
}

func edgeName(name string) string {
	switch name {
	case "w:start":
		return "w:left"
	case "w:end":
		return "w:right"
	}
	return name
}

// edgeLine is a border as the model has it.
func edgeLine(b *xmltree.Node) doc.Border {
	if !drawn(b) {
		return doc.Border{}
	}
	color := hexColor(b.Attr("w:color"))
	if color == black {
		color = ""
	}
	return doc.Border{Weight: borderWeight(b), Color: color}
}

var sides = [...]string{"w:top", "w:left", "w:bottom", "w:right"}

// count counts the edges of a cell. One between two cells is drawn if either has it:
// it is counted for both.
func (t *tableReader) count(lines edgeLines, whole map[string]doc.Border, i, j int) {
	c := &t.rows[i].cells[j]
	if c.node == nil {
		return
	}
	for _, side := range sides {
		if c.gone && side == "w:top" || c.tie && side == "w:bottom" && t.goesOn(i, c) {
			continue
		}
		line := t.edge(whole, i, j, side)
		if line.Weight == 0 {
			line = t.facing(whole, i, j, side)
		}
		lines[line]++
	}
}

// goesOn tells whether a cell of row i is covered by the same as the one below.
func (t *tableReader) goesOn(i int, c *rawCell) bool {
	below := t.at(i+1, c.column)
	return below != nil && below.gone
}

// at is the cell over a column of a row.
func (t *tableReader) at(i, column int) *rawCell {
	if i < 0 || i >= len(t.rows) {
		return nil
	}
	cells := t.rows[i].cells
	low, high := 0, len(cells)
	for low < high {
		if mid := (low + high) / 2; cells[mid].column+cells[mid].span <= column {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(cells) || cells[low].column > column {
		return nil
	}
	return &cells[low]
}

// edge is the line that a cell itself has on a side.
func (t *tableReader) edge(whole map[string]doc.Border, i, j int, side string) doc.Border {
	c := &t.rows[i].cells[j]
	if own := c.own(side); own != nil {
		return edgeLine(own)
	}
	inside := side
	switch {
	case side == "w:top" && i > 0, side == "w:bottom" && i < len(t.rows)-1:
		inside = "w:insideH"
	case side == "w:left" && j > 0, side == "w:right" && j < len(t.rows[i].cells)-1:
		inside = "w:insideV"
	}
	return whole[inside]
}

// own is the border of a cell's own properties.
func (c *rawCell) own(side string) *xmltree.Node {
	if c.node == nil {
		return nil
	}
	borders := c.node.Path("w:tcPr", "w:tcBorders")
	if borders == nil {
		return nil
	}
	for b := borders.Kid; b != nil; b = b.Next {
		if edgeName(b.Name) == side {
			return b
		}
	}
	return nil
}

// facing is the line that the cell beside has on the same edge.
func (t *tableReader) facing(whole map[string]doc.Border, i, j int, side string) doc.Border {
	c := &t.rows[i].cells[j]
	var beside *rawCell
	opposite := ""
	switch side {
	case "w:top":
		beside, opposite = t.at(i-1, c.column), "w:bottom"
	case "w:bottom":
		beside, opposite = t.at(i+1, c.column), "w:top"
	case "w:left":
		if j > 0 {
			beside, opposite = &t.rows[i].cells[j-1], "w:right"
		}
	case "w:right":
		if j+1 < len(t.rows[i].cells) {
			beside, opposite = &t.rows[i].cells[j+1], "w:left"
		}
	}
	if beside == nil {
		return doc.Border{}
	}
	if own := beside.own(opposite); own != nil {
		return edgeLine(own)
	}
	return doc.Border{}
}

// edges makes lines of the edges above and under a cell in a table without any others.
func (t *tableReader) edges(cell *doc.Cell, c *rawCell) {
	if t.t.Border.Weight > 0 {
		return
	}
	line := func(b *xmltree.Node) *doc.Rule {
		rule := &doc.Rule{Mark: doc.MarkBorder, Width: t.r.width + 2*t.t.Padding, Weight: borderWeight(b), Align: doc.AlignCenter}
		t.r.stand(rule, c.node)
		return rule
	}
	if b := c.own("w:top"); b != nil && drawn(b) {
		cell.Blocks = append([]doc.Block{line(b)}, cell.Blocks...)
	}
	if b := c.own("w:bottom"); b != nil && drawn(b) {
		cell.Blocks = append(cell.Blocks, line(b))
	}
	for _, side := range [...]string{"w:left", "w:right"} {
		if b := c.own(side); b != nil && drawn(b) {
			t.r.say("ke-bang")
		}
	}
}
