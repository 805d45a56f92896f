package legacy

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// enough is how many syllables of a text must be right to decide by it alone.
const enough = 5

// tally is the count of the words of a text, and of what they are in each
// encoding.
type tally struct {
	words int32
	odd   int32       // words that are wrong as they stand
	valid [VIQR]int32 // words that are syllables
	found [VIQR]int32 // odd words that become syllables with marks
	both  [VIQR]int32 // words with marks that are syllables as they stand and in the encoding
	usual [VIQR]int32 // words with marks that are common
	short [VIQR]int32 // words that become abbreviations with Đ
}

func (t *tally) count(w word) {
	if !w.letters {
		return
	}
	t.words++
	if w.odd {
		t.odd++
	}
	countBits(&t.valid, w.valid)
	countBits(&t.usual, w.common)
	countBits(&t.short, w.short)
	if w.odd {
		countBits(&t.found, w.marked)
	} else {
		countBits(&t.both, w.marked)
	}
}

// countBits adds one for each encoding in the set.
func countBits(counts *[VIQR]int32, set uint8) {
	for ; set != 0; set &= set - 1 {
		counts[bits.TrailingZeros8(set)]++
	}
}

func (t *tally) add(o *tally) {
	t.words += o.words
	t.odd += o.odd
	for e := range VIQR {
		t.valid[e] += o.valid[e]
		t.found[e] += o.found[e]
		t.usual[e] += o.usual[e]
		t.short[e] += o.short[e]
	}
}

// fits tells whether the encoding explains most of the odd words, and more words
// in all than the text as it stands does.
func (t *tally) fits(e Encoding) bool {
	explained := t.found[e] + t.short[e]
	return explained > 0 && t.valid[e]+t.short[e] > t.valid[Unicode] && 3*explained >= 2*t.odd
}

// best is the encoding that makes the most syllables and common words; Unicode
// unless it makes syllables of a tenth of all words more.
func (t *tally) best() Encoding {
	best := Unicode
	for _, e := range candidates {
		if !t.fits(e) || t.found[e] == 0 || 10*(t.valid[e]-t.valid[Unicode]) < t.words {
			continue
		}
		if best == Unicode || t.valid[e]+t.usual[e] > t.valid[best]+t.usual[best] {
			best = e
		}
	}
	return best
}

// plenty tells whether the text alone is enough to decide for the encoding.
func (t *tally) plenty(e Encoding) bool { return t.valid[e] >= enough && t.found[e] >= 2 }

// look is what the letters of a text alone say about it.
type look struct {
	marks   bool // it is not ASCII
	modern  bool // it has Vietnamese letters that only Unicode has
	latin   bool // it has Vietnamese letters that Latin-1 has too
	strange bool // it has something beside Vietnamese letters and usual punctuation
}

func lookAt(s string) (l look) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		l.marks = true
		switch {
		case r >= 'Ạ' && r <= 'ỹ', lowLetters[min(r, lowEnd)] == modernLetter:
			l.modern = true
		case lowLetters[min(r, lowEnd)] == latinLetter:
			l.latin = true
		case r >= '‐' && r <= '…':
		default:
			l.strange = true
		}
	}
	return l
}

// The Vietnamese letters up to ư: those that Latin-1 has, and those that only
// Unicode has.
const (
	latinLetter  = 1
	modernLetter = 2
	lowEnd       = 'ư' + 1
)

var lowLetters = func() (kinds [lowEnd + 1]uint8) {
	for _, r := range "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý" {
		kinds[r] = latinLetter
	}
	for _, r := range "ĂăĐđĨĩŨũƠơƯư" {
		kinds[r] = modernLetter
	}
	return kinds
}()

// detector judges texts; words come again and again in a column.
type detector struct{ known map[string]word }

func newDetector() *detector { return &detector{known: map[string]word{}} }

func (d *detector) tally(s string) (t tally) {
	same := int32(0) // syllables in every encoding
	for start, end := nextWord(s, 0); start < len(s); start, end = nextWord(s, end) {
		w := d.word(s[start:end])
		if w.valid == everywhere && w.marked == 0 {
			same++
		} else {
			t.count(w)
		}
	}
	t.words += same
	for e := range t.valid {
		t.valid[e] += same
	}
	return t
}

func (d *detector) word(s string) word {
	w, ok := d.known[s]
	if !ok {
		w = judgeWord(s)
		d.known[s] = w
	}
	return w
}

