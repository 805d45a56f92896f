package doc

import (
	"fmt"
	"slices"
	"strings"
)

// Trait is something that documents of others have and those that the program makes
// have not (nét riêng): not every format can show it.
type Trait uint8

// The traits.
const (
	TraitFont Trait = iota
	TraitSize       // of letters, other than their paragraph's
	TraitColor
	TraitUnderline
	TraitStrike
	TraitCaps
	TraitSmallCaps
	TraitHidden
	TraitRaise
	TraitShade
	TraitIndent // at the right edge
	TraitPitch  // of lines, whatever their letters
	TraitPage   // break
	TraitFirstHeader
	TraitFooter
	traits // how many there are
)

// String is what people call it.
func (t Trait) String() string {
	return [...]string{
		"phông chữ khác Times New Roman", "cỡ chữ riêng giữa đoạn", "màu chữ riêng giữa đoạn", "gạch chân", "gạch ngang chữ",
		"chữ hiện thành in hoa", "chữ hoa nhỏ", "chữ ẩn", "chỉ số trên, chỉ số dưới", "nền chữ",
		"thụt lề phải", "độ cao dòng định sẵn", "ngắt trang giữa văn bản", "đầu trang của trang thứ nhất", "chân trang",
	}[t]
}

// set is traits, each one bit.
type set uint

func (s set) with(t Trait, has bool) set {
	if has {
		s |= 1 << t
	}
	return s
}

// Lost warns of the traits of the document that a format does not show, one problem
// for each with how often it was met and where first. Format is its name, can what it
// shows.
func (d *Doc) Lost(format, rule string, can ...Trait) Problems {
	f := finder{styles: make(map[string]set, len(d.Styles))}
	for i := range d.Styles {
		f.styles[d.Styles[i].ID] = d.Styles[i].traits()
	}
	if len(d.Styles) > 0 {
		f.styles[""] = d.Styles[0].traits()
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		f.edge(TraitFirstHeader, s.FirstHeader)
		f.edge(TraitFooter, s.Footer)
		for _, blocks := range [][]Block{s.Header, s.Foot, s.Blocks} {
			f.blocks(blocks)
		}
	}
	var ps Problems
	for t := range traits {
		if f.count[t] > 0 && !slices.Contains(can, t) {
			ps = append(ps, Problem{Warning: true, Rule: rule,
				Message: fmt.Sprintf("%s không thể hiện được %s: %d chỗ, chỗ đầu “%s”", format, t, f.count[t], f.first[t]),
				Hint:    "gửi bản Word cho người cần thấy"})
		}
	}
	return ps
}

// finder counts traits.
type finder struct {
	styles map[string]set
	count  [traits]int
	first  [traits]string
}

// edge notes what stands at the edge of a page.
func (f *finder) edge(t Trait, blocks []Block) {
	if len(blocks) > 0 {
		f.note(set(0).with(t, true), func() string { return strings.Join(slices.Collect(Lines(blocks)), " ") })
	}
	f.blocks(blocks)
}

// note counts the traits of a text.
func (f *finder) note(s set, text func() string) {
	for t := range traits {
		if s&(1<<t) == 0 {
			continue
		}
		if f.count[t]++; f.count[t] == 1 {
			f.first[t] = opening(text())
		}
	}
}

// opening is the beginning of a text on one line.
func opening(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func (f *finder) blocks(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			f.text(b.Style, b.Inlines)
		case *Heading:
			f.text(b.Style, b.Inlines)
		case *List:
			for i := range b.Items {
				f.blocks(b.Items[i].Blocks)
			}
		case *Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					f.blocks(b.Rows[i].Cells[j].Blocks)
				}
			}
		}
	}
}

// text notes the traits of a paragraph and of its texts.
func (f *finder) text(style string, inlines []Inline) {
	own := f.styles[style]
	for _, in := range inlines {
		switch in := in.(type) {
		case Text:
			if s := own | in.traits(); s != 0 {
				f.note(s, func() string { return in.Text })
			}
		case Break:
			if in.Page {
				f.note(set(0).with(TraitPage, true), func() string { return PlainText(inlines) })
			}
		}
	}
}

// traits are those that a style gives all its texts.
func (s *Style) traits() set {
	return s.Decor.traits().
		with(TraitFont, s.Font != "" && s.Font != Typeface).
		with(TraitIndent, s.Right != 0).
		with(TraitPitch, s.Exact != 0 || s.AtLeast != 0)
}

// traits are those of the text's own look.
func (t Text) traits() set {
	if t.Look == nil {
		return 0
	}
	return t.Look.Decor.traits().
		with(TraitFont, t.Look.Font != "" && t.Look.Font != Typeface).
		with(TraitSize, t.Look.Size != 0).
		with(TraitColor, t.Look.Color != "")
}

func (d *Decor) traits() set {
	if *d == (Decor{}) {
		return 0
	}
	return set(0).
		with(TraitUnderline, d.Underline).with(TraitStrike, d.Strike).
		with(TraitCaps, d.Caps).with(TraitSmallCaps, d.SmallCaps).with(TraitHidden, d.Hidden).
		with(TraitRaise, d.Raise != 0).with(TraitShade, d.Shade != "")
}
