package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Upper is the text in capitals (in hoa).
func Upper(s string) string { return strings.ToUpper(NFC(s)) }

// Lower is the text in small letters (in thường).
func Lower(s string) string { return strings.ToLower(NFC(s)) }

// Capitalise makes the first letter a capital, past quotes and brackets but not
// past a number: "12 đơn vị" stays.
func Capitalise(s string) string {
	return firstLetter(s, func(r rune, _ string) rune { return unicode.ToUpper(r) })
}

// Uncapitalise makes the first letter a small one, for a sentence that goes on
// in another. Abbreviations stay ("UBND tỉnh", "TTr"); proper names are not
// known here, so the caller must not give them.
func Uncapitalise(s string) string {
	return firstLetter(s, func(r rune, rest string) rune {
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(next) {
			return r
		}
		return unicode.ToLower(r)
	})
}

// firstLetter changes the first letter, which change sees with the text after it.
func firstLetter(s string, change func(r rune, rest string) rune) string {
	s = NFC(s)
	for i, r := range s {
		if unicode.IsDigit(r) {
			return s
		}
		if !unicode.IsLetter(r) {
			continue
		}
		rest := s[i+utf8.RuneLen(r):]
		changed := change(r, rest)
		if changed == r {
			return s
		}
		return NFC(s[:i] + string(changed) + rest)
	}
	return s
}
