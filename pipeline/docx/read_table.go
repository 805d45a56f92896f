package docx

import (
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// cellContext is what a paragraph takes from the cell in which it is.
type cellContext struct {
	table *xmltree.Node
	look  *cellLook  // of the table's style; nil changes nothing
	bound bool       // a cell binds its row to the one below
	left  doc.Length // of the cell, from the margin
}

// cellLook is what a table's style says for some of its cells.
type cellLook struct {
	letters letters
	format  format // over the document's
}

// rawCell is a w:tc, or a place without one.
type rawCell struct {
	node        *xmltree.Node // nil where the row has no cell
	column      int
	span        int
	goesOn, tie bool // w:vMerge: it belongs to the cell above; it may have some below
	down        int  // rows that it covers
	gone        bool // the cell above covers it
	above       *rawCell
	cell        *doc.Cell
	hidden      []*xmltree.Node // w:tc that it covers, in the order of the file
}

type rawRow struct {
	node, properties *xmltree.Node
	cells            []rawCell
	header           bool
}

// tableReader is a w:tbl while it is read.
type tableReader struct {
	r          *reader
	node       *xmltree.Node
	properties *xmltree.Node
	style      *fileStyle
	rows       []rawRow
	t          *doc.Table
}

// mostColumns is what Word draws of a table.
const mostColumns = 63 * 8

// table reads a w:tbl into a flow.
func (r *reader) table(f *flow, n *xmltree.Node) {
	asides, said := len(r.f.Asides), len(r.said)
	t := &tableReader{r: r, node: n, properties: n.Child("w:tblPr"), t: &doc.Table{}}
	if t.style = r.style("table", t.properties.Child("w:tblStyle").Val()); t.style == nil {
		t.style = r.sheet.table
		r.resolve(t.style)
	}
	t.collect()
	t.columns()
	t.merge()
	if len(t.rows) == 0 || len(t.t.Columns) == 0 {
		return
	}
	t.frame()
	t.fill()
	r.stand(t.t, n)
	r.settle(t.t, asides, said)
	f.blocks = append(f.blocks, t.t)
	f.table, f.last = true, n
}

// collect finds the rows and cells, also those inside of content controls.
func (t *tableReader) collect() {
	var rows func(n *xmltree.Node)
	rows = func(n *xmltree.Node) {
		for k := n.Kid; k != nil; k = k.Next {
			switch k.Name {
			case "w:tr":
				t.row(k)
			case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
				rows(k)
			case "mc:AlternateContent":
				if c := t.r.alternative(k); c != nil {
					rows(c)
				}
			}
		}
	}
	rows(t.node)
}

// row takes a w:tr. One that a tracked change takes out is none.
func (t *tableReader) row(n *xmltree.Node) {
	row := rawRow{node: n, properties: n.Child("w:trPr")}
	if row.properties.Child("w:ins") != nil {
		t.r.changes["w:ins"]++
	}
	if row.properties.Child("w:del") != nil {
		t.r.changes["w:del"]++
		t.r.beside(AsideDeleted, n)
		return
	}
	row.header = enabled(row.properties.Child("w:tblHeader"))
	column := 0
	gap := func(count int) {
		if count > 0 && column+count <= mostColumns {
			row.cells = append(row.cells, rawCell{column: column, span: count})
			column += count
		}
	}
	gap(number(row.properties.Child("w:gridBefore").Val()))
	if column > 0 {
		t.r.say("hang-thut")
	}
	var cells func(n *xmltree.Node)
	cells = func(n *xmltree.Node) {
		for k := n.Kid; k != nil; k = k.Next {
			switch k.Name {
			case "w:tc":
				column = row.take(k, column)
			case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
				cells(k)
			case "mc:AlternateContent":
				if c := t.r.alternative(k); c != nil {
					cells(c)
				}
			}
		}
	}
	cells(n)
	gap(number(row.properties.Child("w:gridAfter").Val()))
	t.rows = append(t.rows, row)
}

// take adds a w:tc, or gives its columns to the one before.
func (row *rawRow) take(n *xmltree.Node, column int) int {
	properties := n.Child("w:tcPr")
	c := rawCell{node: n, column: column, span: min(max(1, number(properties.Child("w:gridSpan").Val())), mostColumns)}
	if column+c.span > mostColumns {
		c.span = max(1, mostColumns-column)
	}
	if merge := properties.Child("w:hMerge"); merge != nil && merge.Val() != "restart" && len(row.cells) > 0 {
		last := &row.cells[len(row.cells)-1]
		last.span += c.span
		last.hidden = append(last.hidden, n)
		return column + c.span
	}
	if merge := properties.Child("w:vMerge"); merge != nil {
		c.tie = true
		c.goesOn = merge.Val() != "restart"
	}
	row.cells = append(row.cells, c)
	return column + c.span
}

// columns finds the grid: a cell's own width goes before that of the grid, which many
// programs leave wrong.
func (t *tableReader) columns() {
	count := 0
	for _, row := range t.rows {
		if n := len(row.cells); n > 0 {
			count = max(count, row.cells[n-1].column+row.cells[n-1].span)
		}
	}
	widths := make([]doc.Length, count)
	i := 0
	for g := t.node.Child("w:tblGrid").Child("w:gridCol"); g != nil && i < count; g = g.Next {
		if g.Name == "w:gridCol" {
			v, _ := length(g, "w:w")
			widths[i] = doc.Length(max(0, v))
			i++
		}
	}
	known := make([]bool, count)
	for _, row := range t.rows {
		for _, c := range row.cells {
			if c.span != 1 || c.node == nil || known[c.column] {
				continue
			}
			if w := c.node.Path("w:tcPr", "w:tcW"); w != nil && (w.Attr("w:type") == "dxa" || w.Attr("w:type") == "") {
				if v, _ := length(w, "w:w"); v > 0 {
					widths[c.column], known[c.column] = doc.Length(v), true
				}
			}
		}
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = max(1, t.r.width/doc.Length(max(1, count)))
		}
	}
	t.t.Columns = widths
	for i := range t.rows {
		t.rows[i].close(count)
	}
}

