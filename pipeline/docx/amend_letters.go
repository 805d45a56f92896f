package docx

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

// A letter piece is what one element of a run adds to the text of its paragraph.
type piece struct {
	run, item *elem
	text      string // as the file has it
	start     int    // in the paragraph's text, in bytes as the file has them
}

func (p *piece) end() int { return p.start + len(p.text) }

// pieces are those of a paragraph, in their order.
type pieces []piece

// lettersOf reads the pieces of a paragraph: what is deleted, hidden in a drawing or
// the code of a field has no text.
func lettersOf(paragraph *elem) pieces {
	r := letterReader{}
	for _, kid := range paragraph.kids {
		r.read(kid)
	}
	return r.list
}

// letterReader collects pieces.
type letterReader struct {
	list   pieces
	length int
	fields []fieldState // those that are open, the innermost last
}

// fieldState is how far a field of several runs is read.
type fieldState struct {
	code   string
	result bool
}

// read adds what an element says. It goes the way of [reader.inlineOf].
func (r *letterReader) read(e *elem) {
	switch e.name {
	case "", "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr",
		"w:customXmlPr", "w:rt", "w:rubyPr", "w:fldData", "w:delInstrText":
	case "mc:AlternateContent":
		if c := taken(e); c != nil {
			r.inside(c)
		}
	case "w:fldSimple":
		if !computed(e.attr("instr")) {
			r.inside(e)
		}
	case "w:fldChar":
		r.field(e)
	case "w:instrText":
		if n := len(r.fields); n > 0 {
			r.fields[n-1].code += content(e)
		}
	case "w:t", "w:delText", "m:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym":
		r.add(e, glyphs(e))
	default:
		r.inside(e)
	}
}

// taken is what is read of content that a program takes by what it understands.
func taken(e *elem) *elem {
	for _, kid := range e.kids {
		if kid.name == "mc:Choice" && understood(kid.attr("Requires")) {
			return kid
		}
	}
	return e.kid("mc:Fallback")
}

func (r *letterReader) inside(e *elem) {
	for _, kid := range e.kids {
		r.read(kid)
	}
}

// field notes that a part of a field begins or that it ends.
func (r *letterReader) field(e *elem) {
	n := len(r.fields)
	switch kind := e.attr("fldCharType"); {
	case kind == "begin":
		r.fields = append(r.fields, fieldState{})
	case kind == "separate" && n > 0:
		r.fields[n-1].result = true
	case kind == "end" && n > 0:
		r.fields = r.fields[:n-1]
	}
}

// add adds a text, but that of a field's code and that which is computed.
func (r *letterReader) add(item *elem, text string) {
	for _, f := range r.fields {
		if !f.result || computed(f.code) {
			return
		}
	}
	if text == "" {
		return
	}
	r.list = append(r.list, piece{item.within("w:r"), item, text, r.length})
	r.length += len(text)
}

// computed tells whether a field is one whose text is not in the document.
func computed(code string) bool {
	words := strings.Fields(code)
	return len(words) > 0 && strings.EqualFold(words[0], "PAGE")
}

// glyphs are the characters of an element of a run.
func glyphs(e *elem) string {
	switch e.name {
	case "m:t":
		return content(e)
	case "w:t", "w:delText":
		text := strings.NewReplacer("\n", " ", "\r", " ").Replace(content(e))
		if !e.preserved() {
			text = strings.Trim(text, " \t")
		}
		return text
	case "w:tab", "w:ptab":
		return "\t"
	case "w:br", "w:cr":
		return "\n"
	case "w:noBreakHyphen":
		return noBreakHyphen
	case "w:softHyphen":
		return "\u00ad"
	case "w:sym":
		r := reader{quiet: true}
		return r.sign(&node{attrs: []attr{{"w:char", e.attr("char")}, {"w:font", e.attr("font")}}})
	}
	return ""
}

// preserved tells whether blanks at the ends of the element's text count.
func (e *elem) preserved() bool {
	for ; e != nil; e = e.up {
		if s := e.attr("space"); e.name != "w:p" && s != "" {
			return s == "preserve"
		}
	}
	return false
}

// content is the text right in an element.
func content(e *elem) string {
	var b strings.Builder
	for _, kid := range e.kids {
		if kid.name != "" {
			continue
		}
		for raw := string(kid.head); raw != ""; {
			before, rest, marked := strings.Cut(raw, "<")
			text, _ := unescape(before, false) // the part has been read already
			b.WriteString(text)
			switch {
			case !marked:
			case strings.HasPrefix(rest, "![CDATA["):
				text, rest, _ = strings.Cut(rest[len("![CDATA["):], "]]>")
				b.WriteString(newlines(text))
			case strings.HasPrefix(rest, "!--"):
				_, rest, _ = strings.Cut(rest[len("!--"):], "-->")
			default:
				_, rest, _ = strings.Cut(rest, "?>")
			}
			raw = rest
		}
	}
	return b.String()
}

// align tells at which byte of the file's text each byte of the plain text of inlines
// stands, -1 for what the file does not have here, and whether the one is the end of the
// other. What stands before the plain text is a label; what it has before the file's is
// a page break that is a property, or the paragraph before, of which the end is deleted.
func (ps pieces) align(plain string) (at []int, ok bool) {
	var whole, folded strings.Builder
	var from []int // of each byte of the folded text
	for _, p := range ps {
		whole.WriteString(p.text)
	}
	for i, c := range whole.String() {
		letter := doc.Fold(string(c))
		folded.WriteString(letter)
		from = append(from, i)
		from = append(from, slices.Repeat([]int{-1}, len(letter)-1)...)
	}
	from = append(from, whole.Len())
	text := folded.String()
	if label, found := strings.CutSuffix(text, plain); found {
		return from[len(label):], true
	}
	missing, found := strings.CutSuffix(plain, text)
	return append(slices.Repeat([]int{-1}, len(missing)), from...), found
}

