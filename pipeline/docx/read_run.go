package docx

import (
	"strings"

	"vanthu/pipeline/doc"
)

// atom is a piece of a paragraph, in the order of reading (mảnh): letters of one run, or
// something that stands between letters.
type atom struct {
	kind atomKind
	text string
	run  *node // its w:r, nil if it has none
	node *node // the w:t, w:tab, w:drawing, ... that it is
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

// fields are the fields that are open where we read (trường): those that begin in one
// paragraph may end in another.
type fields []field

type field struct {
	instruction string
	result      bool // what we read is its result, no longer its instruction
	link        string
	drop        bool // its result is computed anew
}

// mute tells whether letters here are not shown: they instruct a field, or are computed.
func (fs fields) mute() bool {
	for i := range fs {
		if !fs[i].result || fs[i].drop {
			return true
		}
	}
	return false
}

// link is the address that a field around gives to text.
func (fs fields) link() string {
	for i := range fs {
		if fs[i].link != "" {
			return fs[i].link
		}
	}
	return ""
}

// inlines reads the pieces of all that is in n, a paragraph or something inside of one.
func (r *reader) inlines(n *node, link string) {
	for k := n.kid; k != nil; k = k.next {
		r.inlineOf(k, link)
	}
}

func (r *reader) inlineOf(k *node, link string) {
	switch k.name {
	case "w:r":
		r.run(k, link)
	case "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd",
		"w:commentRangeStart", "w:commentRangeEnd", "w:fldData", "w:permStart", "w:permEnd":
	case "w:ins", "w:moveTo":
		r.changes[k.name]++
		r.inlines(k, link)
	case "w:del", "w:moveFrom":
		r.changes[k.name]++
		r.deleted(k)
	case "w:hyperlink":
		r.inlines(k, r.target(k, link))
	case "w:fldSimple":
		r.begin(k.attr("w:instr"))
		r.inlines(k, link)
		r.end(k.child("w:r"))
	case "mc:AlternateContent":
		if c := alternative(k); c != nil {
			r.inlines(c, link)
		}
	case "w:subDoc":
		r.say("van-ban-con")
	case "m:oMath", "m:oMathPara":
		r.say("cong-thuc")
		r.formula(k, link)
	case "w:bdo", "w:dir":
		r.say("phai-sang-trai")
		r.inlines(k, link)
	default: // w:sdt, w:sdtContent, w:smartTag, w:customXml and what we do not know
		r.inlines(k, link)
	}
}

// alternative is the content of one that a program takes by what it understands.
func alternative(n *node) *node {
	for k := n.kid; k != nil; k = k.next {
		if k.name == "mc:Choice" && understood(k.attr("Requires")) {
			return k
		}
	}
	return n.child("mc:Fallback")
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
func (r *reader) target(n *node, around string) string {
	id := n.attr("r:id")
	if id == "" {
		return around
	}
	byID, _ := r.parcel.relations(r.part)
	rel := byID[id]
	if rel == nil || !rel.outside {
		r.say("lien-ket")
		return around
	}
	address, ok := doc.Address(rel.target)
	if !ok {
		r.say("lien-ket")
		return around
	}
	return address
}

// run reads a w:r.
func (r *reader) run(n *node, link string) {
	for k := n.kid; k != nil; k = k.next {
		r.piece(n, k, link)
	}
}

// piece reads what a run holds.
func (r *reader) piece(run, k *node, link string) {
	switch k.name {
	case "w:rPr", "w:lastRenderedPageBreak", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:separator", "w:continuationSeparator", "w:delInstrText":
	case "w:t":
		r.text(textOf(k), run, k, link)
	case "w:delText":
		r.text(textOf(k), run, k, link)
	case "w:noBreakHyphen":
		r.text(noBreakHyphen, run, k, link)
	case "w:softHyphen":
		r.text("\u00ad", run, k, link)
	case "w:sym":
		r.text(r.sign(k), run, k, link)
	case "w:tab", "w:ptab":
		if k.name == "w:ptab" {
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
		if len(r.fields) > 0 {
			if f := &r.fields[len(r.fields)-1]; !f.result && len(f.instruction) < 4096 {
				f.instruction += k.text
			}
		}
	case "w:drawing", "w:pict", "w:object":
		r.atom(atomDrawing, run, k)
	case "w:footnoteReference", "w:endnoteReference", "w:commentReference":
		r.atom(atomNote, run, k)
	case "w:ruby":
		r.say("chu-phien-am")
		r.inlines(k.child("w:rubyBase"), link)
	case "mc:AlternateContent":
		if c := alternative(k); c != nil {
			for p := c.kid; p != nil; p = p.next {
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
func (r *reader) lineBreak(run, k *node) {
	switch k.attr("w:type") {
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
func textOf(n *node) string {
	text := n.text
	if strings.ContainsAny(text, "\n\r") {
		text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
	}
	if text == "" || text[0] > ' ' && text[len(text)-1] > ' ' || preserved(n) {
		return text
	}
	return strings.Trim(text, " \t")
}

func preserved(n *node) bool {
	for ; n != nil; n = n.parent {
		if s, ok := n.lookup("xml:space"); ok {
			return s == "preserve"
		}
	}
	return false
}

// sign is the letter of a w:sym.
func (r *reader) sign(n *node) string {
	code, font := n.attr("w:char"), n.attr("w:font")
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
func (r *reader) text(s string, run, k *node, link string) {
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
func (r *reader) atom(kind atomKind, run, k *node) {
	if kind != atomDrawing && kind != atomNote && r.fields.mute() {
		return
	}
	r.atoms = append(r.atoms, atom{kind: kind, run: run, node: k})
}

// fieldChar reads where a field begins, where its result begins, and its end.
func (r *reader) fieldChar(run, k *node) {
	switch k.attr("w:fldCharType") {
	case "begin":
		if len(r.fields) < 64 {
			r.fields = append(r.fields, field{})
		}
		if box := k.path("w:ffData", "w:checkBox"); box != nil {
			r.checkBox(box, run, k)
		}
	case "separate":
		if n := len(r.fields); n > 0 {
			r.known(&r.fields[n-1])
		}
	case "end":
		if len(r.fields) > 0 {
			r.end(run)
		}
	}
}

// checkBox adds the sign of a box of a form.
func (r *reader) checkBox(box, run, k *node) {
	checked := box.child("w:checked")
	if checked == nil {
		checked = box.child("w:default")
	}
	sign := "☐"
	if enabled(checked) {
		sign = "☑"
	}
	r.atoms = append(r.atoms, atom{kind: atomText, text: sign, run: run, node: k})
}

// begin opens a field of which the instruction is known.
func (r *reader) begin(instruction string) {
	r.fields = append(r.fields, field{instruction: instruction})
	r.known(&r.fields[len(r.fields)-1])
}

// known takes the instruction of a field, whose result begins.
func (r *reader) known(f *field) {
	f.result = true
	words := strings.Fields(f.instruction)
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "PAGE":
		f.drop = true
	case "HYPERLINK":
		f.link = fieldAddress(words[1:])
	case "TOC", "REF", "PAGEREF", "NOTEREF", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "QUOTE", "SYMBOL", "IF", "MERGEFIELD", "MACROBUTTON":
	default:
		r.say("truong")
	}
}

// fieldAddress is the address among the words of an instruction.
func fieldAddress(words []string) string {
	for i, w := range words {
		if strings.HasPrefix(w, `\`) {
			if w == `\l` {
				return "" // a place in the document
			}
			continue
		}
		if i > 0 && (words[i-1] == `\o` || words[i-1] == `\t`) {
			continue
		}
		address, _ := doc.Address(strings.Trim(w, `"“”`))
		return address
	}
	return ""
}

// end closes a field. One without a result may be computed all the same.
func (r *reader) end(run *node) {
	f := &r.fields[len(r.fields)-1]
	if !f.result {
		r.known(f)
	}
	number := f.drop
	r.fields = r.fields[:len(r.fields)-1]
	if number {
		r.atom(atomNumber, run, nil)
	}
}

// formula adds the letters of a formula.
func (r *reader) formula(n *node, link string) {
	for k := n; k != nil; k = k.after(n) {
		switch {
		case k.name == "m:t":
			r.text(k.text, nil, k, link)
		case k.name == "w:t":
			r.text(textOf(k), k.parent, k, link)
		}
	}
}

// deleted keeps the letters that a tracked change takes out.
func (r *reader) deleted(n *node) {
	var b strings.Builder
	for k := n; k != nil; k = k.after(n) {
		switch k.name {
		case "w:delText", "w:t":
			b.WriteString(textOf(k))
		case "w:tab":
			b.WriteByte('\t')
		case "w:br", "w:cr":
			b.WriteByte('\n')
		}
	}
	if b.Len() > 0 && n.name == "w:del" {
		r.aside(AsideDeleted, []doc.Block{&doc.Paragraph{Style: r.sheet.fallback.model.ID, Inlines: []doc.Inline{doc.Text{Text: b.String()}}}})
	}
}
