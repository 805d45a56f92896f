package pdf

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// Whatever the document, its text is in the tree, in order, words parted.
func TestStructureOfAnyDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sections []doc.Section
		for i := range rapid.IntRange(1, 3).Draw(t, "sections") {
			blocks := anyBlocks(t, 2)
			if rapid.Bool().Draw(t, "chart") {
				blocks = append(blocks, bars(rapid.IntRange(0, 50).Draw(t, "bars")), para("Body", "hết"))
			}
			s := document(blocks...).Sections[0]
			if i > 0 {
				s.Role = doc.RoleAnnex
			}
			if rapid.Bool().Draw(t, "foot") {
				s.Foot = []doc.Block{para("Cell", "Địa chỉ"), &doc.Paragraph{Style: "Cell", Inlines: []doc.Inline{&doc.Picture{Image: dot, Width: 9, Height: 9, Alt: "mã"}}}}
			}
			sections = append(sections, s)
		}
		d := document()
		d.Sections = sections
		wantStructure(t, d)
	})
}

// dot is the smallest picture.
var dot = &doc.Image{Width: 1, Height: 1, RGB: []byte{0, 0, 255}, Alpha: []byte{99}}

// anyBlocks is some blocks, with others inside them down to a depth.
func anyBlocks(t *rapid.T, depth int) (out []doc.Block) {
	inlines := func() (out []doc.Inline) {
		for range rapid.IntRange(0, 4).Draw(t, "inlines") {
			s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"ngày 05\u00a0tháng 10", "a-b", "ĐỒNG", "☑", "rất dài và dài nữa, rồi thôi", "15\u201117/KH"}), 1, 20).Draw(t, "words"), " ")
			switch rapid.IntRange(0, 6).Draw(t, "inline") {
			case 0:
				out = append(out, doc.Break{})
			case 1:
				out = append(out, doc.Tab{})
			case 2:
				out = append(out, doc.Link{Target: "https://a.vn/" + strconv.Itoa(len(s)), Text: s})
			case 3:
				out = append(out, &doc.Picture{Image: dot, Width: 100, Height: 100, Alt: s})
			default:
				out = append(out, doc.Text{Text: s, Bold: rapid.Bool().Draw(t, "bold")}, doc.Text{Text: " ", Italic: true})
			}
		}
		return out
	}
	paragraph := func() doc.Block { return &doc.Paragraph{Style: "Body", Inlines: inlines()} }
	for range rapid.IntRange(1, 4).Draw(t, "blocks") {
		switch kind := rapid.IntRange(0, 6).Draw(t, "block"); {
		case kind == 0:
			out = append(out, &doc.Heading{Style: "Heading", Level: rapid.IntRange(1, 9).Draw(t, "level"), Inlines: inlines()})
		case kind == 1 && depth > 0:
			l := &doc.List{Ordered: rapid.Bool().Draw(t, "ordered")}
			for range rapid.IntRange(1, 3).Draw(t, "items") {
				l.Items = append(l.Items, doc.Item{Label: rapid.SampledFrom([]string{"-", "1.", "đ)", "IV."}).Draw(t, "label"), Blocks: append([]doc.Block{paragraph()}, anyBlocks(t, depth-1)...)})
			}
			out = append(out, l)
		case kind == 2 && depth > 0:
			b := &doc.Table{Columns: []doc.Length{2000, 2000, 2000}, HeaderRows: rapid.IntRange(0, 2).Draw(t, "heads"), Border: doc.Border{Weight: doc.Length(rapid.IntRange(0, 1).Draw(t, "border") * 10)}}
			down := 0 // rows that a cell above still covers
			for i := range 4 {
				r := doc.Row{CanSplit: rapid.Bool().Draw(t, "split")}
				if down--; down < 0 {
					end := 4
					if i < b.HeaderRows {
						end = b.HeaderRows
					}
					c := doc.Cell{Down: rapid.IntRange(0, end-i).Draw(t, "down"), Middle: true, Blocks: anyBlocks(t, depth-1)}
					down = max(c.Down-1, 0)
					r.Cells = append(r.Cells, c)
				}
				if span := rapid.IntRange(1, 2).Draw(t, "span"); span == 2 {
					r.Cells = append(r.Cells, doc.Cell{Span: 2, Blocks: []doc.Block{paragraph()}})
				} else {
					r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{paragraph()}}, doc.Cell{Blocks: []doc.Block{paragraph()}})
				}
				b.Rows = append(b.Rows, r)
			}
			out = append(out, b)
		default:
			out = append(out, paragraph())
		}
	}
	return out
}