// close adds what a row lacks at its end.
func (row *rawRow) close(count int) {
	column := 0
	if n := len(row.cells); n > 0 {
		column = row.cells[n-1].column + row.cells[n-1].span
	}
	if column < count {
		row.cells = append(row.cells, rawCell{column: column, span: count - column})
	}
}

// merge finds the cells over several rows. A row without a cell of its own goes, and a
// cell that reaches out of the heading rows makes them less.
func (t *tableReader) merge() {
	t.cover()
	hollow := func(row rawRow) bool {
		return !slices.ContainsFunc(row.cells, func(c rawCell) bool { return !c.gone })
	}
	if slices.ContainsFunc(t.rows, hollow) {
		t.r.say("hang-gop")
		for i := range t.rows {
			if hollow(t.rows[i]) {
				t.rows[i].yield()
			}
		}
		t.rows = slices.DeleteFunc(t.rows, hollow)
		t.cover()
	}
	t.header()
}

// yield gives what a row without a cell of its own holds to the cells above.
func (row *rawRow) yield() {
	for i := range row.cells {
		c := &row.cells[i]
		c.above.hidden = append(c.above.hidden, c.node)
		c.above.hidden = append(c.above.hidden, c.hidden...)
	}
}

// cover finds which cells those above cover.
func (t *tableReader) cover() {
	open := map[int]*rawCell{} // by column
	for i := range t.rows {
		next := map[int]*rawCell{}
		for j := range t.rows[i].cells {
			c := &t.rows[i].cells[j]
			c.gone, c.above, c.down = false, nil, 1
			if above := open[c.column]; c.goesOn && above != nil && above.span == c.span {
				above.down++
				c.gone, c.above = true, above
				next[c.column] = above
				continue
			}
			if c.tie {
				next[c.column] = c
			}
		}
		open = next
	}
}

// header counts the rows that repeat.
func (t *tableReader) header() {
	n := 0
	for n < len(t.rows) && t.rows[n].header {
		n++
	}
	want := n
	reach := make([]int, n+1) // of the rows above each
	for i := range n {
		reach[i+1] = reach[i]
		for _, c := range t.rows[i].cells {
			if !c.gone {
				reach[i+1] = max(reach[i+1], i+c.down)
			}
		}
	}
	for reach[n] > n {
		n--
	}
	if n < want {
		t.r.say("hang-tieu-de")
	}
	t.t.HeaderRows = n
}

// frame reads the properties of the whole table.
func (t *tableReader) frame() {
	margins := t.properties.Child("w:tblCellMar")
	side := func(names ...string) (int, bool) {
		for _, m := range t.chain("w:tblCellMar") {
			for _, name := range names {
				if n := m.Child(name); n != nil {
					v, _ := length(n, "w:w")
					return v, true
				}
			}
		}
		return 115, false
	}
	left, _ := side("w:left", "w:start")
	right, _ := side("w:right", "w:end")
	t.t.Padding = doc.Length(max(0, left))
	top, _ := length(margins.Child("w:top"), "w:w")
	bottom, _ := length(margins.Child("w:bottom"), "w:w")
	if left != right || top > 0 || bottom > 0 {
		t.r.say("le-o")
	}
	t.t.Align = doc.AlignLeft
	if said := t.chain("w:jc"); len(said) > 0 {
		if a := alignment(said[0].Val(), false); a == doc.AlignCenter || a == doc.AlignRight {
			t.t.Align = a
		}
	}
	if t.properties.Child("w:tblpPr") != nil {
		t.r.say("bang-troi")
	} else if said := t.chain("w:tblInd"); len(said) > 0 && t.t.Align == doc.AlignLeft {
		if v, _ := length(said[0], "w:w"); v > left+28 || v < -left-28 { // else the letters or the lines stand at the margin
			t.r.say("bang-thut")
		}
	}
	if said := t.chain("w:tblCellSpacing"); len(said) > 0 {
		if v, _ := length(said[0], "w:w"); v > 0 {
			t.r.say("cach-o")
		}
	}
	t.border()
}

