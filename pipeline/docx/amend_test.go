package docx

import (
	"archive/zip"
	"bytes"
	stdcmp "cmp"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/judge"
)

const otherRoot = `<w:document xmlns:w="` + nsWord + `" xmlns:r="` + nsRels + `" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="` + nsChoice + `" mc:Ignorable="w14">`

// other is a Word file of somebody else: a body, and other parts by their names. Those
// with a word after "|" are related to the document by it, and of that content type.
func other(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return zipped(t, otherRoot+`<w:body>`+body+`</w:body></w:document>`, more...)
}

// zipped is a Word file of the XML of its document.
func zipped(t testing.TB, document string, more ...string) []byte {
	t.Helper()
	types := xmlHead + `<Types xmlns="` + nsPackage + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>`
	rels := xmlHead + `<Relationships xmlns="` + nsPackage + `/relationships">`
	family := nsRels
	if strings.Contains(document, namespaces["w"][1]) {
		family = namespaces["r"][1]
	}
	files := [][2]string{}
	for i := 0; i+1 < len(more); i += 2 {
		name, kind, related := strings.Cut(more[i], "|")
		files = append(files, [2]string{"word/" + name, xmlHead + more[i+1]})
		if related {
			types += `<Override PartName="/word/` + name + `" ContentType="` + wordType + kind + `+xml"/>`
			rels += `<Relationship Id="x` + name + `" Type="` + family + `/` + kind + `" Target="` + name + `"/>`
		}
	}
	files = append([][2]string{
		{opc.ContentTypes, types + `</Types>`},
		{packageRelsName, xmlHead + `<Relationships xmlns="` + nsPackage + `/relationships"><Relationship Id="a" Type="` + family + `/officeDocument" Target="word/document.xml"/></Relationships>`},
		{documentName, xmlHead + document},
		{opc.RelationsName(documentName), rels + `</Relationships>`},
	}, files...)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range files {
		f, err := w.Create(file[0])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, file[1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// walk yields every block, those inside of others after them.
func walk(blocks []doc.Block, yield func(doc.Block)) {
	for _, b := range blocks {
		yield(b)
		switch b := b.(type) {
		case *doc.List:
			for _, it := range b.Items {
				walk(it.Blocks, yield)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					walk(cell.Blocks, yield)
				}
			}
		}
	}
}

// every lists the blocks of a document.
func every(d *doc.Doc) (list []doc.Block) {
	for _, s := range d.Sections {
		walk(s.Blocks, func(b doc.Block) { list = append(list, b) })
	}
	return list
}

// inlinesOf are those of a paragraph or heading, and whether the block is one.
func inlinesOf(b doc.Block) ([]doc.Inline, bool) {
	switch b := b.(type) {
	case *doc.Paragraph:
		return b.Inlines, true
	case *doc.Heading:
		return b.Inlines, true
	}
	return nil, false
}

// texts are the paragraphs and headings of a document.
func texts(d *doc.Doc) (list []doc.Block) {
	return slices.DeleteFunc(every(d), func(b doc.Block) bool { _, ok := inlinesOf(b); return !ok })
}

// allWords are the texts of a document.
func allWords(d *doc.Doc) (list []string) {
	for _, b := range texts(d) {
		inlines, _ := inlinesOf(b)
		list = append(list, doc.PlainText(inlines))
	}
	return list
}

// storyText is the first paragraph with some words.
func blockWith(t testing.TB, d *doc.Doc, words string) doc.Block {
	t.Helper()
	for _, b := range texts(d) {
		if inlines, _ := inlinesOf(b); strings.Contains(doc.PlainText(inlines), words) {
			return b
		}
	}
	t.Fatalf("no paragraph with %q", words)
	return nil
}

// rulesOf are the lines of a document.
func rulesOf(d *doc.Doc) (list []*doc.Rule) {
	for _, b := range every(d) {
		if r, ok := b.(*doc.Rule); ok {
			list = append(list, r)
		}
	}
	return list
}

// amended is the body of a file with changes made, and the document read from it. Every
// part that is not for the changes must be as it was.
func amended(t testing.TB, data []byte, changes func(*doc.Doc) []doc.Change) (*File, map[string]string) {
	t.Helper()
	f := open(t, data)
	out, err := f.Amend(changes(f.Doc))
	if err != nil {
		t.Fatal(err)
	}
	_, parts := unpack(t, out)
	return open(t, out), parts
}

// shapes are bodies as other programs write them.
var shapes = map[string]string{
	"runs": `<w:p w:rsidR="00AA00AA"><w:pPr><w:spacing w:lineRule="exact" w:line="360"/><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="0" w:name="x"/>` +
		`<w:r w:rsidRPr="00BB00BB"><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial" w:hint="default"/><w:b/><w:highlight w:val="yellow"/></w:rPr><w:t>Ngày </w:t></w:r><w:proofErr w:type="spellStart"/>` +
		`<w:r><w:t xml:space="preserve"> 05</w:t><w:tab/><w:t>thá</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>ng</w:t><w:br/><w:t>10</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>`,
	"link": `<w:p><w:r><w:t xml:space="preserve">Xem </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>trang</w:t></w:r></w:hyperlink><w:ins w:id="3" w:author="A"><w:r><w:t xml:space="preserve"> mới</w:t></w:r></w:ins>` +
		`<w:del w:id="4" w:author="A"><w:r><w:delText> cũ</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>`,
	"field": `<w:p><w:r><w:t xml:space="preserve">Số </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		`<w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> trang </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>`,
	"table": `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>` +
		`<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>UBND TỈNH</w:t></w:r></w:p><w:p><w:r><w:t>SỞ NỘI VỤ</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Ô đơn</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`,
	"entities":   `<w:p><w:r><w:t>A &amp; B &lt;c&gt; &#x111;<![CDATA[<d>]]><!-- no --></w:t></w:r></w:p>`,
	"decomposed": "<w:p><w:r><w:t>Tha\u0301ng mu\u031bo\u031b\u0300i hai</w:t></w:r></w:p>",
	"sections": `<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="100"/></w:sectPr></w:pPr><w:r><w:t>Phần một</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>Phần hai</w:t></w:r></w:p><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="12240" w:h="15840"/><w:cols w:space="720"/></w:sectPr>`,
}

