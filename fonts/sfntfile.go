package fonts

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// part is data[at:at+n], or nothing where the file is shorter.
func part(data []byte, at, n int) []byte {
	if at < 0 || n < 0 || at > len(data) || n > len(data)-at {
		return nil
	}
	return data[at : at+n]
}

func u16(data []byte, at int) uint16 {
	if b := part(data, at, 2); b != nil {
		return binary.BigEndian.Uint16(b)
	}
	return 0
}

func u32(data []byte, at int) uint32 {
	if b := part(data, at, 4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

// cmap makes the table that leads from characters to glyphs: one subtable of
// format 4 for Unicode, platform 3, encoding 1.
func cmap(glyphs map[rune]uint16) []byte {
	type segment struct{ start, end, delta uint16 }
	var segments []segment
	for _, r := range slices.Sorted(maps.Keys(glyphs)) {
		c, delta := uint16(r), glyphs[r]-uint16(r)
		if n := len(segments); n > 0 && segments[n-1].end+1 == c && segments[n-1].delta == delta {
			segments[n-1].end = c
			continue
		}
		segments = append(segments, segment{c, c, delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	n := len(segments)
	var ends, starts, deltas []uint16
	for _, s := range segments {
		ends, starts, deltas = append(ends, s.end), append(starts, s.start), append(deltas, s.delta)
	}
	search, selector := searching(n)
	words := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*n), 0, uint16(2 * n), 2 * search, selector, uint16(2*n) - 2*search}
	words = slices.Concat(words, ends, []uint16{0}, starts, deltas, make([]uint16, n))
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	return b
}

// searching is the largest power of two up to n, and its exponent.
func searching(n int) (power, exponent uint16) {
	e := bits.Len(uint(n)) - 1
	return 1 << e, uint16(e)
}

// assemble makes a TrueType file of tables.
func assemble(tables map[string][]byte) []byte {
	n := len(tables)
	search, selector := searching(n)
	b := []byte{0, 1, 0, 0}
	for _, w := range []uint16{uint16(n), 16 * search, selector, uint16(16*n) - 16*search} {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	at, head := 12+16*n, 0
	var body []byte
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		data := tables[tag]
		if tag == "head" {
			head = at + len(body)
		}
		b = append(b, tag...)
		b = binary.BigEndian.AppendUint32(b, checksum(data))
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(body)))
		b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
		body = append(body, data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	b = append(b, body...)
	binary.BigEndian.PutUint32(b[head+8:], 0xB1B0AFBA-checksum(b))
	return b
}

// checksum adds up data as big-endian 32-bit numbers.
func checksum(data []byte) (sum uint32) {
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
