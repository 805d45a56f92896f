package viet

import (
	"math"
	"strconv"
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

// TestWordsReadBack understands the words again, by rules of its own.
func TestWordsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 999_999_999_999).Draw(t, "n") / int64(math.Pow10(rapid.IntRange(0, 11).Draw(t, "scale")))
		rd := Reading{rapid.Bool().Draw(t, "southern"), rapid.Bool().Draw(t, "bốn")}
		if got := understand(rd.Words(n)); got != n {
			t.Fatalf("%d is read as %q, which means %d", n, rd.Words(n), got)
		}
	})
}

func understand(words string) (n int64) {
	digits := map[string]int64{"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
	var group, last, billions int64
	for _, w := range strings.Fields(words) {
		switch w {
		case "trăm":
			group, last = last*100, 0
		case "mươi":
			group, last = group+last*10, 0
		case "mười":
			group += 10
		case "linh", "lẻ":
		case "nghìn", "ngàn":
			n, group, last = n+(group+last)*1000, 0, 0
		case "triệu":
			n, group, last = n+(group+last)*1_000_000, 0, 0
		case "tỷ":
			billions, n, group, last = (n+group+last)*1_000_000_000, 0, 0, 0
		default:
			last = digits[w]
		}
	}
	return billions + n + group + last
}

func TestMoney(t *testing.T) {
	if got := Money(21_914_000); got != "Hai mươi mốt triệu chín trăm mười bốn nghìn đồng" {
		t.Errorf("Money = %q", got)
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
	back := strings.NewReplacer(".", "", ",", ".")
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e12, 1e12).Draw(t, "x")
		if got, err := strconv.ParseFloat(back.Replace(Figure(x, -1)), 64); err != nil || got != x {
			t.Fatalf("Figure(%v) = %q", x, Figure(x, -1))
		}
		n := rapid.IntRange(0, 6).Draw(t, "decimals")
		got, err := strconv.ParseFloat(back.Replace(Figure(x, n)), 64)
		if err != nil || math.Abs(got-x) > 0.5*math.Pow10(-n)+1e-3 {
			t.Fatalf("Figure(%v, %d) = %q", x, n, Figure(x, n))
		}
	})
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
