package extract

import (
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/parts"
	"vanthu/pipeline/viet"
)

// posts are the words with which the post of a chair begins.
const posts = `(?:(?:Quyền |Q\. )?(?:Phó )?(?:Tổng Giám đốc|Giám đốc|Chủ tịch|Chánh (?:Văn phòng|Thanh tra)|Trưởng (?:phòng|ban|Công an)|Cục trưởng|Chi cục trưởng|Vụ trưởng|Bí thư|Hiệu trưởng|Viện trưởng|Thủ trưởng|Trưởng (?:Ban|Khoa|khoa|trạm|Trạm)|Chủ nhiệm|Quyền Trưởng phòng))`

// person is the name of somebody, with what goes before it.
const person = `(?:(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+|(?:(?:GS|PGS|TS|ThS|BS|BSCK|BSCKI|BSCKII|BS\.CKI|BS\.CKII|CN|KS)\.\s*)+)(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){1,5})`

var (
	meetingName = regexp.MustCompile(`(?i:(?:hội nghị|cuộc họp|phiên họp|buổi họp|họp)\s+giao ban)(?:\s+(?:công tác|định kỳ|thường kỳ))*(?:\s+(?:của\s+)?(?:UBND xã|UBND phường|cơ quan|Sở))?(?:\s+(?:tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4}|tháng\s+\d{1,2}))?`)
	bareName    = regexp.MustCompile(`(?i:(?:(?:hội nghị|cuộc họp|buổi họp|họp)\s+)?giao ban\s+(?:tuần\s+(?:thứ\s+)?\d{1,2}|tháng\s+\d{1,2}(?:(?:\s*/\s*|\s+năm\s+)\d{4})?))`)
	dayForm     = regexp.MustCompile(`(?i:ngày|sáng|chiều|hôm)\s+(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})`)
	monthForm   = regexp.MustCompile(`tháng\s+(\d{1,2})(?:(?:\s*/\s*|\s+năm\s+)(\d{4}))?`)
	chairNamed  = regexp.MustCompile(person + `\s*(?:,|-|–|\()\s*(` + posts + `[^,;()]*?)\)?\s*,?\s+(?:đã\s+)?(?:chủ trì|điều hành|chủ tọa)`)
	chairOnly   = regexp.MustCompile(`(` + posts + `[^,;()]*?)\s*,?\s+(?:đã\s+)?(?:chủ trì|điều hành|chủ tọa)`)
	chairUnder  = regexp.MustCompile(`(?:dưới sự (?:chủ trì|điều hành) của|do)\s+(?:` + person + `\s*(?:,|-|–|\()\s*)?(` + posts + `[^,;.()]*?)\)?\s*(?:,|;|\.|\s+chủ trì|\s+để|$)`)
	chairSays   = regexp.MustCompile(`(` + posts + `[^,;.()]*?)\s*,?\s+(?:đã\s+)?(?:có ý kiến(?: chỉ đạo)?|kết luận|chỉ đạo|yêu cầu|phát biểu)`)
	meetingForm = regexp.MustCompile(`^(?i:hội nghị|cuộc họp|phiên họp|buổi họp|họp)\s`)
	titleForm   = regexp.MustCompile(`(?:thong bao|ket luan|giao ban)`)
	chairing    = regexp.MustCompile(`(?i)(?:chủ trì|điều hành|chủ tọa)\s+(?:hội nghị|cuộc họp|phiên họp|buổi họp|họp)`)
	placeForm   = regexp.MustCompile(`,?\s+tại\s+((?:[Pp]hòng họp|[Hh]ội trường|[Tt]rụ sở|[Vv]ăn phòng|UBND|Trung tâm|Sở|Nhà)[^;.]*?)(?:,\s+(?:đồng chí|ông|bà|Giám đốc|Chủ tịch|Phó|Chánh|Trưởng|Quyền|lãnh đạo)|\s+(?:tổ chức|đã|diễn ra)|\s*[;.]|$)`)
	subjectForm = regexp.MustCompile(`^(?:Ý kiến (?:kết luận|chỉ đạo)|Kết luận)\s+của\s+(?:đồng chí\s+)?(` + posts + `.*?)\s+tại\s+(.*)$`)
	attendForm  = regexp.MustCompile(`^(?:Tham dự|Dự|Cùng dự|Cùng tham dự|Thành phần(?: tham dự| dự họp)?)\s*(?:hội nghị|cuộc họp|phiên họp|họp|buổi họp)?(?:\s+còn)?\s*(?:gồm có|bao gồm|có|gồm|là)?\s*:?\s*`)
	afterForm   = regexp.MustCompile(`^(?:sau khi nghe|tren co so|can cu|xet|tai (?:hoi nghi|cuoc hop|phien hop)).*(?:ket luan|chi dao|y kien|thong nhat|yeu cau|nhu sau)`)
)

