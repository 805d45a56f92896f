package thethuc

import (
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// The authority on top of a decision and the capacity in which it is signed agree.
func TestCapacity(t *testing.T) {
	r := rules(t)
	onTop := []string{"TM. Ủy ban nhân dân"}
	for _, c := range []struct {
		issuer    string
		authority []string
		post      string
		want      string // in the warning; "" for none
	}{
		{"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", onTop, "Chủ tịch", "người có thẩm quyền cá nhân"},
		{"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", []string{"thay mặt Ủy ban nhân dân", "KT. Chủ tịch"}, "Phó Chủ tịch", "người có thẩm quyền cá nhân"},
		{"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", nil, "Chủ tịch", ""},
		{"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", []string{"KT. Chủ tịch"}, "Phó Chủ tịch", ""},
		{"Chủ tịch UBND xã", []string{"TL. Chủ tịch"}, "Chánh Văn phòng", ""},
		{"CHỦ TỊCH UBND XÃ", []string{"Q."}, "Chủ tịch", ""},
		{"GIÁM ĐỐC SỞ", onTop, "Chủ tịch", "người có thẩm quyền cá nhân"},
		{"GIÁM ĐỐC SỞ", nil, "Chủ tịch", "nhưng ký “Chủ tịch”"},
		{"GIÁM ĐỐC SỞ", []string{"KT. Chủ tịch"}, "Phó Chủ tịch", "nhưng ký “KT. Chủ tịch / Phó Chủ tịch”"},
		{"GIÁM ĐỐC SỞ", nil, "Quyền Giám đốc", ""},
		{"TRƯỞNG BAN CHỈ ĐẠO", nil, "Trưởng ban", ""},
		{"ỦY BAN NHÂN DÂN XÃ", onTop, "Chủ tịch", ""},
		{"UỶ BAN NHÂN DÂN XÃ", nil, "Chủ tịch", "phải có “TM.”"},
		{"UBND XÃ", []string{"KT. Chủ tịch"}, "Phó Chủ tịch", "phải có “TM.”"},
		{"HỘI ĐỒNG NHÂN DÂN XÃ", nil, "Chủ tịch", ""},
		{"ỦY BAN NHÂN DÂN XÃ", nil, "", ""},
		{"", onTop, "Chủ tịch", "chưa có thẩm quyền"},
	} {
		f := office("quyet_dinh")
		f.Issuer, f.Signatures, f.Recipients = c.issuer, []Signature{{Authority: c.authority, Post: c.post}}, []string{"Như Điều 1"}
		_, ps := r.Compose(f, nil, nil)
		at := slices.IndexFunc(ps, func(p doc.Problem) bool { return p.Rule == "tham-quyen" })
		switch {
		case at < 0 && c.want != "", at >= 0 && (c.want == "" || !ps[at].Warning || !strings.Contains(ps[at].Message, c.want)):
			t.Errorf("%s signed %q %s gives %v, want %q", c.issuer, c.authority, c.post, ps, c.want)
		}
	}
}

// A trích yếu has no full stop at its end, but keeps the dots of a gap.
func TestSubjectEnds(t *testing.T) {
	for text, want := range map[string]string{
		"Thành lập Tổ công tác.":    "Thành lập Tổ công tác",
		"Thành lập Tổ công tác./. ": "Thành lập Tổ công tác",
		"Công tác tháng .../...":    "Công tác tháng .../...",
		"Công tác tháng …/.":        "Công tác tháng …",
		"Công tác năm ...":          "Công tác năm ...",
		"Sửa điện, nước, v.v.":      "Sửa điện, nước, v.v.",
		".":                         "",
	} {
		in := []doc.Inline{doc.Text{Text: "Về ", Bold: true}, doc.Text{Text: text}}
		if got := doc.PlainText(unended(in)); got != "Về "+want {
			t.Errorf("%q becomes %q", text, got)
		}
		if doc.PlainText(in) != "Về "+text {
			t.Errorf("%q was changed in place", text)
		}
	}
	f := office("cong_van")
	f.Subject = []doc.Inline{doc.Text{Text: "đôn đốc báo cáo."}}
	d, _ := rules(t).Compose(f, nil, nil)
	if d.Meta.Subject != "đôn đốc báo cáo" || strings.Contains(allText(d), "báo cáo.") {
		t.Errorf("the letter has %q, %q", d.Meta.Subject, allText(d))
	}
}

// A căn cứ begins with a capital, whoever wrote its first word.
func TestGroundsBeginWithACapital(t *testing.T) {
	f := office("quyet_dinh")
	f.Basis = []string{"căn cứ Luật Lưu trữ", "Luật Đất đai", "theo đề nghị của Chánh Văn phòng"}
	d, _ := rules(t).Compose(f, nil, nil)
	for _, want := range []string{"Căn cứ Luật Lưu trữ;", "Căn cứ Luật Đất đai;", "Theo đề nghị của Chánh Văn phòng."} {
		if !strings.Contains(allText(d), want) {
			t.Errorf("no %q in %q", want, allText(d))
		}
	}
}
