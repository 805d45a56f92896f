package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/lint"
)

const (
	citedRule    = "vien-dan"
	byCitedParts = "NĐ 30/2020/NĐ-CP, Phụ lục II, V.7"
)

// wordingRules are that of cited parts, those of package lint, and that of the letters.
var wordingRules = slices.Concat([]Rule{citedParts()}, lints(), []Rule{{
	Name: "ky-tu-an", Basis: "Unicode dựng sẵn, TCVN 6909:2001; NĐ 30/2020/NĐ-CP, Phụ lục I, I.4", Severity: Info, Mends: true, find: characters,
	Says:  "chữ theo bảng mã Unicode dựng sẵn, không có ký tự ẩn, giữa hai chữ một dấu cách",
	Why:   "chữ tổ hợp và ký tự ẩn làm tìm kiếm, sắp xếp, so sánh sai dù nhìn vẫn đúng",
	Wrong: "Báo  cáo kết quả", Right: "Báo cáo kết quả",
}})

// citedParts is the rule for the capitals of cited parts, which lint finds among others.
func citedParts() Rule {
	return Rule{
		Name: citedRule, Basis: byCitedParts,
		Says:  "khi viện dẫn viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm",
		Why:   "viện dẫn giống nhau trong mọi văn bản, tìm được bằng máy",
		Wrong: "theo Khoản 2 điều 103 Bộ luật Lao động", Right: "theo khoản 2 Điều 103 Bộ luật Lao động",
		find: func(r *run) { r.wordings("viet-hoa", citesPart) },
	}
}

// citesPart tells whether a finding is of the word for a part of a cited document.
func citesPart(f lint.Finding) bool {
	return wordLevels[viet.Lower(f.Found)] > 0 || slices.Contains([]string{"khoản", "điểm"}, viet.Lower(f.Found))
}

// ofAgencies is the name here of lint's rule for names of agencies: that of the
// letterhead has the same.
const ofAgencies = "ten-don-vi"

// mends are the rules of lint whose sure fixes leave the words as they are.
var mends = map[string]bool{"dau-thanh-lan": true, "dau-thanh-sai": true, "ngay-thieu-0": true, "so-thieu-0": true}

// lints are the rules of package lint.
func lints() (out []Rule) {
	for _, l := range lint.Rules() {
		name, severity := l.Name, Severity(l.Severity)
		switch name {
		case "ten-co-quan":
			name = ofAgencies
		case "dau-thanh-lan": // the decree itself has both
			severity = Info
		}
		out = append(out, Rule{
			Name: name, Says: l.Says, Why: reasons[l.Name], Basis: l.Basis, Severity: severity, Mends: mends[l.Name],
			Wrong: strings.Join(l.Wrong, "\n"), Right: strings.Join(l.Right, "\n"),
			find: func(r *run) {
				r.wordings(l.Name, func(f lint.Finding) bool { return f.Rule != "viet-hoa" || !citesPart(f) })
			},
		})
	}
	return out
}

