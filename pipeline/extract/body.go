package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// index is the path of an item of a list.
func index(list string, i int) string { return fmt.Sprintf("%s/%d", list, i) }

// body reads a line of the text itself.
func (r *reader) body() {
	text := strings.TrimSpace(r.line.Text)
	switch {
	case viet.Fold(text) == "":
		r.rest("dòng trống")
	case r.web && webForm.MatchString(text), r.web && !r.began && datedForm.MatchString(text):
		r.rest(isWeb)
	case r.title(text):
	case r.caption(text):
		r.rest(isWeb)
	default:
		r.began = true
		r.content(text)
	}
}

// content reads a line that belongs to the notice.
func (r *reader) content(text string) {
	next := r.beside()
	if s, ok := r.headingOf(text, next); ok {
		r.open(s)
		r.entitled(s, text)
		r.judgedMonth(s, text)
		r.rest(isHeading)
		return
	}
	folded := viet.Fold(text)
	switch {
	case r.runIn(next):
	case r.closes(text):
		r.closing()
	case ownLeadForm.MatchString(folded):
		r.frame(len(r.line.Text), isLead)
	case r.unitHeading(text, next):
	case r.assigned(text, next):
	case r.bridge(text):
	case r.section == opening && r.introduces():
	case toConclusionForm.MatchString(folded):
		r.leadAs(&r.Month.Meeting.Leads.Conclusion, "ket_luan", len(r.line.Text))
	case r.topicHeading(text, next):
	default:
		r.said(text, folded, next)
	}
}

// judgedMonth takes the month that is judged from the heading of its results: "KẾT QUẢ
// THÁNG 10".
func (r *reader) judgedMonth(s section, text string) {
	g := &r.Month.Meeting
	low := viet.Lower(text)
	if m := monthForm.FindStringSubmatchIndex(low); m != nil && (s == review || s == results) && g.Reviewed.IsZero() && !g.Date.IsZero() {
		g.Reviewed = r.period(low, m)
		r.place("cuoc_hop/ky_danh_gia")
	}
}

// entitled begins a section under words that the notice would not print by itself.
func (r *reader) entitled(s section, text string) {
	folded := viet.Fold(text)
	if carried := s == tasks && carriedForm.MatchString(folded); carried || s == others && (aboutForm.MatchString(folded) || r.tells(text)) {
		r.topic(text)
	}
}

// runIn reads a line that begins with the heading of a section, and goes on behind a
// colon: "1. Đánh giá chung: Trong tháng ...".
func (r *reader) runIn(next *mark) bool {
	const longest = 10 // words
	before, after, ok := strings.Cut(r.line.Text, ":")
	section := next != nil && !next.unit
	if !ok || strings.TrimSpace(after) == "" || len(strings.Fields(before)) > longest || r.line.Label == "" || bullet(r.line.Label) {
		return false
	}
	folded := viet.Fold(before)
	s, ok := r.sectionOf(folded)
	if r.section != opening && !section && !(ok && s == general && next != nil) {
		return false
	}
	if !ok && aboutForm.MatchString(folded) {
		s, ok = others, true
	}
	if !ok {
		return false
	}
	r.open(s)
	r.entitled(s, before)
	r.frame(len(before)+1, isHeading)
	r.prose(strings.TrimSpace(after))
	return true
}

// said reads a line that says something by itself.
func (r *reader) said(text, folded string, next *mark) {
	switch alone := r.line.Label == "" || r.unit == ""; {
	case next != nil:
		r.leave(next)
	case r.loose != nil && (r.line.Label == "" || class(r.line.Label) == r.loose.class):
		r.alone()
		if r.home != opening {
			r.section = r.home
		}
	case alone && r.unit != "" && (decisionForm.MatchString(folded) || broadForm.MatchString(folded)):
		r.alone()
	}
	switch {
	case r.section > opening && r.unit == "" && decisionForm.MatchString(folded):
		r.keep(len(r.line.Text))
	case r.item():
	default:
		r.prose(text)
	}
}

// broadForm begins what is said to all units, not to the one whose tasks came before.
var broadForm = regexp.MustCompile(`^(?:yeu cau|de nghi|giao) (?:lanh dao |thu truong |truong |nguoi dung dau )?(?:cac|toan the|tat ca|tung) |^ket qua (?:thuc hien )?(?:gui|bao cao) ve `)

