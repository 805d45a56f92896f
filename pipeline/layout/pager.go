package layout

import (
	"strconv"

	"vanthu/pipeline/doc"
)

// pager places strips on pages.
type pager struct {
	*maker
	pages       []Page
	current     *doc.Section
	index       int // of the section
	printed     int // number of the last page
	top, bottom Pos // of the text area of the page
	y           Pos
	after       Pos  // space wanted under the last strip
	fresh       bool // no strip of the body stands on the page yet
	soft        bool // the page begins because the one before was full
	open        tablePart
	foot        []strip // of the page
}

// section lays out section i, from a new page.
func (pg *pager) section(i int) {
	pg.current, pg.index = &pg.doc.Sections[i], i
	if pg.current.Restart {
		pg.printed = 0
	}
	pg.newPage(false)
	p := pg.current.Page
	pg.flow(pg.fill(pg.current.Blocks, textArea(p)))
	pg.endPage()
}

// textArea is the column between the margins.
func textArea(p doc.Page) column {
	return column{x: twips(p.Left), width: max(twips(p.TextWidth()), 0)}
}

// page is the page being filled.
func (pg *pager) page() *Page { return &pg.pages[len(pg.pages)-1] }

// newPage begins a page; soft tells that the one before is full.
func (pg *pager) newPage(soft bool) {
	pg.endPage()
	p := pg.current.Page
	pg.printed++
	pg.pages = append(pg.pages, Page{Width: twips(p.Width), Height: twips(p.Height), Section: pg.index, Number: pg.printed})
	pg.top, pg.bottom = twips(p.Top), twips(p.Height-p.Bottom)
	pg.after, pg.fresh, pg.soft = 0, true, soft
	if soft {
		pg.header(pg.current.Header)
	} else {
		pg.keepFoot()
		if len(pg.current.FirstHeader) > 0 {
			pg.header(pg.current.FirstHeader)
		}
	}
	pg.y = pg.top
}

// keepFoot keeps room for the foot of a section's first page. What fills the
// margin under it parts it from the end of the page.
func (pg *pager) keepFoot() {
	foot := pg.stack(pg.current.Foot, textArea(pg.current.Page)).strips
	height := heightOf(foot)
	if pg.bottom-height <= pg.top {
		pg.fail("chân trang cao hơn trang giấy")
		return
	}
	pg.bottom -= height
	pg.foot = foot
}

// endPage prints what stands under the last strip of a page.
func (pg *pager) endPage() {
	if len(pg.pages) == 0 {
		return
	}
	pg.open.close(pg.page())
	pg.column(pg.foot, pg.bottom, false)
	pg.foot = nil
}

// header prints what stands above the text; a high one pushes the text down.
func (pg *pager) header(blocks []doc.Block) {
	p := pg.current.Page
	pg.number = pg.printed
	strips := pg.fill(blocks, textArea(p))
	pg.number = 0
	top := twips(p.HeaderDistance)
	end := top + heightOf(strips)
	if end >= pg.bottom {
		pg.fail("tiêu đề trang cao hơn trang giấy")
		return
	}
	pg.column(strips, top, true)
	pg.top = max(pg.top, end)
}

// flow places the strips of a section.
func (pg *pager) flow(strips []strip) {
	for i := 0; i < len(strips); {
		pg.continueTable(&strips[i])
		n := pg.together(strips[i:])
		if n == 0 {
			pg.newPage(true)
			continue
		}
		for ; n > 0; n-- {
			pg.place(strips[i])
			i++
		}
		if strips[i-1].turns && i < len(strips) {
			pg.newPage(true)
			pg.soft = false // somebody wanted it: the space above what follows stays
		}
	}
}

// room is the height left on the page.
func (pg *pager) room() Pos { return pg.bottom - pg.y }

// gap is the space above a strip where it would stand now.
func (pg *pager) gap(s *strip) Pos {
	if pg.fresh && pg.soft && s.row == nil {
		return 0
	}
	return pg.after + s.before
}