// reasons say why lint's rules are.
var reasons = map[string]string{
	"cham-cau":              "dấu câu đứng sai làm câu khó đọc và xuống dòng sai chỗ",
	"co-quan-khong-con":     "văn bản gửi đến cơ quan đã sáp nhập không ai nhận",
	"cong-van-co-cv":        "công văn không có chữ viết tắt tên loại",
	"dau-cuoi-doan":         "các đoạn cùng loại viết như nhau",
	"dau-thanh-lan":         "tìm “hòa” không thấy “hoà”",
	"dau-thanh-sai":         "tìm kiếm và kiểm tra chính tả không nhận ra chữ",
	"gach-noi":              "Tiêu ngữ và ký hiệu trong Nghị định chỉ dùng dấu “-”; một văn bản dùng một loại dấu",
	"ky-cu":                 "văn bản soạn từ bản của kỳ trước hay còn sót tháng, ngày cũ",
	"ky-hieu-dau-cach":      "số, ký hiệu viết liền mới tra cứu được",
	"ky-hieu-gach-dai":      "số, ký hiệu chỉ dùng dấu gạch nối “-” và gạch chéo “/”",
	"ky-hieu-in-hoa":        "chữ viết tắt phải đúng bảng của nghị định mới tra cứu được",
	"ky-hieu-khac":          "ký hiệu cho biết cơ quan ban hành",
	"ky-hieu-thieu-loai":    "ký hiệu cho biết loại văn bản",
	"loai-khac-ky-hieu":     "tên loại và ký hiệu mâu thuẫn thì không biết viện dẫn văn bản nào",
	"nam-khac-so":           "năm và ngày mâu thuẫn thì không biết viện dẫn văn bản nào",
	"ngay-sai":              "ngày không có trong lịch thì không ai thực hiện được",
	"ngay-thieu-0":          "có số 0 phía trước thì không ghi thêm chữ số vào ngày, tháng được",
	"ngay-thieu-nam":        "số văn bản lặp lại mỗi năm",
	"ngoac-kep":             "dấu ngoặc thiếu cặp làm câu trích không rõ chỗ hết",
	"so-khac-chu":           "số tiền phải đọc được một cách duy nhất",
	"so-kieu-anh":           "dấu chấm và dấu phẩy đổi chỗ thì số tiền bị đọc sai hàng nghìn lần",
	"so-qua-lon":            "số văn bản trong một năm không lớn như vậy",
	"so-thieu-0":            "có số 0 phía trước thì không ghi thêm chữ số vào số văn bản được",
	"ten-co-quan":           "tên viết sai thì văn bản không đến đúng nơi",
	"thang-thua-0":          "nghị định chỉ thêm số 0 cho tháng 1 và tháng 2",
	"thu-khac-ngay":         "thứ và ngày mâu thuẫn thì người dự họp đến sai ngày",
	"thua-nam":              "chỉ văn bản quy phạm pháp luật có năm trong số",
	"vien-dan-hai-ngay":     "hai ngày khác nhau thì không biết viện dẫn văn bản nào",
	"vien-dan-sau-ban-hanh": "không viện dẫn được văn bản chưa có",
	"vien-dan-sau-hop":      "cuộc họp không thể nói đến văn bản chưa có",
	"viet-hoa":              "viết hoa giống nhau trong mọi văn bản",
	"viet-hoa-lan":          "một tên viết hai cách thì đọc như hai tên khác nhau",
	"viet-tat":              "người đọc không đoán nghĩa của chữ viết tắt",
	"viet-tat-lan":          "một việc viết tắt hai cách thì đọc như hai việc khác nhau",
}

// words is what lint found in a document (kết quả rà soát câu chữ).
type words struct {
	passages []passage
	texts    []string
	found    []lint.Finding
}

// passage is a line as lint reads it: its text made clean, and where each byte of it
// stands in the text of the block.
type passage struct {
	line *parts.Line
	text string
	at   []int // one more than bytes; -1 in a label that is not typed; nil: as they stand in the line
}

// place is where a byte of the text stands in the block, -1 if nowhere.
func (p passage) place(i int) int {
	switch {
	case p.at == nil:
		return p.line.From + i
	case i >= len(p.at):
		return -1
	}
	return p.at[i]
}

// linted is what lint finds in the subject, the grounds, the body and the annexes.
func (r *run) linted() *words {
	if r.words != nil {
		return r.words
	}
	r.words = &words{}
	for _, l := range r.prose() {
		p := passageOf(l)
		r.words.passages = append(r.words.passages, p)
		r.words.texts = append(r.words.texts, p.text)
	}
	house := r.House
	if house.Issued.IsZero() {
		house.Issued = r.issued()
	}
	r.words.found = lint.Check(r.words.texts, house)
	return r.words
}

// issued is the day that the document says it was issued on; zero if it has none.
func (r *run) issued() viet.Date {
	if r.Dateline == nil {
		return viet.Date{}
	}
	_, day, _ := strings.Cut(r.Dateline.Text, ",")
	d, err := viet.ParseDate(strings.TrimSpace(day))
	if err != nil {
		return viet.Date{}
	}
	return d
}

