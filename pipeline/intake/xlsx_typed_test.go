package intake

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
)

// styled sets a cell to a number that is shown in a number format.
func styled(t testing.TB, f *excelize.File, sheet, cell string, number any, format string) {
	t.Helper()
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	must(t, err, f.SetCellStyle(sheet, cell, cell, style), f.SetCellValue(sheet, cell, number))
}

// changed reads the rich month after its workbook was edited.
func changed(t testing.TB, change func(f *excelize.File)) (*Node, string) {
	t.Helper()
	n, ps := Read("thang.xlsx", edit(t, workbookOf(t, richMonth()), change))
	return n, ps.Error()
}

// What a spreadsheet made of typed text is read as it was typed, or refused.
func TestWorkbookTyped(t *testing.T) {
	for _, c := range []struct {
		name, sheet, cell, format string
		number                    any
		list, key, want           string // want begins with "!" for a problem
	}{
		{"phrase that became a day", "NhiemVu", "H5", "dd/mm/yyyy", 44895, "nhiem_vu", "thoi_han.chu", "30/11/2022"},
		{"phrase that became a month", "NhiemVu", "H5", "mmm-yy", 44866, "nhiem_vu", "", "!ô H5: Excel đã đổi ô thành ngày 01/11/2022"},
		{"number in long text", "NhiemVu", "Q5", "General", 44895, "nhiem_vu", "ghi_chu", "44895"},
		{"colour is no day", "NhiemVu", "Q5", "[Red]0", 44895, "nhiem_vu", "ghi_chu", "44895"},
		{"code that became a day", "NhiemVu", "N5", "d/m/yyyy", 44895, "nhiem_vu", "", "!ô N5: Excel đã đổi ô thành ngày 30/11/2022"},
		{"share in long text", "TienDo", "E5", "0.0%", 0.715, "tien_do", "ket_qua", "71,5%"},
		{"decimal in long text", "NhiemVu", "Q5", "General", 71.5, "nhiem_vu", "ghi_chu", "71,5"},
		{"text with a point", "NhiemVu", "Q5", "@", "71.5", "nhiem_vu", "ghi_chu", "71.5"},
		{"whole share", "TienDo", "D5", "0%", 1, "tien_do", "ty_le", "100"},
		{"one of a hundred", "TienDo", "D5", "0", 1, "tien_do", "ty_le", "1"},
		{"hour with minutes after a point", "CuocHop", "B8", "General", 8.3, "cuoc_hop", "bat_dau", "8.3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, problems := changed(t, func(f *excelize.File) { styled(t, f, c.sheet, c.cell, c.number, c.format) })
			if want, bad := strings.CutPrefix(c.want, "!"); bad {
				if !strings.Contains(problems, want) {
					t.Errorf("got %q, want %q", problems, want)
				}
				return
			}
			v := n.Value(c.list)
			if v.Kind == Sequence {
				v = v.Values[0]
			}
			for key := range strings.SplitSeq(c.key, ".") {
				v = v.Value(key)
			}
			if v.Text != c.want {
				t.Errorf("got %q, want %q", v.Text, c.want)
			}
		})
	}
}

// No cell that holds something is left out without a word.
func TestWorkbookStray(t *testing.T) {
	for _, c := range []struct {
		name, sheet, cell, value, hint string
	}{
		{"beyond the headings", "NhiemVu", "S5", "lời nhắn", "cột này không có tiêu đề: ghi tiêu đề như biểu trống, hoặc xóa nội dung của cột"},
		{"in a row that marks", "NhiemVu", "Q8", "nghỉ phép", "cột “Ghi chú” không dùng cho dòng này: chuyển nội dung sang cột khác, hoặc xóa"},
		{"beside a text of a list", "ThamDu", "D5", "đến muộn", "cột “Lý do vắng” không dùng cho dòng này: chuyển nội dung sang cột khác, hoặc xóa"},
		{"in place of a number", "NhiemVu", "A40", "Người lập biểu", "cột “TT” không dùng cho dòng này: chuyển nội dung sang cột khác, hoặc xóa"},
		{"value without a name", "CuocHop", "B30", "phòng lớn", "ghi tên mục vào cột “Mục” của dòng này, hoặc xóa"},
		{"beside a field", "CuocHop", "D7", "buổi sáng", "chuyển nội dung sang cột “Nội dung”, hoặc xóa"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, problems := changed(t, func(f *excelize.File) { set(t, f, c.sheet, map[string]any{c.cell: c.value}) })
			want := `thang.xlsx, trang "` + c.sheet + `", ô ` + c.cell + ": ô ghi “" + c.value + "” nhưng không được đọc; " + c.hint
			if n == nil || problems != want {
				t.Errorf("got\n%s\nwant\n%s", problems, want)
			}
		})
	}
	_, problems := changed(t, func(f *excelize.File) { set(t, f, "NhiemVu", map[string]any{"S5": "a", "S6": "b", "S7": "c"}) })
	_, above := changed(t, func(f *excelize.File) {
		must(t, f.InsertRows("NhiemVu", 4, 1))
		set(t, f, "NhiemVu", map[string]any{"C4": "VP", "D4": "Rà soát"})
	})
	if want := `ô C4: ô ghi “VP” nhưng không được đọc; dòng này nằm trên dòng tiêu đề: chuyển xuống dưới tiêu đề`; !strings.Contains(above, want) {
		t.Errorf("got %q, want %q", above, want)
	}
	if strings.Count(problems, "không được đọc") != 1 {
		t.Errorf("a column without a heading is told of once, not\n%s", problems)
	}
}

