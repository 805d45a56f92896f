package intake

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/form"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
)

// sampleAgency is the profile beside the workbook.
func sampleAgency() record.Agency {
	a := record.Agency{
		Code: "SNgV-BDI", Name: "Sở Ngoại vụ", Superior: "UBND tỉnh Bình Định", Symbol: "SNgV", Place: "Bình Định",
		Units: []record.Unit{
			{Code: "HTQT", Name: "Phòng Hợp tác quốc tế", Aliases: []string{"Phòng HTQT"}},
			{Code: "TTra", Name: "Thanh tra Sở"},
			{Code: "VP", Name: "Văn phòng Sở", Aliases: []string{"Văn phòng"}},
			{Code: "KTHT", Name: "Phòng Kinh tế, Hạ tầng và Đô thị"},
		},
	}
	a.Complete()
	return a
}

// agencyNode is the profile as a tree.
func agencyNode(t testing.TB) *Node {
	t.Helper()
	n, ps := Read("co-quan.yaml", []byte(`
ma: SNgV-BDI
ten: Sở Ngoại vụ
chu_quan: UBND tỉnh Bình Định
ky_hieu: SNgV
dia_danh: Bình Định
don_vi:
  - {ma: HTQT, ten: Phòng Hợp tác quốc tế, ten_khac: [Phòng HTQT]}
  - {ma: TTra, ten: Thanh tra Sở}
  - {ma: VP, ten: Văn phòng Sở, ten_khac: [Văn phòng]}
  - {ma: KTHT, ten: "Phòng Kinh tế, Hạ tầng và Đô thị"}
`))
	if n == nil {
		t.Fatal(ps)
	}
	return n
}

func day(d, m, y int) viet.Date { return viet.Date{Year: y, Month: m, Day: d} }

