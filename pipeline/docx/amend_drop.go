package docx

import (
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
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
	if e.Name == "w:p" {
		if !whole(e) {
			return cannot("không bỏ được "+called(b)+": một trường bắt đầu hoặc kết thúc trong đoạn", "bỏ bằng Word")
		}
		d.dropParagraph(e)
		return nil
	}
	if e.Name != "w:tbl" {
		return cannot("không bỏ được "+called(b), "bỏ bằng Word")
	}
	if needed(e) {
		e.Replace(d.one("<w:p/>"))
		return nil
	}
	e.Remove()
	return nil
}

// whole tells whether every field of a paragraph begins and ends in it.
func whole(p *xmltree.Elem) bool {
	open, ok := 0, true
	p.Each(func(e *xmltree.Elem) bool {
		if e.Name == "w:fldChar" {
			switch e.Attr("fldCharType") {
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
func (d *draft) dropRule(e *xmltree.Elem, r *doc.Rule) error {
	if e.Name == "w:p" || e.Name == "w:tc" {
		_, err := d.clear(e)
		return err
	}
	if all := e.Within("mc:AlternateContent"); all != nil {
		e = all
	}
	p, run := e.Within("w:p"), e.Within("w:r")
	if p == nil {
		return cannot("không bỏ được đường kẻ", "bỏ bằng Word")
	}
	if r.Mark == doc.MarkDrawn && lettersOf(p) == nil {
		d.dropParagraph(p)
		return nil
	}
	e.Remove()
	if run != nil && run.Up != nil && run.Bare("w:rPr") {
		run.Remove()
	}
	return nil
}

// rangeMarks stand at the two ends of something that may reach over paragraphs.
var rangeMarks = []string{"w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd",
	"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"}

// dropParagraph takes a paragraph out. Where one must stand, or where a section ends
// with it, it becomes empty.
func (d *draft) dropParagraph(p *xmltree.Elem) {
	if needed(p) || p.Kid("w:pPr").Kid("w:sectPr") != nil {
		p.Kids = slices.DeleteFunc(p.Kids, func(kid *xmltree.Elem) bool {
			return kid.Name != "w:pPr" && !slices.Contains(rangeMarks, kid.Name)
		})
		return
	}
	var ends []*xmltree.Elem
	p.Each(func(e *xmltree.Elem) bool {
		if slices.Contains(rangeMarks, e.Name) {
			ends = append(ends, e)
		}
		return true
	})
	p.Replace(ends...)
}

// needed tells whether a place must have the paragraph or table: as its only one, or
// between two tables, or after one at the end of a cell.
func needed(e *xmltree.Elem) bool {
	if slices.Contains([]string{"w:sdtContent", "w:ins", "w:del", "w:customXml"}, e.Up.Name) {
		return true
	}
	before, after := "", ""
	i := e.Index()
	for _, kid := range e.Up.Kids[:i] {
		if kid.Name == "w:p" || kid.Name == "w:tbl" || kid.Name == "w:sdt" {
			before = kid.Name
		}
	}
	for _, kid := range slices.Backward(e.Up.Kids[i+1:]) {
		if kid.Name == "w:p" || kid.Name == "w:tbl" || kid.Name == "w:sdt" {
			after = kid.Name
		}
	}
	switch {
	case e.Name == "w:tbl":
		return before != "w:p" && after == "" || before == "" && after == ""
	case before == "w:tbl" && (after == "w:tbl" || after == ""):
		return true
	}
	return before == "" && after == "" || after == "" && before == "w:sdt"
}
