package docx

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"vanthu/pipeline/docx/xmltree"
)

// A draft is a part of a file while it is amended (bản đang sửa).
type draft struct {
	name   string
	before []byte // what stands before the root
	root   *xmltree.Elem
	after  []byte
	at     map[int]*xmltree.Elem // by the offset in the part as it was
	strict bool                  // of ISO/IEC 29500 Strict

	declared map[string][]string // addresses that each prefix has anywhere in the part
	prefixes map[string]string   // the file's prefix for ours
}

// namespaces are the addresses of the prefixes that are written here, and those of the
// strict form of the standard where it has others.
var namespaces = map[string][2]string{
	"w":   {nsWord, "http://purl.oclc.org/ooxml/wordprocessingml/main"},
	"r":   {nsRels, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
	"wp":  {nsDrawing, "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
	"a":   {nsGraphic, "http://purl.oclc.org/ooxml/drawingml/main"},
	"wps": {nsShape, nsShape},
	"mc":  {nsChoice, nsChoice},
	"v":   {nsVML, nsVML},
	"o":   {"urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:office"},
}

var declaration = regexp.MustCompile(`\sxmlns:([^\s=:"'<>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`)

// newDraft makes a draft of a part.
func newDraft(name string, data []byte, root *xmltree.Node) *draft {
	d := &draft{name: name, before: data[:root.From:root.From], after: data[root.To:], at: map[int]*xmltree.Elem{},
		declared: map[string][]string{}, prefixes: map[string]string{}}
	d.root = xmltree.NewElem(data, root, d.at)
	for _, m := range declaration.FindAllSubmatch(data, -1) {
		prefix := string(m[1])
		d.declared[prefix] = append(d.declared[prefix], string(m[2])+string(m[3]))
	}
	d.strict = bytes.Contains(d.root.Head, []byte(`"`+namespaces["w"][1]+`"`)) || bytes.Contains(d.root.Head, []byte(`'`+namespaces["w"][1]+`'`))
	return d
}

// bytes is the part as amended.
func (d *draft) bytes() []byte { return append(d.root.Append(bytes.Clone(d.before)), d.after...) }

// prefix is the prefix that stands for one of ours everywhere in the part. Where the
// root declares none, it does from now on.
func (d *draft) prefix(ours string) string {
	if _, known := namespaces[ours]; !known {
		return ours
	}
	if p := d.prefixes[ours]; p != "" {
		return p
	}
	p := d.choose(ours, d.address(ours))
	d.prefixes[ours] = p
	return p
}

// address is that of one of our prefixes in the part's form of the standard.
func (d *draft) address(ours string) string {
	if d.strict {
		return namespaces[ours][1]
	}
	return namespaces[ours][0]
}

// choose finds a prefix that the root declares and nothing under it declares otherwise,
// or declares one.
func (d *draft) choose(ours, uri string) string {
	for p, address := range d.root.Declared {
		if address == uri && d.alone(p, uri) {
			return p
		}
	}
	p := ours
	for n := 1; !d.alone(p, uri); n++ {
		p = ours + strconv.Itoa(n)
	}
	d.declared[p] = append(d.declared[p], uri)
	d.root.Declare(p, uri)
	return p
}

// alone tells whether a prefix has no other address in the part.
func (d *draft) alone(prefix, uri string) bool {
	for _, other := range d.declared[prefix] {
		if other != uri {
			return false
		}
	}
	return true
}

// translate is a tag of ours with the prefixes of the part.
func (d *draft) translate(tag string) []byte {
	var b []byte
	for i, inside := 0, false; i < len(tag); {
		c := tag[i]
		if c == '"' {
			inside = !inside
		}
		begins := !inside && i > 0 && strings.IndexByte("</ ", tag[i-1]) >= 0
		name := tag[i : i+strings.IndexAny(tag[i:]+">", "=> /")]
		prefix, local, prefixed := strings.Cut(name, ":")
		if begins && prefixed && prefix != "xmlns" && prefix != "xml" {
			b = append(b, d.prefix(prefix)+":"+local...)
			i += len(name)
			continue
		}
		b = append(b, c)
		i++
	}
	if strings.HasPrefix(tag, "<mc:Choice") {
		p := d.prefix("wps")
		b = bytes.Replace(b, []byte(`Requires="wps"`), []byte(`Requires="`+p+`"`), 1)
	}
	return b
}

// sprout makes elements of XML of ours, which has double quotes only.
func (d *draft) sprout(xml string) []*xmltree.Elem {
	root := &xmltree.Elem{Tail: []byte{}}
	for at := root; xml != ""; {
		if xml[0] != '<' {
			end := strings.IndexByte(xml+"<", '<')
			at.Add(&xmltree.Elem{Head: []byte(xml[:end])})
			xml = xml[end:]
			continue
		}
		tag := xml[:xmltree.TagEnd([]byte(xml))]
		xml = xml[len(tag):]
		if strings.HasPrefix(tag, "</") {
			at.Tail = d.translate(tag)
			at = at.Up
			continue
		}
		e := &xmltree.Elem{Name: tag[1:strings.IndexAny(tag, " />")], Head: d.translate(tag)}
		at.Add(e)
		if !strings.HasSuffix(tag, "/>") {
			e.Tail = []byte{}
			at = e
		}
	}
	for _, e := range root.Kids {
		e.Up = nil
	}
	return root.Kids
}

// one is the element that XML of ours makes.
func (d *draft) one(xml string) *xmltree.Elem { return d.sprout(xml)[0] }

// value is an empty element of ours with one value.
func (d *draft) value(name, value string) *xmltree.Elem {
	return d.one(`<` + name + ` w:val="` + value + `"/>`)
}
