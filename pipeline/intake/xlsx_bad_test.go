package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
	"vanthu/pipeline/xlsx"
)

// zipOf packs parts.
func zipOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		must(t, err)
		_, err = io.WriteString(w, parts[name])
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// smallWorkbook is a workbook of one sheet, as other programs write it.
func smallWorkbook(t testing.TB, sheet, sheetData, sharedStrings, properties string) []byte {
	t.Helper()
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return zipOf(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook ` + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + properties + `<sheets><sheet name="` + sheet + `" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + main + `><sheetData>` + sheetData + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml":     `<sst ` + main + `>` + sharedStrings + `</sst>`,
	})
}

// tableOf reads one table of a small workbook.
func tableOf(t testing.TB, name string, data []byte) (*Node, doc.Problems) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	must(t, err)
	defer f.Close()
	w := &workbook{file: "b.xlsx", f: f, book: form.GiaoBan(record.Agency{}, viet.Period{}), root: &Node{Kind: Mapping}}
	w.survey()
	g := w.grids()[0]
	w.table(g, w.book.Sheet(name))
	return w.root, append(append(w.problems, g.told...), w.viqr.problem()...)
}

// Cells are read in every way that programs store them.
func TestWorkbookCells(t *testing.T) {
	heading := func(cell, text string) string {
		return `<c r="` + cell + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	head := `<row r="1">` + heading("A1", "Mã nhiệm vụ") + heading("B1", "Tình trạng") + heading("C1", "Tiến độ (%)") +
		heading("D1", "Ngày hoàn thành") + heading("E1", "Kết quả thực hiện") + `</row>`
	for name, c := range map[string]struct {
		cell, shared, props, key, want string
	}{
		"inline string":        {cell: `<c r="E2" t="inlineStr"><is><t>xong</t></is></c>`, key: "ket_qua", want: "xong"},
		"inline rich text":     {cell: `<c r="E2" t="inlineStr"><is><r><t>đã </t></r><r><t>xong</t></r></is></c>`, key: "ket_qua", want: "đã xong"},
		"shared rich text":     {cell: `<c r="E2" t="s"><v>0</v></c>`, shared: `<si><r><t>đã </t></r><r><rPr><b/></rPr><t>xong</t></r></si>`, key: "ket_qua", want: "đã xong"},
		"formula of a text":    {cell: `<c r="E2" t="str"><f>A1&amp;"x"</f><v>đã xong</v></c>`, key: "ket_qua", want: "đã xong"},
		"formula of a date":    {cell: `<c r="D2"><f>TODAY()</f><v>44854</v></c>`, key: "ngay_hoan_thanh", want: "20/10/2022"},
		"date with a time":     {cell: `<c r="D2"><v>44854.75</v></c>`, key: "ngay_hoan_thanh", want: "20/10/2022"},
		"date in ISO":          {cell: `<c r="D2" t="d"><v>2022-10-20</v></c>`, key: "ngay_hoan_thanh", want: "2022-10-20"},
		"date since 1904":      {cell: `<c r="D2"><v>43392</v></c>`, props: `<workbookPr date1904="1"/>`, key: "ngay_hoan_thanh", want: "20/10/2022"},
		"year alone":           {cell: `<c r="D2"><v>2022</v></c>`, key: "ngay_hoan_thanh", want: "2022"},
		"share as a fraction":  {cell: `<c r="C2"><v>0.29999999999999999</v></c>`, key: "ty_le", want: "30"},
		"share as a number":    {cell: `<c r="C2"><v>30</v></c>`, key: "ty_le", want: "30"},
		"share as text":        {cell: `<c r="C2" t="inlineStr"><is><t>30 %</t></is></c>`, key: "ty_le", want: "30"},
		"share that is none":   {cell: `<c r="C2"><v>30.5</v></c>`, key: "ty_le", want: "30.5"},
		"whole as a decimal":   {cell: `<c r="C2"><v>3.0E1</v></c>`, key: "ty_le", want: "30"},
		"escaped characters":   {cell: `<c r="E2" t="inlineStr"><is><t>a_x000D_b &lt;c&gt;</t></is></c>`, key: "ket_qua", want: "a\nb <c>"},
		"state by its label":   {cell: `<c r="B2" t="inlineStr"><is><t>ĐÃ HOÀN THÀNH</t></is></c>`, key: "tinh_trang", want: "da_hoan_thanh"},
		"unknown state stays":  {cell: `<c r="B2" t="inlineStr"><is><t>gần xong</t></is></c>`, key: "tinh_trang", want: "gần xong"},
		"line break in a name": {cell: `<c r="A2" t="inlineStr"><is><t>2022-10/&#10;VP-01</t></is></c>`, key: "ma", want: "2022-10/ VP-01"},
	} {
		t.Run(name, func(t *testing.T) {
			// LibreOffice writes no references of rows and cells in some files; here the row has one.
			data := smallWorkbook(t, "TienDo", head+`<row r="2">`+c.cell+`</row>`, c.shared, c.props)
			n, ps := tableOf(t, "TienDo", data)
			if len(ps) > 0 {
				t.Fatal(ps)
			}
			v := n.Value("tien_do").Values[0].Value(c.key)
			if v == nil || v.Text != c.want {
				t.Errorf("%s = %+v, want %q", c.key, v, c.want)
			}
		})
	}
}

func TestWorkbookClock(t *testing.T) {
	w := &workbook{}
	c := form.Column{Kind: form.Clock}
	for text, want := range map[string]string{
		"0.333333333333333": "08:00", "0": "00:00", "44854.354166666664": "08:30", "0.99999": "00:00", "8": "8", "8.3": "8.3", "8h15": "8h15",
	} {
		if got := w.scalar(c, text, doc.Position{}); got != want {
			t.Errorf("time %q = %q, want %q", text, got, want)
		}
	}
}

func TestWorkbookRefused(t *testing.T) {
	whole := workbookOf(t, richMonth())
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	encrypted := "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	many := map[string]string{}
	for i := range 1001 {
		many[fmt.Sprintf("xl/media/%d", i)] = ""
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"text":            {[]byte("Mã;Tên"), "b.xlsx: tệp không phải là sổ tính Excel; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx"},
		"password":        {[]byte(ole + encrypted), "b.xlsx: sổ tính có mật khẩu nên không đọc được; mở bằng Excel, bỏ mật khẩu mở tệp rồi lưu lại"},
		"old Excel":       {[]byte(ole), "b.xlsx: tệp theo dạng cũ của Office (.xls), không phải .xlsx; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx"},
		"Word":            {zipOf(t, map[string]string{"word/document.xml": "<x/>"}), "b.xlsx: tệp là văn bản Word, không phải sổ tính Excel; chọn tệp .xlsx của biểu Giao ban tháng"},
		"OpenDocument":    {zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "b.xlsx: tệp là sổ tính OpenDocument (.ods); mở bằng LibreOffice rồi lưu thành .xlsx"},
		"zip":             {zipOf(t, map[string]string{"a.txt": "x"}), "b.xlsx: tệp nén này không phải là sổ tính Excel; chọn tệp .xlsx của biểu Giao ban tháng"},
		"cut off":         {whole[:len(whole)/2], "b.xlsx: sổ tính bị hỏng hoặc bị cắt cụt; chép lại tệp gốc, hoặc mở bằng Excel để sửa rồi lưu lại"},
		"first bytes":     {whole[:4], "b.xlsx: sổ tính bị hỏng hoặc bị cắt cụt; chép lại tệp gốc, hoặc mở bằng Excel để sửa rồi lưu lại"},
		"another sheet":   {smallWorkbook(t, "Sheet1", `<row r="1"><c r="A1"><v>1</v></c></row>`, "", ""), "b.xlsx: sổ tính không phải là biểu Giao ban tháng; tạo biểu bằng lệnh vanthu phieu giao-ban rồi chép số liệu vào"},
		"broken workbook": {zipOf(t, map[string]string{"xl/workbook.xml": "<workbook", "[Content_Types].xml": "x"}), "b.xlsx: sổ tính bị hỏng hoặc bị cắt cụt; chép lại tệp gốc, hoặc mở bằng Excel để sửa rồi lưu lại"},
		"many parts":      {zipOf(t, many), "b.xlsx: sổ tính bung ra quá lớn, giới hạn 48 MB; kiểm tra lại tệp; nếu đúng là biểu thì xóa các dòng, trang thừa rồi lưu lại"},
		"far column": {smallWorkbook(t, "NhiemVu", `<row r="1"><c r="XFD1"><v>1</v></c></row>`, "", ""),
			`b.xlsx, trang "NhiemVu", ô A1: trang có quá nhiều số liệu, giới hạn 20000 dòng, 256 cột, 32 MB chữ; xóa dòng, cột thừa hoặc tách thành nhiều sổ tính`},
		"too many rows": {smallWorkbook(t, "NhiemVu", strings.Repeat(`<row><c><v>1</v></c></row>`, 20001), "", ""),
			`b.xlsx, trang "NhiemVu", ô A20001: trang có quá nhiều số liệu, giới hạn 20000 dòng, 256 cột, 32 MB chữ; xóa dòng, cột thừa hoặc tách thành nhiều sổ tính`},
		"one long text many times": {smallWorkbook(t, "NhiemVu", strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 2000), `<si><t>`+strings.Repeat("ab", 15_000)+`</t></si>`, ""),
			`b.xlsx, trang "NhiemVu", ô A1119: trang có quá nhiều số liệu, giới hạn 20000 dòng, 256 cột, 32 MB chữ; xóa dòng, cột thừa hoặc tách thành nhiều sổ tính`},
	} {
		t.Run(name, func(t *testing.T) {
			n, ps := readWorkbook("b.xlsx", c.data)
			if n != nil || ps.Error() != c.want {
				t.Errorf("got\n%v\nwant\n%s", ps, c.want)
			}
		})
	}
}

