package docx

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// A letter piece is what one element of a run adds to the text of its paragraph.
type piece struct {
	run, item *xmltree.Elem
	text      string // as the file has it
	start     int    // in the paragraph's text, in bytes as the file has them
}

func (p *piece) end() int { return p.start + len(p.text) }

// pieces are those of a paragraph, in their order.
type pieces []piece

// lettersOf reads the pieces of a paragraph: what is deleted, hidden in a drawing or
// the code of a field has no text.
func lettersOf(paragraph *xmltree.Elem) pieces {
	r := letterReader{}
	for _, kid := range paragraph.Kids {
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
func (r *letterReader) read(e *xmltree.Elem) {
	switch e.Name {
	case "", "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr",
		"w:customXmlPr", "w:rt", "w:rubyPr", "w:fldData", "w:delInstrText":
	case "mc:AlternateContent":
		if c := taken(e); c != nil {
			r.inside(c)
		}
	case "w:fldSimple":
		if !computed(e.Attr("instr")) {
			r.inside(e)
		}
	case "w:fldChar":
		r.field(e)
	case "w:instrText":
		if n := len(r.fields); n > 0 {
			r.fields[n-1].code += e.Text()
		}
	case "w:t", "w:delText", "m:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym":
		r.add(e, glyphs(e))
	default:
		r.inside(e)
	}
}

// taken is what is read of content that a program takes by what it understands.
func taken(e *xmltree.Elem) *xmltree.Elem {
	for _, kid := range e.Kids {
		if kid.Name == "mc:Choice" && understood(kid.Attr("Requires")) {
			return kid
		}
	}
	return e.Kid("mc:Fallback")
}

func (r *letterReader) inside(e *xmltree.Elem) {
	for _, kid := range e.Kids {
		r.read(kid)
	}
}

// field notes that a part of a field begins or that it ends.
func (r *letterReader) field(e *xmltree.Elem) {
	n := len(r.fields)
	switch kind := e.Attr("fldCharType"); {
	case kind == "begin":
		r.fields = append(r.fields, fieldState{})
	case kind == "separate" && n > 0:
		r.fields[n-1].result = true
	case kind == "end" && n > 0:
		r.fields = r.fields[:n-1]
	}
}

// add adds a text, but that of a field's code and that which is computed.
func (r *letterReader) add(item *xmltree.Elem, text string) {
	for _, f := range r.fields {
		if !f.result || computed(f.code) {
			return
		}
	}
	if text == "" {
		return
	}
	r.list = append(r.list, piece{item.Within("w:r"), item, text, r.length})
	r.length += len(text)
}

// computed tells whether a field is one whose text is not in the document.
func computed(code string) bool {
	words := strings.Fields(code)
	return len(words) > 0 && strings.EqualFold(words[0], "PAGE")
}

var lineless = strings.NewReplacer("\n", " ", "\r", " ")

// glyphs are the characters of an element of a run.
func glyphs(e *xmltree.Elem) string {
	switch e.Name {
	case "m:t":
		return e.Text()
	case "w:t", "w:delText":
		text := lineless.Replace(e.Text())
		if !keepsBlanks(e) {
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
		return r.sign(&xmltree.Node{Attrs: []xmltree.Attr{{Name: "w:char", Value: e.Attr("char")}, {Name: "w:font", Value: e.Attr("font")}}})
	}
	return ""
}

// keepsBlanks tells whether blanks at the ends of the element's text count.
func keepsBlanks(e *xmltree.Elem) bool {
	for ; e != nil; e = e.Up {
		if s := e.Attr("space"); e.Name != "w:p" && s != "" {
			return s == "preserve"
		}
	}
	return false
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
func (d *draft) cut(paragraph *xmltree.Elem, at int) {
	ps := lettersOf(paragraph)
	i := ps.find(at)
	if i < 0 || ps[i].start == at {
		return
	}
	p := ps[i]
	rest := p.item.Clone()
	p.item.After(rest)
	d.setText(p.item, p.text[:at-p.start])
	d.setText(rest, p.text[at-p.start:])
}

// divide makes a run begin at a byte of a paragraph's text, and tells whether it could.
func (d *draft) divide(paragraph *xmltree.Elem, at int) bool {
	d.cut(paragraph, at)
	ps := lettersOf(paragraph)
	i := ps.find(at)
	if i <= 0 || ps[i].run != ps[i-1].run || ps[i].run == nil {
		return true
	}
	run, item := ps[i].run, ps[i].item
	if item.Up != run {
		return false
	}
	next := &xmltree.Elem{Name: run.Name, Head: run.Head, Tail: run.Tail}
	if look := run.Kid("w:rPr"); look != nil {
		next.Add(look.Clone())
	}
	from := item.Index()
	next.Add(run.Kids[from:]...)
	run.Kids = slices.Clone(run.Kids[:from])
	run.After(next)
	return true
}

// setText gives a w:t other text.
func (d *draft) setText(t *xmltree.Elem, text string) {
	x := xmlBuffer{c: &common{warned: map[string]bool{}}}
	x.text(text)
	t.Kids = nil
	t.Add(&xmltree.Elem{Head: x.b})
	if strings.Trim(text, " \t\r\n") != text {
		t.Set("xml:space", "preserve")
	}
}

// items are the elements of a run that say a text.
func (d *draft) items(text string) (list []*xmltree.Elem) {
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
func (d *draft) rewrite(paragraph *xmltree.Elem, from, to int, text string) bool {
	ps := lettersOf(paragraph)
	for _, p := range ps {
		if p.start < to && p.end() > from && (p.run == nil || !slices.Contains(removable, p.item.Name)) {
			return false
		}
	}
	if i := ps.find(from); i >= 0 && to <= ps[i].end() && from < to && ps[i].item.Name == "w:t" && special(text) == len(text) {
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
			p.item.Remove()
			if p.run.Up != nil && p.run.Bare("w:rPr") {
				p.run.Remove()
			}
		}
	}
	return true
}

// insert puts a text at a byte of a paragraph's text where a piece begins or which is
// the end. It looks like what follows if that is being replaced, else like what is
// before.
func (d *draft) insert(paragraph *xmltree.Elem, ps pieces, at int, replaced bool, text string) {
	list := d.items(text)
	if len(list) == 0 {
		return
	}
	i := ps.find(at)
	switch {
	case i >= 0 && (replaced || i == 0 || ps[i-1].run == nil):
		item := ps[i].item
		item.Up.Insert(item.Index(), list...)
	case i < 0 && len(ps) == 0, i < 0 && ps[len(ps)-1].run == nil:
		run := d.one("<w:r></w:r>")
		if look := markLook(paragraph.Kid("w:pPr")); look != nil {
			run.Add(look)
		}
		run.Add(list...)
		paragraph.Add(run)
	case i < 0:
		ps[len(ps)-1].item.After(list...)
	default:
		ps[i-1].item.After(list...)
	}
}

// markLook is a copy of the letters' properties of a paragraph's mark, as a run takes them.
func markLook(e *xmltree.Elem) *xmltree.Elem {
	if e == nil || e.Kid("w:rPr") == nil {
		return nil
	}
	look := e.Kid("w:rPr").Clone()
	look.Drop("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")
	return look
}
