package intake

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// sample reads a file of the samples.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(judge.Root(t), "testdata", name))
	must(t, err)
	return data
}

// communeMonth is the month of the commune, read from YAML.
func communeMonth(t testing.TB) *record.Month {
	t.Helper()
	return communeOf(t, mustRead(t, "2026-11.yaml", sample(t, "xa-an-hoa/2026-11.yaml")))
}

func communeOf(t testing.TB, n *Node) *record.Month {
	t.Helper()
	m, ps := Month(n, mustRead(t, "co-quan.yaml", sample(t, "xa-an-hoa/co-quan.yaml")), viet.Date{})
	if ps.Failed() {
		t.Fatal(ps)
	}
	return m
}

// oldWorkbook writes a month as clerks wrote in the days of these fonts: all
// cells of the sheets that people fill in, in an encoding and its font. Cells
// that the encoding cannot hold stay as they are, in the font of the form.
func oldWorkbook(t testing.TB, m *record.Month, e legacy.Encoding, font string) []byte {
	t.Helper()
	return edit(t, workbookOf(t, m), func(f *excelize.File) {
		for _, sheet := range f.GetSheetList() {
			if strings.HasPrefix(sheet, form.ListPrefix) || sheet == form.MetaSheet {
				continue
			}
			rows, err := f.GetRows(sheet)
			must(t, err)
			for y, row := range rows {
				for x, text := range row {
					cell, err := excelize.CoordinatesToCellName(x+1, y+1)
					must(t, err)
					writeOld(t, f, sheet, cell, text, e, font)
				}
			}
		}
	})
}

// writeOld puts a text into a cell in an encoding and its font. TCVN3 has capitals
// in fonts of their own.
func writeOld(t testing.TB, f *excelize.File, sheet, cell, text string, e legacy.Encoding, font string) {
	t.Helper()
	if e == legacy.TCVN3 && font != "" && text == viet.Upper(text) {
		e, font = legacy.TCVN3Capitals, font+"H"
	}
	old, ok := e.Encode(text)
	sort, err := f.GetCellType(sheet, cell)
	must(t, err)
	if !ok || text == "" || sort != excelize.CellTypeSharedString && sort != excelize.CellTypeInlineString {
		return
	}
	if len(text) != utf8.RuneCountInString(text) { // ASCII is as it was
		must(t, f.SetCellStr(sheet, cell, old))
	}
	if font != "" {
		setFont(t, f, sheet, cell, font)
	}
}

func setFont(t testing.TB, f *excelize.File, sheet, cell, font string) {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	if style.Font == nil {
		style.Font = &excelize.Font{}
	}
	style.Font.Family = font
	id, err = f.NewStyle(style)
	must(t, err, f.SetCellStyle(sheet, cell, cell, id))
}

// oldProblems are the problems that speak of encodings.
func oldProblems(ps doc.Problems) doc.Problems {
	return slices.DeleteFunc(slices.Clone(ps), func(p doc.Problem) bool { return p.Rule != "bang-ma-cu" })
}

// A workbook in old fonts, or in the letters of old fonts without them, is the
// same month, and each sheet says so once.
func TestLegacyWorkbook(t *testing.T) {
	want := communeMonth(t)
	for _, c := range []struct {
		encoding legacy.Encoding
		font     string
	}{
		{legacy.TCVN3, ".VnTime"}, {legacy.VNI, "VNI-Times"}, {legacy.TCVN3, ""}, {legacy.VNI, ""}, {legacy.Mojibake, ""},
	} {
		t.Run(c.encoding.String()+c.font, func(t *testing.T) {
			n, ps := Read("thang.xlsx", oldWorkbook(t, want, c.encoding, c.font))
			if n == nil {
				t.Fatal(ps)
			}
			if d := cmp.Diff(want, communeOf(t, n)); d != "" {
				t.Errorf("(-Unicode +%s):\n%s", c.encoding, d)
			}
			told := map[string]int{}
			for _, p := range oldProblems(ps) {
				if !p.Warning || !strings.Contains(p.Message, " theo bảng mã "+c.encoding.String()+", ô đầu là “") {
					t.Error(p)
				}
				told[p.Pos.Sheet]++
			}
			for _, sheet := range []string{"CuocHop", "NhiemVu", "DanhGia", "VanBan", "TienDo"} {
				if told[sheet] != 1 {
					t.Errorf("%d warnings of sheet %s", told[sheet], sheet)
				}
			}
		})
	}
}

