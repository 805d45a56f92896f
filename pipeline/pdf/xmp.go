package pdf

import (
	"bytes"
	"encoding/xml"
	"time"

	"vanthu/pipeline/doc"
)

// xmp is the document's metadata in the form that archives read.
func xmp(m doc.Meta) []byte {
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
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, m.Title, `</rdf:li></rdf:Alt></dc:title>`)
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, m.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	element(`<dc:creator><rdf:Seq><rdf:li>`, m.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	element(`<dc:language><rdf:Bag><rdf:li>`, language(m), `</rdf:li></rdf:Bag></dc:language>`)
	element(`<xmp:CreateDate>`, date, `</xmp:CreateDate>`)
	element(`<xmp:ModifyDate>`, date, `</xmp:ModifyDate>`)
	element(`<pdf:Producer>`, Producer, `</pdf:Producer>`)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}
