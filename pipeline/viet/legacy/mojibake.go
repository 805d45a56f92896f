package legacy

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// encodeMojibake shows each byte of the text as Windows-1252 does.
func encodeMojibake(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(shown(s[i]))
	}
	return b.String()
}

// decodeMojibake puts the bytes together again. Text that was garbled twice is
// read twice, but only if fewer words are left that are not Vietnamese.
func decodeMojibake(s string) (text string, whole bool) {
	text, whole = rejoin(s)
	for range 2 {
		again, ok := rejoin(text)
		if again == text || !ok || otherWords(again) >= otherWords(text) {
			break
		}
		text = again
	}
	return viet.NFC(text), whole
}

// rejoin reads the characters as bytes of UTF-8 where they are. It is false if
// first bytes are left that have lost what followed them.
func rejoin(s string) (string, bool) {
	out := make([]byte, 0, len(s))
	whole := true
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf {
			out, i = append(out, byte(r)), i+1
			continue
		}
		letter, end, lost := joinAt(s, i)
		switch {
		case letter == utf8.RuneError:
			c, ok := byteOf(r)
			whole = whole && r != utf8.RuneError && !(ok && c >= 0xC2 && unicode.IsLetter(r))
			out, i = utf8.AppendRune(out, r), i+size
		case lost:
			var sure bool
			out = utf8.AppendRune(out, letter)
			if i, sure = afterLostByte(out, s, end); !sure {
				whole = false
			}
		default:
			out, i = utf8.AppendRune(out, letter), end
		}
	}
	return string(out), whole
}

// joinAt reads the rune whose bytes are shown from i on; RuneError if there is
// none. Lost tells that the last byte, A0 (shown as the no-break space), became
// a space or was trimmed away, and that the rest can only have been à, Ơ, Ạ or Ỡ.
func joinAt(s string, i int) (letter rune, end int, lost bool) {
	var code [utf8.UTFMax]byte
	n := 0
	for n < len(code) {
		r, size := utf8.DecodeRuneInString(s[i:])
		c, ok := byteOf(r)
		if size == 0 || r == ' ' || !ok || c < 0x80 {
			break
		}
		code[n] = c
		n, i = n+1, i+size
		if r, width := utf8.DecodeRune(code[:n]); width == n && r != utf8.RuneError {
			return r, i, false
		}
	}
	if n > 0 && n < len(code) && (i == len(s) || s[i] == ' ') {
		code[n] = 0xA0
		r, width := utf8.DecodeRune(code[:n+1])
		if width == n+1 && (r == 'à' || i < len(s) && strings.ContainsRune("ƠẠỠ", r)) {
			return r, i, true
		}
	}
	return utf8.RuneError, i, false
}

// afterLostByte decides, after a letter whose last byte became a space, whether
// the space that follows is that byte ("lÃ m" is "làm") or a space between words, and
// returns where to go on. It is not sure where both give syllables ("lÃ y"), nor
// at the end of the text, where nothing is left of the byte.
func afterLostByte(out []byte, s string, end int) (next int, sure bool) {
	if end == len(s) {
		return end, false
	}
	if strings.HasPrefix(s[end:], "  ") {
		return end + 1, true
	}
	rest := s[end+1:]
	n := 0
	for n < len(rest) && (rest[n] >= utf8.RuneSelf || isLetter(rest[n])) {
		n++
	}
	tail := rest[:n]
	if tail == "" || !viet.ValidSyllable(lastWord(out)+tail) {
		return end, true
	}
	return end + 1, !viet.ValidSyllable(tail)
}

// longestWord is more bytes than a syllable has.
const longestWord = 32

// lastWord is the letters at the end of the text; of a long run only the last.
func lastWord(text []byte) string {
	text = text[max(0, len(text)-longestWord):]
	start := bytes.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if start < 0 {
		return string(text)
	}
	_, size := utf8.DecodeRune(text[start:])
	return string(text[start+size:])
}
