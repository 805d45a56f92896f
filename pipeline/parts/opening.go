package parts

import (
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// opening finds what stands between title and body: trích yếu, "Kính gửi", the issuing
// authority, the grounds, the enacting words.
func (f *finder) opening() {
	i := f.subject(f.after)
	for f.Enacting == nil && i < len(f.Lines) {
		l := f.Lines[i]
		if l.Blank() || l.taken || isStroke(l) {
			i++
			continue
		}
		next := f.opens(i, l)
		if next == 0 {
			break
		}
		i = next
	}
	f.late(i)
}

// opens takes what line i begins, and tells where it ends; 0 is where the body begins.
func (f *finder) opens(i int, l *Line) int {
	switch {
	case f.Dateline == nil && isDateline(l) && (l.Centred() || l.Italic() || l.Align() == doc.AlignRight):
		f.Dateline = l
		f.take(doc.RoleDateline, l)
		if len(f.Subject) == 0 {
			return f.subject(i + 1)
		}
	case f.Number == nil && f.Title != nil && isNumber(l) && len(f.Grounds) == 0:
		f.Number = l
		f.take(doc.RoleNumber, l)
		return f.subject(i + 1)
	case len(f.Addressees) == 0 && isAddressee(l):
		return f.addressees(i)
	case f.isGround(l):
		f.Grounds = append(f.Grounds, l)
		f.take(doc.RoleBasis, l)
	case f.isEnacting(l):
		f.Enacting = l
		f.take(doc.RoleAuthority, l)
	default:
		return f.power(i)
	}
	return i + 1
}

// late finds the enacting words of a decision that has other text before them.
func (f *finder) late(from int) {
	const within = 40 // lines
	for i := from; f.Enacting == nil && i < min(from+within, len(f.Lines)); i++ {
		l := f.Lines[i]
		if l.Blank() || !f.isEnacting(l) {
			continue
		}
		f.Enacting = l
		f.take(doc.RoleAuthority, l)
		for _, m := range f.Lines[from:i] {
			if !m.taken && f.opensGround(m) {
				f.Grounds = append(f.Grounds, m)
				f.take(doc.RoleBasis, m)
			}
		}
	}
}

// subject takes the trích yếu from line i on, and tells where it ends.
func (f *finder) subject(i int) int {
	if f.Title == nil {
		return i
	}
	const most = 8 // lines
	above, n := f.Title, len(f.Subject)
	if n > 0 {
		above = f.Subject[n-1]
	}
	for ; i < len(f.Lines) && n < most; i++ {
		l := f.Lines[i]
		if l.taken && l.Role == doc.RoleSubject {
			above = l
			continue
		}
		if l.Blank() && len(above.After) == 0 {
			continue
		}
		if l.taken || len(above.After) > 0 || !f.isSubject(l, above) {
			return i
		}
		f.Subject = append(f.Subject, l)
		f.take(doc.RoleSubject, l)
		above = l
		n++
	}
	return i
}

// isSubject tells whether a line under the title, or under a line of the trích yếu,
// belongs to it.
func (f *finder) isSubject(l, above *Line) bool {
	switch {
	case l.Label != "", isStroke(l), isAddressee(l), f.isEnacting(l), isNumber(l), isDateline(l),
		l.Table != nil && !f.inHead(l), f.opensGround(l) && !l.Bold() && l.Style.Align != doc.AlignCenter:
		return false
	case above == f.Title:
		loose := !f.Title.Centred() && len(l.Fold()) <= longHead && !ends(l, ".;:,/") // all of the paper stands at the left
		return l.Centred() || l.Bold() || isAbout(l) || strings.HasPrefix(l.Fold(), "ve ") || f.strokeUnder(l) || loose
	case l.Upper() && !above.Upper():
		return false // the issuing authority, or a heading
	case l.Upper() && startsWith(l.Fold(), posts):
		return false
	}
	return l.Centred() && above.Centred() || l.Block == above.Block ||
		l.Bold() && above.Bold() && l.Align() == above.Align() || f.strokeUnder(l)
}

// strokeUnder tells whether a line is drawn under l, or typed.
func (f *finder) strokeUnder(l *Line) bool {
	if len(l.After) > 0 {
		return true
	}
	next := f.below(f.index(l))
	return next != nil && isStroke(next)
}

// addressees takes "Kính gửi" and the places under it from line i on.
func (f *finder) addressees(i int) int {
	first := f.Lines[i]
	add := func(l *Line) {
		f.Addressees = append(f.Addressees, l)
		f.take(doc.RoleAddressee, l)
	}
	add(first)
	if first.Table != nil {
		for i++; i < len(f.Lines) && f.Lines[i].Table == first.Table; i++ {
			if !f.Lines[i].Blank() {
				add(f.Lines[i])
			}
		}
		return i
	}
	const longest = 200
	alone := ends(first, ":") || first.Fold() == "kinh gui" // no list of the body can follow it
	open := alone || ends(first, ";,")
	dashes := false
	for i++; i < len(f.Lines); i++ {
		l := f.Lines[i]
		if l.Blank() {
			continue
		}
		listed := strings.Trim(l.Label, bullets) == "" && l.Label != ""
		if !listed && dashes && len(l.Full()) > longHead && ends(l, ".") {
			return i // a sentence: the list ended in a wrong sign
		}
		if l.taken || l.Table != nil || len(l.Full()) > longest || !listed && !open && !(l.pushed() && ends(l, ";.")) || ends(l, ":") {
			return i
		}
		if listed && !alone && !open && !ends(l, ";.,") && !ends(f.Addressees[len(f.Addressees)-1], ";,") && len(f.Addressees) > 1 {
			return i
		}
		add(l)
		dashes = dashes || listed
		open = ends(l, ";,")
		if ends(l, ".") {
			return i + 1
		}
	}
	return i
}

// ends tells whether a line ends with one of the signs.
func ends(l *Line, signs string) bool {
	text := strings.TrimRight(l.Full(), " \t")
	return text != "" && strings.IndexByte(signs, text[len(text)-1]) >= 0
}

// opensGround tells whether a line begins as a căn cứ does.
func (f *finder) opensGround(l *Line) bool {
	if l.Label != "" && strings.Trim(l.Label, bullets) != "" || l.Table != nil {
		return false
	}
	text := strings.TrimLeft(l.Text, " \t")
	for _, word := range f.rules.Words.Grounds.Openings {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) && text[len(word)] == ' ' {
			return true
		}
	}
	return strings.HasPrefix(viet.Fold(text[:min(len(text), 20)]), "can cu ")
}

