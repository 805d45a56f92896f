package extract_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/extract"
	"vanthu/pipeline/form"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/xlsx"
	"vanthu/templates"
)

func rules(t testing.TB) *thethuc.Rules {
	t.Helper()
	data, err := templates.Rules.ReadFile(templates.DefaultRules)
	if err != nil {
		t.Fatal(err)
	}
	r, err := thethuc.Load(templates.DefaultRules, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// notice makes the notice of a month.
func notice(t testing.TB, m *record.Month, r *thethuc.Rules) *doc.Doc {
	t.Helper()
	src, err := templates.Kinds.ReadFile("kinds/thong-bao.md")
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := template.Load("thong-bao.md", src)
	if err != nil {
		t.Fatal(err)
	}
	d, ps := tpl.Fill(template.Input{Month: m}, r)
	if ps.Failed() {
		t.Fatal(ps)
	}
	return d
}

// accounted fails unless the pieces of every line are its text.
func accounted(t testing.TB, p *parts.Parts, r *extract.Result) {
	t.Helper()
	texts := map[*parts.Line]string{}
	for _, piece := range r.Pieces {
		texts[piece.Line] += piece.Text
		if piece.Key != "" && piece.Frame != "" {
			t.Errorf("%q is both a value and of the form", piece.Text)
		}
	}
	for _, l := range p.Lines {
		if texts[l] != l.Text {
			t.Errorf("line %q has the pieces %q", l.Text, texts[l])
		}
	}
	told := 0
	for _, p := range r.Problems {
		if p.Rule == "chua-hieu" {
			told++
		}
	}
	if left := len(r.Left()); left > told {
		t.Errorf("%d pieces were not understood, %d problems say so", left, told)
	}
}

func readText(t testing.TB, file string) (*parts.Parts, *extract.Result) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, at, ps := intake.Text(filepath.Base(file), data)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	p := parts.Find(d, rules(t))
	return p, extract.Month(p, nil, extract.Source{Lines: at})
}

// TestShapes holds what is taken out of notices of many shapes, and that all of each
// is accounted for, survives as YAML and as a workbook, and is printed by the notice
// that is made of it.
func TestShapes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			p, r := readText(t, file)
			accounted(t, p, r)
			var got bytes.Buffer
			got.Write(intake.FormatWith(r.Month, r.Note))
			for _, p := range r.Problems {
				got.WriteString("# ! " + p.Error() + "\n")
			}
			for _, piece := range r.Pieces {
				if piece.Frame != "" {
					got.WriteString("# " + piece.Frame + ": " + piece.Text + "\n")
				}
			}
			judge.Golden(t, strings.TrimSuffix(file, ".txt")+".yaml", got.String())
			readBack(t, r.Month)
			printed(t, p, r)
		})
	}
}

