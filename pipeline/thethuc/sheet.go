package thethuc

import (
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// sheet is the section of an internal sheet (biểu): the agency's name, the title and
// the line under it, then the table in small letters. It is no document of NĐ 30 and
// has neither number nor signature.
func (c *composer) sheet(body []doc.Block) doc.Section {
	side := doc.MM(c.rules.Sheets.Side.Value)
	c.page.Left, c.page.Right = side, side
	s := c.styler(c.page.TextWidth())
	s.small = true
	head := columns(c.rules.Letterhead.ColumnRules, doc.RoleLetterhead)
	head.Rows = []doc.Row{{Cells: []doc.Cell{{Blocks: c.agency()}, {Blocks: []doc.Block{&doc.Paragraph{Style: styleDateline}}}}}}
	title := &doc.Paragraph{Style: styleTitle, Role: doc.RoleTitle, Inlines: mapText(mapText(c.frame.Subject, viet.KeepTogether), viet.Upper)}
	top := []doc.Block{head, title}
	if len(c.frame.Under) > 0 {
		top = append(top, &doc.Paragraph{Style: styleAttached, Role: doc.RoleSubject, Inlines: mapText(c.frame.Under, viet.KeepTogether)})
	}
	return doc.Section{
		Page: c.page, Header: c.header(), Role: doc.RoleBody,
		Blocks: slices.Concat(top, []doc.Block{spacer()}, s.blocks(body)),
	}
}
