package viet

import (
	"strings"
	"unicode"
)

// Clean makes typed or pasted text fit to keep: NFC; look-alikes of Đ and of the
// hyphen made the letters they stand for; every kind of space a plain one,
// single and none at the ends of lines; invisible characters dropped. Line
// breaks stay, as "\n". It must come after old encodings are decoded, in which
// an invisible character may be a letter.
func Clean(s string) string {
	if clean(s) {
		return s
	}
	return mend(s)
}

// mend is [Clean] without the quick look.
func mend(s string) string {
	s = NFC(lookAlikes(strings.ToValidUTF8(s, "\uFFFD")))
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = cleanLine(line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// CleanLine is [Clean] for what has one line: line breaks within it, as typed with
// Alt+Enter, are spaces.
func CleanLine(s string) string {
	s = Clean(s)
	if !strings.Contains(s, "\n") {
		return s
	}
	return Clean(strings.ReplaceAll(s, "\n", " "))
}

// What a byte can be for [clean]: text that stays, a space, a line break, the first
// byte of a longer rune, or something to look into.
const (
	byteStays = iota
	byteSpace
	byteBreak
	byteOfTwo
	byteOfLetter // E1, in which the letters with two marks lie
	byteOfSign   // E2, in which dashes and quotes lie
	byteOther
)

var byteKinds = func() (kinds [256]uint8) {
	for c := range kinds {
		switch {
		case c == ' ':
			kinds[c] = byteSpace
		case c == '\n':
			kinds[c] = byteBreak
		case c >= 0xC2 && c < 0xCC:
			kinds[c] = byteOfTwo
		case c == 0xE1:
			kinds[c] = byteOfLetter
		case c == 0xE2:
			kinds[c] = byteOfSign
		case c < ' ', c >= 0x7F:
			kinds[c] = byteOther
		}
	}
	return kinds
}()

// clean tells quickly whether there is surely nothing to do: composed letters,
// plain marks and typographic quotes only, with single spaces.
func clean(s string) bool {
	before := uint8(byteSpace)
	for i := 0; i < len(s); i++ {
		kind := byteKinds[s[i]]
		switch kind {
		case byteStays:
		case byteSpace:
			if before != byteStays {
				return false
			}
		case byteBreak:
			if before == byteSpace {
				return false
			}
		case byteOfTwo:
			if i+1 >= len(s) || !staysOfTwo(s[i], s[i+1]) {
				return false
			}
			i, kind = i+1, byteStays
		default:
			if i+2 >= len(s) || !staysOfThree(s, i) {
				return false
			}
			i, kind = i+2, byteStays
		}
		before = kind
	}
	return before == byteStays || s == ""
}

// staysOfTwo knows the runes from U+00A1 to U+02FF that are kept: not the soft
// hyphen and not the look-alikes of đ.
func staysOfTwo(lead, next byte) bool {
	switch {
	case next < 0x80 || next > 0xBF:
		return false
	case lead == 0xC2:
		return next > 0xA0 && next != 0xAD
	case lead == 0xC3:
		return next != 0x90 && next != 0xB0 // Ð ð
	}
	return lead != 0xC6 || next != 0x89 // Ɖ
}

// staysOfThree knows the runes from U+1E80 to U+1EFF and the dashes, quotes and
// currency signs that are kept.
func staysOfThree(s string, i int) bool {
	next, last := s[i+1], s[i+2]
	switch {
	case last < 0x80 || last > 0xBF:
		return false
	case s[i] == 0xE1:
		return next == 0xBA || next == 0xBB
	case s[i] == 0xE2 && next == 0x80:
		return last == 0x93 && dashStays(s, i) || last >= 0x94 && last < 0xA8 || last >= 0xB0
	}
	return s[i] == 0xE2 && next == 0x82 && last >= 0xA0
}

// dashStays tells whether the en dash at i surely stays: it begins a line as a
// bullet, or is in a word that is no document symbol.
func dashStays(s string, i int) bool {
	start := strings.LastIndexAny(s[:i], " \n") + 1
	end := len(s)
	if n := strings.IndexAny(s[i:], " \n"); n >= 0 {
		end = i + n
	}
	if end-start == len("–") {
		return start == 0 || s[start-1] == '\n' || end == len(s) || s[end] == '\n'
	}
	return !strings.Contains(s[start:end], "/")
}

// lookAlikes replaces runes that stand for another one, except for the hyphens,
// which depend on where they are.
func lookAlikes(s string) string {
	return lineBreaks.Replace(strings.Map(func(r rune) rune {
		switch {
		case r == 'Ð', r == 'Ɖ':
			return 'Đ'
		case r == '\u2010', r == '\u2011':
			return '-'
		case r == '\n', r == '\r', r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
			return r
		case unicode.IsSpace(r):
			return ' '
		case r != '\u00AD' && invisible(r):
			return -1
		}
		return r
	}, s))
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// cleanLine mends the words of one line and joins them with single spaces.
func cleanLine(line string) string {
	words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' })
	kept := words[:0]
	for _, w := range words {
		if w = mendEth(NFC(mendHyphens(w))); w != "" {
			kept = append(kept, w)
		}
	}
	for i := 1; i < len(kept)-1; i++ {
		if kept[i] == "–" {
			kept[i] = "-"
		}
	}
	return strings.Join(kept, " ")
}

// mendHyphens makes soft hyphens and en dashes hyphens where they stand inside a
// document symbol ("30/NQ–CP"), and drops other soft hyphens.
func mendHyphens(w string) string {
	if !strings.ContainsAny(w, "\u00AD–") {
		return w
	}
	plain := strings.ReplaceAll(w, "\u00AD", "")
	for _, typed := range []string{strings.ReplaceAll(w, "\u00AD", "-"), plain} {
		hyphens := strings.ReplaceAll(typed, "–", "-")
		if hasCode(hyphens) {
			return hyphens
		}
	}
	return plain
}

// hasCode tells whether the word has a number and symbol at its first slash.
func hasCode(w string) bool {
	slash := strings.IndexByte(w, '/')
	if slash < 0 {
		return false
	}
	start, end := codeAround(w, slash)
	return start < end && strings.Contains(w[start:end], "-")
}

// mendEth makes ð đ where the syllable is Vietnamese with it, and leaves the
// words of other languages that have the letter.
func mendEth(w string) string {
	if !strings.ContainsRune(w, 'ð') {
		return w
	}
	var b strings.Builder
	for i := 0; i < len(w); {
		end, _ := wordAt(w, i)
		syllable := w[i:end]
		if mended := strings.ReplaceAll(syllable, "ð", "đ"); ValidSyllable(mended) {
			syllable = mended
		}
		b.WriteString(syllable)
		i = end
	}
	return b.String()
}