// richMonth has a value in every field that a workbook can hold.
func richMonth() *record.Month {
	percent, zero := 30, 0
	m := &record.Month{
		Agency: sampleAgency(),
		Meeting: record.Meeting{
			Period: viet.Period{Year: 2022, Month: 10}, Name: "Hội nghị giao ban tháng 10/2022", Date: day(13, 10, 2022),
			Start: viet.Clock{Hour: 8, Set: true}, End: viet.Clock{Hour: 11, Minute: 15, Set: true}, Place: "Phòng họp A; tầng 2",
			Chair: record.Person{Post: "Giám đốc Sở", Name: "Nguyễn Thị Ví Dụ"}, Secretary: record.Person{Post: "Chánh Văn phòng", Name: "Trần Văn Mẫu"},
			Attendees: []string{"Lãnh đạo Sở; các phó giám đốc", "Lãnh đạo các đơn vị thuộc Sở"},
			Absent:    []record.Absence{{Who: "Ông Lê Văn Thử", Reason: "đi công tác"}, {Who: "Bà Phạm Thị Nghỉ"}},
			Opinions:  []record.Opinion{{Who: "Thanh tra Sở", Text: "Nêu hai vướng mắc: hồ sơ chậm; thiếu người."}, {Text: "Các đại biểu thống nhất."}},
			Reviewed:  viet.Period{Year: 2022, Month: 9}, Planned: viet.Period{Year: 2022, Month: 10},
			Review:       "Công tác tháng 9 đạt kế hoạch.\nHai việc còn chậm.",
			Results:      []record.Point{{Text: "Đã đón 03 đoàn khách", Unit: "HTQT", Citations: []string{"vb1", "vb2"}}, {Text: "=1+1 là chữ, không phải công thức"}},
			Shortcomings: []record.Point{{Text: "Báo cáo chậm 02 ngày", Unit: "KTHT", Cause: "thiếu số liệu của cấp dưới"}},
			General:      []record.Point{{Text: "Các đơn vị rà soát nhiệm vụ được giao"}},
			Proposals:    []record.Point{{Text: "Đề nghị bổ sung kinh phí", Citations: []string{"vb2"}}},
		},
		Tasks: []record.Task{
			{Code: "2022-10/HTQT-01", Lead: "HTQT", Cooperate: []string{"VP", "*", "Công an tỉnh"}, Text: "Chuẩn bị hội nghị; gửi danh sách khách mời.\nBáo cáo kết quả",
				Deadline: record.Deadline{Kind: record.DeadlineDate, Text: "trước ngày 01/12/2022", Due: day(30, 11, 2022), Baseline: day(15, 11, 2022)},
				Products: []string{"Kế hoạch", "Danh sách; thư mời"}, Leader: "Phó Giám đốc", ReportTo: "UBND tỉnh", Source: "cap_tren_giao",
				Assigned: day(13, 10, 2022), Citations: []string{"vb1"}, CarriedFrom: "2022-09/HTQT-03", Note: "ưu tiên"},
			{Code: "2022-10/VP-01", Lead: "VP", Text: "Theo dõi việc chấp hành giờ làm việc", Deadline: record.Deadline{Kind: record.DeadlineRecurring, Text: "thường xuyên"}},
			{Code: "2022-10/KTHT-01", Lead: "KTHT", Text: "Cung cấp số liệu cho các đơn vị", Deadline: record.Deadline{Kind: record.DeadlineRequest, Text: "khi có yêu cầu"}, Source: "khac"},
		},
		NoTask: []string{"TTra"},
		Followed: []record.Task{{Code: "2022-09/HTQT-03", Lead: "HTQT", Text: "Việc của kỳ trước còn làm", Assigned: day(9, 9, 2022),
			Deadline: record.Deadline{Kind: record.DeadlineMonth, Text: "trong tháng 10/2022", Due: day(31, 10, 2022), Baseline: day(30, 9, 2022)}}},
		Progress: []record.Progress{
			{Task: "2022-09/HTQT-03", State: record.StateInProgress, Percent: &percent, Result: "Đã xong dự thảo", ResultDoc: "Tờ trình số 12/TTr-SNgV", LateReason: "chờ ý kiến", AskedDue: day(15, 11, 2022), Note: "đã nhắc"},
			{Task: "2022-10/VP-01", State: record.StateNotStarted, Percent: &zero},
			{Task: "2022-10/KTHT-01", State: record.StateDone, Result: "Đã gửi", DoneOn: day(20, 10, 2022)},
		},
		Citations: []record.Citation{
			{Code: "vb1", Type: "Kế hoạch", Number: "137", Symbol: "KH-UBND", Date: day(17, 9, 2022), Issuer: "UBND tỉnh"},
			{Code: "vb2", Type: "Quyết định", Number: "06/2020", Symbol: "QĐ-TTg", Date: day(21, 2, 2020), Issuer: "Thủ tướng Chính phủ", Subject: "về tổ chức và quản lý hội nghị, hội thảo quốc tế tại Việt Nam"},
		},
		Plan: record.Plan{
			Basis: []string{"Kết luận giao ban tháng 10/2022"}, Purposes: []string{"Thực hiện đủ nhiệm vụ được giao", "Nâng cao chất lượng tham mưu"},
			Requirements: []string{"Phân công rõ người, rõ việc"}, Organization: []string{"Các đơn vị tổ chức thực hiện", "Văn phòng theo dõi, đôn đốc"},
		},
		Documents: map[string]record.Document{
			"thong_bao": {Number: "05", Date: day(20, 10, 2022), Subject: "Kết luận của Giám đốc Sở", Urgency: "khẩn",
				Signer:     record.Signer{Authority: []string{"TL. Giám đốc"}, Post: "Chánh Văn phòng", Name: "Trần Văn Mẫu"},
				Recipients: []string{"Như trên", "Lưu: VT, VP"}},
			"bao_cao": {Number: "61", Addressees: []string{"UBND tỉnh", "Sở Nội vụ"}},
		},
	}
	m.Complete()
	return m
}

