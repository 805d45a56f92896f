package viet

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// anyText mixes Vietnamese, its parts, and what else may be pasted.
var anyText = rapid.StringOf(rapid.OneOf(
	rapid.SampledFrom(slices.Concat(smallVowels, capitalVowels, []rune("bcdđghklmnpqrstvxĐTBKHUQ"))),
	rapid.SampledFrom([]rune("  \n\t\r.,;:/-–()0123456789“”&")),
	rapid.SampledFrom([]rune("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0340\u00A0\u00AD\u200B\u2011\u2060\uFEFFÐðƉ中😀\x07�é")),
	rapid.Rune(),
))

func TestNFCIsNFC(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText.Draw(t, "text")
		if got := NFC(s); got != norm.NFC.String(s) {
			t.Fatalf("NFC(%+q) = %+q", s, got)
		}
	})
}

// TestComposedRanges proves the claim of composed, rune by rune: each is kept by
// composition, and combines with nothing before it.
func TestComposedRanges(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		s := string(r)
		if !composed(s) {
			continue
		}
		if p := norm.NFC.PropertiesString(s); !norm.NFC.IsNormalString(s) || !p.BoundaryBefore() {
			t.Errorf("U+%04X is taken as composed", r)
		}
	}
	if composed("e\u0301") || !composed("Ủy ban – “nhân dân”…") {
		t.Error("composed answers wrongly")
	}
}

