package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	pixels "image"
	"image/color"
	"image/png"
	"io"
	"runtime"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// A stream is a long text that is never there as a whole: head, many times the same middle,
// tail (dòng dữ liệu).
type stream struct {
	head, middle, tail string
	times              int
}

func (s *stream) size() uint64 {
	return uint64(len(s.head) + s.times*len(s.middle) + len(s.tail))
}

// deflated is the stream as a zip keeps it. Each piece is packed on its own, so that the
// middle is packed once.
func (s *stream) deflated(t testing.TB) []byte {
	t.Helper()
	piece := func(text string, last bool) []byte {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
		if last {
			w.Close()
		} else {
			w.Flush()
		}
		return b.Bytes()
	}
	out := piece(s.head, false)
	out = append(out, bytes.Repeat(piece(s.middle, false), s.times)...)
	return append(out, piece(s.tail, true)...)
}

func (s *stream) sum() uint32 {
	h := crc32.NewIEEE()
	io.WriteString(h, s.head)
	for range s.times {
		io.WriteString(h, s.middle)
	}
	io.WriteString(h, s.tail)
	return h.Sum32()
}

// streamed is a Word file whose body is a stream; the zip says that it is so large.
func streamed(t testing.TB, s *stream, says uint64) []byte {
	t.Helper()
	packed := s.deflated(t)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name, content string) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, content)
	}
	add("_rels/.rels", rootRels)
	f, err := w.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, CRC32: s.sum(), CompressedSize64: uint64(len(packed)), UncompressedSize64: says})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(packed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// roomFor is how much room f takes in all.
func roomFor(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

const bodyHead, bodyTail = `<w:document` + foreignNS + `><w:body>`, `</w:body></w:document>`

// A gigabyte in a small file is refused before it is there, whatever the zip says of it.
func TestGigabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes much room")
	}
	attributes := strings.Repeat(` a="0123456789"`, 1<<16)
	elements := strings.Repeat(`<w:p`+strings.Repeat(` a="0123456789"`, 200)+`/>`, 300)
	const most = 400 << 20
	for name, tt := range map[string]struct {
		s    stream
		says uint64 // 0 is the truth
	}{
		"attributes":            {stream{bodyHead + "<w:p", attributes, "/>" + bodyTail, 1093}, 0},
		"attributes, said less": {stream{bodyHead + "<w:p", attributes, "/>" + bodyTail, 1093}, 1 << 20},
		"attributes of one":     {stream{bodyHead + "<w:p", attributes, "/>" + bodyTail, 40}, 0},
		"of many elements":      {stream{bodyHead, elements, bodyTail, 45}, 0},
		"elements":              {stream{bodyHead, strings.Repeat("<w:p/>", 1<<16), bodyTail, 115}, 0},
		"long names":            {stream{bodyHead + "<w:p ", strings.Repeat("a", 1<<20), `=""/>` + bodyTail, 1100}, 0},
		"blanks":                {stream{bodyHead, strings.Repeat(" ", 1<<20), bodyTail, 1100}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			says := tt.says
			if says == 0 {
				says = tt.s.size()
			}
			data := streamed(t, &tt.s, says)
			var err error
			room := roomFor(func() { _, err = Open(data) })
			p, is := err.(doc.Problem)
			if !is || p.Warning || p.Message == "" || p.Rule == "" || p.Hint == "" {
				t.Errorf("a file of %d kB with %d MB: %v", len(data)>>10, tt.s.size()>>20, err)
			}
			if room > most {
				t.Errorf("refusing takes %d MB", room>>20)
			}
		})
	}
}

// An honest file that repeats itself packs better than any limit of the kind would let
// pass: ten thousand equal rows, and a body of many blanks.
func TestRepetitiveFiles(t *testing.T) {
	row := tr(strings.Repeat(tc(`<w:vAlign w:val="center"/>`, "đã hoàn thành"), 5))
	for name, s := range map[string]stream{
		"rows":   {bodyHead + "<w:tbl>", strings.Repeat(row, 100), "</w:tbl><w:p/>" + bodyTail, 100},
		"blanks": {bodyHead + "<w:p/>", strings.Repeat(" ", 1<<20), bodyTail, 20},
	} {
		data := streamed(t, &s, s.size())
		if ratio := s.size() / uint64(len(data)); ratio < 100 {
			t.Errorf("%s: packed only to a part of %d", name, ratio)
		}
		f := opened(t, data)
		if table, ok := f.Doc.Sections[0].Blocks[0].(*doc.Table); ok && len(table.Rows) != 10_000 {
			t.Errorf("%s: %d rows", name, len(table.Rows))
		}
	}
}

