package viet

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFindCitations(t *testing.T) {
	text := "Căn cứ Luật Lưu trữ ngày 21/6/2024; căn cứ Kế hoạch số 694/KH-SNgV ngày 05/8/2022 của Sở Ngoại vụ và Kế hoạch số 84/KH-UBND " +
		"ngày 13 tháng 6 năm 2022 của UBND tỉnh Bình Định, Công văn 12/UBND-VX; Nghị định số 30/2020/NĐ-CP ngày 31/02/2020 của Chính phủ. " +
		"Số: 05/TB-SNgV; theo văn bản số: 1234/BNV-TCBC của Bộ Nội vụ về biên chế; tỷ lệ 5/KH."
	type cited struct{ Text, Type, Code, Date, Issuer, Subject string }
	var got []cited
	for _, c := range FindCitations(text) {
		got = append(got, cited{text[c.Start:c.End], c.Type, c.Code, c.BadDate + c.Date.ISO(), c.Issuer, c.Subject})
	}
	want := []cited{
		{"Luật Lưu trữ ngày 21/6/2024", "Luật", "", "2024-06-21", "", "Lưu trữ"},
		{"Kế hoạch số 694/KH-SNgV ngày 05/8/2022 của Sở Ngoại vụ", "KH", "694/KH-SNgV", "2022-08-05", "Sở Ngoại vụ", ""},
		{"Kế hoạch số 84/KH-UBND ngày 13 tháng 6 năm 2022 của UBND tỉnh Bình Định", "KH", "84/KH-UBND", "2022-06-13", "UBND tỉnh Bình Định", ""},
		{"Công văn 12/UBND-VX", "CV", "12/UBND-VX", "", "", ""},
		{"Nghị định số 30/2020/NĐ-CP ngày 31/02/2020 của Chính phủ", "NĐ", "30/2020/NĐ-CP", "31/02/2020", "Chính phủ", ""},
		{"văn bản số: 1234/BNV-TCBC của Bộ Nội vụ", "CV", "1234/BNV-TCBC", "", "Bộ Nội vụ", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCitationForms holds the span of every citation of a text, and what is read
// in it.
func TestCitationForms(t *testing.T) {
	for text, want := range map[string][]string{
		// lists that share their kind
		"các Kế hoạch số 131/KH-UBND, số 84/KH-UBND và 85/KH-UBND của UBND tỉnh": {"Kế hoạch số 131/KH-UBND|KH", "số 84/KH-UBND|KH", "85/KH-UBND của UBND tỉnh|KH|UBND tỉnh"},
		"các Quyết định của UBND tỉnh: số 31/QĐ-UBND; số 84/QĐ-UBND":             {"Quyết định của UBND tỉnh: số 31/QĐ-UBND|QĐ|UBND tỉnh", "số 84/QĐ-UBND|QĐ"},
		"các Công văn số 31/UBND-VX, 32/UBND-VX":                                 {"Công văn số 31/UBND-VX|CV", "32/UBND-VX|CV"},
		"Kế hoạch số 131/KH-UBND, số 5/QĐ-UBND":                                  {"Kế hoạch số 131/KH-UBND|KH", "số 5/QĐ-UBND|QĐ"},
		"Kế hoạch số 131/KH-UBND, tỷ lệ 5/QĐ-UBND":                               {"Kế hoạch số 131/KH-UBND|KH"},
		"số 131/KH-UBND, số 84/KH-UBND":                                          nil,
		// kinds written short
		"theo KH số 131/KH-UBND ngày 05/8/2026, QĐ 84/QĐ-UBND":  {"KH số 131/KH-UBND ngày 05/8/2026|KH|2026-08-05", "QĐ 84/QĐ-UBND|QĐ"},
		"KH số 84/QĐ-UBND, kh số 84/KH-UBND, UBKH số 5/KH-UBND": nil,
		// laws
		"Kế hoạch số 01/2020/QH14, hợp đồng số 02/2020/QH14":                         {"Kế hoạch số 01/2020/QH14|KH", "hợp đồng số 02/2020/QH14|HĐ"},
		"theo Luật số 72/2025/QH15":                                                  {"Luật số 72/2025/QH15|Luật"},
		"Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;": {"Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025|Luật|2025-06-16|Tổ chức chính quyền địa phương"},
		"Luật Đất đai và Luật Nhà ở số 27/2023/QH15":                                 {"Luật Nhà ở số 27/2023/QH15|Luật|Nhà ở"},
		"Luật sửa đổi, bổ sung một số điều của Luật Đầu tư ngày 11/01/2022":          {"Luật sửa đổi, bổ sung một số điều của Luật Đầu tư ngày 11/01/2022|Luật|2022-01-11|sửa đổi, bổ sung một số điều của Luật Đầu tư"},
		"Bộ luật Lao động\nngày 20/11/2019":                                          {"Bộ luật Lao động\nngày 20/11/2019|Bộ luật|2019-11-20|Lao động"},
		"Nghị quyết số 203/2025/QH15":                                                {"Nghị quyết số 203/2025/QH15|NQ"},
		"Luật Lưu trữ ngày 31/6/2024":                                                {"Luật Lưu trữ ngày 31/6/2024|Luật|?31/6/2024|Lưu trữ"},
		"Trường Đại học Luật Hà Nội ngày 05/8/2022, thực hiện Luật Đất đai từ ngày 05/8/2022, Luật Thủ đô": nil,
		// before and after the number
		"điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP":                                {"Nghị định số 30/2020/NĐ-CP|NĐ"},
		"Nghị định của Chính phủ số 30/2020/NĐ-CP ngày 05/3/2020":                         {"Nghị định của Chính phủ số 30/2020/NĐ-CP ngày 05/3/2020|NĐ|2020-03-05|Chính phủ"},
		"Quyết định số 45/QĐ-UBND của UBND xã An Phú ngày 05/8/2026 để":                   {"Quyết định số 45/QĐ-UBND của UBND xã An Phú ngày 05/8/2026|QĐ|2026-08-05|UBND xã An Phú"},
		"Thông báo kết luận số 12/TB-VPCP, kế hoạch số 12a/KH-UBND":                       {"Thông báo kết luận số 12/TB-VPCP|TB", "kế hoạch số 12a/KH-UBND|KH"},
		"Kế\nhoạch  số 137/KH-UBND\nngày 17 tháng 10\nnăm 2022 của\u00A0UBND\ntỉnh đã":    {"Kế\nhoạch  số 137/KH-UBND\nngày 17 tháng 10\nnăm 2022 của\u00A0UBND\ntỉnh|KH|2022-10-17|UBND tỉnh"},
		"Kèm theo Thông báo số      /TB-SNgV ngày      tháng 10 năm 2022 của Sở Ngoại vụ": {"Thông báo số      /TB-SNgV ngày      tháng 10 năm 2022 của Sở Ngoại vụ|TB|Sở Ngoại vụ"},
		"Kế hoạch số 5/KH-UBND ngày 17/10 của UBND tỉnh":                                  {"Kế hoạch số 5/KH-UBND ngày 17/10 của UBND tỉnh|KH|?17/10|UBND tỉnh"},
		"Nghị định số 63/2010/NĐ-CP ngày 08/6/20210 hết hiệu lực":                         {"Nghị định số 63/2010/NĐ-CP ngày 08/6/20210|NĐ|?08/6/20210"},
		"Chỉ thị số 12-CT/TU, ban hành ngày 05/8/2022":                                    {"Chỉ thị số 12-CT/TU, ban hành ngày 05/8/2022|CT|2022-08-05"},
		"Công văn số 9/SNV-TCCB ngày nhận":                                                {"Công văn số 9/SNV-TCCB|CV"},
		// the trích yếu, of a citation that stands alone
		"- Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;":  {"Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư|NĐ|Chính phủ|công tác văn thư"},
		"Nghị định số 78/2025/NĐ-CP quy định chi tiết một số điều.":               {"Nghị định số 78/2025/NĐ-CP quy định chi tiết một số điều|NĐ|quy định chi tiết một số điều"},
		"Theo Nghị định số 30/2020/NĐ-CP về công tác văn thư":                     {"Nghị định số 30/2020/NĐ-CP|NĐ"},
		"Nghị định số 30/2020/NĐ-CP về văn thư; Nghị định số 78/2025/NĐ-CP":       {"Nghị định số 30/2020/NĐ-CP|NĐ", "Nghị định số 78/2025/NĐ-CP|NĐ"},
		"ngày 05/8/2022 và/hoặc 24/7, km/h, 36/2009/TTLT/BTC, Hội đồng số 5/2022": nil,
	} {
		var got []string
		for _, c := range FindCitations(text) {
			fields := []string{text[c.Start:c.End], c.Type}
			for _, f := range []string{strings.TrimSuffix("?"+c.BadDate, "?"), c.Date.ISO(), c.Issuer, c.Subject} {
				if f != "" {
					fields = append(fields, f)
				}
			}
			got = append(got, strings.Join(fields, "|"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// TestIssuerEnds holds where the name of who issued a document ends.
func TestIssuerEnds(t *testing.T) {
	for _, text := range []string{
		"UBND tỉnh| đã ban hành", "UBND tỉnh Bà Rịa - Vũng Tàu| về", "Ủy ban nhân dân thành phố Hồ Chí Minh|, theo", "HĐND xã| Công văn",
		"Thủ tướng Chính phủ| về", "Chính phủ| quy định", "Quốc hội| khóa XV", "Chủ tịch UBND tỉnh Gia Lai| và UBND xã",
		"Bộ Văn hóa, Thể thao và Du lịch| hướng dẫn", "Bộ trưởng Bộ Ngoại giao| đề nghị", "Bộ Lao động - Thương binh và Xã hội|",
		"Sở Ngoại vụ| để", "Giám đốc Sở Ngoại vụ tỉnh Gia Lai| giao", "Sở Tài chính Bình Định|", "Ban Thường vụ Tỉnh ủy| về",
		"Văn phòng UBND tỉnh| và Sở Nội vụ", "Công an tỉnh|; và", "Ban Bí thư| về", "Phòng Lãnh sự và Người Việt Nam ở nước ngoài| tham mưu",
		"Trung tâm Xúc tiến đầu tư| và Công văn", "|ngành y tế", "|", "|Bộtt",
	} {
		name, rest, _ := strings.Cut(text, "|")
		if n := issuerLen(name + rest); n != len(name) {
			t.Errorf("the issuer in %q is %q", name+rest, (name + rest)[:n])
		}
	}
}

func TestCitationString(t *testing.T) {
	plan := Citation{Type: "KH", Code: "137/KH-UBND", Date: Date{2022, 10, 17}, Issuer: "UBND tỉnh"}
	about := func(subject string) Citation { c := plan; c.Subject = subject; return c }
	for _, c := range []struct {
		Citation
		full, short string
	}{
		{plan, "Kế hoạch số 137/KH-UBND ngày 17/10/2022 của UBND tỉnh", "Kế hoạch số 137/KH-UBND"},
		{about("tổ chức hội nghị"), plan.String() + " về tổ chức hội nghị", plan.Short()},
		{about("Về tổ chức hội nghị"), plan.String() + " về tổ chức hội nghị", plan.Short()},
		{about("ban hành Quy chế"), plan.String() + " ban hành Quy chế", plan.Short()},
		{Citation{Type: "Luật", Subject: "Lưu trữ", Date: Date{2024, 6, 21}}, "Luật Lưu trữ ngày 21/6/2024", "Luật Lưu trữ"},
		{Citation{Type: "Luật", Subject: "Lưu trữ", Code: "33/2024/QH15"}, "Luật Lưu trữ số 33/2024/QH15", "Luật Lưu trữ"},
		{Citation{Type: "Luật", Code: "33/2024/QH15"}, "Luật số 33/2024/QH15", "Luật số 33/2024/QH15"},
		{Citation{Type: "Tờ khai", Code: "5/X"}, "Tờ khai số 5/X", "Tờ khai số 5/X"},
		{Citation{Type: "NĐ", Code: "63/2010/NĐ-CP", BadDate: "08/6/20210"}, "Nghị định số 63/2010/NĐ-CP ngày 08/6/20210", "Nghị định số 63/2010/NĐ-CP"},
		{Citation{}, "", ""},
	} {
		if full, short := c.String(), c.Short(); full != c.full || short != c.short {
			t.Errorf("%#v is %q, then %q", c.Citation, full, short)
		}
	}
}

func TestBasisLines(t *testing.T) {
	got := BasisLines([]string{"Căn cứ Luật Lưu trữ ngày 21/6/2024.", " ", "Căn cứ Nghị định số 30/2020/NĐ-CP;", "Theo đề nghị của Chánh Văn phòng,"})
	want := []string{"Căn cứ Luật Lưu trữ ngày 21/6/2024;", "Căn cứ Nghị định số 30/2020/NĐ-CP;", "Theo đề nghị của Chánh Văn phòng."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := BasisLines([]string{"", ";"}); got != nil {
		t.Errorf("of nothing, %q", got)
	}
}

// TestCitationReadsBack holds that the citation found in what String and Short
// write is the one written.
func TestCitationReadsBack(t *testing.T) {
	pick := func(t *rapid.T, label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	day := rapid.Custom(func(t *rapid.T) Date {
		return Date{1999, 1, 1}.AddDays(rapid.IntRange(0, 20_000).Draw(t, "day"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var c Citation
		if rapid.Bool().Draw(t, "law") {
			c = Citation{Type: pick(t, "kind", "Luật", "Bộ luật", "PL"), Subject: pick(t, "name", "Lưu trữ", "Phòng, chống tham nhũng", "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng"),
				Code: pick(t, "code", "", "33/2024/QH15", "02/2020/UBTVQH14"), Date: day.Draw(t, "date")}
		} else {
			c = Citation{Type: pick(t, "kind", "KH", "QĐ", "NĐ", "CV", "TTr", "TB", "TTLT", "NQ", "L"), Code: pick(t, "code", "05/KH-SNgV", "06/2020/QĐ-TTg", "80-NQ/TW", "12/UBND-VX", "12a/TB-VP"),
				Issuer: pick(t, "issuer", "", "UBND tỉnh", "UBND tỉnh Bà Rịa - Vũng Tàu", "Thủ tướng Chính phủ", "Bộ Văn hóa, Thể thao và Du lịch", "Phòng Hợp tác quốc tế")}
			switch rapid.IntRange(0, 2).Draw(t, "dated") {
			case 0:
				c.Date = day.Draw(t, "date")
			case 1:
				c.BadDate = pick(t, "bad date", "08/6/20210", "31/02/2026", "17/10")
			}
		}
		text := "Theo " + c.String() + ", các đơn vị thực hiện"
		if found := FindCitations(text); len(found) != 1 || found[0].Citation != c || text[found[0].Start:found[0].End] != c.String() {
			t.Fatalf("in %q there is %#v", text, found)
		}
		if !c.lawLike() {
			c.Subject = pick(t, "subject", "", "công tác văn thư", "ban hành Quy chế làm việc", "tổ chức hội nghị tại tỉnh; phân công thực hiện")
		}
		alone := c.String()
		if strings.Contains(c.Subject, ";") {
			c.Subject = "" // more than one thing: where it ends cannot be told
		}
		if found := FindCitations(alone); len(found) != 1 || found[0].Citation != c {
			t.Fatalf("%q is %#v", alone, found)
		}
		if found := FindCitations("Theo " + c.Short() + ", các đơn vị"); c.Code != "" && c.Subject == "" && (len(found) != 1 || found[0].Code != c.Code || found[0].Type != c.Type) {
			t.Fatalf("%q is %#v", c.Short(), found)
		}
	})
}

// TestFindCitationsInHostileText guards against work that grows with the square
// of the length.
func TestFindCitationsInHostileText(t *testing.T) {
	const size = 1 << 20
	for _, unit := range []string{"/", "Luật A ", "Luật A, ngày 01/01/2020 ", "A/B-C số ", "của của ", " ", "Kế hoạch số /A ", "ngày ", "a/", "1-A/"} {
		text := strings.Repeat(unit, size/len(unit))
		last := 0
		for _, c := range FindCitations(text) {
			if c.Start < last || c.End <= c.Start {
				t.Fatalf("%q repeated: %+v after %d", unit, c, last)
			}
			last = c.End
		}
	}
}

func BenchmarkFindCitationsLong(b *testing.B) {
	long := strings.Repeat(sample+"\n", 10_000/len(sample)+1)
	b.SetBytes(int64(len(long)))
	b.ReportAllocs()
	for b.Loop() {
		FindCitations(long)
	}
}
