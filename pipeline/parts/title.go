package parts

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// named is a kind of document with its name folded.
type named struct {
	thethuc.Kind
	fold string
}

// allKinds are the kinds of the law, folded.
func (f *finder) allKinds() []named {
	if f.kinds == nil {
		for _, k := range f.rules.Kinds {
			f.kinds = append(f.kinds, named{k, viet.Fold(k.Name)})
		}
	}
	return f.kinds
}

// kindOf is the kind whose name a line is or begins with, and how many bytes of the
// line's own text the name takes; nil if there is none.
func (f *finder) kindOf(l *Line) (*named, int) {
	fold := l.Fold()
	if len(fold) > 3*longHead || l.Label != "" && l.Typed {
		return nil, 0
	}
	kinds := f.allKinds()
	for i := range kinds {
		k := &kinds[i]
		if !strings.HasPrefix(fold, k.fold) || len(fold) > len(k.fold) && fold[len(k.fold)] != ' ' {
			continue
		}
		n := len(strings.Fields(k.fold))
		words := fields(l.own)
		if len(words) < n || viet.Fold(l.own[:words[n-1].to]) != k.fold {
			return k, len(l.own)
		}
		return k, words[n-1].to
	}
	if k := f.damaged(fold); k != nil {
		return k, len(l.own)
	}
	return nil, 0
}

// damaged is the kind whose name a whole line nearly is: "THÔNG BOÁ", "T H Ô N G  B Á O".
func (f *finder) damaged(fold string) *named {
	const shortest, most = 7, 1 // letters; names that are shorter are too much alike
	text := tight(fold)
	kinds := f.allKinds()
	if len(text) > 30 || startsWith(fold, bodies) {
		return nil
	}
	for i := range kinds {
		want := tight(kinds[i].fold)
		if text == want || len(want) >= shortest && (distance(text, want, most) <= most || swapped(text, want)) {
			return &kinds[i]
		}
	}
	return nil
}

// swapped tells whether two neighbouring letters changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// title finds the tên loại, and the first line under letterhead and title.
func (f *finder) title() {
	last := f.lastKnown()
	f.after = last + 1
	at, words := f.titleAt()
	if at < 0 {
		at, words = f.otherTitle()
	}
	if at < 0 {
		f.after = f.aboutEnd()
		return
	}
	f.Title = f.Lines[at]
	f.take(doc.RoleTitle, f.Title)
	if rest := strings.TrimLeft(f.Title.own[words:], " \t:-–."); rest != "" {
		m := f.Title.cut(words, len(f.Title.own)-len(rest))
		f.Lines = slices.Insert(f.Lines, at+1, m)
		f.Subject = append(f.Subject, m)
		f.take(doc.RoleSubject, m)
	}
	f.after = at + 1
}

// aboutEnd is the index of the first line under V/v, which may go on in lines down to
// "Kính gửi" where there is no table.
func (f *finder) aboutEnd() int {
	const most = 5
	if len(f.About) == 0 || f.inHead(f.About[0]) {
		return f.after
	}
	n := 0
	for i := f.after; i < len(f.Lines) && n <= most; i++ {
		l := f.Lines[i]
		if l.Blank() {
			continue
		}
		if isAddressee(l) {
			return i
		}
		if n++; l.Label != "" || l.Table != nil || f.opensGround(l) {
			break
		}
	}
	return f.after
}

// titleAt is the first line that stands out and is, or begins with, the name of a
// kind; -1 if there is none.
func (f *finder) titleAt() (at, words int) {
	at = -1
	from := max(f.index(f.Nation), f.index(f.Motto))
	f.head(func(i int, l *Line) bool {
		if isAddressee(l) || l.Label != "" && l.Table == nil || strings.HasPrefix(l.Fold(), "can cu ") {
			return false
		}
		if i <= from || l.taken || f.inHeadCell(l) || l.Table != nil && !f.inHead(l) && len(l.Table.Columns) > 1 {
			return true
		}
		k, n := f.kindOf(l)
		if k == nil || strings.HasSuffix(strings.TrimSpace(l.own), ":") {
			return true
		}
		if n < len(strings.TrimRight(l.own, " \t")) && !prominent(l, n) || !l.standsOut() {
			return true
		}
		at, words = i, n
		return false
	})
	return at, words
}

// prominent tells whether a line that begins with the name of a kind, n bytes long,
// and goes on is a title and not the beginning of a sentence.
func prominent(l *Line, n int) bool {
	return capitals(l.own[:n]) || l.Style.Align == doc.AlignCenter && l.Bold()
}

