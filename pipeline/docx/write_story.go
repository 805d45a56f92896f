package docx

import (
	"fmt"

	"vanthu/pipeline/doc"
)

// A story is a part that holds text while it is being written (mạch văn).
type story struct {
	xmlBuffer
	name  string
	edge  edge // header or footer; none for the body
	rels  relations
	run   run
	last  ending     // what the block before is
	level int        // of tables around
	width doc.Length // of the column
	keep  bool       // paragraphs stay on the page of the next: a cell binds their row to the one below
	end   int        // where a property can join those of the last paragraph
	style string     // of the last text
	frame int        // where its border can; 0 if it has one, or is no text
	hook  bool       // a line can hang on its letters
	err   error      // the first
}

// ending tells what a story's last block is, for what must stand between.
type ending uint8

const (
	endNothing ending = iota
	endParagraph
	endTable
)

// relations are what a part refers to, in the order of their ids.
type relations struct {
	list []relation
	at   map[relation]int // in the list
}

// relation is a part of the file, or an address outside of it.
type relation struct {
	kind, target string
	outside      bool
}

// id names r in the XML; equal relations are one.
func (rs *relations) id(r relation) string {
	i, known := rs.at[r]
	if !known {
		if rs.at == nil {
			rs.at = map[relation]int{}
		}
		i = len(rs.list)
		rs.at[r], rs.list = i, append(rs.list, r)
	}
	return relationID(i)
}

func relationID(i int) string { return fmt.Sprintf("rId%d", i+1) }

// xml makes the relationships part.
func (rs *relations) xml(c *common) []byte {
	x := &xmlBuffer{c: c}
	x.raw(xmlHead + `<Relationships xmlns="` + nsPackage + `/relationships">`)
	for i, r := range rs.list {
		x.raw(`<Relationship Id="` + relationID(i) + `" Type="` + r.kind + `" Target="`)
		x.text(r.target)
		x.raw(`"`)
		if r.outside {
			x.raw(` TargetMode="External"`)
		}
		x.raw(`/>`)
	}
	x.raw(`</Relationships>`)
	return x.b
}

// fail keeps the first error.
func (s *story) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("docx: "+format, args...)
	}
}

// blocks appends blocks; label is put before the first one, a paragraph.
func (s *story) blocks(blocks []doc.Block, label doc.Text) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			s.paragraph(b.Style, b.Align, label, b.Inlines)
		case *doc.Heading:
			s.paragraph(b.Style, doc.AlignStyle, labelOf(b.Label, false), b.Inlines)
		case *doc.List:
			for _, it := range b.Items {
				s.item(it)
			}
		case *doc.Table:
			s.table(b)
		case *doc.Rule:
			s.rule(b)
		case *doc.Chart:
			s.charts(b)
		default:
			s.fail("unexpected block %T", b)
		}
		label = doc.Text{}
	}
}

// labelOf is a label with the space that parts it from its text.
func labelOf(label string, bold bool) doc.Text {
	if label == "" {
		return doc.Text{}
	}
	return doc.Text{Text: label + " ", Bold: bold}
}

// item appends an entry of a list.
func (s *story) item(it doc.Item) {
	if len(it.Blocks) == 0 {
		s.fail("list item %q is empty", it.Label)
		return
	}
	if _, ok := it.Blocks[0].(*doc.Paragraph); !ok {
		s.fail("list item %q begins with %T", it.Label, it.Blocks[0])
	}
	s.blocks(it.Blocks, labelOf(it.Label, it.LabelBold))
}

// paragraph appends a paragraph that begins with label.
func (s *story) paragraph(style string, align doc.Align, label doc.Text, inlines []doc.Inline) {
	s.raw(`<w:p><w:pPr><w:pStyle w:val="`)
	s.style = s.styleID(style)
	s.raw(s.style)
	s.raw(`"/>`)
	if s.keep {
		s.raw(`<w:keepNext/>`)
	}
	frame := len(s.b)
	if align != doc.AlignStyle {
		s.raw(`<w:jc w:val="` + justification(align, "left") + `"/>`)
	}
	s.endProperties()
	s.characters(label)
	for _, in := range inlines {
		s.inline(in)
	}
	s.endRun()
	s.raw(`</w:p>`)
	s.frame, s.hook = frame, label.Text != "" || len(inlines) > 0
}

// endProperties ends a paragraph's properties.
func (s *story) endProperties() {
	s.last, s.end, s.frame, s.hook = endParagraph, len(s.b), 0, false
	s.raw(`</w:pPr>`)
}

// styleID is the id of a style of the sheet; "" is the default's.
func (s *story) styleID(id string) string {
	if id == "" {
		return s.c.fallback
	}
	if s.c.styles[id] == nil {
		s.fail("unknown style %q", id)
	}
	return id
}

// exactly is the format of an empty paragraph of a given height in any style.
const exactly = `<w:spacing w:before="0" w:after="0" w:line="#" w:lineRule="exact"/><w:ind w:left="0" w:firstLine="0"/>`

// spacer appends the smallest empty paragraph.
func (s *story) spacer() { s.space(doc.SpacerHeight) }

// space appends an empty paragraph of a height.
func (s *story) space(height doc.Length) {
	s.form(`<w:p><w:pPr>`+exactly+`<w:rPr><w:sz w:val="2"/></w:rPr>`, int64(height))
	s.endProperties()
	s.raw(`</w:p>`)
}

// finish makes a cell, header or section end with a paragraph.
func (s *story) finish() {
	if s.last != endParagraph {
		s.spacer()
	}
}
