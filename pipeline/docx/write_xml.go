package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// xmlBuffer collects the XML of one part.
type xmlBuffer struct {
	b []byte
	c *common // hears of characters that XML forbids
}

// raw appends markup.
func (x *xmlBuffer) raw(markup string) { x.b = append(x.b, markup...) }

// form appends markup with a number in the place of each "#".
func (x *xmlBuffer) form(markup string, numbers ...int64) {
	for _, n := range numbers {
		before, after, _ := strings.Cut(markup, "#")
		x.b = append(x.b, before...)
		x.b = strconv.AppendInt(x.b, n, 10)
		markup = after
	}
	x.b = append(x.b, markup...)
}

// element appends an element that holds text; none if the text is empty.
func (x *xmlBuffer) element(name, text string) {
	if text == "" {
		return
	}
	x.b = append(append(append(x.b, '<'), name...), '>')
	x.text(text)
	name, _, _ = strings.Cut(name, " ")
	x.b = append(append(append(x.b, "</"...), name...), '>')
}

// plain marks the bytes that text copies without a look.
var plain = func() (t [256]bool) {
	for i := range t {
		t[i] = i >= ' ' && !strings.ContainsRune(`&<>"`, rune(i)) && i != 0xef
	}
	return t
}()

// text appends text, escaped for an element or an attribute. U+FFFD stands in
// for what XML forbids.
func (x *xmlBuffer) text(s string) {
	if !utf8.ValidString(s) {
		x.c.warnBytes(s)
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if plain[s[i]] {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if esc := x.escape(r, s); esc != "" {
			x.raw(s[from:i])
			x.raw(esc)
			from = i + size
		}
		i += size - 1
	}
	x.raw(s[from:])
}

// escape is what stands for the rune r of the text s; "" is r itself.
func (x *xmlBuffer) escape(r rune, s string) string {
	switch r {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '\t':
		return "&#9;"
	case '\n':
		return "&#10;"
	}
	if r >= ' ' && r != 0xfffe && r != 0xffff {
		return ""
	}
	x.c.warnRune(r, s)
	return "\ufffd"
}

// points appends a length in points.
func (x *xmlBuffer) points(pt float64) { x.b = strconv.AppendFloat(x.b, pt, 'f', -1, 64) }
