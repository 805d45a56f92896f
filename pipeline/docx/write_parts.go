package docx

import (
	"strings"
	"time"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
	"vanthu/pipeline/seal"
)

// Names of parts.
const (
	packageRelsName = "_rels/.rels"
	documentName    = "word/document.xml"
	stylesName      = "word/styles.xml"
	settingsName    = "word/settings.xml"
	fontTableName   = "word/fontTable.xml"
)

// Namespaces, relationship types and content types of ISO/IEC 29500.
const (
	nsWord       = xmltree.NSWord
	nsRels       = xmltree.NSRelations
	nsPackage    = xmltree.NSPackage
	relHyperlink = nsRels + "/hyperlink"
	wordType     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// packageRels names the document and its properties.
const packageRels = xmlHead + `<Relationships xmlns="` + nsPackage + `/relationships">` +
	`<Relationship Id="rId1" Type="` + nsRels + `/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="` + nsPackage + `/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + nsRels + `/extended-properties" Target="docProps/app.xml"/>` +
	`<Relationship Id="rId4" Type="` + seal.RelationshipType + `" Target="` + seal.PartName + `"/>` +
	`</Relationships>`

// fontTable describes the font, so that a machine without it picks a near one.
const fontTable = xmlHead + `<w:fonts xmlns:w="` + nsWord + `"><w:font w:name="` + doc.Typeface + `">` +
	`<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>` +
	`</w:font></w:fonts>`

// contentTypes makes [Content_Types].xml.
func contentTypes(edges []*story, images bool, custom int) []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + nsPackage + `/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	if images {
		b.WriteString(`<Default Extension="png" ContentType="image/png"/>`)
	}
	override := func(name, contentType string) {
		b.WriteString(`<Override PartName="/` + name + `" ContentType="` + contentType + `"/>`)
	}
	override(documentName, wordType+"document.main+xml")
	override(stylesName, wordType+"styles+xml")
	override(settingsName, wordType+"settings+xml")
	override(fontTableName, wordType+"fontTable+xml")
	for _, e := range edges {
		override(e.name, wordType+e.edge.name+"+xml")
	}
	for i := range custom {
		override(customProps(i), customType)
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	override(seal.PartName, seal.ContentType)
	b.WriteString(`</Types>`)
	return []byte(b.String())
}

// core makes docProps/core.xml.
func core(m doc.Meta, c *common) []byte {
	x := &xmlBuffer{c: c}
	x.raw(xmlHead + `<cp:coreProperties xmlns:cp="` + nsPackage + `/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	x.element("dc:title", m.Title)
	x.element("dc:subject", m.Subject)
	x.element("dc:creator", m.Author)
	x.element("cp:lastModifiedBy", m.Author)
	date := m.Date.UTC().Format(time.RFC3339)
	x.element(`dcterms:created xsi:type="dcterms:W3CDTF"`, date)
	x.element(`dcterms:modified xsi:type="dcterms:W3CDTF"`, date)
	x.element("dc:language", m.Language)
	x.raw(`</cp:coreProperties>`)
	return x.b
}

// app makes docProps/app.xml.
func app(m doc.Meta, c *common) []byte {
	x := &xmlBuffer{c: c}
	x.raw(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>vanthu</Application>`)
	x.element("Company", m.Author)
	x.raw(`</Properties>`)
	return x.b
}

// settings makes word/settings.xml: no prompt on opening, Vietnamese figures in
// formulas, and lines as in Word 2010. A line that ends with a break is not
// stretched (doNotExpandShiftReturn); the space after a paragraph and that
// before the next add up (doNotUseHTMLParagraphAutoSpacing), where Word would
// take the larger.
func settings(language string, c *common) []byte {
	x := &xmlBuffer{c: c}
	x.raw(xmlHead + `<w:settings xmlns:w="` + nsWord + `"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
		`<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:doNotUseHTMLParagraphAutoSpacing/>`)
	for _, s := range [...][2]string{
		{"compatibilityMode", "14"},
		{"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"},
	} {
		x.raw(`<w:compatSetting w:name="` + s[0] + `" w:uri="http://schemas.microsoft.com/office/word" w:val="` + s[1] + `"/>`)
	}
	x.raw(`</w:compat><w:themeFontLang w:val="`)
	x.text(language)
	x.raw(`"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`)
	return x.b
}
