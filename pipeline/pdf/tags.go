package pdf

import (
	"slices"
	"strconv"
)

// tags writes the structure tree into the file's pack: its root, its elements,
// and the parent tree, which leads from content and annotations to their elements
// (ISO 32000-1, 14.7.4.4). Pages and annotations are the numbers of their
// objects. The root is the pack's next object.
type tags struct {
	*pack
	marks         *marker
	pages, annots []int
	numbers       []int // of the objects of the elements
}

// write writes everything and returns the number of the root.
func (t *tags) write() int {
	root := t.next()
	t.numbers = make([]int, len(t.marks.nodes))
	t.data = slices.Grow(t.data, 64*len(t.marks.nodes)+1024)
	number := root
	for i := range t.marks.nodes {
		if n := &t.marks.nodes[i]; n.used {
			number++
			t.numbers[i] = number
		}
	}
	t.data = append(t.data, "<</Type /StructTreeRoot /K "...)
	t.reference(root + 1)
	t.data = append(t.data, "/ParentTree "...)
	t.reference(number + 1)
	t.data = append(t.data, "/ParentTreeNextKey "...)
	t.number(len(t.pages) + len(t.annots))
	t.data = append(t.data, ">>\n"...)
	t.done()
	for i := range t.marks.nodes {
		if t.marks.nodes[i].used {
			t.element(i, root)
		}
	}
	t.parents()
	return root
}

// number writes a number and a space.
func (t *tags) number(n int) {
	t.data = append(strconv.AppendInt(t.data, int64(n), 10), ' ')
}

// reference writes a reference to an object.
func (t *tags) reference(n int) {
	t.data = append(strconv.AppendInt(t.data, int64(n), 10), " 0 R "...)
}

// element writes element i.
func (t *tags) element(i, root int) {
	n := &t.marks.nodes[i]
	t.data = append(t.data, "<</Type /StructElem /S /"...)
	t.data = append(t.data, n.kind...)
	t.data = append(t.data, " /P "...)
	if i == 0 {
		t.reference(root)
	} else {
		t.reference(t.numbers[n.parent])
	}
	if n.page >= 0 {
		t.data = append(t.data, "/Pg "...)
		t.reference(t.pages[n.page])
	}
	if n.attrs != "" {
		t.data = append(t.data, "/A <<"...)
		t.data = append(t.data, n.attrs...)
		t.data = append(t.data, ">> "...)
	}
	if alt, ok := t.marks.alts[int32(i)]; ok {
		t.data = append(append(append(t.data, "/Alt "...), textString(alt)...), ' ')
	}
	if n.first != 0 {
		t.data = append(t.data, "/K ["...)
		for k := n.first; k != 0; k = t.marks.nodes[k].next {
			t.kid(&t.marks.nodes[k], t.numbers[k], n.page)
		}
		t.data = append(t.data, ']')
	}
	t.data = append(t.data, ">>\n"...)
	t.done()
}

// kid writes a node into the list of its element, whose page is page.
func (t *tags) kid(n *node, number int, page int32) {
	switch {
	case n.kind == content && n.page == page:
		t.number(int(n.mark))
	case n.kind == content:
		t.data = append(t.data, "<</Type /MCR /Pg "...)
		t.reference(t.pages[n.page])
		t.data = append(t.data, "/MCID "...)
		t.number(int(n.mark))
		t.data = append(t.data, ">>"...)
	case n.kind == annotation:
		t.data = append(t.data, "<</Type /OBJR /Pg "...)
		t.reference(t.pages[n.page])
		t.data = append(t.data, "/Obj "...)
		t.reference(t.annots[n.mark])
		t.data = append(t.data, ">>"...)
	case n.used:
		t.reference(number)
	}
}

// parents writes the parent tree: under the number of a page the elements of its
// content, behind the pages the elements of the annotations.
func (t *tags) parents() {
	t.data = append(t.data, "<</Nums ["...)
	for i, elements := range t.marks.pages {
		t.number(i)
		t.data = append(t.data, '[')
		for _, e := range elements {
			t.reference(t.numbers[e])
		}
		t.data = append(t.data, "]\n"...)
	}
	for i := range t.marks.nodes {
		if n := &t.marks.nodes[i]; n.kind == annotation {
			t.number(len(t.pages) + int(n.mark))
			t.reference(t.numbers[n.parent])
		}
	}
	t.data = append(t.data, "]>>\n"...)
	t.done()
}
