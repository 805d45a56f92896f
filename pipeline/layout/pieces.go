package layout

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// run is characters of one face.
type run struct {
	text         string
	bold, italic bool
	look         *doc.Look // of its own; nil is as the style says
	size         int       // in half-points
	color        string
	face         *fonts.Face
	link         string
	label        bool // of a list's entry or a heading
	page         bool // text stands for the number of the page
	turn         bool // text is a break after which a new page begins
}

// piece is what a line is made of: a word and the spaces after it, a tab, or a
// break. text[start:end] of its run is the word, text[end:all] its spaces.
type piece struct {
	run, start, end, all int
	width, space         Pos    // of the word, of the spaces
	parts                *parts // of the word, if it is more than one portion
	kind                 kind
	after                chance
}

// kind is what a piece is.
type kind uint8

const (
	word kind = iota
	tab
	lineBreak
	pageBreak
)

// chance tells whether a line may end after a piece.
type chance uint8

const (
	never   chance = iota
	slash          // it may, but then it rather ends at the last space
	inWord         // after a hyphen or the like
	atSpace        // after spaces or a tab
)

// blank tells whether a piece is only spaces.
func (pc *piece) blank() bool { return pc.kind == word && pc.start == pc.end }

// add appends a run and its pieces.
func (p *paragraph) add(r run) {
	n := len(p.runs)
	p.runs = append(p.runs, r)
	at := piece{run: n}
	p.whole = strings.IndexFunc(r.text, unbroken) < 0
	for i, c := range r.text {
		end := i + utf8.RuneLen(c)
		switch c {
		case ' ':
			at.space += width(r.face.Advance(c), r.size)
			at.all, at.after = end, atSpace
		case '\t', '\n':
			kind := controls[c]
			if r.turn {
				kind = pageBreak
			}
			p.push(at)
			p.push(piece{run: n, start: i, end: i, all: i, kind: kind, after: atSpace})
			at = piece{run: n, start: end, end: end, all: end}
		default:
			if at.after != never {
				p.push(at)
				at = piece{run: n, start: i}
			}
			at.width += width(r.face.Advance(c), r.size)
			at.end, at.all = end, end
			at.after = between(c, r.text[end:])
		}
	}
	p.push(at)
}

var controls = map[rune]kind{'\t': tab, '\n': lineBreak}

// push appends a piece. Spaces at the beginning of a run belong to the word
// before, so that no line begins with them.
func (p *paragraph) push(pc piece) {
	if pc.kind == word && pc.start == pc.all {
		return
	}
	if !p.whole {
		pc.parts = p.partsOf(&pc)
	}
	if n := len(p.pieces); n > 0 && pc.blank() && p.pieces[n-1].kind == word {
		p.pieces[n-1].after = never
	}
	p.pieces = append(p.pieces, pc)
}

// between tells whether a line may end between c and rest, which follows it.
func between(c rune, rest string) chance {
	switch c {
	case '/', '-', '–', '—', '|', '\\', '!', '?', '…', ')':
	default:
		return never
	}
	next, _ := utf8.DecodeRuneInString(rest)
	plain := unicode.IsLetter(next) || unicode.IsDigit(next)
	switch c {
	case '/':
		if rest != "" && !unicode.IsDigit(next) && !closing(next) {
			return slash
		}
	case '-', '–', '—', '|', '\\':
		if rest == "" || !closing(next) {
			return inWord
		}
	case '!', '?', '…':
		if plain {
			return inWord
		}
	case ')':
		if next == '(' {
			return inWord
		}
	}
	return never
}

// closing tells whether no line may begin with c.
func closing(c rune) bool {
	return strings.ContainsRune(" \u00a0\u2011)]},.;:!?/%”’\"'…-–—|»", c)
}

// clean is text in which every character can be printed: what the font lacks
// becomes "□", and is reported once a character. U+FFFD is not: it stands for what
// was lost before, and whoever checks the data says where.
func (m *maker) clean(text string, f *fonts.Face) string {
	ok := true
	for _, c := range text {
		if !printable(c, f) {
			ok = false
			break
		}
	}
	if ok && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i, c := range text {
		if !printable(c, f) {
			if !strings.HasPrefix(text[i:], string(utf8.RuneError)) {
				m.missing(c, text, i)
			}
			c = replacement
		}
		b.WriteRune(c)
	}
	return b.String()
}

// replacement is printed for what the font cannot draw.
const replacement = '□'

func printable(c rune, f *fonts.Face) bool {
	return c == '\t' || c == '\n' || c >= ' ' && c != utf8.RuneError && (f.Has(c) || Drawn(c))
}

// Drawn tells whether a character is drawn as lines, whatever the font has: the
// boxes to tick (ô đánh dấu) ☐, ☑ and ☒. Without a glyph they are as wide as
// "□".
func Drawn(c rune) bool { return c >= '☐' && c <= '☒' }

// missing reports a character at byte i of text.
func (m *maker) missing(c rune, text string, i int) {
	name := fmt.Sprintf("ký tự “%c” (U+%04X)", c, c)
	switch {
	case c == utf8.RuneError:
		name = "byte không phải UTF-8"
	case !unicode.IsPrint(c):
		name = fmt.Sprintf("ký tự U+%04X", c)
	}
	if m.reported[name] {
		return
	}
	m.reported[name] = true
	m.problems = append(m.problems, doc.Problem{
		Warning: true,
		Message: fmt.Sprintf("%s không có trong phông chữ, in thay bằng “□”, ở “%s”", name, excerpt(text, i)),
		Hint:    "thay bằng ký tự khác nếu cần in ra PDF",
		Rule:    "thieu-ky-tu",
	})
}

// excerpt is the text around byte i, on one line.
func excerpt(text string, i int) string {
	const around = 20
	before, after := []rune(text[max(0, i-4*around):i]), []rune(text[i:min(len(text), i+4*around)])
	before = before[max(0, len(before)-around):]
	after = after[:min(len(after), around)]
	show := func(c rune) rune {
		if c < ' ' || c == utf8.RuneError {
			return replacement
		}
		return c
	}
	return strings.TrimSpace(strings.Map(show, string(before)+string(after)))
}
