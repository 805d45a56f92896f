package parts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// typedLabel is the number or bullet that a line begins with, as typed, and where the
// text after it begins. It is "" if there is none.
func typedLabel(s string) (label string, end int) {
	body := strings.TrimLeft(s, " \t")
	lead := len(s) - len(body)
	n := labelLength(body)
	if n == 0 {
		return "", 0
	}
	rest := strings.TrimLeft(body[n:], " \t")
	return strings.TrimRight(body[:n], " "), lead + len(body) - len(rest)
}

// labelLength is how many bytes of s its label takes.
func labelLength(s string) int {
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune(bullets, first):
		return bulletLength(s, size)
	case first == '(':
		return bracketed(s)
	case first >= '0' && first <= '9':
		return figures(s)
	case unicode.IsLetter(first):
		if n := headed(s); n > 0 {
			return n
		}
		return letters(s)
	}
	return 0
}

// bullets are the signs before an unnumbered entry. The last are what symbol fonts
// leave behind.
const bullets = "-–—−+•●○▪■◦·*∙\uf0b7\uf0a7\uf02d\uf0d8\uf0fc"

// bulletLength wants something written after the bullet, so that "-----" and a lone
// "-" are none.
func bulletLength(s string, size int) int {
	rest := strings.TrimLeft(s[size:], " \t")
	next, _ := utf8.DecodeRuneInString(rest)
	if written(next) || rest != "" && strings.ContainsRune("“\"'(‘«[…<.", next) {
		return size
	}
	return 0
}

// bracketed is "(1)" or "(a)".
func bracketed(s string) int {
	end := strings.IndexByte(s, ')')
	if end < 2 || end > 4 {
		return 0
	}
	inside := s[1:end]
	if _, ok := viet.ParseLetter(inside); ok || digits(inside) == len(inside) || roman(viet.Upper(inside)) {
		return end + 1
	}
	return 0
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func roman(s string) bool { _, ok := viet.ParseRoman(s); return ok }

// figures is "1.", "1)", "1/", "12.", "1.1." or "1.1": not "1.000", "12/10/2022" or
// "2022".
func figures(s string) int {
	const longest = 3 // figures of the first group, of the others one less
	n := digits(s)
	if n > longest {
		return 0
	}
	groups := 1
	for n+1 < len(s) && s[n] == '.' {
		more := digits(s[n+1:])
		if more == 0 {
			break
		}
		if more >= longest {
			return 0
		}
		n, groups = n+1+more, groups+1
	}
	rest := s[n:]
	if rest == "" {
		return 0
	}
	next := rest[0]
	switch after := rest[1:]; {
	case next == '.' || next == ')' || next == '/' && digits(after) == 0:
		if next == '/' && !begins(after) {
			return 0
		}
		return n + 1
	case groups > 1 && (next == ' ' || next == '\t') && begins(rest): // "1.1 Kết quả"
		return n
	}
	return 0
}

// begins tells whether a sentence begins: a capital after spaces, or nothing.
func begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t"))
	return unicode.IsUpper(r)
}

// letters is "I.", "A.", "a)", "đ." or "ii)".
func letters(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	const longest = 6 // "XXVIII" in bytes
	if n < 1 || n > longest {
		return 0
	}
	word, sign, rest := s[:n], s[n], s[n+1:]
	if sign != '.' && sign != ')' && sign != '/' {
		return 0
	}
	if rest != "" && rest[0] != ' ' && rest[0] != '\t' && (sign != ')' && !begins(rest) || len(word) == 1 && sign != ')') {
		return 0 // "V.v", "a.b", "T/M"
	}
	single := len(word) == 1 && word >= "A" && word <= "H"
	_, point := viet.ParseLetter(word)
	if roman(word) || single || point && utf8.RuneCountInString(word) <= 2 || sign == ')' && roman(viet.Upper(word)) {
		return n + 1
	}
	return 0
}

// heads are the words of parts of a text that have a number and a title.
var heads = []string{"phan", "chuong", "tieu muc", "muc", "dieu"}

// headed is "Điều 2.", "Chương I", "Mục 1", "Phần thứ nhất", when they head something
// and are not words of a sentence ("Điều 2 của Luật").
func headed(s string) int {
	const longest = 40 // bytes of the longest head, "Phần thứ mười chín"
	start := s[:min(len(s), longest)]
	r, _ := utf8.DecodeRuneInString(start)
	if !strings.ContainsRune("PpCcTtMmĐđDd", r) {
		return 0
	}
	words := fields(start)
	for _, h := range heads {
		n := strings.Count(h, " ") + 1
		if len(words) <= n || viet.Fold(s[:words[n-1].to]) != h {
			continue
		}
		end, dotted := numeral(s, words[n:])
		if end == 0 {
			continue
		}
		rest := strings.TrimLeft(s[end:], " \t")
		switch {
		case dotted, h == "dieu" && rest == "":
			return end
		case h == "dieu":
			return 0
		case rest == "", strings.ContainsRune("-–", first(rest)), capitals(rest):
			return end
		}
	}
	return 0
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// capitals tells whether all letters are capitals, and there are two at least.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			n++
		}
	}
	return n > 1
}

// numeral is where the number of a head ends, with the "." or ":" after it, and
// whether it has one.
func numeral(s string, words []word) (end int, dotted bool) {
	const inWords = 4 // "thứ hai mươi mốt"
	w := words[0]
	if viet.Fold(s[w.from:w.to]) == "thu" {
		for _, next := range words[1:min(len(words), inWords)] {
			text := s[next.from:next.to]
			bare := strings.TrimRight(text, ".:")
			if !ordinals[viet.Fold(bare)] {
				break
			}
			end, dotted = next.to, len(bare) < len(text)
			if dotted {
				break
			}
		}
		return end, dotted
	}
	text := s[w.from:w.to]
	bare := strings.TrimRight(text, ".:")
	n := digits(bare)
	counted := n > 0 && utf8.RuneCountInString(bare[n:]) <= 1 && n <= 3
	if !counted && !roman(viet.Upper(bare)) {
		return 0, false
	}
	if len(bare) < len(text) {
		return w.from + len(bare) + 1, true
	}
	return w.to, false
}

var ordinals = map[string]bool{
	"nhat": true, "hai": true, "ba": true, "tu": true, "bon": true, "nam": true, "lam": true, "sau": true, "bay": true,
	"tam": true, "chin": true, "muoi": true, "mot": true,
}

// word is a stretch of text without spaces.
type word struct{ from, to int }

// fields are the words of s.
func fields(s string) []word {
	var out []word
	from := -1
	for i, r := range s {
		switch space := unicode.IsSpace(r); {
		case space && from >= 0:
			out, from = append(out, word{from, i}), -1
		case !space && from < 0:
			from = i
		}
	}
	if from >= 0 {
		out = append(out, word{from, len(s)})
	}
	return out
}
