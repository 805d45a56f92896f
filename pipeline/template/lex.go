package template

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// hole is a {{...}} of a template: an expression or a directive.
type hole struct {
	start, end int    // in the file, braces included
	text       string // between the braces
	escaped    bool   // stands in a table row, where "|" is written "\|"
	broken     bool   // not closed: what it says does not count
	code       *code  // of an expression; nil if it has a fault
}

// line is a line of a template; a hole that spans lines stands on the first.
type line struct {
	text   string // each hole is a mark
	start  int    // offset in the file
	head   bool   // a further heading row of a table
	branch *branch
}

// A mark stands for a hole while Markdown and YAML are read: two characters of
// the private use area around the number of the hole. They are letters to both.
const (
	markOpen  = '\ue000'
	markClose = '\ue001'
)

func mark(n int) string { return string(markOpen) + strconv.Itoa(n) + string(markClose) }

// cutMark finds the first mark in s: what is before it, the number of the hole
// and what is after it.
func cutMark(s string) (before string, n int, after string, found bool) {
	before, rest, found := strings.Cut(s, string(markOpen))
	if !found {
		return s, 0, "", false
	}
	number, after, _ := strings.Cut(rest, string(markClose))
	n, _ = strconv.Atoi(number)
	return before, n, after, true
}

// lex cuts the file into lines and finds the holes.
func (l *loader) lex() []line {
	var lines []line
	var b strings.Builder
	start := 0
	flush := func(next int) {
		lines = append(lines, line{text: strings.TrimSuffix(b.String(), "\r"), start: start})
		b.Reset()
		start = next
	}
	for i := 0; i < len(l.text); {
		switch {
		case l.text[i] == '\n':
			flush(i + 1)
			i++
		case strings.HasPrefix(l.text[i:], "{{"):
			h := l.hole(i)
			h.escaped = strings.HasPrefix(strings.TrimLeft(b.String(), " \t"), "|")
			b.WriteString(mark(len(l.holes)))
			l.holes = append(l.holes, h)
			i = h.end
		case strings.HasPrefix(l.text[i:], "}}"):
			l.problem(i, ruleHole, "“}}” không có “{{” mở trước nó", `muốn in hai dấu ngoặc thì viết {{"}}"}}`)
			i += 2
		default:
			b.WriteByte(l.text[i])
			i++
		}
	}
	flush(len(l.text))
	return lines
}

// hole reads the hole that opens at i. An unclosed one ends with its line or at
// the next hole, so that what follows is still read.
func (l *loader) hole(i int) *hole {
	end, fault := holeEnd(l.text, i)
	if fault == nil {
		return &hole{start: i, end: end + 2, text: l.text[i+2 : end]}
	}
	l.problem(fault.at, ruleHole, fault.message, fault.hint)
	end = i + 2
	for end < len(l.text) && l.text[end] != '\n' && !strings.HasPrefix(l.text[end:], "{{") {
		end++
	}
	return &hole{start: i, end: end, text: l.text[i+2 : end], broken: true}
}

// holeFault says why a hole has no end.
type holeFault struct {
	at            int
	message, hint string
}

// holeEnd finds the "}}" that closes the hole that opens at start: not one in a
// string or in nested braces.
func holeEnd(s string, start int) (end int, fault *holeFault) {
	unclosed := &holeFault{start, "ô trống mở mà chưa đóng", "thêm “}}” vào cuối ô trống"}
	depth := 0
	for i := start + 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\'' || c == '`':
			n := stringLen(s[i:])
			if n == 0 {
				return 0, &holeFault{i, "chuỗi mở mà chưa đóng", "thêm dấu nháy đóng chuỗi"}
			}
			i += n - 1
		case c == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\''):
			return 0, &holeFault{i, "dấu \\ trước dấu nháy không dùng được trong ô trống", "bỏ dấu \\: ô trống viết như ở ngoài, kể cả giữa hai dấu ngoặc kép"}
		case strings.HasPrefix(s[i:], "{{"):
			return 0, unclosed
		case c == '{':
			depth++
		case c == '}' && depth > 0:
			depth--
		case strings.HasPrefix(s[i:], "}}"):
			return i, nil
		case c == '\n' && blankLine(s[i+1:]):
			return 0, unclosed
		}
	}
	return 0, unclosed
}

func blankLine(s string) bool {
	s = strings.TrimLeft(s, " \t\r")
	return s == "" || s[0] == '\n'
}

// stringLen is the length of the string literal that s begins with, 0 if it is
// not closed. Only one in backquotes may span lines.
func stringLen(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == s[0]:
			return i + 1
		case s[0] == '`':
		case s[i] == '\n':
			return 0
		case s[i] == '\\':
			i++
		}
	}
	return 0
}

// offset is the place in the file of byte col of a line's text.
func (l *loader) offset(ln line, col int) int {
	off, rest := ln.start, ln.text
	for {
		before, n, after, found := cutMark(rest)
		if !found || col <= len(before) {
			return off + col
		}
		h := l.holes[n]
		used := len(rest) - len(after)
		off += len(before) + h.end - h.start
		if col < used {
			return h.start
		}
		col -= used
		rest = after
	}
}

// runeOffset is offset for a column that counts runes of the line's text.
func (l *loader) runeOffset(ln line, col int) int {
	i := 0
	for ; col > 0 && i < len(ln.text); col-- {
		_, size := utf8.DecodeRuneInString(ln.text[i:])
		i += size
	}
	return l.offset(ln, i)
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
