package pdf

import (
	"fmt"
	"unicode/utf16"
)

// entry is where a bookmark stands among the others, by index; -1 is none.
type entry struct {
	parent, prev, next, first, last int
	inside                          int // how many are under it
}

// nest finds the places of bookmarks: each under the last one before it of a
// lower level. The last entry is the root.
func nest(list []bookmark) []entry {
	root := len(list)
	out := make([]entry, root+1)
	for i := range out {
		out[i] = entry{-1, -1, -1, -1, -1, 0}
	}
	for i := range list {
		parent := i - 1
		for parent >= 0 && parent < root && list[parent].level >= list[i].level {
			parent = out[parent].parent
		}
		if parent < 0 {
			parent = root
		}
		out[i].parent = parent
		if last := out[parent].last; last >= 0 {
			out[i].prev, out[last].next = last, i
		} else {
			out[parent].first = i
		}
		out[parent].last = i
		for up := parent; up >= 0; up = out[up].parent {
			out[up].inside++
		}
	}
	return out
}

// bookmarks writes the outline (dấu trang) into the file's pack and returns the
// number of its root, or 0 if there are none. Readers show all of it.
func (p *pack) bookmarks(list []bookmark, pages []int) int {
	shown := make([]bookmark, 0, len(list))
	for _, b := range list {
		if b.page >= 0 && b.title != "" {
			shown = append(shown, b)
		}
	}
	if len(shown) == 0 {
		return 0
	}
	first := p.next()
	for i, e := range nest(shown) {
		if i == len(shown) {
			p.data = fmt.Appendf(p.data, "<</Type /Outlines ")
		} else {
			b := &shown[i]
			p.data = fmt.Appendf(p.data, "<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %.2f null] ", textString(b.title), first+e.parent, pages[b.page], b.y)
		}
		for _, to := range []struct {
			key string
			at  int
		}{{"/Prev", e.prev}, {"/Next", e.next}, {"/First", e.first}, {"/Last", e.last}} {
			if to.at >= 0 {
				p.data = fmt.Appendf(p.data, "%s %d 0 R ", to.key, first+to.at)
			}
		}
		if e.inside > 0 {
			p.data = fmt.Appendf(p.data, "/Count %d", e.inside)
		}
		p.data = append(p.data, ">>\n"...)
		p.done()
	}
	return first + len(shown)
}

// textString writes text as a string object in UTF-16.
func textString(s string) []byte {
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return append(b, '>')
}
