package docx

import (
	"bytes"
	"errors"
	"slices"
	"strconv"

	"vanthu/pipeline/doc"
)

// declarations are the prefixes that a story uses.
const declarations = ` xmlns:w="` + nsWord + `" xmlns:r="` + nsRels + `" xmlns:wp="` + nsDrawing + `" xmlns:a="` + nsGraphic +
	`" xmlns:wps="` + nsShape + `" xmlns:mc="` + nsChoice + `" xmlns:v="` + nsVML + `">`

// document makes the body and the header parts that it refers to.
func document(d *doc.Doc, c *common) (body *story, headerParts []*story, err error) {
	if len(d.Sections) == 0 {
		return nil, nil, errors.New("docx: no sections")
	}
	s := &story{name: documentName, xmlBuffer: xmlBuffer{c: c, b: make([]byte, 0, 64<<10)}}
	s.rels.id(relation{kind: nsRels + "/styles", target: "styles.xml"})
	s.rels.id(relation{kind: nsRels + "/settings", target: "settings.xml"})
	s.rels.id(relation{kind: nsRels + "/fontTable", target: "fontTable.xml"})
	hs := &headers{body: s}
	s.raw(xmlHead + `<w:document` + declarations + `<w:body>`)
	for i := range d.Sections {
		s.last = endNothing
		s.blocks(d.Sections[i].Blocks, doc.Text{})
		s.finish()
		properties := s.section(&d.Sections[i], hs)
		if i < len(d.Sections)-1 {
			s.b = slices.Insert(s.b, s.end, properties...)
		} else {
			s.b = append(s.b, properties...)
		}
	}
	s.raw(`</w:body></w:document>`)
	return s, hs.parts, s.err
}

// section makes the properties of a section, which stand at its end.
func (s *story) section(sec *doc.Section, hs *headers) []byte {
	x := &xmlBuffer{c: s.c}
	x.raw(`<w:sectPr>`)
	hs.refer(x, sec.Header)
	p := sec.Page
	x.form(`<w:pgSz w:w="#" w:h="#"`, int64(p.Width), int64(p.Height))
	if p.Landscape() {
		x.raw(` w:orient="landscape"`)
	}
	x.form(`/><w:pgMar w:top="#" w:right="#" w:bottom="#" w:left="#" w:header="#" w:footer="#" w:gutter="0"/>`,
		int64(p.Top), int64(p.Right), int64(p.Bottom), int64(p.Left), int64(p.HeaderDistance), int64(p.HeaderDistance))
	if sec.Restart {
		x.raw(`<w:pgNumType w:start="1"/>`)
	}
	x.raw(`<w:cols w:space="720"/>`)
	if len(sec.Header) > 0 {
		x.raw(`<w:titlePg/>`)
	}
	x.raw(`</w:sectPr>`)
	return x.b
}

// headers keeps the header parts of a document. A section that says nothing
// about its header has the one of the section before, for Word as for a clerk
// who edits it; so a part is made only where the header changes.
type headers struct {
	body  *story
	parts []*story
	now   *story // in force; nil is none
	first bool   // the empty header of first pages is in force
}

// refer appends the references of a section with the header blocks.
func (hs *headers) refer(x *xmlBuffer, blocks []doc.Block) {
	if len(blocks) == 0 && hs.now == nil {
		return
	}
	h := hs.write(blocks)
	if len(blocks) > 0 && !hs.first {
		style, _ := doc.FirstStyle(blocks)
		hs.add(x, "first", hs.write([]doc.Block{&doc.Paragraph{Style: style}}))
		hs.first = true
	}
	if hs.now == nil || !bytes.Equal(hs.now.b, h.b) || !slices.Equal(hs.now.rels, h.rels) {
		hs.add(x, "default", h)
		hs.now = h
	}
}

// add makes h a part and appends a reference to it.
func (hs *headers) add(x *xmlBuffer, kind string, h *story) {
	hs.parts = append(hs.parts, h)
	file := "header" + strconv.Itoa(len(hs.parts)) + ".xml"
	h.name = "word/" + file
	id := hs.body.rels.id(relation{kind: relHeader, target: file})
	x.raw(`<w:headerReference w:type="` + kind + `" r:id="` + id + `"/>`)
}

// write makes a header of blocks.
func (hs *headers) write(blocks []doc.Block) *story {
	h := &story{xmlBuffer: xmlBuffer{c: hs.body.c}}
	h.raw(xmlHead + `<w:hdr` + declarations)
	h.blocks(blocks, doc.Text{})
	h.finish()
	h.raw(`</w:hdr>`)
	if h.err != nil && hs.body.err == nil {
		hs.body.err = h.err
	}
	return h
}
