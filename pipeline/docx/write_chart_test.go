package docx

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

func TestChartGolden(t *testing.T) {
	judge.Golden(t, "testdata/chart.txt", indented("<w:document><w:body>"+bodyOf(t, para("", "trước"), bars(2))))
}

// A chart is a picture as wide as its column, which says its counts.
func TestCharts(t *testing.T) {
	narrow := &doc.Table{Columns: []doc.Length{1000, 8000}, Padding: 85, Rows: []doc.Row{{Cells: []doc.Cell{{}, {Blocks: []doc.Block{bars(1)}}}}}}
	for name, c := range map[string]struct {
		block  doc.Block
		width  doc.Length
		charts int
	}{
		"text":  {bars(3), portrait().TextWidth(), 1},
		"cell":  {narrow, 8000 - 2*85, 1},
		"none":  {bars(0), portrait().TextWidth(), 1},
		"parts": {bars(45), portrait().TextWidth(), 3},
	} {
		d := sample()
		d.Sections = []doc.Section{{Page: portrait(), Blocks: []doc.Block{para("", "trước"), c.block}}}
		names, parts := unpack(t, write(t, d))
		checkShape(t, d, parts)
		charts := 0
		for _, part := range names {
			if !strings.HasSuffix(part, ".png") {
				continue
			}
			charts++
			m, err := png.DecodeConfig(strings.NewReader(parts[part]))
			if want := int(c.width) * chart.Resolution / 1440; err != nil || m.Width < want || m.Width > want+1 {
				t.Errorf("%s: %s is %d pixels wide, want %d, %v", name, part, m.Width, want, err)
			}
		}
		body := parts[documentName]
		if charts != c.charts || strings.Count(body, "<wp:inline ") != c.charts || !strings.Contains(body, `descr="Biểu đồ: Nhiệm vụ &quot;theo đơn vị&quot;`) {
			t.Errorf("%s: %d charts in\n%s", name, charts, body)
		}
	}
}

// A chart in a merged cell stays with the row below.
func TestChartStaysWithItsRow(t *testing.T) {
	body := bodyOf(t, &doc.Table{Columns: []doc.Length{9000, 300}, Rows: []doc.Row{
		{Cells: []doc.Cell{{Blocks: []doc.Block{bars(1)}}, {Down: 2}}}, {Cells: []doc.Cell{{}}},
	}})
	if !strings.Contains(body, `<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`) {
		t.Error(indented("<w:document><w:body>" + body))
	}
}

func TestBadCharts(t *testing.T) {
	bad := bars(1)
	bad.Rows[0].Counts = nil
	for want, b := range map[string]doc.Block{"có 0 số": bad, "rộng ít nhất": &doc.Table{Columns: []doc.Length{3000}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{bars(1)}}}}}}} {
		d := sample()
		d.Sections[0].Blocks = []doc.Block{b}
		if data, _, err := Write(d); err == nil || data != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestChartAgain(t *testing.T) {
	d := sample()
	d.Sections[0].Blocks = []doc.Block{bars(9)}
	if !bytes.Equal(write(t, d), write(t, d)) {
		t.Error("other bytes the second time")
	}
}
