package docx

import (
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// A picture is in the file once, byte for byte, however often it is shown; what
// stands over another comes after it.
func TestPictures(t *testing.T) {
	names, parts := unpack(t, write(t, sample()))
	media := 0
	for _, name := range names {
		if strings.HasPrefix(name, "word/media/") {
			media++
		}
	}
	if media != 2 || parts["word/media/image1.png"] != string(judge.Signature()) || parts["word/media/image2.png"] != string(judge.Seal()) {
		t.Errorf("%d pictures in %v", media, names)
	}
	body := parts[documentName]
	if under, over := strings.Index(body, "Chữ ký của"), strings.Index(body, "Dấu của Sở"); under < 0 || over < under {
		t.Errorf("signature at %d, seal at %d", under, over)
	}
	if !strings.Contains(parts["word/_rels/footer1.xml.rels"], `Target="media/image2.png"`) {
		t.Error("the footer does not name its picture")
	}
}

// Without pictures and feet, a file has nothing for them.
func TestNoPictures(t *testing.T) {
	d := sample()
	d.Sections = d.Sections[1:2]
	names, parts := unpack(t, write(t, d))
	for _, name := range names {
		if strings.Contains(name, "media") || strings.Contains(name, "footer") || strings.Contains(parts[name], "png") {
			t.Errorf("%s: %s", name, parts[name])
		}
	}
}

// The foot is on the first page of its section alone: the sections after it have
// an empty one.
func TestFeet(t *testing.T) {
	_, parts := unpack(t, write(t, sample()))
	for name, want := range map[string]bool{"word/footer1.xml": true, "word/footer2.xml": false} {
		if content, ok := parts[name]; !ok || strings.Contains(content, "vp@vidu.vn") != want {
			t.Errorf("%s: %s", name, content)
		}
	}
	if got := strings.Count(parts[documentName], `<w:footerReference w:type="first"`); got != 2 {
		t.Errorf("%d references to footers, want 2", got)
	}
	if !strings.Contains(parts["word/footer1.xml"], `w:line="567" w:lineRule="exact"`) {
		t.Error("nothing fills the margin under the foot")
	}
}

func TestPictureWithoutImage(t *testing.T) {
	for _, p := range []*doc.Picture{{Width: 10, Height: 10}, {Image: image(judge.Code()), Width: 10}} {
		d := sample()
		d.Sections[0].Blocks = []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{p}}}
		if _, _, err := Write(d); err == nil {
			t.Errorf("%v is written", p)
		}
	}
}
