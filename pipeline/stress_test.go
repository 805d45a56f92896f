package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// stress makes documents at random, each from its number alone: what is around
// the text and in it varies as far as the law lets it.
type stress struct {
	*rand.Rand
	merge *rand.Rand // of cells
}

func newStress(number int) stress {
	return stress{rand.New(rand.NewPCG(uint64(number), 30)), rand.New(rand.NewPCG(uint64(number), 31))}
}

// between is a number from low to high.
func (s stress) between(low, high int) int { return low + s.IntN(high-low+1) }

// chance is true in one of n cases.
func (s stress) chance(n int) bool { return s.IntN(n) == 0 }

func pick[T any](s stress, from []T) T { return from[s.IntN(len(from))] }

// document composes the document.
func (s stress) document(r *thethuc.Rules) (*doc.Doc, doc.Problems) {
	f := thethuc.Frame{
		Kind: pick(s, []string{"thong_bao", "ke_hoach", "bao_cao", "bien_ban", "cong_van", "quyet_dinh"}), Size: pick(s, r.Sizes.Names),
		Superior: "ỦY BAN NHÂN DÂN TỈNH " + strings.ToUpper(s.words(2)), Agency: "SỞ " + strings.ToUpper(s.words(s.between(2, 9))), Author: "Sở " + s.words(3), Symbol: "SNgV",
		Drafter: "VP", Number: pick(s, []string{"", "05", "137"}), Place: "Gia Lai", Date: viet.Date{Year: 2026, Month: s.between(1, 12), Day: s.between(1, 28)},
		Subject: []doc.Inline{doc.Text{Text: s.words(s.between(3, 40))}}, Issuer: "GIÁM ĐỐC SỞ NGOẠI VỤ",
		Outline: pick(s, []thethuc.Outline{thethuc.OutlineSections, thethuc.OutlineArticles}),
	}
	if s.chance(3) {
		f.Addressees = s.list(4, 12)
	}
	if s.chance(2) {
		f.Basis = s.list(4, 30)
	}
	f.Recipients = append(s.list(9, 9), "Lưu: VT, VP")
	f.Signatures = []thethuc.Signature{{Authority: []string{"KT. Giám đốc"}, Post: "Phó Giám đốc", Name: "Lê Văn An"}}
	var annexes []thethuc.Annex
	for range s.IntN(3) {
		annexes = append(annexes, thethuc.Annex{
			Title: []doc.Inline{doc.Text{Text: s.words(s.between(3, 25))}}, Landscape: s.chance(2), Outline: thethuc.OutlineSections, Blocks: s.annex(),
		})
	}
	return r.Compose(f, s.body(f.Outline), annexes)
}

func (s stress) list(most, words int) (out []string) {
	for range s.between(1, most) {
		out = append(out, s.words(s.between(1, words)))
	}
	return out
}

// body is headings, paragraphs, lists and small tables.
func (s stress) body(o thethuc.Outline) (out []doc.Block) {
	level := 1
	if o == thethuc.OutlineArticles {
		level = 3
	}
	for range s.between(1, 14) {
		switch s.IntN(8) {
		case 0:
			out = append(out, &doc.Heading{Level: level, Inlines: s.inlines(s.between(2, 25))})
			if s.chance(2) && o == thethuc.OutlineSections {
				out = append(out, &doc.Heading{Level: 2, Inlines: s.inlines(s.between(2, 12))})
			}
		case 1, 2:
			if n := len(out); n > 0 {
				if _, ok := out[n-1].(*doc.List); ok {
					break
				}
			}
			out = append(out, s.items())
		case 3:
			if s.chance(2) {
				out = append(out, s.table(s.between(1, 12)))
			}
		}
		out = append(out, &doc.Paragraph{Inlines: s.inlines(s.length())})
	}
	return out
}

// length is a number of words: most paragraphs are short, some run over a page.
func (s stress) length() int {
	switch s.IntN(12) {
	case 0:
		return s.between(1, 4)
	case 1:
		return s.between(200, 900)
	}
	return s.between(5, 160)
}

