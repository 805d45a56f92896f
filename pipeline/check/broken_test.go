package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// broken is a good document with faults planted in it. Each of want is the name of a
// rule, and after "@" a piece of the passage that it must be found at.
type broken struct {
	name  string
	form  form
	plant func(*doc.Doc)
	want  []string
}

// brokenDocs are all of them; the files that plant faults add theirs.
var brokenDocs []broken

// styleOf is a style of a document made here, to be changed.
func styleOf(d *doc.Doc, id string) *doc.Style {
	i := slices.IndexFunc(d.Styles, func(s doc.Style) bool { return s.ID == id })
	if i < 0 {
		panic("no style " + id)
	}
	return &d.Styles[i]
}

// styled is a paragraph of a style, the first of a document.
func styled(d *doc.Doc, style string) *doc.Paragraph {
	for i := range d.Sections {
		if p := styledIn(d.Sections[i].Blocks, style); p != nil {
			return p
		}
	}
	panic("no paragraph of style " + style)
}

func styledIn(blocks []doc.Block, style string) *doc.Paragraph {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			if b.Style == style {
				return b
			}
		case *doc.List:
			for _, it := range b.Items {
				if p := styledIn(it.Blocks, style); p != nil {
					return p
				}
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					if p := styledIn(c.Blocks, style); p != nil {
						return p
					}
				}
			}
		}
	}
	return nil
}

// say gives the first paragraph of a style another text.
func say(style, text string) func(*doc.Doc) {
	return func(d *doc.Doc) { styled(d, style).Inlines = words(text) }
}

// look changes a style.
func look(style string, change func(*doc.Style)) func(*doc.Doc) {
	return func(d *doc.Doc) { change(styleOf(d, style)) }
}

// remove takes the first paragraph of a style out.
func remove(style string) func(*doc.Doc) {
	return func(d *doc.Doc) { splice(d, styled(d, style)) }
}

