package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// The signs that stand next to words in Unicode text as it is typed today, or
// between two of them.
const punctuation = "“”‘’‚„–—…«»‹›•\u00A0"

// The signs that make a word of ASCII letters no word of an old encoding: "m²",
// "°C", "µm", "Windows®". Letters of old encodings are shown as some of these,
// but in other places of the word.
const (
	signsBefore = "°µ€£¥¢±×·©"
	signsAfter  = "®™©º²³¹°½¼¾€£¥¢±×"
)

// isSyllables tells whether the text is Vietnamese syllables with nothing but
// punctuation between them.
func isSyllables(text string) bool {
	start, found := -1, false
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
			if start < 0 {
				start = i
			}
		case !strings.ContainsRune(punctuation, r):
			return false
		case start >= 0:
			if !viet.ValidSyllable(text[start:i]) {
				return false
			}
			start, found = -1, true
		}
	}
	if start >= 0 {
		return viet.ValidSyllable(text[start:])
	}
	return found
}

// otherWords is how many words of the text are no Vietnamese syllables.
func otherWords(text string) int {
	n := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !viet.ValidSyllable(word) || !hasCase(word, false) {
			n++
		}
	}
	return n
}

// hasCase tells whether the word is in small letters, in capitals, or begins with
// a capital. Loose is for TCVN3, whose accented letters are small also among
// capitals ("CéNG").
func hasCase(word string, loose bool) bool {
	small, capitals := 0, 0
	for _, r := range word {
		switch {
		case !unicode.IsLetter(r):
			small, capitals = 0, 0
		case unicode.IsUpper(r):
			if small > 0 {
				return false
			}
			capitals++
		case !loose || r < utf8.RuneSelf:
			if capitals > 1 {
				return false
			}
			small++
		}
	}
	return true
}

// word is what is known of a run of characters between spaces and ASCII signs.
type word struct {
	letters bool  // it has letters, or signs that may be letters, so it counts
	odd     bool  // it is no word of Unicode Vietnamese and no plain word of another language
	valid   uint8 // the encodings in which it is syllables, as bits
	marked  uint8 // of these, the ones in which it has a letter that ASCII has not
	common  uint8 // of these, the ones in which it is a common word
	short   uint8 // the encodings in which it is no syllable, but an abbreviation with Đ ("QĐ") or a sign ("m²")
}

// candidates are the encodings that are tried. Of two that explain a text equally
// well the first is taken.
var candidates = [...]Encoding{TCVN3, VNI, Mojibake, VISCII, CP1258, TCVN5712}

// judgeWord tries the word in every encoding.
func judgeWord(s string) (w word) {
	plain := asTyped(s)
	w.letters = hasLetter(plain) || !ordinary(plain) && (s[0] < ' ' || utf8.RuneCountInString(s) > 1)
	if isASCII(s) {
		if isSyllables(s) {
			w.valid = everywhere
		}
		return w
	}
	w.odd = w.letters && !isTyped(plain) && (!ordinary(plain) || strings.Trim(s, softHyphen) != s)
	if w.letters && !w.odd { // signs beside a word are no fault of it
		w.valid = 1 << Unicode
		if isCommon(plain) {
			w.common = 1 << Unicode
		}
	}
	for _, e := range candidates {
		w.read(e, s)
	}
	return w
}

// read tries the word in one encoding.
func (w *word) read(e Encoding, s string) {
	text, ok := decodeWord(e, s)
	switch bit := uint8(1) << e; {
	case ok && isSyllables(text) && hasCase(text, e == TCVN3):
		w.valid |= bit
		if !isASCII(text) {
			w.marked |= bit
		}
		if isCommon(text) {
			w.common |= bit
		}
	case ok && isAbbreviation(text), ok && e == Mojibake && w.odd && ordinary(text):
		w.short |= bit
	case ok && text == s && !w.odd: // signs that are the same in this encoding: "m²"
		w.valid |= bit
	}
}

// everywhere is the set of all encodings.
const everywhere = 0xFF

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// softHyphen may stand inside a word of Unicode text, but not at its ends.
const softHyphen = "\u00AD"