func (s stress) items() *doc.List {
	l := &doc.List{Ordered: s.chance(2)}
	for range s.between(1, 8) {
		item := doc.Item{Blocks: []doc.Block{&doc.Paragraph{Inlines: s.inlines(s.between(2, 90))}}}
		if s.chance(5) {
			item.Blocks = append(item.Blocks, &doc.Paragraph{Inlines: s.inlines(s.between(2, 60))})
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (s stress) annex() []doc.Block {
	rows := s.between(1, 40)
	if s.chance(12) {
		rows = s.between(100, 300)
	}
	return []doc.Block{s.table(rows)}
}

// table is a table of records with a heading row.
func (s stress) table(rows int) *doc.Table {
	t := &doc.Table{Role: doc.RoleData, HeaderRows: 1}
	columns := s.between(2, 8)
	longest := make([]int, columns)
	for j := range columns {
		t.Columns = append(t.Columns, doc.Length(s.between(1, 5)))
		longest[j] = pick(s, []int{1, 2, 3, 8, 30})
	}
	head := doc.Row{}
	for range columns {
		head.Cells = append(head.Cells, cell(doc.Text{Text: s.words(s.between(1, 4))}))
	}
	t.Rows = append(t.Rows, head)
	for i := range rows {
		row := doc.Row{}
		for j := range columns {
			switch {
			case j == 0:
				row.Cells = append(row.Cells, cell(doc.Text{Text: fmt.Sprint(i + 1)}))
			case s.chance(9):
				row.Cells = append(row.Cells, doc.Cell{})
			case s.chance(150):
				row.Cells = append(row.Cells, cell(s.inlines(s.between(60, 150))...))
			default:
				row.Cells = append(row.Cells, cell(s.inlines(s.between(1, longest[j]))...))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	m := stress{Rand: s.merge}
	if m.chance(3) {
		m.secondHead(t)
	}
	if m.chance(4) {
		m.mergeBody(t)
	}
	return t
}

// secondHead puts a second row under the heading row: some columns stand in
// groups, the others have one heading over both rows.
func (s stress) secondHead(t *doc.Table) {
	groups, names := doc.Row{}, doc.Row{}
	single := s.IntN(len(t.Columns)) // a row has a cell of its own
	for j, c := range t.Rows[0].Cells {
		n := len(groups.Cells)
		switch {
		case j == single || len(t.Columns) == 2 || s.chance(2):
			if j > 0 && j-1 != single && n > 0 && groups.Cells[n-1].Span > 0 && s.chance(2) {
				groups.Cells[n-1].Span++
				break
			}
			g := cell(doc.Text{Text: s.words(s.between(1, 6))})
			g.Span = 1
			groups.Cells = append(groups.Cells, g)
		default:
			c.Down = 2
			groups.Cells = append(groups.Cells, c)
			continue
		}
		names.Cells = append(names.Cells, c)
	}
	if len(names.Cells) == 0 {
		return
	}
	t.HeaderRows = 2
	t.Rows = append([]doc.Row{groups, names}, t.Rows[1:]...)
}

// mergeBody merges cells of the first columns downwards, as lists by unit do, and
// some of the others to the right. Rows with much text stay alone: groups of them
// would be higher than a page.
func (s stress) mergeBody(t *doc.Table) {
	ends := make([]bool, len(t.Rows)) // of the groups so far
	for i, row := range t.Rows {
		for _, c := range row.Cells {
			for text := range doc.Lines(c.Blocks) {
				if i == len(t.Rows)-1 || len(text) > 60 {
					ends[max(i-1, 0)], ends[i] = true, true
				}
			}
		}
	}
	deep := min(s.IntN(len(t.Columns)), 3)
	for j := range deep {
		for i := t.HeaderRows; i < len(t.Rows); {
			down := min(s.between(1, 4), 1+slices.Index(ends[i:], true))
			ends[i+down-1] = true
			t.Rows[i].Cells[j].Down = down
			t.Rows[i].Cells[j].Middle = s.chance(3)
			for k := 1; k < down; k++ {
				t.Rows[i+k].Cells[j].Down = -1
			}
			i += down
		}
	}
	for i := t.HeaderRows; i < len(t.Rows); i++ {
		row := &t.Rows[i]
		if last := len(row.Cells) - 1; last > deep && s.chance(10) {
			row.Cells[last-1].Span = 2
			row.Cells = row.Cells[:last]
		}
		row.Cells = slices.DeleteFunc(row.Cells, func(c doc.Cell) bool { return c.Down < 0 })
	}
}

func cell(inlines ...doc.Inline) doc.Cell {
	return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Inlines: inlines}}}
}

// inlines are n words, some of them bold or italic, seldom with a line break.
func (s stress) inlines(n int) (out []doc.Inline) {
	for n > 0 {
		part := s.between(1, n)
		n -= part
		t := doc.Text{Text: viet.KeepTogether(s.words(part))}
		if s.chance(5) {
			t.Bold = true
		} else if s.chance(6) {
			t.Italic = true
		}
		switch {
		case n > 0 && s.chance(25): // no spaces before a break: clean text has none
			out = append(out, t, doc.Break{})
			continue
		case n > 0:
			t.Text += " "
		}
		out = append(out, t)
	}
	return doc.Merge(out)
}

var (
	syllables = strings.Fields("ban cục đơn vị giao hội nghị kết luận thực hiện nhiệm vụ tháng quý năm báo cáo tổng hợp đôn đốc kiểm tra hoàn thành trước " +
		"ngày phối hợp chủ trì tham mưu rà soát hồ sơ công trình nghiêng thuở khuya quyết trường xã phường Ủy ban nhân dân tỉnh ưu tiên ở " +
		"đường điện nước sạch lúa ngô khoai ít ỉ ì ạch")
	rarer = strings.Fields("137/KH-UBND 06/2020/QĐ-TTg 2021-2025 12/11/2026 85,5% 1.234.567,89 (01) “trích” kinh-tế Mát-xcơ-va https://gialai.gov.vn/van-ban " +
		"UBND/HĐND-UBMTTQ-VP-NC-TH-KT-VX aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ½ § … – 30/4 ngày 05 TP. Quy Nhơn số 5 a-b-c-d-e-f W.W.W")
)

// words are n words of running text.
func (s stress) words(n int) string {
	var b strings.Builder
	for i := range n {
		word := pick(s, syllables)
		if s.chance(14) {
			word = pick(s, rarer)
		}
		b.WriteString(word)
		if i == n-1 {
			break
		}
		if s.chance(9) {
			b.WriteString(pick(s, []string{",", ";", ".", ":"}))
		}
		b.WriteByte(' ')
	}
	return b.String()
}