// bridge frames a line that only leads to what follows: "... như sau:".
func (r *reader) bridge(text string) bool {
	folded := viet.Fold(text)
	switch {
	case toTasksForm.MatchString(folded) && endsWith(text, ":"):
		r.section = tasks
		r.alone()
		r.leadAs(&r.Month.Meeting.Leads.Tasks, "nhiem_vu", len(r.line.Text))
		return true
	case noTaskForm.MatchString(folded) && r.unit != "":
		r.Month.NoTask = append(r.Month.NoTask, r.unit)
		r.piece(len(r.line.Text), index("khong_phat_sinh", len(r.Month.NoTask)-1), "")
		return true
	case isGapLine(text):
		r.rest("chỗ trống")
		return true
	case toGeneralForm.MatchString(folded) && endsWith(text, ":") && r.line.Label == "":
		r.section = general
		r.leadAs(&r.Month.Meeting.Leads.General, "yeu_cau_chung", len(r.line.Text))
		return true
	case r.line.Label == "" && endsWith(text, ":") && r.section == results:
		r.leadAs(&r.Month.Meeting.Leads.Results, "ket_qua", len(r.line.Text))
		return true
	case r.line.Label == "" && endsWith(text, ":") && (r.section == shortcomings || shortForm.MatchString(folded)):
		r.section = shortcomings
		r.leadAs(&r.Month.Meeting.Leads.Shortcomings, "ton_tai", len(r.line.Text))
		return true
	default:
		return false
	}
}

func isGapLine(s string) bool { return strings.Trim(s, " .…_-") == "" }

// The folded words by which lines are known.
var (
	webForm = regexp.MustCompile(`^(?i:tác giả(?: bài viết)?\s*:|nguồn(?: tin)?\s*:|ảnh\s*:|tin\s*,?\s*ảnh\s*:|tổng số điểm của bài viết|xếp hạng\s*:|click để|những tin (?:mới|cũ) hơn|bạn đã không sử dụng site|tin (?:liên quan|khác|cùng chuyên mục)|các tin (?:khác|liên quan)|chia sẻ|lượt (?:xem|truy cập)|số lượt|bình luận|về trang trước|gửi (?:email|bài viết)|in (?:trang|bài viết)|quay lại|trang chủ|đánh giá bài viết|từ khóa|tags?\s*:|cỡ chữ|nghe bài viết|bản quyền|copyright|ý kiến bạn đọc|đăng nhập|danh mục tin)`)

	datedForm        = regexp.MustCompile(`^(?i:(?:thứ \S+|chủ nhật)?[\s,\-–|]*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[\s,\-–|]*\d{1,2}[:h]\d{2}(?::\d{2})?)?(?:\s*(?:AM|PM|SA|CH))?(?:\s*\(?GMT\s*[+-]?\d+\)?)?\.?)$`)
	closingForm      = regexp.MustCompile(`^tren day la (?:ket luan|y kien|noi dung|thong bao|toan bo)|(?:^|^[a-z ]{0,60} )thong bao (?:nay |(?:y kien |noi dung )?ket luan )?(?:cua [a-z ]{0,80} )?(?:de|den|toi|cho) (?:cac|toan the) .*(?:biet|thuc hien)`)
	toTasksForm      = regexp.MustCompile(`nhiem vu cu the|nhiem vu (?:trong tam )?sau|tap trung (?:trien khai )?(?:thuc hien )?(?:tot )?(?:mot so |cac )?(?:nhiem vu|noi dung)|(?:giao|phan cong) (?:nhiem vu )?(?:cho )?cac (?:phong|don vi|ban|bo phan)`)
	toGeneralForm    = regexp.MustCompile(`(?:^|[a-z] )yeu cau |de nghi |quan triet|thong nhat chi dao|nhiem vu chung`)
	ownLeadForm      = regexp.MustCompile(`^giao .* chu tri thuc hien (?:\d+ )?nhiem vu sau$|^yeu cau cac don vi duoc phan cong nghiem tuc trien khai thuc hien bao cao ket qua dung thoi han quy dinh danh muc nhiem vu tai phu luc kem theo$`)
	toConclusionForm = regexp.MustCompile(`(?:ket luan (?:mot so noi dung )?(?:nhu sau|cu the nhu sau)|co y kien (?:chi dao |ket luan )?nhu sau)$`)
	noTaskForm       = regexp.MustCompile(`khong (?:co |phat sinh )?nhiem vu (?:moi|phat sinh)|khong phat sinh nhiem vu`)
)

