package check

import (
	"reflect"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/viet"
)

// stylePageNumber is the rules' style of the page number.
const stylePageNumber = "SoTrang"

// pageNumbers asks for the number in the middle of the top margin of every page but
// the first, and nowhere else.
func (r *run) pageNumbers() {
	size := r.styleRule(stylePageNumber)
	r.sectioned(func(i int, s *doc.Section) (Finding, bool) {
		f := Finding{
			Want:  "số trang ở giữa lề trên, " + sizes(size.Size) + ", đứng, không hiện ở trang thứ nhất",
			Basis: size.Basis,
			Hint:  "trong Word: Chèn (Insert), Số trang (Page Number), Đầu trang (Top of Page), giữa; đánh dấu Trang đầu khác (Different First Page)",
		}
		faults := r.numberFaults(i, s)
		if len(faults) == 0 || len(faults) == 1 && faults[0] == noNumber && r.single(i) {
			return f, false
		}
		f.Found = strings.Join(faults, ", ")
		f.Changes = r.renumber(i, s)
		return f, true
	})
}

const noNumber = "không có số trang ở lề trên"

// single tells whether a section that begins with page 1 has no second page, so that
// no number is to be seen.
func (r *run) single(section int) bool {
	pages := 0
	for _, p := range r.laid() {
		if p.Section == section {
			pages++
		}
	}
	return pages <= 1 && (section == 0 || r.Doc.Sections[section].Restart)
}

// numberFaults is what is wrong with the page numbers of a section.
func (r *run) numberFaults(i int, s *doc.Section) (faults []string) {
	fault := func(wrong bool, what string) {
		if wrong {
			faults = append(faults, what)
		}
	}
	top := numbered(s.Header)
	if len(top) == 0 {
		faults = append(faults, noNumber)
	} else {
		faults = r.numberLook(top[0])
		fault(s.Page.HeaderDistance > s.Page.Top, "số trang nằm ngoài lề trên")
	}
	fault(len(numbered(s.Footer))+len(numbered(s.Foot)) > 0, "có số trang ở lề dưới")
	fault(i == 0 && len(numbered(s.FirstHeader)) > 0, "trang thứ nhất hiện số trang")
	return faults
}

// numberLook is what is wrong with how a page number looks.
func (r *run) numberLook(p *doc.Paragraph) (faults []string) {
	size, style := r.styleRule(stylePageNumber).Size, r.lookOf(p)
	if style.Align != doc.AlignCenter {
		faults = append(faults, "số trang không ở giữa")
	}
	if !allows(size, style.Size) {
		faults = append(faults, "số trang cỡ "+number(style.Size))
	}
	if style.Italic {
		faults = append(faults, "số trang in nghiêng")
	}
	return faults
}

// lookOf is how a paragraph of an edge looks.
func (r *run) lookOf(p *doc.Paragraph) doc.Style {
	style, ok := r.Doc.Style(p.Style)
	if !ok && len(r.Doc.Styles) > 0 {
		style = r.Doc.Styles[0]
	}
	if p.Align != doc.AlignStyle {
		style.Align = p.Align
	}
	return style
}

// numbered is the paragraphs of an edge that show the page's number.
func numbered(blocks []doc.Block) (out []*doc.Paragraph) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			if slices.ContainsFunc(b.Inlines, isNumber) {
				out = append(out, b)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					out = append(out, numbered(c.Blocks)...)
				}
			}
		}
	}
	return out
}

func isNumber(in doc.Inline) bool {
	f, ok := in.(doc.Field)
	return ok && f.Kind == doc.FieldPage
}

