package layout

import (
	"slices"

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
	index    int
	cells    []cell // what covers its columns, those without strips from above
	bounds   []bool // which edges of the grid stand in this row
	canSplit bool
	last     bool // of its table
	first    bool
}

// cell is what a cell holds. The first row of one that covers several holds all of
// it; under is the height of the others.
type cell struct {
	strips []strip
	middle bool
	open   bool // no border above: the cell comes from the row above
	place  doc.Place
	under  Pos
}

// table appends the rows of a table; one without rows is nothing.
func (s *stack) table(t *doc.Table) {
	if len(t.Rows) == 0 {
		return
	}
	places, err := t.Grid()
	if err != nil {
		s.fail(err.Error())
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
	from := len(s.strips)
	for i := range t.Rows {
		s.strips = append(s.strips, s.row(t, i, places, g))
		merge(s.strips[from:])
	}
	g.heads = slices.Clone(s.strips[from : from+min(max(t.HeaderRows, 0), len(t.Rows))])
}

// row makes the strip of row i.
func (s *stack) row(t *doc.Table, i int, places doc.Grid, g *grid) strip {
	from, head := &t.Rows[i], i < t.HeaderRows
	r := &row{
		grid: g, index: i, canSplit: from.CanSplit && !head, first: i == 0, last: i == len(t.Rows)-1,
		bounds: make([]bool, len(g.edges)), cells: make([]cell, 0, len(places[i])),
	}
	r.bounds[0] = true
	st := strip{row: r, tail: g.weight, ends: true}
	own := 0
	for _, p := range places[i] {
		r.bounds[p.Column+p.Columns] = true
		r.canSplit = r.canSplit && p.Rows == 1
		c := cell{place: p, open: !p.In(i)}
		content := []doc.Block{}
		if p.In(i) {
			content = from.Content(own)
			col := column{x: g.edges[p.Column] + twips(t.Padding), cell: true}
			col.width = max(g.edges[p.Column+p.Columns]-twips(t.Padding)-col.x, 0)
			c.strips, c.middle = s.fill(content, col), from.Cells[own].Middle
			own++
		} else if p.Column == 0 {
			content = []doc.Block{from.Filler(0)}
		}
		if p.Column == 0 && keepsNext(s.maker, content) || head {
			st.glue = keep
		}
		r.cells = append(r.cells, c)
	}
	if places.Linked(i) {
		st.glue = firm
	}
	st.height = max(r.content()+g.weight, twips(from.Height))
	return st
}

// keepsNext tells whether the first paragraph of a row's first cell keeps the
// row on the page of the next one.
func keepsNext(m *maker, blocks []doc.Block) bool {
	id, ok := doc.FirstStyle(blocks)
	return ok && m.style(id).KeepNext
}

// content is the height of the highest cell of the row alone.
func (r *row) content() (h Pos) {
	for i := range r.cells {
		if c := &r.cells[i]; c.place.Rows == 1 {
			h = max(h, heightOf(c.strips))
		}
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
		h.cells = append(h.cells, cell{strips: top, open: c.open, place: c.place})
		r.cells = append(r.cells, cell{strips: bottom, middle: c.middle, place: c.place})
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
	for i := range strips[:fitting+1] {
		if part(strips[i:]) {
			return take(strips, room, true)
		}
	}
	if s := &strips[fitting]; fitting == 0 && s.row != nil {
		if head, rest, ok := s.split(room-s.before, true); ok && rest.row != nil {
			return []strip{head}, append([]strip{rest}, strips[1:]...)
		}
	}
	fitting = max(fitting, 1)
	return strips[:fitting], strips[fitting:]
}