// Detect tells the encoding of a text, by the font's name (which may be empty) and
// by how many words are Vietnamese syllables in it. It is not sure where a text
// looks old but has fewer than five syllables and no font of an old encoding: then
// nothing should be decoded without asking. VIQR is never detected.
func Detect(text, font string) (e Encoding, sure bool) {
	x := newDetector().examine(Cell{text, font})
	return x.decide(nil)
}

// examined is a cell with what was found in it.
type examined struct {
	text  string // valid and NFC
	hint  Encoding
	look  look
	tally tally // empty if the look was enough; of good text only to find old words in it
}

func (d *detector) examine(cell Cell) examined {
	x := examined{text: cell.Text, hint: OfFont(cell.Font), look: lookAt(cell.Text)}
	if x.look.strange { // else it is valid and NFC
		x.text = viet.NFC(strings.ToValidUTF8(cell.Text, "\uFFFD"))
		x.look = lookAt(x.text)
	}
	if x.look.marks && (!x.good() || x.look.latin) { // letters of Latin-1 may be marks of VNI among words of Unicode
		x.tally = d.tally(x.text)
	}
	return x
}

// good tells whether the letters alone show that the text is Unicode.
func (x *examined) good() bool { return !x.look.marks || x.look.modern && !x.look.strange }

// family is the encoding without regard to capitals.
func family(e Encoding) Encoding {
	if e == TCVN3Capitals {
		return TCVN3
	}
	return e
}

// votes are how many cells of a column are surely in an encoding; nil for no column.
type votes []int

// of is the encoding of the most cells among those that suit; else Unicode.
func (v votes) of(suits func(Encoding) bool) Encoding {
	most := Unicode
	for _, e := range candidates {
		if v != nil && v[e] > 0 && suits(e) && (most == Unicode || v[e] > v[most]) {
			most = e
		}
	}
	return most
}

// decide chooses the encoding of the cell, with what is known of the cells beside
// it.
func (x *examined) decide(near votes) (e Encoding, sure bool) {
	if x.good() {
		return Unicode, true
	}
	t, hint := &x.tally, family(x.hint)
	best, group := t.best(), near.of(t.fits)
	if near != nil && near[best] > 0 {
		group = best
	}
	switch {
	case x.look.modern: // old and new words in one cell: nothing can be decoded
		return Unicode, best == Unicode || t.found[best] < 2
	case t.odd == 0 && hint != Unicode:
		return x.rival(hint)
	case t.odd == 0:
		return x.follow(near)
	case hint != Unicode && t.fits(hint):
		return x.capitals(hint), true
	case best != Unicode && t.plenty(best):
		return x.capitals(best), true
	case group != Unicode:
		return x.capitals(group), true
	}
	found := func(e Encoding) bool { return t.found[e] > 0 }
	return x.capitals(best), best == Unicode && !found(hint) && near.of(found) == Unicode
}

// follow lets a text without odd words follow the column, if enough of that is old;
// with fewer old cells it is only doubtful.
func (x *examined) follow(near votes) (Encoding, bool) {
	group := near.of(func(Encoding) bool { return true })
	e, sure := x.rival(group)
	if e != Unicode && near[group] < enough {
		return Unicode, false
	}
	return e, sure
}

// capitals makes TCVN3 that of the capital fonts: where the cell's font is one, and
// where accented letters are small only because there are no others ("CéNG HßA").
func (x *examined) capitals(e Encoding) Encoding {
	if e != TCVN3 || x.hint != TCVN3Capitals && strings.ContainsAny(x.text, "abcdefghijklmnopqrstuvwxyz") {
		return e
	}
	if text, _ := e.decode(x.text); x.hint == TCVN3Capitals || !hasCase(text, false) {
		return TCVN3Capitals
	}
	return e
}

// rival decides for a text of syllables which the encoding makes into other
// syllables ("mét", which may be "một"): the one with more common words. If
// neither has more, nothing is sure.
func (x *examined) rival(e Encoding) (Encoding, bool) {
	t := &x.tally
	if e == Unicode || t.both[e]+t.short[e] == 0 || t.valid[e]+t.short[e] < t.valid[Unicode] {
		return Unicode, true
	}
	decoded, whole := e.decode(x.text)
	if decoded == x.text || !whole {
		return Unicode, true
	}
	if t.usual[e] > t.usual[Unicode] || t.both[e] == 0 {
		return x.capitals(e), true
	}
	return Unicode, t.usual[e] < t.usual[Unicode]
}
