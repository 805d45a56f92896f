package docx

import (
	"cmp"
	"fmt"
	"path"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// amendment is a file while it is amended. The file itself stays as it was read.
type amendment struct {
	f         *File
	drafts    map[*opc.Part]*draft
	added     []*opc.Part     // new parts
	inherited map[string]bool // properties, and attributes of them, that the styles may give a paragraph
	shapes    int64           // the highest number of a drawing
	maps      map[doc.Block]letterMap
	blanks    map[edge]string // relations of the empty header and footer, once they are there
}

// newAmendment begins one.
func (f *File) newAmendment() (*amendment, error) {
	if f == nil || f.parts == nil || f.main == nil {
		return nil, cannot("không có tệp Word đã đọc", "mở tệp rồi sửa lại")
	}
	am := &amendment{f: f, drafts: map[*opc.Part]*draft{}, inherited: map[string]bool{}, maps: map[doc.Block]letterMap{}, blanks: map[edge]string{}}
	for _, kind := range [...]string{"styles", "numbering"} {
		root, err := f.parts.Tree(f.parts.Related(f.main, kind))
		if err != nil {
			continue // as for reading: a part that cannot be read gives nothing
		}
		for n := root; n != nil; n = n.After(root) {
			am.inherited[n.Name] = true
			if n.Name != "w:spacing" && n.Name != "w:ind" {
				continue
			}
			for _, a := range n.Attrs {
				am.inherited[strings.TrimPrefix(a.Name, "w:")] = true
			}
		}
	}
	return am, nil
}

// cannot is why a file is not amended.
func cannot(message, hint string) error {
	return doc.Problem{Message: message, Hint: hint, Rule: "khong-sua-duoc"}
}

// draft is the draft of a part.
func (am *amendment) draft(e *opc.Part) (*draft, error) {
	if d := am.drafts[e]; d != nil {
		return d, nil
	}
	root, err := am.f.parts.Tree(e)
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if root == nil {
		return nil, cannot("tệp Word thiếu một phần phải có", "mở tệp bằng Word rồi lưu lại")
	}
	d := newDraft(e.Name, e.Data, root)
	am.drafts[e] = d
	return d, nil
}

// body is the draft of the document's part.
func (am *amendment) body() (*draft, error) { return am.draft(am.f.main) }

// newPart adds a part, which is of XML of ours.
func (am *amendment) newPart(name, contentType, xml string) (*draft, error) {
	e, err := opc.NewPart(name, []byte(xml))
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if contentType != "" {
		types, err := am.draft(am.f.parts.Part(opc.ContentTypes))
		if err != nil {
			return nil, err
		}
		types.addBare(`Override PartName="/` + name + `" ContentType="` + contentType + `"`)
	}
	am.added = append(am.added, e)
	return am.draft(e)
}

// addBare adds an element without content to the root, in the root's namespace.
func (d *draft) addBare(element string) {
	tag := string(d.root.Head[1:])
	tag = tag[:strings.IndexAny(tag, " \t\r\n/>")]
	prefix := tag[:strings.IndexByte(tag, ':')+1]
	d.root.Add(&xmltree.Elem{Name: element[:strings.IndexByte(element, ' ')], Head: []byte("<" + prefix + element + "/>")})
}

// freshName is the name of a part beside the document's that no part has.
func (am *amendment) freshName(base string) string {
	taken := func(name string) bool {
		for _, e := range am.added {
			if strings.EqualFold(e.Name, name) {
				return true
			}
		}
		return am.f.parts.Part(name) != nil
	}
	folder := am.f.main.Name[:strings.LastIndexByte(am.f.main.Name, '/')+1]
	for n := 1; ; n++ {
		if name := folder + base + strconv.Itoa(n) + ".xml"; !taken(name) {
			return name
		}
	}
}

// relate makes the document refer to a part beside it, and gives the relation's id.
func (am *amendment) relate(kind, name string) (string, error) {
	body, err := am.body()
	if err != nil {
		return "", err
	}
	rels, err := am.relations()
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, r := range rels.root.Kids {
		taken[r.Attr("Id")] = true
	}
	id := ""
	for n := len(taken) + 1; id == "" || taken[id]; n++ {
		id = relationID(n - 1)
	}
	rels.addBare(`Relationship Id="` + id + `" Type="` + body.address("r") + "/" + kind + `" Target="` + path.Base(name) + `"`)
	return id, nil
}

// relations is the draft of the document's relations, which may not be there yet.
func (am *amendment) relations() (*draft, error) {
	name := opc.RelationsName(am.f.main.Name)
	for _, e := range am.added {
		if e.Name == name {
			return am.draft(e)
		}
	}
	if e := am.f.parts.Part(name); e != nil {
		return am.draft(e)
	}
	return am.newPart(name, "", xmlHead+`<Relationships xmlns="`+nsPackage+`/relationships"></Relationships>`)
}

// pack makes the file: first its parts in their order, then those that are new.
func (am *amendment) pack() ([]byte, error) {
	if parts, ok := am.unpacked(); ok {
		return packed(parts)
	}
	data, err := am.f.parts.Rewrite(am.changed, am.added)
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return data, nil
}

// changed is a part as amended, if it is.
func (am *amendment) changed(e *opc.Part) ([]byte, bool) {
	d := am.drafts[e]
	if d == nil {
		return nil, false
	}
	return d.bytes(), true
}

// unpacked are the parts of the file if the library can pack it.
func (am *amendment) unpacked() (parts []opc.Entry, ok bool) {
	ps := am.f.parts
	if am.f.main.Name != documentName {
		return nil, false
	}
	related := false
	for _, e := range append(ps.Parts[:len(ps.Parts):len(ps.Parts)], am.added...) {
		if data, amended := am.changed(e); amended {
			parts = append(parts, opc.Entry{Name: e.Name, Content: data})
		} else if data, err := ps.Raw(e); err == nil {
			parts = append(parts, opc.Entry{Name: e.Name, Content: data})
		} else {
			return nil, false
		}
		related = related || e.Name == opc.RelationsName(documentName)
	}
	return parts, related
}

// place is where a block stands: its draft and its element.
func (am *amendment) place(b doc.Block) (*draft, *xmltree.Elem, error) {
	p := am.f.places[b]
	if p == nil || p.part == nil || p.node == nil {
		return nil, nil, cannot("không tìm thấy "+called(b)+" trong tệp Word", "đọc lại tệp rồi sửa")
	}
	d, err := am.draft(p.part)
	if err != nil {
		return nil, nil, err
	}
	e := d.at[p.node.From]
	if e == nil {
		return nil, nil, cannot("không tìm thấy "+called(b)+" trong tệp Word", "đọc lại tệp rồi sửa")
	}
	return d, d.housed(e), nil
}

// housed puts letters that stand outside of a paragraph into one, as they are read, and
// gives it. Any other element is given as it is.
func (d *draft) housed(e *xmltree.Elem) *xmltree.Elem {
	var p, stray *xmltree.Elem
	for up := e; up != nil && p == nil && up.Name != "w:txbxContent"; up = up.Up {
		if up.Name == "w:p" {
			p = up
		} else if astray(up.Name) {
			stray = up
		}
	}
	if p == nil && stray != nil {
		p = d.one("<w:p></w:p>")
		stray.Replace(p)
		p.Add(stray)
	}
	if astray(e.Name) {
		return p
	}
	return e
}

// called is what a message calls a block.
func called(b doc.Block) string {
	var inlines []doc.Inline
	switch b := b.(type) {
	case *doc.Paragraph:
		inlines = b.Inlines
	case *doc.Heading:
		inlines = b.Inlines
	case *doc.Table:
		return "bảng"
	case *doc.Rule:
		return "đường kẻ"
	default:
		return "phần này"
	}
	return "đoạn “" + cmp.Or(excerpt(doc.PlainText(inlines)), "(trống)") + "”"
}
