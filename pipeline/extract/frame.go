package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// What pieces of the form are.
const (
	isHead     = "phần đầu văn bản"
	isFoot     = "phần cuối văn bản"
	isHeading  = "đề mục"
	isLead     = "câu dẫn"
	isClosing  = "câu kết"
	isWeb      = "phần của trang web"
	isTable    = "tiêu đề bảng"
	isAnnex    = "tiêu đề phụ lục"
	noticeKind = "thong_bao"
)

// known tells what to do with the lines that are components of the document.
func (r *reader) known() map[*parts.Line]func() {
	p, out := r.parts, map[*parts.Line]func(){}
	frame := func(what string, lines ...*parts.Line) {
		for _, l := range lines {
			if l != nil {
				out[l] = func() { r.rest(what) }
			}
		}
	}
	frame(isHead, p.Nation, p.Motto, p.Urgency, p.Title, p.Enacting)
	frame(isHead, p.Addressees...)
	frame(isHead, p.Power...)
	frame(isFoot, p.Contact...)
	for _, s := range []*parts.Stroke{p.MottoRule, p.AgencyRule, p.SubjectRule} {
		if s != nil {
			frame(isHead, s.Typed)
		}
	}
	for _, a := range p.Annexes {
		frame(isAnnex, a.Label, a.Attached)
		frame(isAnnex, a.Title...)
		if a.Rule != nil {
			frame(isAnnex, a.Rule.Typed)
		}
	}
	for i, l := range p.Superior {
		out[l] = func() { r.heading(&r.agency.SuperiorHeading, "chu_quan_in_hoa", i == 0) }
	}
	for i, l := range p.Agency {
		out[l] = func() { r.heading(&r.agency.Heading, "ten_in_hoa", i == 0) }
	}
	for i, l := range p.Subject {
		out[l] = func() { r.subject(i == 0) }
	}
	for i, l := range p.About {
		out[l] = func() { r.subject(i == 0) }
	}
	for i, l := range p.Recipients {
		out[l] = func() { r.recipient(i == 0) }
	}
	r.straySigner()
	for i := range p.Signatures {
		r.signature(&p.Signatures[i], i == 0, out)
	}
	if p.Number != nil {
		out[p.Number] = r.docNumber
	}
	if p.Dateline != nil {
		out[p.Dateline] = r.dateline
	}
	delete(out, nil)
	return out
}

// formed are the tables that hold the letterhead and the closing: what the form has no
// name for in them, such as the room for a signature, begins no table of tasks.
func (r *reader) formed() map[*doc.Table]bool {
	p := r.parts
	out := map[*doc.Table]bool{p.Closing: true}
	for _, l := range slices.Concat([]*parts.Line{p.Nation, p.Motto, p.Number, p.Dateline}, p.Superior, p.Agency) {
		if l != nil {
			out[l.Table] = true
		}
	}
	delete(out, nil)
	return out
}

// heading reads a line of the agency's name in the letterhead.
func (r *reader) heading(name *string, key string, first bool) {
	if r.given {
		r.rest(isHead)
		return
	}
	text := r.take(len(r.line.Text), "co_quan/"+key)
	if first {
		*name = text
		return
	}
	*name += "\n" + text
}

// notice changes what is known of the notice.
func (r *reader) notice(change func(*record.Document)) {
	if r.Month.Documents == nil {
		r.Month.Documents = map[string]record.Document{}
	}
	d := r.Month.Documents[noticeKind]
	change(&d)
	r.Month.Documents[noticeKind] = d
}

// numberForm is the number of a notice: "Số: 15/TB-UBND". The number may be a gap.
var numberForm = regexp.MustCompile(`^(\s*(?i:số)\s*:?\s*)(\d*)([a-zđ]?)[\s.…_]*/\s*(?:\d{4}/)?([\p{L}&]+)\s*[-–]\s*(\S.*)$`)

func (r *reader) docNumber() {
	m := numberForm.FindStringSubmatchIndex(r.line.Text)
	if m == nil {
		return
	}
	r.frame(m[3], isHead)
	if m[5] > m[4] {
		number := r.take(m[7], "van_ban/thong_bao/so")
		r.notice(func(d *record.Document) { d.Number = number })
	}
	r.frame(m[10], isHead)
	if r.given {
		r.rest(isHead)
		return
	}
	symbol := r.take(len(r.line.Text), "co_quan/ky_hieu")
	r.agency.Symbol, _, _ = strings.Cut(symbol, "-")
}

// datelineForm is "An Hòa, ngày 09 tháng 11 năm 2026"; the day may be a gap.
var datelineForm = regexp.MustCompile(`^(.*?)[,\s]*(?i:ngày)\s*(\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4})?`)

func (r *reader) dateline() {
	m := datelineForm.FindStringSubmatchIndex(r.line.Text)
	if m == nil {
		return
	}
	if place := strings.TrimSpace(r.line.Text[:m[3]]); r.given || place == "" {
		r.frame(m[3], isHead)
	} else {
		r.agency.Place = r.take(m[3], "co_quan/dia_danh")
	}
	if m[4] >= 0 {
		r.frame(m[4], isHead)
		if day, err := viet.ParseDate(r.line.Text[m[4]:m[5]]); err == nil {
			r.take(m[5], "van_ban/thong_bao/ngay")
			r.notice(func(d *record.Document) { d.Date = day })
		}
	} else if isGap(r.remain()) {
		r.rest(isHead)
	}
}

