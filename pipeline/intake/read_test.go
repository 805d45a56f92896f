package intake

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

const monthYAML = `
co_quan:
  ten: Sở Ngoại vụ
  ky_hieu: SNgV
  dia_danh: Bình Định
  don_vi:
    - {ma: HTQT, ten: Phòng Hợp tác quốc tế, ten_khac: Hợp tác}
    - {ma: VP, ten: Văn phòng Sở}
  noi_nhan:
    chung: [Như trên, "Lưu: VT"]
cuoc_hop:
  ky_hop: 10/2022
  ngay: 13/10/2022
  bat_dau: 8 giờ 30
  chu_tri: Giám đốc
  thu_ky: {chuc_vu: Chuyên viên, ho_ten: Lê Văn Bình}
  thanh_phan: |
    - Lãnh đạo Sở;
    - Trưởng các phòng
  danh_gia_chung: |
    Dòng thứ nhất
    dòng thứ hai 😀
  ket_qua: Đã tổ chức 02 hội nghị
nhiem_vu:
  - don_vi_chu_tri: phòng Hợp tác quốc tế
    noi_dung: Xây dựng kế hoạch năm 2023
    phoi_hop: ["*"]
    thoi_han: trong tháng 11/2022
    vien_dan: KH137
khong_phat_sinh: [VP]
nhiem_vu_truoc:
  - {ma: 2022-09/VP-01, don_vi_chu_tri: VP, noi_dung: Theo dõi tiến độ, thoi_han: {loai: Thường xuyên}}
tien_do:
  - {ma: 2022-09/VP-01, tinh_trang: Đang thực hiện, ty_le: 50 %}
vien_dan:
  - {ma: KH137, loai: KH, so: 05, ky_hieu: KH-UBND, ngay: 2022-09-27}
van_ban:
  thong_bao: {so: 05, ngay: }
`

const monthJSON = `{
	"co_quan": {"ten": "Sở Ngoại vụ", "ky_hieu": "SNgV", "dia_danh": "B\u00ecnh Định",
		"don_vi": [{"ma": "HTQT", "ten": "Phòng Hợp tác quốc tế", "ten_khac": ["Hợp tác"]}, {"ma":"VP","ten":"Văn phòng Sở"}],
		"noi_nhan": {"chung": ["Như trên", "Lưu: VT"]}},
	"cuoc_hop": {"ky_hop": "2022-10", "ngay": "2022-10-13", "bat_dau": "08:30",
		"chu_tri": {"chuc_vu": "Giám đốc", "ho_ten": null}, "thu_ky": {"chuc_vu": "Chuyên viên", "ho_ten": "Lê Văn Bình"},
		"thanh_phan": ["Lãnh đạo Sở;", "Trưởng các phòng"],
		"danh_gia_chung": "Dòng thứ nhất\ndòng thứ hai \ud83d\ude00",
		"ket_qua": [{"noi_dung": "Đã tổ chức 02 hội nghị"}]},
	"nhiem_vu": [{"don_vi_chu_tri": "HTQT", "noi_dung": "Xây dựng kế hoạch năm 2023", "phoi_hop": "*",
		"thoi_han": {"chu": "trong tháng 11/2022", "ngay": "30/11/2022"}, "vien_dan": ["KH137"]}],
	"khong_phat_sinh": "VP",
	"nhiem_vu_truoc": [{"ma": "2022-09\/VP-01", "don_vi_chu_tri": "VP", "noi_dung": "Theo dõi tiến độ", "thoi_han": {"loai": "dinh_ky"}}],
	"tien_do": [{"ma": "2022-09/VP-01", "tinh_trang": "dang_thuc_hien", "ty_le": 50}],
	"vien_dan": [{"ma": "KH137", "loai": "KH", "so": "05", "ky_hieu": "KH-UBND", "ngay": "27/9/2022"}],
	"van_ban": {"thong_bao": {"so": "05"}}
}`

func month(t testing.TB, name string, data []byte) *record.Month {
	t.Helper()
	m, ps := Month(mustRead(t, name, data), nil, viet.Date{})
	if ps.Failed() {
		t.Fatalf("%s: %v", name, ps)
	}
	return m
}

