package docx

import (
	"errors"
	"slices"

	"vanthu/pipeline/doc"
)

// declarations are the prefixes that a story uses.
const declarations = ` xmlns:w="` + nsWord + `" xmlns:r="` + nsRels + `" xmlns:wp="` + nsDrawing + `" xmlns:a="` + nsGraphic +
	`" xmlns:wps="` + nsShape + `" xmlns:mc="` + nsChoice + `" xmlns:v="` + nsVML + `">`

// document makes the body, and the header and footer parts that it refers to.
func document(d *doc.Doc, c *common) (body *story, edgeParts []*story, err error) {
	if len(d.Sections) == 0 {
		return nil, nil, errors.New("docx: no sections")
	}
	s := &story{name: documentName, xmlBuffer: xmlBuffer{c: c, b: make([]byte, 0, 64<<10)}}
	s.rels.id(relation{kind: nsRels + "/styles", target: "styles.xml"})
	s.rels.id(relation{kind: nsRels + "/settings", target: "settings.xml"})
	s.rels.id(relation{kind: nsRels + "/fontTable", target: "fontTable.xml"})
	es := newEdges(s)
	s.raw(xmlHead + `<w:document` + declarations + `<w:body>`)
	for i := range d.Sections {
		s.last, s.width = endNothing, d.Sections[i].Page.TextWidth()
		s.blocks(d.Sections[i].Blocks, doc.Text{})
		s.finish()
		properties := s.section(&d.Sections[i], es)
		if i < len(d.Sections)-1 {
			s.b = slices.Insert(s.b, s.end, properties...)
		} else {
			s.b = append(s.b, properties...)
		}
	}
	s.raw(`</w:body></w:document>`)
	return s, es.parts, s.err
}

// section makes the properties of a section, which stand at its end.
func (s *story) section(sec *doc.Section, es *edges) []byte {
	x := &xmlBuffer{c: s.c}
	x.raw(`<w:sectPr>`)
	es.refer(x, sec)
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
	if len(sec.Header)+len(sec.FirstHeader)+len(sec.Foot)+len(sec.Footer) > 0 {
		x.raw(`<w:titlePg/>`)
	}
	x.raw(`</w:sectPr>`)
	return x.b
}
