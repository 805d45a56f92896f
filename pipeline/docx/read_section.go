package docx

import (
	"slices"

	"vanthu/pipeline/doc"
)

// wordPage is the paper that Word takes where a file names none.
var wordPage = doc.Page{Width: 12240, Height: 15840, Top: 1440, Bottom: 1440, Left: 1440, Right: 1440, HeaderDistance: 720}

// findSections finds the sections of the body before it is read: a section's properties
// stand at its end, and its page is needed from its beginning.
func (r *reader) findSections(body *node) {
	var all []*node
	for n := body.kid; n != nil; {
		switch n.name {
		case "w:p":
			if s := n.path("w:pPr", "w:sectPr"); s != nil {
				all = append(all, s)
			}
			n = n.skip(body)
		case "w:tbl":
			n = n.skip(body)
		case "w:sectPr":
			all = append(all, n)
			n = n.skip(body)
		default:
			n = n.after(body)
		}
	}
	if len(all) == 0 || all[len(all)-1].parent.name == "w:pPr" {
		all = append(all, nil) // what comes after the last has none
	}
	r.sects = all
}

// page is the paper of the section that is being read.
func (r *reader) page() doc.Page {
	if len(r.f.Doc.Sections) == 0 {
		return wordPage
	}
	return r.f.Doc.Sections[len(r.f.Doc.Sections)-1].Page
}

// nextSection ends a section of the body: its blocks go to it, and the next one begins.
func (r *reader) nextSection(f *flow) {
	r.closeSection(f)
	if r.sect+1 < len(r.sects) {
		r.sect++
		r.openSection()
	}
}

func (r *reader) closeSection(f *flow) {
	sections := r.f.Doc.Sections
	s := &sections[len(sections)-1]
	s.Blocks = append(s.Blocks, f.blocks...)
	f.blocks, f.table = nil, false
}

// openSection begins the section of the next properties. One that begins on the page on
// which the last ends is part of it, if the paper is the same.
func (r *reader) openSection() {
	n := r.sects[r.sect]
	page := pageOf(n)
	d := r.f.Doc
	if kind := n.child("w:type").val(); (kind == "continuous" || kind == "nextColumn") && len(d.Sections) > 0 {
		if page == d.Sections[len(d.Sections)-1].Page {
			r.join(n)
			return
		}
	}
	d.Sections = append(d.Sections, doc.Section{Page: page})
	list := []*node{}
	if n != nil {
		list = append(list, n)
	}
	r.f.sections = append(r.f.sections, list)
	r.width = page.TextWidth()
	r.sectionFacts(n)
	r.edgesOf(n)
}

// join adds the properties of a part of a section to it.
func (r *reader) join(n *node) {
	last := len(r.f.sections) - 1
	r.f.sections[last] = append(r.f.sections[last], n)
	if cols := n.child("w:cols"); number(cols.attr("w:num")) > 1 {
		r.say("nhieu-cot")
	}
	if n.child("w:headerReference") != nil || n.child("w:footerReference") != nil {
		before := r.refs
		r.refer(n)
		if r.refs != before {
			r.say("dau-trang-phan")
		}
	}
	if start := n.child("w:pgNumType").attr("w:start"); start != "" {
		r.say("so-trang-bat-dau")
	}
}

// pageOf is the paper of a section.
func pageOf(n *node) doc.Page {
	p := wordPage
	set := func(to *doc.Length, from *node, name string) {
		if v, ok := length(from, name); ok {
			*to = doc.Length(max(v, -v))
		}
	}
	size, margins := n.child("w:pgSz"), n.child("w:pgMar")
	set(&p.Width, size, "w:w")
	set(&p.Height, size, "w:h")
	set(&p.Top, margins, "w:top")
	set(&p.Bottom, margins, "w:bottom")
	set(&p.Left, margins, "w:left")
	set(&p.Right, margins, "w:right")
	set(&p.HeaderDistance, margins, "w:header")
	if v, ok := length(margins, "w:gutter"); ok && v > 0 {
		p.Left += doc.Length(v)
	}
	return p
}

// footerDistance is from the paper's lower edge to the footer.
func footerDistance(n *node) doc.Length {
	if v, ok := length(n.child("w:pgMar"), "w:footer"); ok {
		return doc.Length(v)
	}
	return wordPage.HeaderDistance
}

