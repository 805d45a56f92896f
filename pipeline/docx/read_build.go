package docx

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// build makes the inlines of a paragraph from its pieces.
func (r *reader) build(p *paragraph, atoms []atom) {
	if p.format.is(markBreak) {
		p.inlines = append(p.inlines, doc.Break{Page: true})
	}
	mark := len(r.spans)
	for i := range atoms {
		l := p.base
		if p.styled(&atoms[i]) {
			l = r.lettersOf(&atoms[i], p)
		}
		r.spans = append(r.spans, l)
	}
	spans := r.spans[mark:]
	r.ground(p, atoms, spans)
	for i := range atoms {
		r.inline(p, &atoms[i], &spans[i])
	}
	p.close()
	r.spans = r.spans[:mark]
}

// styled tells whether a piece has letters whose look counts.
func (p *paragraph) styled(a *atom) bool {
	return a.run != nil && (a.kind == atomText || a.kind == atomNumber) && a.run.Kid != nil && a.run.Kid.Name == "w:rPr"
}

// lettersOf is how the letters of a piece look.
func (r *reader) lettersOf(a *atom, p *paragraph) letters {
	properties := a.run.Kid
	if id := properties.Child("w:rStyle").Val(); id != "" {
		if st := r.style("character", id); st != nil {
			var table *letters
			if r.cell.look != nil {
				table = &r.cell.look.letters
			}
			return r.runLetters(properties, stack(r.sheet.letters, table, &p.style.letters, &st.letters))
		}
	}
	return r.runLetters(properties, p.base)
}

// runLetters lays what a w:rPr itself says over letters.
func (r *reader) runLetters(properties *xmltree.Node, l letters) letters {
	r.direct = true
	own := r.letters(properties)
	r.direct = false
	l.over(&own)
	return l
}

// ground makes the style of a paragraph one from which its letters differ only by what
// they add: texts of the model add bold, they cannot take it away. A number of the page
// has no look of its own, nor has a paragraph without letters but that of its end.
func (r *reader) ground(p *paragraph, atoms []atom, spans []letters) {
	texts := 0
	var leading *letters
	for i := range atoms {
		switch {
		case atoms[i].kind == atomNumber:
			leading = &spans[i]
		case atoms[i].kind == atomText && atoms[i].link == "":
			texts++
		}
	}
	switch mark := p.properties.Child("w:rPr"); {
	case leading != nil:
		p.lettered(leading)
	case texts == 0 && mark != nil && len(atoms) == 0:
		p.lettered(ptr(r.runLetters(mark, p.base)))
	}
	for i := range atoms {
		if atoms[i].kind != atomText || atoms[i].link != "" {
			continue
		}
		l := &spans[i]
		p.shape.bold = p.shape.bold && l.is(traitBold)
		p.shape.italic = p.shape.italic && l.is(traitItalic)
		p.shape.decor = common2(p.shape.decor, l.decor())
	}
}

// lettered gives a paragraph's style the look of letters.
func (p *paragraph) lettered(l *letters) {
	sh := &p.shape
	sh.font, sh.size, sh.bold, sh.italic, sh.color, sh.decor = face(l.ascii), l.size, l.is(traitBold), l.is(traitItalic), l.ink(), l.decor()
}

// common2 is what both have.
func common2(a, b doc.Decor) doc.Decor {
	if a == b {
		return a
	}
	a.Underline, a.Strike = a.Underline && b.Underline, a.Strike && b.Strike
	a.Caps, a.SmallCaps, a.Hidden = a.Caps && b.Caps, a.SmallCaps && b.SmallCaps, a.Hidden && b.Hidden
	if a.Raise != b.Raise {
		a.Raise = 0
	}
	if b.Shade == "" {
		a.Shade = ""
	}
	return a
}

// inline adds the inline of a piece.
func (r *reader) inline(p *paragraph, a *atom, l *letters) {
	switch a.kind {
	case atomText:
		p.shown = true
		r.tellLetters(l)
		r.letter(p, a, l)
	case atomTab:
		p.other(doc.Tab{})
		p.shown, p.tabbed = true, true
	case atomBreak:
		p.other(doc.Break{})
		p.shown = true
	case atomPage:
		p.other(doc.Break{Page: true})
		p.shown = true
	case atomNumber:
		p.other(doc.Field{Kind: doc.FieldPage})
		p.shown = true
	case atomDrawing:
		r.drawing(p, a.node)
	case atomNote:
		r.note(a.node)
	}
}