// find is the piece that holds the byte at, -1 if there is none.
func (ps pieces) find(at int) int {
	i, found := slices.BinarySearchFunc(ps, at, func(p piece, at int) int {
		return cmp.Compare(p.start, at)
	})
	if !found {
		i--
	}
	if i >= 0 && at < ps[i].end() {
		return i
	}
	return -1
}

// cut makes a piece begin at a byte of a paragraph's text, if it is not the end.
func (d *draft) cut(paragraph *elem, at int) {
	ps := lettersOf(paragraph)
	i := ps.find(at)
	if i < 0 || ps[i].start == at {
		return
	}
	p := ps[i]
	rest := p.item.clone()
	p.item.after(rest)
	d.setText(p.item, p.text[:at-p.start])
	d.setText(rest, p.text[at-p.start:])
}

// divide makes a run begin at a byte of a paragraph's text, and tells whether it could.
func (d *draft) divide(paragraph *elem, at int) bool {
	d.cut(paragraph, at)
	ps := lettersOf(paragraph)
	i := ps.find(at)
	if i <= 0 || ps[i].run != ps[i-1].run || ps[i].run == nil {
		return true
	}
	run, item := ps[i].run, ps[i].item
	if item.up != run {
		return false
	}
	next := &elem{name: run.name, head: run.head, tail: run.tail}
	if look := run.kid("w:rPr"); look != nil {
		next.add(look.clone())
	}
	from := item.index()
	next.add(run.kids[from:]...)
	run.kids = slices.Clone(run.kids[:from])
	run.after(next)
	return true
}

// setText gives a w:t other text.
func (d *draft) setText(t *elem, text string) {
	x := xmlBuffer{c: &common{warned: map[string]bool{}}}
	x.text(text)
	t.kids = nil
	t.add(&elem{head: x.b})
	if strings.Trim(text, " \t\r\n") != text {
		t.set("xml:space", "preserve")
	}
}

// items are the elements of a run that say a text.
func (d *draft) items(text string) (list []*elem) {
	for text != "" {
		n := special(text)
		if n > 0 {
			t := d.one("<w:t></w:t>")
			d.setText(t, text[:n])
			list = append(list, t)
			text = text[n:]
			continue
		}
		switch text[0] {
		case '\t':
			list, text = append(list, d.one("<w:tab/>")), text[1:]
		case '\n':
			list, text = append(list, d.one("<w:br/>")), text[1:]
		default:
			list, text = append(list, d.one("<w:noBreakHyphen/>")), text[len(noBreakHyphen):]
		}
	}
	return list
}

// removable are the elements of a run that may go with their letters.
var removable = []string{"w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym"}

// rewrite puts a text in the place of the bytes from to to of a paragraph's text, and
// tells whether it could.
func (d *draft) rewrite(paragraph *elem, from, to int, text string) bool {
	ps := lettersOf(paragraph)
	for _, p := range ps {
		if p.start < to && p.end() > from && (p.run == nil || !slices.Contains(removable, p.item.name)) {
			return false
		}
	}
	if i := ps.find(from); i >= 0 && to <= ps[i].end() && from < to && ps[i].item.name == "w:t" && special(text) == len(text) {
		if p := ps[i]; to-from < len(p.text) || text != "" {
			d.setText(p.item, p.text[:from-p.start]+text+p.text[to-p.start:])
			return true
		}
	}
	d.cut(paragraph, from)
	d.cut(paragraph, to)
	ps = lettersOf(paragraph)
	d.insert(paragraph, ps, from, to > from, text)
	for _, p := range ps {
		if p.start >= from && p.end() <= to && to > from {
			p.item.remove()
			if p.run.up != nil && p.run.bare("w:rPr") {
				p.run.remove()
			}
		}
	}
	return true
}

// insert puts a text at a byte of a paragraph's text where a piece begins or which is
// the end. It looks like what follows if that is being replaced, else like what is
// before.
func (d *draft) insert(paragraph *elem, ps pieces, at int, replaced bool, text string) {
	list := d.items(text)
	if len(list) == 0 {
		return
	}
	i := ps.find(at)
	switch {
	case i >= 0 && (replaced || i == 0 || ps[i-1].run == nil):
		item := ps[i].item
		item.up.insert(item.index(), list...)
	case i < 0 && len(ps) == 0, i < 0 && ps[len(ps)-1].run == nil:
		run := d.one("<w:r></w:r>")
		if look := paragraph.kid("w:pPr").look(); look != nil {
			run.add(look)
		}
		run.add(list...)
		paragraph.add(run)
	case i < 0:
		ps[len(ps)-1].item.after(list...)
	default:
		ps[i-1].item.after(list...)
	}
}

// look is a copy of the letters' properties of a paragraph's mark, as a run takes them.
func (e *elem) look() *elem {
	if e == nil || e.kid("w:rPr") == nil {
		return nil
	}
	look := e.kid("w:rPr").clone()
	look.drop("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")
	return look
}
