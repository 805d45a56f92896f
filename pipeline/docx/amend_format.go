package docx

import (
	"math"
	"strconv"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// The order of properties in the schema; the last is the record of a tracked change.
var (
	paragraphOrder = []string{"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
		"w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
		"w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
		"w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
		"w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"}
	letterOrder = []string{"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps",
		"w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden",
		"w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd",
		"w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange"}
	cellOrder = []string{"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar",
		"w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark", "w:headers", "w:cellIns", "w:cellDel", "w:cellMerge", "w:tcPrChange"}
	borderOrder = []string{"w:top", "w:start", "w:left", "w:bottom", "w:end", "w:right", "w:insideH", "w:insideV", "w:between", "w:bar"}
)

// properties are those of an element, which stand first in it; an empty element for
// them if it has none.
func (d *draft) properties(e *xmltree.Elem, name string) *xmltree.Elem {
	if p := e.Kid(name); p != nil {
		return p
	}
	p := d.one("<" + name + "></" + name + ">")
	e.Insert(0, p)
	return p
}

// paragraphFormat gives a paragraph the properties of a change that are not those of
// its letters.
func (am *amendment) paragraphFormat(d *draft, p *xmltree.Elem, c *doc.SetFormat) {
	f := propertySet{d: d, order: paragraphOrder, of: p, name: "w:pPr"}
	if c.KeepNext != nil {
		f.flag("w:keepNext", *c.KeepNext)
	}
	if c.KeepLines != nil {
		f.flag("w:keepLines", *c.KeepLines)
	}
	am.spacing(&f, c)
	am.indent(&f, c)
	if c.Align != nil {
		f.put(d.value("w:jc", d.justification(*c.Align)))
	}
}

// propertySet are the properties of an element that get others.
type propertySet struct {
	d     *draft
	order []string
	of    *xmltree.Elem
	name  string // of what holds them
}

func (f *propertySet) all() *xmltree.Elem      { return f.d.properties(f.of, f.name) }
func (f *propertySet) put(value *xmltree.Elem) { f.all().Put(f.order, value) }
func (f *propertySet) text(name, v string) {
	f.put(f.d.value(name, v))
}

// flag says yes or no, whatever the styles say.
func (f *propertySet) flag(name string, on bool) {
	if on {
		f.put(f.d.one("<" + name + "/>"))
		return
	}
	f.text(name, "0")
}

// same is a property that is there already, else an empty one in its place.
func (f *propertySet) same(name string) *xmltree.Elem {
	e := f.all().Kid(name)
	if e == nil {
		e = f.d.one("<" + name + "/>")
		f.put(e)
	}
	return e
}

// length sets an attribute of a property.
func (f *propertySet) length(e *xmltree.Elem, name string, n doc.Length) {
	e.Set(f.d.prefix("w")+":"+name, strconv.Itoa(int(n)))
}

// spacing sets the room around a paragraph and its lines.
func (am *amendment) spacing(f *propertySet, c *doc.SetFormat) {
	if c.Before == nil && c.After == nil && c.Line == nil {
		return
	}
	e := f.same("w:spacing")
	for _, s := range []struct {
		name string
		n    *doc.Length
	}{{"before", c.Before}, {"after", c.After}} {
		if s.n != nil {
			f.length(e, s.name, *s.n)
			am.silence(f, e, s.name+"Lines", s.name+"Autospacing")
		}
	}
	if c.Line != nil {
		f.length(e, "line", doc.Length(math.Round(*c.Line*240)))
		e.Set(f.d.prefix("w")+":lineRule", "auto")
	}
	if (c.Before != nil || c.After != nil) && (am.inherited["w:contextualSpacing"] || f.all().Kid("w:contextualSpacing") != nil) {
		f.flag("w:contextualSpacing", false)
	}
}

// silence makes attributes that would win over the one that is set say nothing.
func (am *amendment) silence(f *propertySet, e *xmltree.Elem, names ...string) {
	e.Unset(names...)
	for _, name := range names {
		if am.inherited[name] {
			f.length(e, name, 0)
		}
	}
}

// indent sets the indents of a paragraph.
func (am *amendment) indent(f *propertySet, c *doc.SetFormat) {
	if c.Left == nil && c.Right == nil && c.FirstLine == nil {
		return
	}
	e := f.same("w:ind")
	left, right := "left", "right"
	if f.d.strict {
		left, right = "start", "end"
	}
	if c.Left != nil {
		e.Unset("left", "start")
		f.length(e, left, *c.Left)
		am.silence(f, e, left+"Chars")
	}
	if c.Right != nil {
		e.Unset("right", "end")
		f.length(e, right, *c.Right)
		am.silence(f, e, right+"Chars")
	}
	if c.FirstLine == nil {
		return
	}
	e.Unset("firstLine", "hanging")
	if n := *c.FirstLine; n < 0 {
		f.length(e, "hanging", -n)
	} else {
		f.length(e, "firstLine", n)
	}
	am.silence(f, e, "firstLineChars", "hangingChars")
}

// justification is the word of the part's standard for an alignment.
func (d *draft) justification(a doc.Align) string {
	switch word := justification(a, "left"); {
	case d.strict && word == "left":
		return "start"
	case d.strict && word == "right":
		return "end"
	default:
		return word
	}
}

// forLetters tells whether something of a change is for letters.
func forLetters(c *doc.SetFormat) bool {
	return c.Font != nil || c.Size != nil || c.Bold != nil || c.Italic != nil || c.Color != nil || c.Plain
}

// letterFormat gives the letters of a run, or the mark of a paragraph, the properties of
// a change.
func (am *amendment) letterFormat(d *draft, of *xmltree.Elem, c *doc.SetFormat) {
	f := propertySet{d: d, order: letterOrder, of: of, name: "w:rPr"}
	if c.Font != nil {
		f.font(*c.Font)
	}
	if c.Size != nil {
		size := strconv.FormatInt(halfPoints(*c.Size), 10)
		f.text("w:sz", size)
		f.text("w:szCs", size)
	}
	if c.Bold != nil {
		f.flag("w:b", *c.Bold)
		f.flag("w:bCs", *c.Bold)
	}
	if c.Italic != nil {
		f.flag("w:i", *c.Italic)
		f.flag("w:iCs", *c.Italic)
	}
	if c.Color != nil {
		color := *c.Color
		if color == "" {
			color = "000000"
		}
		f.all().Drop("w14:textFill", "w14:textOutline")
		f.text("w:color", color)
	}
	if c.Plain {
		am.plain(&f)
	}
	if look := of.Kid("w:rPr"); look != nil && look.Bare() {
		look.Remove()
	}
}

// font names a typeface for every script, and takes the theme's away.
func (f *propertySet) font(name string) {
	if name == "" {
		name = doc.Typeface
	}
	e := f.same("w:rFonts")
	e.Unset("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
	for _, script := range [...]string{"ascii", "hAnsi", "eastAsia", "cs"} {
		e.Set(f.d.prefix("w")+":"+script, name)
	}
}

// off is what takes each ornament away that a style may have given; "" where the
// element only stands at the letters.
var off = []struct{ name, xml string }{
	{"w:caps", `<w:caps w:val="0"/>`},
	{"w:smallCaps", `<w:smallCaps w:val="0"/>`},
	{"w:strike", `<w:strike w:val="0"/>`},
	{"w:dstrike", `<w:dstrike w:val="0"/>`},
	{"w:outline", `<w:outline w:val="0"/>`},
	{"w:shadow", `<w:shadow w:val="0"/>`},
	{"w:emboss", `<w:emboss w:val="0"/>`},
	{"w:imprint", `<w:imprint w:val="0"/>`},
	{"w:vanish", `<w:vanish w:val="0"/>`},
	{"w:highlight", `<w:highlight w:val="none"/>`},
	{"w:u", `<w:u w:val="none"/>`},
	{"w:effect", `<w:effect w:val="none"/>`},
	{"w:bdr", `<w:bdr w:val="nil"/>`},
	{"w:shd", `<w:shd w:val="clear" w:color="auto" w:fill="auto"/>`},
	{"w:em", `<w:em w:val="none"/>`},
}

// plain takes ornaments away. Raised letters stay: they say something else on the line.
func (am *amendment) plain(f *propertySet) {
	f.all().Drop("w14:glow", "w14:shadow", "w14:reflection", "w14:textOutline", "w14:textFill", "w14:scene3d", "w14:props3d")
	for _, o := range off {
		if am.inherited[o.name] {
			f.put(f.d.one(o.xml))
		} else {
			f.all().Drop(o.name)
		}
	}
}
