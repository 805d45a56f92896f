package legacy

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"vanthu/pipeline/judge"
)

// sample is text of an office, in words of our own.
const sample = `Thực hiện kế hoạch công tác năm, phòng Hợp tác quốc tế đã chủ trì đón hai đoàn khách nước ngoài.
Đề nghị các đơn vị rà soát nhiệm vụ còn chậm, báo cáo Giám đốc trước ngày 25 hằng tháng.
Công an xã phối hợp với Ủy ban nhân dân phường kiểm tra hồ sơ đất đai của 1.250 hộ (đạt 98,5%).
Giá trị giải ngân vốn đầu tư công đến hết quý III là 12.345,6 triệu đồng; còn vướng mắc ở 02 dự án.
Bà Lê Thị Hà và ông Trần Công Tám, cô Bê, anh Lê Lý, họp tại Hà Nội - Huế - Đà Nẵng.
Văn phòng UBND tỉnh “giao ban” – lúc 7 giờ 30… tại phòng họp số 2, nhiệt độ 20°C, rộng 60 m².
ỦY BAN NHÂN DÂN TỈNH · SỞ NGOẠI VỤ · CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Côn Lôn, Mê Linh, Hòn Mê, Hòn Cau; thôn Hà Lâm, xóm Chòi, bản Mò Ó, cà phê, mì sợi, nhà rông.`

// foreign words and signs that Unicode texts of an office have.
const foreign = `Café résumé|São Paulo|Müller|Straße|français|€|©|½|°C|m²|“quotes”|–|km²|5 m³|20 °C|10 µm|µg|Windows®|Office™|§ 5|¶|·|• mục|½ giờ|
Côte d'Ivoire|Citroën|Noël|naïve|Zürich|Köln|München|Düsseldorf|Österreich|Malmö|Göteborg|Århus|Ångström|Bjørn|Søren|Åland|José|María|Peña|
El Niño|La Niña|Núñez|señor|año|mañana|São Tomé|coração|Curaçao|Besançon|garçon|déjà vu|à la carte|vis-à-vis|tête-à-tête|crème brûlée|fête|
château|hôtel|rôle|forêt|Évian|Éric|Hélène|Gaëlle|Raphaël|Zoë|Chloé|Renée|Béla|Gödel|Erdős|Dvořák|Łódź|Kraków|Škoda|Čapek|Ţ|ß|ñ|ü|ö|Ð|ð|đ|
Reykjavík|Þór|æ|Œuvre|Sœur|¿Qué?|¡Hola!|«Le Monde»|£5|¥100|10¢|±5|2×3|8÷2|Nº 5|1ª|x²+y²|CO₂|Ω|π|日本|한국|Москва|✓|→|☐|😀|
Pleiku|Krông Pa|Kông Chro|Kbang|Ia Grai|Ayun Pa|Chư Sê|Êđê|Hrê|Stiêng|Brâu|Gié Triêng|Đắk Lắk|Ea H'leo|pê-đan|sô-cô-la|ô-tô|ê-kíp|ki-lô-mét|
thủơ|hòan|qúy|tụê|TPHCM|QĐ-TTg|KH-SNgV|BQLDA|ĐHĐN|P.HTQT|Th.S|TS.|Ðà Nẵng|Ðề nghị|hợp\u00ADtác|báo\u200Bcáo|ngày\u00A005`

func foreignWords() []string {
	return strings.Split(strings.NewReplacer("\n", "", `\u00AD`, "\u00AD", `\u200B`, "\u200B", `\u00A0`, "\u00A0").Replace(foreign), "|")
}

// assertStays tests that a text is not taken for old, whatever its form.
func assertStays(t testing.TB, d *detector, s string) {
	t.Helper()
	for _, s := range []string{s, norm.NFD.String(s)} {
		x := d.examine(Cell{Text: s})
		if e, sure := x.decide(nil); e != Unicode || !sure {
			t.Errorf("%q is taken for %v, %v", s, e, sure)
		}
	}
}