// readBack fails unless a month is read again from YAML and from the workbook.
func readBack(t *testing.T, m *record.Month) {
	t.Helper()
	alone, ps := intake.Read("co-quan.yaml", intake.Format(&record.Month{Agency: m.Agency}))
	if ps.Failed() {
		t.Fatal(ps)
	}
	profile := alone.Value("co_quan")
	agency, _ := intake.Agency(profile)
	book := form.GiaoBan(agency, m.Meeting.Period)
	if err := form.Fill(&book, m); err != nil {
		t.Fatal(err)
	}
	sheets, err := xlsx.WriteForm(book)
	if err != nil {
		t.Fatal(err)
	}
	want := *m
	want.Complete()
	for name, data := range map[string][]byte{"thang.yaml": intake.Format(m), "thang.xlsx": sheets} {
		n, ps := intake.Read(name, data)
		if ps.Failed() {
			t.Fatal(name, ps)
		}
		got, _ := intake.Month(n, profile, viet.Date{})
		if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// bare is text for comparison: signs, case and labels do not count.
func bare(s string) string { return viet.Fold(viet.Canonical(s)) }

// printed fails unless the notice made of a month holds all pieces that became what a
// notice prints.
func printed(t *testing.T, p *parts.Parts, r *extract.Result) {
	t.Helper()
	m := *r.Month
	m.Complete()
	d := notice(t, &m, rules(t))
	var all []string
	for _, s := range d.Sections {
		for line := range doc.Lines(s.Blocks) {
			all = append(all, bare(line))
		}
	}
	text := strings.Join(all, " ")
	for _, piece := range r.Pieces {
		for part := range strings.SplitSeq(piece.Text, "\n") {
			if keptBack(piece.Key) || viet.Fold(part) == "" {
				continue
			}
			if !strings.Contains(text, bare(part)) {
				t.Errorf("the notice has lost %q (%s)", part, piece.Key)
			}
		}
	}
	everyWord(t, r, text)
}

// formWords are what a source may say in other words than the notice: how it addresses
// people, gives tasks and leads from one part to the next.
var formWords = strings.Fields(`ong ba de dinh ky mot nhung muc du con kiem diem tinh hinh cung du van vua uu diem khuyet nhuoc sang chieu tren co so cap phan cong
	noi dung lam cuoc chung viec dong chi thoi han gian hoan thanh hoi nghi cu the muc dieu khac thang toi phat bieu su giao cho nhu han che ton tai bcskii theo
	dat duoc noi bat trong tam phuong huong thuc hien nam doi voi buoi khong phat sinh moi luu y va cac tap trung tuy nhien gom trach nhiem`)

// ownHeading is a heading that the notice has in its own words.
var ownHeading = regexp.MustCompile(`^(?:ve )?(?:mot so )?(?:cong tac|ket qua|mat lam duoc|ton tai|han che|to chuc thuc hien|nhiem vu|viec thang)`)

// everyWord fails unless the notice has every word of the source, but for those of the
// form: letterhead, closing, the web page, and headings that it prints itself.
func everyWord(t *testing.T, r *extract.Result, text string) {
	t.Helper()
	have := map[string]bool{}
	for _, w := range slices.Concat(strings.Fields(text), formWords) {
		have[w] = true
	}
	for _, piece := range r.Pieces {
		if strings.HasPrefix(piece.Frame, "phần ") || strings.HasPrefix(piece.Frame, "tiêu đề ") || strings.HasPrefix(piece.Frame, "số thứ tự") || strings.HasPrefix(piece.Key, "van_ban/") ||
			piece.Frame == "đề mục" && ownHeading.MatchString(bare(piece.Text)) {
			continue
		}
		for w := range strings.FieldsSeq(bare(piece.Text)) {
			if !have[w] {
				t.Errorf("the notice has lost the word %q of %q (%s%s)", w, piece.Text, piece.Key, piece.Frame)
			}
		}
	}
}

// keptBack are values that a notice prints in another form, or not at all.
func keptBack(key string) bool {
	last := key[strings.LastIndexByte(key, '/')+1:]
	return key == "" || slices.Contains([]string{"don_vi_chu_tri", "phoi_hop", "ky_hieu", "ten", "ngay", "chu_quan_in_hoa", "ho_ten", "quyen_han", "chuc_vu", "so", "ten_in_hoa", "thoi_han"}, last) ||
		strings.HasPrefix(key, "khong_phat_sinh")
}

// sample is a month of the samples with the profile of its office.
func sample(t testing.TB, month string) *record.Month {
	t.Helper()
	read := func(path string) *intake.Node {
		data, err := os.ReadFile(filepath.Join("../../testdata", path))
		if err != nil {
			t.Fatal(err)
		}
		n, ps := intake.Read(path, data)
		if ps.Failed() {
			t.Fatal(ps)
		}
		return n
	}
	m, ps := intake.Month(read(month), read(filepath.Join(filepath.Dir(month), "co-quan.yaml")), viet.Date{})
	if ps.Failed() {
		t.Fatal(ps)
	}
	return m
}

// TestOwnNotice holds that the notice which the program makes of a month gives back what
// it prints of it.
func TestOwnNotice(t *testing.T) {
	for _, month := range []string{"so-ngoai-vu/2022-10.yaml", "xa-an-hoa/2026-11.yaml"} {
		want := sample(t, month)
		p := parts.Find(notice(t, want, rules(t)), rules(t))
		r := extract.Month(p, &want.Agency, extract.Source{})
		accounted(t, p, r)
		for _, piece := range r.Left() {
			t.Errorf("%s: not understood: %q", month, piece.Text)
		}
		got := *r.Month
		got.Complete()
		if diff := cmp.Diff(asPrinted(*want), asPrinted(got), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", month, diff)
		}
	}
}

// asPrinted is what the notice prints of a month.
func asPrinted(m record.Month) record.Month {
	out := record.Month{Meeting: m.Meeting, NoTask: m.NoTask}
	g := &out.Meeting
	g.Start, g.End, g.Secretary, g.Absent, g.Opinions, g.Proposals = viet.Clock{}, viet.Clock{}, record.Person{}, nil, nil, nil
	for _, list := range []*[]record.Point{&g.Results, &g.Shortcomings, &g.General} {
		*list = slices.Clone(*list)
		for i := range *list {
			p := &(*list)[i]
			p.Text, p.Unit, p.Citations = viet.EndSentence(p.Text), "", nil
		}
	}
	for _, t := range m.Tasks {
		t.Products, t.Assigned, t.Citations = nil, viet.Date{}, nil
		t.Text = viet.EndSentence(t.Text)
		if t.Deadline.Text == "" {
			t.Deadline.Text = t.Deadline.Phrase()
		}
		if !t.Deadline.Kind.Dated() && t.Deadline.Text != "" {
			t.Deadline.Kind = ""
		}
		out.Tasks = append(out.Tasks, t)
	}
	d := m.Documents["thong_bao"]
	out.Documents = map[string]record.Document{"thong_bao": {Number: d.Number, Date: d.Date, Subject: d.Subject}}
	return out
}

// para is a paragraph of a model, in bold if its text begins with "*".
func para(text string) *doc.Paragraph {
	plain, bold := strings.CutPrefix(text, "*")
	return &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: plain, Bold: bold}}}
}