// workbookOf writes the workbook of a month.
func workbookOf(t testing.TB, m *record.Month) []byte {
	t.Helper()
	b := form.GiaoBan(m.Agency, m.Meeting.Period)
	if err := form.Fill(&b, m); err != nil {
		t.Fatal(err)
	}
	data, err := xlsx.WriteForm(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// monthOf reads the month of a workbook, which must have no fault.
func monthOf(t testing.TB, data []byte) *record.Month {
	t.Helper()
	n, ps := Read("thang.xlsx", data)
	if ps.Failed() {
		t.Fatal(ps)
	}
	m, more := Month(n, agencyNode(t), viet.Date{Year: 2022, Month: 10, Day: 31})
	if more.Failed() {
		t.Fatal(more)
	}
	return m
}

func TestWorkbookRoundTrip(t *testing.T) {
	want := richMonth()
	data := workbookOf(t, want)
	n, ps := Read("thang.xlsx", data)
	if len(ps) > 0 {
		t.Error(ps)
	}
	if n == nil {
		t.FailNow()
	}
	if d := cmp.Diff(want, monthOf(t, data)); d != "" {
		t.Error(d)
	}
}

// An empty workbook says the period of the meeting and nothing else.
func TestWorkbookBlank(t *testing.T) {
	data, err := xlsx.WriteForm(form.GiaoBan(sampleAgency(), viet.Period{Year: 2026, Month: 11}))
	if err != nil {
		t.Fatal(err)
	}
	n, ps := Read("thang.xlsx", data)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	meeting := n.Value("cuoc_hop")
	if got := meeting.Value("ky_hop").Text; got != "11/2026" {
		t.Errorf("ky_hop = %q", got)
	}
	if len(n.Keys) != 1 {
		t.Errorf("keys of an empty workbook: %v", n.Keys)
	}
}

// The workbook says the same after another program saved it.
func TestWorkbookSavedByLibreOffice(t *testing.T) {
	in := filepath.Join(t.TempDir(), "thang.xlsx")
	want := richMonth()
	if err := os.WriteFile(in, workbookOf(t, want), 0o644); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(judge.Office(t, in, "xlsx:Calc MS Excel 2007 XML", ".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, monthOf(t, data)); d != "" {
		t.Error(d)
	}
	if _, ps := Read("thang.xlsx", data); len(ps) > 0 {
		t.Error(ps)
	}
}

// edit changes a workbook as a person would.
func edit(t testing.TB, data []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// set writes cells of a sheet.
func set(t testing.TB, f *excelize.File, sheet string, cells map[string]any) {
	t.Helper()
	for cell, v := range cells {
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A workbook that people have changed about still says the same.
func TestWorkbookChangedAbout(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, f *excelize.File){
		"table moved down and right": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows("NhiemVu", 1, 3), f.InsertCols("NhiemVu", "A", 2), f.InsertRows("CuocHop", 2, 2), f.InsertCols("CuocHop", "A", 1))
		},
		"blank rows between": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows("NhiemVu", 6, 2), f.InsertRows("TienDo", 5, 1))
		},
		"sheets renamed": func(t *testing.T, f *excelize.File) {
			must(t, f.SetSheetName("NhiemVu", "Nhiệm vụ"), f.SetSheetName("NhiemVuTruoc", "Cu"), f.SetSheetName("TienDo", "Sheet9"), f.SetSheetName("CuocHop", "Họp"))
		},
		"sheet without title and known name": func(t *testing.T, f *excelize.File) {
			must(t, f.SetSheetName("VanBan", "Sheet5"), f.SetSheetName("YKien", "Sheet6"))
			set(t, f, "Sheet5", map[string]any{"A1": "Danh sách"})
			set(t, f, "Sheet6", map[string]any{"A1": ""})
		},
		"columns in another order": func(t *testing.T, f *excelize.File) { swapColumns(t, f, "NhiemVu", 3, 4) },
		"headings in two rows": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows("NhiemVu", 4, 1))
			set(t, f, "NhiemVu", map[string]any{"F4": "Thời hạn", "F5": "Loại", "G5": "Ngày", "H5": "Ghi rõ", "D4": "NỘI DUNG", "D5": "", "C4": "Đơn vị", "C5": "chủ trì"})
			must(t, f.MergeCell("NhiemVu", "F4", "H4"), f.MergeCell("NhiemVu", "D4", "D5"))
		},
		"headings by other names": func(t *testing.T, f *excelize.File) {
			set(t, f, "NhiemVu", map[string]any{"A4": "STT", "C4": "ĐƠN VỊ THỰC HIỆN", "D4": "Nội dung công việc", "G4": "Hạn xử lý", "B4": "mã  số"})
			set(t, f, "CuocHop", map[string]any{"A5": "Kỳ", "A11": "Chủ trì"})
		},
		"fields without headings": func(t *testing.T, f *excelize.File) {
			set(t, f, "CuocHop", map[string]any{"A4": "", "B4": "", "C4": ""})
		},
		"columns numbered below the headings": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows("NhiemVu", 5, 1))
			set(t, f, "NhiemVu", map[string]any{"A5": "(1)", "B5": "(2)", "C5": "(3)", "D5": "(4)", "E5": 5})
		},
		"dates and times as text": func(t *testing.T, f *excelize.File) {
			set(t, f, "CuocHop", map[string]any{"B7": "13-10-2022", "B8": "8h00", "B9": "11 giờ 15", "B5": "tháng 10/2022", "B15": 44805})
			set(t, f, "NhiemVu", map[string]any{"G5": "ngày 30 tháng 11 năm 2022", "P5": "15.11.2022", "M5": " 13/10/2022 "})
		},
		"units by other names, choices by key": func(t *testing.T, f *excelize.File) {
			set(t, f, "NhiemVu", map[string]any{"C5": "phòng htqt", "C6": "VP", "E5": "văn phòng;các đơn vị; Công an tỉnh", "F6": "dinh_ky", "C8": "THANH TRA SỞ"})
			set(t, f, "TienDo", map[string]any{"C5": "đang triển khai", "D5": "30%", "D6": 0.0})
		},
		"decomposed text, hard spaces": func(t *testing.T, f *excelize.File) {
			set(t, f, "NhiemVu", map[string]any{"C5": norm.NFD.String("Phòng Hợp tác quốc tế"), "D4": norm.NFD.String("Nội dung nhiệm vụ"), "D6": " Theo\u00a0dõi việc chấp hành giờ làm việc\n"})
			set(t, f, "YKien", map[string]any{"C6": norm.NFD.String("Các đại biểu thống nhất.")})
		},
		"rich text": func(t *testing.T, f *excelize.File) {
			must(t, f.SetCellRichText("NhiemVu", "D6", []excelize.RichTextRun{{Text: "Theo dõi việc "}, {Text: "chấp hành giờ làm việc", Font: &excelize.Font{Bold: true}}}))
		},
		"row number gone, note below the table": func(t *testing.T, f *excelize.File) {
			set(t, f, "NhiemVu", map[string]any{"A5": "", "A6": "x", "A7": 3.5})
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := richMonth()
			data := edit(t, workbookOf(t, want), func(f *excelize.File) { change(t, f) })
			if d := cmp.Diff(want, monthOf(t, data)); d != "" {
				t.Error(d)
			}
		})
	}
}

