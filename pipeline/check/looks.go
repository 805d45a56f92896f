package check

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// Tolerances: what word processors round, and what no eye sees.
const (
	slackLength = 0.2 // mm
	slackSpace  = 0.5 // pt
	slackSize   = 0.1 // pt
	slackPitch  = 0.02
)

// same is the places of one fault, which is told once (nhóm lỗi).
type same struct {
	lines   []*parts.Line
	changes []doc.Change
}

func (s *same) put(l *parts.Line, changes ...doc.Change) {
	s.lines = append(s.lines, l)
	s.changes = append(s.changes, changes...)
}

// sames are groups by what was found, in the order in which they began.
type sames struct {
	order  []string
	groups map[string]*same
}

func (s *sames) put(found string, l *parts.Line, changes ...doc.Change) {
	if s.groups == nil {
		s.groups = map[string]*same{}
	}
	if s.groups[found] == nil {
		s.order = append(s.order, found)
		s.groups[found] = &same{}
	}
	s.groups[found].put(l, changes...)
}

// tell adds one finding for each group: f with what was found.
func (r *run) tell(s *sames, f Finding) {
	for _, found := range s.order {
		f.Found = found
		r.tellOne(s.groups[found], f)
	}
}

// tellPairs is [run.tell] of groups that go by what was found and, on the next line,
// what is asked.
func (r *run) tellPairs(s *sames, f Finding) {
	for _, key := range s.order {
		f.Found, f.Want, _ = strings.Cut(key, "\n")
		r.tellOne(s.groups[key], f)
	}
}

// tellOne adds one finding for the places of a group, at the first of them.
func (r *run) tellOne(s *same, f Finding) {
	if len(s.lines) == 0 {
		return
	}
	first := s.lines[0]
	f.Section, f.Block, f.Passage, f.Changes = first.Section, first.Block, whole(first), s.changes
	if n := len(s.lines); n > 1 {
		f.Found += fmt.Sprintf(" (%d chỗ)", n)
	}
	r.add(f)
}

// at adds a finding at one line.
func (r *run) at(l *parts.Line, f Finding) {
	r.tellOne(&same{lines: []*parts.Line{l}, changes: f.Changes}, f)
}

// whole is a line with its label.
func whole(l *parts.Line) string {
	return strings.TrimSpace(l.Full())
}

// styleRule is what the rules say of a style.
func (r *run) styleRule(id string) thethuc.StyleRule {
	i := slices.IndexFunc(r.Rules.Styles, func(s thethuc.StyleRule) bool { return s.ID == id })
	if i < 0 {
		return thethuc.StyleRule{}
	}
	return r.Rules.Styles[i]
}

// asked is how the lines of one component are to look (vẻ chữ của một thành phần).
type asked struct {
	style   string     // whose size, bold and italic are asked
	what    string     // the component, in words
	center  bool       // it stands in the middle
	half    bool       // where no cell gives it one, in the middle of the right half of the page
	capital bool       // in hoa
	small   bool       // in thường
	mixed   bool       // only some of the letters need be bold
	page    doc.Length // how wide the text of the page is, for half
	to      float64    // the size that mends; 0 is the nearest that is allowed
	anySize bool       // sizes are judged elsewhere
}

// looks tells where lines do not look as asked. Lines with the same faults are one
// finding.
func (r *run) looks(lines []*parts.Line, a asked) {
	rule := r.styleRule(a.style)
	var groups sames
	for _, l := range lines {
		if l == nil || !hasLetters(l.Full()) {
			continue
		}
		if fault := a.caseFault(l); fault != "" {
			groups.put(fault, l)
		}
		faults, change := a.faults(l, rule)
		if len(faults) == 0 {
			continue
		}
		if change == (doc.SetFormat{}) {
			groups.put(strings.Join(faults, ", "), l)
			continue
		}
		changes := r.format(l, change)
		if change.Align != nil && len(changes) > 0 {
			changes = append(changes, r.unpushed(l)...)
		}
		groups.put(strings.Join(faults, ", "), l, changes...)
	}
	r.tell(&groups, Finding{Want: a.want(rule), Basis: rule.Basis, Hint: "chỉnh lại kiểu chữ của " + a.what})
}

// unpushed takes the tabs and spaces away that push a line to where it stands.
func (r *run) unpushed(l *parts.Line) []doc.Change {
	text := inlineText(l.Block)
	n := len(text) - len(strings.TrimLeft(text, " \t\u00a0"))
	if n == 0 || r.shared(l) {
		return nil
	}
	return []doc.Change{doc.SetText{Block: l.Block, Start: 0, End: n}}
}

