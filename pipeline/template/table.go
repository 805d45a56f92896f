package template

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	tableast "github.com/yuin/goldmark/extension/ast"

	"vanthu/pipeline/doc"
)

// table reads a table.
func (r *reader) table(n *tableast.Table) node {
	t := &table{}
	var rows []placed
	var own *branch
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at := max(c.Pos(), 0)
		ln := r.lines[r.lineAt(at)]
		cells := r.cells(c)
		if count := cellCount(ln.text); count != len(n.Alignments) {
			r.fault(at, ruleTable, fmt.Sprintf("hàng có %d ô, bảng có %d cột", count, len(n.Alignments)),
				`mỗi hàng phải đủ số ô, ô trống cũng có dấu |; dấu “|” trong chữ viết \|`)
		}
		if !isRow(ln.text) {
			r.fault(at, ruleTable, "hàng của bảng không bắt đầu bằng dấu |", "thêm dấu | ở đầu dòng, hoặc thêm dòng trống trước đoạn này")
		}
		if c.Kind() == tableast.KindTableHeader {
			t.header = &row{cells: cells}
			own = ln.branch
			r.columns(t, r.lineAt(at), len(n.Alignments))
			continue
		}
		for i := range cells {
			cells[i].align = align(n.Alignments[i])
		}
		rows = append(rows, r.place(&row{cells: cells}, at))
	}
	t.rows = r.hang(rows, own, r.home())
	return t
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

// cellCount counts the cells of a row: "|" parts them unless escaped.
func cellCount(text string) int {
	text = strings.TrimSpace(text)
	text = strings.TrimPrefix(text, "|")
	if strings.HasSuffix(text, "|") && !strings.HasSuffix(text, `\|`) {
		text = text[:len(text)-1]
	}
	return 1 + strings.Count(text, "|") - strings.Count(text, `\|`)
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
