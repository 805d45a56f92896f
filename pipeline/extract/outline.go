package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/parts"
	"vanthu/pipeline/viet"
)

// mark is a labelled line under which others stand (mốc): the heading of a section, a
// topic, or the name of a unit.
type mark struct {
	class   string
	number  int
	section section // what stands beside it speaks of
	unit    bool
}

// class is the kind of a label: "Đ" of Điều and its like, "I", "A", "1", "1.1", "a", "-",
// "+"; "" if there is none.
func class(label string) string {
	bare := strings.Trim(label, " .)(:")
	first, _ := utf8.DecodeRuneInString(bare)
	switch {
	case label == "":
		return ""
	case bullet(label):
		return strings.TrimSpace(label)
	case bare == "":
		return label
	case strings.ContainsRune(bare, ' '):
		return "Đ"
	case strings.Contains("CDLM", bare): // no notice has so many parts
		return "A"
	case strings.Trim(bare, "IVXLC") == "":
		return "I"
	case first >= '0' && first <= '9':
		return strings.Repeat("1.", strings.Count(bare, ".")+1)
	case bare == viet.Upper(bare):
		return "A"
	}
	return "a"
}

// bullet tells whether a label is a sign and no number.
func bullet(label string) bool { return viet.Fold(label) == "" && strings.TrimSpace(label) != "" }

// ordinal is the place that a label says its line has: 2 of "1.2.", "II.", "b)" and
// "Điều 2."; 0 if it says none.
func ordinal(label string) int {
	bare := strings.Trim(label, " .)(:")
	bare = bare[strings.LastIndexAny(bare, " .")+1:]
	n := number(digits(bare))
	switch roman, isRoman := viet.ParseRoman(bare); {
	case bare == "" || n > 0:
		return n
	case class(label) == "A":
		return int(bare[0]-'A') + 1
	case isRoman:
		return roman
	}
	n, _ = viet.ParseLetter(bare)
	return n
}

// beside is the mark that the label of the line goes on with: "3." after "2.". The
// tasks of a unit may be numbered as the units are.
func (r *reader) beside() *mark {
	k, n := class(r.line.Label), ordinal(r.line.Label)
	if k == "" || bullet(r.line.Label) || k == r.label && n == r.last+1 {
		return nil
	}
	for i := len(r.marks) - 1; i >= 0; i-- {
		if m := &r.marks[i]; m.class == k {
			if m.number+1 == n {
				return m
			}
			return nil
		}
	}
	return nil
}

// stand notes that the line has a label under which others stand. Those of its class and
// what stood under them are past.
func (r *reader) stand(unit bool) {
	k := class(r.line.Label)
	if k == "" || bullet(r.line.Label) {
		return
	}
	if i := slices.IndexFunc(r.marks, func(m mark) bool { return m.class == k }); i >= 0 {
		r.marks = r.marks[:i]
	}
	r.marks = append(r.marks, mark{k, ordinal(r.line.Label), r.section, unit})
}

// open begins a section.
func (r *reader) open(s section) {
	r.section, r.home = s, s
	r.alone()
	r.topic("")
	r.stand(false)
}

// alone ends the tasks of the unit under way.
func (r *reader) alone() {
	r.unit, r.shared, r.label, r.last, r.whole, r.loose, r.chief = "", nil, "", 0, false, nil, ""
}

// topic begins what is said under words that the notice does not print by itself, such
// as "Về thu ngân sách": they go before what is said first, and into the remarks on
// the tasks.
func (r *reader) topic(text string) {
	if r.about != "" && !r.held {
		r.other(r.about)
		r.hold(index("cuoc_hop/ket_luan_khac", len(r.Month.Meeting.Other)-1) + "/noi_dung")
	}
	r.about, r.held, r.named = strings.TrimRight(mixedCase(text), " .:;,"), false, len(r.Pieces)
}

// hold says where the words of the topic went.
func (r *reader) hold(path string) {
	r.held = true
	if r.named < len(r.Pieces) {
		p := &r.Pieces[r.named]
		p.Key, p.Frame = path, ""
	}
}

// under puts the words of the topic before what is said first.
func (r *reader) under(text, path string) string {
	if r.about == "" || r.held {
		return text
	}
	r.hold(path)
	return r.about + ": " + text
}

// mixedCase writes a heading in capitals as a sentence has it.
func mixedCase(s string) string {
	if s != viet.Upper(s) {
		return s
	}
	words := strings.Fields(viet.Lower(s))
	for i, w := range words {
		if acronyms[w] {
			words[i] = viet.Upper(w)
		}
	}
	return viet.Capitalise(strings.Join(words, " "))
}

// acronyms stay in capitals.
var acronyms = map[string]bool{"ubnd": true, "hđnd": true, "mttq": true, "tnhh": true, "mtv": true, "thpt": true, "thcs": true, "ttđt": true, "cchc": true, "hcc": true, "tthc": true}

// topicHeading reads a line that names what is spoken of next.
func (r *reader) topicHeading(text string, next *mark) bool {
	const longest = 24 // words
	section := next != nil && !next.unit
	labelled := r.line.Label != "" && !bullet(r.line.Label)
	looks := labelled || bold(r.line) || text == viet.Upper(text)
	switch folded := viet.Fold(text); {
	case r.web && !labelled, !looks && !r.leadsIn(text), len(strings.Fields(text)) > longest, endsWith(text, ".;,!?"):
		return false
	case section, text == viet.Upper(text), aboutForm.MatchString(folded):
	case (r.section == opening || r.section == others) && looks:
	default:
		return false
	}
	if inside := !section && r.section != opening && r.section != others && r.section != ending; inside {
		if r.section == tasks && r.unit != "" && next == nil {
			return false
		}
		r.alone()
	} else {
		r.open(others)
	}
	r.topic(text)
	r.stand(false)
	r.rest(isHeading)
	return true
}

// leadsIn tells whether a line without a label only leads to those below it.
func (r *reader) leadsIn(text string) bool {
	return r.section == others && endsWith(text, ":") && r.line.Label == ""
}

// leave ends what the line does not belong to any more: the tasks of a unit, or the
// section.
func (r *reader) leave(next *mark) {
	r.section, r.home = next.section, next.section
	r.alone()
	if !next.unit {
		r.topic("")
		if r.section != others && r.section != general && r.section != tasks {
			r.section, r.home = others, others
		}
	}
	r.stand(next.unit)
}

// follows tells whether lines of a lower kind come below the one under way.
func (r *reader) follows() bool {
	var next *parts.Line
	if i := r.number[r.line]; i < len(r.parts.Lines) {
		next = r.parts.Lines[i]
	}
	return next != nil && next.Table == nil && next.Label != "" && class(next.Label) != class(r.line.Label) && (bullet(next.Label) || ordinal(next.Label) == 1)
}
