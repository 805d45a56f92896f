package template

import (
	"testing"

	"vanthu/pipeline/doc"
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
	f := newFiller(viewOf(t, data), "")
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
		if f.Signature == "" || f.Meaning == "" || f.Example == "" {
			t.Errorf("%s is not described: %+v", f.Name, f)
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
	} {
		if got := printed(t, "{{"+c.expr+"}}", sample); got != c.want {
			t.Errorf("%s prints %q, want %q", c.expr, got, c.want)
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
	for path, want := range map[string]string{
		"cuoc_hop.chu_tri.chuc_vu":          "chữ",
		"nhiem_vu[].thoi_han.cum_tu":        "chữ",
		"don_vi[].nhiem_vu[].tien_do.ty_le": "chữ",
		"don_vi[].nhiem_vu[].phoi_hop[]":    "danh sách chữ",
		"don_vi[]":                          "danh sách bản ghi",
		"thong_ke_chung":                    "bản ghi",
		"thong_ke_chung.tong":               "số nguyên",
		"ngay_chot":                         "ngày",
		"cuoc_hop.ky_hop":                   "tháng",
		"cuoc_hop.bat_dau":                  "giờ",
		"don_vi[].khong_phat_sinh":          "đúng/sai",
		"(ngày).nam":                        "số nguyên",
		"cuoc_hop.vang[].ly_do":             "chữ",
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
