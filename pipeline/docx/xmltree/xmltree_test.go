package xmltree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// oracle is the tree of an XML part after encoding/xml, in words, and whether it takes it.
func oracle(data []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	var open []*strings.Builder // texts
	var kids []bool
	roots := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			} else {
				kids[len(kids)-1] = true
			}
			fmt.Fprintf(&b, "<%s", oracleName(tok.Name, true))
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					continue
				}
				fmt.Fprintf(&b, " %s=%q", oracleName(a.Name, false), a.Value)
			}
			open, kids = append(open, &strings.Builder{}), append(kids, false)
			b.WriteString(">")
		case xml.EndElement:
			last := len(open) - 1
			text := open[last].String()
			if kids[last] {
				text = strings.Join(strings.Fields(text), "")
			}
			fmt.Fprintf(&b, "%q@%d>", text, d.InputOffset())
			open, kids = open[:last], kids[:last]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].Write(tok)
			} else if !blank(string(tok)) {
				return "", errors.New("text outside")
			}
		case xml.Directive:
			return "", errors.New("directive")
		}
	}
	if roots != 1 {
		return "", errors.New("not one root")
	}
	return b.String(), nil
}

func oracleName(n xml.Name, element bool) string {
	if n.Space == "" {
		return n.Local
	}
	if n.Space == "xml" {
		return "xml:" + n.Local
	}
	return fixed(n.Space) + ":" + n.Local
}

// treeWords are the same of a tree of ours.
func treeWords(b *strings.Builder, n *Node) {
	fmt.Fprintf(b, "<%s", n.Name)
	for _, a := range n.Attrs {
		fmt.Fprintf(b, " %s=%q", a.Name, a.Value)
	}
	b.WriteString(">")
	for k := n.Kid; k != nil; k = k.Next {
		treeWords(b, k)
	}
	text := n.Text
	if n.Kid != nil {
		text = strings.Join(strings.Fields(text), "")
	}
	fmt.Fprintf(b, "%q@%d>", text, n.To)
}

var trees = []string{
	`<a/>`, `<a></a>`, `<a b="1" c='2'/>`, `<a>x<b/>y</a>`, `<a> <b> </b> </a>`, `<?xml version="1.0" encoding="UTF-8"?><a/>`,
	`<w:p xmlns:w="` + NSWord + `"><w:r w:val="&amp;&#x41;&#66;"><w:t xml:space="preserve"> a &lt; b </w:t></w:r></w:p>`,
	`<p xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:x="urn:x"><x:y x:z="1"/><q xmlns=""><r/></q></p>`,
	`<a><!-- c --><![CDATA[<x>]]>]]&gt;</a>`, "<a>\r\nb\rc</a>", "<a b=\"x\r\ny\"/>", `<a>]]></a>`, `<a><b></a></b>`, `<a`, `<a b>`, `<a b=c/>`,
	`<!DOCTYPE a><a/>`, `<a>&x;</a>`, `<a>&#0;</a>`, `<a/><b/>`, `x<a/>`, `<a/>x`, ``, `<a:b:c/>`, `<:a/>`, `<a:/>`, "\ufeff<a/>", "<a>\x01</a>", "<a>\xff</a>",
	`<é ü="ợ">ệ</é>`, `<a><?pi x?></a>`, `<a b="<"/>`, `<a  b = "1" />`, `<a b="1"c="2"/>`, `</a>`, `<a></a >`, `<a xmlns:b="u" b:c="1"/>`, `<xml:a/>`,
	`<a>&#x110000;</a>`, `<a>&#xD800;</a>`, `<a>&amp</a>`, `<a><!-- -- --></a>`, `<1/>`, `<a.b-c_d/>`, `<?xml version="1.1"?><a/>`, `<?xml version=1.1 version="1.1"?><a/>`, `<?xml version="1.0" encoding="latin1"?><a/>`,
}

