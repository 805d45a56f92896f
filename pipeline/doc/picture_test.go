package doc_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// chunk is a part of a PNG file.
func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngOf is a PNG file with a head of its own and some pixel data.
func pngOf(width, height uint32, form string, pixels []byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write(pixels)
	w.Close()
	b := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(head, form...))...)
	return append(append(b, chunk("IDAT", z.Bytes())...), chunk("IEND", nil)...)
}

func encoded(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every form of PNG gives the same pixels: half a red and all of a green, beside
// nothing.
func TestReadImage(t *testing.T) {
	red, green := color.NRGBA{200, 0, 0, 128}, color.NRGBA{0, 200, 0, 255}
	bounds := image.Rect(0, 0, 3, 1)
	plain, deep := image.NewNRGBA(bounds), image.NewNRGBA64(bounds)
	palette := image.NewPaletted(bounds, color.Palette{color.NRGBA{}, red, green})
	for x, c := range []color.NRGBA{red, green} {
		plain.SetNRGBA(x, 0, c)
		deep.SetNRGBA64(x, 0, color.NRGBA64{uint16(c.R) * 257, uint16(c.G) * 257, 0, uint16(c.A) * 257})
		palette.SetColorIndex(x, 0, uint8(x+1))
	}
	interlaced := pngOf(3, 1, "\x08\x06\x00\x00\x01", []byte("\x00\xc8\x00\x00\x80"+"\x00\x00\x00\x00\x00"+"\x00\x00\xc8\x00\xff"))
	for name, data := range map[string][]byte{
		"8 bits": encoded(t, plain), "16 bits": encoded(t, deep), "palette": encoded(t, palette), "interlaced": interlaced,
	} {
		im, err := doc.ReadImage(data)
		if err != nil {
			t.Fatal(name, err)
		}
		if im.Width != 3 || im.Height != 1 || string(im.RGB) != "\xc8\x00\x00\x00\xc8\x00\xff\xff\xff" || string(im.Alpha) != "\x80\xff\x00" || !bytes.Equal(im.PNG, data) {
			t.Errorf("%s: %d x %d, colours %x, alpha %x", name, im.Width, im.Height, im.RGB, im.Alpha)
		}
	}
	gray := image.NewGray(bounds)
	gray.SetGray(1, 0, color.Gray{90})
	im, err := doc.ReadImage(encoded(t, gray))
	if err != nil || im.Alpha != nil || string(im.RGB) != "\x00\x00\x00ZZZ\x00\x00\x00" {
		t.Errorf("gray: %v, colours %x, alpha %x", err, im.RGB, im.Alpha)
	}
}

func TestReadImageRefuses(t *testing.T) {
	good := encoded(t, image.NewNRGBA(image.Rect(0, 0, 20, 20)))
	const plain = "\x08\x06\x00\x00\x00"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":     {nil, "không phải là hình PNG"},
		"jpeg":      {[]byte("\xff\xd8\xff\xe0JFIF"), "không phải là hình PNG"},
		"head only": {good[:33], "bị hỏng"},
		"cut":       {good[:len(good)-20], "bị hỏng"},
		"bomb":      {pngOf(60000, 60000, plain, make([]byte, 1<<20)), "60000"},
		"long":      {pngOf(4001, 1, plain, make([]byte, 1+4*4001)), "4001"},
		"no pixels": {pngOf(0, 5, plain, nil), "không phải là hình PNG"},
		"heavy":     {append(bytes.Clone(good), make([]byte, doc.MaxImageFile)...), "2 MB"},
	} {
		im, err := doc.ReadImage(c.data)
		var p doc.Problem
		if im != nil || !errors.As(err, &p) || !strings.Contains(p.Message, c.want) || p.Hint == "" || !p.Warning {
			t.Errorf("%s: %v, %v", name, im, err)
		}
	}
}

// Whatever is read has a colour for each of its pixels.
func FuzzReadImage(f *testing.F) {
	f.Add(encoded(f, image.NewNRGBA(image.Rect(0, 0, 3, 2))))
	f.Add(encoded(f, image.NewPaletted(image.Rect(0, 0, 3, 2), color.Palette{color.Black, color.Transparent})))
	f.Add(pngOf(1, 1, "\x08\x06\x00\x00\x01", []byte("\x00\xc8\x00\x00\x80")))
	f.Add(pngOf(60000, 60000, "\x01\x00\x00\x00\x00", nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if size, err := png.DecodeConfig(bytes.NewReader(data)); err == nil && size.Width*size.Height > 1<<16 && size.Width <= doc.MaxImageSide && size.Height <= doc.MaxImageSide {
			t.Skip("large, and only slow")
		}
		im, err := doc.ReadImage(data)
		if err != nil {
			return
		}
		n := im.Width * im.Height
		if n == 0 || len(im.RGB) != 3*n || im.Alpha != nil && len(im.Alpha) != n {
			t.Errorf("%d x %d with %d colours, %d alphas", im.Width, im.Height, len(im.RGB), len(im.Alpha))
		}
	})
}

func TestImagesAreKeptOnce(t *testing.T) {
	a, same, b := &doc.Image{PNG: []byte("a")}, &doc.Image{PNG: []byte("a")}, &doc.Image{PNG: []byte("b")}
	var list doc.Images
	for i, step := range []struct {
		im   *doc.Image
		want int
	}{{a, 0}, {b, 1}, {same, 0}, {b, 1}, {a, 0}} {
		if got := list.Index(step.im); got != step.want {
			t.Errorf("step %d: %d, want %d", i, got, step.want)
		}
	}
	if len(list) != 2 || list[0] != a || list[1] != b {
		t.Errorf("kept %v", list)
	}
}