// headings are the words of headings, folded, and what follows them. The first that
// fits decides.
var headings = []struct {
	form *regexp.Regexp
	to   section
}{
	{regexp.MustCompile(`^(?:ve )?(?:mot so |nhung |cac )?(?:ton tai|han che|khuyet diem|kho khan|(?:nhung )?mat (?:han che|chua (?:lam |dat )?duoc|yeu kem)|nhuoc diem|bat cap|(?:noi dung |viec |nhiem vu )?chua (?:lam duoc|dat duoc|hoan thanh)$|viec (?:con )?ton dong)`), shortcomings},
	{regexp.MustCompile(`^(?:ve )?(?:(?:mot so |nhung |cac )?ket qua (?:dat duoc|noi bat|chu yeu|cu the)|uu diem|(?:nhung )?mat (?:lam |dat )?duoc|(?:nhung )?viec da lam(?: duoc)?$|ket qua$)`), results},
	{regexp.MustCompile(`^(?:ve )?(?:danh gia|nhan xet|kiem diem|tinh hinh|ket qua)`), review},
	{regexp.MustCompile(`^(?:ve )?(?:mot so |nhung |cac )?(?:kien nghi|de xuat|noi dung khac|cong viec khac|viec khac|van de khac|ket luan khac)`), others},
	{regexp.MustCompile(`^(?:ve )?(?:mot so |nhung |cac )?(?:nhiem vu chung|yeu cau chung|chi dao chung|cong viec chung|noi dung chung|luu y|nhiem vu cua cac don vi noi chung|to chuc thuc hien)`), general},
	{regexp.MustCompile(`^(?:ve )?(?:mot so |nhung |cac )?(?:nhiem vu|phan cong|giao viec|giao nhiem vu(?: cu the| thang .*| cho cac .*)?$|trien khai nhiem vu|cong viec|phuong huong|trong tam|chuong trinh cong tac|viec (?:can|phai) lam|(?:cong tac|viec) trong tam)`), tasks},
}

// ofMonth is a heading that only says what month it speaks of: "Công tác tháng 8".
var ofMonth = regexp.MustCompile(`^(?:ve )?(?:cong tac|cong viec|viec|tinh hinh cong tac) thang (\d{1,2})`)

// monthHeading tells what section "Công tác tháng 9" begins: those of the meeting's month
// and later are tasks.
func (r *reader) monthHeading(folded string) (section, bool) {
	m := ofMonth.FindStringSubmatch(folded)
	if m == nil {
		return 0, false
	}
	held := r.Month.Meeting.Date.Month
	if name := monthForm.FindStringSubmatch(r.Month.Meeting.Name); name != nil {
		held = number(name[1])
	}
	if ahead := (number(m[1]) - held + 12) % 12; ahead < 6 {
		return tasks, true
	}
	return review, true
}

// longestHeading is how many words a heading has at most.
const longestHeading = 22

// headingOf tells what a line is the heading of; next is the mark that its label goes on
// with.
func (r *reader) headingOf(text string, next *mark) (section, bool) {
	if len(strings.Fields(text)) > longestHeading || strings.ContainsAny(text, ";") || endsWith(text, ".") && r.line.Label == "" {
		return 0, false
	}
	capitals := text == viet.Upper(text)
	looks := r.line.Label != "" && !bullet(r.line.Label) || bold(r.line) || capitals || endsWith(text, ":")
	if !looks || endsWith(text, ".") && !bold(r.line) {
		return 0, false
	}
	section := next != nil && !next.unit
	if r.section == tasks && r.unit != "" && !bold(r.line) && !capitals && !r.above() && !section {
		return 0, false
	}
	folded := viet.Fold(text)
	if endsWith(text, ":") && toAllForm.MatchString(folded) {
		return general, true
	}
	return r.sectionOf(folded)
}

// toAllForm is a heading of what all units must do: "Yêu cầu các phòng:".
var toAllForm = regexp.MustCompile(`^(?:yeu cau|de nghi) (?:doi voi )?(?:toan the |tat ca )?(?:cac )?(?:phong|ban|don vi|bo phan|co quan)(?: (?:phong|ban|don vi|chuyen mon|truc thuoc|lien quan|thuoc \w+))*$`)

