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
	"vanthu/pipeline/viet/legacy"
	"vanthu/pipeline/xlsx"
)

// askedTasks are three tasks of a unit: due on a day, due in words, without a deadline.
func askedTasks() []record.Task {
	return []record.Task{
		{Code: "2022-09/VP-03", Lead: "VP", Text: "Hoàn thiện dự thảo Quy chế làm việc của Sở", Deadline: record.Deadline{Kind: record.DeadlineDate, Due: day(30, 9, 2022)}},
		{Code: "2022-10/VP-01", Lead: "VP", Text: "Theo dõi việc chấp hành giờ làm việc", Cooperate: []string{"HTQT", "*"}, Deadline: record.Deadline{Kind: record.DeadlineRecurring, Text: "thường xuyên"}},
		{Code: "2022-10/VP-02", Lead: "VP", Text: "Chuẩn bị phòng họp cho Đoàn khách quốc tế"},
	}
}

// unitForm is the workbook of the office unit as it is sent out.
func unitForm(t testing.TB, tasks []record.Task) []byte {
	t.Helper()
	data, err := xlsx.WriteForm(form.Progress(form.Request{
		Agency: sampleAgency(), Period: viet.Period{Year: 2022, Month: 10}, Unit: record.Unit{Code: "VP", Name: "Văn phòng Sở"},
		From: day(15, 9, 2022), To: day(14, 10, 2022), SendBy: day(18, 10, 2022), Tasks: tasks,
	}))
	must(t, err)
	return data
}

const sheetReturned = "CapNhatTienDo"

// newRow is the first row for new work below three tasks.
const newRow = "9"

// filledForm is the same as it comes back.
func filledForm(t testing.TB) []byte {
	t.Helper()
	return edit(t, unitForm(t, askedTasks()), func(f *excelize.File) {
		set(t, f, sheetReturned, map[string]any{
			"G5": "Đã hoàn thành", "H5": 100, "I5": "Đã trình Giám đốc ký ban hành.", "J5": "45/QĐ-SNgV ngày 05/10/2022", "K5": 44839, "L5": "chờ ý kiến các phòng",
			"G6": "đang triển khai", "H6": 0.5, "I6": "Đã kiểm tra 02 phòng;\nlập biên bản", "M6": "30/11/2022", "N6": "đề nghị hỗ trợ",
			"C" + newRow: "- Tiếp đoàn công tác của tỉnh bạn", "E" + newRow: "Phòng HTQT; Công an tỉnh", "F" + newRow: "trong tháng 11/2022", "G" + newRow: "Chưa bắt đầu", "H" + newRow: 0,
		})
	})
}

// filledRows are what it says.
func filledRows() []ReturnedRow {
	done, half, none := 100, 50, 0
	return []ReturnedRow{
		{Task: record.Task{Code: "2022-09/VP-03", Text: "Hoàn thiện dự thảo Quy chế làm việc của Sở", Deadline: record.Deadline{Due: day(30, 9, 2022)}},
			Progress: record.Progress{State: record.StateDone, Percent: &done, Result: "Đã trình Giám đốc ký ban hành.", ResultDoc: "45/QĐ-SNgV ngày 05/10/2022", DoneOn: day(5, 10, 2022), LateReason: "chờ ý kiến các phòng"}, Filled: true},
		{Task: record.Task{Code: "2022-10/VP-01", Text: "Theo dõi việc chấp hành giờ làm việc", Cooperate: []string{"HTQT", "*"}},
			Progress: record.Progress{State: record.StateInProgress, Percent: &half, Result: "Đã kiểm tra 02 phòng;\nlập biên bản", AskedDue: day(30, 11, 2022), Note: "đề nghị hỗ trợ"}, Filled: true},
		{Task: record.Task{Code: "2022-10/VP-02", Text: "Chuẩn bị phòng họp cho Đoàn khách quốc tế"}},
		{Task: record.Task{Text: "Tiếp đoàn công tác của tỉnh bạn", Cooperate: []string{"HTQT", "Công an tỉnh"}, Deadline: record.Deadline{Text: "trong tháng 11/2022"}},
			Progress: record.Progress{State: record.StateNotStarted, Percent: &none}, Filled: true},
	}
}

// said leaves of rows what they say, without places.
func said(rows []ReturnedRow) []ReturnedRow {
	var out []ReturnedRow
	for _, r := range rows {
		out = append(out, ReturnedRow{Task: r.Task, Progress: r.Progress, Faults: r.Faults, Filled: r.Filled})
	}
	return out
}

