package pdf

import (
	"bytes"
	"errors"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// rawNotice is fpdf's output for a notice, and its fonts.
func rawNotice(t *testing.T) ([]byte, []*embedded) {
	t.Helper()
	d := notice(3)
	pages, _ := layout.Pages(d, fonts.Load())
	w := newWriter(d.Meta, fonts.Load(), newEncoding(pages))
	for i := range pages {
		w.page(&pages[i])
	}
	var b bytes.Buffer
	if err := w.pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.fonts.list
}

// What is not of the form that fpdf writes is an error, never a broken file.
func TestFinishRefusesAnotherForm(t *testing.T) {
	raw, list := rawNotice(t)
	meta := notice(3).Meta
	if _, err := finish(raw, list, meta); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"empty":            nil,
		"cut":              raw[:len(raw)/2],
		"no trailer":       bytes.ReplaceAll(raw, []byte("\ntrailer\n"), []byte("\nTrailer\n")),
		"other object end": bytes.ReplaceAll(raw, []byte("endobj\n"), []byte("ENDOBJ\n")),
		"shifted":          append([]byte("%%%%"), raw...),
		"other font":       bytes.ReplaceAll(raw, []byte("+LiberationSerif"), []byte("+liberationSerif")),
	} {
		if _, err := finish(bad, list, meta); !errors.Is(err, errShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := finish(raw, list[1:], meta); !errors.Is(err, errShape) {
		t.Errorf("a font is missing: %v", err)
	}
	if _, err := finish(raw, append(list, list[0]), meta); !errors.Is(err, errShape) {
		t.Errorf("a font is too many: %v", err)
	}
}

// Every object of fpdf's output is in the finished file, pages deflated.
func TestPagesAreDeflated(t *testing.T) {
	raw, list := rawNotice(t)
	f, err := parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	plain := 0
	for _, body := range f.objects {
		if _, ok := plainStream(body); ok {
			plain++
		}
	}
	data, err := finish(raw, list, notice(3).Meta)
	if err != nil {
		t.Fatal(err)
	}
	if plain == 0 || bytes.Contains(data, []byte(" Tj\n")) || bytes.Contains(data, []byte(") Tj")) {
		t.Errorf("%d pages; some are not deflated", plain)
	}
	if len(data) >= len(raw) {
		t.Errorf("%d bytes became %d", len(raw), len(data))
	}
}
