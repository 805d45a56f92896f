package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// titleRules look at what the document is called and what it is about (ô 5).
var titleRules = []Rule{
	{
		Name:  "ten-loai",
		Says:  "tên loại in hoa, trích yếu in thường, cả hai cỡ 13 đến 14, đứng, đậm, ở giữa; dưới trích yếu có đường kẻ dài từ 1/3 đến 1/2 dòng chữ",
		Why:   "tên loại và trích yếu cho biết đây là văn bản gì, về việc gì",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.5 và V.5",
		Wrong: "Thông báo (chữ thường, sát lề trái)", Right: "THÔNG BÁO (in hoa, đậm, giữa dòng)",
		Mends: true, find: (*run).titled,
	},
	{
		Name:  "trich-yeu-cong-van",
		Says:  "công văn không có tên loại; trích yếu sau “V/v” ở giữa dưới số, ký hiệu, cách 6 pt, cỡ 12 đến 13, đứng, không đậm, không có đường kẻ bên dưới",
		Why:   "trích yếu của công văn là một phần của góc trái, không phải tiêu đề giữa trang",
		Basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.5b và V.5",
		Wrong: "V/v báo cáo tháng 11 (đậm, có đường kẻ)", Right: "V/v báo cáo tháng 11 (đứng, không đậm)",
		Mends: true, find: (*run).letterSubject,
	},
}

// The rules' styles of title and subject.
const (
	styleTitle         = "TenLoai"
	styleSubject       = "TrichYeu"
	styleLetterSubject = "TrichYeuCongVan"
)

// unsubjected are the kinds whose forms have no trích yếu: NĐ 30, Phụ lục III, Mẫu
// 1.8 and 1.10.
var unsubjected = []string{"giay_gioi_thieu", "giay_nghi_phep"}

// titled asks for the tên loại, the trích yếu and the line.
func (r *run) titled() {
	if !r.official() || r.Kind.Form == thethuc.FormLetter {
		return
	}
	if r.Title == nil {
		r.lacks("tên loại văn bản", "tên loại ở giữa trang, hoặc “V/v” dưới số, ký hiệu nếu là công văn", "ghi tên loại bằng chữ in hoa, đậm")
		return
	}
	title := r.component(styleTitle, "tên loại", nil)
	title.center, title.capital = true, true
	r.looks([]*parts.Line{r.Title}, title)
	if len(r.Subject) == 0 && !slices.Contains(unsubjected, r.Kind.Key) {
		r.at(r.Title, Finding{Severity: Warning, Found: "không có trích yếu dưới tên loại", Want: "trích yếu nội dung dưới tên loại", Hint: "ghi một câu ngắn nói văn bản về việc gì"})
	}
	subject := r.component(styleSubject, "trích yếu", nil)
	subject.center, subject.small = true, true
	r.looks(r.Subject, subject)
	r.unstopped(r.Subject)
	under := r.Subject
	if len(under) == 0 {
		under = []*parts.Line{r.Title}
	}
	r.ruled(ruled{what: "dưới trích yếu", stroke: r.SubjectRule, under: under, line: r.Rules.Lines.Subject, role: doc.RoleSubject})
}

// unstopped asks for a trích yếu without a full stop: it is no sentence.
func (r *run) unstopped(lines []*parts.Line) {
	if len(lines) == 0 {
		return
	}
	last := lines[len(lines)-1]
	text := strings.TrimSpace(last.Text)
	bare, stop := strings.CutSuffix(text, ".")
	if !stop || bare == "" || !unicode.In(lastRune(bare), unicode.L, unicode.N) || strings.HasSuffix(viet.Lower(bare), "v.v") {
		return
	}
	end := strings.LastIndex(last.Text, ".")
	r.at(last, Finding{
		Severity: Warning, Found: "trích yếu kết thúc bằng dấu “.”", Want: "cuối trích yếu không có dấu chấm", Basis: byForms,
		Hint: "bỏ dấu ở cuối dòng", Changes: retext(last, end, end+1, ""),
	})
}

// letterSubject asks for the trích yếu of a công văn.
func (r *run) letterSubject() {
	if r.Kind.Form != thethuc.FormLetter {
		return
	}
	if r.Title != nil {
		r.at(r.Title, Finding{Found: fmt.Sprintf("công văn có tên loại “%s”", strings.TrimSpace(r.Title.Text)), Want: "không có tên loại", Hint: "bỏ dòng này; trích yếu ghi sau “V/v” dưới số, ký hiệu"})
	}
	word := r.Rules.Words.LetterSubject
	if len(r.About) == 0 {
		r.lacks("trích yếu của công văn", "“"+word.Text+" ...” dưới số, ký hiệu", "ghi “"+word.Text+"” và nội dung vắn tắt")
		return
	}
	r.aboutWord(r.About[0], word)
	about := r.component(styleLetterSubject, "trích yếu công văn", r.About)
	about.small, about.to = true, 0
	r.looks(r.About, about)
	r.unstopped(r.About)
	r.aboutGap()
	r.aboutLine()
}

// aboutWord asks for "V/v" before the subject.
func (r *run) aboutWord(l *parts.Line, word thethuc.Word) {
	text := strings.TrimLeft(l.Text, " \u00a0")
	if strings.HasPrefix(text, word.Text) {
		return
	}
	f := Finding{Found: "trích yếu công văn bắt đầu bằng “" + firstWord(text) + "”", Want: "“" + word.Text + "”", Basis: word.Basis, Hint: "ghi “" + word.Text + "” trước nội dung vắn tắt"}
	if n := len(word.Text); len(text) >= n && viet.Lower(text[:n]) == viet.Lower(word.Text) {
		at := len(l.Text) - len(text)
		f.Changes = retext(l, at, at+n, word.Text)
	}
	r.at(l, f)
}

// firstWord is the first word of a text.
func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

// aboutGap asks for the space between number and subject.
func (r *run) aboutGap() {
	first, above := r.About[0], r.Number
	if above == nil || first.Table != above.Table || first.Row != above.Row || first.Cell != above.Cell || first.Block == above.Block {
		return
	}
	rule := r.styleRule(styleLetterSubject)
	gap := (first.Style.Before + above.Style.After).Points()
	if gap >= rule.Before-slackSpace || r.apart(above, first) {
		return
	}
	r.at(first, Finding{
		Found:   fmt.Sprintf("trích yếu cách số, ký hiệu %s pt", number(gap)),
		Want:    fmt.Sprintf("cách %s pt", number(rule.Before)),
		Basis:   rule.Basis,
		Hint:    "trong Word: Đoạn (Paragraph), Khoảng cách trước (Before)",
		Changes: []doc.Change{doc.SetFormat{Block: first.Block, Before: new(doc.Pt(rule.Before))}},
	})
}

// apart tells whether another line stands between two, such as an empty one.
func (r *run) apart(a, b *parts.Line) bool {
	i, j := slices.Index(r.Lines, a), slices.Index(r.Lines, b)
	return i < 0 || j != i+1
}

// aboutLine finds a line under the subject, which there should not be.
func (r *run) aboutLine() {
	last := r.About[len(r.About)-1]
	if len(last.After) == 0 {
		return
	}
	f := Finding{Found: "có đường kẻ dưới trích yếu công văn", Want: "không có đường kẻ", Hint: "xóa đường kẻ"}
	for _, rule := range last.After {
		f.Changes = append(f.Changes, doc.Drop{Block: rule})
	}
	r.at(last, f)
}
