package docx

import (
	"strings"
	"testing"
)

const (
	noteStyle   = `<w:rStyle w:val="FootnoteReference"/>`
	footnoteOne = `<w:footnotes NS><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`
)

func footnote(id, text string) string {
	return `<w:footnote w:id="` + id + `"><w:p><w:r><w:rPr>` + noteStyle + `</w:rPr><w:footnoteRef/></w:r>` + wr("", text) + `</w:p></w:footnote>`
}

func referring(kind, id string) string {
	return `<w:r><w:rPr>` + noteStyle + `</w:rPr><w:` + kind + `Reference w:id="` + id + `"/></w:r>`
}

func comment(id, text string) string {
	return `<w:comment w:id="` + id + `" w:author="An"><w:p><w:r><w:annotationRef/></w:r>` + wr("", text) + `</w:p></w:comment>`
}

// Notes and comments stand beside the place that refers to them, each once; those to which
// nothing refers beside the document.
func TestReadNotes(t *testing.T) {
	runCases(t, []readCase{
		{
			name: "notes", body: wp("", wr("", "một")+referring("footnote", "2")+wr("", " và")) + wp("", wr("", "hai")+referring("endnote", "1")+referring("footnote", "2")),
			parts: []string{"footnotes.xml", footnoteOne + footnote("2", "Theo số liệu") + `</w:footnotes>`,
				"endnotes.xml", `<w:endnotes NS><w:endnote w:id="1">` + wp("", wr("", "Nguồn")) + wp("", wr("<w:b/>", "in năm")) + `</w:endnote></w:endnotes>`},
			want:     []string{"một và", "hai", "footnote of một và: Theo số liệu", "endnote of hai: Nguồn", "endnote of hai: *in năm*"},
			problems: []string{"cuoc-chu"},
		},
		{
			name: "comments", body: wp("", `<w:commentRangeStart w:id="0"/>`+wr("", "một")+`<w:commentRangeEnd w:id="0"/>`+referring("comment", "0")),
			parts: []string{"comments.xml", `<w:comments NS>` + comment("0", "xem lại") + `</w:comments>`},
			want:  []string{"một", "comment of một: xem lại"}, problems: []string{"nhan-xet"},
		},
		{
			name: "without reference", body: wp("", wr("", "một")+referring("footnote", "9")+referring("comment", "9")),
			parts: []string{"footnotes.xml", footnoteOne + footnote("2", "mồ côi") + `</w:footnotes>`, "comments.xml", `<w:comments NS>` + comment("0", "bỏ quên") + `</w:comments>`},
			want:  []string{"một", "footnote: mồ côi", "comment: bỏ quên"}, problems: []string{"cuoc-chu", "nhan-xet"},
		},
		{
			name: "only separators", body: wp("", wr("", "một")), parts: []string{"footnotes.xml", footnoteOne + `</w:footnotes>`}, want: []string{"một"},
		},
		{
			name: "in a cell", body: `<w:tbl><w:tr><w:tc>` + wp("", wr("", "ô")+referring("footnote", "2")) + `</w:tc></w:tr></w:tbl><w:p/>`,
			parts: []string{"footnotes.xml", footnoteOne + footnote("2", "của ô") + `</w:footnotes>`},
			want:  []string{"table [9360] head 0 border {0 }", "cell 1×1 ô", "row", "", "footnote of ô: của ô"}, problems: []string{"cuoc-chu"},
		},
		{
			name: "table in a note, note in a box", body: wp("", wr("", "x")+box(wp("", wr("", "hộp")+referring("footnote", "2")))),
			parts: []string{"footnotes.xml", footnoteOne + `<w:footnote w:id="2"><w:tbl><w:tr><w:tc>` + wp("", wr("", "bảng")) + `</w:tc></w:tr></w:tbl>` + wp("", wr("", "sau")) + `</w:footnote></w:footnotes>`},
			want:  []string{"x", "footnote of hộp: table [9360] head 0 border {0 }", "footnote of hộp: cell 1×1 bảng", "footnote of hộp: row", "footnote of hộp: sau", "box of x: hộp"}, problems: []string{"hop-chu", "cuoc-chu"},
		},
	})
}

