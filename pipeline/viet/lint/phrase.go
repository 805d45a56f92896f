package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is a name or a turn of words whose capitals are fixed.
type phrase struct {
	words []word   // how its words and joints are found
	want  []string // how each word is to be written
	full  string   // the whole as it is to be written
	kind  phraseKind
	bare  bool // a form without "và", or with a hyphen for it; the name in full is to be written
}

// phraseKind says when a phrase is judged.
type phraseKind uint8

const (
	fixed    phraseKind = iota // always
	body                       // if its first or second word has a capital: "bộ nội vụ" may be "cán bộ nội vụ"
	closed                     // as body, but not if all the rest is small: "Sở xây dựng kế hoạch"
	law                        // if a word after the first has a capital and no "pháp" stands before
	unitName                   // a unit noun with a name: the noun is small in mid-sentence
	common                     // common nouns: small in mid-sentence
	post                       // not after "các", "những": there are several
	own                        // a name of the house
	special                    // Nhà nước, Nhân dân: after words that make them proper nouns
	whole                      // also if all of it is small, but not as a part of other words
	party                      // if a word has a capital and no "ban" follows: "tỉnh Ủy ban"
	office                     // if its last word has a capital
	feast                      // as office, and not as the name of a person
)

// newPhrase takes the written form apart.
func newPhrase(full string, kind phraseKind) *phrase {
	p := newPassage(0, full)
	f := &phrase{words: p.words, full: full, kind: kind}
	for _, w := range p.words {
		f.want = append(f.want, full[w.start:w.end])
	}
	return f
}

// lexicon finds phrases by their first word, longer ones first.
type lexicon map[string][]*phrase

func (l lexicon) add(f *phrase) {
	if len(f.words) == 0 {
		return
	}
	first := f.words[0].low
	at, _ := slices.BinarySearchFunc(l[first], f, func(a, b *phrase) int { return len(b.words) - len(a.words) })
	l[first] = slices.Insert(l[first], at, f)
}

// match is the longest phrase at the word i of the passage.
func (l lexicon) match(p *passage, i int) *phrase {
	for _, f := range l[p.words[i].low] {
		if f.at(p, i) {
			return f
		}
	}
	return nil
}

// at tells whether the words of the phrase stand at the word i.
func (f *phrase) at(p *passage, i int) bool {
	if i+len(f.words) > len(p.words) {
		return false
	}
	for k, w := range f.words {
		v := p.words[i+k]
		if v.low != w.low || k > 0 && v.joint != w.joint || v.quoted {
			return false
		}
	}
	return true
}

// recased is the word with the capitals of the model, letter by letter; a model of
// other letters gives the model.
func recased(s, model string) string {
	if utf8.RuneCountInString(s) != utf8.RuneCountInString(model) {
		return model
	}
	want := []rune(model)
	i := 0
	return strings.Map(func(r rune) rune {
		m := want[i]
		i++
		switch {
		case unicode.IsUpper(m):
			return unicode.ToUpper(r)
		case unicode.IsLower(m):
			return unicode.ToLower(r)
		}
		return r
	}, s)
}

// capital is the word with a capital first.
func capital(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}
