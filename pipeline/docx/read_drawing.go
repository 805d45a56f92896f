package docx

import (
	"bytes"
	"image/png"
	"math"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// emu is how many EMU make a twip.
const emu = 635.0

// A sketch is a drawing while it is read (hình vẽ). Lengths are twips; its origin is the
// left end of the column and the top of the paragraph.
type sketch struct {
	r        *reader
	p        *paragraph
	node     *xmltree.Node // w:drawing, w:pict or w:object
	align    doc.Align     // to the column, if it is said so
	floating bool
	alt      string
	found    bool // something in it is understood
}

// frame is a place of a sketch, and what its inner units are.
type frame struct {
	x, y, width, height float64
	left, top           float64 // inner units of its corner
	across, down        float64 // twips of an inner unit
}

// drawing reads a drawing: lines, pictures, boxes of text.
func (r *reader) drawing(p *paragraph, n *xmltree.Node) {
	s := sketch{r: r, p: p, node: n}
	switch outer := n.Kid; {
	case n.Name == "w:drawing" && outer != nil:
		s.anchor(outer)
	case n.Name != "w:drawing":
		for k := outer; k != nil; k = k.Next {
			s.vml(k, nil)
		}
	}
	for _, box := range boxes(nil, n) {
		s.text(box)
	}
	if n.Name == "w:object" {
		r.say("doi-tuong-nhung", s.alt)
	} else if !s.found {
		r.say("hinh-ve", s.alt)
	}
}

// boxes adds the boxes of text in a drawing, whatever they are in.
func boxes(list []*xmltree.Node, n *xmltree.Node) []*xmltree.Node {
	for k := n.Kid; k != nil; k = k.Next {
		switch k.Name {
		case "w:txbxContent":
			list = append(list, k)
		case "mc:AlternateContent":
			if c := alternative(k); c != nil {
				list = boxes(list, c)
			}
		default:
			list = boxes(list, k)
		}
	}
	return list
}

// anchor reads a wp:anchor or wp:inline.
func (s *sketch) anchor(n *xmltree.Node) {
	s.floating = n.Name == "wp:anchor"
	s.alt = n.Child("wp:docPr").Attr("descr")
	extent := n.Child("wp:extent")
	f := frame{width: emus(extent, "cx"), height: emus(extent, "cy"), across: 1 / emu, down: 1 / emu}
	if s.floating {
		f.x = s.horizontal(n.Child("wp:positionH"), f.width)
		if v := n.Child("wp:positionV"); v.Attr("relativeFrom") == "paragraph" || v.Attr("relativeFrom") == "line" {
			f.y = number64(v.Child("wp:posOffset")) / emu
		}
	}
	data := n.Path("a:graphic", "a:graphicData")
	if data == nil || data.Kid == nil {
		return
	}
	s.graphic(data.Kid, f)
}

// emus is a length of DrawingML.
func emus(n *xmltree.Node, name string) float64 {
	v, _ := strconv.ParseFloat(n.Attr(name), 64)
	return clamp(v) / emu
}

func number64(n *xmltree.Node) float64 {
	if n == nil {
		return 0
	}
	v, _ := strconv.ParseFloat(strings.TrimSpace(n.Text), 64)
	return clamp(v)
}

// clamp keeps numbers of a file finite and small.
func clamp(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, -1e9), 1e9)
}

// horizontal is where something that wide begins.
func (s *sketch) horizontal(n *xmltree.Node, width float64) float64 {
	from, room := s.origin(n.Attr("relativeFrom"))
	switch strings.TrimSpace(textIn(n.Child("wp:align"))) {
	case "center":
		s.aligned(n.Attr("relativeFrom"), doc.AlignCenter)
		return from + (room-width)/2
	case "right", "outside":
		s.aligned(n.Attr("relativeFrom"), doc.AlignRight)
		return from + room - width
	case "left", "inside":
		s.aligned(n.Attr("relativeFrom"), doc.AlignLeft)
		return from
	}
	return from + number64(n.Child("wp:posOffset"))/emu
}

