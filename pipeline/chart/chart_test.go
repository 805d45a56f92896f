package chart

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// classes are the series of a chart of tasks.
var classes = []string{"Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Hoàn thành, không có thời hạn", "Đang thực hiện, trong hạn", "Sắp đến hạn", "Quá hạn", "Không có thời hạn"}

func row(name string, counts ...int) doc.ChartRow { return doc.ChartRow{Name: name, Counts: counts} }

// tasks has a bar without anything, a name of two lines, and counts that have no room in
// their parts.
func tasks() *doc.Chart {
	return &doc.Chart{Title: "Tình hình thực hiện nhiệm vụ theo đơn vị", Series: classes, Rows: []doc.ChartRow{
		row("Văn phòng Sở", 12, 3, 0, 9, 1, 4, 2),
		row("Thanh tra", 0, 0, 0, 0, 0, 0, 0),
		row("Phòng Lãnh sự và Người Việt Nam ở nước\u00a0ngoài", 40, 1, 1, 0, 0, 14, 0),
		row("Trung tâm Phục vụ đối ngoại", 1, 0, 0, 0, 0, 0, 1),
	}}
}

func draw(t testing.TB, c *doc.Chart, width doc.Length) *Drawing {
	t.Helper()
	d, err := Draw(c, width, fonts.Load())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// trace writes a drawing, an item a line.
func trace(d *Drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d x %d\n", d.Width, d.Height)
	for _, l := range d.Lines {
		fmt.Fprintf(&b, "line %d,%d to %d,%d weight %d gray %d\n", l.X1, l.Y1, l.X2, l.Y2, l.Weight, l.Gray)
	}
	for _, x := range d.Boxes {
		fmt.Fprintf(&b, "box %d,%d %d x %d pattern %d edge %d\n", x.X, x.Y, x.Width, x.Height, x.Fill, x.Edge)
	}
	for _, t := range d.Texts {
		fmt.Fprintf(&b, "text %d,%d width %d size %d bold %v %q\n", t.X, t.Y, t.Width, t.Size, t.Bold, t.Text)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	single := &doc.Chart{Title: "Số văn bản đến", Series: []string{"Văn bản"}, Rows: []doc.ChartRow{row("Tháng 10", 1250), row("Tháng 11", 7)}}
	for name, c := range map[string]*doc.Chart{"tasks": tasks(), "single": single, "nothing": {Title: "Trống", Series: classes, Rows: []doc.ChartRow{row("VP", 0, 0, 0, 0, 0, 0, 0)}}} {
		d := draw(t, c, doc.MM(165))
		data, err := d.PNG()
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		gray := m.(*image.Gray)
		judge.Golden(t, filepath.Join("testdata", name+".txt"),
			fmt.Sprintf("%spicture %d x %d, pixels %x\n", trace(d), gray.Rect.Dx(), gray.Rect.Dy(), sha256.Sum256(gray.Pix)))
	}
}

// The picture of a chart takes no more of a document than its text does, and has the
// nearest of its sixteen greys, also where a row ends within a byte.
func TestPictureIsSmall(t *testing.T) {
	data, err := draw(t, tasks(), doc.MM(165)).PNG()
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 25_000 {
		t.Errorf("%d bytes", len(data))
	}
	for width := 1; width < 5; width++ {
		m := image.NewGray(image.Rect(0, 0, width, 2))
		for i := range m.Pix {
			m.Pix[i] = uint8(255 - 37*i)
		}
		got, err := png.Decode(bytes.NewReader(encode(m)))
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range got.(*image.Gray).Pix {
			if off := int(v) - int(m.Pix[i]); max(off, -off) > 17/2 {
				t.Errorf("pixel %d of %d: %d, want %d", i, len(m.Pix), v, m.Pix[i])
			}
		}
	}
}

// anyChart draws a chart as an office may have one.
func anyChart(t *rapid.T) *doc.Chart {
	word := rapid.SampledFrom([]string{"Phòng", "Văn phòng", "và", "Hội đồng nhân dân", "tỉnh", "Kinh tế", "ở nước\u00a0ngoài", "Ủy ban", "漢", "Trung-tâm-hành-chính-công-cấp-tỉnh"})
	words := func(least, most int) string {
		return strings.Join(rapid.SliceOfN(word, least, most).Draw(t, "words"), " ")
	}
	most := rapid.SampledFrom([]int{0, 1, 3, 30, 9999}).Draw(t, "most")
	c := &doc.Chart{Title: words(0, 30), Height: doc.Length(rapid.IntRange(0, 9000).Draw(t, "height")), Reach: rapid.IntRange(0, 2*most).Draw(t, "reach")}
	for range rapid.IntRange(0, doc.MostSeries).Draw(t, "series") {
		c.Series = append(c.Series, words(0, 8))
	}
	for range rapid.IntRange(0, 25).Draw(t, "rows") {
		c.Rows = append(c.Rows, row(words(0, 9), rapid.SliceOfN(rapid.IntRange(0, most), len(c.Series), len(c.Series)).Draw(t, "counts")...))
	}
	return c
}

// Whatever the chart, what is drawn stands on the paper, no text over another one,
// and every count can be read: once in or behind its bar.
func TestEveryCountIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyChart(t)
		d, err := Draw(c, doc.Length(rapid.IntRange(int(doc.MM(165)), int(doc.MM(257))).Draw(t, "width")), fonts.Load())
		if err != nil {
			t.Fatal(err)
		}
		if d.Height < c.Height {
			t.Fatalf("%d high, want %d", d.Height, c.Height)
		}
		onPaper(t, d)
		apart(t, d)
		counts := map[string]int{}
		for _, x := range d.Texts {
			if x.Size != axisSize {
				counts[x.Text]++
			}
		}
		for _, r := range c.Rows {
			for _, n := range append(r.Counts, r.Total()) {
				if n > 0 && c.Longest() > 0 {
					counts[strconv.Itoa(n)]--
				}
			}
		}
		for text, n := range counts {
			if _, err := strconv.Atoi(text); err == nil && n < 0 && len(c.Series) > 1 {
				t.Fatalf("%s is missing %d times", text, -n)
			}
		}
	})
}