// returnedOf reads a workbook that must be readable.
func returnedOf(t testing.TB, data []byte) *ReturnedForm {
	t.Helper()
	f, ps := Returned("VP.xlsx", data, sampleAgency())
	if f == nil {
		t.Fatal(ps)
	}
	return f
}

func TestReturned(t *testing.T) {
	f, ps := Returned("VP.xlsx", filledForm(t), sampleAgency())
	if f == nil || len(ps) > 0 {
		t.Fatal(ps)
	}
	if f.Agency != "SNgV-BDI" || f.Unit != "VP" || f.Period != (viet.Period{Year: 2022, Month: 10}) {
		t.Errorf("form of %q, %q, %v", f.Agency, f.Unit, f.Period)
	}
	if d := cmp.Diff(filledRows(), said(f.Rows)); d != "" {
		t.Error(d)
	}
	if c := f.Rows[0].Cells["ngay_hoan_thanh"]; c.Pos.Cell != "K5" || c.Pos.Sheet != sheetReturned || c.Text != "05/10/2022" {
		t.Errorf("cell %+v", c)
	}
	if r := f.Rows[3]; r.Line != 9 || r.Cells["ma"].Pos.Cell != "B9" {
		t.Errorf("row %d, code at %v", r.Line, r.Cells["ma"].Pos)
	}
}

// An untouched form says nothing.
func TestReturnedBlank(t *testing.T) {
	f, ps := Returned("VP.xlsx", unitForm(t, askedTasks()), sampleAgency())
	if f == nil || len(ps) > 0 || len(f.Rows) != 3 {
		t.Fatal(f, ps)
	}
	for _, r := range f.Rows {
		if r.Filled || len(r.Faults) > 0 {
			t.Errorf("%+v", r)
		}
	}
}

// The form says the same after another program saved it.
func TestReturnedSavedByLibreOffice(t *testing.T) {
	in := filepath.Join(t.TempDir(), "VP.xlsx")
	must(t, os.WriteFile(in, filledForm(t), 0o644))
	data, err := os.ReadFile(judge.Office(t, in, "xlsx:Calc MS Excel 2007 XML", ".xlsx"))
	must(t, err)
	f, ps := Returned("VP.xlsx", data, sampleAgency())
	if f == nil || len(ps) > 0 {
		t.Fatal(ps)
	}
	if d := cmp.Diff(filledRows(), said(f.Rows)); d != "" {
		t.Error(d)
	}
	if f.Unit != "VP" || f.Agency != "SNgV-BDI" {
		t.Errorf("form of %q, %q", f.Agency, f.Unit)
	}
}

// A form that people have changed about still says the same.
func TestReturnedChangedAbout(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, f *excelize.File){
		"table moved down and right": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows(sheetReturned, 1, 3), f.InsertCols(sheetReturned, "A", 2))
		},
		"sheet renamed":     func(t *testing.T, f *excelize.File) { must(t, f.SetSheetName(sheetReturned, "Sheet1")) },
		"properties gone":   func(t *testing.T, f *excelize.File) { must(t, f.DeleteSheet(form.MetaSheet)) },
		"title of new gone": func(t *testing.T, f *excelize.File) { must(t, f.RemoveRow(sheetReturned, 8)) },
		"new work above": func(t *testing.T, f *excelize.File) {
			must(t, f.DuplicateRowTo(sheetReturned, 9, 20), f.RemoveRow(sheetReturned, 9))
		},
		"columns in another order": func(t *testing.T, f *excelize.File) { swapColumns(t, f, sheetReturned, 9, 10) },
		"headings in two rows": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows(sheetReturned, 4, 1))
			set(t, f, sheetReturned, map[string]any{"I4": "Kết quả", "I5": "thực hiện", "J4": "Văn bản", "J5": "kết quả", "H4": "Tiến độ", "H5": "(%)"})
		},
		"headings by other names": func(t *testing.T, f *excelize.File) {
			set(t, f, sheetReturned, map[string]any{"F4": "Thời hạn", "G4": "TRẠNG THÁI", "I4": "kết quả", "K4": "Hoàn thành ngày"})
		},
		"decomposed text": func(t *testing.T, f *excelize.File) {
			set(t, f, sheetReturned, map[string]any{"I4": norm.NFD.String("Kết quả thực hiện (*)"), "I5": norm.NFD.String("Đã trình Giám đốc ký ban hành."), "G5": norm.NFD.String("Đã hoàn thành")})
		},
		"dates as text": func(t *testing.T, f *excelize.File) {
			set(t, f, sheetReturned, map[string]any{"K5": "05-10-2022", "M6": "ngày 30 tháng 11 năm 2022", "F5": "30.9.2022"})
		},
		"choices by key and alias": func(t *testing.T, f *excelize.File) {
			set(t, f, sheetReturned, map[string]any{"G5": "xong", "G6": "dang_thuc_hien", "G" + newRow: "chưa triển khai", "H6": "50 %"})
		},
		"columns numbered": func(t *testing.T, f *excelize.File) {
			must(t, f.InsertRows(sheetReturned, 5, 1))
			set(t, f, sheetReturned, map[string]any{"A5": "(1)", "B5": "(2)", "C5": "(3)", "D5": "(4)"})
		},
		"blank rows between": func(t *testing.T, f *excelize.File) { must(t, f.InsertRows(sheetReturned, 6, 3)) },
	} {
		t.Run(name, func(t *testing.T) {
			f := returnedOf(t, edit(t, filledForm(t), func(f *excelize.File) { change(t, f) }))
			if d := cmp.Diff(filledRows(), said(f.Rows)); d != "" {
				t.Error(d)
			}
		})
	}
}

