package docx

import (
	"fmt"
	"testing"

	"vanthu/pipeline/doc"
)

// edgePart is a header or footer with one line.
func edgePart(kind, text string) string {
	return `<w:` + kind + ` NS>` + wp("", wr("", text)) + `</w:` + kind + `>`
}

// sectPr is the properties of a section: references as "header default header1" and other
// XML.
func sectPr(refs [][3]string, more string) string {
	s := `<w:sectPr>`
	for _, ref := range refs {
		s += fmt.Sprintf(`<w:%sReference w:type="%s" r:id="%s"/>`, ref[0], ref[1], ref[2])
	}
	return s + more + `</w:sectPr>`
}

const (
	upright   = `<w:pgSz w:w="11906" w:h="16838"/>`
	sideways  = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	evenPages = `<w:settings NS><w:evenAndOddHeaders/></w:settings>`
)

func TestReadEdges(t *testing.T) {
	type refs = [][3]string
	parts := []string{"header1.xml", edgePart("hdr", "đầu"), "header2.xml", edgePart("hdr", "đầu trang nhất"), "header3.xml", edgePart("hdr", "đầu chẵn"), "footer1.xml", edgePart("ftr", "chân"), "footer2.xml", edgePart("ftr", "chân hai")}
	with := func(more ...string) []string { return append(append([]string{}, parts...), more...) }
	a, b := wp("", wr("", "một")), wp("", wr("", "hai"))
	last := func(sect string) string { return `<w:p><w:pPr>` + sect + `</w:pPr></w:p>` }
	all := refs{{"header", "default", "header1"}, {"header", "first", "header2"}, {"header", "even", "header3"}, {"footer", "default", "footer1"}, {"footer", "first", "footer2"}}
	runCases(t, []readCase{
		{name: "first and even", body: a + sectPr(all, upright+`<w:titlePg/>`), parts: with("settings.xml", evenPages),
			want: []string{"first: đầu trang nhất", "header: đầu", "một", "foot: chân hai", "footer: chân", "even: đầu chẵn"}, problems: []string{"trang-chan"}},
		{name: "inherited", body: a + last(sectPr(refs{{"header", "default", "header1"}, {"footer", "default", "footer1"}, {"header", "first", "header2"}, {"footer", "first", "footer2"}, {"header", "even", "header3"}}, upright)) + b + sectPr(nil, sideways+`<w:titlePg/>`), parts: with("settings.xml", evenPages),
			want:     []string{"first: đầu", "header: đầu", "một", "", "foot: chân", "footer: chân", "section 16838×11906", "first: đầu trang nhất", "header: đầu", "hai", "foot: chân hai", "footer: chân", "even: đầu chẵn"},
			problems: []string{"trang-chan"}},
		{name: "continuous", body: a + last(sectPr(all[:1], upright)) + b + sectPr(refs{{"header", "default", "header2"}}, `<w:type w:val="continuous"/>`+upright+`<w:cols w:num="2"/>`), parts: with()[:4],
			want: []string{"first: đầu", "header: đầu", "một", "", "hai", "unseen: đầu trang nhất"}, problems: []string{"dau-trang-phan", "nhieu-cot"}},
		{name: "continuous on other paper", body: a + last(sectPr(nil, upright)) + b + sectPr(nil, `<w:type w:val="continuous"/>`+sideways), want: []string{"một", "", "section 16838×11906", "hai"}, problems: nil},
		{name: "field, table and line", body: a + sectPr(refs{{"header", "default", "header1"}}, upright), parts: []string{"header1.xml", `<w:hdr NS><w:tbl><w:tr><w:tc>` + wp(`<w:jc w:val="center"/>`, `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`) + `</w:tc></w:tr></w:tbl>` +
			wp(`<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>`, wr("", "x")) + `</w:hdr>`},
			want: []string{"first: table [9026] head 0 border {0 }", "first: cell 1×1 (align2) {page}", "first: row", "first: x", "first: rule 2 9026 15 align 1", "header: table [9026] head 0 border {0 }", "header: cell 1×1 (align2) {page}", "header: row", "header: x", "header: rule 2 9026 15 align 1", "một"}},
		{name: "starts on an odd page", body: a + last(sectPr(nil, upright)) + b + sectPr(nil, `<w:type w:val="oddPage"/>`+upright), want: []string{"một", "", "section 11906×16838", "hai"}, problems: []string{"trang-le"}},
		{name: "gutter", body: a + sectPr(nil, upright+`<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="283"/>`), want: []string{"một"}, problems: []string{"le-dong-gay"}},
		{name: "mirrored margins", body: a + sectPr(nil, upright), parts: []string{"settings.xml", `<w:settings NS><w:mirrorMargins/></w:settings>`}, want: []string{"một"}, problems: []string{"le-doi-xung"}},
		{name: "vertical", body: a + sectPr(nil, upright+`<w:vAlign w:val="center"/><w:textDirection w:val="tbRl"/>`), want: []string{"một"}, problems: []string{"can-doc-trang"}},
		{name: "page numbers", body: a + sectPr(nil, upright+`<w:pgNumType w:fmt="lowerRoman" w:start="3"/><w:pgBorders/><w:lnNumType w:countBy="1"/>`), want: []string{"một"}, problems: []string{"so-trang-bat-dau", "dang-so-trang", "khung-trang", "so-dong"}},
		{name: "on no page", body: a + sectPr(all, upright), parts: parts,
			want: []string{"first: đầu", "header: đầu", "một", "foot: chân", "footer: chân", "unseen: đầu trang nhất", "unseen: đầu chẵn", "unseen: chân hai"}, problems: []string{"dau-trang-an"}},
		{name: "broken header", body: a + sectPr(refs{{"header", "default", "header9"}, {"footer", "default", "footer1"}}, upright), parts: []string{"footer1.xml", edgePart("ftr", "chân")},
			want: []string{"một", "foot: chân", "footer: chân"}},
	})
}

// The gutter is part of the margin that is seen.
func TestReadPage(t *testing.T) {
	c := readCase{body: `<w:sectPr>` + upright + `<w:pgMar w:top="-1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="283"/></w:sectPr>`}
	f := opened(t, c.file(t))
	if got, want := f.Doc.Sections[0].Page, (doc.Page{Width: 11906, Height: 16838, Top: 1134, Bottom: 1134, Left: 1984, Right: 850, HeaderDistance: 708}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	strict := readCase{body: `<w:sectPr><w:pgSz w:w="210mm" w:h="297mm"/><w:pgMar w:top="2cm" w:right="15mm" w:bottom="0.5in" w:left="85.05pt" w:header="708"/></w:sectPr>`}
	f = opened(t, strict.file(t))
	if got, want := f.Doc.Sections[0].Page, (doc.Page{Width: 11906, Height: 16838, Top: 1134, Bottom: 720, Left: 1701, Right: 850, HeaderDistance: 708}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
