package extract

import (
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// headingKeys are the folded headings of a table of tasks with the keys of their columns:
// those of the workbook, and what notices have besides.
var headingKeys = func() map[string]string {
	b := form.GiaoBan(record.Agency{}, viet.Period{})
	s := b.Sheet("NhiemVu")
	keys := map[string]string{}
	for name, i := range s.Headings() {
		keys[name] = s.Columns[i].Key
	}
	for name, key := range map[string]string{
		"thoi han": "thoi_han.chu", "han": "thoi_han.chu", "thoi gian": "thoi_han.chu", "thoi gian thuc hien": "thoi_han.chu", "thoi gian hoan thanh": "thoi_han.chu", "thoi han hoan thanh": "thoi_han.chu", "han hoan thanh": "thoi_han.chu", "tien do": "thoi_han.chu",
		"ngay den han": "thoi_han.ngay", "stt": "tt", "so tt": "tt", "so thu tu": "tt", "tt": "tt", "ket qua": "san_pham", "san pham ket qua": "san_pham", "noi dung cong viec nhiem vu": "noi_dung", "nhiem vu cu the": "noi_dung", "phu trach": "lanh_dao", "lanh dao chu tri": "lanh_dao", "don vi thuc hien chu tri": "don_vi_chu_tri",
	} {
		keys[name] = key
	}
	return keys
}()

// grid is a table by rows and grid columns.
type grid struct {
	table *doc.Table
	lines [][][]*parts.Line // of each row and column; nil where a cell from above reaches
	above [][]bool          // a cell of a row above reaches into it
}

func gridOf(t *doc.Table, lines []*parts.Line) *grid {
	g := &grid{table: t}
	places, err := t.Grid()
	for i := range t.Rows {
		g.lines = append(g.lines, make([][]*parts.Line, len(t.Columns)))
		g.above = append(g.above, make([]bool, len(t.Columns)))
		if err != nil {
			continue
		}
		for _, p := range places[i] {
			g.above[i][p.Column] = !p.In(i)
		}
	}
	for _, l := range lines {
		column := l.Cell
		if err == nil && l.Row < len(places) {
			for _, p := range places[l.Row] {
				if p.In(l.Row) && p.Cell == l.Cell {
					column = p.Column
				}
			}
		}
		if l.Row < len(g.lines) && column < len(g.lines[l.Row]) {
			g.lines[l.Row][column] = append(g.lines[l.Row][column], l)
		}
	}
	return g
}

func text(ls []*parts.Line) string {
	var out []string
	for _, l := range ls {
		out = append(out, strings.TrimSpace(l.Label+" "+l.Text))
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// heads are the keys of the columns if a row is the heading of a table of tasks.
func (g *grid) heads(row int) ([]string, bool) {
	keys := make([]string, len(g.lines[row]))
	known := 0
	task := false
	for j, ls := range g.lines[row] {
		folded := viet.Fold(text(ls))
		key, ok := headingKeys[folded]
		if !ok && strings.HasPrefix(folded, "noi dung") {
			key = "noi_dung"
		}
		if key != "" {
			known++
		}
		keys[j] = key
		task = task || key == "noi_dung"
	}
	return keys, task && known > 1
}

// table reads the lines of a table, and says how many they are. Only a table of tasks
// is understood.
func (r *reader) table(lines []*parts.Line) int {
	n := 0
	for n < len(lines) && lines[n].Table == lines[0].Table {
		n++
	}
	g := gridOf(lines[0].Table, lines[:n])
	var keys []string
	body := -1
	for i := 0; i < len(g.lines) && i < 4 && body < 0; i++ {
		if ks, ok := g.heads(i); ok {
			keys, body = ks, i+1
		}
	}
	for i, l := range lines[:n] {
		switch {
		case body < 0:
			r.begin(l)
			if r.section == tasks || r.section == ending || i > 0 && viet.Fold(l.Text) == "" {
				r.end()
				continue
			}
			r.body()
			r.end()
		case l.Row < body:
			r.begin(l)
			r.rest(isTable)
		}
	}
	if body < 0 {
		return n
	}
	values := make([]string, len(keys))
	for i := body; i < len(g.lines); i++ {
		r.row(g, i, keys, values)
	}
	return n
}

// row reads a row of a table of tasks; values are those of the cells above.
func (r *reader) row(g *grid, i int, keys, values []string) {
	filled, only := 0, -1
	for j := range keys {
		if t := text(g.lines[i][j]); t != "" {
			if filled++; keys[j] != "tt" || digits(t) == "" {
				only = j
			}
		}
		if !g.above[i][j] {
			values[j] = text(g.lines[i][j])
		}
	}
	heading := ""
	if only >= 0 {
		heading = strings.Trim(g.lines[i][only][0].Text, " :.")
	}
	if _, known := r.find(heading, false); (known || looksUnit(heading)) && filled <= 2 && values[only] == text(g.lines[i][only]) && !has(keys, values, "don_vi_chu_tri") {
		r.each(g.lines[i], func(int) { r.rest(isHeading) })
		r.section = tasks
		r.unit, _ = r.find(heading, true)
		return
	}
	t, extra := r.rowTask(keys, values)
	n := r.repeated(&t)
	fresh := n < 0
	if t.Text == "" || filled == 0 {
		r.each(g.lines[i], func(int) { r.end() })
		return
	}
	if fresh {
		n = len(r.Month.Tasks)
		if t.Deadline.Text == "" && t.Deadline.Due.IsZero() && !extra {
			t.Deadline.Text = due(t.Text)
		}
	}
	r.each(g.lines[i], func(j int) {
		if keys[j] == "" || keys[j] == "tt" {
			if viet.Fold(r.line.Text) == digits(r.line.Text) {
				r.rest("số thứ tự")
			}
			r.end()
			return
		}
		key, _, _ := strings.Cut(keys[j], ".")
		r.piece(len(r.line.Text), index("nhiem_vu", n)+"/"+key, "")
	})
	if !fresh {
		r.merge(&r.Month.Tasks[n], t)
		return
	}
	for _, ls := range g.lines[i] {
		if len(ls) > 0 {
			r.begin(ls[0])
			break
		}
	}
	if len(r.Month.Tasks) == n {
		r.place(index("nhiem_vu", n))
	}
	t.Text, t.Citations = r.cite(t.Text)
	if len(t.Cooperate) == 0 {
		r.tellOf(&t, t.Text)
	}
	r.Month.Tasks = append(r.Month.Tasks, t)
}

// digits are the digits of a text, as many as a number has.
func digits(s string) string {
	s = strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
	return s[:min(9, len(s))]
}

func has(keys, values []string, key string) bool {
	for j, k := range keys {
		if k == key && values[j] != "" {
			return true
		}
	}
	return false
}

// each goes through the lines of a row.
func (r *reader) each(cells [][]*parts.Line, f func(column int)) {
	for j, ls := range cells {
		for _, l := range ls {
			r.begin(l)
			f(j)
		}
	}
}

// rowTask is the task that the cells of a row tell of; dated tells whether the table
// has a column of deadlines.
func (r *reader) rowTask(keys, values []string) (t record.Task, dated bool) {
	t.Lead = r.unit
	for j, key := range keys {
		v := strings.TrimSpace(values[j])
		dated = dated || strings.HasPrefix(key, "thoi_han")
		if v == "" || v == "-" {
			continue
		}
		one := viet.CleanLine(v)
		switch key {
		case "ma":
			t.Code = one
		case "don_vi_chu_tri":
			if code, ok := r.find(one, true); ok {
				t.Lead = code
			} else {
				t.Lead = one
			}
		case "noi_dung":
			t.Text = one
		case "phoi_hop":
			t.Cooperate = r.units(one)
		case "thoi_han.chu":
			t.Deadline.Text = one
		case "thoi_han.ngay":
			if d, err := viet.ParseDate(one); err == nil {
				t.Deadline.Due = d
			}
		case "san_pham":
			t.Products = strings.Split(v, "\n") // the notice prints them among the remarks
			t.Note = strings.TrimPrefix(t.Note+"; Sản phẩm: "+strings.Join(t.Products, ", "), "; ")
		case "lanh_dao":
			t.Leader = one
		case "bao_cao_ai":
			t.ReportTo = one
		case "nguon":
			t.Source = one
		case "chuyen_tu":
			t.CarriedFrom = one
		case "ghi_chu":
			r.remarks(&t, one)
		}
	}
	return t, dated
}

// remarkForms are what the annex of our own notice says of a task in its last column.
var remarkForms = []struct {
	form *regexp.Regexp
	put  func(*record.Task, string)
}{
	{regexp.MustCompile(`^Chỉ đạo: (.+)$`), func(t *record.Task, s string) { t.Leader = s }},
	{regexp.MustCompile(`^Báo cáo: (.+)$`), func(t *record.Task, s string) { t.ReportTo = s }},
	{regexp.MustCompile(`^Nguồn: (.+)$`), func(t *record.Task, s string) { t.Source = s }},
	{regexp.MustCompile(`^Chuyển tiếp từ (.+)$`), func(t *record.Task, s string) { t.CarriedFrom = s }},
	{regexp.MustCompile(`^Hạn ban đầu: ngày (.+)$`), func(t *record.Task, s string) { t.Deadline.Baseline, _ = viet.ParseDate(s) }},
	{regexp.MustCompile(`^Hạn ban đầu: (.+)$`), func(t *record.Task, s string) { t.Deadline.Baseline, _ = viet.ParseDate(s) }},
}

func (r *reader) remarks(t *record.Task, s string) {
	var note []string
next:
	for part := range strings.SplitSeq(s, "; ") {
		for _, f := range remarkForms {
			if m := f.form.FindStringSubmatch(part); m != nil {
				f.put(t, m[1])
				continue next
			}
		}
		if onlyCitations(part) {
			_, codes := r.cite(part)
			t.Citations = append(t.Citations, codes...)
			continue
		}
		note = append(note, part)
	}
	t.Note = strings.TrimPrefix(t.Note+"; "+strings.Join(note, "; "), "; ")
	t.Note = strings.TrimSuffix(t.Note, "; ")
}

// repeated finds the task of the body that a row of an annex repeats; -1 if it is new.
func (r *reader) repeated(t *record.Task) int {
	for ; r.folded < len(r.Month.Tasks); r.folded++ {
		text := viet.Fold(r.Month.Tasks[r.folded].Text)
		r.untold[text] = append(r.untold[text], r.folded)
	}
	want := viet.Fold(t.Text)
	if want == "" {
		return -1
	}
	for k, i := range r.untold[want] {
		if t.Lead == "" || t.Lead == r.Month.Tasks[i].Lead {
			r.untold[want] = slices.Delete(r.untold[want], k, k+1)
			return i
		}
	}
	return -1
}

// merge gives a task what the row of the annex says of it.
func (r *reader) merge(t *record.Task, row record.Task) {
	t.Code, t.Leader, t.ReportTo, t.Source, t.CarriedFrom, t.Note = row.Code, row.Leader, row.ReportTo, row.Source, row.CarriedFrom, row.Note
	t.Deadline, t.Cooperate, t.Text = row.Deadline, row.Cooperate, row.Text
	if len(row.Products) > 0 {
		t.Products = row.Products
	}
	for _, c := range row.Citations {
		if !slices.Contains(t.Citations, c) {
			t.Citations = append(t.Citations, c)
		}
	}
}
