package xlsx

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// progressBook is the workbook of a unit with some tasks, the first of them overdue,
// the second without a day.
func progressBook(tasks int) form.Book {
	a := record.Agency{Name: "Sở Ví Dụ", Units: []record.Unit{{Code: "VP", Name: "Văn phòng Sở"}, {Code: "KT", Name: "Phòng Kinh tế"}}}
	r := form.Request{
		Agency: a, Period: viet.Period{Year: 2026, Month: 11}, Unit: a.Units[1],
		From: viet.Date{Year: 2026, Month: 10, Day: 15}, To: viet.Date{Year: 2026, Month: 11, Day: 14}, SendBy: viet.Date{Year: 2026, Month: 11, Day: 17},
		Sources: map[string]string{"2026-10/KT-01": "Thông báo số 05/TB-SVD ngày 07/10/2026"},
	}
	for i := range tasks {
		t := record.Task{Code: fmt.Sprintf("2026-10/KT-%02d", i+1), Text: "Rà soát hồ sơ; tổng hợp kết quả, báo cáo Giám đốc Sở trước khi trình Ủy ban nhân dân tỉnh"}
		switch i {
		case 0:
			t.Cooperate, t.Deadline.Due = []string{"VP"}, viet.Date{Year: 2026, Month: 11, Day: 10}
		case 1:
			t.Text, t.Deadline.Text = "=1+1", "thường xuyên"
		default:
			t.Deadline.Due = viet.Date{Year: 2026, Month: 11, Day: 30}
		}
		r.Tasks = append(r.Tasks, t)
	}
	return form.Progress(r)
}

func TestWriteProgressGolden(t *testing.T) {
	data, f := formFile(t, progressBook(3))
	var b strings.Builder
	b.WriteString(listing(t, f))
	for _, part := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		content := partsOf(t, data)[part]
		for _, tag := range []string{"definedName", "pageSetup", "pane", "sheetProtection", "autoFilter", "conditionalFormatting"} {
			for _, element := range elements(content, tag) {
				fmt.Fprintf(&b, "%s %s\n", part, element)
			}
		}
	}
	fmt.Fprintln(&b, elements(partsOf(t, data)["xl/styles.xml"], "dxfs"))
	judge.Golden(t, filepath.Join("testdata", "progress.golden"), b.String())
}

// elements lists the elements of a name, from the opening to the closing tag.
func elements(content, name string) []string {
	return regexp.MustCompile(`<`+name+`[ >].*?</`+name+`>`).FindAllString(content, -1)
}

