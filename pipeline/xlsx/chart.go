package xlsx

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
)

// A chart is a planned chart: a part of a [doc.Chart]. Its numbers stand in the table
// of the sheet, from the record bar (from 0) on.
type chart struct {
	*doc.Chart
	bar           int
	at            int // the row (from 1) that it begins in
	width, height int // pixels
}

// chartName is what stands in a text where the chart would be.
func chartName(c *doc.Chart) string { return "Biểu đồ: " + doc.Fold(c.Title) }

// charts makes the sheets of the charts of a text.
func (p *planner) charts(sec doc.Section, leaves []leaf) error {
	for _, l := range leaves {
		if c, ok := l.block.(*doc.Chart); ok {
			if err := p.chart(sec, nil, nil, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// chart makes the sheet of a chart: the drawing, and below it the numbers that it is
// drawn from, so that it follows when one is corrected. Before is what stands above
// the chart in its section.
func (p *planner) chart(sec doc.Section, top, before []leaf, c *doc.Chart) error {
	if err := c.Check(); err != nil {
		return err
	}
	if sec.Role != doc.RoleAnnex {
		before = nil
	}
	title := []leaf{{block: &doc.Paragraph{Align: doc.AlignCenter, Inlines: []doc.Inline{doc.Text{Text: c.Title, Bold: true}}}}}
	s := &sheet{paper: landscape(sec.Page), name: p.name(p.title(title, before, top))}
	if err := p.fill(s, figures(c), func() error {
		if err := p.above(s, top, before); err != nil {
			return err
		}
		s.draw(c)
		return p.above(s, title)
	}); err != nil {
		return err
	}
	s.sumRows(len(c.Series), len(c.Rows))
	if c.Longest() == 0 {
		s.across(placed{span: len(s.columns), line: line{style: p.style(""), runs: []run{{text: doc.NoData}}}})
	}
	return nil
}

// rowsHeading stands above the names of the bars.
const rowsHeading = "Đơn vị"

// figures are the numbers of a chart, with totals of more than one row and series.
func figures(c *doc.Chart) *doc.Table {
	heads := append([]string{rowsHeading}, c.Series...)
	columns, rows := []doc.Length{doc.MM(80)}, c.Rows
	if len(c.Series) > 1 {
		heads = append(heads, "Tổng số")
	}
	for range heads[1:] {
		columns = append(columns, doc.MM(25))
	}
	if len(rows) > 1 {
		rows = append(rows[:len(rows):len(rows)], total(c))
	}
	t := &doc.Table{Role: doc.RoleData, Columns: columns, HeaderRows: 1, Border: doc.Border{Weight: doc.Pt(0.5)}}
	var head doc.Row
	for _, name := range heads {
		head.Cells = append(head.Cells, textOf(name, doc.AlignCenter))
	}
	t.Rows = append(t.Rows, head)
	for i, r := range rows {
		made := figuresOf(r, len(c.Series) > 1)
		if i == len(c.Rows) {
			bolden(made)
		}
		t.Rows = append(t.Rows, made)
	}
	return t
}

// total is the sum of all bars.
func total(c *doc.Chart) doc.ChartRow {
	out := doc.ChartRow{Name: "Tổng cộng", Counts: make([]int, len(c.Series))}
	for _, r := range c.Rows {
		for k, n := range r.Counts {
			out.Counts[k] += n
		}
	}
	return out
}

// figuresOf are the cells of a bar.
func figuresOf(r doc.ChartRow, withTotal bool) doc.Row {
	out := doc.Row{Cells: []doc.Cell{textOf(r.Name, doc.AlignLeft)}}
	counts := r.Counts
	if withTotal {
		counts = append(counts[:len(counts):len(counts)], r.Total())
	}
	for _, n := range counts {
		c := textOf(strconv.Itoa(n), doc.AlignCenter)
		c.Value = doc.Value{Kind: doc.ValueNumber, Number: float64(n)}
		out.Cells = append(out.Cells, c)
	}
	return out
}

func textOf(text string, align doc.Align) doc.Cell {
	return doc.Cell{Middle: true, Blocks: []doc.Block{&doc.Paragraph{Align: align, Inlines: []doc.Inline{doc.Text{Text: text}}}}}
}

// bolden sets a row of one text a cell in bold.
func bolden(r doc.Row) {
	for _, c := range r.Cells {
		p := c.Blocks[0].(*doc.Paragraph)
		p.Inlines = []doc.Inline{doc.Text{Text: doc.PlainText(p.Inlines), Bold: true}}
	}
}

// sumRows makes the last number of each of the rows of a chart the sum of those
// before it.
func (s *sheet) sumRows(series, rows int) {
	if series < 2 {
		return
	}
	for i := range rows {
		n := s.lit.first + i
		s.rows[n-1].cells[series+1].formula = sumFormula(1, n, series, n)
	}
}

// Sizes of a chart, in pixels.
const (
	chartFrame = 170 // title, axis and legend; or title, heading and total of the table
	chartBar   = 34  // a bar and the space to the next: names of two lines
	chartLeast = 280
	chartEdge  = 2  // its frame stays inside of its page
	rowPixels  = 20 // an empty row
)

// draw leaves room for the parts of a chart above the table, each on one printed page;
// the table begins a new one if it would not stand there whole.
func (s *sheet) draw(c *doc.Chart) {
	if c.Longest() == 0 {
		return
	}
	width, text := pixels(s.width()), pixels(s.paper.TextWidth())
	page := pixels(s.paper.Height-s.paper.Top-s.paper.Bottom) * max(width, text) / text
	free, bar := page-s.pixels()%page, 0
	for _, part := range c.Parts() {
		if len(s.rows) > 0 {
			s.blank()
			free -= rowPixels
		}
		need := max(pixels(c.Height), chartLeast, chartFrame+chartBar*len(part.Rows))
		rows := min(need+rowPixels-1, page) / rowPixels
		if free < rows*rowPixels {
			s.pages = append(s.pages, len(s.rows)+1)
			free = page
		}
		s.charts = append(s.charts, chart{part, bar, len(s.rows) + 1, width, rows * rowPixels})
		for range rows {
			s.blank()
		}
		free, bar = free-rows*rowPixels, bar+len(part.Rows)
	}
	if free < chartFrame+rowPixels*len(c.Rows)*3/2 {
		s.pages = append(s.pages, len(s.rows)+1)
	}
}

// pixels is the height of all rows.
func (s *sheet) pixels() int {
	var points float64
	for _, r := range s.rows {
		if r.height == 0 {
			r.height = defaultRowHeight
		}
		points += r.height
	}
	return int(points * 96 / 72)
}

// chart puts a chart on the sheet. Excelize declares and places it; what it shows is
// written here, for excelize knows no patterns and leaves out the numbers that
// programs show which do not calculate.
func (w *writer) chart(s *sheet, c chart) error {
	err := w.file.AddChart(s.name, cellName(1, c.at), &excelize.Chart{
		Type: excelize.BarStacked, Series: []excelize.ChartSeries{{}},
		Dimension: excelize.ChartDimension{Width: uint(c.width - 2*chartEdge), Height: uint(c.height - 2*chartEdge)},
		Format: excelize.GraphicOptions{Name: fmt.Sprintf("Biểu đồ %d", w.charts+1), AltText: xmlText(c.Alt()), Positioning: "oneCell",
			OffsetX: chartEdge, OffsetY: chartEdge},
	})
	if err != nil {
		return err
	}
	w.charts++
	w.file.Pkg.Store(fmt.Sprintf("xl/charts/chart%d.xml", w.charts), []byte(c.xml(s)))
	return nil
}