// TestAmendNothing: without changes, and without notes, every part stays as it was.
func TestAmendNothing(t *testing.T) {
	files := map[string][]byte{"sample": write(t, sample())}
	for name, body := range shapes {
		files[name] = other(t, body, "unknown.bin", "whatever")
	}
	for name, data := range files {
		f := open(t, data)
		names, parts := unpack(t, data)
		for step, make := range map[string]func() ([]byte, error){
			"amend": func() ([]byte, error) { return f.Amend(nil) }, "annotate": func() ([]byte, error) { return f.Annotate(nil) },
		} {
			out, err := make()
			if err != nil {
				t.Fatal(err)
			}
			gotNames, got := unpack(t, out)
			if !slices.Equal(names, gotNames) || !maps.Equal(parts, got) {
				t.Errorf("%s: %s of nothing changes the file", name, step)
			}
			again, _ := make()
			if !bytes.Equal(out, again) {
				t.Errorf("%s: %s gives other bytes the second time", name, step)
			}
		}
	}
}

// TestSetText puts other words into paragraphs of others: which stay with the first
// letter's look, and what is around them.
func TestSetText(t *testing.T) {
	for _, tt := range []struct{ name, shape, old, new, want string }{
		{"in one text", "runs", "05", "5", `<w:t xml:space="preserve"> 5</w:t><w:tab/>`},
		{"over runs", "runs", "tháng", "năm", `<w:t>năm</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:br/><w:t>10</w:t>`},
		{"over a tab", "runs", "05\tthá", "6 thá", `<w:t xml:space="preserve"> </w:t><w:t>6 thá</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>ng</w:t>`},
		{"with a tab and a break", "runs", "10", "1\t0\n\u2011", `<w:br/><w:t>1</w:t><w:tab/><w:t>0</w:t><w:br/><w:noBreakHyphen/><w:noBreakHyphen/><w:t>x</w:t>`},
		{"a hyphen", "runs", "10-x", "mười", `<w:br/><w:t>mười</w:t></w:r><w:bookmarkEnd w:id="0"/>`},
		{"nothing in its place", "runs", "tháng", "", `<w:t xml:space="preserve"> 05</w:t><w:tab/></w:r><w:r><w:rPr><w:i/></w:rPr><w:br/>`},
		{"in a link", "link", "trang", "tờ", `<w:hyperlink w:anchor="x"><w:r><w:t>tờ</w:t></w:r></w:hyperlink>`},
		{"in a tracked insertion", "link", " mới", " cũ & mới", `<w:r><w:t xml:space="preserve"> cũ &amp; mới</w:t></w:r></w:ins>`},
		{"from a link on", "link", "trang mới.", "đây", `<w:hyperlink w:anchor="x"><w:r><w:t>đây</w:t></w:r></w:hyperlink><w:ins w:id="3" w:author="A"></w:ins><w:del`},
		{"result of a field", "field", "12", "13", `<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>13</w:t></w:r>`},
		{"in a cell", "table", "SỞ", "Sở", `<w:p><w:r><w:t>Sở NỘI VỤ</w:t></w:r></w:p>`},
		{"what is escaped", "entities", "B <c> đ<d>", "<", `<w:t>A &amp; &lt;</w:t>`},
		{"decomposed letters", "decomposed", "Tha\u0301ng", "Tháng", "<w:t>Tháng mu"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := other(t, shapes[tt.shape])
			var want []string
			f, parts := amended(t, data, func(d *doc.Doc) []doc.Change {
				want = allWords(d)
				b := blockWith(t, d, tt.old)
				inlines, _ := inlinesOf(b)
				plain := doc.PlainText(inlines)
				i := slices.Index(want, plain)
				at := strings.Index(plain, tt.old)
				want[i] = plain[:at] + doc.Fold(tt.new) + plain[at+len(tt.old):]
				return []doc.Change{doc.SetText{Block: b, Start: at, End: at + len(tt.old), Text: tt.new}}
			})
			if !strings.Contains(parts[documentName], tt.want) {
				t.Errorf("no %s in\n%s", tt.want, parts[documentName])
			}
			if diff := cmp.Diff(want, allWords(f.Doc)); diff != "" {
				t.Errorf("words read again (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSetFormat gives foreign paragraphs another look.
func TestSetFormat(t *testing.T) {
	for _, tt := range []struct {
		name, shape, words string
		format             doc.SetFormat
		want               []string
		gone               []string
	}{
		{"line", "runs", "", doc.SetFormat{Line: ref(1.5)}, []string{`<w:spacing w:lineRule="auto" w:line="360"/>`}, nil},
		{"room", "runs", "", doc.SetFormat{Before: ref(doc.Pt(6)), After: ref(doc.Length(0))}, []string{`<w:spacing w:lineRule="exact" w:line="360" w:before="120" w:after="0"/>`}, nil},
		{"keep", "runs", "", doc.SetFormat{KeepNext: ref(true), KeepLines: ref(false)}, []string{`<w:pPr><w:keepNext/><w:keepLines w:val="0"/><w:spacing `}, nil},
		{"indent", "runs", "", doc.SetFormat{FirstLine: ref(doc.Length(567)), Left: ref(doc.Length(0))}, []string{`<w:ind w:left="0" w:firstLine="567"/><w:jc `}, nil},
		{"hanging", "runs", "", doc.SetFormat{FirstLine: ref(doc.Length(-100))}, []string{`<w:ind w:hanging="100"/>`}, nil},
		{"align", "runs", "", doc.SetFormat{Align: ref(doc.AlignCenter)}, []string{`<w:jc w:val="center"/></w:pPr>`}, []string{"both"}},
		{"font", "runs", "", doc.SetFormat{Font: ref("Times New Roman")}, []string{
			`<w:rFonts w:ascii="Times New Roman" w:hint="default" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:b/>`,
			`</w:rPr></w:pPr>`}, []string{"Arial", "minorHAnsi"}},
		{"size and colour", "runs", "", doc.SetFormat{Size: ref(13.5), Color: ref("")}, []string{`<w:rPr><w:i/><w:color w:val="000000"/><w:sz w:val="27"/><w:szCs w:val="27"/></w:rPr>`}, nil},
		{"not bold", "runs", "", doc.SetFormat{Bold: ref(false), Plain: true}, []string{`<w:b w:val="0"/><w:bCs w:val="0"/></w:rPr><w:t>Ngày`}, []string{"highlight"}},
		{"some letters", "runs", "háng", doc.SetFormat{Bold: ref(true)}, []string{
			`<w:t xml:space="preserve"> 05</w:t><w:tab/><w:t>t</w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>há</w:t></w:r>`,
			`<w:r><w:rPr><w:b/><w:bCs/><w:i/></w:rPr><w:t>ng</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:br/>`}, nil},
		{"a link", "link", "", doc.SetFormat{Italic: ref(true)}, []string{`<w:hyperlink w:anchor="x"><w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t>trang`, `<w:r><w:delText> cũ`}, nil},
		{"a paragraph without properties", "table", "Ô", doc.SetFormat{Align: ref(doc.AlignCenter)}, []string{`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Ô đơn`}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before []string
			f, parts := amended(t, other(t, shapes[tt.shape]), func(d *doc.Doc) []doc.Change {
				before = allWords(d)
				c := tt.format
				c.Block = blockWith(t, d, tt.words)
				if inlines, _ := inlinesOf(c.Block); tt.words != "" && c.Align == nil {
					c.Start = strings.Index(doc.PlainText(inlines), tt.words)
					c.End = c.Start + len(tt.words)
				}
				return []doc.Change{c}
			})
			body := parts[documentName]
			for _, want := range tt.want {
				if !strings.Contains(body, want) {
					t.Errorf("no %s in\n%s", want, body)
				}
			}
			for _, gone := range tt.gone {
				if strings.Contains(body, gone) {
					t.Errorf("still %s in\n%s", gone, body)
				}
			}
			if diff := cmp.Diff(before, allWords(f.Doc)); diff != "" {
				t.Errorf("words (-before +after):\n%s", diff)
			}
		})
	}
}

// TestFormatAgainstStyles: what a style gives is taken away at the paragraph.
func TestFormatAgainstStyles(t *testing.T) {
	const sheet = `<w:styles xmlns:w="` + nsWord + `"><w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>` +
		`<w:pPr><w:spacing w:beforeAutospacing="1" w:before="100"/><w:ind w:firstLineChars="200" w:firstLine="480"/><w:contextualSpacing/></w:pPr><w:rPr><w:caps/><w:u w:val="single"/></w:rPr></w:style></w:styles>`
	f, parts := amended(t, other(t, `<w:p><w:r><w:t>chữ</w:t></w:r></w:p>`, "styles.xml|styles", sheet), func(d *doc.Doc) []doc.Change {
		return []doc.Change{doc.SetFormat{Block: blockWith(t, d, "chữ"), Plain: true, Before: ref(doc.Pt(6)), FirstLine: ref(doc.MM(10))}}
	})
	for _, want := range []string{
		`<w:spacing w:before="120" w:beforeAutospacing="0"/><w:ind w:firstLine="567" w:firstLineChars="0"/><w:contextualSpacing w:val="0"/>`,
		`<w:rPr><w:caps w:val="0"/><w:u w:val="none"/></w:rPr><w:t>chữ`,
	} {
		if !strings.Contains(parts[documentName], want) {
			t.Errorf("no %s in\n%s", want, parts[documentName])
		}
	}
	p := f.Doc.Sections[0].Blocks[0].(*doc.Paragraph)
	s, _ := f.Doc.Style(p.Style)
	if s.Before != doc.Pt(6) || s.FirstLine != doc.MM(10) || s.Caps || s.Underline {
		t.Errorf("read back %+v", s)
	}
}

// TestPrefixes: files that bind other prefixes, and those of the strict standard, are
// amended in their own words.
func TestPrefixes(t *testing.T) {
	strict := namespaces["w"][1]
	for name, tt := range map[string]struct {
		document string
		want     []string
	}{
		"another prefix": {`<x:document xmlns:x="` + nsWord + `"><x:body><x:p><x:r><x:t>chữ</x:t></x:r></x:p></x:body></x:document>`,
			[]string{`<x:p><x:pPr><x:ind x:left="100"/><x:jc x:val="right"/>`, `<x:pgSz x:w="11906"`, `xmlns:wps="`}},
		"no prefix": {`<document xmlns="` + nsWord + `"><body><p><r><t>chữ</t></r></p></body></document>`,
			[]string{`<p><w:pPr><w:ind w:left="100"/><w:jc w:val="right"/>`, ` xmlns:w="` + nsWord + `"`, `<t>từ</t>`}},
		"taken prefixes": {`<x:document xmlns:x="` + nsWord + `" xmlns:wps="urn:other" xmlns:wp="urn:more"><x:body><x:p><x:r><x:t>chữ</x:t></x:r></x:p></x:body></x:document>`,
			[]string{`xmlns:wps1="` + nsShape + `"`, `<mc:Choice Requires="wps1"><x:drawing><wp1:anchor `}},
		"rebound inside": {`<w:document xmlns:w="` + nsWord + `"><w:body><w:p><w:r><w:t>chữ</w:t></w:r></w:p><w:p><q xmlns:w="urn:x" w:y="1"/></w:p></w:body></w:document>`,
			[]string{`<w1:jc w1:val="right"/>`, `xmlns:w1="` + nsWord + `"`}},
		"strict": {`<w:document xmlns:w="` + strict + `"><w:body><w:p><w:r><w:t>chữ</w:t></w:r></w:p></w:body></w:document>`,
			[]string{`<w:jc w:val="end"/>`, `<w:ind w:start="100"/>`, `xmlns:wp="` + namespaces["wp"][1] + `"`, `</mc:Choice></mc:AlternateContent>`}},
	} {
		t.Run(name, func(t *testing.T) {
			f, parts := amended(t, zipped(t, tt.document), func(d *doc.Doc) []doc.Change {
				b := blockWith(t, d, "chữ")
				return []doc.Change{
					doc.SetFormat{Block: b, Align: ref(doc.AlignRight), Left: ref(doc.Length(100))}, doc.PutRule{After: b, Rule: shortRule(30)},
					doc.SetText{Block: b, End: len("chữ"), Text: "từ"}, doc.SetPage{Page: portrait()},
				}
			})
			for _, want := range tt.want {
				if !strings.Contains(parts[documentName], want) {
					t.Errorf("no %s in\n%s", want, parts[documentName])
				}
			}
			if got := allWords(f.Doc); got[0] != "từ" || len(rulesOf(f.Doc)) != 1 {
				t.Errorf("read back %q, %d rules", got, len(rulesOf(f.Doc)))
			}
			page := f.Doc.Sections[0].Page
			if page.HeaderDistance = portrait().HeaderDistance; page != portrait() {
				t.Errorf("page %+v", page)
			}
		})
	}
}

// TestRefused: what cannot be done, or is against another change, is said, and there is
// no file.
func TestRefused(t *testing.T) {
	d := open(t, other(t, shapes["runs"]+shapes["field"])).Doc
	for name, changes := range map[string]func(b doc.Block) []doc.Change{
		"unknown block":   func(b doc.Block) []doc.Change { return []doc.Change{doc.Drop{Block: texts(d)[0]}} },
		"outside":         func(b doc.Block) []doc.Change { return []doc.Change{doc.SetText{Block: b, Start: 2, End: 1000}} },
		"backwards":       func(b doc.Block) []doc.Change { return []doc.Change{doc.SetText{Block: b, Start: 2, End: 1}} },
		"inside a letter": func(b doc.Block) []doc.Change { return []doc.Change{doc.SetText{Block: b, Start: 3, End: 4}} },
		"two texts": func(b doc.Block) []doc.Change {
			return []doc.Change{doc.SetText{Block: b, End: 2, Text: "a"}, doc.SetText{Block: b, Start: 1, End: 2, Text: "b"}}
		},
		"two sizes": func(b doc.Block) []doc.Change {
			return []doc.Change{doc.SetFormat{Block: b, Size: ref(13.)}, doc.SetFormat{Block: b, Size: ref(14.)}}
		},
		"two pages": func(b doc.Block) []doc.Change {
			return []doc.Change{doc.SetPage{Page: portrait()}, doc.SetPage{Page: landscape()}}
		},
		"text of the lost": func(b doc.Block) []doc.Change { return []doc.Change{doc.Drop{Block: b}, doc.SetText{Block: b, End: 1}} },
		"no section":       func(b doc.Block) []doc.Change { return []doc.Change{doc.SetPage{Section: 7}} },
		"no section edges": func(b doc.Block) []doc.Change { return []doc.Change{doc.SetEdges{Section: -1}} },
		"no rule":          func(b doc.Block) []doc.Change { return []doc.Change{doc.PutRule{After: b}} },
		"a table above":    func(b doc.Block) []doc.Change { return []doc.Change{doc.SetEdges{Header: []doc.Block{&doc.Table{}}}} },
	} {
		f := open(t, other(t, shapes["runs"]+shapes["field"]))
		out, err := f.Amend(changes(texts(f.Doc)[0]))
		var p doc.Problem
		if out != nil || !errors.As(err, &p) || p.Message == "" {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
}

// TestCombined: changes of one paragraph, each once.
func TestCombined(t *testing.T) {
	f, parts := amended(t, other(t, shapes["runs"]), func(d *doc.Doc) []doc.Change {
		b := blockWith(t, d, "tháng")
		inlines, _ := inlinesOf(b)
		at := func(s string) int { return strings.Index(doc.PlainText(inlines), s) }
		size := doc.SetFormat{Block: b, Size: ref(14.)}
		month := doc.SetText{Block: b, Start: at("tháng"), End: at("tháng") + len("tháng"), Text: "Tháng"}
		return []doc.Change{size, doc.SetText{Block: b, Start: at("05"), End: at("05") + 2, Text: "5"}, size, month, month,
			doc.SetFormat{Block: b, Bold: ref(true), Start: at("05"), End: at("05") + 2}}
	})
	if got := allWords(f.Doc)[0]; got != "Ngày 5\tTháng\n10-x" {
		t.Errorf("text %q", got)
	}
	if want := `<w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">5</w:t></w:r>`; !strings.Contains(parts[documentName], want) {
		t.Errorf("no %s in\n%s", want, parts[documentName])
	}
}

// TestAmendOpens: LibreOffice prints amended files with the words that they have.
func TestAmendOpens(t *testing.T) {
	dir := t.TempDir()
	all := ""
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		if name != "sections" {
			all += shapes[name]
		}
	}
	for name, data := range map[string][]byte{"khac": other(t, all+shapes["sections"]), "mau": write(t, sample())} {
		f := open(t, data)
		var changes []doc.Change
		notes := []Note{{Text: "Một\nhai"}, {Section: 1, Text: "Ba"}}
		for i, b := range texts(f.Doc) {
			changes = append(changes, doc.SetFormat{Block: b, Size: ref(13.), Font: ref(""), Plain: true})
			if i%4 == 0 {
				changes = append(changes, doc.PutRule{After: b, Rule: shortRule(40)})
			}
		}
		for i := range f.Doc.Sections {
			changes = append(changes, doc.SetPage{Section: i, Page: portrait()}, doc.SetEdges{Section: i, Header: pageNumber(), Restart: true})
		}
		out, err := f.Amend(changes)
		if err != nil {
			t.Fatal(err)
		}
		if out, err = open(t, out).Annotate(notes); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, out, 0o644); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(judge.Office(t, file, "txt:Text (encoded):UTF8", ".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range allWords(f.Doc) {
			for _, word := range strings.FieldsFunc(norm.NFC.String(w), func(c rune) bool { return c <= ' ' || c == '.' }) {
				if !strings.Contains(norm.NFC.String(doc.Fold(string(text))), word) {
					t.Errorf("%s: no %q in what LibreOffice prints", name, word)
				}
			}
		}
	}
}

// TestAmendWords: whatever words are put in anywhere, those and no others are read.
func TestAmendWords(t *testing.T) {
	var files []*File
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		files = append(files, open(t, other(t, shapes[name])))
	}
	files = append(files, open(t, write(t, sample())))
	rapid.Check(t, func(t *rapid.T) {
		f := files[rapid.IntRange(0, len(files)-1).Draw(t, "file")]
		want, blocks := allWords(f.Doc), texts(f.Doc)
		i := rapid.IntRange(0, len(blocks)-1).Draw(t, "paragraph")
		runes := []rune(want[i])
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		text := rapid.StringMatching(`[ a-zđ<&\n\t]{0,5}`).Draw(t, "text")
		start, end := len(string(runes[:from])), len(string(runes[:to]))
		changes := []doc.Change{doc.SetText{Block: blocks[i], Start: start, End: end, Text: text}}
		if end > start {
			changes = append(changes, doc.SetFormat{Block: blocks[i], Start: start, End: end, Size: ref(9.)})
		}
		out, err := f.Amend(changes)
		if err != nil {
			t.Fatal(err)
		}
		want[i] = want[i][:start] + text + want[i][end:]
		got, err := Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, allWords(got.Doc)); diff != "" {
			t.Fatalf("words (-want +got):\n%s", diff)
		}
	})
}

// ref is a value that a change gives.
func ref[T any](v T) *T { return &v }

// FuzzAmend: a file that can be read can be amended or says why not, and what comes out
// can be read; formats and notes leave its words alone.
func FuzzAmend(f *testing.F) {
	for _, body := range shapes {
		f.Add([]byte(body))
	}
	for _, body := range lines {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		file, err := Open(other(t, string(body)))
		if err != nil {
			return
		}
		before := allWords(file.Doc)
		var formats, changes []doc.Change
		var notes []Note
		for i, b := range texts(file.Doc) {
			notes = append(notes, Note{Block: b, Text: "x"})
			formats = append(formats, doc.SetFormat{Block: b, Size: ref(13.), Left: ref(doc.Length(0)), Plain: true})
			switch n := len(before[i]); i % 3 {
			case 0:
				changes = append(changes, doc.SetText{Block: b, Start: n / 2, End: n, Text: "a\tb"}, doc.PutRule{After: b, Rule: shortRule(20)})
			case 1:
				changes = append(changes, doc.Drop{Block: b})
			case 2:
				changes = append(changes, doc.SetFormat{Block: b, Start: n / 3, End: n, Bold: ref(true)})
			}
		}
		for _, r := range rulesOf(file.Doc) {
			changes = append(changes, doc.SetRule{Rule: r, Width: doc.MM(30), Center: true})
		}
		walk(file.Doc.Sections[0].Blocks, func(b doc.Block) {
			if table, ok := b.(*doc.Table); ok {
				changes = append(changes, doc.SetColumns{Table: table, Columns: slices.Repeat([]doc.Length{500}, len(table.Columns))}, doc.KeepRow{Table: table})
			}
		})
		formats = append(formats, doc.SetPage{Page: portrait()}, doc.SetEdges{Header: pageNumber()})
		again := func(out []byte, err error) *File {
			var p doc.Problem
			if errors.As(err, &p) {
				return nil
			}
			if err != nil {
				t.Fatal(err)
			}
			return open(t, out)
		}
		if got := again(file.Amend(formats)); got != nil && !slices.Equal(before, allWords(got.Doc)) {
			t.Errorf("formats change %q to %q", before, allWords(got.Doc))
		}
		if got := again(file.Annotate(notes)); got != nil && !slices.Equal(before, allWords(got.Doc)) {
			t.Errorf("notes change %q to %q", before, allWords(got.Doc))
		}
		again(file.Amend(changes))
	})
}

// TestAmendLooks: a look that is given anywhere is read again, and nothing else changes
// there.
func TestAmendLooks(t *testing.T) {
	var files []*File
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		files = append(files, open(t, other(t, shapes[name])))
	}
	files = append(files, open(t, write(t, sample())))
	rapid.Check(t, func(t *rapid.T) {
		f := files[rapid.IntRange(0, len(files)-1).Draw(t, "file")]
		blocks := texts(f.Doc)
		i := rapid.IntRange(0, len(blocks)-1).Draw(t, "paragraph")
		length := func(name string, low int) doc.Length { return doc.Length(rapid.IntRange(low, 2000).Draw(t, name)) }
		want := doc.Style{
			Size: float64(rapid.IntRange(2, 60).Draw(t, "size")) / 2, Line: float64(rapid.IntRange(4, 12).Draw(t, "line")) / 4,
			Left: length("left", 0), Right: length("right", 0), FirstLine: length("first line", -500), Before: length("before", 0), After: length("after", 0),
			Align: rapid.SampledFrom([]doc.Align{doc.AlignLeft, doc.AlignCenter, doc.AlignRight, doc.AlignJustify}).Draw(t, "align"),
			Color: rapid.SampledFrom([]string{"", "FF0000"}).Draw(t, "color"), KeepNext: rapid.Bool().Draw(t, "keep"),
		}
		if !slices.Contains(f.Doc.Sections[0].Blocks, blocks[i]) {
			want.KeepNext = false // in a row that is bound to the next it says nothing
		}
		out, err := f.Amend([]doc.Change{doc.SetFormat{Block: blocks[i], Font: ref("Times New Roman"), Size: &want.Size, Bold: ref(false), Italic: ref(false), Color: &want.Color, Plain: true,
			Align: &want.Align, Left: &want.Left, Right: &want.Right, FirstLine: &want.FirstLine, Before: &want.Before, After: &want.After, Line: &want.Line,
			KeepNext: &want.KeepNext, KeepLines: ref(false)}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(allWords(f.Doc), allWords(got.Doc)); diff != "" {
			t.Fatalf("words (-want +got):\n%s", diff)
		}
		block := texts(got.Doc)[i]
		style := styleOfBlock(got.Doc, block)
		inlines, _ := inlinesOf(block)
		for _, look := range looksOf(inlines, style) {
			if look != (doc.Look{Size: want.Size, Color: want.Color}) {
				t.Fatalf("letters look %+v, want %v pt in %q", look, want.Size, want.Color)
			}
		}
		if style.Line == 0 {
			style.Line = 1
		}
		room := doc.Style{Align: style.Align, Left: style.Left, Right: style.Right, FirstLine: style.FirstLine, Before: style.Before, After: style.After,
			Line: style.Line, Exact: style.Exact, AtLeast: style.AtLeast, KeepNext: style.KeepNext, KeepLines: style.KeepLines}
		want.Size, want.Color = 0, ""
		if diff := cmp.Diff(want, room); diff != "" {
			t.Fatalf("look (-want +got):\n%s", diff)
		}
	})
}

// looksOf are those of the texts among inlines, all of them told; a bold or italic text
// has a look that no other has.
func looksOf(inlines []doc.Inline, s doc.Style) (list []doc.Look) {
	for _, in := range inlines {
		t, ok := in.(doc.Text)
		if !ok {
			continue
		}
		look := doc.Look{Font: s.Font, Size: s.Size, Color: s.Color, Decor: s.Decor}
		if t.Look != nil {
			look.Font, look.Size, look.Color = stdcmp.Or(t.Look.Font, s.Font), stdcmp.Or(t.Look.Size, s.Size), stdcmp.Or(t.Look.Color, s.Color)
			look.Underline = look.Underline || t.Look.Underline
		}
		if look.Font == "Times New Roman" {
			look.Font = ""
		}
		if look.Color == "000000" {
			look.Color = ""
		}
		if t.Bold || t.Italic || s.Bold || s.Italic {
			look.Strike = true
		}
		list = append(list, look)
	}
	return list
}

// styleOfBlock is the style of a paragraph or heading, with its own alignment.
func styleOfBlock(d *doc.Doc, b doc.Block) (s doc.Style) {
	switch b := b.(type) {
	case *doc.Paragraph:
		if s, _ = d.Style(b.Style); b.Style == "" {
			s = d.Styles[0]
		}
		if b.Align != doc.AlignStyle {
			s.Align = b.Align
		}
	case *doc.Heading:
		s, _ = d.Style(b.Style)
	}
	return s
}