// glance reads what stands in many places of a document and is needed from the
// first line on: chair, name of the meeting, agency.
func (r *reader) glance() {
	g := &r.Month.Meeting
	for _, l := range append(slices.Clone(r.parts.Subject), r.parts.Lines...) {
		if m := subjectForm.FindStringSubmatch(l.Text); m != nil && g.Chair.Post == "" {
			g.Chair.Post = m[1]
			if name := strings.TrimSpace(m[2]); g.Name == "" && meetingForm.MatchString(name) && monthForm.MatchString(name) {
				g.Name = name
			}
		}
		if m := meetingName.FindString(l.Text); monthForm.MatchString(m) && g.Name == "" {
			g.Name = m
		}
	}
	for _, l := range r.parts.Lines {
		if m := bareName.FindString(l.Text); g.Name == "" {
			g.Name = viet.Capitalise(m)
		}
		for _, f := range []*regexp.Regexp{chairNamed, chairUnder, chairOnly, chairSays} {
			m := f.FindStringSubmatch(l.Text)
			if m == nil {
				continue
			}
			if len(m) > 2 && g.Chair.Name == "" {
				g.Chair.Name, m = m[1], m[1:]
			}
			if g.Chair.Post == "" {
				g.Chair.Post = strings.TrimSpace(m[len(m)-1])
			}
		}
	}
	r.trimChair()
}

// trimChair drops from the post of the chair what belongs to the sentence, and parts it
// from the name behind it.
func (r *reader) trimChair() {
	c := &r.Month.Meeting.Chair
	for _, cut := range []string{" đã ", " tại ", " chủ trì"} {
		if i := strings.Index(c.Post, cut); i > 0 {
			c.Post = strings.TrimSpace(c.Post[:i])
		}
	}
	if i := nameAt(c.Post); i > 0 {
		if c.Name == "" {
			c.Name = c.Post[i:]
		}
		c.Post = strings.TrimSpace(c.Post[:i])
	}
}

// nameAt is where the name of a person begins at the end of a post: "Phó Giám đốc Lê Văn
// An"; -1 if there is none. "UBND phường Lê Lợi" has the name of a place.
func nameAt(post string) int {
	const least, most = 2, 5 // syllables of a name
	words := strings.Fields(post)
	for n := least; n <= most && n < len(words); n++ {
		name, before := words[len(words)-n:], words[len(words)-n-1]
		if !titled(name[0]) || !titled(name[1]) {
			return -1
		}
		if viet.FamilyName(name[0]) && !areas[before] {
			return strings.LastIndex(post, name[0])
		}
		if n > least && !titled(name[0]) {
			break
		}
	}
	return -1
}

// titled tells whether a word has a capital at its beginning only.
func titled(w string) bool { return w == viet.Capitalise(viet.Lower(w)) && w != viet.Lower(w) }

// areas are the words before the name of a place, an office or a school.
var areas = map[string]bool{"xã": true, "phường": true, "huyện": true, "quận": true, "tỉnh": true, "phố": true, "trấn": true, "khu": true, "viện": true, "trường": true, "học": true, "THCS": true, "THPT": true}

// introduces reads a line before the first section: when and where the meeting was, who
// was there.
func (r *reader) introduces() bool {
	from, text := r.done, r.remain()
	any := false
	for _, s := range sentences(text) {
		sentence := r.line.Text[from+s.from : from+s.to]
		switch folded := viet.Fold(sentence); {
		case r.Month.Meeting.Date.IsZero() && tellsOfMeeting(sentence), chairing.MatchString(sentence) && !reviewForm.MatchString(folded):
			r.greet(sentence, r.met)
		case attendForm.MatchString(sentence) && len(strings.Fields(sentence)) > 3:
			r.attendees(sentence)
		case strings.HasPrefix(folded, "vang "):
			return any
		case afterForm.MatchString(folded) && (endsWith(strings.TrimSpace(sentence), ":") || strings.HasSuffix(folded, "nhu sau")):
			r.leadAs(&r.Month.Meeting.Leads.Conclusion, "ket_luan", from+s.to)
		case any && len(r.greeted) > 0 && !reviewForm.MatchString(folded) && len(sentence) < longestGreeting:
			r.own = true
			r.greet(sentence, func(string) { r.frame(from+s.to, isLead) })
		case any:
			r.prose(strings.TrimSpace(r.remain()))
			return true
		default:
			return false
		}
		any = true
	}
	return any
}

// longestGreeting is how long a further sentence on the meeting is, in bytes.
const longestGreeting = 600

