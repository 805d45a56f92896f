package xlsx

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/seal"
)

// written is the workbook of a document, and its problems.
func written(t testing.TB, d *doc.Doc) ([]byte, doc.Problems) {
	t.Helper()
	data, problems, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return data, problems
}

func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// must takes the value of a call that does not fail.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// cells describes what a document's workbook shows: per sheet the page, what is
// frozen, repeated and merged; per row its height; per cell with a value its
// type, format and text.
func cells(f *excelize.File) string {
	var b strings.Builder
	titles, filters := map[string]string{}, map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm._FilterDatabase" {
			filters[n.Scope] = ", lọc " + n.RefersTo
		} else {
			titles[n.Scope] = n.RefersTo
		}
	}
	for _, sheet := range f.GetSheetList() {
		page, panes := must(f.GetPageLayout(sheet)), must(f.GetPanes(sheet))
		fmt.Fprintf(&b, "## %s: giấy %d %s, rộng %d trang, đóng băng %d, lặp %s%s\n",
			sheet, *page.Size, *page.Orientation, *page.FitToWidth, panes.YSplit, titles[sheet], filters[sheet])
		rows := must(f.GetRows(sheet, excelize.Options{RawCellValue: true}))
		for y, row := range rows {
			fmt.Fprintf(&b, "%d cao %g\n", y+1, must(f.GetRowHeight(sheet, y+1)))
			for x, text := range row {
				if text != "" {
					fmt.Fprintf(&b, "  %s\n", describe(f, sheet, cellName(x+1, y+1), text))
				}
			}
		}
		for place, rules := range must(f.GetConditionalFormats(sheet)) {
			for _, r := range rules {
				fmt.Fprintf(&b, "tô %s bắt đầu bằng %q\n", place, r.Value)
			}
		}
		for _, m := range must(f.GetMergeCells(sheet)) {
			fmt.Fprintf(&b, "gộp %s:%s\n", m.GetStartAxis(), m.GetEndAxis())
		}
	}
	return b.String()
}

// describe is one cell of the listing.
func describe(f *excelize.File, sheet, cell, text string) string {
	style := must(f.GetStyle(must(f.GetCellStyle(sheet, cell))))
	out := fmt.Sprintf("%s %s %g %s", cell, kindName(f, sheet, cell), style.Font.Size, style.Alignment.Horizontal)
	if style.Font.Bold {
		out += " đậm"
	}
	if style.Font.Italic {
		out += " nghiêng"
	}
	if len(style.Border) == 4 {
		out += " khung"
	}
	if style.CustomNumFmt != nil {
		out += " " + *style.CustomNumFmt
	}
	if formula := must(f.GetCellFormula(sheet, cell)); formula != "" {
		out += " =" + formula
	}
	return out + fmt.Sprintf(" %q", text)
}

func kindName(f *excelize.File, sheet, cell string) string {
	switch kind := must(f.GetCellType(sheet, cell)); kind {
	case excelize.CellTypeInlineString:
		return "chữ"
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		return "số"
	default:
		return fmt.Sprintf("kiểu %d", kind)
	}
}

func TestWriteGolden(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			data, problems := written(t, d)
			got := cells(opened(t, data))
			if len(problems) > 0 {
				got += "lỗi: " + problems.Error() + "\n"
			}
			judge.Golden(t, filepath.Join("testdata", name+".golden"), got)
		})
	}
}

// The same document gives the same bytes, sealed, in the order of the parts.
func TestWriteSameBytes(t *testing.T) {
	for name, d := range samples() {
		first, _ := written(t, d)
		for range 5 {
			if again, _ := written(t, d); !bytes.Equal(first, again) {
				t.Fatalf("%s: the same document gave other bytes", name)
			}
		}
		if ours, intact := seal.Intact(first); !ours || !intact {
			t.Errorf("%s: ours %t, intact %t", name, ours, intact)
		}
		again := must(opened(t, first).WriteToBuffer()).Bytes()
		if _, intact := seal.Intact(again); intact {
			t.Errorf("%s: still intact after it was saved anew", name)
		}
	}
}

