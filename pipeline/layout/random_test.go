package layout

import (
	"iter"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// generator draws random documents.
type generator struct{ t *rapid.T }

func (g generator) int(low, high int) int { return rapid.IntRange(low, high).Draw(g.t, "n") }

func (g generator) bool() bool { return rapid.Bool().Draw(g.t, "b") }

func (g generator) style() string {
	return rapid.SampledFrom(sheet()).Draw(g.t, "style").ID
}

func (g generator) inlines() (out []doc.Inline) {
	word := rapid.SampledFrom([]string{"rà soát", "a-b", " ", "2020-2025", "30-KH/TU ", "x/y", "ngày\u00a005", strings.Repeat("dài", 40), "và ", "thực hiện nhiệm vụ được giao ", "\t", "\n", "…", "☐"})
	for range g.int(0, 12) {
		switch g.int(0, 9) {
		case 0:
			out = append(out, doc.Break{})
		case 1:
			out = append(out, doc.Tab{})
		case 2:
			out = append(out, picture(100, -50, 900, 900))
		default:
			s := strings.Repeat(word.Draw(g.t, "word"), g.int(1, 20))
			out = append(out, doc.Text{Text: s, Bold: g.bool(), Italic: g.bool()})
		}
	}
	return out
}

func (g generator) blocks(depth int, width doc.Length) (out []doc.Block) {
	for range g.int(0, 6) {
		switch k := g.int(0, 5); {
		case k == 0 && depth > 0 && width > 2000:
			out = append(out, g.table(depth-1, width))
		case k == 1:
			out = append(out, &doc.Rule{Width: min(width, 900), Weight: 15, Align: doc.AlignCenter, Before: doc.Length(g.int(0, 100))})
		case k == 2 && width > 6000 && g.bool():
			out = append(out, bars(0))
		case k == 2:
			out = append(out, &doc.List{Items: []doc.Item{{Label: "đ)", Blocks: []doc.Block{g.paragraph()}}}})
		default:
			out = append(out, g.paragraph())
		}
	}
	return out
}

func (g generator) paragraph() *doc.Paragraph {
	return &doc.Paragraph{Style: g.style(), Align: doc.Align(g.int(0, 4)), Inlines: g.inlines()}
}

func (g generator) table(depth int, width doc.Length) *doc.Table {
	t := &doc.Table{HeaderRows: g.int(0, 2), Padding: 60, Border: doc.Border{Weight: doc.Length(g.int(0, 20))}, Align: doc.Align(g.int(0, 3))}
	n := g.int(1, min(3, int(width/1000)))
	for range n {
		t.Columns = append(t.Columns, width/doc.Length(n))
	}
	rows := g.int(1, 8)
	free := make([]int, n) // by column: the first row that no cell from above covers
	deep := g.int(0, n) - 1
	for i := range rows {
		row := doc.Row{CanSplit: g.bool(), Height: doc.Length(g.int(0, 2000))}
		end := rows
		if i < t.HeaderRows {
			end = min(rows, t.HeaderRows)
		}
		for c := 0; c < n; {
			if free[c] > i {
				c++
				continue
			}
			span := 1
			for c+span < n && c != deep && c+span != deep && free[c+span] <= i && g.bool() {
				span++
			}
			cell := doc.Cell{Span: span, Middle: g.bool(), Blocks: g.blocks(depth, doc.Length(span)*t.Columns[0]-120)}
			if c == deep { // one column at most, so that every row has a cell of its own
				cell.Down = g.int(0, end-i)
				if n == 1 {
					cell.Down = 1
				}
			}
			for range span {
				free[c] = i + max(1, cell.Down)
				c++
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Whatever the document, its pages hold all of its text, inside the paper.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := generator{t}
		page := a4()
		page.Height = doc.Length(g.int(6000, 16838)) // higher than a chart
		d := document(section(page, g.blocks(2, page.TextWidth())...))
		pages, problems := Pages(d, fonts.Load())
		if problems.Failed() {
			t.Fatal(problems)
		}
		var got strings.Builder
		drawn := map[*doc.Picture]int{}
		byBlock := map[doc.Block]*strings.Builder{}
		for i, p := range pages {
			for _, x := range p.Texts {
				if x.X < 0 || x.X+x.Width > p.Width || x.Y < 0 || x.Y > p.Height {
					t.Fatalf("page %d: %q stands outside", i+1, x.Text)
				}
				if x.Repeat {
					continue
				}
				if byBlock[x.Block] == nil {
					byBlock[x.Block] = &strings.Builder{}
				}
				byBlock[x.Block].WriteString(x.Text)
				got.WriteString(x.Text)
			}
			for _, m := range p.Pictures {
				if !m.Repeat {
					drawn[m.Of]++
				}
			}
			for _, c := range p.Charts {
				if c.Repeat {
					continue
				}
				got.WriteString(strings.Join(c.Of.Words(), ""))
				if c.X < 0 || c.X+twips(c.Width) > p.Width || c.Y < 0 || c.Y+twips(c.Height) > p.Height {
					t.Fatalf("page %d: the chart at %v, %v is not whole", i+1, c.X, c.Y)
				}
			}
			for _, l := range p.Lines {
				if min(l.X1, l.Y1) < 0 || l.X2 > p.Width || l.Y2 > p.Height {
					t.Fatalf("page %d: a line stands outside: %v", i+1, l)
				}
			}
		}
		for b, printed := range byBlock {
			want := doc.PlainText(inlines(b))
			if strings.TrimPrefix(dense(printed.String()), "đ)") != dense(want) {
				t.Fatalf("printed %q, want %q", printed, want)
			}
		}
		for m := range picturesIn(d.Sections[0].Blocks) {
			if drawn[m] != 1 {
				t.Fatalf("a picture is drawn %d times", drawn[m])
			}
		}
		var want strings.Builder
		for line := range doc.Lines(d.Sections[0].Blocks) {
			want.WriteString(line)
		}
		if letters(got.String()) != letters(want.String()) {
			t.Fatalf("printed %d letters of %d", letters(got.String()), letters(want.String()))
		}
	})
}

// picturesIn yields every picture under blocks.
func picturesIn(blocks []doc.Block) iter.Seq[*doc.Picture] {
	return func(yield func(*doc.Picture) bool) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Paragraph:
				for _, in := range b.Inlines {
					if p, ok := in.(*doc.Picture); ok && !yield(p) {
						return
					}
				}
			case *doc.List:
				for _, it := range b.Items {
					picturesIn(it.Blocks)(yield)
				}
			case *doc.Table:
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						picturesIn(c.Blocks)(yield)
					}
				}
			}
		}
	}
}

// dense is text without white space, with the marks folded that only printing
// knows.
func dense(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(doc.Fold(s), "☐", "□")), "")
}

func letters(s string) int { return len([]rune(dense(s))) }