// together is how many of strips, which are not empty, go on this page in one
// piece; 0 asks for a new page. What does not fit together moves to the next
// page, even if it is too much for any: there it is let go.
func (pg *pager) together(strips []strip) int {
	kept, need := pg.need(strips, keep)
	if need <= pg.room() {
		return kept
	}
	n, need := pg.need(strips, firm)
	if n < kept {
		if !pg.fresh {
			return 0
		}
		pg.release(strips)
	}
	switch {
	case need <= pg.room():
		return n
	case !pg.fresh && need-pg.gap(&strips[0]) <= pg.bottom-pg.top:
		return 0
	case strips[0].linked():
		if pg.fresh && part(strips) {
			return 1
		}
	case pg.fresh || pg.gap(&strips[0])+strips[0].least() <= pg.room():
		return 1
	}
	return 0
}

// release lets the blocks that styles keep together part from each other, and
// the first one break; rows that cells bind to each other only if no page has room
// for them under their table's heading rows.
func (pg *pager) release(strips []strip) {
	first, bound := true, false
	for i := range strips {
		s := &strips[i]
		if linked := s.linked(); linked != bound {
			bound = linked
			if linked && pg.tooHigh(strips[i:]) {
				part(strips[i:])
			}
		}
		switch {
		case s.glue == loose:
			return
		case s.glue == keep && (first || s.ends):
			s.glue = loose
		}
		first = first && !s.ends
	}
}

// tooHigh tells whether no page has room for rows that cells bind to each other.
func (pg *pager) tooHigh(rows []strip) bool {
	height := Pos(0)
	if !rows[0].row.isHead(&rows[0]) {
		height = heightOf(rows[0].row.heads)
	}
	for i := range rows {
		height += rows[i].height
		if !rows[i].linked() {
			return height+rows[i].tail > pg.bottom-pg.top
		}
	}
	return false
}

// need is how many strips are glued together, and the room that they need.
func (pg *pager) need(strips []strip, weakest glue) (n int, need Pos) {
	y := pg.gap(&strips[0])
	for i := range strips {
		s := &strips[i]
		if i > 0 {
			y += strips[i-1].after + s.before
		}
		if s.glue < weakest || i == len(strips)-1 {
			return i + 1, y + s.least()
		}
		y += s.advance()
		if y > pg.bottom-pg.top+pg.gap(&strips[0]) {
			return i + 1, y
		}
	}
	return len(strips), y
}

// place prints a strip, on as many pages as it needs.
func (pg *pager) place(s strip) {
	gap := pg.gap(&s)
	for s.row != nil && gap+s.height+s.tail > pg.room() {
		head, rest, ok := s.split(pg.room()-gap-s.tail, pg.fresh)
		if !ok {
			if pg.fresh {
				break
			}
			head.row, rest = nil, s
		}
		if head.row != nil {
			pg.put(&head, gap)
		}
		if rest.row == nil {
			return
		}
		s = rest
		pg.newPage(true)
		pg.continueTable(&s)
		gap = pg.gap(&s)
	}
	pg.put(&s, gap)
}

// put prints a strip here.
func (pg *pager) put(s *strip, gap Pos) {
	pg.y += gap
	pg.strip(s, pg.y, &pg.open, false)
	pg.y += s.advance()
	pg.after, pg.fresh = s.after, false
}

// continueTable repeats the heading rows of a table that goes on on this page,
// if they leave room for the row.
func (pg *pager) continueTable(s *strip) {
	if s.row == nil || !pg.fresh || !pg.soft || pg.y != pg.top || s.row.isHead(s) {
		return
	}
	height := heightOf(s.row.heads)
	if height+s.least() > pg.bottom-pg.top {
		return
	}
	for i := range s.row.heads {
		pg.strip(&s.row.heads[i], pg.y, &pg.open, true)
		pg.y += s.row.heads[i].advance()
	}
}

