// Package thethuc holds the format law of administrative documents (thể thức
// và kỹ thuật trình bày văn bản) as data, and makes the parts that it
// prescribes.
//
// The words: [Rules] are one body of law, read by [Load]; every number in them
// has its legal basis (căn cứ). A [Kind] (loại văn bản) has a [Form] (mẫu). A
// [Frame] (khung) is what stands around a text: letterhead, title, addressees,
// signature with the pictures of signature and seal, recipients, the agency's
// address at the foot of the first page. [Rules.Compose] puts a frame around a
// body and its annexes (phụ lục): it numbers headings and lists, gives every block
// its style, shares a table's width among its columns, and returns the whole
// document.
//
// What is not known is printed as the gap that the law's forms print; nothing
// is filled in by guess.
package thethuc

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// Compose makes the document of a frame around body and annexes, which it does
// not change. Body and annexes come raw: headings and lists without labels,
// blocks without styles, tables with relative column widths. The document is
// nil when a problem is more than a warning.
func (r *Rules) Compose(f Frame, body []doc.Block, annexes []Annex) (*doc.Doc, doc.Problems) {
	c := r.composer(f)
	if c.problems.Failed() {
		return nil, c.problems
	}
	d := &doc.Doc{Meta: c.meta(), Styles: c.styles, Sections: []doc.Section{c.main(body)}}
	for i, a := range annexes {
		d.Sections = append(d.Sections, c.annex(a, i, len(annexes)))
	}
	if c.problems.Failed() {
		return nil, c.problems
	}
	return d, c.problems
}

// composer makes one document.
type composer struct {
	rules    *Rules
	frame    Frame
	kind     Kind
	styles   []doc.Style
	page     doc.Page
	problems doc.Problems
}

func (r *Rules) composer(f Frame) *composer {
	c := &composer{rules: r, frame: f, page: r.page()}
	var ok bool
	if c.kind, ok = r.Kind(f.Kind); !ok {
		c.fault("loai-van-ban", fmt.Sprintf("không có loại văn bản “%s”", f.Kind), "dùng một trong các khóa: "+strings.Join(r.keys(), ", "))
	}
	size := f.Size
	if size == "" {
		size = r.Sizes.Default
	}
	profile := slices.Index(r.Sizes.Names, size)
	if profile < 0 {
		c.fault("co-chu", fmt.Sprintf("không có bộ cỡ chữ “%s”", size), "dùng: "+strings.Join(r.Sizes.Names, ", "))
		profile = 0
	}
	c.styles = r.sheet(profile)
	if f.Landscape {
		c.page.Width, c.page.Height = c.page.Height, c.page.Width
	}
	c.frame.Subject = unended(f.Subject)
	if f.Outline != "" && f.Outline != OutlineSections && f.Outline != OutlineArticles {
		c.fault("bo-cuc", fmt.Sprintf("không có bố cục “%s”", f.Outline), fmt.Sprintf("dùng “%s” hoặc “%s”", OutlineSections, OutlineArticles))
	}
	return c
}

// keys lists the keys of the kinds.
func (r *Rules) keys() []string {
	var keys []string
	for k := range r.all {
		keys = append(keys, k.Key)
	}
	return keys
}

// page is the upright page.
func (r *Rules) page() doc.Page {
	p := r.Page
	return doc.Page{
		Width: doc.MM(p.Width.Value), Height: doc.MM(p.Height.Value),
		Top: doc.MM(p.Top.Value), Bottom: doc.MM(p.Bottom.Value),
		Left: doc.MM(p.Left.Value), Right: doc.MM(p.Right.Value),
		HeaderDistance: doc.MM(p.HeaderDistance.Value),
	}
}

func (c *composer) fault(rule, message, hint string) {
	c.problems = append(c.problems, doc.Problem{Message: message, Hint: hint, Rule: rule})
}

func (c *composer) warn(rule, message, hint string) {
	c.problems = append(c.problems, doc.Problem{Warning: true, Message: message, Hint: hint, Rule: rule})
}

func (c *composer) meta() doc.Meta {
	subject := strings.ReplaceAll(doc.PlainText(c.frame.Subject), "\n", " ")
	m := doc.Meta{
		Kind:     c.kind.Key,
		Title:    strings.TrimSpace(c.kind.Name + " " + subject),
		Subject:  subject,
		Author:   c.frame.Author,
		Language: "vi-VN",
		Date:     c.frame.FileDate.Time(),
	}
	if c.frame.FileDate.IsZero() {
		m.Date = c.rules.Effective.Time()
	}
	if c.frame.Number != "" {
		m.Number = c.rules.Symbol(c.frame)
	}
	if !c.frame.Date.IsZero() {
		m.Issued = c.frame.Date.Time()
	}
	return m
}

