package docx

import (
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// letters say how letters look, as far as one place of the file says it (định dạng chữ):
// a run, a style, the document's defaults. It is comparable.
type letters struct {
	set         trait  // what is said
	on          trait  // of that, what is switched on
	ascii, high string // typefaces of ASCII and of the other letters; "" is not said
	size        int    // half points; 0 is not said
	color       string // "RRGGBB", black is "000000"; "" is not said
	shade       string // "RRGGBB", "none"; "" is not said
	raise       int8   // with traitRaise
}

// trait is a switch of letters.
type trait uint32

const (
	traitBold trait = 1 << iota
	traitItalic
	traitCaps
	traitSmallCaps
	traitStrike
	traitHidden
	traitDouble
	traitUnderline
	traitRaise
	// what the model cannot hold:
	traitSpaced // wider or narrower between letters
	traitScaled
	traitLifted
	traitFitted
	traitOutline
	traitShadow
	traitEmboss
	traitImprint
	traitEmphasis
	traitEffect
	traitBox
	traitNew // effects of Word 2010

	// toggles are the traits that styles of different kinds switch over.
	toggles = traitBold | traitItalic | traitCaps | traitSmallCaps | traitStrike | traitHidden | traitOutline | traitShadow | traitEmboss | traitImprint

	moved   = traitSpaced | traitScaled | traitLifted | traitFitted
	effects = traitOutline | traitShadow | traitEmboss | traitImprint | traitEmphasis | traitEffect | traitBox | traitNew
)

const black = "000000"

var switches = map[string]trait{
	"w:b": traitBold, "w:i": traitItalic, "w:caps": traitCaps, "w:smallCaps": traitSmallCaps,
	"w:strike": traitStrike, "w:dstrike": traitDouble, "w:vanish": traitHidden,
	"w:outline": traitOutline, "w:shadow": traitShadow, "w:emboss": traitEmboss, "w:imprint": traitImprint,
	"w:em": traitEmphasis, "w:effect": traitEffect, "w:bdr": traitBox,
	"w14:glow": traitNew, "w14:shadow": traitNew, "w14:reflection": traitNew, "w14:textOutline": traitNew, "w14:textFill": traitNew,
}

// enabled tells whether a switch like <w:b/> is on.
func enabled(n *xmltree.Node) bool {
	if n == nil {
		return false
	}
	switch n.Val() {
	case "0", "false", "off", "none", "nil":
		return false
	}
	return true
}

// letters reads a w:rPr.
func (r *reader) letters(properties *xmltree.Node) (l letters) {
	if properties == nil {
		return l
	}
	for n := properties.Kid; n != nil; n = n.Next {
		switch n.Name {
		case "w:rFonts":
			l.ascii, l.high = r.fonts(n)
		case "w:sz":
			l.size = halves(n.Val())
		case "w:color":
			l.color = r.color(n)
		case "w:u":
			l.put(traitUnderline, n.Val() != "none" && n.Val() != "")
		case "w:vertAlign":
			l.raise = map[string]int8{"superscript": 1, "subscript": -1}[n.Val()]
			l.put(traitRaise, l.raise != 0)
		case "w:highlight":
			l.shade = highlights[n.Val()]
		case "w:shd":
			if l.shade == "" || l.shade == "none" {
				l.shade = shade(n)
			}
		default:
			if t := switches[n.Name]; t != 0 {
				l.put(t, enabled(n))
			} else {
				r.oddLetters(&l, n)
			}
		}
	}
	return l
}

// put says a switch.
func (l *letters) put(t trait, on bool) {
	l.set |= t
	l.on &^= t
	if on {
		l.on |= t
	}
}

// over lays what m says over l.
func (l *letters) over(m *letters) {
	l.on = l.on&^m.set | m.on
	l.set |= m.set
	l.values(m)
}

// values lays what m says over l, switches aside.
func (l *letters) values(m *letters) {
	if m.set&traitRaise != 0 {
		l.raise = m.raise
	}
	if m.ascii != "" {
		l.ascii = m.ascii
	}
	if m.high != "" {
		l.high = m.high
	}
	if m.size != 0 {
		l.size = m.size
	}
	if m.color != "" {
		l.color = m.color
	}
	if m.shade != "" {
		l.shade = m.shade
	}
}

// stack lays styles of different kinds over each other: a switch that two of them put
// on is off.
func stack(defaults letters, styles ...*letters) letters {
	l := defaults
	var on trait
	for _, s := range styles {
		if s == nil {
			continue
		}
		on ^= s.on & toggles
		l.on = l.on&^(s.set&^toggles) | s.on&^toggles
		l.set |= s.set
		l.values(s)
	}
	l.on = l.on&^toggles | (defaults.on|on)&toggles
	return l
}

// is tells whether a trait is on.
func (l *letters) is(t trait) bool { return l.on&t != 0 }

// face is the typeface of letters; "" is the law's.
func face(name string) string {
	if name == doc.Typeface {
		return ""
	}
	return name
}

// decor is what is done to letters.
func (l *letters) decor() doc.Decor {
	d := doc.Decor{
		Underline: l.is(traitUnderline), Strike: l.is(traitStrike | traitDouble),
		Caps: l.is(traitCaps), SmallCaps: l.is(traitSmallCaps), Hidden: l.is(traitHidden), Raise: l.raise,
	}
	if l.shade != "none" {
		d.Shade = l.shade
	}
	return d
}

// ink is the colour as the model has it: "" is black.
func (l *letters) ink() string {
	if l.color == black {
		return ""
	}
	return l.color
}

// halves is a size in half points.
func halves(s string) int {
	if pt, isPt := strings.CutSuffix(s, "pt"); isPt {
		f, _ := strconv.ParseFloat(pt, 64)
		return bounded(int(f * 2))
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < 0 {
		return 0
	}
	return bounded(int(n + 0.5))
}

// bounded keeps sizes in what Word knows: 1638 points.
func bounded(halves int) int { return min(max(halves, 0), 3276) }

// shade is the colour behind letters.
func shade(n *xmltree.Node) string {
	fill := n.Attr("w:fill")
	if n.Val() == "solid" {
		fill = n.Attr("w:color")
	}
	if hex := hexColor(fill); hex != "" {
		return hex
	}
	return "none"
}

// highlights are the colours of a marker pen.
var highlights = map[string]string{
	"black": black, "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
	"yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
	"darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "none": "none",
}

// hexColor is "RRGGBB" in upper case, "" if s is none.
func hexColor(s string) string {
	if len(s) != 6 {
		return ""
	}
	if _, err := strconv.ParseUint(s, 16, 32); err != nil {
		return ""
	}
	return strings.ToUpper(s)
}

// color reads a w:color. The colour that goes by the background is black.
func (r *reader) color(n *xmltree.Node) string {
	if hex := hexColor(n.Val()); hex != "" {
		return hex
	}
	if hex := r.theme.colors[n.Attr("w:themeColor")]; hex != "" {
		return hex
	}
	return black
}

// fonts reads a w:rFonts: a typeface of the theme goes before a named one.
func (r *reader) fonts(n *xmltree.Node) (ascii, high string) {
	pick := func(theme, name string) string {
		if f := r.theme.font(n.Attr(theme)); f != "" {
			return f
		}
		return n.Attr(name)
	}
	return pick("w:asciiTheme", "w:ascii"), pick("w:hAnsiTheme", "w:hAnsi")
}

// theme is what a document's theme gives (chủ đề): typefaces and colours.
type theme struct {
	major, minor string
	colors       map[string]string // by the names that text uses
	lines        []float64         // thickness of the lines of shapes, in twips
}

// line is the thickness of a line of the theme, from 1.
func (t *theme) line(i int) float64 {
	if i >= 1 && i <= len(t.lines) && t.lines[i-1] > 0 {
		return t.lines[i-1]
	}
	return 15
}

// font is the typeface of a name such as "minorHAnsi", "" if it is not known.
func (t *theme) font(name string) string {
	switch {
	case strings.HasPrefix(name, "major"):
		return t.major
	case strings.HasPrefix(name, "minor"):
		return t.minor
	}
	return ""
}

// themeColors are the names of colours in text and in the theme.
var themeColors = map[string]string{
	"dark1": "a:dk1", "text1": "a:dk1", "light1": "a:lt1", "background1": "a:lt1",
	"dark2": "a:dk2", "text2": "a:dk2", "light2": "a:lt2", "background2": "a:lt2",
	"accent1": "a:accent1", "accent2": "a:accent2", "accent3": "a:accent3", "accent4": "a:accent4",
	"accent5": "a:accent5", "accent6": "a:accent6", "hyperlink": "a:hlink", "followedHyperlink": "a:folHlink",
}

// newTheme reads the part of a theme.
func newTheme(root *xmltree.Node) (t theme) {
	t.colors = map[string]string{}
	elements := root.Child("a:themeElements")
	fonts := elements.Child("a:fontScheme")
	t.major = fonts.Path("a:majorFont", "a:latin").Attr("typeface")
	t.minor = fonts.Path("a:minorFont", "a:latin").Attr("typeface")
	for ln := elements.Path("a:fmtScheme", "a:lnStyleLst").Child("a:ln"); ln != nil; ln = ln.Next {
		t.lines = append(t.lines, emus(ln, "w"))
	}
	scheme := elements.Child("a:clrScheme")
	for name, element := range themeColors {
		if c := scheme.Child(element); c != nil {
			hex := hexColor(c.Child("a:srgbClr").Attr("val"))
			if hex == "" {
				hex = hexColor(c.Child("a:sysClr").Attr("lastClr"))
			}
			t.colors[name] = hex
		}
	}
	return t
}