// Reading takes room in proportion to the file, whatever there is much of.
func TestRoomIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes much room")
	}
	long := strings.Repeat("chữ ", 60)
	for name, make := range map[string]func(n int) []string{
		"equal runs": func(n int) []string { return []string{wp("", strings.Repeat(wr("", long), n))} },
		"equal links": func(n int) []string {
			return []string{wp("", `<w:hyperlink r:id="link">`+strings.Repeat(wr("", long), n)+`</w:hyperlink>`)}
		},
		"pieces of a text": func(n int) []string {
			return []string{wp("", `<w:r><w:t>`+strings.Repeat(long+"<!-- -->", n)+`</w:t></w:r>`)}
		},
		"contextual": func(n int) []string { return []string{strings.Repeat(wp(`<w:contextualSpacing/>`, wr("", "x")), n)} },
		"boxed paragraphs": func(n int) []string {
			return []string{strings.Repeat(wp(`<w:pBdr><w:top w:val="single"/></w:pBdr>`, wr("", "x")), n)}
		},
		"covered cells": func(n int) []string {
			return []string{`<w:tbl>` + strings.Repeat(tr(tc(`<w:vMerge/>`, "x"), tc("", "y")), n) + `</w:tbl>`}
		},
		"heading rows": func(n int) []string {
			return []string{`<w:tbl>` + strings.Repeat(`<w:tr><w:trPr><w:tblHeader/></w:trPr>`+tc(`<w:vMerge/>`, "")+tc("", "y")+`</w:tr>`, n) + `</w:tbl>`}
		},
		"styles of one name": func(n int) []string {
			var b strings.Builder
			for i := range n {
				b.WriteString(style("paragraph", strings.Repeat("é", i%500+1)+string(rune(0x4e00+i/500)), ""))
			}
			return []string{"<w:p/>", "styles.xml", `<w:styles NS>` + b.String() + `</w:styles>`}
		},
		"notes": func(n int) []string {
			return []string{wp("", strings.Repeat(referring("footnote", "2"), n)), "footnotes.xml", footnoteOne + footnote("2", "x") + `</w:footnotes>`}
		},
		"fields": func(n int) []string {
			return []string{wp("", strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+wr("", "x"), n))}
		},
		"sections": func(n int) []string { return []string{strings.Repeat(wp(`<w:sectPr/>`, wr("", "x")), n)} },
		"changes":  func(n int) []string { return []string{strings.Repeat(wp(`<w:rPr><w:del/></w:rPr>`, wr("", "x")), n)} },
	} {
		t.Run(name, func(t *testing.T) {
			room := func(n int) uint64 {
				parts := make(n)
				data := wordFile(t, parts[0], parts[1:]...)
				return roomFor(func() { opened(t, data) })
			}
			if few, many := room(500), room(20_000); many > 60*few+64<<20 {
				t.Errorf("%d MB, a fortieth of it %d kB", many>>20, few>>10)
			}
		})
	}
}

// Pictures of many pixels in small files are refused one by one.
func TestManyPixels(t *testing.T) {
	if testing.Short() {
		t.Skip("takes much room")
	}
	var b bytes.Buffer
	if err := png.Encode(&b, pixels.NewPaletted(pixels.Rect(0, 0, 3900, 3900), color.Palette{color.White, color.Black})); err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	var parts []string
	for i := range 40 {
		name := fmt.Sprintf("media%d.png", i)
		parts = append(parts, name, b.String())
		body.WriteString(wp("", wr("", "x")+anchored(strings.Replace(picture(""), "media1.png", name, 1))))
	}
	data := wordFile(t, body.String(), parts...)
	var f *File
	room := roomFor(func() { f = opened(t, data) })
	if got := toldBy(f); len(got) != 1 || got[0] != "hinh-anh" {
		t.Error(f.Problems)
	}
	if room > 600<<20 {
		t.Errorf("%d MB", room>>20)
	}
}
