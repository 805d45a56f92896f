package extract

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// unitForm is how the names of units begin.
var unitForm = regexp.MustCompile(`^(?i:các phòng|văn phòng|phòng|thanh tra|trung tâm|chi cục|ban|công an|trạm|đội|bộ phận|tổ|hạt|quỹ|hội|đoàn|mặt trận|ủy ban|trường|các khoa|khoa|viện|bệnh viện|xí nghiệp|phân xưởng|nhà máy|chi nhánh|công ty|cục|công đoàn|thôn|ấp|khu phố|khu dân cư|tổ dân phố)(?:\s|$)`)

// personForm is somebody who gets tasks by name.
var personForm = regexp.MustCompile(`^(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){1,5}(?:\s+\([^()]{1,60}\))?$`)

// longestName is how many words the name of a unit has at most.
const longestName = 14

// looksUnit tells whether a text reads as the name of a unit: a noun for units, and a
// name behind it.
func looksUnit(s string) bool {
	if personForm.MatchString(s) {
		return true
	}
	m := unitForm.FindStringIndex(s)
	if m == nil || len(strings.Fields(s)) > longestName || strings.ContainsAny(s, ".;:!?") || leadVerb.MatchString(s) {
		return false
	}
	rest := s[m[1]:]
	first, _ := utf8.DecodeRuneInString(rest)
	return rest == "" && (viet.Fold(s) == "van phong" || viet.Fold(s) == "thanh tra") || unicode.IsUpper(first) || officeWords.MatchString(rest)
}

var (
	officeWords = regexp.MustCompile(`^(?:sở|xã|phường|tỉnh|huyện|cơ quan|ủy ban|trường|công ty|bệnh viện|viện|chi cục|trung tâm)(?:\s|$)`)
	// leadVerb begins what a unit does.
	leadVerb = regexp.MustCompile(`\s(?:chủ trì|phối hợp|làm đầu mối|chịu trách nhiệm|có trách nhiệm|đã|chưa|còn|không|phải|được|cần)(?:[\s,]|$)`)
	ofUnit   = regexp.MustCompile(`^(?:Đối với|(?:Giao|Phân công)(?:\s+(?:nhiệm vụ|công việc|việc))?\s+cho|Giao|Phân công|Nhiệm vụ của|Yêu cầu|Đề nghị)\s+`)
)

// mostUnits is how many units an agency may have: a text with more names is none of ours.
const mostUnits = 200

// find is the code of a unit by what it is called; a name that is new and looks like a
// unit is taken up if sure.
func (r *reader) find(name string, sure bool) (string, bool) {
	name = strings.Trim(name, " :.,;")
	if u, ok := r.agency.Unit(name); ok {
		return u.Code, true
	}
	if !sure || !looksUnit(name) || len(r.agency.Units) >= mostUnits {
		return "", false
	}
	return r.newUnit(name), true
}

// comradeForm is how "đồng chí" is written short.
var comradeForm = regexp.MustCompile(`^[Đđ]/[Cc]\.?\s+`)

// newUnit takes up a unit, and gives its code.
func (r *reader) newUnit(name string) string {
	name = comradeForm.ReplaceAllString(name, "đồng chí ")
	u := record.Unit{Code: r.free(abbreviation(name)), Name: viet.Capitalise(name)}
	if name == viet.Upper(name) {
		u.Name = sentenceCase(name)
	}
	if r.given {
		r.warn("don-vi-la", "không có đơn vị "+record.Quote(name)+" trong hồ sơ cơ quan, tạm đặt mã "+record.Quote(u.Code), "ghi tên này vào ten_khac của đúng đơn vị trong hồ sơ cơ quan, hoặc thêm đơn vị")
	}
	r.place(fmt.Sprintf("co_quan/don_vi/%d", len(r.agency.Units)))
	r.agency.Units = append(r.agency.Units, u)
	return u.Code
}

// free is a code that no unit has yet.
func (r *reader) free(code string) string {
	for n, base := 2, code; ; n++ {
		taken := false
		for _, u := range r.agency.Units {
			taken = taken || u.Code == code
		}
		if !taken {
			return code
		}
		code = fmt.Sprintf("%s%d", base, n)
	}
}