// sectionOf tells of which section a folded text is the heading.
func (r *reader) sectionOf(folded string) (section, bool) {
	if s, ok := r.monthHeading(folded); ok {
		return s, true
	}
	for _, h := range headings {
		if h.form.MatchString(folded) {
			return h.to, true
		}
	}
	return 0, false
}

// above tells whether the label of the line is of a higher kind than those of tasks.
func (r *reader) above() bool {
	k := class(r.line.Label)
	return (k == "I" || k == "A" || k == "Đ") && r.label != k
}

// prose reads a paragraph without a label by what it says.
func (r *reader) prose(text string) {
	folded := viet.Fold(text)
	switch {
	case shortForm.MatchString(folded) && lacks.MatchString(text):
		r.section = shortcomings
	case generalForm.MatchString(folded):
		r.section = general
	case r.section == opening && reviewForm.MatchString(folded):
		r.section = review
	case proposalForm.MatchString(folded):
		r.section = others
	case broadForm.MatchString(folded) && r.section != others:
		r.section = general
	case r.section == tasks && r.unit == "" || r.section == ending:
		r.unitless = true
	}
	r.paragraph()
}

var (
	shortForm    = regexp.MustCompile(`^(?:ben canh (?:nhung|cac|do)|tuy nhien|mac du|song|ngoai nhung ket qua)`)
	generalForm  = regexp.MustCompile(`^(?:de (?:trien khai|thuc hien|hoan thanh|bao dam|dam bao)|nham |(?:trong )?thoi gian toi|trong thang toi).*(?:yeu cau|de nghi|chi dao|tap trung)|^(?:giam doc|chu tich|lanh dao|pho giam doc|pho chu tich)[^,]{0,40} (?:yeu cau|de nghi) `)
	reviewForm   = regexp.MustCompile(`^(?:trong )?(?:thang|quy|ky|thoi gian qua)|^(?:nhin chung|ve co ban|qua|co ban)`)
	proposalForm = regexp.MustCompile(`^(?:kien nghi|de xuat) `)
)

// item reads a line with a label, or one in a list, as one value of its section.
func (r *reader) item() bool {
	if r.section == tasks && r.unit != "" {
		return r.task()
	}
	if r.line.Label == "" {
		return false
	}
	switch r.section {
	case review, results:
		r.point(&r.Month.Meeting.Results, "cuoc_hop/ket_qua")
	case shortcomings:
		r.point(&r.Month.Meeting.Shortcomings, "cuoc_hop/ton_tai")
	case general:
		r.point(&r.Month.Meeting.General, "cuoc_hop/yeu_cau_chung")
	case others:
		r.keep(len(r.line.Text))
	case tasks, ending:
		r.unitless = true
		r.point(&r.Month.Meeting.General, "cuoc_hop/yeu_cau_chung")
	default:
		return false
	}
	return true
}

// causeForm parts a shortcoming from its cause.
var causeForm = regexp.MustCompile(`[\s(]+Nguyên nhân(?:\s+(?:là|do|chủ yếu))*\s*:?\s*`)

// point takes the rest of the line as one item of a list.
func (r *reader) point(list *[]record.Point, path string) {
	rest, n := r.remain(), len(*list)
	at := index(path, n)
	if strings.HasPrefix(rest, "Nguyên nhân") && n > 0 && (*list)[n-1].Cause == "" && path == "cuoc_hop/ton_tai" {
		m := causeForm.FindStringIndex(" " + rest)
		r.frame(r.done+m[1]-1, isLead)
		(*list)[n-1].Cause = r.take(len(r.line.Text), index(path, n-1)+"/nguyen_nhan")
		return
	}
	var p record.Point
	if m := causeForm.FindStringIndex(rest); m != nil && m[0] > 0 && path == "cuoc_hop/ton_tai" {
		start := r.done
		p.Text = r.take(start+m[0], at+"/noi_dung")
		r.frame(start+m[1], isLead)
		p.Cause = strings.TrimRight(r.take(len(r.line.Text), at+"/nguyen_nhan"), " .")
	} else {
		p.Text = r.take(len(r.line.Text), at+"/noi_dung")
	}
	p.Text, p.Citations = r.cite(r.under(strings.TrimRight(p.Text, "; "), at+"/noi_dung"))
	*list = append(*list, p)
}

