package docx

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// reader reads one Word file (bộ đọc). It goes through the parts once, from the top: what
// hangs on a place, such as a note, is read where it hangs.
type reader struct {
	f       *File
	parcel  *opc.Package
	part    *opc.Part // that is being read
	theme   theme
	sheet   sheetReader
	numbers numberings

	quiet  bool // nothing is told: of styles, most are not used
	direct bool // the letters are those of a run
	depth  int  // containers around: 0 is the body itself
	width  doc.Length
	cell   cellContext
	fields fields
	outer  int       // fields around the element whose own end in it
	atoms  []atom    // of the paragraph, with those of paragraphs around a box of text before them
	spans  []letters // the same
	room   []place
	looks  map[doc.Look]*doc.Look
	images map[*opc.Part]*doc.Image
	drawn  int // pixels of them

	sects     []*xmltree.Node // w:sectPr in their order; nil is one that is missing
	sect      int
	refs      edgeRefs
	edges     map[*opc.Part][]doc.Block
	evenPages bool
	mirrored  bool
	autoSpace int
	notes     map[string]*noteList // by kind
	noted     map[*xmltree.Node]bool

	ink    map[*opc.Part]ink      // which letters have been read
	marked ink                    // of the part that is being read
	paired map[*opc.Part]bool     // parts whose loose fields are known
	loose  map[*xmltree.Node]bool // beginnings of fields without an end

	changes map[string]int
	said    []telling
}

// Open reads a Word file. The error is a [doc.Problem] without a place. Texts are as the
// file has them: those of others may not be in NFC.
func Open(data []byte) (*File, error) {
	p, err := opc.Open(data)
	if err != nil {
		return nil, err
	}
	f := &File{Doc: &doc.Doc{}, parts: p, places: map[doc.Block]*place{}}
	if f.main, err = p.Main(); err != nil {
		return nil, err
	}
	r := &reader{
		f: f, parcel: p, part: f.main, looks: map[doc.Look]*doc.Look{}, images: map[*opc.Part]*doc.Image{}, edges: map[*opc.Part][]doc.Block{},
		notes: map[string]*noteList{}, noted: map[*xmltree.Node]bool{}, changes: map[string]int{},
		ink: map[*opc.Part]ink{}, paired: map[*opc.Part]bool{}, loose: map[*xmltree.Node]bool{},
	}
	root, err := p.Tree(f.main)
	if err != nil {
		return nil, broken(f.main, err)
	}
	body := root.Child("w:body")
	if root.Name != "w:document" || body == nil {
		return nil, opc.Refuse("khong-phai-docx", "tệp không có nội dung của một văn bản Word", "mở bằng Word rồi lưu lại dưới dạng .docx")
	}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	r.reads(f.main)
	r.body(body)
	r.leftovers()
	r.meta()
	r.restore()
	r.report()
	return f, nil
}