// sectionFacts reads what else a section says.
func (r *reader) sectionFacts(n *node) {
	if number(n.child("w:cols").attr("w:num")) > 1 {
		r.say("nhieu-cot")
	}
	numbers := n.child("w:pgNumType")
	if start, ok := numbers.lookup("w:start"); ok {
		r.f.Doc.Sections[len(r.f.Doc.Sections)-1].Restart = true
		if number(start) != 1 {
			r.say("so-trang-bat-dau")
		}
	}
	if kind := numbers.attr("w:fmt"); kind != "" && kind != "decimal" {
		r.say("dang-so-trang")
	}
	if n.child("w:pgBorders") != nil {
		r.say("khung-trang")
	}
	if n.child("w:lnNumType") != nil {
		r.say("so-dong")
	}
}

// edgeRefs are the headers and footers in force: of the first page, the others and the
// even ones.
type edgeRefs struct{ header, footer [3]*entry }

const (
	edgeFirst = iota
	edgeDefault
	edgeEven
)

var edgeKinds = map[string]int{"first": edgeFirst, "default": edgeDefault, "": edgeDefault, "even": edgeEven}

// refer takes the references of a section; what it does not name is that of the one
// before.
func (r *reader) refer(n *node) {
	if n == nil {
		return
	}
	byID, _ := r.parcel.relations(r.f.main)
	for k := n.kid; k != nil; k = k.next {
		at, known := edgeKinds[k.attr("w:type")]
		rel := byID[k.attr("r:id")]
		if !known || rel == nil || rel.outside {
			continue
		}
		switch k.name {
		case "w:headerReference":
			r.refs.header[at] = r.parcel.part(rel.target)
		case "w:footerReference":
			r.refs.footer[at] = r.parcel.part(rel.target)
		}
	}
}

// edgesOf reads what stands at the top and the foot of the pages of a section.
func (r *reader) edgesOf(n *node) {
	r.refer(n)
	refs := r.refs
	i := len(r.f.Doc.Sections) - 1
	first := edgeDefault
	if enabled(n.child("w:titlePg")) {
		first = edgeFirst
	}
	header, firstHeader := r.edge(refs.header[edgeDefault], i), r.edge(refs.header[first], i)
	footer, foot := r.edge(refs.footer[edgeDefault], i), r.edge(refs.footer[first], i)
	s := &r.f.Doc.Sections[i]
	s.Header, s.FirstHeader, s.Footer, s.Foot = header, firstHeader, footer, r.standing(foot, s.Page.Bottom-footerDistance(n))
	if !r.evenPages {
		return
	}
	for _, e := range [...]*entry{refs.header[edgeEven], refs.footer[edgeEven]} {
		if blocks := r.edge(e, i); len(blocks) > 0 && !slices.Contains(r.even, e) {
			r.even = append(r.even, e)
			r.f.Asides = append(r.f.Asides, Aside{Kind: AsideEven, Blocks: blocks})
			r.say("trang-chan")
		}
	}
}

// edge reads a header or footer, once. One without anything to see is none.
func (r *reader) edge(e *entry, section int) []doc.Block {
	if e == nil {
		return nil
	}
	if blocks, known := r.edges[e]; known {
		return blocks
	}
	var blocks []doc.Block
	root, err := r.parcel.tree(e)
	switch {
	case err != nil:
		r.say("phan-hong", e.name)
	case root != nil:
		blocks = r.apart(root, e)
	}
	if !slices.ContainsFunc(blocks, seenBlock) {
		blocks = nil
	}
	r.edges[e] = blocks
	return blocks
}

// seenBlock tells whether a block shows anything.
func seenBlock(b doc.Block) bool {
	p, ok := b.(*doc.Paragraph)
	return !ok || len(p.Inlines) > 0
}

// standing is a foot without the empty paragraph that fills the margin below it.
func (r *reader) standing(blocks []doc.Block, margin doc.Length) []doc.Block {
	n := len(blocks)
	if n < 2 || seenBlock(blocks[n-1]) {
		return blocks
	}
	last := blocks[n-1].(*doc.Paragraph)
	if st, ok := r.f.Doc.Style(last.Style); ok && st.Exact > 0 && st.Exact >= margin-20 && st.Exact <= margin+20 {
		return blocks[:n-1]
	}
	return blocks
}
