package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"vanthu/pipeline/record"
)

// source is a text that can be looked up by line and column. It remembers the
// last place, so that looking up a long line from left to right takes one pass.
type source struct {
	text          string
	lines         []int // byte index of the start of each line
	line, col, at int   // the last place looked up and its byte index
}

func newSource(text string) source {
	s := source{text: text, lines: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// from is the text from a place on, which is empty if there is no such place.
func (s *source) from(line, col int) string {
	if line < 1 || line > len(s.lines) {
		return ""
	}
	if s.line != line || col < s.col {
		s.line, s.col, s.at = line, 1, s.lines[line-1]
	}
	for ; s.col < col; s.col++ {
		_, n := utf8.DecodeRuneInString(s.text[s.at:])
		s.at += n
	}
	return s.text[s.at:]
}

// after is what follows the unquoted value that rest begins with. Inside a value
// only spaces and line ends may differ from it.
func after(rest, value string) (string, bool) {
	for _, r := range value {
		if unicode.IsSpace(r) {
			continue
		}
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		got, n := utf8.DecodeRuneInString(rest)
		if got != r {
			return "", false
		}
		rest = rest[n:]
	}
	return rest, true
}

// cutOff complains when "#" has cut off the end of unquoted text: YAML takes it
// for a comment. A comment that is set off by two spaces or a tab and has a
// space after "#" is one; where there is no text at all, the space after "#" is
// enough.
func (y *yamlReader) cutOff(n *yaml.Node) {
	const others = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.Style&others != 0 {
		return
	}
	rest, ok := after(y.src.from(n.Line, n.Column), n.Value)
	comment := strings.TrimLeft(rest, " \t")
	if !ok || !strings.HasPrefix(comment, "#") {
		return
	}
	gap := rest[:len(rest)-len(comment)]
	if end := strings.IndexAny(comment, "\r\n"); end >= 0 {
		comment = comment[:end]
	}
	setOff := n.Value == "" || len(gap) > 1 || gap == "\t"
	if spaced := strings.TrimLeft(comment, "#"); setOff && (spaced == "" || spaced[0] == ' ' || spaced[0] == '\t') {
		return
	}
	whole := strings.TrimSpace(n.Value + gap + comment)
	y.complain(n, "ngoac-kep", record.Quote(comment)+" bị YAML coi là ghi chú và bỏ đi",
		"đặt cả nội dung trong ngoặc kép: "+record.Quote(`"`+whole+`"`)+"; nếu là ghi chú thì viết cách ra hai dấu cách và thêm dấu cách sau “#”")
}

// inFlow tells whether a place is inside "{ }" or "[ ]" that is open on its line or
// on the one above, after a comma.
func (s *source) inFlow(line, col int) bool {
	for _, from := range []int{line, line - 1} {
		text := s.from(from, 1)
		end := len(text) - len(s.from(line, col))
		if text == "" || end <= 0 || end > len(text) {
			continue
		}
		text = text[:end]
		if open := strings.IndexAny(text, "{["); open >= 0 && strings.ContainsRune(text[open:], ',') {
			return true
		}
	}
	return false
}
