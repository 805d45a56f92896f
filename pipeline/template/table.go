package template

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	tableast "github.com/yuin/goldmark/extension/ast"

	"vanthu/pipeline/doc"
)

// table reads a table. Its heading rows are those above the dashes, of which
// Markdown knows the first.
func (r *reader) table(n *tableast.Table) node {
	t := &table{filter: r.filter}
	var heads, rows []tableRow
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at := max(c.Pos(), 0)
		i := r.lineAt(at)
		ln := r.lines[i]
		now := tableRow{row: &row{cells: r.cells(c)}, line: i, branch: ln.branch, cells: sourceCells(ln.text)}
		if count := len(now.cells); count != len(n.Alignments) {
			r.fault(at, ruleTable, fmt.Sprintf("hàng có %d ô, bảng có %d cột", count, len(n.Alignments)),
				`mỗi hàng phải đủ số ô, ô trống cũng có dấu |; dấu “|” trong chữ viết \|`)
		}
		if !isRow(ln.text) {
			r.fault(at, ruleTable, "hàng của bảng không bắt đầu bằng dấu |", "thêm dấu | ở đầu dòng, hoặc thêm dòng trống trước đoạn này")
		}
		switch {
		case c.Kind() == tableast.KindTableHeader:
			r.columns(t, i, len(n.Alignments))
			heads = append(heads, now)
			continue
		case ln.head:
			heads = append(heads, now)
			continue
		}
		for j := range now.row.cells {
			now.row.cells[j].align = align(n.Alignments[j])
			if now.row.cells[j].classes() && !slices.Contains(t.classed, j) {
				t.classed = append(t.classed, j)
			}
		}
		rows = append(rows, now)
	}
	r.stretch(heads)
	r.join(rows)
	for _, h := range heads {
		t.heads = append(t.heads, h.row)
	}
	var body []placed
	for _, b := range rows {
		body = append(body, placed{b.row, b.branch})
	}
	t.rows = r.hang(body, heads[0].branch, r.home())
	return t
}

// classes tells whether a cell begins with the class of a task.
func (c *cell) classes() bool {
	return len(c.text) > 0 && c.text[0].hole != nil && c.text[0].hole.field == className
}

func (r *reader) cells(n ast.Node) []cell {
	var cells []cell
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, cell{text: r.text(c, format{})})
	}
	return cells
}

// columns reads the widths from the delimiter row, under the header.
func (r *reader) columns(t *table, header, count int) {
	delimiter := r.lines[header+1]
	for _, col := range strings.FieldsFunc(delimiter.text, func(c rune) bool { return c == '|' }) {
		if dashes := strings.Count(col, "-"); dashes > 0 {
			t.columns = append(t.columns, doc.Length(dashes))
		}
	}
	if delimiter.branch != r.lines[header].branch {
		r.problem(delimiter.start, ruleTable, "khối đứng giữa dòng tên cột và dòng kẻ của bảng", "đưa khối xuống dưới dòng kẻ")
	}
}

func align(a tableast.Alignment) doc.Align {
	switch a {
	case tableast.AlignLeft:
		return doc.AlignLeft
	case tableast.AlignRight:
		return doc.AlignRight
	case tableast.AlignCenter:
		return doc.AlignCenter
	default:
		return doc.AlignStyle
	}
}
