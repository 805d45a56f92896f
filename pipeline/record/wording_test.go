package record

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/lint"
)

// What a reader would mend in the wording is a warning at the text, said once.
func TestWording(t *testing.T) {
	m := aMonth()
	m.Meeting.General = []Point{
		{Text: "Rà soát theo Khoản 2 Điều 5, ổn định kinh tế-xã hội."},
		{Text: "Công tác thuỷ lợi,\nphòng chống thiên tai; thuỷ lợi nội đồng."},
	}
	m.Complete()
	var got []string
	for _, f := range m.Check() {
		if !f.Warning {
			t.Errorf("%s: %s is more than a warning", f.Path, f.Rule)
		}
		got = append(got, f.Path+" "+f.Rule+" "+f.Message+" / "+f.Hint)
	}
	want := []string{
		"cuoc_hop/yeu_cau_chung/0/noi_dung viet-hoa “Khoản”: ", " / viết “khoản”",
		"cuoc_hop/yeu_cau_chung/0/noi_dung gach-noi “tế-xã”: ", " / viết “tế - xã”",
		"cuoc_hop/yeu_cau_chung/1/noi_dung dau-thanh-lan “thuỷ”: ", " (2 chỗ) / viết “thủy”",
	}
	if len(got) != len(want)/2 {
		t.Fatalf("got %d findings:\n%s", len(got), strings.Join(got, "\n"))
	}
	for i, line := range got {
		if !strings.HasPrefix(line, want[2*i]) || !strings.HasSuffix(line, want[2*i+1]) {
			t.Errorf("got %q, want %q … %q", line, want[2*i], want[2*i+1])
		}
	}
}

// A body that is no more is right in documents of its time.
func TestGoneAgency(t *testing.T) {
	for date, want := range map[string]bool{"13/10/2022": false, "12/11/2026": true} {
		m := aMonth()
		m.Agency.Superior, m.Meeting.Date = "Ủy ban nhân dân tỉnh Bình Định", day(date)
		m.Complete()
		got := false
		for _, f := range m.Check() {
			got = got || f.Path == "co_quan/chu_quan" && f.Rule == "co-quan-khong-con" && f.Warning
		}
		if got != want {
			t.Errorf("%s: warned %v", date, got)
		}
	}
}

// Every text that is printed is judged by the rules that fit it.
func TestPrintedFields(t *testing.T) {
	for _, tt := range []struct {
		spoil func(m *Month)
		want  string
	}{
		{func(m *Month) { m.Meeting.Place = "Hội trường UBND Xã" }, "nhắc cuoc_hop/dia_diem viet-hoa\n"},
		{func(m *Month) { m.Meeting.Chair.Post = "Chủ Tịch UBND xã" }, "nhắc cuoc_hop/chu_tri/chuc_vu viet-hoa\n"},
		{func(m *Month) { m.Meeting.Secretary = Person{Post: "Phó Giám Đốc", Name: "Lê Giám Đốc"} }, "nhắc cuoc_hop/thu_ky/chuc_vu viet-hoa\n"},
		{func(m *Month) {
			m.Meeting.Attendees = []string{"Khối Kinh tế-xã hội", "Lãnh đạo các phòng"}
		}, "nhắc cuoc_hop/thanh_phan/0 gach-noi\n"},
		{func(m *Month) {
			m.Meeting.Absent = []Absence{{Who: "Phòng Kinh tế", Reason: "họp tại UBND huyện ,có phép"}}
		},
			"nhắc cuoc_hop/vang/0/ly_do co-quan-khong-con\nnhắc cuoc_hop/vang/0/ly_do cham-cau\n"},
		{func(m *Month) { m.Tasks[0].Leader = "Phó Chủ Tịch UBND" }, "nhắc nhiem_vu/0/lanh_dao viet-hoa\n"},
		{func(m *Month) {
			m.Documents = map[string]Document{"bao_cao": {Addressees: []string{"Sở Kế hoạch và Đầu tư"}, Recipients: []string{"Như trên", "UBND Tỉnh (b/c)", "Lưu: VT, KT"}}}
		}, "nhắc van_ban/bao_cao/noi_nhan/1 viet-hoa\nnhắc van_ban/bao_cao/kinh_gui/0 co-quan-khong-con\n"},
		{func(m *Month) { m.Agency.Recipients = map[string][]string{"thong_bao": {"Đảng Ủy xã;"}} }, "nhắc co_quan/noi_nhan/thong_bao/0 viet-hoa\n"},
		{func(m *Month) { m.Agency.Superior = "Ủy ban Nhân dân tỉnh Gia Lai" }, "nhắc co_quan/chu_quan viet-hoa\n"},
		{func(m *Month) { m.Tasks[0].Deadline.Text = "trước ngày 5/12/2026" }, ""}, // as it was said
		{func(m *Month) { m.Tasks[0].Deadline.Text = "trước thứ Sáu ,ngày 04/12/2026" }, "nhắc nhiem_vu/0/thoi_han/chu cham-cau\n"},
		{func(m *Month) { // the title of an older document
			m.Citations = []Citation{{Code: "1", Type: "KH", Number: "15", Symbol: "KH-UBND", Date: day("05/3/2021"), Subject: "nhiệm vụ tháng 11/2025 của UBND huyện ,xã"}}
		}, "nhắc vien_dan/0/trich_yeu cham-cau\n"},
		{func(m *Month) {
			m.Tasks[0].Code, m.Tasks[0].Cooperate = "2026-11/VP-01", []string{"Công an xã", "kt"}
		}, ""},
	} {
		m := aMonth()
		tt.spoil(&m)
		m.Complete()
		if got := faultLines(m.Check()); got != tt.want {
			t.Errorf("got\n%swant\n%s", got, tt.want)
		}
	}
}

