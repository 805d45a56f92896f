package intake

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// maxNamed is how many places a message names.
const maxNamed = 5

// casing is how the texts of a column begin, as far as TCVN3 shows it: its letters
// with marks are small whatever was meant.
type casing struct{ capitals, small, unknown int }

func casingOf(texts []oldText) (c casing) {
	for _, t := range texts {
		r, _ := utf8.DecodeRuneInString((*t.text)[beginning(*t.text):])
		switch {
		case unicode.IsUpper(r):
			c.capitals++
		case r < utf8.RuneSelf && unicode.IsLower(r):
			c.small++
		case lostCapital(r):
			c.unknown++
		}
	}
	return c
}

// sure tells whether the texts of the column begin with capitals.
func (c casing) sure() bool { return c.capitals >= 2 && c.small == 0 && 2*c.capitals >= c.unknown }

// beginning is the index of the first letter of a text.
func beginning(text string) int {
	if i := strings.IndexFunc(text, unicode.IsLetter); i >= 0 {
		return i
	}
	return len(text)
}

// lostCapital tells whether the letter may have been a capital before TCVN3.
func lostCapital(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLower(r) }

// capitals gives the texts that were decoded from TCVN3 back the capitals that they
// surely had, and says which were changed and which may still lack one.
func (d *decoding) capitals() string {
	var mended, missing []oldText
	for _, t := range d.small {
		if t.part != nil && t.part.cell.capitals() {
			continue
		}
		first := t.part == nil || t.part == t.part.cell.parts[0]
		text, lacks := restore(*t.text, first, d.columns[t.column].sure())
		if text != *t.text {
			*t.text = text
			mended = append(mended, t)
		}
		if lacks {
			missing = append(missing, t)
		}
	}
	message := ""
	if len(mended) > 0 {
		message = "; đã viết hoa lại ở " + d.places(mended, true)
	}
	if len(missing) > 0 {
		message += "; có thể còn thiếu chữ hoa ở " + d.places(missing, false)
	}
	return message
}

// places names the first of some places, with what they hold if that is asked for.
func (d *decoding) places(texts []oldText, quoted bool) string {
	slices.SortStableFunc(texts, func(a, b oldText) int {
		if a.y != b.y {
			return a.y - b.y
		}
		return a.x - b.x
	})
	var names []string
	for _, t := range texts[:min(len(texts), maxNamed)] {
		name := placeName(d.place(t.y, t.x))
		if quoted {
			name += " " + record.Quote(t.whole())
		}
		names = append(names, name)
	}
	if len(texts) > maxNamed {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// placeName is a cell or a line.
func placeName(p doc.Position) string {
	if p.Cell != "" {
		return "ô " + p.Cell
	}
	return "dòng " + viet.Figure(float64(p.Line), 0)
}

// restore gives a text from TCVN3 its capitals: at its beginning if first and the
// texts beside it begin so, after a full stop, and in names. It tells whether it
// may still lack some.
func restore(text string, first, sure bool) (string, bool) {
	b := beginning(text)
	r, _ := utf8.DecodeRuneInString(text[b:])
	lacks := first && lostCapital(r) && !sure
	if first && sure {
		text = capitalAt(text, b)
	}
	r, _ = utf8.DecodeRuneInString(text[beginning(text):])
	text, after := sentences(text, first && unicode.IsUpper(r))
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

// sentences makes the letter after a full stop a capital, if the text begins with one.
func sentences(text string, capital bool) (string, bool) {
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
	surnames = `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn đàm đậu trịnh trương lâm mai tô tạ
hà cao châu chu lương lưu phùng quách thái tăng văn vương kiều la lò cầm hứa giang khổng nông mạc nghiêm ninh quan tống từ âu`
	lostSurnames = `đặng đỗ đinh đào đàm đậu`
	honorifics   = `ông bà anh chị em cô chú bác chí c`
)

// nameWords are the lists by what they are for.
type nameWords struct{ given, surname, lost, honorific map[string]bool }

var allNames = sync.OnceValue(func() nameWords {
	set := func(list string) map[string]bool {
		m := map[string]bool{}
		for s := range strings.FieldsSeq(list) {
			m[s] = true
		}
		return m
	}
	return nameWords{set(givenNames), set(surnames), set(lostSurnames), set(honorifics)}
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
	named := n.given[lower(i)] && plain && (called || n.surname[lower(from)])
	return named && whole, named && (called || whole)
}

// closed tells whether what follows a name is its end: of the text, or a sign.
func closed(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00A0")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(",;.)/-–\n", r)
}
