package layout

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// picture is a picture of a size at a place in its paragraph.
func picture(x, y, width, height doc.Length) *doc.Picture {
	return &doc.Picture{Image: &doc.Image{}, X: x, Y: y, Width: width, Height: height, Alt: "hình"}
}

// signed is a signing table with or without pictures in it.
func signed(pictures ...doc.Inline) *doc.Table {
	return &doc.Table{Columns: []doc.Length{4000, 5355}, Rows: []doc.Row{{Cells: []doc.Cell{
		{Blocks: []doc.Block{para("Cell", "Nơi nhận:\n- Như trên;\n- Lưu: VT.")}},
		{Middle: true, Blocks: []doc.Block{&doc.Paragraph{Style: "Center", Inlines: append(pictures, doc.Text{Text: "CHỦ TỊCH"})}, para("Center", "Lê Văn An")}},
	}}}}
}

// band is what stands at the foot of a first page.
func band() []doc.Block {
	return []doc.Block{
		&doc.Rule{Width: 9355, Weight: 15, Before: 80, After: 60},
		&doc.Table{Columns: []doc.Length{8000, 1355}, Rows: []doc.Row{{Height: 900, Cells: []doc.Cell{
			{Middle: true, Blocks: []doc.Block{para("Cell", "Số 01 đường Trần Phú")}},
			{Blocks: []doc.Block{&doc.Paragraph{Style: "Cell", Inlines: []doc.Inline{picture(455, 0, 900, 900)}}}},
		}}}},
	}
}

// Pictures stand where their paragraph does, the foot at the end of the text's room
// of the first page.
func TestPictureGolden(t *testing.T) {
	s := section(a4(), append(filler(50), signed(picture(1500, 300, 2268, 1134), picture(200, -100, 2041, 2041)))...)
	s.Foot = band()
	pages, ps := Pages(document(s, section(a4(), para("Plain", "phụ lục"))), fonts.Load())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	judge.Golden(t, filepath.Join("testdata", "picture.txt"), Trace(pages))
}

// A picture takes no room: every text stands where it stood without.
func TestPicturesMoveNothing(t *testing.T) {
	for n := range 60 {
		without, _ := pagesOf(append(filler(n), signed())...)
		with, ps := pagesOf(append(filler(n), signed(picture(0, 300, 9000, 9000)))...)
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		placed := 0
		for i := range with {
			placed += len(with[i].Pictures)
			with[i].Pictures = nil
		}
		if placed != 1 || Trace(with) != Trace(without) {
			t.Errorf("after %d lines: %d pictures, (-without +with):\n%s", n, placed, cmp.Diff(Trace(without), Trace(with)))
		}
	}
}

// The foot shortens the first page of its section, and no other.
func TestFoot(t *testing.T) {
	s := section(a4(), filler(130)...)
	plain, _ := Pages(document(s), fonts.Load())
	s.Foot = band()
	pages, _ := Pages(document(s), fonts.Load())
	const footLines = 4 // 900 twips for the table, 155 for the line, in lines of 322
	if got, want := len(linesOf(pages[0])), len(linesOf(plain[0]))-footLines+1; got != want {
		t.Errorf("%d lines on the first page, want %d", got, want)
	}
	if got, want := len(linesOf(pages[1])), len(linesOf(plain[1])); got != want {
		t.Errorf("%d lines on the second page, want %d", got, want)
	}
	last := pages[0].Pictures[0]
	if bottom := last.Y + twips(last.Of.Height); bottom != twips(a4().Height-a4().Bottom) || len(pages[1].Pictures) > 0 {
		t.Errorf("the foot ends at %s", points(bottom))
	}
}

func TestBadPicturesAndFeet(t *testing.T) {
	if _, ps := pagesOf(&doc.Paragraph{Inlines: []doc.Inline{&doc.Picture{Width: 1, Height: 1, Alt: "mất"}}}); !ps.Failed() || !strings.Contains(ps.Error(), "“mất”") {
		t.Errorf("a picture without image: %v", ps)
	}
	s := section(a4(), filler(3)...)
	s.Foot = filler(60)
	if _, ps := Pages(document(s), fonts.Load()); !ps.Failed() {
		t.Error("a foot higher than the page")
	}
}
