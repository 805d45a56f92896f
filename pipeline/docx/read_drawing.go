package docx

import (
	"math"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
)

// emu is how many EMU make a twip.
const emu = 635.0

// A sketch is a drawing while it is read (hình vẽ). Lengths are twips; its origin is the
// left end of the column and the top of the paragraph.
type sketch struct {
	r        *reader
	p        *paragraph
	node     *node     // w:drawing, w:pict or w:object
	align    doc.Align // to the column, if it is said so
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
func (r *reader) drawing(p *paragraph, n *node) {
	s := sketch{r: r, p: p, node: n}
	switch outer := n.kid; {
	case n.name == "w:drawing" && outer != nil:
		s.anchor(outer)
	case n.name != "w:drawing":
		for k := outer; k != nil; k = k.next {
			s.vml(k, nil)
		}
		if n.name == "w:object" {
			r.say("doi-tuong-nhung", s.alt)
			return
		}
	}
	if !s.found {
		r.say("hinh-ve", s.alt)
	}
}

// anchor reads a wp:anchor or wp:inline.
func (s *sketch) anchor(n *node) {
	s.floating = n.name == "wp:anchor"
	s.alt = n.child("wp:docPr").attr("descr")
	extent := n.child("wp:extent")
	f := frame{width: emus(extent, "cx"), height: emus(extent, "cy"), across: 1 / emu, down: 1 / emu}
	if s.floating {
		f.x = s.horizontal(n.child("wp:positionH"), f.width)
		if v := n.child("wp:positionV"); v.attr("relativeFrom") == "paragraph" || v.attr("relativeFrom") == "line" {
			f.y = number64(v.child("wp:posOffset")) / emu
		}
	}
	data := n.path("a:graphic", "a:graphicData")
	if data == nil || data.kid == nil {
		return
	}
	s.graphic(data.kid, f)
}

// emus is a length of DrawingML.
func emus(n *node, name string) float64 {
	v, _ := strconv.ParseFloat(n.attr(name), 64)
	return clamp(v) / emu
}

func number64(n *node) float64 {
	if n == nil {
		return 0
	}
	v, _ := strconv.ParseFloat(strings.TrimSpace(n.text), 64)
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
func (s *sketch) horizontal(n *node, width float64) float64 {
	from, room := s.origin(n.attr("relativeFrom"))
	switch strings.TrimSpace(textIn(n.child("wp:align"))) {
	case "center":
		s.aligned(n.attr("relativeFrom"), doc.AlignCenter)
		return from + (room-width)/2
	case "right", "outside":
		s.aligned(n.attr("relativeFrom"), doc.AlignRight)
		return from + room - width
	case "left", "inside":
		s.aligned(n.attr("relativeFrom"), doc.AlignLeft)
		return from
	}
	return from + number64(n.child("wp:posOffset"))/emu
}

func textIn(n *node) string {
	if n == nil {
		return ""
	}
	return n.text
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
func (s *sketch) graphic(n *node, f frame) {
	switch n.name {
	case "wps:wsp", "wps:cxnSp":
		s.shape(n, f)
	case "wpg:wgp", "wpg:grpSp", "wpc:wpc":
		s.group(n, f)
	case "pic:pic":
		s.picture(n.path("pic:blipFill", "a:blip").attr("r:embed"), f)
	case "c:chart":
		s.told("bieu-do")
	case "dgm:relIds":
		s.told("so-do")
	}
}

// told says what the model cannot hold.
func (s *sketch) told(rule string) {
	s.found = true
	s.r.say(rule, s.alt)
}

// group reads the members of a group, whose units may be others.
func (s *sketch) group(n *node, f frame) {
	if t := n.path("wpg:grpSpPr", "a:xfrm"); t != nil {
		f.left, f.top = emus(t.child("a:chOff"), "x")*emu, emus(t.child("a:chOff"), "y")*emu
		f.across, f.down = 1/emu, 1/emu
		if w := emus(t.child("a:chExt"), "cx"); w > 0 {
			f.across = f.width / (w * emu)
		}
		if h := emus(t.child("a:chExt"), "cy"); h > 0 {
			f.down = f.height / (h * emu)
		}
	}
	for k := n.kid; k != nil; k = k.next {
		inner, t := f, k.path("wps:spPr", "a:xfrm")
		for _, properties := range [...]string{"pic:spPr", "wpg:grpSpPr"} {
			if t == nil {
				t = k.path(properties, "a:xfrm")
			}
		}
		if t != nil {
			inner.x = f.x + (emus(t.child("a:off"), "x")*emu-f.left)*f.across
			inner.y = f.y + (emus(t.child("a:off"), "y")*emu-f.top)*f.down
			inner.width, inner.height = emus(t.child("a:ext"), "cx")*emu*f.across, emus(t.child("a:ext"), "cy")*emu*f.down
		}
		align := s.align
		s.align = doc.AlignStyle // it was the whole's
		s.graphic(k, inner)
		s.align = align
	}
}

// shape reads a shape: a box of text, a line.
func (s *sketch) shape(n *node, f frame) {
	if content := n.path("wps:txbx", "w:txbxContent"); content != nil {
		s.text(content)
		return
	}
	properties := n.child("wps:spPr")
	ln := properties.child("a:ln")
	if ln.child("a:noFill") != nil && properties.child("a:solidFill") == nil {
		s.found = true // nothing is to be seen
		return
	}
	weight := emus(ln, "w")
	if weight == 0 {
		weight = s.r.theme.line(number(n.path("wps:style", "a:lnRef").attr("idx")))
	}
	kind := properties.child("a:prstGeom").attr("prst")
	s.line(f, weight, kind == "line" || strings.HasPrefix(kind, "straightConnector"), s.node)
}

// line adds a line across, if the shape is one; a rectangle may be so low that it is.
func (s *sketch) line(f frame, weight float64, straight bool, at *node) {
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
func (s *sketch) text(content *node) {
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
	s.p.inlines = append(s.p.inlines, &doc.Picture{
		Image: im, X: twips(f.x), Y: twips(f.y), Width: twips(f.width), Height: twips(f.height), Alt: s.alt,
	})
}

// image reads a picture that a relation names, once. The rule is why it is none.
func (r *reader) image(id string) (*doc.Image, string) {
	byID, _ := r.parcel.relations(r.part)
	rel := byID[id]
	if rel == nil || rel.outside {
		return nil, "hinh-ngoai"
	}
	e := r.parcel.part(rel.target)
	if e == nil {
		return nil, "hinh-ngoai"
	}
	if im, known := r.images[e]; known {
		if im == nil {
			return nil, "hinh-anh"
		}
		return im, ""
	}
	data, err := r.parcel.read(e)
	var im *doc.Image
	if err == nil {
		if im, err = doc.ReadImage(data); err != nil {
			im = nil
		}
	}
	r.images[e] = im
	if im == nil {
		return nil, "hinh-anh"
	}
	return im, ""
}
