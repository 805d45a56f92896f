package lint

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestShapes(t *testing.T) {
	for s, want := range map[string]shape{
		"sở": small, "Sở": titled, "Ý": titled, "UBND": upper, "ĐVHC": upper, "SNgV": odd, "2022": figure, "P14": odd, "thUỷ": odd,
	} {
		if got := shapeOf(s); got != want {
			t.Errorf("%q is %d, want %d", s, got, want)
		}
	}
}

// TestWords shows how a text is taken apart: the joint before each word, and * where
// a capital is free.
func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Sở Nội vụ, Sở Y tế", "*sở  nội  vụ ,sở  y  tế"},
		{"kinh tế - xã hội", "*kinh  tế =xã  hội"},
		{"Mát-xcơ-va", "*mát -xcơ -va"},
		{"họp; báo cáo. Sau đó: nghỉ", "*họp *0báo  cáo *0sau  đó *0nghỉ"},
		{"a) Rà soát (theo dõi) 1. Lập", "*a *0rà  soát *0theo  dõi 01 *0lập"},
		{"số 137/KH-UBND ngày 05/8/2022", "*số  137 */kh -ubnd  ngày  05 */8 */2022"},
		{"Uỷ\u00A0ban", "*ủy  ban"},
		{"chín (9) đơn vị", "*chín *09 *0đơn  vị"},
	} {
		var got []string
		for i, w := range newPassage(0, c.text).words {
			s := ""
			if w.free {
				s = "*"
			}
			switch {
			case i == 0:
			case w.joint == 0:
				s += "0"
			default:
				s += string(w.joint)
			}
			got = append(got, s+w.low)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, s, c.want)
		}
	}
}

func TestShouted(t *testing.T) {
	for s, want := range map[string]bool{"THÔNG BÁO SỐ 15": true, "Thông báo": false, "": true, "UBND tỉnh": false} {
		if got := newPassage(0, s).shouted; got != want {
			t.Errorf("%q is shouted: %v", s, got)
		}
	}
}

func TestWordsCoverTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		p := newPassage(0, s)
		if len(p.low) != len(s) {
			t.Fatalf("%q has %d bytes in small letters, %d before", s, len(p.low), len(s))
		}
		last := 0
		for _, w := range p.words {
			if w.start < last || w.end <= w.start || strings.ContainsFunc(s[last:w.start], unicode.IsLetter) {
				t.Fatalf("%q is taken apart as %+v", s, p.words)
			}
			last = w.end
		}
		if strings.ContainsFunc(s[last:], unicode.IsLetter) {
			t.Fatalf("%q loses its end", s)
		}
	})
}

func TestClause(t *testing.T) {
	p := newPassage(0, "Việc một; Việc hai năm 2022 xong. Việc ba")
	before, after := p.clause(strings.Index(p.raw, "năm"))
	if before != " việc hai " || after != "năm 2022 xong" {
		t.Errorf("%q, %q", before, after)
	}
	long := newPassage(0, strings.Repeat("ạ", 1000))
	if before, after = long.clause(1500); len(before) != longestClause || len(after) != longestClause {
		t.Errorf("a clause of %d and %d bytes", len(before), len(after))
	}
}

func TestScanQuotes(t *testing.T) {
	for text, want := range map[string]string{
		`"a"`: "0-1 1-0", `3" x 5"`: "", `"dài 3"`: "0-1 1-0", `H'Mông`: "", `'a' và 'b'`: "0-1 1-0 2-3 3-2", `“a ‘b’ c”`: "0-3 1-2 2-1 3-0",
		`“a`: "0-x", `a”`: "0-x", `5' và 6'`: "", `"`: "0-x", `rock ’n’ roll`: "", `("a")`: "0-1 1-0",
	} {
		var got []string
		for i, m := range newPassage(0, text).marks {
			pair := "x"
			if m.pair >= 0 {
				pair = fmt.Sprint(m.pair)
			}
			got = append(got, fmt.Sprintf("%d-%s", i, pair))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is %q, want %q", text, s, want)
		}
	}
}

func TestInQuotes(t *testing.T) {
	p := newPassage(0, "a “b ‘c’ d” e “f” g")
	for _, w := range p.words {
		if want := strings.Contains("bcdf", w.low); w.quoted != want {
			t.Errorf("%s is in quotes: %v", w.low, w.quoted)
		}
	}
}

func TestRecased(t *testing.T) {
	for _, c := range [][3]string{
		{"NGOẠI", "Ngoại", "Ngoại"}, {"uỷ", "Ủy", "Uỷ"}, {"hđnd", "HĐND", "HĐND"}, {"sngv", "SNgV", "SNgV"}, {"khac", "Khách", "Khách"},
	} {
		if got := recased(c[0], c[1]); got != c[2] {
			t.Errorf("%q like %q is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestWhen(t *testing.T) {
	for text, want := range map[string]string{
		"tháng 9/2021": "tháng 9/2021 2021-9-0", "tháng 9 năm 2021": "tháng 9 năm 2021 2021-9-0", "tháng 9": "tháng 9 0-9-0",
		"13/10/2021": "13/10/2021 2021-10-13", "ngày 13 tháng 10 năm 2021": "ngày 13 tháng 10 năm 2021 2021-10-13",
		"tháng 13/2021": "", "31/02/2021": "", "tháng mười": "", "9/2021": "", "ngày 13 tháng 10": "",
	} {
		p := newPassage(0, text)
		got := ""
		if w, _, ok := p.whenAt(0); ok {
			got = fmt.Sprintf("%s %d-%d-%d", p.raw[w.start:w.end], w.date.Year, w.date.Month, w.date.Day)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestLoweredKeepsLength(t *testing.T) {
	for _, s := range []string{"İSTANBUL", "\xffA", "ẞ", "ĐƯỜNG", "ﬁ"} {
		if got := lowered(s); len(got) != len(s) || utf8.ValidString(s) != utf8.ValidString(got) {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}
