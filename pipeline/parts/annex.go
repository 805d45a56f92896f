package parts

import (
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
)

// annexed is the heading of an annex, folded: with a number or without, and what
// follows.
var annexed = regexp.MustCompile(`^phu luc(?: so)?(?: (?:[ivxlc]{1,6}|\d{1,3}[a-z]?|[a-z]))?(?: |$)`)

// annexLabel is how many bytes of what was typed the label of an annex takes; 0 if
// the line is none.
func (f *finder) annexLabel(l *Line) int {
	const longest = 300
	text := strings.TrimLeft(l.own, " \t")
	if len(text) > longest || text == "" || !strings.ContainsRune("Pp", first(text)) || l.Label != "" || l.Table != nil && len(l.Table.Columns) > 1 {
		return 0
	}
	fold := l.Fold()
	m := annexed.FindString(fold)
	if m == "" || !l.standsOut() && l.Align() != doc.AlignRight {
		return 0
	}
	words := fields(l.own)
	n := len(strings.Fields(m))
	if n > len(words) {
		n = len(words)
	}
	end := words[n-1].to
	rest := strings.TrimLeft(l.own[end:], " \t")
	if n == 2 && rest != "" && len(strings.TrimRight(l.own[words[1].from:end], ":.-–")) == len(l.own[words[1].from:end]) && !strings.ContainsRune(":-–(.", first(rest)) && !begins(rest) {
		return 0 // "Phụ lục kèm theo ..."
	}
	if n > 2 && rest != "" && !strings.ContainsRune(":-–(.", first(rest)) && !begins(rest) && !ends(l.looksLike(l.own[:end]), ":.-") {
		return 0
	}
	return end
}

// isAttached tells whether a line is "(Kèm theo ...)".
func isAttached(l *Line) bool {
	fold := l.Fold()
	if !hasPrefix(fold, []string{"kem theo", "ban hanh kem theo", "dinh kem"}) {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(l.own, " \t"), "(") || l.Italic() && l.Centred()
}

// firstAnnex is the index of the first line of the first annex that has a label; a
// heading in a body that is only closed behind it does not count.
func (f *finder) firstAnnex() int {
	last := map[int]int{} // "Nơi nhận" in a section
	for i, l := range f.Lines {
		if isRecipients(l) && (l.Table == nil || len(l.Table.Columns) <= 3) {
			last[l.Section] = i
		}
	}
	for i := f.after; i < len(f.Lines); i++ {
		l := f.Lines[i]
		if l.taken || f.annexLabel(l) == 0 {
			continue
		}
		if f.startsPage(i) || last[l.Section] < i {
			return f.annexTop(i)
		}
	}
	return len(f.Lines)
}

// startsPage tells whether nothing is written between line i and the beginning of its
// section or page.
func (f *finder) startsPage(i int) bool {
	for ; i >= 0; i-- {
		if f.Lines[i].page {
			return true
		}
		if i == 0 || f.Lines[i-1].Section != f.Lines[i].Section {
			return i > 0
		}
		if !f.Lines[i-1].Blank() {
			return false
		}
	}
	return false
}

// annexTop is where the annex of label i begins: with a line of its section above the
// label, if there are not more than two.
func (f *finder) annexTop(i int) int {
	const most = 2
	n, top := 0, i
	for j := i - 1; j >= 0 && f.Lines[j].Section == f.Lines[i].Section; j-- {
		if f.Lines[j].Blank() {
			continue
		}
		if n++; n > most || f.Lines[j].taken {
			return i
		}
		top = j
	}
	if n > 0 && i > 0 && f.Lines[i].Section > 0 {
		return top
	}
	return i
}

