package xlsx

import (
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// statuses are words of how tasks stand, and the signals that begin so.
var (
	statuses = []string{"Đã hoàn thành - đúng hạn", "Đã hoàn thành - quá hạn 3 ngày", "Đã hoàn thành - không có thời hạn",
		"Chưa hoàn thành - trong hạn", "Chưa hoàn thành - sắp đến hạn", "Chưa hoàn thành - quá hạn 12 ngày", "Tạm dừng"}
	signals = []doc.Signal{
		{Column: 5, Prefix: "Đã hoàn thành - đúng hạn", Tone: doc.ToneGood}, {Column: 5, Prefix: "Đã hoàn thành - quá hạn", Tone: doc.ToneLate},
		{Column: 5, Prefix: "Đã hoàn thành - không", Tone: doc.TonePlain}, {Column: 5, Prefix: "Chưa hoàn thành - trong hạn", Tone: doc.ToneCalm},
		{Column: 5, Prefix: "Chưa hoàn thành - sắp đến hạn", Tone: doc.ToneNear}, {Column: 5, Prefix: "Chưa hoàn thành - quá hạn", Tone: doc.ToneAlarm},
		{Column: 5, Prefix: "Tạm dừng", Tone: doc.ToneMuted},
	}
)

// tracker is a sheet of tasks by unit, with filters and signals: a unit's name goes
// across, an assigning document down.
func tracker(rows int) *doc.Doc {
	t := &doc.Table{Role: doc.RoleData, HeaderRows: 2, Border: doc.Border{Weight: doc.Pt(0.5)}, Filter: true, Signals: signals,
		Columns: []doc.Length{doc.MM(12), doc.MM(30), doc.MM(90), doc.MM(35), doc.MM(28), doc.MM(45)},
		Rows: []doc.Row{
			{Cells: []doc.Cell{down(2, textCell("ODau", "TT")), down(2, textCell("ODau", "Mã")), down(2, textCell("ODau", "Nội dung nhiệm vụ")),
				down(2, textCell("ODau", "Văn bản giao")), {Span: 2, Blocks: []doc.Block{para("ODau", "Thực hiện")}}}},
			headerRow("Hạn xử lý", "Phân loại"),
		}}
	for i := range rows {
		if i%4 == 0 {
			unit := "Phòng Lãnh sự, người Việt Nam ở nước ngoài"
			if i%8 == 0 {
				unit = "VĂN PHÒNG SỞ"
			}
			t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Span: 6, Blocks: []doc.Block{para("ODau", unit)}}}})
		}
		cells := []doc.Cell{countCell(i + 1), textCell("O", "2026-11/VP-0"+string(rune('1'+i%9))),
			textCell("O", "Rà soát, cập nhật quy chế làm việc của cơ quan, trình cấp có thẩm quyền ban hành")}
		if i%4 == 0 && i+1 < rows {
			cells = append(cells, down(2, textCell("O", "Thông báo số 15/TB-SNgV")))
		} else if i%4 != 1 {
			cells = append(cells, textCell("O", ""))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: append(cells, dateCell(2026, 11, 1+i%28), textCell("O", statuses[i%len(statuses)]))})
	}
	return document("Sổ theo dõi nhiệm vụ tháng 11/2026", doc.Section{Page: across, Blocks: append(
		titles("SỔ THEO DÕI", "Nhiệm vụ giao các đơn vị tháng 11/2026"), roled(doc.RoleSubject, "NgayThang", "(Số liệu đến ngày 14/11/2026)"), t)})
}

// The filter is on the lowest heading row and takes in all records, but no total.
func TestFilterRange(t *testing.T) {
	rows := func(names ...string) (out []doc.Row) {
		for _, name := range names {
			out = append(out, doc.Row{Cells: []doc.Cell{textCell("O", name), countCell(1)}})
		}
		return out
	}
	head := headerRow("Đơn vị", "Số việc")
	for _, c := range []struct {
		name, title, want string
		heads             int
		rows              []doc.Row
	}{
		{"records", "Bảng", "'Bảng'!$A$1:$B$3", 1, rows("a", "b")},
		{"a total", "Bảng", "'Bảng'!$A$1:$B$3", 1, rows("a", "b", "Tổng cộng")},
		{"two headings", "Bảng", "'Bảng'!$A$2:$B$3", 2, append([]doc.Row{head}, rows("a")...)},
		{"an apostrophe", "Xã Ia O'Briu", "'Xã Ia O''Briu'!$A$1:$B$2", 1, rows("a")},
		{"no records", "Bảng", "", 1, nil},
		{"a total alone", "Bảng", "", 1, rows("Tổng cộng")},
		{"no heading", "Bảng", "", 0, rows("a")},
	} {
		table := &doc.Table{Role: doc.RoleData, Filter: true, HeaderRows: c.heads, Columns: []doc.Length{2, 1}, Rows: append([]doc.Row{head}, c.rows...)}
		data, _ := written(t, document(c.title, doc.Section{Page: across, Blocks: []doc.Block{table}}))
		got := ""
		for _, n := range opened(t, data).GetDefinedName() {
			if n.Name == "_xlnm._FilterDatabase" {
				got = n.RefersTo
			}
		}
		if got != c.want {
			t.Errorf("%s: filter on %q, want %q", c.name, got, c.want)
		}
		if filtered := strings.Contains(partsOf(t, data)["xl/worksheets/sheet1.xml"], "<autoFilter "); filtered != (c.want != "") {
			t.Errorf("%s: filter %t", c.name, filtered)
		}
	}
}

// A signal that a formula cannot say is left out, and so are those of no column.
func TestSignalsOfOddWords(t *testing.T) {
	table := &doc.Table{Role: doc.RoleData, HeaderRows: 1, Columns: []doc.Length{2, 1},
		Rows: []doc.Row{headerRow("Việc", "Phân loại"), {Cells: []doc.Cell{textCell("O", "a"), textCell("O", "quá hạn")}}},
		Signals: []doc.Signal{{Column: 1, Prefix: ""}, {Column: 1, Prefix: strings.Repeat("q", 300)}, {Column: 7, Prefix: "quá"},
			{Column: 1, Prefix: "“quá\u00a0hạn” \"từ\""}},
	}
	data, _ := written(t, document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}}))
	got := must(opened(t, data).GetConditionalFormats("Bảng"))
	if len(got) != 1 || len(got["B2"]) != 1 && len(got["B2:B2"]) != 1 {
		t.Fatalf("rules %v", got)
	}
	if sheet := partsOf(t, data)["xl/worksheets/sheet1.xml"]; !strings.Contains(sheet, "LEFT(B2,LEN(&#34;“quá hạn” &#34;&#34;từ&#34;&#34;&#34;))") {
		t.Error("the words are not in the formula as the cell has them")
	}
}
