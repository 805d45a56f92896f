package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// format says how a paragraph stands, as far as one place of the file says it (định dạng
// đoạn). It is comparable.
type format struct {
	set, on                   mark
	align                     doc.Align
	left, right, first        int
	leftChars, rightChars     int // hundredths of a letter's width, which go before; 0 is not said
	firstChars                int
	before, after             int
	beforeLines, afterLines   int // hundredths of a line
	line                      int
	rule                      string // "exact", "atLeast"; else line is 240ths of a line
	outline                   int    // from 1; 0 is text
	tabs                      string // left stops, see packTabs
	num, level                int
	top, bottom, other, joint *xmltree.Node // borders; other is one that is no line across
}

// mark is a property of a format.
type mark uint32

const (
	markAlign mark = 1 << iota
	markLeft
	markRight
	markFirst
	markBefore
	markAfter
	markLine
	markOutline
	markBorders
	markNum
	markLevel
	markTabs
	// switches:
	markKeepNext
	markKeepLines
	markBreak
	markContext // no space between paragraphs of one style
	markAutoBefore
	markAutoAfter
	markFrame // what the model cannot hold
	markShade
	markBidi
)

var marks = map[string]mark{
	"w:keepNext": markKeepNext, "w:keepLines": markKeepLines, "w:pageBreakBefore": markBreak, "w:contextualSpacing": markContext,
	"w:bidi": markBidi,
}

// format reads a w:pPr.
func (r *reader) format(properties *xmltree.Node) (f format) {
	if properties == nil {
		return f
	}
	for n := properties.Kid; n != nil; n = n.Next {
		switch n.Name {
		case "w:jc":
			f.align, f.set = alignment(n.Val(), enabled(properties.Child("w:bidi"))), f.set|markAlign
		case "w:ind":
			f.indent(n)
		case "w:spacing":
			f.spacing(n)
		case "w:outlineLvl":
			f.outline, f.set = 0, f.set|markOutline
			if level := number(n.Val()); level >= 0 && level < 9 {
				f.outline = level + 1
			}
		case "w:tabs":
			f.tabs, f.set = tabs(n), f.set|markTabs
		case "w:numPr":
			f.numbering(n)
		case "w:pBdr":
			f.borders(n)
		case "w:framePr":
			f.put(markFrame, true)
		case "w:shd":
			s := shade(n)
			f.put(markShade, s != "none" && s != "FFFFFF")
		default:
			if m := marks[n.Name]; m != 0 {
				f.put(m, enabled(n))
			}
		}
	}
	return f
}

func (f *format) put(m mark, on bool) {
	f.set |= m
	f.on &^= m
	if on {
		f.on |= m
	}
}

// number is a whole number of the file, 0 if it is none; it stays small enough to be
// counted with.
func number(s string) int {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) {
		return 0
	}
	return int(math.Round(min(max(n, -1<<24), 1<<24)))
}

// measure is a length in twips; ISO strict files name units.
func measure(s string) int {
	for unit, twips := range map[string]float64{"pt": 20, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pc": 240, "pi": 240} {
		if value, is := strings.CutSuffix(s, unit); is {
			n, _ := strconv.ParseFloat(value, 64)
			return int(math.Round(min(max(n, -1<<12), 1<<12) * twips))
		}
	}
	return number(s)
}

// length is a length in an attribute, if it is there.
func length(n *xmltree.Node, names ...string) (int, bool) {
	for _, name := range names {
		if s, ok := n.Lookup(name); ok {
			return plainMeasure(s), true
		}
	}
	return 0, false
}

// plainMeasure is measure, without a look at units where there are none.
func plainMeasure(s string) int {
	if s != "" && s[len(s)-1] <= '9' {
		return number(s)
	}
	return measure(s)
}

// alignment is the model's word for one of Word's. In text from right to left, start
// and end are the other edges.
func alignment(s string, rightToLeft bool) doc.Align {
	switch s {
	case "center":
		return doc.AlignCenter
	case "right":
		if rightToLeft {
			return doc.AlignLeft
		}
		return doc.AlignRight
	case "end":
		if rightToLeft {
			return doc.AlignLeft
		}
		return doc.AlignRight
	case "both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida":
		return doc.AlignJustify
	case "left", "start":
		if rightToLeft {
			return doc.AlignRight
		}
	}
	return doc.AlignLeft
}

func (f *format) indent(n *xmltree.Node) {
	if v, ok := length(n, "w:start", "w:left"); ok {
		f.left, f.leftChars, f.set = v, 0, f.set|markLeft
	}
	if v, ok := length(n, "w:end", "w:right"); ok {
		f.right, f.rightChars, f.set = v, 0, f.set|markRight
	}
	if v, ok := length(n, "w:firstLine"); ok {
		f.first, f.firstChars, f.set = v, 0, f.set|markFirst
	}
	if v, ok := length(n, "w:hanging"); ok {
		f.first, f.firstChars, f.set = -v, 0, f.set|markFirst
	}
	chars := func(to *int, m mark, sign int, names ...string) {
		if v, ok := length(n, names...); ok && v != 0 {
			*to, f.set = sign*v, f.set|m
		}
	}
	chars(&f.leftChars, markLeft, 1, "w:startChars", "w:leftChars")
	chars(&f.rightChars, markRight, 1, "w:endChars", "w:rightChars")
	chars(&f.firstChars, markFirst, 1, "w:firstLineChars")
	chars(&f.firstChars, markFirst, -1, "w:hangingChars")
}

