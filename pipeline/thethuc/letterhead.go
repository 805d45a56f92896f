package thethuc

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// letterhead is the table of ô 1 to 4 (and 5b) of NĐ 30, Phụ lục I, IV, and
// the urgency stamp under it (ô 10b).
func (c *composer) letterhead() []doc.Block {
	rules := c.rules.Letterhead
	t := columns(rules.ColumnRules, doc.RoleLetterhead)
	t.Rows = []doc.Row{
		{Cells: []doc.Cell{{Blocks: c.agency()}, {Blocks: c.motto()}}},
		{Cells: []doc.Cell{{Blocks: c.number()}, {Blocks: c.dateline()}}},
	}
	return append([]doc.Block{t}, c.stamp()...)
}

// columns is an empty borderless table of two columns.
func columns(r ColumnRules, role doc.Role) *doc.Table {
	return &doc.Table{
		Role:    role,
		Columns: []doc.Length{doc.MM(r.Left.Value), doc.MM(r.Right.Value)},
		Padding: doc.MM(r.Padding.Value),
		Align:   doc.AlignLeft,
	}
}

func (c *composer) motto() []doc.Block {
	motto := c.rules.Words.Motto.Text
	return []doc.Block{
		paragraph(styleNation, doc.RoleMotto, c.rules.Words.Nation.Text),
		paragraph(styleMotto, doc.RoleMotto, motto),
		c.line(doc.RoleMotto, c.rules.Lines.Motto, textWidth(motto, c.size(styleMotto), true)),
	}
}

// agency is the names of the superior and the issuing agency and the line
// under them.
func (c *composer) agency() []doc.Block {
	rules := c.rules.Letterhead
	room := doc.MM(rules.Left.Value) - 2*doc.MM(rules.Padding.Value)
	var out []doc.Block
	if c.frame.Superior != "" {
		n := nameBreaker{rules: &rules, size: c.size(styleSuperior), room: room}
		out = append(out, paragraph(styleSuperior, doc.RoleAgency, strings.Join(n.lines(c.frame.Superior), "\n")))
	}
	n := nameBreaker{rules: &rules, size: c.size(styleAgency), bold: true, room: room}
	lines := n.lines(n.below(c.frame.Agency))
	longest := doc.Length(0)
	for _, l := range lines {
		longest = max(longest, n.width(l))
	}
	return append(out,
		paragraph(styleAgency, doc.RoleAgency, strings.Join(lines, "\n")),
		c.line(doc.RoleAgency, c.rules.Lines.Agency, longest),
	)
}

// number is "Số: .../..." and, in a công văn, "V/v ..." under it.
func (c *composer) number() []doc.Block {
	if c.frame.Symbol == "" {
		c.warn("ky-hieu", "không có chữ viết tắt tên cơ quan cho số, ký hiệu", "ghi “ky_hieu” của cơ quan")
	}
	out := []doc.Block{paragraph(styleNumber, doc.RoleNumber, c.numbered(c.rules.Words.Number.Text))}
	if c.kind.Form != FormLetter {
		return out
	}
	if c.frame.Symbol != "" && c.frame.Drafter == "" {
		c.warn("ky-hieu", fmt.Sprintf("ký hiệu của %s chưa có chữ viết tắt đơn vị soạn thảo", viet.Lower(c.kind.Name)), "ghi “soan_thao” của văn bản")
	}
	subject := mapText(c.frame.Subject, viet.KeepTogether)
	word := c.rules.Words.LetterSubject.Text
	if !strings.HasPrefix(viet.Lower(doc.PlainText(subject)), viet.Lower(word)+" ") {
		subject = doc.Merge(append([]doc.Inline{doc.Text{Text: word + " "}}, subject...))
	}
	return append(out, &doc.Paragraph{Style: styleLetterSubject, Role: doc.RoleSubject, Inlines: subject})
}

// numbered is word with the document's number and symbol, or the gap of a draft.
func (c *composer) numbered(word string) string {
	if c.frame.Number == "" {
		return word + gap(c.rules.Gaps.Number) + symbol(c.kind, c.frame)
	}
	return word + " " + c.rules.Symbol(c.frame)
}

// dateline is the place and date (địa danh và thời gian ban hành); a biên bản
// has none (NĐ 30, Phụ lục III, Mẫu 1.9).
func (c *composer) dateline() []doc.Block {
	p := &doc.Paragraph{Style: styleDateline, Role: doc.RoleDateline}
	if c.kind.Form == FormMinutes {
		p.Role = doc.RoleNone
		return []doc.Block{p}
	}
	place := c.frame.Place
	if place == "" {
		place = gap(c.rules.Gaps.Place)
	}
	p.Inlines = []doc.Inline{doc.Text{Text: place + ", " + c.date()}}
	return []doc.Block{p}
}

// date is "ngày ... tháng ... năm ..." with gaps for what is not known, on one
// line.
func (c *composer) date() string {
	if !c.frame.Date.IsZero() {
		return strings.ReplaceAll(c.frame.Date.Long(), " ", "\u00a0")
	}
	blank := gap(c.rules.Gaps.Day)
	if c.frame.Period.IsZero() {
		return "ngày" + blank + "tháng" + blank + "năm" + blank
	}
	month, year, _ := strings.Cut(c.frame.Period.Short(), "/")
	return "ngày" + blank + "tháng\u00a0" + month + "\u00a0năm\u00a0" + year
}

// Stamp is the urgency stamp (dấu chỉ mức độ khẩn) of a key or a text, such as
// "hỏa tốc"; the error lists those that there are.
func (r *Rules) Stamp(text string) (Stamp, *viet.FormError) {
	want := viet.Fold(text)
	var texts []string
	for _, s := range r.Urgency.Stamps {
		if viet.Fold(s.Key) == want || viet.Fold(s.Text) == want {
			return s, nil
		}
		texts = append(texts, viet.Lower(s.Text))
	}
	return Stamp{}, &viet.FormError{Message: fmt.Sprintf("không có mức độ khẩn “%s”", text), Hint: "dùng: " + strings.Join(texts, ", ")}
}

// stamp is the urgency stamp: NĐ 30, Phụ lục I, III.2b.
func (c *composer) stamp() []doc.Block {
	if c.frame.Urgency == "" {
		return nil
	}
	u := c.rules.Urgency
	s, err := c.rules.Stamp(c.frame.Urgency)
	if err != nil {
		c.fault("dau-khan", err.Message, err.Hint)
		return nil
	}
	return []doc.Block{spacer(), &doc.Table{
		Role:    doc.RoleUrgency,
		Columns: []doc.Length{doc.MM(s.Width)},
		Border:  doc.Border{Weight: doc.Pt(u.Weight.Value), Color: c.color(styleUrgency)},
		Padding: doc.MM(u.Padding.Value),
		Align:   doc.AlignLeft,
		Rows: []doc.Row{{Height: doc.MM(s.Height), Cells: []doc.Cell{{
			Middle: true,
			Blocks: []doc.Block{paragraph(styleUrgency, doc.RoleUrgency, s.Text)},
		}}}},
	}}
}

// color is the text colour of a style.
func (c *composer) color(style string) string { return c.style(style).Color }
