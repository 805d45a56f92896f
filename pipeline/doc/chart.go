package doc

import (
	"fmt"
	"slices"
	"strings"
)

// Chart is a bar chart (biểu đồ) that takes room like a paragraph: a horizontal bar
// for each row, from top to bottom, cut into its series from left to right. It is
// read without colour: each series has a pattern of its own, and its counts stand in
// the bars.
type Chart struct {
	Title  string
	Series []string // names, in the order of the legend; [MostSeries] at most
	Rows   []ChartRow
	Reach  int    // the axis goes at least so far, for charts to be compared with each other
	Height Length // of all, at least; 0 is as high as it needs. The width is the column's
}

// ChartRow is one bar: its name and a count for each series.
type ChartRow struct {
	Name   string
	Counts []int
}

// Bounds of a chart: patterns that are told apart on a photocopy, and bars that one
// page has room for.
const (
	MostSeries = 8
	MostBars   = 20
)

// NoData is what a chart without anything to show says.
const NoData = "Không có số liệu"

// Total is the count of all series.
func (r *ChartRow) Total() (sum int) {
	for _, n := range r.Counts {
		sum += n
	}
	return sum
}

// Longest is the count of the longest bar; 0 if there is nothing to show.
func (c *Chart) Longest() (most int) {
	for i := range c.Rows {
		most = max(most, c.Rows[i].Total())
	}
	return most
}

// Check tells what of the chart breaks the rules of the model.
func (c *Chart) Check() error {
	if len(c.Series) > MostSeries {
		return fmt.Errorf("biểu đồ “%s” có %d nhóm, nhiều hơn %d", c.Title, len(c.Series), MostSeries)
	}
	for _, r := range c.Rows {
		if len(r.Counts) != len(c.Series) {
			return fmt.Errorf("biểu đồ “%s” có %d số ở hàng “%s”, cần %d", c.Title, len(r.Counts), r.Name, len(c.Series))
		}
		if slices.ContainsFunc(r.Counts, func(n int) bool { return n < 0 }) {
			return fmt.Errorf("biểu đồ “%s” có số âm ở hàng “%s”", c.Title, r.Name)
		}
	}
	return nil
}

// Parts are the chart in charts of [MostBars] bars at most, drawn to one scale.
func (c *Chart) Parts() []*Chart {
	if len(c.Rows) <= MostBars {
		return []*Chart{c}
	}
	var out []*Chart
	for rows := range slices.Chunk(c.Rows, MostBars) {
		part := *c
		part.Rows, part.Reach = rows, max(c.Reach, c.Longest())
		if len(out) > 0 {
			part.Title = strings.TrimSpace(c.Title + " (tiếp theo)")
		}
		out = append(out, &part)
	}
	return out
}

// Words are the texts that the chart shows, without its numbers.
func (c *Chart) Words() (out []string) {
	texts := []string{c.Title, NoData}
	if c.Longest() > 0 {
		texts = slices.Concat([]string{c.Title}, c.Series)
		for _, r := range c.Rows {
			texts = append(texts, r.Name)
		}
	}
	for _, s := range texts {
		if s != "" {
			out = append(out, Fold(s))
		}
	}
	return out
}

// Alt says what the chart shows, for those who do not see it (văn bản thay thế).
func (c *Chart) Alt() string {
	var b strings.Builder
	b.WriteString("Biểu đồ")
	if c.Title != "" {
		b.WriteString(": " + c.Title)
	}
	if c.Longest() == 0 {
		return Fold(b.String() + ". " + NoData + ".")
	}
	for i := range c.Rows {
		r := &c.Rows[i]
		fmt.Fprintf(&b, ". %s: %d", r.Name, r.Total())
		sep := ", trong đó "
		for k, n := range r.Counts {
			if n > 0 && len(r.Counts) > 1 {
				fmt.Fprintf(&b, "%s%s %d", sep, c.Series[k], n)
				sep = "; "
			}
		}
	}
	return Fold(b.String() + ".")
}

func (*Chart) block() {}
