package layout

import (
	"fmt"
	"strings"
)

// Trace writes pages as text, one item a line, the same on every machine.
// Lengths are in points.
func Trace(pages []Page) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d section %d number %d: %s x %s\n", i+1, p.Section, p.Number, points(p.Width), points(p.Height))
		for _, t := range p.Texts {
			fmt.Fprintf(&b, "%8s %8s %s%s %q\n", points(t.X), points(t.Y), format(t), marks(t), t.Text)
		}
		for _, l := range p.Lines {
			fmt.Fprintf(&b, "%8s %8s line to %s %s weight %s%s\n",
				points(l.X1), points(l.Y1), points(l.X2), points(l.Y2), points(l.Weight), color(l.Color))
		}
		for _, m := range p.Pictures {
			fmt.Fprintf(&b, "%8s %8s picture %s x %s %q\n", points(m.X), points(m.Y), points(twips(m.Of.Width)), points(twips(m.Of.Height)), m.Of.Alt)
		}
		for _, c := range p.Charts {
			fmt.Fprintf(&b, "%8s %8s chart %s x %s %q\n", points(c.X), points(c.Y), points(twips(c.Width)), points(twips(c.Height)), c.Of.Alt())
		}
	}
	return b.String()
}

func format(t Text) string {
	s := fmt.Sprint(t.Format.Size / 2)
	if t.Format.Size%2 != 0 {
		s += ".5"
	}
	if t.Format.Bold {
		s += "b"
	}
	if t.Format.Italic {
		s += "i"
	}
	return s + color(t.Format.Color)
}

func marks(t Text) string {
	s := ""
	if t.Gap != 0 {
		s += " +" + points(t.Gap)
	}
	if t.Link != "" {
		s += " <" + t.Link + ">"
	}
	if t.Repeat {
		s += " again"
	}
	return s
}

func color(c string) string {
	if c == "" {
		return ""
	}
	return " #" + c
}

// points writes a length in points to two decimals.
func points(p Pos) string {
	sign := ""
	if p < 0 {
		sign, p = "-", -p
	}
	h := (p*100 + Point/2) / Point
	return fmt.Sprintf("%s%d.%02d", sign, h/100, h%100)
}
