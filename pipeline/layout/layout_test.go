package layout

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

const sentence = "Các đơn vị rà soát nhiệm vụ còn chậm, báo cáo Ban Giám đốc trước ngày 05\u00a0tháng 10 năm 2022. "

func TestGolden(t *testing.T) {
	landscape := a4()
	landscape.Width, landscape.Height = landscape.Height, landscape.Width
	letterhead := &doc.Table{Columns: []doc.Length{3685, 5670}, Rows: []doc.Row{{Cells: []doc.Cell{
		{Blocks: []doc.Block{para("Center", "SỞ TÀI CHÍNH"), &doc.Rule{Width: 1400, Weight: 15, Align: doc.AlignCenter, Before: 20, After: 40}}},
		{Blocks: []doc.Block{para("Center", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), para("Right", "Hải Đông, ngày     tháng 10 năm 2022")}},
	}}}}
	mixed := &doc.Paragraph{Style: "Body", Inlines: []doc.Inline{
		doc.Text{Text: "Văn phòng Sở: ", Bold: true}, doc.Text{Text: strings.Repeat(sentence, 2)},
		doc.Link{Target: "mailto:vp@haidong.gov.vn", Text: "vp@haidong.gov.vn"}, doc.Text{Text: " (kèm phụ lục)", Italic: true}, doc.Text{Text: "."},
	}}
	list := &doc.List{Items: []doc.Item{
		{Label: "a)", Blocks: []doc.Block{para("Body", sentence)}},
		{Label: "-", LabelBold: true, Blocks: []doc.Block{para("Hang", strings.Repeat(sentence, 2)), para("Hang", "đoạn sau")}},
	}}
	tabs := &doc.Paragraph{Style: "Tabs", Inlines: []doc.Inline{doc.Text{Text: "Nơi nhận:"}, doc.Tab{}, doc.Text{Text: "giữa"}, doc.Tab{}, doc.Text{Text: "phải"}, doc.Break{}, doc.Text{Text: "dòng hai"}}}
	spans := &doc.Table{Columns: []doc.Length{1000, 2000, 3000}, Align: doc.AlignCenter, Border: doc.Border{Weight: 15, Color: "808080"}, Padding: 80, Rows: []doc.Row{
		{Cells: []doc.Cell{{Span: 2, Blocks: []doc.Block{para("Cell", "hai cột")}}, {Middle: true, Blocks: []doc.Block{para("Cell", "giữa")}}}, Height: 900},
		{Cells: cells("Cell", "1", "một ô dài hơn cột của nó", "")},
	}}
	split := records(42)
	split.Rows[40].CanSplit = true
	split.Rows[40].Cells[1].Blocks = []doc.Block{para("Cell", numbered("ý ", 12)), para("Cell", numbered("việc ", 3))}
	for name, d := range map[string]*doc.Doc{
		"letter":    document(section(a4(), letterhead, para("Center", "THÔNG BÁO"), mixed, list, tabs, &doc.Heading{Style: "Heading", Label: "II.", Inlines: text("Nhiệm vụ")}, spans)),
		"table":     document(section(a4(), split, records(1), para("Plain", "sau bảng"))),
		"landscape": document(section(a4(), filler(3)...), section(landscape, records(40))),
	} {
		t.Run(name, func(t *testing.T) {
			pages, problems := Pages(d, fonts.Load())
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			judge.Golden(t, filepath.Join("testdata", name+".txt"), Trace(pages))
		})
	}
}

// Heights of a line in twips by size in half-points, as a word processor sets
// this typeface.
func TestPitch(t *testing.T) {
	f := fonts.Load().Face(false, false)
	for size, want := range map[int]Pos{20: 231, 21: 242, 22: 253, 23: 265, 24: 276, 25: 288, 26: 299,
		27: 311, 28: 322, 29: 333, 30: 345, 31: 356, 32: 368, 33: 379} {
		if got, _ := pitch(f, size); got != want*Twip {
			t.Errorf("size %d: %d twips, want %d", size, got/Twip, want)
		}
	}
	for _, c := range []struct {
		size, line     float64
		height, ascent Pos
	}{{14, 0, 322, 262}, {14, 1.15, 370, 262}, {13, 1.3, 388, 243}, {14, 0.9, 290, 232}, {13, 0.95, 285, 228}} {
		s := newStyle(doc.Style{Size: c.size, Line: c.line}, f)
		if s.pitch != c.height*Twip || s.ascent != c.ascent*Twip {
			t.Errorf("%v: %d, %d twips", c, s.pitch/Twip, s.ascent/Twip)
		}
	}
}

