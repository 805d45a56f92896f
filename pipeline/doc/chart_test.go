package doc_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
)

func tasks() *doc.Chart {
	return &doc.Chart{Title: "Nhiệm vụ", Series: []string{"Xong", "Chưa\u00a0xong"}, Rows: []doc.ChartRow{{"Văn phòng", []int{3, 1}}, {"Thanh tra", []int{0, 0}}}}
}

func TestChartInWords(t *testing.T) {
	single := &doc.Chart{Series: []string{"Văn bản"}, Rows: []doc.ChartRow{{"Tháng 10", []int{7}}}}
	for name, c := range map[string]struct {
		chart *doc.Chart
		words []string
		alt   string
	}{
		"counts":  {tasks(), []string{"Nhiệm vụ", "Xong", "Chưa xong", "Văn phòng", "Thanh tra"}, "Biểu đồ: Nhiệm vụ. Văn phòng: 4, trong đó Xong 3; Chưa xong 1. Thanh tra: 0."},
		"single":  {single, []string{"Văn bản", "Tháng 10"}, "Biểu đồ. Tháng 10: 7."},
		"nothing": {&doc.Chart{Title: "Trống", Series: []string{"Xong"}}, []string{"Trống", doc.NoData}, "Biểu đồ: Trống. Không có số liệu."},
	} {
		if diff := cmp.Diff(c.words, slices.Collect(doc.Lines([]doc.Block{c.chart}))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := c.chart.Alt(); got != c.alt {
			t.Errorf("%s: %q, want %q", name, got, c.alt)
		}
	}
	for range doc.Lines([]doc.Block{tasks(), nil}) { // whoever stops reading gets no more
		break
	}
}

func TestChartCheck(t *testing.T) {
	for want, change := range map[string]func(*doc.Chart){
		"":               func(*doc.Chart) {},
		"có 9 nhóm":      func(c *doc.Chart) { c.Series = make([]string, 9) },
		"có 1 số ở hàng": func(c *doc.Chart) { c.Rows[1].Counts = []int{1} },
		"số âm":          func(c *doc.Chart) { c.Rows[0].Counts[0] = -1 },
	} {
		c := tasks()
		change(c)
		if err := c.Check(); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// The parts of a long chart hold its bars in order, on one axis.
func TestChartParts(t *testing.T) {
	for bars, parts := range map[int]int{0: 1, 20: 1, 21: 2, 40: 2, 98: 5} {
		c := &doc.Chart{Title: "Xã", Series: []string{"a"}}
		for i := range bars {
			c.Rows = append(c.Rows, doc.ChartRow{Counts: []int{i}})
		}
		var rows []doc.ChartRow
		got := c.Parts()
		for i, p := range got {
			rows = append(rows, p.Rows...)
			if len(p.Rows) > doc.MostBars || parts > 1 && p.Reach != bars-1 || (p.Title == c.Title) != (i == 0) {
				t.Errorf("part %d of %d bars: %q, %d bars, reach %d", i+1, bars, p.Title, len(p.Rows), p.Reach)
			}
		}
		if len(got) != parts || !cmp.Equal(rows, c.Rows) {
			t.Errorf("%d bars: %d parts with %d bars, want %d parts", bars, len(got), len(rows), parts)
		}
	}
}