// The name of the meeting has its month; those that are reviewed and planned may
// stand beside it.
func TestNameOfMonth(t *testing.T) {
	for name, warned := range map[string]bool{
		"Hội nghị giao ban tháng 11/2026": false, "Hội nghị giao ban tháng 11": false, "Giao ban tháng 11 năm 2026": false, "": false, "Họp giao ban": false,
		"Hội nghị đánh giá tháng 10, triển khai tháng 11/2026": false, "Giao ban 9 tháng": false,
		"Hội nghị giao ban tháng 11/2025": true, "Hội nghị giao ban tháng 10/2026": true, "Giao ban tháng 10": true, "Giao ban tháng 11/2026, tháng 8": true,
	} {
		m := aMonth()
		m.Meeting.Name = name
		m.Complete()
		want := ""
		if warned {
			want = "nhắc cuoc_hop/ten ten-khac-ky\n"
		}
		if got := faultLines(m.Check()); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestMannerOf(t *testing.T) {
	for path, want := range map[string]manner{
		"nhiem_vu/3/noi_dung": running, "ke_hoach/can_cu/0": running, "cuoc_hop/ket_qua/1/noi_dung": running, "van_ban/bao_cao/trich_yeu": running,
		"nhiem_vu/3/ma": unprinted, "van_ban/thong_bao/so": unprinted, "": unprinted, "cuoc_hop/chu_tri/ho_ten": unprinted,
		"nhiem_vu/3/thoi_han/chu": spelled, "vien_dan/0/trich_yeu": spelled, "cuoc_hop/ten": spelled, "co_quan/don_vi/0/ten": named,
		"co_quan/noi_nhan/chung/2": listed, "van_ban/bao_cao/noi_nhan/0": listed, "cuoc_hop/vang/0/nguoi": listed, "co_quan/nguoi_ky/0/chuc_vu": listed,
	} {
		if got := mannerOf(path); got != want {
			t.Errorf("mannerOf(%q) = %v", path, got)
		}
	}
	for w := running; w <= spelled; w++ {
		if !w.fits("viet-hoa") || w.fits("dau-cuoi-doan") != (w == running) {
			t.Errorf("manner %d has the wrong rules", w)
		}
	}
}

// Equal words are told of at each of their places, up to a bound.
func TestEveryPlace(t *testing.T) {
	m := aMonth()
	const lines = mostEqual + 3
	for range lines {
		m.Meeting.General = append(m.Meeting.General, Point{Text: "Công tác thuỷ lợi."})
	}
	m.Complete()
	var paths []string
	var last string
	for _, f := range m.Check() {
		paths, last = append(paths, f.Path), f.Message
	}
	if len(paths) != mostEqual || paths[0] != "cuoc_hop/yeu_cau_chung/0/noi_dung" || paths[mostEqual-1] != fmt.Sprintf("cuoc_hop/yeu_cau_chung/%d/noi_dung", mostEqual-1) ||
		!strings.HasSuffix(last, " (còn 3 chỗ khác viết như vậy)") {
		t.Errorf("told of %v, the last: %q", paths, last)
	}
}

func TestOneLine(t *testing.T) {
	for path, want := range map[string]bool{
		"cuoc_hop/dia_diem": true, "nhiem_vu/3/thoi_han/chu": true, "co_quan/nguoi_ky/0/ho_ten": true,
		"nhiem_vu/3/noi_dung": false, "cuoc_hop/thanh_phan/0": false, "co_quan/ten_in_hoa": false, "cuoc_hop/vang/1/nguoi": false,
	} {
		if got := OneLine(path); got != want {
			t.Errorf("OneLine(%q) = %v", path, got)
		}
	}
}

// However much there is to mend, each rule speaks a bounded number of times, and
// says how often it was silent.
func TestWordingHasAnEnd(t *testing.T) {
	m := aMonth()
	const lines = 3 * mostAlike
	for i := range lines {
		m.Meeting.General = append(m.Meeting.General, Point{Text: fmt.Sprintf("Rà soát việc thứ%d ,báo cáo.", i)})
	}
	m.Meeting.General = append(m.Meeting.General, Point{Text: "Thực hiện Khoản 2 Điều 5."})
	m.Complete()
	told := map[string]int{}
	var last string
	for _, f := range m.Check() {
		if told[f.Rule]++; f.Rule == "cham-cau" {
			last = f.Message
		}
	}
	if told["cham-cau"] != mostAlike || told["viet-hoa"] != 1 {
		t.Errorf("warned %v", told)
	}
	if !strings.HasSuffix(last, fmt.Sprintf(" (còn %d chỗ khác cũng có lỗi loại này)", lines-mostAlike)) {
		t.Errorf("the last says %q", last)
	}
}

// A message does not say twice what to write.
func TestWordingSaysOnce(t *testing.T) {
	for want, f := range map[finding]lint.Finding{
		{"viet-hoa", "“sở Ngoại Vụ” viết chưa đúng (2 chỗ)", "viết “Sở Ngoại vụ”"}:                             {Found: "sở Ngoại Vụ", Reason: "viết “Sở Ngoại vụ”", Fix: "Sở Ngoại vụ", Rule: "viet-hoa"},
		{"viet-hoa", "“dân Tỉnh” viết chưa đúng, cả cụm là “Ủy ban nhân dân tỉnh” (2 chỗ)", "viết “dân tỉnh”"}: {Found: "dân Tỉnh", Reason: "viết “Ủy ban nhân dân tỉnh”", Fix: "dân tỉnh", Rule: "viet-hoa"},
		{"gach-noi", "“a-b”: sai", "viết “a - b”"}:                                                             {Found: "a-b", Reason: "sai; viết thống nhất", Fix: "a - b", Rule: "gach-noi"},
		{"thua-nam", "“5/2026/TB”: thừa (2 chỗ)", "nếu không phải luật, ghi “5/TB”"}:                           {Found: "5/2026/TB", Reason: "thừa; nếu không phải luật, ghi “5/TB”", Fix: "5/TB", Rule: "thua-nam"},
		{"cham-cau", "“a ,b”: thừa cách chữ (2 chỗ)", "xem lại chỗ này"}:                                       {Found: "a ,b", Reason: "thừa cách chữ", Rule: "cham-cau"},
	} {
		n := 2
		if f.Rule == "gach-noi" {
			n = 1
		}
		if got := wordingOf(placed{Finding: f, text: f.Found}, n); got != want {
			t.Errorf("got %+v", got)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	m := aMonth()
	for range 200 {
		m.Tasks = append(m.Tasks, Task{Lead: m.Tasks[0].Lead, Text: "Tham mưu UBND xã triển khai Kế hoạch số 131/KH-UBND ngày 27/9/2026, báo cáo trước ngày 25/11/2026."})
	}
	m.Meeting.Period = viet.Period{Year: 2026, Month: 11}
	m.Complete()
	b.ReportAllocs()
	for b.Loop() {
		m.Check()
	}
}