// Where lines end, in a column of 1,680 twips (84 pt) that holds about a dozen
// letters.
func TestBreaks(t *testing.T) {
	page := a4()
	page.Right = page.Width - page.Left - 1680
	for in, want := range map[string]string{
		"X abcdef-klmn":      "X abcdef-|klmn",
		"X abcdef-12345":     "X abcdef-|12345",
		"X abcdef\u2011klmn": "X|abcdef\u2011klmn",
		"X abcdef–klmn":      "X abcdef–|klmn",
		"X abcdef/12345":     "X|abcdef/12345",
		"X abcdef/klmno":     "X|abcdef/klmno",
		"X 30-KH/TUabc":      "X|30-KH/TUabc",
		"X abc/TB-SNgVx":     "X abc/TB-|SNgVx",
		"X 12345-(abcde)":    "X 12345-|(abcde)",
		"X abcdef, klmno":    "X abcdef,|klmno",
		"X abcd\u00a0klmnop": "X|abcd\u00a0klmnop",
		"X abcdef? klmno":    "X abcdef?|klmno",
		"X abcdef?klmno":     "X abcdef?|klmno",
		"aaaaaaaaaaaaaaa":    "aaaaaaaaaaaaa|aa",
		"X bbbbbbbbbbbbbbb":  "X|bbbbbbbbbbbb|bbb",
		"X   \nY":            "X|Y",
		"a\tb":               "a¦b",
		"abcdefghijklm\tb":   "abcdefghijklm|b",
	} {
		pages, problems := Pages(document(section(page, para("Plain", in))), fonts.Load())
		if got := strings.Join(linesOf(pages[0]), "|"); got != want || len(problems) > 0 {
			t.Errorf("%q: %q, want %q %v", in, got, want, problems)
		}
	}
}

// A page holds 45 lines: how many of those after the filler stay on page one.
func TestKeeping(t *testing.T) {
	for name, c := range map[string]struct {
		filler int
		block  doc.Block
		stay   int
	}{
		"two lines stay":           {43, para("Plain", numbered("d", 4)), 2},
		"no widow":                 {42, para("Plain", numbered("d", 4)), 2},
		"no orphan":                {44, para("Plain", numbered("d", 4)), 0},
		"three lines are one":      {43, para("Plain", numbered("d", 3)), 0},
		"lines kept together":      {42, para("Whole", numbered("d", 5)), 0},
		"fits exactly":             {41, para("Whole", numbered("d", 4)), 4},
		"higher than a page":       {40, para("Whole", numbered("d", 50)), 0},
		"kept with the next":       {40, para("Heading", "d"), 1},
		"kept, next does not fit":  {43, para("Heading", "d"), 0},
		"a whole row":              {44, &doc.Table{Columns: []doc.Length{5000}, Rows: []doc.Row{{Cells: cells("Plain", numbered("d", 3))}}}, 0},
		"a row that splits":        {44, &doc.Table{Columns: []doc.Length{5000}, Rows: []doc.Row{{CanSplit: true, Cells: cells("Plain", numbered("d", 3))}}}, 1},
		"row kept with the next":   {43, &doc.Table{Columns: []doc.Length{5000}, Rows: []doc.Row{{Cells: cells("Heading", "d")}, {Cells: cells("Plain", numbered("e", 3))}}}, 0},
		"heading row not alone":    {43, &doc.Table{Columns: []doc.Length{5000}, HeaderRows: 1, Rows: []doc.Row{{Cells: cells("Plain", "d")}, {Cells: cells("Plain", numbered("e", 3))}}}, 0},
		"row higher than the page": {0, &doc.Table{Columns: []doc.Length{5000}, Rows: []doc.Row{{Cells: cells("Plain", numbered("d", 100))}}}, 45},
	} {
		t.Run(name, func(t *testing.T) {
			pages, _ := pagesOf(append(filler(c.filler), c.block, para("Plain", numbered("n", 3)))...)
			stay := 0
			for _, line := range linesOf(pages[0]) {
				if strings.HasPrefix(line, "d") && !strings.HasPrefix(line, "dòng") {
					stay++
				}
			}
			if stay != c.stay {
				t.Errorf("%d lines stay, want %d", stay, c.stay)
			}
		})
	}
}

