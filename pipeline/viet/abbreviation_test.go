package viet

import (
	"slices"
	"strings"
	"testing"
)

func TestExpand(t *testing.T) {
	own := map[string]string{"HTQT": "hợp tác quốc tế", "CNTT": "công nghệ"}
	for in, want := range map[string]string{
		"UBND": "Ủy ban nhân dân", " KT-XH ": "kinh tế - xã hội", "v/v": "về việc", "GD&ĐT": "Giáo dục và Đào tạo", "KT\u2011XH": "kinh tế - xã hội",
		"HTQT": "hợp tác quốc tế", "CNTT": "công nghệ",
		"TP. Quy Nhơn": "thành phố Quy Nhơn", "TP Huế": "thành phố Huế", "TP.Đà Nẵng": "thành phố Đà Nẵng", "TX. An Nhơn": "thị xã An Nhơn",
		"TP. Hồ Chí Minh": "Thành phố Hồ Chí Minh", "TP.HCM": "Thành phố Hồ Chí Minh", "TP. Điện Biên Phủ": "Thành phố Điện Biên Phủ",
		"ubnd": "", "TP.": "", "TP. quy nhơn": "", "TPHCM": "", "TT": "", "": "", "UBND tỉnh": "",
	} {
		if got, ok := Expand(in, own); got != want || ok != (want != "") {
			t.Errorf("Expand(%q) = %q, %t", in, got, ok)
		}
	}
}

func TestAbbreviations(t *testing.T) {
	list := Abbreviations()
	if !slices.IsSortedFunc(list, func(a, b Abbreviation) int { return strings.Compare(a.Short, b.Short) }) {
		t.Error("the list is not in order")
	}
	for i, a := range list {
		if i > 0 && list[i-1].Short == a.Short {
			t.Errorf("%s is there twice", a.Short)
		}
		if full, ok := Expand(a.Short, nil); !ok || full != a.Full || full == "" || NFC(full) != full {
			t.Errorf("Expand(%q) = %q, %t; want %q", a.Short, full, ok, a.Full)
		}
	}
	list[0].Full = "changed"
	if Abbreviations()[0].Full == "changed" {
		t.Error("the list can be changed from outside")
	}
}
