package docx

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
)

// telling is one place at which the model cannot hold what the file has.
type telling struct {
	rule, detail string
	at           doc.Block
}

// say tells what the model cannot hold, here.
func (r *reader) say(rule string, detail ...string) {
	if r.quiet {
		return
	}
	t := telling{rule: rule}
	if len(detail) > 0 {
		t.detail = detail[0]
	}
	r.said = append(r.said, t)
}

// remark is what is said of a cause (lời báo).
type remark struct{ message, hint string }

// notices are all of them, in the order in which they are told.
var notices = []struct {
	rule string
	remark
}{
	{"phan-hong", remark{"một phần của tệp bị hỏng, được bỏ qua", "mở bằng Word rồi lưu lại"}},
	{"hop-chu", remark{"chữ trong hộp chữ (text box) đứng ngoài mạch văn", "đưa chữ ra khỏi hộp"}},
	{"cuoc-chu", remark{"cước chú đứng ngoài mạch văn", ""}},
	{"nhan-xet", remark{"tệp còn nhận xét (comment)", "xử lý rồi xóa các nhận xét trước khi ban hành"}},
	{"trang-chan", remark{"đầu trang hoặc chân trang của trang chẵn khác trang lẻ", "dùng chung một kiểu cho mọi trang"}},
	{"dau-trang-phan", remark{"đầu trang hoặc chân trang đổi giữa trang", "dùng ngắt phần sang trang mới"}},
	{"hinh-trong-dong", remark{"hình nằm trong dòng chữ không giữ được", ""}},
	{"hinh-anh", remark{"hình không phải PNG hoặc quá lớn không giữ được", "lưu hình dưới dạng PNG"}},
	{"hinh-ngoai", remark{"hình không nằm trong tệp", "chèn lại hình vào tệp"}},
	{"hinh-ve", remark{"hình vẽ không giữ được", ""}},
	{"chu-nghe-thuat", remark{"chữ nghệ thuật (WordArt) không giữ được", "gõ thành chữ thường"}},
	{"bieu-do", remark{"biểu đồ của Word không giữ được", ""}},
	{"so-do", remark{"sơ đồ (SmartArt) không giữ được", ""}},
	{"doi-tuong-nhung", remark{"đối tượng nhúng (OLE) không giữ được", ""}},
	{"ke-doc", remark{"đường kẻ dọc không giữ được", ""}},
	{"ke-lech", remark{"đường kẻ đặt lệch, được coi như nằm ở lề gần nhất hoặc ở giữa", "đặt đường kẻ ở giữa"}},
	{"cong-thuc", remark{"công thức chỉ giữ được chữ", ""}},
	{"truong", remark{"trường của Word được đọc thành chữ đang hiện", ""}},
	{"lien-ket", remark{"địa chỉ liên kết không hợp lệ, chỉ giữ chữ", ""}},
	{"kieu-lien-ket", remark{"màu, gạch chân, kiểu chữ riêng của liên kết không giữ được", ""}},
	{"ky-hieu", remark{"ký hiệu của phông biểu tượng chưa rõ là ký tự nào", "gõ lại bằng ký tự Unicode"}},
	{"chu-phien-am", remark{"chữ phiên âm trên dòng không giữ được", ""}},
	{"phai-sang-trai", remark{"chữ viết từ phải sang trái được đọc như chữ thường", ""}},
	{"phan-la", remark{"ngày tháng tự động kiểu cũ không giữ được", "gõ ngày tháng"}},
	{"gian-chu", remark{"khoảng cách, độ rộng, độ cao riêng của chữ không giữ được", "bỏ giãn, nén chữ"}},
	{"hieu-ung-chu", remark{"hiệu ứng chữ (bóng, viền, chạm nổi, khung) không giữ được", "bỏ hiệu ứng chữ"}},
	{"diem-dung-tab", remark{"điểm dừng tab không phải bên trái được đọc như bên trái", ""}},
	{"khung-troi", remark{"đoạn văn trong khung (frame) được đọc vào mạch văn", "bỏ khung"}},
	{"khung-doan", remark{"khung hoặc kẻ bên cạnh đoạn văn không giữ được", ""}},
	{"nen-doan", remark{"màu nền của đoạn văn không giữ được", ""}},
	{"dang-so", remark{"dạng số tự động lạ được đọc thành chữ số", "dùng số 1, 2, 3"}},
	{"bang-troi", remark{"bảng trôi được đọc vào mạch văn", "bỏ chế độ chữ chạy quanh bảng"}},
	{"hang-thut", remark{"hàng của bảng bắt đầu thụt vào, chỗ trống được đọc thành ô rỗng", ""}},
	{"hang-gop", remark{"hàng mà mọi ô đều gộp với hàng trên được bỏ", ""}},
	{"hang-tieu-de", remark{"ô gộp từ hàng tiêu đề xuống hàng dưới: hàng tiêu đề không lặp lại được", "tách ô gộp ở hàng tiêu đề"}},
	{"o-bi-che", remark{"chữ nằm khuất trong ô đã gộp được đưa ra", "xóa chữ thừa trong ô gộp"}},
	{"cao-hang", remark{"chiều cao cố định của hàng được đọc là chiều cao ít nhất", ""}},
	{"le-o", remark{"lề riêng của ô không giữ được", ""}},
	{"can-day-o", remark{"chữ căn ở đáy ô được đọc là căn ở đầu ô", ""}},
	{"chu-dung", remark{"chữ viết dọc trong ô được đọc như chữ ngang", ""}},
	{"nen-o", remark{"màu nền của ô không giữ được", ""}},
	{"ke-bang", remark{"các đường kẻ của một bảng không giống nhau, lấy theo số đông", ""}},
	{"nhieu-cot", remark{"chữ chia nhiều cột được đọc thành một cột", "bỏ chia cột"}},
	{"so-trang-bat-dau", remark{"số trang không bắt đầu từ 1", ""}},
	{"dang-so-trang", remark{"số trang không viết bằng chữ số", ""}},
	{"khung-trang", remark{"khung trang không giữ được", ""}},
	{"so-dong", remark{"số dòng ở lề không giữ được", ""}},
	{"noi-dung-chen", remark{"nội dung chèn từ tệp khác (altChunk) không đọc được", "mở bằng Word rồi lưu lại"}},
	{"van-ban-con", remark{"văn bản con (subdocument) không nằm trong tệp này", "ghép văn bản con vào một tệp"}},
}