// points takes stretches of the line as items of a list.
func (r *reader) points(list *[]record.Point, path string, spans []span) {
	from := r.done
	for _, s := range spans {
		at := index(path, len(*list))
		text := r.under(itemText(r.take(from+s.to, at+"/noi_dung")), at+"/noi_dung")
		p := record.Point{}
		p.Text, p.Citations = r.cite(text)
		*list = append(*list, p)
	}
}

// judge adds a text to the general judgement.
func (r *reader) judge(end int) {
	text := r.under(r.take(end, "cuoc_hop/danh_gia_chung"), "cuoc_hop/danh_gia_chung")
	if g := &r.Month.Meeting.Review; *g == "" {
		*g = text
	} else if r.judged == r.line {
		*g += " " + text
	} else {
		*g += "\n" + text
	}
	r.judged = r.line
	r.cite(text)
}

// listForm leads to a list within a sentence.
var listForm = regexp.MustCompile(`(?:\s+(?:cụ thể|gồm|như sau|nổi bật(?: là)?|trong đó có|như)(?:\s+(?:như sau|là))?\s*:?|:)\s+`)

// paragraph reads a paragraph of the section: its sentences, and the lists in them.
func (r *reader) paragraph() {
	from, section := r.done, r.section
	text := r.remain()
	for _, s := range sentences(text) {
		if from+s.to <= r.done {
			continue
		}
		sentence := r.line.Text[r.done : from+s.to]
		if (section == review || section == results) && shortForm.MatchString(viet.Fold(sentence)) && lacks.MatchString(sentence) {
			section = shortcomings // in the middle of a paragraph on results
		}
		if r.line.Label == "" && r.gives(sentence) {
			continue
		}
		switch section {
		case review, results:
			r.achieved(sentence)
		case shortcomings:
			r.wanting(sentence)
		case general, tasks, ending:
			r.required(sentence)
		case others:
			r.keep(r.done + len(sentence))
		default:
			r.doubtful(sentence)
		}
	}
}

// gives reads a sentence that gives a task in the middle of a paragraph: "Giao Phòng A
// theo dõi, tổng hợp."
func (r *reader) gives(sentence string) bool {
	g, ok := r.assignment(sentence)
	if !ok || !giveForm.MatchString(sentence) {
		return false
	}
	end, section := r.done+len(sentence), r.section
	r.give(g)
	r.newTask(end)
	r.alone()
	r.section = section
	return true
}

// doubtful keeps a sentence that no section claims among the other conclusions, and says
// so. A few words of a web page may be none of the notice's.
func (r *reader) doubtful(sentence string) {
	const few = 6 // words
	if r.web && len(strings.Fields(sentence)) < few {
		r.left(r.done + len(sentence))
		return
	}
	r.warn("chua-ro", "chưa rõ câu "+record.Quote(sentence)+" thuộc phần nào, tạm đưa vào kết luận khác", "chuyển sang đánh giá chung, kết quả, tồn tại, yêu cầu chung hoặc nhiệm vụ nếu đúng là phần đó")
	r.keep(r.done + len(sentence))
}

// achieved reads a sentence on results: a judgement with a list, or one of either.
func (r *reader) achieved(sentence string) {
	lead := 0
	if m := listForm.FindStringIndex(sentence); m != nil && len(clauses(sentence[m[1]:])) > 1 {
		lead = m[1]
		start := r.done
		r.judge(start + m[0])
		r.Month.Meeting.Review = viet.EndSentence(r.Month.Meeting.Review)
		r.frame(start+m[1], isLead)
	}
	switch rest := sentence[lead:]; {
	case lead > 0 || r.section == results:
		r.points(&r.Month.Meeting.Results, "cuoc_hop/ket_qua", clauses(rest))
	default:
		r.judge(r.done + len(rest))
	}
}

var (
	wantingLead = regexp.MustCompile(`^(?:Bên cạnh[^,]*|Tuy nhiên|Mặc dù[^,]*|Song|Ngoài những kết quả[^,]*),?\s+(?:(?:trong thời gian qua|thời gian qua|trong tháng[^,]*|trong kỳ|hiện nay),?\s+)?`)
	remedyForm  = regexp.MustCompile(`^(?:Những|Các|Đề nghị|Yêu cầu) .*(?:chấn chỉnh|khắc phục)`)
)

