package pdf

import (
	"fmt"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// Boxes to tick (ô đánh dấu) are drawn, since the typeface has none: a square on
// the baseline, with a tick or a cross inside. All numbers are parts of the font
// size, but those of the strokes, which are parts of the square.
const (
	boxMargin = 0.04 // left and right of the square
	boxWeight = 0.045
)

// strokes is the lines inside a box, from its lower left corner.
var strokes = map[rune][][]float64{
	'☑': {{0.18, 0.5, 0.42, 0.2, 0.84, 0.84}},
	'☒': {{0.2, 0.2, 0.8, 0.8}, {0.2, 0.8, 0.8, 0.2}},
}

// box draws a box with its baseline at x, y. Text that nobody sees carries the
// character for those who read or copy the page.
func (w *writer) box(r rune, x, y layout.Pos, f *layout.Format, face *fonts.Face) {
	page, _ := w.encoding.reach(string(r))
	w.use(w.fonts.get(face, page), f.Size)
	size := float64(f.Size) / 2
	margin := float64(boxMargin * size) // products are rounded before sums on every machine
	left, bottom := x.Points()+margin, w.height-y.Points()
	side := float64(float64(face.Advance(r))*size/fonts.PerEm) - 2*margin
	b := fmt.Appendf(nil, "/Span <</ActualText %s>> BDC q %.3f w ", textString(string(r)), boxWeight*size)
	b = fmt.Appendf(colour(b, f.Color), "RG %.2f %.2f %.2f %.2f re S", left, bottom, side, side)
	for _, line := range strokes[r] {
		operator := "m"
		for i := 0; i+1 < len(line); i += 2 {
			b = fmt.Appendf(b, " %.2f %.2f %s", left+float64(line[i]*side), bottom+float64(line[i+1]*side), operator)
			operator = "l"
		}
		b = append(b, " S"...)
	}
	b = fmt.Appendf(b, " Q BT 3 Tr %.2f %.2f Td (", x.Points(), bottom)
	b = w.encoding.pages[page].encode(b, string(r))
	w.write(append(b, ") Tj 0 Tr ET EMC"...))
}
