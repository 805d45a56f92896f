package docx

import (
	"strings"

	"vanthu/pipeline/doc"
)

// A flow is what the blocks of one container become (mạch): the body, a cell, a note.
type flow struct {
	blocks []doc.Block
	table  bool   // the last that was read is a table
	held   []atom // of paragraphs whose end a tracked change takes out
}

// paragraph is a w:p while it is read.
type paragraph struct {
	node, properties *node
	style            *fileStyle
	own, format      format  // what it says itself; with what its style says
	base             letters // of its style
	shape            shape
	align            doc.Align
	label            string
	level            *numberLevel
	inlines          []doc.Inline
	before, after    []*doc.Rule
	shown            bool // it has letters, fields or pictures
}

// paragraph reads a w:p into a flow.
func (r *reader) paragraph(f *flow, n *node) {
	p := paragraph{node: n, properties: n.child("w:pPr")}
	asides, said := len(r.f.Asides), len(r.said)
	first := len(r.atoms)
	r.atoms = append(r.atoms, f.held...)
	f.held = nil
	r.inlines(n, "")
	if p.properties != nil && p.properties.path("w:rPr", "w:del") != nil {
		r.changes["w:del"]++
		if nextBlock(n) != nil {
			f.held = append(f.held, r.atoms[first:]...)
			r.atoms = r.atoms[:first]
			return
		}
	}
	r.formatOf(&p)
	if !r.spacer(f, &p, first) {
		r.number(&p)
		r.build(&p, r.atoms[first:])
		r.borders(&p)
		r.put(f, &p)
	}
	r.atoms = r.atoms[:first]
	r.settle(lastBlock(f), asides, said)
	f.table = false
	if sect := p.properties.child("w:sectPr"); sect != nil && r.depth == 0 {
		r.nextSection(f)
	}
}

// settle gives what was told since the place at which it is.
func (r *reader) settle(at doc.Block, asides, said int) {
	for i := asides; i < len(r.f.Asides); i++ {
		if r.f.Asides[i].At == nil {
			r.f.Asides[i].At = at
		}
	}
	for i := said; i < len(r.said); i++ {
		if r.said[i].at == nil {
			r.said[i].at = at
		}
	}
}

// lastBlock is the last block of a flow; of a list it is the paragraph of its last item.
func lastBlock(f *flow) doc.Block {
	if len(f.blocks) == 0 {
		return nil
	}
	last := f.blocks[len(f.blocks)-1]
	if l, ok := last.(*doc.List); ok {
		return l.Items[len(l.Items)-1].Blocks[0]
	}
	return last
}

// formatOf finds how a paragraph stands.
func (r *reader) formatOf(p *paragraph) {
	p.style = r.style("paragraph", p.properties.child("w:pStyle").val())
	if p.style == nil {
		p.style = r.sheet.fallback
	}
	table := r.cell.look
	p.base = p.style.base
	if table != nil {
		p.base = stack(r.sheet.letters, &table.letters, &p.style.letters)
	}
	p.format = p.style.format
	p.shape = p.style.shape
	if p.properties == nil || p.properties.kid == nil || p.properties.kid.name == "w:pStyle" && p.properties.kid.next == nil {
		if table != nil {
			p.shape = r.shape(&p.format, &p.base, &table.format)
		}
		r.context(p)
		return
	}
	p.own = r.format(p.properties)
	r.oddFormat(p.properties)
	r.numbered(p)
	if p.own.set&markAlign != 0 {
		p.align = p.own.align
	}
	if r.cell.bound { // the writer keeps rows together so: the cell over them says it
		p.own.set &^= markKeepNext
		p.own.on &^= markKeepNext
	}
	p.format.over(&p.own)
	under := &r.sheet.format
	if table != nil {
		under = &table.format
	}
	p.shape = r.shape(&p.format, &p.base, under)
	if p.shape.outline == 0 { // a heading has no alignment of its own
		bare := p.format
		if p.own.set&markAlign != 0 {
			bare.align, bare.set = p.style.format.align, bare.set&^markAlign|p.style.format.set&markAlign
			p.shape.align = r.shape(&bare, &p.base, under).align
		}
	} else {
		p.align = doc.AlignStyle
	}
	r.context(p)
}

// numbered lays the format of the paragraph's number under its own.
func (r *reader) numbered(p *paragraph) {
	if p.own.set&(markNum|markLevel) == 0 {
		return
	}
	if p.own.set&markNum != 0 && p.own.num == 0 {
		p.format = p.style.plain
		return
	}
	num, index := p.style.format.num, p.style.format.level
	if p.own.set&markNum != 0 {
		num, index = p.own.num, r.numbers.levelOf(p.own.num, p.style.id, 0)
	}
	if p.own.set&markLevel != 0 {
		index = p.own.level
	}
	p.own.level, p.own.set = index, p.own.set|markLevel
	if lvl := r.numbers.level(num, index); lvl != nil {
		p.format.over(&lvl.format)
	}
}

