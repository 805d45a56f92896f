package lint

import (
	"slices"
	"strings"
	"testing"
)

// names are the written forms of the closed lists, without slips.
func names() []string {
	var all []string
	for _, phrases := range known() {
		for _, f := range phrases {
			if !f.bare {
				all = append(all, f.full)
			}
		}
	}
	slices.Sort(all)
	return all
}

// TestListsAgree has every name of the lists in a sentence: written as the list has
// it there is nothing to mend.
func TestListsAgree(t *testing.T) {
	all := names()
	if len(all) < 150 {
		t.Fatalf("only %d names", len(all))
	}
	for _, name := range all {
		for _, s := range []string{"Thực hiện theo " + name + " trong kỳ.", capital(name) + " đã gửi."} {
			if found := Check([]string{s}, House{}); len(found) > 0 && !onlyShort(found) {
				t.Errorf("%q gives %+v", s, found)
			}
		}
	}
}

// onlyShort tells whether the findings only advise on abbreviations.
func onlyShort(found []Finding) bool {
	return !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule != "viet-tat" })
}

// TestListsMend writes a capital on every word of a name and has it mended.
func TestListsMend(t *testing.T) {
	for _, name := range names() {
		words := strings.Split(name, " ")
		for i, w := range words {
			words[i] = capital(w)
		}
		typed := strings.Join(words, " ")
		text := []string{"Thực hiện theo " + typed + " trong kỳ."}
		want := "Thực hiện theo " + name + " trong kỳ."
		if name == "Nhà nước" || name == "Nhân dân" || name == "Quốc khánh" {
			want = text[0] // already in capitals, and Nhà Nước is not looked for; Quốc Khánh is also a name
		}
		if got := Mend(text, Check(text, House{}))[0]; got != want {
			t.Errorf("%q is mended to %q", typed, got)
		}
	}
}