// Text in Unicode is never taken for old, whatever its font is.
func TestLegacyNoAlarm(t *testing.T) {
	inputs := map[string][]byte{"month": []byte(monthYAML), "month.json": []byte(monthJSON)}
	for _, name := range []string{"so-ngoai-vu/2022-10", "xa-an-hoa/2026-11", "so-ngoai-vu/co-quan", "xa-an-hoa/co-quan"} {
		inputs[name+".yaml"] = sample(t, name+".yaml")
	}
	for _, name := range []string{"so-ngoai-vu/2022-10.xlsx", "xa-an-hoa/2026-11.xlsx"} {
		inputs[name] = sample(t, name)
		inputs["in .VnTime: "+name] = edit(t, sample(t, name), func(f *excelize.File) {
			must(t, f.SetDefaultFont(".VnTime"))
			setFont(t, f, "NhiemVu", "D5", ".VnTime")
			setFont(t, f, "NhiemVu", "C5", "VNI-Times")
		})
	}
	for name, data := range inputs {
		file := "a" + filepath.Ext(name)
		if _, ps := Read(file, data); len(ps) > 0 {
			t.Errorf("%s: %v", name, ps)
		}
	}
}

// resultsSheet is the sheet of progress of a workbook with results one below the
// other, each cell as it is given.
func resultsSheet(cells ...string) string {
	var b strings.Builder
	b.WriteString(`<row r="1"><c r="A1" t="inlineStr"><is><t>Mã nhiệm vụ</t></is></c><c r="B1" t="inlineStr"><is><t>Kết quả thực hiện</t></is></c><c r="C1" t="inlineStr"><is><t>Tình trạng</t></is></c></row>`)
	for i, cell := range cells {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>a%[1]d</t></is></c>%[2]s</row>`, i+2, cell)
	}
	return b.String()
}

// resultsOf reads such a workbook.
func resultsOf(t testing.TB, rows, shared string) ([]string, doc.Problems) {
	t.Helper()
	n, ps := tableOf(t, "TienDo", smallWorkbook(t, "TienDo", rows, shared, ""))
	var texts []string
	for _, item := range n.Value("tien_do").Values {
		texts = append(texts, item.Value("ket_qua").Text)
	}
	return texts, ps
}

func inline(text string) string { return `<c t="inlineStr"><is><t>` + text + `</t></is></c>` }

// Among cells in Unicode, those that were pasted from an old file are read.
func TestLegacyMixedColumn(t *testing.T) {
	pasted, ok := legacy.TCVN3.Encode("đã rà soát, lập danh sách những hộ nghèo")
	if !ok {
		t.Fatal("not in TCVN3")
	}
	var cells, want []string
	for i := range 10 {
		text := fmt.Sprintf("Đã hoàn thành việc thứ %d theo kế hoạch", i)
		if i == 3 || i == 7 {
			text = pasted
			want = append(want, "Đã rà soát, lập danh sách những hộ nghèo") // as the others begin
		} else {
			want = append(want, text)
		}
		cells = append(cells, inline(text))
	}
	texts, _ := resultsOf(t, resultsSheet(cells...), "")
	if d := cmp.Diff(want, texts); d != "" {
		t.Error(d)
	}
}

// The runs of a text say its font where they agree, also in a workbook that is
// too heavy to be held whole.
func TestLegacyRuns(t *testing.T) {
	run := func(font, text string) string {
		if font != "" {
			font = `<rPr><rFont val="` + font + `"/></rPr>`
		}
		return `<r>` + font + `<t>` + text + `</t></r>`
	}
	for name, c := range map[string]struct{ runs, want string }{
		"one font":        {run(".VnTime", "Phßng ") + run(".VnArial", "Häp"), "Phòng Họp"},
		"capitals":        {run(".VnTimeH", "phßng häp"), "PHÒNG HỌP"},
		"Unicode":         {run("Arial", "Phòng ") + run("Arial", "Họp"), "Phòng Họp"},
		"fonts disagree":  {run(".VnTimeH", "®Ò") + run(".VnTime", " nghÞ c¸c th«n ") + run("Arial", "Đề nghị"), "ĐỀ nghị các thôn Đề nghị"},
		"only a capital":  {run(".VnTime", "Lª Ngäc ") + run(".VnTimeH", "¸") + run(".VnTime", "nh"), "Lê Ngọc Ánh"},
		"ASCII capitals":  {run(".VnTimeH", "b") + run(".VnTime", "µ Lª ThÞ Hoµ"), "Bà Lê Thị Hoà"},
		"ASCII alone":     {run(".VnTimeH", "ubnd ") + run("Arial", "xã"), "ubnd xã"},
		"with VNI":        {run("Arial", "Đề nghị ") + run("VNI-Times", "caùc thoân"), "Đề nghị các thôn"},
		"the cell's font": {run(".VnTime", "Phßng ") + run("", "Häp"), "Phòng Họp"},
	} {
		t.Run(name, func(t *testing.T) {
			for kind, cell := range map[string]string{
				"inline": `<c t="inlineStr"><is>` + c.runs + `</is></c>`, "shared": `<c t="s"><v>0</v></c>`,
			} {
				for _, end := range []string{"", `<row r="1048576"/>`} {
					texts, _ := resultsOf(t, resultsSheet(cell)+end, `<si>`+c.runs+`</si>`)
					if len(texts) != 1 || texts[0] != c.want {
						t.Errorf("%s: got %q, want %q", kind, texts, c.want)
					}
				}
			}
		})
	}
}

// A font says nothing where people typed Unicode in it.
func TestLegacyFontLeftOver(t *testing.T) {
	cell := func(text string) string {
		return `<c t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>` + text + `</t></r></is></c>`
	}
	pasted := "®· rµ so¸t, lËp danh s¸ch nh÷ng hé nghÌo"
	want := []string{"Có", "Đã họp các thôn, đang lập báo cáo", "Đã rà soát, lập danh sách những hộ nghèo"}
	if texts, _ := resultsOf(t, resultsSheet(cell("Có"), cell(want[1]), cell(pasted)), ""); !slices.Equal(texts, want) {
		t.Errorf("typed in Unicode: got %q", texts)
	}
	want = []string{"Cã", "ghi chú", "đã rà soát, lập danh sách những hộ nghèo"}
	if texts, _ := resultsOf(t, resultsSheet(cell("C·"), cell("ghi chó"), cell(pasted)), ""); !slices.Equal(texts, want) {
		t.Errorf("typed in TCVN3: got %q", texts)
	}
}

// oldBytes are the bytes of a text in an encoding. Letters that it has not are
// written small, in the text too.
func oldBytes(t testing.TB, e legacy.Encoding, text string) (data []byte, same string) {
	t.Helper()
	same = strings.Map(func(r rune) rune {
		if _, ok := e.Encode(string(r)); !ok {
			return unicode.ToLower(r)
		}
		return r
	}, text)
	old, ok := e.Encode(same)
	if !ok {
		t.Fatalf("not in %s", e)
	}
	for _, r := range old {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			c = byte(r) // the five bytes that Windows-1252 has not
		}
		data = append(data, c)
	}
	return data, same
}

// A file of bytes in an old encoding is the same month, and says so.
func TestLegacyBytes(t *testing.T) {
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.VISCII, legacy.CP1258} {
		t.Run(e.String(), func(t *testing.T) {
			data, same := oldBytes(t, e, string(sample(t, "xa-an-hoa/2026-11.yaml")))
			n, ps := Read("thang.yaml", data)
			if n == nil {
				t.Fatal(ps)
			}
			want := communeOf(t, mustRead(t, "thang.yaml", []byte(same)))
			// Some capitals that TCVN3 cannot write are given back.
			if d := cmp.Diff(want, communeOf(t, n), cmp.Comparer(strings.EqualFold)); d != "" {
				t.Errorf("(-Unicode +%s):\n%s", e, d)
			}
			if len(ps) != 1 || !ps[0].Warning || !strings.Contains(ps[0].Error(), "giá trị theo bảng mã "+e.String()) || !strings.Contains(ps[0].Hint, "UTF-8") {
				t.Error(ps)
			}
		})
	}
}

// Columns count the characters that an editor shows, of which VNI has two for a
// letter.
func TestLegacyPlace(t *testing.T) {
	data, _ := oldBytes(t, legacy.VNI, "cuoc_hop: {ten: hội nghị giao ban tháng mười của ủy ban, ngay: 31/02/2026}\n")
	if !bytes.Contains(data, []byte("hoäi nghò"[:2])) || utf8.Valid(data) {
		t.Fatalf("%q is not in VNI", data)
	}
	want := fmt.Sprintf("a.yaml:1:%d: “31/02/2026”", bytes.Index(data, []byte("31/02"))+1)
	if got := problemsOf("a.yaml", data, nil); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant %s", got, want)
	}
}

// A heading or the name of a sheet may be in an old encoding too.
func TestLegacyHeadings(t *testing.T) {
	want := richMonth()
	data := edit(t, workbookOf(t, want), func(f *excelize.File) {
		for cell, text := range map[string]string{"C4": "Đơn vị chủ trì", "D4": "Nội dung nhiệm vụ", "E4": "Phối hợp", "Q4": "Ghi chú"} {
			old, _ := legacy.TCVN3.Encode(text)
			must(t, f.SetCellStr("NhiemVu", cell, old))
		}
		old, _ := legacy.TCVN3.Encode("Nhiệm vụ")
		set(t, f, "NhiemVu", map[string]any{"A1": ""})
		must(t, f.SetSheetName("NhiemVu", old))
	})
	if d := cmp.Diff(want, monthOf(t, data)); d != "" {
		t.Error(d)
	}
}

// The name of a sheet is read as what is on it.
func TestLegacySheetName(t *testing.T) {
	want := richMonth()
	old, ok := legacy.TCVN3.Encode("Cuộc họp")
	data := edit(t, oldWorkbook(t, want, legacy.TCVN3, ".VnTime"), func(f *excelize.File) {
		set(t, f, "CuocHop", map[string]any{"A1": ""})
		must(t, f.SetSheetName("CuocHop", old))
	})
	if d := cmp.Diff(want, monthOf(t, data)); d != "" || !ok {
		t.Error(d)
	}
}

// Words that are right in both ways are read as all others are, but stay as they
// are where some others are in Unicode.
func TestLegacyBothWays(t *testing.T) {
	pasted := "a: ®· rµ so¸t, lËp danh s¸ch nh÷ng hé nghÌo\nb: ghi chó\n"
	if n, ps := Read("a.yaml", []byte(pasted)); n.Value("b").Text != "ghi chú" || len(ps) != 1 {
		t.Errorf("among old texts: %q %v", n.Value("b").Text, ps)
	}
	if n, ps := Read("a.yaml", []byte(pasted+"c: đã họp các thôn\n")); n.Value("b").Text != "ghi chó" || len(ps) != 1 {
		t.Errorf("among texts of both sorts: %q %v", n.Value("b").Text, ps)
	}
}

// What is told of one by one has an end.
func TestLegacyTold(t *testing.T) {
	d := decoding{what: "ô", place: grid{name: "a"}.pos}
	text := "hÃ�p"
	for y := range maxTold + 20 {
		d.broken = append(d.broken, oldText{text: &text, y: y})
	}
	ps := d.finish()
	if len(ps) != maxTold || !strings.Contains(ps[maxTold-1].Message, "(còn 20 ô nữa như vậy)") || strings.Contains(ps[0].Message, "như vậy") {
		t.Error(ps)
	}
}
