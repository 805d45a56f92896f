package docx

import (
	"fmt"
	"strings"
	"time"

	"vanthu/pipeline/doc"
)

// reader reads one Word file (bộ đọc). It goes through the parts once, from the top: what
// hangs on a place, such as a note, is read where it hangs.
type reader struct {
	f       *File
	parcel  *parcel
	part    *entry // that is being read
	theme   theme
	sheet   sheetReader
	numbers numberings

	quiet  bool // nothing is told: of styles, most are not used
	direct bool // the letters are those of a run
	depth  int  // containers around: 0 is the body itself
	width  doc.Length
	cell   cellContext
	fields fields
	atoms  []atom    // of the paragraph, with those of paragraphs around a box of text before them
	spans  []letters // the same
	room   []place
	looks  map[doc.Look]*doc.Look
	images map[*entry]*doc.Image

	sects     []*node // w:sectPr in their order; nil is one that is missing
	sect      int
	refs      edgeRefs
	edges     map[*entry][]doc.Block
	even      []*entry
	evenPages bool
	notes     map[string]map[string]*node // by kind and id
	noted     map[*node]bool

	changes map[string]int
	said    []telling
}

// Open reads a Word file. The error is a [doc.Problem] without a place. Texts are as the
// file has them: those of others may not be in NFC.
func Open(data []byte) (*File, error) {
	p, err := newParcel(data)
	if err != nil {
		return nil, err
	}
	f := &File{Doc: &doc.Doc{}, parts: p, places: map[doc.Block]*place{}}
	if f.main, err = p.document(); err != nil {
		return nil, err
	}
	r := &reader{
		f: f, parcel: p, part: f.main, looks: map[doc.Look]*doc.Look{}, images: map[*entry]*doc.Image{}, edges: map[*entry][]doc.Block{},
		notes: map[string]map[string]*node{}, noted: map[*node]bool{}, changes: map[string]int{},
	}
	root, err := p.tree(f.main)
	if err != nil {
		return nil, broken(f.main, err)
	}
	body := root.child("w:body")
	if root.name != "w:document" || body == nil {
		return nil, fault("khong-phai-docx", "tệp không có nội dung của một văn bản Word", "mở bằng Word rồi lưu lại dưới dạng .docx")
	}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	r.body(body)
	r.meta()
	r.restore()
	r.report()
	return f, nil
}

// restore puts back what a file of this program says of itself. A chart explains its
// picture, of which nothing needs to be told.
func (r *reader) restore() {
	stood := make([]*node, len(r.said))
	for i, t := range r.said {
		if p := r.f.places[t.at]; p != nil {
			stood[i] = p.node
		}
	}
	r.f.restore()
	if r.f.Own == nil || len(r.said) == 0 {
		return
	}
	stands := map[*node]bool{}
	for b, p := range r.f.places {
		if _, chart := b.(*doc.Chart); !chart {
			stands[p.node] = true
		}
	}
	said := r.said[:0]
	for i, t := range r.said {
		if stood[i] == nil || stands[stood[i]] {
			said = append(said, t)
		}
	}
	r.said = said
}

// broken says why a part cannot be read.
func broken(e *entry, err error) error {
	rule, hint := "tep-hong", "mở bằng Word, lưu lại dưới tên khác; nếu Word cũng không mở được thì dùng bản gốc"
	switch err {
	case errLarge:
		rule, hint = "tep-word-qua-lon", hintLarge
	}
	return fault(rule, fmt.Sprintf("phần “%s” của tệp %v", excerpt(e.name), err), hint)
}

// document is the main part: what the package says is the document, whatever its name.
func (p *parcel) document() (*entry, error) {
	if e := p.part("mimetype"); e != nil && p.part(contentTypesName) == nil {
		return nil, fault("khong-phai-docx", "đây là tệp OpenDocument (.odt), không phải tệp Word", "mở bằng LibreOffice rồi lưu dưới dạng .docx")
	}
	_, list := p.relations(nil)
	for _, r := range list {
		if r.kind == "officeDocument" && !r.outside {
			if e := p.part(r.target); e != nil {
				return e, p.office(e)
			}
		}
	}
	if e := p.part(documentName); e != nil {
		return e, nil
	}
	return nil, fault("tep-hong", "tệp thiếu phần nội dung, không phải là tệp Word đầy đủ", "mở bằng Word rồi lưu lại dưới dạng .docx")
}

// office tells whether the document is another program's.
func (p *parcel) office(e *entry) error {
	switch name := strings.ToLower(e.name); {
	case strings.HasPrefix(name, "xl/"):
		return fault("khong-phai-docx", "đây là sổ tính Excel, không phải tệp Word", "dùng tệp .docx")
	case strings.HasPrefix(name, "ppt/"):
		return fault("khong-phai-docx", "đây là bài trình chiếu PowerPoint, không phải tệp Word", "dùng tệp .docx")
	}
	return nil
}

// prepare reads the parts that text needs. One that is broken is as one that is not there,
// and told; too large a one is refused.
func (r *reader) prepare() error {
	roots := map[string]*node{}
	for _, kind := range [...]string{"theme", "settings", "styles", "numbering"} {
		e := r.parcel.related(r.f.main, kind)
		root, err := r.parcel.tree(e)
		switch err {
		case nil:
			roots[kind] = root
		case errLarge:
			return broken(e, err)
		default:
			r.say("phan-hong", e.name)
		}
	}
	r.quiet = true
	r.theme = newTheme(roots["theme"])
	r.evenPages = enabled(roots["settings"].child("w:evenAndOddHeaders"))
	r.newNumbers(roots["numbering"])
	r.linkNumbers(roots["styles"])
	r.newSheet(roots["styles"])
	r.quiet = false
	return nil
}