func TestDashes(t *testing.T) {
	for typed, want := range map[string]string{
		"2021-2025": "2021 - 2025", "2021 -2025": "2021 - 2025", "2021–2025": "2021 - 2025", "2021 — 2025": "2021 - 2025",
		"2025-2021": "2025-2021", "12021-2025": "12021-2025", "2021-2025/A": "2021-2025/A", "2021-20255": "2021-20255", "1.2021-2025": "1.2021-2025",
		"0256-3822": "0256-3822", "0256–3822": "0256-3822", "A–B": "A - B", "5 – 3": "5 - 3", "nhiệt độ –5": "nhiệt độ -5",
		"KH–UBND": "KH - UBND", "137/KH–UBND": "137/KH-UBND", "05/8/2022-06/8/2022": "05/8/2022 - 06/8/2022",
		"xã hội-kinh tế": "xã hội-kinh tế", "kinh tế -xã hội": "kinh tế - xã hội", "Việt Nam-Lào": "Việt Nam-Lào",
		"thửa- đất": "thửa- đất", "Lê-nin- xtan": "Lê-nin- xtan", "2- hộ": "2- hộ", "Hà Nội-Hải Phòng": "Hà Nội - Hải Phòng", "Xanh Pê-téc-bua": "Xanh Pê-téc-bua", "–": "-", "": "",
	} {
		if got := Mend([]string{typed}, Check([]string{typed}, House{}))[0]; got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

// TestLopsidedDashes has hyphens of which only a person can tell what they are.
func TestLopsidedDashes(t *testing.T) {
	for typed, want := range map[string]string{"văn thư- lưu trữ": " - ", "văn thư -lưu trữ": " - ", "Mát- xcơ-va": "", "mục 2- thửa": ""} {
		found := Check([]string{typed}, House{})
		if len(found) > 1 || want == "" && len(found) > 0 || want != "" && (len(found) == 0 || found[0].Fix != want || found[0].Sure) {
			t.Errorf("%q gives %+v", typed, found)
		}
	}
}

func TestPunctuation(t *testing.T) {
	for typed, want := range map[string]string{
		"a , b": "a, b", "a ,b": "a, b", "a,b": "a, b", "a,,b": "a, b", "1,5": "1,5", "1 ,5": "1,5", "ngày ... tháng": "ngày ... tháng",
		"xong ./.": "xong ./.", "xong ..": "xong.", "xong..": "xong.", "v.v..": "v.v.", "a : b": "a: b", "mục :": "mục:", "a;b": "a; b",
		"hồ sơ.Báo cáo:đủ": "hồ sơ. Báo cáo: đủ", "xa.An.Hoa": "xa.An.Hoa", "anh.Nam@gmail.com": "anh.Nam@gmail.com", "V/v:báo": "V/v:báo", "ThS.Hà": "ThS.Hà",
		"( ở xã)": "(ở xã)", "( x )": "( x )", "( )": "( )", "VH,TT&DL": "VH,TT&DL", "“( ở xã”": "“( ở xã”", "«a»": "“a”",
		"(a )": "(a)", "TP.HCM": "TP.HCM", "a;;": "a;", "số 1 .": "số 1 .", "“a” ,": "“a”,", "))": "))",
	} {
		if got := Mend([]string{typed}, Check([]string{typed}, House{}))[0]; got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

// TestCovers has findings of one place that are mended once.
func TestCovers(t *testing.T) {
	wide := Finding{Start: 0, End: 9, Sure: true, Fix: "x", Severity: Warning}
	for _, c := range []struct {
		b    Finding
		want int
	}{
		{Finding{Start: 2, End: 4, Severity: Warning}, 1},
		{Finding{Start: 2, End: 4, Severity: Error}, 2},
		{Finding{Start: 9, End: 12, Severity: Warning}, 2},
		{Finding{Start: 2, End: 12, Severity: Warning}, 2},
		{Finding{Start: 2, End: 4, Severity: Warning, Passage: 1}, 2},
	} {
		if got := settle([]Finding{c.b, wide}); len(got) != c.want {
			t.Errorf("%+v with the wide one gives %+v", c.b, got)
		}
	}
}

// TestCorpusOfCapitals counts votes: the form that most have wins, the first of
// equals.
func TestCorpusOfCapitals(t *testing.T) {
	for _, c := range []struct{ text, found string }{
		{"gửi Tổ Biên tập; mời Tổ biên tập; hỏi Tổ biên tập", "Tổ Biên tập"},
		{"gửi Tổ Biên tập; mời Tổ biên tập", "Tổ biên tập"},
		{"gửi tổ biên tập; mời Tổ Biên tập", ""},
		{"gửi Kế hoạch Sở giao; mời kế hoạch Sở giao", ""},
		{"gửi các trưởng ban Đảng; mời Trưởng ban Đảng", ""},
		{"gửi trưởng ban Đảng; mời Trưởng ban Đảng", "Trưởng ban Đảng"},
		{"gửi “Tổ Biên tập”; mời Tổ biên tập", ""},
		{"Trưởng ban Đảng họp; mời trưởng ban Đảng", ""},
		// the name of a body is another phrase than its words elsewhere
		{"mời Phòng Lãnh sự và Người Việt Nam ở nước ngoài; giúp người Việt Nam ở nước ngoài", ""},
		{"giúp người Việt Nam ở nước ngoài; hỏi trưởng phòng Lãnh sự và Người Việt Nam ở nước ngoài", ""},
		{"mời Phòng Hợp tác quốc tế, Thông tin và Người Việt Nam ở nước ngoài; giúp người Việt Nam ở nước ngoài", ""},
		{"mời Trung tâm Hỗ trợ Người Việt Nam ở nước ngoài; giúp người Việt Nam ở nước ngoài", ""},
		{"mời Ủy ban Người Việt Nam ở nước ngoài; giúp người Việt Nam ở nước ngoài", ""},
		{"gửi Phòng Hợp tác Quốc tế; mời Phòng Hợp tác quốc tế", "Phòng Hợp tác quốc tế"},
		{"mời Tổ Biên; họ mời Tổ biên", "mời Tổ biên"},
		{"mời Phòng Lãnh sự giúp đỡ người Việt Nam; tìm Người Việt Nam", "Người Việt Nam"},
		{"mời Phòng Nội vụ, giúp Người Việt Nam; tìm người Việt Nam", "người Việt Nam"},
	} {
		got := ""
		for _, f := range Check([]string{c.text}, House{}) {
			got += f.Found
		}
		if got != c.found {
			t.Errorf("%q gives %q, want %q", c.text, got, c.found)
		}
	}
}
