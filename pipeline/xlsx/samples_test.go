package xlsx

import (
	"strconv"
	"strings"
	"time"

	"vanthu/pipeline/doc"
)

// The styles of the samples: those of the size profile of 14 pt.
var styles = []doc.Style{
	{ID: "Than", Size: 14, Align: doc.AlignJustify, FirstLine: doc.MM(12.7), Before: doc.Pt(6)},
	{ID: "QuocHieu", Size: 13, Bold: true, Align: doc.AlignCenter},
	{ID: "TieuNgu", Size: 14, Bold: true, Align: doc.AlignCenter},
	{ID: "ChuQuan", Size: 13, Align: doc.AlignCenter},
	{ID: "CoQuan", Size: 13, Bold: true, Align: doc.AlignCenter},
	{ID: "NgayThang", Size: 14, Italic: true, Align: doc.AlignCenter},
	{ID: "TenLoai", Size: 14, Bold: true, Align: doc.AlignCenter, Before: doc.Pt(12)},
	{ID: "DeMuc", Size: 14, Bold: true, Before: doc.Pt(6), Outline: 1},
	{ID: "NoiNhan", Size: 11},
	{ID: "TuNoiNhan", Size: 12, Bold: true, Italic: true},
	{ID: "O", Size: 12},
	{ID: "OGiua", Size: 12, Align: doc.AlignCenter},
	{ID: "ODau", Size: 12, Bold: true, Align: doc.AlignCenter},
}

var (
	portrait = doc.Page{Width: doc.MM(210), Height: doc.MM(297), Top: doc.MM(20), Bottom: doc.MM(20),
		Left: doc.MM(30), Right: doc.MM(15), HeaderDistance: doc.MM(10)}
	across = doc.Page{Width: doc.MM(297), Height: doc.MM(210), Top: doc.MM(20), Bottom: doc.MM(20),
		Left: doc.MM(20), Right: doc.MM(15), HeaderDistance: doc.MM(10)}
	pageNumber = []doc.Block{&doc.Paragraph{Style: "OGiua", Inlines: []doc.Inline{doc.Field{Kind: doc.FieldPage}}}}
)

func para(style, text string) *doc.Paragraph {
	return &doc.Paragraph{Style: style, Inlines: []doc.Inline{doc.Text{Text: text}}}
}

func roled(role doc.Role, style, text string) *doc.Paragraph {
	p := para(style, text)
	p.Role = role
	return p
}

func heading(level int, label, text string) *doc.Heading {
	return &doc.Heading{Style: "DeMuc", Level: level, Label: label, Inlines: []doc.Inline{doc.Text{Text: text}}}
}

func textCell(style, text string) doc.Cell {
	return doc.Cell{Middle: true, Blocks: []doc.Block{para(style, text)}}
}

func numberCell(text string, n float64) doc.Cell {
	c := textCell("OGiua", text)
	c.Value = doc.Value{Kind: doc.ValueNumber, Number: n}
	return c
}

func countCell(n int) doc.Cell { return numberCell(strconv.Itoa(n), float64(n)) }

func dateCell(year, month, day int) doc.Cell {
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	c := textCell("OGiua", d.Format("02/01/2006"))
	c.Value = doc.Value{Kind: doc.ValueDate, Date: d}
	return c
}

func headerRow(names ...string) doc.Row {
	var r doc.Row
	for _, n := range names {
		r.Cells = append(r.Cells, textCell("ODau", n))
	}
	return r
}

