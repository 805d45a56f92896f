package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
)

// A reader of the PDF files that this package writes, for tests: it follows the
// cross-reference stream and fails on whatever it does not know.

// tester is what a test, also one of random inputs, tells its failures.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Fatal(args ...any)
}

type (
	name   string // with its "/"
	ref    int
	dict   map[name]any
	array  []any
	word   string // an operator, or true and false
	object struct {
		value  any
		stream []byte // inflated
	}
)

type reading struct {
	t       tester
	objects map[ref]object
	trailer dict
	catalog dict
}

// read reads a file.
func read(t tester, data []byte) *reading {
	t.Helper()
	r := &reading{t: t, objects: map[ref]object{}}
	at := bytes.LastIndex(data, []byte("startxref\n")) + len("startxref\n")
	start, err := strconv.Atoi(string(data[at:bytes.LastIndex(data, []byte("\n%%EOF"))]))
	if err != nil {
		t.Fatal(err)
	}
	table := r.object(data, start)
	r.trailer = table.value.(dict)
	rows := upward(table.stream, 7)
	for i, row := range rows {
		if row[0] == 1 {
			r.objects[ref(i)] = r.object(data, int(binary.BigEndian.Uint32(row[1:])))
		}
	}
	for i, row := range rows {
		if row[0] == 2 {
			r.unpack(ref(i), ref(binary.BigEndian.Uint32(row[1:])), int(binary.BigEndian.Uint16(row[5:])))
		}
	}
	if len(rows) != r.trailer["/Size"] {
		t.Fatalf("%d entries, size %v", len(rows), r.trailer["/Size"])
	}
	r.catalog = r.dict(r.trailer["/Root"])
	return r
}

// upward undoes the predictor of rows of n bytes.
func upward(data []byte, n int) (rows [][]byte) {
	before := make([]byte, n)
	for ; len(data) > 0; data = data[n+1:] {
		row := bytes.Clone(data[1 : n+1])
		for i := range row {
			row[i] += before[i]
		}
		rows, before = append(rows, row), row
	}
	return rows
}

// object reads the object that begins at a place.
func (r *reading) object(data []byte, at int) object {
	l := &lexer{t: r.t, data: data[at:]}
	l.value() // number
	l.value() // generation
	if l.value() != word("obj") {
		r.t.Fatalf("no object at %d", at)
	}
	o := object{value: l.value()}
	d, _ := o.value.(dict)
	if _, ok := d["/Length"]; !ok {
		return o
	}
	if l.value() != word("stream") || l.data[0] != '\n' {
		r.t.Fatalf("no stream in %v", d)
	}
	n := d["/Length"].(int)
	o.stream = l.data[1 : n+1]
	if !bytes.HasPrefix(l.data[n+1:], []byte("\nendstream\nendobj\n")) {
		r.t.Fatalf("the stream of %v is not %d bytes long", d, n)
	}
	if d["/Filter"] == name("/FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(o.stream))
		if err != nil {
			r.t.Fatal(err)
		}
		if o.stream, err = io.ReadAll(z); err != nil {
			r.t.Fatal(err)
		}
	}
	return o
}

// unpack takes an object out of an object stream.
func (r *reading) unpack(number, from ref, index int) {
	pack := r.objects[from]
	head, first := pack.value.(dict), pack.value.(dict)["/First"].(int)
	l := &lexer{t: r.t, data: pack.stream[:first]}
	for range index {
		l.value()
		l.value()
	}
	if got := l.value(); head["/Type"] != name("/ObjStm") || index >= head["/N"].(int) || got != int(number) {
		r.t.Fatalf("object %d of %v is %v, want %d", index, head, got, number)
	}
	r.objects[number] = object{value: (&lexer{t: r.t, data: pack.stream[first+l.value().(int):]}).value()}
}

// dict follows references to a dictionary.
func (r *reading) dict(v any) dict {
	r.t.Helper()
	if to, ok := v.(ref); ok {
		v = r.objects[to].value
	}
	d, ok := v.(dict)
	if !ok {
		r.t.Fatalf("%v is no dictionary", v)
	}
	return d
}

// pages is the numbers of the pages.
func (r *reading) pages() (out []ref) {
	for _, k := range r.dict(r.catalog["/Pages"])["/Kids"].(array) {
		out = append(out, k.(ref))
	}
	return out
}

// content is the content stream of a page.
func (r *reading) content(page ref) []byte {
	return r.objects[r.dict(page)["/Contents"].(ref)].stream
}

// lexer reads values one after another.
type lexer struct {
	t    tester
	data []byte
}

const space, delimiters = " \n", " \n/<>[]()"

// value reads a value or operator, nil at the end.
func (l *lexer) value() any {
	l.data = bytes.TrimLeft(l.data, space)
	if len(l.data) == 0 {
		return nil
	}
	switch c := l.data[0]; {
	case bytes.HasPrefix(l.data, []byte("<<")):
		return l.dict()
	case c == '[':
		l.data = l.data[1:]
		a := array{}
		for {
			l.data = bytes.TrimLeft(l.data, space)
			if l.data[0] == ']' {
				l.data = l.data[1:]
				return a
			}
			a = append(a, l.reference(l.value()))
		}
	case c == '<':
		end := bytes.IndexByte(l.data, '>')
		s := make([]byte, end/2)
		if _, err := fmt.Sscanf(string(l.data[1:end]), "%x", &s); err != nil || end%2 == 0 {
			l.t.Fatalf("bad string %s", l.data[:end+1])
		}
		l.data = l.data[end+1:]
		return string(s)
	case c == '(':
		return l.text()
	case c == '/':
		return name("/" + l.until(1))
	}
	s := l.until(0)
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return word(s)
}

// until reads up to a delimiter.
func (l *lexer) until(from int) string {
	end := from + bytes.IndexAny(append(bytes.Clone(l.data[from:min(len(l.data), 200)]), ' '), delimiters)
	s := string(l.data[from:min(end, len(l.data))])
	l.data = l.data[min(end, len(l.data)):]
	return s
}

func (l *lexer) dict() dict {
	l.data = l.data[2:]
	d := dict{}
	for {
		l.data = bytes.TrimLeft(l.data, space)
		if bytes.HasPrefix(l.data, []byte(">>")) {
			l.data = l.data[2:]
			return d
		}
		key, ok := l.value().(name)
		if _, twice := d[key]; !ok || twice {
			l.t.Fatalf("bad key %q before %q", key, l.data[:min(40, len(l.data))])
		}
		d[key] = l.reference(l.value())
	}
}

// reference makes a reference of a number that "0 R" follows.
func (l *lexer) reference(v any) any {
	if n, ok := v.(int); ok && bytes.HasPrefix(l.data, []byte(" 0 R")) {
		l.data = l.data[4:]
		return ref(n)
	}
	return v
}

// text reads a string in parentheses.
func (l *lexer) text() string {
	var s []byte
	for i := 1; ; i++ {
		switch c := l.data[i]; c {
		case ')':
			l.data = l.data[i+1:]
			return string(s)
		case '\\':
			i++
			if l.data[i] == 'r' {
				s = append(s, '\r')
				continue
			}
			s = append(s, l.data[i])
		default:
			s = append(s, c)
		}
	}
}
