package xlsx

import (
	"encoding/xml"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// bars is a chart of so many series and bars, each count another.
func bars(series, rows int) *doc.Chart {
	names := []string{"Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Hoàn thành, không có thời hạn", "Chưa xong, trong hạn",
		"Chưa xong, sắp đến hạn", "Chưa xong, quá hạn", "Chưa xong, không có thời hạn", "Tạm dừng, hủy"}
	c := &doc.Chart{Title: "Tình hình thực hiện nhiệm vụ <tháng 11/2026>", Series: names[:series]}
	units := []string{"Văn phòng Sở", "Thanh tra Sở", "Phòng Lãnh sự, lễ tân, người Việt Nam ở nước ngoài", "Phòng Hợp tác quốc tế"}
	for i := range rows {
		r := doc.ChartRow{Name: units[i%len(units)], Counts: make([]int, series)}
		for k := range r.Counts {
			r.Counts[k] = (1 + i*5 + k*3) % 7
		}
		c.Rows = append(c.Rows, r)
	}
	return c
}

// charted is a report with a table of counts and a chart.
func charted(c *doc.Chart) *doc.Doc {
	d := report()
	body := &d.Sections[0]
	at := len(body.Blocks) - 1
	body.Blocks = append(body.Blocks[:at:at], para("Than", "Tình hình như biểu đồ sau:"), c, body.Blocks[at])
	return d
}

// screenParts are parts of a package, a line an element, without the cells and their
// styles.
func screenParts(t *testing.T, d *doc.Doc, names ...string) string {
	t.Helper()
	data, _ := written(t, d)
	parts := partsOf(t, data)
	noise := regexp.MustCompile(`(?s)<sheetData>.*</sheetData>|<numFmts.*</cellStyles>| (xmlns|mc:Ignorable|xr:uid)(:\w+)?="[^"]*"`)
	var b strings.Builder
	for _, name := range names {
		if parts[name] == "" {
			t.Fatalf("no part %s", name)
		}
		content := noise.ReplaceAllString(parts[name], "")
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, strings.ReplaceAll(content, "><", ">\n<"))
	}
	return b.String()
}