// abbreviation proposes a code: the first letters of the name, without the noun for
// units before them if there is more.
func abbreviation(name string) string {
	bare, _, _ := strings.Cut(name, " (")
	folded := viet.Fold(bare)
	switch {
	case strings.HasPrefix(folded, "van phong"):
		return "VP"
	case strings.HasPrefix(folded, "thanh tra"):
		return "TTra"
	}
	for _, head := range []string{"phong ", "trung tam ", "ban ", "bo phan ", "to ", "khoa ", "xi nghiep ", "dong chi ", "ong ", "ba "} {
		if rest, ok := strings.CutPrefix(folded, head); ok && strings.Contains(rest, " ") {
			folded = rest
			break
		}
	}
	var b strings.Builder
	for _, w := range strings.Fields(folded) {
		switch {
		case w == "va":
		case acronyms[w]:
			b.WriteString(strings.ToUpper(w))
		default:
			b.WriteString(strings.ToUpper(w[:1]))
		}
	}
	if b.Len() == 0 {
		return "DV"
	}
	return b.String()
}

// unitHeading reads a line that names the unit whose tasks follow, or that begins with
// the name and a colon; next is the mark that its label goes on with.
func (r *reader) unitHeading(text string, next *mark) (isUnit bool) {
	first := len(r.Month.Tasks)
	name, chief := withoutChief(strings.TrimSpace(ofUnit.ReplaceAllString(text, "")))
	defer func() {
		if isUnit && chief != "" {
			r.chief = chief
			r.place(index("nhiem_vu", first) + "/lanh_dao")
			for i := first; i < len(r.Month.Tasks); i++ {
				r.Month.Tasks[i].Leader = cmp.Or(r.Month.Tasks[i].Leader, chief)
			}
		}
	}()
	label := r.line.Label
	rankless := r.section == tasks && r.unit != "" && r.label != "" && class(label) == r.label && bullet(label)
	whole := strings.TrimRight(name, " :.")
	if _, known := r.find(whole, false); !rankless && (known || looksUnit(whole)) && !endsWith(text, ",;") && (r.section == tasks || !endsWith(text, ".")) {
		if known || label != "" || bold(r.line) || endsWith(text, ":") || r.section == tasks {
			r.headed(whole, len(r.line.Text))
			return true
		}
	}
	if r.follows() && r.amongUnits(whole, text, next) {
		r.newUnit(whole)
		r.headed(whole, len(r.line.Text))
		return true
	}
	before, after, ok := strings.Cut(name, ":")
	if !ok || strings.TrimSpace(after) == "" || len(strings.Fields(before)) > longestName {
		return false
	}
	switch _, known := r.find(before, false); {
	case !known && r.amongUnits(before, before, next):
		r.newUnit(before)
	case !known && (!looksUnit(before) && len(r.eachOf(before)) < 2 || r.section == opening && r.line.Label == ""):
		return false
	}
	r.headed(before, r.done+strings.Index(r.remain(), ":")+1)
	r.duties()
	return true
}

// chiefForm is who directs a unit, in brackets behind its name.
var chiefForm = regexp.MustCompile(`\s*\(((?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){1,5}(?:\s*[,–-]\s*[^();:]{1,60}?)?)(?:,?\s+(?:trực tiếp\s+)?(?:chỉ đạo|phụ trách|theo dõi))?\)(\s*(?:[:.]|$))`)

// withoutChief parts the heading of a unit from who directs it.
func withoutChief(heading string) (name, chief string) {
	m := chiefForm.FindStringSubmatchIndex(heading)
	if m == nil {
		return heading, ""
	}
	chief = viet.Capitalise(comradeForm.ReplaceAllString(heading[m[2]:m[3]], "đồng chí "))
	return heading[:m[0]] + heading[m[4]:], chief
}