// swapColumns exchanges two columns of a table, headings and all.
func swapColumns(t *testing.T, f *excelize.File, sheet string, a, b int) {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	must(t, err)
	for y, row := range rows {
		if y < 3 || len(row) < max(a, b) {
			continue
		}
		for x, text := range map[int]string{a: row[b-1], b: row[a-1]} {
			cell, err := excelize.CoordinatesToCellName(x, y+1)
			must(t, err, f.SetCellStr(sheet, cell, text))
		}
	}
}

// What cannot be placed is said with its place and what to do.
func TestWorkbookProblems(t *testing.T) {
	for name, c := range map[string]struct {
		change func(t *testing.T, f *excelize.File)
		want   string
	}{
		"unknown column": {func(t *testing.T, f *excelize.File) { set(t, f, "NhiemVu", map[string]any{"E4": "Phối hợpp"}) },
			`thang.xlsx, trang "NhiemVu", ô E4: cột “Phối hợpp” không có trong biểu nên không đọc; có phải “Phối hợp”?`},
		"missing column": {func(t *testing.T, f *excelize.File) { must(t, f.RemoveCol("NhiemVu", "D")) },
			`thang.xlsx, trang "NhiemVu", ô A4: thiếu cột “Nội dung nhiệm vụ”; thêm cột này như biểu trống`},
		"no headings": {func(t *testing.T, f *excelize.File) { must(t, f.RemoveRow("NhiemVu", 4)) },
			`thang.xlsx, trang "NhiemVu", ô A1: không tìm thấy dòng tiêu đề của bảng; để dòng tiêu đề trong 15 dòng đầu, ghi như biểu trống`},
		"sheet gone": {func(t *testing.T, f *excelize.File) { must(t, f.DeleteSheet("NhiemVu")) },
			`thang.xlsx: không có trang “NhiemVu”; lấy lại trang này từ biểu trống, hoặc đặt lại tên trang`},
		"strange sheet": {func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Ghi nhớ")
			must(t, err)
			set(t, f, "Ghi nhớ", map[string]any{"A1": "gọi điện"})
		}, `thang.xlsx, trang "Ghi nhớ": trang không có trong biểu nên không đọc; nếu cần đọc thì đặt lại tên trang`},
		"unknown field": {func(t *testing.T, f *excelize.File) { set(t, f, "CuocHop", map[string]any{"A10": "Địa điểmm"}) },
			`thang.xlsx, trang "CuocHop", ô A10: mục “Địa điểmm” không có trong biểu nên không đọc; có phải “Địa điểm”?`},
		"field gone": {func(t *testing.T, f *excelize.File) { must(t, f.RemoveRow("CuocHop", 7)) },
			`thang.xlsx, trang "CuocHop", ô A1: thiếu mục “Ngày họp”; thêm dòng này như biểu trống`},
		"field twice": {func(t *testing.T, f *excelize.File) { set(t, f, "CuocHop", map[string]any{"A20": "Ngày họp"}) },
			`thang.xlsx, trang "CuocHop", ô A20: mục “Ngày họp” có hai dòng; gộp lại một dòng`},
		"unknown branch": {func(t *testing.T, f *excelize.File) { set(t, f, "DanhGia", map[string]any{"B6": "Khen"}) },
			`thang.xlsx, trang "DanhGia", ô B6: “Khen” không có trong danh sách của cột “Loại”; chọn một trong: “Đánh giá chung”, “Kết quả”, “Tồn tại”, “Yêu cầu chung”, “Kiến nghị”, “Kết luận khác”, “Lời dẫn: mở đầu”, “Lời dẫn: kết luận”, “Lời dẫn: kết quả”, “Lời dẫn: tồn tại”, “Lời dẫn: yêu cầu chung”, “Lời dẫn: nhiệm vụ”, “Lời dẫn: kết thúc”`},
		"no branch": {func(t *testing.T, f *excelize.File) { set(t, f, "DanhGia", map[string]any{"B6": ""}) },
			`thang.xlsx, trang "DanhGia", ô B6: dòng chưa chọn “Loại”; chọn một trong: “Đánh giá chung”, “Kết quả”, “Tồn tại”, “Yêu cầu chung”, “Kiến nghị”, “Kết luận khác”, “Lời dẫn: mở đầu”, “Lời dẫn: kết luận”, “Lời dẫn: kết quả”, “Lời dẫn: tồn tại”, “Lời dẫn: yêu cầu chung”, “Lời dẫn: nhiệm vụ”, “Lời dẫn: kết thúc”`},
		"mark without unit": {func(t *testing.T, f *excelize.File) { set(t, f, "NhiemVu", map[string]any{"C8": ""}) },
			`thang.xlsx, trang "NhiemVu", ô C8: dòng “Không phát sinh nhiệm vụ” chưa ghi đơn vị; ghi tên đơn vị ở ô này, hoặc xóa dòng`},
		"document twice": {func(t *testing.T, f *excelize.File) { set(t, f, "BanHanh", map[string]any{"A8": "Thông báo"}) },
			`thang.xlsx, trang "BanHanh", ô A8: “Thông báo” có hai dòng; gộp lại một dòng`},
		"failed formula": {func(t *testing.T, f *excelize.File) { set(t, f, "NhiemVu", map[string]any{"D6": "#NAME?"}) },
			`thang.xlsx, trang "NhiemVu", ô D6: ô có công thức lỗi “#NAME?”; xóa công thức, ghi giá trị vào ô; chữ bắt đầu bằng dấu - thì thêm dấu ' ở trước`},
		"number that became a date": {func(t *testing.T, f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 17})
			must(t, err, f.SetCellStyle("VanBan", "D6", "D6", style))
			set(t, f, "VanBan", map[string]any{"D6": 43983})
		}, `thang.xlsx, trang "VanBan", ô D6: Excel đã đổi ô thành ngày 01/6/2020; định dạng ô là Text rồi ghi lại, hoặc thêm dấu ' ở trước`},
		"another period": {func(t *testing.T, f *excelize.File) { set(t, f, "CuocHop", map[string]any{"B5": "11/2022"}) },
			`thang.xlsx, trang "CuocHop", ô B5: kỳ họp ghi “11/2022” nhưng biểu được tạo cho kỳ 10/2022; xem lại số liệu cũ còn trong biểu, hoặc tạo biểu mới cho kỳ này`},
		"another version": {func(t *testing.T, f *excelize.File) { set(t, f, "_meta", map[string]any{"B1": "giao-ban/9"}) },
			`thang.xlsx: biểu theo mẫu “giao-ban/9”, chương trình này đọc mẫu “giao-ban/1”; tạo biểu mới bằng lệnh vanthu phieu giao-ban rồi chép số liệu vào`},
	} {
		t.Run(name, func(t *testing.T) {
			data := edit(t, workbookOf(t, richMonth()), func(f *excelize.File) { c.change(t, f) })
			if _, ps := Read("thang.xlsx", data); ps.Error() != c.want {
				t.Errorf("got\n%v\nwant\n%s", ps, c.want)
			}
		})
	}
}

// A fault of a value is said at its cell.
func TestWorkbookPlaces(t *testing.T) {
	data := edit(t, workbookOf(t, richMonth()), func(f *excelize.File) {
		set(t, f, "NhiemVu", map[string]any{"G5": "31/02/2022", "C6": "", "C7": "Phòng Hợp tác quốc tê", "F7": "bao giờ cũng được"})
		set(t, f, "CuocHop", map[string]any{"B8": "8 rưỡi"})
	})
	n, ps := Read("thang.xlsx", data)
	if ps.Failed() {
		t.Fatal(ps)
	}
	_, ps = Month(n, agencyNode(t), viet.Date{Year: 2022, Month: 10, Day: 31})
	all := ps.Error()
	for _, place := range []string{`trang "NhiemVu", ô G5: `, `trang "NhiemVu", ô C6: `, `trang "NhiemVu", ô F7: `, `trang "CuocHop", ô B8: `} {
		if !strings.Contains(all, place) {
			t.Errorf("no problem at %s\n%s", place, all)
		}
	}
}