// A form in an old encoding says the same.
func TestReturnedLegacy(t *testing.T) {
	for _, c := range []struct {
		encoding legacy.Encoding
		font     string
	}{{legacy.TCVN3, ".VnTime"}, {legacy.VNI, "VNI-Times"}, {legacy.VNI, ""}} {
		data := edit(t, filledForm(t), func(f *excelize.File) {
			rows, err := f.GetRows(sheetReturned)
			must(t, err)
			for y, row := range rows {
				for x, text := range row {
					cell, err := excelize.CoordinatesToCellName(x+1, y+1)
					must(t, err)
					writeOld(t, f, sheetReturned, cell, text, c.encoding, c.font)
				}
			}
		})
		f, ps := Returned("VP.xlsx", data, sampleAgency())
		if f == nil || len(oldProblems(ps)) == 0 {
			t.Fatal(c.encoding, ps)
		}
		if d := cmp.Diff(filledRows(), said(f.Rows)); d != "" {
			t.Error(c.encoding, d)
		}
	}
}

// Values that cannot be used are faults of their rows; the others are read.
func TestReturnedFaults(t *testing.T) {
	for cell, c := range map[string]struct {
		value any
		want  string
	}{
		"K5":         {"31/02/2022", `VP.xlsx, trang "CapNhatTienDo", ô K5: “31/02/2022”: ngày không tồn tại; tháng 02/2022 có 28 ngày`},
		"G5":         {"Hoàn thàn", `VP.xlsx, trang "CapNhatTienDo", ô G5: “Hoàn thàn” không có trong danh mục; có phải`},
		"H6":         {"gần xong", `VP.xlsx, trang "CapNhatTienDo", ô H6: “gần xong” không phải là số nguyên`},
		"I6":         {"#REF!", `VP.xlsx, trang "CapNhatTienDo", ô I6: ô có công thức lỗi “#REF!”`},
		"F" + newRow: {"31/02/2022", `VP.xlsx, trang "CapNhatTienDo", ô F9: “31/02/2022”: ngày không tồn tại; tháng 02/2022 có 28 ngày`},
	} {
		f, ps := Returned("VP.xlsx", edit(t, filledForm(t), func(f *excelize.File) { set(t, f, sheetReturned, map[string]any{cell: c.value}) }), sampleAgency())
		if f == nil || ps.Failed() {
			t.Errorf("%s: %v", cell, ps)
			continue
		}
		faults := 0
		for _, r := range f.Rows {
			if faults += len(r.Faults); len(r.Faults) > 0 && !strings.HasPrefix(r.Faults.Error(), c.want) {
				t.Errorf("%s: %v, want %s", cell, r.Faults, c.want)
			}
		}
		if faults != 1 {
			t.Errorf("%s: %d faults", cell, faults)
		}
	}
}

// What the office wrote is only compared, so that nothing in it is a fault.
func TestReturnedLocked(t *testing.T) {
	f := returnedOf(t, edit(t, filledForm(t), func(f *excelize.File) {
		set(t, f, sheetReturned, map[string]any{"F5": "không rõ", "E5": "x", "D5": "văn bản khác"})
	}))
	if r := f.Rows[0]; len(r.Faults) > 0 || !r.Task.Deadline.Due.IsZero() || r.Cells["thoi_han.ngay"].Text != "không rõ" {
		t.Errorf("%+v", r)
	}
}

