package docx

import (
	"slices"

	"vanthu/pipeline/doc"
)

// cellContext is what a paragraph takes from the cell in which it is.
type cellContext struct {
	table *node
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
	node        *node // nil where the row has no cell
	column      int
	span        int
	goesOn, tie bool // w:vMerge: it belongs to the cell above; it may have some below
	down        int  // rows that it covers
	gone        bool // the cell above covers it
}

type rawRow struct {
	node, properties *node
	cells            []rawCell
	header           bool
}

// tableReader is a w:tbl while it is read.
type tableReader struct {
	r          *reader
	node       *node
	properties *node
	style      *fileStyle
	rows       []rawRow
	t          *doc.Table
	looks      map[uint16]*cellLook
}

// mostColumns is what Word draws of a table.
const mostColumns = 63 * 8

// table reads a w:tbl into a flow.
func (r *reader) table(f *flow, n *node) {
	asides, said := len(r.f.Asides), len(r.said)
	t := &tableReader{r: r, node: n, properties: n.child("w:tblPr"), t: &doc.Table{}, looks: map[uint16]*cellLook{}}
	if t.style = r.style("table", t.properties.child("w:tblStyle").val()); t.style == nil {
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
	f.table = true
}

// collect finds the rows and cells, also those inside of content controls.
func (t *tableReader) collect() {
	var rows func(n *node)
	rows = func(n *node) {
		for k := n.kid; k != nil; k = k.next {
			switch k.name {
			case "w:tr":
				t.row(k)
			case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "mc:AlternateContent", "mc:Choice":
				rows(k)
			}
		}
	}
	rows(t.node)
}

// row takes a w:tr. One that a tracked change takes out is none.
func (t *tableReader) row(n *node) {
	row := rawRow{node: n, properties: n.child("w:trPr")}
	if row.properties.child("w:ins") != nil {
		t.r.changes["w:ins"]++
	}
	if row.properties.child("w:del") != nil {
		t.r.changes["w:del"]++
		t.r.deletedRow(n)
		return
	}
	row.header = enabled(row.properties.child("w:tblHeader"))
	column := 0
	gap := func(count int) {
		if count > 0 && column+count <= mostColumns {
			row.cells = append(row.cells, rawCell{column: column, span: count})
			column += count
		}
	}
	gap(number(row.properties.child("w:gridBefore").val()))
	if column > 0 {
		t.r.say("hang-thut")
	}
	var cells func(n *node)
	cells = func(n *node) {
		for k := n.kid; k != nil; k = k.next {
			switch k.name {
			case "w:tc":
				column = row.take(k, column)
			case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "mc:AlternateContent", "mc:Choice":
				cells(k)
			}
		}
	}
	cells(n)
	gap(number(row.properties.child("w:gridAfter").val()))
	t.rows = append(t.rows, row)
}

// take adds a w:tc, or gives its columns to the one before.
func (row *rawRow) take(n *node, column int) int {
	properties := n.child("w:tcPr")
	c := rawCell{node: n, column: column, span: min(max(1, number(properties.child("w:gridSpan").val())), mostColumns)}
	if column+c.span > mostColumns {
		c.span = max(1, mostColumns-column)
	}
	if merge := properties.child("w:hMerge"); merge != nil && merge.val() != "restart" && len(row.cells) > 0 {
		row.cells[len(row.cells)-1].span += c.span
		return column + c.span
	}
	if merge := properties.child("w:vMerge"); merge != nil {
		c.tie = true
		c.goesOn = merge.val() != "restart"
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
	for g := t.node.child("w:tblGrid").child("w:gridCol"); g != nil && i < count; g = g.next {
		if g.name == "w:gridCol" {
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
			if w := c.node.path("w:tcPr", "w:tcW"); w != nil && (w.attr("w:type") == "dxa" || w.attr("w:type") == "") {
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
		t.rows = slices.DeleteFunc(t.rows, hollow)
		t.cover()
	}
	t.header()
}

// cover finds which cells those above cover.
func (t *tableReader) cover() {
	open := map[int]*rawCell{} // by column
	for i := range t.rows {
		next := map[int]*rawCell{}
		for j := range t.rows[i].cells {
			c := &t.rows[i].cells[j]
			c.gone, c.down = false, 1
			if above := open[c.column]; c.goesOn && above != nil && above.span == c.span {
				above.down++
				c.gone = true
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
	for i := 0; i < n; i++ {
		if slices.ContainsFunc(t.rows[i].cells, func(c rawCell) bool { return !c.gone && i+c.down > n }) {
			n, i = i, -1 // those above may reach out of what is left
		}
	}
	if n < want {
		t.r.say("hang-tieu-de")
	}
	t.t.HeaderRows = n
}

// frame reads the properties of the whole table.
func (t *tableReader) frame() {
	margins := t.properties.child("w:tblCellMar")
	side := func(names ...string) (int, bool) {
		for _, m := range t.chain("w:tblCellMar") {
			for _, name := range names {
				if n := m.child(name); n != nil {
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
	top, _ := length(margins.child("w:top"), "w:w")
	bottom, _ := length(margins.child("w:bottom"), "w:w")
	if left != right || top > 0 || bottom > 0 {
		t.r.say("le-o")
	}
	t.t.Align = doc.AlignLeft
	if said := t.chain("w:jc"); len(said) > 0 {
		if a := alignment(said[0].val(), false); a == doc.AlignCenter || a == doc.AlignRight {
			t.t.Align = a
		}
	}
	if t.properties.child("w:tblpPr") != nil {
		t.r.say("bang-troi")
	}
	t.border()
}

// chain are the elements of a name that speak for the table: its own, its style's and
// those of what that is based on.
func (t *tableReader) chain(name string) (out []*node) {
	if n := t.properties.child(name); n != nil {
		out = append(out, n)
	}
	st := t.style
	for range 32 {
		if st == nil {
			break
		}
		if n := st.node.path("w:tblPr", name); n != nil {
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
	row.CanSplit = !enabled(raw.properties.child("w:cantSplit"))
	if h := raw.properties.child("w:trHeight"); h != nil {
		v, _ := length(h, "w:val")
		row.Height = doc.Length(max(0, v))
		if h.attr("w:hRule") == "exact" {
			t.r.say("cao-hang")
		}
	}
	t.r.cell.bound = t.binds(i)
	start := t.start(around, width)
	for j := range raw.cells {
		c := &raw.cells[j]
		if c.gone {
			t.under(i, c)
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

// under reads a cell that another one covers. Word keeps what it holds, unseen: it is
// put where it would be seen.
func (t *tableReader) under(i int, c *rawCell) {
	if c.node == nil || !lettered(c.node) {
		return
	}
	for k := i - 1; k >= 0; k-- {
		own := 0
		for j := range t.rows[k].cells {
			above := &t.rows[k].cells[j]
			if above.gone {
				continue
			}
			if above.column == c.column {
				t.r.say("o-bi-che")
				cell := &t.t.Rows[k].Cells[own]
				cell.Blocks = append(cell.Blocks, t.r.content(c.node)...)
				return
			}
			own++
		}
	}
}

// lettered tells whether there is a letter in n.
func lettered(n *node) bool {
	for k := n; k != nil; k = k.after(n) {
		if k.name == "w:t" && k.text != "" {
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
	properties := c.node.child("w:tcPr")
	switch properties.child("w:vAlign").val() {
	case "center", "both":
		cell.Middle = true
	case "bottom":
		t.r.say("can-day-o")
	}
	if direction := properties.child("w:textDirection").val(); direction != "" && direction != "lrTb" && direction != "tb" {
		t.r.say("chu-dung")
	}
	if properties.child("w:cellDel") != nil || properties.child("w:cellIns") != nil || properties.child("w:cellMerge") != nil {
		t.r.changes["w:cell"]++
	}
	if properties.child("w:tcMar") != nil {
		t.r.say("le-o")
	}
	if fill := properties.child("w:shd"); fill != nil && shade(fill) != "none" && shade(fill) != "FFFFFF" {
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
	if l, known := t.looks[key]; known {
		return l
	}
	l := &cellLook{letters: t.style.letters, format: t.r.sheet.format}
	l.format.over(&t.style.format)
	for b, name := range tableParts {
		if key&(1<<b) == 0 {
			continue
		}
		for _, part := range t.style.parts {
			if part.attr("w:type") == name {
				quiet := t.r.quiet
				t.r.quiet = true
				l.letters.over(ptr(t.r.letters(part.child("w:rPr"))))
				l.format.over(ptr(t.r.format(part.child("w:pPr"))))
				t.r.quiet = quiet
			}
		}
	}
	if l.letters == (letters{}) && l.format == t.r.sheet.format {
		l = nil
	}
	t.looks[key] = l
	return l
}

// partsOf are the parts of the table's style in which a cell is, as bits.
func (t *tableReader) partsOf(i int, c *rawCell) (key uint16) {
	if len(t.style.parts) == 0 {
		return 0
	}
	look := t.properties.child("w:tblLook")
	bits := hexOf(look.val())
	on := func(name string, bit int) bool {
		if s, ok := look.lookup("w:" + name); ok {
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
