package doc

import (
	"iter"
	"strings"
)

// fold undoes the marks that only forbid a line break.
var fold = strings.NewReplacer("\u00a0", " ", "\u2011", "-")

// Fold returns text as stored data has it: no-break spaces and hyphens become
// plain ones.
func Fold(text string) string {
	if !strings.Contains(text, "\u00a0") && !strings.Contains(text, "\u2011") {
		return text // most texts; the replacer would copy them
	}
	return fold.Replace(text)
}

// PlainText is the text of inlines as stored data has it: breaks are "\n", tabs
// "\t"; a field and a picture have no text.
func PlainText(inlines []Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case Text:
			b.WriteString(Fold(in.Text))
		case Link:
			b.WriteString(Fold(in.Text))
		case Tab:
			b.WriteByte('\t')
		case Break:
			b.WriteByte('\n')
		case Field, *Picture:
		default:
			panic("doc: unexpected inline")
		}
	}
	return b.String()
}

// Lines yields the text of every paragraph, heading and item under blocks in
// reading order, labels included, and the words of every chart.
func Lines(blocks []Block) iter.Seq[string] {
	return func(yield func(string) bool) { lines(blocks, "", yield) }
}

// lines yields the texts of blocks, the first one after label, and tells
// whether to go on.
func lines(blocks []Block, label string, yield func(string) bool) bool {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if !yield(labelled(label, PlainText(b.Inlines))) {
				return false
			}
		case *Heading:
			if !yield(labelled(b.Label, PlainText(b.Inlines))) {
				return false
			}
		case *List:
			for _, it := range b.Items {
				if !lines(it.Blocks, it.Label, yield) {
					return false
				}
			}
		case *Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					if !lines(cell.Blocks, "", yield) {
						return false
					}
				}
			}
		case *Rule:
			continue
		case *Chart:
			for _, word := range b.Words() {
				if !yield(word) {
					return false
				}
			}
		default:
			panic("doc: unexpected block")
		}
		label = ""
	}
	return true
}

func labelled(label, text string) string {
	if label == "" {
		return text
	}
	return label + " " + text
}

// Merge makes inlines canonical: neighbouring texts of equal format become one
// and empty texts go.
func Merge(inlines []Inline) []Inline {
	var out []Inline
	for _, in := range inlines {
		t, ok := in.(Text)
		if ok && t.Text == "" {
			continue
		}
		if ok && len(out) > 0 {
			if last, same := out[len(out)-1].(Text); same && last.SameFormat(t) {
				last.Text += t.Text
				out[len(out)-1] = last
				continue
			}
		}
		out = append(out, in)
	}
	return out
}
