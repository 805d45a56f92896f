package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/font/sfnt"
	"pgregory.net/rapid"
)

// file is the font file in a program.
func (p Program) file(t interface{ Fatal(...any) }) []byte {
	r, err := zlib.NewReader(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Whatever the characters, a subset draws those that the face has, as the face
// does, and gives no glyph to others.
func TestAnySubset(t *testing.T) {
	face := Load().Face(true, true)
	repertoire := []rune(Repertoire)
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(repertoire), rapid.RuneFrom([]rune{'Ω', 'Ж', '漢', '😀', 0x07, 0xFFFF})), 0, 20).Draw(t, "runes")
		part, err := sfnt.Parse(face.Subset(some).file(t))
		if err != nil {
			t.Fatal(err)
		}
		asked := map[rune]bool{}
		for _, r := range some {
			asked[r] = true
			if face.Has(r) {
				if differ := sameGlyph(face.font, part, r); differ != "" {
					t.Fatalf("%U: %s", r, differ)
				}
			}
		}
		other := rapid.SampledFrom(repertoire).Draw(t, "other")
		var buf sfnt.Buffer
		if g, err := part.GlyphIndex(&buf, other); err == nil && g != 0 && !asked[other] {
			t.Fatalf("%U has a glyph that nobody asked for", other)
		}
	})
}

// composite is a glyph made of the given ones; each component takes flags.
func composite(flags uint16, glyphs ...uint16) []byte {
	data := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0}
	for i, g := range glyphs {
		f := flags
		if i < len(glyphs)-1 {
			f |= moreComponents
		}
		data = binary.BigEndian.AppendUint16(data, f)
		data = binary.BigEndian.AppendUint16(data, g)
		data = append(data, make([]byte, 2)...)
		if f&argsAreWords != 0 {
			data = append(data, 0, 0)
		}
		if f&haveTwoByTwo != 0 {
			data = append(data, make([]byte, 8)...)
		}
	}
	return data
}

// tablesOf is the tables of a font with these glyphs.
func tablesOf(glyphs ...[]byte) map[string][]byte {
	head, glyf, loca := make([]byte, 54), []byte(nil), make([]byte, 4)
	head[51] = 1 // long offsets
	for _, g := range glyphs {
		glyf = append(glyf, g...)
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return map[string][]byte{"head": head, "glyf": glyf, "loca": loca}
}

func TestUsedFollowsComponents(t *testing.T) {
	simple := make([]byte, 12)
	for name, c := range map[string]struct {
		glyphs [][]byte
		want   map[uint16]bool
	}{
		"two levels": {[][]byte{simple, composite(0, 2, 3), composite(argsAreWords, 4), simple, simple, simple}, map[uint16]bool{0: true, 1: true, 2: true, 3: true, 4: true}},
		"of itself":  {[][]byte{simple, composite(0, 1)}, map[uint16]bool{0: true, 1: true}},
		"missing":    {[][]byte{simple, composite(haveTwoByTwo, 9)}, map[uint16]bool{0: true, 1: true, 9: true}},
	} {
		if diff := cmp.Diff(c.want, used(tablesOf(c.glyphs...), map[rune]uint16{'a': 1})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestUnhinted(t *testing.T) {
	whole := composite(haveInstruction, 1, 2)
	got := unhinted(append(bytes.Clone(whole), 0, 3, 1, 2, 3)) // three bytes of instructions
	if diff := cmp.Diff(composite(0, 1, 2), got); diff != "" {
		t.Errorf("composite: %s", diff)
	}
	simple := []byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 /* last point */, 0, 2, 7, 7 /* instructions */, 0x33, 0x33}
	if diff := cmp.Diff([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0x33, 0x33}, unhinted(simple)); diff != "" {
		t.Errorf("simple: %s", diff)
	}
	for n := range len(simple) { // a file that ends too early
		if got := unhinted(simple[:n]); len(got) > n+2 {
			t.Errorf("%d bytes became %d", n, len(got))
		}
	}
}
