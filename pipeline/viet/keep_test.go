package viet

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// shown marks no-break spaces with "_" and no-break hyphens with "~".
var shown = strings.NewReplacer(noBreakSpace, "_", noBreakHyphen, "~")

func TestKeptPhrases(t *testing.T) {
	for _, want := range []string{
		"theo Điều_5, khoản_2, điểm_a, (điểm_đ; điểm gì",
		"điểm_a khoản_2 Điều_103 Luật",
		"Chương_II. Chương_2, Mục_IV; quý_IV/2022, Phụ lục_I, lục Việt",
		"Chương Ivan và Điều 1234",
		"trong 05_ngày, 06_tháng; 2,5_ha; (10_km) 1.250_tỷ_đồng, 30_triệu_đồng. 5 văn bản",
		"nghìn đồng và ngày_05 tháng_3 năm_2026",
		"6_tháng đầu năm_2026",
		"lúc 08_giờ 30_phút ngày_13/10/2022",
		"số 5 ngày_13/10",
		"UBND_tỉnh, HĐND_xã; “UBND_thành phố”; UBND, tỉnh; Sở tỉnh; THÔNG BÁO tỉnh",
		"ông Nguyễn_Văn_An, Giám đốc Sở Ngoại vụ",
		"bà Trần_Thị_A và Lê_Thị_Minh_Khai_An Bình",
		"(Đỗ_Thị_Đ.) NGUYỄN VĂN AN, Nguyễn UBND, Nguyễn_Văn; An",
		"BÁO CÁO CỦA UBND TỈNH GIA_LAI, HOÀ_BÌNH: VIỆT BẮC",
		"tại Việt_Nam, Gia_Lai; Hoà_Bình, Hòa_Bình. Việt Bắc",
		"Việt_Nam -_Nhật_Bản; 2021 -_2025; kinh tế - xã hội; Đức, - Anh",
		"- Việt_Nam",
		"2,5 -_3,0_tỷ_đồng; 10 -_15_ngày; 5_m2",
		"12/2020/TTLT~BNV~BTC~BTP~BTNMT và 12/2020/TTLT-BNV-BTC-BTP-BNNPTNT",
		"TP._Hồ_Chí_Minh, TP._Quy_Nhơn và TX._An_Nhơn thuộc tỉnh",
		"tại  Việt  Nam,\nngày\n05 là\t3",
		"số_12345678/KH",
		"và/hoặc 24/7_giờ",
		"(số_137/KH~UBND) ngày_17/10/2022",
	} {
		in := strings.NewReplacer("_", " ", "~", "-").Replace(want)
		switch want { // numbers too long for a document, and no number
		case "số_12345678/KH":
			want = in
		case "và/hoặc 24/7_giờ":
			want = in
		}
		if got := shown.Replace(KeepTogether(in)); got != want {
			t.Errorf("KeepTogether(%q)\n got %s\nwant %s", in, got, want)
		}
	}
}

// TestKeptIsShort checks over the phrases that are kept together, in any order,
// that no more than what fits stays in one piece and that a second time changes
// nothing, even where some spaces are kept already.
func TestKeptIsShort(t *testing.T) {
	words := strings.Fields("ngày tháng năm số Điều khoản điểm a đ Chương II quý IV/2022 5 05 2026 137/KH-UBND 12/2026 tỷ đồng ha UBND tỉnh xã TP. Quy Nhơn, " +
		"Nguyễn Trần Văn Hữu An Việt Nam Nhật Bản - 2021 2025 (Lê “Hà Nội” và báo cáo Mục số: 1.250 ngày\n05")
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 0, 25).Draw(t, "words") {
			b.WriteString(w)
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", " ", " ", "  ", "\n", ", "}).Draw(t, "gap"))
		}
		s := b.String()
		once := KeepTogether(s)
		for chunk := range strings.FieldsFuncSeq(once, func(r rune) bool { return r == ' ' || r == '\n' }) {
			if utf8.RuneCountInString(chunk) > longestKept {
				t.Fatalf("%q is kept together in %q", chunk, once)
			}
		}
		if plainBreaks(once) != s || KeepTogether(once) != once {
			t.Fatalf("%+q\nonce  %+q\ntwice %+q", s, once, KeepTogether(once))
		}
		typed := strings.Replace(s, " ", noBreakSpace, rapid.IntRange(0, 3).Draw(t, "kept before"))
		if once = KeepTogether(typed); plainBreaks(once) != s || KeepTogether(once) != once {
			t.Fatalf("%+q\nonce  %+q\ntwice %+q", typed, once, KeepTogether(once))
		}
	})
}
