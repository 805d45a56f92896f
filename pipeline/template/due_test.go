package template

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

func day(d, m int) viet.Date { return viet.Date{Year: 2026, Month: m, Day: d} }

// twoMonths is an office with a Văn phòng and a Phòng: in October each gets a task; the
// Phòng finishes neither, and reports nothing in November.
func twoMonths() *record.Ledger {
	agency := record.Agency{
		Name: "Sở Nội vụ", Heading: "SỞ NỘI VỤ", SuperiorHeading: "UBND TỈNH", Symbol: "SNV", Place: "Bình An",
		Units: []record.Unit{{Code: "VP", Name: "Văn phòng Sở"}, {Code: "TC", Name: "Phòng Tổ chức"}},
	}
	task := func(code, lead string, due viet.Date, with ...string) record.Task {
		return record.Task{Code: code, Lead: lead, Text: "Việc " + code, Cooperate: with, Deadline: record.Deadline{Kind: record.DeadlineDate, Due: due, Baseline: due}}
	}
	october := &record.Month{
		Agency: agency, Meeting: record.Meeting{Period: viet.Period{Year: 2026, Month: 10}, Date: day(5, 10)},
		Tasks:    []record.Task{task("2026-10/VP-01", "VP", day(12, 10)), task("2026-10/TC-01", "TC", day(10, 10)), task("2026-10/TC-02", "TC", day(12, 11))},
		Progress: []record.Progress{{Task: "2026-10/VP-01", State: record.StateDone, DoneOn: day(9, 10), Result: "xong"}},
	}
	november := &record.Month{
		Agency: agency, Meeting: record.Meeting{Period: viet.Period{Year: 2026, Month: 11}, Date: day(5, 11), Reviewed: viet.Period{Year: 2026, Month: 10}},
		Tasks:    []record.Task{task("2026-11/VP-01", "VP", day(30, 11), record.AllUnits), task("2026-11/VP-02", "VP", day(13, 11))},
		Arisen:   []record.Task{{Code: "2026-11/VP-PS01", Lead: "VP", Text: "Việc phát sinh", Assigned: day(9, 11)}},
		Progress: []record.Progress{{Task: "2026-11/VP-02", State: record.StateDone, DoneOn: day(14, 11), Result: "xong"}},
		Extended: []record.Extension{{Task: "2026-10/TC-02", To: day(20, 11), DecidedBy: "Giám đốc", DecidedOn: day(6, 11)}},
	}
	for _, m := range []*record.Month{october, november} {
		m.Complete()
	}
	return record.NewLedger([]*record.Month{october, november})
}

// secondMonth is the data of the second month as a template takes its figures.
func secondMonth(t *testing.T, tmpl *Template) Input {
	t.Helper()
	l, p := twoMonths(), viet.Period{Year: 2026, Month: 11}
	r := l.Review(p, viet.Date{})
	asOf := tmpl.AsOf(r.Month, viet.Date{})
	return Input{Month: r.Month, Review: l.Review(p, asOf), AsOf: asOf}.Shared(loadRules(t))
}

// told is what the body of a template says of the second month.
func told(t *testing.T, head, text, unit string) string {
	t.Helper()
	tmpl := mustLoad(t, "---\nloai: thong_bao\nten: Thử\ntrich_yeu: Thử\n"+head+"---\n"+text+"\n")
	in := secondMonth(t, tmpl)
	in.Unit = unit
	v := in.shared.copyFor(unit)
	f := newFiller(&v, &in.Month.Agency)
	body, _ := f.parts(tmpl)
	if len(f.problems) > 0 {
		t.Fatal(f.problems)
	}
	return strings.Join(slices.Collect(doc.Lines(body)), "\n")
}