// amongUnits tells whether a few words stand among the names of units, so that they must
// be one too: "Giáo viên chủ nhiệm".
func (r *reader) amongUnits(name, text string, next *mark) bool {
	const most = 6 // words
	return next != nil && next.unit && name != "" && len(strings.Fields(name)) <= most && !strings.ContainsAny(name, ".,;:!?") &&
		!endsWith(text, ".,;!?") && !beginsDuty(name) && len(r.agency.Units) < mostUnits
}

// headed makes a heading of the line up to end, and its unit the one whose tasks follow.
func (r *reader) headed(name string, end int) {
	r.section = tasks
	r.alone()
	r.stand(true)
	names := r.eachOf(name)
	r.unit, _ = r.find(names[0], true)
	r.shared = names[1:]
	r.several(names, name)
	r.frame(end, isHeading)
}

// eachOf are the units that a heading names: "Khoa Nội, Khoa Ngoại".
func (r *reader) eachOf(name string) []string {
	if _, known := r.find(name, false); known {
		return []string{name}
	}
	names := r.units(name)
	for _, n := range names {
		if _, known := r.find(n, false); !known && !looksUnit(n) {
			return []string{name}
		}
	}
	if len(names) == 0 {
		return []string{name}
	}
	return names
}

// duties takes the rest of the line as tasks of the unit.
func (r *reader) duties() {
	from := r.done
	for _, s := range sentences(r.remain()) {
		sentence := r.line.Text[from+s.from : from+s.to]
		at := from + s.from
		for _, d := range duties(sentence) {
			r.newTask(at + d.to)
		}
	}
}

// givesForm begins a sentence that gives a unit a task; ledForm one that gives it to
// somebody who directs the unit.
var (
	givesForm = regexp.MustCompile(`^(?:(?:Giao|Phân công)(?:\s+(?:nhiệm vụ|công việc|việc))?(?:\s+cho)?|Yêu cầu|Đề nghị)\s+(?:(?:đồng chí\s+)?(?:lãnh đạo|Trưởng|Thủ trưởng|Chánh)\s+)?`)
	ledForm   = regexp.MustCompile(`^(?:(?:Giao|Phân công|Yêu cầu|Đề nghị)\s+(?:cho\s+)?)?((?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){1,5}(?:\s*[,(–-]\s*[^.;:]{0,160}?)??)\s*,?\s+(?:trực tiếp\s+)?chỉ đạo\s+`)
)

// giveForm begins a sentence that can only give a task.
var giveForm = regexp.MustCompile(`^(?:Giao|Phân công)\s`)

// given is a task that a sentence gives (giao việc).
type given struct {
	units  string // who, as the sentence says
	at     int    // where what they must do begins
	leader span   // who directs them; may be empty
}

// assigned reads a line whose sentences give tasks to units by name: "Giao Phòng A chủ
// trì, phối hợp Phòng B ...".
func (r *reader) assigned(text string, next *mark) bool {
	if next != nil && next.unit {
		r.alone()
	}
	if _, ok := r.assignment(text); !ok || r.section == opening && chairing.MatchString(text) {
		return false
	}
	if r.section == general || r.section == opening || r.section == ending { // not under a unit
		r.alone()
	}
	if i := r.number[r.line] - 2; r.line.Label == "" && r.held && i >= 0 && r.parts.Lines[i].Label != "" {
		r.topic("") // which was about the list above
	}
	from := r.done
	for _, s := range sentences(r.remain()) {
		sentence := r.line.Text[from+s.from : from+s.to]
		g, ok := r.assignment(sentence)
		switch {
		case ok:
			r.give(g)
			r.newTask(from + s.to)
		case len(r.Month.Tasks) > 0 && len(strings.Fields(sentence)) < 12 && dueForm.MatchString(sentence):
			r.more(from + s.to)
		default:
			r.newTask(from + s.to)
		}
	}
	r.label, r.last, r.loose = "", 0, nil
	if r.whole = endsWith(strings.TrimSpace(text), ":"); !r.whole {
		r.loose = &mark{class: class(r.line.Label)}
	}
	r.stand(true)
	return true
}

