package parts

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// closing finds the recipients and the signatures between the body and the annexes.
func (f *finder) closing() {
	f.annex = f.firstAnnex()
	f.end, f.past = f.annex, f.annex
	at := f.recipientsAt()
	switch {
	case at >= 0 && f.Lines[at].Table != nil:
		f.closingTable(f.Lines[at].Table, at)
	case at >= 0:
		if t := f.signedAbove(at); t != nil {
			f.closingTable(t, at)
		} else {
			f.loose(at)
		}
	default:
		if t := f.signedAbove(f.annex); t != nil {
			f.closingTable(t, -1)
		} else {
			f.loose(-1)
		}
	}
}

// isRecipients tells whether a line is "Nơi nhận", with entries after it or without.
func isRecipients(l *Line) bool {
	const longest = 200
	text := strings.TrimLeft(l.own, " \t")
	if len(text) == 0 || len(text) > longest || !strings.ContainsRune("NnLl", first(text)) {
		return false
	}
	fold := l.Fold()
	return strings.HasPrefix(fold, "noi nhan") && (len(fold) == 8 || strings.ContainsAny(l.own[:min(len(l.own), 40)], ":;-\t") || len(gaps(l.own)) > 0)
}

// recipientsAt is the index of "Nơi nhận"; -1 if there is none.
func (f *finder) recipientsAt() int {
	for i := f.annex - 1; i >= f.after; i-- {
		l := f.Lines[i]
		if l.taken || !isRecipients(l) {
			continue
		}
		if t := l.Table; t != nil && (len(t.Columns) > 3 || t.HeaderRows > 0 || t.Border.Weight > 0 && !f.listed(i)) {
			continue // the heading of a column
		}
		return i
	}
	return -1
}

// listed tells whether an entry stands right under "Nơi nhận".
func (f *finder) listed(i int) bool {
	next := f.below(i)
	return next != nil && next.Row == f.Lines[i].Row && (next.Label != "" || f.entry(next))
}

// parting tells whether another paper begins with line i, so that no closing goes on
// with it.
func (f *finder) parting(i, from int) bool {
	return f.titled(i) || f.startsPage(i) && (f.Lines[i].Section != f.Lines[from].Section || !f.signs(f.Lines[i]))
}

// signedAbove is the table of signatures that ends right above line i; nil if what
// stands there is something else.
func (f *finder) signedAbove(i int) *doc.Table {
	for i--; i >= f.after; i-- {
		l := f.Lines[i]
		if l.Table == nil && l.Blank() {
			continue
		}
		if l.Table == nil {
			return nil
		}
		return f.signed(l.Table)
	}
	return nil
}

// signed is the table if it looks like one of signatures.
func (f *finder) signed(t *doc.Table) *doc.Table {
	const columns, rows = 4, 12
	if len(t.Columns) > columns || len(t.Rows) > rows || t.HeaderRows > 0 || f.inHeadTable(t) {
		return nil
	}
	n, blank := 0, true
	for _, l := range f.InTable(t) {
		if l.Blank() {
			continue
		}
		blank = false
		switch {
		case isCapacity(l) || l.Upper() && isPost(l):
			return t
		case isName(l) || isPost(l):
			n++
		case l.Label != "" || len(l.Fold()) > longSign:
			return nil
		}
	}
	if n > 1 || blank && t.Border.Weight == 0 {
		return t
	}
	return nil
}

func (f *finder) inHeadTable(t *doc.Table) bool { return slices.Contains(f.second, t) }

// closingTable takes recipients and signatures from a table, and what stands under it.
// Line at is "Nơi nhận", in the table or under it; -1 if there is none.
func (f *finder) closingTable(t *doc.Table, at int) {
	f.Closing = t
	f.end = slices.IndexFunc(f.Lines, func(l *Line) bool { return l.Table == t })
	f.past = f.end
	for i := f.end; i < f.annex; i++ {
		if f.Lines[i].Table == t {
			f.past = i + 1
		}
	}
	var columns [][]*Line
	for i := f.end; i < f.past; i++ {
		l := f.Lines[i]
		if l.Table != t {
			continue
		}
		for len(columns) <= l.col {
			columns = append(columns, nil)
		}
		columns[l.col] = append(columns[l.col], l)
	}
	listed := -1
	if at >= 0 && f.Lines[at].Table == t {
		listed = f.Lines[at].col
		columns[listed] = f.entries(columns[listed], f.Lines[at])
	}
	found := false
	for c, lines := range columns {
		if c != listed || hasText(lines) {
			found = f.sign(lines) || found
		}
	}
	if at >= 0 && listed < 0 {
		f.under(at)
	} else if listed >= 0 && !found {
		f.signUnder()
	}
	if len(f.Signatures) == 0 && len(columns) > 1 {
		f.Signatures = []Signature{{}}
	}
	f.order()
}

func hasText(lines []*Line) bool {
	return slices.ContainsFunc(lines, func(l *Line) bool { return !l.Blank() })
}

