package template

import "strings"

// What joins cells of a table (gộp ô): a cell that holds nothing else belongs to
// the one above, or to the one on its left.
const (
	joinsAbove = "^"
	joinsLeft  = "<"
)

// mergeHint says how to join cells, and how not to.
const mergeHint = `ô chỉ có “^” gộp với ô trên, ô chỉ có “<” gộp với ô bên trái; muốn in chính các dấu ấy thì viết \^ và \<`

// tableRow is a row of a table as its line has it.
type tableRow struct {
	row    *row
	line   int
	branch *branch
	cells  []sourceCell
	owners []*cell // of each column, once joined
}

// sourceCell is the text of a cell on its line, and where it stands there.
type sourceCell struct {
	text string
	col  int
}

// sourceCells cuts a row at each "|" that is not escaped.
func sourceCells(text string) []sourceCell {
	end := len(strings.TrimRight(text, " \t"))
	at := len(text) - len(strings.TrimLeft(text, " \t"))
	if at < end && text[at] == '|' {
		at++
	}
	if end > at && text[end-1] == '|' && text[end-2] != '\\' {
		end--
	}
	var out []sourceCell
	for from, i := at, at; i <= end; i++ {
		if i < end && (text[i] != '|' || text[i-1] == '\\') {
			continue
		}
		cell := strings.Trim(text[from:i], " \t")
		out = append(out, sourceCell{cell, from + strings.Index(text[from:i], cell)})
		from = i + 1
	}
	return out
}

// join joins the cells of rows that follow each other; before a row that stands
// under another kind of row, or in another directive, begins a new stretch.
func (r *reader) join(rows []tableRow) {
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].branch == rows[from].branch && rows[to].line == rows[to-1].line+1 {
			to++
		}
		r.stretch(rows[from:to])
		from = to
	}
}

// stretch joins the cells of a stretch of rows, and drops those that joined others.
func (r *reader) stretch(rows []tableRow) {
	for i := range rows {
		t := &rows[i]
		if len(t.cells) != len(t.row.cells) {
			return // reported
		}
		t.owners = make([]*cell, len(t.cells))
		for j := range t.cells {
			switch text := t.cells[j].text; {
			case text == joinsAbove && i == 0:
				r.unjoined(t, j, "ô “^” không có ô nào ở trên để gộp",
					"phía trên phải là một hàng viết liền, không có khối nào mở hoặc đóng ở giữa; hàng tên cột không gộp với hàng dưới dòng kẻ")
			case text == joinsLeft && j == 0:
				r.unjoined(t, j, "ô “<” không có ô nào bên trái để gộp", mergeHint)
			case text == joinsAbove:
				t.owners[j] = rows[i-1].owners[j]
				continue
			case text == joinsLeft:
				t.owners[j] = t.owners[j-1]
				continue
			}
			t.owners[j] = &t.row.cells[j]
		}
	}
	for i := range rows {
		r.shape(rows, i)
	}
	for i := range rows {
		t := &rows[i]
		var own []cell
		for j := range t.owners {
			if t.owners[j] == &t.row.cells[j] {
				own = append(own, t.row.cells[j])
			}
		}
		t.row.cells = own
	}
}

// shape finds what the cells of row i cover: a rectangle, or they are reported.
func (r *reader) shape(rows []tableRow, i int) {
	t, alone := &rows[i], true
	for j, owner := range t.owners {
		if owner != &t.row.cells[j] {
			continue
		}
		alone = false
		covers := func(i, j int) bool { return i < len(rows) && j < len(t.owners) && rows[i].owners[j] == owner }
		for owner.span = 1; covers(i, j+owner.span); {
			owner.span++
		}
		for owner.down = 1; covers(i+owner.down, j); {
			owner.down++
		}
		area := owner.span * owner.down
		for k, other := range rows[i:] {
			for l, o := range other.owners {
				switch {
				case o == owner && k < owner.down && l >= j && l < j+owner.span:
					area--
				case o == owner:
					area = -1
				}
			}
		}
		if area != 0 {
			r.unjoined(t, j, "các ô gộp với ô này không thành hình chữ nhật", mergeHint)
		}
	}
	if alone {
		r.unjoined(t, 0, "hàng không có ô nào của riêng nó", "bỏ hàng này; ô gộp xuống chỉ kéo dài qua các hàng còn ô khác")
	}
}

// unjoined reports cell j of a row.
func (r *reader) unjoined(t *tableRow, j int, message, hint string) {
	r.fault(r.starts[t.line]+t.cells[j].col, ruleTable, message, hint)
}