func TestSpaceAtPageTop(t *testing.T) {
	pages, _ := pagesOf(append(append([]doc.Block{para("Body", "đầu")}, filler(44)...), para("Body", "sau"))...)
	if first, top := pages[0].Texts[0].Y, pages[1].Texts[1].Y; first-top != 120*Twip {
		t.Errorf("space before: %d twips apart, want 120 on the first page only", (first-top)/Twip)
	}
}

func TestHeaderAndNumbers(t *testing.T) {
	d := document(section(a4(), filler(100)...), section(a4(), filler(50)...))
	d.Sections[1].Restart = false
	pages, _ := Pages(d, fonts.Load())
	var got []string
	for _, p := range pages {
		head := "-"
		if p.Texts[0].Repeat {
			head = p.Texts[0].Text
		}
		got = append(got, head)
	}
	if diff := cmp.Diff([]string{"-", "2", "3", "-", "5"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestMissingCharacters(t *testing.T) {
	pages, problems := pagesOf(para("Plain", "Kính gửi 😀 và 😀 \x07 漢"), para("Plain", "xấu \xff"))
	if got := linesOf(pages[0]); got[0] != "Kính gửi □ và □ □ □" || got[1] != "xấu □" {
		t.Errorf("printed %q", got)
	}
	if len(problems) != 4 || problems.Failed() {
		t.Fatalf("problems: %v", problems)
	}
	want := "ký tự “😀” (U+1F600) không có trong phông chữ, in thay bằng “□”, ở “Kính gửi 😀 và 😀 □ 漢”"
	if diff := cmp.Diff(want, problems[0].Message); diff != "" {
		t.Error(diff)
	}
	if want := "byte không phải UTF-8 "; !strings.HasPrefix(problems[3].Message, want) {
		t.Errorf("%q does not begin with %q", problems[3].Message, want)
	}
}

// What was lost before is printed, and told by whoever checks the data, not here.
func TestLostCharacters(t *testing.T) {
	pages, problems := pagesOf(para("Plain", "m\uFFFDt \uFFFD"))
	if got := linesOf(pages[0]); got[0] != "m□t □" || len(problems) > 0 {
		t.Errorf("printed %q, problems %v", got, problems)
	}
}

func TestBadModel(t *testing.T) {
	short := records(1)
	short.Rows[1].Cells = short.Rows[1].Cells[:2]
	for name, b := range map[string]doc.Block{
		"style": para("Nowhere", "x"),
		"row":   short,
		"grid":  &doc.Table{Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{para("Plain", "x")}}}}}},
		"item":  &doc.List{Items: []doc.Item{{Label: "-"}}},
		"first": &doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{&doc.Rule{}}}}},
		"field": &doc.Paragraph{Inlines: []doc.Inline{doc.Field{Kind: "?"}}},
		"nil":   nil,
		"empty": &doc.Paragraph{Inlines: []doc.Inline{nil}},
	} {
		if _, problems := pagesOf(b); !problems.Failed() {
			t.Errorf("%s: accepted", name)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	for name, blocks := range map[string][]doc.Block{
		"paragraph2MB": {para("Body", strings.Repeat(sentence, 2<<20/len(sentence)))},
		"rows10000":    {records(10_000)},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pagesOf(blocks...)
			}
		})
	}
}