func TestWriteProperties(t *testing.T) {
	data, _ := written(t, notice(1))
	f := opened(t, data)
	want := &excelize.DocProperties{
		Title: "Thông báo kết luận giao ban tháng 10/2022", Subject: "Thông báo kết luận giao ban tháng 10/2022",
		Creator: "Sở Ngoại vụ tỉnh A", LastModifiedBy: "Sở Ngoại vụ tỉnh A", Language: "vi-VN",
		Created: "2022-10-10T00:00:00Z", Modified: "2022-10-10T00:00:00Z",
	}
	if diff := cmp.Diff(want, must(f.GetDocProps())); diff != "" {
		t.Error(diff)
	}
	if font := must(f.GetDefaultFont()); font != FontName {
		t.Errorf("default font %s", font)
	}
}

// oneCell is a document of one table whose body row has one cell.
func oneCell(c doc.Cell) *doc.Doc {
	return document("Bảng", doc.Section{Page: portrait, Blocks: []doc.Block{&doc.Table{
		Role: doc.RoleData, HeaderRows: 1, Columns: []doc.Length{doc.MM(165)}, Rows: []doc.Row{headerRow("Nội dung"), {Cells: []doc.Cell{c}}},
	}}})
}

func TestWriteCells(t *testing.T) {
	date := func(year int) doc.Cell {
		c := textCell("O", "ngày cũ")
		c.Value = doc.Value{Kind: doc.ValueDate, Date: time.Date(year, 3, 1, 0, 0, 0, 0, time.UTC)}
		return c
	}
	for _, c := range []struct {
		name, want string
		cell       doc.Cell
	}{
		{"text that looks like a formula", `A2 chữ 12 left "=1+1"`, textCell("O", "=1+1")},
		{"leading zero", `A2 chữ 12 left "007"`, textCell("O", "007")},
		{"escape of Excel", `A2 chữ 12 left "_x0041_ a"`, textCell("O", "_x0041_ a")},
		{"spaces around", `A2 chữ 12 left " a "`, textCell("O", " a ")},
		{"no-break characters", `A2 chữ 12 left "số 5/TB-A"`, textCell("O", "số\u00a05/TB\u2011A")},
		{"grouped number", `A2 số 12 center #,##0.00 "1234567.89"`, numberCell("1.234.567,89", 1234567.89)},
		{"padded number", `A2 số 12 center 00 "5"`, numberCell("05", 5)},
		{"percent", `A2 số 12 center 0.0% "0.125"`, numberCell("12,5%", 0.125)},
		{"percent in words", `A2 số 12 center 0"%" "40"`, numberCell("40%", 40)},
		{"number in words", `A2 số 12 center "5"`, numberCell("năm", 5)},
		{"date", `A2 số 12 center dd/mm/yyyy "44630"`, dateCell(2022, 3, 10)},
		{"first date", `A2 số 12 left dd/mm/yyyy "61"`, date(1900)},
		{"date before Excel's", `A2 chữ 12 left "ngày cũ"`, date(1899)},
	} {
		data, problems := written(t, oneCell(c.cell))
		f := opened(t, data)
		sheet := f.GetSheetList()[0]
		text := must(f.GetCellValue(sheet, "A2", excelize.Options{RawCellValue: true}))
		if got := describe(f, sheet, "A2", text); got != c.want || len(problems) > 0 {
			t.Errorf("%s: %s, want %s; %v", c.name, got, c.want, problems)
		}
	}
}

