package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// picture is a picture of a PNG file.
func picture(t tester, png []byte, alt string) *doc.Picture {
	im, err := doc.ReadImage(png)
	if err != nil {
		t.Fatal(err)
	}
	return &doc.Picture{Image: im, X: 400, Y: 300, Width: 2000, Height: 1000, Alt: alt}
}

// signed has a signature under a seal in a signing table, a picture at the foot, and
// the seal once more in a heading.
func signed(t tester) *doc.Doc {
	d := document(
		&doc.Heading{Style: "Heading", Level: 1, Inlines: []doc.Inline{doc.Text{Text: "Kết quả"}, picture(t, judge.Seal(), "Dấu ở đề mục")}},
		para("Body", sentence),
		&doc.Table{Role: doc.RoleClosing, Columns: []doc.Length{4000, 5000}, Rows: []doc.Row{{Cells: []doc.Cell{
			{Blocks: []doc.Block{para("Cell", "Nơi nhận:")}},
			{Blocks: []doc.Block{
				&doc.Paragraph{Style: "Center", Inlines: []doc.Inline{doc.Text{Text: "CHỦ TỊCH"}, picture(t, judge.Signature(), "Chữ ký (mẫu)"), picture(t, judge.Seal(), "Dấu của Sở")}},
				para("Center", "Lê Văn An"),
			}},
		}}}})
	d.Sections[0].Foot = []doc.Block{
		&doc.Rule{Width: doc.MM(165), Weight: 15, After: 60},
		&doc.Paragraph{Style: "Cell", Inlines: []doc.Inline{doc.Text{Text: "Thư điện tử: "}, doc.Link{Target: "mailto:vp@vidu.vn", Text: "vp@vidu.vn"}, picture(t, judge.Code(), "Mã QR")}},
	}
	return d
}

// What a picture shows stands in the tree after its text, the foot after the body.
func TestFigures(t *testing.T) {
	tree := wantStructure(t, signed(t))
	var got []string
	var walk func(e *leaf)
	walk = func(e *leaf) {
		if e.kind == "Figure" {
			got = append(got, fromUTF16(e.d["/Alt"].(string))+" "+e.up.kind)
		} else if len(e.kids) == 0 {
			got = append(got, strings.TrimSpace(e.text))
		}
		for _, k := range e.kids {
			walk(k)
		}
	}
	walk(tree)
	want := []string{
		"Kết quả", strings.TrimSpace(sentence), "Nơi nhận:", "CHỦ TỊCH", "Chữ ký (mẫu) Div", "Dấu của Sở Div", "Lê Văn An",
		"vp@vidu.vn", "Mã QR Sect", "Dấu ở đề mục Sect",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Each picture is in the file once, with its colours and what is to be seen of it,
// and stands where it is placed, the seal over the signature.
func TestImages(t *testing.T) {
	d := signed(t)
	r := read(t, write(t, d))
	images := r.dict(r.dict(ref(resources))["/XObject"])
	if len(images) != 3 {
		t.Fatalf("images %v", images)
	}
	for i, png := range [][]byte{judge.Seal(), judge.Signature(), judge.Code()} {
		want, err := doc.ReadImage(png)
		if err != nil {
			t.Fatal(err)
		}
		o := r.objects[images[name("/"+imageKey(i))].(ref)]
		head := o.value.(dict)
		if head["/ColorSpace"] != name("/DeviceRGB") || head["/Width"] != want.Width || head["/Height"] != want.Height || !bytes.Equal(o.stream, want.RGB) {
			t.Errorf("image %d is %v, %d bytes", i, head, len(o.stream))
		}
		mask, ok := head["/SMask"].(ref)
		if ok != (want.Alpha != nil) || ok && (!bytes.Equal(r.objects[mask].stream, want.Alpha) || r.dict(mask)["/ColorSpace"] != name("/DeviceGray")) {
			t.Errorf("mask of image %d: %v", i, head)
		}
	}
	var drawn []string
	for line := range strings.Lines(string(r.content(r.pages()[0]))) {
		if strings.Contains(line, " Do ") {
			drawn = append(drawn, line[strings.Index(line, "/Im"):len(line)-1])
		}
	}
	if got := strings.Join(drawn, ", "); got != "/Im1 Do Q, /Im2 Do Q, /Im1 Do Q, /Im3 Do Q" {
		t.Errorf("drawn %s", got)
	}
}

// Without pictures the file has no place for them.
func TestNoImages(t *testing.T) {
	data := write(t, notice(1))
	r := read(t, data)
	if got := r.dict(r.dict(ref(resources))["/XObject"]); len(got) != 0 || bytes.Contains(data, []byte("/Subtype /Image")) {
		t.Errorf("images %v", got)
	}
}

// Poppler sees the pixels of each form of PNG as they were.
func TestImageForms(t *testing.T) {
	gray := image.NewGray16(image.Rect(0, 0, 4, 4))
	deep := image.NewNRGBA64(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		gray.SetGray16(i%4, i/4, color.Gray16{Y: uint16(i * 4096)})
		deep.SetNRGBA64(i%4, i/4, color.NRGBA64{R: uint16(i * 4000), G: 40000, B: 9000, A: 65535})
	}
	for n, m := range []image.Image{gray, deep} {
		p := picture(t, judge.PNG(m), "hình")
		data := write(t, document(&doc.Paragraph{Style: "Body", Inlines: []doc.Inline{p}}))
		out := run(t, data, "pdfimages", "-list", "FILE")
		if !slices.Contains(strings.Fields(out), "rgb") || !strings.Contains(out, fmt.Sprintf("%d", m.Bounds().Dx())) {
			t.Errorf("form %d: %s", n, out)
		}
		if n == 0 && (p.Image.RGB[3] != 16 || p.Image.RGB[4] != 16) || n == 1 && p.Image.RGB[0] != 0 {
			t.Errorf("form %d: %v", n, p.Image.RGB[:6])
		}
	}
}

// The same pictures give the same file.
func TestPicturesAgain(t *testing.T) {
	first, _, err := Write(signed(t), fonts.Load())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, write(t, signed(t))) {
		t.Error("other bytes the second time")
	}
}
