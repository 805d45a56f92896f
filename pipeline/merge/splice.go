package merge

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// splicer changes single lines of a text, so that all others stay as they are, to the
// byte.
type splicer struct {
	lines []string // each with its end
	last  int      // the line behind the last of the document
	edits []edit
}

// edit puts lines in the place of those from one index to another.
type edit struct {
	from, to int
	lines    []string // without their ends
}

// What YAML takes for the end of a line, and which of them people write.
var (
	lineEnd  = regexp.MustCompile("\r\n|[\n\r\u0085\u2028\u2029]")
	plainEnd = regexp.MustCompile("\r\n|\n|\r")
)

// linesOf cuts a text into lines as YAML counts them, each with its end.
func linesOf(text string) (lines []string) {
	from := 0
	for _, at := range lineEnd.FindAllStringIndex(text, -1) {
		lines = append(lines, text[from:at[1]])
		from = at[1]
	}
	if from < len(text) {
		lines = append(lines, text[from:])
	}
	return lines
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
	s := &splicer{lines: linesOf(in)}
	s.last = len(s.lines)
	if i := slices.IndexFunc(s.lines, func(line string) bool { return strings.HasPrefix(line, "...") }); i >= 0 {
		s.last = i
	}
	for _, l := range lists {
		if len(l.rows) == 0 {
			continue
		}
		if err := s.list(root, l); err != nil {
			return "", err
		}
	}
	return s.text(cmp.Or(plainEnd.FindString(in), "\n")), nil
}

// text is the text with the edits made; what is written has the given line ends.
func (s *splicer) text(end string) string {
	slices.Reverse(s.edits) // of two at one place the later is put there first
	slices.SortStableFunc(s.edits, func(a, b edit) int { return cmp.Compare(b.from, a.from) })
	for _, e := range s.edits {
		for i := range e.lines {
			e.lines[i] += end
		}
		if n := len(s.lines); e.from == n && n > 0 && !lineEnd.MatchString(s.lines[n-1]) {
			s.lines[n-1] += end
		}
		s.lines = slices.Replace(s.lines, e.from, e.to, e.lines...)
	}
	return strings.Join(s.lines, "")
}

// list writes the rows of one list.
func (s *splicer) list(root *yaml.Node, l list) error {
	key, items := valueOf(root, l.key)
	switch {
	case root != nil && root.Style&yaml.FlowStyle != 0:
		return errUnwritable
	case key == nil:
		indent := 0
		if root != nil {
			indent = root.Column - 1
		}
		s.put(s.last, s.last, append([]string{strings.Repeat(" ", indent) + l.key + ":"}, itemLines(l.rows, indent+2)...))
		return nil
	case items.Kind == yaml.SequenceNode && items.Style&yaml.FlowStyle != 0 && (len(items.Content) > 0 || items.Line != key.Line):
		return s.unfold(root, key, items, l)
	case len(items.Content) == 0:
		return s.first(key, items, l)
	case items.Kind != yaml.SequenceNode:
		return errUnwritable
	}
	return s.items(root, items, l.rows)
}

// items puts rows in the place of the items of their codes, and the others below.
func (s *splicer) items(root, items *yaml.Node, rows []row) error {
	var added []row
	known := placesOf(items.Content)
	for _, r := range rows {
		i := known.of(r.code())
		if i < 0 {
			added = append(added, r)
			continue
		}
		from, to := s.item(root, items, i)
		if s.renew(items.Content[i], to, r) {
			continue
		}
		n := items.Content[i]
		detach(n, n.Line-1 == from)
		change(n, r)
		lines, err := encode(n)
		if err != nil {
			return err
		}
		s.put(from, to, indented(lines, items.Column-1))
	}
	if len(added) > 0 {
		_, end := s.item(root, items, len(items.Content)-1)
		for end < s.last && isComment(s.lines[end]) && indentOf(s.lines[end]) >= items.Column { // of the last item
			end++
		}
		s.put(end, end, itemLines(added, items.Column-1))
	}
	return nil
}

func (s *splicer) put(from, to int, lines []string) {
	s.edits = append(s.edits, edit{from, to, lines})
}

// first writes the first items below a key that has no value yet.
func (s *splicer) first(key, value *yaml.Node, l list) error {
	at := key.Line - 1
	line := lineEnd.ReplaceAllString(s.lines[at], "")
	if value.Line == key.Line && value.Kind != yaml.ScalarNode || value.Kind == yaml.ScalarNode && value.Value != "" {
		before, after, ok := strings.Cut(line, ":")
		rest := strings.TrimLeft(after, " ")
		bare := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "[]"), "null"), "~"), " ")
		if !ok || bare != "" && !isComment(bare) {
			return errUnwritable
		}
		line = strings.TrimRight(before+": "+bare, " ")
	}
	s.put(at, at+1, append([]string{line}, itemLines(l.rows, key.Column+1)...))
	return nil
}

