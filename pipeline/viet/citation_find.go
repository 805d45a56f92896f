package viet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Looking back from a number or a date goes no farther than this, in bytes.
const (
	typeWindow   = 60
	issuerWindow = 140
	lawWindow    = 240
)

// FindCitations finds the citations in a text, in order and without overlap: a
// kind of document with number and symbol ("Kế hoạch số 137/KH-UBND ngày
// 17/10/2022 của UBND tỉnh"), written short too if its symbol says the same ("KH
// số 137/KH-UBND"), each of a list that shares its kind ("các Kế hoạch số
// 131/KH-UBND, số 84/KH-UBND"), and laws with their number or date. A kind with
// neither is not a citation. The text must be NFC with plain hyphens; spaces may
// be breaks.
func FindCitations(text string) []CitationSpan {
	f := finder{text: text}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '/':
			i = max(i, f.code(i)-1)
		case text[i] == 'n' && strings.HasPrefix(text[i:], "ngày"):
			i = max(i, f.lawDate(i)-1)
		}
	}
	return f.found
}

// finder goes through a text from left to right.
type finder struct {
	text  string
	found []CitationSpan
	done  int // what is before belongs to a citation or a code that is none
}

// code takes the citation whose number has the slash at i, and says where to go
// on.
func (f *finder) code(i int) int {
	start, end := codeAround(f.text, i)
	if start >= end || start < f.done {
		return i
	}
	c := CitationSpan{Start: start, End: end}
	c.Code = f.text[start:end]
	if !f.takeType(&c) {
		f.done = end
		return end
	}
	f.takeTail(&c)
	f.add(c)
	return f.done
}

func (f *finder) add(c CitationSpan) {
	f.found, f.done = append(f.found, c), c.End
}

// takeType reads what stands before the code: "số", and the kind of document,
// with its issuer or the name of a law between them; or the kind is that of the
// citation before, in a list.
func (f *finder) takeType(c *CitationSpan) bool {
	before := f.text[f.done:trimSpaceBack(f.text, c.Start)]
	numbered := false
	for _, lead := range []string{"số:", "số"} {
		if at := wordsBefore(before, lead); at >= 0 {
			numbered, c.Start = true, f.done+at
			before = strings.TrimSuffix(before[:trimSpaceBack(before, at)], ":")
			break
		}
	}
	if f.sharesType(c, before, numbered) {
		return true
	}
	abbr, start := typeBefore(before)
	if abbr == "" && numbered {
		abbr, start, c.Issuer = typeAndIssuerBefore(before)
	}
	n, _ := parseCode(c.Code)
	if n.ofLaw() && !numberedAsLaw[abbr] {
		if named, name, at := lawBefore(before); named != "" {
			abbr, c.Subject, start = named, name, at
		}
	}
	if kind := n.Kind(); abbr == "" && kind != "" {
		if start = wordsBefore(before, kind); start >= 0 && strings.HasPrefix(before[start:], kind) {
			abbr = kind // "KH số 137/KH-UBND"
		}
	}
	if abbr == "" {
		return false
	}
	c.Type, c.Start = abbr, f.done+start
	return true
}

// joints are what stands between the numbers of a list.
var joints = setOf(", ; và hoặc ,và ;và")

// sharesType gives a number in a list the kind that the list begins with, or the
// one that its symbol says.
func (f *finder) sharesType(c *CitationSpan, before string, numbered bool) bool {
	if len(f.found) == 0 || f.found[len(f.found)-1].End != f.done {
		return false
	}
	last := f.found[len(f.found)-1]
	if last.Code == "" || len(before) > typeWindow || !joints[strings.Join(strings.Fields(before), "")] {
		return false
	}
	n, _ := parseCode(c.Code)
	kind := n.Kind()
	if kind == "" && (numbered || last.Type == "CV") || kind == last.Type {
		c.Type = last.Type
	} else if numbered {
		c.Type = kind
	}
	return c.Type != ""
}

// typeAndIssuerBefore reads "Nghị định của Chính phủ" at the end of the text.
func typeAndIssuerBefore(before string) (abbr string, start int, issuer string) {
	from := max(0, len(before)-issuerWindow)
	for at := len(before); ; {
		if at = strings.LastIndex(before[from:at], " của "); at < 0 {
			return "", 0, ""
		}
		at += from
		rest := before[at+len(" của "):]
		if abbr, start = typeBefore(before[:at]); abbr != "" && issuerLen(rest) == len(rest) && rest != "" {
			return abbr, start, oneLine(rest)
		}
	}
}

// takeTail reads what stands after the code: date and issuer in either order, and
// the trích yếu.
func (f *finder) takeTail(c *CitationSpan) {
	dated := c.takeDate(f.text)
	if j := wordAfter(f.text, c.End, "của"); j > 0 && c.Issuer == "" {
		j = skipSpace(f.text, j)
		if n := issuerLen(f.text[j:]); n > 0 {
			c.Issuer, c.End = oneLine(f.text[j:j+n]), j+n
		}
	}
	if !dated && c.Issuer != "" {
		c.takeDate(f.text)
	}
	if !c.lawLike() {
		c.takeSubject(f.text)
	}
}

