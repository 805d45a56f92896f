package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-pdf/fpdf"

	"vanthu/fonts"
	"vanthu/pipeline/layout"
)

// page draws a page.
func (w *writer) page(p *layout.Page) {
	w.marks.end()
	w.height = p.Height.Points()
	w.pdf.AddPageFormat("P", fpdf.SizeType{Wd: p.Width.Points(), Ht: w.height})
	w.marks.page(p.Section)
	w.font, w.size, w.gap, w.ink = nil, 0, 0, ""
	w.pdf.SetDrawColor(0, 0, 0)
	for i := range p.Lines {
		w.marks.begin(mark{artifact: decoration})
		w.line(&p.Lines[i])
	}
	for i := range p.Pictures {
		w.picture(&p.Pictures[i])
	}
	for i := range p.Charts {
		w.chart(&p.Charts[i])
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

// text draws a text, in as many fonts as its characters need. Where nothing but
// the end of a line parts words, a space that nobody sees parts them for those
// who copy or hear the text.
func (w *writer) text(t *layout.Text) {
	face := w.fonts.family.Face(t.Format.Bold, t.Format.Italic)
	k := w.marks.of(t)
	w.bookmark(t, k, face)
	if t.Link != "" {
		k = w.linkTo(t, face, k)
	}
	w.marks.begin(k)
	rest := t.Text
	if t.Parted && !strings.HasSuffix(rest, " ") {
		rest += " "
	}
	for x := t.X; rest != ""; {
		n := w.part(t, x, rest, face)
		if n < len(rest) {
			x += t.WidthOf(rest[:n], face)
		}
		rest = rest[n:]
	}
}

// part draws the beginning of rest, what is left of a text, at x, and returns
// how many bytes it drew.
func (w *writer) part(t *layout.Text, x layout.Pos, rest string, face *fonts.Face) int {
	if r, n := utf8.DecodeRuneInString(rest); layout.Drawn(r) {
		w.box(r, x, t.Y, &t.Format, face)
		return n
	}
	page, n := w.encoding.reach(rest)
	w.use(w.fonts.get(face, page), t.Format.Size)
	b := w.scratch[:0]
	if t.Gap != w.gap {
		b = append(decimal(b, t.Gap.Points(), 5), "Tw\n"...)
		w.gap = t.Gap
	}
	if t.Format.Color != "" {
		b = append(colour(append(b, "q "...), t.Format.Color), "rg "...)
	}
	b = decimal(append(b, "BT "...), x.Points(), 2)
	b = append(decimal(b, w.height-t.Y.Points(), 2), "Td ("...)
	b = append(w.encoding.pages[page].encode(b, rest[:n]), ") Tj ET"...)
	if t.Format.Color != "" {
		b = append(b, " Q"...)
	}
	w.write(b)
	w.scratch = b
	return n
}

// decimal writes a number with some decimals, and a space.
func decimal(b []byte, v float64, decimals int) []byte {
	return append(strconv.AppendFloat(b, v, 'f', decimals, 64), ' ')
}

// colour writes the parts of a colour.
func colour(b []byte, s string) []byte {
	red, green, blue := rgb(s)
	for _, c := range []int{red, green, blue} {
		b = decimal(b, float64(c)/255, 3)
	}
	return b
}

// bookmark notes where a heading begins.
func (w *writer) bookmark(t *layout.Text, k mark, face *fonts.Face) {
	n := &w.marks.nodes[k.element]
	if !heading(n.kind) || w.marks.outline[n.mark].page >= 0 {
		return
	}
	size := float64(t.Format.Size) / 2
	b := &w.marks.outline[n.mark]
	b.page, b.y = len(w.marks.pages)-1, w.height-t.Y.Points()+float64(face.Ascent)*size/fonts.PerEm
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

// write writes operators into the page.
func (w *writer) write(b []byte) {
	w.reader.Reset(b)
	w.pdf.RawWriteBuf(&w.reader)
}
