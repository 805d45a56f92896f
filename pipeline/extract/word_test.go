package extract_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/charmap"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/extract"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/layout"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet/legacy"
)

// wordFile opens a Word file as one of somebody else, with the pages of its blocks.
func wordFile(t *testing.T, data []byte) (*doc.Doc, extract.Source) {
	t.Helper()
	f, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	f.Doc.Attached = nil
	at := extract.Source{Pages: map[doc.Block]int{}}
	pages, _ := layout.Pages(f.Doc, fonts.Load())
	for i, p := range pages {
		for _, text := range p.Texts {
			if at.Pages[text.Block] == 0 {
				at.Pages[text.Block] = i + 1
			}
		}
	}
	return f.Doc, at
}

// The notice of a month as a Word file, as we write it and as LibreOffice saves it, gives
// back what the notice prints; the places are pages and paragraphs.
func TestWordFiles(t *testing.T) {
	for _, month := range []string{"so-ngoai-vu/2022-10.yaml", "xa-an-hoa/2026-11.yaml"} {
		t.Run(filepath.Dir(month), func(t *testing.T) {
			want := sample(t, month)
			data, _, err := docx.Write(notice(t, want, rules(t)))
			if err != nil {
				t.Fatal(err)
			}
			sameMonth(t, want, data)
			file := filepath.Join(t.TempDir(), "thong-bao.docx")
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if data, err = os.ReadFile(judge.Office(t, file, "docx:MS Word 2007 XML", ".docx")); err != nil {
				t.Fatal(err)
			}
			sameMonth(t, want, data)
		})
	}
}

