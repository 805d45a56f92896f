package lint

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordAt is the index of the first word that ends after the place.
func (p *passage) wordAt(at int) int {
	return sort.Search(len(p.words), func(i int) bool { return p.words[i].end > at })
}

// punctuation finds stray spaces before marks, doubled marks and marks without the
// space that follows them. Dots of blanks ("ngày ... tháng ..."), the end of a
// document ("./."), addresses and figures are left alone.
func punctuation(t *text) []Finding {
	var found []Finding
	for _, p := range t.passages {
		for i := 0; i < len(p.raw); i++ {
			switch p.raw[i] {
			case ',', ';', ':', '.', ')':
			default:
				continue
			}
			f, end := p.markAt(i)
			if f.Reason != "" && !p.inQuotes(i) {
				found = append(found, f)
			}
			i = max(i, end-1)
		}
	}
	return found
}

// markAt judges the punctuation mark at the byte i; end is where to go on.
func (p *passage) markAt(i int) (f Finding, end int) {
	s, c := p.raw, p.raw[i]
	end = i + 1
	for end < len(s) && s[end] == c {
		end++
	}
	start := len(strings.TrimRight(s[:i], " \u00A0"))
	last, _ := utf8.DecodeLastRuneInString(s[:start])
	next, _ := utf8.DecodeRuneInString(s[end:])
	sign, listing := string(c), c == ',' || c == ';'
	between := unicode.IsLetter(last) && unicode.IsLetter(next)
	fix, reason := sign, ""
	switch {
	case c == '.' && (end-i > 2 || next == '/' || last == '.' || strings.HasPrefix(s[end:], " .")), c == ')' && end-i > 1:
		return f, end // of a gap to fill in, or of brackets in brackets
	case start < i && stray(c, last, next):
		reason = "thừa cách chữ trước dấu “" + sign + "”"
	case end-i == 2 && (listing || c == '.') && !(unicode.IsDigit(last) && unicode.IsDigit(next)):
		start, reason = i, "dấu “"+sign+"” viết hai lần"
	case end-i == 1 && listing && start == i && between:
		reason = "thiếu cách chữ sau dấu “" + sign + "”"
	default:
		return f, end
	}
	if listing && unicode.IsLetter(next) {
		fix += " "
	}
	return p.finding("cham-cau", start, end, Finding{Severity: Warning, Fix: fix, Sure: true, Reason: reason}), end
}

// stray tells whether a space is wrong before the mark. A colon or stop with a word
// on both sides may be something else than punctuation.
func stray(c byte, last, next rune) bool {
	if c == ':' || c == '.' {
		return unicode.IsLetter(last) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
	}
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' || last == '”'
}

// The passages among which a missing stop shows.
const (
	fewestSiblings = 3
	proseWords     = 40 // so long a passage is no heading, title or cell
)

// missingStops finds list items and long paragraphs without a stop at the end where
// nearly all the others of their kind have one.
func missingStops(t *text) []Finding {
	kinds := map[string][]*passage{}
	for _, p := range t.passages {
		if kind := p.kind(); kind != "" {
			kinds[kind] = append(kinds[kind], p)
		}
	}
	var found []Finding
	for _, kind := range []string{"-", "+", "•", "prose"} {
		found = append(found, withoutStop(kinds[kind])...)
	}
	return found
}

// kind is the mark of a list item, or "prose"; empty for what may be a heading.
func (p *passage) kind() string {
	trimmed := strings.TrimSpace(p.raw)
	for _, bullet := range []string{"-", "+", "•"} {
		if strings.HasPrefix(trimmed, bullet+" ") && len(p.words) > 3 {
			return bullet
		}
	}
	if len(p.words) >= proseWords && !p.shouted {
		return "prose"
	}
	return ""
}

func withoutStop(siblings []*passage) []Finding {
	var open []*passage
	semicolons := 0
	for _, p := range siblings {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.raw, " \u00A0\n”\"’"))
		switch {
		case last == ';':
			semicolons++
		case unicode.IsLetter(last), unicode.IsDigit(last), last == ')', last == '%':
			open = append(open, p)
		}
	}
	if len(siblings) < fewestSiblings || len(open)*4 > len(siblings) {
		return nil
	}
	var found []Finding
	for _, p := range open {
		end := len(strings.TrimRight(p.raw, " \u00A0\n"))
		_, size := utf8.DecodeLastRuneInString(p.raw[:end])
		f := p.finding("dau-cuoi-doan", end-size, end, Finding{Severity: Warning, Reason: "thiếu dấu chấm cuối đoạn, các đoạn khác đều có"})
		if semicolons == 0 {
			f.Fix, f.Sure = f.Found+".", true
		}
		found = append(found, f)
	}
	return found
}
