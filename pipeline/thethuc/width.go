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
	lines, at := 1, doc.Length(0)
	space := textWidth(" ", style.Size, style.Bold)
	for word := range strings.FieldsSeq(text) {
		w := textWidth(word, style.Size, style.Bold)
		if at > 0 && at+space+w <= width {
			at += space + w
			continue
		}
		if at > 0 {
			lines, at = lines+1, 0
		}
		line := "" // of a word cut in pieces
		for _, c := range word {
			if line != "" && textWidth(line+string(c), style.Size, style.Bold) > width {
				lines, line = lines+1, ""
			}
			line += string(c)
		}
		at = textWidth(line, style.Size, style.Bold)
	}
	return lines
}
