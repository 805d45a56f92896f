package pdf

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// bookmarks is the entries of the outline: level and title.
func (r *reading) bookmarks() (out []string) {
	if r.catalog["/Outlines"] == nil {
		return nil
	}
	pages := r.pages()
	var walk func(up ref, level int) int
	walk = func(up ref, level int) (n int) {
		d := r.dict(up)
		before := any(nil)
		for at := d["/First"]; at != nil; at = r.dict(at)["/Next"] {
			e := r.dict(at)
			dest := e["/Dest"].(array)
			if e["/Parent"] != any(up) || e["/Prev"] != before || !slices.Contains(pages, dest[0].(ref)) || dest[1] != name("/XYZ") {
				r.t.Errorf("bookmark %v under %v", e, up)
			}
			out = append(out, fmt.Sprint(level, " ", fromUTF16(e["/Title"].(string))))
			n += 1 + walk(at.(ref), level+1)
			before = at
		}
		if d["/Last"] != before || n > 0 && d["/Count"] != n || n == 0 && d["/Count"] != nil {
			r.t.Errorf("%v has %d bookmarks, the last %v", d, n, before)
		}
		return n
	}
	walk(r.catalog["/Outlines"].(ref), 1)
	return out
}

// A bookmark leads to the top of its heading, on upright pages as on wide ones.
func TestBookmarksLeadToHeadings(t *testing.T) {
	linked := []doc.Inline{doc.Link{Target: "https://a.vn", Text: "Đề mục"}}
	d := document(para("Body", "Một"), &doc.Heading{Style: "Heading", Level: 1, Inlines: linked})
	wide := document(&doc.Heading{Style: "Heading", Level: 1, Inlines: text("Đề mục nữa")}).Sections[0]
	wide.Page.Width, wide.Page.Height = wide.Page.Height, wide.Page.Width
	d.Sections = append(d.Sections, wide, document(para("Body", "Hết")).Sections[0])
	r := read(t, write(t, d))
	first := r.dict(r.dict(r.catalog["/Outlines"])["/First"])
	for _, want := range []struct {
		page int
		y    float64
	}{{0, 841.9 - 56.7 - 6 - 16.1 - 6.6}, {1, 595.3 - 56.7 - 6.6}} {
		dest := first["/Dest"].(array)
		if y := dest[3].(float64); dest[0] != any(r.pages()[want.page]) || math.Abs(y-want.y) > 0.3 {
			t.Errorf("leads to %v, want page %d, %.1f", dest, want.page, want.y)
		}
		if next, ok := first["/Next"]; ok {
			first = r.dict(next)
		}
	}
}

// Whatever the levels, every bookmark stands under the last one before it of a
// lower level, and all are reached from the root.
func TestNest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 12).Draw(t, "levels")
		var list []bookmark
		for _, l := range levels {
			list = append(list, bookmark{level: l})
		}
		out := nest(list)
		for i, l := range levels {
			up := len(levels)
			for k := i - 1; k >= 0; k-- {
				if levels[k] < l {
					up = k
					break
				}
			}
			if out[i].parent != up {
				t.Fatalf("%d stands under %d, want %d", i, out[i].parent, up)
			}
		}
		var reached []int
		var walk func(i int) int
		walk = func(i int) (n int) {
			for k := out[i].first; k >= 0; k = out[k].next {
				reached = append(reached, k)
				n += 1 + walk(k)
			}
			if n != out[i].inside {
				t.Fatalf("%d bookmarks under %d, said to be %d", n, i, out[i].inside)
			}
			return n
		}
		walk(len(levels))
		for i, k := range reached {
			if i != k {
				t.Fatalf("reached %v", reached)
			}
		}
		if diff := cmp.Diff(len(levels), len(reached)); diff != "" {
			t.Fatal(diff)
		}
	})
}
