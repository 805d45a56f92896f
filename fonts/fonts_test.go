package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"
)

// timesWidths are the widths of the characters from space to tilde in Times
// Roman, in thousandths of the font size, as every printer has known them.
var timesWidths = [...]int{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
	921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
	556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
	333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
	500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
}

func TestWidthsAreThoseOfTimes(t *testing.T) {
	f := Load().Face(false, false)
	for i, want := range timesWidths {
		r := rune(' ' + i)
		if got := (f.Advance(r)*1000 + PerEm/2) / PerEm; got != want {
			t.Errorf("%c is %d/1000 wide, want %d", r, got, want)
		}
	}
	if got := f.Width("Aa", 12); got != (1479+909)*12/2048.0 {
		t.Errorf("“Aa” is %v pt wide", got)
	}
}

func TestFacesHaveVietnamese(t *testing.T) {
	for _, bold := range []bool{false, true} {
		for _, italic := range []bool{false, true} {
			f := Load().Face(bold, italic)
			if f.Bold != bold || f.Italic != italic || (f.ItalicAngle != 0) != italic {
				t.Errorf("%s: bold %v, italic %v, angle %d", f.Name, f.Bold, f.Italic, f.ItalicAngle)
			}
			if f.Ascent != 1825 || f.Descent != 443 || f.LineGap != 87 {
				t.Errorf("%s: line of %d+%d+%d units", f.Name, f.Ascent, f.Descent, f.LineGap)
			}
			for _, r := range Repertoire {
				if !f.Has(r) {
					t.Errorf("%s lacks %c (%U)", f.Name, r, r)
				}
			}
			for r := rune(0x1EA0); r <= 0x1EF9; r++ {
				if !f.Has(r) {
					t.Errorf("%s lacks %c", f.Name, r)
				}
			}
			if f.Advance('ậ') != f.Advance('a') || f.Advance('ử') != f.Advance('ư') {
				t.Errorf("%s: a tone changes the width", f.Name)
			}
			if f.Advance('\u2011') != f.Advance('-') || !f.Has('\u2011') {
				t.Errorf("%s: the no-break hyphen is not a hyphen", f.Name)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	f := Load().Face(false, false)
	for _, r := range []rune{-1, 0x07, '☐', '漢', '😀', 0x10FFFF, '�'} {
		if r != '�' && f.Has(r) {
			t.Errorf("%U is said to be there", r)
		}
		if !f.Has(r) && f.Advance(r) != f.Advance('□') {
			t.Errorf("%U is %d wide", r, f.Advance(r))
		}
	}
}

func TestNewRefuses(t *testing.T) {
	good := liberationserifregular.TTF
	old := bytes.Clone(good) // its heights of letters would have to be measured
	binary.BigEndian.PutUint16(directory(old)["OS/2"], 1)
	for name, bad := range map[string][]byte{"nothing": nil, "text": []byte("phông chữ"), "half": good[:len(good)/2], "old": old} {
		if _, err := New(good, good, bad, good); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// A subset draws what it was asked for as the whole font does, and no more.
func TestSubset(t *testing.T) {
	for i, f := range Load().faces {
		p := f.Embedded()
		again := f.Subset([]rune(Repertoire))
		if !bytes.Equal(p.Data, again.Data) || len(p.Tag) != 6 {
			t.Errorf("%s: not the same twice, or tag %q", f.Name, p.Tag)
		}
		for j := range i {
			if Load().faces[j].Embedded().Tag == p.Tag {
				t.Errorf("%s: tag %s is taken", f.Name, p.Tag)
			}
		}
		r, err := zlib.NewReader(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		file, err := io.ReadAll(r)
		if err != nil || len(file) != p.Size || checksum(file) != 0xB1B0AFBA {
			t.Fatalf("%s: %d bytes of %d, checksum %X, %v", f.Name, len(file), p.Size, checksum(file), err)
		}
		part, err := sfnt.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range Repertoire {
			if err := sameGlyph(f.font, part, c); err != "" {
				t.Errorf("%s: %c: %s", f.Name, c, err)
			}
		}
		var buf sfnt.Buffer
		if g, _ := part.GlyphIndex(&buf, 'Ω'); g != 0 {
			t.Errorf("%s: subset has Ω", f.Name)
		}
	}
}

// sameGlyph tells how the glyphs of a character differ in two fonts.
func sameGlyph(a, b *sfnt.Font, c rune) string {
	var bufs [2]sfnt.Buffer
	var shapes [2]sfnt.Segments
	for i, f := range []*sfnt.Font{a, b} {
		g, err := f.GlyphIndex(&bufs[i], c)
		if err != nil || g == 0 {
			return "no glyph"
		}
		if shapes[i], err = f.LoadGlyph(&bufs[i], g, em, nil); err != nil {
			return err.Error()
		}
	}
	if len(shapes[0]) != len(shapes[1]) {
		return "other outline"
	}
	for i := range shapes[0] {
		if shapes[0][i] != shapes[1][i] {
			return "other outline"
		}
	}
	return ""
}

// No font file makes the program panic.
func FuzzNew(f *testing.F) {
	good := Load().faces[0].ttf
	f.Add(good[:4000], 0)
	f.Add([]byte("OTTO"), 3)
	f.Fuzz(func(t *testing.T, head []byte, at int) {
		bad := bytes.Clone(good)
		copy(bad[min(max(at, 0), len(bad)):], head)
		if family, err := New(bad, good, good, good); err == nil {
			family.Face(false, false).Subset([]rune("aậ"))
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := newFace(liberationserifregular.TTF); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	f := Load().Face(false, false)
	for b.Loop() {
		f.Subset([]rune(Repertoire))
	}
}
