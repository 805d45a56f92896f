package docx

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/align"
	"vanthu/pipeline/docx/xmltree"
)

// puzzle puts the blocks of one place as read into the forms of those that were made.
type puzzle struct {
	*restorer
	have   []doc.Block
	leaves []leaf
	to     []int  // for each leaf its block, or -1
	same   []bool // nobody has changed it
	next   int    // leaf
	at     int    // block that comes next
}

// match finds the block of each leaf: first those that are the same, then between these
// the ones that were changed.
func (p *puzzle) match() {
	a, b := make([]atomKey, len(p.leaves)), make([]atomKey, len(p.have))
	for i := range p.leaves {
		a[i] = p.leaves[i].key
	}
	for j := range p.have {
		b[j] = p.keyOf(p.have[j])
		if b[j].kind == '?' {
			b[j].digest = uint64(j)
		}
	}
	p.to = align.Places(a, b)
	p.same = make([]bool, len(a))
	i, j := 0, 0
	for k := 0; k <= len(a); k++ {
		if k < len(a) && p.to[k] < 0 {
			continue
		}
		end := len(b)
		if k < len(a) {
			p.same[k], end = true, p.to[k]
		}
		p.pair(a, b, i, k, j, end)
		i, j = k+1, end+1
	}
}

// pair finds what was changed among the leaves from i to k and the blocks from j to end:
// as many of one kind as of the other are the same ones in their order; else those are
// whose label tells.
func (p *puzzle) pair(a, b []atomKey, i, k, j, end int) {
	alike := k-i == end-j
	for n := 0; alike && n < k-i; n++ {
		alike = a[i+n].kind == b[j+n].kind
	}
	for ; i < k; i++ {
		for n := j; n < end && (alike || p.guess()); n++ {
			if a[i].kind == b[n].kind && (alike || a[i].kind != 't' || p.begins(p.have[n], p.leaves[i].label)) {
				p.to[i], j = n, n+1
				break
			}
		}
	}
}

// guess tells whether one more is compared.
func (p *puzzle) guess() bool {
	p.guesses--
	return p.guesses >= 0
}

// begins tells whether a text begins with a label.
func (p *puzzle) begins(b doc.Block, label string) bool {
	if label == "" {
		return false
	}
	for line := range doc.Lines([]doc.Block{b}) {
		return strings.HasPrefix(line, doc.Fold(label)+" ")
	}
	return false
}

// build makes the blocks of forms.
func (p *puzzle) build(forms []*form, out []doc.Block) []doc.Block {
	for _, f := range forms {
		switch f.kind {
		case '[':
			out = p.list(f, p.fresh(p.next, out))
		case '=':
			out = p.chart(f, p.fresh(p.next, out))
		default:
			n := p.next
			out = p.fresh(n, out)
			p.next++
			if b := p.block(n); b != nil {
				out = append(out, b)
			}
		}
	}
	return out
}

// fresh appends the blocks that nobody made and that stand before the one of leaf n.
func (p *puzzle) fresh(n int, out []doc.Block) []doc.Block {
	end := len(p.have)
	if n < len(p.leaves) {
		if end = p.to[n]; end < 0 {
			return out
		}
	}
	for ; p.at < end; p.at++ {
		b := p.have[p.at]
		if p.at == len(p.have)-1 && len(out) > 0 && p.empty(b) {
			if _, after := out[len(out)-1].(*doc.Table); after { // word processors want one there
				p.forget(b)
				continue
			}
		}
		p.edits = append(p.edits, Edit{Block: b, New: true})
		p.last = b
		if l, ok := lastList(out); !ok || !p.adopt(l, b) {
			out = append(out, b)
		}
	}
	return out
}

func lastList(blocks []doc.Block) (*doc.List, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	l, ok := blocks[len(blocks)-1].(*doc.List)
	return l, ok
}

