package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// zipOf is a zip of parts: name, content, name, content and so on.
func zipOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		if err := deflate(w, parts[i], []byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, data []byte) *Package {
	t.Helper()
	p, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestNames: a part is found whatever way its name is written; of two the first counts.
func TestNames(t *testing.T) {
	p := opened(t, zipOf(t, "Word/A.xml", "1", `b\c.xml`, "2", "/d.xml", "3", "e/", "", "word/a.XML", "4"))
	for name, want := range map[string]string{"word/a.xml": "1", "/WORD/A.XML": "1", "b/c.xml": "2", "d.xml": "3"} {
		if e := p.Part(name); e == nil {
			t.Errorf("no %s", name)
		} else if data, err := p.Read(e); err != nil || string(data) != want {
			t.Errorf("%s is %q, %v", name, data, err)
		}
	}
	if p.Part("e") != nil || p.Part("e/") != nil || len(p.Parts) != 4 {
		t.Errorf("%d parts", len(p.Parts))
	}
}

func TestRelations(t *testing.T) {
	const rels = `<Relationships xmlns="` + xmltree.NSPackage + `/relationships">` +
		`<Relationship Id="a" Type="urn:x/styles" Target="s.xml#top"/><Relationship Id="b" Type="urn:x/theme" Target="/t.xml"/>` +
		`<Relationship Id="a" Type="urn:x/theme" Target="none.xml"/><Relationship Id="c" Type="urn:x/hyperlink" Target="../x" TargetMode="External"/>` +
		`<Relationship Id="d" Type="urn:x/up" Target="../../../u.xml"/></Relationships>`
	p := opened(t, zipOf(t, "word/d.xml", "<a/>", "word/_rels/d.xml.rels", rels, "word/s.xml", "<s/>", "t.xml", "<t/>", "u.xml", "<u/>"))
	d := p.Part("word/d.xml")
	for kind, want := range map[string]string{"styles": "word/s.xml", "theme": "t.xml", "up": "u.xml", "hyperlink": "", "none": ""} {
		got := ""
		if e := p.Related(d, kind); e != nil {
			got = e.Name
		}
		if got != want {
			t.Errorf("%s is %q, want %q", kind, got, want)
		}
	}
	byID, list := p.Relations(d)
	if len(list) != 4 || !byID["c"].Outside || byID["c"].Target != "../x" {
		t.Errorf("%d relations, c is %v", len(list), byID["c"])
	}
	if _, list := p.Relations(nil); len(list) != 0 {
		t.Errorf("the package has %d relations", len(list))
	}
}

func TestMain(t *testing.T) {
	rels := func(target string) string {
		return `<Relationships><Relationship Id="a" Type="urn:x/officeDocument" Target="` + target + `"/></Relationships>`
	}
	for name, tt := range map[string]struct {
		parts      []string
		want, rule string
	}{
		"said":   {[]string{"_rels/.rels", rels("a/b.xml"), "a/b.xml", "", "word/document.xml", ""}, "a/b.xml", ""},
		"usual":  {[]string{"word/document.xml", ""}, "word/document.xml", ""},
		"none":   {[]string{"a.xml", ""}, "", "tep-hong"},
		"odt":    {[]string{"mimetype", "application/vnd.oasis.opendocument.text"}, "", "khong-phai-docx"},
		"sheet":  {[]string{"_rels/.rels", rels("xl/workbook.xml"), "xl/workbook.xml", ""}, "", "khong-phai-docx"},
		"slides": {[]string{"_rels/.rels", rels("ppt/presentation.xml"), "ppt/presentation.xml", ""}, "", "khong-phai-docx"},
	} {
		e, err := opened(t, zipOf(t, tt.parts...)).Main()
		var p doc.Problem
		if errors.As(err, &p); p.Rule != tt.rule {
			t.Errorf("%s: %v", name, err)
		}
		if tt.want != "" && (e == nil || e.Name != tt.want) {
			t.Errorf("%s: %v", name, e)
		}
	}
}

// TestRefused: what is no package, or too large a one, is told apart.
func TestRefused(t *testing.T) {
	many := make([]string, 2*(mostEntries+1))
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	old := "\xd0\xcf\x11\xe0"
	for _, tt := range []struct{ data, rule, word string }{
		{"", "tep-rong", "rỗng"},
		{old + string(wide("EncryptedPackage")), "tep-co-mat-khau", "mật khẩu"},
		{old, "tep-doc-cu", ".doc"},
		{"%PDF-1.7", "khong-phai-docx", "PDF"},
		{`{\rtf1`, "khong-phai-docx", "RTF"},
		{"\ufeff <html>", "khong-phai-docx", "HTML"},
		{"PK\x03\x04", "tep-hong", "hỏng"},
		{"xin chào", "khong-phai-docx", "không phải"},
		{string(zipOf(t, many...)), "tep-word-qua-lon", "10001"},
	} {
		_, err := Open([]byte(tt.data))
		if p, is := err.(doc.Problem); !is || p.Rule != tt.rule || !strings.Contains(p.Message, tt.word) {
			t.Errorf("%.20q: %v", tt.data, err)
		}
	}
}

// TestLarge: what unpacks to too much is not unpacked; all parts together have a limit.
func TestLarge(t *testing.T) {
	zeros := strings.Repeat("0", mostPart)
	p := opened(t, zipOf(t, "long", zeros+"0", "most", zeros))
	if _, err := p.Read(p.Part("long")); err != ErrLarge {
		t.Error(err)
	}
	if _, err := p.Read(p.Part("most")); err != nil { // as well as it packs
		t.Error(err)
	}
	const some = 1000
	p = opened(t, zipOf(t, "a", zeros[:some], "b", "1"))
	p.room = some
	if _, err := p.Read(p.Part("a")); err != nil {
		t.Error(err)
	}
	if _, err := p.Raw(p.Part("b")); err != ErrLarge {
		t.Errorf("beyond all room: %v", err)
	}
}

// TestLyingSize: a part that unpacks to more than its zip says is not unpacked further.
func TestLyingSize(t *testing.T) {
	data := zipOf(t, "a.xml", strings.Repeat("<a/>", 1000))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	h := z.File[0].FileHeader
	h.UncompressedSize64 = 100
	raw, err := z.File[0].OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	to, err := w.CreateRaw(&h)
	if err == nil {
		_, err = io.Copy(to, raw)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	p := opened(t, out.Bytes())
	if data, err := p.Read(p.Part("a.xml")); err == nil {
		t.Errorf("read %d bytes", len(data))
	}
}

// TestWide: XML in UTF-16 is read as UTF-8, and written back as it was.
func TestWide(t *testing.T) {
	const xml = `<?xml version="1.0" encoding="UTF-16"?><a>ệ</a>`
	little := append([]byte{0xff, 0xfe}, wide(xml)...)
	big := bytes.Clone(little)
	for i := 0; i < len(big); i += 2 {
		big[i], big[i+1] = big[i+1], big[i]
	}
	for _, content := range [][]byte{little, big} {
		p := opened(t, zipOf(t, "a", string(content)))
		e := p.Part("a")
		if root, err := p.Tree(e); err != nil || root.Text != "ệ" {
			t.Errorf("%q: read as %v, %v", content, root, err)
		}
		if data, err := p.Raw(e); err != nil || !bytes.Equal(data, content) {
			t.Errorf("%q: the bytes are %q, %v", content, data, err)
		}
	}
}

// TestRewrite: parts that are not changed stay byte for byte as they are packed.
func TestRewrite(t *testing.T) {
	data := zipOf(t, "a", strings.Repeat("a", 1000), `b\c`, "2", "d", "3")
	p := opened(t, data)
	added, err := NewPart("n", []byte("<n/>"))
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Rewrite(func(e *Part) ([]byte, bool) { return []byte("new"), e.Name == "b/c" }, []*Part{added})
	if err != nil {
		t.Fatal(err)
	}
	q := opened(t, out)
	for i, want := range []string{strings.Repeat("a", 1000), "new", "3", "<n/>"} {
		if got, err := q.Read(q.Parts[i]); err != nil || string(got) != want {
			t.Errorf("part %d is %q, %v", i, got, err)
		}
	}
	if q.Parts[1].file.Name != `b\c` {
		t.Errorf("it is called %s", q.Parts[1].file.Name)
	}
	again, err := q.Rewrite(func(*Part) ([]byte, bool) { return nil, false }, nil)
	if err != nil || !bytes.Equal(again, out) {
		t.Errorf("nothing is changed, but %d bytes are %d, %v", len(out), len(again), err)
	}
}

// TestStore: parts are there as they are, before the last one.
func TestStore(t *testing.T) {
	data, err := Store([]Entry{{"a", []byte("1")}, {"seal", []byte("2")}})
	if err == nil {
		data, err = Insert(data, []Entry{{"b", []byte("3")}, {"c", nil}})
	}
	if err != nil {
		t.Fatal(err)
	}
	p := opened(t, data)
	for i, want := range []string{"a1", "b3", "c", "seal2"} {
		e := p.Parts[i]
		if got, err := p.Read(e); err != nil || e.Name+string(got) != want || e.file.Method != zip.Store {
			t.Errorf("part %d is %s %q, %v", i, e.Name, got, err)
		}
	}
	if _, err := Insert([]byte("x"), nil); err == nil {
		t.Error("no zip is taken")
	}
}

// FuzzOpen: no zip brings a package down, and each part is read or refused.
func FuzzOpen(f *testing.F) {
	f.Add(zipOf(f, "_rels/.rels", `<Relationships><Relationship Id="a" Type="urn:x/officeDocument" Target="a.xml"/></Relationships>`, "a.xml", "<a/>"))
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Open(data)
		if err != nil {
			if _, is := err.(doc.Problem); !is {
				t.Fatalf("refused by %v", err)
			}
			return
		}
		if _, err := p.Main(); err != nil {
			if _, is := err.(doc.Problem); !is {
				t.Fatalf("refused by %v", err)
			}
		}
		for _, e := range p.Parts {
			if root, err := p.Tree(e); (root == nil) == (err == nil) {
				t.Fatalf("%s: %v, %v", e.Name, root, err)
			}
			p.Relations(e)
		}
	})
}
