package viet

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Compare orders two texts as a Vietnamese dictionary does (thứ tự từ điển): word
// by word, letters in the order a ă â b c d đ e ê ..., then tones in the order
// ngang, huyền, hỏi, ngã, sắc, nặng. Either style of the tone mark and either case
// count alike, until nothing else differs; it is 0 for equal text only.
func Compare(a, b string) int { return compareBy(appendText, a, b) }

// CompareNames orders two names of persons: by the given name, which is the last
// word, then by the family name, which is the first, then by those between.
func CompareNames(a, b string) int { return compareBy(appendName, a, b) }

// Sorted gives the texts in the order of [Compare].
func Sorted(texts []string) []string {
	return sorted(texts, appendText)
}

// SortedNames gives the names in the order of [CompareNames].
func SortedNames(names []string) []string {
	return sorted(names, appendName)
}

// collation makes keys. It is not safe for use by two goroutines.
type collation struct {
	letters *collate.Collator
	buffer  collate.Buffer
}

var collations = sync.Pool{New: func() any {
	return &collation{letters: collate.New(language.Vietnamese, collate.IgnoreCase)}
}}

// keyMaker adds to key what orders the text, which is canonical.
type keyMaker func(c *collation, key []byte, text string) []byte

func appendText(c *collation, key []byte, text string) []byte {
	for word := range strings.FieldsSeq(text) {
		key = c.appendWord(key, word)
	}
	return key
}

func appendName(c *collation, key []byte, name string) []byte {
	words := strings.Fields(name)
	if len(words) == 0 {
		return key
	}
	last := len(words) - 1
	key = c.appendWord(key, words[last])
	for _, word := range words[:last] {
		key = c.appendWord(key, word)
	}
	return key
}

// appendWord adds the key of a word. Its end counts less than anything that may
// follow: levels of a key are parted by two zeros, and its weights are none.
func (c *collation) appendWord(key []byte, word string) []byte {
	c.buffer.Reset()
	key = append(key, c.letters.KeyFromString(&c.buffer, word)...)
	return append(key, 0, 0, 0)
}

// compareBy compares keys, then the texts themselves, so that the order is total.
func compareBy(makeKey keyMaker, a, b string) int {
	if a == b {
		return 0
	}
	c := collations.Get().(*collation)
	defer collations.Put(c)
	keys := make([]byte, 0, 256)
	keys = makeKey(c, keys, Canonical(a))
	first := len(keys)
	keys = makeKey(c, keys, Canonical(b))
	return cmp.Or(bytes.Compare(keys[:first], keys[first:]), strings.Compare(a, b))
}

// sorted makes each key once, and so is faster than sorting by comparisons.
func sorted(texts []string, makeKey keyMaker) []string {
	type keyed struct {
		key  []byte
		text string
	}
	c := collations.Get().(*collation)
	defer collations.Put(c)
	all := make([]keyed, len(texts))
	for i, s := range texts {
		all[i] = keyed{makeKey(c, nil, Canonical(s)), s}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].text
	}
	return out
}
