package docx

import (
	"vanthu/fonts"
	"vanthu/pipeline/chart"
	"vanthu/pipeline/doc"
)

// charts appends the parts of a chart, which has one unless it is long.
func (s *story) charts(whole *doc.Chart) {
	for _, c := range whole.Parts() {
		d, err := chart.Draw(c, s.width, fonts.Load())
		if err != nil {
			s.fail("%w", err)
			return
		}
		png, err := d.PNG()
		if err != nil {
			s.fail("%w", err)
			return
		}
		s.chart(c, d, &doc.Image{PNG: png})
	}
}

// chart appends a chart: a picture in a line of its own, whose letters are so small
// that the line is as high as the picture.
func (s *story) chart(c *doc.Chart, d *chart.Drawing, im *doc.Image) {
	s.c.shapes++
	id, rel := s.c.shapes, s.image(im)
	s.raw(`<w:p><w:pPr>`)
	if s.keep {
		s.raw(`<w:keepNext/>`)
	}
	s.raw(`<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/><w:rPr><w:sz w:val="2"/></w:rPr>`)
	s.endProperties()
	s.form(`<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="#" cy="#"/>`+
		`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="#" name="Biểu đồ #" descr="`, d.Width.EMU(), d.Height.EMU(), id, id)
	s.text(c.Alt())
	s.graphic(id, rel, d.Width, d.Height)
	s.raw(`</wp:inline></w:drawing></w:r></w:p>`)
}
