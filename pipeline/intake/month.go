package intake

import (
	"reflect"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// The key of the agency's profile in a month.
const agencyKey = "co_quan"

// Month makes a checked record of the tree of a month. The profile of the agency
// may be a tree of its own; what the month's own co_quan says goes before it.
// The problems are all that is wrong with both, by place; if one of them is more
// than a warning, the record is not fit for use. Progress is checked as of a
// day (ngày chốt); zero is the cut-off day of the period under review.
func Month(input, agency *Node, asOf viet.Date) (*record.Month, doc.Problems) {
	d := newDecoder()
	m := new(record.Month)
	if input == nil {
		input = &Node{Kind: Mapping}
	}
	switch {
	case agency != nil:
		d.value(profile(agency), reflect.ValueOf(&m.Agency).Elem(), agencyKey)
	case input.Kind == Mapping && input.Value(agencyKey) == nil:
		d.refuse(agencyKey, doc.Problem{Pos: input.Pos, Rule: "thieu", Message: "chưa có hồ sơ cơ quan (co_quan)",
			Hint: "thêm khóa co_quan, hoặc đưa kèm tệp hồ sơ cơ quan co-quan.yaml"})
	}
	d.value(input, reflect.ValueOf(m).Elem(), "")
	m.Complete()
	d.faults(append(m.Check(), m.CheckAsOf(m.AsOf(asOf))...))
	return m, d.problems
}

// Agency makes a checked profile of the tree of co-quan.yaml.
func Agency(n *Node) (record.Agency, doc.Problems) {
	d := newDecoder()
	var a record.Agency
	d.value(profile(n), reflect.ValueOf(&a).Elem(), "")
	a.Complete()
	d.faults(a.Check())
	return a, d.problems
}

// profile is the mapping of an agency: the tree, or what it has under its only
// key co_quan.
func profile(n *Node) *Node {
	if n.Kind == Mapping && len(n.Keys) == 1 && n.Keys[0].Name == agencyKey {
		return n.Values[0]
	}
	return n
}

// Value is what a mapping has under a key, nil if it has not.
func (n *Node) Value(key string) *Node {
	for i, k := range n.Keys {
		if k.Name == key {
			return n.Values[i]
		}
	}
	return nil
}

// faults turns what the record's rules found into problems with places, leaving
// out what only follows from a value that could not be read, and sorts them all.
func (d *decoder) faults(fs []record.Fault) {
	for _, f := range fs {
		if !d.unread(f.Path) {
			d.problems = append(d.problems, doc.Problem{Warning: f.Warning, Pos: d.place(f.Path), Message: f.Message, Hint: f.Hint, Rule: f.Rule})
		}
	}
	d.problems.Sort()
}

// unread tells whether the value at a path or one above it was refused.
func (d *decoder) unread(path string) bool {
	for {
		if d.failed[path] {
			return true
		}
		if path == "" {
			return false
		}
		path = parent(path)
	}
}

// place is where the value at a path stands, or the nearest value above it that
// was given.
func (d *decoder) place(path string) doc.Position {
	for {
		if pos, ok := d.places[path]; ok || path == "" {
			return pos
		}
		path = parent(path)
	}
}

func parent(path string) string {
	return path[:max(strings.LastIndexByte(path, '/'), 0)]
}
