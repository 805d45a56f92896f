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

// encode makes a PNG file (ISO/IEC 15948) of a grey picture, without filters: the
// library's encoder would try five on each row, which takes longer than the drawing
// and makes a chart no smaller.
func encode(m *image.Gray) []byte {
	width, height := m.Rect.Dx(), m.Rect.Dy()
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	chunk(&b, "IHDR", append(head, 8, 0, 0, 0, 0)) // bits, grey, three methods
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

// compressors are kept between pictures.
var compressors = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a valid constant
	}
	return w
}}

// pixelData is the rows of a picture, each after the mark of no filter, deflated.
func pixelData(m *image.Gray, width, height int) []byte {
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	none := []byte{0}
	for y := range height {
		w.Write(none) // a buffer takes everything
		w.Write(m.Pix[y*m.Stride:][:width])
	}
	w.Close()
	return b.Bytes()
}
