package docx

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// rules draws lines and makes those that are there as long as they should be.
func (am *amendment) rules(p *plan) error {
	for _, c := range p.rules {
		if err := am.setRule(c); err != nil {
			return err
		}
	}
	for _, c := range p.puts {
		d, e, err := am.place(last(c.After))
		if err != nil {
			return err
		}
		if e = e.Within("w:p", "w:tbl", "w:tc"); e == nil {
			return cannot("không kẻ được đường sau "+called(c.After), "kẻ bằng Word")
		}
		if err := am.putRule(d, e, c.Rule); err != nil {
			return err
		}
	}
	return nil
}

// last is the last block of a list, else the block itself.
func last(b doc.Block) doc.Block {
	for {
		l, ok := b.(*doc.List)
		if !ok || len(l.Items) == 0 || len(l.Items[len(l.Items)-1].Blocks) == 0 {
			return b
		}
		blocks := l.Items[len(l.Items)-1].Blocks
		b = blocks[len(blocks)-1]
	}
}

// putRule draws a line in a paragraph of its own after a paragraph or table, or at the
// end of a cell. Where a section ends with the paragraph, it ends with the line now.
func (am *amendment) putRule(d *draft, e *xmltree.Elem, r *doc.Rule) error {
	line, err := am.line(d, r)
	if err != nil {
		return err
	}
	if e.Name == "w:tc" {
		e.Add(line)
		return nil
	}
	e.After(line)
	if section := e.Kid("w:pPr").Kid("w:sectPr"); section != nil {
		section.Remove()
		d.properties(line, "w:pPr").Put(paragraphOrder, section)
	}
	return nil
}

// line is the paragraph of a drawn line.
func (am *amendment) line(d *draft, r *doc.Rule) (*xmltree.Elem, error) {
	if err := am.countShapes(); err != nil {
		return nil, err
	}
	s := story{xmlBuffer: xmlBuffer{c: &common{shapes: am.shapes}}}
	s.drawn(r)
	am.shapes = s.c.shapes
	xml := string(s.b)
	if d.strict { // which knows no VML
		from, to := strings.Index(xml, "<mc:Fallback>"), strings.Index(xml, "</mc:AlternateContent>")
		xml = xml[:from] + xml[to:]
		xml = strings.NewReplacer(`<w:ind w:left=`, `<w:ind w:start=`, `<w:jc w:val="left"/>`, `<w:jc w:val="start"/>`).Replace(xml)
	}
	return d.one(xml), nil
}

// countShapes finds the highest number of a drawing in the file, for those to come.
func (am *amendment) countShapes() error {
	if am.shapes > 0 {
		return nil
	}
	am.shapes = 1
	list := []*opc.Part{am.f.main}
	for _, p := range am.f.places {
		if p != nil && p.part != nil && !slices.Contains(list, p.part) {
			list = append(list, p.part)
		}
	}
	for _, e := range list {
		root, err := am.f.parts.Tree(e)
		if err != nil {
			return err
		}
		for n := root; n != nil; n = n.After(root) {
			if n.Name == "wp:docPr" {
				if id, err := strconv.ParseInt(n.Attr("id"), 10, 32); err == nil {
					am.shapes = max(am.shapes, id)
				}
			}
		}
	}
	return nil
}

// setRule gives a line another width.
func (am *amendment) setRule(c doc.SetRule) error {
	d, e, err := am.place(c.Rule)
	if err != nil {
		return err
	}
	switch e.Name {
	case "w:p", "w:tc":
		return am.redraw(d, e, c)
	}
	if all := e.Within("mc:AlternateContent"); all != nil {
		e = all
	}
	e.Each(func(e *xmltree.Elem) bool {
		switch {
		case e.Name == "wp:inline" || e.Name == "wp:anchor":
			d.resize(e, c)
		case strings.HasPrefix(e.Name, "v:") && e.Attr("style")+e.Attr("from") != "":
			d.resizeVML(e, c)
			return false
		}
		return e.Name != "w:txbxContent"
	})
	if p := e.Within("w:p"); p != nil && c.Center && lettersOf(p) == nil && e.Find("wp:anchor") == nil {
		zero, center := doc.Length(0), doc.AlignCenter
		am.paragraphFormat(d, p, &doc.SetFormat{Align: &center, Left: &zero, Right: &zero, FirstLine: &zero})
	}
	return nil
}

// redraw draws a line in the place of a border, which is as wide as its paragraph or
// cell.
func (am *amendment) redraw(d *draft, e *xmltree.Elem, c doc.SetRule) error {
	r := *c.Rule
	r.Mark, r.Width = doc.MarkDrawn, c.Width
	if c.Center {
		r.Align = doc.AlignCenter
	}
	side, err := d.clear(e)
	if err != nil {
		return err
	}
	if side == "top" {
		line, err := am.line(d, &r)
		if err != nil {
			return err
		}
		e.Up.Insert(e.Index(), line)
		return nil
	}
	return am.putRule(d, e, &r)
}

