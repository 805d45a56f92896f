package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
	"vanthu/pipeline/layout"
)

// opened reads a file that must be readable.
func opened(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// foreign is a file of ours without the parts that only this program understands, as
// another program would make it.
func foreign(t testing.TB, d *doc.Doc) []byte {
	t.Helper()
	data, _, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "customXml/") {
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// allLines are the lines of a document with those at the edges of its pages.
func allLines(d *doc.Doc) (out []string) {
	for _, s := range d.Sections {
		for _, blocks := range [][]doc.Block{s.Header, s.Foot, s.Blocks} {
			out = slices.AppendSeq(out, doc.Lines(blocks))
		}
	}
	return out
}

// appearance is how every line of blocks looks: a style without its name, and the texts.
func appearance(d *doc.Doc) (out []string) {
	var walk func(blocks []doc.Block, label string, bold bool)
	text := func(style string, align doc.Align, label string, bold bool, inlines []doc.Inline) {
		st, _ := d.Style(style)
		if style == "" {
			st = d.Styles[0]
		}
		if align != doc.AlignStyle {
			st.Align = align
		}
		if st.Align == doc.AlignStyle {
			st.Align = doc.AlignLeft
		}
		st.ID, st.Name, st.Next, st.Outline = "", "", "", 0
		if label != "" {
			inlines = append([]doc.Inline{doc.Text{Text: label + " ", Bold: bold}}, inlines...)
		}
		var b strings.Builder
		for _, in := range doc.Merge(inlines) {
			switch in := in.(type) {
			case doc.Text:
				for i, piece := range strings.Split(in.Text, "\t") {
					if i > 0 {
						fmt.Fprintf(&b, "%T ", doc.Tab{})
					}
					if piece != "" {
						fmt.Fprintf(&b, "%q %t %t ", piece, in.Bold || st.Bold, in.Italic || st.Italic)
					}
				}
			case *doc.Picture:
				fmt.Fprintf(&b, "picture %d %d %d %d %s ", in.X, in.Y, in.Width, in.Height, in.Alt)
			case doc.Link:
				fmt.Fprintf(&b, "link %s ", in.Text)
			default:
				fmt.Fprintf(&b, "%T ", in)
			}
		}
		st.Bold, st.Italic = false, false
		out = append(out, fmt.Sprintf("%s| %+v", b.String(), st))
	}
	walk = func(blocks []doc.Block, label string, bold bool) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Paragraph:
				text(b.Style, b.Align, label, bold, b.Inlines)
			case *doc.Heading:
				text(b.Style, doc.AlignStyle, b.Label, false, b.Inlines)
			case *doc.List:
				for _, it := range b.Items {
					walk(it.Blocks, it.Label, it.LabelBold)
				}
			case *doc.Table:
				out = append(out, fmt.Sprint("table ", b.Columns, b.HeaderRows, b.Border, b.Padding, b.Align != doc.AlignStyle && b.Align != doc.AlignLeft))
				for i := range b.Rows {
					row := &b.Rows[i]
					out = append(out, fmt.Sprint("row ", row.CanSplit, row.Height))
					for j, c := range row.Cells {
						out = append(out, fmt.Sprint("cell ", max(1, c.Span), max(1, c.Down), c.Middle))
						walk(row.Content(j), "", false)
					}
				}
			case *doc.Rule:
				out = append(out, fmt.Sprint("rule ", b.Width, b.Weight, b.Align, b.Mark))
			}
			label = ""
		}
	}
	for _, s := range d.Sections {
		out = append(out, fmt.Sprintf("section %+v %t", s.Page, s.Restart))
		for _, blocks := range [][]doc.Block{s.Header, s.FirstHeader, s.Foot, s.Footer, s.Blocks} {
			walk(blocks, "", false)
			out = append(out, "-")
		}
	}
	return out
}

