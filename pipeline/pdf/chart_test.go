package pdf

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// A chart is a figure that says its counts and where it stands, with its words in
// it; a long one is a figure on each page.
func TestChartsAreFigures(t *testing.T) {
	for bare, want := range map[int][]string{
		0:  {"Biểu đồ: Nhiệm vụ (theo đơn vị). Không có số liệu."},
		1:  {"Biểu đồ: Nhiệm vụ (theo đơn vị). Đơn vị 1: 45, trong đó Đúng hạn 2; Quá hạn 3; ĐANG LÀM 40."},
		41: {"Biểu đồ: Nhiệm vụ (theo đơn vị). Đơn vị 1:", "Biểu đồ: Nhiệm vụ (theo đơn vị) (tiếp theo). Đơn vị 21:", "Biểu đồ: Nhiệm vụ (theo đơn vị) (tiếp theo). Đơn vị 41:"},
	} {
		c := bars(bare)
		tree := wantStructure(t, document(para("Body", "trước"), c, para("Body", "sau")))
		var alts []string
		var shown strings.Builder
		for _, e := range tree.kids[0].kids {
			if e.kind == "Figure" {
				alts = append(alts, fromUTF16(e.d["/Alt"].(string)))
				shown.WriteString(words(e.text) + " ")
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
		for _, w := range c.Words() {
			if !strings.Contains(shown.String(), w+" ") {
				t.Errorf("%d bars: %q is not in %q", bare, w, shown.String())
			}
		}
		if bare == 1 && tree.kids[0].kids[1].text != "Nhiệm vụ (theo đơn vị) Tổng Đơn vị 1 2 3 40 45 0 10 20 30 40 50 Đúng hạn Quá hạn ĐANG LÀM " {
			t.Errorf("read as %q", tree.kids[0].kids[1].text)
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

// The chart that poppler shows is grey, and dark where a bar is.
func TestChartIsGrey(t *testing.T) {
	data := write(t, document(bars(3)))
	out := filepath.Join(t.TempDir(), "page")
	run(t, data, "pdftoppm", "-r", "72", "-png", "-singlefile", "FILE", out)
	f, err := os.Open(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			switch r, g, b, _ := m.At(x, y).RGBA(); {
			case r != g || g != b:
				seen["colour"]++
			case r < 0xB000:
				seen["dark"]++
			}
		}
	}
	if seen["colour"] > 0 || seen["dark"] < 2000 {
		t.Errorf("pixels %v", seen)
	}
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
