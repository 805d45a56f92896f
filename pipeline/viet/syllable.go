package viet

import (
	"strings"
	"unicode/utf8"
)

// longestSyllable is the number of letters in "nghiêng".
const longestSyllable = 7

// syllable is a Vietnamese syllable taken apart: the letters up to onset are the
// onset, those from coda on the final consonants, and between them the vowels
// that may carry the tone. The u of qu and the i of gi belong to the onset where
// a vowel follows.
type syllable struct {
	letters [longestSyllable]letter
	n       int // how many letters
	onset   int // end of the onset
	coda    int // start of the coda
	tone    uint8
	toned   int // index of the letter that has the tone now; -1 for the level tone
	buffer  [3 * longestSyllable]byte
}

// parseSyllable takes a word apart. It reports false for what is no Vietnamese
// syllable: names and words of other languages, abbreviations, two tones.
func parseSyllable(word string) (s syllable, ok bool) {
	s.toned = -1
	for _, r := range word {
		l := letterOf(r)
		if l.plain == 0 || s.n == longestSyllable || l.tone != 0 && s.toned >= 0 {
			return s, false
		}
		if l.tone != 0 {
			s.tone, s.toned = l.tone, s.n
		}
		s.letters[s.n] = l
		s.n++
	}
	return s, s.n > 0 && s.split()
}

// split finds the onset and the coda; false if they or the rime do not exist.
func (s *syllable) split() bool {
	for s.onset < s.n && s.letters[s.onset].vowel == 0 {
		s.onset++
	}
	if s.onset == s.n || !onsets[string(s.text(0, s.onset))] {
		return false
	}
	beforeVowel := s.onset+1 < s.n && s.letters[s.onset+1].vowel > 0
	qu := s.begins('q', 'u') && beforeVowel
	gi := s.begins('g', 'i')
	if qu || gi && beforeVowel {
		s.onset++
	} else if s.letters[0].plain == 'q' {
		return false
	}
	s.coda = s.onset
	for s.coda < s.n && s.letters[s.coda].vowel > 0 {
		s.coda++
	}
	return rimes[string(s.text(s.onset, s.n))] || gi && rimes[string(s.text(1, s.n))]
}

// begins tells whether the onset is this one consonant and the vowel after it this.
func (s *syllable) begins(consonant, vowel rune) bool {
	return s.onset == 1 && s.letters[0].base == consonant && s.letters[1].base == vowel
}

// text is the lower-case letters from i to j without the tone, until it is called
// again.
func (s *syllable) text(i, j int) []byte {
	out := s.buffer[:0]
	for _, l := range s.letters[i:j] {
		out = utf8.AppendRune(out, l.base)
	}
	return out
}

// ValidSyllable tells whether the word can be a Vietnamese syllable: its onset
// and rime exist, and a stop at its end has the tone sắc or nặng.
func ValidSyllable(word string) bool {
	s, ok := parseSyllable(word)
	if !ok {
		return false
	}
	switch string(s.text(s.coda, s.n)) {
	case "c", "ch", "p", "t":
		return s.tone >= 4
	}
	return true
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// onsets are the consonants that begin a syllable; the empty one is added below.
var onsets = func() map[string]bool {
	set := setOf("b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x")
	set[""] = true
	return set
}()

// rimes are the vowels and final consonants that a syllable can end in.
var rimes = setOf(`
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu
i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt
ư ưc ưi ưm ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
y ych yn ynh yp yt yêm yên yêng yêt yêu
oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt
oe oec oem oen oeo oet
uân uâng uât uây
uê uêch uênh uơ
uy uych uyn uynh uyp uyt uyu uya uyên uyêt
`)
