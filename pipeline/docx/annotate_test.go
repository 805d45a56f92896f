package docx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
)

// annotated is a file with notes, and its parts.
func annotated(t testing.TB, data []byte, notes func(*doc.Doc) []Note) (*File, map[string]string) {
	t.Helper()
	f := open(t, data)
	out, err := f.Annotate(notes(f.Doc))
	if err != nil {
		t.Fatal(err)
	}
	got := open(t, out)
	if diff := cmp.Diff(allWords(f.Doc), allWords(got.Doc)); diff != "" {
		t.Errorf("words (-before +after):\n%s", diff)
	}
	images := cmp.Comparer(func(a, b *doc.Image) bool { return a == b || a != nil && b != nil && bytes.Equal(a.PNG, b.PNG) })
	got.Doc.Styles = got.Doc.Styles[:len(f.Doc.Styles)] // those of the comments follow
	if diff := cmp.Diff(f.Doc, got.Doc, images); diff != "" {
		t.Errorf("document (-before +after):\n%s", diff)
	}
	_, parts := unpack(t, out)
	return got, parts
}

// comments are the texts of the comments of a file.
func comments(f *File) (list []string) {
	for _, a := range f.Asides {
		if a.Kind != AsideComment {
			continue
		}
		var lines []string
		walk(a.Blocks, func(b doc.Block) {
			if inlines, ok := inlinesOf(b); ok {
				lines = append(lines, doc.PlainText(inlines))
			}
		})
		list = append(list, strings.Join(lines, "\n"))
	}
	return list
}

func TestAnnotate(t *testing.T) {
	const old = `<w:comments xmlns:w="` + nsWord + `"><w:comment w:id="7" w:author="A"><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment></w:comments>`
	first := func(d *doc.Doc) doc.Block { return texts(d)[0] }
	for _, tt := range []struct {
		name  string
		data  []byte
		notes func(*doc.Doc) []Note
		want  []string // comments
		xml   []string
	}{
		{"none before", other(t, shapes["runs"]), func(d *doc.Doc) []Note { return []Note{{Block: first(d), Text: "a < b\nhai"}} }, []string{"a < b\nhai"},
			[]string{`</w:pPr><w:commentRangeStart w:id="0"/><w:bookmarkStart`, `<w:bookmarkEnd w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`}},
		{"two of one paragraph", other(t, shapes["table"]), func(d *doc.Doc) []Note {
			b := blockWith(t, d, "SỞ")
			return []Note{{Block: b, Text: "một"}, {Block: b, Text: "hai"}}
		}, []string{"một", "hai"},
			[]string{`<w:p><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/><w:r><w:t>SỞ`}},
		{"a table", other(t, shapes["table"]), func(d *doc.Doc) []Note { return []Note{{Block: d.Sections[0].Blocks[0], Text: "bảng"}} }, []string{"bảng"},
			[]string{`<w:commentRangeStart w:id="0"/><w:r><w:t>UBND`}},
		{"others are there", other(t, `<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`, "comments.xml|comments", old),
			func(d *doc.Doc) []Note { return []Note{{Text: "mới"}} }, []string{"cũ", "mới"}, []string{`<w:commentReference w:id="8"/>`}},
		{"a section", other(t, shapes["sections"]), func(d *doc.Doc) []Note { return []Note{{Section: 1, Text: "phần"}, {Section: 9, Text: "đầu"}} }, nil,
			[]string{`<w:r><w:t>Phần hai</w:t></w:r><w:commentRangeEnd w:id="0"/>`, `<w:r><w:t>Phần một</w:t></w:r><w:commentRangeEnd w:id="1"/>`}},
		{"ours", write(t, sample()), func(d *doc.Doc) []Note {
			return []Note{{Block: d.Sections[0].Header[0], Text: "số"}, {Block: first(d), Text: "đầu"}, {Block: rulesOf(d)[0], Text: "kẻ"}}
		}, nil, []string{`</w:pPr><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, parts := annotated(t, tt.data, tt.notes)
			got := comments(f)
			if slices.Sort(got); tt.want != nil {
				slices.Sort(tt.want)
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("comments (-want +got):\n%s", diff)
				}
			}
			for _, want := range tt.xml {
				if !strings.Contains(parts[documentName], want) {
					t.Errorf("no %s in\n%s", want, parts[documentName])
				}
			}
		})
	}
}

// TestNoteInHeader: a note on a header names its place.
func TestNoteInHeader(t *testing.T) {
	f, _ := annotated(t, write(t, sample()), func(d *doc.Doc) []Note { return []Note{{Block: d.Sections[0].Header[0], Text: "sai cỡ chữ"}} })
	if got := comments(f); !slices.Equal(got, []string{"Ở đầu trang: sai cỡ chữ"}) {
		t.Errorf("comments %q", got)
	}
}

func TestNoteNowhere(t *testing.T) {
	f := open(t, other(t, shapes["runs"]))
	if out, err := f.Annotate([]Note{{Block: &doc.Paragraph{}, Text: "x"}}); err == nil || out != nil {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}

// TestStrayLetters: letters outside of a paragraph get one when they are changed or noted.
func TestStrayLetters(t *testing.T) {
	const stray = `<w:r><w:t>a</w:t></w:r><w:p><w:r><w:t>b</w:t></w:r></w:p><w:hyperlink w:anchor="x"><w:r><w:t>c</w:t></w:r></w:hyperlink>`
	_, parts := annotated(t, other(t, stray), func(d *doc.Doc) (notes []Note) {
		for _, b := range texts(d) {
			notes = append(notes, Note{Block: b, Text: "x"}, Note{Block: b, Text: "y"})
		}
		return notes
	})
	for _, want := range []string{`<w:p><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/><w:r><w:t>a`, `<w:commentRangeStart w:id="5"/><w:hyperlink`} {
		if !strings.Contains(parts[documentName], want) {
			t.Errorf("no %s in\n%s", want, parts[documentName])
		}
	}
	f, _ := amended(t, other(t, stray), func(d *doc.Doc) (changes []doc.Change) {
		for _, b := range texts(d) {
			changes = append(changes, doc.SetFormat{Block: b, Bold: ref(true)}, doc.SetText{Block: b, Text: "q"})
		}
		return changes
	})
	if got := allWords(f.Doc); !slices.Equal(got, []string{"qa", "qb", "qc"}) {
		t.Errorf("words %q", got)
	}
}
