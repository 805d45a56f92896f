// Package lint finds what a careful reader would mend in the wording of a
// document: mixed tone marks and dashes, abbreviations, dates and bodies that
// time has left behind, doubtful capitals, quotes, symbols and citations.
//
// The words: a document's text is a list of passages (đoạn), since one passage
// may be at odds only with another. A [Finding] (phát hiện) is a span of a
// passage with the reason and what to write instead. A [House] (cách viết của cơ
// quan) is what the office is and how it writes. Findings are advice: nothing is
// changed by itself, and quoted titles are left alone.
package lint

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/pipeline/viet"
)

// House is what the findings depend on besides the text. The zero House is good
// for a text of which nothing is known.
type House struct {
	Period        viet.Period       // the month that the document is about or was made in
	Meeting       viet.Date         // when the meeting was; zero if not known
	Issued        viet.Date         // when the document was or will be issued; zero if not known
	Tone          string            // viet.ToneOnFirst or viet.ToneOnLast; empty: whichever the text has more of
	Agency        string            // its name: "Sở Ngoại vụ"
	Superior      string            // cơ quan chủ quản: "Ủy ban nhân dân tỉnh Gia Lai"
	Symbol        string            // in the agency's own document numbers: "SNgV"
	Names         []string          // of units and bodies, as they are to be written
	Abbreviations map[string]string // the office's own: "HTQT": "hợp tác quốc tế"
}

// Severity says how sure the finding is and how grave.
type Severity uint8

// The severities, the gravest first.
const (
	Error Severity = iota
	Warning
	Info
)

// Finding is one thing to mend (phát hiện).
type Finding struct {
	Rule       string // stable name of the rule: "dau-thanh-lan"
	Severity   Severity
	Passage    int // index of the passage
	Start, End int // bytes of the passage
	Found      string
	Fix        string // what to write in place of the span; empty where only a person can tell
	Sure       bool   // the fix is right whatever the text means, so that [Mend] may apply it
	Reason     string // in Vietnamese, lower case, without a full stop
}

// checks find what the rules of this package say, in the order in which their
// findings win over others of the same span. The tone marks come first, since a
// fix of capitals mends them too.
var checks = []func(*text) []Finding{
	toneMarks, capitals, dashes, quotes, punctuation, missingStops, goneBodies, stalePeriods, weekdays, impossibleTimes, figures, abbreviations, mixedCapitals,
}

// Check finds what is to mend in the passages of one document, in the order of
// the text. The passages should be NFC.
func Check(passages []string, h House) []Finding {
	t := newText(passages, h)
	var all []Finding
	for _, check := range checks {
		all = append(all, check(t)...)
	}
	return settle(withoutGone(append(all, t.citations()...)))
}

// withoutGone drops what would be mended in the name of a body that is no more: the
// name goes as a whole.
func withoutGone(all []Finding) []Finding {
	gone := slices.DeleteFunc(slices.Clone(all), func(f Finding) bool { return f.Rule != "co-quan-khong-con" || f.Severity == Info || f.Fix == "" })
	return slices.DeleteFunc(all, func(f Finding) bool {
		return (f.Rule == "viet-hoa" || f.Rule == "ten-co-quan") && slices.ContainsFunc(gone, func(g Finding) bool {
			return f.Passage == g.Passage && f.Start >= g.Start && f.End <= g.End
		})
	})
}

// settle sorts the findings and drops those that are mended with another.
func settle(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Passage, b.Passage), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	var kept []Finding
	for _, f := range all {
		if n := len(kept); n == 0 || !covers(kept[n-1], f) {
			kept = append(kept, f)
		}
	}
	return kept
}

// covers tells whether b, which does not begin before a, is mended with a.
func covers(a, b Finding) bool {
	return a.Passage == b.Passage && b.End <= a.End && b.Start < a.End && a.Sure && b.Severity != Error && b.Rule != "viet-tat"
}

// Mend applies the fixes that are sure, each place once, and gives the passages
// back. The findings must be those that [Check] gave for these passages.
func Mend(passages []string, fs []Finding) []string {
	out := slices.Clone(passages)
	var b strings.Builder
	for i := 0; i < len(fs); {
		n := fs[i].Passage
		if n < 0 || n >= len(out) {
			i++
			continue
		}
		done := 0
		b.Reset()
		for ; i < len(fs) && fs[i].Passage == n; i++ {
			f := fs[i]
			if f.Sure && f.Start >= done && f.End <= len(passages[n]) && passages[n][f.Start:f.End] == f.Found {
				b.WriteString(passages[n][done:f.Start])
				b.WriteString(f.Fix)
				done = f.End
			}
		}
		b.WriteString(passages[n][done:])
		out[n] = b.String()
	}
	return out
}