// A file that is no such form is refused with what it is.
func TestReturnedRefused(t *testing.T) {
	whole := filledForm(t)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"monthly form": {workbookOf(t, richMonth()), "đây là biểu Giao ban tháng, không phải phiếu cập nhật tiến độ"},
		"truncated":    {whole[:len(whole)/2], "sổ tính bị hỏng"},
		"no workbook":  {[]byte("tien_do:\n"), "không phải là sổ tính Excel"},
		"old":          {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "dạng cũ của Office (.xls)"},
		"other version": {edit(t, whole, func(f *excelize.File) { set(t, f, form.MetaSheet, map[string]any{"B1": "tien-do/9"}) }),
			"biểu theo mẫu “tien-do/9”"},
		"other table": {smallWorkbook(t, "Sheet1", `<row r="1"><c r="A1" t="inlineStr"><is><t>abc</t></is></c></row>`, "", ""), "không phải là phiếu cập nhật tiến độ"},
		"column gone": {edit(t, whole, func(f *excelize.File) { must(t, f.RemoveCol(sheetReturned, "G")) }), "thiếu cột “Tình trạng”"},
	} {
		f, ps := Returned("VP.xlsx", c.data, sampleAgency())
		if f != nil || !ps.Failed() || !strings.Contains(ps.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, ps, c.want)
		}
	}
	if _, ps := readWorkbook("VP.xlsx", whole); !strings.Contains(ps.Error(), "vanthu gop") {
		t.Errorf("a unit's form in the place of the month's: %v", ps)
	}
}

func FuzzReturned(f *testing.F) {
	whole := filledForm(f)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(bytes.Replace(whole, []byte("xl/"), []byte("xm/"), 1))
	f.Add(workbookOf(f, richMonth()))
	f.Fuzz(func(t *testing.T, data []byte) {
		form, ps := Returned("VP.xlsx", data, sampleAgency())
		if form == nil && !ps.Failed() {
			t.Error("refused without a reason")
		}
	})
}

// FuzzReturnedSheet reads sheets of any content.
func FuzzReturnedSheet(f *testing.F) {
	head := `<row r="1"><c r="A1" t="inlineStr"><is><t>Mã nhiệm vụ</t></is></c><c r="B1" t="inlineStr"><is><t>Tình trạng</t></is></c><c r="C1" t="inlineStr"><is><t>Kết quả thực hiện</t></is></c></row>`
	f.Add(head + `<row r="2"><c r="A2" t="inlineStr"><is><t>2022-10/VP-01</t></is></c><c r="B2"><v>1</v></c></row>`)
	f.Add(head + `<row r="2"><c r="C2" t="inlineStr"><is><t>Nhiệm vụ phát sinh</t></is></c></row>`)
	f.Add(`<row r="5"><c r="ZZ1" t="s"><v>99</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		form, ps := Returned("VP.xlsx", smallWorkbook(t, sheetReturned, rows, "<si><t>x</t></si>", ""), sampleAgency())
		if form == nil && !ps.Failed() {
			t.Error("refused without a reason")
		}
		if form == nil {
			return
		}
		for _, r := range form.Rows {
			if r.Line < 1 || r.Pos.Cell == "" {
				t.Errorf("a row without a place: %+v", r)
			}
		}
	})
}

// BenchmarkReturned reads the form of a unit with 200 tasks.
func BenchmarkReturned(b *testing.B) {
	var tasks []record.Task
	for i := range 200 {
		task := askedTasks()[i%3]
		task.Code = "2022-10/VP-" + string(rune('0'+i/100)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10))
		tasks = append(tasks, task)
	}
	data := edit(b, unitForm(b, tasks), func(f *excelize.File) {
		for i := range tasks {
			row := 5 + i
			for col, v := range map[string]any{"G": "Đang thực hiện", "H": 40, "I": "Đã làm việc với 02 đơn vị, đang hoàn thiện hồ sơ trình lãnh đạo", "M": 44895} {
				cell, err := excelize.JoinCellName(col, row)
				must(b, err)
				set(b, f, sheetReturned, map[string]any{cell: v})
			}
		}
	})
	b.ReportAllocs()
	for b.Loop() {
		if f, _ := Returned("VP.xlsx", data, sampleAgency()); f == nil || len(f.Rows) != 200 {
			b.Fatal(len(f.Rows))
		}
	}
}