// entries takes the recipients of a column from first on, and gives what is left.
func (f *finder) entries(column []*Line, first *Line) (rest []*Line) {
	at := slices.Index(column, first)
	rest = column[:at:at]
	for i, l := range column[at:] {
		if i > 0 && l.Row != first.Row && l.Label == "" && (isCapacity(l) || l.Upper() || isNote(l)) {
			return append(rest, column[at+i:]...)
		}
		f.recipient(l)
	}
	return rest
}

func (f *finder) recipient(l *Line) {
	if !l.Blank() && !l.taken {
		f.Recipients = append(f.Recipients, l)
		f.take(doc.RoleRecipients, l)
	}
}

// under takes the recipients that stand under a table of signatures from line at on.
func (f *finder) under(at int) {
	for i := at; i < f.annex; i++ {
		l := f.Lines[i]
		if l.Blank() {
			continue
		}
		if i > at && l.Label == "" && !ends(f.Recipients[len(f.Recipients)-1], ",;:") && !f.entry(l) {
			return
		}
		if i > at && (isContact(l) || f.parting(i, at)) {
			return
		}
		f.recipient(l)
		f.past = i + 1
	}
}

// entry tells whether a line without a dash is a recipient all the same.
func (f *finder) entry(l *Line) bool {
	file := viet.Fold(f.rules.Words.File.Text)
	return startsWith(l.Fold(), []string{file, "nhu tren", "nhu dieu"}) || ends(l, ";")
}

// signUnder takes a signature that stands under a table which holds the recipients
// alone.
func (f *finder) signUnder() {
	var lines []*Line
	past := f.past
	for i := f.past; i < f.annex; i++ {
		l := f.Lines[i]
		if l.Blank() {
			continue
		}
		if l.taken || isContact(l) || !f.signs(l) || f.parting(i, f.end) {
			break
		}
		lines, past = append(lines, l), i+1
	}
	if slices.ContainsFunc(lines, isPost) {
		f.past = past
		f.sign(lines)
	}
}

// signs tells whether a line may stand in a signature.
func (f *finder) signs(l *Line) bool {
	return l.Label == "" && !isStroke(l) && (l.Fold() == "" || isCapacity(l) || isNote(l) || isName(l) || isPost(l) || l.Upper() && len(l.Fold()) <= longSign)
}

// loose takes recipients and signatures that stand in no table. Line at is "Nơi
// nhận"; -1 if there is none.
func (f *finder) loose(at int) {
	start := f.walkBack(at)
	if start < 0 {
		return
	}
	var columns [2][]*Line
	f.end, f.past = start, start
	for i := start; i < f.annex; i++ {
		l := f.Lines[i]
		if l.Blank() {
			columns[0], columns[1] = append(columns[0], l), append(columns[1], l)
			continue
		}
		if l.Table != nil || l.taken || isContact(l) || i > start && f.parting(i, start) {
			break
		}
		a, b := f.halves(i)
		if b != nil && b != a {
			i++
		}
		if !f.place(&columns, a, b, at >= 0 && i >= at) {
			break
		}
		f.past = i + 1
	}
	for _, c := range columns {
		f.sign(c)
	}
	f.order()
}

// walkBack is the index of the first line of a closing without a table; -1 if there is
// none.
func (f *finder) walkBack(at int) int {
	const most = 16 // lines that are not blank
	start, from, posted, n := at, at, at >= 0, 0
	if from < 0 {
		from = f.annex
	}
	for i := from - 1; i >= f.after && n < most; i-- {
		l := f.Lines[i]
		if l.Blank() {
			continue
		}
		if l.Table != nil || l.taken {
			break
		}
		if at < 0 && n == 0 && isContact(l) {
			continue
		}
		if !f.signing(l) {
			break
		}
		n++
		posted = posted || isPost(l) || f.splitPost(l)
		start = i
	}
	if !posted {
		return -1
	}
	return start
}

// signing tells whether a line above "Nơi nhận", or at the end, is part of a
// signature: more is asked of it than under "Nơi nhận".
func (f *finder) signing(l *Line) bool {
	if l.Label != "" {
		return false
	}
	for _, g := range gaps(l.own) {
		a, b := l.looksLike(l.own[:g.from]), l.looksLike(l.own[g.to:])
		if signsShort(a) && signsShort(b) {
			return true
		}
	}
	return signsShort(l) || isDateline(l) && (l.Centred() || l.Align() == doc.AlignRight)
}

func signsShort(l *Line) bool {
	if ends(l, ".;:,/") && !isCapacity(l) {
		return false
	}
	return isCapacity(l) || isNote(l) || isName(l) || isPost(l) && (l.Upper() || l.Centred() || l.Bold())
}

func (f *finder) splitPost(l *Line) bool {
	for _, g := range gaps(l.own) {
		if isPost(l.looksLike(l.own[:g.from])) || isPost(l.looksLike(l.own[g.to:])) {
			return true
		}
	}
	return false
}

