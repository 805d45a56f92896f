package pdf

import (
	"bytes"
	"fmt"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/layout"
)

// picture draws a picture.
func (w *writer) picture(p *layout.Picture) {
	width, height := p.Of.Width.Points(), p.Of.Height.Points()
	x, y := p.X.Points(), w.height-p.Y.Points()-height
	w.marks.begin(w.marks.ofPicture(p, bounds(x, y, width, height)))
	w.write(fmt.Appendf(nil, "q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q", width, height, x, y, imageKey(w.images.Index(p.Of.Image))))
}

// bounds is the attributes of a figure: where it stands, from its lower left corner.
func bounds(x, y, width, height float64) string {
	return fmt.Sprintf("/O /Layout /BBox [%.2f %.2f %.2f %.2f]", x, y, x+width, y+height)
}

// ofPicture is the mark of a picture, whose element has the attributes.
func (m *marker) ofPicture(p *layout.Picture, attrs string) mark {
	if p.Repeat {
		return mark{artifact: header}
	}
	at, known := m.figures[p.Of]
	if !known { // in a heading
		at = m.element(m.sections[m.section], "Figure", "")
		m.figures[p.Of], m.alts[at] = at, p.Of.Alt
	}
	m.nodes[at].attrs = attrs
	return mark{element: at}
}

// imageKey is the name of image i on the pages.
func imageKey(i int) string { return fmt.Sprintf("Im%d", i+1) }

// resources is the object with what all pages use; its pictures follow noImages.
const resources = 2

var noImages = []byte("/XObject <<\n")

// images adds images to the file, with what is transparent of them as a mask of its
// own (ISO 32000-1, 11.6.5.3).
func (f *file) images(list []*doc.Image) error {
	before, after, ok := bytes.Cut(f.objects[resources], noImages)
	if !ok {
		return errShape
	}
	b := append(bytes.Clone(before), noImages...)
	for i, im := range list {
		const form = "/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /"
		head := fmt.Sprintf(form, im.Width, im.Height)
		mask := ""
		if im.Alpha != nil {
			mask = fmt.Sprintf(" /SMask %d 0 R", f.add(deflated(head+"DeviceGray", im.Alpha)))
		}
		b = fmt.Appendf(b, "/%s %d 0 R\n", imageKey(i), f.add(deflated(head+"DeviceRGB"+mask, im.RGB)))
	}
	f.objects[resources] = append(b, after...)
	return nil
}
