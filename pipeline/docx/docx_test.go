package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/seal"
)

// write is [Write] of a document that has nothing wrong.
func write(t testing.TB, d *doc.Doc) []byte {
	t.Helper()
	data, problems, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return data
}

// unpack reads the parts of a file in their order.
func unpack(t testing.TB, data []byte) (names []string, parts map[string]string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		rc.Close()
		names = append(names, f.Name)
		parts[f.Name] = string(content)
	}
	return names, parts
}

var tag = regexp.MustCompile(`<[^>]*>|[^<]+`)

// indented writes an element a line; what holds text stays on one line.
func indented(xml string) string {
	var b strings.Builder
	depth, text := 0, false
	newline := func() { b.WriteString("\n" + strings.Repeat(" ", depth)) }
	for _, token := range tag.FindAllString(strings.Replace(xml, xmlHead, "", 1), -1) {
		switch {
		case !strings.HasPrefix(token, "<"):
			text = true
		case strings.HasPrefix(token, "</"):
			depth--
			if !text {
				newline()
			}
			text = false
		default:
			if !text {
				newline()
			}
			if !strings.HasSuffix(token, "/>") {
				depth++
			}
		}
		b.WriteString(token)
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// TestParts compares every part of a document that uses the whole model, but the
// pictures, which are held against their files below.
func TestParts(t *testing.T) {
	names, parts := unpack(t, write(t, sample()))
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasPrefix(name, "word/media/") })
	if *judge.Update {
		if err := os.RemoveAll("testdata/sample"); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range names {
		file := filepath.Join("testdata/sample", strings.NewReplacer("/", "-", "[", "", "]", "").Replace(name)+".txt")
		judge.Golden(t, file, indented(parts[name]))
	}
	if files, _ := filepath.Glob("testdata/sample/*"); len(files) != len(names) {
		t.Errorf("%d goldens for %d parts", len(files), len(names))
	}
}

// TestPack: the library puts in the body and changes nothing else.
func TestPack(t *testing.T) {
	d := sample()
	c, err := newCommon(d)
	if err != nil {
		t.Fatal(err)
	}
	want, err := assemble(d, c)
	if err != nil {
		t.Fatal(err)
	}
	names, parts := unpack(t, write(t, d))
	if len(names) != len(want) {
		t.Fatalf("%d parts, want %d", len(names), len(want))
	}
	for i, p := range want {
		if names[i] != p.Name {
			t.Errorf("part %d is %s, want %s", i, names[i], p.Name)
		}
		if parts[p.Name] != string(p.Content) {
			t.Errorf("%s was changed", p.Name)
		}
	}
}

func TestPackErrors(t *testing.T) {
	for _, parts := range [][]opc.Entry{
		nil,
		{{Name: documentName, Content: []byte("x")}},
		{{Name: opc.RelationsName(documentName), Content: []byte("x")}},
	} {
		if _, err := pack(parts); err == nil {
			t.Errorf("pack(%v) gives no error", parts)
		}
	}
}

func TestSeal(t *testing.T) {
	data := write(t, sample())
	if ours, intact := seal.Intact(data); !ours || !intact {
		t.Errorf("Intact = %v, %v as written", ours, intact)
	}
	names, parts := unpack(t, data)
	parts[documentName] = strings.Replace(parts[documentName], "THÔNG BÁO", "THÔNG CÁO", 1)
	var changed bytes.Buffer
	w := zip.NewWriter(&changed)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, parts[name])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if ours, intact := seal.Intact(changed.Bytes()); !ours || intact {
		t.Errorf("Intact = %v, %v after a change", ours, intact)
	}
}