// chain are the elements of a name that speak for the table: its own, its style's and
// those of what that is based on.
func (t *tableReader) chain(name string) (out []*xmltree.Node) {
	if n := t.properties.Child(name); n != nil {
		out = append(out, n)
	}
	st := t.style
	for range 32 {
		if st == nil {
			break
		}
		if n := st.node.Path("w:tblPr", name); n != nil {
			out = append(out, n)
		}
		st = st.parent
	}
	return out
}

// fill reads the rows and cells.
func (t *tableReader) fill() {
	r := t.r
	around, width := r.cell, r.width
	r.cell.table = t.node
	r.depth++
	t.t.Rows = make([]doc.Row, len(t.rows))
	for i := range t.rows {
		t.fillRow(i, around, width)
	}
	r.depth--
	r.cell, r.width = around, width
}

func (t *tableReader) fillRow(i int, around cellContext, width doc.Length) {
	raw, row := &t.rows[i], &t.t.Rows[i]
	row.CanSplit = !enabled(raw.properties.Child("w:cantSplit"))
	if h := raw.properties.Child("w:trHeight"); h != nil {
		v, _ := length(h, "w:val")
		row.Height = doc.Length(max(0, v))
		if h.Attr("w:hRule") == "exact" {
			t.r.say("cao-hang")
		}
	}
	t.r.cell.bound = t.binds(i)
	row.Cells = make([]doc.Cell, 0, len(raw.cells))
	start := t.start(around, width)
	for j := range raw.cells {
		c := &raw.cells[j]
		if c.gone {
			t.under(c, append([]*xmltree.Node{c.node}, c.hidden...))
			continue
		}
		t.r.width, t.r.cell.left = -2*t.t.Padding, start
		for _, w := range t.t.Columns[:c.column] {
			t.r.cell.left += w
		}
		t.r.cell.left += t.t.Padding
		for _, w := range t.t.Columns[c.column : c.column+c.span] {
			t.r.width += w
		}
		t.r.width = max(0, t.r.width)
		row.Cells = append(row.Cells, t.cell(i, c))
		c.cell = &row.Cells[len(row.Cells)-1]
		t.under(c, c.hidden)
	}
	for j := range row.Cells {
		t.strip(row, j)
	}
}

// start is where the grid begins, from the margin.
func (t *tableReader) start(around cellContext, width doc.Length) doc.Length {
	whole := doc.Length(0)
	for _, w := range t.t.Columns {
		whole += w
	}
	switch t.t.Align {
	case doc.AlignCenter:
		return around.left + (width-whole)/2
	case doc.AlignRight:
		return around.left + width - whole
	}
	return around.left
}

// binds tells whether a cell of row i or above goes on below it.
func (t *tableReader) binds(i int) bool {
	if i+1 >= len(t.rows) {
		return false
	}
	return slices.ContainsFunc(t.rows[i+1].cells, func(c rawCell) bool { return c.gone })
}

// under reads cells that another one covers. Word keeps what they hold, unseen: it is put
// where it would be seen.
func (t *tableReader) under(c *rawCell, nodes []*xmltree.Node) {
	for c.above != nil {
		c = c.above
	}
	for _, n := range nodes {
		if n != nil && lettered(n) && c.cell != nil {
			t.r.say("o-bi-che")
			c.cell.Blocks = append(c.cell.Blocks, t.r.content(n)...)
		}
	}
}

// lettered tells whether there is a letter in n.
func lettered(n *xmltree.Node) bool {
	for k := n; k != nil; k = k.After(n) {
		if k.Name == "w:t" && k.Text != "" {
			return true
		}
	}
	return false
}

