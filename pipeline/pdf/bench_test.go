package pdf

import (
	"fmt"
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

// report is a document of 40 pages: text, and a table of 200 records.
func report() *doc.Doc {
	d := notice(200)
	text := d.Sections[0].Blocks
	for range 12 {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, text[2:len(text)-1]...)
	}
	return d
}

func BenchmarkNotice(b *testing.B) { benchmark(b, notice(12)) }

func BenchmarkReport(b *testing.B) {
	benchmark(b, report())
	data, _, _ := Write(report(), fonts.Load())
	b.ReportMetric(float64(strings.Count(string(data), "<</Type /Page\n")), "pages")
}

// BenchmarkTable ranges over numbers of records.
func BenchmarkTable(b *testing.B) {
	for _, rows := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) { benchmark(b, document(dataTable(rows))) })
	}
}

func BenchmarkParagraph(b *testing.B) {
	benchmark(b, document(para("Body", strings.Repeat(sentence, 2<<20/len(sentence)))))
}
