package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/form"
	"vanthu/pipeline/viet"
)

// Where headings are looked for: in the first rows, over at most so many of them.
const (
	headRows  = 15
	headDepth = 3
)

// head is where the headings of a table stand and what each column is.
type head struct {
	row, depth int   // first row and number of rows
	columns    []int // of each column of the grid: the column of the form, or -1
	texts      []string
	score      int // columns found
}

// start is the first row below the headings.
func (h head) start() int { return h.row + h.depth }

// at is the column of the grid that holds column c of the form, or -1.
func (h head) at(c int) int { return slices.Index(h.columns, c) }

// missing lists the headings that the sheet cannot do without and has not.
func (h head) missing(s *form.Sheet) []string {
	var names []string
	for i, c := range s.Columns {
		if c.Required && h.at(i) < 0 {
			names = append(names, c.Heading)
		}
	}
	return names
}

// findHead finds the rows with the most headings of the sheet: the least rows,
// and the first of equals.
func findHead(g grid, s *form.Sheet) head {
	index := s.Headings()
	var best head
	for depth := 1; depth <= headDepth; depth++ {
		for row := range min(len(g.rows), headRows) {
			if h := readHead(g, index, row, depth); h.score > best.score {
				best = h
			}
		}
	}
	return best
}

// readHead reads depth rows as headings.
func readHead(g grid, index map[string]int, row, depth int) head {
	h := head{row: row, depth: depth}
	width := 0
	for y := row; y < row+depth; y++ {
		if y < len(g.rows) {
			width = max(width, len(g.rows[y]))
		}
	}
	group := ""
	for x := range width {
		parts := make([]string, depth)
		for i := range parts {
			parts[i] = strings.TrimSpace(g.cell(row+i, x))
		}
		column, text := h.recognise(parts, group, index)
		if parts[0] != "" {
			group = parts[0]
		}
		h.columns, h.texts = append(h.columns, column), append(h.texts, text)
		if column >= 0 {
			h.score++
		}
	}
	return h
}

// recognise tells which column of the form the rows of a heading name: all of
// them together, with the heading of the group that they stand under, or the
// last or the first row alone. A column is taken once; the later one is unknown.
func (h *head) recognise(parts []string, group string, index map[string]int) (int, string) {
	own := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if own == "" {
		return -1, ""
	}
	tries := []string{own}
	if len(parts) > 1 {
		if parts[0] == "" {
			tries = append(tries, group+" "+own)
		}
		tries = append(tries, parts[len(parts)-1], parts[0])
	}
	for _, t := range tries {
		if c, ok := index[viet.Fold(t)]; ok && h.at(c) < 0 {
			return c, own
		}
	}
	return -1, own
}

// headings finds the headings of a table and tells what of them is wrong.
func (w *workbook) headings(g grid, s *form.Sheet) (head, bool) {
	h := findHead(g, s)
	if h.score < 2 {
		w.fail(g.pos(0, 0), "thieu-tieu-de", "không tìm thấy dòng tiêu đề của bảng", "để dòng tiêu đề trong "+strconv.Itoa(headRows)+" dòng đầu, ghi như biểu trống")
		return h, false
	}
	missing := h.missing(s)
	for _, name := range missing {
		w.fail(g.pos(h.row, 0), "thieu-cot", fmt.Sprintf("thiếu cột “%s”", name), suggest(viet.Nearest(name, h.unknown()), "thêm cột này như biểu trống"))
	}
	for x, text := range h.texts {
		if h.columns[x] < 0 && text != "" && g.filled(h.start(), x) {
			w.warn(g.pos(h.row, x), "cot-la", fmt.Sprintf("cột “%s” không có trong biểu nên không đọc", text), suggest(viet.Nearest(text, headingsOf(s)), "bỏ cột này hoặc sửa tiêu đề"))
		}
	}
	return h, len(missing) == 0
}

// headingsOf lists the headings of a sheet of the form.
func headingsOf(s *form.Sheet) []string {
	names := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		names[i] = c.Heading
	}
	return names
}

// unknown lists the headings that name no column.
func (h head) unknown() []string {
	var texts []string
	for x, text := range h.texts {
		if h.columns[x] < 0 && text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// filled tells whether column x has values from row y on.
func (g grid) filled(y, x int) bool {
	for ; y < len(g.rows); y++ {
		if strings.TrimSpace(g.cell(y, x)) != "" {
			return true
		}
	}
	return false
}

// numbered tells whether a row only numbers the columns, as forms do below their
// headings: 1, 2, 3 or (1), (2), (3).
func (g grid) numbered(y int) bool {
	count, last := 0, 0
	for x := range g.rows[y] {
		text := strings.Trim(g.cell(y, x), "() ")
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n != last+1 {
			return false
		}
		count, last = count+1, n
	}
	return count >= 3
}
