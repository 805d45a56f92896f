package docx

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/seal"
)

// restore puts back what the parts of this program say of a document that was read as
// any other, as far as nobody has changed it since: see structure.go.
func (f *File) restore() {
	made := f.custom()
	ours, intact := f.sealed()
	if made == nil && !ours {
		return
	}
	f.Own = &Own{Intact: intact}
	if made == nil || !f.few() {
		return
	}
	r := &restorer{File: f, guesses: mostGuesses, moved: map[doc.Block]doc.Block{}, sheet: map[string]*doc.Style{}}
	r.styles(made.styles)
	m := &f.Doc.Meta
	m.Kind, m.Number, m.Issued = made.meta.Kind, made.meta.Number, made.meta.Issued
	if made.meta.Language == "" && m.Language == language(&doc.Doc{}) {
		m.Language = ""
	}
	r.sections(made.sections)
	r.dropStyles(made.styles)
	for i := range f.Asides {
		if b, ok := r.moved[f.Asides[i].At]; ok {
			f.Asides[i].At = b
		}
	}
	if !intact {
		f.Own.Edits = r.edits
	}
}

// mostShared is how many blocks the headers and footers of all sections may have, those
// that sections share counted for each: each gets its own, see [restorer.part].
const mostShared = 1 << 18

// few tells whether a document has no more of them.
func (f *File) few() bool {
	sizes, total := map[doc.Block]int{}, 0
	for i := range f.Doc.Sections {
		for k, story := range stories(&f.Doc.Sections[i]) {
			if k == storyCount-1 || len(*story) == 0 {
				continue
			}
			first := (*story)[0]
			if _, known := sizes[first]; !known {
				sizes[first] = blockCount(*story)
			}
			total += sizes[first]
		}
	}
	return total <= mostShared
}

// blockCount is how many blocks there are, those inside of others too.
func blockCount(blocks []doc.Block) int {
	n := len(blocks)
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.List:
			for _, it := range b.Items {
				n += blockCount(it.Blocks)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					n += 1 + blockCount(c.Blocks)
				}
			}
		}
	}
	return n
}

// custom reads the parts of this program: what the document carries, and the structure
// part, nil if there is none.
func (f *File) custom() (made *docForm) {
	_, list := f.parts.Relations(f.main)
	for _, rel := range list {
		if rel.Kind != "customXml" || rel.Outside {
			continue
		}
		e := f.parts.Part(rel.Target)
		root, err := f.parts.Tree(e)
		if err != nil || root == nil || !bytes.Contains(e.Data[:min(len(e.Data), root.Inner)], []byte(`"`+nsOwn+`"`)) {
			continue
		}
		switch _, local, _ := strings.Cut(root.Name, ":"); local {
		case "structure":
			if form, err := parseStructure(strings.TrimSpace(root.Text)); err == nil && made == nil {
				made = form
			}
		case "attachment":
			if a, ok := readAttachment(root); ok {
				f.Doc.Attached = append(f.Doc.Attached, a)
			}
		}
	}
	return made
}

// sealed tells whether the file carries a seal of this program, and whether it is whole.
func (f *File) sealed() (ours, intact bool) {
	e := f.parts.Part(seal.PartName)
	if e == nil {
		return false, false
	}
	have, err := f.parts.Read(e)
	if err != nil || !bytes.Contains(have, []byte(`"`+seal.Property+`"`)) {
		return false, false
	}
	whole := true
	sum := seal.Sum(func(yield func(string, []byte) bool) {
		for _, e := range f.parts.Parts {
			data, err := f.parts.Read(e)
			whole = whole && err == nil
			if !yield(e.Name, data) {
				return
			}
		}
	})
	return true, whole && bytes.Equal(have, seal.Part(sum))
}

// mostGuesses bounds the work where very much was changed. What is not compared any more
// is told as taken out and put in.
const mostGuesses = 1 << 20

