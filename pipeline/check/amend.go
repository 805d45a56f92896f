package check

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
)

// Changes are those of all findings, each place once, in an order in which they can be
// made: the pages first, then how things look, then the letters from the end of each
// block to its beginning, then lines, and last what goes.
func (r *Report) Changes() []doc.Change {
	m := merger{
		doc: r.Parts.Doc, pages: map[int]int{}, edges: map[int]int{}, formats: map[span]int{},
		texts: map[doc.Block][]doc.SetText{}, have: map[doc.Change]bool{},
	}
	for _, f := range r.Findings {
		for _, c := range f.Changes {
			m.add(c)
		}
	}
	m.settle()
	for _, b := range m.blocks {
		texts := m.texts[b]
		slices.SortStableFunc(texts, func(a, b doc.SetText) int { return cmp.Compare(b.Start, a.Start) })
		for _, t := range texts {
			m.others = append(m.others, t)
		}
	}
	slices.SortStableFunc(m.others, func(a, b doc.Change) int { return cmp.Compare(turn(a), turn(b)) })
	return m.others
}

// turn is when a change is made. Letters of a part of a block come after those of all
// of it.
func turn(c doc.Change) int {
	switch c := c.(type) {
	case doc.SetPage:
		return 0
	case doc.SetEdges:
		return 1
	case doc.SetColumns, doc.KeepRow:
		return 2
	case doc.SetFormat:
		if c.End > 0 {
			return 4
		}
		return 3
	case doc.SetText:
		return 5
	case doc.PutRule:
		return 6
	case doc.SetRule:
		return 7
	case doc.Drop:
		return 8
	default:
		panic("check: unexpected change")
	}
}

// span is letters of a block.
type span struct {
	block      doc.Block
	start, end int
}

// merger joins changes of one place.
type merger struct {
	doc          *doc.Doc
	pages, edges map[int]int // index in others, by section
	formats      map[span]int
	texts        map[doc.Block][]doc.SetText
	blocks       []doc.Block // that have texts, in their order
	have         map[doc.Change]bool
	others       []doc.Change
}

func (m *merger) add(c doc.Change) {
	switch c := c.(type) {
	case doc.SetPage:
		was := m.doc.Sections[c.Section].Page
		m.join(m.pages, c.Section, c, func(have doc.Change) doc.Change {
			h := have.(doc.SetPage)
			over(&h.Page, c.Page, was)
			return h
		})
	case doc.SetEdges:
		was := edges(m.doc, c.Section)
		m.join(m.edges, c.Section, c, func(have doc.Change) doc.Change {
			h := have.(doc.SetEdges)
			over(&h, c, was)
			return h
		})
	case doc.SetFormat:
		at := span{c.Block, c.Start, c.End}
		i, ok := m.formats[at]
		if !ok {
			m.formats[at] = len(m.others)
			m.others = append(m.others, c)
			return
		}
		h := m.others[i].(doc.SetFormat)
		over(&h, c, doc.SetFormat{})
		m.others[i] = h
	case doc.SetText:
		m.text(c)
	case doc.SetColumns: // one finding has them
		m.others = append(m.others, c)
	default:
		if !m.have[c] {
			m.have[c] = true
			m.others = append(m.others, c)
		}
	}
}

// text adds new letters, unless others are put in their place already.
func (m *merger) text(c doc.SetText) {
	have := m.texts[c.Block]
	clash := func(t doc.SetText) bool { return t.Start < c.End && c.Start < t.End || t.Start == c.Start }
	if slices.ContainsFunc(have, clash) {
		return
	}
	if have == nil {
		m.blocks = append(m.blocks, c.Block)
	}
	m.texts[c.Block] = append(have, c)
}

// settle drops what would be in the way of another change: looks and letters of a block
// that goes, and letters' looks of a part of a block where more of it is given others.
func (m *merger) settle() {
	before := map[doc.Block][]doc.SetFormat{}
	m.others = slices.DeleteFunc(m.others, func(c doc.Change) bool {
		f, ok := c.(doc.SetFormat)
		return ok && m.have[doc.Drop{Block: f.Block}]
	})
	m.blocks = slices.DeleteFunc(m.blocks, func(b doc.Block) bool { return m.have[doc.Drop{Block: b}] })
	slices.SortStableFunc(m.others, func(a, b doc.Change) int { return cmp.Compare(turn(a), turn(b)) })
	for i, c := range m.others {
		f, ok := c.(doc.SetFormat)
		if !ok {
			continue
		}
		for _, g := range before[f.Block] {
			yield(&f, g)
		}
		before[f.Block] = append(before[f.Block], f)
		m.others[i] = f
	}
}