// clear takes the border across a paragraph or under a cell away, and tells on which
// side it was. One on top comes before the text of its paragraph.
func (d *draft) clear(e *xmltree.Elem) (side string, err error) {
	properties, borders, order := "w:pPr", "w:pBdr", paragraphOrder
	if e.Name == "w:tc" {
		properties, borders, order = "w:tcPr", "w:tcBorders", cellOrder
	}
	set := d.properties(e, properties)
	frame := set.Kid(borders)
	if frame == nil {
		frame = d.one("<" + borders + "></" + borders + ">")
		set.Put(order, frame)
	}
	side = "bottom"
	if e.Name == "w:p" && shown(frame.Kid("w:top")) {
		if side = "top"; shown(frame.Kid("w:bottom")) {
			return "", cannot("đoạn có đường viền cả trên và dưới", "sửa đường viền bằng Word")
		}
	}
	frame.Put(borderOrder, d.one(`<w:`+side+` w:val="nil"/>`))
	return side, nil
}

// shown tells whether a border is one that is seen.
func shown(border *xmltree.Elem) bool {
	return border != nil && border.Attr("val") != "nil" && border.Attr("val") != "none"
}

// resize gives a drawing another width.
func (d *draft) resize(e *xmltree.Elem, c doc.SetRule) {
	width := strconv.FormatInt(c.Width.EMU(), 10)
	if extent := e.Kid("wp:extent"); extent != nil {
		extent.Set("cx", width)
	}
	if xfrm := e.Find("a:xfrm"); xfrm != nil && xfrm.Kid("a:ext") != nil {
		xfrm.Kid("a:ext").Set("cx", width)
	}
	e.Drop("wp14:sizeRelH")
	position := e.Kid("wp:positionH")
	if !c.Center || position == nil {
		return
	}
	position.Replace(d.one(`<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>`))
	e.Set("simplePos", "0")
}

// resizeVML gives a shape of VML another width.
func (d *draft) resizeVML(e *xmltree.Elem, c doc.SetRule) {
	points := strconv.FormatFloat(c.Width.Points(), 'f', -1, 64) + "pt"
	style := parseStyle(e.Attr("style"))
	if from, to := e.Attr("from"), e.Attr("to"); from != "" || to != "" {
		_, top, _ := strings.Cut(from, ",")
		_, bottom, _ := strings.Cut(to, ",")
		left, _, _ := strings.Cut(from, ",")
		if c.Center || vmlPoints(left) < 0 {
			left = "0"
		}
		e.Set("from", left+","+top)
		e.Set("to", strconv.FormatFloat(vmlPoints(left)+c.Width.Points(), 'f', -1, 64)+"pt,"+bottom)
	} else {
		style.set("width", points)
	}
	if e.Attr("hrpct") != "" {
		e.Set("hrpct", "0")
	}
	if c.Center {
		if e.Attr("hr") != "" {
			e.Set(d.prefix("o")+":hralign", "center")
		}
		if style.get("position") == "absolute" {
			style.set("margin-left", "0")
			style.set("mso-position-horizontal", "center")
			style.set("mso-position-horizontal-relative", "text")
		}
	}
	style.drop("mso-width-percent")
	if e.Attr("style") != "" {
		e.Set("style", style.String())
	}
}

// vmlPoints is a length of VML in points.
func vmlPoints(s string) float64 {
	units := map[string]float64{"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12}
	s = strings.TrimSpace(s)
	per := 0.75 // pixels
	if len(s) > 2 && units[s[len(s)-2:]] > 0 {
		per, s = units[s[len(s)-2:]], s[:len(s)-2]
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return n * per
}

// shapeStyle is the style of a shape of VML, entry by entry.
type shapeStyle [][2]string

func parseStyle(s string) (list shapeStyle) {
	for entry := range strings.SplitSeq(s, ";") {
		if name, value, ok := strings.Cut(entry, ":"); ok {
			list = append(list, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return list
}

func (s shapeStyle) get(name string) string {
	for _, entry := range s {
		if entry[0] == name {
			return entry[1]
		}
	}
	return ""
}

func (s *shapeStyle) set(name, value string) {
	for i := range *s {
		if (*s)[i][0] == name {
			(*s)[i][1] = value
			return
		}
	}
	*s = append(*s, [2]string{name, value})
}

func (s *shapeStyle) drop(name string) {
	*s = slices.DeleteFunc(*s, func(entry [2]string) bool { return entry[0] == name })
}

func (s shapeStyle) String() string {
	entries := make([]string, len(s))
	for i, entry := range s {
		entries[i] = entry[0] + ":" + entry[1]
	}
	return strings.Join(entries, ";")
}
