package xmltree

import (
	"bytes"
	"html"
	"slices"
	"strings"
)

// Elem is an element of a part while it is amended (phần tử đang sửa), or what stands between
// elements: text, comments. What nobody touches is written back byte for byte: its tags
// are those of the file, with the prefixes of the file.
type Elem struct {
	Name string // with the fixed prefix of its namespace; "" is what stands between elements
	Head []byte // start tag or empty-element tag; of what stands between, all of it
	Kids []*Elem
	Tail []byte // end tag; nil after an empty-element tag
	Up   *Elem
}

// NewElem makes elements of a node of the part data and all inside it. Each is put into at
// by the offset of its node.
func NewElem(data []byte, n *Node, at map[int]*Elem) *Elem {
	e := &Elem{Name: n.Name, Head: data[n.From:n.Inner:n.Inner]}
	at[n.From] = e
	if n.Inner == n.To {
		return e
	}
	e.Tail = data[n.Close:n.To:n.To]
	last := n.Inner
	for k := n.Kid; k != nil; k = k.Next {
		e.between(data[last:k.From:k.From])
		e.Add(NewElem(data, k, at))
		last = k.To
	}
	e.between(data[last:n.Close:n.Close])
	return e
}

// between keeps what stands before the next element.
func (e *Elem) between(text []byte) {
	if len(text) > 0 {
		e.Add(&Elem{Head: text})
	}
}

// TagEnd is the length of the tag with which some XML begins.
func TagEnd(tag []byte) int {
	quote := byte(0)
	for i, c := range tag {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(tag)
}

// Append appends the bytes of the element to b.
func (e *Elem) Append(b []byte) []byte {
	b = append(b, e.Head...)
	for _, kid := range e.Kids {
		b = kid.Append(b)
	}
	return append(b, e.Tail...)
}

// Clone is a copy of the element that stands nowhere yet.
func (e *Elem) Clone() *Elem {
	c := &Elem{Name: e.Name, Head: e.Head, Tail: e.Tail}
	for _, kid := range e.Kids {
		c.Add(kid.Clone())
	}
	return c
}

// open gives an empty-element tag room for content.
func (e *Elem) open() {
	if e.Tail != nil || e.Name == "" {
		return
	}
	tag, _, _ := bytes.Cut(e.Head[1:], []byte("/"))
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		tag = tag[:i]
	}
	e.Tail = slices.Concat([]byte("</"), tag, []byte(">"))
	e.Head = slices.Concat(bytes.TrimRight(e.Head[:len(e.Head)-2], " \t\r\n"), []byte(">"))
}

// Add puts elements at the end of the content.
func (e *Elem) Add(kids ...*Elem) { e.Insert(len(e.Kids), kids...) }

// Insert puts elements before number i of the content.
func (e *Elem) Insert(i int, kids ...*Elem) {
	e.open()
	for _, kid := range kids {
		kid.Up = e
	}
	e.Kids = slices.Insert(e.Kids, i, kids...)
}

// Index is the place of the element among those of the same parent.
func (e *Elem) Index() int { return slices.Index(e.Up.Kids, e) }

// After puts elements behind the element.
func (e *Elem) After(others ...*Elem) { e.Up.Insert(e.Index()+1, others...) }

// Remove takes the element out.
func (e *Elem) Remove() {
	i := e.Index()
	e.Up.Kids = slices.Delete(e.Up.Kids, i, i+1)
	e.Up = nil
}

// Replace puts other elements in the place of the element.
func (e *Elem) Replace(others ...*Elem) {
	e.After(others...)
	e.Remove()
}

// Kid is the first element of a name right under the element, nil if there is none; of
// nil there is none.
func (e *Elem) Kid(name string) *Elem {
	if e == nil {
		return nil
	}
	for _, kid := range e.Kids {
		if kid.Name == name {
			return kid
		}
	}
	return nil
}

// Drop takes the elements of some names out that stand right under the element.
func (e *Elem) Drop(names ...string) {
	e.Kids = slices.DeleteFunc(e.Kids, func(kid *Elem) bool { return kid.Name != "" && slices.Contains(names, kid.Name) })
}

// Each calls f for the element and all under it; where f says no, it goes no deeper.
func (e *Elem) Each(f func(*Elem) bool) {
	if !f(e) {
		return
	}
	for _, kid := range slices.Clone(e.Kids) {
		if kid.Name != "" {
			kid.Each(f)
		}
	}
}

// Find is the first element of a name at or under the element.
func (e *Elem) Find(name string) *Elem {
	if e.Name == name {
		return e
	}
	for _, kid := range e.Kids {
		if found := kid.Find(name); found != nil {
			return found
		}
	}
	return nil
}

// Within is the nearest element of one of the names around the element or itself.
func (e *Elem) Within(names ...string) *Elem {
	for ; e != nil; e = e.Up {
		if slices.Contains(names, e.Name) {
			return e
		}
	}
	return nil
}

