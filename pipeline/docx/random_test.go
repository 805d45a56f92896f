package docx

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// maker draws documents that use all of the model. It keeps its rules, and what a Word
// file can tell: no control characters, no look that is the style's own, no table without
// rows, neighbouring links of different addresses, lines that are no dots.
type maker struct {
	*rapid.T
	styles []doc.Style
	count  int // of what was drawn, for labels
}

func (m *maker) int(low, high int) int { return rapid.IntRange(low, high).Draw(m.T, "n") }
func (m *maker) bool() bool            { return rapid.Bool().Draw(m.T, "b") }
func (m *maker) seldom() bool          { return m.int(0, 5) == 5 }

func (m *maker) length(high int) doc.Length { return doc.Length(m.int(0, high)) }

// pickOf draws one of from, often the first.
func pickOf[T any](m *maker, from ...T) T { return from[m.int(0, len(from)-1)] }

var genWords = rapid.OneOf(
	rapid.SampledFrom([]string{"Độc lập - Tự do", " ", "&<>\"'", "ngày\u00a005", "05/TB\u2011SNgV", "\u2011", "]]>", "漢😀", "  hai  ", "a) b", "- x", "1. x", "%", "\\", "\\s "}),
	rapid.StringMatching(`[a-zđĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýăĂĩĨơƠưƯạ-ỹ ]{1,20}`),
)

func (m *maker) words() string { return genWords.Draw(m.T, "words") }

var genMaybe = rapid.OneOf(rapid.Just(""), genWords)

func (m *maker) document() *doc.Doc {
	m.sheet()
	d := &doc.Doc{Meta: doc.Meta{
		Kind: pickOf(m, "", "thong_bao"), Title: genMaybe.Draw(m.T, "title"), Subject: genMaybe.Draw(m.T, "subject"), Author: genMaybe.Draw(m.T, "author"),
		Number: genMaybe.Draw(m.T, "number"), Language: pickOf(m, "vi-VN", ""), Date: time.Date(2026, 11, m.int(1, 30), 7, 8, 9, 0, time.UTC),
	}, Styles: m.styles}
	if m.bool() {
		d.Meta.Issued = time.Date(2026, 10, m.int(1, 31), 0, 0, 0, 0, time.UTC)
	}
	for range m.int(1, 3) {
		d.Sections = append(d.Sections, m.section())
	}
	for range m.int(0, 2) {
		d.Attached = append(d.Attached, doc.Attachment{Name: m.words(), Type: "application/yaml", Data: m.data()})
	}
	return d
}

func (m *maker) data() []byte {
	if m.bool() {
		return append([]byte{}, m.words()+"\n\t- "+m.words()...)
	}
	return append([]byte{}, rapid.SliceOf(rapid.Byte()).Draw(m.T, "data")...)
}

func (m *maker) decor() (d doc.Decor) {
	if m.seldom() {
		d = doc.Decor{
			Underline: m.bool(), Strike: m.bool(), Hidden: m.bool(),
			Raise: int8(m.int(-1, 1)), Shade: pickOf(m, "", "FFFF00"),
		}
		switch m.int(0, 3) {
		case 1:
			d.Caps = true
		case 2:
			d.SmallCaps = true
		}
	}
	return d
}

func (m *maker) sheet() {
	ids := []string{"Body", "Muc", "Cell", "Motto"}[:m.int(1, 4)]
	for _, id := range ids {
		s := doc.Style{
			ID: id, Name: m.words() + id, Next: pickOf(m, "", id, ids[0]), Font: pickOf(m, "", "", "Arial", "Times New Roman", ".VnTime & <b>"),
			Size: float64(m.int(2, 60)) / 2, Bold: m.bool(), Italic: m.seldom(), Color: pickOf(m, "", "", "FF0000", "000000"), Decor: m.decor(),
			Align: doc.Align(m.int(0, 4)), Left: m.length(900), Right: m.length(900), FirstLine: doc.Length(m.int(-500, 900)),
			Before: m.length(300), After: m.length(300), KeepNext: m.seldom(), KeepLines: m.seldom(), Outline: max(0, m.int(-6, 12)),
		}
		switch m.int(0, 5) {
		case 0:
			s.Line = pickOf(m, 1, 1.15, 1.5, 2.0/3)
		case 1:
			s.Exact = 100 + m.length(500)
			s.Line = pickOf(m, 0, 1.5)
		case 2:
			s.AtLeast = 1 + m.length(500)
		}
		for at := range m.int(0, 2) {
			s.Tabs = append(s.Tabs, doc.Length(1000*(at+1))+m.length(900))
		}
		m.styles = append(m.styles, s)
	}
}

