package docx

import (
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// wordPage is the paper that Word takes where a file names none.
var wordPage = doc.Page{Width: 12240, Height: 15840, Top: 1440, Bottom: 1440, Left: 1440, Right: 1440, HeaderDistance: 720}

// findSections finds the sections of the body before it is read: a section's properties
// stand at its end, and its page is needed from its beginning.
func (r *reader) findSections(body *xmltree.Node) {
	var all []*xmltree.Node
	for n := body.Kid; n != nil; {
		switch n.Name {
		case "w:p":
			if s := n.Path("w:pPr", "w:sectPr"); s != nil && !goesOn(n) {
				all = append(all, s)
			}
			n = n.Skip(body)
		case "w:tbl":
			n = n.Skip(body)
		case "w:sectPr":
			all = append(all, n)
			n = n.Skip(body)
		default:
			n = n.After(body)
		}
	}
	if len(all) == 0 || all[len(all)-1].Parent.Name == "w:pPr" {
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
	if kind := n.Child("w:type").Val(); (kind == "continuous" || kind == "nextColumn") && len(d.Sections) > 0 {
		if page == d.Sections[len(d.Sections)-1].Page {
			r.join(n)
			return
		}
	}
	d.Sections = append(d.Sections, doc.Section{Page: page})
	list := []*xmltree.Node{}
	if n != nil {
		list = append(list, n)
	}
	r.f.sections = append(r.f.sections, list)
	r.width = page.TextWidth()
	r.sectionFacts(n)
	r.edgesOf(n)
}

// join adds the properties of a part of a section to it.
func (r *reader) join(n *xmltree.Node) {
	last := len(r.f.sections) - 1
	r.f.sections[last] = append(r.f.sections[last], n)
	if cols := n.Child("w:cols"); number(cols.Attr("w:num")) > 1 {
		r.say("nhieu-cot")
	}
	if n.Child("w:headerReference") != nil || n.Child("w:footerReference") != nil {
		before := r.refs
		r.refer(n)
		if r.refs != before {
			r.say("dau-trang-phan")
			r.asideEdges(AsideUnseen, r.refs.header[edgeDefault], r.refs.footer[edgeDefault])
		}
	}
	if start := n.Child("w:pgNumType").Attr("w:start"); start != "" {
		r.say("so-trang-bat-dau")
	}
}

// pageOf is the paper of a section.
func pageOf(n *xmltree.Node) doc.Page {
	p := wordPage
	set := func(to *doc.Length, from *xmltree.Node, name string) {
		if v, ok := length(from, name); ok {
			*to = doc.Length(max(v, -v))
		}
	}
	size, margins := n.Child("w:pgSz"), n.Child("w:pgMar")
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
func footerDistance(n *xmltree.Node) doc.Length {
	if v, ok := length(n.Child("w:pgMar"), "w:footer"); ok {
		return doc.Length(v)
	}
	return wordPage.HeaderDistance
}

// sectionFacts reads what else a section says.
func (r *reader) sectionFacts(n *xmltree.Node) {
	if number(n.Child("w:cols").Attr("w:num")) > 1 {
		r.say("nhieu-cot")
	}
	if kind := n.Child("w:type").Val(); len(r.f.Doc.Sections) > 1 && (kind == "oddPage" || kind == "evenPage") {
		r.say("trang-le")
	}
	if v, ok := length(n.Child("w:pgMar"), "w:gutter"); ok && v > 0 {
		r.say("le-dong-gay")
	}
	if r.mirrored && len(r.f.Doc.Sections) == 1 {
		r.say("le-doi-xung")
	}
	if align, way := n.Child("w:vAlign").Val(), n.Child("w:textDirection").Val(); align != "" && align != "top" || way != "" && way != "lrTb" && way != "tb" {
		r.say("can-doc-trang")
	}
	numbers := n.Child("w:pgNumType")
	if start, ok := numbers.Lookup("w:start"); ok {
		r.f.Doc.Sections[len(r.f.Doc.Sections)-1].Restart = true
		if number(start) != 1 {
			r.say("so-trang-bat-dau")
		}
	}
	if kind := numbers.Attr("w:fmt"); kind != "" && kind != "decimal" {
		r.say("dang-so-trang")
	}
	if n.Child("w:pgBorders") != nil {
		r.say("khung-trang")
	}
	if n.Child("w:lnNumType") != nil {
		r.say("so-dong")
	}
}

// edgeRefs are the headers and footers in force: of the first page, the others and the
// even ones.
type edgeRefs struct{ header, footer [3]*opc.Part }

const (
	edgeFirst = iota
	edgeDefault
	edgeEven
)

var edgeKinds = map[string]int{"first": edgeFirst, "default": edgeDefault, "": edgeDefault, "even": edgeEven}

// refer takes the references of a section; what it does not name is that of the one
// before.
func (r *reader) refer(n *xmltree.Node) {
	if n == nil {
		return
	}
	byID, _ := r.parcel.Relations(r.f.main)
	for k := n.Kid; k != nil; k = k.Next {
		at, known := edgeKinds[k.Attr("w:type")]
		rel := byID[k.Attr("r:id")]
		if !known || rel == nil || rel.Outside {
			continue
		}
		switch k.Name {
		case "w:headerReference":
			r.refs.header[at] = r.parcel.Part(rel.Target)
		case "w:footerReference":
			r.refs.footer[at] = r.parcel.Part(rel.Target)
		}
	}
}

// edgesOf reads what stands at the top and the foot of the pages of a section.
func (r *reader) edgesOf(n *xmltree.Node) {
	r.refer(n)
	refs := r.refs
	i := len(r.f.Doc.Sections) - 1
	first := edgeDefault
	if enabled(n.Child("w:titlePg")) {
		first = edgeFirst
	}
	header, firstHeader := r.edge(refs.header[edgeDefault], i), r.edge(refs.header[first], i)
	footer, foot := r.edge(refs.footer[edgeDefault], i), r.edge(refs.footer[first], i)
	s := &r.f.Doc.Sections[i]
	s.Header, s.FirstHeader, s.Footer, s.Foot = header, firstHeader, footer, r.standing(foot, s.Page.Bottom-footerDistance(n))
	if !r.evenPages {
		return
	}
	if r.asideEdges(AsideEven, refs.header[edgeEven], refs.footer[edgeEven]) {
		r.say("trang-chan")
	}
}

// asideEdges reads headers and footers that the model has no place for, and tells whether
// there are any new ones.
func (r *reader) asideEdges(kind AsideKind, parts ...*opc.Part) (found bool) {
	for _, e := range parts {
		if _, known := r.edges[e]; known {
			continue
		}
		if blocks := r.edge(e, 0); len(blocks) > 0 {
			r.aside(kind, blocks)
			found = true
		}
	}
	return found
}

// edge reads a header or footer, once. One without anything to see is none.
func (r *reader) edge(e *opc.Part, section int) []doc.Block {
	if e == nil {
		return nil
	}
	if blocks, known := r.edges[e]; known {
		return blocks
	}
	var blocks []doc.Block
	root, err := r.parcel.Tree(e)
	switch {
	case err != nil:
		r.say("phan-hong", e.Name)
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
