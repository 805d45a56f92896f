package check_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet/lint"
)

func init() { brokenDocs = append(brokenDocs, wordingFaults...) }

var wordingFaults = []broken{
	{"cited parts", notice, body("Các phòng thực hiện theo Khoản 2 điều 103 Bộ luật Lao động."), []string{"vien-dan@Các phòng", "vien-dan@Các phòng"}},
	{"decomposed letters", notice, body(norm.NFD.String("Các phòng đã gửi báo cáo.")), []string{"ky-tu-an@Các phòng"}},
	{"hidden characters", notice, body("Các phòng\u200b đã gửi báo\u00ad cáo."), []string{"ky-tu-an@Các phòng"}},
	{"two spaces", notice, body("Các  phòng đã gửi   báo cáo."), []string{"ky-tu-an@Các"}},
	{"one fault of three signs", notice, body("Các phòng họp , báo cáo , rà soát.", "Văn phòng tổng hợp , gửi số liệu."), []string{"cham-cau@Các phòng"}},
	{"space that holds a number", notice, body("Các phòng thực hiện theo khoản 2 Điều\u00a05 của Quy chế."), nil},
	{"letters of an old font", notice, oldFont, []string{"phong-chu@C¸c phßng"}},
	{"gap to fill in", notice, body("Các phòng họp ngày      tháng 11 năm 2026."), nil},
	{"tones of two styles, decomposed", notice, body("Tổ hòa giải họp, tổ hòa giải báo cáo.", norm.NFD.String("Tổ hoà giải gửi số liệu.")), []string{"dau-thanh-lan@Tổ hoà", "ky-tu-an@Tổ hoà"}},
	{"wording all wrong", notice, body(
		"Báo  cáo Sở Ngoại Vụ trước thứ sáu , theo Khoản 2 điều 103 Bộ luật Lao động.",
		"Họp ngày 31/02/2026, gửi Kế hoạch số 5/KH-SNV trước ngày 5/8/2026.",
		"Tổ hòa giải họp, tổ hoà giải báo cáo\u200b về kinh tế-xã hội.",
		"Chi 5.000.000 đồng (Năm mươi triệu đồng).",
	), []string{
		"ky-tu-an@Sở Ngoại Vụ", "viet-hoa@Sở Ngoại Vụ", "viet-hoa@thứ sáu", "cham-cau@thứ sáu", "vien-dan@Khoản 2", "vien-dan@điều 103",
		"ngay-sai@31/02", "so-thieu-0@5/KH", "ngay-thieu-0@5/8", "dau-thanh-lan@hoà giải", "ky-tu-an@Tổ", "gach-noi@kinh tế", "so-khac-chu@Chi",
	}},
	{"day without 0 in the body", notice, body("Các phòng họp ngày 5/11/2026."), []string{"ngay-thieu-0@5/11"}},
}

// oldFont is a paragraph of an old encoding, in which a soft hyphen is a letter.
func oldFont(d *doc.Doc) {
	styled(d, "NoiDung").Inlines = []doc.Inline{doc.Text{Text: "C¸c phßng ®\u00adîc giao nhiÖm vô.", Look: &doc.Look{Font: ".VnTime"}}}
}

// nameHere is what check calls a rule of lint.
func nameHere(name string) string {
	if name == "ten-co-quan" {
		return "ten-don-vi"
	}
	return name
}

// lintFaults are the rules that TestLints breaks.
func lintFaults() (out []string) {
	for _, l := range lint.Rules() {
		out = append(out, nameHere(l.Name))
	}
	return out
}

// What lint finds in passages is found in a document that has them, and nothing else.
func TestLints(t *testing.T) {
	r := rules(t)
	find := func(passages []string, h lint.House) []string {
		d := good(t, r, form{kind: "thong_bao", draft: true})
		body(passages...)(d)
		var names []string
		for _, f := range check.Run(d, check.Options{Rules: r, House: h}).Findings {
			if slices.Contains(passages, f.Passage) {
				names = append(names, f.Rule)
			}
		}
		return names
	}
	for _, l := range lint.Rules() {
		var want []string
		for _, f := range lint.Check(l.Wrong, l.House) {
			if !strings.HasPrefix(f.Reason, "khi viện dẫn") {
				want = append(want, nameHere(f.Rule))
			} else {
				want = append(want, "vien-dan")
			}
		}
		got := find(l.Wrong, l.House)
		slices.Sort(got)
		slices.Sort(want)
		if got, want := slices.Compact(got), slices.Compact(want); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", l.Name, got, want)
		}
		if !slices.Contains(got, nameHere(l.Name)) {
			t.Errorf("%s is not found in %q", l.Name, l.Wrong)
		}
		if got := find(l.Right, l.House); slices.Contains(got, nameHere(l.Name)) {
			t.Errorf("%s is found in %q", l.Name, l.Right)
		}
	}
}

// The same advice for several places is given once, with the number of places.
func TestLintsOnce(t *testing.T) {
	r := rules(t)
	d := good(t, r, notice)
	body("Họp ngày 5/8/2026.", "Gửi báo cáo trước ngày 5/8/2026.")(d)
	fs := run(r, d).Findings
	if len(fs) != 1 || !strings.HasSuffix(fs[0].Found, "(2 chỗ)") || len(fs[0].Changes) != 2 {
		t.Errorf("%s", told(fs))
	}
}
