package parts_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/parts"
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

// Short ways to write raw bodies.
func text(s string) []doc.Inline         { return []doc.Inline{doc.Text{Text: s}} }
func para(s string) doc.Block            { return &doc.Paragraph{Inlines: text(s)} }
func head(level int, s string) doc.Block { return &doc.Heading{Level: level, Inlines: text(s)} }
func item(s string, more ...doc.Block) doc.Item {
	return doc.Item{Blocks: append([]doc.Block{para(s)}, more...)}
}
func ordered(items ...doc.Item) *doc.List { return &doc.List{Ordered: true, Items: items} }
func dashes(items ...doc.Item) *doc.List  { return &doc.List{Items: items} }

func grid(columns int, cells ...string) *doc.Table {
	t := &doc.Table{HeaderRows: 1}
	for range columns {
		t.Columns = append(t.Columns, 1)
	}
	for row := range slices.Chunk(cells, columns) {
		var r doc.Row
		for _, c := range row {
			r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{para(c)}})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// composed are documents that the program makes: every kind, and the forms that some
// of them have beside.
func composed(t testing.TB, r *thethuc.Rules) map[string]*doc.Doc {
	t.Helper()
	out := map[string]*doc.Doc{}
	add := func(name string, f thethuc.Frame, body []doc.Block, annexes ...thethuc.Annex) {
		d, ps := r.Compose(f, body, annexes)
		if ps.Failed() {
			t.Fatal(name, ps)
		}
		out[name] = d
	}
	for _, k := range slices.Concat(r.Kinds, r.Internal) {
		f := frame(k)
		add(k.Key, f, body(k))
		f.Number, f.Date, f.Signatures, f.Subject = "", viet.Date{}, nil, nil
		f.Place, f.Superior = "", "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH"
		f.Agency, f.Symbol = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SNNMT"
		if k.Form != thethuc.FormSheet {
			add(k.Key+"-du-thao", f, nil)
		}
	}
	k, _ := r.Kind("bao_cao")
	f := frame(k)
	f.Addressees = []string{"Ủy ban nhân dân tỉnh Bình Định"}
	f.Signatures[0] = thethuc.Signature{Authority: []string{"TL. Chủ tịch", "KT. Chánh Văn phòng"}, Post: "Phó Chánh Văn phòng", Name: "Ksor H'Bia"}
	annex := func(title string, blocks ...doc.Block) thethuc.Annex {
		return thethuc.Annex{Title: text(title), Blocks: blocks}
	}
	add("bao_cao-phu-luc", f, body(k), annex("Danh mục nhiệm vụ", head(1, "Chung"), ordered(item("Việc một."))),
		annex("", grid(3, "TT", "Việc", "Nơi nhận", "1", "Rà soát", "Văn phòng")))
	add("bao_cao-phu-luc-mot", f, body(k), annex("Danh mục nhiệm vụ", para("Việc một.")))
	k, _ = r.Kind("cong_van")
	f = frame(k)
	f.Addressees, f.Urgency = []string{"Sở Nội vụ", "Sở Tài chính", "Văn phòng Ủy ban nhân dân tỉnh"}, "hoa_toc"
	f.Contact = &thethuc.Contact{Address: "Số 01 đường Trần Phú", Phone: "0256 3800 000", Email: "vp@vidu.vn"}
	add("cong_van-nhieu-noi", f, body(k))
	k, _ = r.Kind("bien_ban")
	f = frame(k)
	f.Signatures = []thethuc.Signature{{Name: "Trần Thị Bình"}, {Post: "Chủ tịch", Name: "Lê Văn An"}, {Caption: "Đại diện bên A", Name: "Rơ Châm Phin"}}
	add("bien_ban-ba-nguoi", f, body(k))
	return out
}

func frame(k thethuc.Kind) thethuc.Frame {
	f := thethuc.Frame{
		Kind: k.Key, Agency: "ỦY BAN NHÂN DÂN XÃ HÒA AN", Symbol: "UBND", Drafter: "VP",
		Number: "5", Place: "Hòa An", Date: viet.Date{Year: 2026, Month: 11, Day: 9},
		Subject: text("Kết luận giao ban tháng 11 năm 2026"), Outline: thethuc.OutlineSections,
		Signatures: []thethuc.Signature{{Authority: []string{"TM. Ủy ban nhân dân"}, Post: "Chủ tịch", Name: "Lê Văn An"}},
		Recipients: []string{"Các phòng chuyên môn", "Lưu: VT, VP"},
		FileDate:   viet.Date{Year: 2026, Month: 11, Day: 9}, Author: "Ủy ban nhân dân xã Hòa An",
	}
	switch k.Form {
	case thethuc.FormDecision:
		f.Issuer, f.Outline = "Chủ tịch Ủy ban nhân dân xã Hòa An", thethuc.OutlineArticles
		f.Basis = []string{"Luật Tổ chức chính quyền địa phương ngày 16/6/2025", "Theo đề nghị của Chánh Văn phòng"}
		f.Recipients = []string{"Như Điều 2", "Lưu: VT"}
	case thethuc.FormLetter:
		f.Addressees = []string{"Sở Nội vụ tỉnh Bình Định"}
	case thethuc.FormSheet:
		f.Landscape, f.Under = true, text("(Số liệu đến ngày 14/10/2022)")
	}
	return f
}

func body(k thethuc.Kind) []doc.Block {
	switch k.Form {
	case thethuc.FormSheet:
		return []doc.Block{grid(3, "TT", "Nhiệm vụ", "Phân loại", "1", "Lập kế hoạch.", "Quá hạn")}
	case thethuc.FormDecision:
		return []doc.Block{
			head(1, "Quy định chung"), head(3, "Phạm vi"), para("Quyết định này quy định việc giao ban."),
			head(3, "Đối tượng"), ordered(item("Các phòng:", ordered(item("phòng một;"), item("phòng hai."))), item("Văn phòng chịu trách nhiệm thi hành./.")),
		}
	}
	return []doc.Block{
		para("Thực hiện Kế hoạch số 12/KH-UBND, ngày 05/10/2022, Giám đốc Sở chủ trì giao ban và kết luận như sau:"),
		head(1, "Kết quả thực hiện"),
		ordered(item("Việc thứ nhất."), item("Việc thứ hai.", dashes(item("gạch một;", dashes(item("cộng một;"))), item("gạch hai.")))),
		para("Căn cứ kết quả trên, các đơn vị rút kinh nghiệm."),
		head(1, "Nhiệm vụ"), head(2, "Nhiệm vụ chung"), head(3, "Văn phòng"),
		dashes(item("Trình báo cáo theo Văn bản số 137/KH-UBND. Phụ lục I kèm theo.")),
		grid(3, "TT", "Việc", "Nơi nhận", "1", "Rà soát", "Văn phòng"),
		para("Trên đây là kết luận giao ban, đề nghị các đơn vị thực hiện./."),
	}
}

// foreign is the document as another program has it: no roles, other names of styles,
// headings and lists as paragraphs with typed labels.
func foreign(d *doc.Doc) *doc.Doc {
	out := &doc.Doc{}
	for _, s := range d.Styles {
		s.ID, s.Name, s.Next, s.Outline = "x"+s.ID, "Kiểu "+s.ID, "", 0
		out.Styles = append(out.Styles, s)
	}
	for _, s := range d.Sections {
		s.Role, s.Blocks, s.Foot = doc.RoleNone, flat(s.Blocks), flat(s.Foot)
		out.Sections = append(out.Sections, s)
	}
	return out
}

func flat(blocks []doc.Block) (out []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			out = append(out, &doc.Paragraph{Style: "x" + b.Style, Align: b.Align, Inlines: b.Inlines})
		case *doc.Heading:
			out = append(out, &doc.Paragraph{Style: "x" + b.Style, Inlines: typed(b.Label, false, b.Inlines)})
		case *doc.List:
			for _, it := range b.Items {
				inside := flat(it.Blocks)
				p := inside[0].(*doc.Paragraph)
				p.Inlines = typed(it.Label, it.LabelBold, p.Inlines)
				out = append(out, inside...)
			}
		case *doc.Table:
			t := *b
			t.Role, t.Rows = doc.RoleNone, nil
			for _, r := range b.Rows {
				r.Cells = slices.Clone(r.Cells)
				for i := range r.Cells {
					r.Cells[i].Blocks = flat(r.Cells[i].Blocks)
				}
				t.Rows = append(t.Rows, r)
			}
			out = append(out, &t)
		case *doc.Rule:
			r := *b
			r.Role = doc.RoleNone
			out = append(out, &r)
		default:
			out = append(out, b)
		}
	}
	return out
}

