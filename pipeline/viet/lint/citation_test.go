package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// citationAnswers has the answers to the vectors about numbers and citations.
var citationAnswers = map[string]func(string) string{
	"doc-number-lint": lintNumber,
	"cite-lint":       lintCitation,
}

// severityWords are the severities in the notation of the vectors.
var severityWords = map[Severity]string{Error: "ERROR", Warning: "WARN", Info: "INFO"}

// ruleWords are the rules that the vectors have a name for.
var ruleWords = map[string]string{"vien-dan-sau-hop": "CITE-AFTER-MEETING", "vien-dan-sau-ban-hanh": "CITE-AFTER-ISSUE"}

// lintNumber takes an own number, "05/TB-SNV (cơ quan SNgV)", the agency's symbol
// in brackets.
func lintNumber(s string) string {
	code, agency, _ := strings.Cut(s, " (cơ quan ")
	var out []string
	for _, f := range citations([]string{"Số: " + code}, House{Symbol: strings.TrimSuffix(agency, ")")}) {
		out = append(out, severityWords[f.Severity]+": "+f.Reason)
	}
	return strings.Join(out, " | ")
}

// lintCitation takes a text, or the date of a document against another: "ngày văn
// bản 2022-10-17 > ngày họp 2022-10-13".
func lintCitation(s string) string {
	text, h := s, House{}
	if cited, against, ok := strings.Cut(s, " > "); ok {
		text = "Kế hoạch số 137/KH-UBND ngày " + isoDay(strings.TrimPrefix(cited, "ngày văn bản ")).Short()
		if day, ok := strings.CutPrefix(against, "ngày họp "); ok {
			h.Meeting = isoDay(day)
		}
		if day, ok := strings.CutPrefix(against, "ngày ban hành "); ok {
			h.Issued = isoDay(day)
		}
	}
	var out []string
	for _, f := range citations([]string{text}, h) {
		said := ruleWords[f.Rule]
		if said == "" {
			said = f.Reason
		}
		out = append(out, severityWords[f.Severity]+" "+said)
	}
	return strings.Join(out, " | ")
}

