package docx

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// noteKind is a kind of what stands beside the flow at a place (loại chú).
type noteKind struct {
	reference, part, element, rule string
	kind                           AsideKind
}

var noteKinds = [...]noteKind{
	{"w:footnoteReference", "footnotes", "w:footnote", "cuoc-chu", AsideFootnote},
	{"w:endnoteReference", "endnotes", "w:endnote", "cuoc-chu", AsideEndnote},
	{"w:commentReference", "comments", "w:comment", "nhan-xet", AsideComment},
}

// noteList is the notes of a kind.
type noteList struct {
	part *opc.Part
	root *xmltree.Node
	byID map[string]*xmltree.Node
}

// note reads a note where it is referred to.
func (r *reader) note(ref *xmltree.Node) {
	for i := range noteKinds {
		if k := &noteKinds[i]; k.reference == ref.Name {
			list := r.noteList(k)
			r.readNote(k, list, list.byID[ref.Attr("w:id")])
		}
	}
}

// noteList reads the part of a kind of notes, once.
func (r *reader) noteList(k *noteKind) *noteList {
	if list := r.notes[k.part]; list != nil {
		return list
	}
	list := &noteList{part: r.parcel.Related(r.f.main, k.part), byID: map[string]*xmltree.Node{}}
	r.notes[k.part] = list
	root, err := r.parcel.Tree(list.part)
	if err != nil {
		r.say("phan-hong", list.part.Name)
	}
	if list.root = root; root == nil {
		return list
	}
	for n := root.Kid; n != nil; n = n.Next {
		if id := n.Attr("w:id"); n.Name == k.element && list.byID[id] == nil {
			list.byID[id] = n
		}
	}
	return list
}

// readNote reads a note, once.
func (r *reader) readNote(k *noteKind, list *noteList, n *xmltree.Node) {
	if n == nil || r.noted[n] {
		return
	}
	r.noted[n] = true
	if blocks := r.apart(n, list.part); len(blocks) > 0 {
		r.aside(k.kind, blocks)
		r.say(k.rule)
	}
}

// leftovers reads what the file has and nothing refers to: notes, headers that are off,
// letters where Word has none.
func (r *reader) leftovers() {
	for i := range noteKinds {
		k := &noteKinds[i]
		list := r.noteList(k)
		if list.root == nil {
			continue
		}
		for n := list.root.Kid; n != nil; n = n.Next {
			if n.Name == k.element {
				r.readNote(k, list, n)
			}
		}
	}
	_, relations := r.parcel.Relations(r.f.main)
	for _, rel := range relations {
		if (rel.Kind == "header" || rel.Kind == "footer") && !rel.Outside {
			r.unseenEdge(r.parcel.Part(rel.Target))
		}
	}
	for _, e := range r.parcel.Parts {
		if marked := r.ink[e]; marked != nil {
			r.sweep(e, marked)
		}
	}
}

// unseenEdge reads a header or footer that is on no page.
func (r *reader) unseenEdge(e *opc.Part) {
	if _, known := r.edges[e]; known || e == nil {
		return
	}
	if blocks := r.edge(e, 0); len(blocks) > 0 && r.hasLetters(e) {
		r.aside(AsideUnseen, blocks)
		r.say("dau-trang-an")
	}
}

func (r *reader) hasLetters(e *opc.Part) bool {
	root, _ := r.parcel.Tree(e)
	return root != nil && lettered(root)
}

// ink marks the letters of a part that have been read, by where their elements begin: none
// is shorter than four bytes.
type ink []uint64

// reads turns to a part.
func (r *reader) reads(e *opc.Part) {
	r.part, r.marked = e, r.ink[e]
	if r.marked == nil && e != nil {
		r.marked = make(ink, len(e.Data)/256+1)
		r.ink[e] = r.marked
	}
}

// mark notes that the letters of an element have been read, or are known to be not shown.
func (r *reader) mark(n *xmltree.Node) {
	if i := n.From / 256; i < len(r.marked) {
		r.marked[i] |= 1 << (n.From / 4 % 64)
	}
}

func (m ink) has(n *xmltree.Node) bool {
	return n.From/256 < len(m) && m[n.From/256]&(1<<(n.From/4%64)) != 0
}

// sweep keeps the letters of a part that have not been read beside the document, those of a
// paragraph as one.
func (r *reader) sweep(e *opc.Part, marked ink) {
	root, err := r.parcel.Tree(e)
	if err != nil || root == nil {
		return
	}
	var lost []doc.Block
	var around *xmltree.Node
	for n := root; n != nil; {
		switch n.Name {
		case "mc:Choice", "mc:Fallback":
			if n.Parent.Name == "mc:AlternateContent" && alternative(n.Parent) != n {
				n = n.Skip(root)
				continue
			}
		case "w:t", "w:delText", "m:t":
			if marked.has(n) || strings.TrimSpace(n.Text) == "" {
				break
			}
			if p := paragraphAround(n); p == nil || p != around {
				around, lost = p, append(lost, r.bare(""))
			}
			last := lost[len(lost)-1].(*doc.Paragraph)
			last.Inlines = append(last.Inlines, doc.Text{Text: strings.NewReplacer("\n", " ", "\t", " ").Replace(n.Text)})
		}
		n = n.After(root)
	}
	for _, b := range lost {
		b.(*doc.Paragraph).Inlines = doc.Merge(b.(*doc.Paragraph).Inlines)
	}
	if len(lost) > 0 {
		r.aside(AsideUnseen, lost)
		r.say("chu-lac", opening(lost[0]))
	}
}

func paragraphAround(n *xmltree.Node) *xmltree.Node {
	for n != nil && n.Name != "w:p" {
		n = n.Parent
	}
	return n
}