// box is a run with a box of text.
func box(content string) string {
	return `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + content + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
}

// Tracked changes are read as accepted; what they take out stands beside.
func TestReadChanges(t *testing.T) {
	del := func(text string) string {
		return `<w:del w:id="1"><w:r><w:delText>` + text + `</w:delText></w:r></w:del>`
	}
	markGone := `<w:rPr><w:del w:id="3"/></w:rPr>`
	cell := func(text string) string { return `<w:tc>` + wp("", wr("", text)) + `</w:tc>` }
	runCases(t, []readCase{
		{name: "letters", body: wp("", wr("", "a")+del("b")+`<w:ins w:id="2">`+wr("", "c")+del("d")+`</w:ins>`), want: []string{"ac", "deleted of ac: b", "deleted of ac: d"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "moved", body: wp("", `<w:moveFrom w:id="1">`+wr("", "đi")+`</w:moveFrom>`+wr("", "x")) + wp("", `<w:moveTo w:id="2">`+wr("", "đi")+`</w:moveTo>`),
			want: []string{"x", "đi", "deleted of x: đi"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "mark", body: wp(markGone+`<w:jc w:val="center"/>`, wr("", "a")) + wp("", wr("", "b")), want: []string{"ab"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "mark before a table", body: wp(markGone, wr("", "a")) + `<w:tbl><w:tr>` + cell("ô") + `</w:tr></w:tbl><w:p/>`,
			want: []string{"a", "table [9360] head 0 border {0 }", "cell 1×1 ô", "row", ""}, problems: []string{"theo-doi-sua-doi"}},
		{name: "mark with a section", body: wp(`<w:rPr><w:del w:id="3"/></w:rPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>`, wr("", "a")) + wp("", wr("", "b")) + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`,
			want: []string{"ab"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "mark at the end", body: wp("", wr("", "a")) + wp(markGone, wr("", "b")), want: []string{"a", "b"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "rows", body: `<w:tbl><w:tr><w:trPr><w:ins w:id="4"/></w:trPr>` + cell("thêm") + `</w:tr><w:tr><w:trPr><w:del w:id="5"/></w:trPr>` + cell("bớt") + `</w:tr></w:tbl><w:p/>`,
			want: []string{"table [9360] head 0 border {0 }", "cell 1×1 thêm", "row", "", "deleted of thêm: bớt"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "all rows gone", body: `<w:tbl><w:tr><w:trPr><w:del w:id="5"/></w:trPr>` + cell("bớt") + `</w:tr></w:tbl>` + wp("", wr("", "x")),
			want: []string{"x", "deleted: bớt"}, problems: []string{"theo-doi-sua-doi"}},
		{name: "format", body: wp(`<w:jc w:val="center"/><w:pPrChange w:id="6"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>`, wr(`<w:b/><w:rPrChange w:id="7"><w:rPr><w:i/></w:rPr></w:rPrChange>`, "x")),
			want: []string{"(align2) *x*"}, problems: []string{"theo-doi-sua-doi"}},
	})
}

// What a change is said of names its kind and number.
func TestChangesAreCounted(t *testing.T) {
	c := readCase{body: `<w:tbl><w:tr><w:trPr><w:ins w:id="4"/></w:trPr><w:tc>` + wp("", wr("", "x")) + `</w:tc></w:tr><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc>` + wp("", wr("", "y")) + `</w:tc></w:tr></w:tbl>` +
		wp(`<w:rPr><w:ins w:id="8"/></w:rPr>`, `<w:ins w:id="9">`+wr("", "a")+`</w:ins>`) + `<w:p/>`}
	f := opened(t, c.file(t))
	if len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Message, "3 chỗ thêm, 1 chỗ xóa") {
		t.Error(f.Problems)
	}
}
