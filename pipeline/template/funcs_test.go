package template

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// sample is the data that the examples of the functions speak of.
const sample = `
cuoc_hop:
  ten: Hội nghị giao ban tháng 10/2022
  ky_hop: {thang: 10, nam: 2022}
  ngay: {ngay: 13, thang: 10, nam: 2022}
  bat_dau: {gio: 8, phut: 0, co: true}
  thanh_phan: [Lãnh đạo Sở, "", Các phòng]
don_vi: [{ma: VP, ten: Văn phòng Sở}]
nhiem_vu: [{so_ngay_qua_han: 3}]
thong_ke: [{tong: 2}, {tong: 3}]
`

// printed is what one line with holes prints.
func printed(t *testing.T, line, data string) string {
	t.Helper()
	f := newFiller(viewOf(t, data), &record.Agency{})
	body, _ := f.parts(mustLoad(t, body(line)))
	if len(f.problems) > 0 {
		t.Fatal(f.problems)
	}
	text := ""
	for line := range doc.Lines(body) {
		text += line
	}
	return text
}

func TestFunctionExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Functions() {
		if seen[f.Name] {
			t.Errorf("%s is listed twice", f.Name)
		}
		seen[f.Name] = true
		if f.Signature == "" || f.Meaning == "" || f.Example == "" || !slices.Contains(groups, f.Group) {
			t.Errorf("%s is not described: %+v", f.Name, f)
		}
		if _, taken := viewTypes()[f.Name]; taken {
			t.Errorf("%s is the name of data too", f.Name)
		}
		if !strings.HasPrefix(f.Signature, f.Name+"(") || !strings.Contains(f.Example, f.Name+"(") {
			t.Errorf("%s is shown as %s, %s", f.Name, f.Signature, f.Example)
		}
		if got := printed(t, "{{"+f.Example+"}}", sample); got != f.Result {
			t.Errorf("%s prints %q, want %q", f.Example, got, f.Result)
		}
	}
}

