package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// longestVIQR is the length of the longest code, such as "a^'".
const longestVIQR = 3

// decodeVIQR reads letters with ASCII marks. A backslash makes the next character
// plain. A word has one tone: what looks like a second one is punctuation, so
// that the full stop of "Ha` No^.i." stays.
func decodeVIQR(s string) string {
	codes := allBooks().viqr
	var b strings.Builder
	toned := false
	for i := 0; i < len(s); {
		if s[i] == '\\' && i+1 < len(s) {
			_, size := utf8.DecodeRuneInString(s[i+1:])
			b.WriteString(s[i+1 : i+1+size])
			i, toned = i+1+size, false
			continue
		}
		letter, size := utf8.DecodeRuneInString(s[i:])
		for n := min(longestVIQR, len(s)-i); n > 1; n-- {
			code, ok := codes[s[i:i+n]]
			if s[i:i+n] == "Dd" { // a capital is often typed so at the beginning of a word
				code, ok = 'Đ', true
			}
			if ok && !(toned && hasTone(code)) {
				letter, size = code, n
				break
			}
		}
		toned = unicode.IsLetter(letter) && (toned || hasTone(letter))
		b.WriteRune(letter)
		i += size
	}
	return viet.NFC(b.String())
}

// hasTone tells whether the code of the letter ends in the mark of a tone.
func hasTone(letter rune) bool {
	code := allBooks().viqrLetters[letter]
	return code != "" && strings.IndexByte("`?~'.", code[len(code)-1]) >= 0
}

// encodeVIQR writes letters with ASCII marks, and a backslash before a character
// that would be read as one. It is false where reading it back gives another
// text: letters without a code, two tones in a word.
func encodeVIQR(s string) (string, bool) {
	letters := allBooks().viqrLetters
	var out []byte
	ok := true
	for _, r := range s {
		switch code := letters[r]; {
		case code != "":
			if code[0]|0x20 == 'd' && afterD(out) {
				out = append(out, '\\')
			}
			out = append(out, code...)
		case strings.ContainsRune("`?~'.(^+", r) && len(out) > 0 && isLetterOrMark(out[len(out)-1]), r == '\\', (r == 'd' || r == 'D') && afterD(out):
			out = append(out, '\\', byte(r))
		default:
			ok = ok && r < utf8.RuneSelf
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out), ok && decodeVIQR(string(out)) == s
}

func afterD(out []byte) bool { return len(out) > 0 && out[len(out)-1]|0x20 == 'd' }

func isLetterOrMark(c byte) bool { return isLetter(c) || strings.IndexByte("`?~'.(^+", c) >= 0 }

// isLetter tells whether the byte is an ASCII letter.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// VIQRWords counts the words of an ASCII text that can hardly be anything but VIQR:
// with "^", "+" or "(" after a vowel they are Vietnamese syllables ("Ho^.i" is
// "Hội"). Nothing is decoded by that: a text in VIQR is only read on request.
func VIQRWords(s string) int {
	if !strings.ContainsAny(s, "^+(") || !isASCII(strings.Map(dropSpace, s)) {
		return 0
	}
	n := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !isLetterOrMark(byte(r)) }) {
		word = strings.TrimLeft(word, "`?~'.(^+")
		marks := strings.IndexAny(word, "^+(")
		if marks < 1 {
			continue
		}
		text := strings.TrimRight(decodeVIQR(word), ".?'")
		if utf8.RuneCountInString(text) > 1 && viet.ValidSyllable(text) && hasCase(text, false) {
			n++
		}
	}
	return n
}

// dropSpace drops the control characters that are spaces.
func dropSpace(r rune) rune {
	if r >= '\t' && r <= '\r' {
		return -1
	}
	return r
}
