package pdf

import (
	"strconv"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// Everything drawn on a page is content of an element of the structure tree, or
// an artifact (thành phần phụ): lines, page numbers and what else is no text of
// the document (ISO 32000-1, 14.8.2.2).
const (
	decoration = "/Artifact <</Type /Layout>> BDC"
	header     = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
	repeated   = "/Artifact <</Type /Pagination>> BDC" // heading row of a continued table
	endMark    = "EMC"
)

// marker marks the content of pages and hangs it into the tree. Texts in a row
// with the same mark are one piece of content.
type marker struct {
	*tree
	pages   [][]int32 // elements of the content of each page, by its number on the page
	section int       // of the page
	open    mark
	link    linked
	write   func([]byte) // into the page
}

// mark is what the content that follows is: of an element, or an artifact.
type mark struct {
	element  int32 // 0 in an artifact
	artifact string
}

// linked is the element of a link whose text may go on on the next line.
type linked struct {
	block   doc.Block
	target  string
	element int32
}

// page begins a page of a section.
func (m *marker) page(section int) {
	m.end()
	m.pages, m.section = append(m.pages, nil), section
}

// of is the mark of a text.
func (m *marker) of(t *layout.Text) mark {
	if t.Link == "" && m.link.block == t.Block {
		m.link = linked{}
	}
	at, known := m.places[t.Block]
	switch {
	case t.Repeat && known:
		return mark{artifact: repeated}
	case t.Repeat:
		return mark{artifact: header}
	case !known: // made by layout
		at = place{text: m.element(m.sections[m.section], "P", "")}
		m.places[t.Block] = at
	}
	if t.Label && at.label != 0 {
		return mark{element: at.label}
	}
	return mark{element: at.text}
}

// ofLink is the mark of a text that opens an address, inside that of the text
// around it.
func (m *marker) ofLink(t *layout.Text, around mark) mark {
	if around.element == 0 {
		return around
	}
	if m.link.block != t.Block || m.link.target != t.Link {
		m.link = linked{t.Block, t.Link, m.element(around.element, "Link", "")}
	}
	return mark{element: m.link.element}
}

// begin marks what is drawn next.
func (m *marker) begin(k mark) {
	if k == m.open {
		return
	}
	m.end()
	m.open = k
	if k.element == 0 {
		m.write([]byte(k.artifact))
		return
	}
	page := len(m.pages) - 1
	number := len(m.pages[page])
	m.pages[page] = append(m.pages[page], k.element)
	m.add(k.element, node{kind: content, page: int32(page), mark: int32(number)})
	m.use(k.element)
	n := &m.nodes[k.element]
	if n.page < 0 {
		n.page = int32(page)
	}
	b := append(make([]byte, 0, 32), '/')
	b = append(b, n.kind...)
	b = append(b, " <</MCID "...)
	b = strconv.AppendInt(b, int64(number), 10)
	m.write(append(b, ">> BDC"...))
}

// end ends what is marked.
func (m *marker) end() {
	if m.open != (mark{}) {
		m.write([]byte(endMark))
		m.open = mark{}
	}
}