func model(blocks ...doc.Block) *doc.Doc {
	page := doc.Page{Width: doc.MM(210), Height: doc.MM(297), Left: doc.MM(30), Right: doc.MM(15), Top: doc.MM(20), Bottom: doc.MM(20)}
	return &doc.Doc{Styles: []doc.Style{{ID: "Normal", Size: 14}}, Sections: []doc.Section{{Page: page, Blocks: blocks}}}
}

// tasksOf lists tasks in short.
func tasksOf(m *record.Month) (out []string) {
	for _, t := range m.Tasks {
		out = append(out, strings.Join([]string{t.Lead, t.Text, strings.Join(t.Cooperate, "+"), t.Deadline.Text, t.Deadline.Due.Short(), t.Note}, "|"))
	}
	return out
}

var opening = []doc.Block{para("Ngày 06/4/2026, Giám đốc Sở đã chủ trì Hội nghị giao ban tháng 4/2026."), para("*NHIỆM VỤ CỤ THỂ")}

// Documents of Word: units in bold with bullets, and tables with cells over several rows.
func TestModels(t *testing.T) {
	cell := func(text string) doc.Cell { return doc.Cell{Blocks: []doc.Block{para(text)}} }
	down := cell("Phòng Hạ tầng")
	down.Down = 2
	wide := cell("Thanh tra Sở")
	wide.Span = 3
	merged := &doc.Table{Columns: []doc.Length{1000, 4000, 2000}, Rows: []doc.Row{
		{Cells: []doc.Cell{cell("Đơn vị chủ trì"), cell("Nhiệm vụ"), cell("Thời hạn")}},
		{Cells: []doc.Cell{down, cell("Thay thiết bị mạng"), cell("30/4/2026")}},
		{Cells: []doc.Cell{cell("Kiểm tra phòng máy"), cell("hằng tháng")}},
		{Cells: []doc.Cell{cell("Phòng Dữ liệu"), cell("Sao lưu dữ liệu"), cell("")}},
	}}
	grouped := &doc.Table{Columns: []doc.Length{1000, 4000, 2000}, Rows: []doc.Row{
		{Cells: []doc.Cell{cell("TT"), cell("Nội dung nhiệm vụ"), cell("Phối hợp")}},
		{Cells: []doc.Cell{wide}},
		{Cells: []doc.Cell{cell("1"), cell("Thanh tra việc tiếp công dân"), cell("Văn phòng Sở, Sở Kế hoạch và Đầu tư")}},
	}}
	for name, c := range map[string]struct {
		blocks []doc.Block
		want   []string
	}{
		"bold units": {[]doc.Block{
			para("*Phòng Hạ tầng"), &doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("Thay thiết bị mạng trong tháng 4/2026.")}}, {Label: "-", Blocks: []doc.Block{para("Kiểm tra phòng máy.")}}}},
			para("*Văn phòng Sở"), &doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("Chuẩn bị hội nghị sơ kết; gửi giấy mời.")}}}},
		}, []string{"HT|Thay thiết bị mạng trong tháng 4/2026.||trong tháng 4/2026|30/4/2026|", "HT|Kiểm tra phòng máy.||||", "VP|Chuẩn bị hội nghị sơ kết; gửi giấy mời.||||"}},
		"merged": {[]doc.Block{merged}, []string{"HT|Thay thiết bị mạng||30/4/2026|30/4/2026|", "HT|Kiểm tra phòng máy||hằng tháng||", "DL|Sao lưu dữ liệu||||"}},
		"groups": {[]doc.Block{grouped}, []string{"TTra|Thanh tra việc tiếp công dân|Văn phòng Sở+Sở Kế hoạch và Đầu tư|||"}},
	} {
		p := parts.Find(model(slices.Concat(opening, c.blocks)...), rules(t))
		r := extract.Month(p, nil, extract.Source{})
		accounted(t, p, r)
		if got := tasksOf(r.Month); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		for _, piece := range r.Left() {
			t.Errorf("%s: not understood: %q", name, piece.Text)
		}
	}
}

