package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// split cuts a text behind the signs that cut names, outside brackets and quotes: what
// follows begins the next stretch, with the spaces before it left to this one.
func split(s string, cut func(before, after string) bool) []span {
	var out []span
	depth, from := 0, 0
	for i, r := range s {
		switch r {
		case '(', '“', '[':
			depth++
		case ')', '”', ']':
			depth = max(depth-1, 0)
		}
		next := i + utf8.RuneLen(r)
		if depth > 0 || next >= len(s) || !strings.ContainsRune(";.,!?…", r) || s[next] != ' ' {
			continue
		}
		for next < len(s) && s[next] == ' ' {
			next++
		}
		if next < len(s) && cut(s[from:i+utf8.RuneLen(r)], s[next:]) {
			out = append(out, span{from, next})
			from = next
		}
	}
	if from < len(s) {
		out = append(out, span{from, len(s)})
	}
	return out
}

// shortForms end with a full stop that ends no sentence.
var shortForms = regexp.MustCompile(`(?:^|[\s(])(?:TP|Tp|P|Q|H|TX|TT|TS|ThS|PGS|GS|Ths|BS|KS|CN|KT|TM|TL|TUQ|St|Mr|Mrs|v\.v|tr|BSCK|BSCKI|BSCKII|CKI|CKII|GVC|DS|LS|BCH|[A-ZĐ]|\d{1,2})\.$`)

// sentences cuts a text into its sentences.
func sentences(s string) []span {
	return split(s, func(before, after string) bool {
		first, _ := utf8.DecodeRuneInString(after)
		return endsWith(before, ".!?…") && (unicode.IsUpper(first) || unicode.IsDigit(first) && !strings.HasSuffix(before, "…")) && !shortForms.MatchString(tail(before))
	})
}

func endsWith(s, signs string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(signs, r)
}

// clauses cuts a text at its semicolons.
func clauses(s string) []span {
	return split(s, func(before, _ string) bool { return strings.HasSuffix(before, ";") })
}

// duties cuts a text at the semicolons behind which another duty begins, and not a
// further thing of the same one.
func duties(s string) []span {
	return split(s, func(before, after string) bool {
		return strings.HasSuffix(before, ";") && beginsDuty(after) && !onlyDue(after)
	})
}

// onlyDue tells whether the first clause of a text says nothing but by when something is
// due: "hoàn thành chậm nhất ngày 30/11/2026".
func onlyDue(s string) bool {
	clause, _, _ := strings.Cut(head(s), ";")
	phrase := due(clause)
	return phrase != "" && dueFrame.MatchString(viet.Fold(strings.Replace(clause, phrase, " ", 1)))
}

// dueFrame are the words around a deadline, folded.
var dueFrame = regexp.MustCompile(`^(?:phai )?(?:hoan thanh|xong|thoi han|thoi gian|han)?(?: xong)?$`)

// verbs begin a duty.
var verbs = []string{
	"báo cáo", "bám sát", "ban hành", "bảo đảm", "đảm bảo", "bố trí", "bổ sung", "cập nhật", "chấn chỉnh", "chấp hành", "chỉ đạo", "chịu trách nhiệm", "chủ động", "chủ trì", "chuẩn bị", "công khai", "cung cấp",
	"duy trì", "đánh giá", "đăng ký", "đẩy mạnh", "đẩy nhanh", "đề xuất", "đôn đốc", "đổi mới", "giải quyết", "giám sát", "gửi", "hoàn chỉnh", "hoàn thành", "hoàn thiện", "hướng dẫn", "khảo sát", "khắc phục", "khẩn trương", "kiểm tra", "kịp thời",
	"làm việc", "làm", "lập", "liên hệ", "mở", "nâng cao", "nắm", "nghiêm túc", "nghiên cứu", "niêm yết", "phân công", "phổ biến", "phối hợp", "phát huy", "quan tâm", "quán triệt", "quản lý", "rà soát", "sắp xếp", "soạn thảo", "sớm", "tăng cường", "tập trung", "tham mưu",
	"thành lập", "thẩm định", "theo dõi", "thông báo", "thống kê", "thực hiện", "thường xuyên", "tiếp nhận", "tiếp tục", "tổ chức", "tổng hợp", "trao đổi", "triển khai", "trình", "tuyên truyền", "tuyệt đối", "vận động", "xây dựng", "xử lý", "xác định", "dự thảo", "góp ý", "cử",
	"kết nối", "thu hồi", "ra quân", "thay thế", "sửa chữa", "nghiệm thu", "tham gia", "tháo gỡ", "khởi công", "tập huấn", "lắp đặt", "nạo vét", "kiểm soát", "đôn đốc", "tuần tra", "phát động", "tiết kiệm", "số hóa", "chuyển giao", "khen thưởng", "kiểm kê", "bảo trì", "bảo dưỡng", "vệ sinh", "tiếp công dân", "rút kinh nghiệm", "thí điểm", "tính toán", "thẩm tra", "quyết toán", "bồi dưỡng", "đào tạo", "tuyển dụng", "mua sắm", "ký kết", "trực tiếp", "phấn đấu", "sơ kết", "tổng kết", "phê duyệt", "nộp", "họp", "thu thập", "không để", "nhắc nhở", "làm rõ", "lấy ý kiến", "lưu ý", "trả lời", "giao", "đưa", "chi trả", "bàn giao", "kiện toàn", "hỗ trợ", "điều chỉnh", "phân bổ", "giải ngân", "xem xét", "tạo điều kiện",
}

// beginsDuty tells whether a text begins with the verb of a duty.
func beginsDuty(s string) bool {
	low := viet.Lower(head(s))
	for _, v := range verbs {
		if rest, ok := strings.CutPrefix(low, v); ok && (rest == "" || !startsLetter(rest)) {
			return true
		}
	}
	return false
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// window is how far, in bytes, one looks around a place where a text may be cut: the
// cost of a long text stays in proportion to its length.
const window = 400

func head(s string) string { return strings.ToValidUTF8(s[:min(len(s), window)], "") }
func tail(s string) string { return strings.ToValidUTF8(s[max(0, len(s)-window):], "") }

// lacks tells whether a text speaks of what is wanting.
var lacks = regexp.MustCompile(`(?i)(?:^|\s)(?:chưa|còn|chậm|thiếu|không|hạn chế|tồn đọng|yếu|trễ)(?:[\s,;.]|$)`)

// faults cuts a text that tells of shortcomings: at semicolons, and at commas between
// two that each say what is wanting.
func faults(s string) []span {
	return split(s, func(before, after string) bool {
		low := viet.Lower(head(after))
		another := strings.HasPrefix(low, "chưa ") || strings.HasPrefix(low, "còn ") || strings.HasPrefix(low, "vẫn còn ") || strings.HasPrefix(low, "một số ") || strings.HasPrefix(low, "một vài ") || strings.HasPrefix(low, "việc ")
		return strings.HasSuffix(before, ";") || strings.HasSuffix(before, ",") && another && lacks.MatchString(tail(before)) && lacks.MatchString(head(after))
	})
}

// itemText is an item that was cut out of a sentence, fit to stand alone.
func itemText(s string) string {
	return viet.Capitalise(strings.TrimRight(strings.TrimSpace(s), ";, "))
}