func typed(label string, bold bool, inlines []doc.Inline) []doc.Inline {
	if label == "" {
		return inlines
	}
	return doc.Merge(append([]doc.Inline{doc.Text{Text: label + " ", Bold: bold}}, inlines...))
}

// What the program makes is recognised, and its kind with it; the same without any
// hint of the model is recognised the same way.
func TestPartsOfOwnDocuments(t *testing.T) {
	r := rules(t)
	for name, d := range composed(t, r) {
		t.Run(name, func(t *testing.T) {
			p := parts.Find(d, r)
			got := dump(p)
			if name == d.Meta.Kind || strings.Contains(name, "-phu-luc") || strings.HasPrefix(name, "cong_van") || strings.HasPrefix(name, "bien_ban") {
				judge.Golden(t, "testdata/soan/"+name+".txt", got)
			}
			if p.Kind.Key != d.Meta.Kind {
				t.Errorf("taken for %q: %s", p.Kind.Key, p.KindBy)
			}
			if diff := cmp.Diff(got, dump(parts.Find(foreign(d), r))); diff != "" {
				t.Errorf("without roles (-with +without):\n%s", diff)
			}
			roles(t, p)
			whole(t, p)
		})
	}
}

// roles checks what was recognised against what the program meant.
func roles(t *testing.T, p *parts.Parts) {
	t.Helper()
	for _, l := range p.Lines {
		para, ok := l.Block.(*doc.Paragraph)
		if !ok || l.Blank() {
			continue
		}
		want := para.Role
		if want == doc.RoleBody {
			want = doc.RoleNone
		}
		if l.Role != want {
			t.Errorf("%q is %q, meant as %q", l.Full(), l.Role, want)
		}
	}
}

