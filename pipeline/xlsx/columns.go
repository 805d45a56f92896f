package xlsx

import (
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
)

// widest is how much wider than the paper a table is made, in percent, for its texts
// to have room: text of 12 pt is then printed in 8.
const widest = 150

// columns are the widths of a table's columns: together as wide as width, in the
// proportions given, but each wide enough for the least width of its cells. Only
// when these leave next to nothing for the others are all together wider: the sheet
// is then printed smaller.
func columns(given []doc.Length, records [][]cell, width doc.Length) []doc.Length {
	least := leastWidths(len(given), records)
	for percent := doc.Length(100); ; percent += 10 {
		out, fit := shared(given, least, width*percent/100)
		if fit || percent >= widest {
			return out
		}
	}
}

// shared are widths of at least those in least that make up width. They fit if the
// wider columns give away no more than half of what they can spare.
func shared(given, least []doc.Length, width doc.Length) (out []doc.Length, fit bool) {
	out = scaled(given, len(least), width)
	var missing, spare doc.Length
	for i, w := range out {
		missing += max(0, least[i]-w)
		spare += max(0, w-least[i])
	}
	if missing >= spare {
		return least, false
	}
	for i, w := range out {
		give := max(0, w-least[i]) * missing
		out[i] = max(least[i], w-(give+spare-1)/spare) // rounded up, not to be wider in all
	}
	return out, missing*2 <= spare
}

// scaled are n widths in the proportions given that make up width. Columns
// without a width get an equal share.
func scaled(given []doc.Length, n int, width doc.Length) []doc.Length {
	out := make([]doc.Length, n)
	copy(out, given)
	var sum doc.Length
	for i := range out {
		if out[i] <= 0 {
			out[i] = width / doc.Length(n)
		}
		sum += out[i]
	}
	for i := range out {
		out[i] = out[i] * width / sum
	}
	return out
}

// leastWidths are the least widths of the columns, of which there are at least n.
func leastWidths(n int, records [][]cell) []doc.Length {
	out := make([]doc.Length, max(1, n))
	for _, cells := range records {
		for _, c := range cells {
			for c.column+c.span > len(out) {
				out = append(out, 0)
			}
			if c.span == 1 {
				out[c.column] = max(out[c.column], c.least())
			}
		}
	}
	return out
}

const (
	maxWord  = 30  // mm: a longer word is broken
	wordRoom = 160 // twips beside the widest word; Excel shows ### when a number has no room
)

// least is the least width of a cell: that of its number or date, or of its
// longest word.
func (c cell) least() doc.Length {
	runs := c.runs
	switch {
	case c.value.Kind == doc.ValueDate:
		runs = []run{{text: "00/00/0000"}}
	case c.value.Kind == doc.ValueNumber && c.look.format == "":
		runs = []run{{text: strconv.FormatFloat(c.value.Number, 'f', -1, 64)}}
	case c.value.Kind == doc.ValueText:
		return min(doc.Pt(longestWord(runs, c.look.size)), doc.MM(maxWord)) + wordRoom
	}
	return doc.Pt(widthOf(runs, c.look.size)) + wordRoom
}

// longestWord is the width of the widest word of runs, in points.
func longestWord(runs []run, size float64) float64 {
	var widest float64
	for _, r := range runs {
		for word := range strings.FieldsSeq(r.text) {
			widest = max(widest, widthOf([]run{{text: word, bold: r.bold, italic: r.italic}}, size))
		}
	}
	return widest
}