// isGround tells whether a line is a căn cứ and not a sentence of the text that begins
// like one.
func (f *finder) isGround(l *Line) bool {
	if !f.opensGround(l) || ends(l, ":") {
		return false
	}
	return l.Italic() || ends(l, ";,") || len(f.Grounds) > 0 && !strings.Contains(l.Text, ". ") || f.decides()
}

// decides tells whether the title is that of a decision.
func (f *finder) decides() bool {
	if f.Title == nil {
		return false
	}
	k, _ := f.kindOf(f.Title)
	return k != nil && k.Form == thethuc.FormDecision
}

// isEnacting tells whether a line is "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:" alone.
func (f *finder) isEnacting(l *Line) bool {
	const longest = 40
	if len(l.own) > longest || l.taken || l.Label != "" || l.Table != nil {
		return false
	}
	for _, k := range f.rules.Kinds {
		if k.Enacting != "" && tight(l.Fold()) == tight(viet.Fold(k.Enacting)) {
			return ends(l, ":") || len(f.Grounds) > 0 && l.standsOut()
		}
	}
	return false
}

// power takes the issuing authority from line i on: lines that stand out right above
// a ground. It is 0 if there is none.
func (f *finder) power(i int) int {
	const most = 3 // lines
	var lines []*Line
	for ; i < len(f.Lines) && len(lines) <= most; i++ {
		l := f.Lines[i]
		if l.Blank() {
			continue
		}
		if len(lines) > 0 && (f.isGround(l) || f.isEnacting(l)) {
			f.Power = append(f.Power, lines...)
			f.take(doc.RoleAuthority, lines...)
			return i
		}
		if l.taken || l.Label != "" || l.Table != nil || isStroke(l) || len(l.Fold()) > longHead || !l.Upper() && !(l.Style.Align == doc.AlignCenter && l.Bold()) {
			return 0
		}
		lines = append(lines, l)
	}
	return 0
}
