package docx

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
)

// nsOwn is the namespace of the parts that only this program understands. Word keeps
// them: each is a custom XML part, which the body refers to and which has properties.
const nsOwn = "urn:vanthu:tep-kem"

// Names and types of custom XML parts.
const (
	nsCustom   = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
	relCustom  = nsRels + "/customXml"
	customType = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)

// owned makes the structure part of d and those of its attachments, with what they need
// beside them, and lets the body refer to them.
func owned(d *doc.Doc, c *common, body *story) (parts []opc.Entry) {
	contents := [][]byte{structure(d, c)}
	for _, a := range d.Attached {
		contents = append(contents, attachment(a, c))
	}
	var small []opc.Entry
	for i, content := range contents {
		name := customName(i)
		body.rels.id(relation{kind: relCustom, target: "../" + name})
		var rels relations
		rels.id(relation{kind: nsRels + "/customXmlProps", target: fmt.Sprintf("itemProps%d.xml", i+1)})
		parts = append(parts, opc.Entry{Name: name, Content: content})
		small = append(small, opc.Entry{Name: customProps(i), Content: fmt.Appendf(nil, customProperties, i+1)},
			opc.Entry{Name: opc.RelationsName(name), Content: rels.xml(c)})
	}
	return append(parts, small...)
}

// customName is the name of the custom XML part number i.
func customName(i int) string { return fmt.Sprintf("customXml/item%d.xml", i+1) }

// customProps is the name of the part of its properties.
func customProps(i int) string { return fmt.Sprintf("customXml/itemProps%d.xml", i+1) }

// customProperties say by what id Word knows a part.
const customProperties = xmlHead + `<ds:datastoreItem ds:itemID="{6E2C7A50-3B1D-4F0A-9C55-%012X}" xmlns:ds="` + nsCustom + `">` +
	`<ds:schemaRefs><ds:schemaRef ds:uri="` + nsOwn + `"/></ds:schemaRefs></ds:datastoreItem>`

// attachment makes the part of a file that the document carries, as text if it is one.
func attachment(a doc.Attachment, c *common) []byte {
	x := &xmlBuffer{c: c, b: make([]byte, 0, len(a.Data)+len(a.Data)/8+512)}
	x.raw(xmlHead + `<attachment xmlns="` + nsOwn + `" name="`)
	x.text(a.Name)
	x.raw(`" type="`)
	x.text(a.Type)
	if printable(a.Data) {
		x.raw(`">`)
		x.text(string(a.Data))
	} else {
		x.raw(`" encoding="base64">`)
		x.b = base64.StdEncoding.AppendEncode(x.b, a.Data)
	}
	x.raw(`</attachment>`)
	return x.b
}

// printable tells whether XML can hold data as text.
func printable(data []byte) bool {
	return utf8.Valid(data) && !slices.ContainsFunc(data, func(b byte) bool { return b < ' ' && b != '\t' && b != '\n' }) &&
		!bytes.Contains(data, []byte("\ufffe")) && !bytes.Contains(data, []byte("\uffff"))
}