func TestScreenPartsGolden(t *testing.T) {
	for _, c := range []struct {
		name  string
		doc   *doc.Doc
		parts []string
	}{
		{"bieu-do-phan", charted(bars(3, 2)), []string{"xl/charts/chart1.xml", "xl/drawings/drawing2.xml", "xl/drawings/_rels/drawing2.xml.rels", "xl/worksheets/sheet2.xml"}},
		{"theo-doi-phan", tracker(9), []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"}},
	} {
		judge.Golden(t, filepath.Join("testdata", c.name+".golden"), screenParts(t, c.doc, c.parts...))
	}
}

// chartPart is what of a chart's part the tests read.
type chartPart struct {
	Series []struct {
		Name   string   `xml:"tx>strRef>f"`
		Rows   string   `xml:"cat>strRef>f"`
		Cells  string   `xml:"val>numRef>f"`
		Counts []string `xml:"val>numRef>numCache>pt>v"`
	} `xml:"chart>plotArea>barChart>ser"`
	Most float64 `xml:"chart>plotArea>valAx>scaling>max"`
	Unit struct {
		Val int `xml:"val,attr"`
	} `xml:"chart>plotArea>valAx>majorUnit"`
}

// The chart is live: what its part says of names and counts is what stands in the
// cells that it refers to.
func TestChartRefersToItsCells(t *testing.T) {
	for _, c := range []*doc.Chart{bars(1, 1), bars(2, 4), bars(8, 45)} {
		data, _ := written(t, charted(c))
		f, parts := opened(t, data), partsOf(t, data)
		bar := 0
		for n := 1; parts[fmt.Sprintf("xl/charts/chart%d.xml", n)] != ""; n++ {
			var part chartPart
			if err := xml.Unmarshal([]byte(parts[fmt.Sprintf("xl/charts/chart%d.xml", n)]), &part); err != nil {
				t.Fatal(err)
			}
			if len(part.Series) != len(c.Series) {
				t.Fatalf("%d series, want %d", len(part.Series), len(c.Series))
			}
			for k, s := range part.Series {
				if got := valuesAt(t, f, s.Name); got[0] != c.Series[k] {
					t.Errorf("%s holds %q, want %q", s.Name, got, c.Series[k])
				}
				names, counts := valuesAt(t, f, s.Rows), valuesAt(t, f, s.Cells)
				if diff := cmp.Diff(s.Counts, counts); diff != "" {
					t.Errorf("%s: %s", s.Cells, diff)
				}
				for i := range names {
					if r := c.Rows[bar+i]; names[i] != r.Name || counts[i] != fmt.Sprint(r.Counts[k]) {
						t.Errorf("bar %d, series %d: %s %s, want %s %d", bar+i, k, names[i], counts[i], r.Name, r.Counts[k])
					}
				}
			}
			bar += len(part.Series[0].Counts)
		}
		if bar != len(c.Rows) {
			t.Errorf("%d bars of %d", bar, len(c.Rows))
		}
	}
}

// rowOf is the row of a cell's name.
func rowOf(t *testing.T, cell string) int {
	t.Helper()
	_, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

// valuesAt are the texts of the cells that a formula names.
func valuesAt(t *testing.T, f *excelize.File, ref string) (out []string) {
	t.Helper()
	sheet, cells, _ := strings.Cut(strings.ReplaceAll(ref, "$", ""), "'!")
	first, last, found := strings.Cut(cells, ":")
	if !found {
		last = first
	}
	column, row, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		t.Fatal(err)
	}
	for ; row <= rowOf(t, last); row++ {
		out = append(out, must(f.GetCellValue(strings.TrimPrefix(sheet, "'"), cellName(column, row))))
	}
	return out
}

// What is drawn stands over empty rows, one drawing below the other.
func TestChartCoversNoCell(t *testing.T) {
	data, _ := written(t, charted(bars(8, 45)))
	f := opened(t, data)
	sheet := f.GetSheetList()[1]
	rows, last := must(f.GetRows(sheet)), 0
	anchor := regexp.MustCompile(`<xdr:from>.*?<xdr:row>(\d+)</xdr:row>.*?<xdr:to>.*?<xdr:row>(\d+)</xdr:row>`)
	var drawn int
	for _, part := range partsOf(t, data) {
		for _, m := range anchor.FindAllStringSubmatch(part, -1) {
			var from, to int
			fmt.Sscan(m[1]+" "+m[2], &from, &to)
			if !strings.Contains(part, "graphicFrame") {
				continue
			}
			if from < last || to > len(rows) {
				t.Errorf("a chart is over rows %d-%d, the last over row %d", from+1, to+1, last)
			}
			for _, r := range rows[from : to+1] {
				if len(r) > 0 {
					t.Errorf("a chart is over %q", r)
				}
			}
			last = to + 1
			drawn++
		}
	}
	if drawn != 3 {
		t.Errorf("%d charts", drawn)
	}
}

// Sums in the table of a chart are formulas, and right.
func TestChartSums(t *testing.T) {
	data, _ := written(t, charted(bars(2, 3)))
	f := opened(t, data)
	sheet := f.GetSheetList()[1]
	rows := must(f.GetRows(sheet))
	n := len(rows)
	if diff := cmp.Diff([]string{"Tổng cộng", "11", "6", "17"}, rows[n-1]); diff != "" {
		t.Error(diff)
	}
	for cell, want := range map[string]string{
		cellName(2, n):   fmt.Sprintf("SUM(B%d:B%d)", n-3, n-1),
		cellName(4, n):   fmt.Sprintf("SUM(D%d:D%d)", n-3, n-1),
		cellName(4, n-1): fmt.Sprintf("SUM(B%d:C%d)", n-1, n-1),
	} {
		if got := must(f.GetCellFormula(sheet, cell)); got != want {
			t.Errorf("%s = %q, want %q", cell, got, want)
		}
		if got, shown := must(f.CalcCellValue(sheet, cell)), must(f.GetCellValue(sheet, cell)); got != shown {
			t.Errorf("%s shows %s, is %s", cell, shown, got)
		}
	}
}

// A chart of a text without tables has a sheet of its own, and the text names it.
func TestChartInProse(t *testing.T) {
	d := minutes()
	body := &d.Sections[0]
	body.Blocks = append(body.Blocks[:5:5], append([]doc.Block{bars(2, 2)}, body.Blocks[5:]...)...)
	data, _ := written(t, d)
	f := opened(t, data)
	if diff := cmp.Diff([]string{"BIÊN BẢN", "Tình hình thực hiện nhiệm vụ"}, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	named := false
	for _, r := range must(f.GetRows("BIÊN BẢN")) {
		named = named || len(r) > 2 && r[2] == "Biểu đồ: Tình hình thực hiện nhiệm vụ <tháng 11/2026>"
	}
	if !named {
		t.Error("the text does not name the chart")
	}
}

// A chart of nothing says so, and one that breaks the model's rules is refused.
func TestChartWithoutData(t *testing.T) {
	for _, c := range []*doc.Chart{{Title: "Trống"}, {Title: "Trống", Series: []string{"a"}, Rows: []doc.ChartRow{{Name: "A", Counts: []int{0}}}}} {
		data, _ := written(t, charted(c))
		f := opened(t, data)
		rows := must(f.GetRows("Trống"))
		if got := rows[len(rows)-1][0]; got != doc.NoData {
			t.Errorf("the last row says %q", got)
		}
		if partsOf(t, data)["xl/charts/chart1.xml"] != "" {
			t.Error("a chart of nothing is drawn")
		}
	}
	if _, _, err := Write(charted(&doc.Chart{Series: []string{"a"}, Rows: []doc.ChartRow{{Name: "A"}}})); err == nil {
		t.Error("a bar without counts was passed over")
	}
}

func TestChartStep(t *testing.T) {
	for most, want := range map[int]int{1: 1, 10: 1, 11: 2, 20: 2, 21: 5, 50: 5, 51: 10, 1234: 200} {
		c := chart{Chart: &doc.Chart{Reach: most}}
		if got := c.step(); got != want {
			t.Errorf("the step up to %d is %d, want %d", most, got, want)
		}
	}
}
