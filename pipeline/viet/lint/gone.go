package lint

import (
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
)

// Gone tells whether a body that the name contains is no more on the day, and what
// became of it: "Ủy ban nhân dân tỉnh Bình Định" from 01/7/2025. It is for the
// profile of an office; [Check] looks at texts.
func Gone(name string, on viet.Date) (reason string, is bool) {
	p := newPassage(0, name)
	for i := range p.words {
		if n, _, ok := goneAt(p, i, on); ok {
			return n.gone.reason(), true
		}
	}
	return "", false
}

// goneAt is the body at the word i that is no more on the day, and how many words
// its name has.
func goneAt(p *passage, i int, on viet.Date) (n goneName, words int, ok bool) {
	for _, n := range goneNames()[p.words[i].low] {
		if on.Compare(n.gone.from) < 0 || !n.phrase.at(p, i) {
			continue
		}
		words, proper := p.words[i:i+len(n.phrase.words)], n.phrase.proper()
		first, name := words[0].shape, words[proper].shape
		switch {
		case n.gone.how == "không còn":
			if p.districtBody(i) {
				return n, len(words), true
			}
		case p.shouted, name == titled && (first == titled || words[0].low == "tỉnh" || len(words) > 3 && !p.halfBefore(i)), name == upper && first == upper:
			return n, len(words), true
		}
	}
	return goneDistrict(p, i, on)
}

// proper is the first word after the beginning that has a capital.
func (f *phrase) proper() int {
	for k := 1; k < len(f.words); k++ {
		if f.words[k].shape == titled {
			return k
		}
	}
	return 0
}

// goneDistrict is a body of the district level at the word i that has the level in
// its name: Huyện ủy, and a committee of a town below the province.
func goneDistrict(p *passage, i int, on viet.Date) (goneName, int, bool) {
	words := 0
	switch {
	case p.districtOffice(i) > 0:
		words = 1
		if p.at(i) == "thị" {
			words = 2
		}
	case (p.at(i) == "huyện" || p.at(i) == "quận" || p.at(i) == "thị") && p.joined(i+1) == "ủy" && p.words[i].shape == titled:
		words = 2
	case p.at(i) == "thành" && p.joined(i+1) == "phố" && p.districtBody(i) && p.joined(i+2) != "" && p.words[i+2].shape == titled &&
		!cityNames[p.at(i+2)] && !cityNames[p.at(i+2)+" "+p.at(i+3)] && p.at(i+2) != "hồ":
		words = 2
	}
	if words == 0 {
		return goneName{}, 0, false
	}
	for _, g := range goneTable() {
		if g.now == "cấp huyện" && on.Compare(g.from) >= 0 {
			return goneName{gone: g}, words, true
		}
	}
	return goneName{}, 0, false
}

// districtBody tells whether a committee or council stands before the unit noun at
// i, with or without "các" or "cấp" between.
func (p *passage) districtBody(i int) bool {
	if p.joined(i) == "" {
		return false
	}
	b := i - 1
	if p.at(b) == "các" || p.at(b) == "cấp" {
		b--
	}
	switch p.at(b) {
	case "ubnd", "hđnd", "mttq", "ubmttq", "ubmttqvn", "tand", "vksnd":
		return true
	case "dân":
		return p.at(b-1) == "nhân" && (p.at(b-2) == "ban" || p.at(b-2) == "đồng")
	case "an":
		return p.at(b-1) == "công"
	}
	return false
}

// past are the words by which a text shows that it speaks of what was.
var past = []string{"sáp nhập", "hợp nhất", "giải thể", "chia tách", "trước đây", "tiền thân", "kế thừa", "trước khi", "tiếp nhận", "nguyên ",
	"sinh ngày", "sinh năm", "quê quán"}

// madeWords are words after a body for what it gave out, mostly with the day or
// year: "do UBND huyện cấp năm 2015".
var madeWords = []string{" cấp ", " ký ", " ban hành ", " phê duyệt ", " thành lập "}

