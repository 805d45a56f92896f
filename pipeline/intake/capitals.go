package intake

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// maxNamed is how many places a message names.
const maxNamed = 5

// casingOf is how the texts of a column begin.
func casingOf(texts []oldText) (c legacy.Casing) {
	for _, t := range texts {
		c.Note(*t.text)
	}
	return c
}

// capitals gives the texts that were decoded from TCVN3 back the capitals that they
// surely had, and says which were changed and which may still lack one.
func (d *decoding) capitals() string {
	var mended, missing []oldText
	for _, t := range d.small {
		if t.part != nil && t.part.cell.capitals() {
			continue
		}
		first := t.part == nil || t.part == t.part.cell.parts[0]
		text, lacks := legacy.RestoreCapitals(*t.text, first, d.columns[t.column].Sure())
		if text != *t.text {
			*t.text = text
			mended = append(mended, t)
		}
		if lacks {
			missing = append(missing, t)
		}
	}
	message := ""
	if len(mended) > 0 {
		message = "; đã viết hoa lại ở " + d.places(mended, true)
	}
	if len(missing) > 0 {
		message += "; có thể còn thiếu chữ hoa ở " + d.places(missing, false)
	}
	return message
}

// places names the first of some places, with what they hold if that is asked for.
func (d *decoding) places(texts []oldText, quoted bool) string {
	slices.SortStableFunc(texts, func(a, b oldText) int {
		if a.y != b.y {
			return a.y - b.y
		}
		return a.x - b.x
	})
	var names []string
	for _, t := range texts[:min(len(texts), maxNamed)] {
		name := placeName(d.place(t.y, t.x))
		if quoted {
			name += " " + record.Quote(t.whole())
		}
		names = append(names, name)
	}
	if len(texts) > maxNamed {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// placeName is a cell or a line.
func placeName(p doc.Position) string {
	if p.Cell != "" {
		return "ô " + p.Cell
	}
	return "dòng " + viet.Figure(float64(p.Line), 0)
}
