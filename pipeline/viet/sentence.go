package viet

import (
	"strings"
	"unicode/utf8"
)

// StripBullet takes the typed marks of a list item off its front: "- ", "– ",
// "+ ", "• ", "* ", "a) ", "1) ". A sign before a figure ("-5") is no bullet, and
// "1." stays, since it may be part of a number.
func StripBullet(s string) string {
	for {
		rest := stripOne(strings.TrimSpace(s))
		if rest == s {
			return s
		}
		s = rest
	}
}

func stripOne(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	switch first {
	case '-', '–', '—', '+', '•', '·', '*', '▪', '◦', '●', '■':
		if leadingDigits(rest) == 0 && !strings.HasPrefix(rest, ",") {
			return strings.TrimSpace(rest)
		}
		return s
	}
	if digits := leadingDigits(s); digits > 0 {
		rest = s[digits:]
	} else if letterOf(first).plain == 0 {
		return s
	}
	if after, ok := strings.CutPrefix(rest, ")"); ok && len(s)-len(rest) <= 2 {
		return strings.TrimSpace(after)
	}
	return s
}

// EndSentence ends the text with a full stop, in place of a semicolon or comma.
// Text that ends in one of . … ! ? or a colon stays, also inside quotes.
func EndSentence(s string) string {
	s = strings.TrimRight(s, " \u00A0\t\n")
	s = strings.TrimRight(s, ";, ")
	if s == "" {
		return ""
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’\"»"))
	switch last {
	case '.', '…', '!', '?', ':':
		return s
	}
	return s + "."
}
