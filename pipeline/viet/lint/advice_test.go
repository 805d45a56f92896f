package lint

import "testing"

func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		passage       string
		message, hint string
	}{
		{"ổn định kinh tế-xã hội của xã", "“tế-xã”: thiếu cách chữ bên dấu “-” giữa hai vế ngang nhau", "viết “tế - xã”"},
		{"Họp ngày 31/02/2026 tại xã", "“31/02/2026”: ngày không tồn tại", "tháng 02/2026 có 28 ngày"},
		{"theo điều 103 Bộ luật Lao động", "“điều”: khi viện dẫn phải viết hoa", "viết “Điều”"},
		{"theo Khoản 2 Điều 103 Bộ luật Lao động", "“Khoản”: khi viện dẫn phải viết thường", "viết “khoản”"},
		{"Kế hoạch số 1234567/KH-SNV", "“1234567/KH-SNV” có số quá lớn", "xem lại số của văn bản"},
		{"Nghị định số 30/2020/NĐ-CP ngày 05/3/2021", "văn bản viện dẫn “Nghị định số 30/2020/NĐ-CP” ngày 05/3/2021 có năm trong số là 2020", "xem lại số hoặc ngày"},
		{"Rà soát CCHC", "“CCHC”: cụm dùng lần đầu nên viết đầy đủ, kèm (sau đây viết tắt là …)", "viết “cải cách hành chính (sau đây viết tắt là CCHC)” ở lần đầu"},
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

// A missing stop is shown with the words before it.
func TestAdviceInContext(t *testing.T) {
	passages := []string{"- Rà soát văn bản đã gửi.", "- Đôn đốc các đơn vị.", "- Lập danh sách dịch vụ", "- Chuẩn bị hội trường."}
	found := Check(passages, House{})
	if len(found) != 1 {
		t.Fatalf("%+v", found)
	}
	message, hint := found[0].Advice(passages[2])
	if message != "“sách dịch vụ”: thiếu dấu chấm cuối đoạn, các đoạn khác đều có" || hint != "viết “sách dịch vụ.”" {
		t.Errorf("%s / %s", message, hint)
	}
}
