package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
)

// What a workbook that carries files is at most: more is none of ours.
const (
	maxParts    = 1000
	maxPart     = 32 << 20 // bytes of a part with texts
	maxTexts    = 1 << 20  // in such a part
	maxBookPart = 1 << 20  // bytes of a part that lists the sheets
	maxCarried  = 100      // files
)

// errCarried tells that what a workbook carries was changed or cut.
var errCarried = doc.Problem{Message: "dữ liệu kèm trong sổ tính bị hỏng", Hint: "dùng bản Excel gốc", Rule: "du-lieu-kem"}

// Attachments reads the files that a workbook of this program carries, also after a
// spreadsheet program has saved it anew; none if it carries none. The error is a
// [doc.Problem] without a place.
func Attachments(data []byte) ([]doc.Attachment, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > maxParts {
		return nil, nil
	}
	name := carriedPart(z)
	if name == "" {
		return nil, nil
	}
	rows, err := rowsOf(z, name)
	if err != nil {
		return nil, errCarried
	}
	var list []doc.Attachment
	for len(rows) > 0 {
		a, n, ok := carriedFile(rows)
		if !ok || len(list) == maxCarried {
			return nil, errCarried
		}
		list, rows = append(list, a), rows[n:]
	}
	return list, nil
}

// carriedFile is the file that begins with the first of rows, and the number of its rows.
func carriedFile(rows [][]string) (a doc.Attachment, n int, ok bool) {
	head := rows[0]
	if len(head) < 4 {
		return a, 0, false
	}
	n, err := strconv.Atoi(head[3])
	if err != nil || n < 0 || n >= len(rows) {
		return a, 0, false
	}
	var text strings.Builder
	for _, row := range rows[1 : n+1] {
		part, opens := strings.CutPrefix(strings.Join(row, ""), bracketOpen)
		part, closes := strings.CutSuffix(part, bracketClose)
		if !opens || !closes {
			return a, 0, false
		}
		text.WriteString(part)
	}
	a = doc.Attachment{Name: head[0], Type: head[1], Data: []byte(text.String())}
	switch head[2] {
	case encodedText:
	case encodedBase64:
		a.Data, err = base64.StdEncoding.DecodeString(text.String())
	default:
		return a, 0, false
	}
	return a, n + 1, err == nil && a.Name != ""
}

// open is the content of a part, of which no more is read than so many bytes.
func open(z *zip.Reader, name string, most int64) (io.Reader, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	return io.LimitReader(f, most), nil
}

// carriedPart is the name of the part that is the sheet of the files, "" if there is
// none.
func carriedPart(z *zip.Reader) string {
	var book struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			Attr []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if decode(z, "xl/workbook.xml", &book) != nil || decode(z, "xl/_rels/workbook.xml.rels", &relations) != nil {
		return ""
	}
	id := ""
	for _, s := range book.Sheets {
		for _, a := range s.Attr {
			if s.Name == carriedSheet && a.Name.Local == "id" {
				id = a.Value
			}
		}
	}
	for _, r := range relations.All {
		if r.ID == id && id != "" {
			return strings.TrimPrefix(path.Join("/xl", strings.TrimPrefix(r.Target, "/xl/")), "/")
		}
	}
	return ""
}

func decode(z *zip.Reader, name string, into any) error {
	part, err := open(z, name, maxBookPart)
	if err != nil {
		return err
	}
	return xml.NewDecoder(part).Decode(into)
}

// rowsOf reads the cells of a sheet, row by row; empty rows and cells are left out.
func rowsOf(z *zip.Reader, name string) (rows [][]string, err error) {
	shared, err := textsIn(z, "xl/sharedStrings.xml", "si")
	if err != nil {
		return nil, err
	}
	cells, err := textsIn(z, name, "c")
	for _, c := range cells {
		if c.kind == "s" {
			i, wrong := strconv.Atoi(c.text)
			if wrong != nil || i < 0 || i >= len(shared) {
				return nil, errCarried
			}
			c.text = shared[i].text
		}
		for len(rows) < c.row {
			rows = append(rows, nil)
		}
		if c.row > 0 {
			rows[c.row-1] = append(rows[c.row-1], c.text)
		}
	}
	return rows, err
}

// text is the text in an element: a cell, or a text that cells share.
type text struct {
	text string
	kind string // of a cell: "s" is the number of a text that is shared
	row  int    // of a cell, from 1, counted as they come
}

// textsIn reads the texts of the elements of a name. A part that is not there has none.
func textsIn(z *zip.Reader, part, element string) (list []text, err error) {
	r, err := open(z, part, maxPart)
	if err != nil {
		return nil, nil
	}
	d := xml.NewDecoder(r)
	g := gatherer{element: element}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return g.list, nil
		}
		if err != nil || len(g.list) > maxTexts {
			return nil, errCarried
		}
		switch t := t.(type) {
		case xml.StartElement:
			g.begin(t)
		case xml.EndElement:
			g.end(t.Name.Local)
		case xml.CharData:
			if g.inside > 0 {
				g.text.Write(t)
			}
		}
	}
}

// gatherer gathers the texts in the elements of a name.
type gatherer struct {
	element string
	list    []text
	text    strings.Builder // of the last one
	inside  int             // elements around that hold a text
	row     int
}

func (g *gatherer) begin(t xml.StartElement) {
	switch t.Name.Local {
	case "row":
		g.row++
	case g.element:
		g.text.Reset()
		g.list = append(g.list, text{row: g.row})
		for _, a := range t.Attr {
			if a.Name.Local == "t" {
				g.list[len(g.list)-1].kind = a.Value
			}
		}
	case "t", "v":
		g.inside++
	}
}

func (g *gatherer) end(name string) {
	switch name {
	case "t", "v":
		g.inside--
	case g.element:
		g.list[len(g.list)-1].text = g.text.String()
	}
}
