package thethuc

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/doc"
)

// em is the unit of the widths below: a character as wide as its size.
const em = 2048

// regularWidths and boldWidths are the advance widths of Times New Roman for
// U+0020 to U+007E. Letters with marks are as wide as without, but for the horn.
var (
	regularWidths = [95]int{
		512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569,
		1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909,
		1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479, 1479, 682, 797, 1479, 1251, 1821, 1479, 1479,
		1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682, 569, 682, 961, 1024,
		682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024,
		1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
	}
	boldWidths = [95]int{
		512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569,
		1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024,
		1905, 1479, 1366, 1479, 1479, 1366, 1251, 1593, 1593, 797, 1024, 1593, 1366, 1933, 1479, 1593,
		1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479, 1366, 682, 569, 682, 1190, 1024,
		682, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024,
		1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
	}
	regularHorns = map[rune]int{'ơ': 1083, 'ư': 1110, 'Ơ': 1479, 'Ư': 1589}
	boldHorns    = map[rune]int{'ơ': 1134, 'ư': 1229, 'Ơ': 1593, 'Ư': 1630}
)

// others brings to ASCII what no decomposition does, by characters as wide.
var others = strings.NewReplacer("đ", "d", "Đ", "D", "“", "?", "”", "?", "‘", "(", "’", "(", "\u00a0", " ", "\u2011", "-", "–", "0")

// widths is the advance widths of one weight by character.
type widths [lastLetter + 1]uint16

// lastLetter is the last of the Vietnamese letters, ỹ.
const lastLetter = '\u1ef9'

// tables are the widths of regular and bold letters, worked out once.
var tables = sync.OnceValue(func() *[2]widths {
	var t [2]widths
	for r := ' '; r <= lastLetter; r++ {
		t[0][r] = letterWidth(r, &regularWidths, regularHorns)
		t[1][r] = letterWidth(r, &boldWidths, boldHorns)
	}
	return &t
})

// letterWidth is the width of a character: that of its letter without marks.
func letterWidth(r rune, ascii *[95]int, horns map[rune]int) uint16 {
	total := 0
	for _, r := range strip(string(r)) {
		switch horn, ok := horns[r]; {
		case ok:
			total += horn
		case r >= ' ' && r <= '~':
			total += ascii[r-' ']
		default:
			total += em
		}
	}
	return uint16(total)
}

// textWidth is the length of a line of Times New Roman, size in points.
func textWidth(text string, size float64, bold bool) doc.Length {
	table := &tables()[0]
	if bold {
		table = &tables()[1]
	}
	total := 0
	for _, r := range text {
		if r <= lastLetter {
			total += int(table[r])
			continue
		}
		for _, r := range others.Replace(string(r)) { // quotation marks, dashes
			if r <= lastLetter {
				total += int(table[r])
			} else {
				total += em
			}
		}
	}
	return doc.Pt(float64(total) * size / em)
}

// strip takes the marks from letters but leaves the horn of ơ and ư.
func strip(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(others.Replace(text)) {
		if r < '\u0300' || r > '\u036f' || r == '\u031b' {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}
