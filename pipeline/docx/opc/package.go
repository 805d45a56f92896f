// Package opc reads and writes the package of a Word file (gói tệp): the zip that the Open
// Packaging Conventions of ISO/IEC 29500-2 make of many parts.
//
// A part (phần) is a file in the zip. A part refers to others, and to addresses outside, by
// relationships (quan hệ), which stand in a part of their own beside it. What is not a Word
// file, and what unpacks to more than any honest file, is refused with a [doc.Problem] that
// says what it is. Parts are unpacked when they are asked for.
package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"vanthu/pipeline/docx/xmltree"
)

// Package is the package of a Word file as read (gói tệp).
type Package struct {
	Parts []*Part          // in the order of the zip
	at    map[string]*Part // by name in lower case: Word does not tell them apart
	room  int64            // that entries may still unpack to
}

// Part is a part of a package as read, or a new one of it (phần).
type Part struct {
	Name string // as the zip has it, without a slash at its beginning
	file *zip.File
	Data []byte // once it is read; XML is in UTF-8 then
	root *xmltree.Node
	err  error
	rels map[string]*Relationship // by id, once they are read
	list []*Relationship          // the same in their order
}

// Relationship is what a part refers to (quan hệ).
type Relationship struct {
	Kind    string // the last word of its type: "styles"
	Target  string // name of a part, or an address
	Outside bool
}

// ContentTypes is the name of the part that says what all others hold.
const ContentTypes = "[Content_Types].xml"

// Limits of a package.
const (
	mostEntries  = 10_000
	mostUnpacked = 96 << 20 // of all the parts that are read
	mostPart     = 48 << 20 // how well it packs says nothing: an honest file may repeat itself a thousand times
)

// Open opens the zip of a package. The error is a [doc.Problem] without a place.
func Open(data []byte) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(data)
	}
	if len(z.File) > mostEntries {
		return nil, Refuse("tep-word-qua-lon", fmt.Sprintf("tệp có %d phần, nhiều hơn %d", len(z.File), mostEntries), HintLarge)
	}
	p := &Package{at: make(map[string]*Part, len(z.File)), room: mostUnpacked}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		e := &Part{Name: strings.TrimLeft(strings.ReplaceAll(f.Name, `\`, "/"), "/"), file: f}
		p.Parts = append(p.Parts, e)
		if key := strings.ToLower(e.Name); p.at[key] == nil {
			p.at[key] = e // the first of a name counts, as for Word
		}
	}
	return p, nil
}

// Part is the part of a name, nil if there is none.
func (p *Package) Part(name string) *Part {
	return p.at[strings.ToLower(strings.TrimLeft(name, "/"))]
}

// ErrLarge says that the limits of a package are reached.
var ErrLarge = errors.New("bung ra quá lớn")

// Read unpacks a part.
func (p *Package) Read(e *Part) ([]byte, error) {
	if e.Data != nil || e.err != nil {
		return e.Data, e.err
	}
	e.Data, e.err = p.unpack(e)
	return e.Data, e.err
}

func (p *Package) unpack(e *Part) ([]byte, error) {
	size := e.file.UncompressedSize64
	if size > mostPart || int64(size) > p.room {
		return nil, ErrLarge
	}
	p.room -= int64(size) // also of a part that turns out to be broken: it has cost as much
	r, err := e.file.Open()
	if err != nil {
		return nil, xmltree.ErrSyntax
	}
	defer r.Close()
	data := make([]byte, size) // the size that the zip tells; a reader of zip gives no more
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, xmltree.ErrSyntax
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || err != io.EOF { // here the checksum is compared
		return nil, xmltree.ErrSyntax
	}
	return data, nil
}

// Tree is the XML of a part; of nil it is nil.
func (p *Package) Tree(e *Part) (*xmltree.Node, error) {
	if e == nil {
		return nil, nil
	}
	if e.root != nil || e.err != nil {
		return e.root, e.err
	}
	data, err := p.Read(e)
	if err != nil {
		return nil, err
	}
	e.Data = utf8XML(data)
	e.root, e.err = xmltree.Parse(e.Data)
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
		text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + text[end+2:]
	}
	return []byte(text)
}

// Relations are what a part refers to, by id and in their order; a nil part is the package
// itself.
func (p *Package) Relations(e *Part) (map[string]*Relationship, []*Relationship) {
	name := RelationsName("")
	if e != nil {
		if e.rels != nil {
			return e.rels, e.list
		}
		name = RelationsName(e.Name)
	}
	byID := map[string]*Relationship{}
	var list []*Relationship
	root, err := p.Tree(p.Part(name))
	if err == nil && root != nil {
		for n := root.Kid; n != nil; n = n.Next {
			r := newRelationship(e, n)
			if id := n.Attr("Id"); byID[id] == nil {
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
func newRelationship(e *Part, n *xmltree.Node) *Relationship {
	kind := n.Attr("Type")
	r := &Relationship{Kind: kind[strings.LastIndexByte(kind, '/')+1:], Target: n.Attr("Target"), Outside: n.Attr("TargetMode") == "External"}
	if r.Outside {
		return r
	}
	folder := "/"
	if e != nil {
		folder = "/" + path.Dir(e.Name)
	}
	target, _, _ := strings.Cut(strings.ReplaceAll(r.Target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = folder + "/" + target
	}
	r.Target = path.Clean(target)[1:]
	return r
}

// Related is the part that e refers to by a kind of relationship, nil if there is none.
func (p *Package) Related(e *Part, kind string) *Part {
	_, list := p.Relations(e)
	for _, r := range list {
		if r.Kind == kind && !r.Outside {
			if found := p.Part(r.Target); found != nil {
				return found
			}
		}
	}
	return nil
}

// RelationsName is the name of the part that holds the relations of the named part; "" is
// the package itself.
func RelationsName(name string) string {
	i := strings.LastIndexByte(name, '/') + 1
	return name[:i] + "_rels/" + name[i:] + ".rels"
}

// Raw is the bytes of a part as they stand in the file, also where its XML was read in
// another encoding.
func (p *Package) Raw(e *Part) ([]byte, error) {
	if e.file == nil {
		return e.Data, nil
	}
	if e.Data != nil && crc32.ChecksumIEEE(e.Data) == e.file.CRC32 {
		return e.Data, nil
	}
	room := p.room
	data, err := p.unpack(e)
	p.room = room // the parts are not kept
	return data, err
}

// NewPart is a part of XML that a package does not have yet.
func NewPart(name string, data []byte) (*Part, error) {
	e := &Part{Name: name, Data: data}
	var err error
	e.root, err = xmltree.Parse(data)
	return e, err
}
