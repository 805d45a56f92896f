package parts

import (
	"slices"
	"strings"
	"unicode"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// side is the column of a line whose columns are made of tabs or spaces.
type side uint8

const (
	whole side = iota // it has the paragraph for itself
	left
	right
)

// Full is the line with its label, as it reads: "1. Văn phòng".
func (l *Line) Full() string {
	switch {
	case l.own != "" && (l.Typed || l.Label == ""):
		return l.own
	case l.Label == "":
		return l.Text
	case l.Text == "":
		return l.Label
	}
	return l.Label + " " + l.Text
}

// Fold is the line with its label, fit to match with ([viet.Fold]).
func (l *Line) Fold() string {
	if l.fold == "" {
		l.fold = viet.Fold(l.Full())
	}
	return l.fold
}

// Blank tells whether there is nothing to read in the line.
func (l *Line) Blank() bool { return l.Label == "" && strings.TrimSpace(l.Text) == "" }

// Is tells whether the line was recognised as one of the roles.
func (l *Line) Is(roles ...doc.Role) bool { return slices.Contains(roles, l.Role) }

// Bold tells whether all letters and figures are bold, and there are some. A label
// that stands alone counts as text.
func (l *Line) Bold() bool { return l.all(func(s *Span) bool { return s.Bold }) }

// Italic tells whether all letters and figures are italic, and there are some.
func (l *Line) Italic() bool { return l.all(func(s *Span) bool { return s.Italic }) }

// Underlined tells whether all letters and figures are underlined, and there are some.
func (l *Line) Underlined() bool { return l.all(func(s *Span) bool { return s.Underline }) }

// shown is the spans of the text, or of the label if it stands alone.
func (l *Line) shown() []Span {
	if strings.TrimSpace(l.Text) == "" && len(l.look) > 0 {
		return l.look
	}
	return l.Spans
}

// all tells whether every span with letters or figures is so.
func (l *Line) all(is func(*Span) bool) bool {
	any := false
	spans := l.shown()
	for i := range spans {
		if strings.IndexFunc(spans[i].Text, written) < 0 {
			continue
		}
		if !is(&spans[i]) {
			return false
		}
		any = true
	}
	return any
}

func written(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Upper tells whether all letters are capitals, as typed or by their look, and there
// are some.
func (l *Line) Upper() bool {
	any := false
	for _, s := range l.shown() {
		for _, r := range s.Text {
			if unicode.IsLetter(r) {
				if !s.Caps && !unicode.IsUpper(r) {
					return false
				}
				any = true
			}
		}
	}
	return any
}

// Sizes are the font sizes of what is written, from small to large, each once.
func (l *Line) Sizes() []float64 {
	var out []float64
	for _, s := range l.shown() {
		if strings.TrimSpace(s.Text) != "" && !slices.Contains(out, s.Size) {
			out = append(out, s.Size)
		}
	}
	slices.Sort(out)
	return out
}

// Fonts are the typefaces of what is written, in their order, each once.
func (l *Line) Fonts() []string {
	var out []string
	for _, s := range l.shown() {
		if strings.TrimSpace(s.Text) != "" && !slices.Contains(out, s.Font) {
			out = append(out, s.Font)
		}
	}
	return out
}

// Align is how the line stands between the edges; never AlignStyle.
func (l *Line) Align() doc.Align {
	if l.Style.Align == doc.AlignStyle {
		return doc.AlignLeft
	}
	return l.Style.Align
}

// Centred tells whether the line stands in the middle of its column: by its
// alignment, or pushed there with tabs and spaces.
func (l *Line) Centred() bool { return l.Style.Align == doc.AlignCenter || l.pushed() }

// pushed tells whether tabs or many spaces stand before the text.
func (l *Line) pushed() bool {
	const spaces = 8
	own := l.Full()
	lead := own[:len(own)-len(strings.TrimLeft(own, " \t\u00a0"))]
	return strings.Contains(lead, "\t\t") || len(lead) >= spaces || l.Style.Left >= doc.MM(50)
}

// Width is how long the text would be on one line, without the spaces around it.
func (l *Line) Width(f *fonts.Family) doc.Length {
	sum := 0.0
	spans := l.look
	if len(spans) == 0 {
		spans = l.Spans
	}
	for i, s := range spans {
		text := strings.ReplaceAll(s.Text, "\t", "    ")
		if i == 0 {
			text = strings.TrimLeft(text, " ")
		}
		if i == len(spans)-1 {
			text = strings.TrimRight(text, " ")
		}
		if s.Caps {
			text = viet.Upper(text)
		}
		sum += f.Face(s.Bold, s.Italic).Width(text, s.Size)
	}
	return doc.Pt(sum)
}

// Room is the width of the column in which the line stands, less its indents.
func (l *Line) Room() doc.Length { return l.room - l.Style.Left - l.Style.Right }

// Columned tells whether the line stands in a column that tabs or spaces make, so that
// its paragraph is that of another line too.
func (l *Line) Columned() bool { return l.side != whole }

// sameColumn tells whether m stands in the column of l.
func (l *Line) sameColumn(m *Line) bool {
	if l.Table != nil || m.Table != nil {
		return l.Table == m.Table && l.col == m.col
	}
	return l.side == m.side || l.side == whole || m.side == whole
}

// slice are the spans of bytes from to to.
func slice(spans []Span, from, to int) []Span {
	var out []Span
	at := 0
	for _, s := range spans {
		a, b := max(from-at, 0), min(to-at, len(s.Text))
		at += len(s.Text)
		if a < b {
			s.Text = s.Text[a:b]
			out = append(out, s)
		}
	}
	return out
}

// cut makes the line end before byte a of what was typed and gives what stands from
// byte b on as a line of its own.
func (l *Line) cut(a, b int) *Line {
	m := *l
	m.From, m.plain = l.From+l.offset(b), l.plain[l.offset(b):]
	m.own, m.look = l.own[b:], slice(l.look, b, len(l.own))
	m.Label, m.Typed, m.fold = "", false, ""
	m.Text, m.Spans, m.Start = m.own, m.look, m.From
	l.plain = l.plain[:l.offset(a)]
	l.own, l.look, l.fold = l.own[:a], slice(l.look, 0, a), ""
	l.End = l.From + len(l.plain)
	l.Text = l.own
	if l.Typed {
		l.Text = l.own[min(a, len(l.own), l.labelEnd()):]
	}
	l.Start = l.End - (len(l.plain) - l.offset(len(l.own)-len(l.Text)))
	l.Spans = slice(l.look, len(l.own)-len(l.Text), len(l.own))
	return &m
}

// labelEnd is where the text begins in what was typed.
func (l *Line) labelEnd() int {
	_, end := typedLabel(l.own)
	return end
}

// offset is where byte n of the typed text in NFC stands in the block's own text, which
// may be written with marks of their own.
func (l *Line) offset(n int) int {
	if l.plain == l.own {
		return n
	}
	at, from := 0, 0
	for i, r := range l.plain {
		if joins(r) || i == 0 {
			continue
		}
		if at += len(viet.NFC(l.plain[from:i])); at > n {
			return from
		}
		if from = i; at == n {
			return i
		}
	}
	if at < n {
		return len(l.plain)
	}
	return from
}

// joins tells whether a character may become one with what stands before it: marks,
// and parts of Korean syllables.
func joins(r rune) bool { return unicode.IsMark(r) || r >= 0x1100 && r <= 0x11ff }
