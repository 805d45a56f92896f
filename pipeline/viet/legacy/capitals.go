package legacy

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// Casing is how texts of one column begin, as far as TCVN3 shows it: its letters
// with marks are small whatever was meant.
type Casing struct{ capitals, small, unknown int }

// Note counts how a text begins.
func (c *Casing) Note(text string) {
	r, _ := utf8.DecodeRuneInString(text[beginning(text):])
	switch {
	case unicode.IsUpper(r):
		c.capitals++
	case r < utf8.RuneSelf && unicode.IsLower(r):
		c.small++
	case lostCapital(r):
		c.unknown++
	}
}

// Sure tells whether the texts begin with capitals.
func (c Casing) Sure() bool { return c.capitals >= 2 && c.small == 0 && 2*c.capitals >= c.unknown }

// beginning is the index of the first letter of a text.
func beginning(text string) int {
	if i := strings.IndexFunc(text, unicode.IsLetter); i >= 0 {
		return i
	}
	return len(text)
}

// lostCapital tells whether the letter may have been a capital before TCVN3.
func lostCapital(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLower(r) }

// RestoreCapitals gives a text from TCVN3 its capitals: at its beginning if first and the
// texts beside it begin so, after a full stop, and in names. It tells whether it
// may still lack some.
func RestoreCapitals(text string, first, sure bool) (string, bool) {
	b := beginning(text)
	r, _ := utf8.DecodeRuneInString(text[b:])
	lacks := first && lostCapital(r) && !sure
	if first && sure {
		text = capitalAt(text, b)
	}
	r, _ = utf8.DecodeRuneInString(text[beginning(text):])
	text, after := afterStops(text, first && unicode.IsUpper(r))
	text, names := people(text)
	return text, lacks || after || names
}

// capitalAt makes the letter at i a capital, if it may have lost that.
func capitalAt(text string, i int) string {
	if r, size := utf8.DecodeRuneInString(text[i:]); lostCapital(r) {
		return text[:i] + string(unicode.ToUpper(r)) + text[i+size:]
	}
	return text
}

// afterStops makes the letter after a full stop a capital, if the text begins with one.
func afterStops(text string, capital bool) (string, bool) {
	lacks := false
	for i := 0; i < len(text); i++ {
		if text[i] != '.' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], " \n\u00A0")
		next := len(text) - len(rest)
		if r, _ := utf8.DecodeRuneInString(rest); next == i+1 || !lostCapital(r) || !ends(text[:i]) {
			continue
		}
		if capital {
			text = capitalAt(text, next)
		}
		lacks = lacks || !capital
	}
	return text, lacks
}

// ends tells whether a full stop after the text is the end of a sentence, and not
// of a short form such as "tr.": it is after a small syllable.
func ends(text string) bool {
	start := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	word := text
	if start >= 0 {
		_, size := utf8.DecodeRuneInString(text[start:])
		word = text[start+size:]
	}
	return utf8.RuneCountInString(word) > 1 && word == strings.ToLower(word) && viet.ValidSyllable(word)
}

// The syllables of names that a letter with a mark begins, and what stands before
// and in front of names. What also is a word of a sentence is only taken for a name
// at the end of one.
const (
	givenNames = `ái ân ấn ánh âu ẩn đài đại đạm đàn đào đạo đạt đăng đắc đệ điền điển điệp đính đình định đoan đoàn đoài độ đôn đông
đồng đức đường ý út ước ưng ứng`
	moreFamilies = `đoàn văn la lò cầm giang ninh quan từ âu` // that [viet.FamilyName] leaves out as common words
	lostFamilies = `đặng đỗ đinh đào đàm đậu`
	honorifics   = `ông bà anh chị em cô chú bác chí c`
)

// nameWords are the lists by what they are for.
type nameWords struct{ given, family, lost, honorific map[string]bool }

var allNames = sync.OnceValue(func() nameWords {
	set := func(list string) map[string]bool {
		m := map[string]bool{}
		for s := range strings.FieldsSeq(list) {
			m[s] = true
		}
		return m
	}
	return nameWords{set(givenNames), set(moreFamilies), set(lostFamilies), set(honorifics)}
})

// maxName is how many syllables the name of a person has at most.
const maxName = 5

// people makes the small syllables of names capitals: "Lê Ngọc ánh". It tells
// whether others may be of names.
func people(text string) (string, bool) {
	n := allNames()
	words := wordsOf(text)
	lacks := false
	for i, w := range words {
		word := text[w.start:w.end]
		r, _ := utf8.DecodeRuneInString(word)
		if !lostCapital(r) || !n.given[word] && !n.lost[word] {
			continue
		}
		from, to := nameAround(text, words, i)
		sure, perhaps := n.isName(text, words, from, i, to)
		if sure {
			text = capitalAt(text, w.start)
		}
		lacks = lacks || perhaps && !sure
	}
	return text, lacks
}

// letters is a run of letters in a text; joined tells that one space stands between
// it and the one before.
type letters struct {
	start, end int
	joined     bool
}

func wordsOf(text string) (words []letters) {
	start := -1
	for i, r := range text {
		if unicode.IsLetter(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words, start = append(words, letters{start: start, end: i}), -1
		}
	}
	if start >= 0 {
		words = append(words, letters{start: start, end: len(text)})
	}
	for i := 1; i < len(words); i++ {
		words[i].joined = text[words[i-1].end:words[i].start] == " "
	}
	return words
}

// nameAround is the run of words with capitals, or of names, that word i stands in.
func nameAround(text string, words []letters, i int) (from, to int) {
	n := allNames()
	for from = i; from > 0 && words[from].joined && capital(text, words[from-1]); from-- {
	}
	for to = i + 1; to < len(words) && words[to].joined && (capital(text, words[to]) || n.given[text[words[to].start:words[to].end]]); to++ {
	}
	return from, to
}

func capital(text string, w letters) bool {
	r, _ := utf8.DecodeRuneInString(text[w.start:])
	return unicode.IsUpper(r)
}

// isName tells whether words from to to, of which word i is small, are the name of a
// person: after an honorific, or by itself with a surname first and not too short
// to be two common words ("Thái độ"); and nothing small after it.
func (n nameWords) isName(text string, words []letters, from, i, to int) (sure, perhaps bool) {
	lower := func(i int) string { return strings.ToLower(text[words[i].start:words[i].end]) }
	called := false
	if from < i && n.honorific[lower(from)] {
		from, called = from+1, true
	} else if from > 0 && words[from].joined {
		called = n.honorific[lower(from-1)]
		if !called {
			return false, false
		}
	}
	whole := closed(text[words[to-1].end:])
	count := to - from
	if count < 2 || count > maxName {
		return false, false
	}
	plain := called || count > 2
	if from == i {
		lost := n.lost[lower(i)] && plain
		return lost && whole, lost && (called || whole)
	}
	named := n.given[lower(i)] && plain && (called || n.isFamily(lower(from)))
	return named && whole, named && (called || whole)
}

// isFamily tells whether a small syllable is a family name (họ).
func (n nameWords) isFamily(syllable string) bool {
	return n.family[syllable] || viet.FamilyName(viet.Capitalise(syllable))
}

// closed tells whether what follows a name is its end: of the text, or a sign.
func closed(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00A0")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(",;.)/-–\n", r)
}
