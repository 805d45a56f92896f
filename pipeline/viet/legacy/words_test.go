package legacy

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"vanthu/pipeline/viet"
)

// The parts of a syllable, from which the tests make words.
var (
	testOnsets = strings.Fields("b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x gi qu _")
	testRimes  = strings.Fields(`a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
		o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt
		ư ưc ưi ưm ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yên yêu yêt oa oac oai oan oang oanh oat oay oe oen oeo
		uân uâng uât uây uê uêch uy uynh uyt uya uyên uyêt`)
	testTones = []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
)

// allSyllables are the valid ones that the parts make, in small letters.
var allSyllables = func() []string {
	var all []string
	for _, onset := range testOnsets {
		for _, rime := range testRimes {
			vowels := []rune(rime)
			at := 0
			for i, r := range vowels {
				if r > unicode.MaxASCII || i == 0 {
					at = i
				}
			}
			for _, tone := range testTones {
				s := norm.NFC.String(strings.Trim(onset, "_") + string(vowels[:at+1]) + tone + string(vowels[at+1:]))
				if viet.ValidSyllable(s) {
					all = append(all, s)
				}
			}
		}
	}
	return all
}()

// syllables draws one word in small letters, with a capital, or in capitals.
func syllables() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := rapid.SampledFrom(allSyllables).Draw(t, "syllable")
		switch rapid.IntRange(0, 5).Draw(t, "case") {
		case 0:
			return strings.ToUpper(s)
		case 1:
			return viet.Capitalise(s)
		}
		return s
	})
}

// sentences draws words with what stands between words.
func sentences() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(1, 12).Draw(t, "words") {
			b.WriteString(syllables().Draw(t, "word"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", " ", ", ", ". ", " - ", "? ", "; ", " 10/2022 ", "\n", " (", ") ", ": "}).Draw(t, "between"))
		}
		return strings.TrimSpace(b.String())
	})
}

func TestAllSyllablesStay(t *testing.T) {
	if len(allSyllables) < 5000 {
		t.Fatalf("only %d syllables", len(allSyllables))
	}
	d := newDetector()
	for _, s := range allSyllables {
		for _, s := range []string{s, viet.Capitalise(s), strings.ToUpper(s), norm.NFD.String(s)} {
			x := d.examine(Cell{Text: s})
			if e, sure := x.decide(nil); e != Unicode || !sure {
				t.Errorf("%q is %v, %v", s, e, sure)
			}
		}
	}
}

func TestIsSyllables(t *testing.T) {
	for s, want := range map[string]bool{
		"báo": true, "“báo": true, "báo…": true, "“”": false, "": false, "báo–cáo": true, "bxo": false, "báo®": false, "b·o": false, "cáp2": false,
	} {
		if got := isSyllables(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestLastWord(t *testing.T) {
	for text, want := range map[string]string{"": "", "l": "l", "là l": "l", "số 5": "", "Đề…đ": "đ", strings.Repeat("a", 99): strings.Repeat("a", longestWord)} {
		if got := lastWord([]byte(text)); got != want {
			t.Errorf("the last word of %q is %q", text, got)
		}
	}
}

func TestHasCase(t *testing.T) {
	for s, want := range map[string][2]bool{ // strict, loose
		"hội": {true, true}, "Hội": {true, true}, "HỘI": {true, true}, "hỘi": {false, false}, "HộI": {false, true}, "HOi": {false, false}, "hOI": {false, false},
		"HỘI–hội": {true, true}, "Á": {true, true},
	} {
		if got := [2]bool{hasCase(s, false), hasCase(s, true)}; got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
