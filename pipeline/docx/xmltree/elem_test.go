package xmltree

import (
	"strings"
	"testing"
)

// TestElem: each change shows in the bytes, and nothing else does.
func TestElem(t *testing.T) {
	for name, tt := range map[string]struct {
		xml    string
		change func(root *Elem)
		want   string
	}{
		"nothing":    {`<a  b='1' ><!-- c --><d/ >`, nil, ""},
		"set":        {`<a w:b='1' c="2"/>`, func(e *Elem) { e.Set("w:b", `<"`) }, `<a w:b='&lt;&#34;' c="2"/>`},
		"set new":    {`<a b="1" />`, func(e *Elem) { e.Set("w:c", "2") }, `<a b="1" w:c="2"/>`},
		"unset":      {`<a b="1" x:c="2" d="3"></a>`, func(e *Elem) { e.Unset("c", "b") }, `<a d="3"></a>`},
		"declare":    {`<a></a>`, func(e *Elem) { e.Declare("w", "urn:w") }, `<a xmlns:w="urn:w"></a>`},
		"open":       {`<a b="1" />`, func(e *Elem) { e.Add(&Elem{Head: []byte("x")}) }, `<a b="1">x</a>`},
		"drop":       {`<a>x<b/>y<c/></a>`, func(e *Elem) { e.Drop("b", "d") }, `<a>xy<c/></a>`},
		"remove":     {`<a><b><c/></b></a>`, func(e *Elem) { e.Find("c").Remove() }, `<a><b></b></a>`},
		"replace":    {`<a><b/><c/></a>`, func(e *Elem) { e.Kid("b").Replace(e.Kid("c").Clone(), &Elem{Head: []byte("z")}) }, `<a><c/>z<c/></a>`},
		"after":      {`<a><b/></a>`, func(e *Elem) { e.Kid("b").After(e.Kid("b").Clone()) }, `<a><b/><b/></a>`},
		"put first":  {`<a>x<c/></a>`, func(e *Elem) { e.Put([]string{"b", "c", "d"}, &Elem{Name: "b", Head: []byte("<b/>")}) }, `<a>x<b/><c/></a>`},
		"put again":  {`<a><b/><c/></a>`, func(e *Elem) { e.Put([]string{"b", "c", "d"}, &Elem{Name: "b", Head: []byte("<b n/>")}) }, `<a><b n/><c/></a>`},
		"put last":   {`<a><b/></a>`, func(e *Elem) { e.Put([]string{"b", "c", "d"}, &Elem{Name: "c", Head: []byte("<c/>")}) }, `<a><b/><c/></a>`},
		"put before": {`<a><x/><d/></a>`, func(e *Elem) { e.Put([]string{"b", "c", "d"}, &Elem{Name: "c", Head: []byte("<c/>")}) }, `<a><c/><x/><d/></a>`},
	} {
		root, err := Parse([]byte(tt.xml))
		if tt.change == nil {
			if err == nil {
				t.Errorf("%s: %q is taken", name, tt.xml)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		e := NewElem([]byte(tt.xml), root, map[int]*Elem{})
		tt.change(e)
		if got := string(e.Append(nil)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// TestElemText: text is what the characters mean, as in a tree that is read.
func TestElemText(t *testing.T) {
	for _, xml := range []string{`<a>x</a>`, `<a>&amp;&#x110;</a>`, "<a>b\r\nc<![CDATA[<\r\n>]]>d<!-- e --></a>", `<a/>`, `<a>b<?c d?>e</a>`} {
		n, err := Parse([]byte(xml))
		if err != nil {
			t.Fatal(err)
		}
		e := NewElem([]byte(xml), n, map[int]*Elem{})
		if got := e.Text(); got != n.Text {
			t.Errorf("%q: %q, want %q", xml, got, n.Text)
		}
	}
}

// TestElemWays: the elements around and inside are found.
func TestElemWays(t *testing.T) {
	const xml = `<a xmlns:p="urn:p" xmlns="urn:q" p:k="v"><b><c k="1"/></b>x<d/></a>`
	n, err := Parse([]byte(xml))
	if err != nil {
		t.Fatal(err)
	}
	e := NewElem([]byte(xml), n, map[int]*Elem{})
	c := e.Find("?:c")
	if c == nil || c.Within("?:b") != e.Kid("?:b") || c.Within("?:z") != nil || c.Attr("k") != "1" || e.Attr("k") != "v" || c.Attr("z") != "" {
		t.Errorf("c is %v", c)
	}
	if e.Bare("?:b") || !e.Bare("?:b", "?:d") || e.Kid("?:d").Index() != 2 || (*Elem)(nil).Kid("a") != nil {
		t.Error("the content is not as it is")
	}
	var names []string
	e.Each(func(e *Elem) bool { names = append(names, e.Name); return e.Name != "?:b" })
	if got := strings.Join(names, " "); got != "?:a ?:b ?:d" {
		t.Errorf("passed through %s", got)
	}
	for prefix, address := range e.Declared {
		if prefix != "p" || address != "urn:p" {
			t.Errorf("%s stands for %s", prefix, address)
		}
	}
}
