package extract

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// The labels under which the notice says more of a task, at its end.
var (
	dueLabel      = regexp.MustCompile(`[.;,]?\s*[(\[]?\s*(?i:thời (?:hạn|gian)(?: hoàn thành| thực hiện)?|hạn hoàn thành|hạn)\s*:\s*([^():]+?)[)\]]?\s*\.?$`)
	partnersLabel = regexp.MustCompile(`[.;,]?\s*[(\[]?\s*(?i:(?:đơn vị )?phối hợp)\s*:\s*([^():]+?)[)\]]?\s*\.?$`)
	productLabel  = regexp.MustCompile(`[.;,]?\s*[(\[]?\s*(?i:sản phẩm)\s*:\s*([^():]+?)[)\]]?\s*\.?$`)
	basisLabel    = regexp.MustCompile(`\s*\(([^()]*)\)\s*\.?$`)
)

// task reads a line as a task of the unit under way, or as a further part of its last.
func (r *reader) task() bool {
	kind := class(r.line.Label)
	if r.label == "" && kind != "" {
		r.label = kind
	}
	if kind == r.label {
		r.last = ordinal(r.line.Label)
	}
	deeper := kind != "" && kind != r.label && r.label != "" && (bullet(r.line.Label) || kind == "a")
	if (deeper || r.whole && kind != r.label) && len(r.Month.Tasks) > 0 {
		last := &r.Month.Tasks[len(r.Month.Tasks)-1]
		last.Text += "\n" + strings.TrimSpace(r.line.Label+" "+r.line.Text)
		r.tell(last, r.line.Text)
		r.piece(len(r.line.Text), index("nhiem_vu", len(r.Month.Tasks)-1)+"/noi_dung", "")
		return true
	}
	r.newTask(len(r.line.Text))
	r.whole = endsWith(strings.TrimSpace(r.line.Text), ":")
	return true
}

// newTask takes the text up to end as a task of the unit under way.
func (r *reader) newTask(end int) {
	n := len(r.Month.Tasks)
	at := index("nhiem_vu", n)
	t := record.Task{Lead: r.unit, Cooperate: slices.Concat(r.pending, r.shared), Leader: cmp.Or(r.leader, r.chief), Note: r.about}
	r.pending, r.leader = nil, ""
	start := r.done
	body, said := r.labelled(&t, r.line.Text[start:end])
	if len(said) == 0 {
		t.Deadline.Text = due(body)
		if t.Deadline.Text != "" {
			r.place(at + "/thoi_han")
			r.guessed[n] = true
		}
	}
	r.tellOf(&t, body)
	if m := firstDue.FindStringSubmatch(body); m != nil {
		t.Deadline.Baseline, _ = viet.ParseDate(m[1])
	}
	r.piece(start+len(body), at+"/noi_dung", "")
	for _, v := range slices.Backward(said) {
		r.piece(start+v.to, at+v.key, "")
	}
	r.place(at)
	t.Text, t.Citations = r.cite(strings.TrimRight(unended(body), ";"))
	if len(t.Products) > 0 { // the notice prints none
		t.Text = viet.EndSentence(t.Text) + " Sản phẩm: " + strings.Join(t.Products, "; ") + "."
	}
	if start > 0 {
		t.Text = itemText(t.Text)
	}
	if viet.Fold(t.Text) == "" {
		return
	}
	if t.Note != "" && !r.held {
		r.hold(at + "/ghi_chu")
	}
	r.Month.Tasks = append(r.Month.Tasks, t)
}

// labelled reads what stands under labels at the end of a task's text, and gives the
// text before it, and where each value stands, the last first.
func (r *reader) labelled(t *record.Task, body string) (rest string, said []value) {
	for _, part := range []struct {
		form *regexp.Regexp
		key  string
		put  func(string)
	}{
		{dueLabel, "/thoi_han", func(s string) { t.Deadline.Text = s }},
		{partnersLabel, "/phoi_hop", func(s string) { t.Cooperate = append(t.Cooperate, r.units(s)...) }},
		{productLabel, "/san_pham", func(s string) { t.Products = append(t.Products, s) }},
		{dueLabel, "/thoi_han", func(s string) { t.Deadline.Text = s }},
	} {
		m := part.form.FindStringSubmatchIndex(body)
		if m == nil || m[0] == 0 || part.key == "/thoi_han" && t.Deadline.Text != "" {
			continue // a second deadline stays in the text
		}
		if s := body[m[2]:m[3]]; part.key == "/phoi_hop" && due(s) != "" {
			continue // no list of units alone
		}
		part.put(strings.TrimSpace(body[m[2]:m[3]]))
		stop := m[0]
		if body[stop] == '.' {
			stop++
		}
		said = append(said, value{span{stop, len(body)}, part.key})
		body = body[:stop]
	}
	return body, said
}

// more adds a sentence to the last task.
func (r *reader) more(end int) {
	last := &r.Month.Tasks[len(r.Month.Tasks)-1]
	text := r.take(end, index("nhiem_vu", len(r.Month.Tasks)-1)+"/noi_dung")
	last.Text += " " + text
	r.tell(last, text)
}