// decodeWord decodes one word; false if something is broken.
func decodeWord(e Encoding, s string) (string, bool) {
	if e == Mojibake {
		return rejoin(s)
	}
	out, whole := allBooks().tables[e].appendDecoded(make([]byte, 0, 2*len(s)), s)
	return viet.NFC(string(out)), whole
}

// isAbbreviation tells whether the word is a few letters of one case, with đ among
// them: those of the names of documents and agencies ("QĐ", "HĐND").
func isAbbreviation(s string) bool {
	s = strings.Trim(s, punctuation)
	lower := strings.ToLower(s)
	if s != lower && s != strings.ToUpper(s) || !strings.ContainsRune(lower, 'đ') {
		return false
	}
	letters := 0
	for _, r := range lower {
		if r != 'đ' && (r < 'a' || r > 'z') {
			return false
		}
		letters++
	}
	return letters <= longestAbbreviation
}

const longestAbbreviation = 6

// isTyped tells whether the word as it stands is Vietnamese, or a letter alone. The
// letter â at the end is taken for the beginning of a rime: that is where a text
// is cut off ("xâ" of "xây").
func isTyped(s string) bool {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && unicode.IsLetter(r) {
		return true
	}
	if strings.HasSuffix(s, "â") || strings.HasSuffix(s, "Â") {
		s += "n"
	}
	return isSyllables(s) && !lateCapital(s)
}

// lateCapital tells whether a capital stands after a small letter.
func lateCapital(s string) bool {
	small := false
	for _, r := range s {
		if !unicode.IsLetter(r) {
			small = false
		} else if small && unicode.IsUpper(r) {
			return true
		} else {
			small = small || !unicode.IsUpper(r)
		}
	}
	return false
}

// asTyped is the word with the look-alikes of đ as đ, and without soft hyphens
// and the other invisible characters.
func asTyped(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'Ð':
			return 'Đ'
		case r == 'ð':
			return 'đ'
		case r >= 0xAD && unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
}

// ordinary tells whether the word is ASCII but for punctuation and signs in the
// places where they usually stand.
func ordinary(s string) bool {
	s = strings.Trim(s, punctuation)
	s = strings.TrimRight(strings.TrimLeft(s, signsBefore), signsAfter)
	for _, r := range s {
		if (r < ' ' || r >= utf8.RuneSelf) && !strings.ContainsRune(punctuation, r) {
			return false
		}
	}
	return true
}

// isASCII tells whether all characters are ASCII, and no control characters.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// nextWord finds the first word at or after i; start is len(s) if there is none.
func nextWord(s string, i int) (start, end int) {
	for i < len(s) && !inWord(s, i) {
		i++
	}
	start = i
	for i < len(s) && inWord(s, i) {
		i++
	}
	return start, i
}

// inWord tells whether the byte belongs to a word.
func inWord(s string, i int) bool {
	kind := byteKinds[s[i]]
	return kind == wordByte || kind == perhapsByte && !isSpace(s, i)
}

// The kinds of bytes: those between words, those of words, and those of the
// no-break space, which also are bytes of letters.
const (
	wordByte    = 1
	perhapsByte = 2
)

var byteKinds = func() (kinds [256]uint8) {
	for c := range kinds {
		control := c < '\t' || c > '\r' && c < ' ' // letters in two encodings
		if control || c >= utf8.RuneSelf || isLetter(byte(c)) {
			kinds[c] = wordByte
		}
	}
	kinds[0xC2], kinds[0xA0] = perhapsByte, perhapsByte
	return kinds
}()

// isSpace tells whether the byte is of a no-break space, except after the
// characters with which à, Ơ, Ạ and Ỡ begin when UTF-8 was taken for
// Windows-1252, where it is the end of the letter.
func isSpace(s string, i int) bool {
	if s[i] == 0xA0 {
		i--
	}
	return i >= 0 && strings.HasPrefix(s[i:], "\u00A0") && !endsInLead(s[:i])
}

func endsInLead(s string) bool {
	for _, lead := range [...]string{"Ã", "Æ", "º", "»"} {
		if strings.HasSuffix(s, lead) {
			return true
		}
	}
	return false
}
