package lint

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// text is a document taken apart once for all rules.
type text struct {
	house    House
	names    lexicon // of the house
	passages []*passage
	style    string // tone style in which [toneMarks] mends; empty if it mends nothing
}

// passage is one paragraph, cell or list item (đoạn).
type passage struct {
	index   int
	raw     string
	low     string // raw in small letters, byte for byte as long
	words   []word
	shouted bool // has no small letter: a heading
	tidy    bool // every tone mark is where ToneOnFirst has it
	has     role // of all its words
	marks   []mark
	quoted  []span
	cites   []viet.CitationSpan
	cited   bool // cites is filled
}

// span is a part of a passage.
type span struct{ start, end int }

// word is a run of letters and digits.
type word struct {
	start, end int
	low        string // small letters, tone marks as in "hòa"
	role       role
	shape      shape
	joint      byte // what stands before it; see jointOf
	free       bool // a capital is right here whatever the word is: a sentence or item begins
	quoted     bool
	named      bool // part of a name or turn whose capitals are judged by a list
	own        bool // part of a name of the house
}

// shape is how a word is written.
type shape uint8

const (
	small  shape = iota
	titled       // first letter a capital, the rest small: "Sở"
	upper        // two capitals or more and nothing else: "UBND"
	figure       // digits only
	odd          // anything else: "SNgV", "P14"
)

// wordBytes is about how many bytes a word takes with the space after it.
const wordBytes = 5

func newText(passages []string, h House) *text {
	size := 0
	for _, raw := range passages {
		size += len(raw)
	}
	t := &text{house: h, names: ownNames(h), passages: make([]*passage, len(passages))}
	r := reader{words: make([]word, 0, size/wordBytes+len(passages)), roles: make(map[string]role, min(size/wordBytes, 500)), fixed: fixedRoles(), names: t.names}
	all := make([]passage, len(passages))
	for i, raw := range passages {
		all[i] = passage{index: i, raw: raw}
		r.read(&all[i])
		t.passages[i] = &all[i]
	}
	return t
}

// newPassage takes a text apart that is none of a document: its words have no roles.
func newPassage(index int, raw string) *passage {
	p := &passage{index: index, raw: raw}
	(&reader{}).read(p)
	return p
}

// reader takes passages apart, with one store for the words of all.
type reader struct {
	words []word
	roles map[string]role // of the words met; nil if none are asked
	fixed map[string]role // of the words of the lists
	names lexicon         // of the house
}

func (r *reader) read(p *passage) {
	p.low, p.marks, p.shouted, p.tidy = lowered(p.raw), scanQuotes(p.raw), !strings.ContainsFunc(p.raw, unicode.IsLower), true
	p.quoted = quotedSpans(p.marks)
	p.words = r.words[len(r.words):]
	for i := 0; i < len(p.raw); {
		end, form := scanWord(p.raw, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(p.raw[i:])
			i += size
			continue
		}
		r.add(p, i, end, form)
		i = end
	}
	if len(r.words)+len(p.words) <= cap(r.words) {
		r.words = r.words[:len(r.words)+len(p.words)]
	}
}

// add puts a word to the passage.
func (r *reader) add(p *passage, start, end int, form shape) {
	w := word{start: start, end: end, low: p.low[start:end], shape: form, quoted: p.inQuotes(start)}
	if w.role = r.roleOf(w.low); w.role&misplaced != 0 {
		p.tidy, w.low = false, viet.Tone(w.low, viet.ToneOnFirst)
		w.role |= r.roleOf(w.low)
	}
	p.has |= w.role
	if n := len(p.words); n == 0 {
		w.free = true
	} else {
		last := &p.words[n-1]
		gap := p.raw[last.end:start]
		w.joint = jointOf(gap)
		w.free = w.joint != ' ' && begins(gap, last.end-last.start)
	}
	p.words = append(p.words, w)
}

// wordEnd is the end of the word that begins at i; i if none does.
func wordEnd(s string, i int) int {
	end, _ := scanWord(s, i)
	return end
}

func shapeOf(s string) shape {
	_, form := scanWord(s, 0)
	return form
}

