package legacy

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A cell that is half Unicode and half old is decoded word by word, where each word
// can only be the one or the other.
func TestMixedCells(t *testing.T) {
	for _, c := range []struct {
		text, want string
		from       Encoding // Unicode: left as it is
		mixed      bool
	}{
		{"Đề nghị các xã ®Ò nghÞ c¸c th«n b¸o c¸o kÕt qu¶", "Đề nghị các xã đề nghị các thôn báo cáo kết quả", TCVN3, false},
		{"®Ò nghÞ c¸c th«n rà soát hộ nghèo", "đề nghị các thôn rà soát hộ nghèo", TCVN3, false},
		{"Đề nghị các phòng treân ñòa baøn xaõ", "Đề nghị các phòng trên địa bàn xã", VNI, false},
		{"Đề nghị caùc thoân", "Đề nghị các thôn", VNI, false},
		{"Đề nghị UBND TØNH B×NH §ÞNH", "Đề nghị UBND TỈNH BÌNH ĐỊNH", TCVN3, false},
		{"Đã nộp b¸o c¸o cã ®ñ kÕt qu¶", "Đã nộp báo cáo có đủ kết quả", TCVN3, false},
		{"Đã nộp ®Ò nghÞ cña Zoë, Müller", "Đã nộp ®Ò nghÞ cña Zoë, Müller", Unicode, true},
		{"Đề nghị các xã", "Đề nghị các xã", Unicode, false},
		{"Bà Zoë Müller đến Đà Nẵng", "Bà Zoë Müller đến Đà Nẵng", Unicode, false},
	} {
		got := DecodeColumn([]Cell{{Text: c.text}})
		if got.Texts[0] != c.want || (len(got.Mixed) > 0) != c.mixed || len(got.Doubtful) > 0 {
			t.Errorf("%q is %+v, want %q", c.text, got, c.want)
		}
		if decoded := c.from != Unicode; decoded != slices.Equal(got.From, []Encoding{c.from}) {
			t.Errorf("%q is from %v, want %v", c.text, got.From, c.from)
		}
	}
}

// Whatever is decoded in a cell of both sorts, what only Unicode has stays.
func TestMixedKeepsUnicode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, ok := TCVN3.Encode(strings.ToLower(sentences().Draw(t, "old")))
		if !ok {
			return
		}
		head := "Đề nghị của tỉnh Đắk Lắk ở những xã đặc biệt"
		got := DecodeColumn([]Cell{{Text: head + " – " + old}}).Texts[0]
		if !strings.HasPrefix(got, head) {
			t.Fatalf("%q became %q", head, got)
		}
	})
}

// The encoding of each cell is its own, not that of most of the column.
func TestFrom(t *testing.T) {
	cells := []Cell{{Text: "Toång hôïp baùo caùo keát quaû"}, {Text: "Tæng hîp b¸o c¸o kÕt qu¶ cña c¸c phßng"}, {Text: "UBND"}, {Text: "Tæng hîp b¸o c¸o kÕt qu¶ cña th«n"}}
	if c := DecodeColumn(cells); !slices.Equal(c.From, []Encoding{VNI, TCVN3, TCVN3}) || c.Encoding != TCVN3 {
		t.Errorf("%+v", c)
	}
}

func TestVIQRWords(t *testing.T) {
	for s, want := range map[string]int{
		"Ho^.i nghi. giao ban tha'ng 11": 1, "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam.": 3, "Thu+.c hie^.n (kha^?n).": 3, "ddu+o+.c DDu+o+`ng": 2,
		"Họp (a+b) x^2": 0, "f(x) = a^2+b^2, km+m": 0, "": 0, "Đề nghị ho^.i": 0, "tr. 5+6 (a(b))": 0, "C++ o^": 0,
	} {
		if got := VIQRWords(s); got != want {
			t.Errorf("%q has %d words, want %d", s, got, want)
		}
	}
	for _, s := range foreignWords() {
		if VIQRWords(s) > 0 {
			t.Errorf("%q looks like VIQR", s)
		}
	}
}