// TestSameMonth holds that one month gives equal records as YAML, as JSON and
// however the text is encoded.
func TestSameMonth(t *testing.T) {
	want := month(t, "thang.yaml", []byte(monthYAML))
	if want.Meeting.Review != "Dòng thứ nhất\ndòng thứ hai 😀" || want.Citations[0].Number != "05" || *want.Progress[0].Percent != 50 || want.Tasks[0].Deadline.Kind != record.DeadlineMonth {
		t.Errorf("values were retyped or lost: %+v", want)
	}
	if diff := cmp.Diff([]string{"Lãnh đạo Sở;", "Trưởng các phòng"}, want.Meeting.Attendees); diff != "" {
		t.Errorf("lines of a text as a list (-want +got):\n%s", diff)
	}
	utf16LE := binary.LittleEndian.AppendUint16(nil, 0xFEFF)
	utf16BE := binary.BigEndian.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(monthYAML)) {
		utf16LE = binary.LittleEndian.AppendUint16(utf16LE, u)
		utf16BE = binary.BigEndian.AppendUint16(utf16BE, u)
	}
	for name, data := range map[string][]byte{
		"thang.json":   []byte(monthJSON),
		"một dòng":     []byte(strings.ReplaceAll(strings.ReplaceAll(monthJSON, "\n", ""), "\t", "")),
		"CRLF":         []byte(strings.ReplaceAll(monthYAML, "\n", "\r\n")),
		"CR":           []byte(strings.ReplaceAll(monthYAML, "\n", "\r")),
		"BOM":          []byte("\uFEFF" + monthYAML),
		"JSON với BOM": []byte("\uFEFF" + monthJSON),
		"UTF-16LE":     utf16LE,
		"UTF-16BE":     utf16BE,
	} {
		if diff := cmp.Diff(want, month(t, name, data)); diff != "" {
			t.Errorf("%s (-YAML +this):\n%s", name, diff)
		}
	}
}

// TestAgencyApart holds that a profile serves from its own file, with or without
// the key co_quan over it, and that what the month says goes first.
func TestAgencyApart(t *testing.T) {
	rest, _, _ := strings.Cut(monthYAML[strings.Index(monthYAML, "cuoc_hop:"):], "never")
	profile := monthYAML[:strings.Index(monthYAML, "cuoc_hop:")]
	bare := strings.ReplaceAll(strings.TrimPrefix(profile, "\nco_quan:"), "\n  ", "\n")
	want := month(t, "thang.yaml", []byte(monthYAML))
	for _, p := range []string{profile, bare} {
		got, ps := Month(mustRead(t, "thang.yaml", []byte(rest)), mustRead(t, "co-quan.yaml", []byte(p)), viet.Date{})
		if diff := cmp.Diff(want, got); diff != "" || ps.Failed() {
			t.Errorf("(-want +got):\n%s%v", diff, ps)
		}
		if a, ps := Agency(mustRead(t, "co-quan.yaml", []byte(p))); len(ps) > 0 || a.Symbol != "SNgV" {
			t.Errorf("%+v %v", a, ps)
		}
	}
	over := mustRead(t, "thang.yaml", []byte("co_quan: {dia_danh: Quy Nhơn}\n"+rest))
	if m, _ := Month(over, mustRead(t, "co-quan.yaml", []byte(bare)), viet.Date{}); m.Agency.Place != "Quy Nhơn" || m.Agency.Symbol != "SNgV" {
		t.Errorf("%+v", m.Agency)
	}
	if _, ps := Month(mustRead(t, "thang.yaml", []byte(rest)), nil, viet.Date{}); !ps.Failed() || !strings.HasPrefix(ps.Error(), "thang.yaml:1:1: chưa có hồ sơ cơ quan (co_quan)") || ps[1:].Failed() {
		t.Errorf("without a profile: %v", ps)
	}
}

