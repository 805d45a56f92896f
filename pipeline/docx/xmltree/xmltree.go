// Package xmltree reads the XML of the parts of a Word file (cây XML) and changes it in place.
//
// Its words:
//
//   - A name has the fixed prefix of its namespace, whatever prefix the file gives it:
//     "w:p" is a paragraph in every file, also in one of ISO strict. See namespace.go.
//   - A [Node] is an element as read, with its offsets in the bytes. [Parse] makes a tree of
//     them: it takes what encoding/xml takes, but no DOCTYPE, no control characters and nothing that is deeper or
//     larger than any honest file.
//   - An [Elem] is an element that can be changed. It keeps the bytes of its tags, so that
//     what nobody changes is written back byte for byte.
//
// It knows of Word no more than the names of its namespaces.
package xmltree

// Node is an element of an XML part as read, with its place in the bytes of the part (phần
// tử). It is a list of its own kids, so that a tree is few allocations. The methods that
// look for something take nil, in which there is nothing.
type Node struct {
	Name   string // with the fixed prefix of its namespace, "w:p", whatever the file's own is; "?:p" of an unknown one
	Text   string // characters directly inside; those between kids only if they are not all blank
	Attrs  []Attr
	Parent *Node
	Kid    *Node // the first
	Next   *Node // the next of the same parent

	From, To     int // the element
	Inner, Close int // what is between its tags; both are to if it is one tag, as <w:p/>
}

// Attr is an attribute. Its name has the fixed prefix too; one without a prefix in the
// file has none. Declarations of namespaces are not among them.
type Attr struct{ Name, Value string }

// Attr is the value of an attribute, "" if it is not there.
func (n *Node) Attr(name string) string {
	value, _ := n.Lookup(name)
	return value
}

// Lookup is the value of an attribute, and whether it is there.
func (n *Node) Lookup(name string) (string, bool) {
	if n == nil {
		return "", false
	}
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return n.Attrs[i].Value, true
		}
	}
	return "", false
}

// Val is the attribute that most properties of Word have.
func (n *Node) Val() string { return n.Attr("w:val") }

// Child is the first kid of a name, nil if there is none; the child of nil is nil.
func (n *Node) Child(name string) *Node {
	if n == nil {
		return nil
	}
	for k := n.Kid; k != nil; k = k.Next {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Path is the kid of the kid of the names.
func (n *Node) Path(names ...string) *Node {
	for _, name := range names {
		n = n.Child(name)
	}
	return n
}

// Find is the first element of a name inside n, n itself too, in the order of the file.
func (n *Node) Find(name string) *Node {
	for k := n; k != nil; k = k.After(n) {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// After is the element that follows n in the order of the file, nil outside of root.
func (n *Node) After(root *Node) *Node {
	if n.Kid != nil {
		return n.Kid
	}
	return n.Skip(root)
}

// Skip is the element that follows n and all inside it.
func (n *Node) Skip(root *Node) *Node {
	for ; n != root && n != nil; n = n.Parent {
		if n.Next != nil {
			return n.Next
		}
	}
	return nil
}

// Alone is a copy of an element that no other follows.
func (n *Node) Alone() *Node {
	c := *n
	c.Next = nil
	return &c
}
