package check_test

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"vanthu/pipeline/doc"
)

// apply makes changes in a document, so that what a report promises can be tried
// without a file.
func apply(d *doc.Doc, changes []doc.Change) {
	for _, c := range changes {
		switch c := c.(type) {
		case doc.SetPage:
			d.Sections[c.Section].Page = c.Page
		case doc.SetEdges:
			s := &d.Sections[c.Section]
			s.Header, s.FirstHeader, s.Foot, s.Footer, s.Restart = c.Header, c.FirstHeader, c.Foot, c.Footer, c.Restart
			numberStyle(d, c.Header)
		case doc.SetColumns:
			c.Table.Columns = c.Columns
		case doc.KeepRow:
			c.Table.Rows[c.Row].CanSplit = false
		case doc.SetFormat:
			applyFormat(d, c)
		case doc.SetText:
			in := inlinesOf(c.Block)
			left, rest := cut(*in, c.Start)
			gone, right := cut(rest, c.End-c.Start)
			look := doc.Text{}
			for _, in := range slices.Concat(gone, right, left) {
				if t, ok := in.(doc.Text); ok {
					look = t
					break
				}
			}
			look.Text = c.Text
			*in = doc.Merge(slices.Concat(left, []doc.Inline{look}, right))
		case doc.SetRule:
			c.Rule.Width, c.Rule.Mark = c.Width, doc.MarkDrawn
			if c.Center {
				c.Rule.Align = doc.AlignCenter
			}
		case doc.PutRule:
			splice(d, c.After, c.After, c.Rule)
		case doc.Drop:
			splice(d, c.Block)
		default:
			panic(fmt.Sprintf("unexpected change %T", c))
		}
	}
}

// numberStyle gives the document the style of a page number that it does not have.
func numberStyle(d *doc.Doc, header []doc.Block) {
	for _, b := range header {
		if p, ok := b.(*doc.Paragraph); ok {
			if _, have := d.Style(p.Style); !have {
				d.Styles = append(d.Styles, doc.Style{ID: p.Style, Name: p.Style, Size: 14, Align: doc.AlignCenter})
			}
		}
	}
}

// inlinesOf is the inlines of a paragraph or heading.
func inlinesOf(b doc.Block) *[]doc.Inline {
	if h, ok := b.(*doc.Heading); ok {
		return &h.Inlines
	}
	return &b.(*doc.Paragraph).Inlines
}

// cut parts inlines after n bytes of their plain text.
func cut(inlines []doc.Inline, n int) (left, right []doc.Inline) {
	for i, in := range inlines {
		size := len(doc.PlainText([]doc.Inline{in}))
		if n >= size {
			n -= size
			continue
		}
		if n == 0 {
			return slices.Clone(inlines[:i]), slices.Clone(inlines[i:])
		}
		t := in.(doc.Text)
		at := 0
		for at < len(t.Text) && len(doc.Fold(t.Text[:at])) < n {
			_, w := utf8.DecodeRuneInString(t.Text[at:])
			at += w
		}
		a, b := t, t
		a.Text, b.Text = t.Text[:at], t.Text[at:]
		return append(slices.Clone(inlines[:i]), a), append([]doc.Inline{b}, inlines[i+1:]...)
	}
	return slices.Clone(inlines), nil
}

// applyFormat gives a block a style of its own.
func applyFormat(d *doc.Doc, c doc.SetFormat) {
	id := func() *string {
		if h, ok := c.Block.(*doc.Heading); ok {
			return &h.Style
		}
		return &c.Block.(*doc.Paragraph).Style
	}()
	s, ok := d.Style(*id)
	if !ok {
		s = d.Styles[0]
	}
	s.ID = fmt.Sprintf("%s-%d", s.ID, len(d.Styles))
	set(&s.Left, c.Left)
	set(&s.Right, c.Right)
	set(&s.FirstLine, c.FirstLine)
	set(&s.Before, c.Before)
	set(&s.After, c.After)
	set(&s.KeepNext, c.KeepNext)
	set(&s.KeepLines, c.KeepLines)
	if c.Line != nil {
		s.Line, s.Exact, s.AtLeast = *c.Line, 0, 0
	}
	if c.Align != nil {
		s.Align = *c.Align
		if p, ok := c.Block.(*doc.Paragraph); ok {
			p.Align = doc.AlignStyle
		}
	}
	in := inlinesOf(c.Block)
	letters(&s, in, c)
	*id = s.ID
	d.Styles = append(d.Styles, s)
}

// letters sets how letters look: what the style says goes to each text first, so that
// a part can lose it.
func letters(s *doc.Style, in *[]doc.Inline, c doc.SetFormat) {
	var left, right []doc.Inline
	middle := *in
	if c.End > 0 {
		left, middle = cut(middle, c.Start)
		middle, right = cut(middle, c.End-c.Start)
	} else {
		set(&s.Font, c.Font)
		set(&s.Size, c.Size)
		set(&s.Color, c.Color)
		if c.Plain {
			s.Decor = doc.Decor{}
		}
	}
	bold, italic := s.Bold, s.Italic
	s.Bold, s.Italic = false, false
	down := func(inlines []doc.Inline, change bool) {
		for i, in := range inlines {
			t, ok := in.(doc.Text)
			if !ok {
				continue
			}
			t.Bold, t.Italic = t.Bold || bold, t.Italic || italic
			if change {
				set(&t.Bold, c.Bold)
				set(&t.Italic, c.Italic)
				t.Look = looked(t.Look, c)
			}
			inlines[i] = t
		}
	}
	middle = slices.Clone(middle)
	down(left, false)
	down(middle, true)
	down(right, false)
	*in = doc.Merge(slices.Concat(left, middle, right))
}

func looked(l *doc.Look, c doc.SetFormat) *doc.Look {
	var out doc.Look
	if l != nil {
		out = *l
	}
	set(&out.Font, c.Font)
	set(&out.Size, c.Size)
	set(&out.Color, c.Color)
	if c.Color != nil && *c.Color == "" { // "" is the style's colour
		out.Color = "000000"
	}
	if c.Plain {
		out.Decor = doc.Decor{}
	}
	if c.End == 0 { // the style says it
		if c.Font != nil {
			out.Font = ""
		}
		if c.Size != nil {
			out.Size = 0
		}
		if c.Color != nil {
			out.Color = ""
		}
	}
	if out == (doc.Look{}) {
		return nil
	}
	return &out
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// splice puts blocks in the place of one, wherever it stands.
func splice(d *doc.Doc, old doc.Block, with ...doc.Block) {
	var in func(blocks *[]doc.Block)
	in = func(blocks *[]doc.Block) {
		if i := slices.Index(*blocks, old); i >= 0 {
			*blocks = slices.Concat((*blocks)[:i], with, (*blocks)[i+1:])
			return
		}
		for _, b := range *blocks {
			switch b := b.(type) {
			case *doc.List:
				for i := range b.Items {
					in(&b.Items[i].Blocks)
				}
			case *doc.Table:
				for i := range b.Rows {
					for j := range b.Rows[i].Cells {
						in(&b.Rows[i].Cells[j].Blocks)
					}
				}
			}
		}
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		for _, blocks := range []*[]doc.Block{&s.Blocks, &s.Header, &s.FirstHeader, &s.Foot, &s.Footer} {
			in(blocks)
		}
	}
}
