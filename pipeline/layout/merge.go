package layout

import "slices"

// merge ends the cells that the last of a table's rows so far ends. The row grows
// with what they hold.
func merge(rows []strip) {
	i := len(rows) - 1
	last := &rows[i]
	for _, c := range last.row.cells {
		if p := c.place; p.Rows > 1 && p.Ends(i) {
			first := rows[p.Row].row.at(p.Column)
			last.height = max(last.height, last.row.weight+heightOf(first.strips)-heightOf(rows[p.Row:i]))
		}
	}
	for _, c := range last.row.cells {
		if p := c.place; p.Rows > 1 && p.Ends(i) {
			rows[p.Row].row.at(p.Column).under = heightOf(rows[p.Row+1:i]) + last.height
		}
	}
}

// at is the cell that covers a row from a column on.
func (r *row) at(column int) *cell {
	return &r.cells[slices.IndexFunc(r.cells, func(c cell) bool { return c.place.Column == column })]
}

// linked tells whether a cell binds the row to the next one.
func (s *strip) linked() bool {
	return s.row != nil && slices.ContainsFunc(s.row.cells, func(c cell) bool { return !c.place.Ends(s.row.index) })
}

// part lets the rows that cells bind to the first one part from each other: what
// such a cell holds is shared out among the rows that it covers. It tells whether
// there are any.
func part(rows []strip) bool {
	if !rows[0].linked() {
		return false
	}
	for i := range rows {
		for _, c := range rows[i].row.cells {
			share(rows[i:], c)
		}
		if !rows[i].linked() {
			break
		}
	}
	for i := range rows {
		s := &rows[i]
		bound := s.linked()
		for j := range s.row.cells {
			p := &s.row.cells[j].place
			p.Row, p.Rows = s.row.index, 1
		}
		if !bound {
			return true
		}
		s.glue = loose
	}
	return true
}

// share gives each row that a cell covers, the first of rows on, what fits into it
// of what the cell holds, and the last one all that is left.
func share(rows []strip, c cell) {
	if c.place.Rows == 1 || !c.place.In(rows[0].row.index) {
		return
	}
	rest := c.strips
	for i := range c.place.Rows {
		s := &rows[i]
		to := s.row.at(c.place.Column)
		to.middle, to.under = false, 0
		if i < c.place.Rows-1 {
			to.strips, rest = take(rest, s.height-s.row.weight, false)
		} else {
			to.strips = rest
			s.height = max(s.height, s.row.weight+heightOf(rest))
		}
	}
}