// letter adds letters. Where a run has two typefaces, one is for ASCII.
func (r *reader) letter(p *paragraph, a *atom, l *letters) {
	if a.link != "" {
		if r.textOf(p, a.text, l) != (doc.Text{Text: a.text}) {
			r.say("kieu-lien-ket")
		}
		p.link(doc.Link{Target: a.link, Text: a.text})
		return
	}
	if l.high == "" || l.high == l.ascii || isASCII(a.text) {
		p.add(r.textOf(p, a.text, l))
		return
	}
	high := *l
	high.ascii = l.high
	from := 0
	for i := 1; i <= len(a.text); i++ {
		if i < len(a.text) && (a.text[i] < 0x80) == (a.text[from] < 0x80) {
			continue
		}
		if a.text[from] < 0x80 {
			p.add(r.textOf(p, a.text[from:i], l))
		} else {
			p.add(r.textOf(p, a.text[from:i], &high))
		}
		from = i
	}
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// add appends a text; one of the same format goes on.
func (p *paragraph) add(t doc.Text) {
	if n := len(p.inlines); n > 0 {
		if last, ok := p.inlines[n-1].(doc.Text); ok && last.SameFormat(t) {
			p.more(last.Text, t.Text)
			return
		}
	}
	p.close()
	p.inlines = append(p.inlines, t)
}

// link appends a link; one of the same address goes on.
func (p *paragraph) link(l doc.Link) {
	if n := len(p.inlines); n > 0 {
		if last, ok := p.inlines[n-1].(doc.Link); ok && last.Target == l.Target {
			p.more(last.Text, l.Text)
			return
		}
	}
	p.close()
	p.inlines = append(p.inlines, l)
}

// other appends what has no letters.
func (p *paragraph) other(in doc.Inline) {
	p.close()
	p.inlines = append(p.inlines, in)
}

// more lets the last inline, whose first letters are these, go on. A paragraph may be of
// very many pieces: they are put together once.
func (p *paragraph) more(first, next string) {
	if p.tail.Len() == 0 {
		p.tail.WriteString(first)
	}
	p.tail.WriteString(next)
}

// close ends the last inline.
func (p *paragraph) close() {
	if p.tail.Len() == 0 {
		return
	}
	last := len(p.inlines) - 1
	switch in := p.inlines[last].(type) {
	case doc.Text:
		in.Text = p.tail.String()
		p.inlines[last] = in
	case doc.Link:
		in.Text = p.tail.String()
		p.inlines[last] = in
	}
	p.tail.Reset()
}

// textOf is a text that looks as l in a paragraph.
func (r *reader) textOf(p *paragraph, s string, l *letters) doc.Text {
	sh := &p.shape
	t := doc.Text{Text: s, Bold: l.is(traitBold) && !sh.bold, Italic: l.is(traitItalic) && !sh.italic}
	var look doc.Look
	if f := face(l.ascii); f != sh.font {
		look.Font = f
		if f == "" {
			look.Font = doc.Typeface
		}
	}
	if l.size != sh.size {
		look.Size = float64(l.size) / 2
	}
	if c := l.ink(); c != sh.color {
		look.Color = c
		if c == "" {
			look.Color = black
		}
	}
	if d := l.decor(); d != sh.decor {
		look.Decor = more(d, sh.decor)
	}
	if look != (doc.Look{}) {
		t.Look = r.look(look)
	}
	return t
}

// more is what d has beyond base.
func more(d, base doc.Decor) doc.Decor {
	d.Underline, d.Strike = d.Underline && !base.Underline, d.Strike && !base.Strike
	d.Caps, d.SmallCaps, d.Hidden = d.Caps && !base.Caps, d.SmallCaps && !base.SmallCaps, d.Hidden && !base.Hidden
	if d.Raise == base.Raise {
		d.Raise = 0
	}
	if d.Shade == base.Shade {
		d.Shade = ""
	}
	return d
}

// look is the one of its value: texts share it.
func (r *reader) look(l doc.Look) *doc.Look {
	if have := r.looks[l]; have != nil {
		return have
	}
	r.looks[l] = &l
	return &l
}
