package judge

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// Pictures for tests. None of them looks like that of a real office: the seal says
// MẪU, and the signature is a wave.

// PNG is a picture as a file, not compressed: the same bytes whatever compresses.
func PNG(m image.Image) []byte {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// Signature is a blue wave on nothing, twice as wide as high.
func Signature() []byte {
	m := image.NewNRGBA(image.Rect(0, 0, 240, 120))
	for x := range 6 * 200 {
		t := float64(x) / 6
		disc(m, 20+t, 60+40*math.Sin(t/9)*math.Cos(t/37), 3, color.NRGBA{20, 40, 190, 255})
	}
	return PNG(m)
}

// Seal is a red circle around the word MẪU.
func Seal() []byte {
	const middle, ring, sides = 150.0, 140.0, 900
	m := image.NewNRGBA(image.Rect(0, 0, 2*middle, 2*middle))
	red := color.NRGBA{215, 20, 30, 230}
	for i := range sides {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / sides)
		disc(m, middle+ring*cos, middle+ring*sin, 4, red)
	}
	for _, s := range [][4]float64{
		{50, 190, 50, 110}, {50, 110, 80, 160}, {80, 160, 110, 110}, {110, 110, 110, 190}, // M
		{125, 190, 150, 110}, {150, 110, 175, 190}, {134, 165, 166, 165}, {135, 100, 150, 85}, {150, 85, 165, 100}, // Â
		{132, 75, 142, 65}, {142, 65, 158, 75}, {158, 75, 168, 65}, // the tilde
		{190, 110, 190, 175}, {190, 175, 205, 190}, {205, 190, 225, 190}, {225, 190, 240, 175}, {240, 175, 240, 110}, // U
	} {
		for i := range 101 {
			t := float64(i) / 100
			disc(m, s[0]+t*(s[2]-s[0]), s[1]+t*(s[3]-s[1]), 4, red)
		}
	}
	return PNG(m)
}

// Code is black and white squares, in the place of a QR code.
func Code() []byte {
	const cells, side = 21, 4
	m := image.NewPaletted(image.Rect(0, 0, cells*side, cells*side), color.Palette{color.White, color.Black})
	for y := range cells * side {
		for x := range cells * side {
			if i, j := x/side, y/side; (i*i+3*i*j+j*j*j)%5 < 2 {
				m.SetColorIndex(x, y, 1)
			}
		}
	}
	return PNG(m)
}

// disc paints a disc.
func disc(m *image.NRGBA, x, y, radius float64, c color.NRGBA) {
	for i := int(x - radius); i <= int(x+radius); i++ {
		for j := int(y - radius); j <= int(y+radius); j++ {
			if math.Hypot(float64(i)-x, float64(j)-y) <= radius {
				m.SetNRGBA(i, j, c)
			}
		}
	}
}
