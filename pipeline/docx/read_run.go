package docx

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// atom is a piece of a paragraph, in the order of reading (mảnh): letters of one run, or
// something that stands between letters.
type atom struct {
	kind atomKind
	text string
	run  *xmltree.Node // its w:r, nil if it has none
	node *xmltree.Node // the w:t, w:tab, w:drawing, ... that it is
	link string
}

type atomKind uint8

const (
	atomText    atomKind = iota
	atomTab              // <w:tab/>
	atomBreak            // a new line
	atomPage             // a new page
	atomNumber           // the number of the page
	atomDrawing          // w:drawing, w:pict, w:object
	atomNote             // a reference to a footnote, an endnote or a comment
)

// inlines reads the pieces of all that is in n, a paragraph or something inside of one.
func (r *reader) inlines(n *xmltree.Node, link string) {
	for k := n.Kid; k != nil; k = k.Next {
		r.inlineOf(k, link)
	}
}

func (r *reader) inlineOf(k *xmltree.Node, link string) {
	switch k.Name {
	case "w:r":
		r.run(k, link)
	case "w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:tblPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd",
		"w:commentRangeStart", "w:commentRangeEnd", "w:fldData", "w:permStart", "w:permEnd":
	case "w:ins", "w:moveTo":
		r.changes[k.Name]++
		r.inlines(k, link)
	case "w:del", "w:moveFrom":
		r.changes[k.Name]++
		r.beside(AsideDeleted, k)
	case "w:hyperlink":
		r.inlines(k, r.target(k, link))
	case "w:fldSimple":
		r.simpleField(k, link)
	case "mc:AlternateContent":
		if c := r.alternative(k); c != nil {
			r.inlines(c, link)
		}
	case "w:subDoc":
		r.say("van-ban-con")
	case "m:oMath", "m:oMathPara":
		r.say("cong-thuc")
		r.formula(k, link)
	case "w:tc":
		r.within(func() { r.inlines(k, link) })
	case "w:p": // of what is not read as blocks
		r.atom(atomBreak, nil, k)
		r.inlines(k, link)
	case "w:bdo", "w:dir":
		r.say("phai-sang-trai")
		r.inlines(k, link)
	default: // w:sdt, w:sdtContent, w:smartTag, w:customXml and what we do not know
		r.inlines(k, link)
	}
}

// alternative is the content of one that a program takes by what it understands.
func alternative(n *xmltree.Node) *xmltree.Node {
	for k := n.Kid; k != nil; k = k.Next {
		if k.Name == "mc:Choice" && understood(k.Attr("Requires")) {
			return k
		}
	}
	return n.Child("mc:Fallback")
}

// alternative tells if there is none.
func (r *reader) alternative(n *xmltree.Node) *xmltree.Node {
	c := alternative(n)
	if c == nil {
		r.say("phan-moi")
	}
	return c
}

// understood tells whether all of the prefixes are of what is read here. Files name
// them as everybody does.
func understood(requires string) bool {
	for _, prefix := range strings.Fields(requires) {
		switch prefix {
		case "wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14", "v":
		default:
			return false
		}
	}
	return requires != ""
}

// target is the address of a hyperlink; a place in the document itself is none.
func (r *reader) target(n *xmltree.Node, around string) string {
	id := n.Attr("r:id")
	if id == "" {
		return around
	}
	byID, _ := r.parcel.Relations(r.part)
	rel := byID[id]
	if rel == nil || !rel.Outside {
		r.say("lien-ket")
		return around
	}
	address, ok := doc.Address(rel.Target)
	if !ok {
		r.say("lien-ket")
		return around
	}
	return address
}

// run reads a w:r.
func (r *reader) run(n *xmltree.Node, link string) {
	for k := n.Kid; k != nil; k = k.Next {
		r.piece(n, k, link)
	}
}

// piece reads what a run holds.
func (r *reader) piece(run, k *xmltree.Node, link string) {
	switch k.Name {
	case "w:rPr", "w:lastRenderedPageBreak", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:separator", "w:continuationSeparator", "w:delInstrText":
	case "w:t", "w:delText":
		r.mark(k)
		r.text(textOf(k), run, k, link)
	case "w:noBreakHyphen":
		r.text(noBreakHyphen, run, k, link)
	case "w:softHyphen":
		r.text("\u00ad", run, k, link)
	case "w:sym":
		r.text(r.sign(k), run, k, link)
	case "w:tab", "w:ptab":
		if k.Name == "w:ptab" {
			r.say("diem-dung-tab")
		}
		r.atom(atomTab, run, k)
	case "w:br", "w:cr":
		r.lineBreak(run, k)
	case "w:pgNum":
		r.atom(atomNumber, run, k)
	case "w:fldChar":
		r.fieldChar(run, k)
	case "w:instrText":
		r.fields.instruct(k.Text)
	case "w:drawing", "w:pict", "w:object":
		r.atom(atomDrawing, run, k)
	case "w:footnoteReference", "w:endnoteReference", "w:commentReference":
		r.atom(atomNote, run, k)
	case "w:ruby":
		r.say("chu-phien-am")
		r.beside(AsideUnseen, k.Child("w:rt"))
		r.inlines(k.Child("w:rubyBase"), link)
	case "mc:AlternateContent":
		if c := r.alternative(k); c != nil {
			for p := c.Kid; p != nil; p = p.Next {
				r.piece(run, p, link)
			}
		}
	case "w:dayShort", "w:monthShort", "w:yearShort", "w:dayLong", "w:monthLong", "w:yearLong", "w:contentPart":
		r.say("phan-la")
	default:
		r.inlineOf(k, link)
	}
}

