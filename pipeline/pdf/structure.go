package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// tree is the structure tree (cây cấu trúc) of a tagged PDF (ISO 32000-1, 14.7):
// what each piece of content is, in reading order. It is built from the document;
// the pages then hang their content into it.
//
// Nodes are elements, pieces of marked content, and annotations. They name each
// other by index; 0 is the element of the whole document, and none besides.
type tree struct {
	nodes    []node
	places   map[doc.Block]place
	figures  map[*doc.Picture]int32
	charts   map[*doc.Chart][]*doc.Chart // as they were drawn: in parts
	alts     map[int32]string            // of figures: what they show
	outline  []bookmark
	sections []int32
	above    int // 1 in a section that has a title of its own above its headings
	level    int // of the last heading
}

// node is a node of the tree.
type node struct {
	kind  string // structure type of an element, or what else the node is
	attrs string // attributes of an element, as they stand in the file
	shape
	page int32 // of content and annotations, and of an element's first content
	mark int32 // number of the content on its page, of the annotation, or of the heading's bookmark
	used bool  // there is something in it
}

// shape is how a node hangs in the tree.
type shape struct{ parent, first, last, next int32 }

// Nodes that are not elements.
const (
	content    = ""
	annotation = "OBJR"
)

// place is where the content of a block goes: its label into another element, if
// not 0, than the rest.
type place struct{ label, text int32 }

// bookmark is an entry of the outline (dấu trang): a heading. Page counts from 0
// and is -1 until the heading is drawn; y is its top in points on the paper.
type bookmark struct {
	title string
	level int
	page  int
	y     float64
}

// newTree makes the elements of a document that fills pages.
func newTree(d *doc.Doc, pages []layout.Page) *tree {
	texts, charts := 0, map[*doc.Chart][]*doc.Chart{}
	for i := range pages {
		texts += len(pages[i].Texts)
		for _, c := range pages[i].Charts {
			if c.Repeat {
				continue
			}
			charts[c.Whole] = append(charts[c.Whole], c.Of)
		}
	}
	t := &tree{
		charts: charts,
		nodes:  make([]node, 1, 2*texts+64), places: make(map[doc.Block]place, texts/2),
		figures: map[*doc.Picture]int32{}, alts: map[int32]string{},
	}
	t.nodes[0] = node{kind: "Document", page: -1, used: true}
	for i := range d.Sections {
		t.section(&d.Sections[i])
	}
	return t
}

// element adds an element to another.
func (t *tree) element(parent int32, kind, attrs string) int32 {
	return t.add(parent, node{kind: kind, attrs: attrs, page: -1})
}

// add adds a node to an element, behind all that is in it.
func (t *tree) add(parent int32, n node) int32 {
	at := int32(len(t.nodes))
	n.parent = parent
	t.nodes = append(t.nodes, n)
	p := &t.nodes[parent]
	if p.first == 0 {
		p.first = at
	} else {
		t.nodes[p.last].next = at
	}
	p.last = at
	return at
}

// use notes that an element, and so all around it, has something in it.
func (t *tree) use(at int32) {
	for ; !t.nodes[at].used; at = t.nodes[at].parent {
		t.nodes[at].used = true
	}
}

// section adds the elements of a section. What names the section is a heading
// above all others in it: the tên loại, or the first heading of an annex.
func (t *tree) section(s *doc.Section) {
	at := t.element(0, "Sect", "")
	t.sections = append(t.sections, at)
	t.above = 0
	named := s.Role != doc.RoleAnnex
	for i, b := range s.Blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			if b.Role == doc.RoleTitle && len(b.Inlines) > 0 {
				t.headed(at, b, 1, doc.PlainText(b.Inlines)+subject(s.Blocks[i+1:]))
				t.above = 1
				continue
			}
		case *doc.Heading:
			if !named {
				named, t.above = true, 0
				t.headed(at, b, 1, doc.PlainText(b.Inlines)+subject(s.Blocks[i+1:]))
				t.above = 1
				continue
			}
		}
		t.blocks(at, s.Blocks[i:i+1])
	}
	t.blocks(at, s.Foot)
}

// subject is what a document or an annex is about, after " ": the trích yếu
// under the tên loại, or the title between the number of an annex and the line
// that names the document.
func subject(under []doc.Block) string {
	role := func(i int) doc.Role {
		if i < len(under) {
			if p, ok := under[i].(*doc.Paragraph); ok {
				return p.Role
			}
		}
		return doc.RoleNone
	}
	if role(0) == doc.RoleSubject || role(0) == doc.RoleAnnex && role(1) == doc.RoleAnnex {
		return " " + doc.PlainText(under[0].(*doc.Paragraph).Inlines)
	}
	return ""
}

