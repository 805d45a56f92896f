package doc

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// Picture is a picture (hình) under the text, which takes no room in it: a signature,
// a seal, a logo. It is an inline because its place counts from its paragraph and
// moves with it: X from the left edge of the column, Y from the top of the first
// line. The paragraph has no space before, for word processors do not agree
// whether that belongs to it. Who wants text beside a picture gives it a row of a
// table with that height.
type Picture struct {
	Image         *Image
	X, Y          Length
	Width, Height Length
	Alt           string // what it shows, for those who do not see it (văn bản thay thế)
}

// Image is a picture as read from a PNG file (ảnh), which does not change.
type Image struct {
	PNG           []byte // the file
	Width, Height int    // in pixels
	RGB           []byte // red, green and blue of each pixel, row by row; white where nothing is to be seen
	Alpha         []byte // how much is to be seen of each pixel; nil if all of every one
}

// Images is the images of a file, each once.
type Images []*Image

// Index is the place of an image in the list, at whose end it is put if it is new.
func (list *Images) Index(im *Image) int {
	i := slices.IndexFunc(*list, func(have *Image) bool { return have == im || bytes.Equal(have.PNG, im.PNG) })
	if i < 0 {
		i = len(*list)
		*list = append(*list, im)
	}
	return i
}

// What a picture may be: enough for a page at 600 dots an inch, and small enough for
// a file with many documents.
const (
	MaxImageFile = 2 << 20 // bytes
	MaxImageSide = 4000    // pixels
)

// ReadImage reads a PNG file of any colour type. The error is a [Problem] without
// a place.
func ReadImage(data []byte) (*Image, error) {
	fault := func(message, hint string) error {
		return Problem{Warning: true, Message: message, Hint: hint, Rule: "hinh-anh"}
	}
	if len(data) > MaxImageFile {
		return nil, fault(fmt.Sprintf("tệp hình lớn hơn %d MB", MaxImageFile>>20), "thu nhỏ hình rồi lưu lại")
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fault("tệp này không phải là hình PNG", "lưu hình dưới dạng PNG")
	}
	if size.Width > MaxImageSide || size.Height > MaxImageSide { // before any room is taken for it
		return nil, fault(fmt.Sprintf("hình rộng %d, cao %d điểm ảnh, quá lớn", size.Width, size.Height),
			fmt.Sprintf("thu nhỏ để mỗi chiều không quá %d điểm ảnh", MaxImageSide))
	}
	from, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fault("tệp hình PNG bị hỏng", "mở hình rồi lưu lại dưới dạng PNG")
	}
	return newImage(data, from), nil
}

// newImage takes the pixels of a picture.
func newImage(data []byte, from image.Image) *Image {
	b := from.Bounds()
	im := &Image{PNG: data, Width: b.Dx(), Height: b.Dy()}
	n := im.Width * im.Height
	im.RGB, im.Alpha = make([]byte, 0, 3*n), make([]byte, 0, n)
	opaque := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := pixel(from, x, y)
			if c.A == 0 {
				c = color.NRGBA{255, 255, 255, 0}
			}
			im.RGB = append(im.RGB, c.R, c.G, c.B)
			im.Alpha = append(im.Alpha, c.A)
			opaque = opaque && c.A == 255
		}
	}
	if opaque {
		im.Alpha = nil
	}
	return im
}

// pixel is a point of a picture; the two forms that most files have come first.
func pixel(from image.Image, x, y int) color.NRGBA {
	switch m := from.(type) {
	case *image.NRGBA:
		return m.NRGBAAt(x, y)
	case *image.RGBA: // the decoder's form for colours that are all opaque
		c := m.RGBAAt(x, y)
		return color.NRGBA{c.R, c.G, c.B, 255}
	}
	return color.NRGBAModel.Convert(from.At(x, y)).(color.NRGBA)
}
