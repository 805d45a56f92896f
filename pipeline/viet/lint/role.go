package lint

import (
	"strings"
	"sync"
	"unicode"

	"vanthu/pipeline/viet"
)

// role says which rules have to look at a word (vai trò của chữ): it is asked once for
// each word of a text and not by every rule.
type role uint16

const (
	misplaced  role = 1 << iota // its tone mark is not where ToneOnFirst has it
	ownFirst                    // begins a name of the house
	listFirst                   // begins a name of the closed lists
	goneFirst                   // begins the name of a body that is no more, or of the unit below one
	caseWord                    // its capital is judged by what stands around it
	dayWord                     // begins the name of a day of the week
	timeWord                    // begins a day, month or quarter in words
	particle                    // see particles
	several                     // see severalBefore
	halfWord                    // see partBefore
	kindFirst                   // begins a word for a kind of document
	nounOfBody                  // see bodyEnds
)

// roleOf is the role of a word, in small letters.
func (r *reader) roleOf(low string) role {
	is, known := r.roles[low]
	if known {
		return is
	}
	if viet.Tone(low, viet.ToneOnFirst) != low {
		is = misplaced
	}
	if r.roles == nil {
		return is
	}
	if r.names[low] != nil {
		is |= ownFirst
	}
	is |= r.fixed[low]
	r.roles[low] = is
	return is
}

// fixedRoles are those of the words of the lists.
var fixedRoles = sync.OnceValue(func() map[string]role {
	roles := map[string]role{}
	for low := range known() {
		roles[low] |= listFirst
	}
	for low := range goneNames() {
		roles[low] |= goneFirst
	}
	for kind := range documentKinds {
		first, _, _ := strings.Cut(kind, "_")
		roles[first] |= kindFirst
	}
	for is, words := range map[role]map[string]bool{
		goneFirst: setOf("huyện quận thị thành"),
		caseWord:  setOf("điểm khoản điều mục chương phần thứ tháng quận phường thành"),
		dayWord:   setOf("thứ chủ"),
		timeWord:  setOf("ngày tháng quý"),
		particle:  particles, several: severalBefore, halfWord: partBefore, nounOfBody: bodyEnds,
	} {
		for low := range words {
			roles[low] |= is
		}
	}
	return roles
})

// glyph says what a character is to a word.
type glyph uint8

const (
	inWord glyph = 1 << iota
	digit
	large // a capital
	falls // is another in small letters
)

// glyphs has those of the Latin letters, in which Vietnamese is written.
var glyphs = func() (all [0x1F00]glyph) {
	for r := range rune(len(all)) {
		if r < 0x250 || r >= 0x1E00 {
			all[r] = slowGlyph(r)
		}
	}
	return all
}()

// glyphOf looks a character up.
func glyphOf(r rune) glyph {
	if r >= 0 && r < rune(len(glyphs)) && (r < 0x250 || r >= 0x1E00) {
		return glyphs[r]
	}
	return slowGlyph(r)
}

func slowGlyph(r rune) (g glyph) {
	if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
		g = inWord
	}
	if r >= '0' && r <= '9' {
		g = inWord | digit
	}
	if unicode.IsUpper(r) {
		g |= large
	}
	if unicode.ToLower(r) != r {
		g |= falls
	}
	return g
}
