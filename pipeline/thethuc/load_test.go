package thethuc

import (
	"errors"
	"os"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// The law's ranges (NĐ 30, Phụ lục I), written down a second time so that a
// slip in the rules file is seen.
func TestHouseDefaultsAreLegal(t *testing.T) {
	r := rules(t)
	if want := (viet.Date{Year: 2020, Month: 3, Day: 5}); r.Effective != want {
		t.Errorf("effective %v, want %v", r.Effective, want)
	}
	for name, c := range map[string]struct {
		got      Quantity
		min, max float64
	}{
		"top margin":    {r.Page.Top, 20, 25},
		"bottom margin": {r.Page.Bottom, 20, 25},
		"left margin":   {r.Page.Left, 30, 35},
		"right margin":  {r.Page.Right, 15, 20},
		"paper width":   {r.Page.Width, 210, 210},
		"paper height":  {r.Page.Height, 297, 297},
		"indent":        {r.Text.Indent, 10, 12.7},
		"line spacing":  {r.Text.Spacing, 1, 1.5},
		"motto line":    {r.Lines.Motto.Ratio, 1, 1},
		"agency line":   {r.Lines.Agency.Ratio, 1. / 3, 0.5},
		"subject line":  {r.Lines.Subject.Ratio, 1. / 3, 0.5},
	} {
		if c.got.Value < c.min || c.got.Value > c.max || c.got.Min < c.min-0.001 || *c.got.Max != c.max {
			t.Errorf("%s: %g in %g..%g, the law says %g..%g", name, c.got.Value, c.got.Min, *c.got.Max, c.min, c.max)
		}
	}
	if r.Text.Before.Value < 6 || r.Text.Before.Max != nil {
		t.Errorf("space between paragraphs %+v, the law says at least 6 pt", r.Text.Before)
	}
}

func TestStylesFollowTheTable(t *testing.T) {
	r := rules(t)
	type look struct {
		min, max     float64
		bold, italic bool
		align        doc.Align
	}
	for id, want := range map[string]look{
		styleNation:        {12, 13, true, false, doc.AlignCenter},
		styleMotto:         {13, 14, true, false, doc.AlignCenter},
		styleSuperior:      {12, 13, false, false, doc.AlignCenter},
		styleAgency:        {12, 13, true, false, doc.AlignCenter},
		styleNumber:        {13, 13, false, false, doc.AlignCenter},
		styleDateline:      {13, 14, false, true, doc.AlignCenter},
		styleTitle:         {13, 14, true, false, doc.AlignCenter},
		styleSubject:       {13, 14, true, false, doc.AlignCenter},
		styleLetterSubject: {12, 13, false, false, doc.AlignCenter},
		styleBasis:         {13, 14, false, true, doc.AlignJustify},
		styleBody:          {13, 14, false, false, doc.AlignJustify},
		styleBodyLast:      {13, 14, false, false, doc.AlignJustify},
		styleHeading[0]:    {13, 14, true, false, doc.AlignJustify},
		styleChapter:       {13, 14, true, false, doc.AlignCenter},
		styleArticle:       {13, 14, true, false, doc.AlignJustify},
		styleCapacity:      {13, 14, true, false, doc.AlignCenter},
		styleSigner:        {13, 14, true, false, doc.AlignCenter},
		styleAddressee:     {13, 14, false, false, doc.AlignLeft},
		styleRecipients:    {12, 12, true, true, doc.AlignLeft},
		styleRecipient:     {11, 11, false, false, doc.AlignLeft},
		styleAnnex:         {14, 14, true, false, doc.AlignCenter},
		styleAnnexTitle:    {13, 14, true, false, doc.AlignCenter},
		styleAttached:      {13, 14, false, true, doc.AlignCenter},
		styleUrgency:       {13, 14, true, false, doc.AlignCenter},
		stylePageNumber:    {13, 14, false, false, doc.AlignCenter},
	} {
		for profile, name := range r.Sizes.Names {
			s, ok := (&doc.Doc{Styles: r.sheet(profile)}).Style(id)
			if !ok || s.Size < want.min || s.Size > want.max || s.Bold != want.bold || s.Italic != want.italic || s.Align != want.align {
				t.Errorf("style %s at %s: %+v, want %+v", id, name, s, want)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	r := rules(t)
	if len(r.Kinds) != 29 {
		t.Errorf("%d kinds, Điều 7 has 29", len(r.Kinds))
	}
	abbrs := map[string]string{
		"nghi_quyet": "NQ", "quyet_dinh": "QĐ", "chi_thi": "CT", "quy_che": "QC", "quy_dinh": "QyĐ",
		"thong_cao": "TC", "thong_bao": "TB", "huong_dan": "HD", "chuong_trinh": "CTr", "ke_hoach": "KH",
		"phuong_an": "PA", "de_an": "ĐA", "du_an": "DA", "bao_cao": "BC", "bien_ban": "BB", "to_trinh": "TTr",
		"hop_dong": "HĐ", "cong_van": "", "cong_dien": "CĐ", "ban_ghi_nho": "BGN", "ban_thoa_thuan": "BTT",
		"giay_uy_quyen": "GUQ", "giay_moi": "GM", "giay_gioi_thieu": "GGT", "giay_nghi_phep": "GNP",
		"phieu_gui": "PG", "phieu_chuyen": "PC", "phieu_bao": "PB", "thu_cong": "",
	}
	for key, abbr := range abbrs {
		k, ok := r.Kind(key)
		if !ok || k.Abbr != abbr {
			t.Errorf("kind %s: found %t, abbreviation %q, want %q", key, ok, k.Abbr, abbr)
		}
		if letters := key == "cong_van" || key == "to_trinh" || key == "bao_cao"; k.Addressees != letters {
			t.Errorf("kind %s: kính gửi %t", key, k.Addressees)
		}
	}
}

func TestLoadFaults(t *testing.T) {
	data, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	for name, c := range map[string]struct{ old, new, message string }{
		"unknown key":    {"le_tren:", "le_tran:", "khóa lạ “le_tran”"},
		"not a number":   {"gia_tri: 12.7", "gia_tri: rộng", "không đọc được"},
		"outside range":  {"gia_tri: 12.7", "gia_tri: 15", "“doan.thut_dau_dong” có giá trị “15” ngoài khoảng"},
		"no basis":       {`dem_o: {gia_tri: 1, tu: 0, den: 2, can_cu: "quy ước"}`, "dem_o: {gia_tri: 1, tu: 0, den: 2}", "“dau_van_ban.dem_o” không nêu căn cứ"},
		"range reversed": {"gia_tri: 12.7, tu: 10, den: 12.7", "gia_tri: 12.7, tu: 13, den: 12.7", "“den” nhỏ hơn “tu”"},
		"size":           {"co: {gia_tri: [11, 11], tu: 11, den: 11}", "co: {gia_tri: [11, 12], tu: 11, den: 11}", "cỡ chữ “12” ngoài khoảng"},
		"one size short": {"gia_tri: [11, 11]", "gia_tri: [11]", "không đủ cỡ chữ"},
		"style gone":     {"ma: SoTrang", "ma: SoTrangKhac", "không có kiểu “SoTrang”"},
		"style twice":    {"ma: SoTrang", "ma: KemTheo", "có hai kiểu “KemTheo”"},
		"default style":  {"ma: NoiDung,", "ma: NoiDungKhac,", "không bắt đầu bằng kiểu mặc định"},
		"next gone":      {"tiep: TieuNgu", "tiep: Khac", "nối tiếp bằng “Khac”"},
		"alignment":      {"can: phai", "can: lệch", ""},
		"kind twice":     {"khoa: chi_thi", "khoa: quy_che", "có hai loại “quy_che”"},
		"form":           {"mau: bien_ban,", "mau: khac,", "“bien_ban” theo mẫu không biết"},
		"enacting words": {`loi_ban_hanh: "QUYẾT ĐỊNH:", `, "", "“quyet_dinh” thiếu hoặc thừa lời ban hành"},
		"no word":        {`kinh_gui: {chu: "Kính gửi:", `, `kinh_gui: {chu: "", `, "“chu_co_dinh.kinh_gui” không có chữ"},
		"annex line":     {"số {so_ky_hieu} {ngay}", "{ngay}", "“chu_co_dinh.kem_theo” phải có “{so_ky_hieu}” một lần"},
		"default size":   {`mac_dinh: "14"`, `mac_dinh: "15"`, "bộ cỡ mặc định"},
		"columns":        {"cot_trai: {gia_tri: 65", "cot_trai: {gia_tri: 60", "“dau_van_ban” có hai cột không rộng bằng phần chữ 165 mm"},
		"motto wraps":    {"dem_o: {gia_tri: 1, tu: 0, den: 2,", "dem_o: {gia_tri: 3, tu: 0, den: 5,", "không đủ rộng cho Quốc hiệu"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.message == "" {
				c.old, c.message = "can: trai", "cách căn “lệch”"
			}
			bad := strings.Replace(good, c.old, c.new, 1)
			if bad == good {
				t.Fatalf("the rules file has no %q", c.old)
			}
			_, err := Load("quy-tac.yaml", []byte(bad))
			var ps doc.Problems
			if !errors.As(err, &ps) || !strings.Contains(err.Error(), c.message) {
				t.Errorf("got %v, want %q", err, c.message)
			}
		})
	}
}

func TestLoadNamesTheLine(t *testing.T) {
	_, err := Load("quy-tac.yaml", []byte("ten: thử\nhieu_luc: 2020-03-05\nla: 1\n"))
	if err == nil || !strings.Contains(err.Error(), "quy-tac.yaml:3:1: tệp quy tắc có khóa lạ “la”") {
		t.Errorf("got %v", err)
	}
}

func TestMottoWidth(t *testing.T) {
	for size, want := range map[float64]float64{13: 56.1, 14: 60.5} {
		if got := textWidth("Độc lập - Tự do - Hạnh phúc", size, true).Millimetres(); got < want-0.1 || got > want+0.1 {
			t.Errorf("%g pt: %.1f mm, measured %.1f", size, got, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	data, err := os.ReadFile(rulesFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("trang: 1\n"))
	f.Add([]byte("kieu: [{ma: NoiDung, co: {gia_tri: []}}]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Load("quy-tac.yaml", data)
		var ps doc.Problems
		if err != nil && (r != nil || !errors.As(err, &ps) || len(ps) == 0) {
			t.Errorf("rules %v and error %v", r, err)
		}
	})
}
