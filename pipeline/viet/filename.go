package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest file name: Windows counts characters of the whole path, Linux
// bytes of the name, of which a Vietnamese letter takes up to three.
const (
	maxNameRunes = 120
	maxNameBytes = 200
)

// FileName makes text the name of a file, without folders: NFC, no character
// that Windows forbids, no name that it reserves, at most 120 characters. A slash
// inside a number or symbol becomes a hyphen ("15/TB-UBND", "10/2022"), any
// other forbidden character a space. An extension survives shortening.
func FileName(s string) string {
	name := trimName(Clean(allowed(Clean(s))))
	return shortened(unreserved(name))
}

// allowed replaces the characters that a name may not have.
func allowed(s string) string {
	var b strings.Builder
	var before rune
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case r == '/' && wordRune(before) && wordRune(after):
			b.WriteByte('-')
		case r < ' ', strings.ContainsRune(`<>:"/\|?*`, r), unicode.Is(unicode.Cc, r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// trimName takes off what Windows drops from the end of a name.
func trimName(s string) string { return strings.TrimRight(s, ". ") }

// shortened cuts the name to what fits, before its extension.
func shortened(name string) string {
	if len(name) <= maxNameBytes && utf8.RuneCountInString(name) <= maxNameRunes {
		return name
	}
	ext := ""
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && len(name)-dot <= len(".docx") {
		name, ext = name[:dot], name[dot:]
	}
	runes := []rune(name)
	runes = runes[:min(len(runes), maxNameRunes-len(ext))]
	for len(string(runes)) > maxNameBytes-len(ext) {
		runes = runes[:len(runes)-1]
	}
	return trimName(string(runes)) + ext
}

// unreserved keeps clear of the names of devices, with any extension, and of
// the empty name.
func unreserved(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	switch stem = strings.ToUpper(strings.TrimSpace(stem)); stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "":
		return "_" + name
	}
	device, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		device, ok = strings.CutPrefix(stem, "LPT")
	}
	if ok && utf8.RuneCountInString(device) == 1 && strings.ContainsAny(device, "0123456789¹²³") {
		return "_" + name
	}
	return name
}
