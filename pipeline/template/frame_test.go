package template

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// frameOf is the frame that a front matter and a month make.
func frameOf(t *testing.T, head string, m *record.Month) thethuc.Frame {
	t.Helper()
	tmpl, err := Load("mau/ket-luan.md", []byte("---\nloai: thong_bao\nten: Thử\n"+head+"---\n"))
	if err != nil {
		t.Fatal(err)
	}
	f := newFiller(viewOf(t, sample), &record.Agency{})
	fr := f.frame(tmpl, Input{Month: m}.Shared(loadRules(t)))
	if len(f.problems) > 0 {
		t.Fatal(f.problems)
	}
	return fr
}

const fullHead = `trich_yeu: Kết luận {{cuoc_hop.ten}}
bo_cuc: dieu
kinh_gui:
  - Các phòng
  - "{{cuoc_hop.thanh_phan}}"
  - "{{cuoc_hop.dia_diem}}"
can_cu: ["Luật {{1 + 1}}", "Nghị định"]
tham_quyen: GIÁM ĐỐC
noi_nhan: Như trên
nguoi_ky: {quyen_han: [KT. Giám đốc, "{{cuoc_hop.ten}}"], chuc_vu: Phó Giám đốc, hoc_vi: TS., ho_ten: A}
do_khan: khẩn
soan_thao: VP
so: "7"
ngay: 01/02/2022
`