func isoDay(s string) viet.Date {
	d, err := viet.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// TestCitationRules holds what each rule says of a passage: its name, severity,
// what was found and the fix.
func TestCitationRules(t *testing.T) {
	house := House{Symbol: "SNgV", Agency: "Sở Ngoại vụ", Issued: isoDay("21/10/2026"), Meeting: isoDay("13/10/2026")}
	for _, c := range []struct {
		text string
		want string
	}{
		// numbers
		{"Số: 5/TB-SNgV", "so-thieu-0 E [5/TB-SNgV] [05/TB-SNgV]"},
		{"Quyết định số 6/2020/QĐ-TTg", "so-thieu-0 E [6/2020/QĐ-TTg] [06/2020/QĐ-TTg]"},
		{"Nghị quyết số 6-NQ/TW, tỷ lệ 5/KH, khổ 5/Ba-Vì", ""},
		{"theo 5/NQ-HĐND", "so-thieu-0 E [5/NQ-HĐND] [05/NQ-HĐND]"},
		{"Kế hoạch số 5 / KH-UBND", "so-thieu-0 E [5 / KH-UBND] [05/KH-UBND]; ky-hieu-dau-cach W [5 / KH-UBND] [05/KH-UBND]"},
		{"Công văn số 123456/UBND-VX", "so-qua-lon E [123456/UBND-VX] []"},
		{"Kế hoạch số 137/KH - UBND", "ky-hieu-dau-cach W [137/KH - UBND] [137/KH-UBND]"},
		{"Kế hoạch số 137/KH–UBND", "ky-hieu-gach-dai W [137/KH–UBND] [137/KH-UBND]"},
		{"Nghị quyết số 80 - NQ/TW", "ky-hieu-dau-cach W [80 - NQ/TW] [80-NQ/TW]"},
		{"Kế hoạch số 137/KH-UBND - UBND tỉnh, giai đoạn 2021 - 2025/KH, năm 2022 / UBND, COVID-19/BYT-DP, 36/2009/TTLT/BTC", ""},
		{"Kế hoạch số 137/KH - Ủy ban", ""},
		// years
		{"Số: 05/2026/TB-SNgV", "thua-nam W [05/2026/TB-SNgV] [05/TB-SNgV]"},
		{"Quyết định số 27/2015/QĐ-BGDĐT", "thua-nam W [27/2015/QĐ-BGDĐT] [27/QĐ-BGDĐT]"},
		{"Quyết định số 06/2020/QĐ-TTg, Nghị định số 30/2020/NĐ-CP, Nghị quyết số 10/2022/NQ-HĐND, Luật số 72/2025/QH15, Quyết định số 27/2005/QĐ-BGDĐT", ""},
		{"Thông tư số 01/2026/TT-BNV, Chỉ thị số 03/2008/CT-TTg, Bản án số 12/2022/HS-ST, Hợp đồng số 12/2026/HĐ-SNgV, Nghị quyết số 66/2026/NQ-CP", ""},
		{"Chỉ thị số 03/2026/CT-TTg", "thua-nam W [03/2026/CT-TTg] [03/CT-TTg]"},
		// symbols
		{"Số: 05/TB-SNV", "ky-hieu-khac E [05/TB-SNV] [05/TB-SNgV]"},
		{"Số:      /TB-SNV", "ky-hieu-khac E [/TB-SNV] [/TB-SNgV]"},
		{"94/BC-HTPT ngày 13/11/2026", ""}, // of another, in a cell
		{"Số: 12/SNGV-VP", "ky-hieu-khac E [12/SNGV-VP] [12/SNgV-VP]"},
		{"Số: 12/SNgV-VP", ""},
		{"Số:       /QĐ-SNgV", ""},
		{"Thông báo số 12/TB-SNV ngày 05/8/2026 của Sở Ngoại vụ", "ky-hieu-khac E [12/TB-SNV] [12/TB-SNgV]"},
		{"Thông báo số 12/TB-SNV ngày 05/8/2026 của Sở Nội vụ", ""},
		{"Công văn số 12/CV-UBND", "cong-van-co-cv W [12/CV-UBND] []"},
		{"Công văn số 12-CV/TU", ""},
		{"Tờ trình số 15/TTR-UBND", "ky-hieu-in-hoa I [15/TTR-UBND] [15/TTr-UBND]"},
		{"Quyết định số 15/QĐ-TTG", "ky-hieu-in-hoa I [15/QĐ-TTG] [15/QĐ-TTg]"},
		// kinds
		{"Kế hoạch số 15/QĐ-UBND", "loai-khac-ky-hieu W [Kế hoạch số 15/QĐ-UBND] []"},
		{"Quy định số 45/QĐ-UBND", "loai-khac-ky-hieu W [Quy định số 45/QĐ-UBND] []"},
		{"Công văn số 12/TB-UBND", "loai-khac-ky-hieu W [Công văn số 12/TB-UBND] []"},
		{"Tờ trình số 45/SNV-VP", "ky-hieu-thieu-loai I [45/SNV-VP] []"},
		{"Quy định số 399-QĐ/TW, Công văn số 4567/CT-TTHT, Văn bản số 12/TB-UBND, Thông báo kết luận số 12/TB-VPCP, ý kiến kết luận số 15/TB-UBND", ""},
		{"các Kế hoạch số 131/KH-UBND, số 45/QĐ-UBND; Quyết định số 155/TTg", ""},
		// dates
		{"Nghị định số 63/2010/NĐ-CP ngày 08/6/20210", "ngay-sai E [08/6/20210] []"},
		{"ngày 31/02/2026 và 8/13/2022", "ngay-sai E [31/02/2026] []; ngay-sai E [8/13/2022] []"},
		{"ngày 05 tháng 9 năm 20222", "ngay-sai E [05 tháng 9 năm 20222] []"},
		{"ngày 5/8/2022", "ngay-thieu-0 W [5/8/2022] [05/8/2022]"},
		{"ngày 15/1/2022", "ngay-thieu-0 W [15/1/2022] [15/01/2022]"},
		{"ngày 5 tháng 03 năm 2026", "ngay-thieu-0 W [5 tháng 03 năm 2026] [05 tháng 3 năm 2026]"},
		{"ngày 05/08/2022", "thang-thua-0 I [05/08/2022] [05/8/2022]"},
		{"ngày 05/8/2022, 21/02/2020, 12/10/2022, từ 1/2 đến 3/4, máy 0905/123/4567, tệp /2022/13/45, a5/8/2022", ""},
		{"Kế hoạch số 15/KH-UBND ngày 17/10 của UBND tỉnh", "ngay-thieu-nam W [Kế hoạch số 15/KH-UBND ngày 17/10 của UBND tỉnh] []"},
		// a citation against what is known
		{"Kế hoạch số 15/KH-UBND ngày 22/10/2026", "vien-dan-sau-ban-hanh E [Kế hoạch số 15/KH-UBND ngày 22/10/2026] []"},
		{"Kế hoạch số 15/KH-UBND ngày 17/10/2026 và Kế hoạch số 15/KH-UBND ngày 17/10/2026", "vien-dan-sau-hop W [Kế hoạch số 15/KH-UBND ngày 17/10/2026] []"},
		{"Kế hoạch số 15/KH-UBND ngày 13/10/2026", ""},
		{"Nghị định số 63/2010/NĐ-CP ngày 08/6/2011", "nam-khac-so W [Nghị định số 63/2010/NĐ-CP ngày 08/6/2011] []"},
		{"Kế hoạch số 84/KH-UBND ngày 05/8/2022; Kế hoạch số 84/KH-UBND ngày 06/8/2022", "vien-dan-hai-ngay E [Kế hoạch số 84/KH-UBND ngày 06/8/2022] []"},
		{"Kế hoạch số 84/KH-UBND ngày 05/8/2022; Kế hoạch số 84/KH-UBND ngày 05/8/2021", "vien-dan-hai-ngay W [Kế hoạch số 84/KH-UBND ngày 05/8/2021] []"},
		{"Kế hoạch số 84/KH-UBND ngày 05/8/2022 của UBND tỉnh; Kế hoạch số 84/KH-UBND ngày 06/8/2022 của UBND xã", ""},
		{"Luật Đất đai ngày 29/11/2013 và Luật Đất đai ngày 18/01/2024", ""},
	} {
		var got []string
		for _, f := range citations([]string{c.text}, house) {
			got = append(got, fmt.Sprintf("%s %c [%s] [%s]", f.Rule, "EWI"[f.Severity], f.Found, f.Fix))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

// TestCitationsOverPassages holds that passages are held against each other, and
// that the same thing is said once.
func TestCitationsOverPassages(t *testing.T) {
	passages := []string{
		"Kế hoạch số 84/KH-UBND ngày 05/8/2022", "không có gì", "Kế hoạch số 84/KH-UBND ngày 06/8/2022", "Kế hoạch số 84/KH-UBND ngày 06/8/2022 của UBND tỉnh",
	}
	found := citations(passages, House{})
	if len(found) != 1 || found[0].Passage != 2 || found[0].Rule != "vien-dan-hai-ngay" || !strings.Contains(found[0].Reason, "05/8/2022 và 06/8/2022") {
		t.Errorf("found %+v", found)
	}
}

// TestSureFixes holds that a fix that is sure leaves nothing for a second one.
func TestSureFixes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
		text := pick("kind", "Kế hoạch số ", "Thông báo số: ", "Số: ") + pick("number", "5", "05", "137") + pick("slash", "/", " / ", "/ ") +
			pick("symbol", "KH", "TB") + pick("hyphen", "-", "–") + "UBND ngày " + pick("date", "5/8/2022", "05/8/2022", "15/1/2022", "5 tháng 2 năm 2022")
		mended := text
		for i := 0; i < len(text); i++ {
			found := slices.DeleteFunc(citations([]string{mended}, House{}), func(f Finding) bool { return !f.Sure })
			if len(found) == 0 {
				break
			}
			mended = mended[:found[0].Start] + found[0].Fix + mended[found[0].End:]
		}
		if !strings.Contains(mended, "/KH-UBND ngày ") && !strings.Contains(mended, "/TB-UBND ngày ") || strings.Contains(mended, " 5") || strings.Contains(mended, "15/1/") {
			t.Fatalf("%q is mended to %q", text, mended)
		}
	})
}

// TestSpacedDashIsNotSure holds that a dash that may belong to the sentence is left
// to a person.
func TestSpacedDashIsNotSure(t *testing.T) {
	for _, text := range []string{"Kế hoạch số 5/KH - UBND tỉnh", "Nghị quyết số 80 - NQ/TW", "Kế hoạch số 137/KH – UBND"} {
		found := citations([]string{text}, House{})
		if len(found) == 0 || slices.ContainsFunc(found, func(f Finding) bool { return f.Sure || f.Fix == "" }) {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

func FuzzCitationLint(f *testing.F) {
	for _, v := range judge.ReadVectors(f) {
		if citationAnswers[v.Kind] != nil || v.Kind == "cite-parse" {
			f.Add(v.Input)
		}
	}
	f.Add("Số: 5 / TTR–SNV ngày 5 tháng 13 năm 20222; Kế hoạch số 84/KH-UBND ngày 06/8")
	house := House{Symbol: "SNgV", Agency: "Sở Ngoại vụ", Issued: isoDay("21/10/2022"), Meeting: isoDay("13/10/2022")}
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range citations([]string{s, s}, house) {
			if found.Start < 0 || found.End <= found.Start || found.End > len(s) || found.Found != s[found.Start:found.End] {
				t.Fatalf("%+v is not in the passage", found)
			}
			if utf8.ValidString(s) && !utf8.ValidString(found.Found) {
				t.Fatalf("%+v cuts a letter", found)
			}
			if found.Rule == "" || found.Reason == "" || found.Fix == found.Found || found.Passage > 1 {
				t.Fatalf("%+v says nothing", found)
			}
		}
	})
}

func BenchmarkCitations(b *testing.B) {
	const text = "Thực hiện Kế hoạch số 137/KH-UBND ngày 17/10/2022 của UBND tỉnh, các đơn vị tổng hợp, báo cáo Giám đốc trước ngày 25 tháng 11 năm 2022. "
	passage := []string{strings.Repeat(text, 10_000/len(text)+1)}
	b.SetBytes(int64(len(passage[0])))
	for b.Loop() {
		citations(passage, House{})
	}
}