// greet reads a sentence that tells of the meeting, and notes whether it tells more than
// the template would.
func (r *reader) greet(sentence string, read func(string)) {
	from := len(r.Pieces)
	read(sentence)
	for _, p := range r.Pieces[from:] {
		r.own = r.own || p.Frame != "" && r.tells(p.Text)
	}
	text := strings.TrimSpace(sentence)
	if n := len(r.greeting); n > 0 && r.judged == r.line {
		r.greeting[n-1] += " " + text
	} else {
		r.greeting = append(r.greeting, text)
	}
	r.judged = r.line
	r.greeted = append(r.greeted, [2]int{from, len(r.Pieces)})
}

// settleGreeting keeps what tells of the meeting in the office's own words, if they say
// more than the template's.
func (r *reader) settleGreeting() {
	if !r.own {
		return
	}
	r.Month.Meeting.Leads.Opening = strings.Join(r.greeting, "\n")
	for _, g := range r.greeted {
		for i := g[0]; i < g[1]; i++ {
			if p := &r.Pieces[i]; p.Frame == isLead {
				p.Key, p.Frame = "cuoc_hop/loi_dan/mo_dau", ""
			}
		}
	}
}

// tellsOfMeeting tells whether a sentence says when the meeting was: it begins with a
// day, and names the meeting or who was in the chair.
func tellsOfMeeting(sentence string) bool {
	const begins = 160 // bytes
	m := dayForm.FindStringIndex(sentence)
	return m != nil && m[0] < begins && (meetingName.MatchString(sentence) || strings.Contains(viet.Fold(sentence), "chu tri"))
}

// value is a stretch of a sentence with the value that it is.
type value struct {
	span
	key string
}

// met reads the sentence that tells of the meeting.
func (r *reader) met(sentence string) {
	g := &r.Month.Meeting
	var vs []value
	add := func(m []int, group int, key string) string {
		if m == nil || m[2*group] < 0 {
			return ""
		}
		vs = append(vs, value{span{m[2*group], m[2*group+1]}, "cuoc_hop/" + key})
		return strings.TrimSpace(sentence[m[2*group]:m[2*group+1]])
	}
	if m := dayForm.FindStringSubmatchIndex(sentence); m != nil && g.Date.IsZero() {
		if day, err := viet.ParseDate(sentence[m[2]:m[3]]); err == nil {
			g.Date = day
			add(m, 1, "ngay")
		}
	}
	if m := placeForm.FindStringSubmatchIndex(sentence); m != nil && g.Place == "" && m[0] < len(sentence)*2/3 {
		g.Place = strings.TrimRight(add(m, 1, "dia_diem"), " ,")
	}
	if m := chairNamed.FindStringSubmatchIndex(sentence); m != nil {
		g.Chair.Name, g.Chair.Post = add(m, 1, "chu_tri/ho_ten"), add(m, 2, "chu_tri/chuc_vu")
	} else if m := chairUnder.FindStringSubmatchIndex(sentence); m != nil {
		g.Chair.Name, g.Chair.Post = add(m, 1, "chu_tri/ho_ten"), add(m, 2, "chu_tri/chuc_vu")
	} else if m := chairOnly.FindStringSubmatchIndex(sentence); m != nil {
		if i := nameAt(sentence[m[2]:m[3]]); i > 0 {
			m = append(m, m[2]+i, m[3])
			m[3] = m[2] + i
			g.Chair.Name = add(m, 2, "chu_tri/ho_ten")
		}
		g.Chair.Post = add(m, 1, "chu_tri/chuc_vu")
	}
	if m := r.meetingAt(sentence); m != nil {
		name := sentence[m[0]:m[1]]
		if !monthForm.MatchString(g.Name) {
			g.Name = name
		}
		vs = append(vs, value{span{m[0], m[1]}, "cuoc_hop/ten"})
	}
	r.months(sentence, &vs)
	r.cut(vs)
	r.frame(r.done+len(sentence)-r.cutTo(vs), isLead)
}

// meetingAt is where a sentence names the meeting: as the subject of the notice does, or
// with the words for one.
func (r *reader) meetingAt(sentence string) []int {
	if name := r.Month.Meeting.Name; name != "" {
		if i := strings.Index(sentence, name); i >= 0 {
			return []int{i, i + len(name)}
		}
	}
	return meetingName.FindStringIndex(sentence)
}

// cutTo is where the last of the values ends.
func (r *reader) cutTo(vs []value) int {
	end := 0
	for _, v := range vs {
		end = max(end, v.to)
	}
	return end
}

// cut makes pieces of the values of a sentence, in their order and without overlap, with
// the words between them as its frame.
func (r *reader) cut(vs []value) {
	slices.SortFunc(vs, func(a, b value) int { return a.from - b.from })
	start, last := r.done, 0
	for _, v := range vs {
		if v.from < last {
			continue
		}
		r.frame(start+v.from, isLead)
		r.piece(start+v.to, v.key, "")
		last = v.to
	}
}

