package docx

import (
	"strings"
	"time"
	"unicode/utf16"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// plainText is a row of inlines of one text.
func plainText(text string) []doc.Inline { return []doc.Inline{doc.Text{Text: text}} }

func para(style, text string) *doc.Paragraph {
	return &doc.Paragraph{Style: style, Inlines: plainText(text)}
}

// sheet is a style sheet as an office document has it.
func sheet() []doc.Style {
	return []doc.Style{
		{ID: "Body", Name: "Nội dung", Size: 14, Align: doc.AlignJustify, FirstLine: doc.MM(12.7), Before: doc.Pt(6)},
		{ID: "Motto", Name: "Quốc hiệu", Size: 13, Bold: true, Align: doc.AlignCenter},
		{ID: "Agency", Name: "Cơ quan chủ quản", Size: 13, Align: doc.AlignCenter},
		{ID: "Dateline", Name: "Địa danh, ngày tháng", Size: 14, Italic: true, Align: doc.AlignCenter},
		{ID: "Title", Name: "Tên loại", Next: "Subject", Size: 14, Bold: true, Align: doc.AlignCenter, Before: doc.Pt(12), KeepNext: true},
		{ID: "Subject", Name: "Trích yếu", Next: "Body", Size: 14, Bold: true, Align: doc.AlignCenter, KeepNext: true, KeepLines: true},
		{ID: "Muc", Name: "Mục", Next: "Body", Size: 14, Bold: true, Align: doc.AlignJustify, FirstLine: doc.MM(12.7), Before: doc.Pt(6), KeepNext: true, Outline: 1},
		{ID: "Khoan", Name: "Khoản", Next: "Body", Size: 14, Bold: true, Align: doc.AlignJustify, FirstLine: doc.MM(12.7), Before: doc.Pt(6), KeepNext: true, Outline: 2},
		{ID: "Hanging", Name: "Kính gửi", Size: 14, Left: doc.MM(20), FirstLine: -doc.MM(5), Line: 1.5, After: doc.Pt(3), Tabs: []doc.Length{doc.MM(20), doc.MM(100)}},
		{ID: "Recipients", Name: "Nơi nhận", Size: 11, Align: doc.AlignLeft},
		{ID: "Cell", Name: "Nội dung bảng", Size: 12, Align: doc.AlignLeft},
		{ID: "CellHead", Name: "Đầu bảng", Size: 12, Bold: true, Align: doc.AlignCenter},
		{ID: "Stamp", Name: "Dấu khẩn", Size: 13, Bold: true, Align: doc.AlignCenter, Color: "FF0000"},
		{ID: "Header", Name: "Số trang", Size: 14, Align: doc.AlignCenter},
	}
}

// portrait and landscape are A4 with the margins of NĐ 30.
func portrait() doc.Page {
	return doc.Page{Width: 11906, Height: 16838, Top: doc.MM(20), Bottom: doc.MM(20), Left: doc.MM(30), Right: doc.MM(15), HeaderDistance: doc.MM(10)}
}

func landscape() doc.Page {
	p := portrait()
	p.Width, p.Height = p.Height, p.Width
	return p
}

func pageNumber() []doc.Block {
	return []doc.Block{&doc.Paragraph{Style: "Header", Inlines: []doc.Inline{doc.Field{Kind: doc.FieldPage}}}}
}

func meta() doc.Meta {
	return doc.Meta{
		Kind: "thong_bao", Title: `Thông báo kết luận "giao ban" & <kế hoạch>`, Subject: "Kết luận giao ban", Author: "Sở Ngoại vụ",
		Language: "vi-VN", Date: time.Date(2022, 10, 5, 0, 0, 0, 0, time.UTC),
	}
}

func shortRule(width float64) *doc.Rule {
	return &doc.Rule{Width: doc.MM(width), Weight: 15, Align: doc.AlignCenter, Before: doc.Pt(2), After: doc.Pt(6)}
}

// letterhead is a borderless table of two columns with drawn lines.
func letterhead() *doc.Table {
	return &doc.Table{Role: doc.RoleLetterhead, Columns: []doc.Length{doc.MM(65), doc.MM(100)}, Padding: 108, Rows: []doc.Row{
		{Cells: []doc.Cell{
			{Blocks: []doc.Block{para("Agency", "ỦY BAN NHÂN DÂN TỈNH"), para("Motto", "SỞ NGOẠI VỤ"), shortRule(20)}},
			{Blocks: []doc.Block{para("Motto", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), para("Motto", "Độc lập - Tự do - Hạnh phúc"), shortRule(60.5)}},
		}},
		{Cells: []doc.Cell{
			{Blocks: []doc.Block{para("Agency", "Số:       /TB\u2011SNgV")}},
			{Blocks: []doc.Block{para("Dateline", "Hà Nam, ngày\u00a0    tháng\u00a010 năm\u00a02022")}},
		}},
	}}
}

// stamp is a cell with a red border, as for an urgent document.
func stamp() *doc.Table {
	return &doc.Table{
		Columns: []doc.Length{doc.MM(30)}, Padding: 60, Align: doc.AlignLeft, Border: doc.Border{Weight: 20, Color: "FF0000"},
		Rows: []doc.Row{{Height: doc.MM(8), Cells: []doc.Cell{{Middle: true, Blocks: []doc.Block{para("Stamp", "HỎA TỐC")}}}}},
	}
}

// taskTable has two header rows, spans, cells over two rows, a long cell and an
// empty one.
func taskTable(width doc.Length) *doc.Table {
	cell := func(text string) doc.Cell { return doc.Cell{Blocks: []doc.Block{para("Cell", text)}} }
	head := func(text string, span int) doc.Cell {
		return doc.Cell{Span: span, Middle: true, Blocks: []doc.Block{para("CellHead", text)}}
	}
	over := func(c doc.Cell) doc.Cell { c.Down = 2; return c }
	c := width / 10
	return &doc.Table{
		Role: doc.RoleData, Columns: []doc.Length{c, 4 * c, 2 * c, 2 * c, width - 9*c}, HeaderRows: 2, Padding: 85,
		Border: doc.Border{Weight: 10},
		Rows: []doc.Row{
			{Cells: []doc.Cell{over(head("TT", 1)), over(head("Nhiệm vụ", 1)), head("Đơn vị", 2), over(head("Hạn", 0))}},
			{Cells: []doc.Cell{head("Chủ trì", 1), head("Phối hợp", 1)}},
			{Cells: []doc.Cell{cell("1"), cell(strings.Repeat("Nội dung rất dài của ô. ", 35) + "A"), cell("Văn phòng"), {}, cell("20/10")}},
			{CanSplit: true, Cells: []doc.Cell{cell("2"), cell("Tham mưu tổ chức đoàn ra"), cell("Phòng HTQT"), over(cell("Thanh tra")), cell("30/10")}},
			{Cells: []doc.Cell{cell("3"), {Span: 2}, cell("30/11")}},
			{Cells: []doc.Cell{{Span: 5, Blocks: []doc.Block{para("CellHead", "Cộng: 02 nhiệm vụ")}}}},
		},
	}
}

// signature is the table of recipients and signature; the cell on the right
// ends with a table of its own, its post has the pictures.
func signature(pictures ...doc.Inline) *doc.Table {
	return &doc.Table{Role: doc.RoleClosing, Columns: []doc.Length{doc.MM(80), doc.MM(85)}, Padding: 108, Rows: []doc.Row{{Cells: []doc.Cell{
		{Blocks: []doc.Block{
			&doc.Paragraph{Style: "Recipients", Inlines: []doc.Inline{doc.Text{Text: "Nơi nhận:", Bold: true, Italic: true}}},
			&doc.List{Items: []doc.Item{
				{Label: "-", Blocks: []doc.Block{para("Recipients", "Như trên;")}},
				{Label: "-", Blocks: []doc.Block{para("Recipients", "Lưu: VT, VP.")}},
			}},
		}},
		{Blocks: []doc.Block{
			para("Motto", "KT. GIÁM ĐỐC"),
			&doc.Paragraph{Style: "Motto", Inlines: append(plainText("PHÓ GIÁM ĐỐC"), pictures...)},
			&doc.Table{Columns: []doc.Length{doc.MM(30)}, Padding: 60, Border: doc.Border{Weight: 5}, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}},
		}},
	}}}}
}

