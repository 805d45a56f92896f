package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

func linkTo(target string) *doc.Paragraph {
	return &doc.Paragraph{Style: "Body", Inlines: []doc.Inline{doc.Text{Text: "xem "}, doc.Link{Target: target, Text: "cổng dịch vụ"}}}
}

func TestLinks(t *testing.T) {
	for target, want := range map[string]string{
		"https://dichvucong.gov.vn/a?b=1": "/URI (https://dichvucong.gov.vn/a?b=1)",
		"mailto:vp@haidong.gov.vn":        "/URI (mailto:vp@haidong.gov.vn)",
		"https://a.vn/(tệp)":              `/URI (https://a.vn/\(t%E1%BB%87p\))`,
		"javascript:alert(1)":             "",
		"https://":                        "",
		"mailto:":                         "",
		"http://a b.vn:x":                 "",
		"tệp.docx":                        "",
	} {
		data, problems, err := Write(document(linkTo(target)), fonts.Load())
		if err != nil || problems.Failed() {
			t.Fatal(target, err, problems)
		}
		if got := bytes.Contains(data, []byte("/Subtype /Link")); got != (want != "") || !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s: is a link: %v, want %q", target, got, want)
		}
		if (len(problems) == 0) != (want != "") {
			t.Errorf("%s: problems %v", target, problems)
		}
	}
}

// A link that goes on on the next line opens from both, and nothing around it.
func TestLinkCoversItsText(t *testing.T) {
	p := linkTo("https://a.vn")
	p.Inlines[1] = doc.Link{Target: "https://a.vn", Text: strings.Repeat("cổng dịch vụ ", 9)}
	data := write(t, document(p))
	// The first begins after the indent and "xem ", the second at the margin, a line
	// (16.1 pt) lower. Both end where their text does.
	want := []string{"[150.56 763.07 552.78 778.58]", "[85.05 746.97 384.85 762.48]"}
	if got := rects(data); !slices.Equal(got, want) {
		t.Errorf("places %v, want %v", got, want)
	}
}

// rects is the places on the paper that open an address.
func rects(data []byte) (out []string) {
	for _, part := range strings.Split(string(data), "/Rect ")[1:] {
		out = append(out, part[:strings.IndexByte(part, ']')+1])
	}
	return out
}
