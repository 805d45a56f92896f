package lint

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"vanthu/pipeline/viet"
)

// gone is a body or unit that is no more: from when, how it is called now, and by
// which document.
type gone struct {
	from              viet.Date
	old, how, now, by string
}

//go:embed gone.tsv
var goneFile string

// goneTable reads the table of bodies that are no more.
var goneTable = sync.OnceValue(func() []gone {
	var table []gone
	for line := range strings.Lines(goneFile) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		from, err := viet.ParseDate(cells[0])
		if err != nil || len(cells) != 5 {
			continue // the heading
		}
		table = append(table, gone{from, cells[1], cells[2], cells[3], cells[4]})
	}
	return table
})

// reason says what became of the body.
func (g gone) reason() string {
	switch g.how {
	case "không còn":
		return fmt.Sprintf("từ %s không còn %s; theo %s, ghi cơ quan nay nhận nhiệm vụ", g.from.Short(), g.now, g.by)
	case "hợp nhất vào":
		return fmt.Sprintf("hợp nhất vào %s, %d; theo %s", g.now, g.from.Year, g.by)
	}
	return fmt.Sprintf("%s %s; từ %s theo %s", g.how, g.now, g.from.Short(), g.by)
}

// fix is the name to write; empty if that depends.
func (g gone) fix() string {
	if g.how == "không còn" {
		return ""
	}
	return g.now
}

// Gone tells whether a body that the name contains is no more on the day, and what
// became of it: "Ủy ban nhân dân tỉnh Bình Định" from 01/7/2025. It is for the
// profile of an office; [Check] looks at texts.
func Gone(name string, on viet.Date) (reason string, is bool) {
	p := newPassage(0, name)
	for i := range p.words {
		if g, _, ok := goneAt(p, i, on); ok {
			return g.reason(), true
		}
	}
	return "", false
}

// goneNames finds the entries of the table by their words.
var goneNames = sync.OnceValue(func() map[string][]goneName {
	names := map[string][]goneName{}
	add := func(g gone, name string) {
		f := newPhrase(name, fixed)
		names[f.words[0].low] = append(names[f.words[0].low], goneName{f, g})
	}
	for _, g := range goneTable() {
		add(g, g.old)
		if name, ok := strings.CutPrefix(g.old, "tỉnh "); ok {
			add(g, "Tỉnh ủy "+name)
		}
	}
	return names
})

type goneName struct {
	phrase *phrase
	gone   gone
}

// goneAt is the body at the word i that is no more on the day, and how many words
// its name has.
func goneAt(p *passage, i int, on viet.Date) (g gone, words int, ok bool) {
	for _, n := range goneNames()[p.words[i].low] {
		if on.Compare(n.gone.from) < 0 || !n.phrase.at(p, i) {
			continue
		}
		words, proper := p.words[i:i+len(n.phrase.words)], n.phrase.proper()
		switch {
		case n.gone.how == "không còn":
			if p.districtBody(i) {
				return n.gone, len(words), true
			}
		case p.shouted || words[proper].shape == titled && (words[0].shape == titled || words[0].low == "tỉnh"):
			return n.gone, len(words), true
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
func goneDistrict(p *passage, i int, on viet.Date) (gone, int, bool) {
	words := 0
	switch {
	case (p.at(i) == "huyện" || p.at(i) == "quận" || p.at(i) == "thị") && p.joined(i+1) == "ủy" && p.words[i].shape == titled:
		words = 2
	case p.at(i) == "thành" && p.joined(i+1) == "phố" && p.districtBody(i) && p.joined(i+2) != "" && p.words[i+2].shape == titled &&
		!cityNames[p.at(i+2)] && !cityNames[p.at(i+2)+" "+p.at(i+3)] && p.at(i+2) != "hồ":
		words = 2
	}
	if words == 0 {
		return gone{}, 0, false
	}
	for _, g := range goneTable() {
		if g.now == "cấp huyện" && on.Compare(g.from) >= 0 {
			return g, words, true
		}
	}
	return gone{}, 0, false
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
	case "ubnd", "hđnd", "mttq", "ubmttq", "ubmttqvn":
		return true
	case "dân":
		return p.at(b-1) == "nhân" && (p.at(b-2) == "ban" || p.at(b-2) == "đồng")
	case "an":
		return p.at(b-1) == "công"
	}
	return false
}

// past are the words by which a text shows that it speaks of what was.
var past = []string{"sáp nhập", "hợp nhất", "giải thể", "chia tách", "trước đây", "tiền thân", "kế thừa", "trước khi", "tiếp nhận", "nguyên "}

// isPast tells whether the text says that the body is no more, or cites a document
// of the time when it was.
func (p *passage) isPast(start, end int, g gone) bool {
	if c, ok := p.citationAt(start); ok {
		return c.Date.IsZero() || c.Date.Compare(g.from) < 0
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
	return false
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
			g, n, ok := goneAt(p, i, on)
			if !ok || p.words[i].quoted {
				continue
			}
			start, end := p.words[i].start, p.words[i+n-1].end
			if p.isPast(start, end, g) {
				continue
			}
			f := Finding{Severity: Warning, Fix: g.fix(), Reason: g.reason()}
			switch {
			case profile.names(p.words[i : i+n]):
				f.Severity = Error
			case strings.HasPrefix(g.old, "tỉnh ") && !p.governed(i):
				f.Severity = Info // a place, no body
			}
			found = append(found, p.finding("co-quan-khong-con", start, end, f))
			i += n - 1
		}
	}
	return found
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