// What the review derives is what templates may say, for the office and for each unit.
func TestViewOfReview(t *testing.T) {
	const closing = "ngay_chot: ky_hop\n"
	list := func(of string) string { return `{{noi(map(` + of + `, .ma), ", ")}}` }
	for _, c := range []struct{ text, want string }{
		{"{{thang(ky_theo_doi.ky)}}: {{ngay(ky_theo_doi.tu_ngay)}} - {{ngay(ky_theo_doi.den_ngay)}}", "tháng 11/2026: 15/10/2026 - 14/11/2026"},
		{list("theo_doi"), "2026-11/VP-01, 2026-11/VP-02, 2026-11/VP-PS01, 2026-10/TC-01, 2026-10/TC-02"},
		{list("chuyen_sang"), "2026-10/TC-01, 2026-10/TC-02"},
		{list("moi_giao"), "2026-11/VP-01, 2026-11/VP-02, 2026-11/VP-PS01"},
		{list("chua_xong"), "2026-11/VP-01, 2026-11/VP-PS01, 2026-10/TC-01, 2026-10/TC-02"},
		{list("qua_han"), "2026-10/TC-01"},
		{list("chuyen_tiep"), "2026-11/VP-PS01, 2026-10/TC-01, 2026-10/TC-02"},
		{`{{noi(map(theo_doi, .ngay_giao), " ")}}`, "05/11/2026 05/11/2026 09/11/2026 05/10/2026 05/10/2026"},
		{`{{noi(map(theo_doi, .so_lan_chuyen), " ")}}`, "0 0 0 1 1"},
		{`{{noi(map(filter(theo_doi, .phat_sinh), .ma), " ")}}`, "2026-11/VP-PS01"},
		{`{{find(theo_doi, .ma == "2026-10/TC-02")?.thoi_han.ngay}}, {{find(theo_doi, .ma == "2026-10/TC-02")?.thoi_han.ban_dau}}`, "20/11/2026, 12/11/2026"},
		{`{{#each filter(theo_doi, co(.lui_han)) as n}}` + "\n{{n.lui_han[0].nguoi_quyet_dinh}}: {{n.lui_han[0].den_ngay}}\n{{/each}}", "Giám đốc: 20/11/2026"},
		{`{{noi(map(theo_doi, .ky_giao), "; ")}}`, "tháng 11/2026; tháng 11/2026; tháng 11/2026; tháng 10/2026; tháng 10/2026"},
		{"{{thong_ke_chung.tong}} = {{thong_ke_chung.chuyen_sang}} + {{thong_ke_chung.moi_giao}}; {{thong_ke_chung.ty_le_hoan_thanh}}, {{thong_ke_chung.ty_le_dung_han}}", "5 = 2 + 3; 20%, 0%"},
		{`{{ky_truoc_chung.co ? "có" : "không"}}`, "có"},
		{"{{ky_truoc_chung.tong}}, {{ky_truoc_chung.da_xong}}, {{ky_truoc_chung.ty_le_dung_han}}", "3, 1, 50%"},
		{"{{noi(ky_theo_doi.phai_bao_cao, \", \")}}; {{noi(ky_theo_doi.chua_bao_cao, \", \")}}", "Văn phòng Sở, Phòng Tổ chức; Phòng Tổ chức"},
		{"{{co_quan.van_phong}} ({{co_quan.ma_van_phong}})", "Văn phòng Sở (VP)"},
	} {
		if got := told(t, closing, c.text, ""); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestViewOfUnit(t *testing.T) {
	const head = "ngay_chot: ky_hop\ncho: don_vi\n"
	const text = `{{don_vi_nay.ten}} ({{don_vi_nay.nguoi_dung_dau}}): {{don_vi_nay.thong_ke.tong}}, kỳ trước {{don_vi_nay.ky_truoc.tong}}; quá hạn {{noi(map(don_vi_nay.qua_han, .ma), " ")}}; ` +
		`phối hợp {{noi(map(don_vi_nay.phoi_hop, .ma), " ")}}; {{don_vi_nay.phai_bao_cao && don_vi_nay.chua_bao_cao ? "chưa báo cáo" : "đã báo cáo"}}`
	for unit, want := range map[string]string{
		"VP": "Văn phòng Sở (Chánh Văn phòng): 3, kỳ trước 1; quá hạn ; phối hợp ; đã báo cáo",
		"TC": "Phòng Tổ chức (Trưởng phòng): 2, kỳ trước 2; quá hạn 2026-10/TC-01; phối hợp 2026-11/VP-01; chưa báo cáo",
	} {
		if got := told(t, head, text, unit); got != want {
			t.Errorf("%s: %q, want %q", unit, got, want)
		}
	}
}

// A report on the month before takes its figures as of that month's cut-off day.
func TestAsOf(t *testing.T) {
	if got := told(t, "", "{{ngay(ngay_chot)}}: {{noi(map(theo_doi, .ma), \" \")}}", ""); got != "14/10/2026: 2026-10/VP-01 2026-10/TC-01 2026-10/TC-02" {
		t.Error(got)
	}
	tmpl := mustLoad(t, "---\nloai: thong_bao\nten: Thử\nngay_chot: ky_hop\n---\n")
	m := &record.Month{Meeting: record.Meeting{Period: viet.Period{Year: 2026, Month: 11}}}
	for given, want := range map[viet.Date]viet.Date{{}: day(14, 11), day(1, 12): day(1, 12)} {
		if got := tmpl.AsOf(m, given); got != want {
			t.Errorf("%v gives %v", given, got)
		}
	}
	decided := mustLoad(t, "---\nloai: thong_bao\nten: Thử\nngay_chot: ngay_hop\n---\n")
	if got := decided.AsOf(m, viet.Date{}); got != day(14, 11) {
		t.Errorf("a meeting without its day is taken as of %v", got)
	}
	m.Meeting.Date = day(5, 11)
	for given, want := range map[viet.Date]viet.Date{{}: day(5, 11), day(1, 12): day(1, 12)} {
		if got := decided.AsOf(m, given); got != want {
			t.Errorf("%v gives %v", given, got)
		}
	}
	if got := mustLoad(t, body("A")).AsOf(m, viet.Date{}); got != day(14, 11) {
		t.Errorf("a month that reviews none is taken as of %v", got)
	}
}

func TestDue(t *testing.T) {
	for head, want := range map[string][]string{
		"":                           {""},
		"khi: len(nhiem_vu) > 9\n":   nil,
		"khi: \"{{cuoc_hop.co}}\"\n": {""},
		"cho: don_vi\n":              {"VP", "TC"},
		"cho: don_vi\nngay_chot: ky_hop\nkhi: co(don_vi_nay.qua_han)\n": {"TC"},
	} {
		tmpl := mustLoad(t, "---\nloai: thong_bao\nten: Thử\n"+head+"---\n")
		got, ps := tmpl.Due(secondMonth(t, tmpl), loadRules(t))
		if len(ps) > 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q; %v", head, got, want, ps)
		}
	}
	tmpl := mustLoad(t, "---\nloai: thong_bao\nten: Thử\nkhi: nhiem_vu[99].tt > 0\nneu_khong: chưa có việc\n---\n")
	if _, ps := tmpl.Due(secondMonth(t, tmpl), loadRules(t)); len(ps) != 1 || ps[0].Pos.Line != 4 || tmpl.Waits() != "chưa có việc" {
		t.Errorf("%v", ps)
	}
}

// A unit that issues a document has its own letterhead under the agency's, its own
// symbol, and no seal.
func TestUnitIssues(t *testing.T) {
	tmpl := mustLoad(t, "---\nloai: bao_cao\nten: Thử\ncho: don_vi\nban_hanh: don_vi\nnguoi_ky: {chuc_vu: \"{{don_vi_nay.nguoi_dung_dau}}\"}\n---\n{{van_ban.so_ky_hieu}}")
	in := secondMonth(t, tmpl)
	in.Unit, in.Pictures = "TC", map[string]*doc.Image{"dau": {}}
	in.Month.Agency.Seal = "dau"
	in.Month.Documents = map[string]record.Document{"mau": {Addressees: []string{"Sở Nội vụ"}}, "mau/TC": {Number: "7"}}
	v := in.shared.copyFor("TC")
	f := newFiller(&v, &in.Month.Agency)
	fr := f.frame(tmpl, in)
	f.pictures(tmpl, in, loadRules(t), &fr)
	got := []string{fr.Superior, fr.Agency, fr.Symbol, fr.Author, fr.Number, fr.Signatures[0].Post, fr.Addressees[0]}
	want := []string{"SỞ NỘI VỤ", "PHÒNG TỔ CHỨC", "TC", "Phòng Tổ chức", "7", "Trưởng phòng", "Sở Nội vụ"}
	if diff := cmp.Diff(want, got); diff != "" || fr.Seal != nil {
		t.Errorf("seal %v, %s", fr.Seal, diff)
	}
	if body, _ := f.parts(tmpl); dump(body, "") != "p “07/BC-TC”\n" {
		t.Errorf("the document calls itself %s", dump(body, ""))
	}
}

// The post of a unit's head follows from its name, or is the word of the forms.
func TestHeads(t *testing.T) {
	for unit, want := range map[string]string{
		"Văn phòng HĐND và UBND": "Chánh Văn phòng", "Phòng Kinh tế": "Trưởng phòng", "Thanh tra Sở": "Chánh Thanh tra",
		"Trung tâm Phục vụ hành chính công": "Giám đốc", "Chi cục Kiểm lâm": "Chi cục trưởng", "Ban Quản lý dự án": "Trưởng ban", "Công an xã": "Thủ trưởng đơn vị",
	} {
		if got := headOf(unit); got != want {
			t.Errorf("%s: %s", unit, got)
		}
	}
}
