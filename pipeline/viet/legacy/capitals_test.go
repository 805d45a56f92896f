package legacy

import "testing"

// TestRestoreCapitals gives decoded texts their capitals where they are sure.
func TestRestoreCapitals(t *testing.T) {
	for _, c := range []struct {
		text        string
		first, sure bool
		want        string
		lacks       bool
	}{
		{"ủy ban nhân dân xã", true, true, "Ủy ban nhân dân xã", false},
		{"ủy ban nhân dân xã", true, false, "ủy ban nhân dân xã", true},
		{"ủy ban nhân dân xã", false, true, "ủy ban nhân dân xã", false},
		{"1. ủy ban nhân dân xã", true, true, "1. Ủy ban nhân dân xã", false},
		{"rà soát", true, true, "rà soát", false}, // it could have been a capital
		{"Họp các thôn. đề nghị xã xem xét", true, true, "Họp các thôn. Đề nghị xã xem xét", false},
		{"họp các thôn. đề nghị xã xem xét", true, false, "họp các thôn. đề nghị xã xem xét", true},
		{"Họp tại tr. đoàn, tp. đông", true, true, "Họp tại tr. đoàn, tp. đông", false},
		{"Thu 1.500 đồng", true, true, "Thu 1.500 đồng", false},
		{"Bà Lê Ngọc ánh", true, true, "Bà Lê Ngọc Ánh", false},
		{"Lê Ngọc ánh", true, true, "Lê Ngọc Ánh", false},
		{"Giao bà Lê Ngọc ánh, ông đỗ Văn đức chủ trì", true, true, "Giao bà Lê Ngọc Ánh, ông đỗ Văn đức chủ trì", true},
		{"Ông đỗ Văn đức, bà đinh Thị Hoa", true, true, "Ông Đỗ Văn Đức, bà Đinh Thị Hoa", false},
		{"Lê ánh Tuyết; Trần Văn đông - Chủ tịch", true, true, "Lê Ánh Tuyết; Trần Văn Đông - Chủ tịch", false},
		{"Ông Nam đồng ý với đề nghị", true, true, "Ông Nam đồng ý với đề nghị", true},
		{"Thái độ", true, true, "Thái độ", false},
		{"Hội đồng", true, true, "Hội đồng", false},
		{"Nghị định", true, true, "Nghị định", false},
		{"Hà Nội Cao Bằng đạt 95%", true, true, "Hà Nội Cao Bằng đạt 95%", false},
		{"Bà Hà đạt 95%", true, true, "Bà Hà đạt 95%", true},
		{"", true, true, "", false},
	} {
		if got, lacks := RestoreCapitals(c.text, c.first, c.sure); got != c.want || lacks != c.lacks {
			t.Errorf("%q is %q, %v; want %q, %v", c.text, got, lacks, c.want, c.lacks)
		}
	}
}