// blocks adds the elements of blocks.
func (t *tree) blocks(parent int32, blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			t.places[b] = place{text: t.element(parent, "P", "")}
			t.pictures(parent, b.Inlines)
		case *doc.Heading:
			text := doc.PlainText(b.Inlines)
			if b.Label != "" {
				text = b.Label + " " + text
			}
			t.headed(parent, b, t.above+b.Level, text)
		case *doc.List:
			t.list(parent, b)
		case *doc.Table:
			t.table(parent, b)
		case *doc.Chart:
			for _, part := range t.charts[b] {
				at := t.element(parent, "Figure", "")
				t.places[part], t.alts[at] = place{text: at}, part.Alt()
			}
		case *doc.Rule: // a decoration
		default:
			continue // layout refuses what it does not know
		}
	}
}

// heading tells whether a type is that of a heading.
func heading(kind string) bool { return len(kind) == 2 && kind[0] == 'H' }

// deepest is the last of the levels of headings that have a type.
const deepest = 6

// headed adds a heading and its bookmark. Levels begin with 1 and go down one by
// one (ISO 14289-1, 7.4.2), whatever the document's are.
func (t *tree) headed(parent int32, b doc.Block, level int, title string) {
	if title = strings.Join(strings.Fields(title), " "); title == "" {
		t.places[b] = place{text: t.element(parent, "P", "")}
		return
	}
	t.level = min(max(level, 1), t.level+1, deepest)
	at := t.element(parent, "H"+strconv.Itoa(t.level), "")
	t.places[b] = place{text: at}
	t.nodes[at].mark = int32(len(t.outline))
	t.outline = append(t.outline, bookmark{title: title, level: t.level, page: -1})
}

// list adds a list. An entry of one paragraph holds its text itself.
func (t *tree) list(parent int32, l *doc.List) {
	at := t.element(parent, "L", numbering(l))
	for _, it := range l.Items {
		item := t.element(at, "LI", "")
		label := int32(0)
		if it.Label != "" {
			label = t.element(item, "Lbl", "")
		}
		body := t.element(item, "LBody", "")
		t.inside(body, it.Blocks)
		if len(it.Blocks) > 0 {
			if p, ok := t.places[it.Blocks[0]]; ok {
				p.label = label
				t.places[it.Blocks[0]] = p
			}
		}
	}
}

// inside puts blocks into an element; a single paragraph needs none of its own.
func (t *tree) inside(at int32, blocks []doc.Block) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*doc.Paragraph); ok {
			t.places[p] = place{text: at}
			t.pictures(at, p.Inlines)
			return
		}
	}
	t.blocks(at, blocks)
}

// pictures adds the pictures of a paragraph, which stand beside its text.
func (t *tree) pictures(parent int32, inlines []doc.Inline) {
	for _, in := range inlines {
		if p, ok := in.(*doc.Picture); ok {
			at := t.element(parent, "Figure", "")
			t.figures[p], t.alts[at] = at, p.Alt
		}
	}
}

// numbering is the attributes of a list whose labels count.
func numbering(l *doc.List) string {
	if !l.Ordered || len(l.Items) == 0 {
		return ""
	}
	style := "Decimal"
	switch r, _ := utf8.DecodeRuneInString(l.Items[0].Label); {
	case strings.ContainsRune("IVX", r):
		style = "UpperRoman"
	case unicode.IsLower(r):
		style = "LowerAlpha"
	case unicode.IsUpper(r):
		style = "UpperAlpha"
	}
	return "/O /List /ListNumbering /" + style
}

// placed tells whether a table only places text side by side, as those of the
// letterhead and the signature do.
func placed(b *doc.Table) bool {
	switch b.Role {
	case doc.RoleLetterhead, doc.RoleUrgency, doc.RoleClosing:
		return true
	}
	return b.HeaderRows == 0 && b.Border.Weight == 0
}

// table adds a table, or the text that it only places.
func (t *tree) table(parent int32, b *doc.Table) {
	if placed(b) {
		at := t.element(parent, "Div", "")
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				t.blocks(at, cell.Blocks)
			}
		}
		return
	}
	at := t.element(parent, "Table", "")
	group := at
	for i, row := range b.Rows {
		switch parts := b.HeaderRows > 0 && b.HeaderRows < len(b.Rows); {
		case parts && i == 0:
			group = t.element(at, "THead", "")
		case parts && i == b.HeaderRows:
			group = t.element(at, "TBody", "")
		}
		tr := t.element(group, "TR", "")
		for _, cell := range row.Cells {
			t.cell(tr, &cell, i < b.HeaderRows)
		}
	}
}

// cell adds a cell of a table, to the row where it begins (ISO 32000-1, 14.8.5.7).
func (t *tree) cell(parent int32, c *doc.Cell, head bool) {
	kind, attrs := "TD", ""
	if head {
		kind, attrs = "TH", "/O /Table /Scope /Column"
	}
	if attrs == "" && max(c.Span, c.Down) > 1 {
		attrs = "/O /Table"
	}
	if c.Down > 1 {
		attrs += " /RowSpan " + strconv.Itoa(c.Down)
	}
	if c.Span > 1 {
		attrs += " /ColSpan " + strconv.Itoa(c.Span)
	}
	at := t.element(parent, kind, attrs)
	t.use(at) // a row has all its cells
	t.inside(at, c.Blocks)
}
