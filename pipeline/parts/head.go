package parts

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

// Lines that are looked at for letterhead and title: more never stand above them.
const headLines = 60

// head yields the lines that are not blank at the beginning of the document.
func (f *finder) head(yield func(int, *Line) bool) {
	n := 0
	for i, l := range f.Lines {
		if l.Section > 0 || n == headLines {
			return
		}
		if l.Blank() {
			continue
		}
		n++
		if !yield(i, l) {
			return
		}
	}
}

// columns cuts the lines of the letterhead whose columns are made of tabs or spaces.
func (f *finder) columns() {
	var out []*Line
	n := 0
	for i, l := range f.Lines {
		if n == headLines || l.Section > 0 {
			out = append(out, f.Lines[i:]...)
			break
		}
		out = append(out, l)
		if !l.Blank() {
			n++
			if m := f.parted(l); m != nil {
				out = append(out, m)
			}
		}
	}
	f.Lines = out
}

// parted cuts a line in front of what belongs to the right column, or to trích yếu,
// and gives that; nil if there is nothing like it.
func (f *finder) parted(l *Line) *Line {
	for _, g := range gaps(l.own) {
		rest := l.looksLike(l.own[g.to:])
		before := l.looksLike(l.own[:g.from])
		nation, _ := f.isNation(rest)
		if !nation && !f.isMotto(rest) && !isDateline(rest) && !(isStroke(rest) && isStroke(before)) && !f.rightOfAgency(before, rest) {
			continue
		}
		if before.Blank() {
			l.side = right
			return nil
		}
		m := l.cut(g.from, g.to)
		l.side, m.side = left, right
		return m
	}
	if len(l.own) > longColumns {
		return nil
	}
	if at := max(strings.Index(l.own, " V/v "), strings.Index(l.own, " v/v "), strings.Index(l.own, " V/V ")); at > 0 && isNumber(l.looksLike(l.own[:at])) {
		return l.cut(at, at+1)
	}
	return nil
}

// rightOfAgency tells whether the two pieces are Quốc hiệu or Tiêu ngữ and something
// else the wrong way round.
func (f *finder) rightOfAgency(before, rest *Line) bool {
	nation, _ := f.isNation(before)
	return (nation || f.isMotto(before)) && !isStroke(rest)
}

// letterhead finds what is known by its words: Quốc hiệu, Tiêu ngữ, số, V/v, place and
// date, stamps.
func (f *finder) letterhead() {
	f.nation()
	limit := f.headEnd()
	f.head(func(i int, l *Line) bool {
		switch {
		case i >= limit:
			return false
		case l.taken:
		case f.Motto == nil && f.isMotto(l):
			f.Motto = l
			f.take(doc.RoleMotto, l)
		case f.Urgency == nil && f.isUrgency(l):
			f.Urgency = l
			f.take(doc.RoleUrgency, l)
		case f.Number == nil && isNumber(l):
			f.Number = l
			f.take(doc.RoleNumber, l)
		case f.Dateline == nil && isDateline(l):
			f.Dateline = l
			f.take(doc.RoleDateline, l)
		case len(f.About) == 0 && isAbout(l):
			f.About = []*Line{l}
			f.take(doc.RoleSubject, l)
		case isContact(l) && len(l.Fold()) <= longHead:
			f.Contact = append(f.Contact, l)
			f.take(doc.RoleContact, l)
		}
		return true
	})
	f.tables()
}

// nation finds Quốc hiệu, which may have been broken in two.
func (f *finder) nation() {
	f.head(func(i int, l *Line) bool {
		is, half := f.isNation(l)
		if !is {
			return true
		}
		f.Nation = l
		f.take(doc.RoleMotto, l)
		if next := f.below(i); half && next != nil && next.Fold() == "viet nam" {
			l.More = []*Line{next}
			f.take(doc.RoleMotto, next)
		}
		return false
	})
}

// headEnd is the index of the first line that can no longer belong to the letterhead:
// a title, "Kính gửi", a ground, a heading or a table of the text.
func (f *finder) headEnd() int {
	end := len(f.Lines)
	f.head(func(i int, l *Line) bool {
		numbering := l.Label != "" && !isStroke(l) && l.Table == nil
		if isAddressee(l) || numbering || l.Table != nil && !f.headShaped(l.Table) || strings.HasPrefix(l.Fold(), "can cu ") || len(l.Fold()) > 2*longHead {
			end = i
			return false
		}
		if k, _ := f.kindOf(l); k != nil && l.standsOut() && (f.Nation == nil || f.index(f.Nation) < i) && !f.inHeadCell(l) {
			end = i
			return false
		}
		return true
	})
	return end
}

// headShaped tells whether a table may be one of the letterhead, or around a stamp:
// small, and without borders unless Quốc hiệu stands in it.
func (f *finder) headShaped(t *doc.Table) bool {
	const rows, columns = 6, 4
	if t.HeaderRows > 0 || len(t.Rows) > rows || len(t.Columns) > columns {
		return false
	}
	return t.Border.Weight == 0 || len(t.Columns) == 1 && len(t.Rows) == 1 || f.Nation != nil && f.Nation.Table == t
}