// lineBreak reads a w:br.
func (r *reader) lineBreak(run, k *xmltree.Node) {
	switch k.Attr("w:type") {
	case "page":
		r.atom(atomPage, run, k)
	case "column":
		r.say("nhieu-cot")
		r.atom(atomBreak, run, k)
	default:
		r.atom(atomBreak, run, k)
	}
}

// textOf is the text of a w:t. Blanks at its ends count only if it says so.
func textOf(n *xmltree.Node) string {
	text := n.Text
	if strings.ContainsAny(text, "\n\r") {
		text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
	}
	if text == "" || text[0] > ' ' && text[len(text)-1] > ' ' || preserved(n) {
		return text
	}
	return strings.Trim(text, " \t")
}

func preserved(n *xmltree.Node) bool {
	for ; n != nil; n = n.Parent {
		if s, ok := n.Lookup("xml:space"); ok {
			return s == "preserve"
		}
	}
	return false
}

// sign is the letter of a w:sym.
func (r *reader) sign(n *xmltree.Node) string {
	code, font := n.Attr("w:char"), n.Attr("w:font")
	var c rune
	for _, d := range code {
		i := strings.IndexRune("0123456789ABCDEF", d&^0x20)
		if d >= '0' && d <= '9' {
			i = int(d - '0')
		}
		if i < 0 || c > 0xffff {
			return ""
		}
		c = c<<4 | rune(i)
	}
	if c < 0x100 {
		c += 0xf000
	}
	if c > 0xfffd || c >= 0xd800 && c < 0xe000 {
		return ""
	}
	text := symbols(string(c), font)
	if text == string(c) && c >= 0xf000 && c <= 0xf0ff {
		r.say("ky-hieu")
	}
	return text
}

// text adds letters. A tab in them is one.
func (r *reader) text(s string, run, k *xmltree.Node, link string) {
	for s != "" {
		if r.fields.mute() {
			return
		}
		if link == "" {
			link = r.fields.link()
		}
		before, after, tab := strings.Cut(s, "\t")
		if before != "" {
			r.atoms = append(r.atoms, atom{kind: atomText, text: before, run: run, node: k, link: link})
		}
		if tab {
			r.atom(atomTab, run, k)
		}
		s = after
	}
}

// atom adds what is no letter.
func (r *reader) atom(kind atomKind, run, k *xmltree.Node) {
	if kind != atomDrawing && kind != atomNote && r.fields.mute() {
		return
	}
	r.atoms = append(r.atoms, atom{kind: kind, run: run, node: k})
}

// formula adds the letters of a formula.
func (r *reader) formula(n *xmltree.Node, link string) {
	for k := n; k != nil; k = k.After(n) {
		switch {
		case k.Name == "m:t":
			r.mark(k)
			r.text(k.Text, nil, k, link)
		case k.Name == "w:t":
			r.mark(k)
			r.text(textOf(k), k.Parent, k, link)
		}
	}
}

// beside keeps the letters of n beside the document.
func (r *reader) beside(kind AsideKind, n *xmltree.Node) {
	if n == nil {
		return
	}
	var b strings.Builder
	r.letterLines(&b, n)
	if text := strings.Trim(b.String(), "\n"); text != "" {
		r.aside(kind, []doc.Block{r.bare(text)})
	}
}

// letterLines writes the letters in n, a line for each paragraph.
func (r *reader) letterLines(b *strings.Builder, n *xmltree.Node) {
	fields, outer, first := r.fields, r.outer, len(r.atoms)
	r.fields, r.outer = nil, 0
	r.inlines(n, "")
	r.fields, r.outer = fields, outer
	for i := first; i < len(r.atoms); i++ {
		switch a := r.atoms[i]; a.kind {
		case atomText:
			b.WriteString(a.text)
		case atomTab:
			b.WriteByte('\t')
		case atomBreak, atomPage:
			b.WriteByte('\n')
		case atomDrawing:
			for _, box := range boxes(nil, a.node) {
				b.WriteByte('\n')
				r.letterLines(b, box)
				b.WriteByte('\n')
			}
		}
	}
	r.atoms = r.atoms[:first]
}

// bare is a paragraph of letters whose look does not count.
func (r *reader) bare(text string) *doc.Paragraph {
	p := &doc.Paragraph{Style: r.sheet.fallback.model.ID}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.Inlines = append(p.Inlines, doc.Break{})
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				p.Inlines = append(p.Inlines, doc.Tab{})
			}
			if piece != "" {
				p.Inlines = append(p.Inlines, doc.Text{Text: piece})
			}
		}
	}
	return p
}