func TestWorkbookFormulas(t *testing.T) {
	head := `<row r="1"><c r="A1" t="inlineStr"><is><t>Mã nhiệm vụ</t></is></c><c r="B1" t="inlineStr"><is><t>Tình trạng</t></is></c></row>`
	row := `<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><f>A1&amp;"x"</f></c></row>`
	_, ps := tableOf(t, "TienDo", smallWorkbook(t, "TienDo", head+row, "", ""))
	if want := `b.xlsx, trang "TienDo", ô B2: ô có công thức nhưng chưa có giá trị; mở bằng Excel hoặc LibreOffice rồi lưu lại, hoặc ghi giá trị vào ô`; ps.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", ps, want)
	}
	field := `<row r="1"><c r="A1" t="inlineStr"><is><t>Kỳ họp</t></is></c><c r="B1"><f>A1</f></c></row>`
	if _, ps := readWorkbook("b.xlsx", smallWorkbook(t, "CuocHop", field, "", "")); !strings.Contains(ps.Error(), `ô B1: ô có công thức nhưng chưa có giá trị`) {
		t.Errorf("a field: %v", ps)
	}
	empty := `<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" t="str"><f>IF(A1="","","x")</f><v></v></c></row>`
	if _, ps := tableOf(t, "TienDo", smallWorkbook(t, "TienDo", head+empty, "", "")); len(ps) > 0 {
		t.Errorf("a formula that gives an empty text: %v", ps)
	}
}

// A unit merged over several tasks leads each of them; a merged text is one text.
func TestWorkbookMerged(t *testing.T) {
	n, problems := changed(t, func(f *excelize.File) {
		set(t, f, "NhiemVu", map[string]any{"C6": ""})
		must(t, f.MergeCell("NhiemVu", "C5", "C6"), f.MergeCell("NhiemVu", "C20", "C30"), f.SetCellStr("NhiemVu", "A20", "9"))
	})
	if problems != "" {
		t.Fatal(problems)
	}
	tasks := n.Value("nhiem_vu").Values
	first, second := tasks[0].Value("don_vi_chu_tri"), tasks[1].Value("don_vi_chu_tri")
	if first.Text == "" || second.Text != first.Text || second.Pos.Cell != "C6" {
		t.Errorf("leads %+v and %+v", first, second)
	}
	if want := len(richMonth().Tasks); len(tasks) != want {
		t.Errorf("%d tasks, want %d", len(tasks), want)
	}
}

func TestWorkbookLoose(t *testing.T) {
	n, problems := changed(t, func(f *excelize.File) {
		set(t, f, "NhiemVu", map[string]any{"D5": "Ra\u0300 soa\u0301t ke\u0302\u0301 hoa\u0323ch"})
	})
	if want := `ô D5: có 1 chỗ viết bằng dấu rời`; n == nil || !strings.Contains(problems, want) {
		t.Errorf("got %q, want %q", problems, want)
	}
}

// Text full of escapes, which the library unfolds in quadratic time, is refused.
func TestWorkbookEscapes(t *testing.T) {
	text := `<si><t>` + strings.Repeat("_x0041_", 4000) + `</t></si>`
	_, ps := readWorkbook("b.xlsx", smallWorkbook(t, "NhiemVu", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, text, ""))
	if !slices.ContainsFunc(ps, func(p doc.Problem) bool { return p.Rule == "so-tinh-qua-lon" }) {
		t.Errorf("many escapes in one text: %v", ps)
	}
	many := strings.Repeat(`<si><t>d`+strings.Repeat("o", 200)+`_x000D_</t></si>`, 2000)
	_, ps = readWorkbook("b.xlsx", smallWorkbook(t, "NhiemVu", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, many, ""))
	if strings.Contains(ps.Error(), "quá lớn") {
		t.Errorf("one escape in each of many texts: %v", ps)
	}
}

// The rows of one text are joined up to the limit of a value.
func TestWorkbookJoined(t *testing.T) {
	w := &workbook{root: &Node{Kind: Mapping}}
	r := tableReader{workbook: w}
	for range 3 {
		r.join("a", &Node{Text: strings.Repeat("x", maxValue/2)})
	}
	if n := w.at("a"); len(n.Text) > maxValue || len(w.problems) != 2 {
		t.Errorf("%d bytes, problems %v", len(n.Text), w.problems)
	}
}

// Sheets that the library would blow up in memory are read without formats,
// formulas and merged cells, and that is said.
func TestWorkbookHeavy(t *testing.T) {
	head := `<row r="1"><c r="A1" t="inlineStr"><is><t>Mã nhiệm vụ</t></is></c><c r="B1" t="inlineStr"><is><t>Ghi chú</t></is></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><v>44895</v></c></row>`
	merged := `</sheetData><mergeCells><mergeCell ref="A5:A6"/></mergeCells><sheetData>`
	for name, body := range map[string]string{
		"far row":       `<row r="1048576"/>`,
		"far column":    `<row r="3"><c r="XFD3"/></row>`,
		"many wide":     strings.Repeat(`<row><c r="ZZ3"/></row>`, 2000),
		"large":         strings.Repeat(`<row><c r="A3"/></row>`, 100_000),
		"light enough":  strings.Repeat(`<row><c r="AB3"/></row>`, 100),
		"and one alone": "",
	} {
		data := smallWorkbook(t, "TienDo", head+body+merged, "", "")
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, ps := readWorkbook("b.xlsx", data)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 40<<20 {
			t.Errorf("%s: %d MB were used", name, used>>20)
		}
		light := name == "light enough" || name == "and one alone"
		if heavy := slices.ContainsFunc(ps, func(p doc.Problem) bool { return p.Rule == "so-tinh-nang" }); heavy == light && !strings.Contains(ps.Error(), "quá lớn") {
			t.Errorf("%s: %v", name, ps)
		}
	}
}
