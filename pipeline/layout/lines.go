package layout

import (
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/doc"
)

// paragraph is a paragraph being broken into lines.
type paragraph struct {
	*style
	align  doc.Align
	block  doc.Block
	runs   []run
	pieces []piece
	whole  bool // the run being added has no character that does not break
	varied bool // some run has a size of its own
}

// column is where blocks are placed: a text area, a page header, a table cell.
type column struct {
	x, width Pos
	cell     bool
}

// strips breaks the paragraph into lines, at least one. Line is room for the
// pieces of one, and returned for the next paragraph.
func (p *paragraph) strips(col column, line []piece) (out []strip, _ []piece) {
	var texts []Text // of all lines; strips hold parts of it
	indent := p.Left + p.FirstLine
	for at, last := 0, false; !last; indent = p.Left {
		l := setter{paragraph: p, left: min(max(twips(indent), 0), col.width), right: col.width}
		l.right = max(l.right-twips(p.Right), l.left)
		var hard kind
		line, at, hard = l.next(at, line[:0])
		last = at == len(p.pieces) && hard != lineBreak // a break at the end makes an empty line
		start := len(texts)
		pitch := l.measure(line)
		texts = l.set(line, col.x, texts, last || hard != word)
		out = append(out, strip{height: pitch, again: twips(p.Before), texts: texts[start:len(texts):len(texts)], turns: hard == pageBreak})
	}
	out[0].before = twips(p.Before)
	out[len(out)-1].after, out[len(out)-1].ends = twips(p.After), true
	p.glue(out, col.cell)
	return out, line
}

// glue says which lines stay together: the first two and the last two, all of
// them if the style wants it, and with the next block. Word processors let a
// row of a table divide after any line.
func (p *paragraph) glue(lines []strip, cell bool) {
	last := len(lines) - 1
	for i := range lines[:last] {
		switch {
		case !cell && (i == 0 || i == last-1):
			lines[i].glue = firm
		case p.KeepLines || p.KeepNext: // a paragraph kept with the next is moved whole
			lines[i].glue = keep
		}
	}
	if p.KeepNext {
		lines[last].glue = keep
	}
	for i := range lines {
		if lines[i].turns {
			lines[i].glue = loose
		}
	}
}

// setter sets one line of a paragraph, from left to right in its column.
type setter struct {
	*paragraph
	left, right Pos
	baseline    Pos // from the line's top
}

// measure is the height of a line: that of its highest run.
func (l *setter) measure(line []piece) Pos {
	pitch := l.pitch
	l.baseline = l.ascent
	if !l.varied || len(line) == 0 {
		return pitch
	}
	most := 0
	for i := range line {
		if r := &l.runs[line[i].run]; r.size > most {
			most = r.size
			as := style{Style: l.Style}
			as.measure(r.face, most)
			pitch, l.baseline = as.pitch, as.ascent
		}
	}
	return pitch
}

// next gathers the pieces of the line that begins with piece at. It returns the
// piece that the next line begins with, and the break that ended the line, if one did.
func (l *setter) next(at int, line []piece) (_ []piece, next int, hard kind) {
	pen := pen{x: l.left}
	if at < len(l.pieces) {
		pen.run = l.pieces[at].run
	}
	var ends ends
	for i := at; i < len(l.pieces); i++ {
		pc := l.pieces[i]
		switch {
		case pc.kind >= lineBreak:
			return line, i + 1, pc.kind
		case pc.kind == tab:
			stop, ok := l.stop(pen.at())
			if !ok {
				return line, i + 1, word
			}
			pc.width = stop - pen.at()
		case !pc.blank() && pen.to(&pc, l.runs).at() > l.right:
			x := pen.at()
			if ends.word == 0 && l.pastHyphen(&pc, x) {
				ends.slash = 0
			}
			if n := l.end(line, ends, x+l.firstWidth(&pc) <= l.right); n > 0 {
				return line[:n], at + n, word
			}
			line, next = l.cut(line, i, x)
			return line, next, word
		}
		line = append(line, pc)
		pen = pen.to(&pc, l.runs)
		pen.part += pc.space
		ends.note(pc.after, len(line))
	}
	return line, len(l.pieces), word
}

// ends is how many pieces a line may have: the last chances of each kind.
type ends struct{ space, word, slash, slashBefore int }

func (e *ends) note(c chance, n int) {
	switch c {
	case atSpace:
		e.space, e.word = n, n
	case inWord:
		e.word = n
	case slash:
		e.slash, e.slashBefore = n, e.slash
	}
}

// longPath is how many characters without a space may stand before a slash so
// that no line ends there.
const longPath = 66

// end chooses how many pieces the line gets; 0 if it has no place to end. A
// slash ends no line, but takes back the end to the last space, if something of
// what follows the slash fits.
func (l *setter) end(line []piece, e ends, begun bool) int {
	if e.slash == len(line) && !begun {
		e.slash = e.slashBefore
	}
	if e.slash <= e.word {
		return e.word
	}
	switch {
	case e.space > 0 && l.runes(line[e.space:e.slash]) < longPath:
		return e.space
	case e.space == 0 && l.spaceBefore(&line[0]):
		return 0
	}
	return e.slash
}

// spaceBefore tells whether a space stands not far before a piece.
func (l *setter) spaceBefore(pc *piece) bool {
	text := l.runs[pc.run].text[:pc.start]
	return pc.run > 0 || strings.Contains(text[max(0, len(text)-longPath):], " ")
}

func (l *setter) runes(line []piece) (n int) {
	for _, pc := range line {
		n += utf8.RuneCountInString(l.runs[pc.run].text[pc.start:pc.end])
	}
	return n
}

