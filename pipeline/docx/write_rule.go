package docx

import (
	"cmp"
	"math"
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// Namespaces of drawings. The line itself is a shape that Word 2010 brought;
// older programs take the VML of the fallback.
const (
	nsDrawing = xmltree.NSDrawing
	nsGraphic = xmltree.NSGraphic
	nsShape   = xmltree.NSShape
	nsChoice  = xmltree.NSChoice
	nsVML     = xmltree.NSVML
)

// rule appends a line. One that hangs on a text needs one before it.
func (s *story) rule(r *doc.Rule) {
	switch {
	case r.Mark == doc.MarkShape && s.last == endParagraph && s.hook && s.frame > 0: // a border is under it
		s.b = s.b[:len(s.b)-len(`</w:p>`)]
		s.line(r, "line", s.pitch()+r.Before)
		s.raw(`</w:p>`)
	case r.Mark == doc.MarkBorder && s.last == endParagraph && s.frame > 0:
		s.border(r)
	default:
		s.drawn(r)
	}
}

// drawn appends a line in a paragraph of its own height. It covers the place from
// Before to Before + Weight under the paragraph's top.
func (s *story) drawn(r *doc.Rule) {
	height := max(doc.SpacerHeight, r.Before+r.Weight+r.After)
	s.form(`<w:p><w:pPr>`+exactly+`<w:jc w:val="left"/>`, int64(height))
	s.endProperties()
	s.line(r, "paragraph", r.Before)
	s.raw(`</w:p>`)
}

// line appends the run with a line that is anchored so far under the top of its
// paragraph, or of its line of text.
func (s *story) line(r *doc.Rule, from string, under doc.Length) {
	s.c.shapes++
	id, align := s.c.shapes, justification(r.Align, "left")
	if r.Align == doc.AlignJustify {
		align = "left"
	}
	s.raw(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>`)
	s.form(`<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="#" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>`+align+`</wp:align></wp:positionH>`+
		`<wp:positionV relativeFrom="`+from+`"><wp:posOffset>#</wp:posOffset></wp:positionV><wp:extent cx="#" cy="0"/>`,
		id, level(under.EMU()+r.Weight.EMU()/2), r.Width.EMU())
	s.form(`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="#" name="Đường kẻ #" descr="Đường kẻ ngang"/><wp:cNvGraphicFramePr/>`, id, id)
	s.form(`<a:graphic><a:graphicData uri="`+nsShape+`"><wps:wsp><wps:cNvCnPr/><wps:spPr>`+
		`<a:xfrm><a:off x="0" y="0"/><a:ext cx="#" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>`+
		`<a:ln w="#"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>`,
		r.Width.EMU(), r.Weight.EMU())
	s.fallback(r, align, under)
	s.raw(`</mc:AlternateContent></w:r>`)
}

// pitch is the height of a line of the last text.
func (s *story) pitch() doc.Length {
	st := s.c.styles[s.style]
	switch {
	case st == nil: // an error is on its way
		return 0
	case st.Exact > 0:
		return st.Exact
	}
	const natural = 1.15 // of the font's size
	return max(st.AtLeast, doc.Pt(natural*st.Size*cmp.Or(st.Line, 1)))
}

// border makes a line the lower border of the paragraph before it. It is as wide as
// the text may be, whatever the line's width. Word draws one box around paragraphs with
// the same borders: that between them is said too.
func (s *story) border(r *doc.Rule) {
	x := &xmlBuffer{}
	space := min(31, max(0, (int64(r.Before)+10)/20)) // in points
	x.raw(`<w:pBdr>`)
	for _, edge := range [...]string{"bottom", "between"} {
		x.form(`<w:`+edge+` w:val="single" w:sz="#" w:space="#" w:color="000000"/>`, eighths(r.Weight), space)
	}
	x.raw(`</w:pBdr>`)
	s.b = slices.Insert(s.b, s.frame, x.b...)
	s.end += len(x.b)
	s.frame = 0
}

// level is the height nearest to one in EMU at which LibreOffice draws a line level.
// It gives the line 1/100 mm of height and then rounds both ends to twentieths of a
// point: where they come out different, the line slopes and is shown grey and thin.
func level(emu int64) int64 {
	const hundredth = 360 // of a millimetre, in EMU
	twips := func(n int64) float64 { return math.Round(float64(n) * hundredth / 635) }
	near := (emu + hundredth/2) / hundredth
	for _, d := range []int64{0, 1, -1, 2, -2} {
		if n := near + d; n >= 0 && twips(n) == twips(n+1) {
			return n * hundredth
		}
	}
	return emu
}

// fallback appends the same line as VML. Its lengths are hundredths of a point.
func (s *story) fallback(r *doc.Rule, align string, under doc.Length) {
	y := (under + r.Weight/2).Points()
	s.form(`<mc:Fallback><w:pict><v:line id="DuongKe#" style="position:absolute;z-index:#;mso-position-horizontal:`+align+
		`;mso-position-horizontal-relative:text;mso-position-vertical-relative:text" from="0,`, s.c.shapes, s.c.shapes)
	s.points(y)
	s.raw(`pt" to="`)
	s.points(r.Width.Points())
	s.raw(`pt,`)
	s.points(y)
	s.raw(`pt" strokecolor="black" strokeweight="`)
	s.points(r.Weight.Points())
	s.raw(`pt"/></w:pict></mc:Fallback>`)
}