type fataler interface{ Fatalf(string, ...any) }

// onPaper fails for what stands outside of the drawing.
func onPaper(t fataler, d *Drawing) {
	for _, x := range d.Texts {
		if x.X < 0 || x.X+x.Width > d.Width || x.Y < doc.Length(x.Size*7) || x.Y > d.Height || x.Text == "" {
			t.Fatalf("text %+v in %d x %d", x, d.Width, d.Height)
		}
	}
	for _, b := range d.Boxes {
		if b.X < 0 || b.X+b.Width > d.Width || b.Y < 0 || b.Y+b.Height > d.Height || b.Width < 0 || b.Height < 0 {
			t.Fatalf("box %+v in %d x %d", b, d.Width, d.Height)
		}
	}
	for _, l := range d.Lines {
		if l.X1 < 0 || l.X1 > l.X2 || l.X2 > d.Width || l.Y1 < 0 || l.Y1 > l.Y2 || l.Y2 > d.Height {
			t.Fatalf("line %+v in %d x %d", l, d.Width, d.Height)
		}
	}
}

// apart fails for texts that touch: capitals reach seven tenths of their size above
// the baseline.
func apart(t fataler, d *Drawing) {
	for i, a := range d.Texts {
		for _, b := range d.Texts[i+1:] {
			if a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y-doc.Length(a.Size*7) < b.Y && b.Y-doc.Length(b.Size*7) < a.Y {
				t.Fatalf("%+v is over %+v", a, b)
			}
		}
	}
}

