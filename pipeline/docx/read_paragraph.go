package docx

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// A flow is what the blocks of one container become (mạch): the body, a cell, a note.
type flow struct {
	blocks []doc.Block
	table  bool          // the last that was read is a table
	last   *xmltree.Node // the w:p or w:tbl that was read last
	after  int           // the space after it
	auto   bool          // that is of its own accord
	held   bool          // the end of the last paragraph is taken out: it goes on in the next
	from   counts        // before it
}

// counts are how much there was at a place.
type counts struct{ atoms, asides, said int }

// paragraph is a w:p while it is read.
type paragraph struct {
	node, properties *xmltree.Node
	style            *fileStyle
	own, format      format  // what it says itself; with what its style says
	base             letters // of its style
	shape            shape
	align            doc.Align
	label            string
	level            *numberLevel
	inlines          []doc.Inline
	tail             strings.Builder // letters of the last of them, if it has gone on
	before, after    []*doc.Rule
	block            doc.Block // of its text
	shown            bool      // it has letters, fields or pictures
	tabbed           bool
}

// paragraph reads a w:p into a flow.
func (r *reader) paragraph(f *flow, n *xmltree.Node) {
	p := paragraph{node: n, properties: n.Child("w:pPr")}
	if !f.held {
		f.from = counts{len(r.atoms), len(r.f.Asides), len(r.said)}
	}
	first, asides, said := f.from.atoms, f.from.asides, f.from.said
	r.inlines(n, "")
	r.countMarks(p.properties)
	if f.held = goesOn(n); f.held {
		return
	}
	r.formatOf(&p)
	r.between(f, &p)
	if !r.spacer(f, &p, first) {
		r.number(&p)
		r.build(&p, r.atoms[first:])
		r.tellFormat(&p)
		r.borders(&p, f.last)
		r.put(f, &p)
	}
	r.atoms = r.atoms[:first]
	at := p.block
	if at == nil {
		at = lastBlock(f)
	}
	r.settle(at, asides, said)
	f.table, f.last = false, n
	if sect := p.properties.Child("w:sectPr"); sect != nil && r.depth == 0 {
		r.nextSection(f)
	}
}

// countMarks counts tracked changes of the mark at the end of a paragraph.
func (r *reader) countMarks(properties *xmltree.Node) {
	if properties == nil {
		return
	}
	mark := properties.Child("w:rPr")
	for _, name := range [...]string{"w:ins", "w:del", "w:moveFrom", "w:moveTo"} {
		if mark.Child(name) != nil {
			r.changes[name]++
		}
	}
}

// goesOn tells whether a tracked change takes out the end of a paragraph: it goes on in the
// next, if there is one.
func goesOn(n *xmltree.Node) bool {
	mark := n.Path("w:pPr", "w:rPr")
	if mark == nil || mark.Child("w:del") == nil && mark.Child("w:moveFrom") == nil {
		return false
	}
	next := nextElement(n)
	return next != nil && next.Name == "w:p"
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
	p.style = r.style("paragraph", p.properties.Child("w:pStyle").Val())
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
	if p.properties == nil || p.properties.Kid == nil || p.properties.Kid.Name == "w:pStyle" && p.properties.Kid.Next == nil {
		if table != nil {
			p.shape = r.shape(&p.format, &p.base, &table.format)
		}
		return
	}
	p.own = r.format(p.properties)
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

// between finds the space between a paragraph and those beside it, as it is seen. Between
// paragraphs of one style that want none there is none; where a space is that of a page of
// the web, the larger of two counts.
func (r *reader) between(f *flow, p *paragraph) {
	sh, last := &p.shape, f.last
	if p.format.is(markAutoAfter) && r.cell.table != nil && nextElement(p.node) == nil {
		sh.after = 0
	}
	web := r.autoSpace == webSpace && (p.format.is(markAutoBefore) || f.auto)
	switch {
	case last == nil && web:
		sh.before = 0
	case last != nil && last.Name == "w:p" && web:
		sh.before = max(0, sh.before-f.after)
	}
	if p.format.is(markContext) {
		if r.sameStyle(p, last) {
			sh.before = 0
		}
		if r.sameStyle(p, nextElement(p.node)) {
			sh.after = 0
		}
	}
	f.after, f.auto = sh.after, p.format.is(markAutoAfter)
}

// The space that word processors put where a file says that it is automatic: as a page of
// the web has, or as the file wants it fixed.
const (
	webSpace   = 280
	fixedSpace = 100
)

func pStyle(n *xmltree.Node) string { return n.Path("w:pPr", "w:pStyle").Val() }

// sameStyle tells whether an element beside a paragraph is one of the same style.
func (r *reader) sameStyle(p *paragraph, beside *xmltree.Node) bool {
	if beside == nil || beside.Name != "w:p" {
		return false
	}
	st := r.style("paragraph", pStyle(beside))
	return st == p.style || st == nil && p.style == r.sheet.fallback
}

// nextElement is the paragraph or table after n, also in and out of content controls.
func nextElement(n *xmltree.Node) *xmltree.Node {
	for {
		k := n.Next
		for k != nil && silent(k) {
			k = k.Next
		}
		switch {
		case k == nil && n.Parent != nil && transparent(n.Parent):
			n = n.Parent
		case k != nil && transparent(k) && k.Kid != nil:
			first := &xmltree.Node{Next: k.Kid, Parent: k}
			n = first
		case k != nil && transparent(k):
			n = k
		default:
			return k
		}
	}
}

// transparent tells whether the blocks in an element are those of what is around it.
func transparent(n *xmltree.Node) bool {
	return n.Name == "w:sdt" || n.Name == "w:sdtContent" || n.Name == "w:customXml"
}

// silent tells whether an element between blocks is none.
func silent(n *xmltree.Node) bool {
	switch n.Name {
	case "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd",
		"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr":
		return true
	}
	return false
}

// nextBlock is the element after n, but the properties of a section are none.
func nextBlock(n *xmltree.Node) *xmltree.Node {
	if k := nextElement(n); k != nil && k.Name != "w:sectPr" {
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
	last := next == nil || r.depth == 0 && p.properties.Child("w:sectPr") != nil
	return f.table && (last || next.Name == "w:tbl") || last && len(f.blocks) == 0
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
	if l := r.labelLetters(p); l.is(traitCaps) && !p.base.is(traitCaps) {
		p.label = strings.ToUpper(p.label)
	}
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
		p.block = h
		f.blocks = append(f.blocks, h)
		return
	}
	if p.align != doc.AlignStyle && p.shape.outline > 0 {
		p.align = doc.AlignStyle
	}
	text := &doc.Paragraph{Style: id, Align: p.align, Inlines: p.inlines}
	r.stand(text, p.node)
	p.block = text
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

// labelBold tells whether a number is bold where its paragraph's style is not.
func (r *reader) labelBold(p *paragraph) bool {
	l := r.labelLetters(p)
	return l.is(traitBold) && !p.shape.bold
}

// labelLetters is how a number looks: as the mark at the paragraph's end, unless its level
// says otherwise.
func (r *reader) labelLetters(p *paragraph) letters {
	l := p.base
	if mark := p.properties.Child("w:rPr"); mark != nil {
		l = r.runLetters(mark, l)
	}
	l.over(&p.level.letters)
	return l
}

// stand notes where a block stands.
func (r *reader) stand(b doc.Block, n *xmltree.Node) {
	if len(r.room) == 0 {
		r.room = make([]place, 128)
	}
	r.room[0] = place{r.part, n}
	r.f.places[b] = &r.room[0]
	r.room = r.room[1:]
}
