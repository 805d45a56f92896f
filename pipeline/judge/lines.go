package judge

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// PrintedLine is a line of characters on one baseline of a page. Lengths are in
// points, from the paper's top left corner.
type PrintedLine struct {
	Text        string // without white space
	Left, Right float64
	Y           float64 // of the baseline
}

// PrintedLines reads where a PDF shows its text, page by page, each page from
// top to bottom. Two columns side by side are one line.
func PrintedLines(t testing.TB, pdf string) [][]PrintedLine {
	t.Helper()
	out, err := exec.Command(Program(t, "mutool"), "draw", "-q", "-F", "stext", "-o", "-", pdf).Output()
	if err != nil {
		t.Fatalf("%s: %v", pdf, err)
	}
	var pages [][]PrintedLine
	var chars []printedChar
	end := func() {
		if pages != nil {
			pages[len(pages)-1] = joinLines(chars)
		}
		chars = nil
	}
	d := xml.NewDecoder(bytes.NewReader(out))
	d.Strict = false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			end()
			return pages
		} else if err != nil {
			t.Fatalf("%s: %v", pdf, err)
		}
		start, ok := token.(xml.StartElement)
		switch {
		case ok && start.Name.Local == "page":
			end()
			pages = append(pages, nil)
		case ok && start.Name.Local == "char":
			if c := charOf(start.Attr); c.text != "" {
				chars = append(chars, c)
			}
		}
	}
}

type printedChar struct {
	text        string
	left, right float64
	y           float64
}

// charOf is a printed character; that of white space has no text.
func charOf(attrs []xml.Attr) (c printedChar) {
	for _, a := range attrs {
		switch a.Name.Local {
		case "c":
			c.text = strings.TrimFunc(strings.ReplaceAll(a.Value, "\u2011", "-"), unicode.IsSpace)
		case "x":
			c.left = number(a.Value)
		case "y":
			c.y = number(a.Value)
		case "quad":
			if f := strings.Fields(a.Value); len(f) == 8 {
				c.right = number(f[2])
			}
		}
	}
	return c
}

func number(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// joinLines gathers characters whose baselines are nearly the same.
func joinLines(chars []printedChar) []PrintedLine {
	const same = 1.5 // pt; lines of the smallest size are 10 pt apart
	slices.SortStableFunc(chars, func(a, b printedChar) int { return cmp.Compare(a.y, b.y) })
	var lines []PrintedLine
	for len(chars) > 0 {
		n := 1
		for n < len(chars) && chars[n].y-chars[0].y < same {
			n++
		}
		row := chars[:n]
		chars = chars[n:]
		slices.SortStableFunc(row, func(a, b printedChar) int { return cmp.Compare(a.left, b.left) })
		l := PrintedLine{Left: row[0].left, Y: row[0].y}
		var b strings.Builder
		for _, c := range row {
			b.WriteString(c.text)
			l.Right = max(l.Right, c.right)
		}
		l.Text = b.String()
		lines = append(lines, l)
	}
	return lines
}