// restorer is one restoring while it goes on.
type restorer struct {
	*File
	digester
	edits   []Edit
	moved   map[doc.Block]doc.Block // what stands for a block now
	sheet   map[string]*doc.Style   // by id
	first   string                  // id of the default style, as made
	guesses int                     // how many more changed blocks are compared with what was made
	keep    bool                    // texts were tied to the next
	last    doc.Block               // the last text that was put in its place
}

// styles completes the style sheet in its order.
func (r *restorer) styles(forms []styleForm) {
	for i := range r.Doc.Styles {
		r.sheet[r.Doc.Styles[i].ID] = &r.Doc.Styles[i]
	}
	for i, f := range forms {
		if i == 0 {
			r.first = f.id
		}
		have := r.sheet[f.id]
		if have == nil || f.patch == nil {
			continue
		}
		p, s := f.patch, *have
		if seen(doc.Style{ID: f.id, Next: p.Next}).Next == s.Next {
			s.Next = p.Next
		}
		s.Font, s.Size, s.Color, s.Line, s.Align, s.AtLeast, s.Outline = p.Font, p.Size, p.Color, p.Line, p.Align, p.AtLeast, p.Outline
		if sameLook(s, *have) {
			s.Name = p.Name
			*have = s
		}
	}
}

// sameLook tells whether two styles look the same.
func sameLook(a, b doc.Style) bool {
	a, b = seen(a), seen(b)
	a.ID, a.Name, a.Next = b.ID, b.Name, b.Next
	return reflect.DeepEqual(a, b)
}

// dropStyles leaves the styles that were made, in their order, and of the others those
// that a block names.
func (r *restorer) dropStyles(forms []styleForm) {
	used := map[string]bool{}
	for i := range r.Doc.Sections {
		for _, story := range stories(&r.Doc.Sections[i]) {
			useStyles(*story, used)
		}
	}
	for _, a := range r.Asides {
		useStyles(a.Blocks, used)
	}
	var sheet []doc.Style
	made := map[string]bool{}
	for _, f := range forms {
		if s := r.sheet[f.id]; s != nil && !made[f.id] {
			sheet, made[f.id] = append(sheet, *s), true
		}
	}
	for _, s := range r.Doc.Styles {
		if !made[s.ID] && used[s.ID] {
			sheet = append(sheet, s)
		}
	}
	r.Doc.Styles = sheet
}

// useStyles notes the styles that blocks name.
func useStyles(blocks []doc.Block, used map[string]bool) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			used[b.Style] = true
		case *doc.Heading:
			used[b.Style] = true
		case *doc.List:
			for _, it := range b.Items {
				useStyles(it.Blocks, used)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					useStyles(c.Blocks, used)
				}
			}
		}
	}
}

// sections restores the sections. If there are others than were made, each that was made
// belongs to the one that has most of its texts.
func (r *restorer) sections(forms []sectionForm) {
	have := r.Doc.Sections
	r.part(have)
	of := make([]int, len(forms))
	var places map[atomKey][]int
	if len(forms) != len(have) {
		places = r.keyPlaces(have)
	}
	for i := range forms {
		of[i] = i
		if places != nil {
			of[i] = nearest(&forms[i], places)
		}
	}
	for j := range have {
		var mine [storyCount][]*form
		found := false
		for i := range forms {
			if of[i] != j {
				continue
			}
			for k, story := range forms[i].stories {
				if k == storyCount-1 || !found {
					mine[k] = append(mine[k], story...)
				}
			}
			if !found {
				have[j].Role, found = forms[i].role, true
			}
		}
		for k, story := range stories(&have[j]) {
			*story = r.blocks(mine[k], *story)
		}
	}
}

// part gives each section headers and footers of its own: sections share those that are
// one part of the file, but what they were made of need not be the same.
func (r *restorer) part(sections []doc.Section) {
	taken := map[doc.Block]bool{}
	for i := range sections {
		for k, story := range stories(&sections[i]) {
			if k == storyCount-1 || len(*story) == 0 {
				continue
			}
			if first := (*story)[0]; taken[first] {
				*story = r.copies(*story)
			} else {
				taken[first] = true
			}
		}
	}
}