// pastHyphen tells whether a word that begins at x fits up to a hyphen that does
// not break; the hyphen itself may hang over the edge. Word processors look no
// further back than that for the end of a line.
func (l *setter) pastHyphen(pc *piece, x Pos) bool {
	r := &l.runs[pc.run]
	word := r.text[pc.start:pc.end]
	hyphen := strings.IndexRune(word, '\u2011')
	if hyphen < 0 {
		return false
	}
	for _, c := range word[:hyphen] {
		x += width(r.face.Advance(c), r.size)
	}
	return x <= l.right
}

// firstWidth is the width of a word's first character.
func (l *setter) firstWidth(pc *piece) Pos {
	r := &l.runs[pc.run]
	c, _ := utf8.DecodeRuneInString(r.text[pc.start:])
	return width(r.face.Advance(c), r.size)
}

// cut fills up the line with characters of piece i, which is too long for any
// line; the rest of the piece begins the next one.
func (l *setter) cut(line []piece, i int, x Pos) (_ []piece, next int) {
	pc := &l.pieces[i]
	r := &l.runs[pc.run]
	end, filled := pc.start, Pos(0)
	for k, c := range r.text[pc.start:pc.end] {
		w := width(r.face.Advance(c), r.size)
		if x+filled+w > l.right && (k > 0 && c != '\u2011' || k == 0 && len(line) > 0) {
			break
		}
		end, filled = pc.start+k+utf8.RuneLen(c), filled+w
	}
	if end == pc.start {
		return line, i
	}
	head := *pc
	head.end, head.all, head.width, head.space = end, end, filled, 0
	if end == pc.end {
		return append(line, *pc), i + 1
	}
	pc.start, pc.width = end, pc.width-filled
	pc.parts = l.partsOf(pc)
	return append(line, head), i
}

// defaultTab is the distance of the tab stops after a style's own.
const defaultTab = 720 * Twip

// stop is the tab stop after x; there may be none before the right edge.
func (l *setter) stop(x Pos) (Pos, bool) {
	if hang := twips(l.Left); l.FirstLine < 0 && x < hang && !l.tabBefore(x, hang) {
		return hang, hang <= l.right
	}
	for _, t := range l.Tabs {
		if s := twips(t); s > x {
			return s, s <= l.right
		}
	}
	s := (x/defaultTab + 1) * defaultTab
	return s, s <= l.right
}

// tabBefore tells whether the style has a tab stop between x and limit.
func (l *setter) tabBefore(x, limit Pos) bool {
	for _, t := range l.Tabs {
		if s := twips(t); s > x && s < limit {
			return true
		}
	}
	return false
}

// set appends the texts of a line to out. The last line of a paragraph and one
// ended by a break are not justified.
func (l *setter) set(line []piece, columnX Pos, out []Text, last bool) []Text {
	line = trim(line)
	natural, gaps := l.left, 0
	for i, pc := range line {
		natural += pc.width
		if i < len(line)-1 {
			natural += pc.space
			gaps += pc.all - pc.end
		}
		if pc.kind == tab { // what stands before a tab does not move
			gaps = 0
		}
	}
	x, gap := l.left, Pos(0)
	switch room := max(l.right-natural, 0); {
	case l.align == doc.AlignCenter:
		x += room / 2
	case l.align == doc.AlignRight:
		x += room
	case l.align == doc.AlignJustify && !last && gaps > 0:
		gap = room / Pos(gaps)
	}
	return l.texts(line, columnX+x, gap, out)
}

// trim cuts off blank pieces at the end of a line.
func trim(line []piece) []piece {
	for len(line) > 0 && line[len(line)-1].blank() {
		line = line[:len(line)-1]
	}
	return line
}

// texts appends one text for all neighbouring pieces of a run.
func (l *setter) texts(line []piece, x, gap Pos, out []Text) []Text {
	stretched := 0 // pieces up to the last tab keep their spaces
	for i, pc := range line {
		if pc.kind == tab {
			stretched = i + 1
		}
	}
	for i := 0; i < len(line); {
		first, g := line[i], Pos(0)
		if i >= stretched {
			g = gap
		}
		if first.kind == tab {
			x += first.width
			i++
			continue
		}
		t := l.text(&first, x, g)
		end := first.start
		for ; i < len(line) && line[i].run == first.run && line[i].start == end && line[i].kind == word; i++ {
			pc := line[i]
			end = pc.end
			t.Width += pc.width
			if i < len(line)-1 {
				end = pc.all
				t.Width += pc.space + g*Pos(pc.all-pc.end)
			}
		}
		t.Text = l.runs[first.run].text[first.start:end]
		t.Parted = end < line[i-1].all || l.parted(&line[i-1], i == len(line))
		x += t.Width
		if t.Text != "" {
			out = append(out, t)
		}
	}
	return out
}

// parted tells whether the source goes on after a piece with a tab or a break,
// or, at the end of a line, with a space.
func (l *setter) parted(pc *piece, ends bool) bool {
	next := l.runs[pc.run].text[pc.all:]
	if next == "" && pc.run+1 < len(l.runs) {
		next = l.runs[pc.run+1].text
	}
	return next != "" && (next[0] == '\t' || next[0] == '\n' || ends && next[0] == ' ')
}

// text is a text without characters in the format of a piece.
func (l *setter) text(pc *piece, x, gap Pos) Text {
	r := &l.runs[pc.run]
	return Text{
		X: x, Y: l.baseline, Gap: gap, Link: r.link, Block: l.block, Label: r.label, page: r.page,
		Format: Format{Bold: r.bold, Italic: r.italic, Size: r.size, Color: r.color},
	}
}
