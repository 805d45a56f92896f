package pdf

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync"
)

// intent is what the colours of the pages mean (ISO 19005-2, 6.2.3): those of
// sRGB, IEC 61966-2-1, whose profile is object n.
func intent(n int) []byte {
	return fmt.Appendf(nil, "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%s) /Info (%s) /RegistryName (http://www.color.org) /DestOutputProfile %d 0 R>>",
		colourSpace, colourSpace, n)
}

const colourSpace = "sRGB IEC61966-2.1"

// intentProfile is the object of the profile, made once a process.
var intentProfile = sync.OnceValue(func() []byte { return deflated("/N 3", profile()) })

// The colours of sRGB as seen under the light of profiles, D50: white, and full
// red, green and blue, which add up to it. The numbers are s15Fixed16 after the
// published ones.
var (
	white   = xyz(0.96420, 1.00000, 0.82491)
	primary = map[string][]byte{
		"r": xyz(0.43607, 0.22249, 0.01392),
		"g": xyz(0.38515, 0.71687, 0.09708),
		"b": xyz(0.14307, 0.06061, 0.71410),
	}
)

// profile makes an ICC profile of version 2 (ICC.1:2001-04) for displays of sRGB:
// a head, a table of tags, and their data.
func profile() []byte {
	type tag struct {
		name string
		data []byte
	}
	tags := []tag{
		{"desc", description(colourSpace)},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "Public domain\x00"...)},
		{"wtpt", white},
		{"rXYZ", primary["r"]}, {"gXYZ", primary["g"]}, {"bXYZ", primary["b"]},
		{"rTRC", curve()}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all
	}
	const head = 128
	b := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	start := head + 4 + 12*len(tags)
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = start+len(data), len(t.data)
			data = append(data, t.data...)
			data = append(data, make([]byte, -len(data)&3)...)
		}
		b = append(b, t.name...)
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(size))
	}
	return append(append(profileHead(start+len(data)), b...), data...)
}

// profileHead is the first 128 bytes of a profile of a size.
func profileHead(size int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(size))
	copy(h[8:], "\x02\x40\x00\x00mntrRGB XYZ ")
	for i, n := range []uint16{1999, 10, 18, 0, 0, 0} { // the day of the standard
		binary.BigEndian.PutUint16(h[24+2*i:], n)
	}
	copy(h[36:], "acsp")
	copy(h[68:], white[8:])
	return h
}

// xyz is the data of a tag that holds a colour.
func xyz(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*65536)))
	}
	return b
}

// curve is the data of a tag that leads from the numbers of sRGB to light.
func curve() []byte {
	const n = 256
	b := []byte("curv\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, n)
	for i := range n {
		v := float64(i) / (n - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// description is the data of a tag that names the profile: in ASCII, with none in
// Unicode and none in the script of old Macintoshes.
func description(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}
