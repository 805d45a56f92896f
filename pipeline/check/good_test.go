package check_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

const rulesFile = "../../templates/rules/nd30-2020.yaml"

func rules(t testing.TB) *thethuc.Rules {
	t.Helper()
	data, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	r, err := thethuc.Load(rulesFile, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// form says which good document is meant.
type form struct {
	kind    string
	size    string // "13" or "14"; "" is the rules' default
	draft   bool
	annexes int
	long    int // more paragraphs of the body
}

func (f form) String() string {
	return fmt.Sprintf("%s cỡ %s dự thảo %t phụ lục %d", f.kind, f.size, f.draft, f.annexes)
}

// forms is a document of every kind in both sizes, numbered and as a draft, with
// annexes and without.
func forms(r *thethuc.Rules) (out []form) {
	for i, k := range slices.Concat(r.Kinds, r.Internal) {
		for j, size := range r.Sizes.Names {
			out = append(out, form{kind: k.Key, size: size, draft: j == i%2})
		}
		if k.Form != thethuc.FormSheet {
			out = append(out, form{kind: k.Key, annexes: 1 + i%2})
		}
	}
	return out
}

func words(s string) []doc.Inline       { return []doc.Inline{doc.Text{Text: s}} }
func para(s string) doc.Block           { return &doc.Paragraph{Inlines: words(s)} }
func head(n int, s string) doc.Block    { return &doc.Heading{Level: n, Inlines: words(s)} }
func ordered(items ...string) doc.Block { return list(true, items) }
func bullets(items ...string) doc.Block { return list(false, items) }

func list(ordered bool, items []string) *doc.List {
	l := &doc.List{Ordered: ordered}
	for _, s := range items {
		l.Items = append(l.Items, doc.Item{Blocks: []doc.Block{para(s)}})
	}
	return l
}

func table(cells ...string) *doc.Table {
	t := &doc.Table{Columns: []doc.Length{1, 4, 2}, HeaderRows: 1}
	for row := range slices.Chunk(cells, 3) {
		var r doc.Row
		for _, c := range row {
			r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{para(c)}})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// helper is a test of any sort.
type helper interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// good is a document that keeps the law.
func good(t helper, r *thethuc.Rules, f form) *doc.Doc {
	t.Helper()
	k, ok := r.Kind(f.kind)
	if !ok {
		t.Fatalf("no kind %q", f.kind)
	}
	frame := thethuc.Frame{
		Kind: f.kind, Size: f.size, Superior: "ỦY BAN NHÂN DÂN TỈNH GIA LAI", Agency: "SỞ NGOẠI VỤ", Symbol: "SNgV", Drafter: "VP",
		Place: "Gia Lai", Period: viet.Period{Year: 2026, Month: 11},
		Subject:    words("Kết luận giao ban tháng 11 năm 2026"),
		Outline:    thethuc.OutlineSections,
		Signatures: []thethuc.Signature{{Post: "Giám đốc", Name: "Lê Văn An"}},
		Recipients: []string{"Các phòng chuyên môn", "Lưu: VT, VP"},
		Author:     "Sở Ngoại vụ",
	}
	if !f.draft {
		frame.Number, frame.Date = "12", viet.Date{Year: 2026, Month: 11, Day: 19}
	}
	body := []doc.Block{
		para("Ngày 18 tháng 11 năm 2026, Giám đốc Sở chủ trì giao ban và kết luận như sau:"),
		head(1, "Kết quả thực hiện"),
		head(2, "Kết quả chung"),
		para("Các phòng đã hoàn thành nhiệm vụ được giao trong tháng."),
		head(2, "Nhiệm vụ"),
		ordered("soạn báo cáo;", "trình lãnh đạo."),
		bullets("Văn phòng tổng hợp;", "các phòng gửi số liệu."),
	}
	for i := range f.long {
		body = append(body, head(1, fmt.Sprintf("Phần việc số %d", i+1)))
		for range 4 {
			body = append(body, para(strings.Repeat("Các phòng chuyên môn tổng hợp số liệu, đối chiếu với kế hoạch đã duyệt và gửi Văn phòng để trình lãnh đạo Sở xem xét. ", 4)))
		}
		body = append(body, table("TT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát hồ sơ", "20/11/2026", "2", "Tổng hợp báo cáo", "25/11/2026"))
	}
	switch k.Form {
	case thethuc.FormDecision:
		frame.Outline, frame.Issuer, frame.Signatures = thethuc.OutlineArticles, "Giám đốc Sở Ngoại vụ", []thethuc.Signature{{Post: "Giám đốc", Name: "Lê Văn An"}}
		frame.Basis = []string{"Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Theo đề nghị của Chánh Văn phòng Sở"}
		body = []doc.Block{ordered("Ban hành kèm theo Quyết định này Quy chế làm việc của Sở.", "Chánh Văn phòng và các phòng chịu trách nhiệm thi hành Quyết định này")}
	case thethuc.FormSheet:
		frame.Landscape, frame.Under, frame.Signatures, frame.Recipients = true, words("(Số liệu đến ngày 14/11/2026)"), nil, nil
		body = []doc.Block{table("TT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát hồ sơ", "20/11/2026")}
	case thethuc.FormMinutes:
		frame.Signatures = []thethuc.Signature{{Name: "Trần Thị Bình"}, {Name: "Lê Văn An"}}
	case thethuc.FormLetter:
		frame.Subject = words("báo cáo kết quả giao ban")
		frame.Contact = &thethuc.Contact{Address: "Số 01 đường Trần Phú, phường Pleiku", Phone: "0269 3800 000", Email: "vp@snv.vidu.vn"}
	}
	if k.Addressees {
		frame.Addressees = []string{"Ủy ban nhân dân tỉnh", "Sở Nội vụ"}[:1+f.annexes%2]
	}
	if k.Form != thethuc.FormSheet {
		end := "Đề nghị các phòng thực hiện./."
		if f.annexes > 0 {
			end = "Đề nghị các phòng thực hiện theo Phụ lục kèm theo./."
		}
		if k.Form == thethuc.FormDecision {
			body = append(body, para(strings.Replace(end, "Đề nghị các phòng thực hiện", "Các phòng thực hiện", 1)))
		} else {
			body = append(body, para(end))
		}
	}
	annexes := []thethuc.Annex{
		{Title: words("Danh mục nhiệm vụ"), Blocks: []doc.Block{head(1, "Nhiệm vụ chung"), para("Các phòng lập kế hoạch./.")}},
		{Title: words("Bảng theo dõi"), Landscape: true, Blocks: []doc.Block{table("TT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát hồ sơ", "20/11/2026"), para("Số liệu do Văn phòng tổng hợp./.")}},
	}
	d, ps := r.Compose(frame, body, annexes[:f.annexes])
	if ps.Failed() {
		t.Fatal(ps)
	}
	return d
}

// run checks d.
func run(r *thethuc.Rules, d *doc.Doc) *check.Report {
	return check.Run(d, check.Options{Rules: r})
}

// told is the findings in short, for the message of a test.
func told(fs []check.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		fmt.Fprintf(&b, "\n  %s (%d) trang %d “%s”: %s; cần: %s; %d sửa đổi", f.Rule, f.Severity, f.Page, f.Passage, f.Found, f.Want, len(f.Changes))
	}
	return b.String()
}

// foreign is a document as another program would have made it: no roles, other names
// of styles, the numbers of headings and lists typed.
func foreign(d *doc.Doc) *doc.Doc {
	ids := map[string]string{}
	for i := range d.Styles {
		s := &d.Styles[i]
		ids[s.ID] = fmt.Sprintf("Normal-%d", i)
		s.ID, s.Name, s.Next, s.Outline = ids[s.ID], fmt.Sprintf("Kiểu %d", i), "", 0
	}
	d.Meta = doc.Meta{Date: d.Meta.Date}
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Role = doc.RoleNone
		for _, blocks := range []*[]doc.Block{&s.Header, &s.FirstHeader, &s.Foot, &s.Footer, &s.Blocks} {
			*blocks = flat(*blocks, ids)
		}
	}
	return d
}

func flat(blocks []doc.Block, ids map[string]string) (out []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			b.Style, b.Role = ids[b.Style], doc.RoleNone
			out = append(out, b)
		case *doc.Heading:
			p := &doc.Paragraph{Style: ids[b.Style], Inlines: b.Inlines}
			if b.Label != "" {
				p.Inlines = doc.Merge(append([]doc.Inline{doc.Text{Text: b.Label + " "}}, b.Inlines...))
			}
			out = append(out, p)
		case *doc.List:
			for _, it := range b.Items {
				sub := flat(it.Blocks, ids)
				p := sub[0].(*doc.Paragraph)
				p.Inlines = doc.Merge(append([]doc.Inline{doc.Text{Text: it.Label + " ", Bold: it.LabelBold}}, p.Inlines...))
				out = append(out, sub...)
			}
		case *doc.Table:
			b.Role = doc.RoleNone
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					c := &b.Rows[i].Cells[j]
					c.Value, c.Blocks = doc.Value{}, flat(c.Blocks, ids)
				}
			}
			out = append(out, b)
		case *doc.Rule:
			b.Role = doc.RoleNone
			out = append(out, b)
		default:
			out = append(out, b)
		}
	}
	return out
}

// Documents that keep the law have no findings, whoever made the file.
func TestGood(t *testing.T) {
	r := rules(t)
	for _, f := range forms(r) {
		if got := run(r, good(t, r, f)).Findings; len(got) > 0 {
			t.Errorf("%v: %s", f, told(got))
		}
		if got := run(r, foreign(good(t, r, f))).Findings; len(got) > 0 {
			t.Errorf("%v, foreign: %s", f, told(got))
		}
	}
}

// The benchmarks check ten pages: as they should be, and with faults on all of them.
func BenchmarkRun(b *testing.B) {
	r := rules(b)
	for name, spoil := range map[string]func(*doc.Doc){
		"good":   func(*doc.Doc) {},
		"broken": all(everyStyle(func(s *doc.Style) { s.Font, s.Color = "Arial", "1F3864" }), page(func(p *doc.Page) { p.Left = doc.MM(25) })),
	} {
		d := good(b, r, form{kind: "thong_bao", long: 9})
		spoil(d)
		pages, _ := layout.Pages(d, fonts.Load())
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				run(r, d)
			}
			b.ReportMetric(float64(len(pages)), "pages")
		})
	}
}