// context takes away the space between paragraphs of one style that want none.
func (r *reader) context(p *paragraph) {
	if !p.format.is(markContext) {
		return
	}
	if styleOf(p.node.previous()) == p.node.pStyle() {
		p.shape.before = 0
	}
	if styleOf(p.node.nextElement()) == p.node.pStyle() {
		p.shape.after = 0
	}
}

func (n *node) pStyle() string { return n.path("w:pPr", "w:pStyle").val() }

// styleOf is the style of a paragraph; "-" of what is none.
func styleOf(n *node) string {
	if n == nil || n.name != "w:p" {
		return "-"
	}
	return n.pStyle()
}

// previous is the paragraph or table before n, nextElement the one after it.
func (n *node) previous() (found *node) {
	if n.parent == nil {
		return nil
	}
	for k := n.parent.kid; k != nil && k != n; k = k.next {
		if !silent(k) {
			found = k
		}
	}
	return found
}

func (n *node) nextElement() *node {
	k := n.next
	for k != nil && silent(k) {
		k = k.next
	}
	return k
}

// silent tells whether an element between blocks is none.
func silent(n *node) bool {
	switch n.name {
	case "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd",
		"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:tcPr":
		return true
	}
	return false
}

// nextBlock is the element after n, but the properties of a section are none.
func nextBlock(n *node) *node {
	if k := n.nextElement(); k != nil && k.name != "w:sectPr" {
		return k
	}
	return nil
}

// spacer tells whether a paragraph is only what word processors want after a table:
// see [doc.SpacerHeight].
func (r *reader) spacer(f *flow, p *paragraph, first int) bool {
	if len(r.atoms) > first || p.shape.exact == 0 || doc.Length(p.shape.exact) > doc.SpacerHeight+10 || p.shape.before+p.shape.after > 0 || p.own.num != 0 {
		return false
	}
	next := nextBlock(p.node)
	last := next == nil || r.depth == 0 && p.properties.child("w:sectPr") != nil
	return f.table && (last || next.name == "w:tbl") || last && len(f.blocks) == 0
}

// number gives a paragraph its automatic number.
func (r *reader) number(p *paragraph) {
	if p.format.num == 0 {
		return
	}
	lvl := r.numbers.level(p.format.num, p.format.level)
	if lvl == nil {
		return
	}
	p.level = lvl
	if !knownNumeral(lvl.kind) {
		r.say("dang-so")
	}
	p.label = strings.TrimSpace(r.numbers.count(p.format.num, p.format.level))
}

// put makes the block of a paragraph.
func (r *reader) put(f *flow, p *paragraph) {
	for _, rule := range p.before {
		f.blocks = append(f.blocks, rule)
	}
	if p.shown || p.label != "" || len(p.after) == 0 || p.after[0].Mark != doc.MarkDrawn {
		r.putText(f, p)
	}
	for _, rule := range p.after {
		f.blocks = append(f.blocks, rule)
	}
}

// putText adds the text of a paragraph. With a number it is a heading or an item.
func (r *reader) putText(f *flow, p *paragraph) {
	id := r.styled(p.style, p.shape)
	if p.shape.outline > 0 && (p.shown || p.label != "") {
		h := &doc.Heading{Style: id, Level: p.shape.outline, Label: p.label, Inlines: p.inlines}
		r.stand(h, p.node)
		f.blocks = append(f.blocks, h)
		return
	}
	if p.align != doc.AlignStyle && p.shape.outline > 0 {
		p.align = doc.AlignStyle
	}
	text := &doc.Paragraph{Style: id, Align: p.align, Inlines: p.inlines}
	r.stand(text, p.node)
	if p.label == "" {
		f.blocks = append(f.blocks, text)
		return
	}
	item := doc.Item{Label: p.label, LabelBold: r.labelBold(p), Blocks: []doc.Block{text}}
	ordered := p.level.kind != "bullet"
	if len(f.blocks) > 0 {
		if l, ok := f.blocks[len(f.blocks)-1].(*doc.List); ok && l.Ordered == ordered {
			l.Items = append(l.Items, item)
			return
		}
	}
	f.blocks = append(f.blocks, &doc.List{Ordered: ordered, Items: []doc.Item{item}})
}

// labelBold tells whether a number is bold where its paragraph's style is not: it looks
// as the mark at the paragraph's end, unless its level says otherwise.
func (r *reader) labelBold(p *paragraph) bool {
	l := p.base
	if mark := p.properties.child("w:rPr"); mark != nil {
		l = r.runLetters(mark, l)
	}
	l.over(&p.level.letters)
	return l.is(traitBold) && !p.shape.bold
}

// stand notes where a block stands.
func (r *reader) stand(b doc.Block, n *node) {
	if len(r.room) == 0 {
		r.room = make([]place, 128)
	}
	r.room[0] = place{r.part, n}
	r.f.places[b] = &r.room[0]
	r.room = r.room[1:]
}
