package docx

import (
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// sheetReader holds the styles of a file, resolved (bảng kiểu).
type sheetReader struct {
	styles   map[string]*fileStyle // by kind and id: "paragraph/Normal"
	list     []*fileStyle          // of paragraphs, in the order of the file
	fallback *fileStyle            // the default of paragraphs
	table    *fileStyle            // the default of tables
	letters  letters               // the document's defaults
	format   format
	shapes   map[derived]string // ids of styles that stand for a shape
	taken    map[string]bool    // ids of the model
	tries    map[string]int     // how many ids like one have been tried
}

// fileStyle is a style of the file. What it says includes what it is based on.
type fileStyle struct {
	id, kind string
	node     *xmltree.Node
	parent   *fileStyle // what it is based on
	state    uint8      // 1 while it is resolved, 2 after
	letters  letters
	format   format
	plain    format          // the same without what numbering says
	parts    []*xmltree.Node // w:tblStylePr, those of the base first
	looks    map[uint16]*cellLook
	rows     int       // of a band
	columns  int       // the same
	model    doc.Style // of a paragraph
	made     int       // styles made of it
	base     letters   // of a paragraph in the style
	shape    shape     // of the model's style
}

// shape is all that a style of the model says but its name, comparable.
type shape struct {
	font             string
	size             int
	bold, italic     bool
	color            string
	decor            doc.Decor
	align            doc.Align
	left, right      int
	first            int
	before, after    int
	line             int // 240ths; 0 is one line
	exact, atLeast   int
	tabs             string
	keepNext, keeped bool
	outline          int
}

// derived names a style that was made of another.
type derived struct {
	from  string
	shape shape
}

// newSheet reads the part of styles; root may be nil.
func (r *reader) newSheet(root *xmltree.Node) {
	s := &r.sheet
	s.styles, s.shapes, s.taken = map[string]*fileStyle{}, map[derived]string{}, map[string]bool{}
	s.tries = map[string]int{}
	defaults := root.Child("w:docDefaults")
	s.letters = letters{size: 20, color: black, shade: "none"}
	s.letters.over(ptr(r.letters(defaults.Path("w:rPrDefault", "w:rPr"))))
	s.format = r.format(defaults.Path("w:pPrDefault", "w:pPr"))
	for n := root.Child("w:style"); n != nil; n = n.Next {
		if n.Name == "w:style" {
			r.addStyle(n)
		}
	}
	if s.fallback == nil && len(s.list) > 0 {
		s.fallback = s.styles["paragraph/Normal"]
	}
	if s.fallback == nil {
		s.fallback = &fileStyle{id: "Normal", kind: "paragraph"}
		s.styles["paragraph/Normal"] = s.fallback
		s.list = append([]*fileStyle{s.fallback}, s.list...)
	}
	r.modelStyles()
}

func ptr[T any](v T) *T { return &v }

// addStyle takes a style; the first of an id counts.
func (r *reader) addStyle(n *xmltree.Node) {
	s := &r.sheet
	st := &fileStyle{id: n.Attr("w:styleId"), kind: n.Attr("w:type"), node: n}
	if st.kind == "" {
		st.kind = "paragraph"
	}
	key := st.kind + "/" + st.id
	if s.styles[key] != nil {
		return
	}
	s.styles[key] = st
	standard := enabledAttr(n, "w:default")
	switch {
	case st.kind == "paragraph":
		s.list = append(s.list, st)
		if standard && s.fallback == nil {
			s.fallback = st
		}
	case st.kind == "table" && standard && s.table == nil:
		s.table = st
	}
}

func enabledAttr(n *xmltree.Node, name string) bool {
	v := n.Attr(name)
	return v == "1" || v == "true" || v == "on"
}

// style is a style of a kind, resolved; nil if there is none.
func (r *reader) style(kind, id string) *fileStyle {
	if id == "" {
		return nil
	}
	st := r.sheet.styles[kind+"/"+id]
	r.resolve(st)
	return st
}

// resolve gives a style what those say that it is based on. A circle ends where it
// begins.
func (r *reader) resolve(st *fileStyle) {
	if st == nil || st.state != 0 {
		return
	}
	var chain []*fileStyle // no recursion: a chain may be as long as the file
	for s := st; s != nil && s.state == 0; {
		s.state = 1
		chain = append(chain, s)
		s.parent = r.sheet.styles[s.kind+"/"+s.node.Child("w:basedOn").Val()]
		s = s.parent
	}
	for i := len(chain) - 1; i >= 0; i-- {
		r.own(chain[i])
		chain[i].state = 2
	}
}

// own lays what a style itself says over its base, which is resolved.
func (r *reader) own(st *fileStyle) {
	if b := st.parent; b != nil && b.state == 2 {
		st.letters, st.format, st.plain, st.parts, st.rows, st.columns = b.letters, b.format, b.plain, b.parts, b.rows, b.columns
	}
	properties := st.node.Child("w:pPr")
	f := r.format(properties)
	if f.set&markNum != 0 {
		if lvl := r.numbers.level(f.num, r.numbers.levelOf(f.num, st.id, f.level)); lvl != nil {
			st.format.over(&lvl.format)
			if f.set&markLevel == 0 {
				f.level, f.set = lvl.index, f.set|markLevel
			}
		}
	}
	st.format.over(&f)
	st.plain.over(&f)
	l := r.letters(st.node.Child("w:rPr"))
	st.letters.over(&l)
	if st.kind != "table" {
		return
	}
	if n := number(st.node.Path("w:tblPr", "w:tblStyleRowBandSize").Val()); n > 0 {
		st.rows = n
	}
	if n := number(st.node.Path("w:tblPr", "w:tblStyleColBandSize").Val()); n > 0 {
		st.columns = n
	}
	parts := st.parts[:len(st.parts):len(st.parts)]
	for n := st.node.Child("w:tblStylePr"); n != nil; n = n.Next {
		if n.Name == "w:tblStylePr" {
			parts = append(parts, n)
		}
	}
	if len(parts) < 1000 { // a long chain of styles with many parts is no honest one
		st.parts = parts
	}
}

// modelStyles makes the style sheet of the model, the default first.
func (r *reader) modelStyles() {
	s := &r.sheet
	add := func(st *fileStyle) {
		r.resolve(st)
		st.base = stack(s.letters, &st.letters)
		st.shape = r.shape(&st.format, &st.base, &s.format)
		st.model = st.shape.style()
		st.model.ID, st.model.Name = s.free(styleName(st.id)), st.name()
		s.taken[st.model.ID] = true
	}
	if s.fallback.node == nil {
		s.fallback.node, s.fallback.state = &xmltree.Node{Name: "w:style"}, 2
	}
	add(s.fallback)
	r.f.Doc.Styles = append(r.f.Doc.Styles, s.fallback.model)
	for _, st := range s.list {
		if st != s.fallback {
			add(st)
			r.f.Doc.Styles = append(r.f.Doc.Styles, st.model)
		}
	}
	at := 1
	next := func(st *fileStyle, to *doc.Style) {
		if n := s.styles["paragraph/"+st.node.Child("w:next").Val()]; n != nil && n != st {
			to.Next = n.model.ID
		}
	}
	next(s.fallback, &r.f.Doc.Styles[0])
	for _, st := range s.list {
		if st != s.fallback {
			next(st, &r.f.Doc.Styles[at])
			at++
		}
	}
}

// name is what Word shows for a style. Word names the default itself: it has the first
// of its other names, if there are any.
func (st *fileStyle) name() string {
	name := st.node.Child("w:name").Val()
	if name == "Normal" || name == "" {
		if alias, _, _ := strings.Cut(st.node.Child("w:aliases").Val(), ","); alias != "" {
			return alias
		}
	}
	if name == "" {
		return st.id
	}
	return name
}

// styleName is an id as the model has it, of one of the file.
func styleName(id string) string {
	if styleID.MatchString(id) && !reservedStyles[id] {
		return id
	}
	clean := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' {
			return c
		}
		return -1
	}, id)
	if clean == "" || clean[0] <= '9' || clean[0] == '_' || reservedStyles[clean] {
		clean = "Style" + clean
	}
	return clean
}