// wanting reads a sentence on shortcomings.
func (r *reader) wanting(sentence string) {
	if remedyForm.MatchString(sentence) && !lacks.MatchString(sentence) {
		r.warn("chua-ro", "câu "+record.Quote(sentence)+" không phải là một tồn tại, tạm đưa vào kết luận khác", "nếu là yêu cầu thì chuyển sang yêu cầu chung")
		r.keep(r.done + len(sentence))
		return
	}
	if strings.HasPrefix(sentence, "Nguyên nhân") {
		n := len(r.Month.Meeting.Shortcomings)
		m := causeForm.FindStringIndex(" " + sentence)
		if n > 0 && m != nil && m[0] == 0 {
			end := r.done + len(sentence)
			r.frame(r.done+m[1]-1, isLead)
			last := &r.Month.Meeting.Shortcomings[n-1]
			cause := strings.TrimRight(r.take(end, index("cuoc_hop/ton_tai", n-1)+"/nguyen_nhan"), " .")
			last.Cause = strings.TrimPrefix(last.Cause+"; "+cause, "; ")
			return
		}
	}
	if m := wantingLead.FindStringIndex(sentence); m != nil && m[0] == 0 && !r.tells(sentence[:m[1]]) {
		r.frame(r.done+m[1], isLead)
		sentence = sentence[m[1]:]
	}
	if m := listForm.FindStringIndex(sentence); m != nil && strings.Contains(sentence[m[0]:m[1]], ":") && len(clauses(sentence[m[1]:])) > 1 {
		r.leadAs(&r.Month.Meeting.Leads.Shortcomings, "ton_tai", r.done+m[1])
		sentence = sentence[m[1]:]
	}
	r.points(&r.Month.Meeting.Shortcomings, "cuoc_hop/ton_tai", faults(sentence))
}

// requiredForm is who requires what of whom, before the first duty.
var requiredForm = regexp.MustCompile(`(?:yêu cầu|đề nghị)\s+(?:(?:lãnh đạo|thủ trưởng|người đứng đầu|trưởng|toàn thể|tất cả|cán bộ, công chức)\s+)*(?:(?:các|từng|mỗi)\s+)?(?:(?:cơ quan, đơn vị|phòng, ban, đơn vị|phòng, đơn vị|phòng, trung tâm|phòng, ban|đơn vị|phòng|ban)(?:\s+(?:chuyên môn|trực thuộc|thuộc \S+|liên quan|tập trung|cần|phải))*)?\s*[:,]?\s*`)

// required reads a sentence on what all units must do.
func (r *reader) required(sentence string) {
	if m := requiredForm.FindStringIndex(sentence); m != nil && beginsDuty(sentence[m[1]:]) {
		r.leadAs(&r.Month.Meeting.Leads.General, "yeu_cau_chung", r.done+m[1])
		sentence = sentence[m[1]:]
	}
	r.points(&r.Month.Meeting.General, "cuoc_hop/yeu_cau_chung", duties(sentence))
}

// closes tells whether a line has a sentence that says that the notice ends.
func (r *reader) closes(text string) bool {
	return slices.ContainsFunc(sentences(text), func(s span) bool { return closingForm.MatchString(viet.Fold(text[s.from:s.to])) })
}

// closing reads the sentences that end the notice.
func (r *reader) closing() {
	r.section, r.home = ending, ending
	r.alone()
	r.topic("")
	from := r.done
	for _, s := range sentences(r.remain()) {
		sentence := r.line.Text[from+s.from : from+s.to]
		switch folded := viet.Fold(sentence); {
		case !closingForm.MatchString(folded) && len(strings.Fields(folded)) > 3:
			if !r.gives(sentence) {
				r.required(sentence)
			}
		case r.tells(sentence) && r.Month.Meeting.Leads.Closing == "":
			r.Month.Meeting.Leads.Closing = strings.TrimSpace(sentence)
			r.piece(from+s.to, "cuoc_hop/loi_dan/ket_thuc", "")
		default:
			r.frame(from+s.to, isClosing)
		}
	}
}
