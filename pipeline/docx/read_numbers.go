package docx

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/docx/xmltree"
	"vanthu/pipeline/viet"
)

// numberings are the automatic numbers of a document (đánh số tự động).
type numberings struct {
	abstracts map[int]*abstract
	nums      map[int]*numbered
	links     map[string]int // numbering styles to the num that they name
}

// abstract is a scheme of numbers with its counters: all that name it count on.
type abstract struct {
	levels  [9]*numberLevel
	styleTo string // it is the scheme of this style
	counts  [9]int
	begun   [9]bool
}

// numbered is a use of a scheme, with what it changes.
type numbered struct {
	scheme  *abstract
	levels  [9]*numberLevel // of its own
	starts  [9]int          // that it sets at its first use; -1 is none
	started [9]bool
}

// numberLevel is one level of a scheme.
type numberLevel struct {
	index, start int
	kind, text   string
	restart      int // after a number of this level, from 1; 0 is never, -1 after any above
	legal        bool
	style        string
	letters      letters
	format       format
}

// newNumbers reads the part of numbers. Levels have formats, so the theme is known.
func (r *reader) newNumbers(root *xmltree.Node) {
	ns := &r.numbers
	ns.abstracts, ns.nums, ns.links = map[int]*abstract{}, map[int]*numbered{}, map[string]int{}
	for n := root.Child("w:abstractNum"); n != nil; n = n.Next {
		if n.Name == "w:abstractNum" {
			ns.abstracts[number(n.Attr("w:abstractNumId"))] = r.newAbstract(n)
		}
	}
	for n := root.Child("w:num"); n != nil; n = n.Next {
		scheme := ns.abstracts[number(n.Child("w:abstractNumId").Val())]
		if n.Name != "w:num" || scheme == nil {
			continue
		}
		ns.nums[number(n.Attr("w:numId"))] = r.newNumbered(n, scheme)
	}
}

// linkNumbers lets schemes that are only a name of a style's scheme be that one.
func (r *reader) linkNumbers(root *xmltree.Node) {
	for n := root.Child("w:style"); n != nil; n = n.Next {
		if n.Attr("w:type") == "numbering" {
			r.numbers.links[n.Attr("w:styleId")] = number(n.Path("w:pPr", "w:numPr", "w:numId").Val())
		}
	}
	for _, num := range r.numbers.nums {
		for range 8 { // a circle of names leads nowhere
			to := r.numbers.nums[r.numbers.links[num.scheme.styleTo]]
			if num.scheme.styleTo == "" || to == nil || to.scheme == num.scheme {
				break
			}
			num.scheme = to.scheme
		}
	}
}

func (r *reader) newAbstract(n *xmltree.Node) *abstract {
	a := &abstract{styleTo: n.Child("w:numStyleLink").Val()}
	for l := n.Child("w:lvl"); l != nil; l = l.Next {
		if i := number(l.Attr("w:ilvl")); l.Name == "w:lvl" && i >= 0 && i < len(a.levels) {
			a.levels[i] = r.newLevel(l, i)
		}
	}
	return a
}

