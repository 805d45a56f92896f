package xlsx

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
)

// carriedSheet is the sheet of the files that the document carries. Only a program shows
// it. Each file is a row with its name, type, encoding and the number of rows of one cell
// that follow and hold it, between brackets: so no spreadsheet program takes away what
// is empty at the ends of a text.
const carriedSheet = "_du_lieu"

// The encodings: text as it is, or what a cell cannot hold.
const (
	encodedText   = "utf-8"
	encodedBase64 = "base64"
)

// Around the content of a cell.
const (
	bracketOpen  = "["
	bracketClose = "]"
)

// maxChunk is how many bytes of a file a cell holds: Excel takes 32,767 characters.
const maxChunk = 32_000

// carry adds the sheet of the files, which is the number-th of the workbook: to its list
// of sheets, its relationships and its content types, each before the end of the list.
func (l *partList) carry(list []doc.Attachment, number int) error {
	name := fmt.Sprintf("worksheets/sheet%d.xml", number)
	for _, in := range []struct{ part, end, entry string }{
		{"xl/workbook.xml", "</sheets>", fmt.Sprintf(`<sheet name="%s" sheetId="%d" state="veryHidden" r:id="rIdDuLieu"></sheet>`, carriedSheet, number)},
		{"xl/_rels/workbook.xml.rels", "</Relationships>", fmt.Sprintf(`<Relationship Id="rIdDuLieu" Target="/xl/%s" Type="%s"></Relationship>`, name, excelize.SourceRelationshipWorkSheet)},
		{"[Content_Types].xml", "</Types>", fmt.Sprintf(`<Override PartName="/xl/%s" ContentType="%s"></Override>`, name, excelize.ContentTypeSpreadSheetMLWorksheet)},
	} {
		if !l.insert(in.part, in.end, in.entry) {
			return fmt.Errorf("tệp kèm: %s không kết thúc bằng %s", in.part, in.end)
		}
	}
	p := &part{name: "xl/" + name, carries: true}
	writeCarried(&p.content, list)
	l.parts = append(l.parts, p)
	return nil
}

// insert puts an entry before the last end of a list in a part, and tells whether there
// is one.
func (l *partList) insert(name, end, entry string) bool {
	i := slices.IndexFunc(l.parts, func(p *part) bool { return p.name == name })
	if i < 0 {
		return false
	}
	content := &l.parts[i].content
	at := bytes.LastIndex(content.Bytes(), []byte(end))
	if at < 0 {
		return false
	}
	tail := string(content.Bytes()[at:])
	content.Truncate(at)
	content.WriteString(entry + tail)
	return true
}

// writeCarried writes the sheet of the files.
func writeCarried(b *bytes.Buffer, list []doc.Attachment) {
	b.WriteString(xml.Header + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData>`)
	row := 0
	add := func(values ...string) {
		row++
		fmt.Fprintf(b, `<row r="%d">`, row)
		for i, v := range values {
			fmt.Fprintf(b, `<c r="%s" t="inlineStr"><is><t>`, cellName(i+1, row))
			escape.WriteString(b, v)
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	for _, a := range list {
		encoding, parts := chunks(a.Data)
		add(xmlText(a.Name), xmlText(a.Type), encoding, strconv.Itoa(len(parts)))
		for _, part := range parts {
			add(bracketOpen + part + bracketClose)
		}
	}
	b.WriteString(`</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
}

// escape writes what XML has a meaning for.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// chunks cuts a file into texts for cells. Spreadsheet programs write what XML cannot
// carry as "_x000D_", and so might take such letters for it.
func chunks(data []byte) (encoding string, parts []string) {
	encoding = encodedText
	text := string(data)
	if !utf8.Valid(data) || strings.Contains(text, "_x") || strings.ContainsFunc(text, func(r rune) bool { return r == '\r' || !inXML(r) }) {
		encoding, text = encodedBase64, base64.StdEncoding.EncodeToString(data)
	}
	for len(text) > maxChunk {
		n := maxChunk
		for !utf8.RuneStart(text[n]) {
			n--
		}
		parts, text = append(parts, text[:n]), text[n:]
	}
	return encoding, append(parts, text)
}