// adopt makes a paragraph that begins like the items of a list, or of one that ends it,
// its last item.
func (p *puzzle) adopt(l *doc.List, b doc.Block) bool {
	text, ok := b.(*doc.Paragraph)
	if !ok || len(l.Items) == 0 {
		return false
	}
	last := &l.Items[len(l.Items)-1]
	if inner, ok := lastList(last.Blocks); ok && p.adopt(inner, b) {
		return true
	}
	label := strings.TrimSuffix(labelled.FindString(doc.PlainText(text.Inlines)), " ")
	if label == "" || labelKind(label) != labelKind(last.Label) {
		return false
	}
	it := doc.Item{Label: label, LabelBold: last.LabelBold, Blocks: []doc.Block{text}}
	text.Inlines = unlabel(text.Inlines, label)
	l.Items = append(l.Items, it)
	return true
}

// labelKind is what the labels of one list have in common.
func labelKind(label string) string {
	kind := func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '1'
		case r >= 'a' && r <= 'z' || r == 'đ':
			return 'a'
		}
		return r
	}
	kinds := strings.Map(kind, label)
	return strings.ReplaceAll(strings.ReplaceAll(kinds, "11", "1"), "11", "1")
}

// unlabel takes a label and the space after it from the beginning of inlines. What is
// not there is not taken.
func unlabel(inlines []doc.Inline, label string) []doc.Inline {
	rest := label + " "
	for len(inlines) > 0 && rest != "" {
		t, ok := inlines[0].(doc.Text)
		if !ok {
			break
		}
		n := min(len(rest), len(t.Text))
		if t.Text[:n] != rest[:n] {
			break
		}
		t.Text, rest = t.Text[n:], rest[n:]
		if t.Text != "" {
			return append([]doc.Inline{t}, inlines[1:]...)
		}
		inlines = inlines[1:]
	}
	if len(inlines) == 0 {
		return nil
	}
	return inlines
}

// list makes a list. Items whose text is gone are none; what is left of one belongs to
// the item before, or stands before the list.
func (p *puzzle) list(f *form, out []doc.Block) []doc.Block {
	l := &doc.List{Ordered: f.ordered}
	for i, it := range f.items {
		n := p.next
		if i > 0 {
			p.between(l, n, &out)
		}
		blocks := p.build(it.forms, nil)
		switch {
		case p.to[n] >= 0:
			l.Items = append(l.Items, doc.Item{Label: p.leaves[n].label, LabelBold: it.bold, Blocks: blocks})
		case len(l.Items) > 0:
			last := &l.Items[len(l.Items)-1]
			last.Blocks = joined(last.Blocks, blocks)
		default:
			out = joined(out, blocks)
		}
	}
	if len(l.Items) == 0 {
		return out
	}
	return append(out, l)
}

