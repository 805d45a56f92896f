package docx

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
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
		if e = e.within("w:p", "w:tbl", "w:tc"); e == nil {
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
func (am *amendment) putRule(d *draft, e *elem, r *doc.Rule) error {
	line, err := am.line(d, r)
	if err != nil {
		return err
	}
	if e.name == "w:tc" {
		e.add(line)
		return nil
	}
	e.after(line)
	if section := e.kid("w:pPr").kid("w:sectPr"); section != nil {
		section.remove()
		d.properties(line, "w:pPr").put(paragraphOrder, section)
	}
	return nil
}

// line is the paragraph of a drawn line.
func (am *amendment) line(d *draft, r *doc.Rule) (*elem, error) {
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
	list := []*entry{am.f.main}
	for _, p := range am.f.places {
		if p != nil && p.part != nil && !slices.Contains(list, p.part) {
			list = append(list, p.part)
		}
	}
	for _, e := range list {
		root, err := am.f.parts.tree(e)
		if err != nil {
			return err
		}
		for n := root; n != nil; n = n.after(root) {
			if n.name == "wp:docPr" {
				if id, err := strconv.ParseInt(n.attr("id"), 10, 32); err == nil {
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
	switch e.name {
	case "w:p", "w:tc":
		return am.redraw(d, e, c)
	}
	if all := e.within("mc:AlternateContent"); all != nil {
		e = all
	}
	e.each(func(e *elem) bool {
		switch {
		case e.name == "wp:inline" || e.name == "wp:anchor":
			d.resize(e, c)
		case strings.HasPrefix(e.name, "v:") && e.attr("style")+e.attr("from") != "":
			d.resizeVML(e, c)
			return false
		}
		return e.name != "w:txbxContent"
	})
	if p := e.within("w:p"); p != nil && c.Center && lettersOf(p) == nil && e.find("wp:anchor") == nil {
		zero, center := doc.Length(0), doc.AlignCenter
		am.paragraphFormat(d, p, &doc.SetFormat{Align: &center, Left: &zero, Right: &zero, FirstLine: &zero})
	}
	return nil
}

// redraw draws a line in the place of a border, which is as wide as its paragraph or
// cell.
func (am *amendment) redraw(d *draft, e *elem, c doc.SetRule) error {
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
		e.up.insert(e.index(), line)
		return nil
	}
	return am.putRule(d, e, &r)
}

// clear takes the border across a paragraph or under a cell away, and tells on which
// side it was. One on top comes before the text of its paragraph.
func (d *draft) clear(e *elem) (side string, err error) {
	properties, borders, order := "w:pPr", "w:pBdr", paragraphOrder
	if e.name == "w:tc" {
		properties, borders, order = "w:tcPr", "w:tcBorders", cellOrder
	}
	set := d.properties(e, properties)
	frame := set.kid(borders)
	if frame == nil {
		frame = d.one("<" + borders + "></" + borders + ">")
		set.put(order, frame)
	}
	side = "bottom"
	if e.name == "w:p" && shown(frame.kid("w:top")) {
		if side = "top"; shown(frame.kid("w:bottom")) {
			return "", cannot("đoạn có đường viền cả trên và dưới", "sửa đường viền bằng Word")
		}
	}
	frame.put(borderOrder, d.one(`<w:`+side+` w:val="nil"/>`))
	return side, nil
}

// shown tells whether a border is one that is seen.
func shown(border *elem) bool {
	return border != nil && border.attr("val") != "nil" && border.attr("val") != "none"
}

// resize gives a drawing another width.
func (d *draft) resize(e *elem, c doc.SetRule) {
	width := strconv.FormatInt(c.Width.EMU(), 10)
	if extent := e.kid("wp:extent"); extent != nil {
		extent.set("cx", width)
	}
	if xfrm := e.find("a:xfrm"); xfrm != nil && xfrm.kid("a:ext") != nil {
		xfrm.kid("a:ext").set("cx", width)
	}
	e.drop("wp14:sizeRelH")
	position := e.kid("wp:positionH")
	if !c.Center || position == nil {
		return
	}
	position.replace(d.one(`<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>`))
	e.set("simplePos", "0")
}

// resizeVML gives a shape of VML another width.
func (d *draft) resizeVML(e *elem, c doc.SetRule) {
	points := strconv.FormatFloat(c.Width.Points(), 'f', -1, 64) + "pt"
	style := parseStyle(e.attr("style"))
	if from, to := e.attr("from"), e.attr("to"); from != "" || to != "" {
		_, top, _ := strings.Cut(from, ",")
		_, bottom, _ := strings.Cut(to, ",")
		left, _, _ := strings.Cut(from, ",")
		if c.Center || vmlPoints(left) < 0 {
			left = "0"
		}
		e.set("from", left+","+top)
		e.set("to", strconv.FormatFloat(vmlPoints(left)+c.Width.Points(), 'f', -1, 64)+"pt,"+bottom)
	} else {
		style.set("width", points)
	}
	if e.attr("hrpct") != "" {
		e.set("hrpct", "0")
	}
	if c.Center {
		if e.attr("hr") != "" {
			e.set(d.prefix("o")+":hralign", "center")
		}
		if style.get("position") == "absolute" {
			style.set("margin-left", "0")
			style.set("mso-position-horizontal", "center")
			style.set("mso-position-horizontal-relative", "text")
		}
	}
	style.drop("mso-width-percent")
	if e.attr("style") != "" {
		e.set("style", style.String())
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
