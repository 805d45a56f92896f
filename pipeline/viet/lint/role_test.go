package lint

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// TestGlyphs holds the table to what it stands for.
func TestGlyphs(t *testing.T) {
	for r := rune(-1); r < 0x3000; r++ {
		if got, want := glyphOf(r), slowGlyph(r); got != want {
			t.Errorf("%U is %b, want %b", r, got, want)
		}
	}
	for r, want := range map[rune]glyph{'a': inWord, 'Ủ': inWord | large | falls, 'ủ': inWord, '5': inWord | digit, '-': 0, '\u0301': inWord, 'ß': inWord} {
		if got := glyphOf(r); got != want {
			t.Errorf("%q is %b, want %b", r, got, want)
		}
	}
	if glyphOf('ǅ')&large != 0 || glyphOf('ǅ')&falls == 0 || !unicode.IsTitle('ǅ') {
		t.Error("a letter in title case is small or has no small one")
	}
}

// TestRoles has words that rules look for; each is asked by its own rule and no other.
func TestRoles(t *testing.T) {
	words := newText([]string{"sở điều ngày kế các cán của qúy Hợp huyện bàn"}, House{Names: []string{"Hợp tác quốc tế"}}).passages[0].words
	for i, want := range []role{listFirst | goneFirst | nounOfBody, caseWord, timeWord | particle, kindFirst, particle | several, halfWord, particle, misplaced | timeWord, ownFirst, goneFirst, 0} {
		if got := words[i].role; got != want {
			t.Errorf("%s has the roles %b, want %b", words[i].low, got, want)
		}
	}
}

// TestQuickLooks has texts like those that the rules look for: what is told quickly to be
// absent is.
func TestQuickLooks(t *testing.T) {
	signs := strings.Split("5|12|2020|/|-|–|.|,|%| |\u00A0|(|)|số |Số |tháng|năm|nđ|cp|nđ-cp|KH|A|ạ|UBND|1,250,000|12.5|“|\"|'|«|’|x", "|")
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(signs), 1, 9).Draw(t, "signs"), "")
		if smallSymbol.MatchString(s) && !mayHaveSmallSymbol(s) {
			t.Fatalf("%q has a small symbol", s)
		}
		if commaGroups.MatchString(s) && !betweenDigits(s, ',') || pointPercent.MatchString(s) && !(strings.Contains(s, "%") && betweenDigits(s, '.')) {
			t.Fatalf("%q has an English figure", s)
		}
		for at := nextFigure(s, 0); at < len(s); at = nextFigure(s, figureEnd(s, at)) {
			if typedNumber.MatchString(s[at:]) && !symbolMayFollow(s, at) {
				t.Fatalf("%q is a number with a symbol", s[at:])
			}
			if typedDate.MatchString(s[at:]) && !dateMayFollow(s, at) {
				t.Fatalf("%q is a date", s[at:])
			}
		}
		open := map[bool]int{false: -1, true: -1}
		for i, r := range s {
			if quoteKind(s, i, r, open) != 0 && !mayHaveQuotes(s) {
				t.Fatalf("%q has a quotation mark", s)
			}
		}
	})
}