// halves are the two columns of line i, which is cut for it; b is a itself if the line
// stands on the right alone, and nil if it stands on the left.
func (f *finder) halves(i int) (a, b *Line) {
	l := f.Lines[i]
	if l.side == right {
		return l, l
	}
	for _, g := range gaps(l.own) {
		before, rest := l.looksLike(l.own[:g.from]), l.looksLike(l.own[g.to:])
		if before.Blank() {
			break
		}
		if !f.signs(rest) && !isDateline(rest) {
			continue
		}
		m := l.cut(g.from, g.to)
		l.side, m.side = left, right
		f.Lines = slices.Insert(f.Lines, i+1, m)
		f.annex++
		return l, m
	}
	if l.Label == "" && (l.pushed() || l.Align() == doc.AlignRight || l.Align() == doc.AlignCenter) {
		return l, l
	}
	return l, nil
}

// place puts the columns of a line where they belong, and tells whether the closing
// goes on with them. Listing tells that "Nơi nhận" was above.
func (f *finder) place(columns *[2][]*Line, a, b *Line, listing bool) bool {
	if b != nil {
		columns[1] = append(columns[1], b)
	}
	if a == b {
		if f.signs(a) || isDateline(a) || a.side == right {
			return true
		}
		columns[1] = columns[1][:len(columns[1])-1]
		b = nil
	}
	switch open := len(f.Recipients) > 0; {
	case isRecipients(a), listing && a.Label != "" && open && strings.Trim(a.Label, bullets) == "", f.entry(a) && open:
		f.recipient(a)
	case f.signs(a) || isNote(a):
		columns[btoi(b == nil)] = append(columns[btoi(b == nil)], a)
	case b != nil && open || open && ends(f.Recipients[len(f.Recipients)-1], ",;:"):
		f.recipient(a)
	case b != nil:
		columns[0] = append(columns[0], a)
	default:
		return false
	}
	return true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// order puts the signatures in the order of reading.
func (f *finder) order() {
	if len(f.Signatures) < 2 {
		return
	}
	at := f.positions()
	begins := func(s Signature) int {
		first := len(f.Lines)
		for _, l := range append([]*Line{s.Post, s.Name}, s.Authority...) {
			if l != nil {
				first = min(first, at[l])
			}
		}
		return first
	}
	slices.SortStableFunc(f.Signatures, func(a, b Signature) int { return begins(a) - begins(b) })
}

// sign makes signatures of the lines of one column, and tells whether there is one.
func (f *finder) sign(column []*Line) bool {
	s := signer{finder: f}
	for _, l := range column {
		const room = 40 // pt above a name
		s.gap = s.gap || l.Style.Before >= doc.Pt(room)
		switch {
		case l.taken:
			s.gap = false
		case l.Blank():
			s.gap = true
		case isStroke(l) || isNote(l) || l.Fold() == "": // "(Ký tên)", "............"
			f.other(doc.RoleClosing, l)
			s.gap = true
		default:
			s.add(l)
			s.gap = false
		}
	}
	s.end()
	return s.found
}

// signer makes the signatures of one column.
type signer struct {
	*finder
	now   Signature
	heads []*Line // above the name
	gap   bool    // there is room for a signature above the line
	found bool
}

// add puts a line where it belongs in the signature.
func (s *signer) add(l *Line) {
	switch {
	case s.Dateline == nil && isDateline(l):
		s.Dateline = l
		s.take(doc.RoleDateline, l)
	case s.now.Name == nil && s.names(l):
		s.now.Name = l
	case s.now.Name != nil && !s.signs(l):
		s.other(doc.RoleClosing, l)
	case s.now.Name != nil:
		s.end()
		s.heads = append(s.heads, l)
	default:
		s.heads = append(s.heads, l)
	}
}

// names tells whether a line is the name of the one who signs: by its words, or by the
// room above it.
func (s *signer) names(l *Line) bool {
	if len(s.heads) == 0 {
		return s.gap && isName(l) && !l.Upper()
	}
	return isName(l) || s.gap && !isPost(l) && !l.Upper() && len(l.Fold()) <= longSign
}

// end finishes a signature.
func (s *signer) end() {
	if len(s.heads) > 0 || s.now.Name != nil {
		s.now.fill(s.heads)
		s.take(doc.RoleSignature, append([]*Line{s.now.Post, s.now.Name}, s.now.Authority...)...)
		s.Signatures = append(s.Signatures, s.now)
		s.found = true
	}
	s.now, s.heads = Signature{}, nil
}

// fill sorts the lines above the name: the last is the post, unless it says on whose
// behalf somebody signs.
func (s *Signature) fill(heads []*Line) {
	if n := len(heads); s.Name == nil && n > 1 && !heads[n-1].Upper() && !isPost(heads[n-1]) {
		s.Name, heads = heads[n-1], heads[:n-1]
	}
	n := len(heads)
	if n > 0 && !isCapacity(heads[n-1]) {
		s.Post, n = heads[n-1], n-1
	}
	s.Authority = heads[:n:n]
}
