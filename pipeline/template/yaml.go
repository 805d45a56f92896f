package template

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
)

// A setting reads the value of one key.
type setting struct {
	key  string
	read func(y *yamlReader, n *yaml.Node)
}

// yamlReader reads a block of YAML of a template.
type yamlReader struct {
	*loader
	lines  []line
	seen   []string
	places map[string]doc.Position // of the values, by key
}

// yaml reads a mapping by its settings; nil if it is not one.
func (l *loader) yaml(g region, settings []setting) *yamlReader {
	y := &yamlReader{loader: l, lines: g.head}
	sc := newScope(nil, false)
	var b strings.Builder
	for _, ln := range g.head {
		l.compileHoles(ln, sc, false)
		b.WriteString(ln.text + "\n")
	}
	var root yaml.Node
	if err := loadYAML(b.String(), &root); err != nil {
		if !l.broken(b.String()) {
			y.syntax(g, err)
		}
		return nil
	}
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		l.problem(g.at, ruleFront, "giữa hai dòng --- phải là các khóa", "viết mỗi dòng một khóa, chẳng hạn loai: thong_bao")
		return nil
	}
	y.mapping(root.Content[0], settings)
	return y
}

// loadYAML parses YAML; the parser's panics, should there be any, are errors.
func loadYAML(text string, root *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return yaml.Load([]byte(text), root)
}

func (y *yamlReader) syntax(g region, err error) {
	at := g.at
	var le *yaml.LoadError
	if errors.As(err, &le) && le.Mark.Line > 0 {
		at = y.at(le.Mark.Line, le.Mark.Column)
	}
	y.problem(at, ruleFront, "các khóa viết chưa đúng",
		"viết khóa: giá trị; giá trị có dấu hai chấm, dấu # hay dấu nháy thì đặt trong dấu ngoặc kép; không thụt dòng bằng Tab")
}

// at is the place in the file of a line and a column of the block.
func (y *yamlReader) at(line, col int) int {
	if line > len(y.lines) {
		last := y.lines[len(y.lines)-1]
		return y.offset(last, len(last.text))
	}
	return y.runeOffset(y.lines[line-1], col-1)
}

// begin is the place in the file of the first letter of a value.
func (y *yamlReader) begin(n *yaml.Node) int {
	at := y.at(n.Line, n.Column)
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		at++
	}
	return at
}

func (y *yamlReader) fault(n *yaml.Node, message, hint string) {
	y.problem(y.at(n.Line, n.Column), ruleFront, message, hint)
}

// mapping reads the keys of a mapping.
func (y *yamlReader) mapping(n *yaml.Node, settings []setting) {
	var keys, seen []string
	places := map[string]doc.Position{}
	for _, s := range settings {
		keys = append(keys, s.key)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		k := slices.Index(keys, key.Value)
		switch {
		case k < 0:
			y.fault(key, fmt.Sprintf("không có khóa “%s”", y.raw(key.Value)), nearest(key.Value, keys, "các khóa: "+strings.Join(keys, ", ")))
		case slices.Contains(seen, key.Value):
			y.fault(key, fmt.Sprintf("khóa “%s” ghi hai lần", key.Value), "bỏ một lần")
		default:
			settings[k].read(y, value)
			places[key.Value] = y.position(y.begin(value))
		}
		seen = append(seen, key.Value)
	}
	y.seen, y.places = seen, places
}

func (y *yamlReader) require(g region, key, hint string) {
	if !slices.Contains(y.seen, key) {
		y.problem(g.at, ruleFront, fmt.Sprintf("thiếu khóa “%s”", key), hint)
	}
}

// broken tells whether a text has a hole that is not closed: what follows it
// cannot be judged.
func (l *loader) broken(s string) bool {
	for {
		_, n, after, found := cutMark(s)
		if !found || l.holes[n].broken {
			return found
		}
		s = after
	}
}

// raw is a text with its holes as the file has them.
func (l *loader) raw(s string) string {
	var b strings.Builder
	for {
		before, n, after, found := cutMark(s)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(l.text[l.holes[n].start:l.holes[n].end])
		s = after
	}
}