func compareTrees(t *testing.T, data []byte) {
	root, err := Parse(data)
	want, oracleErr := oracle(bytes.TrimPrefix(data, []byte("\ufeff")))
	if err != nil {
		limit := errors.Is(err, ErrTooBig) || errors.Is(err, ErrTooDeep)
		if oracleErr == nil && !limit && utf8.Valid(data) && legal(string(data)) { // the oracle takes any character in comments
			t.Fatalf("%q is refused: %v", data, err)
		}
		return
	}
	if oracleErr != nil {
		if strings.Contains(oracleErr.Error(), "invalid XML name") && utf8.RuneCount(data) < len(data) { // it knows fewer letters
			return
		}
		t.Fatalf("%q is taken: %v", data, oracleErr)
	}
	var b strings.Builder
	treeWords(&b, root)
	shift := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		shift = 3
	}
	if got := b.String(); shift == 0 && got != want {
		t.Fatalf("%q:\n got %s\nwant %s", data, got, want)
	}
	at := map[int]*Elem{}
	if e := NewElem(data, root, at); !bytes.Equal(e.Append(nil), data[root.From:root.To]) {
		t.Fatalf("%q is written back as %q", data, e.Append(nil))
	}
	for n := root; n != nil; n = n.After(root) {
		if e := at[n.From]; e == nil || e.Name != n.Name || !bytes.Equal(e.Append(nil), data[n.From:n.To]) {
			t.Fatalf("%q: no element at %d", data, n.From)
		}
		if n.From < shift || data[n.From] != '<' || n.To > len(data) || data[n.To-1] != '>' || n.Inner > n.Close || n.Close > n.To ||
			n.Parent != nil && (n.From < n.Parent.Inner || n.To > n.Parent.Close) || n.Next != nil && n.Next.From < n.To {
			t.Fatalf("%q: %s stands at %d %d %d %d", data, n.Name, n.From, n.Inner, n.Close, n.To)
		}
		if inside, err := Parse(data[n.From:n.To]); err == nil && (inside.Kid == nil) != (n.Kid == nil) {
			t.Fatalf("%q: %q is another element", data, data[n.From:n.To])
		}
	}
}

func TestTree(t *testing.T) {
	for _, s := range trees {
		compareTrees(t, []byte(s))
	}
	goldens, err := filepath.Glob("../testdata/sample/*.txt") // the parts of a document
	if err != nil || len(goldens) == 0 {
		t.Fatal(err, "no parts")
	}
	for _, name := range goldens {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) { compareTrees(t, content) })
	}
}

func TestTreeLimits(t *testing.T) {
	deep := strings.Repeat("<a>", mostDepth+1) + strings.Repeat("</a>", mostDepth+1)
	for name, tt := range map[string]struct {
		data string
		want error
	}{
		"deep":       {deep, ErrTooDeep},
		"nodes":      {"<a>" + strings.Repeat("<b/>", MostNodes) + "</a>", ErrTooBig},
		"attributes": {"<a " + strings.Repeat(`b="" `, mostAttrs+1) + "/>", ErrTooBig},
		"bindings":   {"<a " + strings.Repeat(`xmlns:b="" `, mostPrefixes+1) + "/>", ErrTooBig},
		"doctype":    {`<!DOCTYPE lolz [<!ENTITY l "x">]><a>&l;</a>`, ErrDoctype},
	} {
		if _, err := Parse([]byte(tt.data)); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	if _, err := Parse([]byte(deep[3 : len(deep)-4])); err != nil {
		t.Errorf("%d deep: %v", mostDepth, err)
	}
}

func FuzzTree(f *testing.F) {
	for _, s := range trees {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { compareTrees(t, data) })
}

// A text in pieces is the text of its element, also between kids and in kids of kids.
func TestTextInPieces(t *testing.T) {
	root, err := Parse([]byte(`<a>1<!-- x -->2<![CDATA[3]]><b>4<!-- y -->5<c>6<?z?>7</c>8<d>9<!-- w -->0</d></b>!<!-- v -->?</a>`))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[*Node]string{
		root: "123!?", root.Child("b"): "458", root.Path("b", "c"): "67", root.Path("b", "d"): "90",
	} {
		if path.Text != want {
			t.Errorf("%s: %q, want %q", path.Name, path.Text, want)
		}
	}
}
