package xlsx

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

func sumOfWidths(widths []doc.Length) (sum doc.Length) {
	for _, w := range widths {
		sum += w
	}
	return sum
}

// Every column holds its longest word; a table is wider than the paper only when the
// words need it, and then no wider than it may be, unless they alone are.
func TestColumnsHoldTheirWords(t *testing.T) {
	words := []string{"TT", "2026-10/VHXH-01", "nghiêm", "14/10/2026", "a"}
	rapid.Check(t, func(t *rapid.T) {
		var given []doc.Length
		var cells []cell
		for i, word := range rapid.SliceOfN(rapid.SampledFrom(words), 1, 30).Draw(t, "words") {
			given = append(given, doc.Length(rapid.IntRange(0, 40).Draw(t, "given")))
			cells = append(cells, cell{column: i, span: 1, runs: []run{{text: word}}, look: look{size: 12}})
		}
		width := doc.MM(float64(rapid.IntRange(100, 260).Draw(t, "width")))
		least := leastWidths(len(given), [][]cell{cells})
		got := columns(given, [][]cell{cells}, width)
		for i, w := range got {
			if w < least[i] {
				t.Errorf("column %d is %d wide, its word needs %d", i, w, least[i])
			}
		}
		need, sum := sumOfWidths(least), sumOfWidths(got)
		if sum > max(width*widest/100, need) {
			t.Errorf("%d wide on %d, the words need %d", sum, width, need)
		}
	})
}

// What columns give away is rounded so that all together are no wider than asked.
func TestSharedWidthsMakeUpTheWidth(t *testing.T) {
	given, least := []doc.Length{1, 1, 1, 3}, []doc.Length{100, 0, 0, 0}
	for width := doc.Length(300); width < 320; width++ {
		got, _ := shared(given, least, width)
		if sum := sumOfWidths(got); sum > width || sum < width-doc.Length(2*len(given)) {
			t.Errorf("%v make up %d of %d", got, sum, width)
		}
	}
}

// Fourteen columns of codes, dates and texts leave the texts room to be read.
func TestColumnsOfACrowdedTable(t *testing.T) {
	var cells []cell
	given := []doc.Length{2, 8, 26, 12, 13, 11, 6, 6, 14, 18, 9, 6, 4, 16}
	for i, word := range []string{"TT", "2026-10/VHXH-01", "nghiêm", "Nghị", "Phòng", "Phòng", "14/10/2026", "14/10/2026", "thành", "duyệt", "210/QĐ-UBND", "14/10/2026", "29", "chậm"} {
		cells = append(cells, cell{column: i, span: 1, runs: []run{{text: word}}, look: look{size: 12}})
	}
	width := doc.MM(262)
	got := columns(given, [][]cell{cells}, width)
	if got[2] != slices.Max(got) || sumOfWidths(got) <= width {
		t.Errorf("widths %v on %d", got, width)
	}
	if got := columns([]doc.Length{1, 3}, [][]cell{cells[:2]}, width); sumOfWidths(got) > width {
		t.Errorf("widths %v on %d", got, width)
	}
}