// image reads a picture.
func image(png []byte) *doc.Image {
	im, err := doc.ReadImage(png)
	if err != nil {
		panic(err)
	}
	return im
}

// foot is the address under the text of a first page, with a picture that comes
// again elsewhere.
func foot() []doc.Block {
	return []doc.Block{shortRule(165), &doc.Paragraph{Style: "Recipients", Inlines: []doc.Inline{
		doc.Text{Text: "Thư: "}, doc.Link{Target: "mailto:vp@vidu.vn", Text: "vp@vidu.vn"},
		&doc.Picture{Image: image(judge.Seal()), X: 8000, Width: 900, Height: 900, Alt: "Biểu trưng của Sở"},
	}}}
}

// bodyBlocks are headings, nested lists and every inline.
func bodyBlocks() []doc.Block {
	long := strings.Repeat("Các đơn vị khẩn trương rà soát, đôn đốc tiến độ thực hiện nhiệm vụ được giao; ", 4) + "báo cáo trước ngày\u00a020/10/2022."
	return []doc.Block{
		para("Body", long),
		&doc.Heading{Style: "Muc", Level: 1, Label: "I.", Inlines: plainText("KẾT QUẢ")},
		&doc.Heading{Style: "Khoan", Level: 2, Label: "1.", Inlines: []doc.Inline{doc.Text{Text: "Về "}, doc.Text{Text: "đối ngoại", Italic: true}}},
		&doc.List{Ordered: true, Items: []doc.Item{
			{Label: "a)", Blocks: []doc.Block{
				&doc.Paragraph{Inlines: []doc.Inline{
					doc.Text{Text: "Chữ "}, doc.Text{Text: "đậm", Bold: true}, doc.Text{Text: " và "}, doc.Text{Text: "nghiêng", Italic: true},
					doc.Text{Text: ", ký tự & < > \" ' 漢 😀."},
				}},
				&doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("", "Ý một;"), para("", "Đoạn hai của ý một;")}}}},
			}},
			{Label: "đ)", LabelBold: true, Blocks: []doc.Block{&doc.Paragraph{Align: doc.AlignLeft, Inlines: []doc.Inline{
				doc.Text{Text: "Xem"}, doc.Tab{}, doc.Link{Target: "https://vidu.vn/tìm?a=1&b=2", Text: "trang của Sở"}, doc.Break{},
				doc.Link{Target: "mailto:vp@vidu.vn", Text: "thư"}, doc.Text{Text: " xuống dòng."},
			}}}},
		}},
		&doc.Paragraph{Style: "Hanging", Inlines: []doc.Inline{doc.Text{Text: "Kính gửi:"}, doc.Tab{}, doc.Text{Text: "Ông"}, doc.Tab{}, doc.Text{Text: "Bà"}}},
	}
}