// copies are blocks that stand where others stand.
func (r *restorer) copies(blocks []doc.Block) []doc.Block {
	out := slices.Clone(blocks)
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			c := *b
			c.Inlines, out[i] = slices.Clone(b.Inlines), &c
		case *doc.Heading:
			c := *b
			c.Inlines, out[i] = slices.Clone(b.Inlines), &c
		case *doc.Rule:
			c := *b
			out[i] = &c
		case *doc.List:
			c := *b
			c.Items = slices.Clone(b.Items)
			for j := range c.Items {
				c.Items[j].Blocks = r.copies(c.Items[j].Blocks)
			}
			out[i] = &c
		case *doc.Table:
			c := *b
			c.Rows = slices.Clone(b.Rows)
			for j := range c.Rows {
				cells := slices.Clone(c.Rows[j].Cells)
				for k := range cells {
					cells[k].Blocks = r.copies(cells[k].Blocks)
				}
				c.Rows[j].Cells = cells
			}
			out[i] = &c
		}
		if at, ok := r.places[b]; ok {
			r.places[out[i]] = at
		}
	}
	return out
}

// keyPlaces are the sections in which blocks of each key stand.
func (r *restorer) keyPlaces(sections []doc.Section) map[atomKey][]int {
	places := map[atomKey][]int{}
	for j := range sections {
		for _, b := range sections[j].Blocks {
			if k := r.keyOf(b); k.digest != 0 && (len(places[k]) == 0 || places[k][len(places[k])-1] != j) {
				places[k] = append(places[k], j)
			}
		}
	}
	return places
}

// nearest is the section with most of the texts that a form has.
func nearest(f *sectionForm, places map[atomKey][]int) (best int) {
	counts := map[int]int{}
	for _, l := range leaves(f.stories[storyCount-1], nil) {
		for _, j := range places[l.key] {
			counts[j]++
		}
	}
	most := 0
	for j, n := range counts {
		if n > most || n == most && j < best {
			best, most = j, n
		}
	}
	return best
}

// atomKey is by what a block is known again: the digest of a text or of a table.
type atomKey struct {
	kind   byte // 't' text, 'r' line, 'b' table, '?' what was never made
	digest uint64
}

// A leaf is a paragraph, line or table that was made.
type leaf struct {
	form  *form
	key   atomKey
	label string // that stands before its text
	bold  bool
	part  int // of a chart: how many parts come before it
}

// leaves appends those of forms, in their order.
func leaves(forms []*form, out []leaf) []leaf {
	for _, f := range forms {
		switch f.kind {
		case '[':
			for _, it := range f.items {
				from := len(out)
				out = leaves(it.forms, out)
				out[from].label, out[from].bold = it.label, it.bold
			}
		case '=':
			for i, c := range f.block.(*doc.Chart).Parts() {
				out = append(out, leaf{form: f, key: atomKey{'t', uint64(sum([]byte(c.Alt())))}, part: i})
			}
		case '-':
			out = append(out, leaf{form: f, key: atomKey{kind: 'r'}})
		case '|':
			out = append(out, leaf{form: f, key: atomKey{'b', formTable(f)}})
		default:
			out = append(out, leaf{form: f, key: atomKey{'t', uint64(f.key)}, label: f.label})
		}
	}
	return out
}

// keyOf is the key of a block as read.
func (r *restorer) keyOf(b doc.Block) atomKey {
	switch b := b.(type) {
	case *doc.Paragraph:
		if alt := r.shows(b); alt != "" {
			return atomKey{'t', uint64(sum([]byte(alt)))}
		}
		return atomKey{'t', uint64(r.of("", b.Inlines))}
	case *doc.Heading:
		return atomKey{'t', uint64(r.of(b.Label, b.Inlines))}
	case *doc.Rule:
		return atomKey{kind: 'r'}
	case *doc.Table:
		return atomKey{'b', r.tableKey(b)}
	}
	return atomKey{kind: '?'}
}