func TestNoAllocation(t *testing.T) {
	kept := "Ủy ban nhân dân tỉnh họp giao ban ở thành phố, hòa và thủy lợi…"
	folded := "uy ban nhan dan tinh"
	for name, f := range map[string]func(){
		"NFC":          func() { NFC(kept) },
		"Fold":         func() { Fold(folded) },
		"Canonical":    func() { Canonical(kept) },
		"KeepTogether": func() { KeepTogether(kept) },
		"Clean": func() {
			Clean("Điều 5.\n“Giai đoạn 2021–2025…” - 12 m², 10 €, và nhiều nội dung khác của văn bản")
		},
		"ToneStyle": func() { ToneStyle("hoà") },
	} {
		if n := testing.AllocsPerRun(20, f); n > 0 {
			t.Errorf("%s allocates %v times for text that it need not change", name, n)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"  một \t hai\u00A0\u3000ba  ": "một hai ba",
		"một\r\nhai\rba\u2028bốn":      "một\nhai\nba\nbốn",
		"\n một \n\n  hai \n":          "một\n\nhai",
		"phối\u00ADhợp":                "phốihợp",
		"84/KH\u2010UBND":              "84/KH-UBND",
		"(137/KH–UBND)":                "(137/KH-UBND)",
		"80–NQ/TW":                     "80-NQ/TW",
		"2021–2025":                    "2021–2025",
		"– Tham mưu":                   "– Tham mưu",
		"mẹ – con –":                   "mẹ - con –",
		"ðã ðến":                       "đã đến",
		"Guðrún":                       "Guðrún",
		"ðịa-phương/ðơn vị":            "địa-phương/đơn vị",
		"một\u200A\u2009\u205Fhai":     "một hai",
		"a\u2060b\uFEFF":               "ab",
		"a\u0340 o\u0302\u0341":        "à ố",
		"ﬁ ² ½ Ⅳ ①":                    "ﬁ ² ½ Ⅳ ①",
		"VIẾT HOA":                     "VIẾT HOA",
		"– Tham mưu –":                 "– Tham mưu –",
		"một – hai\n– ba":              "một - hai\n– ba",
		"(ðịa phương)":                 "(địa phương)",
		"\x07chuông":                   "\x07chuông",
		"a\xffb":                       "a\uFFFDb",
		"½ m²":                         "½ m²",
		"":                             "",
		" ":                            "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanLine(t *testing.T) {
	for in, want := range map[string]string{
		"một\nhai":                "một hai",
		" một \r\n\r\n hai\u2028": "một hai",
		"một\n– hai":              "một - hai",
		"một hai":                 "một hai",
	} {
		if got := CleanLine(in); got != want {
			t.Errorf("CleanLine(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestQuickLook proves, rune by rune and beside others, that what the quick look
// lets pass needs no mending.
func TestQuickLook(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", "a " + string(r) + " b", "a\n" + string(r), "1/" + string(r) + "-A", "30/NQ" + string(r) + "CP"} {
			if clean(s) && mend(s) != s {
				t.Errorf("%+q passes, but should be %+q", s, mend(s))
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if s := anyText.Draw(t, "text"); Clean(s) != mend(s) {
			t.Fatalf("Clean(%+q) = %+q, want %+q", s, Clean(s), mend(s))
		}
	})
	for _, s := range []string{"", "Điều 5.", "“Giai đoạn 2021–2025…”\n– 12 m², 10 €", "một\n\nhai"} {
		if !clean(s) {
			t.Errorf("%q is clean", s)
		}
	}
	for _, s := range []string{"\n", "a ", "a\n", "a  b", "a \nb", "a\tb", "a\xC3", "\xE1\xBA", "a\u00A0b", "Ðức", "a – b"} {
		if clean(s) {
			t.Errorf("%q is not clean", s)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Phòng Hợp tác quốc tế":                  "phong hop tac quoc te",
		"PHO\u0300NG  HO\u031b\u0323P TA\u0301C": "phong hop tac",
		"  (Đơn vị) chủ trì: ":                   "don vi chu tri",
		"Phòng LS&NVNONN":                        "phong ls nvnonn",
		"Thời\nhạn":                              "thoi han",
		"Ðức\u200B, Ɖà\u00A0Nẵng":                "duc da nang",
		"Straße Ünïcode Ñ":                       "straße unicode n",
		"STT/TT":                                 "stt tt",
		"m²":                                     "m²",
		"---":                                    "",
		"hoà = hòa":                              "hoa hoa",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestStripMarksKeepsTheRest(t *testing.T) {
	if got := StripMarks("Số: 05/TB-SNgV, Đắk Lắk – “Ấn”!"); got != "So: 05/TB-SNgV, Dak Lak – “An”!" {
		t.Errorf("got %q", got)
	}
}

func TestTone(t *testing.T) {
	for in, want := range map[string][2]string{
		"Hòan thành; tọa đàm, khoẻ.":    {"Hoàn thành; tọa đàm, khỏe.", "Hoàn thành; toạ đàm, khoẻ."},
		"tụê trí tuệ":                   {"tuệ trí tuệ", "tuệ trí tuệ"},
		"gía gỉai giếng giết gìn":       {"giá giải giếng giết gìn", "giá giải giếng giết gìn"},
		"hoa\u0300 bi\u0300nh":          {"hòa bình", "hoà bình"},
		"KHỎE, HOÁ, Thuý":               {"KHỎE, HÓA, Thúy", "KHOẺ, HOÁ, Thuý"},
		"Málaga, Bogotá, résumé, Hué":   {"Málaga, Bogotá, résumé, Hué", "Málaga, Bogotá, résumé, Hué"},
		"Mát-xcơ-va, hoà-bình":          {"Mát-xcơ-va, hòa-bình", "Mát-xcơ-va, hoà-bình"},
		"boóng xoong ngoẻo quạu mía":    {"boóng xoong ngoẻo quạu mía", "boóng xoong ngoẻo quạu mía"},
		"quờ, quýt, quỳnh, huỳnh, tuýp": {"quờ, quýt, quỳnh, huỳnh, tuýp", "quờ, quýt, quỳnh, huỳnh, tuýp"},
		"hòá":                           {"hòá", "hòá"},
	} {
		if got := Tone(in, ToneOnFirst); got != want[0] {
			t.Errorf("Tone(%q, hòa) = %q, want %q", in, got, want[0])
		}
		if got := Tone(in, ToneOnLast); got != want[1] {
			t.Errorf("Tone(%q, hoà) = %q, want %q", in, got, want[1])
		}
	}
}

// TestToneIsAPlacement checks over every syllable that there is: wherever the tone
// mark stands, either style puts it in the same place and keeps letters and tone;
// one style leads back to the other; and they differ in oa, oe, uy alone.
func TestToneIsAPlacement(t *testing.T) {
	count := 0
	eachSyllable(func(word string) {
		count++
		old, modern := Tone(word, ToneOnFirst), Tone(word, ToneOnLast)
		if !ValidSyllable(word) || Fold(old) != Fold(word) || Tone(modern, ToneOnFirst) != old || Tone(old, ToneOnLast) != modern {
			t.Errorf("%q: %q, %q", word, old, modern)
		}
		if Canonical(modern) != old || Tone(old, ToneOnFirst) != old {
			t.Errorf("%q: %q is not canonical", word, old)
		}
		for _, misplaced := range placements(word) {
			if got := Tone(misplaced, ToneOnFirst); got != old {
				t.Errorf("%q is mended to %q, not %q", misplaced, got, old)
			}
		}
		differs := old != modern
		open := strings.HasSuffix(Fold(word), "oa") || strings.HasSuffix(Fold(word), "oe") || strings.HasSuffix(Fold(word), "uy")
		if differs && !open || !differs && open && strings.ContainsFunc(old, toned) && !strings.HasPrefix(Fold(word), "qu") {
			t.Errorf("%q: the styles are %q and %q", word, old, modern)
		}
		for style, placed := range map[string]string{ToneOnFirst: old, ToneOnLast: modern} {
			if got, told := ToneStyle(placed); told != differs || told && got != style {
				t.Errorf("ToneStyle(%q) = %q, %v", placed, got, told)
			}
		}
	})
	if count < 10_000 {
		t.Errorf("only %d syllables", count)
	}
}

func toned(r rune) bool { return letterOf(r).tone > 0 }

// placements are the word with its tone mark on each of its vowels.
func placements(word string) (all []string) {
	plain, tone := []rune(word), uint8(0)
	for i, r := range plain {
		if l := letterOf(r); l.tone > 0 {
			plain[i], tone = l.with(0), l.tone
		}
	}
	for i, r := range plain {
		if l := letterOf(r); l.vowel > 0 {
			all = append(all, string(plain[:i])+string(l.with(tone))+string(plain[i+1:]))
		}
	}
	return all
}

func TestToneStyle(t *testing.T) {
	for word, want := range map[string]string{
		"hòa": ToneOnFirst, "HOÀ": ToneOnLast, "Thúy": ToneOnFirst, "khoẻ": ToneOnLast, "ủy": ToneOnFirst, "UỶ": ToneOnLast,
		"quý": "", "qúy": "", "hoa": "", "toàn": "", "tòan": "", "hòá": "", "UBND": "", "": "", "à": "", "òa,": "", "xòaz": "", "tuỳ": ToneOnLast, "thủa": "",
	} {
		if got, differs := ToneStyle(word); got != want || differs != (want != "") {
			t.Errorf("ToneStyle(%q) = %q, %v; want %q", word, got, differs, want)
		}
	}
}

// eachSyllable gives every syllable of the tables, its tone put on the first vowel.
func eachSyllable(visit func(string)) {
	for onset := range onsets {
		if onset == "q" {
			onset = "qu"
		}
		for rime := range rimes {
			first, size := utf8.DecodeRuneInString(rime)
			if onset == "qu" && strings.ContainsRune("uoưô", first) || onset == "g" && first == 'i' {
				continue
			}
			for tone := range uint8(tones) {
				if tone < 4 && strings.ContainsAny(rime[len(rime)-1:], "cpt") || tone < 4 && strings.HasSuffix(rime, "ch") {
					continue
				}
				visit(onset + string(letterOf(first).with(tone)) + rime[size:])
			}
		}
	}
}

func TestSyllable(t *testing.T) {
	for _, word := range strings.Fields("nghiêng người QUYẾT giếng gì khuỷu ý ạ Đắk Huế thuở") {
		if valid := ValidSyllable(word); valid != (word != "Đắk") {
			t.Errorf("ValidSyllable(%q) = %v", word, valid)
		}
	}
	for _, word := range strings.Fields("UBND KOTRA cat cap qan xyz Café nghiêngg hoàá 12 a1 Ñ") {
		if ValidSyllable(word) {
			t.Errorf("ValidSyllable(%q)", word)
		}
	}
}

func TestCanonical(t *testing.T) {
	same := []string{"Hoà Bình - 137/KH-UBND", "Hòa Bình - 137/KH-UBND", "Ho\u0300a Bi\u0300nh\u00A0- 137/KH\u2011UBND", "Hòa\u202FBình - 137/KH\u2060-\u2060UBND", "Hoa\u2060\u0300 Bình - 137/KH-UBND"}
	for _, s := range same {
		if got := Canonical(s); got != same[1] {
			t.Errorf("Canonical(%q) = %q", s, got)
		}
	}
}

func TestIdempotence(t *testing.T) {
	for name, f := range map[string]func(string) string{
		"NFC": NFC, "Clean": Clean, "Fold": Fold, "Canonical": Canonical, "StripMarks": StripMarks, "KeepTogether": KeepTogether,
		"FileName": FileName, "StripBullet": StripBullet, "EndSentence": EndSentence, "Capitalise": Capitalise, "Uncapitalise": Uncapitalise,
		"Tone hòa": func(s string) string { return Tone(s, ToneOnFirst) }, "Tone hoà": func(s string) string { return Tone(s, ToneOnLast) },
		"FormatNumber": FormatNumber, "CleanLine": CleanLine,
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			s := anyText.Draw(t, "text")
			once := f(s)
			if twice := f(once); twice != once {
				t.Fatalf("%+q\nonce  %+q\ntwice %+q", s, once, twice)
			}
		}))
	}
}

func TestTextProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText.Draw(t, "text")
		if c := Clean(s); !utf8.ValidString(c) || !norm.NFC.IsNormalString(c) || strings.Contains(c, "  ") || strings.TrimSpace(c) != c {
			t.Fatalf("Clean(%+q) = %+q", s, c)
		}
		if f := Fold(s); f != Fold(Canonical(s)) || f != Fold(Upper(f)) && isASCII(f) {
			t.Fatalf("Fold(%+q) = %+q, of canonical %+q", s, f, Fold(Canonical(s)))
		}
		if Canonical(KeepTogether(s)) != Canonical(s) {
			t.Fatalf("KeepTogether(%+q) = %+q", s, KeepTogether(s))
		}
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

func TestCase(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Upper("Sở Ngoại vụ tỉnh Đắk Lắk"), "SỞ NGOẠI VỤ TỈNH ĐẮK LẮK"},
		{Upper("u\u031by\u0309"), "ƯỶ"},
		{Lower("ỦY BAN NHÂN DÂN"), "ủy ban nhân dân"},
		{Capitalise("đồng ý"), "Đồng ý"},
		{Capitalise("“ủy ban”"), "“Ủy ban”"},
		{Capitalise("12 đơn vị"), "12 đơn vị"},
		{Capitalise(""), ""},
		{Uncapitalise("Ý kiến"), "ý kiến"},
		{Uncapitalise("UBND tỉnh"), "UBND tỉnh"},
		{Uncapitalise("TTr số 5"), "TTr số 5"},
		{Uncapitalise("(Đơn vị)"), "(đơn vị)"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	units := []string{"Phòng Hợp tác quốc tế", "Phòng Lãnh sự và Người Việt Nam ở nước ngoài", "Thanh tra Sở", "Văn phòng Sở", "Văn phòng"}
	for in, want := range map[string][]string{
		"Phòng Hợp tác quóc tế": {"Phòng Hợp tác quốc tế"},
		"phong hop tac":         {"Phòng Hợp tác quốc tế"},
		"HTQT":                  {"Phòng Hợp tác quốc tế"},
		"Thanh tra":             {"Thanh tra Sở"},
		"Văn phòn":              {"Văn phòng", "Văn phòng Sở"},
		"Tahnh tra Sở":          {"Thanh tra Sở"},
		"Phòng Kế hoạch":        nil,
		"":                      nil,
		"x":                     nil,
	} {
		if got := Nearest(in, units); !slices.Equal(got, want) {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
	keys := []string{"noi_dung", "noi_nhan", "don_vi_chu_tri", "thoi_han"}
	if got := Nearest("noi_dug", keys); len(got) == 0 || got[0] != "noi_dung" {
		t.Errorf("Nearest = %q", got)
	}
	if got := Nearest("a", []string{"b", "a", "c", "a", "a", "a"}); !slices.Equal(got, []string{"a", "a", "a"}) {
		t.Errorf("Nearest = %q", got)
	}
}

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"so", "sở", 1}, {"ab", "ba", 1}, {"kitten", "sitting", 3}, {"abcd", "acbd", 1}} {
		if got := editDistance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestStrangeRunes(t *testing.T) {
	in := "Ủy\x07 ban 😀\u200B中かд\uE000\uFFFDก\uFE0Fक\u0378\U0001D400\U0001FBF0☎"
	var got []string
	for _, s := range StrangeRunes(in) {
		if []rune(in)[s.Index-1] != s.Rune {
			t.Errorf("%+v is not at its place", s)
		}
		got = append(got, s.Name)
	}
	want := []string{"ký tự điều khiển U+0007", "biểu tượng U+1F600", "ký tự ẩn U+200B", "chữ Hán U+4E2D", "chữ Nhật U+304B",
		"ký tự dùng riêng U+E000", "ký tự hỏng U+FFFD", "chữ Thái U+0E01", "ký tự ẩn U+FE0F", "chữ lạ U+0915",
		"ký tự không xác định U+0378", "chữ lạ U+1D400", "ký tự lạ U+1FBF0", "biểu tượng U+260E"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	usual := "Điều 1.\n\t“Độc lập” - ‘Tự do’ … 50% ½ m² € ₫ × ≥ → • § é ü α\u00A0137/KH\u2011UBND"
	if got := StrangeRunes(usual); got != nil {
		t.Errorf("%+v in plain text", got)
	}
}

func TestMicroSign(t *testing.T) {
	if found := StrangeRunes("bụi 5 µm, 3 μg, 0,5 Ω"); len(found) > 0 {
		t.Errorf("letters of units are strange: %+v", found)
	}
}
