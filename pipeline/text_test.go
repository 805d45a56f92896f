package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// TestTextIsFoundAgain holds that nothing of a document is lost on the way into
// any format: its text is found again, in NFC, by somebody else's reader.
func TestTextIsFoundAgain(t *testing.T) {
	kit := newKit(t)
	read := map[string]func(testing.TB, []byte) string{"docx": docxText, "pdf": pdfText, "xlsx": xlsxText}
	for _, f := range pipeline.Formats {
		t.Run(f.Name, func(t *testing.T) {
			for _, s := range samples {
				for _, c := range copies(t, kit, readSample(t, s, ".yaml")) {
					if !slices.ContainsFunc(c.Formats, func(o pipeline.Format) bool { return o.Name == f.Name }) {
						continue
					}
					data, _, err := f.Write(c.doc, kit.Fonts)
					if err != nil {
						t.Fatal(err)
					}
					got := read[f.Name](t, data)
					if !norm.NFC.IsNormalString(got) {
						t.Errorf("%s %s: the text is not in NFC", s, c.name)
					}
					want(t, s+" "+c.name, got, carried(c.doc, f.Name))
				}
			}
		})
	}
}

// want fails for every line that got does not hold, white space apart.
func want(t *testing.T, what, got string, lines []string) {
	t.Helper()
	got = squeeze(got)
	for _, text := range lines {
		for line := range strings.Lines(text) {
			if !found(got, squeeze(line)) {
				t.Errorf("%s: lost %q", what, line)
			}
		}
	}
	if len(lines) < 15 {
		t.Errorf("%s: only %d lines looked for", what, len(lines))
	}
}

// found tells whether a text holds a line: whole, or in two parts, as where a row
// of a table goes on below the heading row of the next page.
func found(text, line string) bool {
	if strings.Contains(text, line) {
		return true
	}
	const part = 4 // bytes
	for cut := part; cut <= len(line)-part && strings.Contains(text, line[:cut]); cut++ {
		if strings.Contains(text, line[cut:]) {
			return true
		}
	}
	return false
}

// carried is the text of a document that a format carries: all of it, but in a
// workbook only the tables where there are any. On pages a chart has no text.
func carried(d *doc.Doc, format string) []string {
	var all, tables []string
	for _, sec := range d.Sections {
		for _, b := range sec.Blocks {
			if _, chart := b.(*doc.Chart); chart && format != "xlsx" {
				continue
			}
			for line := range doc.Lines([]doc.Block{b}) {
				all = append(all, line)
			}
			if tbl, ok := b.(*doc.Table); ok && tbl.Role == doc.RoleData {
				tables = append(tables, textCells(tbl)...)
			}
		}
	}
	if format == "xlsx" && len(tables) > 0 {
		return tables
	}
	return all
}

// textCells is the text of the cells that are not numbers or dates.
func textCells(t *doc.Table) []string {
	var out []string
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if cell.Value.Kind == doc.ValueText {
				for line := range doc.Lines(cell.Blocks) {
					out = append(out, line)
				}
			}
		}
	}
	return out
}

// squeeze takes all white space out, because readers of a PDF put it in where
// lines end.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// docxText is the text of word/document.xml.
func docxText(t testing.TB, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	var out strings.Builder
	inText := false
	for dec := xml.NewDecoder(part); ; {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inText = tok.Name.Local == "t"
			switch tok.Name.Local {
			case "p", "br", "tab":
				out.WriteString("\n")
			case "noBreakHyphen":
				out.WriteString("-")
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				out.Write(tok)
			}
		}
	}
}

// pageNumber is the number at the top of a page, which parts a paragraph that
// goes on there.
var pageNumber = regexp.MustCompile(`\f\d+\n`)

// pdfText is what pdftotext reads, in the order of the content.
func pdfText(t testing.TB, data []byte) string {
	t.Helper()
	program := judge.Program(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-raw", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return pageNumber.ReplaceAllString(string(out), "")
}

// xlsxText is the text of all cells of all sheets.
func xlsxText(t testing.TB, data []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			out.WriteString(strings.Join(row, " ") + "\n")
		}
	}
	return out.String()
}