func TestUnicodeStays(t *testing.T) {
	texts := []string{sample}
	for _, name := range []string{"so-ngoai-vu/2022-10.yaml", "so-ngoai-vu/co-quan.yaml", "xa-an-hoa/2026-11.yaml", "xa-an-hoa/co-quan.yaml"} {
		data, err := os.ReadFile(filepath.Join(judge.Root(t), "testdata", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	d := newDetector()
	for _, text := range texts {
		assertStays(t, d, text)
		for line := range strings.Lines(text) {
			for i := range line {
				assertStays(t, d, line[:i])
			}
			for word := range strings.FieldsSeq(line) {
				assertStays(t, d, word)
			}
		}
	}
}

func TestForeignStays(t *testing.T) {
	var cells []Cell
	d := newDetector()
	for _, s := range foreignWords() {
		assertStays(t, d, s)
		cells = append(cells, Cell{Text: s})
	}
	assertStays(t, d, strings.Join(foreignWords(), " "))
	if c := DecodeColumn(cells); c.Encoding != Unicode || c.Decoded != nil || c.Doubtful != nil || c.Mixed != nil {
		t.Errorf("a column of foreign words: %+v", c)
	}
}

func TestUnicodeStaysAnything(t *testing.T) {
	words := rapid.OneOf(syllables(), syllables(), syllables(), rapid.SampledFrom(foreignWords()))
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(words, 1, 12).Draw(t, "words"), " ")
		if rapid.Bool().Draw(t, "NFD") {
			s = norm.NFD.String(s)
		}
		if e, sure := Detect(s, ""); e != Unicode || !sure {
			t.Fatalf("%q is taken for %v, %v", s, e, sure)
		}
		c := DecodeColumn([]Cell{{Text: s}, {Text: "B¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô"}})
		if c.Texts[0] != s || !slices.Equal(c.Decoded, []int{1}) {
			t.Fatalf("beside an old cell: %+v", c)
		}
	})
}

