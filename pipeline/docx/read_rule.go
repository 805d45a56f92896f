package docx

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// borders finishes the lines of a paragraph: those drawn in it, and its borders.
func (r *reader) borders(p *paragraph, last *xmltree.Node) {
	for _, rule := range p.after {
		r.drawnLine(p, rule)
	}
	f := &p.format
	if f.other != nil && (f.top != nil || f.bottom != nil) {
		r.say("khung-doan")
		return
	}
	if f.other != nil {
		r.say("khung-doan")
	}
	if f.top == nil && f.bottom == nil {
		return
	}
	if f.top != nil && !r.sameBorders(p, last) {
		p.before = append(p.before, r.borderLine(p, f.top))
	}
	if f.bottom != nil && !r.sameBorders(p, nextElement(p.node)) {
		p.after = append(p.after, r.borderLine(p, f.bottom))
	} else if f.joint != nil && f.bottom != nil {
		p.after = append(p.after, r.borderLine(p, f.joint))
	}
}

// drawnLine gives a drawn line its mark and the space around it. In a paragraph of its
// own, that has the room above and under it.
func (r *reader) drawnLine(p *paragraph, rule *doc.Rule) {
	pitch := p.pitch()
	if p.shown || p.label != "" {
		rule.Mark, rule.Before = doc.MarkShape, max(0, rule.Before-pitch)
		return
	}
	rule.After = max(0, pitch-max(0, rule.Before)-rule.Weight) + doc.Length(p.shape.after)
	rule.Before = max(0, rule.Before+doc.Length(p.shape.before))
}

// pitch is about the height of a line.
func (p *paragraph) pitch() doc.Length {
	sh := &p.shape
	font := doc.Length(sh.size * 23 / 2) // 1.15 of the size in half points
	switch {
	case sh.exact > 0:
		return doc.Length(sh.exact)
	case sh.atLeast > 0:
		return max(doc.Length(sh.atLeast), font)
	case sh.line > 0:
		return font * doc.Length(sh.line) / 240
	}
	return font
}

// sameBorders tells whether a paragraph beside has the same borders: Word draws one box
// around both.
func (r *reader) sameBorders(p *paragraph, beside *xmltree.Node) bool {
	if beside == nil || beside.Name != "w:p" {
		return false
	}
	st := r.style("paragraph", pStyle(beside))
	if st == nil {
		st = r.sheet.fallback
	}
	f := st.format
	quiet := r.quiet
	r.quiet = true
	own := r.format(beside.Child("w:pPr"))
	r.quiet = quiet
	f.over(&own)
	return sameBorder(f.top, p.format.top) && sameBorder(f.bottom, p.format.bottom) && f.left == p.format.left && f.right == p.format.right
}

func sameBorder(a, b *xmltree.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Val() == b.Val() && a.Attr("w:sz") == b.Attr("w:sz") && a.Attr("w:color") == b.Attr("w:color") && a.Attr("w:space") == b.Attr("w:space")
}

// borderLine is a border across as a line: as wide as the paragraph.
func (r *reader) borderLine(p *paragraph, b *xmltree.Node) *doc.Rule {
	left, right := doc.Length(p.shape.left), doc.Length(p.shape.right)
	rule := &doc.Rule{
		Mark: doc.MarkBorder, Width: max(0, r.width-left-right), Weight: borderWeight(b), Align: doc.AlignLeft,
		Before: min(doc.Length(max(0, number(b.Attr("w:space"))))*20, 620),
	}
	switch gap := left - right; {
	case left == 0 && right == 0:
	case gap < 57 && gap > -57:
		rule.Align = doc.AlignCenter
	case left > right:
		rule.Align = doc.AlignRight
	}
	r.stand(rule, p.node)
	return rule
}
