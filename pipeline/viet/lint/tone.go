package lint

import (
	"slices"

	"vanthu/pipeline/viet"
)

// doubtfulTone is a word whose tone mark can stand in two places, or stands where
// neither style has it.
type doubtfulTone struct {
	p     *passage
	w     word
	style string // empty if the mark is wrong in both
	name  bool
}

// tones finds the doubtful words; those in quotes are left alone.
func (t *text) tones() []doubtfulTone {
	if t.house.Tone != viet.ToneOnLast && !slices.ContainsFunc(t.passages, func(p *passage) bool { return !p.tidy }) {
		return nil // nothing can be at odds
	}
	var found []doubtfulTone
	for _, p := range t.passages {
		for i := range p.words {
			w := &p.words[i]
			if w.shape == figure || w.shape == odd || w.quoted {
				continue
			}
			raw := viet.NFC(p.raw[w.start:w.end])
			style, differs := viet.ToneStyle(raw)
			if differs || w.role&misplaced != 0 && viet.Tone(raw, "") != raw {
				found = append(found, doubtfulTone{p: p, w: *w, style: style, name: p.inName(i)})
			}
		}
	}
	return found
}

// inName tells whether the word is part of a name, which is written as its bearer
// writes it: of several words, each with a capital; a given name after a form of
// address; or a word with a capital that stands alone, as in a list of people.
func (p *passage) inName(i int) bool {
	isTitled := func(k int) bool { return k >= 0 && k < len(p.words) && p.words[k].shape == titled }
	if !isTitled(i) {
		return false
	}
	before, after := p.joined(i), p.joined(i+1)
	return before != "" && (isTitled(i-1) || addressWords[p.at(i-1)]) || after != "" && isTitled(i+1) || before == "" && after == ""
}

// addressWords are words before the name of a person or a small place.
var addressWords = setOf("ông bà anh chị cô chú bác em cháu thầy chí viên c thôn làng bản ấp buôn đường sông")

// toneMarks finds marks that are wrong in both styles, and words in another style
// than the house's or, if that is not known, than most of the text.
func toneMarks(t *text) []Finding {
	doubtful := t.tones()
	count := map[string]int{}
	for _, d := range doubtful {
		if !d.name {
			count[d.style]++
		}
	}
	style := t.house.Tone
	if style == "" {
		style = viet.ToneOnFirst
		if count[viet.ToneOnLast] > count[viet.ToneOnFirst] {
			style = viet.ToneOnLast
		}
	}
	var found []Finding
	for _, d := range doubtful {
		f := Finding{Severity: Warning, Sure: true, Fix: viet.Tone(d.p.raw[d.w.start:d.w.end], style)}
		rule := "dau-thanh-sai"
		f.Reason = "dấu thanh đặt sai chỗ"
		if d.style != "" {
			if d.style == style || d.name || t.house.Tone == "" && count[style] == 0 {
				continue
			}
			rule = "dau-thanh-lan"
			f.Reason = "cách đặt dấu thanh khác với phần còn lại của văn bản (kiểu “" + style + "”)"
			if t.house.Tone != "" {
				f.Reason = "cơ quan đặt dấu thanh như “" + style + "”"
			}
		}
		found = append(found, d.p.finding(rule, d.w.start, d.w.end, f))
	}
	if len(found) > 0 {
		t.style = style
	}
	return found
}