// dateForms are the forms of a date after "ngày", with gaps for what a draft does
// not know yet.
var dateForms = regexp.MustCompile(`^(?:\d+/\d+(?:/\d+|[\s\x{A0}]{1,3}năm[\s\x{A0}]{1,3}\d+)?|\d+[.-]\d+[.-]\d+|` +
	`[\d.…_]*[\s\x{A0}]{0,40}tháng[\s\x{A0}]{0,40}[\d.…_]*[\s\x{A0}]{0,40}năm[\s\x{A0}]{0,40}[\d…_]*|[.…_]+/[\d.…_]+/\d*)`)

// takeDate reads a date after the citation. What is no day is kept as it stands.
func (c *CitationSpan) takeDate(text string) bool {
	i := c.End
	if strings.HasPrefix(text[i:], ",") {
		i++
	}
	for _, verb := range []string{"ký", "ban hành"} {
		if j := wordAfter(text, i, verb); j > 0 {
			i = j
		}
	}
	if i = wordAfter(text, i, "ngày"); i == 0 {
		return false
	}
	i = skipSpace(text, i)
	form := strings.TrimRight(dateForms.FindString(text[i:]), " \n\t.…_")
	if form == "" {
		return false
	}
	c.End = i + len(form)
	if d, err := ParseDate(form); err == nil {
		c.Date = d
	} else if !blankDate(form) {
		c.BadDate = oneLine(form)
	}
	return true
}

// blankDate tells whether day, month or year are left open: "tháng 10 năm 2022".
func blankDate(form string) bool {
	_, nums := shape(form)
	return strings.ContainsAny(form, "…_") || strings.Contains(form, "..") || strings.Contains(form, "tháng") && len(nums) < 3
}

// takeSubject takes the trích yếu up to the end of the text, if the text is
// nothing but this citation. Inside a longer text where it ends cannot be told.
func (c *CitationSpan) takeSubject(text string) {
	lead := text[:c.Start]
	if len(lead) > typeWindow {
		return
	}
	lead = strings.TrimSpace(strings.TrimLeft(lead, "- "))
	i := skipSpace(text, c.End)
	subject := text[i:]
	if i == c.End || lead != "" && !strings.EqualFold(lead, "Căn cứ") || !beginsSubject(subject) ||
		strings.ContainsAny(strings.TrimRight(subject, " \n;."), "\n;") {
		return
	}
	subject = strings.TrimRight(subject, " \n;.")
	c.End = i + len(subject)
	c.Subject = strings.TrimSpace(strings.TrimPrefix(subject, "về "))
}

// typeBefore is the kind of document whose name ends the text, and where it
// begins.
func typeBefore(text string) (abbr string, start int) {
	for _, t := range documentTypes {
		if start := wordsBefore(text, t.name); start >= 0 {
			return t.abbr, start
		}
	}
	return "", 0
}

// wordsAt is the length of the words at the beginning of the text, in whatever
// case and spacing; 0 if it does not begin with them.
func wordsAt(text, words string) int {
	i := 0
	for word := range strings.SplitSeq(words, " ") {
		if i > 0 {
			j := skipSpace(text, i)
			if j == i {
				return 0
			}
			i = j
		}
		if len(text)-i < len(word) || !strings.EqualFold(text[i:i+len(word)], word) {
			return 0
		}
		i += len(word)
	}
	if startsInLetter(text[i:]) {
		return 0
	}
	return i
}

// wordsBefore is where the words begin that end the text; -1 if it does not end
// with them.
func wordsBefore(text, words string) int {
	i := len(text)
	for rest := words; rest != ""; {
		cut := strings.LastIndexByte(rest, ' ')
		word := rest[cut+1:]
		rest = rest[:max(cut, 0)]
		j := trimSpaceBack(text, i)
		if j == i && i < len(text) || j < len(word) || !strings.EqualFold(text[j-len(word):j], word) {
			return -1
		}
		i = j - len(word)
	}
	if endsInLetter(text[:i]) {
		return -1
	}
	return i
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func startsInLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// wordAfter is the end of the words that follow after a space at i; 0 if others do.
func wordAfter(text string, i int, words string) int {
	j := skipSpace(text, i)
	if n := wordsAt(text[j:], words); n > 0 && j > i {
		return j + n
	}
	return 0
}

// longestGap is the most spaces that stand between the words of a citation; the
// gaps of drafts have many.
const longestGap = 40

func skipSpace(s string, i int) int {
	for n := 0; i < len(s) && n < longestGap; n++ {
		size := 1
		if strings.HasPrefix(s[i:], noBreakSpace) {
			size = len(noBreakSpace)
		} else if s[i] != ' ' && s[i] != '\n' && s[i] != '\t' {
			break
		}
		i += size
	}
	return i
}

// trimSpaceBack is the end of the text before i without its last spaces.
func trimSpaceBack(s string, i int) int {
	for n := 0; i > 0 && n < longestGap; n++ {
		size := 1
		if strings.HasSuffix(s[:i], noBreakSpace) {
			size = len(noBreakSpace)
		} else if b := s[i-1]; b != ' ' && b != '\n' && b != '\t' {
			break
		}
		i -= size
	}
	return i
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
