// Package pdf writes a document as a PDF file: pages as laid out, with fonts
// embedded and all text selectable.
//
// The file is made by fpdf with 8-bit fonts. Vietnamese has more letters than
// one such font can hold, so a face is several fonts that share one font file:
// each is a code page (bảng mã), see [codePage]. What fpdf has no call for is
// added to its output in [finish]: Unicode for every code, exact widths, the
// document's metadata, and an identifier that also seals the file.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-pdf/fpdf"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// Write makes the PDF of d. The same document always gives the same bytes. The
// problems are warnings; an error means that d breaks the rules of its model,
// and there is no file.
func Write(d *doc.Doc, f *fonts.Family) ([]byte, doc.Problems, error) {
	if d.Meta.Date.IsZero() {
		return nil, nil, errors.New("pdf: no date for the file's properties")
	}
	if len(d.Sections) == 0 {
		return nil, nil, errors.New("pdf: no sections")
	}
	pages, problems := layout.Pages(d, f)
	if problems.Failed() {
		return nil, nil, problems
	}
	w := newWriter(d.Meta, f, newEncoding(pages))
	for i := range pages {
		w.page(&pages[i])
	}
	var b bytes.Buffer
	if err := w.pdf.Output(&b); err != nil {
		return nil, nil, fmt.Errorf("pdf: %w", err)
	}
	data, err := finish(b.Bytes(), w.fonts.list, d.Meta)
	return data, append(problems, w.problems...), err
}

// Producer is what the file's properties say of its maker.
const Producer = "vanthu"

// writer draws pages. Its fields below pdf are what is in force on the page.
type writer struct {
	pdf      *fpdf.Fpdf
	encoding *encoding
	fonts    fontSet
	problems doc.Problems

	height float64 // of the page
	font   *embedded
	size   int
	gap    layout.Pos
	color  string
	ink    string // colour of lines
}

func newWriter(m doc.Meta, f *fonts.Family, e *encoding) *writer {
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.3, Ht: 841.9}})
	p.SetCatalogSort(true)
	p.SetCompression(false) // done at the end, with one compressor for all pages
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetCellMargin(0)
	p.SetProducer(Producer, false)
	p.SetTitle(plane(m.Title), true)
	p.SetSubject(plane(m.Subject), true)
	p.SetAuthor(plane(m.Author), true)
	p.SetLang(language(m))
	p.SetCreationDate(m.Date.UTC())
	p.SetModificationDate(m.Date.UTC())
	return &writer{pdf: p, encoding: e, fonts: fontSet{family: f, encoding: e}}
}

// plane is text without the characters at which fpdf panics.
func plane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// languageTag is what a language tag looks like (BCP 47).
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// language is the document's language, Vietnamese unless it says so.
func language(m doc.Meta) string {
	if !languageTag.MatchString(m.Language) {
		return "vi-VN"
	}
	return m.Language
}

// page draws a page.
func (w *writer) page(p *layout.Page) {
	w.height = p.Height.Points()
	w.pdf.AddPageFormat("P", fpdf.SizeType{Wd: p.Width.Points(), Ht: w.height})
	w.font, w.size, w.gap, w.color, w.ink = nil, 0, 0, "", ""
	w.pdf.SetTextColor(0, 0, 0)
	w.pdf.SetDrawColor(0, 0, 0)
	for i := range p.Lines {
		w.line(&p.Lines[i])
	}
	for i := range p.Texts {
		w.text(&p.Texts[i])
	}
}

// line draws a line.
func (w *writer) line(l *layout.Line) {
	if l.Color != w.ink {
		w.pdf.SetDrawColor(rgb(l.Color))
		w.ink = l.Color
	}
	w.pdf.SetLineWidth(l.Weight.Points())
	w.pdf.Line(l.X1.Points(), l.Y1.Points(), l.X2.Points(), l.Y2.Points())
}

// text draws a text, in as many fonts as its characters need.
func (w *writer) text(t *layout.Text) {
	if t.Format.Color != w.color {
		w.pdf.SetTextColor(rgb(t.Format.Color))
		w.color = t.Format.Color
	}
	face := w.fonts.family.Face(t.Format.Bold, t.Format.Italic)
	if t.Link != "" {
		w.link(t, face)
	}
	for x, rest := t.X, t.Text; rest != ""; {
		page, codes, n := w.encoding.encode(rest)
		w.use(w.fonts.get(face, page), t.Format.Size)
		if t.Gap != w.gap {
			w.pdf.SetWordSpacing(t.Gap.Points())
			w.gap = t.Gap
		}
		w.pdf.Text(x.Points(), t.Y.Points(), codes)
		if n < len(rest) {
			x += t.WidthOf(rest[:n], face)
		}
		rest = rest[n:]
	}
}

// use puts a font in force.
func (w *writer) use(f *embedded, size int) {
	if f == w.font && size == w.size {
		return
	}
	if !f.added {
		w.pdf.AddFontFromBytes(f.key, "", f.definition(), f.program.Data)
		f.added = true
	}
	w.pdf.SetFont(f.key, "", float64(size)/2)
	w.font, w.size = f, size
}

// rgb reads "RRGGBB"; anything else is black.
func rgb(s string) (r, g, b int) {
	if n, err := strconv.ParseUint(s, 16, 32); err == nil && len(s) == 6 {
		return int(n >> 16), int(n >> 8 & 0xFF), int(n & 0xFF)
	}
	return 0, 0, 0
}
