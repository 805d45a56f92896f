package parts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// reader turns blocks into lines.
type reader struct {
	styles map[string]doc.Style
	lines  []*Line
	at     Line        // section, table and cell of the lines to come
	last   *Line       // above, in the same column
	rules  []*doc.Rule // since last
	page   bool        // a page break since the last line that is not blank
}

// read makes the lines of the document, and of what stands at the foot of its first
// page.
func (f *finder) read() {
	styles := make(map[string]doc.Style, len(f.Doc.Styles)+1)
	for i, s := range f.Doc.Styles {
		if _, known := styles[s.ID]; !known {
			styles[s.ID] = s
		}
		if i == 0 {
			styles[""] = s
		}
	}
	r := reader{styles: styles}
	for i, s := range f.Doc.Sections {
		foot := reader{styles: styles}
		for _, into := range []*reader{&r, &foot} {
			into.at = Line{Section: i, room: s.Page.TextWidth()}
			into.last, into.rules = nil, nil
		}
		r.blocks(s.Blocks)
		foot.blocks(s.Foot)
		for _, l := range foot.lines {
			if !l.Blank() {
				f.take(doc.RoleContact, l)
				f.Contact = append(f.Contact, l)
			}
		}
	}
	f.Lines = r.lines
}

func (r *reader) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		r.block(b, "")
	}
}

func (r *reader) block(b doc.Block, label string) {
	switch b := b.(type) {
	case *doc.Paragraph:
		style := r.style(b.Style)
		if b.Align != doc.AlignStyle {
			style.Align = b.Align
		}
		r.text(b, style, b.Inlines, label)
	case *doc.Heading:
		if b.Label != "" {
			label = b.Label
		}
		r.text(b, r.style(b.Style), b.Inlines, label)
	case *doc.List:
		for _, it := range b.Items {
			label := it.Label
			for _, b := range it.Blocks {
				r.block(b, label)
				label = ""
			}
		}
	case *doc.Table:
		r.table(b)
	case *doc.Rule:
		if r.last != nil {
			r.last.After = append(r.last.After, b)
		}
		r.rules = append(r.rules, b)
	case *doc.Chart: // has no lines of text
		r.last, r.rules = nil, nil
	default:
		panic("parts: unexpected block")
	}
}

// style is the style of an id, or the default.
func (r *reader) style(id string) doc.Style {
	if s, ok := r.styles[id]; ok {
		return s
	}
	return r.styles[""]
}

func (r *reader) table(t *doc.Table) {
	outside := r.at
	grid, _ := t.Grid() // a table that breaks the rules of the model has none
	for i, row := range t.Rows {
		for j, c := range row.Cells {
			r.at.Table, r.at.Row, r.at.Cell = t, i, j
			r.at.col, r.at.room = place(t, grid, i, j)
			r.last, r.rules = nil, nil
			r.blocks(c.Blocks)
		}
	}
	r.at, r.last, r.rules = outside, nil, nil
}

// place is the grid column in which cell j of row i begins, and how wide its text may be.
func place(t *doc.Table, grid doc.Grid, i, j int) (col int, room doc.Length) {
	if grid == nil {
		return j, 0
	}
	for _, p := range grid[i] {
		if p.In(i) && p.Cell == j {
			for c := p.Column; c < min(p.Column+p.Columns, len(t.Columns)); c++ {
				room += t.Columns[c]
			}
			return p.Column, max(room-2*t.Padding, 0)
		}
	}
	return j, 0
}

// text makes the lines of a paragraph or a heading.
func (r *reader) text(b doc.Block, style doc.Style, inlines []doc.Inline, label string) {
	base := Span{Font: style.Font, Size: style.Size, Bold: style.Bold, Italic: style.Italic, Color: style.Color, Decor: style.Decor}
	if base.Font == "" {
		base.Font = doc.Typeface
	}
	var raw []Span
	at := 0
	for _, in := range inlines {
		s := base
		switch in := in.(type) {
		case doc.Text:
			s = looked(base, in)
			s.Text = doc.Fold(in.Text)
		case doc.Link:
			s.Text = doc.Fold(in.Text)
		case doc.Tab:
			s.Text = "\t"
		case doc.Break:
			at = r.line(b, style, raw, at, label) + 1
			raw, label = nil, ""
			r.page = r.page || in.Page
			continue
		case doc.Field, *doc.Picture:
			continue
		default:
			panic("parts: unexpected inline")
		}
		raw = append(raw, s)
	}
	r.line(b, style, raw, at, label)
}

// looked is how a text looks in a paragraph.
func looked(s Span, t doc.Text) Span {
	s.Bold, s.Italic = s.Bold || t.Bold, s.Italic || t.Italic
	if k := t.Look; k != nil {
		if k.Font != "" {
			s.Font = k.Font
		}
		if k.Size != 0 {
			s.Size = k.Size
		}
		if k.Color != "" {
			s.Color = k.Color
		}
		s.Underline, s.Strike = s.Underline || k.Underline, s.Strike || k.Strike
		s.Caps, s.SmallCaps, s.Hidden = s.Caps || k.Caps, s.SmallCaps || k.SmallCaps, s.Hidden || k.Hidden
		if k.Raise != 0 {
			s.Raise = k.Raise
		}
		if k.Shade != "" {
			s.Shade = k.Shade
		}
	}
	return s
}

// line adds a line that begins at a byte of the block's text, and tells where it ends.
func (r *reader) line(b doc.Block, style doc.Style, raw []Span, at int, label string) int {
	l := new(Line)
	*l = r.at
	l.Block, l.Style, l.Label, l.From = b, style, label, at
	l.Before, r.rules = r.rules, nil
	l.plain = joined(raw)
	l.own, l.look = l.plain, raw
	if viet.NFC(l.plain) != l.plain {
		l.look = composed(raw)
		l.own = joined(l.look)
	}
	l.Text, l.Spans = l.own, l.look
	l.Start, l.End = at, at+len(l.plain)
	if label == "" {
		if name, end := typedLabel(l.own); name != "" {
			l.Label, l.Typed = name, true
			l.Text, l.Spans = l.own[end:], slice(l.look, end, len(l.own))
			l.Start = at + l.offset(end)
		}
	}
	l.page = r.page
	r.page = r.page && l.Blank()
	r.lines, r.last = append(r.lines, l), l
	return l.End
}

func joined(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// composed are spans in NFC, joined or not: a mark that begins a span goes to the
// letter before it.
func composed(raw []Span) []Span {
	var out []Span
	for _, s := range raw {
		for len(out) > 0 && s.Text != "" {
			c, size := utf8.DecodeRuneInString(s.Text)
			if !unicode.Is(unicode.Mn, c) {
				break
			}
			out[len(out)-1].Text += s.Text[:size]
			s.Text = s.Text[size:]
		}
		out = append(out, s)
	}
	for i := range out {
		out[i].Text = viet.NFC(out[i].Text)
	}
	return out
}