// TestRefused gives what is no input at all, or too much of one.
func TestRefused(t *testing.T) {
	deep := "a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40)
	tests := []struct {
		file, data, want string
	}{
		{"a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xlsx: tệp theo dạng cũ của Office (.xls), không phải .xlsx; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx"},
		{"a.xlsx", "ten: Sở", "a.xlsx: tệp không phải là sổ tính Excel"},
		{"a.xlsx", "", "a.xlsx: tệp trống"},
		{"a.yaml", " \n\t\n", "a.yaml: tệp trống"},
		{"a.yaml", "\xEF\xBB\xBF", "a.yaml: tệp trống"},
		{"a.yaml", "--- \n...\n", "a.yaml: tệp trống"},
		{"a.yaml", "ten: S\xF4 \xFF\xFE\xB5", "a.yaml:1:7: tệp không phải là văn bản Unicode"},
		{"a.yaml", "ten: a\nb: ă\x00", "a.yaml:2:5: tệp không phải là văn bản Unicode"},
		{"a.yaml", "%PDF-1.4\n%\xE2\xE3\xCF\xD3", "a.yaml: đây là tệp PDF, không phải tệp YAML, JSON hay sổ tính Excel; chọn đúng tệp dữ liệu của tháng"},
		{"a.yaml", "\x89PNG\r\n\x1A\n\x00\x00", "a.yaml: đây là tệp hình PNG, không phải"},
		{"a.yaml", "\xFF\xD8\xFF\xE0\x00\x10JFIF", "a.yaml: đây là tệp hình JPEG, không phải"},
		{"a.yaml", "RIFF\x24\x00\x00\x00WEBPVP8 ", "a.yaml: đây là tệp hình WEBP, không phải"},
		{"a.xlsx", "%PDF-1.7\n", "a.xlsx: đây là tệp PDF, không phải"},
		{"a.yaml", "%\xE2\xE3 x", "a.yaml:1:2: tệp không phải là văn bản Unicode"},
		{"a.yaml", strings.Repeat("a", MaxFile+1), "a.yaml: tệp lớn hơn 16 MB"},
		{"a.yaml", strings.Repeat("- a\n", maxMarks+1), "a.yaml: tệp có quá nhiều mục"},
		{"a.yaml", deep, "a.yaml:1:36: danh sách và khóa lồng nhau quá 32 cấp"},
		{"a.yaml", "a: 1\nb: " + strings.Repeat("ă", maxValue), "a.yaml:2:4: nội dung dài 2 MB, quá giới hạn 1 MB của một mục"},
	}
	for _, tt := range tests {
		_, ps := Read(tt.file, []byte(tt.data))
		if !ps.Failed() || len(ps) != 1 || !strings.HasPrefix(ps.Error(), tt.want) {
			t.Errorf("%s %.20q: got %v, want %s", tt.file, tt.data, ps, tt.want)
		}
	}
}

// A million characters of one paragraph are taken, up to the limit.
func TestLongValue(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("rà soát ", 80_000))
	n := mustRead(t, "a.yaml", []byte("noi_dung: "+long))
	if n.Values[0].Text != long {
		t.Errorf("a value of %d bytes was changed", len(long))
	}
}

func TestScalars(t *testing.T) {
	tests := []struct{ yaml, want string }{
		{"05", "05"}, {"yes", "yes"}, {"2026-11-05", "2026-11-05"}, {"1.50", "1.50"}, {"0x1F", "0x1F"}, {"1e3", "1e3"}, {"true", "true"}, {".inf", ".inf"},
		{"null", ""}, {"~", ""}, {"", ""}, {`""`, ""}, {`"null"`, "null"}, {"Null", ""}, {"'~'", "~"},
		{`"a\u0007b"`, "a\u0007b"}, {"a\u0007b", "a\u0007b"}, {"a\u2028b", "a\nb"}, {"a\u00A0 b", "a b"}, {"\"a\\nb\"", "a\nb"},
		{"a\u0301", "á"}, {"C#", "C#"}, {"a#b", "a#b"}, {"a  # ghi chú", "a"}, {"a\t# ghi chú", "a"}, {"a  #", "a"}, {`"a" #b`, "a"}, {"# ghi chú", ""},
		{"http://a.vn/x", "http://a.vn/x"}, {"8:00", "8:00"},
	}
	for _, tt := range tests {
		n, ps := Read("a.yaml", []byte("x: "+tt.yaml+"\n"))
		if ps.Failed() || n.Values[0].Text != tt.want {
			t.Errorf("%q: got %v %v, want %q", tt.yaml, n, ps, tt.want)
		}
	}
}

// TestCutOff gives text that "#" would cut off.
func TestCutOff(t *testing.T) {
	for _, yaml := range []string{"x: Văn bản #5", "x: a # b", "x: a  #b", "x: a\t#b", "x:\n  - a #1", "x: {y: a #1\n  }", "x: dòng\n  thứ hai #5", "x: #5", "- #5", "x: [a, b #c\n ]", "tên khóa: a #1"} {
		if _, ps := Read("a.yaml", []byte(yaml)); len(ps) != 1 || ps[0].Rule != "ngoac-kep" {
			t.Errorf("%q: %v", yaml, ps)
		}
	}
}

// TestComma gives text that a comma would cut in two, in braces.
func TestComma(t *testing.T) {
	for yaml, bad := range map[string]bool{
		"{x: tầng 2, nhà A}": true, "x: {y: a, b\n c, z: d}": true, "{x: a, y: , z: b}": false, "{x: a, y :, z: ~}": false, "{x: a, \"y\"}": false, "{x:}": false,
		"x: [a, b]": false, `{"a":1,"b":null}`: false,
	} {
		if _, ps := Read("a.yaml", []byte(yaml)); bad != ps.Failed() || bad && !strings.Contains(ps.Error(), "đứng sau dấu phẩy") {
			t.Errorf("%q: %v", yaml, ps)
		}
	}
}

