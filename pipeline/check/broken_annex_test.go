package check_test

import (
	"vanthu/pipeline/doc"
)

func init() { brokenDocs = append(brokenDocs, annexFaults...) }

// annexLabel gives the i-th annex another label.
func annexLabel(i int, text string) func(*doc.Doc) {
	return func(d *doc.Doc) { d.Sections[i].Blocks[0].(*doc.Heading).Inlines = words(text) }
}

var (
	oneAnnex   = form{kind: "ke_hoach", annexes: 1}
	twoAnnexes = form{kind: "ke_hoach", annexes: 2}
)

var annexFaults = []broken{
	{"annex in capitals", oneAnnex, annexLabel(1, "PHỤ LỤC"), []string{"phu-luc@PHỤ LỤC"}},
	{"annexes in figures", twoAnnexes, all(annexLabel(1, "Phụ lục 1"), annexLabel(2, "Phụ lục 2")), []string{"phu-luc@Phụ lục 1", "phu-luc@Phụ lục 2"}},
	{"annexes without numbers", twoAnnexes, annexLabel(2, "Phụ lục"), []string{"phu-luc@Phụ lục"}},
	{"annex left out", twoAnnexes, annexLabel(2, "Phụ lục III"), []string{"phu-luc@Phụ lục III"}},
	{"small annex", oneAnnex, look("PhuLuc", func(s *doc.Style) { s.Size, s.Align = 13, doc.AlignLeft }), []string{"phu-luc@Phụ lục"}},
	{"title in small letters of an annex", oneAnnex, say("PhuLucTen", "Danh mục nhiệm vụ"), []string{"phu-luc@Danh mục"}},
	{"thin title of an annex", oneAnnex, look("PhuLucTen", func(s *doc.Style) { s.Bold = false }), []string{"phu-luc@DANH MỤC"}},
	{"upright line of an annex", oneAnnex, look("KemTheo", func(s *doc.Style) { s.Italic = false }), []string{"phu-luc@Kèm theo"}},
	{"regulations issued with it", oneAnnex, all(
		func(d *doc.Doc) { splice(d, d.Sections[1].Blocks[0]) },
		say("PhuLucTen", "Làm việc của Sở Ngoại vụ"), before("PhuLucTen", "PhuLucTen", "QUY CHẾ", doc.RoleNone),
	), nil},
	{"annex of nothing", oneAnnex, remove("KemTheo"), []string{"phu-luc@Phụ lục"}},
	{"annex without an end", oneAnnex, func(d *doc.Doc) {
		blocks := d.Sections[1].Blocks
		blocks[len(blocks)-1].(*doc.Paragraph).Inlines = words("Các phòng lập kế hoạch.")
	}, []string{"phu-luc!cảnh báo@Các phòng"}},
	{"annex not mentioned", oneAnnex, say("NoiDungCuoi", "Đề nghị các phòng thực hiện./."), []string{"phu-luc@Phụ lục"}},
	{"annex on the page of the signature", oneAnnex, func(d *doc.Doc) {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, d.Sections[1].Blocks...)
		d.Sections = d.Sections[:1]
	}, []string{"so-trang-phu-luc@Phụ lục"}},
	{"one annex in figures", oneAnnex, annexLabel(1, "Phụ lục 1"), []string{"phu-luc!cảnh báo@Phụ lục 1"}},

	{"annexes all wrong", twoAnnexes, all(
		annexLabel(1, "PHỤ LỤC 1"), annexLabel(2, "Phụ lục 2"),
		look("PhuLuc", func(s *doc.Style) { s.Size, s.Bold = 16, false }),
		look("PhuLucTen", func(s *doc.Style) { s.Align = doc.AlignLeft }),
		look("KemTheo", func(s *doc.Style) { s.Italic, s.Size = false, 11 }),
		say("NoiDungCuoi", "Đề nghị các phòng thực hiện./."),
	), []string{"phu-luc@PHỤ LỤC 1", "phu-luc@PHỤ LỤC 1", "phu-luc@PHỤ LỤC 1", "phu-luc@PHỤ LỤC 1", "phu-luc@Phụ lục 2", "phu-luc@DANH MỤC", "phu-luc@Kèm theo"}},
}
