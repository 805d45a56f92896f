package docx

import (
	"slices"

	"vanthu/pipeline/doc"
)

// drops takes blocks out.
func (am *amendment) drops(p *plan) error {
	for _, c := range p.drops {
		if err := am.dropBlock(c.Block); err != nil {
			return err
		}
	}
	return nil
}

func (am *amendment) dropBlock(b doc.Block) error {
	if l, ok := b.(*doc.List); ok && am.f.places[b] == nil {
		for _, it := range l.Items {
			for _, block := range it.Blocks {
				if err := am.dropBlock(block); err != nil {
					return err
				}
			}
		}
		return nil
	}
	d, e, err := am.place(b)
	if err != nil {
		return err
	}
	if r, ok := b.(*doc.Rule); ok {
		return d.dropRule(e, r)
	}
	if e.name == "w:p" {
		if !whole(e) {
			return cannot("không bỏ được "+called(b)+": một trường bắt đầu hoặc kết thúc trong đoạn", "bỏ bằng Word")
		}
		d.dropParagraph(e)
		return nil
	}
	if e.name != "w:tbl" {
		return cannot("không bỏ được "+called(b), "bỏ bằng Word")
	}
	if needed(e) {
		e.replace(d.one("<w:p/>"))
		return nil
	}
	e.remove()
	return nil
}

// whole tells whether every field of a paragraph begins and ends in it.
func whole(p *elem) bool {
	open, ok := 0, true
	p.each(func(e *elem) bool {
		if e.name == "w:fldChar" {
			switch e.attr("fldCharType") {
			case "begin":
				open++
			case "end":
				open--
				ok = ok && open >= 0
			}
		}
		return true
	})
	return ok && open == 0
}

// dropRule takes a line out, and the paragraph that only holds it.
func (d *draft) dropRule(e *elem, r *doc.Rule) error {
	if e.name == "w:p" || e.name == "w:tc" {
		_, err := d.clear(e)
		return err
	}
	if all := e.within("mc:AlternateContent"); all != nil {
		e = all
	}
	p, run := e.within("w:p"), e.within("w:r")
	if p == nil {
		return cannot("không bỏ được đường kẻ", "bỏ bằng Word")
	}
	if r.Mark == doc.MarkDrawn && lettersOf(p) == nil {
		d.dropParagraph(p)
		return nil
	}
	e.remove()
	if run != nil && run.up != nil && run.bare("w:rPr") {
		run.remove()
	}
	return nil
}

// rangeMarks stand at the two ends of something that may reach over paragraphs.
var rangeMarks = []string{"w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd",
	"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"}

// dropParagraph takes a paragraph out. Where one must stand, or where a section ends
// with it, it becomes empty.
func (d *draft) dropParagraph(p *elem) {
	if needed(p) || p.kid("w:pPr").kid("w:sectPr") != nil {
		p.kids = slices.DeleteFunc(p.kids, func(kid *elem) bool {
			return kid.name != "w:pPr" && !slices.Contains(rangeMarks, kid.name)
		})
		return
	}
	var ends []*elem
	p.each(func(e *elem) bool {
		if slices.Contains(rangeMarks, e.name) {
			ends = append(ends, e)
		}
		return true
	})
	p.replace(ends...)
}

// needed tells whether a place must have the paragraph or table: as its only one, or
// between two tables, or after one at the end of a cell.
func needed(e *elem) bool {
	if slices.Contains([]string{"w:sdtContent", "w:ins", "w:del", "w:customXml"}, e.up.name) {
		return true
	}
	before, after := "", ""
	i := e.index()
	for _, kid := range e.up.kids[:i] {
		if kid.name == "w:p" || kid.name == "w:tbl" || kid.name == "w:sdt" {
			before = kid.name
		}
	}
	for _, kid := range slices.Backward(e.up.kids[i+1:]) {
		if kid.name == "w:p" || kid.name == "w:tbl" || kid.name == "w:sdt" {
			after = kid.name
		}
	}
	switch {
	case e.name == "w:tbl":
		return before != "w:p" && after == "" || before == "" && after == ""
	case before == "w:tbl" && (after == "w:tbl" || after == ""):
		return true
	}
	return before == "" && after == "" || after == "" && before == "w:sdt"
}
