package docx

import (
	"cmp"
	"fmt"
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// Amend is the file with the changes made, otherwise as it is: every part and every byte
// that no change is for. Changes of one place are combined; the bytes that they name are
// those of the document as it was read. If one of them cannot be made, or two are
// against each other, none is.
func (f *File) Amend(changes []doc.Change) ([]byte, error) {
	am, err := f.newAmendment()
	if err != nil {
		return nil, err
	}
	sorted, err := am.sort(changes)
	if err != nil {
		return nil, err
	}
	for _, step := range [...]func(*plan) error{am.formats, am.texts, am.rules, am.pages, am.columns, am.keepRows, am.drops} {
		if err := step(sorted); err != nil {
			return nil, err
		}
	}
	return am.pack()
}

// plan are changes by what they do, each once.
type plan struct {
	formats []doc.SetFormat
	texts   []doc.SetText
	puts    []doc.PutRule
	rules   []doc.SetRule
	pages   []doc.SetPage
	edges   []doc.SetEdges
	columns []doc.SetColumns
	rows    []doc.KeepRow
	drops   []doc.Drop
}

// sort makes a plan of changes that are not against each other.
func (am *amendment) sort(changes []doc.Change) (*plan, error) {
	p, at := &plan{}, spots{}
	for _, c := range changes {
		var err error
		switch c := c.(type) {
		case doc.SetFormat:
			p.formats, err = join(p.formats, c, at, c.Block, formatsClash)
		case doc.SetText:
			p.texts, err = join(p.texts, c, at, c.Block, textsClash)
		case doc.PutRule:
			if c.Rule == nil {
				return nil, cannot("thiếu đường kẻ phải vẽ", "")
			}
			p.puts, err = join(p.puts, c, at, c.After, func(a, b doc.PutRule) (bool, bool) { return *a.Rule == *b.Rule, true })
		case doc.SetRule:
			p.rules, err = join(p.rules, c, at, c.Rule, func(a, b doc.SetRule) (bool, bool) { return a == b, true })
		case doc.SetPage:
			p.pages, err = join(p.pages, c, at, c.Section, func(a, b doc.SetPage) (bool, bool) { return a == b, true })
		case doc.SetEdges:
			p.edges, err = join(p.edges, c, at, c.Section, func(a, b doc.SetEdges) (bool, bool) { return sameEdges(a, b), true })
		case doc.SetColumns:
			p.columns, err = join(p.columns, c, at, c.Table, func(a, b doc.SetColumns) (bool, bool) { return slices.Equal(a.Columns, b.Columns), true })
		case doc.KeepRow:
			p.rows, err = join(p.rows, c, at, c, func(a, b doc.KeepRow) (bool, bool) { return true, false })
		case doc.Drop:
			p.drops, err = join(p.drops, c, at, c.Block, func(a, b doc.Drop) (bool, bool) { return true, false })
		default:
			return nil, fmt.Errorf("docx: unexpected change %T", c)
		}
		if err != nil {
			return nil, err
		}
	}
	return p, p.check()
}

// spots are which changes of a kind are of a place, by a nil pointer of the kind and the
// place: of very many changes only those of one place are compared.
type spots map[[2]any][]int

// join adds a change of a place to others of its kind, if none of them is the same or
// against it.
func join[C doc.Change](list []C, c C, at spots, place any, compare func(a, b C) (same, clash bool)) ([]C, error) {
	key := [2]any{(*C)(nil), place}
	for _, i := range at[key] {
		switch same, clash := compare(list[i], c); {
		case same:
			return list, nil
		case clash:
			return nil, cannot(fmt.Sprintf("hai thay đổi trái nhau ở %s", where(c)), "giữ một trong hai")
		}
	}
	at[key] = append(at[key], len(list))
	return append(list, c), nil
}

// where is what a message calls the place of a change.
func where(c doc.Change) string {
	switch c := c.(type) {
	case doc.SetFormat:
		return called(c.Block)
	case doc.SetText:
		return called(c.Block)
	case doc.PutRule:
		return called(c.After)
	case doc.SetColumns:
		return called(c.Table)
	case doc.SetPage:
		return fmt.Sprintf("phần %d", c.Section+1)
	case doc.SetEdges:
		return fmt.Sprintf("phần %d", c.Section+1)
	}
	return "đường kẻ"
}

// textsClash compares two changes of text of one block. Where one only puts letters in, the other may
// replace those before or after.
func textsClash(a, b doc.SetText) (same, clash bool) {
	apart := a.End <= b.Start || b.End <= a.Start
	twice := a.Start == a.End && b.Start == b.End && a.Start == b.Start
	return a == b, !apart || twice
}

// formatsClash compares two changes of format of one block, property by property.
func formatsClash(a, b doc.SetFormat) (same, clash bool) {
	letters := a.Start == a.End || b.Start == b.End || a.Start < b.End && b.Start < a.End
	differ := apart(a.Align, b.Align) || apart(a.Left, b.Left) || apart(a.Right, b.Right) || apart(a.FirstLine, b.FirstLine) ||
		apart(a.Before, b.Before) || apart(a.After, b.After) || apart(a.Line, b.Line) ||
		apart(a.KeepNext, b.KeepNext) || apart(a.KeepLines, b.KeepLines)
	return false, differ || letters && (apart(a.Font, b.Font) || apart(a.Size, b.Size) ||
		apart(a.Bold, b.Bold) || apart(a.Italic, b.Italic) || apart(a.Color, b.Color))
}

// apart tells whether two properties are both given and differ.
func apart[T comparable](a, b *T) bool { return a != nil && b != nil && *a != *b }

func sameEdges(a, b doc.SetEdges) bool {
	return a.Restart == b.Restart && slices.Equal(a.Header, b.Header) &&
		slices.Equal(a.FirstHeader, b.FirstHeader) && slices.Equal(a.Foot, b.Foot) && slices.Equal(a.Footer, b.Footer)
}

// check refuses to take out what another change gives new words or another width.
func (p *plan) check() error {
	changed := map[doc.Block]bool{}
	for _, c := range p.texts {
		changed[c.Block] = true
	}
	for _, c := range p.rules {
		changed[c.Rule] = true
	}
	for _, d := range p.drops {
		if changed[d.Block] {
			return cannot("hai thay đổi trái nhau ở "+called(d.Block), "giữ một trong hai")
		}
	}
	return nil
}

// formats makes paragraphs and their letters look different.
func (am *amendment) formats(p *plan) error {
	for i := range p.formats {
		c := &p.formats[i]
		d, paragraph, err := am.paragraph(c.Block)
		if err != nil {
			return err
		}
		am.paragraphFormat(d, paragraph, c)
		if !forLetters(c) {
			continue
		}
		if c.Start == 0 && c.End == 0 {
			am.allLetters(d, paragraph, c)
			continue
		}
		from, to, err := am.letterMap(c.Block, paragraph).span(c.Start, c.End)
		if err != nil {
			return err
		}
		if !d.divide(paragraph, to) || !d.divide(paragraph, from) {
			return cannot("không tách được chữ trong "+called(c.Block), "sửa đoạn này bằng Word")
		}
		done := map[*xmltree.Elem]bool{}
		for _, l := range lettersOf(paragraph) {
			if l.start >= from && l.end() <= to && l.run != nil && !done[l.run] {
				done[l.run] = true
				am.letterFormat(d, l.run, c)
			}
		}
	}
	return nil
}

// allLetters gives every run of a paragraph and its mark the properties of a change.
func (am *amendment) allLetters(d *draft, paragraph *xmltree.Elem, c *doc.SetFormat) {
	paragraph.Each(func(e *xmltree.Elem) bool {
		switch e.Name {
		case "w:txbxContent", "w:del", "w:moveFrom", "w:pPr":
			return false
		case "w:r":
			am.letterFormat(d, e, c)
		}
		return true
	})
	mark := d.properties(paragraph, "w:pPr")
	if mark.Kid("w:rPr") == nil {
		mark.Put(paragraphOrder, d.one("<w:rPr></w:rPr>"))
	}
	am.letterFormat(d, mark, c)
}

// texts puts other words in, from the end of each paragraph to its beginning, so that
// the bytes before stay where they are.
func (am *amendment) texts(p *plan) error {
	slices.SortStableFunc(p.texts, func(a, b doc.SetText) int {
		return cmp.Or(cmp.Compare(b.Start, a.Start), cmp.Compare(b.End, a.End))
	})
	type rewriting struct {
		d         *draft
		paragraph *xmltree.Elem
		from, to  int
	}
	list := make([]rewriting, len(p.texts))
	for i, c := range p.texts {
		d, paragraph, err := am.paragraph(c.Block)
		if err != nil {
			return err
		}
		from, to, err := am.letterMap(c.Block, paragraph).span(c.Start, c.End)
		if err != nil {
			return err
		}
		list[i] = rewriting{d, paragraph, from, to}
	}
	for i, r := range list {
		if !r.d.rewrite(r.paragraph, r.from, r.to, p.texts[i].Text) {
			return cannot("không thay được chữ trong "+called(p.texts[i].Block), "sửa đoạn này bằng Word")
		}
	}
	return nil
}

// letterMap is where the bytes of the plain text of a block stand in the text of its
// paragraph; nil if the one is not in the other.
type letterMap struct {
	block doc.Block
	at    []int
}

// letterMap makes the map of a block once: formats leave the text as it is, and where
// texts go is known before the first is put in.
func (am *amendment) letterMap(b doc.Block, paragraph *xmltree.Elem) letterMap {
	if m, ok := am.maps[b]; ok {
		return m
	}
	var inlines []doc.Inline
	switch b := b.(type) {
	case *doc.Paragraph:
		inlines = b.Inlines
	case *doc.Heading:
		inlines = b.Inlines
	}
	at, ok := lettersOf(paragraph).align(doc.PlainText(inlines))
	if !ok {
		at = nil
	}
	am.maps[b] = letterMap{b, at}
	return am.maps[b]
}

// span is where bytes of the plain text begin and end in that of the paragraph.
func (m letterMap) span(start, end int) (from, to int, err error) {
	switch {
	case m.at == nil:
		return 0, 0, cannot("chữ trong tệp khác chữ đã đọc ở "+called(m.block), "đọc lại tệp rồi sửa")
	case start < 0 || end < start || end >= len(m.at) || m.at[start] < 0 || m.at[end] < 0:
		return 0, 0, cannot(fmt.Sprintf("không có chữ từ byte %d đến %d trong %s", start, end, called(m.block)), "đọc lại tệp rồi sửa")
	}
	return m.at[start], m.at[end], nil
}

// paragraph is the element of a paragraph or heading.
func (am *amendment) paragraph(b doc.Block) (*draft, *xmltree.Elem, error) {
	d, e, err := am.place(b)
	if err == nil && e.Name != "w:p" {
		err = cannot(called(b)+" không phải là đoạn văn", "")
	}
	return d, e, err
}
