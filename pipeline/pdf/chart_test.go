package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
)

// bars is a chart of n bars in three patterns.
func bars(n int) *doc.Chart {
	c := &doc.Chart{Title: "Nhiệm vụ (theo đơn vị)", Series: []string{"Đúng hạn", "Quá hạn", "ĐANG LÀM"}}
	for i := range n {
		c.Rows = append(c.Rows, doc.ChartRow{Name: fmt.Sprintf("Đơn vị %d", i+1), Counts: []int{i + 2, 3, 40}})
	}
	return c
}

// A chart is a figure that says its counts and where it stands; a long one is a figure
// on each page.
func TestChartsAreFigures(t *testing.T) {
	for bare, want := range map[int][]string{
		0:  {"Biểu đồ: Nhiệm vụ (theo đơn vị). Không có số liệu."},
		1:  {"Biểu đồ: Nhiệm vụ (theo đơn vị). Đơn vị 1: 45, trong đó Đúng hạn 2; Quá hạn 3; ĐANG LÀM 40."},
		41: {"Biểu đồ: Nhiệm vụ (theo đơn vị). Đơn vị 1:", "Biểu đồ: Nhiệm vụ (theo đơn vị) (tiếp theo). Đơn vị 21:", "Biểu đồ: Nhiệm vụ (theo đơn vị) (tiếp theo). Đơn vị 41:"},
	} {
		c := bars(bare)
		tree := wantStructure(t, document(para("Body", "trước"), c, para("Body", "sau")))
		var alts []string
		for _, e := range tree.kids[0].kids {
			if e.kind == "Figure" {
				alts = append(alts, fromUTF16(e.d["/Alt"].(string)))
				if e.text != "" {
					t.Errorf("%d bars: text %q", bare, e.text)
				}
			}
		}
		if len(alts) != len(want) {
			t.Fatalf("%d bars: figures %q", bare, alts)
		}
		for i := range want {
			if !strings.HasPrefix(alts[i], want[i]) {
				t.Errorf("%d bars: figure %d is %q, want %q", bare, i, alts[i], want[i])
			}
		}
	}
}

// A chart in a heading row comes again on each page, but is one figure.
func TestChartInAHeadingRow(t *testing.T) {
	table := dataTable(80)
	table.Columns, table.HeaderRows = []doc.Length{9354}, 2
	for i := range table.Rows {
		table.Rows[i].Cells = table.Rows[i].Cells[1:2]
	}
	table.Rows[0].Cells[0].Blocks = []doc.Block{bars(2)}
	data := write(t, document(table))
	tree := read(t, data).structure()
	if got := strings.Count(tree.String(), "Figure"); got != 1 {
		t.Errorf("%d figures", got)
	}
}

// The chart that poppler shows is that of the picture, letter by letter: squares of two
// millimetres are as dark in both, and none is coloured.
func TestChartIsThePicture(t *testing.T) {
	c := bars(3)
	drawing, err := chart.Draw(c, a4().TextWidth(), fonts.Load())
	if err != nil {
		t.Fatal(err)
	}
	data, err := drawing.PNG()
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got := shown(t, document(c))
	left, top := int(a4().Left)*chart.Resolution/1440, int(a4().Top)*chart.Resolution/1440
	const side, much = 16, 32 // of a square, in pixels; of 255
	for y := 0; y+side < want.Bounds().Dy(); y += side {
		for x := 0; x+side < want.Bounds().Dx(); x += side {
			g, w := mean(t, got, x+left, y+top, side), mean(t, want, x, y, side)
			if max(g-w, w-g) > much {
				t.Fatalf("at %d, %d the page is %d, the picture %d", x, y, g, w)
			}
		}
	}
}

// shown is the page of a document as poppler shows it.
func shown(t *testing.T, d *doc.Doc) image.Image {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page")
	run(t, write(t, d), "pdftoppm", "-r", strconv.Itoa(chart.Resolution), "-png", "-singlefile", "FILE", out)
	f, err := os.Open(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// mean is the grey of a square, which has no colour.
func mean(t *testing.T, m image.Image, left, top, side int) (sum int) {
	t.Helper()
	for y := top; y < top+side; y++ {
		for x := left; x < left+side; x++ {
			r, g, b, _ := m.At(x, y).RGBA()
			if r != g || g != b {
				t.Fatalf("colour at %d, %d", x, y)
			}
			sum += int(r >> 8)
		}
	}
	return sum / side / side
}

func TestChartAgain(t *testing.T) {
	if diff := cmp.Diff(write(t, document(bars(20))), write(t, document(bars(20)))); diff != "" {
		t.Error("other bytes the second time")
	}
}

func TestBadChart(t *testing.T) {
	c := bars(1)
	c.Rows[0].Counts[0] = -1
	if _, _, err := Write(document(c), nil); err == nil {
		t.Error("a negative count is drawn")
	}
}
