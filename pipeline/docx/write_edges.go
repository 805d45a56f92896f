package docx

import (
	"bytes"
	"slices"
	"strconv"

	"vanthu/pipeline/doc"
)

// edge is what stands at the top or the foot of pages (đầu trang, chân trang).
type edge struct{ name, element string }

var (
	header = edge{"header", "hdr"}
	footer = edge{"footer", "ftr"}
)

// edges keeps the header and footer parts of a document. A section that says
// nothing about one has that of the section before, for Word as for a clerk who
// edits it; so a part is made only where it changes.
type edges struct {
	body  *story
	parts []*story
	now   map[reference]*story // in force
	files map[edge]int
	full  bool // the header of first pages in force has a text
}

// reference is how a section names a header or footer: for its first page or for
// the others.
type reference struct {
	edge edge
	page string // "first" or "default"
}

func newEdges(body *story) *edges {
	return &edges{body: body, now: map[reference]*story{}, files: map[edge]int{}}
}

// refer appends the references of a section. A section without one of its headers and
// footers has an empty one in the place of that of the section before; so has a first
// page, whose header is never that of the others.
func (es *edges) refer(x *xmlBuffer, sec *doc.Section) {
	first, others := reference{header, "first"}, reference{header, "default"}
	foot, footers := reference{footer, "first"}, reference{footer, "default"}
	switch {
	case len(sec.FirstHeader) > 0:
		es.set(x, first, es.write(header, sec.FirstHeader, 0))
		es.full = true
	case es.full || len(sec.Header) > 0 && es.now[first] == nil:
		style, _ := doc.FirstStyle(sec.Header)
		es.set(x, first, es.write(header, []doc.Block{&doc.Paragraph{Style: style}}, 0))
		es.full = false
	}
	if len(sec.Header) > 0 || es.now[others] != nil {
		es.set(x, others, es.write(header, sec.Header, 0))
	}
	switch {
	case len(sec.Foot) > 0:
		es.set(x, foot, es.write(footer, sec.Foot, sec.Page.Bottom-sec.Page.HeaderDistance))
	case es.now[foot] != nil:
		es.set(x, foot, es.write(footer, nil, 0))
	}
	if len(sec.Footer) > 0 || es.now[footers] != nil {
		es.set(x, footers, es.write(footer, sec.Footer, 0))
	}
}

// set puts a part in force, and appends its reference if it is another one than
// that of the section before.
func (es *edges) set(x *xmlBuffer, at reference, s *story) {
	if now := es.now[at]; now != nil && bytes.Equal(now.b, s.b) && slices.Equal(now.rels.list, s.rels.list) {
		return
	}
	es.now[at] = s
	es.files[at.edge]++
	file := at.edge.name + strconv.Itoa(es.files[at.edge]) + ".xml"
	s.name = "word/" + file
	es.parts = append(es.parts, s)
	id := es.body.rels.id(relation{kind: nsRels + "/" + at.edge.name, target: file})
	x.raw(`<w:` + at.edge.name + `Reference w:type="` + at.page + `" r:id="` + id + `"/>`)
}

// write makes a header or footer of blocks with some room under them.
func (es *edges) write(e edge, blocks []doc.Block, under doc.Length) *story {
	s := &story{edge: e, xmlBuffer: xmlBuffer{c: es.body.c}, width: es.body.width}
	s.raw(xmlHead + `<w:` + e.element + declarations)
	s.blocks(blocks, doc.Text{})
	if under > 0 {
		s.space(under)
	}
	s.finish()
	s.raw(`</w:` + e.element + `>`)
	if s.err != nil && es.body.err == nil {
		es.body.err = s.err
	}
	return s
}
