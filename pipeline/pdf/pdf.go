// Package pdf writes a document as a PDF file: pages as laid out, with fonts
// embedded and all text selectable.
//
// The file is made by fpdf with 8-bit fonts. Vietnamese has more letters than
// one such font can hold, so a face is several fonts that share one font file:
// each is a code page (bảng mã), see [codePage]. While pages are drawn, their
// content is marked and hung into the structure tree (cây cấu trúc), see [tree].
// What fpdf has no call for is added to its output in [writer.finish]: the tree,
// Unicode for every code, exact widths, pictures, links, bookmarks, page numbers,
// colours, the document's metadata, and an identifier that also seals the file.
//
// So a file is PDF/A-2a (ISO 19005-2) for the archive, PDF/A-3a (ISO 19005-3) if the
// document carries files, and PDF/UA-1 (ISO 14289-1) for readers who do not see it.
package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
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
	w := newWriter(d, f, pages)
	for i := range pages {
		w.page(&pages[i])
	}
	w.marks.end()
	var b bytes.Buffer
	if err := w.pdf.Output(&b); err != nil {
		return nil, nil, fmt.Errorf("pdf: %w", err)
	}
	data, err := w.finish(b.Bytes())
	problems = append(problems, w.problems...)
	return data, append(problems, d.Lost("tệp PDF", "pdf-net-rieng", visible...)...), err
}

// visible are the traits that pages have.
var visible = []doc.Trait{
	doc.TraitSize, doc.TraitColor, doc.TraitCaps, doc.TraitHidden, doc.TraitIndent, doc.TraitPitch, doc.TraitPage, doc.TraitFirstHeader,
}

// Producer is what the file's properties say of its maker.
const Producer = "vanthu"

// writer draws pages. Its fields below pdf are what is in force on the page.
type writer struct {
	meta     doc.Meta
	attached []doc.Attachment
	pages    []layout.Page
	encoding *encoding
	fonts    fontSet
	marks    *marker
	links    []link
	images   doc.Images // of all pictures
	problems doc.Problems
	pdf      *fpdf.Fpdf

	height float64 // of the page
	font   *embedded
	size   int
	gap    layout.Pos
	ink    string // colour of lines

	scratch []byte // operators on their way to the page
	reader  bytes.Reader
}

func newWriter(d *doc.Doc, f *fonts.Family, pages []layout.Page) *writer {
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.3, Ht: 841.9}})
	p.SetCatalogSort(true)
	p.SetCompression(false) // done at the end, with one compressor for all pages
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetCellMargin(0)
	p.SetProducer(Producer, false)
	p.SetTitle(title(d.Meta), true)
	p.SetSubject(plane(d.Meta.Subject), true)
	p.SetAuthor(plane(d.Meta.Author), true)
	p.SetCreationDate(d.Meta.Date.UTC())
	p.SetModificationDate(d.Meta.Date.UTC())
	e := newEncoding(pages)
	w := &writer{meta: d.Meta, attached: d.Attached, pages: pages, encoding: e, fonts: fontSet{family: f, encoding: e}, pdf: p}
	w.marks = &marker{tree: newTree(d, pages), write: w.write}
	return w
}

// title is what the document is called; archives want it never empty.
func title(m doc.Meta) string {
	return plane(cmp.Or(strings.TrimSpace(m.Title), strings.TrimSpace(m.Subject), "Văn bản"))
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