// unfold writes a list in "[ ]" one item below the other, with the rows.
func (s *splicer) unfold(root, key, items *yaml.Node, l list) error {
	from := key.Line - 1
	to := s.end(items, from, s.nextKey(root, from))
	fill(items, l.rows)
	items.Style &^= yaml.FlowStyle
	name := *key
	name.HeadComment, name.FootComment = "", ""
	lines, err := encode(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{&name, items}})
	for i := range lines {
		lines[i] = strings.Repeat(" ", key.Column-1) + lines[i]
	}
	s.put(from, to, lines)
	return err
}

// item is where an item of a list stands: the lines from its dash to its last value. The
// comments above and below it are left out.
func (s *splicer) item(root, items *yaml.Node, i int) (from, to int) {
	from = s.dash(items, i)
	to = s.nextKey(root, from)
	if i+1 < len(items.Content) {
		to = s.dash(items, i+1)
	}
	return from, s.end(items.Content[i], from, to)
}

// nextKey is the line of the first key of the file below a line, or the one behind the
// last.
func (s *splicer) nextKey(root *yaml.Node, above int) int {
	next := s.last
	for k := 0; k < len(root.Content); k += 2 {
		if line := root.Content[k].Line - 1; line > above {
			next = min(next, line)
		}
	}
	return next
}

// end is the line behind a value that begins on a line and ends before another: the
// comments and empty lines below it are not its own.
func (s *splicer) end(n *yaml.Node, from, to int) int {
	deepest := len(s.lines[from]) // a line of a block of text may look like a comment
	if block(n) {
		deepest = max(n.Column-1, indentOf(s.lines[from]))
	}
	for ; to > from+1; to-- {
		line := s.lines[to-1]
		if strings.TrimSpace(line) != "" && (!isComment(line) || block(n) && indentOf(line) > deepest) {
			break
		}
	}
	return to
}

// renew writes those values of an item anew that a row says otherwise, each in its
// lines; the others stay as they were written. It tells whether it could.
func (s *splicer) renew(n *yaml.Node, to int, r row) bool {
	ends, ok := s.ends(n, to)
	if !ok {
		return false
	}
	var edits []edit
	behind := ends[n.Content[len(n.Content)-2]]
	for _, p := range r {
		k, old := valueOf(n, p.key)
		lines, changed := s.value(k, old, p)
		for i := range lines {
			lines[i] = strings.Repeat(" ", n.Column-1) + lines[i]
		}
		switch {
		case !changed:
		case k == nil:
			edits = append(edits, edit{behind, behind, lines})
		default:
			if len(lines) > 0 { // the first key stands behind the dash
				lines[0] = s.before(k) + strings.TrimLeft(lines[0], " ")
			}
			edits = append(edits, edit{k.Line - 1, ends[k], lines})
		}
	}
	s.edits = append(s.edits, edits...)
	return true
}

// ends are the lines behind the values of an item, by their keys, if each key stands on
// a line of its own.
func (s *splicer) ends(n *yaml.Node, to int) (map[*yaml.Node]int, bool) {
	if n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0 {
		return nil, false
	}
	ends := map[*yaml.Node]int{}
	for i := 0; i < len(n.Content); i += 2 {
		k, from, below := n.Content[i], n.Content[i].Line-1, to
		if i+2 < len(n.Content) {
			below = n.Content[i+2].Line - 1
		}
		if strings.Trim(s.before(k), " -") != "" || below <= from {
			return nil, false
		}
		v := *n.Content[i+1]
		v.Column = n.Column // a block of text is deeper than its key
		ends[k] = s.end(&v, from, below)
	}
	return ends, true
}

// value writes the key and the value that an item is to have; no lines leave it out.
// Nothing has changed if that means what is there.
func (s *splicer) value(k, old *yaml.Node, p pair) (lines []string, changed bool) {
	one := &yaml.Node{Kind: yaml.MappingNode}
	if k != nil {
		name, value := *k, *old
		name.HeadComment, name.FootComment, value.FootComment = "", "", "" // stand on lines of their own
		one.Content = []*yaml.Node{&name, &value}
	}
	if !change(one, row{p}) {
		return nil, false
	}
	if len(one.Content) == 0 {
		if !strings.Contains(s.before(k), "-") {
			return nil, true
		}
		one.Content = []*yaml.Node{text(p.key), {Kind: yaml.ScalarNode, Tag: "!!null"}} // the dash needs a key
	}
	lines, err := encode(one)
	return lines, err == nil
}

// before is what stands before a key in its line.
func (s *splicer) before(key *yaml.Node) string {
	line := []rune(s.lines[key.Line-1])
	return string(line[:min(key.Column-1, len(line))])
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
