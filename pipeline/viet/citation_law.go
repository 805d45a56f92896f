package viet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ofLaw tells whether the number is that of a law or a decision of the National
// Assembly, "72/2025/QH15", or of its Standing Committee.
func (n DocNumber) ofLaw() bool {
	body := n.Body()
	return n.Year > 0 && n.Kind() == "" && (strings.HasPrefix(body, "QH") || strings.HasPrefix(body, "UBTVQH"))
}

// numberedAsLaw are the kinds whose numbers are like a law's. Another kind before
// such a number is the end of the law's name: "theo hợp đồng số 69/2020/QH14".
var numberedAsLaw = map[string]bool{law: true, lawCode: true, "PL": true, "NQ": true, "NQLT": true, "L": true}

// lawDate takes a law cited by its name and the date after "ngày" at i, and says
// where to go on.
func (f *finder) lawDate(i int) int {
	from := max(f.done, i-lawWindow)
	before := f.text[from:trimSpaceBack(f.text, i)]
	c := CitationSpan{End: from + len(before)}
	if c.End == i || !mayNameLaw(before) || !c.takeDate(f.text) || c.Date.IsZero() && c.BadDate == "" {
		return i
	}
	abbr, name, start := lawBefore(before)
	if abbr == "" {
		return i
	}
	c.Type, c.Subject, c.Start = abbr, name, from+start
	f.add(c)
	return f.done
}

// lawWords are the kinds of document that are cited by name.
var lawWords = regexp.MustCompile(`(Bộ [Ll]uật|Luật|Pháp lệnh)[ \n]`)

// lawBefore is the law whose name ends the text: its kind, its name on one line,
// and where it begins. It is the last one named there, but that of an amending
// law has the names of others in it.
func lawBefore(text string) (abbr, name string, start int) {
	from := max(0, len(text)-lawWindow)
	if at := strings.LastIndexAny(text[from:], ";:.()/“”\"0123456789"); at >= 0 {
		from += at + 1
	}
	if !mayNameLaw(text[from:]) {
		return "", "", 0
	}
	for _, m := range lawWords.FindAllStringSubmatchIndex(text[from:], -1) {
		kind, called := text[from+m[2]:from+m[3]], oneLine(text[from+m[3]:])
		amending := strings.HasPrefix(Lower(name), "sửa đổi")
		if amending || !properLawName(called) || endsInLetter(text[:from+m[0]]) || afterNotLaw(text[:from+m[0]]) {
			continue
		}
		abbr, _ = TypeAbbr(kind)
		name, start = called, from+m[0]
	}
	return abbr, name, start
}

// notLaws are the words after which "Luật" is the subject that is studied or
// practised, or an office.
var notLaws = []string{"học", "khoa", "ngành", "văn phòng", "công ty", "viện", "cử nhân"}

func afterNotLaw(before string) bool {
	return slices.ContainsFunc(notLaws, func(word string) bool { return wordsBefore(before[:trimSpaceBack(before, len(before))], word) >= 0 })
}

// notInLawName are words that the names of laws do not have.
var notInLawName = setOf("đã được từ đến trước sau này")

// mayNameLaw tells whether the text can end with the name of a law. It spares most
// texts the search.
func mayNameLaw(text string) bool {
	return !strings.HasSuffix(text, ",") && (strings.Contains(text, "uật") || strings.Contains(text, "Pháp"))
}

func properLawName(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if notInLawName[word] {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || strings.HasPrefix(name, "sửa đổi")
}