// tell adds what a further part of a task says of it.
func (r *reader) tell(t *record.Task, text string) {
	if t.Deadline.Text == "" {
		t.Deadline.Text = due(text)
	}
	_, cited := r.cite(text)
	for _, c := range cited {
		if !slices.Contains(t.Citations, c) {
			t.Citations = append(t.Citations, c)
		}
	}
}

var (
	withForm   = regexp.MustCompile(`(?i:phối hợp|cùng)(?:\s+chặt chẽ)?\s+(?:với|cùng)\s+|(?i:phối hợp)\s+(?:[Pp]hòng|[Vv]ăn phòng|[Tt]hanh tra|[Tt]rung tâm)\s`)
	reportForm = regexp.MustCompile(`(?i:báo cáo|trình|tham mưu(?: đề xuất)?|đề xuất)\s+((?:Phó )?(?:Tổng Giám đốc|Giám đốc|Hiệu trưởng|Viện trưởng|(?:Chi )?[Cc]ục trưởng|Trưởng (?:phòng|ban|khoa))(?: (?:Sở|Trung tâm|Bệnh viện|Công ty|Ban))?|Ban Giám (?:đốc|hiệu)|[Ll]ãnh đạo Sở|(?:Phó )?Chủ tịch UBND (?:xã|phường|tỉnh|huyện)|[Ll]ãnh đạo UBND (?:xã|phường)|UBND (?:xã|phường))`)
)

// tellOf reads from a task's text who cooperates in it and to whom it reports; the
// text stays whole.
func (r *reader) tellOf(t *record.Task, text string) {
	if m := reportForm.FindStringSubmatch(text); m != nil && t.ReportTo == "" {
		t.ReportTo = viet.Capitalise(m[1])
	}
	m := withForm.FindStringIndex(text)
	if m == nil || len(t.Cooperate) > 0 {
		return
	}
	from := m[1]
	if !strings.HasSuffix(strings.TrimSpace(viet.Fold(text[m[0]:m[1]])), "voi") && !strings.HasSuffix(viet.Fold(text[m[0]:m[1]]), "cung") {
		from = m[0] + len("phối hợp") + 1
	}
	rest := text[from:]
	if end := verbAt(rest); end > 0 {
		rest = rest[:end]
	}
	if i := strings.IndexAny(rest, ".;("); i >= 0 {
		rest = rest[:i]
	}
	for _, name := range r.units(rest) {
		if u, ok := r.agency.Unit(name); ok && u.Code != t.Lead {
			t.Cooperate = append(t.Cooperate, u.Code)
		} else if all := allForm.MatchString(viet.Fold(name)); all {
			t.Cooperate = append(t.Cooperate, record.AllUnits)
		} else if body := bodyForm.FindString(name); body != "" && len(strings.Fields(name)) <= longestName && !ok {
			t.Cooperate = append(t.Cooperate, name)
		}
	}
}

var (
	allForm  = regexp.MustCompile(`^(?:tat ca )?cac(?: (?:phong|ban|don vi|trung tam))+(?: (?:truc )?thuoc (?:so|xa|phuong|co quan|ubnd xa|ubnd phuong))?$`)
	bodyForm = regexp.MustCompile(`^(?:Sở|UBND|Ủy ban|Công an|Ban|Trung tâm|Phòng|Văn phòng|Chi cục|Hội|Đoàn|Mặt trận|Trường|Viện|Cục|Bộ|phòng|trạm|Trạm|công an|Tổ|tổ|Khoa|khoa|Đội|đội|Bộ phận|bộ phận) \p{L}`)
)

// firstDue is the deadline that a task had when it was given.
var firstDue = regexp.MustCompile(`(?i:hạn (?:cũ|ban đầu|trước đây))(?: là)?:?\s+(?:ngày\s+)?(\d{1,2}/\d{1,2}/\d{4})`)

// Forms of deadlines within a sentence, the surest first.
const dayWords = `\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?`