// renumber is the changes that put the page number in its place. Other words of the
// edges stay; where the number stands in a table, only a person can.
func (r *run) renumber(section int, s *doc.Section) []doc.Change {
	all := slices.Concat(s.Header, s.FirstHeader, s.Foot, s.Footer)
	if slices.ContainsFunc(all, func(b doc.Block) bool {
		t, ok := b.(*doc.Table)
		return ok && len(numbered([]doc.Block{t})) > 0
	}) {
		return nil
	}
	e := edges(r.Doc, section)
	e.Footer, e.Foot = unnumbered(s.Footer), unnumbered(s.Foot)
	if section == 0 {
		e.FirstHeader = unnumbered(s.FirstHeader)
	}
	var changes []doc.Change
	if top := numbered(s.Header); len(top) == 0 {
		e.Header = slices.Concat([]doc.Block{r.freshNumber()}, s.Header)
	} else {
		changes = r.mendNumber(top[0])
	}
	if !reflect.DeepEqual(e, edges(r.Doc, section)) {
		changes = append(changes, e)
	}
	if s.Page.HeaderDistance > s.Page.Top {
		page := s.Page
		page.HeaderDistance = doc.MM(r.Rules.Page.HeaderDistance.Value)
		changes = append(changes, doc.SetPage{Section: section, Page: page})
	}
	return changes
}

// mendNumber is the change of how a page number looks.
func (r *run) mendNumber(p *doc.Paragraph) []doc.Change {
	rule, style := r.styleRule(stylePageNumber), r.lookOf(p)
	f := doc.SetFormat{Block: p}
	if style.Align != doc.AlignCenter {
		f.Align = new(doc.AlignCenter)
	}
	if !allows(rule.Size, style.Size) {
		f.Size = new(r.sizeOf(stylePageNumber))
	}
	if style.Italic {
		f.Italic = new(false)
	}
	if f == (doc.SetFormat{Block: p}) {
		return nil
	}
	return []doc.Change{f}
}

// unnumbered is an edge without the numbers of pages and the words that only lead to
// them.
func unnumbered(blocks []doc.Block) (out []doc.Block) {
	for _, b := range blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok || !slices.ContainsFunc(p.Inlines, isNumber) {
			out = append(out, b)
			continue
		}
		switch strings.Trim(viet.Fold(doc.PlainText(p.Inlines)), "0123456789 ") {
		case "", "trang", "trang so", "page", "tr":
			continue
		}
		rest := *p
		rest.Inlines = doc.Merge(slices.DeleteFunc(slices.Clone(p.Inlines), isNumber))
		out = append(out, &rest)
	}
	return out
}

// freshNumber is a paragraph with the page's number: in a style of the document that
// fits, else in one that its sheet does not have, so that it looks as the law asks.
func (r *run) freshNumber() *doc.Paragraph {
	p := &doc.Paragraph{Align: doc.AlignCenter, Inlines: []doc.Inline{doc.Field{Kind: doc.FieldPage}}}
	for _, s := range r.Doc.Styles {
		p.Style = s.ID
		if len(r.numberLook(p)) == 0 && isSerif(s.Font) && s.Left == 0 && s.Right == 0 && s.FirstLine == 0 && !s.Bold && s.Outline == 0 {
			return p
		}
	}
	p.Style = stylePageNumber
	for _, have := r.Doc.Style(p.Style); have; _, have = r.Doc.Style(p.Style) {
		p.Style += "0"
	}
	return p
}

// annexNumbers asks that the pages of each annex are numbered from 1.
func (r *run) annexNumbers() {
	var groups sames
	for i := range r.Annexes {
		a := &r.Annexes[i]
		first := r.opensSection(a)
		switch {
		case a.Label == nil:
			continue
		case !first:
			groups.put("phụ lục chưa sang phần trang riêng", a.Label)
		case !r.Doc.Sections[a.Section].Restart:
			e := edges(r.Doc, a.Section)
			e.Restart = true
			groups.put("số trang của phụ lục nối tiếp văn bản", a.Label, e)
		}
	}
	r.tell(&groups, Finding{
		Want: "số trang của từng phụ lục bắt đầu lại từ 1",
		Hint: "trong Word: đặt ngắt phần (Section Break) trước phụ lục, rồi Định dạng số trang (Format Page Numbers), Bắt đầu từ 1",
	})
}

// opensSection tells whether an annex is the first text of a section that the document
// does not begin with.
func (r *run) opensSection(a *parts.Annex) bool {
	for _, l := range r.Lines {
		if l.Section == a.Section && strings.TrimSpace(l.Text+l.Label) != "" {
			return a.Section > 0 && l == a.Label
		}
	}
	return false
}
