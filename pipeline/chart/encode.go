package chart

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"sync"
)

// encode makes a PNG file (ISO/IEC 15948) of a grey picture, two pixels a byte: the
// edges of letters need no more greys, and the file is half as large. It has no
// filters: the library's encoder would try five on each row, which takes longer than
// the drawing and makes a chart no smaller.
func encode(m *image.Gray) []byte {
	width, height := m.Rect.Dx(), m.Rect.Dy()
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	chunk(&b, "IHDR", append(head, 4, 0, 0, 0, 0)) // bits, grey, three methods
	perMetre := uint32(Resolution * 10000 / 254)
	chunk(&b, "pHYs", append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre), 1))
	chunk(&b, "IDAT", pixelData(m, width, height))
	chunk(&b, "IEND", nil)
	return b.Bytes()
}

// chunk writes a part of the file.
func chunk(b *bytes.Buffer, kind string, data []byte) {
	b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	from := b.Len()
	b.WriteString(kind)
	b.Write(data)
	b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(b.Bytes()[from:])))
}

// compressors are kept between pictures. Higher levels take twice as long for a tenth
// less.
var compressors = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a valid constant
	}
	return w
}}

// grey is from one of the sixteen greys of the picture to the next.
const grey = 17

// greys are the numbers of the nearest greys of the picture.
var greys = func() (out [256]byte) {
	for v := range out {
		out[v] = byte((v + grey/2) / grey)
	}
	return out
}()

// pixelData is the rows of a picture, each after the mark of no filter, deflated.
func pixelData(m *image.Gray, width, height int) []byte {
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	row := make([]byte, 1+(width+1)/2)
	for y := range height {
		pixels := m.Pix[y*m.Stride:][:width]
		for x := 1; x < width; x += 2 {
			row[1+x/2] = greys[pixels[x-1]]<<4 | greys[pixels[x]]
		}
		if width%2 > 0 {
			row[len(row)-1] = greys[pixels[width-1]] << 4
		}
		w.Write(row) // a buffer takes everything
	}
	w.Close()
	return b.Bytes()
}