// yield takes from a format what another of the same letters gives otherwise.
func yield(f *doc.SetFormat, to doc.SetFormat) {
	if to.End > 0 && f.End > 0 && (f.Start >= to.End || to.Start >= f.End) {
		return
	}
	less(&f.Font, to.Font)
	less(&f.Size, to.Size)
	less(&f.Bold, to.Bold)
	less(&f.Italic, to.Italic)
	less(&f.Color, to.Color)
	less(&f.Align, to.Align)
	less(&f.Left, to.Left)
	less(&f.Right, to.Right)
	less(&f.FirstLine, to.FirstLine)
	less(&f.Before, to.Before)
	less(&f.After, to.After)
	less(&f.Line, to.Line)
	less(&f.KeepNext, to.KeepNext)
	less(&f.KeepLines, to.KeepLines)
}

// less takes a property away that another has otherwise.
func less[T comparable](p **T, other *T) {
	if *p != nil && other != nil && **p != *other {
		*p = nil
	}
}

// join puts a change among the others, joined with the one of its section.
func (m *merger) join(at map[int]int, section int, c doc.Change, with func(doc.Change) doc.Change) {
	if i, ok := at[section]; ok {
		m.others[i] = with(m.others[i])
		return
	}
	at[section] = len(m.others)
	m.others = append(m.others, c)
}

// over copies to the fields of a struct those that c has otherwise than the document
// had them.
func over[T any](to *T, c, was T) {
	t, from, old := reflect.ValueOf(to).Elem(), reflect.ValueOf(c), reflect.ValueOf(was)
	for i := range t.NumField() {
		if !reflect.DeepEqual(from.Field(i).Interface(), old.Field(i).Interface()) {
			t.Field(i).Set(from.Field(i))
		}
	}
}

// edges is what a section has at its edges, as a change that changes nothing.
func edges(d *doc.Doc, section int) doc.SetEdges {
	s := d.Sections[section]
	return doc.SetEdges{Section: section, Header: s.Header, FirstHeader: s.FirstHeader, Foot: s.Foot, Footer: s.Footer, Restart: s.Restart}
}

// format is the change of how a line looks, of its own letters only where other lines
// share the block; none where they cannot be told apart.
func (r *run) format(l *parts.Line, f doc.SetFormat) []doc.Change {
	f.Block = l.Block
	if !r.shared(l) {
		return []doc.Change{f}
	}
	if l.Columned() { // where the paragraph stands is not for one of its columns
		f.Align, f.Left, f.Right, f.FirstLine, f.Before, f.After = nil, nil, nil, nil, nil, nil
	}
	if !located(l) || f == (doc.SetFormat{Block: l.Block}) {
		return nil
	}
	f.Start, f.End = l.Start, l.Start+len(l.Text)
	return []doc.Change{f}
}

// shared tells whether other lines stand in the block of a line.
func (r *run) shared(l *parts.Line) bool {
	if r.inBlock == nil {
		r.inBlock = map[doc.Block]int{}
		for _, o := range r.Lines {
			r.inBlock[o.Block]++
		}
	}
	return r.inBlock[l.Block] > 1
}

// located tells whether the text of a line stands in its block letter by letter: what
// was brought to NFC does not.
func located(l *parts.Line) bool {
	text := inlineText(l.Block)
	return l.Start >= 0 && l.Start <= len(text) && strings.HasPrefix(text[l.Start:], l.Text)
}

// retext is the change of bytes of a line's text, none where the line is not located.
func retext(l *parts.Line, start, end int, text string) []doc.Change {
	if !located(l) {
		return nil
	}
	return []doc.Change{doc.SetText{Block: l.Block, Start: l.Start + start, End: l.Start + end, Text: text}}
}

// inlineText is the text of a block that holds inlines.
func inlineText(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Paragraph:
		return doc.PlainText(b.Inlines)
	case *doc.Heading:
		return doc.PlainText(b.Inlines)
	}
	return ""
}
