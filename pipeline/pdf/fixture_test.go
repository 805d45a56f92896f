package pdf

import (
	"fmt"
	"strings"
	"time"

	"vanthu/pipeline/doc"
)

// sheet is the styles of the test documents.
func sheet() []doc.Style {
	body := doc.Style{ID: "Body", Name: "Nội dung", Size: 14, Align: doc.AlignJustify, FirstLine: doc.MM(12.7), Before: doc.Pt(6)}
	center := doc.Style{ID: "Center", Name: "Giữa", Size: 13, Align: doc.AlignCenter, Bold: true, KeepNext: true}
	heading := doc.Style{ID: "Heading", Name: "Đề mục", Size: 14, Bold: true, Before: doc.Pt(6), KeepNext: true, Outline: 1, FirstLine: doc.MM(12.7)}
	cell := doc.Style{ID: "Cell", Name: "Ô", Size: 12, Align: doc.AlignLeft}
	stamp := doc.Style{ID: "Stamp", Name: "Dấu khẩn", Size: 13, Bold: true, Color: "C00000", Align: doc.AlignCenter}
	return []doc.Style{body, center, heading, cell, stamp}
}

func a4() doc.Page {
	return doc.Page{Width: 11906, Height: 16838, Top: doc.MM(20), Bottom: doc.MM(20), Left: doc.MM(30), Right: doc.MM(15), HeaderDistance: doc.MM(10)}
}

func text(s string) []doc.Inline { return []doc.Inline{doc.Text{Text: s}} }

func para(style, s string) *doc.Paragraph { return &doc.Paragraph{Style: style, Inlines: text(s)} }

func document(blocks ...doc.Block) *doc.Doc {
	return &doc.Doc{
		Meta: doc.Meta{
			Kind: "thong_bao", Title: "Thông báo kết luận (giao ban)", Subject: "Kết luận", Author: "Sở Kế hoạch",
			Language: "vi-VN", Date: time.Date(2022, 10, 5, 0, 0, 0, 0, time.UTC),
		},
		Styles: sheet(),
		Sections: []doc.Section{{
			Page: a4(), Restart: true, Role: doc.RoleBody, Blocks: blocks,
			Header: []doc.Block{&doc.Paragraph{Style: "Center", Inlines: []doc.Inline{doc.Field{Kind: doc.FieldPage}}}},
		}},
	}
}

const sentence = "Các đơn vị rà soát nhiệm vụ còn chậm, báo cáo Ban Giám đốc trước ngày 05 tháng 10 năm 2022 và phối hợp xử lý dứt điểm trong quý IV. "

func letterhead() *doc.Table {
	return &doc.Table{
		Columns: []doc.Length{doc.MM(65), doc.MM(100)},
		Rows: []doc.Row{{Cells: []doc.Cell{
			{Blocks: []doc.Block{para("Center", "UBND TỈNH HẢI ĐÔNG"), &doc.Rule{Width: doc.MM(25), Weight: doc.Pt(0.75), Align: doc.AlignCenter, Before: 40, After: 40}}},
			{Blocks: []doc.Block{para("Center", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), para("Center", "Độc lập - Tự do - Hạnh phúc"), para("Stamp", "HỎA TỐC")}},
		}}},
	}
}

// dataTable is a table of n records under one heading row.
func dataTable(n int) *doc.Table {
	t := &doc.Table{
		Columns: []doc.Length{800, 4400, 2000, 2154}, HeaderRows: 1, Border: doc.Border{Weight: 10}, Padding: 80, Role: doc.RoleData,
	}
	row := func(cells ...string) {
		r := doc.Row{}
		for _, c := range cells {
			r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{para("Cell", c)}, Middle: true})
		}
		t.Rows = append(t.Rows, r)
	}
	row("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")
	for i := range n {
		row(fmt.Sprint(i+1), "Hoàn thiện hồ sơ đề án chuyển đổi số của ngành", "Phòng Kế hoạch", "trước ngày 20/10/2022")
	}
	return t
}

// notice is a document of about 1,300 words with a table of rows records.
func notice(rows int) *doc.Doc {
	blocks := []doc.Block{letterhead(), para("Center", "THÔNG BÁO")}
	for i := range 9 {
		blocks = append(blocks, &doc.Heading{Style: "Heading", Level: 1, Label: fmt.Sprintf("%d.", i+1), Inlines: text("Nhiệm vụ của đơn vị")})
		for range 2 {
			blocks = append(blocks, &doc.Paragraph{Style: "Body", Inlines: []doc.Inline{
				doc.Text{Text: "Phòng Tổng hợp: ", Bold: true}, doc.Text{Text: strings.Repeat(sentence, 2)}, doc.Text{Text: "(đã có phiếu giao việc)", Italic: true},
			}})
		}
	}
	return document(append(blocks, dataTable(rows))...)
}
