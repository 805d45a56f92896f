package lint

import "testing"

func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		passage       string
		message, hint string
	}{
		{"ổn định kinh tế-xã hội của xã", "“tế-xã”: giữa hai vế ngang nhau dùng dấu “-”, có cách chữ hai bên", "viết “tế - xã”"},
		{"Họp ngày 31/02/2026 tại xã", "“31/02/2026”: ngày không tồn tại", "tháng 02/2026 có 28 ngày"},
		{"Báo cáo qúy IV", "“qúy”: dấu thanh đặt sai chỗ", "viết “quý”"},
	} {
		found := Check([]string{c.passage}, House{})
		if len(found) != 1 {
			t.Errorf("%q: %d findings", c.passage, len(found))
			continue
		}
		if message, hint := found[0].Advice(c.passage); message != c.message || hint != c.hint {
			t.Errorf("%q:\n got %q / %q\nwant %q / %q", c.passage, message, hint, c.message, c.hint)
		}
	}
}
