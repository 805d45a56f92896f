package chart

import (
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/doc"
)

// wrap breaks a text into lines of a width, between words where it can; an empty
// text has none.
func (p *pen) wrap(s string, size int, bold bool, width doc.Length) (lines []string) {
	line := ""
	for _, word := range strings.Fields(doc.Fold(strings.ToValidUTF8(s, "□"))) {
		joined := strings.TrimSpace(line + " " + word)
		if p.width(joined, size, bold) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; p.width(line, size, bold) > width; {
			n := p.fitting(line, size, bold, width)
			lines, line = append(lines, line[:n]), line[n:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fitting is how many bytes of a text fit into a width, one character at least.
func (p *pen) fitting(s string, size int, bold bool, width doc.Length) (n int) {
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if i > 0 && p.width(s[:end], size, bold) > width {
			break
		}
		n = end
	}
	return n
}

// cut is the lines that there is room for, the last with an ellipsis if that is not
// all of them.
func (p *pen) cut(lines []string, most, size int, width doc.Length) []string {
	if len(lines) <= most {
		return lines
	}
	last := lines[most-1]
	for last != "" && p.width(last+"…", size, false) > width {
		runes := []rune(last)
		last = strings.TrimSpace(string(runes[:len(runes)-1]))
	}
	return append(lines[:most-1:most-1], last+"…")
}

// names are the names of the bars, broken into lines that there is room for beside
// a bar, in the largest size at which all of them are whole.
type names struct {
	size  int
	width doc.Length // of the widest line
	lines [][]string
}

func (p *pen) names(most, high doc.Length) (n names) {
	for n.size = nameSize; ; n.size -= 2 {
		fit, whole := max(1, int(high/pitch(n.size))), true
		n.lines, n.width = nil, 0
		for i := range p.chart.Rows {
			lines := p.wrap(p.chart.Rows[i].Name, n.size, false, most)
			whole = whole && len(lines) <= fit
			lines = p.cut(lines, fit, n.size, most)
			n.lines = append(n.lines, lines)
			for _, l := range lines {
				n.width = max(n.width, p.width(l, n.size, false))
			}
		}
		if whole || n.size <= leastName {
			return n
		}
	}
}