// Parts of a bar are as long as their counts, one after the other, in the pattern of
// their series.
func TestBarsAreToScale(t *testing.T) {
	c := tasks()
	d := draw(t, c, doc.MM(165))
	axis := slices.IndexFunc(d.Lines, func(l Line) bool { return l.Y1 == l.Y2 })
	left, span, reach := d.Lines[axis].X1, d.Lines[axis].X2-d.Lines[axis].X1, 60
	var got []string
	for _, b := range d.Boxes {
		if b.Edge > 0 && b.Height == 290 {
			got = append(got, fmt.Sprintf("%d from %d to %d", b.Fill, count(b.X-left, span, reach), count(b.X+b.Width-left, span, reach)))
		}
	}
	var want []string
	for _, r := range c.Rows {
		sum := 0
		for k, n := range r.Counts {
			if n > 0 {
				want = append(want, fmt.Sprintf("%d from %d to %d", k, sum, sum+n))
			}
			sum += n
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("bars\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// count is how many of an axis a length is.
func count(l, span doc.Length, reach int) int { return (int(l)*reach + int(span)/2) / int(span) }

func TestScale(t *testing.T) {
	for longest, want := range map[int][2]int{1: {1, 1}, 6: {1, 6}, 7: {2, 8}, 12: {2, 12}, 13: {5, 15}, 30: {5, 30}, 31: {10, 40}, 100: {20, 100}, 9999: {2000, 10000}, 123456: {50000, 150000}} {
		if step, reach := scale(longest); [2]int{step, reach} != want {
			t.Errorf("scale(%d) = %d, %d, want %v", longest, step, reach, want)
		}
	}
}

func TestNothingToShow(t *testing.T) {
	for name, c := range map[string]*doc.Chart{"no rows": {Title: "Trống", Series: classes}, "no series": {Rows: []doc.ChartRow{row("VP")}}, "zeros": {Series: []string{"a"}, Rows: []doc.ChartRow{row("VP", 0)}}} {
		d := draw(t, c, doc.MM(165))
		if last := d.Texts[len(d.Texts)-1]; last.Text != doc.NoData || len(d.Boxes) != 1 || len(d.Lines) != 0 || len(d.Texts) > 2 {
			t.Errorf("%s: %s", name, trace(d))
		}
	}
}

func TestDrawRefuses(t *testing.T) {
	for want, c := range map[string]struct {
		chart *doc.Chart
		width doc.Length
	}{
		"rộng ít nhất 100 mm": {tasks(), LeastWidth - 1},
		"số âm":               {&doc.Chart{Series: []string{"a"}, Rows: []doc.ChartRow{row("VP", -1)}}, doc.MM(165)},
	} {
		if d, err := Draw(c.chart, c.width, fonts.Load()); err == nil || d != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// A name that no size makes short enough ends with an ellipsis; one that some size
// does is whole.
func TestLongNames(t *testing.T) {
	whole := "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"
	for name, size := range map[string]int{"Thanh tra": nameSize, whole: nameSize, strings.Repeat(whole+" ", 2): leastName, strings.Repeat(whole+" ", 4): leastName} {
		c := &doc.Chart{Series: []string{"a", "b"}, Rows: []doc.ChartRow{row(name, 1, 2)}}
		var printed []string
		for _, x := range draw(t, c, doc.MM(165)).Texts {
			if !x.Bold && x.Size == size && strings.ContainsAny(x.Text, "hn…") {
				printed = append(printed, x.Text)
			}
		}
		got, cut := strings.CutSuffix(strings.Join(printed, " "), "…")
		if cut != (len(name) > 300) || !cut && got != strings.TrimSpace(name) || cut && !strings.HasPrefix(name, got) {
			t.Errorf("%q is printed %q", name, printed)
		}
	}
}

// Words longer than a line are broken where the line ends, and counts that even a
// short axis leaves no room for end with an ellipsis.
func TestNoRoom(t *testing.T) {
	c := &doc.Chart{Title: strings.Repeat("Giaoban", 40), Series: classes, Rows: []doc.ChartRow{row("VP", 1, 99990, 99991, 99992, 99993, 99994, 99995), row("TTra", 99999999)}}
	c.Rows[1].Counts = append(c.Rows[1].Counts, 0, 0, 0, 0, 0, 0)
	d := draw(t, c, LeastWidth)
	onPaper(t, d)
	title, dots := "", 0
	for _, x := range d.Texts {
		if x.Bold && x.Size == titleSize {
			title += x.Text
		}
		if x.Text == "…" {
			dots++
		}
	}
	if title != c.Title || dots != 1 {
		t.Errorf("title %q, %d ellipses", title, dots)
	}
}

func BenchmarkPNG(b *testing.B) {
	c := tasks()
	for len(c.Rows) < 12 {
		c.Rows = append(c.Rows, c.Rows[:4]...)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, err := Draw(c, doc.MM(165), fonts.Load())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := d.PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
