package legacy

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"vanthu/pipeline/judge"
)

// vectorNames are the names that the vectors have for the encodings.
var vectorNames = map[Encoding]string{
	Unicode: "unicode", TCVN3: "tcvn3", TCVN3Capitals: "tcvn3+upper", VNI: "vni", VISCII: "viscii", Mojibake: "mojibake",
	TCVN5712: "tcvn5712-1", CP1258: "cp1258",
}

func decoder(e Encoding) func(string) string {
	return func(s string) string {
		text, whole := e.Decode(s)
		if !whole {
			return "ERROR: " + text
		}
		return text
	}
}

func TestVectors(t *testing.T) {
	judge.Vectors(t, "pipeline/viet/legacy", map[string]func(string) string{
		"legacy-tcvn3":       decoder(TCVN3),
		"legacy-tcvn3-H":     decoder(TCVN3Capitals),
		"legacy-vni":         decoder(VNI),
		"legacy-viscii":      decoder(VISCII),
		"legacy-viqr":        decoder(VIQR),
		"legacy-soft-hyphen": decoder(TCVN3),
		"mojibake-utf8":      decoder(Mojibake),
		"legacy-font-hint":   func(s string) string { return vectorNames[OfFont(s)] },
		"legacy-detect": func(s string) string {
			e, _ := Detect(s, "")
			return vectorNames[e]
		},
	}, nil)
}

// The whole path of a cell without a font: what the vectors decode to is also
// found where it is long enough.
func TestVectorsInAColumn(t *testing.T) {
	kinds := map[string]bool{"legacy-tcvn3": true, "legacy-vni": true, "legacy-viscii": true, "mojibake-utf8": true}
	columns := map[string][]Cell{}
	wants := map[string][]string{}
	for _, v := range judge.ReadVectors(t) {
		if kinds[v.Kind] {
			columns[v.Kind] = append(columns[v.Kind], Cell{Text: v.Input})
			wants[v.Kind] = append(wants[v.Kind], v.Want)
		}
	}
	for kind, cells := range columns {
		for i, got := range DecodeColumn(cells).Texts {
			if got != wants[kind][i] {
				t.Errorf("%s: %q is %q, want %q", kind, cells[i].Text, got, wants[kind][i])
			}
		}
	}
}

func TestOfFont(t *testing.T) {
	for font, want := range map[string]Encoding{
		".VnTime": TCVN3, ".VnTimeH": TCVN3Capitals, ".VNTIMEH": TCVN3Capitals, "@.VnArial": TCVN3, " .vnArial NarrowH ": TCVN3Capitals,
		"VNI-Times": VNI, "Vni-Helve-Condense": VNI, "VniHelvetica": VNI, "VI Times": VISCII,
		"Times New Roman": Unicode, "VPS Times": Unicode, "Visual": Unicode, "": Unicode,
	} {
		if got := OfFont(font); got != want {
			t.Errorf("%q is of %v, want %v", font, got, want)
		}
	}
}

