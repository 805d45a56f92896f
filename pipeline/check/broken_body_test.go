package check_test

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

func init() { brokenDocs = append(brokenDocs, bodyFaults...) }

// bodyStyles are those of running text.
var bodyStyles = []string{"NoiDung", "NoiDungTruocBang", "LoiDan", "NoiDungCuoi", "DeMuc1", "DeMuc2", "DeMuc3", "CanCu", "Dieu"}

// bodyLook changes all styles of the body.
func bodyLook(change func(*doc.Style)) func(*doc.Doc) {
	return func(d *doc.Doc) {
		for _, id := range bodyStyles {
			change(styleOf(d, id))
		}
	}
}

// own gives the first paragraph of a style a style of its own.
func own(style string, change func(*doc.Style)) func(*doc.Doc) {
	return func(d *doc.Doc) {
		p, s := styled(d, style), *styleOf(d, style)
		s.ID += "-rieng"
		change(&s)
		p.Style, d.Styles = s.ID, append(d.Styles, s)
	}
}

// body puts other blocks in the place of the paragraphs and headings of the body but
// the last, each in the style of the body: a text with a break has several lines.
func body(texts ...string) func(*doc.Doc) {
	return func(d *doc.Doc) {
		first := styled(d, "NoiDung")
		s := &d.Sections[0]
		from := slices.Index(s.Blocks, doc.Block(first))
		to := slices.IndexFunc(s.Blocks, func(b doc.Block) bool {
			p, ok := b.(*doc.Paragraph)
			return ok && p.Style == "NoiDungCuoi"
		})
		s.Blocks = slices.Concat(s.Blocks[:from], paras(texts), s.Blocks[to:])
	}
}

func paras(texts []string) (out []doc.Block) {
	for _, t := range texts {
		style, text, ok := strings.Cut(t, "|")
		if !ok {
			style, text = "NoiDung", t
		}
		out = append(out, &doc.Paragraph{Style: style, Inlines: words(text)})
	}
	return out
}

// labels gives the entries of the n-th list other labels.
func labels(n int, labels ...string) func(*doc.Doc) {
	return func(d *doc.Doc) {
		n := n
		for _, b := range d.Sections[0].Blocks {
			l, ok := b.(*doc.List)
			if !ok {
				continue
			}
			if n > 0 {
				n--
				continue
			}
			for len(l.Items) < len(labels) {
				l.Items = append(l.Items, doc.Item{Blocks: paras([]string{"rà soát số liệu;"})})
			}
			for i, s := range labels {
				l.Items[i].Label = s
			}
			return
		}
	}
}

// heading gives the n-th heading another label.
func heading(n int, label string) func(*doc.Doc) {
	return func(d *doc.Doc) {
		n := n
		for _, b := range d.Sections[0].Blocks {
			if h, ok := b.(*doc.Heading); ok {
				if n == 0 {
					h.Label = label
				}
				n--
			}
		}
	}
}

var decision = form{kind: "quyet_dinh"}

// enacting gives "QUYẾT ĐỊNH:" other words.
func enacting(text string) func(*doc.Doc) {
	return func(d *doc.Doc) {
		for _, b := range d.Sections[0].Blocks {
			if p, ok := b.(*doc.Paragraph); ok && doc.PlainText(p.Inlines) == "QUYẾT ĐỊNH:" {
				p.Inlines = words(text)
				return
			}
		}
		panic("no enacting words")
	}
}

