package lint

import (
	"slices"
	"strings"

	"vanthu/pipeline/viet"
)

// capitals finds capitals that are against the closed lists of NĐ 30 (Phụ lục II)
// or against how the house writes its names. Headings in capitals and quoted
// titles are left alone.
func capitals(t *text) []Finding {
	var found []Finding
	house, lists := t.names, known()
	for _, p := range t.passages {
		if p.shouted {
			continue
		}
		for i := range p.words {
			is := p.words[i].role
			if is&(ownFirst|listFirst|caseWord) == 0 || p.words[i].quoted {
				continue
			}
			var f *phrase
			if is&ownFirst != 0 {
				f = house.match(p, i)
			}
			if f == nil && is&listFirst != 0 {
				f = lists.match(p, i)
			}
			if f != nil && f.applies(p, i) {
				p.name(i, f)
				found = append(found, t.judge(p, i, f)...)
			}
			if is&caseWord != 0 {
				found = slices.Concat(found, p.citedParts(i), p.weekday(i), p.monthInWords(i), p.numberedUnit(i), p.cityNoun(i))
			}
		}
	}
	return found
}

// name marks the words at i as judged by the phrase.
func (p *passage) name(i int, f *phrase) {
	for k := range f.words {
		p.words[i+k].named = true
		p.words[i+k].own = p.words[i+k].own || f.kind == own
	}
}

// judge compares the words at i with the phrase.
func (t *text) judge(p *passage, i int, f *phrase) []Finding {
	first, last := f.odd(p, i)
	if f.bare {
		first, last = 0, len(f.words)-1
	}
	if first < 0 {
		return nil
	}
	rule, reason := "viet-hoa", "viết “"+f.full+"”"
	if f.kind == own || f.bare {
		rule, reason = "ten-co-quan", "tên đúng là “"+f.full+"”"
	}
	fix := f.full
	if !f.bare {
		fix = f.written(p, i, first, last)
	}
	if t.style != "" {
		fix = viet.Tone(fix, t.style)
	}
	return []Finding{p.finding(rule, p.words[i+first].start, p.words[i+last].end,
		Finding{Severity: Warning, Fix: fix, Sure: true, Reason: reason})}
}

// odd is the first and the last word at i that is not written as the phrase; first
// is -1 if all are.
func (f *phrase) odd(p *passage, i int) (first, last int) {
	first = -1
	for k, want := range f.want {
		w := p.words[i+k]
		raw := p.raw[w.start:w.end]
		if recased(raw, want) == raw || k == 0 && w.free && recased(raw, capital(want)) == raw {
			continue
		}
		if first < 0 {
			first = k
		}
		last = k
	}
	return first, last
}

// written is the text from the first to the last word with the capitals of the
// phrase.
func (f *phrase) written(p *passage, i, first, last int) string {
	var b strings.Builder
	for k := first; k <= last; k++ {
		w, want := p.words[i+k], f.want[k]
		if k > first {
			b.WriteString(p.raw[p.words[i+k-1].end:w.start])
		}
		if k == 0 && w.free {
			want = capital(want)
		}
		b.WriteString(recased(p.raw[w.start:w.end], want))
	}
	return b.String()
}

// severalBefore are words after which a name is a common noun.
var severalBefore = setOf("các những mọi mỗi nhiều từng một số")

// properBefore are the words after which Nhà nước and Nhân dân are surely the
// proper nouns, and no part of a compound ("quản lý nhà nước").
var properBefore = setOf("và của do cho với bởi vào từ được vì lớp đảng")

// partBefore are syllables of which the next one is the second half.
var partBefore = setOf("cán nội cơ toàn trụ pháp đồng tiến liên trưởng phó")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// applies tells whether the phrase is judged where it stands.
func (f *phrase) applies(p *passage, i int) bool {
	words := p.words[i : i+len(f.words)]
	before := p.joined(i)
	if before != "" {
		before = p.at(i - 1)
	}
	capitalFirst, capitalsAfter, loud := words[0].shape != small, false, true
	for k, w := range words {
		capitalsAfter = capitalsAfter || k > 0 && (w.shape == titled || w.shape == upper)
		loud = loud && w.shape == upper
	}
	if loud {
		return false
	}
	switch f.kind {
	case body:
		if !capitalFirst { // "bộ nội vụ" may be "cán bộ nội vụ"
			return words[1].shape == titled && !f.bare && !partBefore[before] && !severalBefore[before]
		}
		return !f.bare || capitalsAfter && !p.listGoesOn(i+len(words))
	case closed:
		return capitalFirst && capitalsAfter
	case law:
		return before != "pháp" && (capitalsAfter || capitalFirst && !words[0].free)
	case unitName:
		return capitalsAfter
	case post:
		return !severalBefore[before]
	case special:
		return words[0].shape == small && properBefore[before] && p.joined(i+2) != "tệ"
	case whole:
		return !partBefore[before] && !severalBefore[before] && before != "chi" && before != "đảng"
	case party:
		return (capitalFirst || capitalsAfter) && p.joined(i+len(words)) != "ban" && !severalBefore[before]
	case common:
		if words[len(words)-1].low == "phòng" && p.joined(i+len(words)) != "" && p.words[i+len(words)].shape == titled {
			return false // the name of the unit has its own capitals
		}
	case office:
		return words[len(words)-1].shape == titled && capitalFirst
	case feast:
		return words[len(words)-1].shape == titled && (beforeFeast[before] || p.number(i+len(words)) > 0)
	case own:
		if genericEnds[words[len(words)-1].low] && (!capitalFirst || p.joined(i+len(words)) != "" && p.words[i+len(words)].shape == titled) {
			return false // "văn phòng Sở" may be any, "Văn phòng Sở Nội vụ" is another's
		}
		return (capitalsAfter || capitalFirst && !words[0].free) && !partBefore[before] && !severalBefore[before]
	}
	return !severalBefore[before]
}

// beforeFeast are words after which a feast is meant and no person of that name.
var beforeFeast = setOf("ngày lễ dịp mừng tết nghỉ")

// listGoesOn tells whether "và" and another word of the same name follow at i, so
// that a shorter name was matched: "Văn hóa - Thể thao và Du lịch".
func (p *passage) listGoesOn(i int) bool {
	return p.joined(i) == "và" && p.joined(i+1) != "" && p.words[i+1].shape == titled && !bodyNouns[p.at(i+1)]
}

var bodyNouns = setOf("sở bộ ban ủy phòng văn công tỉnh hội trung cục chi thanh đảng trường viện")

// genericEnds are the words with which the names of units end that every office has.
var genericEnds = setOf("sở bộ tỉnh xã phường ban phòng cục")
