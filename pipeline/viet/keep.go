package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The characters that do not break a line.
const (
	noBreakSpace  = "\u00A0"
	noBreakHyphen = "\u2011"
)

var plainBreaksReplacer = strings.NewReplacer(noBreakSpace, " ", noBreakHyphen, "-", "\u202F", " ", "\u2060", "")

// plainBreaks undoes [KeepTogether].
func plainBreaks(s string) string {
	if !strings.ContainsAny(s, "\u00A0\u2011\u202F\u2060") {
		return s
	}
	return plainBreaksReplacer.Replace(s)
}

// KeepTogether puts no-break spaces into dates ("ngày 05", "tháng 3", "năm
// 2026", "tháng 11/2022"), after the word "số" of a document number and in "TP.
// Quy Nhơn", and no-break hyphens into symbols ("137/KH-UBND"). It is for laid
// out text only: stored data and workbooks keep plain spaces and hyphens.
func KeepTogether(s string) string {
	var b strings.Builder
	done, city := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ':
			if city = cityWords(city, s[:i], s[i+1:]); city > 0 || joins(s[:i], s[i+1:]) {
				b.WriteString(s[done:i])
				b.WriteString(noBreakSpace)
				done = i + 1
			}
		case '/':
			if start, end := codeAround(s, i); start < end && start >= done {
				b.WriteString(s[done:start])
				b.WriteString(strings.ReplaceAll(s[start:end], "-", noBreakHyphen))
				done, i = end, end-1
			}
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// mostCityWords is how many words after "TP." can be the city's name.
const mostCityWords = 3

// cityWords counts down the words of a city's name, at the space between before
// and after: 0 means that the space is in no such name.
func cityWords(left int, before, after string) int {
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case !unicode.IsUpper(first):
		return 0
	case strings.HasSuffix(before, "TP.") && lastWord(before[:len(before)-1]) == "TP":
		return mostCityWords
	case left > 1 && lastWord(before) != "":
		return left - 1
	}
	return 0
}

// joins tells whether the space between before and after must not break: it
// stands between a word of dates or numbers and its figure.
func joins(before, after string) bool {
	digits := leadingDigits(after)
	if digits == 0 || digits > 5 {
		return false
	}
	switch word := lastWord(strings.TrimSuffix(before, ":")); strings.ToLower(word) {
	case "ngày", "tháng":
		return digits <= 2 && !strings.HasSuffix(before, ":")
	case "năm":
		return digits == 4 && !strings.HasSuffix(before, ":")
	case "số":
		slash := strings.IndexByte(after[:min(len(after), digits+longestCode)], '/')
		if slash < 0 {
			return false
		}
		start, end := codeAround(after, slash)
		return start == 0 && end > 0
	}
	return false
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// lastWord is the letters at the end of the text, if they are at most as many as
// in the words looked for; longer words give their last letters, which match none.
func lastWord(s string) string {
	const most = 9 // letters: one more than in the longest word of a city's name
	end := len(s)
	for n := 0; n < most && end > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		if !unicode.IsLetter(r) {
			break
		}
		end -= size
	}
	return s[end:]
}