func sameMonth(t *testing.T, want *record.Month, data []byte) {
	t.Helper()
	d, at := wordFile(t, data)
	p := parts.Find(d, rules(t))
	r := extract.Month(p, &want.Agency, at)
	accounted(t, p, r)
	for _, piece := range r.Left() {
		t.Errorf("not understood: %q", piece.Text)
	}
	got := *r.Month
	got.Complete()
	if diff := cmp.Diff(asPrinted(*want), asPrinted(got), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	first, last := r.Where("cuoc_hop/ngay").String(), r.Where(fmt.Sprintf("nhiem_vu/%d", len(got.Tasks)-1)).String()
	if !strings.HasPrefix(first, "trang 1, đoạn ") || !strings.HasPrefix(last, "trang ") || strings.HasPrefix(last, "trang 1,") {
		t.Errorf("the day is at %q, the last task at %q", first, last)
	}
}

// wp is a paragraph of a handmade Word file; of a list if it has a level, "" otherwise.
func wp(level, text string, bold bool) string {
	ppr, rpr := "", ""
	if level != "" {
		ppr = `<w:pPr><w:numPr><w:ilvl w:val="` + level[1:] + `"/><w:numId w:val="` + level[:1] + `"/></w:numPr></w:pPr>`
	}
	if bold {
		rpr = "<w:rPr><w:b/></w:rPr>"
	}
	return "<w:p>" + ppr + "<w:r>" + rpr + `<w:t xml:space="preserve">` + html.EscapeString(text) + "</w:t></w:r></w:p>"
}

func wtable(rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="2000"/>`, len(rows[0])) + `</w:tblGrid>`)
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, c := range row {
			b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>` + wp("", c, false) + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

// handmade is a Word file with two lists that number themselves: 1 is "I." over "1." over
// "a)", 2 has dashes over plus signs.
func handmade(t *testing.T, body ...string) []byte {
	t.Helper()
	level := func(i int, format, text string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, i, format, text)
	}
	const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`,
		"_rels/.rels":                  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
		"word/numbering.xml": `<w:numbering` + ns + `><w:abstractNum w:abstractNumId="1">` + level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") +
			`</w:abstractNum><w:abstractNum w:abstractNumId="2">` + level(0, "bullet", "-") + level(1, "bullet", "+") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
		"word/document.xml": `<w:document` + ns + `><w:body>` + strings.Join(body, "") + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr></w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Word files of others: automatic numbers, lists of two levels, tables of tasks.
func TestForeignWord(t *testing.T) {
	opening := wp("", "Ngày 06/4/2026, đồng chí Kiều Văn Long, Giám đốc Trung tâm chủ trì họp giao ban tháng 4/2026.", false)
	table := func(rows ...[]string) string {
		return wtable(slices.Concat([][]string{{"TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"}}, rows)...)
	}
	for name, c := range map[string]struct {
		body []string
		want []string
		more func(*record.Month) string
		say  string
	}{
		"numbered": {[]string{opening, wp("10", "KẾT QUẢ THÁNG 3", true), wp("11", "Đã mở 04 lớp.", false), wp("11", "Đã thu 85% học phí.", false),
			wp("10", "NHIỆM VỤ THÁNG 4", true), wp("11", "Phòng Đào tạo:", true), wp("12", "Lập kế hoạch thi trước ngày 15/4/2026.", false), wp("12", "Mời giảng viên.", false),
			wp("11", "Phòng Hành chính", true), wp("12", "Sửa hội trường trong tháng 5/2026.", false), wp("10", "NỘI DUNG KHÁC", true), wp("11", "Thống nhất nghỉ lễ 03 ngày.", false)},
			[]string{"DT|Lập kế hoạch thi trước ngày 15/4/2026.||trước ngày 15/4/2026|14/4/2026|", "DT|Mời giảng viên.||||", "HC|Sửa hội trường trong tháng 5/2026.||trong tháng 5/2026|31/5/2026|"},
			func(m *record.Month) string {
				return fmt.Sprint(m.Meeting.Results[1].Text, len(m.Meeting.Results), m.Meeting.Other)
			}, "Đã thu 85% học phí.2 [{Thống nhất nghỉ lễ 03 ngày.   []}]"},
		"two levels": {[]string{opening, wp("", "Nhiệm vụ cụ thể:", true), wp("", "Phòng Đào tạo", true), wp("20", "Chuẩn bị kỳ thi, gồm các việc:", false), wp("21", "in đề thi;", false), wp("21", "phân phòng thi.", false), wp("20", "Họp giảng viên.", false)},
			[]string{"DT|Chuẩn bị kỳ thi, gồm các việc:\n+ in đề thi;\n+ phân phòng thi.||||", "DT|Họp giảng viên.||||"},
			func(m *record.Month) string { return m.Meeting.Chair.Name }, "Kiều Văn Long"},
		"table": {[]string{opening, wp("", "Nhiệm vụ cụ thể:", true), table([]string{"1", "Kiểm tra phòng máy", "Phòng Hành chính", "Phòng Đào tạo", "20/4/2026"}, []string{"2", "Báo cáo thu học phí", "Phòng Tài vụ", "", "hằng tháng"})},
			[]string{"HC|Kiểm tra phòng máy|DT|20/4/2026|20/4/2026|", "TV|Báo cáo thu học phí||hằng tháng||"},
			func(m *record.Month) string { return m.Meeting.Date.Short() }, "06/4/2026"},
	} {
		data := handmade(t, c.body...)
		ways := map[string][]byte{name: data}
		if name != "two levels" { // LibreOffice gives the bullets other letters
			file := filepath.Join(t.TempDir(), "a.docx")
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if resaved, ok := office(t, name, file); ok {
				ways[name+", resaved"] = resaved
			}
		}
		for name, data := range ways {
			d, at := wordFile(t, data)
			p := parts.Find(d, rules(t))
			r := extract.Month(p, nil, at)
			accounted(t, p, r)
			codes := strings.NewReplacer("Phòng Đào tạo", "DT")
			var got []string
			for _, line := range tasksOf(r.Month) {
				got = append(got, codes.Replace(line))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if got := c.more(r.Month); got != c.say {
				t.Errorf("%s: %q, want %q", name, got, c.say)
			}
			for _, piece := range r.Left() {
				t.Errorf("%s: not understood: %q", name, piece.Text)
			}
		}
	}
}

// office is a Word file as LibreOffice saves it, in a test of its own that is skipped
// where it is missing.
func office(t *testing.T, name, file string) (data []byte, ok bool) {
	t.Run(name, func(t *testing.T) {
		var err error
		if data, err = os.ReadFile(judge.Office(t, file, "docx:MS Word 2007 XML", ".docx")); err != nil {
			t.Fatal(err)
		}
		ok = true
	})
	return data, ok
}

// A notice in an old encoding says the same as in Unicode.
func TestOldEncodings(t *testing.T) {
	text, err := os.ReadFile("testdata/benh-vien.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, want := readText(t, "testdata/benh-vien.txt")
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI} {
		old, ok := e.Encode(string(text))
		if e == legacy.TCVN3 { // its accented capitals are small letters of another font
			old, ok = e.Encode(strings.Map(smallAccented, string(text)))
		}
		if !ok {
			t.Fatal(e)
		}
		data, err := charmap.Windows1252.NewEncoder().Bytes([]byte(old))
		if err != nil {
			t.Fatal(e, err)
		}
		d, at, ps := intake.Text("cu.txt", data)
		if ps.Failed() || len(ps) == 0 {
			t.Fatal(e, ps)
		}
		got := extract.Month(parts.Find(d, rules(t)), nil, extract.Source{Lines: at})
		if diff := cmp.Diff(deadlines(want.Month), deadlines(got.Month)); diff != "" {
			t.Errorf("%v: %s", e, diff)
		}
		if diff := cmp.Diff(want.Month, got.Month); diff != "" && e != legacy.TCVN3 {
			t.Errorf("%v: %s", e, diff)
		}
	}
}

func smallAccented(r rune) rune {
	if _, ok := legacy.TCVN3.Encode(string(r)); ok {
		return r
	}
	return unicode.ToLower(r)
}

func deadlines(m *record.Month) (out []string) {
	for _, t := range m.Tasks {
		out = append(out, t.Lead+" "+t.Deadline.Text+" "+t.Deadline.Due.Short())
	}
	return append(out, m.Meeting.Date.Short())
}
