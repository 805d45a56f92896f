package docx

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
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
	{"dau-trang-an", remark{"đầu trang hoặc chân trang có trong tệp nhưng không hiện ở trang nào", "xóa đầu trang, chân trang không dùng"}},
	{"chu-lac", remark{"chữ nằm ngoài đoạn văn, được giữ riêng", "mở bằng Word rồi lưu lại"}},
	{"phan-moi", remark{"phần chỉ bản Word mới hơn hiểu được không đọc được", "lưu lại bằng Word, bỏ phần đó"}},
	{"hinh-trong-dong", remark{"hình nằm trong dòng chữ không giữ được", ""}},
	{"hinh-cat-xoay", remark{"hình bị cắt hoặc xoay được đọc là cả hình, không xoay", "cắt, xoay hình trước khi chèn"}},
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
	{"bang-thut", remark{"bảng thụt vào hoặc lấn ra lề được đọc như bảng ở sát lề", "đặt bảng ở sát lề"}},
	{"cach-o", remark{"khoảng cách giữa các ô của bảng không giữ được", "bỏ khoảng cách giữa các ô"}},
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
	{"trang-le", remark{"phần bắt đầu ở trang lẻ hoặc trang chẵn được đọc là bắt đầu ở trang mới", ""}},
	{"le-dong-gay", remark{"lề đóng gáy được cộng vào lề trái", "đặt lề đóng gáy bằng 0"}},
	{"le-doi-xung", remark{"lề đối xứng giữa trang lẻ và trang chẵn được đọc như trang lẻ", "bỏ lề đối xứng"}},
	{"can-doc-trang", remark{"chữ căn giữa theo chiều dọc hoặc viết dọc cả trang được đọc như chữ thường ở đầu trang", ""}},
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

// oddLetters reads properties of letters that the model cannot hold.
func (r *reader) oddLetters(l *letters, n *xmltree.Node) {
	switch n.Name {
	case "w:spacing":
		l.put(traitSpaced, number(n.Val()) != 0)
	case "w:position":
		l.put(traitLifted, number(n.Val()) != 0)
	case "w:w":
		v := number(strings.TrimSuffix(n.Val(), "%"))
		l.put(traitScaled, v != 0 && v != 100)
	case "w:fitText":
		l.put(traitFitted, true)
	case "w:rPrChange":
		if r.direct && !r.quiet {
			r.changes[n.Name]++
		}
	}
}

// tellLetters tells what letters that are seen have and the model cannot hold.
func (r *reader) tellLetters(l *letters) {
	if l.on&(moved|effects) == 0 || l.is(traitHidden) {
		return
	}
	if l.is(moved) {
		r.say("gian-chu")
	}
	if l.is(effects) {
		r.say("hieu-ung-chu")
	}
}

// tellFormat tells what a paragraph with something to see has and the model cannot hold.
func (r *reader) tellFormat(p *paragraph) {
	if p.properties.Child("w:pPrChange") != nil {
		r.changes["w:pPrChange"]++
	}
	if !p.shown && p.label == "" {
		return
	}
	f := &p.format
	for _, odd := range [...]struct {
		mark mark
		rule string
	}{{markFrame, "khung-troi"}, {markShade, "nen-doan"}, {markBidi, "phai-sang-trai"}} {
		if f.is(odd.mark) {
			r.say(odd.rule)
		}
	}
	if p.tabbed && oddTabs(p.shape.tabs) {
		r.say("diem-dung-tab")
	}
}