// Keys of rows and tables are made of those of their texts. Empty ones do not count, for
// those that Word wants are none of the document's.
const keyPrime = 1099511628211

func mix(h, k uint64) uint64 { return (h ^ k) * keyPrime }

func mixKeys(h uint64, k atomKey) uint64 {
	if k.kind == 't' && k.digest == 0 {
		return h
	}
	return mix(h, k.digest+uint64(k.kind))
}

func formRow(row []cellForm) (h uint64) {
	for _, c := range row {
		for _, l := range leaves(c.forms, nil) {
			h = mixKeys(h, l.key)
		}
		h = mix(h, '/')
	}
	return h
}

func formTable(f *form) (h uint64) {
	for _, row := range f.rows {
		h = mix(h, formRow(row))
	}
	return h
}

func (r *restorer) rowKey(row *doc.Row) (h uint64) {
	for _, c := range row.Cells {
		for _, b := range c.Blocks {
			h = mixKeys(h, r.keyOf(b))
		}
		h = mix(h, '/')
	}
	return h
}

func (r *restorer) tableKey(t *doc.Table) (h uint64) {
	for i := range t.Rows {
		h = mix(h, r.rowKey(&t.Rows[i]))
	}
	return h
}

// spacer tells whether a block is one that the writer put in: an empty paragraph whose
// height is its own.
func (r *restorer) spacer(b doc.Block) bool {
	p, ok := b.(*doc.Paragraph)
	if !ok || len(p.Inlines) > 0 {
		return false
	}
	at := r.places[b]
	return at != nil && at.node.Path("w:pPr", "w:spacing").Attr("w:lineRule") == "exact"
}

// shows is what a picture in the line of a paragraph shows, of one that has nothing else.
func (r *restorer) shows(p *doc.Paragraph) string {
	if at := r.places[p]; len(p.Inlines) == 0 && at != nil {
		return at.node.Find("wp:inline").Child("wp:docPr").Attr("descr")
	}
	return ""
}

// empty tells whether a block is a paragraph without anything.
func (r *restorer) empty(b doc.Block) bool {
	p, ok := b.(*doc.Paragraph)
	return ok && len(p.Inlines) == 0 && r.shows(p) == ""
}

// blocks restores the blocks of one place.
func (r *restorer) blocks(forms []*form, have []doc.Block) []doc.Block {
	have = slices.DeleteFunc(slices.Clone(have), func(b doc.Block) bool { return r.spacer(b) && r.forget(b) })
	if len(forms) == 0 && !slices.ContainsFunc(have, func(b doc.Block) bool { return !r.empty(b) }) && len(have) <= 1 {
		for _, b := range have { // the paragraph that a place without text has
			r.forget(b)
		}
		return nil
	}
	p := &puzzle{restorer: r, have: have, leaves: leaves(forms, nil)}
	p.match()
	out := p.build(forms, nil)
	return p.fresh(len(p.leaves), out)
}

// forget takes a block out of the document.
func (r *restorer) forget(b doc.Block) bool {
	delete(r.places, b)
	return true
}

// replace lets a block stand for another one.
func (r *restorer) replace(old, b doc.Block) {
	if at, ok := r.places[old]; ok && old != b {
		delete(r.places, old)
		r.places[b] = at
		r.moved[old] = b
	}
}

// gone notes that a text is not there any more.
func (r *restorer) gone() {
	if n := len(r.edits); n > 0 && r.edits[n-1].Gone > 0 && r.edits[n-1].Block == r.last {
		r.edits[n-1].Gone++
		return
	}
	r.edits = append(r.edits, Edit{Block: r.last, Gone: 1})
}

// labelled is a number or bullet as lists have them, at the beginning of a text.
var labelled = regexp.MustCompile(`^([-+•–]|\d{1,3}[.)]|[a-zđ][.)]|[IVX]+\.) `)
