package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The two styles of placing the tone mark, named by an example. They differ
// only in syllables that end in oa, oe or uy.
const (
	ToneOnFirst = "hòa" // kiểu cũ: state documents; the default
	ToneOnLast  = "hoà" // kiểu mới: QĐ 1989/QĐ-BGDĐT Điều 8
)

// Tone places the tone marks of all Vietnamese syllables in a style, [ToneOnFirst]
// or [ToneOnLast] (any other text counts as the first), and repairs marks
// that are wrong in both ("qúy" becomes "quý"). Words that are no Vietnamese
// syllables stay as they are. The result is NFC.
func Tone(s, style string) string {
	s = NFC(s)
	last := NFC(style) == ToneOnLast
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		end, toned := wordAt(s, i)
		if toned {
			if word := placeTone(s[i:end], last); word != s[i:end] {
				b.WriteString(s[done:i])
				b.WriteString(word)
				done = end
			}
		}
		i = end
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// wordAt is the end of the word, or of the one rune between words, that begins
// at i; toned tells whether a letter of the word has a tone mark.
func wordAt(s string, i int) (end int, toned bool) {
	for end = i; end < len(s); {
		r, size := rune(s[end]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[end:])
		}
		l := letterOf(r)
		if l.plain == 0 && !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			if end == i {
				end += size
			}
			return end, toned
		}
		toned = toned || l.tone != 0
		end += size
	}
	return end, toned
}

// placeTone moves the tone mark of a syllable to where the style has it.
func placeTone(word string, last bool) string {
	s, ok := parseSyllable(word)
	if !ok || s.toned < 0 {
		return word
	}
	at := s.toneAt(last)
	if at == s.toned {
		return word
	}
	out := make([]byte, 0, len(word)+2)
	for i, l := range s.letters[:s.n] {
		switch i {
		case at:
			out = utf8.AppendRune(out, l.with(s.tone))
		case s.toned:
			out = utf8.AppendRune(out, l.with(0))
		default:
			out = utf8.AppendRune(out, l.rune())
		}
	}
	return string(out)
}

// toneAt is the index of the letter that carries the tone: the last one with a
// hat, breve or horn; else before a coda the last vowel; of three vowels the
// middle one; of two the first, or the last of oa, oe, uy in that style.
func (s *syllable) toneAt(last bool) int {
	for i := s.coda - 1; i >= s.onset; i-- {
		if s.letters[i].marked() {
			return i
		}
	}
	count := s.coda - s.onset
	switch {
	case s.coda < s.n:
		return s.coda - 1
	case count == 3:
		return s.onset + 1
	case count == 2 && last:
		if splitRime(s.letters[s.onset].plain, s.letters[s.onset+1].plain) {
			return s.onset + 1
		}
	}
	return s.onset
}

// ToneStyle tells in which style the tone mark of a single word stands: "hoà" gives
// [ToneOnLast], "hòa" [ToneOnFirst]. Differs is false for all words that both
// styles write alike ("quý", "toàn", "hoa") and that are no Vietnamese syllables.
// The word must be NFC.
func ToneStyle(word string) (style string, differs bool) {
	last, size := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeLastRuneInString(word[:len(word)-size])
	a, b := letterOf(first), letterOf(last)
	if (a.tone == 0) == (b.tone == 0) || !splitRime(a.plain, b.plain) {
		return "", false
	}
	s, ok := parseSyllable(word)
	switch at := s.toned; {
	case !ok || s.toneAt(true) == s.toneAt(false):
		return "", false
	case at == s.toneAt(true):
		return ToneOnLast, true
	}
	return ToneOnFirst, true
}

// splitRime tells whether the styles put the tone on different letters of these.
func splitRime(a, b byte) bool {
	return a == 'o' && (b == 'a' || b == 'e') || a == 'u' && b == 'y'
}

// Canonical makes text fit to compare and to sort: NFC, the tone style
// [ToneOnFirst], no-break spaces and hyphens as plain ones. It keeps case and
// punctuation; it is not what is printed.
func Canonical(s string) string {
	return Tone(plainBreaks(s), ToneOnFirst)
}