// months reads which month the meeting judges and which it plans.
func (r *reader) months(sentence string, vs *[]value) {
	g := &r.Month.Meeting
	name := span{}
	if m := r.meetingAt(sentence); m != nil {
		name = span{m[0], m[1]}
	}
	for _, m := range monthForm.FindAllStringSubmatchIndex(sentence, -1) {
		if m[0] >= name.from && m[1] <= name.to || dayForm.MatchString(sentence[max(0, m[0]-10):m[1]]) && m[5] > 0 && strings.Contains(sentence[max(0, m[0]-9):m[0]], "ngày") {
			continue
		}
		p := r.period(sentence, m)
		before := resultsOfTasks.ReplaceAllString(viet.Fold(sentence[:m[0]]), "ket qua")
		judged := max(strings.LastIndex(before, "danh gia"), strings.LastIndex(before, "kiem diem"), strings.LastIndex(before, "ket qua"), strings.LastIndex(before, "tinh hinh"))
		planned := max(strings.LastIndex(before, "trien khai"), strings.LastIndex(before, "nhiem vu"), strings.LastIndex(before, "phuong huong"))
		switch {
		case judged > planned && g.Reviewed.IsZero():
			g.Reviewed = p
			*vs = append(*vs, value{span{m[0], m[1]}, "cuoc_hop/ky_danh_gia"})
		case planned > judged && g.Planned.IsZero():
			g.Planned = p
			*vs = append(*vs, value{span{m[0], m[1]}, "cuoc_hop/ky_trien_khai"})
		}
	}
}

// resultsOfTasks are words for results that speak of tasks.
var resultsOfTasks = regexp.MustCompile(`(?:ket qua|tinh hinh) (?:(?:thuc hien|trien khai|cong tac) )*nhiem vu`)

// period is the month of a match of monthForm; its year, if left out, is the one in
// which it lies next to the meeting.
func (r *reader) period(s string, m []int) viet.Period {
	p := viet.Period{Month: number(s[m[2]:m[3]])}
	if held := r.Month.Meeting.Date; m[4] >= 0 {
		p.Year = number(s[m[4]:m[5]])
	} else if p.Year = held.Year; p.Month > held.Month+6 {
		p.Year--
	}
	if !p.Valid() {
		return viet.Period{}
	}
	return p
}

// number reads digits.
func number(s string) (n int) {
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// attendees reads who was there.
func (r *reader) attendees(sentence string) {
	m := attendForm.FindStringIndex(sentence)
	start := r.done
	r.frame(start+m[1], isLead)
	list := sentence[m[1]:]
	cut := clauses(list)
	if len(cut) == 1 {
		cut = split(list, func(before, _ string) bool { return strings.HasSuffix(before, ",") })
	}
	for _, s := range cut {
		n := len(r.Month.Meeting.Attendees)
		text := itemText(strings.TrimRight(r.take(start+m[1]+s.to, index("cuoc_hop/thanh_phan", n)), " ."))
		r.Month.Meeting.Attendees = append(r.Month.Meeting.Attendees, text)
	}
}

// title reads the title of an article or of a notice without a letterhead: it names the
// meeting and the chair.
func (r *reader) title(text string) bool {
	const first = 8 // lines in which a title stands
	if r.began || r.number[r.line] > first || endsWith(text, ".;:") && !strings.HasSuffix(text, "...") || len(strings.Fields(text)) > 40 || dayForm.MatchString(text) {
		return false
	}
	what := isHead
	if r.web {
		what = isWeb
	}
	m := subjectForm.FindStringSubmatchIndex(r.line.Text)
	switch {
	case m != nil:
		r.cut([]value{{span{m[2], m[3]}, "cuoc_hop/chu_tri/chuc_vu"}, {span{m[4], m[5]}, "cuoc_hop/ten"}})
	case meetingName.MatchString(text), viet.Fold(text) == "thong bao", titleForm.MatchString(viet.Fold(text)) && (text == viet.Upper(text) || strings.Contains(viet.Fold(text), "giao ban")) && len(r.Pieces) < first:
	default:
		return false
	}
	r.rest(what)
	return true
}

// caption tells whether a line says what a picture of the page shows.
func (r *reader) caption(text string) bool {
	if !r.web || r.line.Label != "" || endsWith(text, ".;:") || len(strings.Fields(text)) > 30 {
		return false
	}
	return captionForm.MatchString(viet.Fold(text))
}

var captionForm = regexp.MustCompile(`^(?:quang canh|toan canh|hinh anh|anh |canh )|phat bieu (?:chi dao |ket luan |khai mac )?tai`)

// bold tells whether a line is in bold letters.
func bold(l *parts.Line) bool {
	for _, s := range l.Spans {
		if !s.Bold && strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return len(l.Spans) > 0
}
