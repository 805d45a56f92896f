package template

import (
	"os"
	"strings"
	"testing"

	"vanthu/pipeline/record"
)

// notice is a template and data as large as a real notice: 1,300 words and a
// table of 12 rows.
func notice(b *testing.B) (src []byte, v *View) {
	src, err := os.ReadFile("../../templates/kinds/thong-bao.md")
	if err != nil {
		b.Fatal(err)
	}
	v = viewOf(b, sample)
	sentence := strings.TrimSpace(strings.Repeat("rà soát toàn bộ kế hoạch đã đề ra và báo cáo kết quả ", 7))
	v.Units = nil
	for range 4 {
		u := UnitView{Code: "VP", Name: "Văn phòng Sở"}
		for i := range 3 {
			u.Tasks = append(u.Tasks, TaskView{
				Ordinal: i, Code: "2022-10/VP-01", Lead: u.Name, Text: sentence, Cooperate: []string{"Thanh tra", "Các phòng"},
				Deadline: DeadlineView{Phrase: "trong tháng 11/2022", Due: Day{30, 11, 2022}},
			})
		}
		v.Units = append(v.Units, u)
		v.Tasks = append(v.Tasks, u.Tasks...)
	}
	return src, v
}

func BenchmarkLoad(b *testing.B) {
	src, _ := notice(b)
	for b.Loop() {
		if _, err := Load("mau.md", src); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFill prints the blocks of a notice, without its frame.
func BenchmarkFill(b *testing.B) {
	src, v := notice(b)
	tmpl := mustLoad(b, string(src))
	b.ReportAllocs()
	for b.Loop() {
		f := newFiller(v, &record.Agency{})
		if f.parts(tmpl); len(f.problems) > 0 {
			b.Fatal(f.problems)
		}
	}
}
