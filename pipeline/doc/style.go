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

// Typeface is what letters are set in if nothing is said: the one of administrative
// documents (NĐ 30, Phụ lục I, I.4).
const Typeface = "Times New Roman"

// Style is a named paragraph style (kiểu đoạn). Every property is given: there
// is no inheritance, so a writer resolves nothing.
type Style struct {
	ID   string // ASCII, no spaces; the same for every document
	Name string // the Vietnamese name that Word shows
	Next string // style of the paragraph typed after it; "" is itself

	Font   string  // name of the typeface; "" is the one of the law, Times New Roman
	Size   float64 // font size in pt, a multiple of 0.5
	Bold   bool
	Italic bool
	Color  string // "RRGGBB"; "" is black
	Decor

	Align     Align
	Left      Length // indent of all lines
	Right     Length // the same at the right edge
	FirstLine Length // further indent of the first line; negative hangs it
	Before    Length // space before; dropped at a page top after a soft break
	After     Length
	Line      float64  // line spacing as a multiple of the font's pitch; 0 is 1
	Exact     Length   // pitch of the lines whatever the font; 0 lets Line decide
	AtLeast   Length   // the lines have this pitch at least; 0 lets Line decide
	Tabs      []Length // left tab stops, from the left margin of the text

	KeepNext  bool // stays on the page of the next block's first line
	KeepLines bool // never breaks over pages
	Outline   int  // level in the outline, from 1; 0 is body text
}

// Decor is what is done to letters beside bold and italic (trang trí chữ). No document
// that the program makes has any; those of others do.
type Decor struct {
	Underline, Strike       bool
	Caps, SmallCaps, Hidden bool
	Raise                   int8   // 1 is superscript, -1 subscript
	Shade                   string // "RRGGBB" behind the letters; "" is none
}

// Look is how a text differs from its paragraph's style beyond bold and italic (vẻ
// chữ riêng). What is zero is as the style says; what Decor has is added to it.
type Look struct {
	Font  string
	Size  float64 // pt
	Color string  // "RRGGBB"
	Decor
}
