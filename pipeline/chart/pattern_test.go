package chart

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"testing"

	"vanthu/pipeline/doc"
)

// picture is the pixels of a drawing.
func picture(t testing.TB, d *Drawing) *image.Gray {
	t.Helper()
	data, err := d.PNG()
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m.(*image.Gray)
}

// square is a drawing filled with a pattern.
func square(p Pattern) *Drawing {
	return &Drawing{Width: 1440, Height: 1440, Boxes: []Box{{Width: 1440, Height: 1440, Fill: p}}}
}

// texture is how a copier sees a pattern: how dark it is, and how often dark and
// light change along its rows and columns, in thousandths.
func texture(m *image.Gray) (dark, across, down int) {
	const side = Resolution
	for y := range side {
		for x := range side {
			v := m.GrayAt(x, y).Y
			dark += 255 - int(v)
			if x > 0 && (v < 128) != (m.GrayAt(x-1, y).Y < 128) {
				across++
			}
			if y > 0 && (v < 128) != (m.GrayAt(x, y-1).Y < 128) {
				down++
			}
		}
	}
	return dark / 255 * 1000 / side / side, across * 1000 / side / side, down * 1000 / side / side
}

// Any two patterns differ by much in darkness, or in how they are striped.
func TestPatternsAreToldApart(t *testing.T) {
	const much = 90
	var seen [][3]int
	for p := range patterns {
		dark, across, down := texture(picture(t, square(Pattern(p))))
		here := [3]int{dark, across, down}
		for q, other := range seen {
			far := 0
			for i := range here {
				far = max(far, max(here[i]-other[i], other[i]-here[i]))
			}
			if far < much {
				t.Errorf("patterns %d and %d look alike: %v, %v", q, p, other, here)
			}
		}
		seen = append(seen, here)
	}
}

// The lines that PDF draws are those of the picture, wherever the box stands: what is
// dark in the picture is on a line or a pixel beside it, and as much is dark.
func TestStrokesAreThePixels(t *testing.T) {
	const pixel = 7.2
	for p := range patterns {
		for _, corner := range []doc.Length{0, 700} {
			b := Box{X: corner, Y: 2 * corner, Width: 720, Height: 360, Fill: Pattern(p)}
			m := picture(t, &Drawing{Width: 2200, Height: 2200, Boxes: []Box{b}})
			strokes, drawn, painted := b.Strokes(), 0, 0
			for y := pixels(b.Y) + 2; y < pixels(b.Y+b.Height)-2; y++ {
				for x := pixels(b.X) + 2; x < pixels(b.X+b.Width)-2; x++ {
					ink, beside := false, len(strokes) == 0
					for i := range strokes {
						ink = ink || on(&strokes[i], (float64(x)+within(x+3*y))*pixel, (float64(y)+within(7*x+y))*pixel, 0)
						beside = beside || on(&strokes[i], (float64(x)+0.5)*pixel, (float64(y)+0.5)*pixel, pixel)
					}
					if ink {
						drawn++
					}
					if m.GrayAt(x, y).Y != Pattern(p).Ground() {
						painted++
						if !beside {
							t.Fatalf("pattern %d at %d: nothing is drawn at the pixel %d, %d", p, corner, x, y)
						}
					}
				}
			}
			if max(drawn-painted, painted-drawn)*4 > painted || (painted == 0) != (len(strokes) == 0) {
				t.Errorf("pattern %d at %d: %d pixels are painted, %d drawn", p, corner, painted, drawn)
			}
		}
	}
}

// A part too short for a pixel is a line where it stands, and nothing elsewhere.
func TestPartShorterThanAPixel(t *testing.T) {
	for p := range patterns {
		m := picture(t, &Drawing{Width: 720, Height: 720, Boxes: []Box{{X: 360, Y: 200, Width: 2, Height: 200, Fill: Pattern(p), Edge: edge}}})
		dark := image.Rectangle{}
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				if m.GrayAt(x, y).Y < 255 {
					dark = dark.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		if dark.Dx() != 1 || dark.Min.X != pixels(360) || dark.Dy() < pixels(200) {
			t.Errorf("pattern %d: %v is drawn", p, dark)
		}
	}
}

// within is a place in a pixel, another one for each number.
func within(i int) float64 { return math.Mod(float64(i)*math.Phi, 1) }

// on tells whether a point is on a stroke, or not farther from it than given.
func on(s *Stroke, x, y, far float64) bool {
	dx, dy := float64(s.X2-s.X1), float64(s.Y2-s.Y1)
	long := math.Hypot(dx, dy)
	along := ((x-float64(s.X1))*dx + (y-float64(s.Y1))*dy) / long
	off := math.Abs((x-float64(s.X1))*dy-(y-float64(s.Y1))*dx) / long
	if s.Dash > 0 {
		if in := math.Mod(along+float64(s.Dash), float64(s.Dash)); in > float64(s.Weight)+far && in < float64(s.Dash)-far {
			return false
		}
	}
	return off <= float64(s.Weight)/2+far
}

// Text in the picture is as wide as the typeface says, and black.
func TestTextInThePicture(t *testing.T) {
	c := &doc.Chart{Title: "Hà Nội", Series: []string{"a"}, Rows: []doc.ChartRow{row("x", 0)}}
	d := draw(t, c, doc.MM(165))
	title := d.Texts[0]
	m := picture(t, &Drawing{Width: d.Width, Height: d.Height, Texts: d.Texts[:1]})
	ink := image.Rectangle{}
	darkest := uint8(255)
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if v := m.GrayAt(x, y).Y; v < 128 {
				darkest = min(darkest, v)
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if left, right := pixels(title.X), pixels(title.X+title.Width); max(ink.Min.X-left, left-ink.Min.X) > 2 || max(ink.Max.X-right, right-ink.Max.X) > 2 || darkest > 5 {
		t.Errorf("ink %v, the text from %d to %d, darkest %d", ink, left, right, darkest)
	}
	if base := pixels(title.Y); ink.Max.Y < base || ink.Max.Y > base+9 || ink.Min.Y > base-22 {
		t.Errorf("ink %v around the baseline %d", ink, base)
	}
}

// What the font lacks is a box, not nothing.
func TestMissingLetters(t *testing.T) {
	one := func(s string) []uint8 {
		return picture(t, &Drawing{Width: 1440, Height: 720, Texts: []Text{{X: 200, Y: 500, Text: s, Size: 20}}}).Pix
	}
	if !bytes.Equal(one("漢"), one("□")) || bytes.Equal(one("漢"), one(" ")) {
		t.Error("a letter that the font lacks is not printed as “□”")
	}
}