// The room for a signature, blank paragraphs or line breaks, is no end of the closing.
func TestSignatureRoom(t *testing.T) {
	for name, c := range map[string][]doc.Block{
		"none":        {para("*GIÁM ĐỐC"), para("*Khúc Văn Tạo")},
		"blank lines": {para("*GIÁM ĐỐC"), para(""), para(""), para(""), para("*Khúc Văn Tạo")},
		"line breaks": {para("*GIÁM ĐỐC"), &doc.Paragraph{Inlines: []doc.Inline{doc.Break{}, doc.Break{}, doc.Text{Text: "Khúc Văn Tạo", Bold: true}}}},
	} {
		closing := &doc.Table{Columns: []doc.Length{doc.MM(80), doc.MM(85)}, Rows: []doc.Row{{Cells: []doc.Cell{
			{Blocks: []doc.Block{para("*Nơi nhận:"), para("- Các phòng;"), para("- Lưu: VT.")}}, {Blocks: c}}}}}
		blocks := slices.Concat(opening, []doc.Block{para("*Văn phòng Sở"), para("- Trực máy chủ."), closing})
		p := parts.Find(model(blocks...), rules(t))
		r := extract.Month(p, nil, extract.Source{})
		accounted(t, p, r)
		if s := r.Month.Documents["thong_bao"].Signer; s.Post != "Giám đốc" || s.Name != "Khúc Văn Tạo" {
			t.Errorf("%s: signer %+v", name, s)
		}
		for _, piece := range r.Left() {
			t.Errorf("%s: not understood: %q", name, piece.Text)
		}
	}
}

// What is not understood is said with its place, and what only may be right too.
func TestNotUnderstood(t *testing.T) {
	data := "Ngày 06/4/2026, Giám đốc Sở đã chủ trì Hội nghị giao ban tháng 4/2026.\nAbc xyz\nĐây là một câu không thuộc phần nào của thông báo cả."
	d, at, _ := intake.Text("a.txt", []byte(data))
	r := extract.Month(parts.Find(d, rules(t)), nil, extract.Source{Lines: at})
	if left := r.Left(); len(left) != 1 || left[0].Text != "Abc xyz" {
		t.Errorf("left %v", left)
	}
	var got []string
	for _, p := range r.Problems {
		if p.Pos.Line > 0 {
			got = append(got, p.Pos.String()+" "+p.Rule)
		}
	}
	if want := []string{"a.txt:2 chua-hieu", "a.txt:3 chua-ro"}; !slices.Equal(got, want) {
		t.Errorf("problems %q, want %q", got, want)
	}
	if got := r.Where("cuoc_hop/ngay").String(); got != "dòng 1" {
		t.Errorf("the day is at %q", got)
	}
}
