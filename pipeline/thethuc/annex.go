package thethuc

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// annex is the i-th of n annexes (phụ lục): NĐ 30, Phụ lục I, III.1.
func (c *composer) annex(a Annex, i, n int) doc.Section {
	page := c.page
	if a.Landscape {
		page.Width, page.Height = page.Height, page.Width
	}
	s := c.styler(page.TextWidth())
	if a.Outline != "" {
		s.outline = a.Outline
	}
	return doc.Section{
		Page:    page,
		Header:  c.header(),
		Restart: true,
		Role:    doc.RoleAnnex,
		Blocks:  slices.Concat(c.annexHead(a, i, n, page), s.blocks(a.Blocks)),
	}
}

// annexHead is the number, the title and the line that names the document.
func (c *composer) annexHead(a Annex, i, n int, page doc.Page) []doc.Block {
	heading := c.rules.Words.Annex.Text
	if n > 1 {
		heading += " " + viet.Roman(i+1)
	}
	attached := c.attached()
	out := []doc.Block{&doc.Heading{Style: styleAnnex, Level: 1, Inlines: []doc.Inline{doc.Text{Text: heading}}}}
	if len(a.Title) > 0 {
		title := mapText(mapText(a.Title, viet.KeepTogether), viet.Upper)
		out = append(out, &doc.Paragraph{Style: styleAnnexTitle, Role: doc.RoleAnnex, Inlines: title})
	}
	return append(out,
		paragraph(styleAttached, doc.RoleAnnex, attached),
		c.line(doc.RoleAnnex, c.rules.Lines.Annex, min(textWidth(attached, c.size(styleAttached), false), page.TextWidth())),
	)
}

// attached is "(Kèm theo Thông báo số ... ngày ... của ...)" with the gaps of a
// draft: NĐ 30, Phụ lục I, III.1c.
func (c *composer) attached() string {
	of := c.frame.Author
	if of == "" {
		of = gap(c.rules.Gaps.Place)
	}
	before, after, _ := strings.Cut(c.rules.Words.Attached.Text, attachedNumber)
	fill := strings.NewReplacer(attachedKind, c.kind.Name, attachedDate, c.date(), attachedAgency, of)
	return viet.KeepTogether(c.numbered(fill.Replace(before))) + fill.Replace(after)
}

// The places of the line that names the document of an annex. The number's comes
// with the space before it, which is part of the gap of a draft.
const (
	attachedKind   = "{ten_loai}"
	attachedNumber = " {so_ky_hieu}"
	attachedDate   = "{ngay}"
	attachedAgency = "{co_quan}"
)

var attachedPlaces = []string{attachedKind, attachedNumber, attachedDate, attachedAgency}
