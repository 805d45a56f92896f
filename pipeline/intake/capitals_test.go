package intake

import (
	"strings"
	"testing"

	"vanthu/pipeline/viet/legacy"
)

// The warning tells which cells were given capitals, and which may lack one.
func TestCapitalsTold(t *testing.T) {
	old := func(s string) string {
		text, _ := legacy.TCVN3.Encode(s)
		return inline(text)
	}
	texts, ps := resultsOf(t, resultsSheet(old("Họp các thôn, lập danh sách"), old("ủy ban đã ban hành kế hoạch"), old("Giao bà Lê Ngọc ánh chủ trì việc này"), old("Trần Văn đức, Lê Ngọc ánh")), "")
	if want := "Ủy ban đã ban hành kế hoạch"; texts[1] != want || texts[3] != "Trần Văn Đức, Lê Ngọc Ánh" {
		t.Errorf("got %q", texts)
	}
	if ps := oldProblems(ps); len(ps) != 1 || !strings.Contains(ps[0].Message, "; đã viết hoa lại ở ô B3 “Ủy ban đã ban hành kế hoạch”, ô B5 “Trần Văn Đức, Lê Ngọc Ánh”; có thể còn thiếu chữ hoa ở ô B4") {
		t.Error(ps)
	}
}

// Only TCVN3 has lost capitals; a column whose cells begin small is left.
func TestCapitalsOnlyOfTCVN3(t *testing.T) {
	old := func(e legacy.Encoding, s string) string {
		text, _ := e.Encode(s)
		return inline(text)
	}
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI} {
		cells := []string{old(e, "Họp các thôn, lập danh sách hộ nghèo"), old(e, "ủy ban đã ban hành kế hoạch"), old(e, "rà soát các hộ nghèo")}
		if texts, _ := resultsOf(t, resultsSheet(cells...), ""); texts[1] != "ủy ban đã ban hành kế hoạch" {
			t.Errorf("%v among small cells: %q", e, texts)
		}
		if texts, _ := resultsOf(t, resultsSheet(cells[0], cells[1], cells[0]), ""); (texts[1] == "Ủy ban đã ban hành kế hoạch") != (e == legacy.TCVN3) {
			t.Errorf("%v among capitals: %q", e, texts)
		}
	}
}

// Each encoding of a sheet is told of at its own first cell.
func TestLegacyEachEncoding(t *testing.T) {
	cells := []string{}
	for i, s := range []string{"Đã họp", "Họp các thôn, lập danh sách hộ nghèo", "Tổng hợp báo cáo của các đơn vị", "Rà soát các hộ cận nghèo trong xã"} {
		e := [...]legacy.Encoding{legacy.Unicode, legacy.VNI, legacy.TCVN3, legacy.TCVN3}[i]
		text, _ := e.Encode(s)
		cells = append(cells, inline(text))
	}
	_, ps := resultsOf(t, resultsSheet(cells...), "")
	if ps = oldProblems(ps); len(ps) != 2 {
		t.Fatal(ps)
	}
	for i, want := range []string{"B3: đã đọc 1 ô theo bảng mã VNI-Windows, ô đầu là “Họp các thôn", "B4: đã đọc 2 ô theo bảng mã TCVN3 (ABC), ô đầu là “Tổng hợp"} {
		if !strings.Contains(ps[i].Error(), want) {
			t.Errorf("got %v, want %s", ps[i], want)
		}
	}
}

// A cell with several fonts is one cell, and is shown whole.
func TestLegacyRunsTold(t *testing.T) {
	run := func(font, text string) string {
		return `<r><rPr><rFont val="` + font + `"/></rPr><t>` + text + `</t></r>`
	}
	cell := `<c t="inlineStr"><is>` + run(".VnTime", "Lª Ngäc ") + run("Arial", "và ") + run(".VnTime", "c¸c th«n") + `</is></c>`
	texts, ps := resultsOf(t, resultsSheet(cell), "")
	if ps = oldProblems(ps); len(ps) != 1 || !strings.Contains(ps[0].Message, "đã đọc 1 ô theo bảng mã TCVN3 (ABC), ô đầu là “Lê Ngọc và các thôn”") || texts[0] != "Lê Ngọc và các thôn" {
		t.Errorf("%q %v", texts, ps)
	}
}

// A cell that mixes two encodings in a way that cannot be told apart says so.
func TestLegacyMixedTold(t *testing.T) {
	texts, ps := resultsOf(t, resultsSheet(inline("Đã nộp ®Ò nghÞ cña Zoë"), inline("Đã nộp ®Ò nghÞ cña th«n")), "")
	if texts[0] != "Đã nộp ®Ò nghÞ cña Zoë" || texts[1] != "Đã nộp đề nghị của thôn" {
		t.Errorf("got %q", texts)
	}
	if ps = oldProblems(ps); len(ps) != 2 || !strings.Contains(ps[1].Error(), "B2: ô “Đã nộp ®Ò nghÞ cña Zoë” lẫn hai bảng mã nên giữ nguyên; gõ lại phần theo bảng mã cũ bằng Unicode") {
		t.Error(ps)
	}
}

// An input that is typed in VIQR is warned of once, and is not decoded.
func TestVIQR(t *testing.T) {
	text := "Ho^.i nghi. giao ban, Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam"
	told := func(n int, what string, get []string, ps []string) {
		t.Helper()
		if len(ps) != n || n > 0 && !strings.Contains(ps[0], "có thể gõ theo VIQR: 8 từ như trong “Ho^.i nghi.") || get[0] != text {
			t.Errorf("%s: %q %v", what, get, ps)
		}
	}
	of := func(input string) (out []string, values []string) {
		n, ps := Read("a.yaml", []byte(input))
		for _, p := range ps {
			out = append(out, p.Error())
		}
		for _, v := range n.Values {
			values = append(values, v.Text)
		}
		return out, values
	}
	ps, values := of("a: " + text + "\nb: " + text + "\n")
	told(1, "YAML", values, ps)
	ps, values = of("a: " + text + "\n")
	told(0, "few words", values, ps)
	texts, problems := resultsOf(t, resultsSheet(inline(text), inline(text)), "")
	var all []string
	for _, p := range oldProblems(problems) {
		all = append(all, p.Error())
	}
	told(1, "workbook", texts, all)
}
