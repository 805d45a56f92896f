package thethuc

import (
	"strings"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// textWidth is the length of a line of the built-in serif, which is as wide as
// Times New Roman; size in points.
func textWidth(text string, size float64, bold bool) doc.Length {
	return doc.Pt(fonts.Load().Face(bold, false).Width(text, size))
}

// linePitch is the height of a line of single spacing.
func linePitch(size float64, bold bool) doc.Length {
	f := fonts.Load().Face(bold, false)
	return doc.Pt(float64(f.Ascent+f.Descent+f.LineGap) * size / fonts.PerEm)
}

// linesIn is how many lines a text fills in a width, broken at spaces, and in
// words that are longer.
func linesIn(text string, style doc.Style, width doc.Length) int {
	face := fonts.Load().Face(style.Bold, false)
	const half = 1.0 / 40                                           // a twip, in points: a width that was rounded down still holds its text
	room := int((width.Points() + half) * fonts.PerEm / style.Size) // in the font's units
	lines, at := 1, 0
	for word := range strings.FieldsSeq(text) {
		w := 0
		for _, c := range word {
			w += face.Advance(c)
		}
		if space := face.Advance(' '); at > 0 && at+space+w <= room {
			at += space + w
			continue
		}
		if at > 0 {
			lines, at = lines+1, 0
		}
		for _, c := range word { // a word that is too long is cut in pieces
			if a := face.Advance(c); at > 0 && at+a > room {
				lines, at = lines+1, a
			} else {
				at += a
			}
		}
	}
	return lines
}
