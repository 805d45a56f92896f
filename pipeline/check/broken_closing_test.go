package check_test

import (
	"slices"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

func init() { brokenDocs = append(brokenDocs, closingFaults...) }

// listOf is the list whose first entry has a style.
func listOf(d *doc.Doc, style string) *doc.List {
	var find func([]doc.Block) *doc.List
	find = func(blocks []doc.Block) *doc.List {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.List:
				if p, ok := b.Items[0].Blocks[0].(*doc.Paragraph); ok && p.Style == style {
					return b
				}
			case *doc.Table:
				for _, row := range b.Rows {
					for _, c := range row.Cells {
						if l := find(c.Blocks); l != nil {
							return l
						}
					}
				}
			}
		}
		return nil
	}
	if l := find(d.Sections[0].Blocks); l != nil {
		return l
	}
	panic("no list of style " + style)
}

// places gives a list of places other entries; the label of all is the given one.
func places(style, label string, texts ...string) func(*doc.Doc) {
	return func(d *doc.Doc) {
		l := listOf(d, style)
		l.Items = nil
		for _, s := range texts {
			l.Items = append(l.Items, doc.Item{Label: label, Blocks: []doc.Block{&doc.Paragraph{Style: style, Inlines: words(s)}}})
		}
	}
}

// before puts a paragraph above the first of a style.
func before(style, own, text string, role doc.Role) func(*doc.Doc) {
	return func(d *doc.Doc) {
		p := styled(d, style)
		splice(d, p, &doc.Paragraph{Style: own, Role: role, Inlines: words(text)}, p)
	}
}

// unkept lets the signature stand alone on the last page.
func unkept(d *doc.Doc) {
	for i := range d.Styles {
		d.Styles[i].KeepNext = false
	}
	first, last, sign := styled(d, "NoiDung"), styled(d, "NoiDungCuoi"), styled(d, "QuyenHan")
	for pageOf(d, sign) == pageOf(d, last) {
		splice(d, first, first, &doc.Paragraph{Style: "NoiDung", Inlines: words("Các phòng chuyên môn rà soát số liệu.")})
	}
}

// pageOf is the page on which a block begins.
func pageOf(d *doc.Doc, b doc.Block) int {
	pages, _ := layout.Pages(d, fonts.Load())
	return slices.IndexFunc(pages, func(p layout.Page) bool {
		return slices.ContainsFunc(p.Texts, func(t layout.Text) bool { return t.Block == b })
	})
}

// loosened puts what stands in the closing table in paragraphs: the signature first, as
// it stood, and then the recipients.
func loosened(align doc.Align, indent bool) func(*doc.Doc) {
	return func(d *doc.Doc) {
		s := &d.Sections[0]
		i := slices.IndexFunc(s.Blocks, func(b doc.Block) bool { t, ok := b.(*doc.Table); return ok && t.Role == doc.RoleClosing })
		cells := s.Blocks[i].(*doc.Table).Rows[0].Cells
		for _, b := range cells[1].Blocks {
			if p, ok := b.(*doc.Paragraph); ok {
				p.Align = align
				if indent {
					p.Inlines = append([]doc.Inline{doc.Tab{}, doc.Tab{}, doc.Tab{}}, p.Inlines...)
				}
			}
		}
		s.Blocks = slices.Concat(s.Blocks[:i], cells[1].Blocks, cells[0].Blocks, s.Blocks[i+1:])
	}
}

// tabbed puts the post on the line of "Nơi nhận".
func tabbed(d *doc.Doc) {
	loosened(doc.AlignLeft, true)(d)
	post, first := styled(d, "QuyenHan"), styled(d, "NoiNhan")
	first.Inlines = slices.Concat(first.Inlines, post.Inlines)
	name := styled(d, "HoTen")
	splice(d, post)
	splice(d, name)
	list := listOf(d, "NoiNhanMuc")
	splice(d, list, list, name)
}

// splitting lets the row of the signature break, and does so.
func splitting(d *doc.Doc) {
	for i := range d.Styles {
		d.Styles[i].KeepNext = false
	}
	first, name := styled(d, "NoiDung"), styled(d, "HoTen")
	for _, b := range d.Sections[0].Blocks {
		if t, ok := b.(*doc.Table); ok && t.Role == doc.RoleClosing {
			t.Rows[0].CanSplit = true
		}
	}
	for pageOf(d, name) == pageOf(d, styled(d, "QuyenHan")) {
		splice(d, first, first, &doc.Paragraph{Style: "NoiDung", Inlines: words("Rà soát số liệu.")})
	}
}

var several = form{kind: "cong_van", annexes: 1}

