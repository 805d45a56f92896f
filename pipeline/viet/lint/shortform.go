package lint

import (
	"strings"
	"unicode"

	"vanthu/pipeline/viet"
)

// shortForm is an abbreviation in a text (chữ viết tắt).
type shortForm struct {
	short, full string
	first       place // where it is used first without being introduced
	used        int
	introduced  bool  // in brackets after the full form
	since       place // where that was
}

// place is a word of a passage.
type place struct {
	p *passage
	i int
}

// abbreviations finds abbreviations that are used without being written in full
// first, once each; two abbreviations for one thing; and the full form of what
// had been abbreviated.
func abbreviations(t *text) []Finding {
	forms := t.shortForms()
	var found []Finding
	for _, f := range forms {
		other := f.rival(forms)
		if other == nil && f.used > 0 && !everyone[f.short] && (!f.introduced || f.since.after(f.first)) {
			found = append(found, f.first.finding("viet-tat", Finding{Severity: Info,
				Reason: "cụm dùng lần đầu nên viết đầy đủ, kèm (sau đây viết tắt là …); viết “" + f.full + " (sau đây viết tắt là " + f.short + ")” ở lần đầu"}))
		}
		if other != nil {
			fix := strings.TrimSuffix(f.full, other.full) + other.short
			found = append(found, f.first.finding("viet-tat-lan", Finding{Severity: Warning, Fix: fix,
				Reason: "văn bản có cả “" + other.short + "” và “" + f.short + "”; dùng một cách viết tắt"}))
		}
	}
	return append(found, t.fullAgain(forms)...)
}

func (at place) after(other place) bool {
	return other.p != nil && (at.p.index > other.p.index || at.p.index == other.p.index && at.i > other.i)
}

func (at place) finding(rule string, f Finding) Finding {
	w := at.p.words[at.i]
	return at.p.finding(rule, w.start, w.end, f)
}

// shortForms finds the abbreviations whose meaning is known, in the order of the
// text. Those in symbols, headings and the line of the archive ("Lưu: VT") are
// left out.
func (t *text) shortForms() []*shortForm {
	var forms []*shortForm
	byName := map[string]*shortForm{}
	for _, p := range t.passages {
		if p.shouted || strings.HasPrefix(strings.TrimLeft(p.low, "- "), "lưu:") {
			continue
		}
		for i := range p.words {
			w := &p.words[i]
			if w.shape != upper || w.quoted || w.own || p.touched(*w) || foreign[w.low] {
				continue
			}
			short := p.raw[w.start:w.end]
			f := byName[short]
			if f == nil {
				full, ok := viet.Expand(short, t.house.Abbreviations)
				if !ok {
					continue
				}
				f = &shortForm{short: short, full: full}
				byName[short] = f
				forms = append(forms, f)
			}
			f.meet(place{p, i})
		}
	}
	return forms
}

// everyone are the abbreviations that stand in the names of bodies, where the common
// ones are allowed (NĐ 30, Phụ lục I, II.2), of companies (Luật Doanh nghiệp, Điều 37)
// and of schools: every reader knows them, so that they are used without the full form.
var everyone = map[string]bool{"UBND": true, "HĐND": true, "TNHH": true, "THCS": true, "THPT": true}

// foreign are names of bodies that stand everywhere as they are (NĐ 30, Phụ lục II,
// IV.2).
var foreign = setOf("apec asean")

// meet counts an occurrence.
func (f *shortForm) meet(at place) {
	before := at.p.raw[:at.p.words[at.i].start]
	introduced := strings.HasSuffix(before, "(") || strings.HasSuffix(before, "viết tắt là ") || strings.HasSuffix(before, "gọi tắt là ")
	switch {
	case introduced && !f.introduced:
		f.introduced, f.since = true, at
	case !introduced:
		if f.used == 0 {
			f.first = at
		}
		f.used++
	}
}

// touched tells whether the word is part of a symbol: "KH-UBND", "GD&ĐT".
func (p *passage) touched(w word) bool {
	const signs = "-/&._"
	return w.start > 0 && strings.IndexByte(signs, p.raw[w.start-1]) >= 0 ||
		w.end+1 < len(p.raw) && strings.IndexByte(signs, p.raw[w.end]) >= 0 && p.raw[w.end+1] != ' '
}

// rival is another abbreviation in the text for a part of this one: "CNTT" of
// "UDCNTT", or for the same. Names nest (MTTQ in UBMTTQ), other words should not.
func (f *shortForm) rival(forms []*shortForm) *shortForm {
	if f.used == 0 {
		return nil
	}
	for _, other := range forms {
		if other == f || other.used == 0 && !other.introduced {
			continue
		}
		same := strings.EqualFold(other.full, f.full) && f.first.after(other.first)
		part := strings.HasSuffix(f.short, other.short) && strings.HasSuffix(f.full, " "+other.full)
		if same || part && !strings.ContainsFunc(f.full, unicode.IsUpper) {
			return other
		}
	}
	return nil
}

// fullAgain finds the full form of an abbreviation that was introduced and used.
func (t *text) fullAgain(forms []*shortForm) []Finding {
	var found []Finding
	for _, f := range forms {
		if !f.introduced || f.used == 0 {
			continue
		}
		full := strings.ToLower(f.full)
		for _, p := range t.passages[f.since.p.index:] {
			from := 0
			if p == f.since.p {
				from = p.words[f.since.i].end
			}
			at := strings.Index(p.low[from:], full)
			if at < 0 || p.shouted || p.inQuotes(from+at) || wordEnd(p.raw, from+at+len(full)) > from+at+len(full) {
				continue
			}
			at += from
			found = append(found, p.finding("viet-tat-lan", at, at+len(full), Finding{Severity: Info, Fix: f.short,
				Reason: "đã viết tắt là “" + f.short + "” ở trên, nên dùng thống nhất"}))
			break
		}
	}
	return found
}
