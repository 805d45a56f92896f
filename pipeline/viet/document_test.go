package viet

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestParseDocNumber(t *testing.T) {
	for in, want := range map[string]DocNumber{
		"12a/QĐ-UBND":              {Number: 12, Suffix: "a", Symbol: "QĐ-UBND"},
		"45/2019/QH14":             {Number: 45, Year: 2019, Symbol: "QH14"},
		"số 137/KH\u2011UBND":      {Number: 137, Symbol: "KH-UBND"},
		"SỐ:\u00A0137 / KH – UBND": {Number: 137, Symbol: "KH-UBND"},
		"05/BNN&PTNT-VP":           {Number: 5, Symbol: "BNN&PTNT-VP"},
		"15-KH/ĐU":                 {Number: 15, Party: true, Symbol: "KH/ĐU"},
		"03/QyĐ-UBND":              {Number: 3, Symbol: "QyĐ-UBND"},
		"99999/UBND-VX":            {Number: 99999, Symbol: "UBND-VX"},
		"12A/QĐ-SNgV":              {Number: 12, Suffix: "A", Symbol: "QĐ-SNgV"},
		"12a-CV/TU":                {Number: 12, Suffix: "a", Symbol: "CV/TU", Party: true},
		"05-QĐ/TWĐTN-VP":           {Number: 5, Symbol: "QĐ/TWĐTN-VP", Party: true},
		"Số:      /TB-SNgV":        {Symbol: "TB-SNgV"},
		"Số: …/2026/QĐ-UBND":       {Year: 2026, Symbol: "QĐ-UBND"},
		"Số       -NQ/TW":          {Symbol: "NQ/TW", Party: true},
	} {
		if got, err := ParseDocNumber(in); err != nil || got != want {
			t.Errorf("ParseDocNumber(%q) = %+v, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"":                       "chưa ghi số, ký hiệu",
		"TB-SNgV":                "“TB-SNgV” không phải là số, ký hiệu văn bản",
		"/":                      "“/” không phải là số, ký hiệu văn bản",
		"0a/TB-SNgV":             "“0a/TB-SNgV” không phải là số, ký hiệu văn bản",
		"0/TB-SNgV":              "“0/TB-SNgV” không phải là số, ký hiệu văn bản",
		"5/":                     "“5/” không phải là số, ký hiệu văn bản",
		"5/tb-sngv":              "“5/tb-sngv” không phải là số, ký hiệu văn bản",
		"05/8/2022":              "“05/8/2022” không phải là số, ký hiệu văn bản",
		"5/1022/TB-X":            "“5/1022/TB-X” không phải là số, ký hiệu văn bản",
		"5/TB--X":                "“5/TB--X” không phải là số, ký hiệu văn bản",
		"05/TB-SNgV ngày 5":      "“05/TB-SNgV ngày 5” không phải là số, ký hiệu văn bản",
		"5/TB-X?":                "“5/TB-X?” không phải là số, ký hiệu văn bản",
		"80-NQ":                  "“80-NQ” không phải là số, ký hiệu văn bản",
		"123456/TB-X":            "“123456/TB-X” có số quá lớn",
		strings.Repeat("1", 700): "số, ký hiệu quá dài",
	} {
		if got, err := ParseDocNumber(in); err == nil || err.Error() != want+"; "+docNumberHint || got != (DocNumber{}) {
			t.Errorf("ParseDocNumber(%q) = %+v, %v", in, got, err)
		}
	}
}

func TestDocNumberReadsBack(t *testing.T) {
	group := rapid.StringMatching(`[A-ZĐ][A-Za-zĐđ&]{0,5}[A-Za-z0-9]`)
	rapid.Check(t, func(t *rapid.T) {
		n := DocNumber{Number: rapid.IntRange(0, maxDocNumber).Draw(t, "number"), Party: rapid.Bool().Draw(t, "party")}
		if n.Number > 0 {
			n.Suffix = rapid.SampledFrom([]string{"", "", "a", "đ", "B"}).Draw(t, "suffix")
		}
		n.Symbol = group.Draw(t, "kind") + "-" + group.Draw(t, "office")
		if n.Party {
			n.Symbol = strings.Replace(n.Symbol, "-", "/", 1)
		} else if rapid.Bool().Draw(t, "legal") {
			n.Year = rapid.IntRange(firstYear, lastYear).Draw(t, "year")
		}
		for _, form := range []string{n.String(), "Số: " + n.String(), KeepTogether("số " + n.String())} {
			if got, err := ParseDocNumber(form); err != nil || got != n {
				t.Fatalf("ParseDocNumber(%q) = %+v, %v; want %+v", form, got, err, n)
			}
		}
		if n.Number == 0 {
			return
		}
		text := "Theo Kế hoạch số " + n.String() + ", các đơn vị thực hiện"
		if c := FindCitations(text); len(c) != 1 || c[0].Code != n.String() {
			t.Fatalf("FindCitations(%q) = %+v", text, c)
		}
	})
}

func TestDocNumberParts(t *testing.T) {
	for code, want := range map[string][2]string{
		"05/TB-SNgV": {"TB", "SNgV"}, "06/2020/QĐ-TTg": {"QĐ", "TTg"}, "12/UBND-VX": {"", "UBND"}, "72/2025/QH15": {"", "QH15"},
		"80-NQ/TW": {"NQ", "TW"}, "367-QĐ/TWĐTN-VP": {"QĐ", "TWĐTN"}, "12-CV/TU": {"CV", "TU"}, "45/KH": {"KH", ""},
		"01/2019/TTLT-BNV-BTC": {"TTLT", "BNV"}, "03/QyĐ-UBND": {"QyĐ", "UBND"}, "9/SNgV": {"", "SNgV"},
	} {
		n, err := ParseDocNumber(code)
		if got := [2]string{n.Kind(), n.Body()}; err != nil || got != want {
			t.Errorf("%s has the kind and body %q, %v; want %q", code, got, err, want)
		}
	}
	if n := (DocNumber{}); n.Kind() != "" || n.Body() != "" {
		t.Errorf("the zero number has the kind %q and the body %q", n.Kind(), n.Body())
	}
}

func TestFormatNumber(t *testing.T) {
	for in, want := range map[string]string{"5": "05", "": "", "05": "05", "10": "10", "0": "0", " 7 ": "07", "137": "137", "a": "a"} {
		if got := FormatNumber(in); got != want {
			t.Errorf("FormatNumber(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTypeName(t *testing.T) {
	for name, want := range map[string]string{"kế hoạch": "KH", "TỜ TRÌNH": "TTr", "Thông báo kết luận": "TB", "Văn bản": "CV", "Thư": ""} {
		if got, known := TypeAbbr(name); got != want || known != (want != "") {
			t.Errorf("TypeAbbr(%q) = %q, %t", name, got, known)
		}
	}
	for abbr, want := range map[string]string{"KH": "Kế hoạch", "CV": "Công văn", "QyĐ": "Quy định", "kh": "", "": ""} {
		if got, known := TypeName(abbr); got != want || known != (want != "") {
			t.Errorf("TypeName(%q) = %q, %t", abbr, got, known)
		}
	}
}

func TestKeepTogether(t *testing.T) {
	for in, want := range map[string]string{
		"Ngày 13/10/2022, họp":        "Ngày_13/10/2022, họp",
		"Số: 137/KH-UBND":             "Số:_137/KH~UBND",
		"số 80-NQ/TW":                 "số_80~NQ/TW",
		"(06/2020/QĐ-TTg)":            "(06/2020/QĐ~TTg)",
		"/TB-SNgV":                    "/TB~SNgV",
		"số 5 đơn vị":                 "số 5 đơn vị",
		"tại TP. Hồ Chí Minh và":      "tại TP._Hồ_Chí_Minh và",
		"TP. Huế, Việt Nam":           "TP._Huế, Việt_Nam",
		"HTP. Quy Nhơn":               "HTP. Quy_Nhơn",
		"kinh tế - xã hội 2021-2025":  "kinh tế - xã hội 2021-2025",
		"và/hoặc tự-do 24/7-Tám":      "và/hoặc tự-do 24/7-Tám",
		"tháng 10 năm 2022":           "tháng_10 năm_2022",
		"năm 5 người, năm 20225":      "năm 5 người, năm 20225",
		"hằng năm 2022":               "hằng năm_2022",
		"ngày      tháng 11 năm 2026": "ngày      tháng_11 năm_2026",
		"ngày: 5":                     "ngày: 5",
		"tháng ":                      "tháng ",
	} {
		want = strings.NewReplacer("_", noBreakSpace, "~", noBreakHyphen).Replace(want)
		if got := KeepTogether(in); got != want {
			t.Errorf("KeepTogether(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestKeepTogetherInLongWords guards against work that grows with the square of
// the length: a word of slashes has a code nowhere.
func TestKeepTogetherInLongWords(t *testing.T) {
	long := strings.Repeat("a/", 1<<20)
	if got := KeepTogether(long); got != long {
		t.Error("changed a text without symbols")
	}
}

func TestFileName(t *testing.T) {
	long := strings.Repeat("ễ", 300)
	for in, want := range map[string]string{
		"Thông báo 15/TB-UBND":                     "Thông báo 15-TB-UBND",
		"2022-10 Thông báo kết luận giao ban.docx": "2022-10 Thông báo kết luận giao ban.docx",
		"../../etc/passwd":                         "_.. .. etc-passwd",
		"a/ b":                                     "a b",
		"ða?a":                                     "đa a",
		"15/TB–UBND":                               "15-TB-UBND",
		"nul.txt":                                  "_nul.txt",
		"Com1":                                     "_Com1",
		"COM10":                                    "COM10",
		"Báo cáo...  ":                             "Báo cáo",
		"":                                         "_",
		"???":                                      "_",
		"ke\u0302\u0301 hoa\u0323ch\n\tnăm":        "kế hoạch năm",
		"tệp\x00\x7F lạ":                           "tệp lạ",
		long + ".docx":                             strings.Repeat("ễ", 65) + ".docx",
		strings.Repeat("a", 130):                   strings.Repeat("a", 120),
	} {
		if got := FileName(in); got != want {
			t.Errorf("FileName(%q) = %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := anyText.Draw(t, "name")
		got := FileName(s)
		if got == "" || got == "." || got == ".." || strings.ContainsAny(got, "<>:\"/\\|?*\x00\n") || strings.HasSuffix(got, ".") ||
			utf8.RuneCountInString(got) > maxNameRunes || len(got) > maxNameBytes {
			t.Fatalf("FileName(%q) = %q", s, got)
		}
	})
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"•\u00A0Nội dung": "Nội dung", "đ) Báo cáo": "Báo cáo", "12) Họp": "Họp", "- - a) Họp": "Họp", "-5 độ": "-5 độ", "1. Họp": "1. Họp",
		"2.500 đồng": "2.500 đồng", "(a) Họp": "(a) Họp", "ab) Họp": "ab) Họp", "-": "", "": "", "+84 905": "+84 905", "A) Họp": "Họp",
	} {
		if got := StripBullet(in); got != want {
			t.Errorf("StripBullet(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"": "", " ; ": "", "Họp,": "Họp.", "như sau:": "như sau:", "“Họp.”": "“Họp.”", "“Họp”": "“Họp”.", "Họp./.": "Họp./.", "Họp; ": "Họp.",
	} {
		if got := EndSentence(in); got != want {
			t.Errorf("EndSentence(%q) = %q, want %q", in, got, want)
		}
	}
}