var dueForms = []*regexp.Regexp{
	regexp.MustCompile(`(?i:(?:chậm nhất(?: là)?|trước|đến hết|hết|đến|hạn(?: cuối)?(?: là)?|xong|trong))(?:\s+(?:vào|trước|đến|hết))?\s+(?:\d{1,2}\s*(?:giờ|h)\s*\d{0,2}\s*(?:phút)?,?\s*)?(?i:ngày\s+)?(?:` + dayWords + `)`),
	regexp.MustCompile(`(?i:hạn mới(?: là)?:?)\s+(?i:ngày\s+)?(?:` + dayWords + `)`),
	regexp.MustCompile(`(?:(?i:chậm nhất(?: là)?|trước|vào|định kỳ)\s+){0,2}(?i:ngày\s+)\d{1,2}\s+(?:hằng|hàng|mỗi)\s+tháng`),
	regexp.MustCompile(`(?i:(?:tại|vào|trong)\s+(?:các\s+)?[^,;.]{0,40}?\s+)?(?i:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)(?:[\s,.;)]|$)`),
	regexp.MustCompile(`(?i:trong\s+(?:vòng|thời hạn)?\s*)\d{1,2}\s+(?:ngày|tuần|tháng)(?:\s+làm việc)?(?:\s+(?:kể\s+)?từ ngày[^,;.]*)?`),
	regexp.MustCompile(`(?i:trong|trước|hết|cuối|đến hết|chậm nhất(?: trong)?)\s+tháng\s+\d{1,2}(?:(?:\s*/\s*|\s+năm\s+)\d{4})?`),
	regexp.MustCompile(`(?i:trong|trước|hết|cuối|đến hết)\s+quý\s+(?:IV|I{1,3}|[1-4])(?:(?:\s*/\s*|\s+năm\s+)\d{4})?`),
	regexp.MustCompile(`(?i:mỗi\s+(?:tuần|tháng|quý|năm)\s+(?:một|01|1|hai|02|2)\s+lần)`),
	regexp.MustCompile(`(?i:trong|cuối|hết)\s+(?:tháng|quý|tuần)(?:\s+(?:này|nay|tới))?(?:[\s,.;)]|$)`),
	regexp.MustCompile(`(?i:khi|nếu)\s+có\s+yêu cầu`),
	regexp.MustCompile(`(?i:trước khi)\s[^,;.()]+`),
	regexp.MustCompile(`(?:^|\s)khi\s[^,;.()]*(?:được tổ chức|diễn ra|kết thúc|được phê duyệt)`),
	yearForm,
	regexp.MustCompile(`^(?i:thường xuyên|định kỳ)|\s(?:thường xuyên|định kỳ)\.?$`),
}

// yearForm is a year; one in a further clause is of what that speaks of.
var yearForm = regexp.MustCompile(`(?i:trong|trước|hết|đến hết)\s+năm\s+\d{4}(?:\s+và\s+năm\s+\d{4})?`)

// dueForm tells whether a sentence has a day by which something is due.
var dueForm = dueForms[0]

// soonForm is a deadline that cannot be measured, in what must be done and not in what
// it is for.
var soonForm = regexp.MustCompile(`(?i)(?:^|[\s,])(kịp thời|sớm|khẩn trương)(?:[\s,.;]|$)`)

// due is the phrase of the deadline in a task's text; "" if it has none. The dates of
// cited documents are no deadlines.
func due(text string) string {
	masked := []byte(text)
	for _, c := range viet.FindCitations(text) {
		for i := c.Start; i < c.End; i++ {
			masked[i] = 'x'
		}
	}
	for _, f := range dueForms {
		within := masked
		if i := bytes.IndexByte(masked, ';'); f == yearForm && i > 0 {
			within = masked[:i]
		}
		all := f.FindAllIndex(within, -1)
		if f == dueForm {
			all = withReports(within, all)
		}
		if all != nil {
			m := mainDay(text, all)
			phrase := strings.TrimFunc(text[m[0]:m[1]], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.;)", r) })
			phrase = strings.TrimPrefix(phrase, "hạn mới ")
			if eventOnly.MatchString(phrase) || f == yearForm && intoForm.MatchString(text[:m[0]]) {
				continue
			}
			return phrase
		}
	}
	work, _, _ := strings.Cut(string(masked), " để ")
	work, _, _ = strings.Cut(work, ";")
	if m := soonForm.FindStringSubmatchIndex(work); m != nil {
		return text[m[2]:m[3]]
	}
	return ""
}

// reportDay is the day on which something is put before somebody: "trình Giám đốc ngày
// 20/11/2026".
var reportDay = regexp.MustCompile(`(?:^|[\s,;(])(?i:trình|báo cáo)\s[^,;.()\d]{0,60}?(ngày\s+(?:` + dayWords + `))`)

// withReports adds to the days those of reports that stand behind all of them.
func withReports(text []byte, all [][]int) [][]int {
	for _, m := range reportDay.FindAllSubmatchIndex(text, -1) {
		if len(all) == 0 || m[2] >= all[len(all)-1][1] {
			all = append(all, m[2:4])
		}
	}
	return all
}

// mainDay is the last of the days that are said with what ends a task, else the last.
func mainDay(text string, all [][]int) []int {
	from, found := 0, all[len(all)-1]
	any := false
	for _, m := range all {
		if endsTask.MatchString(text[from:m[0]]) || endsTask.MatchString(text[m[0]:m[1]]) {
			found, any = m, true
		} else if !any {
			found = m
		}
		from = m[1]
	}
	return found
}

// endsTask are the words for the end of a task.
var endsTask = regexp.MustCompile(`(?i)(?:^|[\s,(])(?:trình|báo cáo|xong|hoàn thành)(?:[\s,]|$)`)

// intoForm ends in the name of a programme, whose year the one behind it is.
var intoForm = regexp.MustCompile(`(?i:đưa vào|bổ sung vào|đăng ký vào)\s+(?i:chương trình|kế hoạch|danh mục|đề án)[^,;.]*$`)

// eventOnly is a day that does not end anything.
var eventOnly = regexp.MustCompile(`^(?i:đến|trong)\s+\d{1,2}\s*/`)