// otherTitle is the title of a paper that is none of the law's kinds: in capitals, and
// bold or in the middle, under the letterhead of a document without V/v and "Kính gửi".
func (f *finder) otherTitle() (at, words int) {
	at = -1
	if len(f.About) > 0 {
		return
	}
	seen := 0
	f.head(func(i int, l *Line) bool {
		if i < f.after || l.taken || isStroke(l) {
			return true
		}
		const near = 4 // lines under the letterhead
		if seen++; seen > near || isAddressee(l) || l.Label != "" || l.Table != nil || strings.HasPrefix(l.Fold(), "can cu ") {
			return false
		}
		if l.Upper() && (l.Bold() || l.Centred()) && len(l.Fold()) <= longHead && (f.after > 0 || l.Centred()) {
			at, words = i, len(l.own)
			return false
		}
		return true
	})
	return at, words
}

// kind tells what the document is, and whether it is a draft.
func (f *finder) kind() {
	f.Draft = !hasNumber(f.Number) && !hasDay(f.Dateline)
	if f.isSheet() {
		f.Kind, _ = f.rules.Kind("bieu")
		f.KindBy = "chỉ có tên biểu và bảng, không có Quốc hiệu, số và chữ ký"
		return
	}
	if f.Title != nil {
		if k, _ := f.kindOf(f.Title); k != nil {
			f.Kind, f.KindBy = k.Kind, fmt.Sprintf("tên loại “%s”", strings.TrimSpace(f.Title.Full()))
			return
		}
	}
	if k, abbr := f.symbolKind(); k != nil {
		f.Kind, f.KindBy = *k, fmt.Sprintf("ký hiệu “%s”", abbr)
		return
	}
	if f.Enacting != nil {
		for _, k := range f.rules.Kinds {
			if k.Enacting != "" && like(f.Enacting.Fold(), viet.Fold(k.Enacting)) {
				f.Kind, f.KindBy = k, fmt.Sprintf("lời ban hành “%s”", strings.TrimSpace(f.Enacting.Full()))
				return
			}
		}
	}
	if by := f.letterBy(); by != "" && f.Title == nil {
		for _, k := range f.rules.Kinds {
			if k.Form == thethuc.FormLetter {
				f.Kind, f.KindBy = k, by
			}
		}
	}
}

// letterBy says by what the document is a công văn; "" if it is none.
func (f *finder) letterBy() string {
	switch {
	case len(f.About) > 0:
		return "có trích yếu “V/v” dưới số, không có tên loại"
	case len(f.Addressees) > 0:
		return "có “Kính gửi”, không có tên loại"
	}
	return ""
}

// isSheet tells whether the document is an internal sheet: a title over a table, and
// nothing that makes it a document of the law.
func (f *finder) isSheet() bool {
	if f.Nation != nil || f.Motto != nil || f.Number != nil || f.Dateline != nil || f.Title == nil || len(f.Recipients) > 0 || len(f.Signatures) > 0 || len(f.About) > 0 || len(f.Addressees) > 0 {
		return false
	}
	return slices.ContainsFunc(f.Body, func(l *Line) bool { return l.Table != nil })
}

// symbolKind is the kind whose abbreviation the symbol has, and the symbol.
func (f *finder) symbolKind() (*thethuc.Kind, string) {
	if f.Number == nil {
		return nil, ""
	}
	text := strings.Join(strings.Fields(f.Number.own), "")
	at := strings.IndexAny(text, "/-")
	if at < 0 {
		return nil, ""
	}
	symbol := text[at:]
	group := strings.TrimLeft(symbol, "/-0123456789")
	group = group[:len(group)-len(strings.TrimLeftFunc(group, func(r rune) bool { return !strings.ContainsRune("/-–,; ", r) }))]
	if group == "CV" {
		for i, k := range f.rules.Kinds {
			if k.Form == thethuc.FormLetter {
				return &f.rules.Kinds[i], symbol
			}
		}
	}
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i, k := range f.rules.Kinds {
			if k.Abbr != "" && same(k.Abbr, group) {
				return &f.rules.Kinds[i], symbol
			}
		}
	}
	return nil, ""
}

// hasNumber tells whether a number was given: a figure before the symbol.
func hasNumber(l *Line) bool {
	if l == nil {
		return false
	}
	before, _, _ := strings.Cut(l.own, "/")
	return strings.ContainsAny(before, "0123456789")
}

// hasDay tells whether a place and date has its day.
func hasDay(l *Line) bool {
	if l == nil {
		return false
	}
	fold := l.Fold()
	_, after, found := strings.Cut(fold, "ngay")
	if !found {
		return slashed.MatchString(strings.TrimSpace(l.Full()))
	}
	before, _, _ := strings.Cut(after, "thang")
	return strings.ContainsAny(before, "0123456789")
}
