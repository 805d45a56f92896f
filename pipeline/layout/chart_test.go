package layout

import (
	"path/filepath"
	"strings"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// bars is a chart of a height.
func bars(height doc.Length) *doc.Chart {
	return &doc.Chart{Title: "Nhiệm vụ", Series: []string{"Xong", "Chưa xong"}, Height: height,
		Rows: []doc.ChartRow{{Name: "Văn phòng", Counts: []int{3, 1}}, {Name: "Phòng 漢", Counts: []int{0, 2}}}}
}

// A chart stands in its column, at the left.
func TestChartGolden(t *testing.T) {
	pages, ps := pagesOf(para("Body", "trước"), bars(0), para("Body", "sau"), &doc.Table{Columns: []doc.Length{1000, 8000}, Padding: 100, Rows: []doc.Row{
		{Cells: []doc.Cell{{}, {Blocks: []doc.Block{&doc.Chart{Title: "Trống"}}}}}}})
	if len(ps) != 1 || !ps[0].Warning || !strings.Contains(ps[0].Message, "“漢”") {
		t.Error(ps)
	}
	judge.Golden(t, filepath.Join("testdata", "chart.txt"), Trace(pages))
}

// A chart takes its height, goes to the next page whole, and holds the heading above
// it with it.
func TestChartIsKeptWhole(t *testing.T) {
	const height = 4000
	heading := &doc.Heading{Style: "Heading", Inlines: text("đề mục")} // 120 above, 322 high
	for name, c := range map[string]struct {
		left        doc.Length
		first, next string
	}{
		"fits":                    {height + 442 + 322, "đề mục¦sau", ""},
		"fits without what comes": {height + 442, "đề mục", "sau"},
		"does not fit":            {height + 441, "", "đề mục¦sau"},
	} {
		pages, ps := pagesOf(append(above(c.left), heading, bars(height), para("Plain", "sau"))...)
		if len(ps) != 1 {
			t.Fatal(ps)
		}
		page := 0
		if c.first == "" {
			page = 1
		}
		for i, want := range []string{c.first, c.next} {
			if i < len(pages) && outside(pages[i]) != want || i >= len(pages) && want != "" {
				t.Errorf("%s: page %d of %d holds %q, want %q", name, i+1, len(pages), outside(pages[i]), want)
			}
		}
		if len(pages[page].Charts) != 1 || pages[page].Charts[0].Height != height {
			t.Errorf("%s: no chart on page %d", name, page+1)
		}
	}
	pages, _ := pagesOf(bars(height), para("Plain", "sau"))
	if got := placesOf(pages[0])["sau"][1]; got != height+262 {
		t.Errorf("the text under the chart stands at %d", got)
	}
}

// outside is the texts of a page under its header.
func outside(p Page) string {
	var out []string
	for _, x := range p.Texts {
		if !x.Repeat {
			out = append(out, x.Text)
		}
	}
	return strings.Join(out, "¦")
}

// A chart with more bars than a page has room for goes on over several.
func TestLongChart(t *testing.T) {
	long := &doc.Chart{Title: "Xã, phường", Series: []string{"Xong"}}
	for range 98 {
		long.Rows = append(long.Rows, doc.ChartRow{Name: "Xã An Hòa", Counts: []int{5}})
	}
	pages, ps := pagesOf(long)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	rows := 0
	for i, p := range pages {
		for _, c := range p.Charts {
			rows += len(c.Of.Rows)
			if c.Whole != long || c.Y+twips(c.Height) > twips(a4().Height-a4().Bottom) {
				t.Errorf("page %d: a chart at %s, %s high", i+1, points(c.Y), points(twips(c.Height)))
			}
		}
	}
	if rows != 98 || len(pages) != 5 {
		t.Errorf("%d bars on %d pages", rows, len(pages))
	}
}

func TestBadCharts(t *testing.T) {
	bad := bars(0)
	bad.Rows[0].Counts = nil
	narrow := a4()
	narrow.Width = 5000
	for want, s := range map[string]doc.Section{"có 0 số ở hàng “Văn phòng”": section(a4(), bad), "rộng ít nhất": section(narrow, bars(0))} {
		if _, ps := Pages(document(s), fonts.Load()); !ps.Failed() || !strings.Contains(ps.Error(), want) {
			t.Errorf("%v, want %q", ps, want)
		}
	}
}
