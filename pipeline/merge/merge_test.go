package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

func day(d, m, y int) viet.Date { return viet.Date{Year: y, Month: m, Day: d} }

var november = viet.Period{Year: 2026, Month: 11}

func agency() record.Agency {
	a := record.Agency{Code: "SNV", Name: "Sở Nội vụ", Units: []record.Unit{
		{Code: "VP", Name: "Văn phòng Sở"}, {Code: "TTra", Name: "Thanh tra Sở"}, {Code: "CCVC", Name: "Phòng Công chức, viên chức"},
	}}
	a.Complete()
	return a
}

func due(d viet.Date) record.Deadline {
	return record.Deadline{Kind: record.DeadlineDate, Due: d, Baseline: d}
}

// input is an office with two open tasks of each of two units.
func input() Input {
	tasks := []record.Task{
		{Code: "2026-10/VP-01", Lead: "VP", Cooperate: []string{"TTra"}, Text: "Xây dựng Quy chế làm việc của Sở", Deadline: due(day(10, 11, 2026))},
		{Code: "2026-11/VP-01", Lead: "VP", Text: "Tổng hợp kết quả cải cách hành chính năm 2026", Deadline: due(day(30, 11, 2026))},
		{Code: "2026-11/TTra-01", Lead: "TTra", Text: "Kiểm tra công vụ tại 03 đơn vị"},
		{Code: "2026-11/TTra-02", Lead: "TTra", Text: "Xử lý đơn thư tồn đọng của công dân"},
	}
	closed := record.Task{Code: "2026-09/VP-01", Lead: "VP", Text: "Mua sắm thiết bị phòng họp"}
	moved := record.Task{Code: "2026-09/TTra-01", Lead: "TTra", Text: "Kiểm tra công vụ quý III"}
	tasks[2].CarriedFrom = moved.Code
	return Input{Agency: agency(), Period: november, AsOf: day(14, 11, 2026), Open: tasks, Known: append([]record.Task{closed, moved}, tasks...)}
}

// filled is a row that a unit filled in: cells by the keys of their columns.
type filled map[string]string

// columns are where the columns of the form stand.
var columns = []string{"", keyCode, keyText, "van_ban_giao", keyCooperation, keyDue, keyState, keyPercent, keyResult, keyResultDoc, keyDoneOn, keyLate, keyAskedDue, keyNote}

// formOf is a form as it was read.
func formOf(file, unit string, rows ...filled) *intake.ReturnedForm {
	f := &intake.ReturnedForm{File: file, Agency: "SNV", Unit: unit, Period: november}
	for i, cells := range rows {
		r := intake.ReturnedRow{Line: 5 + i, Cells: map[string]intake.ReturnedCell{}, Filled: true}
		for x, key := range columns[1:] {
			pos := doc.Position{File: file, Sheet: "CapNhatTienDo", Cell: fmt.Sprintf("%c%d", 'B'+x, r.Line), Line: r.Line, Col: x + 2}
			r.Cells[key] = intake.ReturnedCell{Pos: pos, Text: cells[key]}
		}
		r.Pos = r.Cells[keyCode].Pos
		r.Task = record.Task{Code: cells[keyCode], Text: cells[keyText]}
		if names := cells[keyCooperation]; names != "" {
			r.Task.Cooperate = strings.Split(names, "; ")
		}
		r.Task.Deadline.Due, _ = viet.ParseDate(cells[keyDue])
		if c, ok := record.Choose(record.State("").Choices(), cells[keyState]); ok {
			r.Progress.State = record.State(c.Key)
		}
		if n := 0; cells[keyPercent] != "" {
			fmt.Sscan(cells[keyPercent], &n)
			r.Progress.Percent = &n
		}
		r.Progress.Result, r.Progress.ResultDoc, r.Progress.LateReason, r.Progress.Note = cells[keyResult], cells[keyResultDoc], cells[keyLate], cells[keyNote]
		r.Progress.DoneOn, _ = viet.ParseDate(cells[keyDoneOn])
		r.Progress.AskedDue, _ = viet.ParseDate(cells[keyAskedDue])
		f.Rows = append(f.Rows, r)
	}
	return f
}