func TestFunctions(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{`ngay(cuoc_hop.ngay)`, "13/10/2022"},
		{`"[" + ngay(van_ban.ngay) + "]"`, "[]"},
		{`ngay_chu(van_ban.ngay)`, "ngày ... tháng ... năm ..."},
		{`"[" + thang(cuoc_hop.ky_danh_gia) + "]"`, "[tháng .../...]"},
		{`gio(cuoc_hop.ket_thuc)`, "... giờ ... phút"},
		{`"[" + cho_trong(cuoc_hop.ten) + "]"`, "[Hội nghị giao ban tháng 10/2022]"},
		{`cho_trong(van_ban.ngay)`, "................"},
		{`cho_trong(cuoc_hop.ngay)`, "13/10/2022"},
		{`so(1234567)`, "1.234.567"},
		{`so(1234.567)`, "1.234,57"},
		{`so(-0.5)`, "-0,5"},
		{`so(2, 1)`, "2,0"},
		{`so(2, 99)`, "2,000000000000"},
		{`dem(0) + dem(10)`, "010"},
		{`phan_tram(0, 0)`, "0%"},
		{`phan_tram(1, 2)`, "50%"},
		{`noi(cuoc_hop.thanh_phan, "; ")`, "Lãnh đạo Sở; Các phòng"},
		{`noi(map(nhiem_vu, .so_ngay_qua_han), "; ")`, "3"},
		{`noi_va(cuoc_hop.thanh_phan)`, "Lãnh đạo Sở và Các phòng"},
		{`noi_va(["a"]) + noi_va(ke_hoach.can_cu)`, "a"},
		{`viet_hoa_dau("")`, ""},
		{`bo_cham("a;.")`, "a"},
		{`co(0) ? "có" : "không"`, "có"},
		{`co(nil) ? "có" : "không"`, "không"},
		{`co(cuoc_hop.ngay) && co(cuoc_hop.bat_dau) && co(don_vi) && co(true) ? "có" : "không"`, "có"},
		{`co(van_ban.ngay) || co(cuoc_hop.ket_thuc) || co(vien_dan) || co(cuoc_hop.chu_tri) ? "có" : "không"`, "không"},
		{`cuoc_hop.ngay.nam`, "2022"},
		{`cuoc_hop.ngay`, "13/10/2022"},
		{`2.0`, "2"},
		{`nhiem_vu[0]?.ma ?? "không mã"`, ""},
		{`find(don_vi, .ma == "X")?.ten | hoa()`, ""},
		{`chuan_hoa("A\u00a0 B")`, "A B"},
		{`kieu_dau("hòa, thủy, qúy", "hoà")`, "hoà, thuỷ, quý"},
		{`noi(liet_ke(cuoc_hop.thanh_phan), " ")`, "Lãnh đạo Sở; Các phòng."},
		{`noi(liet_ke(map(don_vi, .ten)), " ") + noi(liet_ke(ke_hoach.can_cu), " ")`, "Văn phòng Sở."},
		{`noi(sap_xep(["ơ", "", "o", "ở", "ô", "Đ", "d"]), " ")`, "d Đ o ô ơ ở"},
		{`noi(sap_xep(map(don_vi, .ten)), ", ")`, "Văn phòng Sở"},
		{`noi(sap_xep_ten(["Lê Văn Đạt", "Lê An Dũng", "Bùi Văn Đạt"]), ", ")`, "Lê An Dũng, Bùi Văn Đạt, Lê Văn Đạt"},
		{`chu_so(12.5)`, "mười hai phẩy năm"},
		{`chu_so(1005.25, "lẻ")`, "một ngàn không trăm lẻ năm phẩy hai mươi lăm"},
		{`chu_so(105, "linh")`, "một trăm linh năm"},
		{`chu_so(-3)`, "âm ba"},
		{`dem_chu(12)`, "12 (mười hai)"},
		{`thu_tu(1) + ", " + thu_tu(21)`, "thứ nhất, thứ hai mươi mốt"},
		{`tien_chu(0)`, "Không đồng"},
		{`phan_tram(1, 2.5)`, "40%"},
		{`thang(cuoc_hop.ngay) + ", " + quy(cuoc_hop.ngay)`, "tháng 10/2022, quý IV/2022"},
		{`thang(van_ban.ngay) + ", " + quy(cuoc_hop.ky_danh_gia) + ", " + thu(van_ban.ngay)`, "tháng .../..., quý .../..., thứ ..."},
		{`quy(cong_thang(cuoc_hop.ky_hop, -1)) + ", " + quy(cong_thang(cuoc_hop.ky_hop, 3))`, "quý III/2022, quý I/2023"},
		{`ngay(cong_ngay(van_ban.ngay, 3)) + thang(cong_thang(cuoc_hop.ky_danh_gia, 1))`, "tháng .../..."},
		{`"[" + ngay(cuoi_thang(cuoc_hop.ky_danh_gia)) + ngay(cong_ngay_lam_viec(van_ban.ngay, 1)) + "]"`, "[]"},
		{`dem(round(2.6)) + "; " + tien_chu(round(1234.4)) + "; " + so(round(1234.6)) + "; " + so(2.5, round(1.2)) + "; " + dem([round(1.6), "a"][0])`,
			"03; Một nghìn hai trăm ba mươi tư đồng; 1.235; 2,5; 02"},
		{`la_ma(3999) + chu_cai(23)`, "MMMCMXCIXy"},
		{`so_ngay(cuoc_hop.ngay, cong_ngay(cuoc_hop.ngay, -7))`, "-7"},
		{`"[" + am_lich(van_ban.ngay) + am_lich(cuoc_hop.ngay) + han_chu(van_ban.ngay) + "]"`, "[]"},
		{`so_ky_hieu("12a", "/QĐ-UBND")`, "12a/QĐ-UBND"},
		{`so_ky_hieu("3", "KH-UBND")`, "03/KH-UBND"},
		{`so_ky_hieu("", "KH-UBND") == so_ky_hieu(0, "KH-UBND") ? "như nhau" : "khác"`, "như nhau"},
		{`ten_loai("ZZ") + viet_day_du("ZZ")`, "ZZZZ"},
		{`vien_dan_van_ban("Thông báo", "", van_ban.ngay, "")`, "Thông báo"},
		{`"[" + ngay_nghi(doc_ngay("22/4/2026")) + ngay_nghi(van_ban.ngay) + "]"`, "[]"},
		{`ngay_nghi(doc_ngay("25/4/2026"))`, "thứ Bảy"},
		{`"[" + ngay(ngay_lam_viec_ke_tiep(van_ban.ngay)) + ngay(cong_ngay_lam_viec(van_ban.ngay, 2)) + "]"`, "[]"},
		{`cong_ngay_lam_viec(doc_ngay("05/5/2026"), -3)`, "28/4/2026"},
		{`ngay_lam_viec_ke_tiep(doc_ngay("28/4/2026"))`, "28/4/2026"},
		{`so_ngay_lam_viec(doc_ngay("05/5/2026"), doc_ngay("28/4/2026"))`, "-3"},
		{`ngay_den_han("trong tháng 11", cuoc_hop.ky_hop)`, "30/11/2022"},
		{`"[" + ngay(ngay_den_han("kịp thời")) + ngay(ngay_den_han("")) + "]"`, "[]"},
		{`ngay_den_han("trong 03 ngày làm việc kể từ ngày 28/4/2026")`, "05/5/2026"},
		{`ngay_den_han("trong 02 ngày kể từ ngày 28/4/2026")`, "04/5/2026"},
		{`ky_bao_cao(cuoc_hop.ky_hop)`, "từ ngày 15/9/2022 đến ngày 14/10/2022"},
		{`ky_bao_cao(cuoc_hop.ky_danh_gia)`, "từ ngày ... đến ngày ..."},
		{`noi(map(don_vi, ngay_nghi(cuoc_hop.ngay) + "x"), ",") `, "x"},
	} {
		if got := printed(t, "{{"+c.expr+"}}", sample); got != c.want {
			t.Errorf("%s prints %q, want %q", c.expr, got, c.want)
		}
	}
}

