package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"hash/crc32"
	"path"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
)

// amendment is a file while it is amended. The file itself stays as it was read.
type amendment struct {
	f         *File
	drafts    map[*entry]*draft
	added     []*entry        // new parts
	inherited map[string]bool // properties, and attributes of them, that the styles may give a paragraph
	shapes    int64           // the highest number of a drawing
	blanks    map[edge]string // relations of the empty header and footer, once they are there
}

// newAmendment begins one.
func (f *File) newAmendment() (*amendment, error) {
	if f == nil || f.parts == nil || f.main == nil {
		return nil, cannot("không có tệp Word đã đọc", "mở tệp rồi sửa lại")
	}
	am := &amendment{f: f, drafts: map[*entry]*draft{}, inherited: map[string]bool{}, blanks: map[edge]string{}}
	for _, kind := range [...]string{"styles", "numbering"} {
		root, err := f.parts.tree(f.parts.related(f.main, kind))
		if err != nil {
			continue // as for reading: a part that cannot be read gives nothing
		}
		for n := root; n != nil; n = n.after(root) {
			am.inherited[n.name] = true
			if n.name != "w:spacing" && n.name != "w:ind" {
				continue
			}
			for _, a := range n.attrs {
				am.inherited[strings.TrimPrefix(a.name, "w:")] = true
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
func (am *amendment) draft(e *entry) (*draft, error) {
	if d := am.drafts[e]; d != nil {
		return d, nil
	}
	root, err := am.f.parts.tree(e)
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if root == nil {
		return nil, cannot("tệp Word thiếu một phần phải có", "mở tệp bằng Word rồi lưu lại")
	}
	d := newDraft(e.name, e.data, root)
	am.drafts[e] = d
	return d, nil
}

// body is the draft of the document's part.
func (am *amendment) body() (*draft, error) { return am.draft(am.f.main) }

// newPart adds a part, which is of XML of ours.
func (am *amendment) newPart(name, contentType, xml string) (*draft, error) {
	e := &entry{name: name, data: []byte(xml)}
	var err error
	if e.root, err = parseTree(e.data); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if contentType != "" {
		types, err := am.draft(am.f.parts.part(contentTypesName))
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
	tag := string(d.root.head[1:])
	tag = tag[:strings.IndexAny(tag, " \t\r\n/>")]
	prefix := tag[:strings.IndexByte(tag, ':')+1]
	d.root.add(&elem{name: element[:strings.IndexByte(element, ' ')], head: []byte("<" + prefix + element + "/>")})
}

// freshName is the name of a part beside the document's that no part has.
func (am *amendment) freshName(base string) string {
	taken := func(name string) bool {
		for _, e := range am.added {
			if strings.EqualFold(e.name, name) {
				return true
			}
		}
		return am.f.parts.part(name) != nil
	}
	folder := am.f.main.name[:strings.LastIndexByte(am.f.main.name, '/')+1]
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
	for _, r := range rels.root.kids {
		taken[r.attr("Id")] = true
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
	name := relsName(am.f.main.name)
	for _, e := range am.added {
		if e.name == name {
			return am.draft(e)
		}
	}
	if e := am.f.parts.part(name); e != nil {
		return am.draft(e)
	}
	return am.newPart(name, "", xmlHead+`<Relationships xmlns="`+nsPackage+`/relationships"></Relationships>`)
}

// pack makes the file: first its parts in their order, then those that are new.
func (am *amendment) pack() ([]byte, error) {
	if parts, ok := am.unpacked(); ok {
		return packed(parts)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range am.f.parts.entries {
		if err := am.copy(w, e); err != nil {
			return nil, fmt.Errorf("docx: %w", err)
		}
	}
	for _, e := range am.added {
		if err := putPart(w, e.name, am.drafts[e].bytes()); err != nil {
			return nil, fmt.Errorf("docx: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return out.Bytes(), nil
}

// unpacked are the parts of the file if the library can pack it.
func (am *amendment) unpacked() (parts []part, ok bool) {
	ps := am.f.parts
	if am.f.main.name != documentName {
		return nil, false
	}
	related := false
	for _, e := range append(ps.entries[:len(ps.entries):len(ps.entries)], am.added...) {
		if d := am.drafts[e]; d != nil {
			parts = append(parts, part{e.name, d.bytes()})
		} else if data, err := ps.raw(e); err == nil {
			parts = append(parts, part{e.name, data})
		} else {
			return nil, false
		}
		related = related || e.name == relsName(documentName)
	}
	return parts, related
}

// raw is an entry as it stands in the file, also where its XML was read in another
// encoding.
func (p *parcel) raw(e *entry) ([]byte, error) {
	if e.file == nil {
		return e.data, nil
	}
	if e.data != nil && crc32.ChecksumIEEE(e.data) == e.file.CRC32 {
		return e.data, nil
	}
	room := p.room
	data, err := p.unpack(e)
	p.room = room // the parts are not kept
	return data, err
}

// copy puts an entry into a zip, packed as it was where it was not amended.
func (am *amendment) copy(w *zip.Writer, e *entry) error {
	if d := am.drafts[e]; d != nil {
		return putPart(w, e.file.Name, d.bytes())
	}
	return w.Copy(e.file)
}

// putPart puts a part into a zip.
func putPart(w *zip.Writer, name string, data []byte) error {
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

// place is where a block stands: its draft and its element.
func (am *amendment) place(b doc.Block) (*draft, *elem, error) {
	p := am.f.places[b]
	if p == nil || p.part == nil || p.node == nil {
		return nil, nil, cannot("không tìm thấy "+called(b)+" trong tệp Word", "đọc lại tệp rồi sửa")
	}
	d, err := am.draft(p.part)
	if err != nil {
		return nil, nil, err
	}
	e := d.at[p.node.from]
	if e == nil {
		return nil, nil, cannot("không tìm thấy "+called(b)+" trong tệp Word", "đọc lại tệp rồi sửa")
	}
	return d, e, nil
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
