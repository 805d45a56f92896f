package thethuc

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

const rulesFile = "../../templates/rules/nd30-2020.yaml"

func rules(t testing.TB) *Rules {
	t.Helper()
	data, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Load(rulesFile, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Short ways to write raw bodies.
func text(s string) []doc.Inline         { return []doc.Inline{doc.Text{Text: s}} }
func para(s string) doc.Block            { return &doc.Paragraph{Inlines: text(s)} }
func head(level int, s string) doc.Block { return &doc.Heading{Level: level, Inlines: text(s)} }
func item(s string, more ...doc.Block) doc.Item {
	return doc.Item{Blocks: append([]doc.Block{para(s)}, more...)}
}
func ordered(items ...doc.Item) *doc.List { return &doc.List{Ordered: true, Items: items} }
func bullets(items ...doc.Item) *doc.List { return &doc.List{Items: items} }

// tasks is a table of three columns with a heading row.
func tasks(cells ...string) *doc.Table {
	t := &doc.Table{Role: doc.RoleData, Columns: []doc.Length{1, 4, 2}, HeaderRows: 1}
	for len(cells) > 0 {
		var row doc.Row
		for i, c := range cells[:3] {
			p := &doc.Paragraph{Inlines: text(c)}
			if i == 0 {
				p.Align = doc.AlignCenter
			}
			row.Cells = append(row.Cells, doc.Cell{Blocks: []doc.Block{p}})
		}
		t.Rows, cells = append(t.Rows, row), cells[3:]
	}
	return t
}

// office is a numbered document of a commune; draft one of a department.
func office(kind string) Frame {
	return Frame{
		Kind: kind, Agency: "ỦY BAN NHÂN DÂN XÃ HÒA AN", Symbol: "UBND", Drafter: "VP",
		Number: "5", Place: "Hòa An", Date: viet.Date{Year: 2026, Month: 11, Day: 9},
		Subject:    text("Kết luận giao ban tháng 11 năm 2026"),
		Outline:    OutlineSections,
		Signatures: []Signature{{Authority: []string{"TM. Ủy ban nhân dân"}, Post: "Chủ tịch", Name: "Lê Văn An"}},
		Recipients: []string{"Các phòng chuyên môn", "Lưu: VT, VP"},
		FileDate:   viet.Date{Year: 2026, Month: 11, Day: 9},
		Author:     "Ủy ban nhân dân xã Hòa An",
	}
}

func draft(kind string) Frame {
	return Frame{
		Kind: kind, Superior: "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH", Agency: "SỞ NGOẠI VỤ", Symbol: "SNgV",
		Place: "Bình Định", Period: viet.Period{Year: 2022, Month: 10},
		Subject:    text("Kết luận của Giám đốc Sở tại Hội nghị giao ban tháng 10/2022"),
		Outline:    OutlineSections,
		Recipients: []string{"Lãnh đạo Sở", "Các phòng, đơn vị"},
		FileDate:   viet.Date{Year: 2022, Month: 10, Day: 5},
		Author:     "Sở Ngoại vụ",
	}
}

func with(f Frame, change func(*Frame)) Frame {
	change(&f)
	return f
}

// sections is a body of the outline I., 1., a) with lists that go on.
func sections() []doc.Block {
	return []doc.Block{
		para("Ngày 05/10/2022, Giám đốc Sở chủ trì giao ban."),
		head(1, "Kết quả thực hiện"),
		ordered(item("Việc thứ nhất."), item("Việc thứ hai.", bullets(item("gạch một;", bullets(item("cộng một;"))), item("gạch hai.")))),
		para("Đoạn xen giữa hai danh sách."),
		ordered(item("Việc thứ ba.", ordered(item("điểm một;"), item("điểm hai.")))),
		head(1, "Nhiệm vụ"),
		head(2, "Nhiệm vụ chung"),
		ordered(item("mục một;"), item("mục hai;"), item("mục ba;"), item("mục bốn;"), item("mục năm.")),
		head(2, "Nhiệm vụ của từng đơn vị"),
		head(3, "Văn phòng"),
		bullets(item("Trình báo cáo theo Văn bản số 137/KH-UBND.")),
		tasks("TT", "Nhiệm vụ", "Thời hạn", "1", "Rà soát hồ sơ", "20/10/2022", "2", "Tổng hợp báo cáo", "trong tháng 10"),
		para("Các đơn vị thực hiện./."),
	}
}

// articles is a body of the outline Chương, Mục, Điều.
func articles() []doc.Block {
	return []doc.Block{
		head(1, "Quy định chung"),
		head(3, "Phạm vi"),
		para("Quy chế này quy định việc giao ban."),
		head(3, "Đối tượng"),
		ordered(item("Các phòng:", ordered(item("phòng một;"), item("phòng hai."))), item("Văn phòng.")),
		head(1, "Tổ chức"),
		head(2, "Giao ban"),
		head(3, "Thời gian"),
		ordered(item("Hằng tháng."), item("Đột xuất.")),
		head(2, "Thi hành"),
		head(3, "Hiệu lực"),
		para("Quy chế có hiệu lực từ ngày ký./."),
	}
}

func orders() []doc.Block {
	return []doc.Block{ordered(
		item("Ban hành kèm theo Quyết định này Quy chế giao ban."),
		item("Trách nhiệm:", ordered(item("Văn phòng đôn đốc."), item("Các phòng thực hiện."))),
		item("Chánh Văn phòng và các phòng chịu trách nhiệm thi hành Quyết định này./."),
	)}
}

// The pictures of the forms, read once.
var (
	wave  = sync.OnceValue(func() *doc.Image { return image(judge.Signature()) })
	stamp = sync.OnceValue(func() *doc.Image { return image(judge.Seal()) })
	code  = sync.OnceValue(func() *doc.Image { return image(judge.Code()) })
)

// image reads a picture.
func image(png []byte) *doc.Image {
	im, err := doc.ReadImage(png)
	if err != nil {
		panic(err)
	}
	return im
}

type composition struct {
	frame   Frame
	body    []doc.Block
	annexes []Annex
}

// forms is one document of every form, and what changes their look.
func forms() map[string]composition {
	decided := func(f *Frame) {
		f.Issuer, f.Outline = "Chủ tịch Ủy ban nhân dân xã Hòa An", OutlineArticles
		f.Basis = []string{"Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Theo đề nghị của Chánh Văn phòng."}
		f.Signatures = []Signature{{Post: "Chủ tịch", Name: "Lê Văn An"}}
	}
	short := []doc.Block{para("Đề nghị các đơn vị gửi báo cáo trước ngày 20/11/2026./.")}
	annexes := []Annex{
		{Title: text("Danh mục nhiệm vụ"), Blocks: []doc.Block{head(1, "Chung"), ordered(item("Việc một."))}},
		{Title: text("Bảng theo dõi"), Landscape: true, Outline: OutlineArticles, Blocks: []doc.Block{ordered(item("Điều của phụ lục.")), tasks("TT", "Việc", "Hạn", "1", strings.Repeat("Việc rất dài cần nhiều dòng. ", 60), "31/12/2026")}},
	}
	return map[string]composition{
		"thong-bao":         {office("thong_bao"), sections(), nil},
		"thong-bao-du-thao": {draft("thong_bao"), sections(), nil},
		"thong-bao-trong":   {with(draft("thong_bao"), func(f *Frame) { f.Period, f.Place, f.Recipients = viet.Period{}, "", nil }), short, nil},
		"thong-bao-co-13":   {with(office("thong_bao"), func(f *Frame) { f.Size, f.Urgency = "13", "hỏa tốc" }), short, nil},
		"cong-van-mot-noi":  {with(office("cong_van"), func(f *Frame) { f.Addressees = []string{"Sở Nội vụ tỉnh Bình Định"} }), short, nil},
		"cong-van-ba-noi":   {with(office("cong_van"), func(f *Frame) { f.Addressees = []string{"Sở Nội vụ;", "- Sở Tài chính", "Công an tỉnh"} }), short, nil},
		"to-trinh":          {with(draft("to_trinh"), func(f *Frame) { f.Addressees = []string{"Ủy ban nhân dân tỉnh"} }), short, nil},
		"bien-ban": {with(office("bien_ban"), func(f *Frame) {
			f.Signatures = []Signature{{Name: "Trần Thị Bình"}, {Name: "Lê Văn An"}}
			f.Recipients = []string{"Thành phần dự họp"}
		}), short, nil},
		"bien-ban-du-thao": {with(draft("bien_ban"), func(f *Frame) { f.Signatures = nil }), short, nil},
		"bien-ban-ky": {with(office("bien_ban"), func(f *Frame) {
			f.Signatures = []Signature{{Name: "Trần Thị Bình", Picture: wave()}, {Name: "Lê Văn An"}}
			f.Seal = stamp()
		}), short, nil},
		"cong-van-lien-he": {with(office("cong_van"), func(f *Frame) {
			f.Addressees = []string{"Sở Nội vụ tỉnh Bình Định"}
			f.Signatures[0].Picture, f.Seal = wave(), stamp()
			f.Contact = &Contact{
				Address: "Số 01 đường Trần Phú, xã Hòa An", Phone: "0256 3800 000", Email: "vp@hoaan.vidu.vn", Web: "hoaan.vidu.vn",
				Logo: stamp(), Code: code(),
			}
		}), short, nil},
		"hop-dong": {with(office("hop_dong"), func(f *Frame) {
			f.Signatures = []Signature{
				{Caption: "Đại diện bên A", Name: "Lê Văn An"},
				{Caption: "Đại diện bên B", Authority: []string{"KT. Giám đốc"}, Post: "Phó Giám đốc", Name: "Trần Bình"},
				{Caption: "Người làm chứng"},
			}
		}), short, nil},
		"quyet-dinh":         {with(office("quyet_dinh"), decided), orders(), nil},
		"quyet-dinh-quy-che": {with(office("quy_che"), func(f *Frame) { f.Outline = OutlineArticles }), articles(), nil},
		"nghi-quyet": {with(with(office("nghi_quyet"), decided), func(f *Frame) {
			f.Issuer, f.Signatures = "Ủy ban nhân dân xã Hòa An", office("nghi_quyet").Signatures
			f.Recipients = []string{"Như Điều 3", "Lưu: VT"}
		}), orders(), nil},
		"giay-moi": {with(draft("giay_moi"), func(f *Frame) { f.Urgency = "thuong_khan" }), []doc.Block{para("Trân trọng kính mời đại biểu."), para("Thời gian: 08 giờ 00 phút, ngày 05 tháng 10 năm 2022./.")}, nil},
		"bieu": {with(office("bieu"), func(f *Frame) {
			f.Landscape, f.Under = true, text("(Số liệu đến ngày 14/10/2022)")
			f.Place, f.Recipients, f.Signatures = "", nil, nil
		}), []doc.Block{watched()}, nil},
		"bao-cao-bieu-do": {office("bao_cao"), append(short, bars()), nil},
		"phu-luc-mot":     {office("ke_hoach"), short, annexes[:1]},
		"phu-luc-hai":     {draft("bao_cao"), short, annexes},
	}
}

// watched is a table of records that a spreadsheet offers filters on.
func watched() *doc.Table {
	t := tasks("TT", "Nhiệm vụ", "Phân loại", "1", "Lập kế hoạch.", "Chưa hoàn thành - quá hạn 03 ngày")
	t.Filter, t.Signals = true, []doc.Signal{{Column: 2, Prefix: "Chưa hoàn thành - quá hạn", Tone: doc.ToneAlarm}}
	return t
}

func bars() *doc.Chart {
	return &doc.Chart{Title: "Tình hình", Series: []string{"Xong", "Chưa xong"}, Rows: []doc.ChartRow{{Name: "Văn phòng", Counts: []int{1, 2}}}}
}

// A chart that breaks the rules of the model is refused.
func TestBrokenChart(t *testing.T) {
	c := bars()
	c.Rows[0].Counts = c.Rows[0].Counts[:1]
	d, ps := rules(t).Compose(office("bao_cao"), []doc.Block{c}, nil)
	if d != nil || len(ps) != 1 || ps[0].Rule != "bieu-do" {
		t.Errorf("%v", ps)
	}
}

func TestForms(t *testing.T) {
	r := rules(t)
	for name, c := range forms() {
		t.Run(name, func(t *testing.T) {
			d, ps := r.Compose(c.frame, c.body, c.annexes)
			if ps.Failed() {
				t.Fatal(ps)
			}
			got := dump(d)
			for _, p := range ps {
				got += "! " + p.Error() + "\n"
			}
			judge.Golden(t, filepath.Join("testdata", name+".txt"), got)
		})
	}
}