// annexes finds the annexes behind the closing.
func (f *finder) annexes() {
	f.annex = max(f.annex, f.past)
	begin := f.unlabelled()
	var starts []int
	if begin < f.annex {
		starts = append(starts, begin)
		f.annex = begin
	}
	for i := f.annex; i < len(f.Lines); i++ {
		l := f.Lines[i]
		switch {
		case f.annexLabel(l) > 0:
			top := f.annexTop(i)
			if n := len(starts); n > 0 && !f.written(starts[n-1], i) {
				continue // the label of the annex that has begun
			}
			starts = append(starts, top)
		case f.titled(i) && f.startsPage(i) && (len(starts) == 0 || starts[len(starts)-1] != i):
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 && f.annex < len(f.Lines) {
		starts = append(starts, f.annex)
	}
	to := len(f.Lines)
	for _, from := range slices.Backward(starts) { // a label that is cut moves what is behind it
		f.Annexes = append(f.Annexes, f.oneAnnex(from, to))
		to = from
	}
	slices.Reverse(f.Annexes)
}

// written tells whether lines from to to hold a label already, or more than what may
// stand above one.
func (f *finder) written(from, to int) bool {
	const above = 2
	n := 0
	for _, l := range f.Lines[from:to] {
		if f.annexLabel(l) > 0 {
			return true
		}
		if !l.Blank() {
			n++
		}
	}
	return n > above
}

// unlabelled is where an annex without a label begins behind the closing: on a new
// page with what looks like a title, or where its "(Kèm theo ...)" stands near.
func (f *finder) unlabelled() int {
	if f.past == f.end {
		return f.annex
	}
	for i := f.past; i < f.annex; i++ {
		if l := f.Lines[i]; !l.Blank() && !isContact(l) && (f.startsPage(i) || f.titled(i)) {
			return i
		}
	}
	return f.annex
}

// titled tells whether line i reads like the title of an annex with "(Kèm theo ...)"
// under it.
func (f *finder) titled(i int) bool {
	const near = 4
	l := f.Lines[i]
	if l.Blank() || l.Table != nil || !l.standsOut() {
		return false
	}
	n := 0
	for _, m := range f.Lines[i+1:] {
		if m.Section != l.Section || m.page {
			return false
		}
		if m.Blank() {
			continue
		}
		if isAttached(m) {
			return true
		}
		if n++; n == near || f.annexLabel(m) > 0 {
			return false
		}
	}
	return false
}

// oneAnnex takes the lines from to to as one annex.
func (f *finder) oneAnnex(from, to int) Annex {
	a := Annex{Section: f.Lines[from].Section}
	var body []*Line
	var above *Line // the last of label, title and "(Kèm theo ...)"
	head := true    // more of them may come
	for i := from; i < to; i++ {
		l := f.Lines[i]
		if l.taken {
			continue
		}
		if head && !l.Blank() && !isStroke(l) {
			if n := f.annexHead(&a, i, above); n > 0 {
				i, to = i+n-1, to+n-1
				above = f.Lines[i]
				continue
			}
			head = a.Label == nil && above == nil && f.labelNear(i, to)
		}
		body = append(body, l)
	}
	a.Body = trimmed(body)
	return a
}

// annexHead takes line i as part of the head of an annex, and tells how many lines it
// is then, as a title behind a label is cut off; 0 if it is no part of it.
func (f *finder) annexHead(a *Annex, i int, above *Line) int {
	l := f.Lines[i]
	if a.Label == nil {
		if end := f.annexLabel(l); end > 0 {
			return f.labelled(a, i, end)
		}
	}
	switch {
	case a.Attached == nil && isAttached(l):
		a.Attached = l
	case a.Attached != nil && l.Block == a.Attached.Block && !strings.Contains(a.attachedText(), ")"):
		a.Attached.More = append(a.Attached.More, l)
	case a.Attached == nil && f.annexTitle(l, above):
		a.Title = append(a.Title, l)
	default:
		return 0
	}
	f.take(doc.RoleAnnex, l)
	return 1
}

// attachedText is the text of the line that names the document, with those it goes on.
func (a *Annex) attachedText() string {
	text := a.Attached.own
	for _, l := range a.Attached.More {
		text += l.own
	}
	return text
}

// labelled takes the label of an annex, and what stands behind it in its line as a line
// of its own; it tells how many lines that makes.
func (f *finder) labelled(a *Annex, i, end int) int {
	l := f.Lines[i]
	a.Label = l
	f.take(doc.RoleAnnex, l)
	rest := strings.TrimLeft(l.own[end:], " \t:.-–")
	if rest == "" {
		return 1
	}
	m := l.cut(end, len(l.own)-len(rest))
	f.Lines = slices.Insert(f.Lines, i+1, m)
	f.take(doc.RoleAnnex, m)
	if isAttached(m) {
		a.Attached = m
	} else {
		a.Title = append(a.Title, m)
	}
	return 2
}

// labelNear tells whether the label of the annex stands within the next lines.
func (f *finder) labelNear(i, to int) bool {
	const near = 2
	n := 0
	for _, l := range f.Lines[i+1 : min(to, len(f.Lines))] {
		if l.Blank() {
			continue
		}
		if f.annexLabel(l) > 0 {
			return true
		}
		if n++; n >= near {
			return false
		}
	}
	return false
}

// annexTitle tells whether a line belongs to the title of an annex.
func (f *finder) annexTitle(l, above *Line) bool {
	if l.Label != "" || l.Table != nil || len(l.Fold()) > 2*longHead || above != nil && len(above.After) > 0 {
		return false
	}
	return l.Centred() && (l.Bold() || l.Upper()) || l.Upper() && l.Bold() || above != nil && l.Block == above.Block || l.Style.Align == doc.AlignCenter
}

// trimmed are lines without the blank ones around them.
func trimmed(lines []*Line) []*Line {
	for len(lines) > 0 && lines[0].Blank() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].Blank() {
		lines = lines[:len(lines)-1]
	}
	return lines[:len(lines):len(lines)]
}

// rest takes the body, how to reach the agency, and what stands behind the closing
// without being anything.
func (f *finder) rest() {
	to := len(f.Lines)
	if len(f.Annexes) > 0 {
		to = f.annex
	}
	var body []*Line
	contact := false // the line above is how to reach the agency
	for i := f.after; i < to; i++ {
		l := f.Lines[i]
		switch {
		case l.taken:
			contact = l.Role == doc.RoleContact
		case i < f.end:
			body = append(body, l)
		case l.Blank() || isStroke(l):
		case isContact(l) || contact:
			f.Contact = append(f.Contact, l)
			f.take(doc.RoleContact, l)
			contact = true
		default:
			f.other(doc.RoleClosing, l)
		}
	}
	f.Body = trimmed(body)
}