// report makes the problems of what was told: one for each cause.
func (r *reader) report() {
	byRule := map[string][]telling{}
	for _, t := range r.said {
		byRule[t.rule] = append(byRule[t.rule], t)
	}
	r.reportChanges()
	for _, n := range notices {
		if places := byRule[n.rule]; len(places) > 0 {
			r.f.Problems = append(r.f.Problems, doc.Problem{
				Warning: true, Message: n.message + whereabouts(places), Hint: n.hint, Rule: "doc-" + n.rule,
			})
		}
	}
}

// whereabouts says how many places there are, and which is the first.
func whereabouts(places []telling) string {
	first := ""
	for _, t := range places {
		if first = t.detail; first == "" {
			first = opening(t.at)
		}
		if first != "" {
			break
		}
	}
	switch n := len(places); {
	case n == 1 && first == "":
		return ""
	case n == 1:
		return fmt.Sprintf(" (ở “%s”)", excerpt(first))
	case first == "":
		return fmt.Sprintf(" (%d chỗ)", n)
	default:
		return fmt.Sprintf(" (%d chỗ, đầu tiên ở “%s”)", n, excerpt(first))
	}
}

// opening is the first line of a block.
func opening(b doc.Block) string {
	if b == nil {
		return ""
	}
	for line := range doc.Lines([]doc.Block{b}) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			return line
		}
	}
	return ""
}

// reportChanges tells of tracked changes, which are read as accepted.
func (r *reader) reportChanges() {
	var counts []string
	for _, c := range [...]struct {
		elements []string
		word     string
	}{
		{[]string{"w:ins"}, "chỗ thêm"}, {[]string{"w:del"}, "chỗ xóa"}, {[]string{"w:moveTo"}, "chỗ chuyển"},
		{[]string{"w:rPrChange", "w:pPrChange", "w:cell"}, "chỗ đổi định dạng"},
	} {
		n := 0
		for _, e := range c.elements {
			n += r.changes[e]
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, c.word))
		}
	}
	if len(counts) == 0 {
		return
	}
	r.f.Problems = append(r.f.Problems, doc.Problem{
		Warning: true, Message: "tệp còn sửa đổi được theo dõi (" + strings.Join(counts, ", ") + "), được đọc như đã chấp nhận",
		Hint: "chấp nhận hoặc từ chối các sửa đổi trong Word", Rule: "doc-theo-doi-sua-doi",
	})
}

// oddLetters are properties of letters that the model cannot hold.
func (r *reader) oddLetters(n *node) {
	if r.quiet || !r.direct {
		return
	}
	switch n.name {
	case "w:spacing", "w:position":
		if number(n.val()) != 0 {
			r.say("gian-chu")
		}
	case "w:w":
		if v := number(strings.TrimSuffix(n.val(), "%")); v != 0 && v != 100 {
			r.say("gian-chu")
		}
	case "w:fitText":
		r.say("gian-chu")
	case "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:em", "w:effect", "w:bdr":
		if enabled(n) {
			r.say("hieu-ung-chu")
		}
	case "w:rPrChange":
		r.changes[n.name]++
	}
}

// oddFormat are properties of paragraphs that the model cannot hold.
func (r *reader) oddFormat(properties *node) {
	for n := properties.kid; n != nil; n = n.next {
		switch n.name {
		case "w:framePr":
			r.say("khung-troi")
		case "w:shd":
			if s := shade(n); s != "none" && s != "FFFFFF" {
				r.say("nen-doan")
			}
		case "w:bidi":
			if enabled(n) {
				r.say("phai-sang-trai")
			}
		case "w:pPrChange":
			r.changes[n.name]++
		}
	}
}