// Without its structure part, a file of ours says the same lines with the same looks, in
// the same tables and sections.
func TestReadOwn(t *testing.T) {
	for name, d := range map[string]*doc.Doc{"sample": sample(), "notice": notice()} {
		f := opened(t, foreign(t, d))
		if diff := cmp.Diff(allLines(d), allLines(f.Doc)); diff != "" {
			t.Errorf("%s: lines (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(appearance(d), appearance(f.Doc)); diff != "" {
			t.Errorf("%s: looks (-want +got):\n%s", name, diff)
		}
		if len(f.Problems) > 0 || len(f.Asides) > 0 {
			t.Errorf("%s: %v %v", name, f.Problems, f.Asides)
		}
		if len(f.sections) != len(f.Doc.Sections) {
			t.Errorf("%s: %d sections with %d properties", name, len(f.Doc.Sections), len(f.sections))
		}
	}
}

// tenPages is a document of ten pages.
func tenPages(t testing.TB) *doc.Doc {
	t.Helper()
	d := notice()
	body := &d.Sections[0]
	for more := body.Blocks[1:]; ; more = notice().Sections[0].Blocks[1:] {
		for _, block := range more {
			body.Blocks = append(body.Blocks, block)
			switch pages, problems := layout.Pages(d, fonts.Load()); {
			case problems.Failed() || len(pages) > 10:
				t.Fatalf("%d pages, %v", len(pages), problems)
			case len(pages) == 10:
				return d
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	d := tenPages(b)
	for name, data := range map[string][]byte{"own": write(b, d), "foreign": foreign(b, d)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Open(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// zipOf packs parts in their order: names and contents by turns.
func zipOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	relsHead  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	rootRels  = relsHead + `<Relationship Id="rId1" Type="` + nsRels + `/officeDocument" Target="word/document.xml"/></Relationships>`
	foreignNS = ` xmlns:w="` + nsWord + `" xmlns:r="` + nsRels + `" xmlns:mc="` + nsChoice + `" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:wp="` + nsDrawing + `" xmlns:a="` + nsGraphic + `" xmlns:wps="` + nsShape + `" xmlns:v="` + nsVML + `" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"`
)

// wordFile is a file with a body, and other parts: names in the folder of the body and
// contents by turns; each is related by its name without a number.
func wordFile(t testing.TB, body string, parts ...string) []byte {
	all := []string{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`, "_rels/.rels", rootRels}
	var rels strings.Builder
	rels.WriteString(relsHead + `<Relationship Id="link" Type="` + nsRels + `/hyperlink" Target="https://vidu.vn/" TargetMode="External"/>`)
	for i := 0; i < len(parts); i += 2 {
		kind := strings.TrimRight(strings.TrimSuffix(parts[i], ".xml"), "0123456789")
		fmt.Fprintf(&rels, `<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, strings.TrimSuffix(parts[i], ".xml"), nsRels, kind, parts[i])
		all = append(all, "word/"+parts[i], strings.Replace(parts[i+1], " NS", foreignNS, 1))
	}
	rels.WriteString(`</Relationships>`)
	all = append(all, "word/document.xml", xmlHead+`<w:document`+foreignNS+`><w:body>`+body+`</w:body></w:document>`, "word/_rels/document.xml.rels", rels.String())
	return zipOf(t, all...)
}

// Files that are none, or mean harm, are refused with one problem that says why.
func TestOpenRefuses(t *testing.T) {
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	body := func(s string) []byte { return wordFile(t, s) }
	whole := body("<w:p/>")
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"empty":      {nil, "tệp rỗng"},
		"doc":        {ole, "kiểu cũ"},
		"encrypted":  {append(ole, wide("EncryptedPackage")...), "mật khẩu"},
		"pdf":        {[]byte("%PDF-1.7\n"), "PDF"},
		"rtf":        {[]byte(`{\rtf1}`), "RTF"},
		"html":       {[]byte("\n<html>"), "HTML"},
		"text":       {[]byte("chào"), "không phải là tệp Word"},
		"cut":        {whole[:len(whole)/2], "bị hỏng"},
		"odt":        {zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"), "OpenDocument"},
		"xlsx":       {zipOf(t, "_rels/.rels", strings.Replace(rootRels, "word/document", "xl/workbook", 1), "xl/workbook.xml", "<x/>"), "Excel"},
		"other zip":  {zipOf(t, "a.txt", "x"), "thiếu phần nội dung"},
		"no main":    {zipOf(t, "_rels/.rels", rootRels), "thiếu phần nội dung"},
		"no body":    {zipOf(t, "_rels/.rels", rootRels, "word/document.xml", "<x/>"), "không có nội dung"},
		"broken":     {zipOf(t, "_rels/.rels", rootRels, "word/document.xml", "<w:document"), "XML bị hỏng"},
		"doctype":    {zipOf(t, "_rels/.rels", rootRels, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>`), "DOCTYPE"},
		"entity":     {body("<w:p>&lol;</w:p>"), "XML bị hỏng"},
		"deep":       {body(strings.Repeat("<w:sdt>", 500) + strings.Repeat("</w:sdt>", 500)), "quá sâu"},
		"bomb":       {body("<w:p/>" + strings.Repeat(" ", 60<<20)), "quá lớn"},
		"nodes":      {body(noise(xmltree.MostNodes + 1)), "quá"},
		"attributes": {body(`<w:p ` + strings.Repeat(`a="" `, 300) + `/>`), "quá nhiều"},
		"escape":     {zipOf(t, "_rels/.rels", strings.Replace(rootRels, "word/document.xml", "../../../etc/passwd", 1)), "thiếu phần nội dung"},
	} {
		_, err := Open(tt.data)
		p, is := err.(doc.Problem)
		if !is || p.Warning || p.Rule == "" || p.Hint == "" || !strings.Contains(p.Message, tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}

// noise is n elements that do not pack well.
func noise(n int) string {
	var b strings.Builder
	x := uint32(1)
	for range n {
		x = x*1664525 + 1013904223
		fmt.Fprintf(&b, "<w%x/>", x>>20)
	}
	return b.String()
}

// linesOf are the lines of a file that must be readable.
func linesOf(t *testing.T, data []byte) (*File, []string) {
	t.Helper()
	f := opened(t, data)
	return f, allLines(f.Doc)
}

// What a package may name in many ways is found.
func TestPackageNames(t *testing.T) {
	main := xmlHead + `<w:document` + foreignNS + `><w:body><w:p><w:r><w:t>một</w:t></w:r></w:p></w:body></w:document>`
	strict := strings.ReplaceAll(main, nsWord, "http://purl.oclc.org/ooxml/wordprocessingml/main")
	utf16 := append([]byte{0xff, 0xfe}, wide(strings.Replace(main, "UTF-8", "UTF-16", 1))...)
	for name, parts := range map[string][]string{
		"absolute": {"_rels/.rels", strings.Replace(rootRels, "word/", "/word/", 1), "word/document.xml", main},
		"case":     {"_rels/.rels", rootRels, "WORD/Document.XML", main},
		"slash":    {"_rels/.rels", rootRels, "/word/document.xml", main},
		"back":     {"_rels/.rels", rootRels, `word\document.xml`, main},
		"other":    {"_rels/.rels", strings.Replace(rootRels, "word/document", "nội/bài", 1), "nội/bài.xml", main},
		"none":     {"word/document.xml", main},
		"strict":   {"_rels/.rels", strings.Replace(rootRels, "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument", 1), "word/document.xml", strict},
		"prefix":   {"_rels/.rels", rootRels, "word/document.xml", strings.NewReplacer("w:", "ns0:", `xmlns:w=`, `xmlns:ns0=`).Replace(main)},
		"utf-16":   {"_rels/.rels", rootRels, "word/document.xml", string(utf16)},
		"twice":    {"_rels/.rels", rootRels, "word/document.xml", main, "word/document.xml", "<x/>"},
	} {
		if _, got := linesOf(t, zipOf(t, parts...)); !slices.Equal(got, []string{"một"}) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A table of ten thousand rows takes room in proportion.
func TestLongTable(t *testing.T) {
	row := `<w:tr>` + strings.Repeat(`<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>chữ</w:t></w:r></w:p></w:tc>`, 5) + `</w:tr>`
	measure := func(rows int) (int, uint64) {
		data := wordFile(t, `<w:tbl>`+strings.Repeat(row, rows)+`</w:tbl><w:p/>`)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f := opened(t, data)
		runtime.ReadMemStats(&after)
		return len(f.Doc.Sections[0].Blocks[0].(*doc.Table).Rows), after.TotalAlloc - before.TotalAlloc
	}
	_, few := measure(1000)
	n, many := measure(10_000)
	if n != 10_000 || many > 20*few || many > 256<<20 {
		t.Errorf("%d rows take %d MB, a tenth of them %d", n, many>>20, few>>20)
	}
}