// inHeadCell tells whether a line stands in the row of Quốc hiệu.
func (f *finder) inHeadCell(l *Line) bool {
	return f.Nation != nil && l.Table != nil && f.Nation.Table == l.Table && f.Nation.Row == l.Row
}

// below is the next line that is not blank in the column of line i.
func (f *finder) below(i int) *Line {
	l := f.Lines[i]
	for _, m := range f.Lines[i+1:] {
		if m.Section != l.Section {
			return nil
		}
		if !m.Blank() && l.sameColumn(m) {
			return m
		}
		if l.Table == nil && m.Table != nil {
			return nil
		}
	}
	return nil
}

// tables finds the tables of the letterhead: those that hold a part of it, else a
// table without lines at the very beginning.
func (f *finder) tables() {
	for _, l := range []*Line{f.Nation, f.Motto, f.Number, f.Dateline} {
		if l != nil && l.Table != nil {
			f.second = append(f.second, l.Table)
		}
	}
	if len(f.second) == 0 {
		f.head(func(_ int, l *Line) bool {
			const rows = 3
			if t := l.Table; t != nil && t.Border.Weight == 0 && len(t.Rows) <= rows && t.HeaderRows == 0 && startsWith(l.Fold(), bodies) {
				f.second = append(f.second, t)
			}
			return false
		})
	}
	if len(f.second) > 0 {
		f.Letterhead = f.second[0]
	}
}

// inHead tells whether a line stands in a table of the letterhead.
func (f *finder) inHead(l *Line) bool { return l.Table != nil && slices.Contains(f.second, l.Table) }

// lastKnown is the index of the last line of the letterhead that is known; -1 if none.
func (f *finder) lastKnown() int {
	last := -1
	for _, l := range []*Line{f.Nation, f.Motto, f.Number, f.Dateline, f.Urgency} {
		if l != nil {
			last = max(last, f.index(l))
		}
	}
	for _, l := range f.About {
		last = max(last, f.index(l))
	}
	for i, l := range f.Lines {
		if f.inHead(l) {
			last = max(last, i)
		}
	}
	return last
}

// agencies finds the names of the agencies and of the superior above it, and what goes
// on with V/v; what else stands in the letterhead is none of the parts.
func (f *finder) agencies() {
	var names []*Line
	about := false
	for i, l := range f.Lines[:f.after] {
		switch {
		case l.Blank() || isStroke(l):
			continue
		case l.taken:
			about = len(f.About) > 0 && l == f.About[len(f.About)-1] || about && !f.About[0].sameColumn(l)
			continue
		case about && f.About[0].sameColumn(l):
			f.About = append(f.About, l)
			f.take(doc.RoleSubject, l)
		case f.agencyLine(i, l):
			names = append(names, l)
			f.take(doc.RoleAgency, l)
		default:
			f.other(doc.RoleLetterhead, l)
		}
	}
	n := superiors(names)
	if n > 0 {
		f.Superior = names[:n:n]
	}
	if n < len(names) {
		f.Agency = names[n:]
	}
}

// agencyLine tells whether an unknown line of the letterhead belongs to the name of an
// agency: it stands above the number, and not in the column of Quốc hiệu.
func (f *finder) agencyLine(i int, l *Line) bool {
	if f.Number != nil && f.index(f.Number) < i && l.sameColumn(f.Number) && (f.inHead(l) || !startsWith(l.Fold(), bodies)) {
		return false
	}
	if f.inHead(l) {
		for _, m := range []*Line{f.Nation, f.Motto} {
			if m != nil && m.Table == l.Table {
				return !m.sameColumn(l) && !startsWith(l.Fold(), marks)
			}
		}
		return !startsWith(l.Fold(), marks)
	}
	return !startsWith(l.Fold(), marks) && (l.side == left || l.Upper() || startsWith(l.Fold(), bodies))
}

// superiors is how many of the lines name the superior: by weight, which the law asks
// for, else by the words.
func superiors(names []*Line) int {
	if len(names) < 2 {
		return 0
	}
	n := len(names)
	for n > 0 && names[n-1].Bold() {
		n--
	}
	if n > 0 && n < len(names) && !slices.ContainsFunc(names[:n], (*Line).Bold) {
		return n
	}
	for i := len(names) - 1; i > 0; i-- {
		if beginsName(names[i-1], names[i]) {
			return i
		}
	}
	return 0
}

// beginsName tells whether a line begins a name of its own under another.
func beginsName(above, l *Line) bool {
	fold, before := l.Fold(), above.Fold()
	text := strings.TrimSpace(above.Full())
	if startsWith(fold, places) || startsWith(fold, unnamed) || !startsWith(fold, bodies) {
		return false
	}
	if slices.Contains(begun, before) || strings.HasSuffix(before, " va") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, "-") {
		return false
	}
	return true
}
