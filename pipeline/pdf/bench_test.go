package pdf

import (
	"strings"
	"testing"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

func benchmark(b *testing.B, d *doc.Doc) {
	f := fonts.Load()
	for _, face := range []bool{false, true} {
		f.Face(face, false).Embedded()
		f.Face(face, true).Embedded()
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Write(d, f); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNotice(b *testing.B)    { benchmark(b, notice(12)) }
func BenchmarkLongTable(b *testing.B) { benchmark(b, document(dataTable(10_000))) }
func BenchmarkParagraph(b *testing.B) {
	benchmark(b, document(para("Body", strings.Repeat(sentence, 2<<20/len(sentence)))))
}
