package docx

import (
	"math"

	"vanthu/pipeline/doc"
)

// Namespaces of drawings. The line itself is a shape that Word 2010 brought;
// older programs take the VML of the fallback.
const (
	nsDrawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsGraphic = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsShape   = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	nsChoice  = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsVML     = "urn:schemas-microsoft-com:vml"
)

// rule appends a drawn line in a paragraph of its own height. The line covers
// the place from Before to Before + Weight under the paragraph's top.
func (s *story) rule(r *doc.Rule) {
	s.c.shapes++
	id, align := s.c.shapes, justification(r.Align, "left")
	if r.Align == doc.AlignJustify {
		align = "left"
	}
	height := max(doc.SpacerHeight, r.Before+r.Weight+r.After)
	s.form(`<w:p><w:pPr>`+exactly+`<w:jc w:val="left"/>`, int64(height))
	s.endProperties()
	s.raw(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>`)
	s.form(`<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="#" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>`+align+`</wp:align></wp:positionH>`+
		`<wp:positionV relativeFrom="paragraph"><wp:posOffset>#</wp:posOffset></wp:positionV><wp:extent cx="#" cy="0"/>`,
		id, level(r.Before.EMU()+r.Weight.EMU()/2), r.Width.EMU())
	s.form(`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="#" name="Đường kẻ #" descr="Đường kẻ ngang"/><wp:cNvGraphicFramePr/>`, id, id)
	s.form(`<a:graphic><a:graphicData uri="`+nsShape+`"><wps:wsp><wps:cNvCnPr/><wps:spPr>`+
		`<a:xfrm><a:off x="0" y="0"/><a:ext cx="#" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>`+
		`<a:ln w="#"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>`,
		r.Width.EMU(), r.Weight.EMU())
	s.fallback(r, align)
	s.raw(`</mc:AlternateContent></w:r></w:p>`)
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
func (s *story) fallback(r *doc.Rule, align string) {
	y := (r.Before + r.Weight/2).Points()
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