// main is the document's first section.
func (c *composer) main(body []doc.Block) doc.Section {
	if c.kind.Form == FormSheet {
		return c.sheet(body)
	}
	s := c.styler(c.page.TextWidth())
	text := closeBody(s.blocks(body))
	return doc.Section{
		Page:   c.page,
		Header: c.header(),
		Role:   doc.RoleBody,
		Blocks: slices.Concat(c.letterhead(), c.opening(), text, c.closing()),
		Foot:   c.contact(),
	}
}

// header is the page number in the top margin (NĐ 30, Phụ lục I, I.7).
func (c *composer) header() []doc.Block {
	return []doc.Block{&doc.Paragraph{Style: stylePageNumber, Inlines: []doc.Inline{doc.Field{Kind: doc.FieldPage}}}}
}

// style is a style of the sheet.
func (c *composer) style(id string) doc.Style {
	return c.styles[slices.IndexFunc(c.styles, func(s doc.Style) bool { return s.ID == id })]
}

// size is the font size of a style.
func (c *composer) size(style string) float64 { return c.style(style).Size }

// line is a drawn line under text of a style that is as long as width.
func (c *composer) line(role doc.Role, l LineRule, width doc.Length) *doc.Rule {
	return &doc.Rule{
		Role:   role,
		Width:  doc.Length(float64(width) * l.Ratio.Value),
		Weight: doc.Pt(c.rules.Lines.Weight.Value),
		Align:  doc.AlignCenter,
		Before: doc.Pt(l.Before),
		After:  doc.Pt(l.After),
	}
}

// gap is room for what is not known yet.
func gap(spaces int) string { return strings.Repeat("\u00a0", spaces) }

// paragraph is a paragraph of plain text.
func paragraph(style string, role doc.Role, text string) *doc.Paragraph {
	p := &doc.Paragraph{Style: style, Role: role}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.Inlines = append(p.Inlines, doc.Break{})
		}
		if line != "" {
			p.Inlines = append(p.Inlines, doc.Text{Text: line})
		}
	}
	return p
}

// running is a paragraph of plain text in which dates and symbols do not break.
func running(style string, role doc.Role, text string) *doc.Paragraph {
	return paragraph(style, role, viet.KeepTogether(text))
}

// mapText gives a copy of inlines with every text changed by change; what has
// no text stays.
func mapText(inlines []doc.Inline, change func(string) string) []doc.Inline {
	out := make([]doc.Inline, len(inlines))
	for i, in := range inlines {
		switch t := in.(type) {
		case doc.Text:
			t.Text = change(t.Text)
			in = t
		case doc.Link:
			t.Text = change(t.Text)
			in = t
		}
		out[i] = in
	}
	return doc.Merge(out)
}

func isTable(b doc.Block) bool {
	_, ok := b.(*doc.Table)
	return ok
}

// spacer is the small paragraph between two tables, which Word would join.
func spacer() *doc.Paragraph { return &doc.Paragraph{Style: styleSpacer} }

// unended is a trích yếu without the full stop, or the "./." of a body's end, that
// people type after it: the law's forms have none. Dots that stand for a gap or for
// "vân vân" stay.
func unended(subject []doc.Inline) []doc.Inline {
	n := len(subject)
	if n == 0 {
		return subject
	}
	last, ok := subject[n-1].(doc.Text)
	if !ok {
		return subject
	}
	text := strings.TrimSuffix(strings.TrimRight(last.Text, " "), "/.")
	if !strings.HasSuffix(text, "..") && !strings.HasSuffix(viet.Lower(text), "v.v.") {
		text = strings.TrimSuffix(text, ".")
	}
	if text == last.Text {
		return subject
	}
	if last.Text = text; text == "" {
		return subject[:n-1]
	}
	return append(slices.Clone(subject[:n-1]), last)
}

// punctuated is entry i of n of an enumeration: ";" ends it, the last has ".".
func punctuated(text string, i, n int) string {
	text = strings.TrimRight(text, "; ")
	if i < n-1 {
		return strings.TrimSuffix(text, ".") + ";"
	}
	return strings.TrimSuffix(text, ".") + "."
}
