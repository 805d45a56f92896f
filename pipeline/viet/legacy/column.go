package legacy

// DecodeColumn decides for cells that were written the same way, and decodes them.
// Cells that are good Unicode stay as they are, whatever their font or the cells
// around them, but for words in them that can only be old; a cell that alone is sure is decoded by itself; one that is too
// short for that follows its font, then the other old cells of the column.
// Pure ASCII never changes.
func DecodeColumn(cells []Cell) Column {
	d := newDetector()
	all := make([]examined, len(cells))
	modern := false
	for i, cell := range cells {
		all[i] = d.examine(cell)
		modern = modern || all[i].look.modern
	}
	group := vote(all)
	column := Column{Texts: make([]string, len(cells))}
	var counts [VIQR]int
	for i := range all {
		x := &all[i]
		column.Texts[i] = cells[i].Text
		if !x.look.marks {
			continue
		}
		if x.look.modern {
			if e := x.tally.beside(); e != Unicode && column.mend(i, e, d, x.text) {
				counts[e]++
			}
			continue
		}
		near := group
		if modern && x.tally.odd == 0 { // among cells of Unicode, syllables are what they are
			near = nil
		}
		e, sure := x.decide(near)
		switch {
		case !sure:
			column.Doubtful = append(column.Doubtful, i)
		case e != Unicode:
			column.decode(i, e, x.text)
			counts[e]++
		}
	}
	for e := range VIQR {
		if counts[e] > counts[column.Encoding] {
			column.Encoding = e
		}
	}
	return column
}

// decode puts down what the cell is in the encoding.
func (c *Column) decode(i int, e Encoding, old string) {
	text, whole := e.decode(old)
	c.Texts[i] = text
	c.Decoded, c.From = append(c.Decoded, i), append(c.From, e)
	if !whole {
		c.Broken = append(c.Broken, i)
	}
}

// mend decodes the words of a cell of Unicode that are in the encoding; false if
// they cannot be told from the others.
func (c *Column) mend(i int, e Encoding, d *detector, mixed string) bool {
	text, ok := d.mend(mixed, e)
	if !ok {
		c.Mixed = append(c.Mixed, i)
		return false
	}
	c.Texts[i] = text
	c.Decoded, c.From = append(c.Decoded, i), append(c.From, e)
	return true
}

// vote counts the cells that are surely in an old encoding; if there are none, the
// odd cells are judged together.
func vote(all []examined) votes {
	v := make(votes, VIQR)
	var sum tally
	decided := false
	for i := range all {
		x := &all[i]
		if x.tally.odd == 0 || x.look.modern {
			continue
		}
		sum.add(&x.tally)
		if e, sure := x.decide(nil); sure && e != Unicode {
			v[family(e)]++
			decided = true
		}
	}
	if e := sum.best(); !decided && sum.plenty(e) {
		v[e]++
	}
	return v
}
