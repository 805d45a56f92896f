package parts_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/parts"
)

// sketch makes a document of a short text, one paragraph a line. Before a ":" stand
// signs for its look: c centred, r at the right, j justified, b bold, i italic, u
// underlined, h a heading, g room above it, d letters without composed marks. In the
// text "→" is a tab, "⏎" a line break, "¶" a page break, "⎵" three spaces. Lines of
// their own are "{" and "}" around a table ("{#" has borders), "|" before a further
// cell, "/" before a further row, "----60" for a drawn line of 60 mm, "-60" for one on
// the paragraph above, and "§" for a new section.
func sketch(text string) *doc.Doc {
	s := sketcher{d: &doc.Doc{}}
	s.section()
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		s.line(line)
	}
	return s.d
}

type sketcher struct {
	d     *doc.Doc
	table *doc.Table
}

func (s *sketcher) section() {
	page := doc.Page{Width: doc.MM(210), Height: doc.MM(297), Left: doc.MM(30), Right: doc.MM(15)}
	s.d.Sections = append(s.d.Sections, doc.Section{Page: page})
}

func (s *sketcher) add(b doc.Block) {
	last := &s.d.Sections[len(s.d.Sections)-1]
	if s.table == nil {
		last.Blocks = append(last.Blocks, b)
		return
	}
	row := &s.table.Rows[len(s.table.Rows)-1]
	cell := &row.Cells[len(row.Cells)-1]
	cell.Blocks = append(cell.Blocks, b)
}

func (s *sketcher) line(line string) {
	rule, drawn := strings.CutPrefix(line, "----")
	hung, isHung := strings.CutPrefix(line, "-")
	switch {
	case line == "§":
		s.section()
	case line == "{" || line == "{#":
		s.table = &doc.Table{Rows: []doc.Row{{Cells: make([]doc.Cell, 1)}}}
		if line == "{#" {
			s.table.Border.Weight = 10
		}
	case line == "|":
		row := &s.table.Rows[len(s.table.Rows)-1]
		row.Cells = append(row.Cells, doc.Cell{})
	case line == "/":
		s.table.Rows = append(s.table.Rows, doc.Row{Cells: make([]doc.Cell, 1)})
	case line == "}":
		s.finish()
	case drawn && isNumber(rule):
		s.add(&doc.Rule{Width: millimetres(rule)})
	case isHung && isNumber(hung):
		s.add(&doc.Rule{Width: millimetres(hung), Mark: doc.MarkShape})
	default:
		s.paragraph(line)
	}
}

// finish gives the table its columns; the last cell of a short row covers the rest.
func (s *sketcher) finish() {
	t := s.table
	most := 0
	for _, r := range t.Rows {
		most = max(most, len(r.Cells))
	}
	for range most {
		t.Columns = append(t.Columns, doc.MM(165)/doc.Length(most))
	}
	for _, r := range t.Rows {
		if n := len(r.Cells); n < most {
			r.Cells[n-1].Span = most - n + 1
		}
	}
	s.table = nil
	s.add(t)
}

func isNumber(s string) bool { _, err := strconv.Atoi(s); return err == nil }

func millimetres(s string) doc.Length { n, _ := strconv.Atoi(s); return doc.MM(float64(n)) }

func (s *sketcher) paragraph(line string) {
	signs, text := "", line
	if before, after, found := strings.Cut(line, ":"); found && strings.Trim(before, "crjbiuhgd") == "" {
		signs, text = before, after
	}
	style := doc.Style{ID: "k" + signs, Size: 14}
	for _, c := range signs {
		switch c {
		case 'c':
			style.Align = doc.AlignCenter
		case 'r':
			style.Align = doc.AlignRight
		case 'j':
			style.Align = doc.AlignJustify
		case 'b':
			style.Bold = true
		case 'i':
			style.Italic = true
		case 'u':
			style.Underline = true
		case 'g':
			style.Before = doc.Pt(60)
		case 'd':
			text = norm.NFD.String(text)
		}
	}
	if _, known := s.d.Style(style.ID); !known {
		s.d.Styles = append(s.d.Styles, style)
	}
	if strings.Contains(signs, "h") {
		s.add(&doc.Heading{Style: style.ID, Level: 1, Inlines: inlines(text)})
		return
	}
	s.add(&doc.Paragraph{Style: style.ID, Inlines: inlines(text)})
}

func inlines(text string) (out []doc.Inline) {
	text = strings.ReplaceAll(text, "⎵", "   ")
	for text != "" {
		at := strings.IndexAny(text, "→⏎¶")
		if at < 0 {
			at = len(text)
		}
		if at > 0 {
			out = append(out, doc.Text{Text: text[:at]})
		}
		text = text[at:]
		for sign, in := range map[string]doc.Inline{"→": doc.Tab{}, "⏎": doc.Break{}, "¶": doc.Break{Page: true}} {
			if rest, found := strings.CutPrefix(text, sign); found {
				out, text = append(out, in), rest
				break
			}
		}
	}
	return out
}

// Documents as they come: what is found in each stands in a file beside it.
func TestBadDocuments(t *testing.T) {
	r := rules(t)
	files, err := filepath.Glob("testdata/xau/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p := parts.Find(sketch(string(data)), r)
			judge.Golden(t, strings.TrimSuffix(file, ".txt")+".parts", dump(p))
			whole(t, p)
			places(t, p)
		})
	}
}

// places checks that every line says where it stands in its block.
func places(t interface{ Errorf(string, ...any) }, p *parts.Parts) {
	for _, l := range p.Lines {
		var in []doc.Inline
		switch b := l.Block.(type) {
		case *doc.Paragraph:
			in = b.Inlines
		case *doc.Heading:
			in = b.Inlines
		}
		text := doc.PlainText(in)
		if l.From > l.Start || l.Start > l.End || l.End > len(text) {
			t.Errorf("%q: %d, %d, %d of %d bytes", l.Full(), l.From, l.Start, l.End, len(text))
			continue
		}
		if got := norm.NFC.String(text[l.Start:l.End]); got != l.Text {
			t.Errorf("text %q stands at %q", l.Text, got)
		}
		full := l.Full()
		if l.Label != "" && !l.Typed {
			full = l.Text
		}
		if got := norm.NFC.String(text[l.From:l.End]); got != full {
			t.Errorf("line %q stands at %q", full, got)
		}
		spans := ""
		for _, s := range l.Spans {
			spans += s.Text
		}
		if spans != l.Text {
			t.Errorf("text %q has the spans %q", l.Text, spans)
		}
	}
}
