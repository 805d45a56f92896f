// Package layout breaks a document into lines and pages (dàn trang): a document
// and the widths of a font become pages of placed items, which a writer of
// fixed pages prints without deciding anything.
//
// A page holds texts (đoạn chữ trên một dòng), lines (đường kẻ), and pictures (hình)
// and charts (biểu đồ), which stand under the texts. On the way there, a paragraph becomes pieces (a word
// and the spaces after it), pieces become lines, and what moves to a page in one
// piece is a strip (dải): a line of text, a drawn rule, a chart, a table row. Strips that
// must stay on one page are glued: so are rows that one cell covers, which part
// only where no page has room for them. A row that may break is split.
//
// Lines and pages are those that a word processor makes of the same document:
// greedy breaking, sums of advances in portions of whole twips (see pen),
// justification by widening spaces, two lines at least of a paragraph on each page,
// a foot at the end of a section's first page. All arithmetic is in integers
// so that every machine finds the same places.
package layout

import (
	"vanthu/fonts"
	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
)

// Pos is a place or a length on a page, in sixths of a twip: the unit to which
// word processors round the width of a character.
type Pos int64

// Units of Pos.
const (
	Twip  Pos = 6
	Point     = 20 * Twip
)

func twips(l doc.Length) Pos { return Pos(l) * Twip }

// Points is the length in points.
func (p Pos) Points() float64 { return float64(p) / float64(Point) }

// Page is a printed page (trang in). Places count from the paper's top left
// corner. Texts stand in reading order, those of the header first.
type Page struct {
	Width, Height Pos
	Section       int // index of its section
	Number        int // as printed
	Texts         []Text
	Lines         []Line
	Pictures      []Picture
	Charts        []Chart
}

// Text is characters of one format on one line. U+00A0 and U+2011 in it are
// printed as a space and a hyphen, characters of [Drawn] as lines. X and Y are
// where the baseline begins.
type Text struct {
	X, Y   Pos
	Width  Pos
	Gap    Pos // added to the width of every U+0020
	Text   string
	Format Format
	Link   string    // address that the text opens; may be empty
	Block  doc.Block // paragraph or heading that the text belongs to
	Label  bool      // number or bullet of a list's entry or a heading
	Parted bool      // a space, tab or break of the source follows that is not in Text
	Repeat bool      // page header, or heading row of a continued table
	page   bool      // the text is the number of the page
}

// Format is how characters look. Color is "RRGGBB", "" is black.
type Format struct {
	Bold, Italic bool
	Size         int // in half-points
	Color        string
}

// Line is a drawn line, horizontal or vertical; the places are its middle.
type Line struct {
	X1, Y1, X2, Y2 Pos
	Weight         Pos
	Color          string
}

// Picture is a placed picture; X and Y are its top left corner.
type Picture struct {
	X, Y   Pos
	Of     *doc.Picture
	Repeat bool // in a page header
}

// Chart is a placed chart, or a part of one that is too long for a page; X and Y are
// its top left corner.
type Chart struct {
	X, Y   Pos
	Of     *doc.Chart // what is drawn
	Whole  *doc.Chart // the block that it is all or a part of
	Repeat bool       // in a heading row of a continued table
	*chart.Drawing
}

// Pages lays out a document. The problems are warnings, unless the document
// breaks the rules of its model: then they tell where, and pages are missing
// what could not be placed.
func Pages(d *doc.Doc, f *fonts.Family) ([]Page, doc.Problems) {
	m := &maker{doc: d, family: f, styles: map[string]*style{}, reported: map[string]bool{}}
	pg := &pager{maker: m}
	for i := range d.Sections {
		pg.section(i)
	}
	return pg.pages, m.problems
}

// maker turns blocks into strips.
type maker struct {
	doc      *doc.Doc
	family   *fonts.Family
	styles   map[string]*style
	problems doc.Problems
	reported map[string]bool
	number   int // of the page whose header is being made; 0 in the body
	room     room
}

// room is what a paragraph needs only while it is broken into lines; the next one
// takes it over.
type room struct {
	runs         []run
	pieces, line []piece
}

// fail notes that the document breaks the rules of its model.
func (m *maker) fail(message string) {
	m.report(doc.Problem{Message: message, Rule: "mo-hinh-van-ban"})
}

// report notes a problem, once.
func (m *maker) report(p doc.Problem) {
	if !m.reported[p.Message] {
		m.reported[p.Message] = true
		m.problems = append(m.problems, p)
	}
}

// WidthOf is the width of a part of the text, drawn in face f.
func (t *Text) WidthOf(part string, f *fonts.Face) (w Pos) {
	for _, c := range part {
		w += width(f.Advance(c), t.Format.Size)
		if c == ' ' {
			w += t.Gap
		}
	}
	return w
}