// The mark of an overdue day goes with the state that is picked.
func TestProgressOverdue(t *testing.T) {
	_, f := formFile(t, progressBook(3))
	formats, err := f.GetConditionalFormats("CapNhatTienDo")
	if err != nil {
		t.Fatal(err)
	}
	rule := formats["F5:F7"]
	if len(rule) != 1 {
		t.Fatalf("conditional formats %v", formats)
	}
	style, err := f.GetConditionalStyle(*rule[0].Format)
	if err != nil {
		t.Fatal(err)
	}
	if style.CustomNumFmt == nil || *style.CustomNumFmt != `dd/mm/yyyy "quá hạn"` {
		t.Errorf("the mark is %q", *style.CustomNumFmt)
	}
	at := func(y, m, d int) int { return dayNumber(viet.Date{Year: y, Month: m, Day: d}) }
	for _, c := range []struct {
		due   any
		state string
		want  string
	}{
		{at(2026, 11, 13), "", "TRUE"},
		{at(2026, 11, 13), "Đang thực hiện", "TRUE"},
		{at(2026, 11, 13), "Đề nghị lùi hạn", "TRUE"},
		{at(2026, 11, 13), "Đã hoàn thành", "FALSE"},
		{at(2026, 11, 13), "Tạm dừng", "FALSE"},
		{at(2026, 11, 13), "Hủy", "FALSE"},
		{at(2026, 11, 14), "", "FALSE"},
		{"thường xuyên", "", "FALSE"},
		{nil, "", "FALSE"},
	} {
		for cell, value := range map[string]any{"F5": c.due, "G5": c.state} {
			if err := f.SetCellValue("CapNhatTienDo", cell, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellFormula("CapNhatTienDo", "Z1", rule[0].Criteria); err != nil {
			t.Fatal(err)
		}
		if got, err := f.CalcCellValue("CapNhatTienDo", "Z1"); err != nil || got != c.want {
			t.Errorf("due %v, %q: %s (%v), want %s", c.due, c.state, got, err, c.want)
		}
	}
}

// Rows grow with what the unit types: none has a height that somebody fixed.
func TestProgressRowsGrow(t *testing.T) {
	data, _ := formFile(t, progressBook(3))
	sheet := partsOf(t, data)["xl/worksheets/sheet1.xml"]
	_, rows, _ := strings.Cut(sheet, `<row r="5"`)
	if strings.Contains(rows, "customHeight") || strings.Contains(rows, "outlineLevel") {
		t.Error("a row of the table has a fixed height")
	}
	if !strings.Contains(sheet, `<row r="5" ht="`) {
		t.Error("a row of the table has no height for programs that find none")
	}
}

// A unit without open tasks gets the rows for new work alone: nothing to filter, no
// mark, and the cells for it are open.
func TestProgressEmpty(t *testing.T) {
	data, f := formFile(t, progressBook(0))
	sheet := partsOf(t, data)["xl/worksheets/sheet1.xml"]
	for _, tag := range []string{"<autoFilter", "<conditionalFormatting"} {
		if strings.Contains(sheet, tag) {
			t.Errorf("%s without a task", tag)
		}
	}
	if got, _ := f.GetCellValue("CapNhatTienDo", "A5"); got != "Nhiệm vụ phát sinh" {
		t.Errorf("A5 = %q", got)
	}
	for cell, locked := range map[string]bool{"A6": true, "B6": true, "C6": false, "D6": true, "E6": false, "F6": false, "G6": false, "N15": false} {
		id, err := f.GetCellStyle("CapNhatTienDo", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Protection.Locked != locked {
			t.Errorf("%s locked = %t", cell, style.Protection.Locked)
		}
	}
}

// A listing is for reading on: a filter and frozen headings, nothing locked or hidden.
func TestWriteListing(t *testing.T) {
	rows := make([]form.BatchRow, 4000)
	for i := range rows {
		rows[i] = form.BatchRow{Agency: fmt.Sprintf("Cơ quan %d", i), Made: i, Outcome: "xong"}
	}
	for _, b := range []form.Book{form.BatchSummary(rows), form.BatchSummary(nil), form.Mend([]form.MendRow{{Value: "=1+1"}})} {
		data, f := formFile(t, b)
		name := b.Sheets[0].Name
		if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{name}) {
			t.Errorf("sheets %v", sheets)
		}
		sheet := partsOf(t, data)["xl/worksheets/sheet1.xml"]
		if strings.Contains(sheet, "<sheetProtection") || strings.Contains(sheet, "<f>") || !strings.Contains(sheet, `state="frozen"`) {
			t.Errorf("%s is locked, has a formula or does not freeze its headings", name)
		}
		if want := len(b.Sheets[0].Rows) > 0; strings.Contains(sheet, "<autoFilter") != want {
			t.Errorf("%s: filter, want %t", name, want)
		}
	}
	_, f := formFile(t, form.BatchSummary(rows))
	if got, _ := f.GetCellValue("TongHopLo", "D4004"); got != "3999" {
		t.Errorf("D4004 = %q", got)
	}
	if kind, _ := f.GetCellType("TongHopLo", "D4004"); kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Error("a count is a text")
	}
}

func TestWriteProgressSameBytes(t *testing.T) {
	first, err := WriteForm(progressBook(20))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, err := WriteForm(progressBook(20)); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("the same book gave other bytes (%v)", err)
		}
	}
}

func BenchmarkWriteProgress(b *testing.B) {
	book := progressBook(20)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := WriteForm(book); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteListing(b *testing.B) {
	rows := make([]form.BatchRow, 4000)
	for i := range rows {
		rows[i] = form.BatchRow{Agency: fmt.Sprintf("Ủy ban nhân dân xã %d", i), Made: i, Outcome: "xong", Note: "đã tạo đủ văn bản của kỳ"}
	}
	book := form.BatchSummary(rows)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := WriteForm(book); err != nil {
			b.Fatal(err)
		}
	}
}