func TestString(t *testing.T) {
	seen := map[string]bool{}
	for e := Unicode; e <= VIQR; e++ {
		if name := e.String(); name == "" || seen[name] {
			t.Errorf("encoding %d is named %q", e, name)
		} else {
			seen[name] = true
		}
	}
	if got := Encoding(200).String(); got != "bảng mã lạ" {
		t.Errorf("an encoding that is none is named %q", got)
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		e     Encoding
		s     string
		want  string
		whole bool
	}{
		{VNI, "Aù AÙ aÙ Öù ÑÒA", "Á Á á Ứ ĐỊA", true},
		{VNI, "kyø kyï, kyû", "kỳ kyï, kỷ", false}, // ỵ has a code of its own, yï is none
		{VNI, "“baùo caùo” – 20°C", "“báo cáo” – 20°C", true},
		{VNI, "Ü", "Ü", false},
		{TCVN3, "“b¸o” – 5m²", "“báo” – 5m²", true},
		{TCVN3, "Ce\u0301ng", "Cộng", true}, // NFD of what is shown
		{TCVN3Capitals, "Uû ban TØNH", "UỶ BAN TỈNH", true},
		{TCVN5712, "\u0080\u0097\u0003", "ÀỘ\u0003", true},
		{TCVN5712, "€—\x01\x17", "ÀỘÚỴ", true},
		{TCVN5712, "ª³", "ế", true}, // a tone mark of its own
		{VISCII, "Ç\u0080€\x05", "ẵẠẠẴ", true},
		{CP1258, "Viêòt Nam ðôÞi mõìi", "Việt Nam đỗi mới", true},
		{CP1258, "Viê\u0323t", "Việt", true},
		{CP1258, "\u008A", "\u008A", true},
		{Mojibake, "lÃ m viá»‡c lÃ  viá»‡c", "làm việc là việc", true},
		{Mojibake, "vÃ\u00A0 lÃ\u00A0m", "và làm", true},
		{Mojibake, "hÃ  ná»™i", "hà nội", true},
		{Mojibake, "ngÃ y", "ngày", false},  // perhaps "ngà y"
		{Mojibake, "Ä á»™c", "Ä ộc", false}, // Đ lost its second byte
		{Mojibake, "ViÃ¡Â»â€¡t Nam", "Việt Nam", true},
		{Mojibake, "â€œbÃ¡o cÃ¡oâ€\u009D", "“báo cáo”", true},
		{Mojibake, "á»", "á»", false},
		{Mojibake, "lÃ", "là", false},
		{Mojibake, "Láº NH CÃ\u0093", "LẠNH CÓ", true},
		{Mojibake, "cá”", "cá”", false},
		{VIQR, "Ha` No^.i. Dda` La.t?", "Hà Nội. Đà Lạt?", true},
		{VIQR, `hoa\. d\d \\`, `hoa. dd \`, true},
		{Unicode, "a\u0301", "á", true},
		{VISCII, "\uFFFD", "\uFFFD", false},
		{Encoding(99), "á", "á", true},
	} {
		text, whole := c.e.Decode(c.s)
		if text != c.want || whole != c.whole {
			t.Errorf("%v %q is %q, %v; want %q, %v", c.e, c.s, text, whole, c.want, c.whole)
		}
	}
}

func TestEncodeWithoutCode(t *testing.T) {
	for _, c := range []struct {
		e Encoding
		s string
	}{
		{TCVN3, "Ý kiến"}, {TCVN3, "© 2022"}, {TCVN3, "→"}, {TCVN3Capitals, "5 ©"}, {TCVN5712, "20°C"}, {VNI, "ø"}, {VNI, "ñ"}, {VISCII, "5m²"},
		{CP1258, "œ→"}, {VIQR, "—"}, {VIQR, "Noël"}, {VIQR, "àá"},
	} {
		if got, ok := c.e.Encode(c.s); ok {
			t.Errorf("%v encodes %q as %q", c.e, c.s, got)
		}
	}
}

// encodings with tables or rules of their own.
var encodings = []Encoding{TCVN3, TCVN3Capitals, TCVN5712, VNI, VISCII, CP1258, Mojibake, VIQR}

func TestTablesAreWhole(t *testing.T) {
	letters := 0
	for _, row := range strings.Split(strings.TrimSpace(tablesTSV), "\n")[2:] {
		letter, _, _ := strings.Cut(row, "\t")
		letters++
		for _, e := range encodings {
			code, ok := e.Encode(letter)
			noCode := e == TCVN3 && strings.Contains(row, "\t-\t")
			if ok == noCode {
				t.Errorf("%v: %s is %q, %v", e, letter, code, ok)
			}
			want := letter
			if e == TCVN3Capitals {
				want = strings.ToUpper(letter)
			}
			if got, whole := e.Decode(code); ok && (got != want || !whole) {
				t.Errorf("%v: %s is %q, which is %q", e, letter, code, got)
			}
		}
	}
	if letters != 146 {
		t.Errorf("%d letters in the table", letters)
	}
}

func TestEncodeDecode(t *testing.T) {
	for _, e := range encodings {
		t.Run(e.String(), rapid.MakeCheck(func(t *rapid.T) {
			s := sentences().Draw(t, "text")
			legacy, ok := e.Encode(s)
			want := norm.NFC.String(s)
			if e == TCVN3Capitals {
				want = strings.ToUpper(want)
			}
			got, whole := e.Decode(legacy)
			if e == TCVN3 && !ok {
				return // a capital with a mark
			}
			if !ok || got != want || !whole {
				t.Fatalf("%q, %v is %q, %v", legacy, ok, got, whole)
			}
		}))
	}
}

// Any text at all that Encode accepts is given back.
func TestEncodeAnything(t *testing.T) {
	for _, e := range []Encoding{TCVN3, TCVN5712, VNI, VISCII, CP1258, VIQR} {
		t.Run(e.String(), rapid.MakeCheck(func(t *rapid.T) {
			s := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("aAđĐdDỘộơơ`'?~.(^+\\ \u00A0°©“ïùø")), rapid.Rune())).Draw(t, "text")
			if legacy, ok := e.Encode(s); ok {
				if got, _ := e.Decode(legacy); got != norm.NFC.String(s) {
					t.Fatalf("%q is %q", legacy, got)
				}
			}
		}))
	}
}
