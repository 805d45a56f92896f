package viet

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	for n, want := range map[int64]string{
		-24:                   "âm hai mươi tư",
		11:                    "mười một",
		114:                   "một trăm mười bốn",
		115:                   "một trăm mười lăm",
		2_000_000_001:         "hai tỷ không trăm linh một",
		1_000_001_000_000:     "một nghìn tỷ không trăm linh một triệu",
		3_000_000_000_000_000: "ba triệu tỷ",
		math.MaxInt64: "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ " +
			"tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy",
		math.MinInt64: "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ " +
			"tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám",
	} {
		if got := Words(n); got != want {
			t.Errorf("Words(%d) = %q, want %q", n, got, want)
		}
	}
}

// anyNumber has as many figures as it likes.
func anyNumber(t *rapid.T) int64 {
	return rapid.Int64().Draw(t, "n") / int64(math.Pow10(rapid.IntRange(0, 18).Draw(t, "scale")))
}

func anyReading(t *rapid.T) Reading {
	return Reading{rapid.Bool().Draw(t, "southern"), rapid.Bool().Draw(t, "bốn")}
}

func TestWordsReadBack(t *testing.T) {
	check := func(n int64, words string) {
		if got, err := ParseWords(words); err != nil || got != n {
			t.Errorf("%d is read as %q, which means %d, %v", n, words, got, err)
		}
	}
	for _, n := range []int64{0, 1, -1, 1e9, 1e18, 1e18 + 1, 1e18 + 1e9, 999_999_999_999_999_999, math.MaxInt64, math.MinInt64} {
		check(n, Words(n))
	}
	rapid.Check(t, func(t *rapid.T) {
		n, rd := anyNumber(t), anyReading(t)
		for _, words := range []string{rd.Words(n), Upper(rd.Words(n)), Tone(rd.Words(n), ToneOnLast)} {
			if got, err := ParseWords(words); err != nil || got != n {
				t.Fatalf("%d is read as %q, which means %d, %v", n, words, got, err)
			}
		}
	})
}