// isHead tells whether s is one of its table's heading rows, or begins it.
func (r *row) isHead(s *strip) bool {
	for i := range r.heads {
		if r.heads[i].row == s.row {
			return true
		}
	}
	return r.first
}

// column prints strips under each other from y.
func (pg *pager) column(strips []strip, y Pos, repeat bool) {
	var part tablePart
	for i := range strips {
		s := &strips[i]
		y += s.before
		pg.strip(s, y, &part, repeat)
		y += s.advance() + s.after
	}
	part.close(pg.page())
}

// strip prints a strip at y; part is the table around it.
func (pg *pager) strip(s *strip, y Pos, part *tablePart, repeat bool) {
	p := pg.page()
	for _, t := range s.texts {
		t.Y += y
		t.Repeat = repeat
		if t.page {
			t.Text = strconv.Itoa(p.Number)
		}
		p.Texts = append(p.Texts, t)
	}
	for _, l := range s.lines {
		l.Y1, l.Y2 = l.Y1+y, l.Y2+y
		p.Lines = append(p.Lines, l)
	}
	for _, im := range s.pictures {
		im.Y += y
		im.Repeat = repeat
		p.Pictures = append(p.Pictures, im)
	}
	for _, c := range s.charts {
		c.Y += y
		c.Repeat = repeat
		p.Charts = append(p.Charts, c)
	}
	if s.row == nil {
		part.close(p)
		return
	}
	part.begin(p, s.row, y)
	for _, c := range s.row.cells {
		top := y + s.row.weight
		if c.middle {
			top += max(s.height+c.under-s.row.weight-heightOf(c.strips), 0) / 2
		}
		pg.column(c.strips, top, repeat)
	}
	part.bottom = y + s.height
	if s.row.last {
		part.close(p)
	}
}

// tablePart is the part of a table on one page, for drawing its borders.
type tablePart struct {
	grid   *grid
	index  int   // of the last row
	since  []Pos // where the vertical line at each edge began; -1 is nowhere
	bottom Pos
}

// begin draws the border above a row and notes where vertical lines begin. There
// is no line through a cell that covers the row above as well.
func (t *tablePart) begin(p *Page, r *row, y Pos) {
	if t.grid != r.grid {
		t.close(p)
		t.grid, t.index = r.grid, -1
		t.since = make([]Pos, len(r.edges))
		for i := range t.since {
			t.since[i] = -1
		}
	}
	goesOn := t.index >= 0 && t.index+1 == r.index
	t.index = r.index
	if r.weight == 0 {
		return
	}
	from := 0
	for i := range r.cells {
		if c := &r.cells[i]; goesOn && c.open {
			t.across(p, y, from, c.place.Column)
			from = c.place.Column + c.place.Columns
		}
	}
	t.across(p, y, from, len(r.edges)-1)
	for i, here := range r.bounds {
		switch {
		case here && t.since[i] < 0:
			t.since[i] = y
		case !here && t.since[i] >= 0:
			t.down(p, i, y+r.weight)
		}
	}
}

// across draws a horizontal line under y between two edges of the grid.
func (t *tablePart) across(p *Page, y Pos, from, to int) {
	if from == to {
		return
	}
	g, half := t.grid, t.grid.weight/2
	p.Lines = append(p.Lines, Line{g.edges[from] - half, y + half, g.edges[to] + half, y + half, g.weight, g.color})
}

// down draws the vertical line at an edge.
func (t *tablePart) down(p *Page, i int, end Pos) {
	x := t.grid.edges[i]
	p.Lines = append(p.Lines, Line{x, t.since[i], x, end, t.grid.weight, t.grid.color})
	t.since[i] = -1
}

// close draws the border under the last row.
func (t *tablePart) close(p *Page) {
	if t.grid == nil {
		return
	}
	if t.grid.weight > 0 {
		t.across(p, t.bottom, 0, len(t.grid.edges)-1)
		for i := range t.since {
			if t.since[i] >= 0 {
				t.down(p, i, t.bottom+t.grid.weight)
			}
		}
	}
	t.grid = nil
}
