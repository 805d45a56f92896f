package layout

// pen is how far a line has come, as word processors count: they set a line in
// portions (cụm chữ) of one format, each in whole twips, and a character that does
// not break is a portion of its own. Only in the last portion the widths of the
// characters are added up exactly.
type pen struct {
	x, part Pos
	run     int // of the last piece
}

// at is the place of the pen.
func (p pen) at() Pos { return p.x + p.part }

// to sets the pen behind the word of a piece.
func (p pen) to(pc *piece, runs []run) pen {
	if pc.run != p.run && !runs[pc.run].alike(&runs[p.run]) {
		p.x, p.part = p.x+wholeTwips(p.part), 0
	}
	p.run = pc.run
	if pc.parts == nil {
		p.part += pc.width
		return p
	}
	p.x += wholeTwips(p.part+pc.parts.head) + pc.parts.middle
	p.part = pc.parts.tail
	return p
}

// alike tells whether two runs are set as one portion.
func (r *run) alike(s *run) bool {
	return r.face == s.face && r.size == s.size && r.color == s.color && r.link == s.link && !r.page && !s.page
}

// parts are the widths of a word with characters that do not break: up to the
// first one, from it to the last one in whole portions, and after that.
type parts struct{ head, middle, tail Pos }

// partsOf measures a piece; nil if it is one portion.
func (p *paragraph) partsOf(pc *piece) *parts {
	r := &p.runs[pc.run]
	var out *parts
	var portion Pos
	for _, c := range r.text[pc.start:pc.end] {
		w := width(r.face.Advance(c), r.size)
		switch {
		case !unbroken(c):
			portion += w
			continue
		case out == nil:
			out = &parts{head: portion}
		default:
			out.middle += wholeTwips(portion)
		}
		out.middle += wholeTwips(w)
		portion = 0
	}
	if out != nil {
		out.tail = portion
	}
	return out
}

// unbroken tells whether c is a space or hyphen that does not break a line.
func unbroken(c rune) bool { return c == '\u00A0' || c == '\u2011' }
