package lint

import (
	"strings"
	"unicode"
)

// Advice is what to tell a person of the finding in its passage: what is wrong, with
// the words, and how to mend it. Both are Vietnamese, without a full stop.
func (f Finding) Advice(passage string) (message, hint string) {
	f = f.InContext(passage)
	reason, hint, hinted := strings.Cut(f.Reason, "; ")
	write := "viết " + shown(f.Fix)
	switch {
	case f.Fix == "" && !hinted:
		hint = "xem lại chỗ này"
	case f.Fix != "" && hinted && strings.Contains(hint, shown(f.Fix)): // says when to write so
	case f.Fix != "" && hinted && strings.HasPrefix(hint, "viết "):
		hint = write
	case f.Fix != "":
		reason, hint = f.Reason, write
	}
	message = shown(f.Found) + ": " + reason
	if f.saysItself(reason) {
		message = reason
	}
	if whole, ok := strings.CutPrefix(f.Reason, "viết “"); ok { // the hint says so
		message = shown(f.Found) + " viết chưa đúng"
		if f.Reason != hint {
			message += ", cả cụm là “" + whole
		}
	}
	return message, hint
}

// saysItself tells whether the reason names the document that was found.
func (f Finding) saysItself(reason string) bool {
	if strings.HasPrefix(reason, "văn bản viện dẫn “") {
		return true
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(reason, "“"), "”")
	return strings.HasPrefix(reason, "“") && strings.Contains(name, "/") && strings.HasPrefix(f.Found, name)
}

// InContext widens a finding of less than two letters or digits to the words around it,
// so that a message can show where it stands.
func (f Finding) InContext(passage string) Finding {
	const wordsBeforeLetter = 3
	letters := 0
	for _, r := range f.Found {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	if letters > 1 {
		return f
	}
	start := f.Start
	for n := 0; n == 0 || n < wordsBeforeLetter*letters; n++ {
		start = strings.LastIndexByte(strings.TrimRight(passage[:start], " "), ' ') + 1
	}
	after := strings.TrimLeft(passage[f.End:], " ")
	end := len(passage)
	if n := strings.IndexByte(after, ' '); n >= 0 {
		end = len(passage) - len(after) + n
	}
	if f.Fix != "" || f.Sure {
		f.Fix = passage[start:f.Start] + f.Fix + passage[f.End:end]
	}
	f.Found = passage[start:end]
	return f
}

// shown quotes words for a message, which has room for some.
func shown(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return inQuotes(s)
}