// Five syllables are enough to find the encoding of nearly all texts, eight of all.
func TestDetectEncoded(t *testing.T) {
	for _, e := range []Encoding{TCVN3, VNI, VISCII, CP1258, Mojibake} {
		wrong, all := 0, 0
		for line := range strings.Lines(sample) {
			words := strings.Fields(line)
			for i := 0; i+5 <= len(words); i++ {
				want := strings.Join(words[i:i+5], " ")
				legacy, ok := e.Encode(want)
				if !ok || legacy == want {
					continue
				}
				got, _ := Detect(legacy, "")
				if text, _ := got.Decode(legacy); text != want {
					wrong++
				}
				all++
			}
		}
		if all < 20 || wrong*20 > all {
			t.Errorf("%v: %d of %d are wrong", e, wrong, all)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		text, font string
		e          Encoding
		sure       bool
	}{
		{"", "", Unicode, true},
		{"UBND, KOTRA", ".VnTime", Unicode, true},
		{"Ph¸p, Lµo", "", TCVN3, false},
		{"Ph¸p", ".VnTime", TCVN3, true},
		{"Ph¸p", ".VnTimeH", TCVN3Capitals, true},
		{"Ph¸p", "VNI-Times", TCVN3, false},
		{"Cộng hòa", ".VnTime", Unicode, true},
		{"báo cáo", ".VnTime", Unicode, true},
		{"công tác", ".VnTime", Unicode, true},
		{"Lê Công Tám", ".VnTime", Unicode, true},
		{"Céng", ".VnTime", TCVN3, true},
		{"Céng", "", Unicode, true},
		{"dông", ".VnTime", TCVN3, true},
		{"®·", ".VnTime", TCVN3, true},
		{"ë", ".VnTime", TCVN3, true},
		{"t\u00AD", ".VnTime", TCVN3, true},
		{"mét", ".VnTime", Unicode, false},
		{"30/Q§-UBND", ".VnTime", TCVN3, true},
		{"30/Q§-UBND", "", Unicode, true},
		{"30/q®-ubnd", ".VnTimeH", TCVN3Capitals, true},
		{"H§ND x·", "", TCVN3, false},
		{"Cafe Müller", ".VnTime", Unicode, true},
		{"TØnh uû, H§ND, UBND tØnh, c¸c së, ban, ngµnh", "", TCVN3, true},
		{"CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "", TCVN3Capitals, true},
		{"UBND X·, H§ND X·, §¶NG Uû", "", TCVN3Capitals, false},
		{"UBND X·, H§ND", "", TCVN3, false},
		{"UBND X· B×NH S¥N", ".VnTime", TCVN3Capitals, true},
		{"treân ñòa baøn tænh ta", "", VNI, true},
		{"báo cáo tiến độ: b¸o c¸o tiÕn ®é", "", Unicode, false},
		{"\x16 kiÕn chØ ®¹o cña Gi¸m ®èc", "", TCVN5712, true},
		{"Co^.ng ho`a xa~ ho^.i", "", Unicode, true},
	} {
		if e, sure := Detect(c.text, c.font); e != c.e || sure != c.sure {
			t.Errorf("%q in %q is %v, %v; want %v, %v", c.text, c.font, e, sure, c.e, c.sure)
		}
	}
}

func TestDecodeColumn(t *testing.T) {
	cells := []Cell{
		{Text: "Nội dung"}, // heading
		{Text: "Tæng hîp b¸o c¸o kÕt qu¶ cña c¸c phßng"}, // sure by itself
		{Text: "Ph¸p"}, // follows the column
		{Text: "UBND"},
		{Text: "Café Müller"},
		{Text: "Toång hôïp baùo caùo keát quaû cuûa caùc phoøng"}, // another encoding
		{Text: "vµ céng"},
		{Text: "phßng", Font: ".VnArialH"},
		{Text: "Hà Nội", Font: ".VnTime"},
		{Text: "céng", Font: ".VnTime"},
		{Text: "céng"},                 // a syllable as it is, among cells of Unicode
		{Text: "mét", Font: ".VnTime"}, // mét or một
		{Text: "phoøng"},               // beside a cell that is surely VNI
		{Text: "Nghò quyeát Noël Hôtel Zoë"},
		{Text: "12/Q§-UBND"},
		{Text: "phßng \uFFFD"},
	}
	want := []string{"Nội dung", "Tổng hợp báo cáo kết quả của các phòng", "Pháp", "UBND", "Café Müller",
		"Tổng hợp báo cáo kết quả của các phòng", "và cộng", "PHÒNG", "Hà Nội", "cộng", "céng", "mét", "phòng", "Nghò quyeát Noël Hôtel Zoë", "12/QĐ-UBND", "phòng \uFFFD"}
	c := DecodeColumn(cells)
	for i := range want {
		if c.Texts[i] != want[i] {
			t.Errorf("cell %d, %q, is %q, want %q", i, cells[i].Text, c.Texts[i], want[i])
		}
	}
	if c.Encoding != TCVN3 || !slices.Equal(c.Decoded, []int{1, 2, 5, 6, 7, 9, 12, 14, 15}) || !slices.Equal(c.Doubtful, []int{11, 13}) ||
		!slices.Equal(c.Broken, []int{15}) {
		t.Errorf("%v, decoded %v, doubtful %v, broken %v", c.Encoding, c.Decoded, c.Doubtful, c.Broken)
	}
}

// A column that is too short to decide by stays as it is, and says so.
// TestSignsBesideOldWords has cells in which a sign or a letter alone stands beside
// one word: that is no reason to leave the word as it is.
func TestSignsBesideOldWords(t *testing.T) {
	for e, font := range map[Encoding]string{TCVN3: ".VnTime", VNI: "VNI-Times", Mojibake: ""} {
		wants := []string{"Nghị định của Chính phủ về đất đai", "Kế hoạch sử dụng đất của xã", "m² đất", "25°C", "Đ/c Hòa", "±5%"}
		var cells []Cell
		for _, want := range wants {
			old, ok := e.Encode(want)
			if !ok {
				t.Fatalf("%v has no code for %q", e, want)
			}
			cells = append(cells, Cell{Text: old, Font: font})
		}
		if got := DecodeColumn(cells); !slices.Equal(got.Texts, wants) || len(got.Doubtful) > 0 {
			t.Errorf("%v: %+v", e, got)
		}
		if font == "" {
			continue
		}
		if got, sure := Detect(cells[2].Text, font); got != e || !sure {
			t.Errorf("%q alone in %s is %v, %v", cells[2].Text, font, got, sure)
		}
	}
}

func TestShortColumn(t *testing.T) {
	for _, c := range []struct {
		cells    []Cell
		encoding Encoding
		doubtful int
	}{
		{[]Cell{{Text: "Ph¸p"}, {Text: "Lµo"}}, Unicode, 2},
		{[]Cell{{Text: "Ph¸p"}, {Text: "Lµo"}, {Text: "§øc"}, {Text: "Mü"}, {Text: "Hµn Quèc"}}, TCVN3, 0},
		{[]Cell{{Text: "Ph¸p"}, {Text: "Lµo", Font: ".VnTime"}}, TCVN3, 0},
		{[]Cell{{Text: "Loïc"}, {Text: "Müller"}, {Text: "José"}}, Unicode, 1},
		{nil, Unicode, 0},
	} {
		got := DecodeColumn(c.cells)
		if got.Encoding != c.encoding || len(got.Doubtful) != c.doubtful || len(got.Decoded) > 0 != (c.encoding != Unicode) {
			t.Errorf("%v: %+v", c.cells, got)
		}
	}
}

// What was written in an old font is read back, word by word, except for words
// that are Vietnamese in both readings.
func TestHintedColumn(t *testing.T) {
	for font, e := range map[string]Encoding{".VnTime": TCVN3, "VNI-Times": VNI, "VI Times": VISCII} {
		rapid.Check(t, func(t *rapid.T) {
			var cells []Cell
			var texts []string
			for _, s := range rapid.SliceOfN(sentences(), 1, 20).Draw(t, "texts") {
				if legacy, ok := e.Encode(s); ok {
					cells, texts = append(cells, Cell{legacy, font}), append(texts, s)
				}
			}
			c := DecodeColumn(cells)
			for i, cell := range cells {
				if slices.Contains(c.Decoded, i) && c.Texts[i] != texts[i] || !slices.Contains(c.Decoded, i) && c.Texts[i] != cell.Text {
					t.Fatalf("%q is %q, want %q", cell.Text, c.Texts[i], texts[i])
				}
			}
		})
	}
}

// A column of old cells without fonts: a word that is Vietnamese as it stands
// follows only if many cells are old, and never among cells of Unicode.
func TestFollow(t *testing.T) {
	old := Cell{Text: "Tæng hîp b¸o c¸o kÕt qu¶ cña c¸c phßng"}
	many := slices.Repeat([]Cell{old}, enough)
	for name, c := range map[string]struct {
		beside   []Cell
		want     string
		doubtful bool
	}{
		"few old cells":       {[]Cell{old}, "céng", true},
		"many old cells":      {many, "cộng", false},
		"among Unicode cells": {append(slices.Clone(many), Cell{Text: "Nội dung"}), "céng", false},
		"alone":               {nil, "céng", false},
	} {
		got := DecodeColumn(append(slices.Clone(c.beside), Cell{Text: "céng"}))
		if last := len(c.beside); got.Texts[last] != c.want || slices.Contains(got.Doubtful, last) != c.doubtful {
			t.Errorf("%s: %q, doubtful %v", name, got.Texts[last], got.Doubtful)
		}
	}
	if got := DecodeColumn(append(slices.Clone(many), Cell{Text: "lê"})); got.Texts[enough] != "lê" {
		t.Errorf("a common word became %q", got.Texts[enough])
	}
}

func FuzzDecodeColumn(f *testing.F) {
	for _, v := range judge.ReadVectors(f) {
		if strings.HasPrefix(v.Kind, "legacy") || strings.HasPrefix(v.Kind, "mojibake") {
			f.Add(v.Input, v.Want, ".VnTime")
		}
	}
	f.Add("\xA0\xC2", "\x8D", "")
	f.Add("Hợp tác\nHîp t¸c\nPh¸p", "Loïc", "VNI-Times")
	f.Fuzz(func(t *testing.T, a, b, font string) {
		var cells []Cell
		for line := range strings.Lines(a) {
			cells = append(cells, Cell{Text: line}, Cell{b, font})
		}
		c := DecodeColumn(cells)
		if len(c.Texts) != len(cells) {
			t.Fatalf("%d texts of %d cells", len(c.Texts), len(cells))
		}
		for i, cell := range cells {
			decoded := slices.Contains(c.Decoded, i)
			if !decoded && c.Texts[i] != cell.Text || decoded && (!utf8.ValidString(c.Texts[i]) || !norm.NFC.IsNormalString(c.Texts[i])) {
				t.Fatalf("%q is %q", cell.Text, c.Texts[i])
			}
			if decoded && (slices.Contains(c.Doubtful, i) || strings.IndexFunc(cell.Text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0) {
				t.Fatalf("%q is decoded", cell.Text)
			}
		}
		for _, i := range c.Broken {
			if !slices.Contains(c.Decoded, i) {
				t.Fatalf("cell %d is broken and not decoded", i)
			}
		}
	})
}