var closingFaults = []broken{
	{"addressees of a notice", notice, before("NoiDung", "KinhGui", "Kính gửi: Sở Nội vụ", doc.RoleAddressee), []string{"kinh-gui@Kính gửi"}},
	{"letter to nobody", letter, remove("KinhGui"), []string{"kinh-gui"}},
	{"name of the addressee missing", letter, say("KinhGui", "Kính gửi:"), []string{"kinh-gui@Kính gửi"}},
	{"bold addressee", letter, look("KinhGui", func(s *doc.Style) { s.Bold, s.Italic = true, true }), []string{"kinh-gui@Kính gửi"}},
	{"addressee with a semicolon", letter, say("KinhGui", "Kính gửi: Ủy ban nhân dân tỉnh;"), []string{"kinh-gui@tỉnh;"}},
	{"two addressees on a line", letter, say("KinhGui", "Kính gửi: Ủy ban nhân dân tỉnh; Sở Nội vụ"), []string{"kinh-gui@Sở Nội vụ"}},
	{"addressees with commas", several, places("KinhGuiMuc", "-", "Ủy ban nhân dân tỉnh,", "Sở Tài chính;", "Sở Nội vụ"), []string{"kinh-gui@tỉnh,", "kinh-gui@Sở Nội vụ"}},
	{"addressees with bullets", several, places("KinhGuiMuc", "+", "Ủy ban nhân dân tỉnh;", "Sở Nội vụ."), []string{"kinh-gui@Ủy ban"}},
	{"dashes not under each other", several, own("KinhGuiMuc", func(s *doc.Style) { s.Left += doc.MM(5) }), []string{"kinh-gui@Sở Nội vụ"}},

	{"no recipients", notice, func(d *doc.Doc) {
		splice(d, listOf(d, "NoiNhanMuc"))
		splice(d, styled(d, "NoiNhan"))
	}, []string{"noi-nhan"}},
	{"recipients upright", notice, look("NoiNhan", func(s *doc.Style) { s.Italic, s.Size = false, 14 }), []string{"noi-nhan@Nơi nhận"}},
	{"recipients in the middle", notice, all(look("NoiNhan", func(s *doc.Style) { s.Align = doc.AlignCenter }), look("NoiNhanMuc", func(s *doc.Style) { s.Align = doc.AlignCenter })), []string{"noi-nhan@Nơi nhận"}},
	{"recipients without a colon", notice, say("NoiNhan", "Nơi nhận"), []string{"noi-nhan@Nơi nhận"}},
	{"large recipients", notice, look("NoiNhanMuc", func(s *doc.Style) { s.Size, s.Italic = 12, true }), []string{"noi-nhan@Các phòng"}},
	{"recipients with commas", notice, places("NoiNhanMuc", "-", "Các phòng chuyên môn,", "Lưu: VT, VP."), []string{"noi-nhan@Các phòng"}},
	{"recipients without a stop", notice, places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Lưu: VT, VP"), []string{"noi-nhan@Lưu"}},
	{"recipients with bullets", notice, places("NoiNhanMuc", "+", "Các phòng chuyên môn;", "Lưu: VT, VP."), []string{"noi-nhan@Các phòng"}},
	{"nothing filed", notice, places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Văn phòng Sở."), []string{"noi-nhan@Văn phòng"}},
	{"file without a colon", notice, places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Lưu VT, VP."), []string{"noi-nhan@Lưu VT"}},
	{"file without the archive", notice, places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Lưu: VP."), []string{"noi-nhan@Lưu: VP"}},
	{"file first", notice, places("NoiNhanMuc", "-", "Lưu: VT, VP;", "Các phòng chuyên môn."), []string{"noi-nhan@Lưu: VT"}},

	{"letter not as above", letter, places("NoiNhanMuc", "-", "Ủy ban nhân dân tỉnh;", "Lưu: VT, VP."), []string{"noi-nhan-dau@Ủy ban"}},
	{"decision not as its article", decision, places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Lưu: VT, VP."), []string{"noi-nhan-dau!cảnh báo@Các phòng"}},

	{"nobody signs", notice, func(d *doc.Doc) {
		splice(d, styled(d, "QuyenHan"))
		splice(d, styled(d, "HoTen"))
	}, []string{"nguoi-ky"}},
	{"slash form", notice, all(say("QuyenHan", "PHÓ GIÁM ĐỐC"), before("QuyenHan", "QuyenHan", "K/T GIÁM ĐỐC", doc.RoleSignature)), []string{"nguoi-ky@K/T"}},
	{"capacity without a dot", notice, all(say("QuyenHan", "PHÓ GIÁM ĐỐC"), before("QuyenHan", "QuyenHan", "KT GIÁM ĐỐC", doc.RoleSignature)), []string{"nguoi-ky@KT GIÁM"}},
	{"on behalf of a post", notice, all(say("QuyenHan", "PHÓ GIÁM ĐỐC"), before("QuyenHan", "QuyenHan", "TM. GIÁM ĐỐC", doc.RoleSignature), before("QuyenHan", "QuyenHan", "KT. GIÁM ĐỐC", doc.RoleSignature)), []string{"nguoi-ky!cảnh báo@TM."}},
	{"on behalf of a post, alone", notice, say("QuyenHan", "TM. GIÁM ĐỐC"), []string{"nguoi-ky!cảnh báo@TM."}},
	{"on behalf of a body", notice, before("QuyenHan", "QuyenHan", "TM. ỦY BAN NHÂN DÂN", doc.RoleSignature), nil},
	{"power of one, signed for a body", decision, before("QuyenHan", "QuyenHan", "TM. ỦY BAN NHÂN DÂN", doc.RoleSignature), []string{"nguoi-ky!cảnh báo@TM."}},
	{"deputy alone", notice, say("QuyenHan", "PHÓ GIÁM ĐỐC"), []string{"nguoi-ky!cảnh báo@PHÓ GIÁM"}},
	{"post in small letters", notice, say("QuyenHan", "Giám đốc"), []string{"nguoi-ky@Giám đốc"}},
	{"post not bold", notice, look("QuyenHan", func(s *doc.Style) { s.Bold, s.Size = false, 12 }), []string{"nguoi-ky@GIÁM ĐỐC"}},
	{"name in capitals", notice, say("HoTen", "LÊ VĂN AN"), []string{"nguoi-ky@LÊ VĂN AN"}},
	{"name not bold", notice, look("HoTen", func(s *doc.Style) { s.Bold = false }), []string{"nguoi-ky@Lê Văn An"}},
	{"name with a title", notice, say("HoTen", "ThS. Lê Văn An"), []string{"nguoi-ky@ThS."}},
	{"post without a name", notice, remove("HoTen"), []string{"nguoi-ky@GIÁM ĐỐC"}},

	{"title where the sector allows it", notice, all(say("HoTen", "TS. Lê Văn An"), say("CoQuan", "TRƯỜNG CAO ĐẲNG"), func(d *doc.Doc) { lineOf(d, doc.RoleAgency).Width = doc.MM(18) }), nil},
	{"kept by the unit itself", notice, all(say("SoKyHieu", "Số: 12/TB-VP"), places("NoiNhanMuc", "-", "Các phòng chuyên môn;", "Lưu: VP.")), nil},

	{"signature at the right edge", notice, loosened(doc.AlignRight, false), []string{"nguoi-ky@GIÁM ĐỐC", "nguoi-ky@Lê Văn An"}},
	{"signature in the middle of the page", notice, loosened(doc.AlignCenter, false), []string{"nguoi-ky@GIÁM ĐỐC", "nguoi-ky@Lê Văn An"}},
	{"signature behind tabs", notice, loosened(doc.AlignLeft, true), []string{"nguoi-ky@GIÁM ĐỐC", "nguoi-ky@Lê Văn An"}},
	{"signature beside the recipients by tabs", notice, tabbed, []string{"nguoi-ky@GIÁM ĐỐC", "nguoi-ky@GIÁM ĐỐC"}},
	{"signature that breaks", notice, splitting, []string{"chu-ky-lien-trang@GIÁM ĐỐC"}},
	{"agency abbreviated", notice, all(say("CoQuan", "UBND XÃ AN HÒA"), func(d *doc.Doc) { lineOf(d, doc.RoleAgency).Width = doc.MM(16) }), []string{"ten-co-quan!cảnh báo@UBND"}},

	{"signature alone", notice, unkept, []string{"chu-ky-lien-trang@GIÁM ĐỐC"}},

	{"closing all wrong", letter, all(
		say("KinhGui", "KÍNH GỬI: Ủy ban nhân dân tỉnh;"),
		say("NoiDungCuoi", "Đề nghị các phòng thực hiện."),
		look("NoiNhan", func(s *doc.Style) { s.Bold = false }),
		look("NoiNhanMuc", func(s *doc.Style) { s.Size = 14 }),
		places("NoiNhanMuc", "+", "Ủy ban nhân dân tỉnh", "Lưu VT"),
		say("QuyenHan", "K/T GIÁM ĐỐC"),
		look("QuyenHan", func(s *doc.Style) { s.Bold = false }),
		say("HoTen", "TS. LÊ VĂN AN"),
	), []string{
		"kinh-gui@tỉnh;", "kinh-gui@tỉnh;", "ket-thuc-noi-dung@Đề nghị", "noi-nhan@Nơi nhận", "noi-nhan@Ủy ban", "noi-nhan@Ủy ban", "noi-nhan@Ủy ban", "noi-nhan@Lưu",
		"noi-nhan@Lưu", "noi-nhan-dau@Ủy ban", "nguoi-ky@K/T", "nguoi-ky@K/T", "nguoi-ky@TS.", "nguoi-ky@TS.",
	}},
}
