package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/record"
	"vanthu/pipeline/seal"
	"vanthu/pipeline/viet"
)

// formBook is a filled workbook with a value of every kind.
func formBook(t testing.TB, tasks int) form.Book {
	t.Helper()
	a := record.Agency{Code: "UBND-XA", Name: "Ủy ban nhân dân xã Ví Dụ", Units: []record.Unit{
		{Code: "VP", Name: "Văn phòng HĐND và UBND", Aliases: []string{"Văn phòng"}},
		{Code: "KT", Name: "Phòng Kinh tế, Hạ tầng và Đô thị"},
	}}
	percent := 40
	m := record.Month{
		Meeting: record.Meeting{
			Period: viet.Period{Year: 2026, Month: 11}, Date: viet.Date{Year: 2026, Month: 11, Day: 5}, Start: viet.Clock{Hour: 8, Minute: 30, Set: true},
			Chair: record.Person{Post: "Chủ tịch"}, Results: []record.Point{{Text: "=1+1", Unit: "KT", Citations: []string{"vb1", "vb2"}}},
		},
		Progress:  []record.Progress{{Task: "2026-11/VP-01", State: record.StateInProgress, Percent: &percent}},
		Documents: map[string]record.Document{"thong_bao": {Number: "05", Recipients: []string{"Như trên", "Lưu: VT"}}},
	}
	for i := range tasks {
		m.Tasks = append(m.Tasks, record.Task{
			Code: fmt.Sprintf("2026-11/VP-%02d", i+1), Lead: "VP", Cooperate: []string{"KT", "*"}, Text: "Rà soát hồ sơ; tổng hợp kết quả, báo cáo Chủ tịch",
			Deadline: record.Deadline{Kind: record.DeadlineDate, Due: viet.Date{Year: 2026, Month: 11, Day: 20}},
		})
	}
	b := form.GiaoBan(a, m.Meeting.Period)
	if err := form.Fill(&b, &m); err != nil {
		t.Fatal(err)
	}
	return b
}

func formFile(t testing.TB, b form.Book) ([]byte, *excelize.File) {
	t.Helper()
	data, err := WriteForm(b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return data, f
}

// listing describes a workbook: of each sheet its state, page and checks, and of
// each cell with a value its text, whether it is locked and its number format.
// Empty rows are left out.
func listing(t *testing.T, f *excelize.File) string {
	t.Helper()
	var b strings.Builder
	for _, name := range f.GetSheetList() {
		visible, _ := f.GetSheetVisible(name)
		page, err := f.GetPageLayout(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "## %s visible=%t %s\n", name, visible, *page.Orientation)
		merged, _ := f.GetMergeCells(name)
		for _, m := range merged {
			fmt.Fprintf(&b, "merged %s:%s\n", m.GetStartAxis(), m.GetEndAxis())
		}
		checks, _ := f.GetDataValidations(name)
		for _, c := range checks {
			fmt.Fprintf(&b, "check %s %s %s %s %s %s\n", c.Sqref, c.Type, c.Formula1, c.Formula2, errorStyle(c), words(c.Prompt))
		}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, text := range row {
				if _, err := strconv.Atoi(text); text == "" || err == nil && len(row) == 1 {
					continue
				}
				cell := cellName(x+1, y+1)
				id, _ := f.GetCellStyle(name, cell)
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				format := ""
				if style.CustomNumFmt != nil {
					format = " " + *style.CustomNumFmt
				}
				locked := style.Protection == nil || style.Protection.Locked
				fmt.Fprintf(&b, "%s locked=%t bold=%t%s %q\n", cell, locked, style.Font.Bold, format, text)
			}
		}
	}
	return b.String()
}

// errorStyle is what a check does to another value.
func errorStyle(c *excelize.DataValidation) string {
	switch {
	case !c.ShowErrorMessage:
		return "offers"
	case c.ErrorStyle == nil:
		return "stops"
	}
	return *c.ErrorStyle
}

func words(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestWriteFormGolden(t *testing.T) {
	_, f := formFile(t, formBook(t, 2))
	judge.Golden(t, filepath.Join("testdata", "form.golden"), listing(t, f))
}

func TestWriteFormSameBytes(t *testing.T) {
	b := formBook(t, 3)
	first, err := WriteForm(b)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		again, err := WriteForm(b)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("the same book gave other bytes")
		}
	}
	if ours, intact := seal.Intact(first); !ours || !intact {
		t.Error("the form is not sealed")
	}
}

