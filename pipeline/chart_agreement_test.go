package pipeline_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/pdf"
)

// charted is a document with charts of many heights between its paragraphs, one of
// them with more bars than a page has room for.
func charted() *doc.Doc {
	text := func(s string) []doc.Inline { return []doc.Inline{doc.Text{Text: s}} }
	long := &doc.Chart{Title: "Các xã, phường", Series: []string{"Xong"}}
	for i := range 47 {
		long.Rows = append(long.Rows, doc.ChartRow{Name: fmt.Sprintf("Xã %d", i), Counts: []int{i}})
	}
	var blocks []doc.Block
	for i := range 40 {
		c := &doc.Chart{Title: "Tình hình thực hiện nhiệm vụ", Series: []string{"Đúng hạn", "Quá hạn"}, Height: doc.Length(i * 137)}
		for k := range i % 7 {
			c.Rows = append(c.Rows, doc.ChartRow{Name: "Văn phòng", Counts: []int{k + 1, 2 * i}})
		}
		if i == 20 {
			c = long
		}
		blocks = append(blocks,
			&doc.Heading{Style: "Heading", Inlines: text(fmt.Sprintf("Biểu đồ %d", i))}, c,
			&doc.Paragraph{Style: "Body", Inlines: text(strings.Repeat(fmt.Sprintf("Đoạn %d sau biểu đồ. ", i), 1+i*5%23))})
	}
	return &doc.Doc{
		Meta: doc.Meta{Title: "Biểu đồ", Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)},
		Styles: []doc.Style{
			{ID: "Body", Name: "Nội dung", Size: 14, Align: doc.AlignJustify, FirstLine: 720, Before: 120},
			{ID: "Heading", Name: "Đề mục", Size: 14, Bold: true, Before: 120, KeepNext: true},
		},
		Sections: []doc.Section{{
			Page:   doc.Page{Width: 11906, Height: 16838, Top: 1134, Bottom: 1134, Left: 1701, Right: 850, HeaderDistance: 567},
			Blocks: blocks,
		}},
	}
}

// TestChartsTakeTheSameRoom lets LibreOffice print charts between paragraphs: every
// line around them stands on the page and at the place where our PDF has it.
func TestChartsTakeTheSameRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("prints a document")
	}
	dir := t.TempDir()
	d := charted()
	word, _, err := docx.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	fixed, _, err := pdf.Write(d, fonts.Load())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "bieu-do.docx")
	if err := os.WriteFile(file, word, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bieu-do.pdf"), fixed, 0o600); err != nil {
		t.Fatal(err)
	}
	want := judge.PrintedLines(t, judge.Office(t, file, "pdf:writer_pdf_Export", ".pdf"))
	got := judge.PrintedLines(t, filepath.Join(dir, "bieu-do.pdf"))
	if len(got) != len(want) {
		t.Fatalf("%d pages, in Word %d", len(got), len(want))
	}
	lines, off := 0, 0.0
	for i := range want {
		for _, w := range want[i] {
			lines++
			at := slices.IndexFunc(got[i], func(l judge.PrintedLine) bool { return l.Text == w.Text })
			if at < 0 {
				t.Errorf("page %d lacks %q", i+1, w.Text)
				continue
			}
			off = max(off, math.Abs(got[i][at].Y-w.Y))
			got[i] = slices.Delete(got[i], at, at+1)
		}
	}
	if off > mostOff || lines < 100 || len(want) < 15 {
		t.Errorf("%d lines on %d pages, at most %.2f pt off", lines, len(want), off)
	}
}
