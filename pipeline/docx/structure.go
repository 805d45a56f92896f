package docx

import (
	"hash/crc32"
	"strconv"
	"strings"
	"time"

	"vanthu/pipeline/doc"
)

// What a Word file cannot say of a document stands in a part of its own, the structure
// part (phần cấu trúc): words with a space between, most of them one letter and a
// value. It holds no text of the document: each paragraph has a digest of its text by
// which it is known again when somebody has edited the file.
//
// A block is one word, or begins and ends with one; what is special of it comes before:
//
//	.abcd          paragraph, of which this is the digest
//	#2abcd I.      heading: level, digest, label
//	[ *a) ... ]    list, and an item with its label; {  if it is ordered, ! if the label is bold
//	-              line, with its properties
//	=              chart, with its data
//	| ... |        table; / begins a row
//	_              cell without blocks; ( ... ) is one that is more than a plain paragraph:
//	               the digest of a text that says the cell's value is left out
//	@body          role of the next block; ~ its style is the default's, not named; >
//	               address of a link; % length of a text, and whether it is bold or italic
const structureVersion = "1"

// digest is a hash of 24 bits of a paragraph's text, label and all, as it is printed.
type digest uint32

const digestWidth = 4 // characters of a written digest

// A digester computes digests of texts. It keeps the room that it needs.
type digester struct{ room []byte }

// of is the digest of a paragraph. A paragraph that has no text is known by the
// pictures that it shows.
func (g *digester) of(label string, inlines []doc.Inline) digest {
	b := g.room[:0]
	if label != "" {
		b = append(append(b, doc.Fold(label)...), ' ')
	}
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			b = append(b, doc.Fold(in.Text)...)
		case doc.Link:
			b = append(b, doc.Fold(in.Text)...)
		case doc.Tab:
			b = append(b, '\t')
		case doc.Break:
			b = append(b, '\n')
		}
	}
	for _, in := range inlines {
		if p, ok := in.(*doc.Picture); ok && len(b) == 0 {
			b = append(b, p.Alt...)
		}
	}
	g.room = b
	return sum(b)
}

func sum(b []byte) digest { return digest(crc32.ChecksumIEEE(b) & 0xffffff) }

// outline is the structure part while it is being written.
type outline struct {
	xmlBuffer
	digester
	datum digest // of the text that the value of the cell suggests; 0 is none
}

// structure makes the structure part of d.
func structure(d *doc.Doc, c *common) []byte {
	o := &outline{xmlBuffer: xmlBuffer{c: c, b: make([]byte, 0, 8<<10)}}
	o.raw(xmlHead + `<structure xmlns="` + nsOwn + `">` + structureVersion)
	o.string(d.Meta.Kind)
	o.string(d.Meta.Number)
	o.string(d.Meta.Language)
	o.time(d.Meta.Issued)
	o.number(len(d.Styles))
	for i := range d.Styles {
		o.style(&d.Styles[i], i == 0)
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		o.string(string(s.Role))
		for _, blocks := range stories(s) {
			o.blocks(*blocks, "")
			o.raw(" )")
		}
	}
	o.raw(`</structure>`)
	return o.b
}