// What the README says that expressions print is what they print.
func TestFunctionsInREADME(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([a-z_]+\\(.+)` \\| (.+) \\|$").FindAllStringSubmatch(string(readme), -1)
	if len(rows) < 10 {
		t.Errorf("only %d examples", len(rows))
	}
	for _, row := range rows {
		if got := printed(t, "{{"+row[1]+"}}", sample); got != row[2] {
			t.Errorf("%s prints %q, the README says %q", row[1], got, row[2])
		}
	}
}

// about says what the document of mau.md is about.
var about = map[string]record.Document{"mau": {Subject: "Thử"}}

// The calendar and the reporting day are the agency's own.
func TestFunctionsOfTheOffice(t *testing.T) {
	month := &record.Month{Agency: record.Agency{
		Symbol:    "UBND",
		Reporting: record.Reporting{CutOff: 20},
		DaysOff:   []record.DayOff{{Date: viet.Date{Year: 2026, Month: 4, Day: 22}, Kind: record.DayKind(calendar.Holiday), Name: "Ngày truyền thống"}},
	}, Documents: about}
	tmpl := mustLoad(t, body(`{{ky_bao_cao("tháng 11/2026")}}; {{ngay_nghi(doc_ngay("22/4/2026"))}}; {{cong_ngay_lam_viec(doc_ngay("21/4/2026"), 1)}}`))
	d, problems := tmpl.Fill(Input{Month: month}, loadRules(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := "từ ngày 21/10/2026 đến ngày 20/11/2026; Ngày truyền thống; 23/4/2026"
	if got := slices.Collect(doc.Lines(d.Sections[0].Blocks)); !slices.Contains(got, want) {
		t.Errorf("no %q in %q", want, got)
	}
}

// A year whose holidays nobody has decided yet gives a warning at the hole that
// counts on it, once.
func TestDoubtfulDays(t *testing.T) {
	tmpl := mustLoad(t, body("Một {{cong_ngay_lam_viec(doc_ngay(\"04/3/2199\"), 2)}}\n{{#each [1, 2] as x}}\n- {{ngay_nghi(doc_ngay(\"04/3/2199\"))}}{{x}}\n{{/each}}\nHai {{ngay_nghi(doc_ngay(\"03/3/2026\"))}}\n"))
	d, problems := tmpl.Fill(Input{Month: &record.Month{Agency: record.Agency{Symbol: "UBND"}, Documents: about}}, loadRules(t))
	if d == nil || len(problems) != 2 {
		t.Fatalf("%v", problems)
	}
	for i, line := range []int{5, 7} {
		if p := problems[i]; !p.Warning || p.Pos.Line != line || p.Rule != ruleCalendar || p.Hint == "" || !strings.Contains(p.Message, "2199") {
			t.Errorf("%+v", p)
		}
	}
}

// An argument that is found to be wrong only with the data is a fault at its
// hole, which says what to write.
func TestWrongArguments(t *testing.T) {
	for _, c := range []struct{ expr, message, hint string }{
		{`kieu_dau("hòa", "cũ")`, "không có kiểu đặt dấu “cũ”", `ghi "hòa" hoặc "hoà"`},
		{`chu_so(3, "nam")`, "không có cách đọc số “nam”", `ghi "linh" hoặc "lẻ"`},
		{`chu_so(2.5, "")`, "không có cách đọc số “”", `ghi "linh" hoặc "lẻ"`},
		{`chu_so(1 / len(ke_hoach.can_cu))`, "chia cho 0", "hỏi số chia khác 0 trước khi chia"},
		{`doc_ngay("31/02/2026")`, "ngày không tồn tại", ""},
		{`doc_ngay("")`, "chưa ghi ngày", ""},
		{`so_ngay(van_ban.ngay, cuoc_hop.ngay)`, "chưa có ngày để đếm", "hỏi co(ngày) trước khi đếm"},
		{`so_ngay_lam_viec(cuoc_hop.ngay, van_ban.ngay)`, "chưa có ngày để đếm", "hỏi co(ngày) trước khi đếm"},
		{`ky_bao_cao("tháng 13/2026")`, "tháng 13 không hợp lệ", ""},
		{`dem(find(nhiem_vu, .ma == "X")?.tt)`, "hàm dem không nhận giá trị trống", "viết dem(số_nguyên)"},
		{`dem([2.5, "a"][0])`, "hàm dem cần số nguyên", "viết dem(round(số))"},
		{`dem(round(1 / len(ke_hoach.can_cu)))`, "chia cho 0", "hỏi số chia khác 0"},
		{`tien_chu(round(1e300))`, "số quá lớn", "xem lại phép tính"},
		{`ngay(cong_ngay(cuoc_hop.ngay, 99999999))`, "không tính được 99999999 ngày kể từ 13/10/2022", "xem lại số ngày"},
		{`ngay(cong_ngay(cuoc_hop.ngay, -99999999))`, "không tính được -99999999 ngày kể từ 13/10/2022", "xem lại số ngày"},
		{`thang(cong_thang(cuoc_hop.ky_hop, 99999999))`, "không tính được 99999999 tháng kể từ tháng 10/2022", "xem lại số tháng"},
		{`ngay(cong_ngay_lam_viec(cuoc_hop.ngay, 100000))`, "không tính được 100000 ngày làm việc kể từ 13/10/2022", "xem lại số ngày"},
		{`len(filter([1, "a"], #)) + 1`, "ở đây phải là đúng/sai, không phải số nguyên", "xem kiểu"},
		{`[cuoc_hop, 1][0].tex`, "bản ghi không có “tex”", "xem kiểu"},
		{`sum([1, "a"]) > 1 ? "a" : "b"`, "phép “+” không đi với chữ và số nguyên", "đổi số, ngày ra chữ"},
		{`ngay_nghi([cuoc_hop.ngay, 1][1])`, "hàm ngay_nghi không nhận số nguyên", "viết ngay_nghi(ngày)"},
	} {
		f := newFiller(viewOf(t, sample), &record.Agency{})
		f.parts(mustLoad(t, body("{{"+c.expr+"}}")))
		if len(f.problems) != 1 || !strings.HasPrefix(f.problems[0].Message, c.message) || !strings.HasPrefix(f.problems[0].Hint, c.hint) || f.problems[0].Hint == "" {
			t.Errorf("%s: %+v", c.expr, f.problems)
		}
	}
}

// What no Roman numeral and no letter of a point stands for is printed with a warning
// at its hole.
func TestNumbersOutOfRange(t *testing.T) {
	for expr, want := range map[string]string{
		"la_ma(5000)": "không có số La Mã cho 5000", "la_ma(0)": "không có số La Mã cho 0",
		"chu_cai(40)": "không có chữ cái thứ 40", "chu_cai(0)": "không có chữ cái thứ 0",
	} {
		f := newFiller(&View{}, &record.Agency{})
		f.parts(mustLoad(t, body("Một {{"+expr+"}}, {{la_ma(1)}}")))
		if len(f.problems) != 1 || !f.problems[0].Warning || f.problems[0].Message != want || f.problems[0].Pos.String() != "mau.md:5:7" || f.problems[0].Rule != ruleData {
			t.Errorf("%s: %+v", expr, f.problems)
		}
	}
}

// Every field of the views is described, and a leaf has an example; what has
// none holds fields of its own.
func TestFields(t *testing.T) {
	fields := Fields()
	paths := map[string]FieldInfo{}
	for _, f := range fields {
		if _, twice := paths[f.Path]; twice {
			t.Errorf("%s is listed twice", f.Path)
		}
		paths[f.Path] = f
		if f.Meaning == "" || f.Type == "" {
			t.Errorf("%s is not described", f.Path)
		}
		isRecord := f.Type == kindRecord.String() || f.Type == kindList.String()
		if !isRecord && f.Example == "" {
			t.Errorf("%s has no example", f.Path)
		}
	}
	if meaning := paths["don_vi[].nhiem_vu[]"].Meaning; !strings.Contains(meaning, "các trường như nhiem_vu[]") {
		t.Errorf("a long record is listed twice: %s", meaning)
	}
	for path, want := range map[string]string{
		"cuoc_hop.chu_tri.chuc_vu":   "chữ",
		"nhiem_vu[].thoi_han.cum_tu": "chữ",
		"nhiem_vu[].tien_do.ty_le":   "chữ",
		"nhiem_vu[].phoi_hop[]":      "danh sách chữ",
		"don_vi[].nhiem_vu[]":        "danh sách bản ghi",
		"don_vi_nay":                 "bản ghi",
		"don_vi[]":                   "danh sách bản ghi",
		"thong_ke_chung":             "bản ghi",
		"thong_ke[].tong":            "số nguyên",
		"ngay_chot":                  "ngày",
		"cuoc_hop.ky_hop":            "tháng",
		"cuoc_hop.bat_dau":           "giờ",
		"don_vi[].khong_phat_sinh":   "đúng/sai",
		"(ngày).nam":                 "số nguyên",
		"cuoc_hop.vang[].ly_do":      "chữ",
	} {
		if paths[path].Type != want {
			t.Errorf("%s is %q, want %q", path, paths[path].Type, want)
		}
	}
}

// Every field can be named in a template by the path that Fields gives it.
func TestFieldsCompile(t *testing.T) {
	l := &loader{}
	l.open("x", nil)
	sc := newScope(nil, false)
	for name, want := range viewTypes() {
		c := l.compile(snippet{text: name}, sc)
		if c == nil || c.kind != kindOf(want) {
			t.Errorf("%s: %v", name, l.problems)
		}
	}
}
