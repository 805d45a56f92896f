package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// Program is a font file ready to be put into a document.
type Program struct {
	Tag  string // six letters that name the subset
	Data []byte // zlib stream
	Size int    // of the file before deflating
}

// Repertoire is the characters of Embedded: those of Vietnamese office texts.
const Repertoire = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
	Lower + Upper + Signs + Latin

// The parts of the repertoire beyond ASCII.
const (
	Lower = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
	Upper = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
	Signs = "\u00a0“”‘’–—…•§°№₫½×≤≥□"
	Latin = "¡¢£¤¥¦¨©ª«¬®¯±²³´µ¶·¸¹º»¼¾¿ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ"
)

// Embedded is the face with the glyphs of Repertoire, made once a process.
func (f *Face) Embedded() Program { return f.embedded() }

func (f *Face) embed() Program { return f.Subset([]rune(Repertoire)) }

// Subset is the face with the glyphs of runes and without hints. Glyphs keep
// their numbers, so that no reference between them has to be rewritten.
func (f *Face) Subset(runes []rune) Program {
	tables := directory(f.ttf)
	glyphs := f.glyphs(runes)
	glyf, loca := outlines(tables, f.font.NumGlyphs(), used(tables, glyphs))
	head := bytes.Clone(tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)                                // checksum of the file, set below
	binary.BigEndian.PutUint16(head[50:], 1)                               // loca has long offsets
	post := slices.Concat([]byte{0, 3, 0, 0}, part(tables["post"], 4, 28)) // version 3: without names
	file := assemble(map[string][]byte{
		"cmap": cmap(glyphs), "glyf": glyf, "head": head, "hhea": tables["hhea"],
		"hmtx": tables["hmtx"], "loca": loca, "maxp": tables["maxp"], "post": post,
	})
	var b bytes.Buffer
	w := zlib.NewWriter(&b) // a buffer takes everything
	w.Write(file)
	w.Close()
	return Program{Tag: tag(file), Data: b.Bytes(), Size: len(file)}
}

// tag makes six capital letters of a file.
func tag(file []byte) string {
	n := crc32.ChecksumIEEE(file)
	var t [6]byte
	for i := range t {
		t[i] = 'A' + byte(n%26)
		n /= 26
	}
	return string(t[:])
}

// glyphs finds the glyph of each rune that has one.
func (f *Face) glyphs(runes []rune) map[rune]uint16 {
	var buf sfnt.Buffer
	m := make(map[rune]uint16, len(runes))
	for _, r := range runes {
		if g, err := f.font.GlyphIndex(&buf, r); err == nil && g != 0 && r <= 0xFFFF {
			m[r] = uint16(g)
		}
	}
	return m
}

// directory finds the tables of a TrueType file.
func directory(ttf []byte) map[string][]byte {
	m := map[string][]byte{}
	for i := range int(u16(ttf, 4)) {
		entry := part(ttf, 12+16*i, 16)
		m[string(part(entry, 0, 4))] = part(ttf, int(u32(entry, 8)), int(u32(entry, 12)))
	}
	return m
}

// glyph returns the outline of a glyph.
func glyph(tables map[string][]byte, g uint16) []byte {
	loca, at := tables["loca"], int(g)
	if u16(tables["head"], 50) == 0 {
		start := 2 * int(u16(loca, 2*at))
		return part(tables["glyf"], start, 2*int(u16(loca, 2*at+2))-start)
	}
	start := int(u32(loca, 4*at))
	return part(tables["glyf"], start, int(u32(loca, 4*at+4))-start)
}

// used is the set of the glyphs, .notdef, and all that they are composed of. In
// a sound file outlines do not overlap; the sum of their sizes stops a bad one.
func used(tables map[string][]byte, glyphs map[rune]uint16) map[uint16]bool {
	set := map[uint16]bool{}
	queue := append(slices.Collect(maps.Values(glyphs)), 0)
	for left := len(tables["glyf"]); len(queue) > 0 && left >= 0; {
		g := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if set[g] {
			continue
		}
		set[g] = true
		data := glyph(tables, g)
		left -= len(data)
		for at := range components(data) {
			queue = append(queue, u16(data, at+2))
		}
	}
	return set
}

// Flags of a component of a composite glyph.
const (
	argsAreWords    = 0x0001
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveTwoScales   = 0x0040
	haveTwoByTwo    = 0x0080
	haveInstruction = 0x0100
)

// components yields where each component of a composite glyph starts and ends;
// a simple glyph has none.
func components(data []byte) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		if int16(u16(data, 0)) >= 0 {
			return
		}
		for at := 10; at+4 <= len(data); {
			flags, end := u16(data, at), at+6
			if flags&argsAreWords != 0 {
				end += 2
			}
			switch {
			case flags&haveScale != 0:
				end += 2
			case flags&haveTwoScales != 0:
				end += 4
			case flags&haveTwoByTwo != 0:
				end += 8
			}
			if !yield(at, end) || flags&moreComponents == 0 {
				return
			}
			at = end
		}
	}
}

// outlines makes the glyf and loca tables of the glyphs in keep.
func outlines(tables map[string][]byte, n int, keep map[uint16]bool) (glyf, loca []byte) {
	for g := range n {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[uint16(g)] {
			glyf = append(glyf, unhinted(glyph(tables, uint16(g)))...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// unhinted is a glyph without its instructions.
func unhinted(data []byte) []byte {
	if len(data) < 10 {
		return nil
	}
	contours := int(int16(u16(data, 0)))
	if contours >= 0 {
		at := 10 + 2*contours // where the length of the instructions stands
		rest := at + 2 + int(u16(data, at))
		return slices.Concat(part(data, 0, at), []byte{0, 0}, part(data, rest, len(data)-rest))
	}
	data, last := bytes.Clone(data), 0
	for start, end := range components(data) {
		data[start] &^= haveInstruction >> 8
		last = end
	}
	return part(data, 0, last)
}
