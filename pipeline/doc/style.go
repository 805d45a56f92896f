package doc

import "math"

// Length is a length in twips: 1/20 pt, 1/1440 inch, 635 EMU.
type Length int

// Pt converts points to a Length, to the nearest twip.
func Pt(pt float64) Length { return Length(math.Round(pt * 20)) }

// MM converts millimetres to a Length, to the nearest twip.
func MM(mm float64) Length { return Length(math.Round(mm * 1440 / 25.4)) }

// Points is the length in points.
func (l Length) Points() float64 { return float64(l) / 20 }

// Millimetres is the length in millimetres.
func (l Length) Millimetres() float64 { return float64(l) * 25.4 / 1440 }

// EMU is the length in English Metric Units, of which 12700 make a point.
func (l Length) EMU() int64 { return int64(l) * 635 }

// Align is how lines stand between the edges (căn dòng).
type Align uint8

// The alignments. AlignStyle takes the style's; in a style it means left.
const (
	AlignStyle Align = iota
	AlignLeft
	AlignCenter
	AlignRight
	AlignJustify
)

// Style is a named paragraph style (kiểu đoạn). Every property is given: there
// is no inheritance, so a writer resolves nothing.
type Style struct {
	ID   string // ASCII, no spaces; the same for every document
	Name string // the Vietnamese name that Word shows
	Next string // style of the paragraph typed after it; "" is itself

	Size   float64 // font size in pt, a multiple of 0.5
	Bold   bool
	Italic bool
	Color  string // "RRGGBB"; "" is black

	Align     Align
	Left      Length // indent of all lines
	FirstLine Length // further indent of the first line; negative hangs it
	Before    Length // space before; dropped at a page top after a soft break
	After     Length
	Line      float64  // line spacing as a multiple of the font's pitch; 0 is 1
	Tabs      []Length // left tab stops, from the left margin of the text

	KeepNext  bool // stays on the page of the next block's first line
	KeepLines bool // never breaks over pages
	Outline   int  // level in the outline, from 1; 0 is body text
}