func (m *maker) page() doc.Page {
	return doc.Page{
		Width: 9000 + m.length(8000), Height: 8000 + m.length(8000), Top: 400 + m.length(900), Bottom: 1000 + m.length(900),
		Left: 400 + m.length(900), Right: 400 + m.length(900), HeaderDistance: 100 + m.length(800),
	}
}

func (m *maker) section() doc.Section {
	s := doc.Section{Page: m.page(), Restart: m.bool(), Role: pickOf(m, doc.RoleBody, doc.RoleAnnex, doc.RoleNone), Blocks: m.blocks(3)}
	for _, edge := range []*[]doc.Block{&s.Header, &s.FirstHeader, &s.Foot, &s.Footer} {
		if m.seldom() {
			*edge = append(m.blocks(1), para(m.styles[0].ID, "x")) // one that shows nothing is none
		}
	}
	return s
}

// blocks draws blocks; lists of one kind do not meet.
func (m *maker) blocks(depth int) (out []doc.Block) {
	for range m.int(0, 4) {
		b := m.block(depth)
		if l, ok := b.(*doc.List); ok {
			if last, ok := lastList(out); ok && last.Ordered == l.Ordered {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func (m *maker) style() string {
	id := m.int(-1, len(m.styles)-1)
	if id < 0 {
		return ""
	}
	return m.styles[id].ID
}

func (m *maker) role() doc.Role {
	return pickOf(m, doc.RoleNone, doc.RoleNone, doc.RoleBasis, doc.RoleTitle)
}

func (m *maker) block(depth int) doc.Block {
	most := 4
	if depth > 0 {
		most = 7
	}
	m.count++
	switch m.int(0, most) {
	case 0:
		id := m.style()
		return &doc.Heading{Style: id, Level: m.int(1, 4), Label: pickOf(m, "", "I.", "Điều\u00a02.", "đ)"), Inlines: m.inlines(id)}
	case 1:
		return &doc.Rule{
			Role: m.role(), Mark: doc.Mark(m.int(0, 2)), Width: 140 + m.length(4000), Weight: 1 + m.length(40), Align: doc.Align(m.int(0, 4)),
			Before: m.length(300), After: m.length(300),
		}
	case 2:
		if depth == 3 && m.seldom() { // it wants a wide column
			return m.chart()
		}
	case 5:
		return m.list(depth)
	case 6, 7:
		return m.table(depth)
	}
	return m.paragraph()
}

func (m *maker) paragraph() *doc.Paragraph {
	id := m.style()
	return &doc.Paragraph{Style: id, Role: m.role(), Align: doc.Align(m.int(0, 4)), Inlines: m.inlines(id)}
}

func (m *maker) inlines(style string) []doc.Inline {
	st := m.styles[max(0, slices.IndexFunc(m.styles, func(s doc.Style) bool { return s.ID == style }))]
	var out []doc.Inline
	for range m.int(0, 5) {
		switch m.int(0, 12) {
		case 0:
			out = append(out, doc.Tab{})
		case 1:
			out = append(out, doc.Break{Page: m.seldom()})
		case 2:
			l := doc.Link{Target: pickOf(m, "https://a.vn", "https://b.vn/tìm?x=1&y=2", "mailto:c@d.vn"), Text: m.words()}
			if len(out) > 0 {
				if last, ok := out[len(out)-1].(doc.Link); ok && last.Target == l.Target {
					continue
				}
			}
			out = append(out, l)
		case 3:
			if m.seldom() {
				out = append(out, doc.Field{Kind: doc.FieldPage})
			}
		case 4:
			if m.seldom() {
				out = append(out, &doc.Picture{Image: image(judge.Code()), X: m.length(2000) - 500, Y: m.length(2000) - 500, Width: 1 + m.length(2000), Height: 1 + m.length(2000), Alt: m.words()})
			}
		default:
			out = append(out, doc.Text{Text: m.words(), Bold: m.bool(), Italic: m.seldom(), Look: m.look(&st)})
		}
	}
	return doc.Merge(out)
}

// look draws how a text differs from its style.
func (m *maker) look(s *doc.Style) *doc.Look {
	if !m.seldom() {
		return nil
	}
	l := doc.Look{Decor: m.decor()}
	if m.bool() && s.Font != "Courier New" {
		l.Font = "Courier New"
	}
	if size := float64(m.int(2, 60)) / 2; m.bool() && size != s.Size {
		l.Size = size
	}
	if m.bool() {
		l.Color = "0000FF"
	}
	if s.Underline {
		l.Underline = false
	}
	if s.Strike {
		l.Strike = false
	}
	if s.Hidden {
		l.Hidden = false
	}
	if s.Caps || s.SmallCaps {
		l.Caps, l.SmallCaps = false, false
	}
	if s.Raise != 0 {
		l.Raise = 0
	}
	if s.Shade != "" {
		l.Shade = ""
	}
	if l == (doc.Look{}) {
		return nil
	}
	return &l
}

func (m *maker) list(depth int) *doc.List {
	l := &doc.List{Ordered: m.bool()}
	for range m.int(1, 3) {
		it := doc.Item{Label: pickOf(m, "-", "đ)", "12.", ""), LabelBold: m.bool(), Blocks: []doc.Block{m.paragraph()}}
		if it.Label == "" {
			it.LabelBold = false
		}
		it.Blocks = append(it.Blocks, m.blocks(depth-1)...)
		l.Items = append(l.Items, it)
	}
	return l
}

func (m *maker) chart() *doc.Chart {
	c := bars(m.int(0, 25))
	c.Title, c.Reach, c.Height = m.words(), m.int(0, 60), m.length(1)*4000
	return c
}

// table draws a table; a column may be merged downwards.
func (m *maker) table(depth int) *doc.Table {
	t := &doc.Table{
		Role: m.role(), HeaderRows: m.int(0, 2), Padding: m.length(100), Align: doc.Align(m.int(0, 4)), Filter: m.bool(),
		Border: doc.Border{Weight: m.length(40), Color: pickOf(m, "", "FF0000", "000000")},
	}
	for range m.int(1, 4) {
		t.Columns = append(t.Columns, 300+m.length(2000))
	}
	for range m.int(0, 2) {
		t.Signals = append(t.Signals, doc.Signal{Column: m.int(0, len(t.Columns)-1), Prefix: m.words(), Tone: doc.Tone(m.int(0, 6))})
	}
	rows, down := m.int(1, 4), 0
	for i := range rows {
		row := doc.Row{CanSplit: m.bool(), Height: m.length(500)}
		left := len(t.Columns)
		if left > 1 {
			if down--; down < 0 {
				end := rows
				if i < t.HeaderRows {
					end = min(rows, t.HeaderRows)
				}
				c := m.cell(depth)
				c.Down = m.int(0, end-i)
				down = max(c.Down-1, 0)
				row.Cells = append(row.Cells, c)
			}
			left--
		}
		for left > 0 {
			c := m.cell(depth)
			span := m.int(1, left)
			if c.Span = span; span == 1 {
				c.Span = m.int(0, 1)
			}
			row.Cells, left = append(row.Cells, c), left-span
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (m *maker) cell(depth int) doc.Cell {
	c := doc.Cell{Middle: m.bool(), Blocks: m.blocks(depth - 1)}
	switch m.int(0, 5) {
	case 0:
		c.Value = doc.Value{Kind: doc.ValueNumber, Number: rapid.Float64Range(-1e9, 1e9).Draw(m.T, "number")}
	case 1:
		c.Value = doc.Value{Kind: doc.ValueDate, Date: time.Date(2026, 1, m.int(1, 31), 0, 0, 0, 0, time.UTC)}
	}
	return c
}

var genModel = rapid.Custom(func(t *rapid.T) *doc.Doc { return (&maker{T: t}).document() })
