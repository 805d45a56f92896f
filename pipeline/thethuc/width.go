package thethuc

import (
	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// textWidth is the length of a line of the built-in serif, which is as wide as
// Times New Roman; size in points.
func textWidth(text string, size float64, bold bool) doc.Length {
	return doc.Pt(fonts.Load().Face(bold, false).Width(text, size))
}
