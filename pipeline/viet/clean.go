package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	s = NFC(lookAlikes(strings.ToValidUTF8(s, "\uFFFD")))
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = cleanLine(line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// clean tells quickly whether there is nothing to do: composed letters of the
// alphabet and plain marks only, with single spaces.
func clean(s string) bool {
	space := true
	for _, r := range s {
		switch {
		case r == ' ' && space, r >= utf8.RuneSelf && letterOf(r).plain == 0, r < ' ', r == 0x7F:
			return false
		}
		space = r == ' '
	}
	return !space || s == ""
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
	mended := strings.ReplaceAll(w, "ð", "đ")
	if validSyllable(strings.TrimFunc(mended, func(r rune) bool { return !unicode.IsLetter(r) })) {
		return mended
	}
	return w
}
