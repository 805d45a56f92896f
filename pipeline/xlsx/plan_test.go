package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// anyText draws a text as documents hold it: marks, breaks of lines, signs that
// spreadsheets take for formulas.
func anyText() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.RuneFrom([]rune("aăâđêôơưạếỐ 0123456789=+-@'\"<>&_x.,;/\u00a0\u2011")), 1, 200, -1)
}

// texts are all texts of a workbook's cells, joined by line breaks.
func texts(t *rapid.T, d *doc.Doc) string {
	data, _, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for _, sheet := range f.GetSheetList() {
		for _, row := range must(f.GetRows(sheet, excelize.Options{RawCellValue: true})) {
			out = append(out, row...)
		}
	}
	return strings.Join(out, "\n")
}

// All text of a document without tables is found again.
func TestProseKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var blocks []doc.Block
		for _, text := range rapid.SliceOfN(anyText(), 1, 8).Draw(t, "đoạn") {
			switch rapid.IntRange(0, 3).Draw(t, "khối") {
			case 0:
				blocks = append(blocks, heading(1, "I.", text))
			case 1:
				blocks = append(blocks, &doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("Than", text)}}}})
			default:
				blocks = append(blocks, para("Than", text))
			}
		}
		blocks = append(blocks, closing())
		d := document("Văn bản", doc.Section{Page: portrait, Blocks: append(titles("BIÊN BẢN", "Họp"), blocks...)})
		got := texts(t, d)
		for line := range doc.Lines(d.Sections[0].Blocks) {
			if !strings.Contains(got, line) {
				t.Fatalf("%q is lost", line)
			}
		}
	})
}

// Every cell of a table holds what the document's holds, with its type.
func TestTableKeepsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := &doc.Table{Role: doc.RoleData, HeaderRows: 1, Columns: []doc.Length{1, 2, 3}, Rows: []doc.Row{headerRow("TT", "Nội dung", "Ngày")}}
		type record struct {
			text string
			n    int
		}
		var want []record
		for range rapid.IntRange(1, 20).Draw(t, "số hàng") {
			r := record{anyText().Draw(t, "chữ"), rapid.IntRange(-1e6, 1e6).Draw(t, "số")}
			want = append(want, r)
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{countCell(r.n), textCell("O", r.text), dateCell(2022, 1, 1+len(want))}})
		}
		data, _, err := Write(document("Bảng", doc.Section{Page: across, Blocks: []doc.Block{table}}))
		if err != nil {
			t.Fatal(err)
		}
		f := must(excelize.OpenReader(strings.NewReader(string(data))))
		defer f.Close()
		for i, r := range want {
			number := must(f.GetCellValue("Bảng", cellName(1, i+2), excelize.Options{RawCellValue: true}))
			text := must(f.GetCellValue("Bảng", cellName(2, i+2)))
			date := must(f.GetCellValue("Bảng", cellName(3, i+2)))
			if day := dateCell(2022, 1, 2+i).Value.Date.Format("02/01/2006"); date != day {
				t.Errorf("date %s, want %s", date, day)
			}
			if number != strconv.Itoa(r.n) || text != doc.Fold(r.text) {
				t.Errorf("%s %q, want %d %q", number, text, r.n, r.text)
			}
			for x, kind := range []string{"số", "chữ", "số"} {
				if got := kindName(f, "Bảng", cellName(x+1, i+2)); got != kind {
					t.Errorf("%s is %s, want %s", cellName(x+1, i+2), got, kind)
				}
			}
		}
	})
}

func TestSheetName(t *testing.T) {
	used := map[string]bool{}
	for _, c := range [][2]string{
		{"Phụ lục", "Phụ lục"},
		{"PHỤ LỤC", "PHỤ LỤC (2)"},
		{"Tiến độ: tháng 9/2022 [dự thảo]?", "Tiến độ tháng 9-2022 dự thảo"},
		{"Danh mục nhiệm vụ giao các đơn vị thuộc Sở", "Danh mục nhiệm vụ giao các đơn"},
		{"Danh mục nhiệm vụ giao các đơn vị khác", "Danh mục nhiệm vụ giao các (2)"},
		{strings.Repeat("đ", 40), strings.Repeat("đ", 31)},
		{"", "Bảng"}, {"'*'", "Bảng (2)"}, {"History", "History (2)"},
		{strings.Repeat("😀", 20), strings.Repeat("😀", 15)},
	} {
		if got := sheetName(c[0], used); got != c[1] {
			t.Errorf("sheetName(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestBreaks(t *testing.T) {
	text := func(s string) []run { return []run{{text: s}} }
	for _, c := range []struct {
		name string
		runs []run
		want []int
	}{
		{"nothing", nil, []int{0}},
		{"one line", text("một hai"), []int{0}},
		{"after a space", text("nnnnnnnnn nnnnnnnnn"), []int{0, 10}},
		{"given", text("a\nb\n"), []int{0, 2, 4}},
		{"inside a long word", text(strings.Repeat("n", 25)), []int{0, 10, 20}},
		{"over runs", []run{{text: "nnnnnn nnn"}, {text: "nnn n", bold: true}}, []int{0, 7}},
	} {
		// A line holds ten letters "n" of 6 pt.
		if got := breaks(c.runs, 12, doc.Pt(61/certain)+cellPadding); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	runs := []run{{text: "ab"}, {text: "cd", bold: true}}
	for at := range 6 {
		head, tail := cut(runs, at)
		if plain(head)+plain(tail) != "abcd" || len(plain(head)) != min(at, 4) {
			t.Errorf("cut at %d: %v %v", at, head, tail)
		}
	}
}

func TestLetterheadSplit(t *testing.T) {
	bold := func(text string) []line {
		return []line{{runs: []run{{text: text, bold: true}}, style: doc.Style{Size: 13}}}
	}
	right := bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
	for _, c := range []struct {
		left string
		mm   []float64
		want int
	}{
		{"SỞ NGOẠI VỤ", []float64{252}, 0},
		{"SỞ NGOẠI VỤ", []float64{12, 100, 140}, 2},
		{"SỞ NGOẠI VỤ", []float64{12, 150, 90}, 0}, // too narrow for the agency, then for Quốc hiệu
		{"SỞ NGOẠI VỤ", []float64{45, 117, 90}, 1},
		{"BAN QUẢN LÝ KHU KINH TẾ VÀ CÁC KHU CÔNG NGHIỆP", []float64{45, 117, 90}, 1}, // a long name is broken
		{"SỞ NGOẠI VỤ", []float64{50, 50, 50, 50, 52}, 2},
	} {
		var s sheet
		for _, mm := range c.mm {
			s.columns = append(s.columns, doc.MM(mm))
		}
		if got := s.split(bold(c.left), right); got != c.want {
			t.Errorf("split of %v for “%s” = %d, want %d", c.mm, c.left, got, c.want)
		}
	}
}

// The number and the place and date stand on one row, whichever side is longer.
func TestLetterheadLevel(t *testing.T) {
	number, date, other := line{role: doc.RoleNumber}, line{role: doc.RoleDateline}, line{role: doc.RoleAgency}
	for _, sides := range [][2][]line{
		{{other, number}, {other, other, date}},
		{{other, other, other, number, other}, {date}},
		{{number}, {date}},
	} {
		got := level(sides)
		at := func(i int, role doc.Role) int {
			return slices.IndexFunc(got[i], func(l line) bool { return l.role == role })
		}
		if at(0, doc.RoleNumber) != at(1, doc.RoleDateline) {
			t.Errorf("%v", got)
		}
	}
}
