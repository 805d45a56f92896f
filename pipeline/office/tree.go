package office

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
)

// joined is the tree of a month that stands in two files: lists follow each other,
// groups of keys are put together, and each value keeps its place. A value that both
// have is a problem.
func joined(a, b *intake.Node) (*intake.Node, doc.Problems) {
	switch {
	case blank(a):
		return b, nil
	case blank(b):
		return a, nil
	case a.Kind == intake.Mapping && b.Kind == intake.Mapping:
		return joinedKeys(a, b)
	case a.Kind == intake.Sequence || b.Kind == intake.Sequence:
		return &intake.Node{Kind: intake.Sequence, Pos: a.Pos, Values: slices.Concat(items(a), items(b))}, nil
	}
	return a, doc.Problems{{
		Pos: b.Pos, Rule: "hai-noi",
		Message: fmt.Sprintf("giá trị này đã ghi ở %s", a.Pos),
		Hint:    "chỉ ghi ở một tệp",
	}}
}

func joinedKeys(a, b *intake.Node) (*intake.Node, doc.Problems) {
	out := &intake.Node{Kind: intake.Mapping, Pos: a.Pos, Keys: slices.Clone(a.Keys), Values: slices.Clone(a.Values)}
	var ps doc.Problems
	for i, key := range b.Keys {
		at := slices.IndexFunc(out.Keys, func(k intake.Key) bool { return k.Name == key.Name })
		if at < 0 {
			out.Keys, out.Values = append(out.Keys, key), append(out.Values, b.Values[i])
			continue
		}
		both, more := joined(out.Values[at], b.Values[i])
		out.Values[at] = both
		ps = append(ps, more...)
	}
	return out, ps
}

// items are the items of a list; a value alone is a list of one.
func items(n *intake.Node) []*intake.Node {
	if n.Kind == intake.Sequence {
		return n.Values
	}
	return []*intake.Node{n}
}

// group is a group of one key, at the place of its value.
func group(key string, value *intake.Node) *intake.Node {
	return &intake.Node{Kind: intake.Mapping, Pos: value.Pos, Keys: []intake.Key{{Name: key, Pos: value.Pos}}, Values: []*intake.Node{value}}
}

// placeOf is where the first of the trees that has a text has it.
func placeOf(text string, trees []*intake.Node) doc.Position {
	for _, n := range trees {
		if n == nil {
			continue
		}
		if n.Kind == intake.Scalar && n.Text == text {
			return n.Pos
		}
		if pos := placeOf(text, n.Values); pos != (doc.Position{}) {
			return pos
		}
	}
	return doc.Position{}
}

// quoted lists names in quotation marks.
func quoted(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = record.Quote(n)
	}
	return strings.Join(out, ", ")
}
