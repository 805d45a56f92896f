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

func newText(passages []string, h House) *text {
	t := &text{house: h}
	for i, raw := range passages {
		t.passages = append(t.passages, newPassage(i, raw))
	}
	return t
}

func newPassage(index int, raw string) *passage {
	p := &passage{index: index, raw: raw, low: lowered(raw), marks: scanQuotes(raw), shouted: !strings.ContainsFunc(raw, unicode.IsLower)}
	p.tidy = viet.Tone(p.low, viet.ToneOnFirst) == p.low
	p.quoted = quotedSpans(p.marks)
	for i := 0; i < len(raw); {
		end := wordEnd(raw, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(raw[i:])
			i += size
			continue
		}
		p.addWord(i, end)
		i = end
	}
	return p
}

func (p *passage) addWord(start, end int) {
	w := word{start: start, end: end, low: p.low[start:end], shape: shapeOf(p.raw[start:end]), quoted: p.inQuotes(start)}
	if !p.tidy {
		w.low = viet.Tone(w.low, viet.ToneOnFirst)
	}
	if n := len(p.words); n == 0 {
		w.free = true
	} else {
		last := p.words[n-1]
		gap := p.raw[last.end:start]
		w.joint = jointOf(gap)
		w.free = w.joint != ' ' && begins(gap, last.end-last.start)
	}
	p.words = append(p.words, w)
}

// wordEnd is the end of the word that begins at i; i if none does.
func wordEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				if c < '0' || c > '9' {
					return i
				}
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
		i += size
	}
	return i
}

func shapeOf(s string) shape {
	letters, capitals, digits, first := 0, 0, 0, false
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case unicode.IsUpper(r):
			capitals++
			letters++
			first = first || i == 0
		default:
			letters++
		}
	}
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
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < utf8.RuneSelf && (s[i] < 'A' || s[i] > 'Z')
	}
	if plain {
		return s
	}
	out := make([]byte, 0, len(s))
	for i, r := range s {
		l := unicode.ToLower(r)
		if size := utf8.RuneLen(l); r == utf8.RuneError || size != utf8.RuneLen(r) {
			_, size = utf8.DecodeRuneInString(s[i:])
			out = append(out, s[i:i+size]...)
			continue
		}
		out = utf8.AppendRune(out, l)
	}
	return string(out)
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
