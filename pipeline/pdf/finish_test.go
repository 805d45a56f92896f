package pdf

import (
	"bytes"
	"errors"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// rawNotice is fpdf's output for a notice, and what drew it.
func rawNotice(t *testing.T) ([]byte, *writer) {
	t.Helper()
	d := notice(3)
	pages, _ := layout.Pages(d, fonts.Load())
	w := newWriter(d, fonts.Load(), pages)
	for i := range pages {
		w.page(&pages[i])
	}
	w.marks.end()
	var b bytes.Buffer
	if err := w.pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w
}

// What is not of the form that fpdf writes is an error, never a broken file.
func TestFinishRefusesAnotherForm(t *testing.T) {
	raw, w := rawNotice(t)
	if _, err := w.finish(raw); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"empty":            nil,
		"cut":              raw[:len(raw)/2],
		"no trailer":       bytes.ReplaceAll(raw, []byte("\ntrailer\n"), []byte("\nTrailer\n")),
		"other object end": bytes.ReplaceAll(raw, []byte("endobj\n"), []byte("ENDOBJ\n")),
		"shifted":          append([]byte("%%%%"), raw...),
		"other font":       bytes.ReplaceAll(raw, []byte("+LiberationSerif"), []byte("+liberationSerif")),
		"other page":       bytes.ReplaceAll(raw, []byte("<</Type /Page\n"), []byte("<</Type /Pagi\n")),
	} {
		if _, err := w.finish(bad); !errors.Is(err, errShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	list := w.fonts.list
	w.fonts.list = list[1:]
	if _, err := w.finish(raw); !errors.Is(err, errShape) {
		t.Errorf("a font is missing: %v", err)
	}
	w.fonts.list = append(list, list[0])
	if _, err := w.finish(raw); !errors.Is(err, errShape) {
		t.Errorf("a font is too many: %v", err)
	}
}

// Every object of fpdf's output is in the finished file, pages deflated.
func TestPagesAreDeflated(t *testing.T) {
	raw, w := rawNotice(t)
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
	data, err := w.finish(raw)
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
