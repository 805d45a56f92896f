package thethuc

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// styler gives raw blocks of one section their numbers and styles.
type styler struct {
	*composer
	numbering
	width doc.Length // between the margins
	base  string     // style of plain paragraphs
	cell  bool       // inside a table
	small bool       // tables are in small letters
}

func (c *composer) styler(width doc.Length) *styler {
	return &styler{composer: c, numbering: numbering{outline: c.frame.Outline}, width: width, base: styleBody}
}

// blocks styles the blocks of a section or a cell.
func (s *styler) blocks(in []doc.Block) []doc.Block {
	var out []doc.Block
	for _, b := range in {
		out = follow(out, s.block(b))
	}
	return out
}

// follow adds a styled block, or nil, to those before it: lists of one kind
// become one, and there is some space above a table.
func follow(out []doc.Block, b doc.Block) []doc.Block {
	if b == nil {
		return out
	}
	if len(out) > 0 {
		last := out[len(out)-1]
		if joined(last, b) {
			return out
		}
		_, chart := b.(*doc.Chart)
		if isTable(b) && !restyle(last, styleBodyTable) || chart && isTable(last) {
			out = append(out, spacer())
		}
		if isList(b) && leadsIn(last) {
			restyle(last, styleLead)
		}
	}
	return append(out, b)
}

// joined adds the entries of a list to the list of the same kind before it.
func joined(last, b doc.Block) bool {
	before, ok := last.(*doc.List)
	if !ok {
		return false
	}
	l, ok := b.(*doc.List)
	if !ok || l.Ordered != before.Ordered {
		return false
	}
	before.Items = append(before.Items, l.Items...)
	return true
}

func (s *styler) block(b doc.Block) doc.Block {
	switch b := b.(type) {
	case *doc.Paragraph:
		return s.paragraph(b)
	case *doc.Heading:
		return s.headed(b)
	case *doc.List:
		if len(b.Items) == 0 {
			return nil
		}
		return s.list(b, place{level: s.under()})
	case *doc.Table:
		return s.table(b)
	case *doc.Rule:
		return b
	case *doc.Chart:
		return s.chart(b)
	default:
		s.fault("khoi-la", fmt.Sprintf("nội dung có khối “%T” không biết trình bày", b), "báo cho người làm chương trình")
		return nil
	}
}

// chart leaves a chart as it is, if it keeps the model's rules.
func (s *styler) chart(c *doc.Chart) doc.Block {
	if err := c.Check(); err != nil {
		s.fault("bieu-do", err.Error(), "sửa lại biểu đồ")
		return nil
	}
	return c
}

func (s *styler) paragraph(p *doc.Paragraph) *doc.Paragraph {
	out := &doc.Paragraph{Style: p.Style, Role: p.Role, Align: p.Align, Inlines: s.text(p.Inlines)}
	if out.Style == "" {
		out.Style = s.base
	}
	if out.Role == doc.RoleNone && !s.cell {
		out.Role = doc.RoleBody
	}
	return out
}

// text is running text with dates and symbols kept on one line; narrow cells
// may break anywhere.
func (s *styler) text(inlines []doc.Inline) []doc.Inline {
	if s.cell {
		return doc.Merge(slices.Clone(inlines))
	}
	return mapText(inlines, viet.KeepTogether)
}

// headed numbers and styles a heading.
func (s *styler) headed(h *doc.Heading) doc.Block {
	if h.Level < levelChapter || h.Level > levelArticle || s.cell {
		s.fault("de-muc", fmt.Sprintf("đề mục cấp %d “%s” không có trong bố cục", h.Level, doc.PlainText(h.Inlines)), "dùng đề mục cấp 1 đến 3, hoặc danh sách")
		return nil
	}
	s.heading = h.Level
	label := s.label(s.rules.Words, h.Level, s.next(h.Level))
	if s.outline == OutlineArticles {
		return s.article(h, label)
	}
	out := &doc.Heading{Style: styleHeading[h.Level-1], Level: h.Level, Label: label, Inlines: s.text(h.Inlines)}
	if h.Level == levelChapter {
		out.Inlines = mapText(out.Inlines, viet.Upper)
	}
	return out
}

// article is a heading of the outline chương, mục, điều: the first two have
// their number on a line of its own and the title in capitals under it.
func (s *styler) article(h *doc.Heading, label string) *doc.Heading {
	text := s.text(h.Inlines)
	if h.Level == levelArticle {
		return &doc.Heading{Style: styleArticle, Level: h.Level, Label: label, Inlines: text}
	}
	out := &doc.Heading{Style: styleChapter, Level: h.Level}
	if h.Level == levelSection {
		out.Style = styleSection
	}
	out.Inlines = append([]doc.Inline{doc.Text{Text: label}, doc.Break{}}, mapText(text, viet.Upper)...)
	return out
}

// place is where a list stands: the level of an ordered list's entries and how
// many unordered lists it is in.
type place struct{ level, dashes int }

// list numbers and styles a list and those inside its entries.
func (s *styler) list(l *doc.List, at place) *doc.List {
	out := &doc.List{Ordered: l.Ordered}
	for _, it := range l.Items {
		item, inside := doc.Item{Label: bullet(at.dashes)}, at
		if l.Ordered {
			level := min(at.level, levels)
			item.Label = s.label(s.rules.Words, level, s.next(level))
			item.LabelBold = s.outline == OutlineArticles && level == levelArticle
			inside.level = level + 1
			item.Blocks = s.entry(it.Blocks, inside)
		} else {
			inside.dashes++
			outside := s.counts
			s.begin(inside.level) // numbers under one dash do not go on under the next
			item.Blocks = s.entry(it.Blocks, inside)
			s.counts = outside
		}
		out.Items = append(out.Items, item)
	}
	return out
}

// entry styles the blocks of a list's entry, which begins with a paragraph.
func (s *styler) entry(in []doc.Block, at place) []doc.Block {
	var out []doc.Block
	if len(in) == 0 || !isParagraph(in[0]) {
		out = append(out, s.paragraph(&doc.Paragraph{}))
	}
	for _, b := range in {
		if l, ok := b.(*doc.List); ok && len(l.Items) > 0 {
			out = follow(out, s.list(l, at))
		} else {
			out = follow(out, s.block(b))
		}
	}
	return out
}

func isList(b doc.Block) bool {
	_, ok := b.(*doc.List)
	return ok
}

// leadsIn tells whether a block ends in ":" and so belongs to what follows.
func leadsIn(b doc.Block) bool {
	last := ""
	for last = range doc.Lines([]doc.Block{b}) {
	}
	return strings.HasSuffix(last, ":")
}

func isParagraph(b doc.Block) bool {
	_, ok := b.(*doc.Paragraph)
	return ok
}

// closeBody makes the last paragraph of a body stay on the page of the
// signature.
func closeBody(blocks []doc.Block) []doc.Block {
	if len(blocks) == 0 {
		return blocks
	}
	if !restyle(blocks[len(blocks)-1], styleBodyLast) {
		blocks = append(blocks, spacer())
	}
	return blocks
}

// restyle gives the last paragraph of a block of running text another style
// and tells whether there is one.
func restyle(b doc.Block, style string) bool {
	switch b := b.(type) {
	case *doc.Paragraph:
		if b.Style == styleBody || b.Style == styleBodyTable || b.Style == styleLead {
			b.Style = style
		}
		return true
	case *doc.List:
		last := b.Items[len(b.Items)-1]
		return restyle(last.Blocks[len(last.Blocks)-1], style)
	default:
		return false
	}
}
