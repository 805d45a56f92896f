package docx

import (
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// vml reads a shape of VML, as files before 2010 have them; group is the frame of the
// group that it is in.
func (s *sketch) vml(n *xmltree.Node, group *frame) {
	switch n.Name {
	case "v:shape", "v:rect", "v:roundrect", "v:line", "v:group", "v:oval", "v:polyline":
	default:
		return
	}
	style := cssOf(n.Attr("style"))
	s.floating = style["position"] == "absolute"
	if alt := n.Attr("alt"); alt != "" {
		s.alt = alt
	}
	f := s.vmlFrame(n, style, group)
	switch {
	case n.Name == "v:group":
		for k := n.Kid; k != nil; k = k.Next {
			s.vml(k, &f)
		}
	case n.Find("w:txbxContent") != nil: // see boxes
	case s.node.Name == "w:object": // its picture stands for it
	case n.Child("v:imagedata") != nil:
		data := n.Child("v:imagedata")
		if s.alt == "" {
			s.alt = data.Attr("o:title")
		}
		id := data.Attr("r:id")
		if id == "" {
			id = data.Attr("r:embed")
		}
		s.picture(id, f)
	case n.Child("v:textpath") != nil:
		s.alt = n.Child("v:textpath").Attr("string")
		s.told("chu-nghe-thuat")
	case falseVML(n.Attr("stroked")) && n.Name != "v:rect":
		s.found = true
	default:
		s.vmlLine(n, f)
	}
}

func falseVML(s string) bool { return s == "f" || s == "false" }

// vmlLine reads a line.
func (s *sketch) vmlLine(n *xmltree.Node, f frame) {
	weight := 15.0
	if w, ok := cssLength(n.Attr("strokeweight")); ok {
		weight = w
	}
	kind := n.Attr("type")
	s.line(f, weight, n.Name == "v:line" || kind == "#_x0000_t32" || kind == "#_x0000_t20", s.node)
}

// vmlFrame is where a shape stands.
func (s *sketch) vmlFrame(n *xmltree.Node, style map[string]string, group *frame) (f frame) {
	size := func(names ...string) float64 {
		for _, name := range names {
			if v, ok := cssLength(style[name]); ok {
				return v
			}
		}
		return 0
	}
	if group != nil { // lengths are units of the group
		raw := func(name string) float64 { v, _ := strconv.ParseFloat(style[name], 64); return clamp(v) }
		f.x, f.y = group.x+(raw("left")-group.left)*group.across, group.y+(raw("top")-group.top)*group.down
		f.width, f.height = raw("width")*group.across, raw("height")*group.down
		if from, to, ok := ends(n, func(v string) (float64, bool) { w, err := strconv.ParseFloat(v, 64); return clamp(w), err == nil }); ok {
			f.x, f.y = group.x+(from[0]-group.left)*group.across, group.y+(from[1]-group.top)*group.down
			f.width, f.height = (to[0]-from[0])*group.across, (to[1]-from[1])*group.down
		}
	} else {
		f.x, f.y, f.width, f.height = size("margin-left", "left"), size("margin-top", "top"), size("width"), size("height")
		if from, to, ok := ends(n, cssLength); ok {
			f.x, f.y, f.width, f.height = f.x+from[0], f.y+from[1], to[0]-from[0], to[1]-from[1]
		}
		s.vmlPlace(style, &f)
	}
	f.across, f.down = 1, 1
	if w, h, ok := pair(n.Attr("coordsize"), bareNumber); ok && w > 0 && h > 0 {
		f.across, f.down = f.width/w, f.height/h
	}
	f.left, f.top, _ = pair(n.Attr("coordorigin"), bareNumber)
	return f
}

func bareNumber(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return clamp(v), err == nil
}

// vmlPlace takes an alignment, or what the offset counts from.
func (s *sketch) vmlPlace(style map[string]string, f *frame) {
	relative := style["mso-position-horizontal-relative"]
	from, room := s.origin(relative)
	if relative == "" {
		relative = "column"
	}
	switch style["mso-position-horizontal"] {
	case "center":
		s.aligned(relative, doc.AlignCenter)
		f.x = from + (room-f.width)/2
	case "right":
		s.aligned(relative, doc.AlignRight)
		f.x = from + room - f.width
	case "left":
		s.aligned(relative, doc.AlignLeft)
		f.x = from
	default:
		f.x += from
	}
	if v := style["mso-position-vertical-relative"]; v == "page" || v == "margin" {
		f.y = 0
	}
}

// ends are those of a v:line.
func ends(n *xmltree.Node, unit func(string) (float64, bool)) (from, to [2]float64, ok bool) {
	x, y, ok1 := pair(n.Attr("from"), unit)
	u, v, ok2 := pair(n.Attr("to"), unit)
	return [2]float64{x, y}, [2]float64{u, v}, ok1 && ok2
}

func pair(s string, unit func(string) (float64, bool)) (x, y float64, ok bool) {
	a, b, found := strings.Cut(s, ",")
	x, _ = unit(strings.TrimSpace(a))
	y, _ = unit(strings.TrimSpace(b))
	return x, y, found
}

// cssOf are the properties of a style.
func cssOf(s string) map[string]string {
	out := map[string]string{}
	for property := range strings.SplitSeq(s, ";") {
		if name, value, ok := strings.Cut(property, ":"); ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return out
}

// cssUnits are twips.
var cssUnits = []struct {
	name  string
	twips float64
}{{"pt", 20}, {"in", 1440}, {"cm", 1440 / 2.54}, {"mm", 1440 / 25.4}, {"pc", 240}, {"px", 15}, {"emu", 1 / emu}}

// cssLength is a length in twips; a bare number counts points of the screen.
func cssLength(s string) (float64, bool) {
	unit := 15.0
	for _, u := range cssUnits {
		if rest, is := strings.CutSuffix(s, u.name); is {
			s, unit = rest, u.twips
			break
		}
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return clamp(v * unit), err == nil
}
