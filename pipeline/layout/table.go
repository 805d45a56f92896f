package layout

import (
	"fmt"

	"vanthu/pipeline/doc"
)

// grid is what the rows of a table have in common.
type grid struct {
	edges  []Pos // of the columns, from left to right
	weight Pos   // of the border; 0 draws nothing
	color  string
	heads  []strip // rows that repeat on every page
}

// row is a table row. Its height is in the strip: the border above it and its
// content; the border under the table is the strip's tail.
type row struct {
	*grid
	cells    []cell
	bounds   []bool // which edges of the grid stand in this row
	canSplit bool
	last     bool // of its table
	first    bool
}

// cell is what a cell holds.
type cell struct {
	strips []strip
	middle bool
}

// table appends the rows of a table.
func (s *stack) table(t *doc.Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return
	}
	if s.afterTable {
		s.space()
	}
	s.afterTable = true
	var width doc.Length
	for _, c := range t.Columns {
		width += c
	}
	x, _ := s.aligned(t.Align, twips(width))
	g := &grid{edges: []Pos{x}, weight: twips(t.Border.Weight), color: t.Border.Color}
	for _, c := range t.Columns {
		x += twips(c)
		g.edges = append(g.edges, x)
	}
	for i := range t.Rows {
		st := s.row(t, i, g)
		st.row.first, st.row.last = i == 0, i == len(t.Rows)-1
		if i < t.HeaderRows {
			st.glue = max(st.glue, keep)
			g.heads = append(g.heads, st)
		}
		s.strips = append(s.strips, st)
	}
}

// row makes the strip of row i.
func (s *stack) row(t *doc.Table, i int, g *grid) strip {
	from := &t.Rows[i]
	r := &row{grid: g, canSplit: from.CanSplit && i >= t.HeaderRows, bounds: make([]bool, len(g.edges))}
	r.bounds[0] = true
	st := strip{row: r, tail: g.weight, ends: true}
	at := 0
	for j := range from.Cells {
		next := at + max(1, from.Cells[j].Span)
		if next >= len(g.edges) && j < len(from.Cells)-1 || next > len(t.Columns) {
			break
		}
		col := column{x: g.edges[at] + twips(t.Padding), cell: true}
		col.width = max(g.edges[next]-twips(t.Padding)-col.x, 0)
		c := cell{strips: s.fill(from.Content(j), col), middle: from.Cells[j].Middle}
		r.cells = append(r.cells, c)
		r.bounds[next] = true
		at = next
	}
	if at != len(t.Columns) || len(r.cells) != len(from.Cells) {
		s.fail(fmt.Sprintf("hàng %d của bảng không khớp số cột “%d”", i+1, len(t.Columns)))
	}
	st.height = max(r.content()+g.weight, twips(from.Height))
	if len(r.cells) > 0 && keepsNext(s.maker, from.Cells[0].Blocks) {
		st.glue = keep
	}
	return st
}

// keepsNext tells whether the first paragraph of a row's first cell keeps the
// row on the page of the next one.
func keepsNext(m *maker, blocks []doc.Block) bool {
	id, ok := doc.FirstStyle(blocks)
	return ok && m.style(id).KeepNext
}

// content is the height of the highest cell.
func (r *row) content() (h Pos) {
	for _, c := range r.cells {
		h = max(h, heightOf(c.strips))
	}
	return h
}

// heightOf is the height of strips in a cell, spaces at both ends included.
func heightOf(strips []strip) (h Pos) {
	for i := range strips {
		s := &strips[i]
		h += s.before + s.advance() + s.after
	}
	return h
}

// advance is what a strip takes of a page: a table's last row also draws the
// border under it.
func (s *strip) advance() Pos {
	if s.row != nil && s.row.last {
		return s.height + s.tail
	}
	return s.height
}

// least is the room that a strip needs to begin on a page.
func (s *strip) least() Pos {
	if s.row != nil && s.row.canSplit {
		h := Pos(0)
		for _, c := range s.row.cells {
			h = max(h, firstOf(c.strips))
		}
		return min(s.height, s.row.weight+h) + s.tail
	}
	return s.height + s.tail
}

// firstOf is the height of the strips that must begin a cell together.
func firstOf(strips []strip) (h Pos) {
	for i := range strips {
		s := &strips[i]
		h += s.before + s.height + s.tail
		if s.glue == loose {
			break
		}
		h += s.after
	}
	return h
}

// split divides a row that is higher than room. It fails if a cell cannot even
// begin, unless forced: then every cell gives at least a line. What stays on
// the page is not centred vertically; a paragraph that goes on below has its
// space above once more, which word processors drop in the page's text alone.
func (s *strip) split(room Pos, forced bool) (head, rest strip, ok bool) {
	h, r := *s.row, *s.row
	h.cells, r.cells = nil, nil
	h.last, r.first = false, false
	left := false
	for _, c := range s.row.cells {
		top, bottom := take(c.strips, room-s.row.weight, forced)
		if len(top) == 0 && len(bottom) > 0 {
			return head, rest, false
		}
		left = left || len(bottom) > 0
		h.cells = append(h.cells, cell{strips: top})
		r.cells = append(r.cells, cell{bottom, c.middle})
	}
	for _, c := range r.cells {
		if len(c.strips) > 0 {
			c.strips[0].before = max(c.strips[0].before, c.strips[0].again)
		}
	}
	head, rest = *s, *s
	head.row, rest.row = &h, &r
	head.height, rest.height = h.content()+h.weight, r.content()+r.weight
	if !left { // only the row's own height did not fit
		head.height = max(head.height, room)
		h.last = s.row.last
		return head, strip{}, true
	}
	return head, rest, true
}

// take divides strips of a cell at a height. The space under the last one must
// fit as well, unless the cell holds no other.
func take(strips []strip, room Pos, forced bool) (top, bottom []strip) {
	y, n, fitting := Pos(0), 0, 0
	for i := range strips {
		s := &strips[i]
		y += s.before + s.height
		under := s.tail
		if i > 0 && i == len(strips)-1 {
			under = max(under, s.after)
		}
		if y+under > room {
			break
		}
		fitting = i + 1
		if s.glue == loose {
			n = i + 1
		}
		y += s.advance() - s.height + s.after
	}
	if fitting == len(strips) {
		return strips, nil
	}
	if n > 0 || !forced {
		return strips[:n], strips[n:]
	}
	if s := &strips[fitting]; fitting == 0 && s.row != nil {
		if head, rest, ok := s.split(room-s.before, true); ok && rest.row != nil {
			return []strip{head}, append([]strip{rest}, strips[1:]...)
		}
	}
	fitting = max(fitting, 1)
	return strips[:fitting], strips[fitting:]
}