func TestFrameFromFrontMatter(t *testing.T) {
	got := frameOf(t, fullHead, &record.Month{})
	want := thethuc.Frame{
		Kind: "thong_bao", Drafter: "VP", Number: "7", Date: viet.Date{Year: 2022, Month: 2, Day: 1},
		Subject: []doc.Inline{doc.Text{Text: "Kết luận Hội nghị giao ban tháng 10/2022"}},
		Urgency: "khẩn", Addressees: []string{"Các phòng", "Lãnh đạo Sở", "Các phòng"},
		Issuer: "GIÁM ĐỐC", Basis: []string{"Luật 2", "Nghị định"}, Outline: thethuc.OutlineArticles,
		Signatures: []thethuc.Signature{{Authority: []string{"KT. Giám đốc", "Hội nghị giao ban tháng 10/2022"}, Post: "Phó Giám đốc", Title: "TS.", Name: "A"}},
		Recipients: []string{"Như trên"}, FileDate: viet.Date{Year: 2022, Month: 2, Day: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What the month says of the document goes before the front matter.
func TestFrameFromMonth(t *testing.T) {
	m := &record.Month{
		Agency: record.Agency{
			Name: "Sở Ngoại vụ", Heading: "SỞ NGOẠI VỤ", SuperiorHeading: "UBND TỈNH", Symbol: "SNgV", Place: "Bình Định", Size: "13",
			Signers:    []record.Signer{{Post: "Giám đốc", Name: "B"}},
			Recipients: map[string][]string{"chung": {"Lưu: VT"}},
		},
		Meeting: record.Meeting{Period: viet.Period{Year: 2022, Month: 10}, Date: viet.Date{Year: 2022, Month: 10, Day: 13}},
		Documents: map[string]record.Document{"ket_luan": {
			Number: "15", Date: viet.Date{Year: 2022, Month: 10, Day: 19}, Subject: "Trích yếu khác",
			Signer:     record.Signer{Authority: []string{"Q."}, Post: "Giám đốc", Name: "C"},
			Recipients: []string{"Các phòng"}, Addressees: []string{"Ủy ban"}, Urgency: "hỏa tốc",
		}},
	}
	got := frameOf(t, fullHead, m)
	want := thethuc.Frame{
		Kind: "thong_bao", Size: "13", Superior: "UBND TỈNH", Agency: "SỞ NGOẠI VỤ", Symbol: "SNgV", Drafter: "VP", Number: "15",
		Place: "Bình Định", Date: viet.Date{Year: 2022, Month: 10, Day: 19}, Period: viet.Period{Year: 2022, Month: 10},
		Subject: []doc.Inline{doc.Text{Text: "Trích yếu khác"}}, Urgency: "hỏa tốc", Addressees: []string{"Ủy ban"},
		Issuer: "GIÁM ĐỐC", Basis: []string{"Luật 2", "Nghị định"}, Outline: thethuc.OutlineArticles,
		Signatures: []thethuc.Signature{{Authority: []string{"Q."}, Post: "Giám đốc", Name: "C"}},
		Recipients: []string{"Các phòng"}, FileDate: viet.Date{Year: 2022, Month: 10, Day: 19}, Author: "Sở Ngoại vụ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSigners(t *testing.T) {
	agency := record.Agency{Signers: []record.Signer{
		{Kinds: []string{"ke_hoach"}, Name: "của kế hoạch"}, {Name: "chung"}, {Name: "chung nữa"},
		{Kinds: []string{"bao_cao", "thong_bao"}, Name: "của thông báo"}, {Kinds: []string{"ket_luan"}, Name: "của kết luận"},
	}}
	for _, c := range []struct {
		head    string
		signers []record.Signer
		want    string
	}{
		{"", agency.Signers, "của kết luận"},
		{"", agency.Signers[:4], "của thông báo"},
		{"", agency.Signers[:3], "chung"},
		{"", agency.Signers[:1], ""},
		{"nguoi_ky: {ho_ten: của mẫu}\n", agency.Signers, "của mẫu"},
		{"chu_ky: [{cot: THƯ KÝ, ho_ten: a}, {cot: CHỦ TỌA, ho_ten: b}]\n", agency.Signers, "THƯ KÝ a, CHỦ TỌA b"},
	} {
		fr := frameOf(t, c.head, &record.Month{Agency: record.Agency{Signers: c.signers}})
		var names []string
		for _, s := range fr.Signatures {
			names = append(names, strings.TrimSpace(s.Caption+" "+s.Name))
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%q: %q signs, want %q", c.head, got, c.want)
		}
	}
}

func TestRecipients(t *testing.T) {
	const ours = "noi_nhan: [của mẫu]\n"
	for _, c := range []struct {
		head   string
		agency map[string][]string
		want   string
	}{
		{ours, nil, "của mẫu"},
		{ours, map[string][]string{"ke_hoach": {"của kế hoạch"}, "chung": {"chung"}}, "của mẫu"},
		{"", map[string][]string{"chung": {"chung"}}, "chung"},
		{ours, map[string][]string{"chung": {"chung"}, "thong_bao": {"của thông báo"}}, "của thông báo"},
		{ours, map[string][]string{"ket_luan": {"của kết luận"}, "thong_bao": {"của thông báo"}}, "của kết luận"},
	} {
		fr := frameOf(t, c.head, &record.Month{Agency: record.Agency{Recipients: c.agency}})
		if got := strings.Join(fr.Recipients, ", "); got != c.want {
			t.Errorf("%q, %v: %q, want %q", c.head, c.agency, got, c.want)
		}
	}
}

func TestFileDate(t *testing.T) {
	day := viet.Date{Year: 2022, Month: 10, Day: 13}
	meeting := record.Meeting{Date: day, Period: viet.Period{Year: 2022, Month: 9}}
	for _, c := range []struct {
		head  string
		month record.Meeting
		want  string
	}{
		{"ngay: 19/10/2022\n", meeting, "2022-10-19"},
		{"ngay: \"{{cuoc_hop.ngay}}\"\n", record.Meeting{}, "2022-10-13"},
		{"ngay: \"{{van_ban.ngay}}\"\n", meeting, "2022-10-13"},
		{"", meeting, "2022-10-13"},
		{"", record.Meeting{Period: meeting.Period}, "2022-09-01"},
		{"", record.Meeting{}, ""},
	} {
		if got := frameOf(t, c.head, &record.Month{Meeting: c.month}).FileDate.ISO(); got != c.want {
			t.Errorf("%q: %s, want %s", c.head, got, c.want)
		}
	}
}

// The agency's tone style is for the template's own words, never for data.
func TestToneStyle(t *testing.T) {
	f := newFiller(&View{Meeting: MeetingView{Name: "hòa"}}, &record.Agency{Tone: viet.ToneOnLast})
	blocks, _ := f.parts(mustLoad(t, body("Ủy ban hòa bình {{cuoc_hop.ten}}")))
	if got, want := dump(blocks, ""), "p “Uỷ ban hoà bình hòa”\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	tmpl := mustLoad(t, "---\nloai: a\nten: b\ntrich_yeu: hòa\ndo_khan: hỏa tốc\n---\n")
	fr := f.frame(tmpl, Input{Month: &record.Month{}}.Shared(loadRules(t)))
	if got := doc.PlainText(fr.Subject) + ", " + fr.Urgency; got != "hoà, hỏa tốc" {
		t.Errorf("the frame says %q", got)
	}
}

func loadRules(t testing.TB) *thethuc.Rules {
	t.Helper()
	data, err := os.ReadFile("../../templates/rules/nd30-2020.yaml")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := thethuc.Load("nd30-2020.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// A template serves several goroutines at once, and the same data gives the
// same document.
func TestFillTogether(t *testing.T) {
	rules := loadRules(t)
	tmpl := mustLoad(t, body("# Kết quả\n{{#each cuoc_hop.thanh_phan as x, i}}\n- {{i}} {{x}}\n{{/each}}\n"))
	month := &record.Month{Meeting: record.Meeting{Attendees: []string{"A", "B"}}}
	want, problems := tmpl.Fill(Input{Month: month}, rules)
	if problems.Failed() {
		t.Fatal(problems)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, _ := tmpl.Fill(Input{Month: month}, rules)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

// A document without data needs no month.
func TestFillWithoutData(t *testing.T) {
	d, problems := mustLoad(t, "---\nloai: cong_van\nten: Công văn\ntrich_yeu: mời họp\nsoan_thao: VP\n---\nĐoạn.\n").Fill(Input{}, loadRules(t))
	if problems.Failed() || d == nil {
		t.Fatal(problems)
	}
	found := false
	for line := range doc.Lines(d.Sections[0].Blocks) {
		found = found || strings.Contains(line, "Đoạn.")
	}
	if !found {
		t.Error("the body is lost")
	}
}

// A fault of the data stops the document.
func TestFillFails(t *testing.T) {
	d, problems := mustLoad(t, body("{{nhiem_vu[3].ma}}")).Fill(Input{}, loadRules(t))
	if d != nil || !problems.Failed() {
		t.Errorf("a document came of %v", problems)
	}
}

// What a document says of the numbers of the month's documents bears their
// symbols.
func TestNumbersBearSymbols(t *testing.T) {
	m := &record.Month{
		Agency: record.Agency{Symbol: "UBND"},
		Documents: map[string]record.Document{
			"mau": {Number: "7"}, "thong_bao": {Number: "15"},
		},
	}
	for _, c := range [][2]string{
		{"loai: cong_van\nsoan_thao: VP", "07/UBND-VP theo 15/TB-UBND"},
		{"loai: ke_hoach", "07/KH-UBND theo 15/TB-UBND"},
	} {
		d, problems := mustLoad(t, "---\n"+c[0]+"\nten: Thử\n---\n{{van_ban.so_ky_hieu}} theo {{thong_bao.so_ky_hieu}}\n").Fill(Input{Month: m}, loadRules(t))
		if problems.Failed() {
			t.Fatal(problems)
		}
		if got := slices.Collect(doc.Lines(d.Sections[0].Blocks)); !slices.Contains(got, c[1]) {
			t.Errorf("%s: no %q in %q", c[0], c[1], got)
		}
	}
}

// An annex may be numbered otherwise than the body.
func TestOutlineOfAnnex(t *testing.T) {
	const src = "---\nloai: quy_che\nten: Thử\nbo_cuc: dieu\n---\n1. thân\n\n---\nphu_luc: A\nbo_cuc: muc\n---\n\n1. một\n\n---\nphu_luc: B\n---\n\n1. hai\n"
	d, problems := mustLoad(t, src).Fill(Input{}, loadRules(t))
	if problems.Failed() {
		t.Fatal(problems)
	}
	for i, want := range []string{"Điều 1. thân", "1. một", "Điều 1. hai"} {
		if got := slices.Collect(doc.Lines(d.Sections[i].Blocks)); !slices.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}