// bars is a chart of n bars.
func bars(n int) *doc.Chart {
	c := &doc.Chart{Title: `Nhiệm vụ "theo đơn vị"`, Series: []string{"Đúng hạn", "Quá hạn"}}
	for i := range n {
		c.Rows = append(c.Rows, doc.ChartRow{Name: "Văn phòng", Counts: []int{i, 2}})
	}
	return c
}

// sample is a document with everything that the model can say.
func sample() *doc.Doc {
	main := append([]doc.Block{letterhead(), stamp(), para("Title", "THÔNG BÁO"), para("Subject", "Kết luận giao ban tháng 10"), shortRule(30)}, bodyBlocks()...)
	main = append(main, taskTable(portrait().TextWidth()), &doc.Paragraph{}, signature(
		&doc.Picture{Image: image(judge.Signature()), X: 1200, Y: 300, Width: 2268, Height: 1134, Alt: `Chữ ký của "An" & <Bình>`},
		&doc.Picture{Image: image(judge.Seal()), X: 0, Y: -20, Width: 2041, Height: 2041, Alt: "Dấu của Sở"},
	))
	return &doc.Doc{Meta: meta(), Styles: sheet(), Sections: []doc.Section{
		{Page: portrait(), Header: pageNumber(), Role: doc.RoleBody, Blocks: main, Foot: foot()},
		{Page: landscape(), Header: pageNumber(), Restart: true, Role: doc.RoleAnnex, Blocks: []doc.Block{
			para("Title", "Phụ lục I"), para("Body", strings.Repeat("Đoạn của phụ lục. ", 300)), taskTable(landscape().TextWidth()),
		}},
		{Page: portrait(), Role: doc.RoleAnnex, Blocks: []doc.Block{para("Body", "Phụ lục không đánh số trang.")}},
	}}
}

// wide is s in UTF-16, as Windows writes it.
func wide(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