// prose are the lines that an author wrote: not the letterhead, the recipients and the
// signatures.
func (r *run) prose() []*parts.Line {
	lines := slices.Concat(r.About, r.Subject, r.Grounds, r.Body)
	for _, a := range r.Annexes {
		lines = slices.Concat(lines, a.Title, a.Body)
	}
	return slices.DeleteFunc(lines, func(l *parts.Line) bool {
		return l == nil || l.Blank() || slices.ContainsFunc(l.Fonts(), legacyFont) // their letters stand for others
	})
}

// passageOf makes the passage of a line.
func passageOf(l *parts.Line) passage {
	p := passage{line: l}
	var b strings.Builder
	put := func(s string, at, step int) {
		for i := range len(s) {
			p.at = append(p.at, at+i*step)
		}
		b.WriteString(s)
	}
	if l.Label != "" && !l.Typed {
		put(l.Label+" ", -1, 0)
	}
	raw := typed(l)
	if p.at == nil && tidy(raw) {
		p.text = strings.TrimRight(raw, " ")
		return p
	}
	for at := 0; at < len(raw); {
		n := max(norm.NFC.NextBoundaryInString(raw[at:], true), 1)
		seg := raw[at : at+n]
		switch s := strings.Map(visible, viet.NFC(seg)); {
		case s == " " && (b.Len() == 0 || p.at[len(p.at)-1] >= 0 && strings.HasSuffix(b.String(), " ")):
		case s == seg:
			put(s, l.From+at, 1)
		default:
			put(s, l.From+at, 0)
		}
		at += n
	}
	p.at = append(p.at, l.From+len(raw))
	p.text = strings.TrimRight(b.String(), " ")
	return p
}

// tidy tells quickly that nothing is to be made clean in a text.
func tidy(s string) bool {
	return viet.NFC(s) == s && !strings.HasPrefix(s, " ") && !strings.Contains(s, "  ") && !strings.ContainsFunc(s, func(c rune) bool { return c == '\t' || hidden(c) })
}

// typed is a line as it stands in its block.
func typed(l *parts.Line) string {
	text := inlineText(l.Block)
	if l.From < 0 || l.End > len(text) || l.From > l.End {
		return ""
	}
	return text[l.From:l.End]
}

// visible drops what is not seen, and makes a tab a space.
func visible(c rune) rune {
	switch {
	case c == '\t':
		return ' '
	case hidden(c):
		return -1
	}
	return c
}

// hidden tells whether a character takes no room: zero-width spaces and joiners, soft
// hyphens, marks of direction, byte order marks.
func hidden(c rune) bool {
	if c < 0xAD {
		return false
	}
	return c == 0xAD || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF
}

// signs are the rules of lint about signs: what is wrong with one in the same way is
// one finding, whatever the words beside it are.
var signs = map[string]bool{"cham-cau": true, "gach-noi": true, "ngoac-kep": true}

// wordings tells what lint found by one of its rules. The same advice at several places
// is told once.
func (r *run) wordings(rule string, is func(lint.Finding) bool) {
	w := r.linted()
	groups := map[string]*same{}
	advice := map[string]Finding{}
	var order []string
	for _, f := range w.found {
		if f.Rule != rule || !is(f) {
			continue
		}
		p := w.passages[f.Passage]
		if rule == "dau-cuoi-doan" && p.line.Table != nil {
			continue // a cell is no sentence
		}
		message, hint := f.Advice(p.text)
		key := message + "\n" + hint
		if signs[rule] {
			key = f.Reason
		}
		if groups[key] == nil {
			order, groups[key] = append(order, key), &same{}
			severity := Severity(f.Severity)
			if r.rule.Name == citedRule {
				severity = r.rule.Severity // lint is not as sure of other capitals
			}
			advice[key] = Finding{Severity: severity, Found: message, Want: r.rule.Says, Hint: hint}
		}
		groups[key].put(p.line, p.fix(f)...)
	}
	for _, key := range order {
		r.tellOne(groups[key], advice[key])
	}
}

// fix is the change that makes a finding right, if it leaves the words as they are.
func (p passage) fix(f lint.Finding) []doc.Change {
	start, end := p.place(f.Start), p.place(f.End)
	if !mends[f.Rule] || !f.Sure || start < 0 || end < 0 {
		return nil
	}
	return []doc.Change{doc.SetText{Block: p.line.Block, Start: start, End: end, Text: f.Fix}}
}