// madeBefore tells whether the text after a body says that the body gave something
// out before the year.
func madeBefore(rest string, year int) bool {
	for _, made := range madeWords {
		_, when, found := strings.Cut(rest, made)
		for _, figure := range strings.FieldsFunc(when, func(r rune) bool { return r < '0' || r > '9' }) {
			if n, err := strconv.Atoi(figure); found && err == nil && len(figure) == 4 && n < year {
				return true
			}
		}
	}
	return false
}

// isPast tells whether the text says that the body is no more, or cites a document
// of the time when it was.
func (p *passage) isPast(i, words int, g gone) bool {
	start, end := p.words[i].start, p.words[i+words-1].end
	if c, ok := p.citationAt(start); ok {
		return c.Date.IsZero() || c.Date.Compare(g.from) < 0
	}
	for k := i + words; p.joined(k) != "" && p.words[k].shape == titled; k++ {
		end = p.words[k].end // of the name after the noun
	}
	after := p.low[end:]
	for _, sign := range []string{" cũ", " (cũ", " (nay", ", nay", " nay là", " (trước", " (trung quốc", ", trung quốc", " (lào"} {
		if strings.HasPrefix(after, sign) {
			return true
		}
	}
	before, rest := p.clause(start)
	for _, word := range past {
		if strings.Contains(before, word) || strings.Contains(rest, word) {
			return true
		}
	}
	return madeBefore(rest, g.from.Year) || p.datedBefore(i, g.from)
}

// goneBodies finds bodies that are no more at the date of the document. It is an
// error in the names of the agency itself and of the one above it.
func goneBodies(t *text) []Finding {
	on := t.house.on()
	if on.IsZero() {
		return nil
	}
	profile := newPassage(0, t.house.Agency+"\n"+t.house.Superior)
	var found []Finding
	for _, p := range t.passages {
		for i := 0; i < len(p.words); i++ {
			if p.words[i].role&goneFirst == 0 {
				continue
			}
			n, words, ok := goneAt(p, i, on)
			if !ok || p.words[i].quoted || p.isPast(i, words, n.gone) {
				continue
			}
			f := Finding{Severity: Warning, Fix: p.writtenLike(i, n.fix), Reason: n.gone.reason()}
			switch {
			case profile.names(p.words[i : i+words]):
				f.Severity = Error
			case strings.HasPrefix(n.gone.old, "tỉnh ") && !p.governed(i):
				f.Severity = Info // a place, no body
			}
			first, last := p.whole(i, words, n)
			found = append(found, p.finding("co-quan-khong-con", p.words[first].start, p.words[last].end, f))
			i += words - 1
		}
	}
	return found
}

// writtenLike is the name as it is to be written in place of the one at i: in
// capitals in a heading, with a capital where a sentence begins.
func (p *passage) writtenLike(i int, name string) string {
	switch w := p.words[i]; {
	case name == "":
	case w.shape == upper:
		return strings.ToUpper(name)
	case w.free && w.shape == titled:
		return capital(name)
	}
	return name
}

// on is the day at which the document stands; zero if not known.
func (h House) on() viet.Date {
	switch {
	case !h.Issued.IsZero():
		return h.Issued
	case !h.Meeting.IsZero():
		return h.Meeting
	}
	return h.Period.Last()
}

// names tells whether the words stand in the passage.
func (p *passage) names(words []word) bool {
	f := &phrase{words: words}
	for i := range p.words {
		if f.at(p, i) {
			return true
		}
	}
	return false
}

// governed tells whether a body stands before the name of the province at i.
func (p *passage) governed(i int) bool {
	if p.at(i+1) == "ủy" || p.districtBody(i) {
		return true
	}
	return p.joined(i) != "" && i > 1 && (p.words[i-1].shape == titled || p.words[i-2].shape == titled)
}