// lineOf is the drawn line of a role.
func lineOf(d *doc.Doc, role doc.Role) *doc.Rule {
	var find func(blocks []doc.Block) *doc.Rule
	find = func(blocks []doc.Block) *doc.Rule {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Rule:
				if b.Role == role {
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
	for i := range d.Sections {
		if l := find(d.Sections[i].Blocks); l != nil {
			return l
		}
	}
	panic("no line of role " + string(role))
}

// all plants several faults.
func all(plants ...func(*doc.Doc)) func(*doc.Doc) {
	return func(d *doc.Doc) {
		for _, p := range plants {
			p(d)
		}
	}
}

// unlined takes a drawn line out; typedLine puts underscores in its place.
func unlined(role doc.Role) func(*doc.Doc) {
	return func(d *doc.Doc) { splice(d, lineOf(d, role)) }
}

func typedLine(role doc.Role, style string, n int) func(*doc.Doc) {
	return func(d *doc.Doc) {
		splice(d, lineOf(d, role), &doc.Paragraph{Style: style, Inlines: words(strings.Repeat("_", n))})
	}
}

// The kinds of good documents that most faults are planted in.
var (
	notice = form{kind: "thong_bao"}
	letter = form{kind: "cong_van"}
)

func init() {
	brokenDocs = append(brokenDocs, pageFaults...)
	brokenDocs = append(brokenDocs, letterheadFaults...)
	brokenDocs = append(brokenDocs, titleFaults...)
	brokenDocs = append(brokenDocs, wornFaults...)
	brokenDocs = append(brokenDocs, manyFaults...)
}

func page(change func(*doc.Page)) func(*doc.Doc) {
	return func(d *doc.Doc) {
		for i := range d.Sections {
			change(&d.Sections[i].Page)
		}
	}
}

func everyStyle(change func(*doc.Style)) func(*doc.Doc) {
	return func(d *doc.Doc) {
		for i := range d.Styles {
			change(&d.Styles[i])
		}
	}
}

func footed(d *doc.Doc) {
	s := &d.Sections[0]
	s.Footer, s.Header = s.Header, nil
}

var pageFaults = []broken{
	{"letter paper", notice, page(func(p *doc.Page) { p.Width, p.Height = doc.MM(215.9), doc.MM(279.4) }), []string{"kho-giay"}},
	{"A3 with annexes", form{kind: "ke_hoach", annexes: 2}, page(func(p *doc.Page) { p.Width, p.Height = p.Width*2, p.Height*2 }), []string{"kho-giay", "kho-giay"}},
	{"landscape without a table", notice, page(func(p *doc.Page) { p.Width, p.Height = p.Height, p.Width }), []string{"giay-ngang"}},
	{"one margin", notice, page(func(p *doc.Page) { p.Left = doc.MM(25) }), []string{"le-trang"}},
	{"all margins", notice, page(func(p *doc.Page) {
		p.Left, p.Right, p.Top, p.Bottom = doc.MM(25.4), doc.MM(25.4), doc.MM(25.4), doc.MM(25.4)
	}), []string{"le-trang"}},
	{"margins of a sheet", form{kind: "bieu"}, page(func(p *doc.Page) { p.Left = doc.MM(5) }), []string{"le-trang!cảnh báo"}},
	{"another typeface", notice, everyStyle(func(s *doc.Style) { s.Font = "Arial" }), []string{"phong-chu@ỦY BAN"}},
	{"typeface of the body", notice, look("NoiDung", func(s *doc.Style) { s.Font = "Calibri" }), []string{"phong-chu@Ngày 18 tháng 11"}},
	{"typeface of some words", notice, func(d *doc.Doc) {
		styled(d, "NoiDung").Inlines = []doc.Inline{doc.Text{Text: "Các phòng "}, doc.Text{Text: "đã", Look: &doc.Look{Font: "Cambria"}}, doc.Text{Text: " hoàn thành."}}
	}, []string{"phong-chu@Các phòng"}},
	{"old encoding", notice, func(d *doc.Doc) {
		styled(d, "NoiDung").Inlines = []doc.Inline{doc.Text{Text: "Các phòng "}, doc.Text{Text: "tham gia", Look: &doc.Look{Font: ".VnTime"}}, doc.Text{Text: "."}}
	}, []string{"phong-chu@Các phòng"}},
	{"blue title", notice, look("TenLoai", func(s *doc.Style) { s.Color = "0000FF" }), []string{"mau-chu@THÔNG BÁO"}},
	{"red words", notice, func(d *doc.Doc) {
		styled(d, "NoiDung").Inlines = []doc.Inline{doc.Text{Text: "Các phòng "}, doc.Text{Text: "đã", Look: &doc.Look{Color: "C00000"}}, doc.Text{Text: " hoàn thành."}}
	}, []string{"mau-chu@Các phòng"}},
	{"number at the foot", notice, footed, []string{"so-trang"}},
	{"no number", form{kind: "thong_bao", long: 3}, func(d *doc.Doc) { d.Sections[0].Header = nil }, []string{"so-trang"}},
	{"no number on one page", notice, func(d *doc.Doc) { d.Sections[0].Header = nil }, nil},
	{"landscape with the margins turned", form{kind: "ke_hoach", annexes: 2}, func(d *doc.Doc) {
		p := &d.Sections[2].Page
		p.Left, p.Right, p.Top, p.Bottom = doc.MM(20), doc.MM(20), doc.MM(30), doc.MM(15)
	}, nil},
	{"landscape with other margins", form{kind: "ke_hoach", annexes: 2}, func(d *doc.Doc) { d.Sections[2].Page.Left = doc.MM(10) }, []string{"le-trang!cảnh báo"}},
	{"red stamp of secrecy", notice, func(d *doc.Doc) {
		p := styled(d, "TenLoai")
		splice(d, p, &doc.Paragraph{Style: "CoQuan", Align: doc.AlignLeft, Inlines: []doc.Inline{doc.Text{Text: "TỐI MẬT", Look: &doc.Look{Color: "FF0000"}}}}, p)
	}, nil},
	{"number at the right", notice, look("SoTrang", func(s *doc.Style) { s.Align = doc.AlignRight }), []string{"so-trang"}},
	{"small number", notice, look("SoTrang", func(s *doc.Style) { s.Size, s.Italic = 11, true }), []string{"so-trang"}},
	{"number of the first page", notice, func(d *doc.Doc) { d.Sections[0].FirstHeader = d.Sections[0].Header }, []string{"so-trang"}},
	{"numbers run on", form{kind: "ke_hoach", annexes: 2}, func(d *doc.Doc) { d.Sections[1].Restart, d.Sections[2].Restart = false, false }, []string{"so-trang-phu-luc@Phụ lục I"}},
}

var letterheadFaults = []broken{
	{"no nation", notice, remove("QuocHieu"), []string{"quoc-hieu"}},
	{"nation in small letters", notice, say("QuocHieu", "Cộng hòa xã hội chủ nghĩa Việt Nam"), []string{"quoc-hieu@Cộng hòa"}},
	{"nation with two faults", notice, look("QuocHieu", func(s *doc.Style) { s.Size, s.Bold = 11, false }), []string{"quoc-hieu@CỘNG HÒA"}},
	{"nation misspelt", notice, say("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM"), []string{"quoc-hieu@CỘNG HÒA"}},
	{"no motto", notice, all(remove("TieuNgu"), unlined(doc.RoleMotto)), []string{"tieu-ngu"}},
	{"motto with dashes", notice, say("TieuNgu", "Độc lập – Tự do – Hạnh phúc"), []string{"tieu-ngu@Độc lập"}},
	{"motto without spaces", notice, say("TieuNgu", "Độc lập-Tự do-Hạnh phúc"), []string{"tieu-ngu@Độc lập-Tự"}},
	{"motto in capitals", notice, say("TieuNgu", "Độc Lập - Tự Do - Hạnh Phúc"), []string{"tieu-ngu@Độc Lập"}},
	{"thin motto", notice, look("TieuNgu", func(s *doc.Style) { s.Bold, s.Align = false, doc.AlignLeft }), []string{"tieu-ngu@Độc lập"}},
	{"no line", notice, unlined(doc.RoleMotto), []string{"ke-tieu-ngu@Độc lập"}},
	{"short line", notice, func(d *doc.Doc) { lineOf(d, doc.RoleMotto).Width = doc.MM(30) }, []string{"ke-tieu-ngu@Độc lập"}},
	{"short typed line", notice, typedLine(doc.RoleMotto, "TieuNgu", 10), []string{"ke-tieu-ngu@Độc lập"}},
	{"narrow column", notice, func(d *doc.Doc) {
		t := d.Sections[0].Blocks[0].(*doc.Table)
		t.Columns = []doc.Length{doc.MM(82.5), doc.MM(82.5)}
	}, []string{"quoc-hieu-mot-dong@CỘNG HÒA"}},
	{"no agency", notice, all(remove("ChuQuan"), remove("CoQuan"), unlined(doc.RoleAgency)), []string{"ten-co-quan"}},
	{"bold superior", notice, look("ChuQuan", func(s *doc.Style) { s.Bold = true }), []string{"ten-co-quan@ỦY BAN"}},
	{"thin agency", notice, look("CoQuan", func(s *doc.Style) { s.Bold = false }), []string{"ten-co-quan@SỞ NGOẠI VỤ"}},
	{"agency in small letters", notice, say("CoQuan", "Sở Ngoại vụ"), []string{"ten-co-quan@Sở Ngoại vụ"}},
	{"long line under the agency", notice, func(d *doc.Doc) { lineOf(d, doc.RoleAgency).Width = doc.MM(60) }, []string{"ten-co-quan@SỞ NGOẠI VỤ"}},
	{"typed line under the agency", notice, typedLine(doc.RoleAgency, "CoQuan", 5), []string{"ten-co-quan!gợi ý@SỞ NGOẠI VỤ"}},
	{"no number and symbol", notice, remove("SoKyHieu"), []string{"so-ky-hieu"}},
	{"number without 0", notice, say("SoKyHieu", "Số: 5/TB-SNgV"), []string{"so-ky-hieu@5/TB"}},
	{"number with spaces", notice, say("SoKyHieu", "Số : 12 / TB - SNgV"), []string{"so-ky-hieu@12"}},
	{"number with its year", notice, say("SoKyHieu", "Số: 12/2026/TB-SNgV"), []string{"so-ky-hieu@2026"}},
	{"number of the Party", notice, say("SoKyHieu", "Số: 12-TB/SNgV"), []string{"so-ky-hieu@12"}},
	{"large number", notice, look("SoKyHieu", func(s *doc.Style) { s.Size, s.Bold = 14, true }), []string{"so-ky-hieu@Số: 12/TB-SNgV"}},
	{"symbol of another kind", notice, say("SoKyHieu", "Số: 12/KH-SNgV"), []string{"ky-hieu-loai@12/KH"}},
	{"symbol in capitals", form{kind: "to_trinh"}, say("SoKyHieu", "Số: 12/TTR-SNgV"), []string{"ky-hieu-loai@TTR"}},
	{"symbol of a letter", letter, say("SoKyHieu", "Số: 12/CV-SNgV"), []string{"ky-hieu-loai@CV"}},
	{"no dateline", notice, remove("DiaDanhNgay"), []string{"dia-danh-ngay"}},
	{"day without 0", notice, say("DiaDanhNgay", "Gia Lai, ngày 5 tháng 1 năm 2027"), []string{"dia-danh-ngay@ngày 5"}},
	{"no comma", notice, say("DiaDanhNgay", "Gia Lai ngày 19 tháng 11 năm 2026"), []string{"dia-danh-ngay@Gia Lai"}},
	{"no such day", notice, say("DiaDanhNgay", "Gia Lai, ngày 31 tháng 11 năm 2026"), []string{"dia-danh-ngay@31"}},
	{"upright dateline", notice, look("DiaDanhNgay", func(s *doc.Style) { s.Italic = false }), []string{"dia-danh-ngay@Gia Lai,"}},
	{"month with 0", notice, say("DiaDanhNgay", "Gia Lai, ngày 19 tháng 08 năm 2026"), []string{"thang-them-so-khong@tháng 08"}},
	{"sizes of two sets", notice, look("TieuNgu", func(s *doc.Style) { s.Size = 13 }), []string{"bo-co-chu@Độc lập"}},
	{"sizes of three names against two", notice, all(
		look("QuocHieu", func(s *doc.Style) { s.Size = 12 }), look("ChuQuan", func(s *doc.Style) { s.Size = 12 }), look("CoQuan", func(s *doc.Style) { s.Size = 12 }),
	), []string{"bo-co-chu@CỘNG HÒA", "bo-co-chu!cảnh báo@ỦY BAN", "bo-co-chu!cảnh báo@SỞ"}},
	{"nation whose capitals are its look", notice, all(say("QuocHieu", "Cộng hòa xã hội chủ nghĩa Việt Nam"), look("QuocHieu", func(s *doc.Style) { s.Caps = true })), nil},
	{"sizes of agencies", notice, look("CoQuan", func(s *doc.Style) { s.Size = 12 }), []string{"bo-co-chu!cảnh báo@SỞ"}},
}

// joined is both names of agencies in one bold paragraph, and more under them.
func joined(more ...doc.Inline) func(*doc.Doc) {
	return func(d *doc.Doc) {
		p := styled(d, "CoQuan")
		p.Inlines = append(slices.Concat(styled(d, "ChuQuan").Inlines, []doc.Inline{doc.Break{}}, p.Inlines), more...)
		remove("ChuQuan")(d)
	}
}

// spaced puts the agency and the Quốc hiệu on one line, with spaces between.
func spaced(size float64, gap int) func(*doc.Doc) {
	return func(d *doc.Doc) {
		bold := func(s string) doc.Inline { return doc.Text{Text: s, Bold: true, Look: &doc.Look{Size: size}} }
		t := d.Sections[0].Blocks[0].(*doc.Table)
		line := func(a, b string) doc.Block {
			return &doc.Paragraph{Style: "NoiDung", Inlines: []doc.Inline{bold(a), doc.Text{Text: strings.Repeat(" ", gap), Look: &doc.Look{Size: size}}, bold(b)}}
		}
		day := &doc.Paragraph{Style: "DiaDanhNgay", Inlines: words("Gia Lai, ngày 19 tháng 11 năm 2026")}
		splice(d, t, line("SỞ NGOẠI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), line("Số: 12/TB-SNgV", "Độc lập - Tự do - Hạnh phúc"), day)
	}
}

// wornFaults are those of documents that word processors and their users made.
var wornFaults = []broken{
	{"underlined motto", notice, all(unlined(doc.RoleMotto), look("TieuNgu", func(s *doc.Style) { s.Underline = true })), []string{"ke-tieu-ngu!cảnh báo@Độc lập"}},
	{"underlined agency", notice, all(unlined(doc.RoleAgency), look("CoQuan", func(s *doc.Style) { s.Underline = true })), []string{"ten-co-quan@SỞ"}},
	{"border under the agency", notice, func(d *doc.Doc) {
		l := lineOf(d, doc.RoleAgency)
		l.Mark, l.Width = doc.MarkBorder, doc.MM(63)
	}, []string{"ten-co-quan@SỞ"}},
	{"shape that is too long", notice, func(d *doc.Doc) {
		l := lineOf(d, doc.RoleSubject)
		l.Mark, l.Width = doc.MarkShape, doc.MM(150)
	}, []string{"ten-loai@Kết luận"}},
	{"agencies in one paragraph", notice, joined(), []string{"ten-co-quan@ỦY BAN"}},
	{"agencies and a typed line in one paragraph", notice, all(unlined(doc.RoleAgency), joined(doc.Break{}, doc.Text{Text: "____"})), []string{"ten-co-quan@ỦY BAN", "ten-co-quan@SỞ"}},
	{"border of a blank paragraph", notice, func(d *doc.Doc) {
		l := lineOf(d, doc.RoleMotto)
		l.Mark, l.Width = doc.MarkBorder, doc.MM(95)
		splice(d, l, &doc.Paragraph{Style: "TieuNgu"}, l)
	}, []string{"ke-tieu-ngu@Độc lập"}},
	{"letterhead of spaces", notice, spaced(10, 60), []string{"quoc-hieu@CỘNG HÒA", "ten-co-quan@SỞ NGOẠI", "ten-co-quan@SỞ NGOẠI", "tieu-ngu@Độc lập", "ke-tieu-ngu@Độc lập", "so-ky-hieu@Số: 12"}},
	{"letterhead of spaces that is too long", notice, spaced(13, 70), []string{"quoc-hieu-mot-dong@CỘNG HÒA", "ten-co-quan@SỞ NGOẠI", "ke-tieu-ngu@Độc lập", "so-ky-hieu@Số: 12", "bo-co-chu@Độc lập"}},
	{"right typed line", notice, typedLine(doc.RoleSubject, "TrichYeu", 14), []string{"ten-loai!gợi ý@Kết luận"}},
	{"line at the left", notice, func(d *doc.Doc) { lineOf(d, doc.RoleSubject).Align = doc.AlignLeft }, []string{"ten-loai!cảnh báo@Kết luận"}},
	{"bold words in the number", notice, func(d *doc.Doc) {
		styled(d, "SoKyHieu").Inlines = []doc.Inline{doc.Text{Text: "Số: "}, doc.Text{Text: "12", Bold: true}, doc.Text{Text: "/TB-SNgV"}}
	}, []string{"so-ky-hieu@12"}},
	{"draft without a colon", form{kind: "thong_bao", draft: true}, say("SoKyHieu", "Số        /TB-SNgV"), []string{"so-ky-hieu@TB"}},
	{"page number with a word", notice, func(d *doc.Doc) {
		s := &d.Sections[0]
		s.Footer = []doc.Block{&doc.Paragraph{Style: "SoTrang", Inlines: []doc.Inline{doc.Text{Text: "Trang "}, doc.Field{Kind: doc.FieldPage}}}}
		s.Header = nil
	}, []string{"so-trang"}},
	{"day and sizes of a small set", form{kind: "to_trinh", size: "13"}, all(say("DiaDanhNgay", "Gia Lai, ngày 9 tháng 03 năm 2026"), look("QuocHieu", func(s *doc.Style) { s.Size = 13 })),
		[]string{"dia-danh-ngay@Gia Lai,", "thang-them-so-khong@Gia Lai,", "bo-co-chu@CỘNG HÒA"}},
}

var titleFaults = []broken{
	{"no title", notice, remove("TenLoai"), []string{"ten-loai"}},
	{"subject with a full stop", notice, say("TrichYeu", "Kết luận giao ban tháng 11 năm 2026."), []string{"ten-loai!cảnh báo@Kết luận"}},
	{"subject of a letter with a full stop", letter, say("TrichYeuCongVan", "V/v báo cáo kết quả giao ban."), []string{"trich-yeu-cong-van!cảnh báo@V/v"}},
	{"title in small letters", notice, say("TenLoai", "Thông báo"), []string{"ten-loai@Thông báo"}},
	{"title at the left", notice, look("TenLoai", func(s *doc.Style) { s.Align, s.Bold = doc.AlignLeft, false }), []string{"ten-loai@THÔNG BÁO"}},
	{"large title", notice, look("TenLoai", func(s *doc.Style) { s.Size = 16 }), []string{"ten-loai@THÔNG BÁO"}},
	{"thin subject", notice, look("TrichYeu", func(s *doc.Style) { s.Bold, s.Italic = false, true }), []string{"ten-loai@Kết luận"}},
	{"title in small thin letters", notice, all(say("TenLoai", "Thông báo"), look("TenLoai", func(s *doc.Style) { s.Bold = false })), []string{"ten-loai@Thông báo", "ten-loai@Thông báo"}},
	{"no line under the subject", notice, unlined(doc.RoleSubject), []string{"ten-loai@Kết luận"}},
	{"long line under the subject", notice, func(d *doc.Doc) { lineOf(d, doc.RoleSubject).Width = doc.MM(100) }, []string{"ten-loai@Kết luận"}},
	{"no subject of a letter", letter, remove("TrichYeuCongVan"), []string{"trich-yeu-cong-van"}},
	{"bold subject of a letter", letter, look("TrichYeuCongVan", func(s *doc.Style) { s.Bold, s.Size = true, 14 }), []string{"trich-yeu-cong-van@V/v"}},
	{"subject close to the number", letter, look("TrichYeuCongVan", func(s *doc.Style) { s.Before = 0 }), []string{"trich-yeu-cong-van@V/v"}},
	{"V/V", letter, say("TrichYeuCongVan", "V/V báo cáo kết quả giao ban"), []string{"trich-yeu-cong-van@V/V"}},
	{"line under the subject of a letter", letter, func(d *doc.Doc) {
		p := styled(d, "TrichYeuCongVan")
		splice(d, p, p, &doc.Rule{Width: doc.MM(20), Weight: doc.Pt(0.75), Align: doc.AlignCenter})
	}, []string{"trich-yeu-cong-van@V/v"}},
}

// manyFaults have many at once.
var manyFaults = []broken{
	{"page all wrong", form{kind: "bao_cao", annexes: 1}, all(
		page(func(p *doc.Page) {
			p.Width, p.Height, p.Left, p.Top = doc.MM(215.9), doc.MM(279.4), doc.MM(20), doc.MM(15)
		}),
		everyStyle(func(s *doc.Style) { s.Font = "Arial" }),
		footed,
		func(d *doc.Doc) { d.Sections[1].Restart = false },
	), []string{"kho-giay", "le-trang", "phong-chu@ỦY BAN", "so-trang", "so-trang-phu-luc@Phụ lục"}},
	{"letterhead all wrong", notice, all(
		say("QuocHieu", "CỘNG  HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
		say("TieuNgu", "Độc lập – Tự do – Hạnh phúc"),
		typedLine(doc.RoleMotto, "TieuNgu", 6),
		look("ChuQuan", func(s *doc.Style) { s.Bold = true }),
		unlined(doc.RoleAgency),
		say("SoKyHieu", "Số: 5/TB - SNgV"),
		say("DiaDanhNgay", "Gia Lai, ngày 5 tháng 2 năm 2027"),
		look("DiaDanhNgay", func(s *doc.Style) { s.Italic = false }),
	), []string{"quoc-hieu@HÒA", "tieu-ngu@Độc lập", "ke-tieu-ngu@Độc lập", "ten-co-quan@ỦY BAN", "ten-co-quan@SỞ", "so-ky-hieu@Số: 5/TB", "dia-danh-ngay@Gia Lai", "dia-danh-ngay@Gia Lai"}},
	{"looks of a letter all wrong", letter, all(
		look("QuocHieu", func(s *doc.Style) { s.Size = 16 }),
		look("TieuNgu", func(s *doc.Style) { s.Size = 16 }),
		look("SoKyHieu", func(s *doc.Style) { s.Size = 12 }),
		look("TrichYeuCongVan", func(s *doc.Style) { s.Size, s.Italic, s.Before = 11, true, 0 }),
		look("DiaDanhNgay", func(s *doc.Style) { s.Color = "FF0000" }),
		footed,
	), []string{"quoc-hieu@CỘNG HÒA", "tieu-ngu@Độc lập", "so-ky-hieu@Số: 12/SNgV-VP", "trich-yeu-cong-van@V/v", "trich-yeu-cong-van@V/v", "mau-chu@Gia Lai", "so-trang"}},
	{"decision half made", form{kind: "quyet_dinh"}, all(
		remove("SoKyHieu"), remove("DiaDanhNgay"), unlined(doc.RoleMotto), unlined(doc.RoleSubject),
		look("TenLoai", func(s *doc.Style) { s.Size, s.Align = 18, doc.AlignLeft }),
	), []string{"so-ky-hieu", "dia-danh-ngay", "ke-tieu-ngu@Độc lập", "ten-loai@QUYẾT ĐỊNH", "ten-loai@Kết luận"}},
	{"sizes at random", form{kind: "ke_hoach"}, all(
		look("QuocHieu", func(s *doc.Style) { s.Size = 12 }),
		look("ChuQuan", func(s *doc.Style) { s.Size = 10 }),
		look("SoKyHieu", func(s *doc.Style) { s.Size = 15 }),
		look("TenLoai", func(s *doc.Style) { s.Size = 20 }),
		look("TrichYeu", func(s *doc.Style) { s.Size = 12 }),
	), []string{"bo-co-chu@CỘNG HÒA", "ten-co-quan@ỦY BAN", "so-ky-hieu@Số: 12/KH-SNgV", "ten-loai@KẾ HOẠCH", "ten-loai@Kết luận"}},
	{"minutes", form{kind: "bien_ban"}, all(
		look("QuocHieu", func(s *doc.Style) { s.Bold = false }), say("TieuNgu", "Độc lập-Tự do-Hạnh phúc"), unlined(doc.RoleAgency),
		say("SoKyHieu", "Số: 7/BB-SNgV"), look("TrichYeu", func(s *doc.Style) { s.Align = doc.AlignJustify }), page(func(p *doc.Page) { p.Right = doc.MM(30) }),
	), []string{"quoc-hieu@CỘNG HÒA", "tieu-ngu@Độc lập-Tự", "ten-co-quan@SỞ", "so-ky-hieu@Số: 7/BB-SNgV", "ten-loai@Kết luận", "le-trang"}},
	{"letter with a title", letter, all(
		say("TrichYeuCongVan", "v/v báo cáo kết quả giao ban"), say("SoKyHieu", "Số: 12/CV-SNgV"), unlined(doc.RoleMotto),
		look("CoQuan", func(s *doc.Style) { s.Bold = false }), say("DiaDanhNgay", "Gia Lai ngày 5 tháng 06 năm 2026"),
	), []string{"trich-yeu-cong-van@v/v báo", "ky-hieu-loai@Số: 12/CV-SNgV", "ke-tieu-ngu@Độc lập", "ten-co-quan@SỞ NGOẠI", "dia-danh-ngay@Gia Lai", "thang-them-so-khong@Gia Lai"}},
	{"old habits", form{kind: "bao_cao", size: "13", annexes: 2}, all(
		footed, page(func(p *doc.Page) { p.Left, p.Right = doc.MM(25), doc.MM(25) }), typedLine(doc.RoleAgency, "CoQuan", 20), typedLine(doc.RoleSubject, "TrichYeu", 3),
		func(d *doc.Doc) { d.Sections[2].Restart = false }, look("TenLoai", func(s *doc.Style) { s.Size = 15 }),
	), []string{"so-trang", "le-trang", "ten-co-quan@SỞ NGOẠI", "ten-loai@BÁO CÁO", "ten-loai@Kết luận", "so-trang-phu-luc@Phụ lục II"}},
	{"coloured", form{kind: "giay_moi", draft: true}, all(
		everyStyle(func(s *doc.Style) { s.Color = "1F3864" }), look("TenLoai", func(s *doc.Style) { s.Italic = true }), unlined(doc.RoleSubject),
		page(func(p *doc.Page) { p.Bottom = doc.MM(10) }), look("SoTrang", func(s *doc.Style) { s.Size = 10 }),
	), []string{"mau-chu@ỦY BAN", "ten-loai@GIẤY MỜI", "ten-loai@Kết luận", "le-trang", "so-trang"}},
	{"nothing above the text", notice, all(
		remove("QuocHieu"), remove("TieuNgu"), unlined(doc.RoleMotto), remove("ChuQuan"), remove("CoQuan"), unlined(doc.RoleAgency), remove("SoKyHieu"), remove("DiaDanhNgay"),
	), []string{"quoc-hieu", "tieu-ngu", "ten-co-quan", "so-ky-hieu", "dia-danh-ngay"}},
}

// matches tells whether a finding is a wanted one: "rule@passage", or "rule" of what
// stands at no passage; "rule!cảnh báo" if it is less grave than its rule.
func matches(f check.Finding, want string) bool {
	rule, passage, _ := strings.Cut(want, "@")
	name, severity, lower := strings.Cut(rule, "!")
	if !lower {
		severity = severityOf(name).String()
	}
	return f.Rule == name && f.Severity.String() == severity && strings.Contains(f.Passage, passage) && (passage != "") == (f.Passage != "")
}

// ruleOf is the name of the rule that a wanted finding is of.
func ruleOf(want string) string {
	return strings.FieldsFunc(want, func(c rune) bool { return c == '@' || c == '!' })[0]
}

func severityOf(name string) check.Severity {
	rules := check.Rules()
	i := slices.IndexFunc(rules, func(r check.Rule) bool { return r.Name == name })
	if i < 0 {
		panic("no rule " + name)
	}
	return rules[i].Severity
}

// differ tells how findings are not those that are wanted.
func differ(fs []check.Finding, want []string) string {
	left := slices.Clone(want)
	var more []check.Finding
	for _, f := range fs {
		if i := slices.IndexFunc(left, func(w string) bool { return matches(f, w) }); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			more = append(more, f)
		}
	}
	var b strings.Builder
	if len(left) > 0 {
		fmt.Fprintf(&b, "\n  not found: %s", strings.Join(left, ", "))
	}
	if len(more) > 0 {
		fmt.Fprintf(&b, "\n  not planted: %s", told(more))
	}
	return b.String()
}

// Planted faults are found, all of them and nothing else, whoever made the file.
func TestBroken(t *testing.T) {
	r := rules(t)
	for _, c := range brokenDocs {
		t.Run(c.name, func(t *testing.T) {
			if diff := differ(run(r, c.make(t, r)).Findings, c.want); diff != "" {
				t.Errorf("%s", diff)
			}
			if diff := differ(run(r, foreign(c.make(t, r))).Findings, c.want); diff != "" {
				t.Errorf("foreign: %s", diff)
			}
		})
	}
}

func (c *broken) make(t helper, r *thethuc.Rules) *doc.Doc {
	d := good(t, r, c.form)
	c.plant(d)
	return d
}

// Every finding says where, what, by what and how; its words are those of a message.
func TestFindingsAreWhole(t *testing.T) {
	r := rules(t)
	for _, c := range brokenDocs {
		for _, f := range run(r, c.make(t, r)).Findings {
			if f.Found == "" || f.Want == "" || f.Basis == "" || f.Hint == "" || strings.HasSuffix(f.Found, ".") && !strings.HasSuffix(f.Found, "..") {
				t.Errorf("%s: not whole: %s, căn cứ %q, cách sửa %q", c.name, told([]check.Finding{f}), f.Basis, f.Hint)
			}
			if f.Block != nil && f.Page == 0 {
				t.Errorf("%s: on no page: %s", c.name, told([]check.Finding{f}))
			}
		}
	}
}

// Every rule is broken somewhere, and says what it has to.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range brokenDocs {
		for _, w := range c.want {
			seen[ruleOf(w)] = true
		}
	}
	for _, name := range append(lintFaults(), "van-ban-hanh-chinh", "hop-chu") { // [TestPapers], [TestBoxes]
		seen[name] = true
	}
	names := map[string]bool{}
	for _, rule := range check.Rules() {
		if !seen[rule.Name] {
			t.Errorf("nothing breaks %s", rule.Name)
		}
		if names[rule.Name] {
			t.Errorf("two rules %s", rule.Name)
		}
		names[rule.Name] = true
		if rule.Says == "" || rule.Why == "" || rule.Basis == "" || rule.Wrong == "" || rule.Right == "" {
			t.Errorf("%s is not whole: %+v", rule.Name, rule)
		}
		if strings.Contains(rule.Basis, ", mục ") || strings.Contains(rule.Basis, "Phần I") {
			t.Errorf("%s: the place is not cited in the short way: %s", rule.Name, rule.Basis)
		}
	}
	for name := range seen {
		if !names[name] {
			t.Errorf("no rule %s", name)
		}
	}
}

// The words of the decree make errors, its forms and readings of it warnings, custom
// hints.
func TestSeverities(t *testing.T) {
	lower := map[string]check.Severity{
		"hop-chu": check.Warning, "giay-ngang": check.Warning, "thang-them-so-khong": check.Warning, "ket-thuc-noi-dung": check.Warning, "bang-rong": check.Warning,
		"quoc-hieu-mot-dong": check.Info, "chu-ky-lien-trang": check.Info, "ky-tu-an": check.Info, "dau-thanh-lan": check.Info,
	}
	linted := lintFaults()
	for _, rule := range check.Rules() {
		want, listed := lower[rule.Name]
		if (listed || !slices.Contains(linted, rule.Name)) && rule.Severity != want {
			t.Errorf("%s: %s, want %s", rule.Name, rule.Severity, want)
		}
	}
}

// A rule that is off finds nothing.
func TestOff(t *testing.T) {
	r := rules(t)
	for _, c := range brokenDocs {
		var off []string
		for _, w := range c.want {
			off = append(off, ruleOf(w))
		}
		fs := check.Run(c.make(t, r), check.Options{Rules: r, Off: off}).Findings
		if slices.ContainsFunc(fs, func(f check.Finding) bool { return slices.Contains(off, f.Rule) }) {
			t.Errorf("%s: %s", c.name, told(fs))
		}
	}
}

// spoken is the letters of a document, however their marks are typed, without the signs
// and the zeros that a change may mend.
func spoken(d *doc.Doc) string {
	var b strings.Builder
	for i := range d.Sections {
		for line := range doc.Lines(d.Sections[i].Blocks) {
			b.WriteString(line)
		}
	}
	return strings.Map(func(c rune) rune {
		if c != '0' && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			return c
		}
		return -1
	}, viet.Lower(viet.Canonical(viet.Clean(b.String()))))
}

// What comes with changes is gone when they are made, nothing new is wrong, and the
// words are the same.
func TestMended(t *testing.T) {
	r := rules(t)
	for _, c := range brokenDocs {
		for name, make := range map[string]func() *doc.Doc{
			"own":     func() *doc.Doc { return c.make(t, r) },
			"foreign": func() *doc.Doc { return foreign(c.make(t, r)) },
		} {
			d := make()
			words := spoken(d)
			report := run(r, d)
			stay := slices.DeleteFunc(slices.Clone(report.Findings), func(f check.Finding) bool { return len(f.Changes) > 0 })
			apply(d, report.Changes())
			if got := run(r, d).Findings; !sameRules(got, stay) {
				t.Errorf("%s, %s: left: %s\nshould be left: %s", c.name, name, told(got), told(stay))
			}
			if got := spoken(d); got != words {
				t.Errorf("%s, %s: words changed\n%s\n%s", c.name, name, words, got)
			}
		}
	}
}

// Faults of any number together are mended in one go.
func TestMendedTogether(t *testing.T) {
	r := rules(t)
	all := forms(r)
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(all).Draw(t, "form")
		var plants []broken
		for range rapid.IntRange(1, 8).Draw(t, "faults") {
			plants = append(plants, rapid.SampledFrom(brokenDocs).Draw(t, "fault"))
		}
		make := func() *doc.Doc {
			d := good(t, r, f)
			for _, c := range plants {
				planted(d, c.plant)
			}
			return d
		}
		d := make()
		if rapid.Bool().Draw(t, "foreign") {
			d = foreign(d)
		}
		report := run(r, d)
		apply(d, report.Changes())
		for _, f := range run(r, d).Findings {
			moved := f.Rule == "chu-ky-lien-trang" || f.Rule == "so-trang" // letters that change move to other pages
			if len(f.Changes) > 0 && !moved {
				t.Fatalf("left: %s\nof: %s", told([]check.Finding{f}), told(report.Findings))
			}
		}
	})
}

// planted plants a fault, unless the document has no place for it.
func planted(d *doc.Doc, plant func(*doc.Doc)) {
	defer func() { _ = recover() }()
	plant(d)
}

func sameRules(a, b []check.Finding) bool {
	names := func(fs []check.Finding) (out []string) {
		for _, f := range fs {
			out = append(out, f.Rule)
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(names(a), names(b))
}
