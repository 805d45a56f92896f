package docx

import (
	"math"
	"testing"
)

// Both ends of a line of 1/100 mm round to the same twentieth of a point, and the
// line stays where it is meant, within 0.02 mm.
func TestLinesAreLevel(t *testing.T) {
	for emu := int64(0); emu < 200_000; emu += 127 {
		got := level(emu)
		if top, bottom := math.Round(float64(got)/635), math.Round(float64(got+360)/635); top != bottom {
			t.Fatalf("at %d EMU the line goes from %v to %v twips", emu, top, bottom)
		}
		if off := got - emu; off < -900 || off > 900 || got%360 != 0 {
			t.Fatalf("%d EMU became %d", emu, got)
		}
	}
}
