package viet

// tones is how many tones (thanh) there are: ngang, huyền, hỏi, ngã, sắc and
// nặng, numbered from 0 in this order.
const tones = 6

// Every vowel letter in all tones, in the order of the alphabet.
var (
	smallVowels   = []rune("aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ")
	capitalVowels = []rune("AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ")
)

// plainVowels has, for each vowel letter, the one without hat, horn or breve.
const plainVowels = "aaaeeiooouuy"

// letter is what a rune is in the Vietnamese alphabet. The zero letter is for a
// rune that is not in it (f, j, w and z are, as letters of foreign words).
type letter struct {
	plain byte // a to z, without any mark
	vowel int8 // row of smallVowels, from 1; 0 for a consonant
	tone  uint8
	upper bool
	base  rune // in lower case and without its tone: Ấ gives â
}

// marked tells whether the letter is one of ă â ê ô ơ ư.
func (l letter) marked() bool { return l.vowel > 0 && l.base >= 0x80 }

// rune is the letter as it stands in text.
func (l letter) rune() rune {
	switch {
	case l.vowel > 0:
		return l.with(l.tone)
	case l.base == 'đ' && l.upper:
		return 'Đ'
	case l.upper:
		return l.base - 'a' + 'A'
	}
	return l.base
}

// with is the vowel in text, with another tone.
func (l letter) with(tone uint8) rune {
	i := (int(l.vowel)-1)*tones + int(tone)
	if l.upper {
		return capitalVowels[i]
	}
	return smallVowels[i]
}

// The letters lie in two ranges of Unicode: up to ư, and from Ạ to ỹ.
const (
	lowEnd    = 'ư' + 1
	highStart = 'Ạ'
	highEnd   = 'ỹ' + 1
)

var lowLetters, highLetters = buildAlphabet()

// letterOf looks the rune up in the alphabet.
func letterOf(r rune) letter {
	switch {
	case r < 0:
		return letter{}
	case r < lowEnd:
		return lowLetters[r]
	case r >= highStart && r < highEnd:
		return highLetters[r-highStart]
	}
	return letter{}
}

func buildAlphabet() (*[lowEnd]letter, *[highEnd - highStart]letter) {
	low, high := new([lowEnd]letter), new([highEnd - highStart]letter)
	set := func(r rune, l letter) {
		if r < lowEnd {
			low[r] = l
		} else {
			high[r-highStart] = l
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		set(rune(c), letter{plain: c, base: rune(c)})
		set(rune(c-'a'+'A'), letter{plain: c, base: rune(c), upper: true})
	}
	set('đ', letter{plain: 'd', base: 'đ'})
	set('Đ', letter{plain: 'd', base: 'đ', upper: true})
	for i := range smallVowels {
		row, tone := i/tones, i%tones
		l := letter{plain: plainVowels[row], vowel: int8(row + 1), tone: uint8(tone), base: smallVowels[row*tones]}
		set(smallVowels[i], l)
		l.upper = true
		set(capitalVowels[i], l)
	}
	return low, high
}