// A row at the very end of a sheet costs nothing.
func TestWorkbookFarRow(t *testing.T) {
	_, ps := readWorkbook("b.xlsx", smallWorkbook(t, "NhiemVu", `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, "", ""))
	if !ps.Failed() || strings.Contains(ps.Error(), "hỏng") {
		t.Errorf("problems %v", ps)
	}
}

// A bomb is refused by what it declares, or as soon as it gives more than that,
// before it fills the memory.
func TestWorkbookBomb(t *testing.T) {
	huge := strings.Repeat("<row><c><v>1</v></c></row>", 4_000_000)
	whole := smallWorkbook(t, "NhiemVu", huge, "", "")
	lying := bytes.Clone(whole)
	for i := range lying { // every declared size: one byte
		if bytes.HasPrefix(lying[i:], []byte("PK\x01\x02")) {
			copy(lying[i+24:i+28], []byte{1, 0, 0, 0})
		}
	}
	huge = ""
	for name, data := range map[string][]byte{"declared": whole, "lying": lying} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		n, ps := readWorkbook("b.xlsx", data)
		runtime.ReadMemStats(&after)
		if n != nil || !ps.Failed() {
			t.Errorf("%s: not refused", name)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 20<<20 {
			t.Errorf("%s: %d MB were used", name, used>>20)
		}
	}
}

func FuzzReadWorkbook(f *testing.F) {
	whole, err := xlsx.WriteForm(form.GiaoBan(sampleAgency(), viet.Period{Year: 2026, Month: 11}))
	must(f, err)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(oldWorkbook(f, richMonth(), legacy.TCVN3, ".VnTime"))
	f.Add(smallWorkbook(f, "NhiemVu", `<row r="1"><c r="A1" t="s"><v>7</v></c></row>`, `<si><t>x</t></si>`, ""))
	f.Add(smallWorkbook(f, "CuocHop", `<row r="0"><c r="A0" t="inlineStr"><is><t>Kỳ họp</t></is></c></row>`, "", ""))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, ps := readWorkbook("b.xlsx", data)
		if n == nil && !ps.Failed() {
			t.Error("refused without a reason")
		}
	})
}

// FuzzWorkbookSheet reads sheets of any content, which changed bytes of a packed
// file hardly ever are.
func FuzzWorkbookSheet(f *testing.F) {
	f.Add("NhiemVu", `<row r="1"><c r="A1" t="inlineStr"><is><t>Nội dung</t></is></c><c r="B1" t="inlineStr"><is><t>Đơn vị chủ trì</t></is></c></row><row r="2"><c r="B2"><v>1</v></c></row>`)
	f.Add("CuocHop", `<row><c t="inlineStr"><is><t>Kỳ họp</t></is></c><c><v>44854</v></c></row>`)
	f.Add("NhiÖm vô", `<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><rFont val=".VnTimeH"/></rPr><t>néi dung</t></r></is></c><c r="B1" t="inlineStr"><is><t>§¬n vÞ chñ tr×</t></is></c></row>`)
	f.Add("DanhGia", `<row r="5"><c r="ZZ1" t="s"><v>99</v></c></row>`)
	f.Fuzz(func(t *testing.T, sheet, rows string) {
		n, ps := readWorkbook("b.xlsx", smallWorkbook(t, strings.NewReplacer("<", "", "&", "", `"`, "").Replace(sheet), rows, "<si><t>x</t></si>", ""))
		if n == nil && !ps.Failed() {
			t.Error("refused without a reason")
		}
	})
}

// BenchmarkReadWorkbook reads workbooks of so many tasks, in Unicode and in TCVN3.
func BenchmarkReadWorkbook(b *testing.B) {
	for _, rows := range []int{0, 200, 10_000} {
		m := richMonth()
		for i := range rows {
			task := m.Tasks[i%3]
			task.Code = fmt.Sprintf("2022-10/HTQT-%d", i+10)
			m.Tasks = append(m.Tasks, task)
		}
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) { benchmarkRead(b, workbookOf(b, m)) })
		if rows == 200 {
			b.Run("TCVN3", func(b *testing.B) { benchmarkRead(b, oldWorkbook(b, m, legacy.TCVN3, ".VnTime")) })
		}
	}
}

func benchmarkRead(b *testing.B, data []byte) {
	b.ReportAllocs()
	for b.Loop() {
		if n, ps := readWorkbook("thang.xlsx", data); n == nil {
			b.Fatal(ps)
		}
	}
}