func textIn(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

// aligned notes an alignment, if it is one to the column.
func (s *sketch) aligned(relative string, a doc.Align) {
	if relative == "column" || relative == "text" || relative == "margin" && s.r.cell.table == nil {
		s.align = a
	}
}

// origin is where offsets of a kind begin, and the room that alignments are for.
func (s *sketch) origin(relative string) (from, room float64) {
	page := s.r.page()
	switch relative {
	case "page", "leftMargin":
		return -float64(page.Left + s.r.cell.left), float64(page.Width)
	case "margin":
		return -float64(s.r.cell.left), float64(page.TextWidth())
	}
	return 0, float64(s.r.width)
}

// graphic reads what a drawing shows.
func (s *sketch) graphic(n *xmltree.Node, f frame) {
	switch n.Name {
	case "wps:wsp", "wps:cxnSp":
		s.shape(n, f)
	case "wpg:wgp", "wpg:grpSp", "wpc:wpc":
		s.group(n, f)
	case "pic:pic":
		if turned(n) {
			s.r.say("hinh-cat-xoay", s.alt)
		}
		s.picture(n.Path("pic:blipFill", "a:blip").Attr("r:embed"), f)
	case "c:chart":
		s.told("bieu-do")
	case "dgm:relIds":
		s.told("so-do")
	}
}

// turned tells whether only a part of a picture is shown, or it is turned or mirrored.
func turned(n *xmltree.Node) bool {
	if cut := n.Path("pic:blipFill", "a:srcRect"); cut != nil {
		for _, a := range cut.Attrs {
			if number(a.Value) != 0 {
				return true
			}
		}
	}
	t := n.Path("pic:spPr", "a:xfrm")
	return number(t.Attr("rot")) != 0 || enabledAttr(t, "flipH") || enabledAttr(t, "flipV")
}

// told says what the model cannot hold.
func (s *sketch) told(rule string) {
	s.found = true
	s.r.say(rule, s.alt)
}

// group reads the members of a group, whose units may be others.
func (s *sketch) group(n *xmltree.Node, f frame) {
	if t := n.Path("wpg:grpSpPr", "a:xfrm"); t != nil {
		f.left, f.top = emus(t.Child("a:chOff"), "x")*emu, emus(t.Child("a:chOff"), "y")*emu
		f.across, f.down = 1/emu, 1/emu
		if w := emus(t.Child("a:chExt"), "cx"); w > 0 {
			f.across = f.width / (w * emu)
		}
		if h := emus(t.Child("a:chExt"), "cy"); h > 0 {
			f.down = f.height / (h * emu)
		}
	}
	for k := n.Kid; k != nil; k = k.Next {
		inner, t := f, k.Path("wps:spPr", "a:xfrm")
		for _, properties := range [...]string{"pic:spPr", "wpg:grpSpPr"} {
			if t == nil {
				t = k.Path(properties, "a:xfrm")
			}
		}
		if t != nil {
			inner.x = f.x + (emus(t.Child("a:off"), "x")*emu-f.left)*f.across
			inner.y = f.y + (emus(t.Child("a:off"), "y")*emu-f.top)*f.down
			inner.width, inner.height = emus(t.Child("a:ext"), "cx")*emu*f.across, emus(t.Child("a:ext"), "cy")*emu*f.down
		}
		align := s.align
		s.align = doc.AlignStyle // it was the whole's
		s.graphic(k, inner)
		s.align = align
	}
}

// shape reads a shape: a box of text, a line.
func (s *sketch) shape(n *xmltree.Node, f frame) {
	if n.Path("wps:txbx", "w:txbxContent") != nil {
		return // see boxes
	}
	properties := n.Child("wps:spPr")
	ln := properties.Child("a:ln")
	if ln.Child("a:noFill") != nil && properties.Child("a:solidFill") == nil {
		s.found = true // nothing is to be seen
		return
	}
	weight := emus(ln, "w")
	if weight == 0 {
		weight = s.r.theme.line(number(n.Path("wps:style", "a:lnRef").Attr("idx")))
	}
	kind := properties.Child("a:prstGeom").Attr("prst")
	s.line(f, weight, kind == "line" || strings.HasPrefix(kind, "straightConnector"), s.node)
}

// line adds a line across, if the shape is one; a rectangle may be so low that it is.
func (s *sketch) line(f frame, weight float64, straight bool, at *xmltree.Node) {
	low, wide := math.Abs(f.height), math.Abs(f.width)
	switch {
	case wide >= 140 && (straight && low <= wide/4 || low <= 60 && low <= wide/8):
	case straight && wide <= low/4:
		s.told("ke-doc")
		return
	default:
		return
	}
	if !straight && low > weight {
		weight = low
	}
	s.found = true
	rule := &doc.Rule{Width: twips(wide), Weight: max(1, twips(weight)), Before: twips(f.y - weight/2), Align: s.align}
	if rule.Align == doc.AlignStyle {
		rule.Align = s.nearest(min(f.x, f.x+f.width), wide)
	}
	s.r.stand(rule, at)
	s.p.after = append(s.p.after, rule)
}

func twips(v float64) doc.Length { return doc.Length(math.Round(clamp(v))) }

// nearest is the alignment in the column that a line at x is closest to.
func (s *sketch) nearest(x, width float64) doc.Align {
	room := float64(s.r.width)
	left, right, center := math.Abs(x), math.Abs(x+width-room), math.Abs(x+width/2-room/2)
	best, a := center, doc.AlignCenter
	if left < best {
		best, a = left, doc.AlignLeft
	}
	if right < best {
		best, a = right, doc.AlignRight
	}
	if best > max(113, room/20) {
		s.r.say("ke-lech")
	}
	return a
}

// text reads a box of text, which stands beside the flow.
func (s *sketch) text(content *xmltree.Node) {
	s.found = true
	blocks := s.r.apart(content, s.r.part)
	if len(blocks) == 0 {
		return
	}
	s.r.aside(AsideTextBox, blocks)
	s.r.say("hop-chu")
}

// picture adds an anchored picture that is a PNG file.
func (s *sketch) picture(id string, f frame) {
	s.found = true
	im, rule := s.r.image(id)
	switch {
	case rule == "" && !s.floating:
		rule = "hinh-trong-dong"
	case rule == "" && (f.width < 1 || f.height < 1):
		rule = "hinh-anh"
	}
	if rule != "" {
		s.r.say(rule, s.alt)
		return
	}
	s.p.shown = true
	s.p.other(&doc.Picture{Image: im, X: twips(f.x), Y: twips(f.y), Width: twips(f.width), Height: twips(f.height), Alt: s.alt})
}

// image reads a picture that a relation names, once. The rule is why it is none.
func (r *reader) image(id string) (*doc.Image, string) {
	byID, _ := r.parcel.Relations(r.part)
	rel := byID[id]
	if rel == nil || rel.Outside {
		return nil, "hinh-ngoai"
	}
	e := r.parcel.Part(rel.Target)
	if e == nil {
		return nil, "hinh-ngoai"
	}
	if im, known := r.images[e]; known {
		if im == nil {
			return nil, "hinh-anh"
		}
		return im, ""
	}
	im := r.pixels(e)
	r.images[e] = im
	if im == nil {
		return nil, "hinh-anh"
	}
	return im, ""
}

// mostPixels is how many all the pictures of a file may have: a few pages at 600 dots an
// inch. A small file may hold very many.
const mostPixels = 1 << 26

// pixels reads a PNG file, nil if it is none or there are too many pixels already.
func (r *reader) pixels(e *opc.Part) *doc.Image {
	data, err := r.parcel.Read(e)
	if err != nil {
		return nil
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width > doc.MaxImageSide || size.Height > doc.MaxImageSide || r.drawn+size.Width*size.Height > mostPixels {
		return nil
	}
	im, err := doc.ReadImage(data)
	if err != nil {
		return nil
	}
	r.drawn += im.Width * im.Height
	return im
}