func TestWriteProblems(t *testing.T) {
	linked := doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Style: "O", Inlines: []doc.Inline{
		doc.Link{Target: "https://example.vn/a", Text: "xem tại đây"}, doc.Field{Kind: doc.FieldPage}}}}}
	shown := doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Style: "O", Inlines: []doc.Inline{
		doc.Link{Target: "mailto:a@example.vn", Text: "a@example.vn"}}}}}
	for _, c := range []struct {
		name string
		cell doc.Cell
		want []string
	}{
		{"control characters", textCell("O", "a\a\ab\x01"), []string{
			"trang \"Bảng\", ô A2: ký tự điều khiển “U+0007” không ghi được vào tệp Excel, đã thay bằng “\ufffd”; xóa ký tự này trong dữ liệu",
			"trang \"Bảng\", ô A2: ký tự điều khiển “U+0001” không ghi được vào tệp Excel, đã thay bằng “\ufffd”; xóa ký tự này trong dữ liệu"}},
		{"kept where XML allows", textCell("O", "\x7f\u0085😀漢"), nil},
		{"link and field", linked, []string{
			"liên kết “https://example.vn/a” chỉ còn phần chữ trong tệp Excel; ghi rõ địa chỉ trong lời văn nếu người đọc cần",
			"số trang đặt giữa lời văn không ghi được vào ô của tệp Excel; để số trang ở đầu trang"}},
		{"link that shows its address", shown, nil},
		{"row too high", textCell("O", strings.Repeat("a\n", 40)), []string{
			"trang \"Bảng\", ô A2: hàng cao hơn 409 điểm, là giới hạn của Excel, nên khi in bị che phần cuối; rút ngắn nội dung hoặc in bản DOCX, PDF"}},
	} {
		_, problems := written(t, oneCell(c.cell))
		var got []string
		for _, p := range problems {
			if !p.Warning {
				t.Errorf("%s: %v is no warning", c.name, p)
			}
			got = append(got, p.Error())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// A text over the limit of a cell goes on in the next rows, whole.
func TestWriteLongCell(t *testing.T) {
	text := strings.Repeat("đủ chữ ", 12000) + "hết"
	data, problems := written(t, oneCell(textCell("O", text)))
	rows := must(opened(t, data).GetRows("Bảng"))
	var got strings.Builder
	for _, r := range rows[1:] {
		got.WriteString(r[0])
	}
	if got.String() != text || len(rows) != 4 {
		t.Errorf("%d rows, %d bytes of %d", len(rows), got.Len(), len(text))
	}
	said := slices.DeleteFunc(slices.Clone(problems), func(p doc.Problem) bool { return p.Rule != "xlsx-o-qua-dai" })
	if len(said) != 1 {
		t.Errorf("said %d times", len(said))
	}
	if problems[0].Rule != "xlsx-o-qua-dai" || problems[0].Pos.Cell != "A2" {
		t.Errorf("%v", problems[0])
	}
}

// A paragraph of a text without tables fills as many rows as it needs, none of
// them higher than Excel shows.
func TestWriteLongParagraph(t *testing.T) {
	text := strings.Repeat("một đoạn văn rất dài ", 5000) + "hết"
	d := document("Văn bản", doc.Section{Page: portrait, Blocks: []doc.Block{para("Than", text)}})
	data, problems := written(t, d)
	f := opened(t, data)
	var got strings.Builder
	rows := must(f.GetRows("Văn bản"))
	for i, r := range rows[2:] {
		got.WriteString(r[2])
		if h := must(f.GetRowHeight("Văn bản", i+3)); h > 409 {
			t.Errorf("row %d is %g pt high", i+3, h)
		}
	}
	if got.String() != text || len(rows) < 20 || len(problems) > 0 {
		t.Errorf("%d rows, %d bytes of %d, %v", len(rows), got.Len(), len(text), problems)
	}
}

func TestWriteEmpty(t *testing.T) {
	data, _ := written(t, &doc.Doc{Meta: doc.Meta{Title: "Trống", Date: time.Unix(0, 0)}})
	if got := opened(t, data).GetSheetList(); len(got) != 1 || got[0] != "Trống" {
		t.Errorf("sheets %v", got)
	}
}

func TestWriteUnknownBlock(t *testing.T) {
	d := document("Hỏng", doc.Section{Blocks: []doc.Block{nil}})
	if _, _, err := Write(d); err == nil {
		t.Error("an unknown block was passed over")
	}
	d = document("Hỏng", doc.Section{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{nil}}}})
	if _, _, err := Write(d); err == nil {
		t.Error("an unknown inline was passed over")
	}
}

// A row whose height is only estimated may grow; one with merged cells keeps it.
func TestWriteRowsMayGrow(t *testing.T) {
	data, _ := written(t, notice(2))
	sheet := partsOf(t, data)["xl/worksheets/sheet1.xml"]
	for _, c := range []struct {
		row   string
		fixed bool
	}{{`<row r="1" `, true}, {`<row r="15" `, false}} {
		_, rest, found := strings.Cut(sheet, c.row)
		tag, _, _ := strings.Cut(rest, ">")
		if !found || !strings.Contains(tag, "ht=") || strings.Contains(tag, "customHeight") != c.fixed || strings.Contains(tag, "outline") {
			t.Errorf("%s%s>, fixed %t", c.row, tag, c.fixed)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	docs := samples()
	docs["10.000-hang"] = notice(10000)
	docs["10.000-theo-doi"] = tracker(10000)
	for name, d := range docs {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				written(b, d)
			}
		})
	}
}