// cell reads a cell of row i.
func (t *tableReader) cell(i int, c *rawCell) doc.Cell {
	cell := doc.Cell{}
	if c.span > 1 {
		cell.Span = c.span
	}
	if c.down > 1 {
		cell.Down = c.down
	}
	if c.node == nil {
		return cell
	}
	properties := c.node.Child("w:tcPr")
	switch properties.Child("w:vAlign").Val() {
	case "center", "both":
		cell.Middle = true
	case "bottom":
		t.r.say("can-day-o")
	}
	if direction := properties.Child("w:textDirection").Val(); direction != "" && direction != "lrTb" && direction != "tb" {
		t.r.say("chu-dung")
	}
	if properties.Child("w:cellDel") != nil || properties.Child("w:cellIns") != nil || properties.Child("w:cellMerge") != nil {
		t.r.changes["w:cell"]++
	}
	if properties.Child("w:tcMar") != nil {
		t.r.say("le-o")
	}
	if fill := properties.Child("w:shd"); fill != nil && shade(fill) != "none" && shade(fill) != "FFFFFF" {
		t.r.say("nen-o")
	}
	t.r.cell.look = t.look(i, c)
	cell.Blocks = t.r.content(c.node)
	t.edges(&cell, c)
	return cell
}

// strip takes the empty paragraph out of a cell that needs none of its own: see
// [doc.Row.Content].
func (t *tableReader) strip(row *doc.Row, j int) {
	c := &row.Cells[j]
	if len(c.Blocks) != 1 {
		return
	}
	p, ok := c.Blocks[0].(*doc.Paragraph)
	if !ok || len(p.Inlines) > 0 || p.Align != doc.AlignStyle {
		return
	}
	standard := t.r.f.Doc.Styles[0].ID
	blocks := c.Blocks
	c.Blocks = nil
	filler := row.Filler(j).Style
	if filler != p.Style && (filler != "" || p.Style != standard) {
		c.Blocks = blocks
	}
}

// The parts of a table for which its style may say something of its own, the stronger
// ones later.
var tableParts = []string{"wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow", "neCell", "nwCell", "seCell", "swCell"}

// look is what the table's style says for a cell of row i.
func (t *tableReader) look(i int, c *rawCell) *cellLook {
	if t.style == nil {
		return nil
	}
	key := t.partsOf(i, c)
	if l, known := t.style.looks[key]; known {
		return l
	}
	l := &cellLook{letters: t.style.letters, format: t.r.sheet.format}
	l.format.over(&t.style.format)
	for b, name := range tableParts {
		if key&(1<<b) == 0 {
			continue
		}
		for _, part := range t.style.parts {
			if part.Attr("w:type") == name {
				quiet := t.r.quiet
				t.r.quiet = true
				l.letters.over(ptr(t.r.letters(part.Child("w:rPr"))))
				l.format.over(ptr(t.r.format(part.Child("w:pPr"))))
				t.r.quiet = quiet
			}
		}
	}
	if l.letters == (letters{}) && l.format == t.r.sheet.format {
		l = nil
	}
	if t.style.looks == nil {
		t.style.looks = map[uint16]*cellLook{}
	}
	t.style.looks[key] = l
	return l
}

// partsOf are the parts of the table's style in which a cell is, as bits.
func (t *tableReader) partsOf(i int, c *rawCell) (key uint16) {
	if len(t.style.parts) == 0 {
		return 0
	}
	look := t.properties.Child("w:tblLook")
	bits := hexOf(look.Val())
	on := func(name string, bit int) bool {
		if s, ok := look.Lookup("w:" + name); ok {
			return s == "1" || s == "true" || s == "on"
		}
		return bits&bit != 0
	}
	put := func(name string, is bool) {
		if is {
			key |= 1 << slices.Index(tableParts, name)
		}
	}
	first, last := on("firstRow", 0x20) && i == 0, on("lastRow", 0x40) && i == len(t.rows)-1
	left, right := on("firstColumn", 0x80) && c.column == 0, on("lastColumn", 0x100) && c.column+c.span == len(t.t.Columns)
	put("wholeTable", true)
	put("firstRow", first)
	put("lastRow", last)
	put("firstCol", left)
	put("lastCol", right)
	put("nwCell", first && left)
	put("neCell", first && right)
	put("swCell", last && left)
	put("seCell", last && right)
	band := func(at int, skip bool, size int) int {
		if skip {
			at--
		}
		return at / max(1, size) % 2
	}
	if !on("noHBand", 0x200) && !first && !last {
		odd := band(i, on("firstRow", 0x20), t.style.rows) == 1
		put("band2Horz", odd)
		put("band1Horz", !odd)
	}
	if !on("noVBand", 0x400) && !left && !right {
		odd := band(c.column, on("firstColumn", 0x80), t.style.columns) == 1
		put("band2Vert", odd)
		put("band1Vert", !odd)
	}
	return key
}

// hexOf is a number in hexadecimal.
func hexOf(s string) (n int) {
	for _, d := range s {
		switch {
		case d >= '0' && d <= '9':
			n = n<<4 | int(d-'0')
		case d|0x20 >= 'a' && d|0x20 <= 'f':
			n = n<<4 | int(d|0x20-'a'+10)
		}
		n &= 0xffff
	}
	return n
}
