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

// Codes, names and phrases are not running text.
func TestWordingReadsProseAlone(t *testing.T) {
	m := aMonth()
	m.Tasks[0].Deadline.Text = "trước ngày 5/12/2026"
	m.Meeting.Attendees = []string{"Khối Kinh tế-xã hội"}
	m.Complete()
	for _, f := range m.Check() {
		t.Errorf("%s: %s %s", f.Path, f.Rule, f.Message)
	}
}

func TestIsProse(t *testing.T) {
	for path, want := range map[string]bool{
		"nhiem_vu/3/noi_dung": true, "ke_hoach/can_cu/0": true, "cuoc_hop/ket_qua/1/noi_dung": true,
		"nhiem_vu/3/ma": false, "van_ban/thong_bao/so": false, "nhiem_vu/3/thoi_han/chu": false, "": false,
	} {
		if got := isProse(path); got != want {
			t.Errorf("isProse(%q) = %v", path, got)
		}
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
		{"cham-cau", "“a ,b”: thừa cách chữ (2 chỗ)", "xem lại chỗ này"}:                                       {Found: "a ,b", Reason: "thừa cách chữ", Rule: "cham-cau"},
	} {
		if got := wordingOf(f, 2); got != want {
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