// doing is a row on a task that is being worked on.
func doing(code, result string) filled {
	return filled{keyCode: code, keyState: "Đang thực hiện", keyPercent: "50", keyResult: result}
}

// with is a row with more cells.
func (f filled) with(pairs ...string) filled {
	out := filled{}
	for k, v := range f {
		out[k] = v
	}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = pairs[i+1]
	}
	return out
}

// show writes what became of the forms, one line each.
func show(r *Result) string {
	var b strings.Builder
	for _, p := range r.Progress {
		fmt.Fprintf(&b, "lấy %s %s %q từ %s %s\n", p.Task, p.State, p.Result, p.Origin, p.Unit)
	}
	for _, t := range r.Arisen {
		fmt.Fprintf(&b, "mới %s %s %q %v %q %q\n", t.Code, t.Lead, t.Text, t.Cooperate, t.Deadline.Text, t.Note)
	}
	for _, m := range r.Mend {
		fmt.Fprintf(&b, "sửa %s %q %s; %s\n", m.Pos, m.Value, m.Reason, m.Proposal)
	}
	for _, p := range append(slices.Clone(r.Refused), r.Warnings...) {
		fmt.Fprintf(&b, "nói [%s] %s\n", p.Rule, p.Error())
	}
	return b.String()
}

func TestMerge(t *testing.T) {
	vp := "2026-11/VP-01"
	for name, c := range map[string]struct {
		change func(in *Input)
		forms  []*intake.ReturnedForm
		want   string
	}{
		"new": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "Đã có dự thảo"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "Đã có dự thảo" từ a.xlsx, dòng 5 ` + "\n"},
		"equal in two files": {nil, []*intake.ReturnedForm{formOf("b.xlsx", "VP", doing(vp, "x y")), formOf("a.xlsx", "VP", doing(vp, "x y"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x y" từ a.xlsx, dòng 5 ` + "\n"},
		"the fuller of two": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "")), formOf("b.xlsx", "VP", doing(vp, "x y"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x y" từ b.xlsx, dòng 5 
nói [thieu-ket-qua] a.xlsx, trang "CapNhatTienDo", ô I5: nhiệm vụ “2026-11/VP-01”: “Đang thực hiện” nhưng chưa ghi kết quả thực hiện; ghi đã làm được gì rồi gửi lại
`},
		"two that differ": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y")), formOf("b.xlsx", "VP", doing(vp, "x z").with(keyNote, "n"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô I5 "x y" nhiệm vụ “2026-11/VP-01”: khác với b.xlsx, dòng 5: ở đó ghi “x z”; thống nhất một bản, bỏ bản kia khỏi thư mục nhận rồi gộp lại
sửa a.xlsx, trang "CapNhatTienDo", ô N5 "" nhiệm vụ “2026-11/VP-01”: khác với b.xlsx, dòng 5: ở đó ghi “n”; thống nhất một bản, bỏ bản kia khỏi thư mục nhận rồi gộp lại
sửa b.xlsx, trang "CapNhatTienDo", ô I5 "x z" nhiệm vụ “2026-11/VP-01”: khác với a.xlsx, dòng 5: ở đó ghi “x y”; thống nhất một bản, bỏ bản kia khỏi thư mục nhận rồi gộp lại
sửa b.xlsx, trang "CapNhatTienDo", ô N5 "n" nhiệm vụ “2026-11/VP-01”: khác với a.xlsx, dòng 5: ở đó để trống; thống nhất một bản, bỏ bản kia khỏi thư mục nhận rồi gộp lại
`},
		"the office has it": {has("2026-11/VP-01", "x y", ""), []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y"))}, ""},
		"the office has more": {func(in *Input) {
			has("2026-11/VP-01", "x y", "")(in)
			in.Have[0].Note = "đã gọi"
		}, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y"))}, ""},
		"fuller than the office": {has("2026-11/VP-01", "", ""), []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x y" từ a.xlsx, dòng 5 ` + "\n"},
		"other than the office": {has("2026-11/VP-01", "tay", ""), []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô I5 "x y" nhiệm vụ “2026-11/VP-01”: khác với tien-do.yaml: ở đó ghi “tay”; ` + orReplace + "\n"},
		"other, to replace": {func(in *Input) { has("2026-11/VP-01", "tay", "")(in); in.Replace = true }, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x y" từ a.xlsx, dòng 5 ` + "\n"},
		"other file has it otherwise": {func(in *Input) {
			has("2026-11/VP-01", "tay", "")(in)
			in.Have, in.Elsewhere, in.Replace = nil, in.Have, true
		}, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x y"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô I5 "x y" nhiệm vụ “2026-11/VP-01”: khác với tệp giao ban của kỳ: ở đó ghi “tay”; sửa ở tệp giao ban, hoặc chuyển dòng đó sang tien-do.yaml` + "\n"},
		"a cooperating unit": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "TTra", doing("2026-10/VP-01", "góp ý").with(keyLate, "bận"))},
			`lấy 2026-10/VP-01 dang_thuc_hien "góp ý" từ a.xlsx, dòng 5 TTra` + "\n"},
		"the lead goes first": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "TTra", doing("2026-10/VP-01", "góp ý").with(keyLate, "bận")), formOf("b.xlsx", "VP", doing("2026-10/VP-01", "dự thảo").with(keyLate, "chờ"))},
			`lấy 2026-10/VP-01 dang_thuc_hien "dự thảo" từ b.xlsx, dòng 5 
sửa a.xlsx, trang "CapNhatTienDo", ô B5 "2026-10/VP-01" đơn vị chủ trì “Văn phòng Sở” đã báo cáo nhiệm vụ này; lấy theo đơn vị chủ trì; thống nhất với đơn vị chủ trì, hoặc xóa dòng
`},
		"the lead after the cooperating unit": {has("2026-10/VP-01", "góp ý", "TTra"), []*intake.ReturnedForm{formOf("b.xlsx", "VP", doing("2026-10/VP-01", "góp ý").with(keyLate, "chờ"))},
			`lấy 2026-10/VP-01 dang_thuc_hien "góp ý" từ b.xlsx, dòng 5 ` + "\n"},
		"not its task": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "CCVC", doing(vp, "x"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô B5 "2026-11/VP-01" nhiệm vụ do “Văn phòng Sở” chủ trì, đơn vị gửi phiếu không phối hợp; chuyển nội dung cho đơn vị chủ trì, hoặc xóa dòng` + "\n"},
		"locked cells changed": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing(vp, "x").with(keyText, "Tổng hợp kết quả năm 2026", keyDue, "31/12/2026"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x" từ a.xlsx, dòng 5 
nói [o-khoa] a.xlsx, trang "CapNhatTienDo", ô C5: đơn vị đã sửa nội dung thành “Tổng hợp kết quả năm 2026”; giữ theo thông báo: “Tổng hợp kết quả cải cách hành chính năm 2026”; cần đổi nội dung thì báo cơ quan sửa ở tệp giao ban; việc khác thì ghi ở phần nhiệm vụ phát sinh
nói [o-khoa] a.xlsx, trang "CapNhatTienDo", ô F5: đơn vị đã sửa hạn thành “31/12/2026”; giữ theo thông báo: “30/11/2026”; đổi hạn thì ghi ở cột Đề nghị lùi đến ngày
`},
		"code in other letters": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("2026-11/vp - 01", "x").with(keyText, "tổng hợp kết quả cải cách hành chính năm 2026", keyDue, "30/11/2026"))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x" từ a.xlsx, dòng 5 ` + "\n"},
		"unknown code": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("2026-11/VP-07", "x").with(keyText, "Tổng hợp kết quả CCHC hành chính năm 2026"), doing("2026-11/VP-08", "x").with(keyText, "Tổng hợp kết quả cải cách hành chánh năm 2026"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô B5 "2026-11/VP-07" không có nhiệm vụ mã “2026-11/VP-07”; ghi đúng mã trong phiếu đã gửi; việc mới thì để trống mã
sửa a.xlsx, trang "CapNhatTienDo", ô B6 "2026-11/VP-08" không có nhiệm vụ mã “2026-11/VP-08”; có phải nhiệm vụ “2026-11/VP-01”?
`},
		"closed and carried": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "TTra", doing("2026-09/TTra-01", "x")), formOf("b.xlsx", "VP", doing("2026-09/VP-01", "x"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô B5 "2026-09/TTra-01" nhiệm vụ “2026-09/TTra-01” không còn theo dõi trong kỳ này; ghi vào dòng của nhiệm vụ “2026-11/TTra-01”, đã chuyển tiếp từ nhiệm vụ này
sửa b.xlsx, trang "CapNhatTienDo", ô B5 "2026-09/VP-01" nhiệm vụ “2026-09/VP-01” không còn theo dõi trong kỳ này; xóa dòng; nếu việc vẫn đang làm thì sửa tiến độ đã ghi ở kỳ trước
`},
		"values that cannot stand": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "TTra",
			filled{keyCode: "2026-11/TTra-01", keyResult: "x"},
			filled{keyCode: "2026-11/TTra-02", keyState: "Đã hoàn thành", keyResult: "x"},
			filled{keyCode: "2026-11/TTra-02", keyState: "Hủy", keyResult: "x"},
			filled{keyCode: "2026-11/TTra-02", keyState: "Hủy", keyNote: "Giám đốc Sở quyết định"},
			filled{keyCode: "2026-11/TTra-01", keyState: "Đang thực hiện", keyPercent: "101"})},
			`lấy 2026-11/TTra-02 huy "" từ a.xlsx, dòng 8 
sửa a.xlsx, trang "CapNhatTienDo", ô G5 "" chưa chọn tình trạng; chọn trong danh sách của ô
sửa a.xlsx, trang "CapNhatTienDo", ô K6 "" chưa ghi ngày hoàn thành của nhiệm vụ đã hoàn thành; ghi thêm, ví dụ “20/11/2026”
sửa a.xlsx, trang "CapNhatTienDo", ô J7 "" “Hủy” nhưng chưa có văn bản hoặc người quyết định; ghi văn bản ở cột Văn bản kết quả, hoặc người quyết định ở cột Ghi chú
sửa a.xlsx, trang "CapNhatTienDo", ô H9 "101" tỷ lệ 101 ngoài khoảng cho phép; ghi số từ 0 đến 100
`},
		"late without a reason": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("2026-10/VP-01", "x"))},
			`lấy 2026-10/VP-01 dang_thuc_hien "x" từ a.xlsx, dòng 5 
nói [thieu-ly-do] a.xlsx, trang "CapNhatTienDo", ô L5: nhiệm vụ “2026-10/VP-01” quá hạn 04 ngày nhưng chưa ghi lý do chậm; ghi lý do chậm
`},
		"new work": {func(in *Input) {
			in.Known = append(in.Known, record.Task{Code: "2026-11/VP-PS03"})
		}, []*intake.ReturnedForm{
			formOf("b.xlsx", "VP", filled{keyText: "Tiếp đoàn kiểm tra của Bộ", keyCooperation: "Thanh tra Sở", keyDue: "20/11/2026"}, doing("", "xong một phần").with(keyText, "Báo cáo nhanh số liệu hội")),
			formOf("a.xlsx", "VP", doing("", "").with(keyText, "BÁO CÁO nhanh số liệu hội"))},
			`lấy 2026-11/VP-PS04 dang_thuc_hien "xong một phần" từ b.xlsx, dòng 6 
lấy 2026-11/VP-PS05 chua_bat_dau "" từ b.xlsx, dòng 5 
mới 2026-11/VP-PS04 VP "Báo cáo nhanh số liệu hội" [] "" ""
mới 2026-11/VP-PS05 VP "Tiếp đoàn kiểm tra của Bộ" [TTra] "20/11/2026" ""
nói [thieu-ket-qua] a.xlsx, trang "CapNhatTienDo", ô I5: nhiệm vụ “BÁO CÁO nhanh số liệu hội”: “Đang thực hiện” nhưng chưa ghi kết quả thực hiện; ghi đã làm được gì rồi gửi lại
nói [phat-sinh-chua-chon] b.xlsx, trang "CapNhatTienDo", ô G5: việc mới “Tiếp đoàn kiểm tra của Bộ” chưa chọn tình trạng; lấy là “Chưa bắt đầu”; nếu khác thì chọn trong danh sách của ô rồi gộp lại với --thay
`},
		"new work with an old name": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("", "x").with(keyText, "Tổng hợp kết quả cải cách hành chính năm 2026"), doing("", "y").with(keyText, "Tổng hợp kết quả cải cách hành chính năm 2027"))},
			`lấy 2026-11/VP-PS01 dang_thuc_hien "y" từ a.xlsx, dòng 6 
mới 2026-11/VP-PS01 VP "Tổng hợp kết quả cải cách hành chính năm 2027" [] "" ""
sửa a.xlsx, trang "CapNhatTienDo", ô B5 "" dòng không có mã nhưng nội dung là của nhiệm vụ “2026-11/VP-01”; ghi lại mã “2026-11/VP-01”
nói [phat-sinh-giong] a.xlsx, trang "CapNhatTienDo", ô C6: việc mới gần giống nhiệm vụ “2026-11/VP-01”: “Tổng hợp kết quả cải cách hành chính năm 2026”; nếu là một việc thì ghi mã đó vào dòng và bỏ việc mới trong tien-do.yaml
`},
		"new work that is known": {func(in *Input) {
			in.Arisen = []record.Task{{Code: "2026-11/VP-PS01", Lead: "Văn phòng Sở", Text: "Tiếp Đoàn kiểm tra của Bộ Nội vụ"}}
			in.Have = []record.Progress{{Task: "2026-11/VP-PS01", State: record.StateInProgress, Origin: "a.xlsx, dòng 5"}}
		}, []*intake.ReturnedForm{formOf("a.xlsx", "VP", filled{keyText: "tiếp đoàn kiểm tra của bộ", keyState: "Đang thực hiện", keyDue: "20/11/2026"})},
			`mới 2026-11/VP-PS01 VP "Tiếp Đoàn kiểm tra của Bộ Nội vụ" [] "20/11/2026" ""
nói [phat-sinh-da-sua] a.xlsx, trang "CapNhatTienDo", ô C5: dòng này đã lấy thành “2026-11/VP-PS01”: “Tiếp Đoàn kiểm tra của Bộ Nội vụ”; nay phiếu ghi “tiếp đoàn kiểm tra của bộ”, nội dung giữ như cũ; nếu là một việc khác thì ghi ở dòng khác của phiếu rồi gộp lại
nói [thieu-ket-qua] a.xlsx, trang "CapNhatTienDo", ô I5: nhiệm vụ “tiếp đoàn kiểm tra của bộ”: “Đang thực hiện” nhưng chưa ghi kết quả thực hiện; ghi đã làm được gì rồi gửi lại
`},
		"new work that another file has": {func(in *Input) {
			in.ArisenElsewhere = []record.Task{{Code: "2026-11/VP-PS01", Lead: "VP", Text: "Tiếp đoàn kiểm tra của Bộ"}, {Code: "2026-11/VP-PS02", Lead: "VP", Text: "Báo cáo nhanh số liệu hội"}, {Code: "2026-11/VP-PS03", Lead: "VP", Text: "Sửa mái nhà kho"}}
			in.Elsewhere = []record.Progress{{Task: "2026-11/VP-PS02", State: record.StateInProgress, Result: "x"}}
		}, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("", "đã tiếp").with(keyText, "Tiếp đoàn kiểm tra của Bộ"),
			filled{keyText: "Báo cáo nhanh số liệu hội", keyState: "Đang thực hiện", keyResult: "x"}, filled{keyText: "Sửa mái nhà kho", keyDue: "20/11/2026"}, filled{keyText: "Thay bóng đèn hội trường"})},
			`lấy 2026-11/VP-PS01 dang_thuc_hien "đã tiếp" từ a.xlsx, dòng 5 
lấy 2026-11/VP-PS04 chua_bat_dau "" từ a.xlsx, dòng 8 
mới 2026-11/VP-PS04 VP "Thay bóng đèn hội trường" [] "" ""
sửa a.xlsx, trang "CapNhatTienDo", ô F7 "20/11/2026" nhiệm vụ “Sửa mái nhà kho”: khác với tệp giao ban của kỳ: ở đó để trống; sửa ở tệp giao ban, hoặc chuyển dòng đó sang tien-do.yaml
nói [phat-sinh-chua-chon] a.xlsx, trang "CapNhatTienDo", ô G8: việc mới “Thay bóng đèn hội trường” chưa chọn tình trạng; lấy là “Chưa bắt đầu”; nếu khác thì chọn trong danh sách của ô rồi gộp lại với --thay
`},
		"new work whose state is known": {func(in *Input) {
			in.Arisen = []record.Task{{Code: "2026-11/VP-PS01", Lead: "VP", Text: "Tiếp đoàn kiểm tra của Bộ"}, {Code: "2026-11/VP-PS02", Lead: "VP", Text: "Sửa mái nhà kho"}}
			in.Have = []record.Progress{{Task: "2026-11/VP-PS01", State: record.StateInProgress}}
		}, []*intake.ReturnedForm{formOf("a.xlsx", "VP", filled{keyText: "Tiếp đoàn kiểm tra của Bộ", keyResult: "x"}, filled{keyText: "Sửa mái nhà kho"})},
			`lấy 2026-11/VP-PS01 dang_thuc_hien "x" từ a.xlsx, dòng 5 ` + "\n"},
		"done is told by its day": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "TTra", filled{keyCode: "2026-11/TTra-01", keyDoneOn: "05/11/2026", keyResultDoc: "Kết luận số 5"})},
			`lấy 2026-11/TTra-01 da_hoan_thanh "" từ a.xlsx, dòng 5 
nói [thieu-ket-qua] a.xlsx, trang "CapNhatTienDo", ô I5: nhiệm vụ “2026-11/TTra-01”: “Đã hoàn thành” nhưng chưa ghi kết quả thực hiện; ghi đã làm được gì rồi gửi lại
`},
		"done after the cut-off day": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "TTra", filled{keyCode: "2026-11/TTra-01", keyState: "Đã hoàn thành", keyDoneOn: "20/11/2026", keyResult: "x"})},
			`lấy 2026-11/TTra-01 da_hoan_thanh "x" từ a.xlsx, dòng 5 
nói [xong-sau-ngay-chot] a.xlsx, trang "CapNhatTienDo", ô K5: ngày hoàn thành 20/11/2026 sau ngày chốt số liệu 14/11/2026: báo cáo tính là chưa hoàn thành; kiểm tra ngày hoàn thành; nếu đúng thì để lại cho phiếu kỳ sau
`},
		"a task without a code": {func(in *Input) { in.Open[1].Code = "" }, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("", "x").with(keyText, "Tổng hợp kết quả cải cách hành chính năm 2026"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô B5 "" nội dung là của một nhiệm vụ chưa có mã trong tệp giao ban; ghi mã (ma) cho nhiệm vụ đó trong tệp giao ban của kỳ đã giao, rồi ghi mã đó vào dòng này` + "\n"},
		"new work with its code and without": {func(in *Input) {
			in.Arisen = []record.Task{{Code: "2026-11/VP-PS01", Lead: "VP", Text: "Tiếp đoàn kiểm tra của Bộ"}}
		}, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("2026-11/VP-PS01", "x"), doing("", "y").with(keyText, "Tiếp đoàn kiểm tra của Bộ"))},
			`lấy 2026-11/VP-PS01 dang_thuc_hien "x" từ a.xlsx, dòng 5 
sửa a.xlsx, trang "CapNhatTienDo", ô I6 "y" nhiệm vụ “Tiếp đoàn kiểm tra của Bộ”: khác với a.xlsx, dòng 5: ở đó ghi “x”; thống nhất một bản, bỏ bản kia khỏi thư mục nhận rồi gộp lại
`},
		"new work without words": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP", doing("", "x"))},
			`sửa a.xlsx, trang "CapNhatTienDo", ô C5 "" dòng không có mã và nội dung nhiệm vụ; ghi nội dung của việc mới, hoặc xóa dòng` + "\n"},
		"not our form": {nil, []*intake.ReturnedForm{
			{File: "a.xlsx", Agency: "STC", Unit: "VP", Period: november}, {File: "b.xlsx", Agency: "SNV", Unit: "VP", Period: november.Prev()},
			{File: "c.xlsx", Agency: "SNV", Unit: "XYZ", Period: november}, {File: "d.xlsx"}},
			`nói [phieu-co-quan-khac] a.xlsx: phiếu của cơ quan “STC”, không phải “SNV”; chuyển tệp cho đúng cơ quan
nói [phieu-ky-khac] b.xlsx: phiếu của kỳ 10/2026, không phải kỳ 11/2026; chuyển tệp sang thư mục của kỳ 2026-10, hoặc đề nghị đơn vị ghi vào phiếu của kỳ này
nói [phieu-don-vi-la] c.xlsx: phiếu của đơn vị “XYZ” không có trong hồ sơ cơ quan; kiểm tra don_vi trong hồ sơ cơ quan, hoặc lập lại phiếu
nói [phieu-vo-danh] d.xlsx: không biết phiếu của đơn vị nào: tệp không còn thông tin của biểu và không có mã nhiệm vụ nào đang theo dõi; đề nghị đơn vị ghi vào phiếu đã gửi rồi gửi lại cả tệp
`},
		"unit by its codes": {nil, []*intake.ReturnedForm{nameless(formOf("a.xlsx", "", doing(vp, "x"))), nameless(formOf("b.xlsx", "", doing(vp, "x"), doing("2026-11/TTra-01", "x")))},
			`lấy 2026-11/VP-01 dang_thuc_hien "x" từ a.xlsx, dòng 5 
nói [phieu-vo-danh] b.xlsx: không biết phiếu của đơn vị nào: tệp không còn thông tin của biểu và có mã nhiệm vụ của nhiều đơn vị (VP, TTra); tách mỗi đơn vị một phiếu
nói [phieu-vo-danh] a.xlsx: tệp không còn thông tin của biểu; theo mã nhiệm vụ thì là phiếu của “Văn phòng Sở”; kiểm tra lại đơn vị và kỳ của phiếu
`},
		"nothing filled in": {nil, []*intake.ReturnedForm{formOf("a.xlsx", "VP")},
			`nói [phieu-trong] a.xlsx: phiếu của “Văn phòng Sở” chưa ghi gì; đề nghị đơn vị ghi rồi gửi lại; đã có phiếu khác thì bỏ tệp này khỏi thư mục nhận` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			in := input()
			if c.change != nil {
				c.change(&in)
			}
			if d := cmp.Diff(c.want, show(Merge(in, c.forms))); d != "" {
				t.Error(d)
			}
		})
	}
}

// has gives tien-do.yaml a row.
func has(code, result, unit string) func(*Input) {
	half := 50
	return func(in *Input) {
		in.Have = []record.Progress{{Task: code, State: record.StateInProgress, Percent: &half, Result: result, Unit: unit}}
	}
}

// nameless is a form whose properties are gone.
func nameless(f *intake.ReturnedForm) *intake.ReturnedForm {
	f.Agency, f.Unit, f.Period = "", "", viet.Period{}
	return f
}

func TestUnits(t *testing.T) {
	in := input()
	in.Have = []record.Progress{{Task: "2026-11/TTra-01", State: record.StateInProgress}}
	r := Merge(in, []*intake.ReturnedForm{formOf("a.xlsx", "VP"), formOf("b.xlsx", "CCVC", doing("", "x").with(keyText, "Tổ chức thi nâng ngạch"))})
	want := []Unit{
		{Code: "VP", Name: "Văn phòng Sở", Files: 1, Asked: 2, Missing: []string{"2026-10/VP-01", "2026-11/VP-01"}},
		{Code: "TTra", Name: "Thanh tra Sở", Asked: 2, Reported: 1, Missing: []string{"2026-11/TTra-02"}},
		{Code: "CCVC", Name: "Phòng Công chức, viên chức", Files: 1, New: 1},
	}
	if d := cmp.Diff(want, r.Units); d != "" {
		t.Error(d)
	}
	if empty := r.Empty(); len(empty) != 1 || empty[0].Code != "VP" || len(r.Silent()) > 0 {
		t.Errorf("empty: %v, silent: %v", empty, r.Silent())
	}
	in.Have = nil // what is to be mended is not missing; the others' words are not the unit's
	r = Merge(in, []*intake.ReturnedForm{formOf("a.xlsx", "TTra", doing("2026-10/VP-01", "x").with(keyPercent, "120"), doing("2026-11/TTra-01", "x").with(keyPercent, "120"))})
	if silent := r.Silent(); len(silent) != 1 || silent[0].Code != "VP" || len(r.Empty()) > 0 || len(silent[0].Missing) != 2 {
		t.Errorf("silent: %v, empty: %v", silent, r.Empty())
	}
	if d := cmp.Diff([]string{"2026-11/TTra-02"}, r.Units[1].Missing); d != "" {
		t.Error(d)
	}
}

// TestMendRows lists whole files beside cells.
func TestMendRows(t *testing.T) {
	unread := doc.Problems{
		{Pos: doc.Position{File: "d.xls"}, Rule: "tep-doi-cu", Message: "sổ tính đời cũ", Hint: "lưu lại"},
		{Warning: true, Pos: doc.Position{File: "b.docx"}, Rule: ruleStranger, Message: "không phải sổ tính"},
		{Warning: true, Pos: doc.Position{File: "c.xlsx"}, Rule: "khac", Message: "chỉ để biết"},
	}
	other := formOf("e.xlsx", "VP")
	other.Period = november.Prev()
	r := Merge(input(), []*intake.ReturnedForm{formOf("c.xlsx", "TTra", doing("2026-11/TTra-01", "x").with(keyPercent, "120")), formOf("a.xlsx", "VP"), formOf("f.xlsx", "CCVC"), other})
	var got []string
	for _, row := range r.MendRows(unread) {
		reason, _, _ := strings.Cut(row.Reason, " ")
		got = append(got, strings.TrimSpace(row.File+" "+row.Cell+" "+row.Value+" "+reason))
	}
	want := []string{"a.xlsx   Phiếu", "b.docx   Không", "c.xlsx H5 120 Tỷ", "d.xls   Sổ", "e.xlsx   Phiếu"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"", "", 0}, {"abc", "abc", 1}, {"abcdefghij", "abcdefghix", 0.9}, {"abcdefghij", "abcdefghijk", 1 - 1.0/11}, {"abcdefghij", "bcdefghijx", 0}, {"abcdefghijabcdefghij", "xbcdefghijabcdefghi", 0.9}, {"ab", "cd", 0}} {
		if got := similarity(c.a, c.b); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
