package doc

import "fmt"

// Grid is what covers the columns of each row of a table (lưới ô), from left to
// right: cells of the row, and cells of rows above that reach down into it.
type Grid [][]Place

// Place is where a cell stands in the grid (vị trí của ô): from Row and Column on,
// counted from 0, it covers Rows and Columns, each one or more. Cell is its number
// among the cells of its row.
type Place struct {
	Row, Cell     int
	Column        int
	Rows, Columns int
}

// In tells whether the cell begins in row i; else it comes from above.
func (p *Place) In(i int) bool { return p.Row == i }

// Ends tells whether row i is the last that the cell covers.
func (p *Place) Ends(i int) bool { return p.Row+p.Rows == i+1 }

// Linked tells whether a cell binds row i to the next one.
func (g Grid) Linked(i int) bool {
	for j := range g[i] {
		if !g[i][j].Ends(i) {
			return true
		}
	}
	return false
}

// Grid finds the places of the cells. It fails if the cells of a row leave a
// column uncovered or cover one twice, if one reaches past the last column or row
// or out of the heading rows, or if a row has no cell of its own.
func (t *Table) Grid() (Grid, error) {
	cells := 0
	for i := range t.Rows {
		cells += len(t.Rows[i].Cells)
	}
	g, all := make(Grid, len(t.Rows)), make([]Place, 0, cells)
	var above []Place
	for i := range t.Rows {
		from := len(all)
		var fault string
		if all, fault = t.gridRow(i, above, all); fault != "" {
			return nil, fmt.Errorf("hàng %d của bảng %s", i+1, fault)
		}
		g[i] = all[from:len(all):len(all)]
		above = above[:0:0]
		for _, p := range g[i] {
			if !p.Ends(i) {
				above = append(above, p)
			}
		}
	}
	return g, nil
}

// gridRow appends the places of row i to out; above are those that reach into it.
func (t *Table) gridRow(i int, above, out []Place) (_ []Place, fault string) {
	own := t.Rows[i].Cells
	end, past := len(t.Rows), "qua hàng cuối"
	if i < t.HeaderRows && t.HeaderRows < end {
		end, past = t.HeaderRows, "ra ngoài các hàng tiêu đề"
	}
	next := 0
	for column := 0; column < len(t.Columns); {
		if len(above) > 0 && above[0].Column == column {
			out = append(out, above[0])
			column += above[0].Columns
			above = above[1:]
			continue
		}
		if next == len(own) {
			return nil, fmt.Sprintf("thiếu ô ở cột %d", column+1)
		}
		p := Place{Row: i, Cell: next, Column: column, Rows: max(1, own[next].Down), Columns: max(1, own[next].Span)}
		switch {
		case p.Columns > len(t.Columns)-column:
			return nil, fmt.Sprintf("có ô %d ra ngoài cột cuối “%d”", next+1, len(t.Columns))
		case len(above) > 0 && above[0].Column < column+p.Columns:
			return nil, fmt.Sprintf("có ô %d đè lên ô gộp từ hàng trên", next+1)
		case p.Rows > end-i:
			return nil, fmt.Sprintf("có ô %d gộp %s", next+1, past)
		}
		out = append(out, p)
		column += p.Columns
		next++
	}
	switch {
	case next < len(own):
		return nil, fmt.Sprintf("có ô %d ra ngoài cột cuối “%d”", next+1, len(t.Columns))
	case next == 0:
		return nil, "không có ô nào của riêng nó"
	}
	return out, ""
}
