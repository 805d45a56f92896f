package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"vanthu/pipeline/doc"
)

// parcel is the package of a Word file as read (gói): the entries of its zip, which are
// unpacked when they are asked for.
type parcel struct {
	entries []*entry
	at      map[string]*entry // by name in lower case: Word does not tell them apart
	room    int64             // that entries may still unpack to
}

// entry is a part of the package.
type entry struct {
	name string // as the zip has it, without a slash at its beginning
	file *zip.File
	data []byte // once it is read; XML is in UTF-8 then
	root *node
	err  error
	rels map[string]*relationship // by id, once they are read
	list []*relationship          // the same in their order
}

// relationship is what a part refers to.
type relationship struct {
	kind    string // the last word of its type: "styles"
	target  string // name of a part, or an address
	outside bool
}

// Limits of a package.
const (
	mostEntries  = 10_000
	mostUnpacked = 96 << 20 // of all the parts that are read
	mostPart     = 48 << 20
	mostRatio    = 200 // unpacked to packed, of large parts: honest XML comes to 40
	largePart    = 4 << 20
)

// newParcel opens the zip of a package.
func newParcel(data []byte) (*parcel, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(data)
	}
	if len(z.File) > mostEntries {
		return nil, fault("tep-word-qua-lon", fmt.Sprintf("tệp có %d phần, nhiều hơn %d", len(z.File), mostEntries), hintLarge)
	}
	p := &parcel{at: make(map[string]*entry, len(z.File)), room: mostUnpacked}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		e := &entry{name: strings.TrimLeft(strings.ReplaceAll(f.Name, `\`, "/"), "/"), file: f}
		p.entries = append(p.entries, e)
		if key := strings.ToLower(e.name); p.at[key] == nil {
			p.at[key] = e // the first of a name counts, as for Word
		}
	}
	return p, nil
}

const hintLarge = "mở tệp bằng Word rồi lưu lại dưới tên khác; nếu tệp không phải của cơ quan gửi thì không mở"

// fault is why a file is refused.
func fault(rule, message, hint string) error {
	return doc.Problem{Message: message, Hint: hint, Rule: rule}
}

// unreadable says what a file is that is no zip.
func unreadable(data []byte) error {
	is := func(prefix string) bool { return bytes.HasPrefix(data, []byte(prefix)) }
	text := bytes.TrimLeft(data[:min(len(data), 4096)], "\ufeff \t\r\n")
	switch {
	case len(data) == 0:
		return fault("tep-rong", "tệp rỗng", "kiểm tra lại tệp, sao chép lại từ bản gốc")
	case is("\xd0\xcf\x11\xe0") && bytes.Contains(data, wide("EncryptedPackage")):
		return fault("tep-co-mat-khau", "tệp Word đặt mật khẩu", "mở bằng Word, bỏ mật khẩu rồi lưu lại")
	case is("\xd0\xcf\x11\xe0"):
		return fault("tep-doc-cu", "tệp Word kiểu cũ (.doc)", "mở bằng Word hoặc LibreOffice rồi lưu dưới dạng .docx")
	case is("%PDF"):
		return fault("khong-phai-docx", "đây là tệp PDF, không phải tệp Word", "dùng tệp .docx")
	case is(`{\rtf`):
		return fault("khong-phai-docx", "đây là tệp RTF, không phải tệp .docx", "mở bằng Word rồi lưu dưới dạng .docx")
	case bytes.HasPrefix(text, []byte("<")):
		return fault("khong-phai-docx", "đây là tệp XML hoặc HTML, không phải tệp .docx", "mở bằng Word rồi lưu dưới dạng .docx")
	case is("PK"):
		return fault("tep-hong", "tệp Word bị hỏng hoặc thiếu đoạn cuối", "sao chép lại từ bản gốc")
	}
	return fault("khong-phai-docx", "đây không phải là tệp Word (.docx)", "dùng tệp .docx")
}

// wide is s as Windows writes it in directories.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// part is the entry of a name, nil if there is none.
func (p *parcel) part(name string) *entry {
	return p.at[strings.ToLower(strings.TrimLeft(name, "/"))]
}

// errLarge says that the limits of a package are reached.
var errLarge = errors.New("bung ra quá lớn")

// read unpacks an entry.
func (p *parcel) read(e *entry) ([]byte, error) {
	if e.data != nil || e.err != nil {
		return e.data, e.err
	}
	e.data, e.err = p.unpack(e)
	return e.data, e.err
}

func (p *parcel) unpack(e *entry) ([]byte, error) {
	size, packed := e.file.UncompressedSize64, e.file.CompressedSize64
	if size > mostPart || int64(size) > p.room || size > largePart && size/mostRatio > packed {
		return nil, errLarge
	}
	r, err := e.file.Open()
	if err != nil {
		return nil, errSyntax
	}
	defer r.Close()
	data := make([]byte, size) // the size that the zip tells; a reader of zip gives no more
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, errSyntax
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || err != io.EOF { // here the checksum is compared
		return nil, errSyntax
	}
	p.room -= int64(size)
	return data, nil
}

// tree is the XML of an entry; of nil it is nil.
func (p *parcel) tree(e *entry) (*node, error) {
	if e == nil {
		return nil, nil
	}
	if e.root != nil || e.err != nil {
		return e.root, e.err
	}
	data, err := p.read(e)
	if err != nil {
		return nil, err
	}
	e.data = utf8XML(data)
	e.root, e.err = parseTree(e.data)
	return e.root, e.err
}

// utf8XML is XML in UTF-8 of the same in UTF-16, which parts of a package may be in.
func utf8XML(data []byte) []byte {
	var order func([]byte) uint16
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		order = func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order = func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 }
	default:
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, order(data[i:]))
	}
	text := string(utf16.Decode(units))
	if end := strings.Index(text, "?>"); strings.HasPrefix(text, "<?xml") && end > 0 {
		text = strings.TrimSuffix(xmlHead, "\n") + text[end+2:]
	}
	return []byte(text)
}

// relations are what a part refers to; a nil entry is the package itself.
func (p *parcel) relations(e *entry) (map[string]*relationship, []*relationship) {
	name := packageRelsName
	if e != nil {
		if e.rels != nil {
			return e.rels, e.list
		}
		name = relsName(e.name)
	}
	byID := map[string]*relationship{}
	var list []*relationship
	root, err := p.tree(p.part(name))
	if err == nil && root != nil {
		for n := root.kid; n != nil; n = n.next {
			r := newRelationship(e, n)
			if id := n.attr("Id"); byID[id] == nil {
				byID[id], list = r, append(list, r)
			}
		}
	}
	if e != nil {
		e.rels, e.list = byID, list
	}
	return byID, list
}

// newRelationship reads one; names of parts count from the folder of the part.
func newRelationship(e *entry, n *node) *relationship {
	kind := n.attr("Type")
	r := &relationship{kind: kind[strings.LastIndexByte(kind, '/')+1:], target: n.attr("Target"), outside: n.attr("TargetMode") == "External"}
	if r.outside {
		return r
	}
	folder := "/"
	if e != nil {
		folder = "/" + path.Dir(e.name)
	}
	target, _, _ := strings.Cut(strings.ReplaceAll(r.target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = folder + "/" + target
	}
	r.target = path.Clean(target)[1:]
	return r
}

// related is the part that e refers to by a kind of relationship, nil if there is none.
func (p *parcel) related(e *entry, kind string) *entry {
	_, list := p.relations(e)
	for _, r := range list {
		if r.kind == kind && !r.outside {
			if found := p.part(r.target); found != nil {
				return found
			}
		}
	}
	return nil
}
