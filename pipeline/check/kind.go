package check

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/parts"
)

// documentRules look at the document as a whole. What is against the first of them is
// judged by no other rule.
var documentRules = []Rule{
	{
		Name:  "van-ban-hanh-chinh",
		Says:  "tệp là văn bản hành chính: có chữ Unicode đọc được và có tên loại, số, ký hiệu, tên cơ quan hoặc nơi nhận",
		Why:   "các quy tắc khác chỉ đúng với văn bản hành chính; đơn, sơ yếu lý lịch, sách, biểu rời không theo thể thức này",
		Basis: "NĐ 30/2020/NĐ-CP, Điều 7 và Điều 8",
		Wrong: "sơ yếu lý lịch; bản quét chỉ có hình; văn bản gõ bằng phông .VnTime", Right: "thông báo, công văn, quyết định gõ bằng Unicode",
		find: (*run).administrative,
	},
	{
		Name:     "hop-chu",
		Says:     "phần đầu văn bản đứng trong mạch văn hoặc trong bảng, không nằm trong hộp chữ (text box)",
		Why:      "hộp chữ trôi sang chỗ khác khi sửa văn bản, và phần mềm quản lý văn bản không đọc được chữ trong hộp",
		Basis:    "quy ước",
		Severity: Warning,
		Wrong:    "Quốc hiệu và tên cơ quan trong hai hộp chữ", Right: "Quốc hiệu và tên cơ quan trong bảng hai cột không viền",
		find: (*run).boxed,
	},
}

// administrative asks for a document that the law is for.
func (r *run) administrative() {
	f := Finding{Want: "văn bản hành chính"}
	switch name := r.oldLetters(); {
	case !slices.ContainsFunc(r.Lines, func(l *parts.Line) bool { return hasWords(l.Full()) }) && len(r.Boxes) == 0:
		f.Found, f.Hint = "tệp không có chữ nào", "kiểm tra lại tệp; nếu là bản quét thì lấy tệp Word gốc"
	case name != "":
		f.Found = fmt.Sprintf("chữ gõ bằng bảng mã cũ, phông %s", name)
		f.Want = "chữ Unicode"
		f.Hint = "chuyển cả văn bản sang Unicode (UniKey: Công cụ chuyển mã) rồi kiểm lại"
	case r.foreign():
		f.Found = "không thấy tên loại văn bản hành chính, số, ký hiệu hay nơi nhận"
		f.Hint = "nếu đây là văn bản hành chính thì ghi các thành phần đó, hoặc kiểm với --tat " + r.rule.Name + " để xem còn thiếu gì"
	default:
		return
	}
	r.add(f)
}

// foreign tells whether the document has nothing of an administrative one: Quốc hiệu
// stands on applications too, the name of a body on invoices.
func (r *run) foreign() bool {
	p := r.withBoxes()
	return p.Kind.Key == "" && p.Number == nil && len(p.Recipients) == 0 && (len(p.Agency) == 0 || p.Nation == nil)
}

// oldLetters is the typeface of an encoding from before Unicode in which most of the
// document is typed, so that it cannot be read; "" if it can.
func (r *run) oldLetters() (name string) {
	if r.Nation != nil || r.Kind.Key != "" {
		return "" // Unicode in such a typeface
	}
	old, all := 0, 0
	for _, l := range r.Lines {
		for _, s := range l.Spans {
			all += len(s.Text)
			if legacyFont(s.Font) {
				old += len(s.Text)
				name = s.Font
			}
		}
	}
	if 2*old <= all {
		return ""
	}
	return name
}

// withBoxes is the parts of the document with its text boxes at its beginning.
func (r *run) withBoxes() *parts.Parts {
	if len(r.Boxes) == 0 {
		return r.Parts
	}
	if r.unboxed == nil {
		d := *r.Doc
		d.Sections = slices.Clone(d.Sections)
		d.Sections[0].Blocks = slices.Concat(r.Boxes, d.Sections[0].Blocks)
		r.unboxed = parts.Find(&d, r.Rules)
	}
	return r.unboxed
}

// boxed finds the parts of the letterhead that stand in text boxes.
func (r *run) boxed() {
	if !r.official() || len(r.Boxes) == 0 {
		return
	}
	var found []string
	for _, m := range r.missing() {
		found = append(found, m.what)
	}
	if len(found) > 0 {
		r.add(Finding{
			Found: strings.Join(found, ", ") + " nằm trong hộp chữ", Want: "phần đầu văn bản trong bảng hai cột không viền",
			Hint: "cắt chữ ra khỏi hộp, dán vào bảng hai cột ở đầu trang, rồi kiểm lại",
		})
	}
}

// boxPart is a part of the letterhead that stands in a text box, and the rule that asks for it.
type boxPart struct{ what, rule string }

// missing are the parts that only the text boxes have.
func (r *run) missing() (out []boxPart) {
	p, q := r.Parts, r.withBoxes()
	add := func(here, there bool, what, rule string) {
		if !here && there {
			out = append(out, boxPart{what, rule})
		}
	}
	add(p.Nation != nil, q.Nation != nil, "Quốc hiệu", "quoc-hieu")
	add(p.Motto != nil, q.Motto != nil, "Tiêu ngữ", "tieu-ngu")
	add(len(p.Agency) > 0, len(q.Agency) > 0, "tên cơ quan", "ten-co-quan")
	add(p.Number != nil, q.Number != nil, "số, ký hiệu", "so-ky-hieu")
	add(p.Dateline != nil, q.Dateline != nil, "địa danh và thời gian", "dia-danh-ngay")
	return out
}

// inBox tells whether what the rule that is being asked would miss is in a text box.
func (r *run) inBox() bool {
	return len(r.Boxes) > 0 && !slices.Contains(r.Off, "hop-chu") &&
		slices.ContainsFunc(r.missing(), func(m boxPart) bool { return m.rule == r.rule.Name })
}
