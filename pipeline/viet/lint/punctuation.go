package lint

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
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
			case '(':
				found = append(found, p.bracketAt(i)...)
				continue
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
	case c == ')' && crossedBox(s[:start]):
		return f, end
	case c == '.' && (end-i > 2 || next == '/' || last == '.' || strings.HasPrefix(s[end:], " .")), c == ')' && end-i > 1:
		return f, end // of a gap to fill in, or of brackets in brackets
	case start < i && stray(c, last, next):
		reason = "thừa cách chữ trước dấu “" + sign + "”"
	case end-i == 2 && (listing || c == '.') && !(unicode.IsDigit(last) && unicode.IsDigit(next)):
		start, reason = i, "dấu “"+sign+"” viết hai lần"
	case end-i == 1 && start == i && between && (listing && !p.inAbbreviation(end) || p.runOn(i)):
		reason = "thiếu cách chữ sau dấu “" + sign + "”"
	default:
		return f, end
	}
	if unicode.IsLetter(next) && (listing || c == ')' || start == i && end-i == 1) {
		fix += " "
	}
	return p.finding("cham-cau", start, end, Finding{Severity: Warning, Fix: fix, Sure: true, Reason: reason}), end
}

// bracketAt finds a space after the bracket that opens at the byte i.
func (p *passage) bracketAt(i int) []Finding {
	end := i + 1 + len(p.raw[i+1:]) - len(strings.TrimLeft(p.raw[i+1:], " \u00A0"))
	next, size := utf8.DecodeRuneInString(p.raw[end:])
	if end == i+1 || !unicode.IsLetter(next) || strings.HasPrefix(p.raw[end+size:], " )") || p.inQuotes(i) {
		return nil // none, or a box with a cross: "( x )"
	}
	f := Finding{Severity: Warning, Fix: "(", Sure: true, Reason: "thừa cách chữ sau dấu “(”"}
	if last, _ := utf8.DecodeLastRuneInString(p.raw[:i]); unicode.IsLetter(last) || unicode.IsDigit(last) {
		f.Fix, f.Reason = " (", "cách chữ đứng trước dấu “(”, không đứng sau"
	}
	return []Finding{p.finding("cham-cau", i, end, f)}
}

// crossedBox tells whether the text ends as "( x" does, a box that is ticked.
func crossedBox(s string) bool {
	_, size := utf8.DecodeLastRuneInString(s)
	return strings.HasSuffix(s[:len(s)-size], "( ")
}

// inAbbreviation tells whether the word at the byte goes on with "&": "VH,TT&DL".
func (p *passage) inAbbreviation(at int) bool {
	return strings.HasPrefix(p.raw[wordEnd(p.raw, at):], "&")
}

// runOn tells whether the stop or colon at the byte i stands between two Vietnamese
// words without a space: "hồ sơ.Báo cáo". Abbreviations and addresses do not.
func (p *passage) runOn(i int) bool {
	k := p.wordAt(i + 1)
	if k < 1 || k >= len(p.words) || p.words[k].start != i+1 || p.words[k-1].end != i {
		return false
	}
	a, b := p.words[k-1], p.words[k]
	address := strings.ContainsAny(p.raw[max(0, a.start-1):a.start]+p.raw[b.end:min(len(p.raw), b.end+1)], ".@/:_-")
	return !address && a.shape == small && (b.shape == titled || p.raw[i] == ':' && b.shape == small) &&
		len(a.low) > 1 && len(b.low) > 1 && viet.ValidSyllable(a.low) && viet.ValidSyllable(b.low)
}

// stray tells whether a space is wrong before the mark. A colon or stop with a word
// on both sides may be something else than punctuation.
func stray(c byte, last, next rune) bool {
	if c == ':' || c == '.' {
		return unicode.IsLetter(last) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
	}
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' || last == '”' || last == '%'
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
	if len(p.words) >= proseWords && !p.shouted && p.at(0) != "về" && p.at(0) != "v" {
		return "prose" // and no title: "Về việc …", "V/v …"
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
		f := p.finding("dau-cuoi-doan", end-size, end, Finding{Severity: Warning, Reason: "thiếu dấu câu cuối đoạn, các đoạn khác đều có; thêm “;”, ở đoạn cuối “.”"})
		if semicolons == 0 {
			f.Fix, f.Sure, f.Reason = f.Found+".", true, "thiếu dấu chấm cuối đoạn, các đoạn khác đều có"
		}
		found = append(found, f)
	}
	return found
}
