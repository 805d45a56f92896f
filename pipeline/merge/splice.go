package merge

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// splicer changes single lines of a text, so that all others stay as they are.
type splicer struct {
	lines []string
	edits []edit
}

// edit puts lines in the place of those from one index to another.
type edit struct {
	from, to int
	lines    []string
}

// splice writes rows into lists that are written one item below the other.
func splice(in string, lists []list) (string, error) {
	root, err := parse(in)
	if err != nil {
		return "", err
	}
	if in == "" {
		in = head
	}
	s := &splicer{lines: strings.Split(strings.TrimSuffix(in, "\n"), "\n")}
	for _, l := range lists {
		if len(l.rows) == 0 {
			continue
		}
		if err := s.list(root, l); err != nil {
			return "", err
		}
	}
	slices.Reverse(s.edits) // of two at one place the later is put there first
	slices.SortStableFunc(s.edits, func(a, b edit) int { return cmp.Compare(b.from, a.from) })
	for _, e := range s.edits {
		s.lines = slices.Replace(s.lines, e.from, e.to, e.lines...)
	}
	return strings.Join(s.lines, "\n") + "\n", nil
}

// list writes the rows of one list.
func (s *splicer) list(root *yaml.Node, l list) error {
	key, items := valueOf(root, l.key)
	switch {
	case key == nil:
		s.edits = append(s.edits, edit{len(s.lines), len(s.lines), append([]string{l.key + ":"}, itemLines(l.rows, 2)...)})
		return nil
	case key.Column != 1 || root.Style&yaml.FlowStyle != 0:
		return errUnwritable
	case len(items.Content) == 0:
		return s.first(key, items, l)
	case items.Style&yaml.FlowStyle != 0 || items.Kind != yaml.SequenceNode:
		return errUnwritable
	}
	var added []row
	known := placesOf(items.Content)
	for _, r := range l.rows {
		i := known.of(r.code())
		if i < 0 {
			added = append(added, r)
			continue
		}
		from, to := s.item(root, items, i)
		n := items.Content[i]
		detach(n, n.Line-1 == from)
		change(n, r)
		lines, err := encode(n)
		if err != nil {
			return err
		}
		s.edits = append(s.edits, edit{from, to, indented(lines, items.Column-1)})
	}
	if len(added) > 0 {
		_, end := s.item(root, items, len(items.Content)-1)
		for end < len(s.lines) && isComment(s.lines[end]) && indentOf(s.lines[end]) >= items.Column { // of the last item
			end++
		}
		s.edits = append(s.edits, edit{end, end, itemLines(added, items.Column-1)})
	}
	return nil
}

// first writes the first items below a key that has no value yet.
func (s *splicer) first(key, value *yaml.Node, l list) error {
	at := key.Line - 1
	line := s.lines[at]
	if value.Line == key.Line && value.Kind != yaml.ScalarNode || value.Kind == yaml.ScalarNode && value.Value != "" {
		before, after, ok := strings.Cut(line, ":")
		rest := strings.TrimLeft(after, " ")
		bare := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "[]"), "null"), "~"), " ")
		if !ok || bare != "" && !isComment(bare) {
			return errUnwritable
		}
		line = strings.TrimRight(before+": "+bare, " ")
	}
	s.edits = append(s.edits, edit{at, at + 1, append([]string{line}, itemLines(l.rows, 2)...)})
	return nil
}

// item is where an item of a list stands: the lines from its dash to its last value. The
// comments above and below it are left out.
func (s *splicer) item(root, items *yaml.Node, i int) (from, to int) {
	from = s.dash(items, i)
	to = len(s.lines)
	if i+1 < len(items.Content) {
		to = s.dash(items, i+1)
	} else {
		for k := 0; k < len(root.Content); k += 2 {
			if line := root.Content[k].Line - 1; line > from {
				to = min(to, line)
			}
		}
	}
	deepest := len(s.lines[from]) // a line of a block of text may look like a comment
	if block(items.Content[i]) {
		deepest = items.Content[i].Column - 1
	}
	for ; to > from+1; to-- {
		line := s.lines[to-1]
		if strings.TrimSpace(line) != "" && (!isComment(line) || block(items.Content[i]) && indentOf(line) > deepest) {
			break
		}
	}
	return from, to
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// dash is the line of the dash of an item, at or above its first value.
func (s *splicer) dash(items *yaml.Node, i int) int {
	at := items.Content[i].Line - 1
	for at > 0 && !strings.HasPrefix(strings.TrimLeft(s.lines[at], " "), "-") {
		at--
	}
	return at
}

// block tells whether the last value of an item is a block of text.
func block(n *yaml.Node) bool {
	for len(n.Content) > 0 {
		n = n.Content[len(n.Content)-1]
	}
	return n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// detach takes the comments off an item that stand above and below its lines; top tells
// that its first value is on its first line.
func detach(n *yaml.Node, top bool) {
	if top {
		n.HeadComment = ""
		if len(n.Content) > 0 {
			n.Content[0].HeadComment = ""
		}
	}
	for n.FootComment = ""; len(n.Content) > 0; {
		for _, c := range n.Content[max(0, len(n.Content)-2):] {
			c.FootComment = ""
		}
		n = n.Content[len(n.Content)-1]
	}
}

// itemLines writes rows as items of a list.
func itemLines(rows []row, indent int) []string {
	var out []string
	for _, r := range rows {
		lines, err := encode(mapping(r))
		if err != nil {
			return nil // is found when the text is read again
		}
		out = append(out, indented(lines, indent)...)
	}
	return out
}

// indented are the lines of an item behind its dash.
func indented(lines []string, indent int) []string {
	space := strings.Repeat(" ", indent)
	out := make([]string, len(lines))
	for i, line := range lines {
		switch {
		case i == 0:
			out[i] = space + "- " + line
		case line != "":
			out[i] = space + "  " + line
		}
	}
	return out
}
