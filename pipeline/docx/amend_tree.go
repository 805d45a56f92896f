package docx

import (
	"bytes"
	"html"
	"slices"
	"strings"
)

// elem is an element of a part while it is amended. What nobody touches is written back
// byte for byte: its tags are those of the file.
type elem struct {
	name string // with the fixed prefix of its namespace; "" is what stands between elements
	head []byte // start tag or empty-element tag; of what stands between, all of it
	kids []*elem
	tail []byte // end tag; nil after an empty-element tag
	up   *elem
}

// grow makes elements of a node, and tells at which offsets of the part they stand.
func grow(data []byte, n *node, at map[int]*elem) *elem {
	e := &elem{name: n.name, head: data[n.from:n.inner:n.inner]}
	at[n.from] = e
	if n.inner == n.to {
		return e
	}
	e.tail = data[n.close:n.to:n.to]
	last := n.inner
	for k := n.kid; k != nil; k = k.next {
		e.between(data[last:k.from:k.from])
		e.add(grow(data, k, at))
		last = k.to
	}
	e.between(data[last:n.close:n.close])
	return e
}

// between keeps what stands before the next element.
func (e *elem) between(text []byte) {
	if len(text) > 0 {
		e.add(&elem{head: text})
	}
}

// tagEnd is the length of the tag that tag begins with.
func tagEnd(tag []byte) int {
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

// write appends the element.
func (e *elem) write(b []byte) []byte {
	b = append(b, e.head...)
	for _, kid := range e.kids {
		b = kid.write(b)
	}
	return append(b, e.tail...)
}

// clone is a copy of the element that stands nowhere yet.
func (e *elem) clone() *elem {
	c := &elem{name: e.name, head: e.head, tail: e.tail}
	for _, kid := range e.kids {
		c.add(kid.clone())
	}
	return c
}

// open gives an empty-element tag room for content.
func (e *elem) open() {
	if e.tail != nil || e.name == "" {
		return
	}
	tag, _, _ := bytes.Cut(e.head[1:], []byte("/"))
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		tag = tag[:i]
	}
	e.tail = slices.Concat([]byte("</"), tag, []byte(">"))
	e.head = slices.Concat(bytes.TrimRight(e.head[:len(e.head)-2], " \t\r\n"), []byte(">"))
}

func (e *elem) add(kids ...*elem) { e.insert(len(e.kids), kids...) }

func (e *elem) insert(i int, kids ...*elem) {
	e.open()
	for _, kid := range kids {
		kid.up = e
	}
	e.kids = slices.Insert(e.kids, i, kids...)
}

// index is the place of the element among those of the same parent.
func (e *elem) index() int { return slices.Index(e.up.kids, e) }

// after puts elements behind the element.
func (e *elem) after(others ...*elem) { e.up.insert(e.index()+1, others...) }

// remove takes the element out.
func (e *elem) remove() {
	i := e.index()
	e.up.kids = slices.Delete(e.up.kids, i, i+1)
	e.up = nil
}

// replace puts other elements in the place of the element.
func (e *elem) replace(others ...*elem) {
	e.after(others...)
	e.remove()
}

// kid is the first element of a name right under the element, nil if there is none; of
// nil there is none.
func (e *elem) kid(name string) *elem {
	if e == nil {
		return nil
	}
	for _, kid := range e.kids {
		if kid.name == name {
			return kid
		}
	}
	return nil
}

// drop takes the elements of some names out that stand right under the element.
func (e *elem) drop(names ...string) {
	e.kids = slices.DeleteFunc(e.kids, func(kid *elem) bool { return kid.name != "" && slices.Contains(names, kid.name) })
}

// each calls f for the element and all under it; where f says no, it goes no deeper.
func (e *elem) each(f func(*elem) bool) {
	if !f(e) {
		return
	}
	for _, kid := range slices.Clone(e.kids) {
		if kid.name != "" {
			kid.each(f)
		}
	}
}

// find is the first element of a name at or under the element.
func (e *elem) find(name string) (found *elem) {
	e.each(func(o *elem) bool {
		if found == nil && o.name == name {
			found = o
		}
		return found == nil
	})
	return found
}

// within is the nearest element of one of the names around the element or itself.
func (e *elem) within(names ...string) *elem {
	for ; e != nil; e = e.up {
		if slices.Contains(names, e.name) {
			return e
		}
	}
	return nil
}

// bare tells whether the element holds no other but those of the names.
func (e *elem) bare(names ...string) bool {
	return !slices.ContainsFunc(e.kids, func(kid *elem) bool { return kid.name != "" && !slices.Contains(names, kid.name) })
}

// put puts a property among those of the element in the place that the schema has for
// it, instead of one of the same name. What the order does not know stands at the end.
func (e *elem) put(order []string, property *elem) {
	e.drop(property.name)
	mine := slices.Index(order, property.name)
	for i, kid := range e.kids {
		if kid.name != "" && rank(order, kid.name) > mine {
			e.insert(i, property)
			return
		}
	}
	e.add(property)
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

// attr is the value of an attribute by its local name, "" if there is none.
func (e *elem) attr(local string) string {
	for _, a := range attributes(e.head) {
		if !a.declares() && a.local() == local {
			value, _ := unescape(string(e.head[a.text:a.tend]), true) // the part has been read already
			return value
		}
	}
	return ""
}

// set gives an attribute a value, where the element has it by its local name in any
// namespace, else as name.
func (e *elem) set(name, value string) {
	value = html.EscapeString(value)
	for _, a := range attributes(e.head) {
		if !a.declares() && a.local() == name[strings.IndexByte(name, ':')+1:] {
			e.head = slices.Concat(e.head[:a.text], []byte(value), e.head[a.tend:])
			return
		}
	}
	end := len(e.head) - 1
	if e.tail == nil {
		end--
	}
	e.head = slices.Concat(bytes.TrimRight(e.head[:end], " \t\r\n"), []byte(" "+name+`="`+value+`"`), e.head[end:])
}

// unset takes attributes out by their local names.
func (e *elem) unset(locals ...string) {
	list := attributes(e.head)
	for _, a := range slices.Backward(list) {
		if !a.declares() && slices.Contains(locals, a.local()) {
			e.head = slices.Concat(e.head[:a.from], e.head[a.to:])
		}
	}
}