// mended are the places that sure fixes of lint put anew, whose letters need no other
// change.
func (r *run) mended() map[doc.Block][]doc.SetText {
	out := map[doc.Block][]doc.SetText{}
	w := r.linted()
	for _, f := range w.found {
		for _, c := range w.passages[f.Passage].fix(f) {
			if c, ok := c.(doc.SetText); ok && !slices.Contains(r.Off, f.Rule) {
				out[c.Block] = append(out[c.Block], c)
			}
		}
	}
	return out
}

// characters judges the letters: composed ones, none hidden, single spaces.
func characters(r *run) {
	var loose, unseen, wide same
	done := r.mended()
	free := func(c doc.SetText) bool {
		return !slices.ContainsFunc(done[c.Block], func(d doc.SetText) bool { return c.Start < d.End && d.Start < c.End })
	}
	put := func(s *same, l *parts.Line, changes []doc.SetText) {
		if len(changes) == 0 {
			return
		}
		s.put(l)
		for _, c := range changes {
			if free(c) {
				s.changes = append(s.changes, c)
			}
		}
	}
	for _, l := range r.Lines {
		put(&loose, l, uncomposed(l))
		put(&unseen, l, unseenIn(l))
	}
	for _, l := range r.prose() {
		put(&wide, l, doubled(l))
	}
	r.tellOne(&loose, Finding{Found: "chữ theo Unicode tổ hợp", Want: "Unicode dựng sẵn", Hint: "chuyển mã sang Unicode dựng sẵn"})
	r.tellOne(&unseen, Finding{Found: "có ký tự ẩn", Want: "không có ký tự ẩn giữa các chữ", Hint: "xóa ký tự ẩn"})
	r.tellOne(&wide, Finding{Found: "hai dấu cách liền nhau", Want: "giữa hai chữ một dấu cách", Hint: "thay hai dấu cách bằng một"})
}

// uncomposed are the letters of a line with marks of their own, composed.
func uncomposed(l *parts.Line) (out []doc.SetText) {
	raw := typed(l)
	if viet.NFC(raw) == raw {
		return nil
	}
	for at := 0; at < len(raw); {
		n := max(norm.NFC.NextBoundaryInString(raw[at:], true), 1)
		if s := norm.NFC.String(raw[at : at+n]); s != raw[at:at+n] {
			out = append(out, doc.SetText{Block: l.Block, Start: l.From + at, End: l.From + at + n, Text: s})
		}
		at += n
	}
	return out
}

// unseenIn are the hidden characters of a line, taken out. In a font of an old encoding
// they are letters: there a soft hyphen is ư.
func unseenIn(l *parts.Line) (out []doc.SetText) {
	raw := typed(l)
	if !strings.ContainsFunc(raw, hidden) || slices.ContainsFunc(l.Fonts(), legacyFont) {
		return nil
	}
	for at := 0; at < len(raw); {
		start := at
		for at < len(raw) {
			c, n := utf8.DecodeRuneInString(raw[at:])
			if !hidden(c) {
				break
			}
			at += n
		}
		if at > start {
			out = append(out, doc.SetText{Block: l.Block, Start: l.From + start, End: l.From + at})
			continue
		}
		_, n := utf8.DecodeRuneInString(raw[at:])
		at += n
	}
	return out
}

// doubled are two or three spaces between words of a line, made one. More are a gap
// to fill in.
func doubled(l *parts.Line) (out []doc.SetText) {
	const gap = 4
	raw := typed(l)
	if !strings.Contains(raw, "  ") {
		return nil
	}
	for at := len(raw) - len(strings.TrimLeft(raw, " \t")); at < len(strings.TrimRight(raw, " \t")); at++ {
		if raw[at] != ' ' {
			continue
		}
		n := len(raw[at:]) - len(strings.TrimLeft(raw[at:], " "))
		if n > 1 && n < gap {
			out = append(out, doc.SetText{Block: l.Block, Start: l.From + at, End: l.From + at + n, Text: " "})
		}
		at += n
	}
	return out
}
