package doc

// Chart is a bar chart (biểu đồ) that takes room like a paragraph: a horizontal bar
// for each row, from top to bottom, cut into its series from left to right. It is
// read without colour: each series has a pattern of its own, and its counts stand in
// the bars.
type Chart struct {
	Title  string
	Series []string // names, in the order of the legend
	Rows   []ChartRow
	Height Length // of all; the width is the column's
}

// ChartRow is one bar: its name and a count for each series.
type ChartRow struct {
	Name   string
	Counts []int
}

func (*Chart) block() {}
