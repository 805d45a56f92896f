package intake

import "strings"

// put gives a mapping a value at a path of keys, making the mappings on the way.
// They and the keys stand where the value stands.
func put(n *Node, path string, value *Node) {
	first, rest, nested := strings.Cut(path, ".")
	next := value
	if nested {
		if next = n.Value(first); next != nil {
			put(next, rest, value)
			return
		}
		next = &Node{Kind: Mapping, Pos: value.Pos}
		put(next, rest, value)
	}
	n.Keys = append(n.Keys, Key{Name: first, Pos: value.Pos})
	n.Values = append(n.Values, next)
}

// add appends to a sequence, which begins where its first value is.
func add(n *Node, value *Node) {
	if len(n.Values) == 0 {
		n.Pos = value.Pos
	}
	n.Values = append(n.Values, value)
}

// at is the value at a path of the tree, or nil.
func (w *workbook) at(path string) *Node {
	n := w.root
	for key := range strings.SplitSeq(path, ".") {
		if n = n.Value(key); n == nil {
			return nil
		}
	}
	return n
}

// list is the sequence at a path of the tree, made when there is none.
func (w *workbook) list(path string) *Node {
	n := w.at(path)
	if n == nil {
		n = &Node{Kind: Sequence, Pos: w.root.Pos}
		put(w.root, path, n)
	}
	return n
}