// Bare tells whether the element holds no other but those of the names.
func (e *Elem) Bare(names ...string) bool {
	return !slices.ContainsFunc(e.Kids, func(kid *Elem) bool { return kid.Name != "" && !slices.Contains(names, kid.Name) })
}

// Put puts a property among those of the element in the place that the schema has for
// it, instead of one of the same name. What the order does not know stands at the end.
func (e *Elem) Put(order []string, property *Elem) {
	e.Drop(property.Name)
	mine := slices.Index(order, property.Name)
	for i, kid := range e.Kids {
		if kid.Name != "" && rank(order, kid.Name) > mine {
			e.Insert(i, property)
			return
		}
	}
	e.Add(property)
}

// rank is the place of a property; those of other namespaces come before the record of
// a tracked change, which is the last.
func rank(order []string, name string) int {
	if i := slices.Index(order, name); i >= 0 {
		if i == len(order)-1 {
			i++
		}
		return i
	}
	return len(order) - 1
}

// attribute is an attribute as it stands in a tag.
type attribute struct {
	name       string // with the file's prefix
	from, to   int    // in the tag, the white space before it included
	text, tend int    // of its value, without the quotes
}

func (a *attribute) local() string { return a.name[strings.IndexByte(a.name, ':')+1:] }

func (a *attribute) declares() bool { return a.name == "xmlns" || strings.HasPrefix(a.name, "xmlns:") }

// attributes reads those of a start tag that is known to be well formed.
func attributes(tag []byte) (list []attribute) {
	space := func(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
	i := 0
	for i < len(tag) && !space(tag[i]) {
		i++
	}
	for i < len(tag) {
		a := attribute{from: i}
		for i < len(tag) && space(tag[i]) {
			i++
		}
		name := i
		for i < len(tag) && tag[i] != '=' && tag[i] != '>' && tag[i] != '/' && !space(tag[i]) {
			i++
		}
		a.name = string(tag[name:i])
		for i < len(tag) && tag[i] != '"' && tag[i] != '\'' {
			i++
		}
		if i >= len(tag) || a.name == "" {
			break
		}
		a.text = i + 1
		a.tend = a.text + max(0, bytes.IndexByte(tag[a.text:], tag[i]))
		i = a.tend + 1
		a.to = i
		list = append(list, a)
	}
	return list
}

// Attr is the value of an attribute by its local name, "" if there is none.
func (e *Elem) Attr(local string) string {
	for _, a := range attributes(e.Head) {
		if !a.declares() && a.local() == local {
			value, _ := unescape(string(e.Head[a.text:a.tend]), true) // the part has been read already
			return value
		}
	}
	return ""
}

// Set gives an attribute a value, where the element has it by its local name in any
// namespace, else as name.
func (e *Elem) Set(name, value string) {
	value = html.EscapeString(value)
	for _, a := range attributes(e.Head) {
		if !a.declares() && a.local() == name[strings.IndexByte(name, ':')+1:] {
			e.Head = slices.Concat(e.Head[:a.text], []byte(value), e.Head[a.tend:])
			return
		}
	}
	e.adjoin(name, value)
}

// adjoin appends an attribute to the tag.
func (e *Elem) adjoin(name, escaped string) {
	end := len(e.Head) - 1
	if e.Tail == nil {
		end--
	}
	e.Head = slices.Concat(bytes.TrimRight(e.Head[:end], " \t\r\n"), []byte(" "+name+`="`+escaped+`"`), e.Head[end:])
}

// Declared yields the prefixes that the element declares, with their addresses as they
// stand in the tag.
func (e *Elem) Declared(yield func(prefix, address string) bool) {
	for _, a := range attributes(e.Head) {
		if p, is := strings.CutPrefix(a.name, "xmlns:"); is && !yield(p, string(e.Head[a.text:a.tend])) {
			return
		}
	}
}

// Declare lets a prefix stand for an address in the element.
func (e *Elem) Declare(prefix, address string) { e.adjoin("xmlns:"+prefix, address) }

// Unset takes attributes out by their local names.
func (e *Elem) Unset(locals ...string) {
	list := attributes(e.Head)
	for _, a := range slices.Backward(list) {
		if !a.declares() && slices.Contains(locals, a.local()) {
			e.Head = slices.Concat(e.Head[:a.from], e.Head[a.to:])
		}
	}
}

// Text is the text right in the element.
func (e *Elem) Text() string {
	var b strings.Builder
	for _, kid := range e.Kids {
		if kid.Name != "" {
			continue
		}
		for raw := string(kid.Head); raw != ""; {
			before, rest, marked := strings.Cut(raw, "<")
			text, _ := unescape(before, false) // the part has been read already
			b.WriteString(text)
			switch {
			case !marked:
			case strings.HasPrefix(rest, "![CDATA["):
				text, rest, _ = strings.Cut(rest[len("![CDATA["):], "]]>")
				b.WriteString(newlines(text))
			case strings.HasPrefix(rest, "!--"):
				_, rest, _ = strings.Cut(rest[len("!--"):], "-->")
			default:
				_, rest, _ = strings.Cut(rest, "?>")
			}
			raw = rest
		}
	}
	return b.String()
}