// body reads the body, section by section.
func (r *reader) body(n *node) {
	r.findSections(n)
	r.openSection()
	f := &flow{}
	r.blocks(f, n)
	r.closeSection(f)
}

// blocks reads the paragraphs and tables in n.
func (r *reader) blocks(f *flow, n *node) {
	for k := n.kid; k != nil; k = k.next {
		r.block(f, k)
	}
}

func (r *reader) block(f *flow, k *node) {
	switch k.name {
	case "w:p":
		r.paragraph(f, k)
	case "w:tbl":
		r.table(f, k)
	case "w:sectPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:tblPr":
	case "w:altChunk":
		r.say("noi-dung-chen")
	case "w:del", "w:moveFrom":
		r.changes[k.name]++
		r.deleted(k)
	case "mc:AlternateContent":
		if c := alternative(k); c != nil {
			r.blocks(f, c)
		}
	case "w:r", "w:hyperlink", "m:oMathPara", "m:oMath", "w:subDoc": // outside of a paragraph
		r.stray(f, k)
	default:
		if !silent(k) {
			r.blocks(f, k)
		}
	}
}

// stray reads letters that stand outside of a paragraph as one.
func (r *reader) stray(f *flow, k *node) {
	r.paragraph(f, &node{name: "w:p", kid: &node{name: "w:dir-none", kid: k.alone(), from: k.from, to: k.to}, from: k.from, to: k.to, parent: k.parent})
}

// alone is a copy of an element that no other follows.
func (n *node) alone() *node {
	c := *n
	c.next = nil
	return &c
}

// content is the blocks of a cell.
func (r *reader) content(n *node) []doc.Block {
	f := &flow{}
	r.blocks(f, n)
	return f.blocks
}

// apart reads what stands beside the flow: a box of text, a note, a header.
func (r *reader) apart(n *node, e *entry) []doc.Block {
	part, cell, fields, depth := r.part, r.cell, r.fields, r.depth
	r.part, r.cell, r.fields, r.depth = e, cellContext{}, nil, r.depth+1
	f := &flow{}
	r.blocks(f, n)
	r.part, r.cell, r.fields, r.depth = part, cell, fields, depth
	for _, b := range f.blocks {
		if seenBlock(b) {
			return f.blocks
		}
	}
	return nil
}

// aside keeps a text that stands beside the flow; its place is given later.
func (r *reader) aside(kind AsideKind, blocks []doc.Block) {
	r.f.Asides = append(r.f.Asides, Aside{Kind: kind, Blocks: blocks})
}

// noteParts are the parts of notes by the element that refers to them.
var noteParts = map[string]struct {
	part, element, rule string
	kind                AsideKind
}{
	"w:footnoteReference": {"footnotes", "w:footnote", "cuoc-chu", AsideFootnote},
	"w:endnoteReference":  {"endnotes", "w:endnote", "cuoc-chu", AsideEndnote},
	"w:commentReference":  {"comments", "w:comment", "nhan-xet", AsideComment},
}

// note reads a note where it is referred to.
func (r *reader) note(ref *node) {
	kind := noteParts[ref.name]
	e := r.parcel.related(r.f.main, kind.part)
	if e == nil {
		return
	}
	byID, known := r.notes[kind.part]
	if !known {
		byID = map[string]*node{}
		root, err := r.parcel.tree(e)
		if err != nil {
			r.say("phan-hong", e.name)
		}
		if root != nil {
			for n := root.kid; n != nil; n = n.next {
				byID[n.attr("w:id")] = n
			}
		}
		r.notes[kind.part] = byID
	}
	n := byID[ref.attr("w:id")]
	if n == nil || n.name != kind.element || r.noted[n] {
		return
	}
	r.noted[n] = true
	if blocks := r.apart(n, e); len(blocks) > 0 {
		r.aside(kind.kind, blocks)
		r.say(kind.rule)
	}
}

// deletedRow keeps the letters of a row that a tracked change takes out.
func (r *reader) deletedRow(n *node) {
	copied := *n
	copied.name = "w:del"
	r.deleted(&copied)
}

// meta reads the properties of the file.
func (r *reader) meta() {
	m := &r.f.Doc.Meta
	m.Date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // where the file tells none: the first that a zip can
	if _, list := r.parcel.relations(nil); len(list) > 0 {
		for _, rel := range list {
			if rel.kind == "core-properties" && !rel.outside {
				root, _ := r.parcel.tree(r.parcel.part(rel.target))
				r.core(root)
			}
		}
	}
	if m.Language == "" {
		e := r.parcel.related(r.f.main, "styles")
		root, _ := r.parcel.tree(e)
		m.Language = root.path("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang").val()
	}
	if m.Language == "" {
		m.Language = "vi-VN"
	}
}

func (r *reader) core(root *node) {
	m := &r.f.Doc.Meta
	m.Title, m.Subject, m.Author = textIn(root.child("dc:title")), textIn(root.child("dc:subject")), textIn(root.child("dc:creator"))
	m.Language = textIn(root.child("dc:language"))
	for _, name := range [...]string{"dcterms:modified", "dcterms:created"} {
		if at, err := time.Parse(time.RFC3339, strings.TrimSpace(textIn(root.child(name)))); err == nil && at.Year() > 1 {
			m.Date = at.UTC()
			return
		}
	}
}