// restore puts back what a file of this program says of itself. A chart explains its
// picture, of which nothing needs to be told.
func (r *reader) restore() {
	stood := make([]*xmltree.Node, len(r.said))
	for i, t := range r.said {
		if p := r.f.places[t.at]; p != nil {
			stood[i] = p.node
		}
	}
	r.f.restore()
	if r.f.Own == nil || len(r.said) == 0 {
		return
	}
	stands := map[*xmltree.Node]bool{}
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
func broken(e *opc.Part, err error) error {
	rule, hint := "tep-hong", "mở bằng Word, lưu lại dưới tên khác; nếu Word cũng không mở được thì dùng bản gốc"
	switch {
	case errors.Is(err, opc.ErrLarge), errors.Is(err, xmltree.ErrTooBig), errors.Is(err, xmltree.ErrTooDeep):
		rule, hint = "tep-word-qua-lon", opc.HintLarge
	}
	return opc.Refuse(rule, fmt.Sprintf("phần “%s” của tệp %v", excerpt(e.Name), err), hint)
}

// prepare reads the parts that text needs. One that is broken is as one that is not there,
// and told; too large a one is refused.
func (r *reader) prepare() error {
	roots := map[string]*xmltree.Node{}
	for _, kind := range [...]string{"theme", "settings", "styles", "numbering"} {
		e := r.parcel.Related(r.f.main, kind)
		root, err := r.parcel.Tree(e)
		switch err {
		case nil:
			roots[kind] = root
		case opc.ErrLarge:
			return broken(e, err)
		default:
			r.say("phan-hong", e.Name)
		}
	}
	r.quiet = true
	r.theme = newTheme(roots["theme"])
	r.autoSpace = webSpace
	if enabled(roots["settings"].Path("w:compat", "w:doNotUseHTMLParagraphAutoSpacing")) {
		r.autoSpace = fixedSpace
	}
	r.mirrored = enabled(roots["settings"].Child("w:mirrorMargins"))
	r.evenPages = enabled(roots["settings"].Child("w:evenAndOddHeaders"))
	r.newNumbers(roots["numbering"])
	r.linkNumbers(roots["styles"])
	r.newSheet(roots["styles"])
	r.quiet = false
	return nil
}

// body reads the body, section by section.
func (r *reader) body(n *xmltree.Node) {
	r.findSections(n)
	r.openSection()
	f := &flow{}
	r.blocks(f, n)
	r.closeSection(f)
}

// blocks reads the paragraphs and tables in n.
func (r *reader) blocks(f *flow, n *xmltree.Node) {
	for k := n.Kid; k != nil; k = k.Next {
		r.block(f, k)
	}
}

func (r *reader) block(f *flow, k *xmltree.Node) {
	switch k.Name {
	case "w:p":
		r.paragraph(f, k)
	case "w:tbl":
		r.table(f, k)
	case "w:sectPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:tblPr":
	case "w:altChunk":
		r.say("noi-dung-chen")
	case "w:del", "w:moveFrom":
		r.changes[k.Name]++
		r.beside(AsideDeleted, k)
	case "mc:AlternateContent":
		if c := r.alternative(k); c != nil {
			r.blocks(f, c)
		}
	default:
		switch {
		case astray(k.Name):
			r.stray(f, k)
		case !silent(k):
			r.blocks(f, k)
		}
	}
}

// astray tells whether an element between blocks is of letters, which belong into a paragraph.
func astray(name string) bool {
	switch name {
	case "w:r", "w:hyperlink", "m:oMathPara", "m:oMath", "w:subDoc":
		return true
	}
	return false
}

// stray reads letters that stand outside of a paragraph as one.
func (r *reader) stray(f *flow, k *xmltree.Node) {
	r.paragraph(f, &xmltree.Node{Name: "w:p", Kid: &xmltree.Node{Name: "w:dir-none", Kid: k.Alone(), From: k.From, To: k.To}, From: k.From, To: k.To, Parent: k.Parent})
}

// content is the blocks of a cell.
func (r *reader) content(n *xmltree.Node) []doc.Block {
	f := &flow{}
	r.within(func() { r.blocks(f, n) })
	return f.blocks
}

// apart reads what stands beside the flow: a box of text, a note, a header.
func (r *reader) apart(n *xmltree.Node, e *opc.Part) []doc.Block {
	part, cell, fields, outer, depth := r.part, r.cell, r.fields, r.outer, r.depth
	r.cell, r.fields, r.outer, r.depth = cellContext{}, nil, 0, r.depth+1
	r.reads(e)
	f := &flow{}
	r.blocks(f, n)
	r.cell, r.fields, r.outer, r.depth = cell, fields, outer, depth
	r.reads(part)
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

// meta reads the properties of the file.
func (r *reader) meta() {
	m := &r.f.Doc.Meta
	m.Date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // where the file tells none: the first that a zip can
	if _, list := r.parcel.Relations(nil); len(list) > 0 {
		for _, rel := range list {
			if rel.Kind == "core-properties" && !rel.Outside {
				root, _ := r.parcel.Tree(r.parcel.Part(rel.Target))
				r.core(root)
			}
		}
	}
	if m.Language == "" {
		e := r.parcel.Related(r.f.main, "styles")
		root, _ := r.parcel.Tree(e)
		m.Language = root.Path("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang").Val()
	}
	if m.Language == "" {
		m.Language = "vi-VN"
	}
}

func (r *reader) core(root *xmltree.Node) {
	m := &r.f.Doc.Meta
	m.Title, m.Subject, m.Author = textIn(root.Child("dc:title")), textIn(root.Child("dc:subject")), textIn(root.Child("dc:creator"))
	m.Language = textIn(root.Child("dc:language"))
	for _, name := range [...]string{"dcterms:modified", "dcterms:created"} {
		if at, err := time.Parse(time.RFC3339, strings.TrimSpace(textIn(root.Child(name)))); err == nil && at.Year() > 1 {
			m.Date = at.UTC()
			return
		}
	}
}