// whole checks that every line that is not blank is in one part.
func whole(t interface{ Errorf(string, ...any) }, p *parts.Parts) {
	count := map[*parts.Line]int{}
	for _, l := range placed(p) {
		count[l]++
		for _, m := range l.More {
			count[m]++
		}
	}
	for _, l := range p.Lines {
		if n := count[l]; n > 1 || n == 0 && !l.Blank() {
			t.Errorf("%q is in %d parts", l.Full(), n)
		}
	}
}

// placed are the lines of all parts.
func placed(p *parts.Parts) []*parts.Line {
	lines := slices.Concat(p.Superior, p.Agency, p.About, p.Subject, p.Addressees, p.Power, p.Grounds, p.Body, p.Recipients, p.Contact, p.Other)
	one := []*parts.Line{p.Nation, p.Motto, p.Number, p.Dateline, p.Urgency, p.Title, p.Enacting}
	strokes := []*parts.Stroke{p.MottoRule, p.AgencyRule, p.SubjectRule}
	for _, s := range p.Signatures {
		lines, one = append(lines, s.Authority...), append(one, s.Post, s.Name)
	}
	for _, a := range p.Annexes {
		lines, one, strokes = append(append(lines, a.Title...), a.Body...), append(one, a.Label, a.Attached), append(strokes, a.Rule)
	}
	for _, s := range strokes {
		if s != nil {
			one = append(one, s.Typed)
		}
	}
	return append(lines, slices.DeleteFunc(one, func(l *parts.Line) bool { return l == nil })...)
}
