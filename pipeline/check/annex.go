package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

const (
	byAnnex     = "NĐ 30/2020/NĐ-CP, Phụ lục I, III.1 và V.9"
	byAnnexForm = "NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 2.1"
)

var annexRules = []Rule{{
	Name: "phu-luc", Basis: byAnnex, Mends: true, find: annexes,
	Says:  "“Phụ lục” cỡ 14, đậm, căn giữa; tiêu đề in hoa, đậm; dòng “(Kèm theo ...)” nghiêng; từ hai phụ lục trở lên đánh số La Mã; văn bản chính có nhắc đến",
	Why:   "phụ lục có rời ra vẫn biết là của văn bản nào",
	Wrong: "PHỤ LỤC 1", Right: "Phụ lục I\nDANH SÁCH NHIỆM VỤ\n(Kèm theo Thông báo số ... ngày ... của ...)",
}}

// annexes judges the phụ lục.
func annexes(r *run) {
	if len(r.Annexes) == 0 {
		return
	}
	var labels, titles, names, attached []*parts.Line
	for i := range r.Annexes {
		a := &r.Annexes[i]
		if a.Label != nil {
			labels = append(labels, a.Label)
			r.annexNumber(a.Label, i)
		}
		title, name := r.annexTitle(a)
		titles, names = append(titles, title...), append(names, name...)
		if a.Attached != nil {
			attached = append(attached, a.Attached)
		} else if at := headOf(a); at != nil {
			r.at(at, Finding{Found: "phụ lục không có dòng “(Kèm theo ...)”", Want: "dòng “(Kèm theo Văn bản số ... ngày ... của ...)” dưới tiêu đề", Hint: "thêm dòng này dưới tiêu đề phụ lục"})
		}
		r.annexEnd(a)
	}
	r.looks(labels, asked{style: "PhuLuc", what: "từ “Phụ lục” và số thứ tự", center: true, small: true})
	r.looks(titles, asked{style: "PhuLucTen", what: "tiêu đề phụ lục", center: true, capital: true})
	r.looks(names, asked{style: "PhuLucTen", what: "tên của văn bản kèm theo", center: true})
	r.looks(attached, asked{style: "KemTheo", what: "dòng “(Kèm theo ...)”", center: true})
	r.mentioned()
}

// annexTitle is the title of an annex. Of a document that is issued with the main one,
// such as a quy chế, the first line is the kind, and what it is about is its name.
func (r *run) annexTitle(a *parts.Annex) (title, name []*parts.Line) {
	if a.Label != nil || len(a.Title) < 2 {
		return a.Title, nil
	}
	first := viet.Fold(whole(a.Title[0]))
	if slices.ContainsFunc(r.Rules.Kinds, func(k thethuc.Kind) bool { return viet.Fold(k.Name) == first }) {
		return a.Title[:1], a.Title[1:]
	}
	return a.Title, nil
}

// headOf is the first line of an annex.
func headOf(a *parts.Annex) *parts.Line {
	if a.Label != nil {
		return a.Label
	}
	if len(a.Title) > 0 {
		return a.Title[0]
	}
	return nil
}

// annexNumber judges the number of the i-th annex.
func (r *run) annexNumber(l *parts.Line, i int) {
	number := numberOf(whole(l), r.Rules.Words.Annex.Text)
	n, ok := viet.ParseRoman(number)
	want := r.Rules.Words.Annex.Text + " " + viet.Roman(i+1)
	f := Finding{Want: "“" + want + "”", Hint: "viết “" + want + "”"}
	switch _, err := strconv.Atoi(number); {
	case number == "" && len(r.Annexes) == 1:
		return
	case number == "":
		f.Found = fmt.Sprintf("có %d phụ lục, phụ lục này không có số", len(r.Annexes))
	case err == nil:
		f.Found = "phụ lục đánh số “" + number + "” bằng chữ số Ả Rập"
		if len(r.Annexes) == 1 {
			f.Severity, f.Want, f.Hint = Warning, "một phụ lục thì không đánh số; từ hai phụ lục đánh số La Mã", "bỏ số thứ tự"
		}
	case !ok:
		f.Found = "phụ lục đánh số “" + number + "”"
	case n != i+1:
		f.Found = fmt.Sprintf("phụ lục thứ %d đánh số “%s”", i+1, number)
	default:
		return
	}
	r.at(l, f)
}

// numberOf is what follows the word in the label of an annex.
func numberOf(label, word string) string {
	runes := []rune(viet.NFC(label))
	if len(runes) <= len([]rune(word)) {
		return ""
	}
	return strings.Trim(string(runes[len([]rune(word)):]), " .:\u00a0")
}

// annexEnd asks for the mark that closes an annex of running text.
func (r *run) annexEnd(a *parts.Annex) {
	if len(a.Body) == 0 || closed(a.Body) {
		return
	}
	last := a.Body[len(a.Body)-1]
	if last.Table != nil {
		return // the form has no place for it in a table
	}
	r.at(last, Finding{Severity: Warning, Basis: byAnnexForm, Found: "đoạn cuối của phụ lục " + endsIn(strings.TrimSpace(last.Text)), Want: "phụ lục kết thúc bằng “./.”", Hint: "thay dấu ở cuối đoạn bằng “./.”"})
}

// mentioned asks that the main text points to its annexes.
func (r *run) mentioned() {
	word, head := viet.Fold(r.Rules.Words.Annex.Text), headOf(&r.Annexes[0])
	if head == nil {
		return
	}
	for _, l := range r.Lines {
		if head == l {
			break
		}
		if text := viet.Fold(whole(l)); l.Role != doc.RoleRecipients && (strings.Contains(text, word) || strings.Contains(text, "kem theo")) {
			return
		}
	}
	r.at(head, Finding{Found: "văn bản chính không nhắc đến phụ lục", Want: "văn bản chính có chỉ dẫn về phụ lục", Hint: "nhắc đến phụ lục ở chỗ liên quan của nội dung, như “(có phụ lục kèm theo)”"})
}