// faults is what of a line is not as asked, and the change that mends it.
func (a asked) faults(l *parts.Line, rule thethuc.StyleRule) (faults []string, change doc.SetFormat) {
	if size := oddSize(l, rule.Size); size > 0 && !a.anySize {
		faults = append(faults, "cỡ "+number(size))
		change.Size = new(cmp.Or(a.to, min(max(size, rule.Size.Min), rule.Size.Max)))
	}
	bold := every(l, func(s parts.Span) bool { return s.Bold }) && (hasLetters(l.Text) || l.Bold())
	switch {
	case rule.Bold && !bold && !a.mixed:
		faults, change.Bold = append(faults, "không in đậm"), new(true)
	case !rule.Bold && some(l, func(s parts.Span) bool { return s.Bold }):
		faults, change.Bold = append(faults, "in đậm"), new(false)
	}
	switch {
	case rule.Italic && !every(l, func(s parts.Span) bool { return s.Italic }):
		faults, change.Italic = append(faults, "không in nghiêng"), new(true)
	case !rule.Italic && some(l, func(s parts.Span) bool { return s.Italic }):
		faults, change.Italic = append(faults, "in nghiêng"), new(false)
	}
	if a.center && l.Style.Align != doc.AlignCenter {
		faults, change.Align = append(faults, "không căn giữa"), new(doc.AlignCenter)
	}
	if a.half && l.Table == nil && !l.Columned() && l.Room() > 2*a.page/3 {
		if change.Align == nil {
			faults = append(faults, "không ở bên phải")
		}
		change.Left, change.Right, change.FirstLine = new(a.page/2), new(doc.Length(0)), new(doc.Length(0))
	}
	return faults, change
}

// caseFault is what is wrong with the capitals, which only a person can mend; "" if
// they are right.
func (a asked) caseFault(l *parts.Line) string {
	switch upper := l.Upper(); {
	case a.capital && !upper:
		return "không in hoa"
	case a.small && upper:
		return "in hoa"
	}
	return ""
}

// want says how the component is to look.
func (a asked) want(rule thethuc.StyleRule) string {
	want := []string{a.what}
	if !a.anySize {
		want[0] += " " + sizes(rule.Size)
	}
	switch {
	case a.capital:
		want = append(want, "in hoa")
	case a.small:
		want = append(want, "in thường")
	}
	if !rule.Italic {
		want = append(want, "đứng")
	} else {
		want = append(want, "nghiêng")
	}
	if rule.Bold {
		want = append(want, "đậm")
	} else {
		want = append(want, "không đậm")
	}
	if a.center {
		want = append(want, "căn giữa")
	}
	return strings.Join(want, ", ")
}

// sizes is a range of sizes in words.
func sizes(s thethuc.SizeRange) string {
	if s.Min == s.Max {
		return "cỡ " + number(s.Min)
	}
	return fmt.Sprintf("cỡ %s đến %s", number(s.Min), number(s.Max))
}

// oddSize is the first size of the letters that the law does not allow; 0 if all are
// right.
func oddSize(l *parts.Line, allowed thethuc.SizeRange) float64 {
	for _, s := range l.Spans {
		if hasWords(s.Text) && (s.Size < allowed.Min-slackSize || s.Size > allowed.Max+slackSize) {
			return s.Size
		}
	}
	return 0
}

// every tells whether all letters of a line are so.
func every(l *parts.Line, so func(parts.Span) bool) bool {
	return !slices.ContainsFunc(l.Spans, func(s parts.Span) bool { return hasWords(s.Text) && !so(s) })
}

// some tells whether any letter of a line is so.
func some(l *parts.Line, so func(parts.Span) bool) bool {
	return slices.ContainsFunc(l.Spans, func(s parts.Span) bool { return hasWords(s.Text) && so(s) })
}

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// allUpper tells whether a text is in capitals (in hoa).
func allUpper(s string) bool { return hasLetters(s) && viet.Upper(s) == viet.NFC(s) }

// number writes a number as a Vietnamese text has it.
func number(x float64) string {
	s := fmt.Sprintf("%.2f", x)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	return strings.Replace(s, ".", ",", 1)
}

// near tells whether two numbers are the same but for what is lost in rounding.
func near(a, b, slack float64) bool { return math.Abs(a-b) <= slack }
