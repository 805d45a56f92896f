package extract

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// unitForm is how the names of units begin.
var unitForm = regexp.MustCompile(`^(?i:các phòng|văn phòng|phòng|thanh tra|trung tâm|chi cục|ban|công an|trạm|đội|bộ phận|tổ|hạt|quỹ|hội|đoàn|mặt trận|ủy ban|trường)(?:\s|$)`)

// longestName is how many words the name of a unit has at most.
const longestName = 14

// looksUnit tells whether a text reads as the name of a unit: a noun for units, and a
// name behind it.
func looksUnit(s string) bool {
	m := unitForm.FindStringIndex(s)
	if m == nil || len(strings.Fields(s)) > longestName || strings.ContainsAny(s, ".;:!?") || leadVerb.MatchString(s) {
		return false
	}
	rest := s[m[1]:]
	first, _ := utf8.DecodeRuneInString(rest)
	return rest == "" && viet.Fold(s) == "van phong" || unicode.IsUpper(first) || officeWords.MatchString(rest)
}

var (
	officeWords = regexp.MustCompile(`^(?:sở|xã|phường|tỉnh|huyện|cơ quan|ủy ban)(?:\s|$)`)
	// leadVerb begins what a unit does.
	leadVerb = regexp.MustCompile(`\s(?:chủ trì|phối hợp|làm đầu mối|chịu trách nhiệm|có trách nhiệm)(?:[\s,]|$)`)
	ofUnit   = regexp.MustCompile(`^(?:Đối với|Giao cho|Giao|Nhiệm vụ của|Yêu cầu|Đề nghị)\s+`)
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
	u := record.Unit{Code: r.free(abbreviation(name)), Name: name}
	if name == viet.Upper(name) {
		u.Name = sentenceCase(name)
	}
	if r.given {
		r.warn("don-vi-la", "không có đơn vị "+record.Quote(name)+" trong hồ sơ cơ quan, tạm đặt mã "+record.Quote(u.Code), "ghi tên này vào ten_khac của đúng đơn vị trong hồ sơ cơ quan, hoặc thêm đơn vị")
	}
	r.place(fmt.Sprintf("co_quan/don_vi/%d", len(r.agency.Units)))
	r.agency.Units = append(r.agency.Units, u)
	return u.Code, true
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
	folded := viet.Fold(name)
	switch {
	case strings.HasPrefix(folded, "van phong"):
		return "VP"
	case strings.HasPrefix(folded, "thanh tra"):
		return "TTra"
	}
	for _, head := range []string{"phong ", "trung tam ", "ban ", "bo phan ", "to "} {
		if rest, ok := strings.CutPrefix(folded, head); ok && strings.Contains(rest, " ") {
			folded = rest
			break
		}
	}
	var b strings.Builder
	for _, w := range strings.Fields(folded) {
		if w != "va" {
			b.WriteString(strings.ToUpper(w[:1]))
		}
	}
	if b.Len() == 0 {
		return "DV"
	}
	return b.String()
}

// unitHeading reads a line that names the unit whose tasks follow, or that begins with
// the name and a colon.
func (r *reader) unitHeading(text string) bool {
	name := strings.TrimSpace(ofUnit.ReplaceAllString(text, ""))
	label := r.line.Label
	rankless := r.section == tasks && r.unit != "" && r.label != "" && class(label) == r.label && bullet(label)
	whole := strings.TrimRight(name, " :.")
	if _, known := r.find(whole, false); !rankless && (known || looksUnit(whole)) && !endsWith(text, ",;") {
		if known || label != "" || bold(r.line) || endsWith(text, ":") || r.section == tasks {
			r.headed(whole, len(r.line.Text))
			return true
		}
	}
	before, after, ok := strings.Cut(name, ":")
	if !ok || strings.TrimSpace(after) == "" || len(strings.Fields(before)) > longestName {
		return false
	}
	if _, known := r.find(before, false); !known && !looksUnit(before) || r.section == opening && r.line.Label == "" && !known {
		return false
	}
	r.headed(before, r.done+strings.Index(r.remain(), ":")+1)
	r.duties()
	return true
}

// headed makes a heading of the line up to end, and its unit the one whose tasks follow.
func (r *reader) headed(name string, end int) {
	r.section, r.label, r.whole = tasks, "", false
	r.unit, _ = r.find(name, true)
	r.frame(end, isHeading)
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

// givesForm begins a sentence that gives a unit a task.
var givesForm = regexp.MustCompile(`^(?:Giao cho|Giao|Phân công|Yêu cầu|Đề nghị)\s+(?:(?:đồng chí\s+)?(?:lãnh đạo|Trưởng|Thủ trưởng|Chánh)\s+)?`)

// assigned reads a line whose sentences give tasks to units by name: "Giao Phòng A chủ
// trì, phối hợp Phòng B ...".
func (r *reader) assigned(text string) bool {
	if _, _, ok := r.assignment(text); !ok {
		return false
	}
	from := r.done
	for _, s := range sentences(r.remain()) {
		sentence := r.line.Text[from+s.from : from+s.to]
		unit, at, ok := r.assignment(sentence)
		switch {
		case ok:
			r.section = tasks
			r.unit, _ = r.find(unit, true)
			lead := r.done
			r.piece(lead+at, index("nhiem_vu", len(r.Month.Tasks))+"/don_vi_chu_tri", "")
			r.partners()
			r.newTask(from + s.to)
		case len(r.Month.Tasks) > 0 && len(strings.Fields(sentence)) < 12 && dueForm.MatchString(sentence):
			r.more(from + s.to)
		default:
			r.newTask(from + s.to)
		}
	}
	r.label = ""
	return true
}

// assignment tells to which unit a sentence gives a task, and where what it must do
// begins.
func (r *reader) assignment(sentence string) (unit string, at int, ok bool) {
	m := givesForm.FindStringIndex(sentence)
	start := 0
	if m != nil {
		start = m[1]
	}
	words := strings.SplitAfter(sentence[start:], " ")
	for n := min(longestName, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], "")
		bare := strings.TrimRight(name, " ,:")
		after := sentence[start+len(name):]
		_, known := r.find(bare, false)
		if !known && !(looksUnit(bare) && !strings.ContainsAny(bare, ",")) {
			continue
		}
		lead := leadForm.FindString(" " + after)
		if lead == "" && (m == nil || !beginsDuty(after)) {
			continue
		}
		return bare, start + len(name) + max(len(lead)-1, 0), true
	}
	return "", 0, false
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
	if end <= 0 {
		return
	}
	i := len(r.Month.Tasks)
	r.pending = r.units(rest[:end])
	r.piece(r.done+m[1]+end, index("nhiem_vu", i)+"/phoi_hop", "")
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
	for _, sign := range []string{",", ";", " và "} {
		i := strings.Index(s, sign)
		if i > 0 && (sign != " và " || anotherBody.MatchString(s[i+len(sign):])) { // "Sở Kế hoạch và Đầu tư" is one
			cut = min(cut, i)
		}
	}
	return s[:cut], s[cut:]
}

// anotherBody begins the name of a unit or of a body outside, or words for all units.
var anotherBody = regexp.MustCompile(`^(?:(?i:các|phòng|văn phòng|thanh tra|trung tâm|chi cục|ban|công an|trạm|hội|đoàn|mặt trận|sở|ubnd|ủy ban|trường|viện|bộ)\s)`)
