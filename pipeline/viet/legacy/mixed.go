package legacy

import "strings"

// The sorts of words in a text that mixes encodings.
const (
	neutral = iota // the same in both
	modern         // Vietnamese only as it stands
	old            // Vietnamese only in the old encoding
	either         // Vietnamese in both readings, but other words
)

// part is a word of such a text.
type part struct {
	start, end int
	sort       int
	common     uint8
}

// beside is the encoding that makes syllables of the most odd words of a text which
// otherwise is Unicode, and of half of them; Unicode if that are not two words.
func (t *tally) beside() Encoding {
	best := Unicode
	for _, e := range candidates {
		if t.found[e] < 2 || 2*(t.found[e]+t.short[e]) < t.odd {
			continue
		}
		if best == Unicode || t.found[e]+t.short[e] > t.found[best]+t.short[best] {
			best = e
		}
	}
	return best
}

// mend decodes the words of a text that are only Vietnamese in the encoding, and
// leaves those that are only Vietnamese as they stand. A word that is both goes with
// the words beside it. It is false if a word is neither, or belongs to neither side.
func (d *detector) mend(text string, e Encoding) (string, bool) {
	parts, ok := d.sort(text, e)
	if !ok {
		return text, false
	}
	var b strings.Builder
	at := 0
	for i, p := range parts {
		sort := p.sort
		if sort == either {
			if sort = settle(parts, i, e); sort == either {
				return text, false
			}
		}
		if sort == old {
			b.WriteString(text[at:p.start])
			b.WriteString(ofWord(e, text[p.start:p.end]))
			at = p.end
		}
	}
	b.WriteString(text[at:])
	return b.String(), true
}

// sort tells the sort of each word; false if a word is wrong in both readings.
func (d *detector) sort(text string, e Encoding) (parts []part, ok bool) {
	bit := uint8(1) << e
	for start, end := nextWord(text, 0); start < len(text); start, end = nextWord(text, end) {
		w := d.word(text[start:end])
		p := part{start: start, end: end, common: w.common}
		switch known := (w.marked|w.short)&bit != 0; {
		case w.odd && !known:
			return nil, false
		case w.odd:
			p.sort = old
		case !known && isASCII(text[start:end]), !w.letters:
			p.sort = neutral
		case known && ofWord(e, text[start:end]) != text[start:end]:
			p.sort = either
		default:
			p.sort = modern
		}
		parts = append(parts, p)
	}
	return parts, true
}

// settle decides for a word that is Vietnamese in both readings: what the nearest
// words on both sides are, else the reading that is a common word.
func settle(parts []part, i int, e Encoding) int {
	left, right := either, either
	for j := i - 1; j >= 0 && left == either; j-- {
		left = side(parts[j])
	}
	for j := i + 1; j < len(parts) && right == either; j++ {
		right = side(parts[j])
	}
	now, then := parts[i].common&(1<<Unicode) != 0, parts[i].common&(1<<e) != 0
	switch {
	case left == right, right == either:
		return left
	case left == either:
		return right
	case now != then && now:
		return modern
	case now != then:
		return old
	}
	return either
}

func side(p part) int {
	if p.sort == neutral {
		return either
	}
	return p.sort
}

// ofWord decodes one word, as capitals where its letters without marks are.
func ofWord(e Encoding, s string) string {
	text, _ := decodeWord(e, s)
	if e == TCVN3 && !hasCase(text, false) {
		text, _ = decodeWord(TCVN3Capitals, s)
	}
	return text
}
