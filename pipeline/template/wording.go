package template

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/lint"
)

// passage is a text of the template's own as a reader of its wording sees it, with
// a mask for each hole.
type passage struct {
	text  string
	spots []place
	masks []int // where the masks begin
}

// place is where a byte of a passage stands in the file.
type place struct {
	at  int
	pos doc.Position
}

// mask stands for what a hole prints: no rule of wording finds anything in it.
const mask = "…"

// passages are the template's own texts in the order in which they are read.
func (l *loader) passages(t *Template) []passage {
	var out []passage
	add := func(x text) {
		if p := l.passage(x); strings.Trim(p.text, mask+" \n") != "" {
			out = append(out, p)
		}
	}
	t.front.texts(add)
	for _, p := range t.parts {
		add(p.title)
		eachText(p.nodes, add)
	}
	return out
}

func (l *loader) passage(t text) passage {
	var p passage
	var b strings.Builder
	for _, x := range unlinked(t) {
		for _, s := range x.spots {
			p.spots = append(p.spots, place{b.Len() + s.at, l.position(s.offset)})
		}
		switch {
		case x.hole != nil:
			p.spots = append(p.spots, place{b.Len(), x.hole.pos})
			p.masks = append(p.masks, b.Len())
			b.WriteString(mask)
		case x.lineBreak:
			b.WriteByte('\n')
		default:
			b.WriteString(x.literal)
		}
	}
	p.text = b.String()
	return p
}

// unlinked is a text with the words of its links in their place.
func unlinked(t text) text {
	var out text
	for _, x := range t {
		if x.link != nil {
			out = append(out, x.link.text...)
			continue
		}
		out = append(out, x)
	}
	return out
}

// texts gives the texts of the front matter that are printed as they are.
func (f *front) texts(add func(text)) {
	list := func(entries []entry) {
		for _, e := range entries {
			add(e.text)
		}
	}
	add(f.subject)
	add(f.under)
	list(f.addressees)
	add(f.authority)
	list(f.basis)
	columns := f.columns
	if f.signer != nil {
		columns = append(slices.Clone(columns), *f.signer)
	}
	for _, s := range columns {
		add(s.caption)
		list(s.authority)
		add(s.post)
	}
	list(f.recipients)
}

// eachText gives the texts of nodes in reading order.
func eachText(nodes []node, add func(text)) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *paragraph:
			add(n.text)
		case *heading:
			add(n.text)
		case *item:
			eachText(n.blocks, add)
		case *table:
			for _, head := range n.heads {
				eachText([]node{head}, add)
			}
			eachText(n.rows, add)
		case *row:
			for _, c := range n.cells {
				add(c.text)
			}
		case *each:
			eachText(n.body, add)
			eachText(n.none, add)
		case *choice:
			for _, c := range n.cases {
				eachText(c.body, add)
			}
		}
	}
}

// ofMeetings is the rule for what a meeting could not know yet; an office's own kind
// need not be of the month's meeting.
const ofMeetings = "vien-dan-sau-hop"

// Proofread warns of what a careful reader would mend in the template's own words,
// for the documents of one house: each with its place in the file.
func (t *Template) Proofread(h lint.House) doc.Problems {
	texts := make([]string, len(t.passages))
	for i, p := range t.passages {
		texts[i] = p.text
		if h.Tone == viet.ToneOnLast { // as it will be printed
			texts[i] = viet.Tone(p.text, h.Tone)
		}
	}
	var ps doc.Problems
	first := map[doc.Problem]int{} // by what is said: its place in ps
	times := make([]int, 0, 8)
	for _, f := range lint.Check(texts, h) {
		if p := t.passages[f.Passage]; f.Severity == lint.Info || f.Rule == ofMeetings || p.masked(f) {
			continue
		}
		p := doc.Problem{Warning: true, Rule: f.Rule}
		p.Message, p.Hint = f.Advice(texts[f.Passage])
		i, told := first[p]
		if !told {
			i, first[p] = len(ps), len(ps)
			ps, times = append(ps, p), append(times, 0)
			ps[i].Pos = t.passages[f.Passage].position(f.Start)
		}
		times[i]++
	}
	for i, n := range times {
		if n > 1 {
			ps[i].Message += fmt.Sprintf(" (%d chỗ)", n)
		}
	}
	return ps
}

// masked tells whether a finding depends on what a hole prints.
func (p *passage) masked(f lint.Finding) bool {
	return slices.ContainsFunc(p.masks, func(at int) bool { return f.Start < at+len(mask) && at < f.End })
}

// position is where a byte of the passage stands in the file.
func (p *passage) position(at int) doc.Position {
	i, found := slices.BinarySearchFunc(p.spots, at, func(s place, at int) int { return cmp.Compare(s.at, at) })
	if !found {
		i--
	}
	if i < 0 {
		return doc.Position{}
	}
	pos := p.spots[i].pos
	pos.Col += utf8.RuneCountInString(p.text[p.spots[i].at:min(at, len(p.text))])
	return pos
}
