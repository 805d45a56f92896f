package thethuc

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

// contact is the address of the agency under a line as wide as the text (ô 13): NĐ
// 30, Phụ lục I, III.4.
func (c *composer) contact() []doc.Block {
	if c.frame.Contact == nil {
		return nil
	}
	text := c.contactLines(*c.frame.Contact)
	logo, code := c.frame.Contact.Logo, c.frame.Contact.Code
	if len(text) == 0 && logo == nil && code == nil {
		return nil
	}
	line := c.line(doc.RoleContact, c.rules.Lines.Contact, c.page.TextWidth())
	if logo == nil && code == nil {
		return append([]doc.Block{line}, text...)
	}
	side, gap := doc.MM(c.rules.Pictures.Contact.Value), doc.MM(c.rules.Pictures.ContactGap.Value)
	t := &doc.Table{
		Role: doc.RoleContact, Align: doc.AlignLeft, Columns: []doc.Length{c.page.TextWidth()},
		Rows: []doc.Row{{Height: side, Cells: []doc.Cell{{Middle: true, Blocks: text}}}},
	}
	beside := func(at int, im *doc.Image, x doc.Length, alt string) {
		if im == nil {
			return
		}
		b := fitted(im, side, side)
		p := &doc.Picture{Image: im, X: x + (side-b.width)/2, Y: (side - b.height) / 2, Width: b.width, Height: b.height}
		p.Alt = strings.TrimSpace(alt + " của " + c.frame.Author)
		cell := doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Style: styleContact, Role: doc.RoleContact, Inlines: []doc.Inline{p}}}}
		t.Columns[len(t.Columns)-1] -= side + gap
		t.Columns = slices.Insert(t.Columns, at, side+gap)
		t.Rows[0].Cells = slices.Insert(t.Rows[0].Cells, at, cell)
	}
	beside(0, logo, 0, "Biểu trưng")
	beside(len(t.Columns), code, gap, "Mã QR")
	return []doc.Block{line, t}
}

// contactLines is the address, then the telephones, then what is on the net.
func (c *composer) contactLines(k Contact) []doc.Block {
	words := c.rules.Words.Contact
	var out []doc.Block
	var now []doc.Inline
	add := func(word Word, value doc.Inline) {
		if doc.PlainText([]doc.Inline{value}) == "" {
			return
		}
		if len(now) > 0 {
			now = append(now, doc.Text{Text: "; "})
		}
		now = append(now, doc.Text{Text: word.Text + " "}, value)
	}
	end := func() {
		if len(now) > 0 {
			out = append(out, &doc.Paragraph{Style: styleContact, Role: doc.RoleContact, Inlines: doc.Merge(now)})
		}
		now = nil
	}
	add(words.Address, doc.Text{Text: k.Address})
	end()
	add(words.Phone, doc.Text{Text: k.Phone})
	add(words.Fax, doc.Text{Text: k.Fax})
	end()
	add(words.Email, linked("mailto:", k.Email))
	add(words.Web, linked("https://", k.Web))
	end()
	return out
}

// linked is an address as a link, with a scheme if it has none.
func linked(scheme, address string) doc.Inline {
	target := address
	if !strings.Contains(address, "://") {
		target = scheme + address
	}
	if _, ok := doc.Address(target); !ok || address == "" {
		return doc.Text{Text: address}
	}
	return doc.Link{Target: target, Text: address}
}