// subject reads a line of the trích yếu.
func (r *reader) subject(first bool) {
	text := r.take(len(r.line.Text), "van_ban/thong_bao/trich_yeu")
	r.notice(func(d *record.Document) {
		if first {
			d.Subject = text
			return
		}
		d.Subject += " " + text
	})
}

// straySigner gives a signature without a name the last of the recipients that stands
// behind it: "Lưu Quang Hiển" is no entry of a list.
func (r *reader) straySigner() {
	p := r.parts
	if len(p.Signatures) == 0 || len(p.Recipients) == 0 {
		return
	}
	s, last := &p.Signatures[0], p.Recipients[len(p.Recipients)-1]
	if s.Post != nil && s.Name == nil && last.Label == "" && r.number[last] > r.number[s.Post] {
		s.Name = last
	}
}

// recipient reads an entry of "Nơi nhận:".
func (r *reader) recipient(first bool) {
	text := strings.TrimRight(strings.TrimSpace(viet.StripBullet(r.line.Text)), ";.,")
	if first && strings.HasPrefix(viet.Fold(text), "noi nhan") {
		r.rest(isFoot)
		return
	}
	if viet.Fold(text) == "" {
		r.rest(isFoot)
		return
	}
	n := 0
	r.notice(func(d *record.Document) {
		n = len(d.Recipients)
		d.Recipients = append(d.Recipients, text)
	})
	r.piece(len(r.line.Text), index("van_ban/thong_bao/noi_nhan", n), "")
}

// signature reads the lines of a signature block; only the last of several signs the
// notice, the others are told.
func (r *reader) signature(s *parts.Signature, only bool, out map[*parts.Line]func()) {
	const path = "van_ban/thong_bao/nguoi_ky/"
	read := func(l *parts.Line, key string, put func(*record.Signer, string)) {
		if l == nil {
			return
		}
		out[l] = func() {
			if !only {
				return
			}
			text := r.take(len(r.line.Text), path+key)
			r.notice(func(d *record.Document) { put(&d.Signer, text) })
		}
	}
	for _, l := range s.Authority {
		read(l, "quyen_han", func(s *record.Signer, text string) { s.Authority = append(s.Authority, authority(text)) })
	}
	read(s.Post, "chuc_vu", func(s *record.Signer, text string) { s.Post = sentenceCase(text) })
	read(s.Name, "ho_ten", func(s *record.Signer, text string) { s.Title, s.Name = viet.CutTitles(text) })
}

var authorityForm = regexp.MustCompile(`^((?:TM|KT|TL|TUQ|Q)\s*\.?)\s*(.*)$`)

// authority is a line of the capacity in small letters: "TM. Ủy ban nhân dân".
func authority(text string) string {
	m := authorityForm.FindStringSubmatch(text)
	if m == nil {
		return sentenceCase(text)
	}
	return strings.TrimSpace(strings.TrimRight(m[1], ". ") + ". " + sentenceCase(m[2]))
}

// phrases of names and posts have a capital at their beginning only, those of places
// none.
var (
	phrases = []string{
		"ủy ban nhân dân", "hội đồng nhân dân", "giám đốc", "chủ tịch", "trưởng phòng", "trưởng ban", "văn phòng", "thanh tra", "cục trưởng", "chi cục trưởng", "bí thư", "thường trực", "phòng", "trung tâm", "chi cục",
		"tổng công ty", "công ty", "bệnh viện", "đa khoa", "chuyên khoa", "trường", "xí nghiệp", "y tế", "xây dựng", "đầu tư", "tài chính", "nội vụ", "ngoại vụ", "tư pháp", "công thương", "giáo dục", "đào tạo", "khoa học", "công nghệ",
		"nông nghiệp", "môi trường", "văn hóa", "thể thao", "du lịch", "dân tộc", "tôn giáo", "cấp nước", "hạ tầng", "quản lý", "dự án", "kinh tế", "xã hội", "tổng giám đốc", "hiệu trưởng",
	}
	places = []string{"tỉnh", "thành phố", "xã", "phường", "huyện", "quận", "đặc khu", "khu vực", "và"}
)

// sentenceCase writes a name in capitals as sentences have it. What is not in capitals
// stays; proper names begin every syllable with a capital.
func sentenceCase(s string) string {
	if s != viet.Upper(s) || !strings.ContainsFunc(s, unicode.IsLetter) {
		return s
	}
	words := strings.Fields(viet.Lower(s))
	low := make([]bool, len(words))
	text := " " + strings.Join(words, " ") + " "
	for k, phrase := range slices.Concat(phrases, places) {
		first := 1
		if k >= len(phrases) {
			first = 0
		}
		if i := strings.Index(text, " "+phrase+" "); i >= 0 {
			at := len(strings.Fields(text[:i]))
			for j := first; j < len(strings.Fields(phrase)); j++ {
				low[at+j] = true
			}
		}
	}
	for i, w := range words {
		if acronyms[w] {
			words[i] = viet.Upper(w)
			continue
		}
		if i == 0 || !low[i] {
			first, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + w[n:]
		}
	}
	return strings.Join(words, " ")
}

// isGap tells whether the rest of a dateline is one that was not filled in yet.
func isGap(s string) bool {
	for _, w := range strings.Fields(viet.Fold(s)) {
		if w != "ngay" && w != "thang" && w != "nam" && len(w) > 4 {
			return false
		}
	}
	return true
}