var bodyFaults = []broken{
	{"small body", notice, bodyLook(func(s *doc.Style) { s.Size = 12 }), []string{"doan-van@Ngày 18"}},
	{"one small paragraph", notice, own("NoiDung", func(s *doc.Style) { s.Size = 11 }), []string{"doan-van@Ngày 18"}},
	{"two sizes", notice, own("NoiDung", func(s *doc.Style) { s.Size = 13 }), []string{"doan-van@Ngày 18"}},
	{"body at the left", notice, bodyLook(func(s *doc.Style) { s.Align = doc.AlignLeft }), []string{"doan-van@Ngày 18"}},
	{"paragraph at the right", notice, own("NoiDung", func(s *doc.Style) { s.Align = doc.AlignRight }), []string{"doan-van@Ngày 18"}},
	{"short line at the right", notice, all(own("NoiDung", func(s *doc.Style) { s.Align, s.FirstLine, s.Italic = doc.AlignRight, 0, true }), say("NoiDung-rieng", "Người lập bảng: Trần A")), nil},
	{"line break at the left", notice, all(own("NoiDung", func(s *doc.Style) { s.Align = doc.AlignLeft }), func(d *doc.Doc) {
		p := styled(d, "NoiDung-rieng")
		p.Inlines = append(p.Inlines, doc.Break{}, doc.Text{Text: "theo ý kiến của các phòng:"})
	}), []string{"doan-van@Ngày 18"}},
	{"wide table", form{kind: "thong_bao", long: 1}, func(d *doc.Doc) {
		for _, b := range d.Sections[0].Blocks {
			if t, ok := b.(*doc.Table); ok && t.Role != doc.RoleLetterhead && t.Role != doc.RoleClosing {
				t.Columns[1] += doc.MM(20)
			}
		}
	}, []string{"bang-rong@TT"}},
	{"no indent", notice, bodyLook(func(s *doc.Style) { s.FirstLine = 0 }), []string{"doan-van@Ngày 18"}},
	{"indent of half an inch less", notice, bodyLook(func(s *doc.Style) { s.FirstLine = doc.MM(5) }), []string{"doan-van@Ngày 18"}},
	{"whole paragraph indented", notice, own("NoiDung", func(s *doc.Style) { s.Left, s.FirstLine = s.FirstLine, 0 }), []string{"doan-van@Ngày 18"}},
	{"indent with a tab", notice, all(
		own("NoiDung", func(s *doc.Style) { s.FirstLine = 0 }),
		func(d *doc.Doc) {
			p := styled(d, "NoiDung-rieng")
			p.Inlines = append([]doc.Inline{doc.Tab{}}, p.Inlines...)
		},
	), []string{"doan-van@Ngày 18"}},
	{"indent with spaces", notice, all(
		own("NoiDung", func(s *doc.Style) { s.FirstLine = 0 }),
		say("NoiDung-rieng", "          Ngày 18 tháng 11 năm 2026, Giám đốc Sở chủ trì giao ban và kết luận như sau:"),
	), []string{"doan-van@Ngày 18"}},
	{"paragraphs close together", notice, bodyLook(func(s *doc.Style) { s.Before = 0 }), []string{"doan-van@I. KẾT"}},
	{"lines too wide", notice, bodyLook(func(s *doc.Style) { s.Line = 2 }), []string{"doan-van@Ngày 18"}},
	{"lines too close", notice, bodyLook(func(s *doc.Style) { s.Line, s.Exact = 0, doc.Pt(13) }), []string{"doan-van!cảnh báo@Ngày 18"}},
	{"lines at 15 pt", notice, bodyLook(func(s *doc.Style) { s.Line, s.Exact = 0, doc.Pt(15) }), []string{"doan-van!cảnh báo@Ngày 18"}},
	{"body in italics", notice, bodyLook(func(s *doc.Style) { s.Italic = true }), []string{"doan-van@Ngày 18", "de-muc@I. KẾT QUẢ"}},
	{"remark in italics", notice, own("NoiDung", func(s *doc.Style) { s.Italic = true }), nil},
	{"second level of dashes", notice, all(body("+ Phòng Tổ chức gửi số liệu.", "Văn phòng tổng hợp."), own("NoiDung", func(s *doc.Style) { s.Left = doc.MM(10) })), []string{"doan-van!cảnh báo@+ Phòng"}},
	{"pitch that is right", notice, bodyLook(func(s *doc.Style) { s.Line, s.Exact = 0, doc.Pt(18) }), nil},
	{"pitch at least", notice, bodyLook(func(s *doc.Style) { s.Line, s.AtLeast = 0, doc.Pt(6) }), nil},

	{"upright grounds", decision, look("CanCu", func(s *doc.Style) { s.Italic = false }), []string{"can-cu@Căn cứ Luật"}},
	{"grounds with commas", decision, say("CanCu", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025,"), []string{"can-cu@Căn cứ Luật"}},
	{"last ground with a semicolon", decision, func(d *doc.Doc) {
		splice(d, styled(d, "CanCu"))
		styled(d, "CanCu").Inlines = words("Theo đề nghị của Chánh Văn phòng Sở;")
	}, []string{"can-cu@Theo đề nghị"}},

	{"enacting words without a colon", decision, enacting("QUYẾT ĐỊNH"), []string{"can-cu!cảnh báo@QUYẾT ĐỊNH"}},

	{"section left out", form{kind: "thong_bao", long: 2}, heading(4, "IV."), []string{"de-muc!cảnh báo@PHẦN VIỆC SỐ 2"}},
	{"section twice", form{kind: "thong_bao", long: 2}, heading(4, "II."), []string{"de-muc!cảnh báo@PHẦN VIỆC SỐ 2"}},
	{"clause twice", notice, heading(2, "1."), []string{"de-muc!cảnh báo@Nhiệm vụ"}},
	{"first clause is the second", notice, all(heading(1, "2."), heading(2, "3.")), []string{"de-muc!cảnh báo@Kết quả chung"}},
	{"clauses run on", notice, body(
		"DeMuc1|I. KẾT QUẢ", "1. Văn phòng đã gửi báo cáo.", "2. Các phòng đã gửi số liệu.",
		"DeMuc1|II. NHIỆM VỤ", "3. Văn phòng tổng hợp.", "4. Các phòng rà soát."), []string{"de-muc!gợi ý@3. Văn phòng"}},
	{"clause with a bracket", notice, all(heading(1, "1)"), heading(2, "2)")), []string{"de-muc@1) Kết quả"}},
	{"section not bold", notice, look("DeMuc1", func(s *doc.Style) { s.Bold = false }), []string{"de-muc@KẾT QUẢ"}},
	{"section in small letters", notice, body("DeMuc1|I. Kết quả thực hiện", "Các phòng đã gửi số liệu."), []string{"de-muc@I. Kết quả"}},
	{"chapter in figures", form{kind: "quy_che"}, body(
		"Chuong|Chương 1", "Chuong|QUY ĐỊNH CHUNG", "Dieu|Điều 1. Phạm vi", "Quy chế này quy định việc giao ban."), []string{"de-muc@Chương 1"}},
	{"chapter without a title", form{kind: "quy_che"}, body(
		"Chuong|Chương I", "Dieu|Điều 1. Phạm vi", "Quy chế này quy định việc giao ban."), []string{"de-muc@Chương I"}},
	{"title of a chapter in small letters", form{kind: "quy_che"}, body(
		"Chuong|Chương I", "Chuong|Quy định chung", "Dieu|Điều 1. Phạm vi", "Quy chế này quy định việc giao ban."), []string{"de-muc@Quy định chung"}},
	{"chapter at the left", form{kind: "quy_che"}, all(body(
		"Chuong|Chương I", "Chuong|QUY ĐỊNH CHUNG", "Dieu|Điều 1. Phạm vi", "Quy chế này quy định việc giao ban."),
		own("Chuong", func(s *doc.Style) { s.Align = doc.AlignJustify; s.FirstLine = doc.MM(12.7) })), []string{"de-muc@Chương I"}},
	{"section of a chapter in Roman numerals", form{kind: "quy_che"}, body(
		"Chuong|Chương I", "Chuong|QUY ĐỊNH CHUNG", "Muc|Mục I", "Muc|PHẠM VI", "Dieu|Điều 1. Phạm vi", "Quy chế này quy định việc giao ban."), []string{"de-muc@Mục I"}},
	{"article left out", form{kind: "quy_che"}, body(
		"Dieu|Điều 1. Phạm vi", "Quy chế này quy định việc giao ban.", "Dieu|Điều 3. Đối tượng", "Các phòng thuộc Sở."), []string{"de-muc!cảnh báo@Điều 3"}},
	{"article with a colon", form{kind: "quy_che"}, body("Dieu|Điều 1: Phạm vi", "Quy chế này quy định việc giao ban."), []string{"de-muc@Điều 1:"}},
	{"article not bold", decision, func(d *doc.Doc) {
		for _, b := range d.Sections[0].Blocks {
			if l, ok := b.(*doc.List); ok {
				for i := range l.Items {
					l.Items[i].LabelBold = false
				}
				return
			}
		}
	}, []string{"de-muc@Ban hành kèm theo"}},

	{"letters of word processors", notice, labels(0, "a)", "b)", "c)", "d)", "e)", "f)", "g)"), []string{"thu-tu-diem@rà soát số liệu"}},
	{"letter left out", notice, labels(0, "a)", "c)"), []string{"thu-tu-diem@trình lãnh đạo"}},
	{"letter twice", notice, labels(0, "a)", "a)"), []string{"thu-tu-diem@trình lãnh đạo"}},
	{"letters with stops", notice, labels(0, "a.", "b."), []string{"thu-tu-diem@soạn báo cáo", "thu-tu-diem@trình lãnh đạo"}},
	{"letters in their order", notice, labels(0, "a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "l)"), nil},

	{"body without an end", notice, say("NoiDungCuoi", "Đề nghị các phòng thực hiện."), []string{"ket-thuc-noi-dung@Đề nghị"}},
	{"table without an end", notice, func(d *doc.Doc) {
		last := styled(d, "NoiDungCuoi")
		last.Inlines = words("Đề nghị các phòng thực hiện theo bảng sau:")
		t := table("TT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát hồ sơ", "20/11/2026")
		t.Columns = []doc.Length{doc.MM(15), doc.MM(100), doc.MM(50)}
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				c.Blocks[0].(*doc.Paragraph).Style = "Bang"
			}
		}
		splice(d, last, last, t)
	}, []string{"ket-thuc-noi-dung@20/11/2026"}},

	{"body all wrong", form{kind: "ke_hoach"}, all(
		body("DeMuc1|I. Kết quả", "1) Văn phòng đã gửi báo cáo.", "DeMuc1|III. NHIỆM VỤ", "a) rà soát;", "b) tổng hợp;", "c) trình;", "d) báo cáo;", "e) lưu."),
		bodyLook(func(s *doc.Style) { s.Align, s.FirstLine, s.Before, s.Line = doc.AlignLeft, 0, 0, 3 }),
		own("NoiDung", func(s *doc.Style) { s.Size = 11 }),
		say("NoiDungCuoi", "Đề nghị các phòng thực hiện"),
	), []string{
		"doan-van@1) Văn phòng", "doan-van@1) Văn phòng", "doan-van@1) Văn phòng", "doan-van@1) Văn phòng", "doan-van@I. Kết quả",
		"de-muc@I. Kết quả", "de-muc@1) Văn phòng", "de-muc!cảnh báo@III. NHIỆM VỤ", "thu-tu-diem@e) lưu", "ket-thuc-noi-dung@Đề nghị",
	}},
	{"decision all wrong", decision, all(
		look("CanCu", func(s *doc.Style) { s.Italic, s.Size = false, 12 }),
		say("CanCu", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"),
		labels(0, "Điều 1:", "Điều 3."),
		look("NoiDung", func(s *doc.Style) { s.Line = 0.8 }),
		places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Lưu: VP"),
	), []string{"can-cu@Căn cứ", "can-cu@Căn cứ", "de-muc@Ban hành", "de-muc!cảnh báo@Chánh Văn phòng", "doan-van@Ban hành", "noi-nhan@Lưu", "noi-nhan@Lưu", "noi-nhan-dau!cảnh báo@Các phòng"}},
}
