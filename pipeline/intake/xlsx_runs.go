package intake

import (
	"strings"

	"vanthu/pipeline/viet/legacy"
)

// fontRun is letters of a cell that have one font, with the encoding that it says.
type fontRun struct {
	text string
	font legacy.Encoding
}

// mixedCell is a cell whose runs have fonts of more than one encoding: each is read
// by its own font before they are joined.
type mixedCell struct{ parts []*runPart }

// runPart is runs that stand together and whose fonts are of one encoding, with or
// without capitals.
type runPart struct {
	cell *mixedCell
	runs []fontRun       // as they were
	text string          // of all, decoded in place
	from legacy.Encoding // what it was decoded from; Unicode if it was not
}

// newMixed puts the runs of a cell together as parts; nil if they are not what the
// cell holds.
func newMixed(runs []fontRun, text string) *mixedCell {
	m := &mixedCell{}
	joined := ""
	for _, r := range runs {
		joined += r.text
		if r.text == "" {
			continue
		}
		last := len(m.parts) - 1
		if last < 0 || family(m.parts[last].runs[0].font) != family(r.font) {
			m.parts = append(m.parts, &runPart{cell: m})
			last++
		}
		p := m.parts[last]
		p.runs, p.text = append(p.runs, r), p.text+r.text
	}
	if joined != text {
		return nil
	}
	return m
}

// font is the encoding that the fonts of a part say: that of capitals only if all
// are such.
func (p *runPart) font() legacy.Encoding {
	for _, r := range p.runs {
		if r.font != legacy.TCVN3Capitals {
			return r.font
		}
	}
	return legacy.TCVN3Capitals
}

// join is the text of the cell, decoded. In a font of capitals ASCII letters are
// capitals too, which is only believed where the cell had old letters.
func (m *mixedCell) join() string {
	decoded := false
	for _, p := range m.parts {
		decoded = decoded || p.from != legacy.Unicode
	}
	var b strings.Builder
	for _, p := range m.parts {
		switch {
		case p.from == legacy.TCVN3 && p.capitals(), decoded && p.from == legacy.Unicode && p.capitals() && isASCII(p.text):
			for _, r := range p.runs {
				text, _ := r.font.Decode(r.text)
				b.WriteString(text)
			}
		default:
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// capitals tells whether a run of the part is in a font of capitals.
func (p *runPart) capitals() bool {
	for _, r := range p.runs {
		if r.font == legacy.TCVN3Capitals {
			return true
		}
	}
	return false
}

// capitals tells whether a run of the cell is in a font of capitals, so that its
// capitals are where they were meant.
func (m *mixedCell) capitals() bool {
	for _, p := range m.parts {
		if p.capitals() {
			return true
		}
	}
	return false
}

// fontRuns are the runs of a cell with the encodings of their fonts; own is that
// of the cell's font.
func (w *workbook) fontRuns(c styledCell, own legacy.Encoding) []fontRun {
	var runs []fontRun
	add := func(name, text string) {
		font := own
		if name != "" {
			font = w.fonts.of(name)
		}
		runs = append(runs, fontRun{text, font})
	}
	if i, ok := sharedIndex(c); ok && w.f.SharedStrings != nil && i < len(w.f.SharedStrings.SI) {
		for _, r := range w.f.SharedStrings.SI[i].R {
			name, text := "", ""
			if r.RPr != nil && r.RPr.RFont != nil && r.RPr.RFont.Val != nil {
				name = *r.RPr.RFont.Val
			}
			if r.T != nil {
				text = r.T.Val
			}
			add(name, text)
		}
		return runs
	}
	for _, r := range c.Runs {
		add(r.Font.Name, r.Text)
	}
	return runs
}