func (f *format) spacing(n *xmltree.Node) {
	side := func(value, lines *int, m, auto mark, name string) {
		if v, ok := length(n, "w:"+name); ok {
			*value, *lines, f.set = max(v, 0), 0, f.set|m
		}
		if v, ok := length(n, "w:"+name+"Lines"); ok && v != 0 {
			*lines, f.set = v, f.set|m
		}
		if s, ok := n.Lookup("w:" + name + "Autospacing"); ok {
			f.put(auto, s == "1" || s == "true" || s == "on")
		}
	}
	side(&f.before, &f.beforeLines, markBefore, markAutoBefore, "before")
	side(&f.after, &f.afterLines, markAfter, markAutoAfter, "after")
	if v, ok := length(n, "w:line"); ok {
		f.line, f.rule, f.set = v, n.Attr("w:lineRule"), f.set|markLine
		if v < 0 { // old files write an exact pitch so
			f.line, f.rule = -v, "exact"
		}
	}
}

func (f *format) numbering(n *xmltree.Node) {
	if id := n.Child("w:numId"); id != nil {
		f.num, f.set = number(id.Val()), f.set|markNum
	}
	if level := n.Child("w:ilvl"); level != nil {
		f.level, f.set = min(max(number(level.Val()), 0), 8), f.set|markLevel
	}
}

func (f *format) borders(n *xmltree.Node) {
	f.set |= markBorders
	f.top, f.bottom, f.other, f.joint = nil, nil, nil, nil
	for b := n.Kid; b != nil; b = b.Next {
		if !drawn(b) {
			continue
		}
		switch b.Name {
		case "w:top":
			f.top = b
		case "w:bottom":
			f.bottom = b
		case "w:between":
			f.joint = b
		default:
			f.other = b
		}
	}
}

// drawn tells whether a border is one.
func drawn(b *xmltree.Node) bool {
	switch b.Val() {
	case "", "nil", "none":
		return false
	}
	return true
}

// borderWeight is the thickness of a border, which is in eighths of a point.
func borderWeight(b *xmltree.Node) doc.Length {
	eighths := number(b.Attr("w:sz"))
	if eighths <= 0 {
		eighths = 4
	}
	return doc.Length(math.Round(float64(min(eighths, 96)) * 2.5))
}

// packTabs and unpackTabs keep tab stops in a string, so that formats compare.
func packTabs(stops []int) string {
	var b strings.Builder
	for _, s := range stops {
		b.WriteString(strconv.Itoa(s))
		b.WriteByte(' ')
	}
	return b.String()
}

func unpackTabs(s string) (stops []int) {
	for _, f := range strings.Fields(s) {
		n, _ := strconv.Atoi(f)
		stops = append(stops, n)
	}
	return stops
}

// oddStop is added to a stop that is no left one, or has a leader.
const oddStop = 1 << 20

// oddTabs tells whether stops are of kinds that the model does not have.
func oddTabs(stops string) bool {
	return slices.ContainsFunc(unpackTabs(stops), func(s int) bool { return s >= oddStop })
}

// tabs reads the stops of a paragraph; those that take one away are negative, with 1
// less so that 0 has one too. One of another kind is kept as a left one: the text after it
// stands about there.
func tabs(n *xmltree.Node) string {
	var stops []int
	for t := n.Child("w:tab"); t != nil; t = t.Next {
		at, ok := length(t, "w:pos")
		if !ok || t.Name != "w:tab" || at < 0 || at >= oddStop || len(stops) > 64 {
			continue
		}
		leader := t.Attr("w:leader")
		switch t.Val() {
		case "clear":
			stops = append(stops, -1-at)
			continue
		case "left", "start", "num", "":
		default:
			leader = "odd"
		}
		if leader != "" && leader != "none" {
			at += oddStop
		}
		stops = append(stops, at)
	}
	return packTabs(stops)
}

// mergeTabs lays stops over others.
func mergeTabs(under, over string) string {
	stops := unpackTabs(under)
	for _, s := range unpackTabs(over) {
		at := s % oddStop
		if s < 0 {
			at = -1 - s
		}
		stops = slices.DeleteFunc(stops, func(t int) bool { return t >= 0 && t%oddStop == at })
		if s >= 0 {
			stops = append(stops, s)
		}
	}
	slices.SortFunc(stops, func(a, b int) int { return a%oddStop - b%oddStop })
	return packTabs(stops)
}

// over lays what g says over f.
func (f *format) over(g *format) {
	f.on = f.on&^g.set | g.on
	if g.set&markTabs != 0 {
		f.tabs = mergeTabs(f.tabs, g.tabs)
	}
	if g.set&markAlign != 0 {
		f.align = g.align
	}
	if g.set&markLeft != 0 {
		f.left, f.leftChars = g.left, g.leftChars
	}
	if g.set&markRight != 0 {
		f.right, f.rightChars = g.right, g.rightChars
	}
	if g.set&markFirst != 0 {
		f.first, f.firstChars = g.first, g.firstChars
	}
	if g.set&markBefore != 0 {
		f.before, f.beforeLines = g.before, g.beforeLines
		if g.set&markAutoBefore == 0 {
			f.on &^= markAutoBefore
		}
	}
	if g.set&markAfter != 0 {
		f.after, f.afterLines = g.after, g.afterLines
		if g.set&markAutoAfter == 0 {
			f.on &^= markAutoAfter
		}
	}
	if g.set&markLine != 0 {
		f.line, f.rule = g.line, g.rule
	}
	if g.set&markOutline != 0 {
		f.outline = g.outline
	}
	if g.set&markBorders != 0 {
		f.top, f.bottom, f.other, f.joint = g.top, g.bottom, g.other, g.joint
	}
	if g.set&markNum != 0 {
		f.num = g.num
	}
	if g.set&markLevel != 0 {
		f.level = g.level
	}
	f.set |= g.set
}

func (f *format) is(m mark) bool { return f.on&m != 0 }