// TestLongLine holds that a line of many values is looked up in one pass.
func TestLongLine(t *testing.T) {
	s := newSource("ă" + strings.Repeat(",á", 50_000) + "\nx")
	for col := 1; col <= 100_001; col += 2 {
		if rest := s.from(1, col); len(rest) == 0 || rest[0] == ',' {
			t.Fatalf("column %d: wrong place", col)
		}
	}
	if s.from(1, 3)[0] == ',' || s.from(2, 1) != "x" || s.from(3, 1) != "" {
		t.Error("wrong place after going back")
	}
}

// TestLooseKeys holds that keys are the same however their marks are composed.
func TestLooseKeys(t *testing.T) {
	loose := "gi\u00e2\u0301y: a\n"
	n, ps := Read("a.yaml", []byte(loose))
	if len(ps) != 1 || !ps[0].Warning || n.Keys[0].Name != "giấy" {
		t.Errorf("%v %v", n, ps)
	}
	if _, ps := Read("a.yaml", []byte("giấy: b\n"+loose)); !ps.Failed() || !strings.Contains(ps.Error(), "ghi hai lần") {
		t.Errorf("keys that look alike: %v", ps)
	}
}

func TestPositions(t *testing.T) {
	n := mustRead(t, "a.yaml", []byte("tên:\n  - ă: đ\n    ô: [ơ, \"ư\"]\n"))
	second := n.Values[0].Values[0].Values[1]
	if got := second.Values[1].Pos.String(); got != "a.yaml:3:12" {
		t.Errorf("got %s", got)
	}
	if got := n.Values[0].Values[0].Keys[1].Pos.String(); got != "a.yaml:3:5" {
		t.Errorf("got %s", got)
	}
}

func FuzzMonth(f *testing.F) {
	f.Add([]byte(monthYAML))
	f.Add([]byte(monthJSON))
	f.Add([]byte("a: C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n"))
	f.Add([]byte("a: [Phßng Hîp t¸c quèc tÕ, \"Ph\u00f2ng\", NgÃ y]\n"))
	f.Add([]byte("a: Văn bản #5\n- Lưu: VT\n"))
	f.Add([]byte("nhiem_vu:\n  - \"\\ud83d\\ude00\": *x\n"))
	f.Add([]byte("co_quan: [&a {}, !!b c]\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("PK")) {
			t.Skip("a workbook has a reader of its own")
		}
		n, ps := Read("a.yaml", data)
		if n == nil {
			if !ps.Failed() {
				t.Fatal("nothing read and nothing said")
			}
			return
		}
		Month(n, nil, viet.Date{})
		Agency(n)
	})
}

func BenchmarkMonth(b *testing.B) {
	var text strings.Builder
	text.WriteString(monthYAML[:strings.Index(monthYAML, "nhiem_vu:")] + "khong_phat_sinh: [VP]\nnhiem_vu:\n")
	for range 200 {
		text.WriteString("  - don_vi_chu_tri: HTQT\n    noi_dung: " + strings.Repeat("Rà soát, tham mưu theo Kế hoạch số 84/KH-UBND ngày 13/6/2022. ", 4) + "\n    thoi_han: trước ngày 20/11/2022\n    san_pham: [Báo cáo, Kế hoạch]\n")
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		month(b, "thang.yaml", data)
	}
}

// TestLineBreaksInOneLine holds that what has one line has no line break, and that
// running text keeps its own.
func TestLineBreaksInOneLine(t *testing.T) {
	m, _ := Month(mustRead(t, "a.json", []byte(`{"cuoc_hop": {"dia_diem": "Phòng họp\nsố 2", "danh_gia_chung": "một\nhai", "thanh_phan": ["Sở A\nSở B"]},
		"nhiem_vu": [{"don_vi_chu_tri": "Phòng\n\nKinh tế", "noi_dung": "một\nhai", "thoi_han": "trước ngày\n20/12/2026"}]}`)), nil, viet.Date{})
	task := m.Tasks[0]
	got := []string{m.Meeting.Place, m.Meeting.Review, m.Meeting.Attendees[0], task.Lead, task.Text, task.Deadline.Text}
	want := []string{"Phòng họp số 2", "một\nhai", "Sở A\nSở B", "Phòng Kinh tế", "một\nhai", "trước ngày 20/12/2026"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