// letterhead is the table above a document, its number and date not given yet.
func letterhead() *doc.Table {
	line := func(mm float64) *doc.Rule {
		return &doc.Rule{Width: doc.MM(mm), Weight: doc.Pt(0.75), Align: doc.AlignCenter}
	}
	return &doc.Table{Role: doc.RoleLetterhead, Columns: []doc.Length{doc.MM(65), doc.MM(100)}, Rows: []doc.Row{
		{Cells: []doc.Cell{
			{Blocks: []doc.Block{roled(doc.RoleAgency, "ChuQuan", "ỦY BAN NHÂN DÂN TỈNH A"),
				roled(doc.RoleAgency, "CoQuan", "SỞ NGOẠI VỤ"), line(18)}},
			{Blocks: []doc.Block{roled(doc.RoleMotto, "QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
				roled(doc.RoleMotto, "TieuNgu", "Độc lập - Tự do - Hạnh phúc"), line(60)}},
		}},
		{Cells: []doc.Cell{
			{Blocks: []doc.Block{roled(doc.RoleNumber, "ChuQuan", "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/TB\u2011SNgV")}},
			{Blocks: []doc.Block{roled(doc.RoleDateline, "NgayThang", "Tỉnh A, ngày      tháng\u00a010 năm\u00a02022")}},
		}},
	}}
}

func closing() *doc.Table {
	return &doc.Table{Role: doc.RoleClosing, Columns: []doc.Length{doc.MM(80), doc.MM(85)}, Rows: []doc.Row{{Cells: []doc.Cell{
		{Blocks: []doc.Block{roled(doc.RoleRecipients, "TuNoiNhan", "Nơi nhận:"),
			roled(doc.RoleRecipients, "NoiNhan", "- Như trên;"), roled(doc.RoleRecipients, "NoiNhan", "- Lưu: VT.")}},
		{Blocks: []doc.Block{roled(doc.RoleSignature, "TenLoai", "GIÁM ĐỐC"), &doc.Paragraph{Style: "TenLoai"},
			&doc.Paragraph{Style: "TenLoai"}, roled(doc.RoleSignature, "TenLoai", "Lê Văn Bình")}},
	}}}}
}

func titles(kind, subject string) []doc.Block {
	return []doc.Block{letterhead(), roled(doc.RoleTitle, "TenLoai", kind), roled(doc.RoleSubject, "TenLoai", subject),
		&doc.Rule{Width: doc.MM(40), Weight: doc.Pt(0.75), Align: doc.AlignCenter}}
}

func document(title string, sections ...doc.Section) *doc.Doc {
	for i := range sections {
		sections[i].Header = pageNumber
	}
	return &doc.Doc{
		Meta: doc.Meta{Kind: "thong_bao", Title: title, Subject: title, Author: "Sở Ngoại vụ tỉnh A",
			Language: "vi-VN", Date: time.Date(2022, 10, 10, 0, 0, 0, 0, time.UTC)},
		Styles: styles, Sections: sections,
	}
}

// notice is a notice of about 1,300 words with rows tasks in its annex.
func notice(rows int) *doc.Doc {
	body := append(titles("THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 10/2022"),
		heading(1, "I.", "Kết quả công tác"),
		para("Than", strings.Repeat("Các đơn vị đã hoàn thành phần lớn nhiệm vụ được giao trong tháng, báo cáo gửi đúng hạn. ", 60)),
		closing())
	return document("Thông báo kết luận giao ban tháng 10/2022",
		doc.Section{Page: portrait, Role: doc.RoleBody, Blocks: body},
		doc.Section{Page: across, Role: doc.RoleAnnex, Blocks: []doc.Block{
			roled(doc.RoleAnnex, "TenLoai", "Phụ lục"),
			roled(doc.RoleTitle, "TenLoai", "DANH MỤC NHIỆM VỤ GIAO CÁC ĐƠN VỊ"),
			roled(doc.RoleNone, "NgayThang", "(Kèm theo Thông báo số      /TB-SNgV ngày      tháng 10 năm 2022 của Sở Ngoại vụ)"),
			tasks(rows),
		}})
}

func tasks(rows int) *doc.Table {
	t := &doc.Table{Role: doc.RoleData, HeaderRows: 1, Border: doc.Border{Weight: doc.Pt(0.5)},
		Columns: []doc.Length{doc.MM(12), doc.MM(110), doc.MM(40), doc.MM(40), doc.MM(30), doc.MM(30)},
		Rows:    []doc.Row{headerRow("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Mã")}}
	for i := range rows {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			countCell(i + 1), textCell("O", "Tham mưu tổ chức đón đoàn công tác của đối tác, chuẩn bị nội dung làm việc, hậu cần và tài liệu song ngữ"),
			textCell("O", "Phòng Hợp tác quốc tế"), textCell("O", "Văn phòng Sở; Thanh tra Sở"),
			dateCell(2022, 10, 1+i%28), textCell("OGiua", "0"+strconv.Itoa(i+1)),
		}})
	}
	return t
}

// down is a cell over n rows.
func down(n int, c doc.Cell) doc.Cell {
	c.Down = n
	return c
}

