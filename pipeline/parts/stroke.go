package parts

import (
	"slices"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
)

// Ratio is how long the stroke is, as a share of the longest line above it that
// belongs to the same part; 0 if that has no length.
func (s *Stroke) Ratio(f *fonts.Family) float64 {
	longest := s.Longest(f)
	if longest == 0 {
		return 0
	}
	return float64(s.Width) / float64(longest)
}

// Longest is the length of the longest line of the part above the stroke. A text that
// fills more than one line of its column is as long as the column is wide.
func (s *Stroke) Longest(f *fonts.Family) doc.Length {
	longest := doc.Length(0)
	for _, l := range s.over {
		width := l.Width(f)
		if room := l.Room(); room > 0 && l.side == whole {
			width = min(width, room)
		}
		longest = max(longest, width)
	}
	return longest
}

// strokes finds the lines that are drawn under the parts.
func (f *finder) strokes() {
	f.drawn, f.at = map[*doc.Rule]bool{}, f.positions()
	if f.Motto != nil {
		f.MottoRule = f.stroke([]*Line{f.Motto}, doc.RoleLetterhead, 1)
	}
	const short = 0.4
	f.AgencyRule = f.stroke(f.Agency, doc.RoleLetterhead, short)
	above := f.Subject
	if len(above) == 0 && f.Title != nil {
		above = []*Line{f.Title}
	}
	f.SubjectRule = f.stroke(above, doc.RoleSubject, short)
	for i := range f.Annexes {
		a := &f.Annexes[i]
		for _, above := range [][]*Line{{a.Attached}, a.Title, {a.Label}} {
			if a.Rule == nil && len(above) > 0 && above[0] != nil {
				a.Rule = f.stroke(append(above, above[0].More...), doc.RoleAnnex, short)
			}
		}
		a.Body = without(a.Body)
	}
	f.Body = without(f.Body)
	f.stray()
}

// stray puts the strokes that are under nothing, and stand neither in the body nor in
// an annex, among the lines that are no part.
func (f *finder) stray() {
	inside := map[*Line]bool{}
	for _, l := range f.Body {
		inside[l] = true
	}
	for i := range f.Annexes {
		for _, l := range f.Annexes[i].Body {
			inside[l] = true
		}
	}
	for i, l := range f.Lines {
		if l.taken || inside[l] || l.Blank() || !isStroke(l) {
			continue
		}
		if role := doc.RoleLetterhead; i < f.after {
			f.other(role, l)
		} else {
			f.other(doc.RoleClosing, l)
		}
	}
}

// without are lines without those that became strokes.
func without(lines []*Line) []*Line {
	return trimmed(slices.DeleteFunc(lines, func(l *Line) bool { return l.taken }))
}

// stroke is the line under a part: drawn under its last line, typed on the next, or the
// underlining of the text. Share is how long it should be, to tell two that hang on the
// same paragraph from each other.
func (f *finder) stroke(over []*Line, role doc.Role, share float64) *Stroke {
	if len(over) == 0 {
		return nil
	}
	last := over[len(over)-1]
	s := &Stroke{Under: last, over: over}
	at, known := f.at[last]
	if !known { // at the foot of the page
		return nil
	}
	for l := last; l != nil; {
		if s.Rule = f.nearest(l.After, share, s); s.Rule != nil {
			s.Width = s.Rule.Width
			f.drawn[s.Rule] = true
			return s
		}
		next := f.next(at, last)
		if next < 0 && role == doc.RoleSubject && l.Table != nil && last.Table == l.Table {
			next = f.underTable(at)
		}
		if next < 0 {
			break
		}
		if l, at = f.Lines[next], next; l.Blank() {
			continue
		}
		if isStroke(l) && !l.taken {
			s.Typed, s.Width = l, l.Width(fonts.Load())
			f.take(role, l)
			return s
		}
		break
	}
	if last.Underlined() {
		s.Width = last.Width(fonts.Load())
		if room := last.Room(); room > 0 {
			s.Width = min(s.Width, room)
		}
		return s
	}
	return nil
}

// next is the index of the next line in the column of l behind line i, in its cell or a
// lower one; -1 if there is none.
func (f *finder) next(i int, l *Line) int {
	for j := i + 1; j < len(f.Lines); j++ {
		m := f.Lines[j]
		if m.Section != l.Section || l.Table == nil && m.Table != nil || l.Table != nil && m.Table == nil && f.Lines[i].Table != nil {
			return -1
		}
		if l.sameColumn(m) || l.Table != nil && f.Lines[i].Table == nil && m.Table == nil {
			return j
		}
	}
	return -1
}

// underTable is the index of the first line under the table of line i; -1 if none.
func (f *finder) underTable(i int) int {
	for j := i + 1; j < len(f.Lines); j++ {
		if f.Lines[j].Table == nil {
			return j
		}
	}
	return -1
}

// nearest is the rule whose length is the nearest to the share of the text above it,
// of those that are no other part's.
func (f *finder) nearest(rules []*doc.Rule, share float64, s *Stroke) *doc.Rule {
	var best *doc.Rule
	var least float64
	for _, r := range rules {
		if f.drawn[r] {
			continue
		}
		off := 0.0
		if len(rules) > 1 {
			off = share*float64(s.Longest(fonts.Load())) - float64(r.Width)
			off = max(off, -off)
		}
		if best == nil || off < least {
			best, least = r, off
		}
	}
	return best
}
