package docx

import (
	"fmt"
	"slices"
	"strconv"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// sectionOrder is the order of a section's properties in the schema.
var sectionOrder = []string{"w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar", "w:paperSrc",
	"w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi",
	"w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"}

// pages gives sections their paper, margins, headers and footers.
func (am *amendment) pages(p *plan) error {
	if len(p.pages) == 0 && len(p.edges) == 0 {
		return nil
	}
	d, err := am.body()
	if err != nil {
		return err
	}
	for _, c := range p.pages {
		sections, err := am.sections(d, c.Section)
		if err != nil {
			return err
		}
		for _, s := range sections {
			d.setPage(s, c.Page)
		}
	}
	if len(p.edges) == 0 {
		return nil
	}
	return am.setEdges(d, p.edges)
}

// sections are the properties of a section. One that the file does not tell of gets
// some at its end.
func (am *amendment) sections(d *draft, i int) (list []*xmltree.Elem, err error) {
	if i < 0 || i >= len(am.f.Doc.Sections) {
		return nil, cannot(fmt.Sprintf("tệp không có phần %d", i+1), "")
	}
	if i < len(am.f.sections) {
		for _, n := range am.f.sections[i] {
			if e := d.at[n.From]; e != nil {
				list = append(list, e)
			}
		}
	}
	if len(list) > 0 {
		return list, nil
	}
	body := d.root.Kid("w:body")
	if body == nil || i < len(am.f.Doc.Sections)-1 {
		return nil, cannot(fmt.Sprintf("không tìm thấy thiết lập trang của phần %d", i+1), "mở tệp bằng Word rồi lưu lại")
	}
	s := body.Kid("w:sectPr")
	if s == nil {
		s = d.one("<w:sectPr></w:sectPr>")
		body.Add(s)
	}
	return []*xmltree.Elem{s}, nil
}

// setPage gives a section its paper and margins, without a gutter.
func (d *draft) setPage(s *xmltree.Elem, p doc.Page) {
	number := func(e *xmltree.Elem, name string, n doc.Length) { e.Set(d.prefix("w")+":"+name, strconv.Itoa(int(n))) }
	same := func(name string) *xmltree.Elem {
		if s.Kid(name) == nil {
			s.Put(sectionOrder, d.one("<"+name+"/>"))
		}
		return s.Kid(name)
	}
	size := same("w:pgSz")
	number(size, "w", p.Width)
	number(size, "h", p.Height)
	size.Unset("code", "orient")
	if p.Landscape() {
		size.Set(d.prefix("w")+":orient", "landscape")
	}
	margins := same("w:pgMar")
	number(margins, "top", p.Top)
	number(margins, "right", p.Right)
	number(margins, "bottom", p.Bottom)
	number(margins, "left", p.Left)
	number(margins, "header", distance(p.HeaderDistance, margins.Attr("header"), p.Top))
	number(margins, "footer", distance(0, margins.Attr("footer"), p.Bottom))
	number(margins, "gutter", 0)
}

// distance is how far a header or footer is from the edge of the paper: as asked, else
// as it was, but inside of the margin.
func distance(asked doc.Length, was string, margin doc.Length) doc.Length {
	if asked > 0 {
		return asked
	}
	n, err := strconv.Atoi(was)
	if err != nil || n <= 0 || doc.Length(n) >= margin {
		return max(0, margin) / 2
	}
	return doc.Length(n)
}

// referenceKinds are the headers and footers that a section can have.
var referenceKinds = [...]reference{
	{header, "default"}, {header, "first"}, {header, "even"}, {footer, "default"}, {footer, "first"}, {footer, "even"},
}

// references are relations of headers and footers; none is that there is none, or that
// of the section before is in force.
type references map[reference]string

// referencesOf reads those of a section.
func referencesOf(s *xmltree.Elem) references {
	own := references{}
	for _, kid := range s.Kids {
		for _, at := range referenceKinds {
			if kid.Name == "w:"+at.edge.name+"Reference" && (kid.Attr("type") == at.page || kid.Attr("type") == "" && at.page == "default") {
				own[at] = kid.Attr("id")
			}
		}
	}
	return own
}

// setEdges gives sections their headers and footers. A section says nothing of those
// that it shares with the section before; so what a section loses or gets is said anew
// for the one after it, which stays as it is.
func (am *amendment) setEdges(d *draft, changes []doc.SetEdges) error {
	before, after := references{}, references{}
	for i := range am.f.Doc.Sections {
		n := slices.IndexFunc(changes, func(c doc.SetEdges) bool { return c.Section == i })
		if i >= len(am.f.sections) && n < 0 {
			continue
		}
		list, err := am.sections(d, i)
		if err != nil {
			if n < 0 {
				continue
			}
			return err
		}
		for j, s := range list {
			own := referencesOf(s)
			for at, id := range own {
				before[at] = id
			}
			want := before
			if n >= 0 {
				if want, err = am.wanted(d, s, before, &changes[n], j == 0); err != nil {
					return err
				}
			}
			if err := am.refer(d, s, own, want, after); err != nil {
				return err
			}
		}
	}
	for _, c := range changes {
		if c.Section < 0 || c.Section >= len(am.f.Doc.Sections) {
			return cannot(fmt.Sprintf("tệp không có phần %d", c.Section+1), "")
		}
	}
	return nil
}

// wanted are the references that a change wants for a section, those that it leaves as
// they are included.
func (am *amendment) wanted(d *draft, s *xmltree.Elem, before references, c *doc.SetEdges, begins bool) (references, error) {
	want := references{}
	for at, id := range before {
		want[at] = id
	}
	now := &am.f.Doc.Sections[c.Section]
	titled := on(s.Kid("w:titlePg"))
	first := func(e edge) string {
		if titled {
			return before[reference{e, "first"}]
		}
		return before[reference{e, "default"}]
	}
	slots := []struct {
		at       reference
		was      string
		now, new []doc.Block
	}{
		{reference{header, "default"}, before[reference{header, "default"}], now.Header, c.Header},
		{reference{header, "first"}, first(header), now.FirstHeader, c.FirstHeader},
		{reference{footer, "default"}, before[reference{footer, "default"}], now.Footer, c.Footer},
		{reference{footer, "first"}, first(footer), now.Foot, c.Foot},
	}
	for _, slot := range slots {
		id := slot.was
		if !slices.Equal(slot.now, slot.new) {
			var err error
			if id, err = am.edge(slot.at.edge, slot.new); err != nil {
				return nil, err
			}
			if even := (reference{slot.at.edge, "even"}); slot.at.page == "default" && (am.evenPages() || before[even] != "") {
				want[even] = id
			}
		}
		want[slot.at] = id
	}
	if begins && now.Restart != c.Restart {
		d.restart(s, c.Restart)
	}
	return want, am.firstPage(d, s, want, before, titled)
}

// firstPage makes the first page of a section differ from the others if it does.
func (am *amendment) firstPage(d *draft, s *xmltree.Elem, want, before references, titled bool) (err error) {
	head, foot := reference{header, "first"}, reference{footer, "first"}
	differ := want[head] != want[reference{header, "default"}] || want[foot] != want[reference{footer, "default"}]
	switch {
	case !differ && !titled:
		want[head], want[foot] = before[head], before[foot]
	case !titled:
		s.Put(sectionOrder, d.one("<w:titlePg/>"))
	}
	if differ && want[head] == "" {
		want[head], err = am.edge(header, nil)
	}
	return err
}

// restart numbers the pages of a section from 1, or goes on from those before.
func (d *draft) restart(s *xmltree.Elem, restart bool) {
	numbers := s.Kid("w:pgNumType")
	switch {
	case restart:
		if numbers == nil {
			numbers = d.one("<w:pgNumType/>")
			s.Put(sectionOrder, numbers)
		}
		numbers.Set(d.prefix("w")+":start", "1")
	case numbers != nil:
		numbers.Unset("start")
	}
}

// on tells whether a switch of the file is on.
func on(e *xmltree.Elem) bool {
	if e == nil {
		return false
	}
	return !slices.Contains([]string{"0", "false", "off", "none"}, e.Attr("val"))
}

// evenPages tells whether even pages have headers of their own.
func (am *amendment) evenPages() bool {
	root, err := am.f.parts.Tree(am.f.parts.Related(am.f.main, "settings"))
	return err == nil && enabled(root.Child("w:evenAndOddHeaders"))
}

// refer makes a section refer to what it should. After is what is in force at its
// beginning, then at its end.
func (am *amendment) refer(d *draft, s *xmltree.Elem, own, want, after references) (err error) {
	for _, at := range referenceKinds {
		id := want[at]
		switch {
		case own[at] == id && (id != "" || after[at] == ""):
			if id != "" {
				after[at] = id
			}
			continue
		case id == "" && after[at] != "":
			if id, err = am.edge(at.edge, nil); err != nil {
				return err
			}
		}
		unrefer(s, at)
		if id != after[at] {
			s.Insert(lastReference(s)+1, d.one(`<w:`+at.edge.name+`Reference w:type="`+at.page+`" r:id="`+id+`"/>`))
			after[at] = id
		}
	}
	return nil
}

// unrefer takes a reference out of a section.
func unrefer(s *xmltree.Elem, at reference) {
	s.Kids = slices.DeleteFunc(s.Kids, func(kid *xmltree.Elem) bool {
		return kid.Name == "w:"+at.edge.name+"Reference" && (kid.Attr("type") == at.page || kid.Attr("type") == "" && at.page == "default")
	})
}

// lastReference is where the last reference of a section stands, -1 without any.
func lastReference(s *xmltree.Elem) int {
	for i, kid := range slices.Backward(s.Kids) {
		if kid.Name == "w:headerReference" || kid.Name == "w:footerReference" {
			return i
		}
	}
	return -1
}

// edge makes a header or footer of blocks, and gives its relation. There is one empty
// one of each.
func (am *amendment) edge(e edge, blocks []doc.Block) (string, error) {
	if id := am.blanks[e]; id != "" && len(blocks) == 0 {
		return id, nil
	}
	body, err := am.body()
	if err != nil {
		return "", err
	}
	name := am.freshName(e.name)
	d, err := am.newPart(name, wordType+e.name+"+xml", xmlHead+`<w:`+e.element+` xmlns:w="`+body.address("w")+`"></w:`+e.element+`>`)
	if err != nil {
		return "", err
	}
	for _, b := range blocks {
		if err := am.edgeBlock(d, b, doc.Text{}); err != nil {
			return "", err
		}
	}
	id, err := am.relate(e.name, name)
	if len(blocks) == 0 {
		d.root.Add(d.one("<w:p/>"))
		am.blanks[e] = id
	}
	return id, err
}

// edgeBlock appends a block of a header or footer with all that its style says, for
// the file has no style of ours.
func (am *amendment) edgeBlock(d *draft, b doc.Block, label doc.Text) error {
	switch b := b.(type) {
	case *doc.Paragraph:
		return am.edgeText(d, am.edgeStyle(b.Style, b.Align), label, b.Inlines)
	case *doc.Heading:
		return am.edgeText(d, am.edgeStyle(b.Style, doc.AlignStyle), labelOf(b.Label, false), b.Inlines)
	case *doc.List:
		for _, it := range b.Items {
			for i, block := range it.Blocks {
				own := doc.Text{}
				if i == 0 {
					own = labelOf(it.Label, it.LabelBold)
				}
				if err := am.edgeBlock(d, block, own); err != nil {
					return err
				}
			}
		}
		return nil
	case *doc.Rule:
		line, err := am.line(d, b)
		if err == nil {
			d.root.Add(line)
		}
		return err
	}
	return cannot("đầu trang và chân trang chỉ nhận đoạn văn và đường kẻ", "bỏ bảng và biểu đồ ra")
}

// edgeStyle is a style of the document, else that of a page number.
func (am *amendment) edgeStyle(id string, align doc.Align) doc.Style {
	s, ok := am.f.Doc.Style(id)
	if !ok {
		s = doc.Style{Size: 14, Align: doc.AlignCenter}
	}
	if align != doc.AlignStyle {
		s.Align = align
	}
	return s
}

// edgeText appends a paragraph.
func (am *amendment) edgeText(d *draft, s doc.Style, label doc.Text, inlines []doc.Inline) error {
	p := d.one("<w:p></w:p>")
	d.root.Add(p)
	for _, in := range append([]doc.Inline{label}, inlines...) {
		r, t := d.one("<w:r></w:r>"), doc.Text{}
		switch in := in.(type) {
		case doc.Text:
			t = in
			r.Add(d.items(in.Text)...)
		case doc.Link:
			r.Add(d.items(in.Text)...)
		case doc.Tab:
			r.Add(d.items("\t")...)
		case doc.Break:
			r.Add(d.items("\n")...)
		case doc.Field:
			field := d.one(`<w:fldSimple w:instr=" PAGE "></w:fldSimple>`)
			r.Add(d.items("1")...)
			field.Add(r)
			p.Add(field)
		default:
			return cannot("đầu trang và chân trang không nhận hình", "bỏ hình ra")
		}
		if len(r.Kids) == 0 {
			continue
		}
		if r.Up == nil {
			p.Add(r)
		}
		bold, italic := s.Bold || t.Bold, s.Italic || t.Italic
		am.letterFormat(d, r, &doc.SetFormat{Font: &s.Font, Size: &s.Size, Bold: &bold, Italic: &italic, Color: &s.Color})
	}
	line := s.Line
	if line == 0 {
		line = 1
	}
	am.paragraphFormat(d, p, &doc.SetFormat{Align: &s.Align, Left: &s.Left, Right: &s.Right, FirstLine: &s.FirstLine,
		Before: &s.Before, After: &s.After, Line: &line})
	return nil
}