// TestErrors gives documents that break the rules of the model.
func TestErrors(t *testing.T) {
	block := func(b doc.Block) func(*doc.Doc) {
		return func(d *doc.Doc) { d.Sections[0].Blocks = append(d.Sections[0].Blocks, b) }
	}
	row := func(cells ...doc.Cell) *doc.Table {
		return &doc.Table{Columns: []doc.Length{100, 100}, Rows: []doc.Row{{Cells: cells}}}
	}
	tests := []struct {
		name   string
		change func(*doc.Doc)
		want   string
	}{
		{"no styles", func(d *doc.Doc) { d.Styles = nil }, "no styles"},
		{"no sections", func(d *doc.Doc) { d.Sections = nil }, "no sections"},
		{"no date", func(d *doc.Doc) { d.Meta.Date = time.Time{} }, "no date"},
		{"style id", func(d *doc.Doc) { d.Styles[1].ID = "kiểu" }, `style id "kiểu"`},
		{"style twice", func(d *doc.Doc) { d.Styles[1].ID = d.Styles[0].ID }, `style id "Body"`},
		{"Word's own style", func(d *doc.Doc) { d.Styles[1].ID = "NoList" }, `style id "NoList"`},
		{"next style", func(d *doc.Doc) { d.Styles[1].Next = "Khong" }, `unknown style "Khong"`},
		{"unknown style", block(para("Khong", "x")), `unknown style "Khong"`},
		{"unknown style in a header", func(d *doc.Doc) { d.Sections[1].Header = []doc.Block{para("Khong", "x")} }, `unknown style "Khong"`},
		{"no block", block(nil), "unexpected block <nil>"},
		{"no inline", block(&doc.Paragraph{Inlines: []doc.Inline{nil}}), "unexpected inline <nil>"},
		{"unknown field", block(&doc.Paragraph{Inlines: []doc.Inline{doc.Field{Kind: "date"}}}), `unexpected field "date"`},
		{"too few cells", block(row(doc.Cell{})), "hàng 1 của bảng thiếu ô ở cột 2"},
		{"too many cells", block(row(doc.Cell{Span: 2}, doc.Cell{})), "hàng 1 của bảng có ô 2 ra ngoài cột cuối"},
		{"no cells", block(row()), "hàng 1 của bảng thiếu ô ở cột 1"},
		{"empty item", block(&doc.List{Items: []doc.Item{{Label: "-"}}}), `list item "-" is empty`},
		{"item without paragraph", block(&doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{&doc.List{}}}}}), "begins with *doc.List"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sample()
			tt.change(d)
			data, _, err := Write(d)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want %q", err, tt.want)
			}
			if data != nil {
				t.Error("there is a file beside the error")
			}
		})
	}
}

// TestProblems gives texts and links that a Word file cannot hold.
func TestProblems(t *testing.T) {
	d := sample()
	d.Meta.Subject = "a\x07b"
	d.Sections = d.Sections[:1]
	d.Sections[0].Blocks = []doc.Block{
		para("", "chuông \x07 rồi \x07"), para("", "lại \x07"), para("", "\ufffe"), para("", "\xff\xfe"), para("", "漢 😀 \u0085"),
		&doc.Paragraph{Inlines: []doc.Inline{doc.Link{Target: "javascript:alert(1)", Text: "bấm"}, doc.Link{Target: "http://[x", Text: "sai"}}},
	}
	data, problems, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"địa chỉ liên kết “javascript:alert(1)” không hợp lệ, chỉ ghi chữ “bấm”",
		"địa chỉ liên kết “http://[x” không hợp lệ, chỉ ghi chữ “sai”",
		"ký tự điều khiển U+0007 trong “chuông \ufffd rồi \ufffd”",
		"mã không phải ký tự U+FFFE trong “\ufffd”",
		"byte không phải UTF-8 trong “\ufffd\ufffd”",
	}
	for _, w := range want {
		found := false
		for _, p := range problems {
			found = found || strings.HasPrefix(p.Message, w) && p.Warning && p.Hint != "" && p.Rule != ""
		}
		if !found {
			t.Errorf("no warning “%s” in:\n%v", w, problems)
		}
	}
	if len(problems) != len(want) {
		t.Errorf("%d problems, want %d", len(problems), len(want))
	}
	_, parts := unpack(t, data)
	if got := storyText(t, parts[documentName]); !cmp.Equal(got, []string{"chuông \ufffd rồi \ufffd", "lại \ufffd", "\ufffd", "\ufffd", "漢 😀 \u0085", "bấmsai"}) {
		t.Errorf("text = %q", got)
	}
	if !strings.Contains(parts["docProps/core.xml"], "<dc:subject>a\ufffdb</dc:subject>") {
		t.Errorf("core.xml = %s", parts["docProps/core.xml"])
	}
}