// scanWord is the end of the word that begins at i, and how it is written; i if none
// does.
func scanWord(s string, i int) (end int, form shape) {
	letters, capitals, digits, first := 0, 0, 0, false
	for end = i; end < len(s); {
		r, size := rune(s[end]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[end:])
		}
		g := glyphOf(r)
		switch {
		case g&digit != 0:
			digits++
		case g&inWord == 0:
			return end, shapeFrom(letters, capitals, digits, first)
		case g&large != 0:
			capitals++
			letters++
			first = first || end == i
		default:
			letters++
		}
		end += size
	}
	return end, shapeFrom(letters, capitals, digits, first)
}

// shapeFrom sums up what was counted in a word; first tells whether its first letter
// is a capital.
func shapeFrom(letters, capitals, digits int, first bool) shape {
	switch {
	case letters == 0:
		return figure
	case digits > 0:
		return odd
	case capitals == 0:
		return small
	case first && capitals == 1:
		return titled
	case capitals == letters:
		return upper
	}
	return odd
}

// jointOf sums up what stands between two words: ' ' a single space, ',' a comma
// and a space, '-' a hyphen, '=' a hyphen with a space on both sides, '/' a slash,
// '&' that sign, 0 anything else.
func jointOf(gap string) byte {
	switch gap {
	case " ", "\u00A0":
		return ' '
	case ", ":
		return ','
	case "-", "\u2011":
		return '-'
	case " - ":
		return '='
	case "/":
		return '/'
	case "&", " & ":
		return '&'
	}
	return 0
}

// begins tells whether a sentence or an item may begin after this gap; last is
// the length of the word before it, for the numbers of items: "a)", "12)".
func begins(gap string, last int) bool {
	if strings.ContainsAny(gap, ".!?…:;“\"‘([\n\t/•+*") {
		return true
	}
	return strings.Contains(gap, ")") && last <= 2
}

// lowered is the text in small letters; a letter that has another length there
// stays, so that places in both texts are the same.
func lowered(s string) string {
	var b strings.Builder
	done := 0
	for i, r := range s {
		if glyphOf(r)&falls == 0 {
			continue
		}
		l := unicode.ToLower(r)
		if size := utf8.RuneLen(l); size == utf8.RuneLen(r) {
			if done == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[done:i])
			b.WriteRune(l)
			done = i + size
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// finding is a finding of this passage.
func (p *passage) finding(rule string, start, end int, f Finding) Finding {
	f.Rule, f.Passage, f.Start, f.End, f.Found = rule, p.index, start, end, p.raw[start:end]
	return f
}

// citations are the citations of the passage.
func (p *passage) citations() []viet.CitationSpan {
	if !p.cited {
		p.cites, p.cited = viet.FindCitations(p.raw), true
	}
	return p.cites
}

// citationAt is the citation that covers the place.
func (p *passage) citationAt(at int) (viet.CitationSpan, bool) {
	all := p.citations()
	i := sort.Search(len(all), func(i int) bool { return all[i].End > at })
	if i == len(all) || all[i].Start > at {
		return viet.CitationSpan{}, false
	}
	return all[i], true
}

// longestClause is how far, in bytes, a clause is looked at on each side.
const longestClause = 400

// clause is the part of the passage, in small letters, in which the place stands:
// from the stop or semicolon before to the one after it.
func (p *passage) clause(at int) (before, after string) {
	start, end := max(0, at-longestClause), min(len(p.low), at+longestClause)
	for i := at; i > start; i-- {
		if ends(p.low, i-1) {
			start = i
		}
	}
	for i := at; i < end; i++ {
		if ends(p.low, i) {
			end = i
		}
	}
	return p.low[start:at], p.low[at:end]
}

// ends tells whether a clause ends at the byte.
func ends(s string, i int) bool {
	switch s[i] {
	case ';', '!', '?', '\n':
		return true
	case '.':
		return i+1 == len(s) || s[i+1] == ' '
	}
	return false
}

// at is the small form of the word at the place; empty outside the passage.
func (p *passage) at(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].low
}

// joined is the word that follows after a single space; empty if none does.
func (p *passage) joined(i int) string {
	if i <= 0 || i >= len(p.words) || p.words[i].joint != ' ' {
		return ""
	}
	return p.words[i].low
}