// No data becomes a formula, whatever it begins with.
func TestWriteFormNoFormula(t *testing.T) {
	data, f := formFile(t, formBook(t, 1))
	if got, _ := f.GetCellValue("DanhGia", "C5"); got != "=1+1" {
		t.Errorf("C5 = %q", got)
	}
	for name, content := range partsOf(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/") && (strings.Contains(content, "<f>") || strings.Contains(content, "<f ")) {
			t.Errorf("%s holds a formula", name)
		}
		if strings.Contains(content, "xuri") {
			t.Errorf("%s names the library's author", name)
		}
	}
}

func partsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[p.Name] = string(content)
	}
	return parts
}

func TestWriteFormSheets(t *testing.T) {
	data, f := formFile(t, formBook(t, 1))
	parts := partsOf(t, data)
	for _, name := range f.GetSheetList() {
		hidden := strings.HasPrefix(name, "DM_") || name == "_meta"
		if visible, _ := f.GetSheetVisible(name); visible == hidden {
			t.Errorf("%s visible = %t", name, visible)
		}
	}
	if !strings.Contains(parts["xl/workbook.xml"], `state="veryHidden"`) {
		t.Error("_meta can be shown by hand")
	}
	if got := f.GetActiveSheetIndex(); got != 0 {
		t.Errorf("active sheet %d", got)
	}
	protected := 0
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(content, "<sheetProtection") {
			protected++
			if strings.Contains(content, "password=") || strings.Contains(content, "hashValue=") {
				t.Errorf("%s has a password", name)
			}
		}
	}
	if want := len(formBook(t, 0).Sheets); protected != want {
		t.Errorf("%d sheets are protected, want %d", protected, want)
	}
	props, _ := f.GetDocProps()
	if props.Title != "Giao ban tháng 11/2026" || props.Created != "2026-11-01T00:00:00Z" || props.Creator != "Ủy ban nhân dân xã Ví Dụ" {
		t.Errorf("properties %+v", props)
	}
}

// A row may be taken out only if no cell of it is locked, to the last column.
func TestWriteFormRowsMayGo(t *testing.T) {
	_, f := formFile(t, formBook(t, 1))
	for _, cell := range []string{"A5", "D5", "Q70", "XFD5", "B900"} {
		id, err := f.GetCellStyle("NhiemVu", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Protection == nil || style.Protection.Locked {
			t.Errorf("%s is locked", cell)
		}
	}
}

// A table that is printed on two papers breaks after its Fold without a break
// set by hand, in programs that draw a digit 7 or 7.33 pixels wide.
func TestWriteFormFold(t *testing.T) {
	b := formBook(t, 1)
	_, f := formFile(t, b)
	const paper = (297 - 20) / 25.4 * 96
	for _, s := range b.Sheets {
		if s.Fold == 0 {
			continue
		}
		page, err := f.GetPageLayout(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		near, far := 0.0, s.Columns[0].Width+s.Columns[1].Width
		for i, c := range s.Columns {
			if i < s.Fold {
				near += c.Width
			} else {
				far += c.Width
			}
		}
		for _, digit := range []float64{7, 22.0 / 3} {
			scale := float64(*page.AdjustTo) / 100 * digit
			if near*scale > paper || far*scale > paper {
				t.Errorf("%s: %.0f and %.0f digits do not fit", s.Name, near, far)
			}
			if next := s.Columns[s.Fold].Width; (near+next)*scale <= paper {
				t.Errorf("%s: column %d still fits on the first paper", s.Name, s.Fold)
			}
		}
	}
}

func TestWriteFormTooLong(t *testing.T) {
	b := formBook(t, 1)
	s := b.Sheet("NhiemVu")
	s.Rows[0][s.Column("noi_dung")] = strings.Repeat("ă", 32768)
	_, err := WriteForm(b)
	if want := `trang "NhiemVu": ô D5 dài 32768 ký tự, một ô chỉ chứa được 32767; tách nội dung ra nhiều dòng`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestWriteFormWithoutUnits(t *testing.T) {
	_, f := formFile(t, form.GiaoBan(record.Agency{}, viet.Period{}))
	checks, err := f.GetDataValidations("NhiemVu")
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(checks, func(c *excelize.DataValidation) bool { return strings.Contains(c.Formula1, "DM_DonVi") }) {
		t.Error("an empty list is offered")
	}
}

func TestFormLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1},
		{"một hai ba", 10, 1},
		{"một hai ba bốn", 10, 2},
		{"một\nhai\nba", 10, 3},
		{strings.Repeat("a", 25), 10, 3},
	} {
		if got := formLines(c.text, c.width); got != c.want {
			t.Errorf("formLines(%q, %v) = %d, want %d", c.text, c.width, got, c.want)
		}
	}
}

func BenchmarkWriteForm(b *testing.B) {
	for _, tasks := range []int{0, 200} {
		b.Run(fmt.Sprintf("tasks=%d", tasks), func(b *testing.B) {
			book := formBook(b, tasks)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := WriteForm(book); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
