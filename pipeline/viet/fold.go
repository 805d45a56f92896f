package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text fit to match with, for headings, names of units and words of
// forms: lower case, no marks (đ becomes d), everything that is no letter and
// no digit a space, single spaces, none at the ends. It is never printed.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		l := letterOf(r)
		switch {
		case l.plain != 0, r >= '0' && r <= '9':
		case invisible(r) || unicode.Is(unicode.Mn, r):
			continue
		case r < utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsNumber(r):
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		if l.plain != 0 {
			out = append(out, l.plain)
		} else {
			out = appendPlain(out, r)
		}
	}
	return string(out)
}

// folded tells whether the text is its own folded form.
func folded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == ' ' && space || c != ' ' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// appendPlain adds a letter or number from outside the alphabet without its
// marks and in lower case.
func appendPlain(out []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(out, byte(r))
	}
	if r == 'Ð' || r == 'ð' || r == 'Ɖ' || r == 'ɖ' { // look like Đ and stand for it in old files
		return append(out, 'd')
	}
	for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
		if !unicode.Is(unicode.Mn, d) {
			out = utf8.AppendRune(out, d)
		}
	}
	return out
}

// invisible tells whether the rune takes no room and carries no meaning: zero
// width spaces and joiners, BOM, soft hyphen, direction marks.
func invisible(r rune) bool { return r >= 0xAD && unicode.Is(unicode.Cf, r) }

// StripMarks writes the text without tone marks, hats and strokes, keeping
// everything else: "Đường đỏ" becomes "Duong do" (chữ không dấu).
func StripMarks(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