// protect writes a string so that it is one word.
var protect = strings.NewReplacer(`\`, `\\`, " ", `\s`, "\n", `\n`, "\t", `\t`)

// string appends a text as a word.
func (o *outline) string(s string) { o.word("", s) }

// word appends a mark and a text as a word.
func (o *outline) word(mark, s string) {
	o.raw(" ")
	o.raw(mark)
	if s == "" && mark == "" {
		o.raw(`\`)
		return
	}
	if strings.ContainsAny(s, "\\ \n\t") {
		s = protect.Replace(s)
	}
	o.text(s)
}

// number appends numbers as words.
func (o *outline) number(ns ...int) {
	for _, n := range ns {
		o.b = strconv.AppendInt(append(o.b, ' '), int64(n), 10)
	}
}

func (o *outline) float(f float64) { o.b = strconv.AppendFloat(append(o.b, ' '), f, 'g', -1, 64) }

// time appends a moment as a word, a day if it is its beginning; "0" is none.
func (o *outline) time(t time.Time) {
	if t.IsZero() {
		o.raw(" 0")
		return
	}
	layout := time.RFC3339Nano
	if t = t.UTC(); t.Equal(t.Truncate(24 * time.Hour)) {
		layout = time.DateOnly
	}
	o.b = t.AppendFormat(append(o.b, ' '), layout)
}

// digits are those of a digest: none needs to be escaped.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"

func (o *outline) digest(d digest) {
	for shift := 18; shift >= 0; shift -= 6 {
		o.b = append(o.b, digits[d>>shift&63])
	}
}

// style appends a style: its id, and what the styles part does not say of it.
func (o *outline) style(s *doc.Style, first bool) {
	o.string(s.ID)
	if n := seen(*s); first || n.Next != s.Next || n.Font != s.Font || n.Size != s.Size || n.Color != s.Color || n.Align != s.Align ||
		n.Line != s.Line || n.AtLeast != s.AtLeast || n.Outline != s.Outline {
		o.raw(" +")
		o.string(s.Name)
		o.string(s.Next)
		o.string(s.Font)
		o.float(s.Size)
		o.string(s.Color)
		o.float(s.Line)
		o.number(int(s.Align), int(s.AtLeast), s.Outline)
	}
}

// seen is a style as it comes back from the styles part, with what the model says in
// two ways said in one.
func seen(s doc.Style) doc.Style {
	if s.Next == s.ID {
		s.Next = ""
	}
	if s.Font == doc.Typeface {
		s.Font = ""
	}
	s.Size = float64(halfPoints(s.Size)) / 2
	if s.Color == "000000" {
		s.Color = ""
	}
	if s.Align == doc.AlignStyle {
		s.Align = doc.AlignLeft
	}
	switch s.Line = float64(pitches(s.Line)) / 240; {
	case s.Exact > 0:
		s.Line, s.AtLeast = 0, 0
	case s.AtLeast > 0 || s.Line == 1:
		s.Line = 0
	}
	s.Outline = min(s.Outline, 9)
	if len(s.Tabs) == 0 {
		s.Tabs = nil
	}
	return s
}

// blocks appends blocks, the first one with a label before its text.
func (o *outline) blocks(blocks []doc.Block, label string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			o.role(b.Role)
			o.facts(b.Style, b.Inlines)
			o.raw(" .")
			if d := o.of(label, b.Inlines); d == 0 || d != o.datum {
				o.digest(d)
			}
		case *doc.Heading:
			o.facts(b.Style, b.Inlines)
			o.b = strconv.AppendInt(append(o.b, " #"...), int64(b.Level), 10)
			o.raw(":")
			o.digest(o.of(b.Label, b.Inlines))
			o.string(b.Label)
		case *doc.List:
			o.list(b)
		case *doc.Table:
			o.table(b)
		case *doc.Rule:
			o.role(b.Role)
			o.raw(" -")
			o.number(int(b.Mark), int(b.Width), int(b.Weight), int(b.Align), int(b.Before), int(b.After))
		case *doc.Chart:
			o.chart(b)
		}
		label = ""
	}
}

func (o *outline) role(r doc.Role) {
	if r != doc.RoleNone {
		o.word("@", string(r))
	}
}

// facts appends what is special of a text: that its style is not named, the addresses of
// links that are written otherwise, and which letters are bold in a bold style.
func (o *outline) facts(style string, inlines []doc.Inline) {
	if style == "" {
		o.raw(" ~")
		style = o.c.fallback
	}
	st, twice := o.c.styles[style], false
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Link:
			if target, _ := doc.Address(in.Target); target != in.Target {
				o.word(">", in.Target)
			}
		case doc.Text:
			twice = twice || st != nil && (st.Bold && in.Bold || st.Italic && in.Italic)
		}
	}
	if twice {
		o.strokes(inlines)
	}
}

// strokes appends how long each text is, and whether it is bold or italic: what a style
// has already does not show.
func (o *outline) strokes(inlines []doc.Inline) {
	for _, in := range inlines {
		if t, ok := in.(doc.Text); ok {
			o.b = strconv.AppendInt(append(o.b, " %"...), int64(len(t.Text)), 10)
			o.flag(t.Bold, "b")
			o.flag(t.Italic, "i")
		}
	}
}

func (o *outline) list(l *doc.List) {
	if l.Ordered {
		o.raw(" {")
	} else {
		o.raw(" [")
	}
	for _, it := range l.Items {
		mark := "*"
		if it.LabelBold {
			mark = "!"
		}
		o.word(mark, it.Label)
		o.blocks(it.Blocks, it.Label)
	}
	o.raw(" ]")
}

func (o *outline) chart(c *doc.Chart) {
	o.raw(" =")
	o.string(c.Title)
	o.number(c.Reach, int(c.Height), len(c.Series))
	for _, s := range c.Series {
		o.string(s)
	}
	o.number(len(c.Rows))
	for _, r := range c.Rows {
		o.string(r.Name)
		o.number(r.Counts...)
	}
}

func (o *outline) table(t *doc.Table) {
	if len(t.Rows) == 0 {
		return // as the story has none
	}
	o.role(t.Role)
	o.raw(" |")
	filter := 0
	if t.Filter {
		filter = 1
	}
	o.number(t.HeaderRows, int(t.Border.Weight), int(t.Align), filter)
	o.string(t.Border.Color)
	o.number(len(t.Signals))
	for _, s := range t.Signals {
		o.number(s.Column, int(s.Tone))
		o.string(s.Prefix)
	}
	for i := range t.Rows {
		o.raw(" /")
		for j := range t.Rows[i].Cells {
			o.cell(&t.Rows[i].Cells[j])
		}
	}
	o.raw(" |")
}

// cell appends a cell. Most have one plain paragraph, or nothing.
func (o *outline) cell(c *doc.Cell) {
	if c.Span != 1 && c.Down != 1 && c.Value.Kind == doc.ValueText {
		if len(c.Blocks) == 0 {
			o.raw(" _")
			return
		}
		if _, ok := c.Blocks[0].(*doc.Paragraph); ok && len(c.Blocks) == 1 {
			o.blocks(c.Blocks, "")
			return
		}
	}
	around := o.datum
	o.datum = datum(c.Value)
	o.raw(" (")
	if c.Span == 1 {
		o.raw(" s")
	}
	if c.Down == 1 {
		o.raw(" d")
	}
	switch c.Value.Kind {
	case doc.ValueNumber:
		o.raw(" n")
		o.float(c.Value.Number)
	case doc.ValueDate:
		o.raw(" t")
		o.time(c.Value.Date)
	}
	o.blocks(c.Blocks, "")
	o.raw(" )")
	o.datum = around
}

// datum is the digest of the text that most cells of a value have, 0 without a value.
func datum(v doc.Value) digest {
	switch v.Kind {
	case doc.ValueNumber:
		return sum(strconv.AppendFloat(nil, v.Number, 'g', -1, 64))
	case doc.ValueDate:
		return sum(v.Date.UTC().AppendFormat(nil, "02/01/2006"))
	}
	return 0
}
