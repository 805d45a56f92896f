package docx

import (
	"strconv"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// nsPicture is the namespace of pictures in drawings.
const nsPicture = xmltree.NSPicture

// imageName is the name of the image number i, from the folder of the stories.
func imageName(i int) string { return "media/image" + strconv.Itoa(i+1) + ".png" }

// picture appends a picture, anchored under the text.
func (s *story) picture(p *doc.Picture) {
	if p.Image == nil || p.Width <= 0 || p.Height <= 0 {
		s.fail("picture %q without an image or a size", p.Alt)
		return
	}
	s.endRun()
	s.c.shapes++
	id, rel := s.c.shapes, s.image(p.Image)
	s.form(`<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="#" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>#</wp:posOffset></wp:positionH>`+
		`<wp:positionV relativeFrom="paragraph"><wp:posOffset>#</wp:posOffset></wp:positionV><wp:extent cx="#" cy="#"/>`,
		id, p.X.EMU(), p.Y.EMU(), p.Width.EMU(), p.Height.EMU())
	s.form(`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="#" name="Hình #" descr="`, id, id)
	s.text(p.Alt)
	s.graphic(id, rel, p.Width, p.Height)
	s.raw(`</wp:anchor></w:drawing></w:r>`)
}

// image names an image of the file.
func (s *story) image(im *doc.Image) string {
	return s.rels.id(relation{kind: nsRels + "/image", target: imageName(s.c.images.Index(im))})
}

// graphic appends what a drawing shows: the picture that a relation names.
func (s *story) graphic(id int64, rel string, width, height doc.Length) {
	s.raw(`"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic><a:graphicData uri="` + nsPicture + `"><pic:pic xmlns:pic="` + nsPicture + `">`)
	s.form(`<pic:nvPicPr><pic:cNvPr id="#" name="Hình #"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`+rel+`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, id, id)
	s.form(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="#" cy="#"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`,
		width.EMU(), height.EMU())
}