func TestParseWords(t *testing.T) {
	for in, want := range map[string]int64{
		"Hai mươi  mốt": 21, "hai mươi một": 21, "hai mươi nhăm": 25, "bẩy mươi": 70, "một trăm linh tư": 104, "hai mươi tỉ": 20_000_000_000,
		"một nghìn linh năm": 1005, "hai nghìn mười": 2010, "hai nghìn năm mươi": 2050, "một triệu, hai trăm nghìn": 1_200_000,
		"âm không": 0, "hai tỷ không trăm linh ba tỷ": 2_000_000_003_000_000_000,
	} {
		if got, err := ParseWords(in); err != nil || got != want {
			t.Errorf("ParseWords(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"":                    "chưa ghi số bằng chữ; " + wordsHint,
		"một đồng":            "“một đồng” không phải là số viết bằng chữ; từ “đồng” không đúng chỗ, " + wordsHint,
		"hai mươi năm":        "“hai mươi năm” không phải là số viết bằng chữ; từ “năm” không đúng chỗ, " + wordsHint,
		"một trăm linh":       "“một trăm linh” không phải là số viết bằng chữ; còn thiếu chữ, " + wordsHint,
		"mười tỷ tỷ":          "“mười tỷ tỷ” là số quá lớn; viết bằng chữ số",
		"một tỷ tỷ tỷ tỷ tỷ":  "“một tỷ tỷ tỷ tỷ tỷ” là số quá lớn; viết bằng chữ số",
		"âm mười triệu tỷ tỷ": "“âm mười triệu tỷ tỷ” là số quá lớn; viết bằng chữ số",
	} {
		if got, err := ParseWords(in); err == nil || err.Error() != want || got != 0 {
			t.Errorf("ParseWords(%q) = %d, %v; want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"hai trăm ba", "hai nghìn ba", "mười mốt", "mười tư", "mốt", "tư", "lăm", "linh năm", "một mươi", "không mươi", "hai hai", "không một",
		"không trăm linh năm", "một nghìn không trăm", "một nghìn hai triệu", "một nghìn nghìn", "tỷ", "triệu", "âm", "âm âm một", "hai mươi mươi", "21", strings.Repeat("một ", 200)} {
		if got, err := ParseWords(in); err == nil {
			t.Errorf("ParseWords(%q) = %d", in, got)
		}
	}
}

func TestMoney(t *testing.T) {
	for n, want := range map[int64]string{
		21_914_000: "Hai mươi mốt triệu chín trăm mười bốn nghìn đồng", 0: "Không đồng", -5000: "Âm năm nghìn đồng", 1e18: "Một tỷ tỷ đồng",
	} {
		if got := Money(n); got != want {
			t.Errorf("Money(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestReadFigure(t *testing.T) {
	for in, want := range map[string]string{
		"1.234,5": "một nghìn hai trăm ba mươi tư phẩy năm", "-2": "âm hai", "12,25 %": "mười hai phẩy hai mươi lăm phần trăm", "0,004": "không phẩy không không bốn",
	} {
		if got, err := (Reading{}).Figure(in); err != nil || got != want {
			t.Errorf("Figure(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "1,", ",5", "1.23", "1..000", ".5", "1,2,3", "abc", "12a", "1.0000", "1234567890123456789", "%"} {
		if got, err := (Reading{}).Figure(in); err == nil {
			t.Errorf("Figure(%q) = %q", in, got)
		}
	}
}

func TestFigure(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{1234567.89, 2, "1.234.567,89"}, {12.5, 0, "13"}, {2.675, 2, "2,68"}, {0.995, 2, "1,00"}, {999.5, 0, "1.000"}, {-1234.5, -1, "-1.234,5"},
		{-0.001, 2, "0,00"}, {5, 2, "5,00"}, {0, -1, "0"}, {1e21, 0, "1.000.000.000.000.000.000.000"}, {math.NaN(), 2, ""}, {math.Inf(-1), 0, ""},
	} {
		if got := Figure(c.x, c.decimals); got != c.want {
			t.Errorf("Figure(%v, %d) = %q, want %q", c.x, c.decimals, got, c.want)
		}
	}
}

func TestFigureReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64().Draw(t, "x")
		if rapid.Bool().Draw(t, "usual") {
			x = rapid.Float64Range(-1e12, 1e12).Draw(t, "x")
		}
		if got, err := ParseFigure(Figure(x, -1)); err != nil || got != x {
			t.Fatalf("Figure(%v) = %q, which means %v, %v", x, Figure(x, -1), got, err)
		}
		n := rapid.IntRange(0, 6).Draw(t, "decimals")
		got, err := ParseFigure(Figure(x, n))
		if err != nil || math.Abs(got-x) > 0.5*math.Pow10(-n)+math.Abs(x)*1e-15 || Figure(got, n) != Figure(x, n) {
			t.Fatalf("Figure(%v, %d) = %q, which means %v, %v", x, n, Figure(x, n), got, err)
		}
	})
}

func TestParseFigure(t *testing.T) {
	for in, want := range map[string]float64{"1.234.567,89": 1234567.89, " 1234,5 ": 1234.5, "-0,5": -0.5, "1.234": 1234, "007": 7, "-0": 0} {
		if got, err := ParseFigure(in); err != nil || got != want || math.Signbit(got) != (want < 0) {
			t.Errorf("ParseFigure(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "-", "1.23", "1,", ",5", "1,234,567", "1.234.56", "12%", "1e5", "0x10", "Inf", "--1", "1 234", strings.Repeat("9", 350), strings.Repeat("1", 500)} {
		if got, err := ParseFigure(in); err == nil || got != 0 || err.Error() != quoted(in)+" không phải là số; ghi như 1.234,5" {
			t.Errorf("ParseFigure(%q) = %v, %v", in, got, err)
		}
	}
}

func TestLetter(t *testing.T) {
	var all []string
	for i := 1; i <= 23; i++ {
		all = append(all, Letter(i))
	}
	if got := strings.Join(all, " "); got != "a b c d đ e g h i k l m n o p q r s t u v x y" {
		t.Errorf("letters: %s", got)
	}
	for i, want := range map[int]string{0: "", -1: "", 24: "aa", 25: "ab", 46: "ay", 47: "ba"} {
		if got := Letter(i); got != want {
			t.Errorf("Letter(%d) = %q, want %q", i, got, want)
		}
	}
}

func TestRoman(t *testing.T) {
	for i, want := range map[int]string{0: "0", 3: "III", 1994: "MCMXCIV", 3999: "MMMCMXCIX", 4000: "4000", -2: "-2"} {
		if got := Roman(i); got != want {
			t.Errorf("Roman(%d) = %q, want %q", i, got, want)
		}
	}
}

func TestLettersReadBack(t *testing.T) {
	for i := 1; i < 2000; i++ {
		if got, ok := ParseLetter(Letter(i)); !ok || got != i {
			t.Errorf("Letter(%d) = %q, which is %d, %v", i, Letter(i), got, ok)
		}
	}
	for _, s := range []string{"", "ă", "w", "A", "a)", "1", "d\u0309", strings.Repeat("y", 30)} {
		if got, ok := ParseLetter(s); ok || got != 0 {
			t.Errorf("ParseLetter(%q) = %d, %v", s, got, ok)
		}
	}
}

func TestRomanReadsBack(t *testing.T) {
	for i := 1; i <= 3999; i++ {
		if got, ok := ParseRoman(Roman(i)); !ok || got != i {
			t.Errorf("Roman(%d) = %q, which is %d, %v", i, Roman(i), got, ok)
		}
	}
	for _, s := range []string{"", "IIII", "iv", "IIV", "VX", "IC", "MMMM", "12", "X ", "IVI", strings.Repeat("M", 1<<20)} {
		if got, ok := ParseRoman(s); ok || got != 0 {
			t.Errorf("ParseRoman(%.20q) = %d, %v", s, got, ok)
		}
	}
}