// give makes the units of a sentence those whose task follows.
func (r *reader) give(g given) {
	if r.section != others {
		r.section = tasks
	}
	start, task := r.done, index("nhiem_vu", len(r.Month.Tasks))
	if g.leader.to > 0 {
		r.frame(start+g.leader.from, isLead)
		r.leader = viet.Capitalise(comradeForm.ReplaceAllString(r.take(start+g.leader.to, task+"/lanh_dao"), "đồng chí "))
	}
	names := r.units(g.units)
	r.unit, _ = r.find(names[0], true)
	r.shared, r.chief = nil, ""
	r.pending = append(r.pending, names[1:]...)
	r.several(names, g.units)
	r.piece(start+g.at, task+"/don_vi_chu_tri", "")
	r.partners()
}

// several says that the lead of more than one unit was put down to the first.
func (r *reader) several(names []string, text string) {
	if len(names) > 1 {
		r.warn("nhieu-don-vi", "việc giao cho nhiều đơn vị "+record.Quote(text)+", tạm để đơn vị đầu chủ trì, đơn vị sau phối hợp", "kiểm tra lại don_vi_chu_tri và phoi_hop")
	}
}

// assignment tells to which unit a sentence gives a task, and where what it must do
// begins.
func (r *reader) assignment(sentence string) (given, bool) {
	if m := ledForm.FindStringSubmatchIndex(sentence); m != nil {
		if g, ok := r.namedAt(sentence, m[1], true); ok {
			g.leader = span{m[2], m[3]}
			return g, true
		}
	}
	m := givesForm.FindStringIndex(sentence)
	if m == nil {
		return r.namedAt(sentence, 0, r.section == others || r.section == tasks && r.unit == "")
	}
	return r.namedAt(sentence, m[1], true)
}

// namedAt finds the units that a sentence names at a place, before what they must do: the
// longest name that is known, else the shortest that reads as one. Without a word that
// gives them the lead it must be plain that the sentence gives a task.
func (r *reader) namedAt(sentence string, start int, plain bool) (given, bool) {
	words := strings.SplitAfter(head(sentence[start:]), " ")
	most := min(3*longestName, len(words)-1)
	at := func(n int) (given, bool) {
		name := strings.Join(words[:n], "")
		after := sentence[start+len(name):]
		lead := leadForm.FindString(" " + after)
		if strings.HasSuffix(strings.TrimSpace(name), ",") && lead == "" || lead == "" && !(plain && beginsDuty(after) && startsLower(after)) {
			return given{}, false
		}
		return given{units: strings.TrimRight(name, " ,:"), at: start + len(name) + max(len(lead)-1, 0)}, true
	}
	for n := min(longestName, most); n > 0; n-- {
		if g, ok := at(n); ok {
			if _, known := r.find(g.units, false); known {
				return g, true
			}
		}
	}
	for n := 1; n <= most; n++ {
		if strings.ContainsAny(words[n-1], ".;:!?") {
			break
		}
		if g, ok := at(n); ok {
			first, rest := r.firstUnit(g.units)
			if _, known := r.find(first, false); (known || looksUnit(first)) && (rest == "" || anotherBody.MatchString(strings.TrimPrefix(strings.TrimLeft(rest, " ,"), "và "))) {
				return g, true
			}
		}
	}
	return given{}, false
}

// leadForm is the role of the unit, before what it must do.
var leadForm = regexp.MustCompile(`^,?\s*(?:chủ trì|làm đầu mối|là đầu mối|có trách nhiệm|chịu trách nhiệm)(?:\s+(?:chủ trì|thực hiện))?\s*(?:,\s*|và\s+)?`)

// partnersForm begins the units that cooperate.
var partnersForm = regexp.MustCompile(`^(?:phối hợp|cùng)(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+`)