// report has two tables: counts with totals in its body, progress in its annex.
func report() *doc.Doc {
	counts := &doc.Table{Role: doc.RoleData, HeaderRows: 1, Border: doc.Border{Weight: doc.Pt(0.5)},
		Columns: []doc.Length{doc.MM(12), doc.MM(63), doc.MM(30), doc.MM(30), doc.MM(30)},
		Rows: []doc.Row{
			headerRow("TT", "Đơn vị", "Tổng số", "Đúng hạn", "Tỷ lệ"),
			{Cells: []doc.Cell{countCell(1), textCell("O", "Văn phòng Sở"), countCell(5), countCell(4), numberCell("80%", 80)}},
			{Cells: []doc.Cell{countCell(2), textCell("O", "Thanh tra Sở"), countCell(1207), countCell(6), numberCell("0,5%", 0.005)}},
			{Cells: []doc.Cell{{Span: 2, Blocks: []doc.Block{roled(doc.RoleNone, "ODau", "Tổng cộng")}},
				numberCell("1.212", 1212), countCell(11), numberCell("0,9%", 0.9)}},
		}}
	body := append(titles("BÁO CÁO", "Kết quả công tác tháng 9/2022"),
		heading(1, "I.", "Kết quả"), para("Than", "Lời dẫn."), heading(2, "1.", "Tổng hợp theo đơn vị: số liệu"), counts, closing())
	progress := &doc.Table{Role: doc.RoleData, HeaderRows: 2, Border: doc.Border{Weight: doc.Pt(0.5)},
		Columns: []doc.Length{1, 5, 2, 2}, Rows: []doc.Row{
			{Cells: []doc.Cell{down(2, textCell("ODau", "TT")), down(2, textCell("ODau", "Nhiệm vụ")), {Span: 2, Blocks: []doc.Block{para("ODau", "Ngày")}}}},
			headerRow("đến hạn", "hoàn thành"),
			{Cells: []doc.Cell{{Span: 4, Blocks: []doc.Block{para("ODau", "I. VĂN PHÒNG SỞ")}}}},
			{Cells: []doc.Cell{countCell(1), {Blocks: []doc.Block{&doc.Paragraph{Style: "O", Inlines: []doc.Inline{
				doc.Text{Text: "Báo cáo "}, doc.Text{Text: "đột xuất", Bold: true}, doc.Break{}, doc.Text{Text: "=1+1 và _x0041_", Italic: true}}}}},
				down(2, textCell("O", strings.Repeat("chưa rõ ngày ", 12))), dateCell(2022, 9, 5)}},
			{Cells: []doc.Cell{countCell(2), textCell("O", "=1+1"), textCell("O", "")}},
		}}
	return document("Báo cáo công tác tháng 9/2022",
		doc.Section{Page: portrait, Role: doc.RoleBody, Blocks: body},
		doc.Section{Page: across, Role: doc.RoleAnnex, Blocks: []doc.Block{
			roled(doc.RoleAnnex, "TenLoai", "Phụ lục"), roled(doc.RoleTitle, "TenLoai", "TIẾN ĐỘ NHIỆM VỤ"), progress}})
}

// minutes have no table: all their text goes in rows.
func minutes() *doc.Doc {
	item := func(label, text string, more ...doc.Block) doc.Item {
		return doc.Item{Label: label, Blocks: append([]doc.Block{para("Than", text)}, more...)}
	}
	body := append(titles("BIÊN BẢN", "Họp giao ban tháng 10/2022"),
		para("Than", "Thời gian bắt đầu: 08 giờ 00 phút, ngày 05 tháng 10 năm 2022."),
		heading(1, "I.", "THÀNH PHẦN"),
		&doc.List{Ordered: true, Items: []doc.Item{
			item("1.", "Chủ trì: ông Lê Văn Bình, Giám đốc Sở", &doc.List{Items: []doc.Item{item("-", "Thư ký: bà Trần Thị Cúc")}}),
			item("2.", strings.Repeat("Đại diện các phòng, đơn vị thuộc Sở. ", 6)+"Hết."),
		}},
		heading(1, "II.", "NỘI DUNG"),
		heading(2, "1.", "Kết quả tháng 9"),
		para("Than", "Cuộc họp thống nhất các kết quả đã đạt được."),
		heading(2, "2.", "Ý kiến khác"),
		closing())
	return document("Biên bản họp giao ban tháng 10/2022", doc.Section{Page: portrait, Role: doc.RoleBody, Blocks: body})
}

func samples() map[string]*doc.Doc {
	return map[string]*doc.Doc{"thong-bao": notice(12), "bao-cao": report(), "bien-ban": minutes(),
		"theo-doi": tracker(9), "bieu-do": charted(bars(3, 4))}
}
