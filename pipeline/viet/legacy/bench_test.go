package legacy

import (
	"fmt"
	"strings"
	"testing"
)

// column makes 10,000 rows of fifteen syllables, of the words of the sample.
func column(b *testing.B, e Encoding) []Cell {
	b.Helper()
	words := strings.Fields(strings.ToLower(sample))
	cells := make([]Cell, 10_000)
	for i := range cells {
		var row []string
		for j := range 15 {
			row = append(row, words[(i*7+j*(1+i%11))%len(words)])
		}
		text, _ := e.Encode(fmt.Sprintf("%d. %s", i, strings.Join(row, " ")))
		cells[i] = Cell{Text: text}
	}
	return cells
}

func BenchmarkDecodeColumn(b *testing.B) {
	old, unicode := column(b, TCVN3), column(b, Unicode)
	mixed := make([]Cell, len(old))
	for i := range mixed {
		mixed[i] = [...][]Cell{old, unicode}[i%2][i]
	}
	for _, c := range []struct {
		name  string
		cells []Cell
	}{{"unicode", unicode}, {"tcvn3", old}, {"vni", column(b, VNI)}, {"mixed", mixed}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got := DecodeColumn(c.cells); len(got.Texts) != len(c.cells) {
					b.Fatal("cells are lost")
				}
			}
		})
	}
}

func BenchmarkDetect(b *testing.B) {
	text, _ := TCVN3.Encode(strings.ToLower(sample))
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Detect(text, "")
	}
}