// partners reads the units that cooperate in the task that follows, up to its verb.
func (r *reader) partners() {
	m := partnersForm.FindStringIndex(r.remain())
	if m == nil {
		return
	}
	rest := r.remain()[m[1]:]
	end := verbAt(rest)
	if end <= 0 || beginsDuty(rest) && startsLower(rest) {
		return
	}
	i := len(r.Month.Tasks)
	if strings.ContainsAny(rest[:end], ".;:") {
		return
	}
	names, to := r.bodies(rest[:end])
	if end = to; len(names) == 0 {
		return
	}
	r.pending = append(r.pending, names...)
	r.piece(r.done+m[1]+end, index("nhiem_vu", i)+"/phoi_hop", "")
}

// bodies reads a list of units and other bodies up to the first entry that is none, and
// tells where the list ends.
func (r *reader) bodies(s string) (names []string, end int) {
	for end < len(s) {
		name, rest := r.firstUnit(s[end:])
		if !r.isBody(strings.Trim(name, " ,.;")) {
			return names, end
		}
		names = append(names, strings.Trim(name, " ,.;"))
		left := strings.TrimLeft(rest, " ,.;")
		left = strings.TrimPrefix(strings.TrimPrefix(left, "và "), "cùng ")
		end = len(s) - len(left)
	}
	return names, end
}

// isBody tells whether an entry of a list names a unit, a body outside, or all units.
func (r *reader) isBody(name string) bool {
	_, known := r.agency.Unit(name)
	plain := len(strings.Fields(name)) <= longestName && due(name) == ""
	return known || plain && (looksUnit(name) || anotherBody.MatchString(name+" ") || bodyForm.MatchString(name))
}

// verbAt is where the first duty of a text begins, after a space; -1 if none does.
func verbAt(s string) int {
	s = head(s)
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			continue
		}
		rest := s[i+1:]
		low, cut := strings.CutPrefix(rest, "để ")
		if beginsDuty(low) && (cut || startsLower(rest)) {
			return i + 1 + len(rest) - len(low)
		}
	}
	return -1
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// units reads a list of units and other bodies: "Phòng A, Phòng B và các đơn vị".
func (r *reader) units(s string) []string {
	var out []string
	s = strings.Trim(s, " ,.;")
	for s != "" {
		name, rest := r.firstUnit(s)
		if name = strings.Trim(name, " ,.;"); name != "" {
			out = append(out, name)
		}
		s = strings.TrimLeft(rest, " ,.;")
		s = strings.TrimPrefix(strings.TrimPrefix(s, "và "), "cùng ")
	}
	return out
}

// firstUnit is the first of a list of units: the longest that is known, else up to the
// next comma or "và".
func (r *reader) firstUnit(s string) (name, rest string) {
	words := strings.SplitAfter(s, " ")
	for n := min(longestName, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], "")
		if u, ok := r.agency.Unit(strings.Trim(name, " ,.;")); ok {
			return u.Code, s[len(name):]
		}
	}
	cut := len(s)
	for i := range s {
		rest, sign := strings.CutPrefix(s[i:], ", ")
		if !sign {
			rest, sign = strings.CutPrefix(s[i:], " và ")
			sign = sign && anotherBody.MatchString(rest) && !council.MatchString(s[:i]) // "Sở Kế hoạch và Đầu tư" is one
		} else if first, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(first) && unitForm.MatchString(s) && !anotherBody.MatchString(rest) {
			sign = false // "Phòng Kinh tế, Hạ tầng và Đô thị" is one
		}
		if i > 0 && (sign || s[i] == ';') {
			cut = i
			break
		}
	}
	return s[:cut], s[cut:]
}

// council ends the first half of "Văn phòng HĐND và UBND", one unit.
var council = regexp.MustCompile(`(?:HĐND|Hội đồng nhân dân)$`)

// anotherBody begins the name of a unit or of a body outside, or words for all units.
var anotherBody = regexp.MustCompile(`^(?:(?i:các|phòng|văn phòng|thanh tra|trung tâm|chi cục|ban|công an|trạm|hội|đoàn|mặt trận|sở|ubnd|ủy ban|trường|viện|bộ|khoa|xí nghiệp|tổ|đội|công ty|cục|thôn|khu phố|đồng chí|ông|bà|đơn vị|cơ quan)\s)`)