var reservedStyles = map[string]bool{"DefaultParagraphFont": true, "TableNormal": true, "NoList": true}

// free is an id like this one that no style has.
func (s *sheetReader) free(id string) string {
	name := id
	for s.taken[name] {
		s.tries[id]++
		name = id + "-" + strconv.Itoa(s.tries[id])
	}
	return name
}

// shape is what the model has of a format and letters; the format lies over the one of
// a table and the document.
func (r *reader) shape(f *format, l *letters, under *format) shape {
	whole := *under
	whole.over(f)
	sh := shape{
		font: face(l.ascii), size: l.size, bold: l.is(traitBold), italic: l.is(traitItalic), color: l.ink(), decor: l.decor(),
		align: whole.align, outline: whole.outline,
		keepNext: whole.is(markKeepNext), keeped: whole.is(markKeepLines),
	}
	if sh.align == doc.AlignStyle {
		sh.align = doc.AlignLeft
	}
	if strings.Contains(whole.tabs, "-") {
		whole.tabs = mergeTabs("", whole.tabs)
	}
	sh.tabs = whole.tabs
	sh.place(&whole, l.size, r.autoSpace)
	return sh
}

// place takes the indents and spaces. A letter is as wide as it is high, as far as Word
// counts with it.
func (sh *shape) place(f *format, size, auto int) {
	chars := func(hundredths, other int) int {
		if hundredths != 0 {
			return hundredths * size / 10
		}
		return other
	}
	sh.left, sh.right, sh.first = chars(f.leftChars, f.left), chars(f.rightChars, f.right), chars(f.firstChars, f.first)
	space := func(own mark, lines, value int) int {
		switch {
		case f.is(own):
			return auto
		case lines != 0:
			return lines * 240 / 100
		}
		return value
	}
	sh.before, sh.after = space(markAutoBefore, f.beforeLines, f.before), space(markAutoAfter, f.afterLines, f.after)
	switch {
	case f.line <= 0:
	case f.rule == "exact":
		sh.exact = f.line
	case f.rule == "atLeast":
		sh.atLeast = f.line
	case f.line != 240:
		sh.line = f.line
	}
}

