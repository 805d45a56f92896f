package docx

import (
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// Whom the comments are from. There is no date: the same file and notes give the same
// bytes.
const (
	noteAuthor   = "vanthu"
	noteInitials = "VT"
)

// Annotate is the file with comments at their places, otherwise as it is. A note on
// what stands in a header, a footer, a text box or a footnote, where Word has no
// comments, is put at the paragraph around it, or at the first one of the document.
func (f *File) Annotate(notes []Note) ([]byte, error) {
	am, err := f.newAmendment()
	if err != nil {
		return nil, err
	}
	if len(notes) > 0 {
		if err := am.annotate(notes); err != nil {
			return nil, err
		}
	}
	return am.pack()
}

// target is where comments stand: a paragraph of the document.
type target struct {
	paragraph *xmltree.Elem
	notes     []string
}

func (am *amendment) annotate(notes []Note) error {
	body, err := am.body()
	if err != nil {
		return err
	}
	var targets []*target
	at := map[*xmltree.Elem]*target{}
	for _, n := range notes {
		p, text, err := am.anchor(body, n)
		if err != nil {
			return err
		}
		if at[p] == nil {
			at[p] = &target{paragraph: p}
			targets = append(targets, at[p])
		}
		at[p].notes = append(at[p].notes, text)
	}
	comments, id, err := am.comments(body)
	if err != nil {
		return err
	}
	for _, t := range targets {
		body.mark(t.paragraph, id, len(t.notes))
		for _, text := range t.notes {
			comments.comment(id, text)
			id++
		}
	}
	return nil
}

// anchor is the paragraph for a note, and its text.
func (am *amendment) anchor(body *draft, n Note) (*xmltree.Elem, string, error) {
	if n.Block == nil {
		p, err := am.firstParagraph(body, n.Section)
		return p, n.Text, err
	}
	d, e, err := am.place(head(n.Block, am.f.places))
	if err != nil {
		return nil, "", err
	}
	if d != body {
		p, err := am.firstParagraph(body, n.Section)
		return p, elsewhere(d) + n.Text, err
	}
	if p := commented(e); p != nil {
		return p, n.Text, nil
	}
	p, err := am.firstParagraph(body, n.Section)
	return p, n.Text, err
}

// commented is the paragraph around an element, or the first in it, which may have
// comments: none in a text box may.
func commented(e *xmltree.Elem) *xmltree.Elem {
	p := e.Within("w:p")
	if p == nil {
		p = e.Find("w:p")
	}
	for box := p.Within("w:txbxContent"); box != nil; box = p.Within("w:txbxContent") {
		p = box.Within("w:p")
	}
	return p
}

// head is the first block inside a list that has a place of its own, else the block.
func head(b doc.Block, places map[doc.Block]*place) doc.Block {
	for {
		l, ok := b.(*doc.List)
		if !ok || places[b] != nil || len(l.Items) == 0 || len(l.Items[0].Blocks) == 0 {
			return b
		}
		b = l.Items[0].Blocks[0]
	}
}

// elsewhere names a place that has no comments.
func elsewhere(d *draft) string {
	switch d.root.Name {
	case "w:hdr":
		return "Ở đầu trang: "
	case "w:ftr":
		return "Ở chân trang: "
	case "w:footnotes", "w:endnotes":
		return "Ở cước chú: "
	}
	return ""
}

// firstParagraph is the first one of a section, else of the document, which gets one if
// it has none.
func (am *amendment) firstParagraph(body *draft, section int) (*xmltree.Elem, error) {
	if section >= 0 && section < len(am.f.Doc.Sections) {
		for _, b := range am.f.Doc.Sections[section].Blocks {
			d, e, err := am.place(head(b, am.f.places))
			if err != nil || d != body {
				continue
			}
			if p := commented(e); p != nil {
				return p, nil
			}
		}
	}
	all := body.root.Kid("w:body")
	if all == nil {
		return nil, cannot("tệp Word không có thân văn bản", "mở tệp bằng Word rồi lưu lại")
	}
	if p := commented(all); p != nil {
		return p, nil
	}
	p := body.one("<w:p></w:p>")
	all.Insert(0, p)
	return p, nil
}

// comments is the draft of the comments, and the first number that none has.
func (am *amendment) comments(body *draft) (d *draft, id int, err error) {
	if e := am.f.parts.Related(am.f.main, "comments"); e != nil {
		d, err = am.draft(e)
	} else {
		name := am.freshName("comments")
		d, err = am.newPart(name, wordType+"comments+xml", xmlHead+`<w:comments xmlns:w="`+body.address("w")+`"></w:comments>`)
		if err == nil {
			_, err = am.relate("comments", name)
		}
	}
	if err != nil {
		return nil, 0, err
	}
	for _, root := range [...]*xmltree.Elem{d.root, body.root} {
		root.Each(func(e *xmltree.Elem) bool {
			if strings.HasPrefix(e.Name, "w:comment") {
				if n, err := strconv.ParseInt(e.Attr("id"), 10, 32); err == nil {
					id = max(id, int(n)+1)
				}
			}
			return true
		})
	}
	return d, id, nil
}

// mark puts n comments, the first of a number, around the content of a paragraph.
func (d *draft) mark(p *xmltree.Elem, id, n int) {
	var starts, ends []*xmltree.Elem
	for i := id; i < id+n; i++ {
		number := strconv.Itoa(i)
		starts = append(starts, d.one(`<w:commentRangeStart w:id="`+number+`"/>`))
		ends = append(ends, d.one(`<w:commentRangeEnd w:id="`+number+`"/>`), d.one(`<w:r><w:commentReference w:id="`+number+`"/></w:r>`))
	}
	p.Add(ends...)
	begin := 0
	if properties := p.Kid("w:pPr"); properties != nil {
		begin = properties.Index() + 1
	}
	p.Insert(begin, starts...)
}

// noteFormat makes the paragraphs of a comment plain, whatever the file's default style.
const noteFormat = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/></w:pPr>`

// comment appends a comment, a paragraph for each line of its text.
func (d *draft) comment(id int, text string) {
	c := d.one(`<w:comment w:id="` + strconv.Itoa(id) + `" w:author="` + noteAuthor + `" w:initials="` + noteInitials + `"></w:comment>`)
	d.root.Add(c)
	mark := `<w:r><w:annotationRef/></w:r>`
	for line := range strings.SplitSeq(text, "\n") {
		p := d.one(noteFormat + mark + `</w:p>`)
		mark = ""
		if items := d.items(strings.TrimRight(line, "\r")); len(items) > 0 {
			run := d.one(`<w:r><w:rPr><w:sz w:val="20"/></w:rPr></w:r>`)
			run.Add(items...)
			p.Add(run)
		}
		c.Add(p)
	}
}
