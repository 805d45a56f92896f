package thethuc

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// opening is what stands between letterhead and body: title and subject,
// addressees, and the grounds of a decision.
func (c *composer) opening() []doc.Block {
	var out []doc.Block
	if c.kind.Form != FormLetter {
		out = c.title()
	}
	out = append(out, c.addressees()...)
	return append(out, c.grounds()...)
}

// title is the tên loại, the trích yếu and the line under it (ô 5a).
func (c *composer) title() []doc.Block {
	out := []doc.Block{paragraph(styleTitle, doc.RoleTitle, viet.Upper(c.kind.Name))}
	above, style := viet.Upper(c.kind.Name), styleTitle
	if len(c.frame.Subject) > 0 {
		above, style = doc.PlainText(c.frame.Subject), styleSubject
		out = append(out, &doc.Paragraph{
			Style: styleSubject, Role: doc.RoleSubject,
			Inlines: mapText(c.frame.Subject, viet.KeepTogether),
		})
	}
	return append(out, c.line(doc.RoleSubject, c.rules.Lines.Subject, c.longest(above, style, c.page)))
}

// longest is the length of the longest line that bold text of a style fills on
// a page.
func (c *composer) longest(text, style string, page doc.Page) doc.Length {
	longest := doc.Length(0)
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, textWidth(line, c.size(style), true))
	}
	return min(longest, page.TextWidth())
}

// addressees is "Kính gửi:" (ô 9a): one on the same line, several below it
// (NĐ 30, Phụ lục I, II.9d).
func (c *composer) addressees() []doc.Block {
	to, word := c.frame.Addressees, c.rules.Words.Addressees.Text
	if len(to) > 0 && !c.kind.Addressees {
		c.warn("kinh-gui", fmt.Sprintf("%s không có “%s”", viet.Lower(c.kind.Name), word), "bỏ phần kính gửi, ghi các nơi này ở nơi nhận")
	}
	switch {
	case len(to) == 0 && c.kind.Form == FormLetter:
		c.warn("kinh-gui", fmt.Sprintf("%s chưa có nơi kính gửi", viet.Lower(c.kind.Name)), "ghi “kinh_gui” của văn bản")
		return []doc.Block{paragraph(styleAddressee, doc.RoleAddressee, word+gap(c.rules.Gaps.Place))}
	case len(to) == 0:
		return nil
	case len(to) == 1:
		return []doc.Block{running(styleAddressee, doc.RoleAddressee, word+" "+strings.TrimRight(viet.StripBullet(to[0]), "; "))}
	default:
		return []doc.Block{
			paragraph(styleAddressees, doc.RoleAddressee, word),
			dashes(stripped(to), styleAddresseeItem, doc.RoleAddressee),
		}
	}
}

// stripped is entries without the dashes that people type before them.
func stripped(entries []string) []string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = viet.StripBullet(e)
	}
	return out
}

// dashes is a list with "-" before and ";" or "." after each entry.
func dashes(entries []string, style string, role doc.Role) *doc.List {
	l := &doc.List{}
	for i, e := range entries {
		text := punctuated(e, i, len(entries))
		l.Items = append(l.Items, doc.Item{Label: "-", Blocks: []doc.Block{running(style, role, text)}})
	}
	return l
}

// grounded is a căn cứ with its opening words, unless it has some, which begin with a
// capital (NĐ 30, Phụ lục III, Mẫu 1.2).
func (c *composer) grounded(text string) string {
	for _, opening := range c.rules.Words.Grounds.Openings {
		if strings.HasPrefix(viet.Lower(text), viet.Lower(opening)+" ") {
			return viet.Capitalise(text)
		}
	}
	return c.rules.Words.Grounds.Text + " " + text
}

// grounds is the căn cứ lines and, in a decision, the issuing authority above
// and the enacting words below them (NĐ 30, Phụ lục I, II.6a; Phụ lục III, Mẫu
// 1.1, 1.2).
func (c *composer) grounds() []doc.Block {
	var out []doc.Block
	decision := c.kind.Form == FormDecision
	if decision && c.frame.Issuer == "" {
		c.warn("tham-quyen", fmt.Sprintf("%s chưa có thẩm quyền ban hành", viet.Lower(c.kind.Name)), "ghi chức vụ người đứng đầu hoặc tên cơ quan ban hành")
	}
	c.checkCapacity()
	if c.frame.Issuer != "" {
		out = append(out, running(styleIssuer, doc.RoleAuthority, viet.Upper(c.frame.Issuer)))
	}
	for i, ground := range c.frame.Basis {
		out = append(out, running(styleBasis, doc.RoleBasis, punctuated(c.grounded(viet.StripBullet(ground)), i, len(c.frame.Basis))))
	}
	if decision {
		out = append(out, paragraph(styleEnacting, doc.RoleAuthority, c.kind.Enacting))
	}
	return out
}