func (r *reader) newNumbered(n *xmltree.Node, scheme *abstract) *numbered {
	num := &numbered{scheme: scheme, starts: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
	for o := n.Child("w:lvlOverride"); o != nil; o = o.Next {
		i := number(o.Attr("w:ilvl"))
		if o.Name != "w:lvlOverride" || i < 0 || i >= len(num.levels) {
			continue
		}
		if start := o.Child("w:startOverride"); start != nil {
			num.starts[i] = max(number(start.Val()), 0)
		}
		if l := o.Child("w:lvl"); l != nil {
			num.levels[i] = r.newLevel(l, i)
			if num.starts[i] < 0 {
				num.starts[i] = num.levels[i].start
			}
		}
	}
	return num
}

func (r *reader) newLevel(n *xmltree.Node, index int) *numberLevel {
	l := &numberLevel{
		index: index, start: number(n.Child("w:start").Val()), text: n.Child("w:lvlText").Val(), restart: -1,
		legal: enabled(n.Child("w:isLgl")), style: n.Child("w:pStyle").Val(), kind: "decimal",
		letters: r.letters(n.Child("w:rPr")), format: r.format(n.Child("w:pPr")),
	}
	if f := n.Find("w:numFmt"); f != nil {
		l.kind = f.Val()
		if f.Val() == "custom" {
			l.kind = customFormats[f.Attr("w:format")]
		}
	}
	if again := n.Child("w:lvlRestart"); again != nil {
		l.restart = number(again.Val())
	}
	if l.kind == "bullet" {
		l.text = symbols(l.text, l.letters.ascii)
	}
	return l
}

// customFormats are those that Word writes by an example.
var customFormats = map[string]string{"001, 002, 003, ...": "decimalZero3"}

// level is a level of a num, nil if there is none.
func (ns *numberings) level(num, index int) *numberLevel {
	n := ns.nums[num]
	if n == nil || index < 0 || index >= 9 {
		return nil
	}
	if n.levels[index] != nil {
		return n.levels[index]
	}
	return n.scheme.levels[index]
}

// levelOf is the level of a num that belongs to a style, else the one that is said.
func (ns *numberings) levelOf(num int, style string, said int) int {
	if n := ns.nums[num]; n != nil {
		for i, l := range n.scheme.levels {
			if l != nil && l.style != "" && l.style == style {
				return i
			}
		}
	}
	return said
}

// count is the number of the next paragraph of a level, as it is printed.
func (ns *numberings) count(num, index int) string {
	l := ns.level(num, index)
	if l == nil {
		return ""
	}
	n := ns.nums[num]
	a := n.scheme
	for i := range index { // a level above that was never used counts as begun
		if up := ns.level(num, i); up != nil && !a.begun[i] {
			a.begun[i], a.counts[i] = true, up.start
		}
	}
	switch {
	case n.starts[index] >= 0 && !n.started[index]:
		a.counts[index] = n.starts[index]
	case !a.begun[index]:
		a.counts[index] = l.start
	default:
		a.counts[index] = min(a.counts[index]+1, 1<<24)
	}
	n.started[index], a.begun[index] = true, true
	for i := index + 1; i < 9; i++ {
		below := ns.level(num, i)
		if below == nil || below.restart < 0 || below.restart > index {
			a.begun[i] = false
		}
	}
	return ns.print(num, l)
}

// print is the text of a level with the numbers now. The text names levels as "%1".
func (ns *numberings) print(num int, l *numberLevel) string {
	if l.kind == "bullet" {
		return l.text
	}
	a := ns.nums[num].scheme
	var b strings.Builder
	text := l.text
	for {
		before, after, found := strings.Cut(text, "%")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if after == "" || after[0] < '1' || after[0] > '9' {
			b.WriteByte('%')
			text = after
			continue
		}
		if at := ns.level(num, int(after[0]-'1')); at != nil {
			kind := at.kind
			if l.legal && kind != "none" {
				kind = "decimal"
			}
			b.WriteString(numeral(kind, a.counts[at.index]))
		}
		text = after[1:]
	}
}

// numeral prints a number as Word does. Its letters are those of English: there is no đ.
func numeral(kind string, n int) string {
	switch kind {
	case "none":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return strings.ToUpper(letter(n))
	case "lowerLetter":
		return letter(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalZero3":
		if s := strconv.Itoa(n); n >= 0 && len(s) < 3 {
			return "000"[len(s):] + s
		}
	case "ordinal":
		return strconv.Itoa(n) + englishOrdinal(n)
	case "vietnameseCounting":
		return viet.Words(int64(n))
	case "cardinalText":
		return viet.Capitalise(viet.Words(int64(n)))
	case "ordinalText":
		return viet.Capitalise(viet.Ordinal(n))
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	case "chicago":
		if n >= 1 && n <= 400 {
			return strings.Repeat(string([]rune("*†‡§")[(n-1)%4]), (n-1)/4+1)
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c - '0' + '０'
			}
			return c
		}, strconv.Itoa(n))
	case "decimalEnclosedParen":
		if n >= 1 && n <= 20 {
			return string(rune('⑴' + n - 1))
		}
	case "decimalEnclosedFullstop":
		if n >= 1 && n <= 20 {
			return string(rune('⒈' + n - 1))
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	}
	return strconv.Itoa(n)
}

// knownNumerals are the formats that are printed as they are meant.
var knownNumerals = []string{"", "none", "decimal", "decimalZero", "decimalZero3", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter",
	"ordinal", "bullet", "vietnameseCounting", "cardinalText", "ordinalText", "hex", "chicago", "numberInDash",
	"decimalFullWidth", "decimalFullWidth2", "decimalHalfWidth", "decimalEnclosedParen", "decimalEnclosedFullstop",
	"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}

func knownNumeral(kind string) bool { return slices.Contains(knownNumerals, kind) }

// letter is a, b, ... z, aa, bb, ...
func letter(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

var romans = []struct {
	value  int
	letter string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.letter)
		}
	}
	return b.String()
}

func englishOrdinal(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// symbols is a text in a font of signs, as the letters that it shows.
func symbols(text, font string) string {
	return strings.Map(func(c rune) rune {
		if c >= 0xf000 && c <= 0xf0ff {
			if sign, known := signs(font)[c-0xf000]; known {
				return sign
			}
			if font == "" || c == 0xf0b7 {
				return '•'
			}
		}
		return c
	}, text)
}

// signs are the signs of a font that documents use.
func signs(font string) map[rune]rune {
	switch {
	case strings.HasPrefix(font, "Wingdings 2"):
		return map[rune]rune{0x50: '✓', 0x52: '☑', 0x53: '☒', 0xa3: '☐', 0x97: '•', 0x2a: '☐'}
	case strings.HasPrefix(font, "Wingdings"):
		return wingdings
	case strings.HasPrefix(font, "Symbol"):
		return symbolFont
	}
	return nil
}

var wingdings = map[rune]rune{
	0x6c: '●', 0x6d: '❍', 0x6e: '■', 0x6f: '□', 0x70: '❐', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥',
	0x9f: '•', 0xa1: '○', 0xa7: '▪', 0xa8: '☐', 0xab: '★', 0xd8: '➢', 0xe0: '→', 0xdf: '←', 0xe8: '➔', 0xf0: '⇨',
	0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑', 0x28: '☎', 0x2a: '✉', 0x46: '☞', 0x20: ' ',
}

var symbolFont = map[rune]rune{
	0xb7: '•', 0xb0: '°', 0xb1: '±', 0xb3: '≥', 0xa3: '≤', 0xb9: '≠', 0xb4: '×', 0xb8: '÷', 0xae: '→', 0xac: '←', 0xde: '⇒', 0xdb: '⇔',
	0xa8: '♦', 0xa7: '♣', 0xa5: '∞', 0xbb: '≈', 0x2d: '−', 0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x6d: 'μ', 0x70: 'π', 0x53: '∑', 0x57: 'Ω',
	0x44: 'Δ', 0xd6: '√', 0xce: '∈', 0x22: '∀', 0x20: ' ',
}
