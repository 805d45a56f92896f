package pdf

import (
	"bytes"
	"encoding/xml"
	"time"

	"vanthu/pipeline/doc"
)

// xmp is the document's metadata in the form that archives read. It says the same
// as the file's properties, and what the file conforms to: only the third part of the
// archives' standard lets it carry files of any kind.
func xmp(m doc.Meta, carries bool) []byte {
	var b bytes.Buffer
	element := func(open, value, end string) {
		if value != "" {
			b.WriteString(open)
			xml.EscapeText(&b, []byte(plane(value))) // a buffer takes everything
			b.WriteString(end + "\n")
		}
	}
	date := m.Date.UTC().Format(time.RFC3339)
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, title(m), `</rdf:li></rdf:Alt></dc:title>`)
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, m.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	element(`<dc:creator><rdf:Seq><rdf:li>`, m.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	element(`<dc:language><rdf:Bag><rdf:li>`, language(m), `</rdf:li></rdf:Bag></dc:language>`)
	element(`<xmp:CreateDate>`, date, `</xmp:CreateDate>`)
	element(`<xmp:ModifyDate>`, date, `</xmp:ModifyDate>`)
	element(`<pdf:Producer>`, Producer, `</pdf:Producer>`)
	part := "2"
	if carries {
		part = "3"
	}
	b.WriteString("</rdf:Description>\n" + conformanceOpen + part + conformanceClose + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

// Around the part they say that the file is PDF/A-2a (ISO 19005-2, 6.6.4) or PDF/A-3a
// (ISO 19005-3, 6.6.4), and PDF/UA-1 (ISO 14289-1, 5). The archives' standard wants
// words that it does not know itself, those of the last, to be explained (6.6.2.3).
const (
	conformanceOpen = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>`
	conformanceClose = `</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
)