// between puts what is new before leaf n into the list, or before it.
func (p *puzzle) between(l *doc.List, n int, out *[]doc.Block) {
	if len(l.Items) == 0 {
		*out = p.fresh(n, *out)
		return
	}
	blocks := p.fresh(n, []doc.Block{l})[1:]
	last := &l.Items[len(l.Items)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

// joined appends blocks; lists of one kind that meet are one.
func joined(out, blocks []doc.Block) []doc.Block {
	for _, b := range blocks {
		if l, ok := b.(*doc.List); ok {
			if last, ok := lastList(out); ok && last.Ordered == l.Ordered {
				last.Items = append(last.Items, l.Items...)
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// chart makes a chart if all of its pictures are there as they were made.
func (p *puzzle) chart(f *form, out []doc.Block) []doc.Block {
	c := f.block.(*doc.Chart)
	n, count := p.next, len(c.Parts())
	p.next += count
	whole := true
	for i := n; i < n+count; i++ {
		whole = whole && p.same[i] && p.to[i] == p.to[n]+i-n
	}
	if !whole {
		for i := n; i < n+count; i++ {
			out = p.fresh(i, out)
			if p.to[i] < 0 {
				p.gone()
				continue
			}
			out = append(out, p.take(i))
		}
		return out
	}
	for i := n; i < n+count; i++ {
		p.replace(p.take(i), c)
	}
	p.last = c
	return append(out, c)
}

// take is the block of leaf n, as it is.
func (p *puzzle) take(n int) doc.Block {
	b := p.have[p.to[n]]
	p.at = p.to[n] + 1
	if !p.same[n] && p.leaves[n].key.kind != 'b' { // a table says itself what is changed
		p.edits = append(p.edits, Edit{Block: b})
	}
	return b
}

// block makes the block of leaf n, nil if it is gone.
func (p *puzzle) block(n int) doc.Block {
	l := &p.leaves[n]
	if p.to[n] < 0 {
		p.gone()
		return nil
	}
	b := p.take(n)
	switch l.form.kind {
	case '-':
		return p.rule(b.(*doc.Rule), l.form.block.(*doc.Rule))
	case '|':
		p.table(b.(*doc.Table), l.form)
		return b
	}
	t := p.text(b)
	aligned := l.form.kind == '.' && p.align(b, t)
	t.Style = p.style(t.Style, b, l.form.unnamed, aligned)
	t.Inlines = addressed(t.Inlines, l.form.targets)
	t.Role = l.form.role
	if l.label != "" {
		l.label = p.prefix(t, l.label)
	}
	if l.label != "" {
		t.Inlines = unlabel(t.Inlines, l.label)
	}
	if p.same[n] {
		t.Inlines = stroked(t.Inlines, l.form.strokes)
	}
	if l.form.kind == '#' {
		h := &doc.Heading{Style: t.Style, Level: l.form.level, Label: l.label, Inlines: t.Inlines}
		p.replace(b, h)
		p.last = h
		return h
	}
	p.replace(b, t)
	p.last = t
	return t
}

// stroked makes texts bold and italic that are so by their style too.
func stroked(inlines []doc.Inline, strokes []stroke) (out []doc.Inline) {
	if len(strokes) == 0 {
		return inlines
	}
	for _, in := range inlines {
		t, ok := in.(doc.Text)
		if !ok {
			out = append(out, in)
			continue
		}
		for t.Text != "" {
			if len(strokes) == 0 || strokes[0].length == 0 || strokes[0].length > len(t.Text) {
				return inlines
			}
			s := strokes[0]
			out = append(out, doc.Text{Text: t.Text[:s.length], Bold: s.bold, Italic: s.italic, Look: t.Look})
			t.Text, strokes = t.Text[s.length:], strokes[1:]
		}
	}
	return out
}

// text is a block as a paragraph. A label of its own stands in its text.
func (p *puzzle) text(b doc.Block) *doc.Paragraph {
	h, ok := b.(*doc.Heading)
	if !ok {
		return b.(*doc.Paragraph)
	}
	t := &doc.Paragraph{Style: h.Style, Inlines: h.Inlines}
	if h.Label != "" {
		t.Inlines = doc.Merge(append([]doc.Inline{doc.Text{Text: h.Label + " "}}, h.Inlines...))
	}
	return t
}

// prefix is the label with which a text begins: the one that was made, or one that
// somebody put in its place.
func (p *puzzle) prefix(t *doc.Paragraph, label string) string {
	text := doc.PlainText(t.Inlines)
	if label == "" || strings.HasPrefix(text, doc.Fold(label)+" ") {
		return label
	}
	return strings.TrimSuffix(labelled.FindString(text), " ")
}

// style is the style of a text. The writer ties texts of rows that stay together; but
// for that a text as it was made has the style that its paragraph names.
func (p *puzzle) style(id string, b doc.Block, unnamed, aligned bool) string {
	if at := p.places[b]; at != nil {
		named := at.node.Path("w:pPr", "w:pStyle").Val()
		have, made := p.sheet[id], p.sheet[named]
		if have != nil && made != nil && have != made {
			s := *have
			if p.keep {
				s.KeepNext = made.KeepNext
			}
			if aligned {
				s.Align = made.Align
			}
			if sameLook(s, *made) {
				id = named
			}
		}
	}
	if unnamed && id == p.first {
		return ""
	}
	return id
}

// align gives a text the alignment that its paragraph says, which one with a level of
// the outline has in its style as read.
func (p *puzzle) align(b doc.Block, t *doc.Paragraph) bool {
	at := p.places[b]
	if at == nil {
		return false
	}
	jc := at.node.Path("w:pPr", "w:jc")
	if jc != nil {
		t.Align = alignment(jc.Val(), false)
	}
	return jc != nil
}

// addressed gives links their addresses as they were before they were written.
func addressed(inlines []doc.Inline, targets []string) []doc.Inline {
	for i, in := range inlines {
		if l, ok := in.(doc.Link); ok && len(targets) > 0 {
			if target, _ := doc.Address(targets[0]); target == l.Target {
				l.Target, targets = targets[0], targets[1:]
				inlines[i] = l
			}
		}
	}
	return inlines
}

// rule is a line as it was made, unless somebody has moved it or made it longer or
// shorter.
func (p *puzzle) rule(have, made *doc.Rule) doc.Block {
	const off = 20 // other programs round
	same := tableAlign(have.Align) == tableAlign(made.Align)
	if d := have.Width - made.Width; have.Mark == doc.MarkBorder || same && -off <= d && d <= off {
		*have = *made
		return have
	}
	have.Role = made.Role
	p.edits = append(p.edits, Edit{Block: have})
	return have
}

// table restores a table: what it says itself, then its rows.
func (p *puzzle) table(t *doc.Table, f *form) {
	made := f.block.(*doc.Table)
	t.Role, t.Filter, t.Signals = made.Role, made.Filter, made.Signals
	if t.HeaderRows == min(max(made.HeaderRows, 0), len(f.rows)) {
		t.HeaderRows = made.HeaderRows
	}
	if made.Border.Weight <= 0 && t.Border.Weight <= 0 || eighths(t.Border.Weight) == eighths(made.Border.Weight) {
		t.Border = made.Border
	}
	if p.places[t] != nil && tableAlign(t.Align) == tableAlign(made.Align) {
		t.Align = made.Align
	}
	p.rows(t, f.rows)
}

// tableAlign is how a table of an alignment is written.
func tableAlign(a doc.Align) doc.Align {
	if a == doc.AlignCenter || a == doc.AlignRight {
		return a
	}
	return doc.AlignLeft
}

// rows restores the rows of a table.
func (p *puzzle) rows(t *doc.Table, forms [][]cellForm) {
	a, b := make([]uint64, len(forms)), make([]uint64, len(t.Rows))
	for i := range forms {
		a[i] = formRow(forms[i])
	}
	for j := range t.Rows {
		b[j] = p.rowKey(&t.Rows[j])
	}
	to := align.Places(a, b)
	p.pairRows(forms, t.Rows, to)
	p.spans(t, forms, to)
	grid, err := t.Grid()
	keep, at, nodes := p.keep, 0, p.rowNodes(t)
	for i := 0; i <= len(forms); i++ {
		end := len(t.Rows)
		if i < len(forms) {
			if end = to[i]; end < 0 {
				for range leavesOf(forms[i]) {
					p.gone()
				}
				continue
			}
		}
		for ; at < end; at++ {
			p.newRow(&t.Rows[at])
		}
		if i < len(forms) {
			p.keep = err == nil && grid.Linked(at)
			p.fill(t, at, nodes, forms[i])
			p.row(&t.Rows[at], forms[i])
			at++
		}
	}
	p.keep = keep
}

// leavesOf are those of the cells of a row.
func leavesOf(row []cellForm) (out []leaf) {
	for _, c := range row {
		out = leaves(c.forms, out)
	}
	return out
}

// pairRows finds the rows that were changed: between rows that are the same, as many as
// were made are these; else those that have a text in common.
func (p *puzzle) pairRows(forms [][]cellForm, rows []doc.Row, to []int) {
	i, j := 0, 0
	for k := 0; k <= len(forms); k++ {
		if k < len(forms) && to[k] < 0 {
			continue
		}
		end := len(rows)
		if k < len(forms) {
			end = to[k]
		}
		alike := k-i == end-j
		for ; i < k; i++ {
			for n := j; n < end && (alike || p.guess()); n++ {
				if alike || p.kin(forms[i], &rows[n]) {
					to[i], j = n, n+1
					break
				}
			}
		}
		i, j = k+1, end+1
	}
}

// kin tells whether a row has a text at the place where it was made.
func (p *puzzle) kin(form []cellForm, row *doc.Row) bool {
	for i := range min(len(form), len(row.Cells)) {
		f, b := form[i].forms, row.Cells[i].Blocks
		if len(f) > 0 && len(b) > 0 {
			if k := p.keyOf(b[0]); k.digest != 0 && k == leaves(f[:1], nil)[0].key {
				return true
			}
		}
	}
	return false
}

// spans says how many columns and rows each cell covers as it was said.
func (p *puzzle) spans(t *doc.Table, forms [][]cellForm, to []int) {
	for j := range t.Rows {
		for n := range t.Rows[j].Cells {
			c := &t.Rows[j].Cells[n]
			c.Span, c.Down = unlessOne(c.Span), unlessOne(c.Down)
		}
	}
	for i, j := range to {
		if j < 0 {
			continue
		}
		for n := range min(len(forms[i]), len(t.Rows[j].Cells)) {
			c, f := &t.Rows[j].Cells[n], &forms[i][n]
			if c.Span == 0 && f.span {
				c.Span = 1
			}
			if c.Down == 0 && f.down {
				c.Down = 1
			}
		}
	}
}

func unlessOne(n int) int {
	if n <= 1 {
		return 0
	}
	return n
}

// row restores the cells of a row. A datum is that of a text that nobody has changed.
func (p *puzzle) row(row *doc.Row, forms []cellForm) {
	for i := range row.Cells {
		c, f := &row.Cells[i], cellForm{}
		if i < len(forms) {
			f = forms[i]
		}
		before := len(p.edits)
		c.Blocks = p.blocks(f.forms, c.Blocks)
		if len(p.edits) == before {
			c.Value = f.value
		}
	}
}

// fill gives cells back the empty paragraph that they were made with: one that a cell
// would have anyway is not read.
func (p *puzzle) fill(t *doc.Table, i int, nodes []*xmltree.Node, forms []cellForm) {
	row := &t.Rows[i]
	fillers := map[int]*doc.Paragraph{}
	for j := range min(len(row.Cells), len(forms)) {
		f := forms[j].forms
		if len(row.Cells[j].Blocks) == 0 && len(f) == 1 && (f[0].kind == '.' || f[0].kind == '#') && f[0].key == 0 {
			fillers[j] = row.Filler(j)
		}
	}
	for j, b := range fillers {
		if b.Style == "" {
			b.Style = p.first
		}
		if i < len(nodes) {
			if n := cellNode(nodes[i], j); n != nil {
				p.places[b] = &place{p.places[t].part, n}
			}
		}
		row.Cells[j].Blocks = []doc.Block{b}
	}
}

// rowNodes are the rows of a table in the file.
func (p *puzzle) rowNodes(t *doc.Table) (nodes []*xmltree.Node) {
	if p.places[t] == nil {
		return nil
	}
	for n := p.places[t].node.Child("w:tr"); n != nil; n = n.Next {
		if n.Name == "w:tr" {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// cellNode is the paragraph of the cell j that begins in a row of the file.
func cellNode(row *xmltree.Node, j int) *xmltree.Node {
	for c := row.Child("w:tc"); c != nil; c = c.Next {
		merge := c.Path("w:tcPr", "w:vMerge")
		if c.Name != "w:tc" || merge != nil && merge.Val() != "restart" {
			continue
		}
		if j--; j < 0 {
			return c.Child("w:p")
		}
	}
	return nil
}

// newRow notes a row that nobody made.
func (p *puzzle) newRow(row *doc.Row) {
	for i := range row.Cells {
		for _, b := range row.Cells[i].Blocks {
			if !p.empty(b) {
				p.edits, p.last = append(p.edits, Edit{Block: b, New: true}), b
			}
		}
	}
}