// style is the style of the model with this shape, without a name.
func (sh *shape) style() doc.Style {
	st := doc.Style{
		Font: sh.font, Size: float64(sh.size) / 2, Bold: sh.bold, Italic: sh.italic, Color: sh.color, Decor: sh.decor,
		Align: sh.align, Left: doc.Length(sh.left), Right: doc.Length(sh.right), FirstLine: doc.Length(sh.first),
		Before: doc.Length(sh.before), After: doc.Length(sh.after),
		Exact: doc.Length(sh.exact), AtLeast: doc.Length(sh.atLeast),
		KeepNext: sh.keepNext, KeepLines: sh.keeped, Outline: sh.outline,
	}
	if sh.line != 0 {
		st.Line = float64(sh.line) / 240
	}
	for _, t := range unpackTabs(sh.tabs) {
		if t >= 0 {
			st.Tabs = append(st.Tabs, doc.Length(t%oddStop))
		}
	}
	return st
}

// styled is the id of the style of the model that has a shape: that of the file's style,
// or one derived from it.
func (r *reader) styled(st *fileStyle, sh shape) string {
	if sh == st.shape {
		return st.model.ID
	}
	key := derived{st.model.ID, sh}
	if id, known := r.sheet.shapes[key]; known {
		return id
	}
	m := sh.style()
	m.ID, m.Name = r.sheet.next(st), st.model.Name
	if i := strings.LastIndexByte(m.ID, '-'); i >= 0 {
		m.Name += " " + m.ID[i+1:]
	}
	r.sheet.taken[m.ID], r.sheet.shapes[key] = true, m.ID
	r.f.Doc.Styles = append(r.f.Doc.Styles, m)
	return m.ID
}

// next is the id of the next style that is made of one.
func (s *sheetReader) next(st *fileStyle) string {
	for {
		st.made++
		if id := st.model.ID + "-" + strconv.Itoa(st.made); !s.taken[id] {
			return id
		}
	}
}
