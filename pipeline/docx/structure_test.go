package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// repack makes a file of the parts of another; edit gives the new content of each, and
// whether the part stays.
func repack(t testing.TB, data []byte, edit func(name, content string) (string, bool)) []byte {
	t.Helper()
	names, parts := unpack(t, data)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		content, stays := edit(name, parts[name])
		if !stays {
			continue
		}
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// edited is a file with a text of its body replaced once.
func edited(t testing.TB, data []byte, old, new string) []byte {
	t.Helper()
	return repack(t, data, func(name, content string) (string, bool) {
		if name == documentName {
			if strings.Count(content, old) != 1 {
				t.Fatalf("%q stands %d times in the body", old, strings.Count(content, old))
			}
			content = strings.Replace(content, old, new, 1)
		}
		return content, true
	})
}

// stripped is a file whose structure part is none any more.
func stripped(t testing.TB, data []byte) []byte {
	return repack(t, data, func(name, content string) (string, bool) {
		return strings.NewReplacer("<structure ", "<x ", "</structure>", "</x>").Replace(content), true
	})
}

// TestWithoutStructure: the words, the looks, the pages and the tables come from the
// Word file itself.
func TestWithoutStructure(t *testing.T) {
	for name, d := range map[string]*doc.Doc{"sample": sample(), "notice": notice()} {
		t.Run(name, func(t *testing.T) {
			f := open(t, stripped(t, write(t, d)))
			if diff := cmp.Diff(visible(d), visible(f.Doc)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if f.Own == nil || f.Own.Intact {
				t.Errorf("own: %+v", f.Own)
			}
		})
	}
}

// TestRandomWithoutStructure: every text comes from the Word file itself, in its order.
func TestRandomWithoutStructure(t *testing.T) {
	texts := func(d *doc.Doc) (out []string) {
		for i := range d.Sections {
			for line := range doc.Lines(d.Sections[i].Blocks) {
				if line != "" {
					out = append(out, doc.Fold(line))
				}
			}
		}
		return out
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := genModel.Draw(rt, "doc")
		for i := range d.Sections { // a chart is a picture there
			d.Sections[i].Blocks = slices.DeleteFunc(d.Sections[i].Blocks, func(b doc.Block) bool { _, chart := b.(*doc.Chart); return chart })
		}
		f := open(rt, stripped(t, write(t, d)))
		if want, got := texts(d), texts(f.Doc); !slices.Equal(want, got) {
			rt.Fatalf("(-want +got):\n%s", cmp.Diff(want, got))
		}
	})
}

// visible is what a reader of the printed document sees of it: a line for each thing.
func visible(d *doc.Doc) (out []string) {
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, s := range d.Sections {
		say("page %+v restart %v", s.Page, s.Restart)
		for k, story := range stories(&s) {
			if k < storyCount-1 && len(*story) > 0 {
				say("edge %d", k)
			}
			seenBlocks(d, *story, "", false, say)
		}
	}
	return out
}

func seenBlocks(d *doc.Doc, blocks []doc.Block, label string, bold bool, say func(string, ...any)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			if len(b.Inlines) > 0 || label != "" {
				seenText(d, b.Style, b.Align, label, bold, b.Inlines, say)
			}
		case *doc.Heading:
			seenText(d, b.Style, doc.AlignStyle, b.Label, false, b.Inlines, say)
		case *doc.List:
			for _, it := range b.Items {
				seenBlocks(d, it.Blocks, it.Label, it.LabelBold, say)
			}
		case *doc.Table:
			say("table of %v, padding %d, heads %d", b.Columns, b.Padding, b.HeaderRows)
			for i := range b.Rows {
				say("row split %v height %d", b.Rows[i].CanSplit, b.Rows[i].Height)
				for _, c := range b.Rows[i].Cells {
					say("cell %d %d %v", max(1, c.Span), max(1, c.Down), c.Middle)
					seenBlocks(d, c.Blocks, "", false, say)
				}
			}
		case *doc.Rule:
			say("rule %d wide, %d thick", b.Width, b.Weight)
		}
		label, bold = "", false
	}
}

// seenText says letter by letter how a text looks, in runs of one look.
func seenText(d *doc.Doc, id string, align doc.Align, label string, bold bool, inlines []doc.Inline, say func(string, ...any)) {
	st, _ := d.Style(id)
	if id == "" {
		st = d.Styles[0]
	}
	if align != doc.AlignStyle {
		st.Align = align
	}
	face, base := doc.Look{Font: st.Font, Size: st.Size, Color: st.Color, Decor: st.Decor}, st
	st = seen(st)
	st.ID, st.Name, st.Next, st.Bold, st.Italic, st.Outline, st.KeepNext = "", "", "", false, false, 0, false
	st.Font, st.Size, st.Color, st.Decor = "", 0, "", doc.Decor{}
	say("text %+v", st)
	if label != "" {
		inlines = append([]doc.Inline{doc.Text{Text: label + " ", Bold: bold}}, inlines...)
	}
	var was, words string
	flush := func() {
		if words != "" {
			say("%s: %q", was, words)
		}
		words = ""
	}
	add := func(look, text string) {
		if look != was {
			flush()
		}
		was, words = look, words+text
	}
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			add(fmt.Sprintf("%+v %+v %v %v", face, in.Look, base.Bold || in.Bold, base.Italic || in.Italic), in.Text)
		case doc.Link:
			target, _ := doc.Address(in.Target)
			add("link "+target, in.Text)
		case doc.Tab:
			words += "\t"
		case doc.Break:
			words += "\n"
		case *doc.Picture:
			add(fmt.Sprintf("picture %d %d %d %d %s", in.X, in.Y, in.Width, in.Height, in.Alt), "*")
		case doc.Field:
			add("field", string(in.Kind))
		}
	}
	flush()
}

// TestEdits changes a file by hand: what was changed is told, all else comes back.
func TestEdits(t *testing.T) {
	d := sample()
	data := write(t, d)
	paragraph := func(text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
	}
	_, parts := unpack(t, data)
	body := parts[documentName]
	around := func(word, open, end string) string { // the element around a word
		at := strings.Index(body, word)
		from := strings.LastIndex(body[:at], open)
		return body[from : at+strings.Index(body[at:], end)+len(end)]
	}
	item := around("Đoạn hai của ý một", "<w:p>", "</w:p>")
	heading := around("đối ngoại", "<w:p>", "</w:p>")
	list := func(d *doc.Doc) *doc.List { return d.Sections[0].Blocks[8].(*doc.List) }
	tests := []struct {
		name     string
		old, new string
		want     func(d *doc.Doc)
		edits    []string
	}{
		{"a word of a paragraph", "Kết luận giao ban tháng 10", "Kết luận giao ban tháng 11", func(d *doc.Doc) {
			d.Sections[0].Blocks[3].(*doc.Paragraph).Inlines = plainText("Kết luận giao ban tháng 11")
		}, []string{"Kết luận giao ban tháng 11"}},
		{"a word of a heading", "KẾT QUẢ", "KẾT LUẬN", func(d *doc.Doc) {
			d.Sections[0].Blocks[6].(*doc.Heading).Inlines = plainText("KẾT LUẬN")
		}, []string{"I. KẾT LUẬN"}},
		{"a number of a heading", "I. KẾT QUẢ", "IV. KẾT QUẢ", func(d *doc.Doc) {
			d.Sections[0].Blocks[6].(*doc.Heading).Label = "IV."
		}, []string{"IV. KẾT QUẢ"}},
		{"a word of an item", "Ý một;", "Ý thứ một;", func(d *doc.Doc) {
			list(d).Items[0].Blocks[1].(*doc.List).Items[0].Blocks[0] = para("", "Ý thứ một;")
		}, []string{"Ý thứ một;"}},
		{"a paragraph out of an item", item, "", func(d *doc.Doc) {
			l := list(d).Items[0].Blocks[1].(*doc.List)
			l.Items[0].Blocks = l.Items[0].Blocks[:1]
		}, []string{"Ý một;, 1 gone"}},
		{"a heading out", heading, "", func(d *doc.Doc) {
			d.Sections[0].Blocks = slices.Delete(d.Sections[0].Blocks, 7, 8)
		}, []string{"I. KẾT QUẢ, 1 gone"}},
		{"a paragraph put in", heading, heading + paragraph("Đoạn mới."), func(d *doc.Doc) {
			d.Sections[0].Blocks = slices.Insert(d.Sections[0].Blocks, 8, doc.Block(para("Body", "Đoạn mới.")))
		}, []string{"Đoạn mới., new"}},
		{"an item put in", item, item + paragraph("- Ý hai."), func(d *doc.Doc) {
			l := list(d).Items[0].Blocks[1].(*doc.List)
			l.Items = append(l.Items, doc.Item{Label: "-", Blocks: []doc.Block{para("Body", "Ý hai.")}})
		}, []string{"Ý hai., new"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := sample()
			tt.want(want)
			f := open(t, edited(t, data, tt.old, tt.new))
			if diff := compared(want, f.Doc); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.edits, toldEdits(f)); diff != "" {
				t.Errorf("edits (-want +got):\n%s", diff)
			}
			checkPlaces(t, f)
		})
	}
}

// toldEdits are the edits of a file in words.
func toldEdits(f *File) (out []string) {
	for _, e := range f.Own.Edits {
		s := "nothing"
		if e.Block != nil {
			for line := range doc.Lines([]doc.Block{e.Block}) {
				s = line
				break
			}
		}
		if e.New {
			s += ", new"
		}
		if e.Gone > 0 {
			s += fmt.Sprintf(", %d gone", e.Gone)
		}
		out = append(out, s)
	}
	return out
}

// checkPlaces: every block stands somewhere in the file.
func checkPlaces(t fataler, f *File) {
	t.Helper()
	var check func(blocks []doc.Block)
	check = func(blocks []doc.Block) {
		for _, b := range blocks {
			if l, ok := b.(*doc.List); ok {
				for _, it := range l.Items {
					check(it.Blocks)
				}
				continue
			}
			if f.places[b] == nil {
				t.Fatalf("%T %v stands nowhere", b, slices.Collect(doc.Lines([]doc.Block{b})))
			}
			if table, ok := b.(*doc.Table); ok {
				for _, row := range table.Rows {
					for _, c := range row.Cells {
						check(c.Blocks)
					}
				}
			}
		}
	}
	for i := range f.Doc.Sections {
		for _, story := range stories(&f.Doc.Sections[i]) {
			check(*story)
		}
	}
}

// dataTable is a document with a table of typed data, of n rows.
func dataTable(n int) *doc.Doc {
	t := &doc.Table{Role: doc.RoleData, Columns: []doc.Length{900, 4000, 2000, 2000}, HeaderRows: 1, Border: doc.Border{Weight: 10}, Padding: 85, Filter: true,
		Signals: []doc.Signal{{Column: 2, Prefix: "Quá hạn", Tone: doc.ToneAlarm}}}
	cells := func(texts ...string) (row doc.Row) {
		for _, text := range texts {
			row.Cells = append(row.Cells, doc.Cell{Blocks: []doc.Block{para("Cell", text)}})
		}
		return row
	}
	t.Rows = append(t.Rows, cells("TT", "Nhiệm vụ", "Tình trạng", "Hạn"))
	for i := range n {
		day := time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)
		row := cells(fmt.Sprint(i+1), fmt.Sprintf("Rà soát hồ sơ số %d", i*7), []string{"Quá hạn", "Đúng hạn"}[i%2], day.Format("02/01/2006"))
		row.Cells[0].Value = doc.Value{Kind: doc.ValueNumber, Number: float64(i + 1)}
		row.Cells[3].Value = doc.Value{Kind: doc.ValueDate, Date: day}
		t.Rows = append(t.Rows, row)
	}
	return &doc.Doc{Meta: meta(), Styles: sheet(), Sections: []doc.Section{{Page: portrait(), Blocks: []doc.Block{para("Title", "BẢNG"), t, para("Body", "Hết.")}}}}
}

// TestEditedTable: a changed cell loses its datum, and no other; a new row has none.
func TestEditedTable(t *testing.T) {
	data := write(t, dataTable(40))
	_, parts := unpack(t, data)
	body := parts[documentName]
	at := strings.Index(body, "hồ sơ số 70<")
	row := body[strings.LastIndex(body[:at], "<w:tr>") : at+strings.Index(body[at:], "</w:tr>")+len("</w:tr>")]
	table := func(d *doc.Doc) *doc.Table { return d.Sections[0].Blocks[1].(*doc.Table) }

	want := dataTable(40)
	table(want).Rows[11].Cells[3] = doc.Cell{Blocks: []doc.Block{para("Cell", "20/10/2026")}}
	f := open(t, edited(t, data, "11/01/2026", "20/10/2026"))
	if diff := compared(want, f.Doc); diff != "" {
		t.Errorf("a cell (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"20/10/2026"}, toldEdits(f)); diff != "" {
		t.Error(diff)
	}

	want = dataTable(40)
	fresh := doc.Row{}
	for _, text := range []string{"10a", "Việc mới", "Đúng hạn", "11/02/2026"} {
		fresh.Cells = append(fresh.Cells, doc.Cell{Blocks: []doc.Block{para("Cell", text)}})
	}
	table(want).Rows = slices.Insert(table(want).Rows, 12, fresh)
	added := strings.NewReplacer(">11<", ">10a<", "Rà soát hồ sơ số 70", "Việc mới", "Quá hạn", "Đúng hạn", "11/01/2026", "11/02/2026").Replace(row)
	f = open(t, edited(t, data, row, row+added))
	if diff := compared(want, f.Doc); diff != "" {
		t.Errorf("a row put in (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"10a, new", "Việc mới, new", "Đúng hạn, new", "11/02/2026, new"}, toldEdits(f)); diff != "" {
		t.Error(diff)
	}

	want = dataTable(40)
	table(want).Rows = slices.Delete(table(want).Rows, 11, 12)
	f = open(t, edited(t, data, row, ""))
	if diff := compared(want, f.Doc); diff != "" {
		t.Errorf("a row out (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"10/01/2026, 4 gone"}, toldEdits(f)); diff != "" {
		t.Error(diff)
	}
}

// TestDatum: a text that says the value of its cell needs no digest, and is known again.
func TestDatum(t *testing.T) {
	d := dataTable(30)
	cells := d.Sections[0].Blocks[1].(*doc.Table).Rows[1].Cells
	cells[1].Value = doc.Value{Kind: doc.ValueDate, Date: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC)}
	cells[2].Value = doc.Value{Kind: doc.ValueNumber, Number: 0.5}
	same(t, d)
	c, err := newCommon(d)
	if err != nil {
		t.Fatal(err)
	}
	text := string(structure(d, c))
	for _, want := range []string{" ( n 2 . ) ", " ( t 2026-01-02 . ) ", " ( t 2026-01-02T03:04:05.000000006Z ."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}

	east := time.FixedZone("", 7*60*60)
	cells[3].Value.Date = time.Date(2026, 1, 1, 0, 0, 0, 0, east) // the day before in UTC
	f := reread(t, d)
	got := f.Doc.Sections[0].Blocks[1].(*doc.Table).Rows[1].Cells[3]
	if !got.Value.Date.Equal(cells[3].Value.Date) || !f.Own.Intact || len(f.Own.Edits) > 0 {
		t.Errorf("value %v, own %+v", got.Value, f.Own)
	}
}

// TestManyEdits: where too much was changed to be compared, every text is still there.
func TestManyEdits(t *testing.T) {
	const n = 1500 // the square is more than is compared
	d := &doc.Doc{Meta: meta(), Styles: sheet(), Sections: []doc.Section{{Page: portrait()}}}
	list := &doc.List{}
	var want []string
	for i := range n {
		list.Items = append(list.Items, doc.Item{Label: fmt.Sprintf("%d)", i), Blocks: []doc.Block{para("Body", "cũ")}})
		want = append(want, fmt.Sprintf("mới %d", i))
	}
	d.Sections[0].Blocks = []doc.Block{list, para("Body", "Hết.")}
	f := open(t, repack(t, write(t, d), func(name, content string) (string, bool) {
		if name == documentName {
			content = regexp.MustCompile(`(\d+)\) cũ`).ReplaceAllString(content, "mới $1")
			content = strings.Replace(content, "<w:p>", "<w:p><w:r><w:t>đầu</w:t></w:r></w:p><w:p>", 1)
		}
		return content, true
	}))
	if got := allWords(f.Doc); !slices.Equal(got, slices.Concat([]string{"đầu"}, want, []string{"Hết."})) {
		t.Errorf("%d words: %q...", len(got), got[:min(5, len(got))])
	}
}

// TestSharedEdges: headers are not multiplied without end.
func TestSharedEdges(t *testing.T) {
	edge := []doc.Block{&doc.Table{Rows: []doc.Row{{Cells: make([]doc.Cell, 1000)}}}}
	f := &File{Doc: &doc.Doc{Sections: slices.Repeat([]doc.Section{{Header: edge, Footer: edge}}, 100)}}
	if !f.few() {
		t.Error("100 sections are too many")
	}
	f.Doc.Sections = slices.Repeat(f.Doc.Sections, 2)
	if f.few() {
		t.Error("200 sections are few")
	}
}

// TestOffice lets LibreOffice save a file: the words have not changed, and what they are
// is still known.
func TestOffice(t *testing.T) {
	for name, d := range map[string]*doc.Doc{"sample": sample(), "notice": notice(), "table": dataTable(30)} {
		t.Run(name, func(t *testing.T) {
			d.Attached = []doc.Attachment{{Name: "du-lieu.yaml", Type: "application/yaml", Data: []byte("a: \"b\"\n- c\n")}}
			file := filepath.Join(t.TempDir(), "a.docx")
			if err := os.WriteFile(file, write(t, d), 0o600); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(judge.Office(t, file, "docx", ".docx"))
			if err != nil {
				t.Fatal(err)
			}
			f := open(t, data)
			if f.Own == nil || f.Own.Intact || len(f.Own.Edits) > 0 {
				t.Errorf("own: %v", toldEdits(f))
			}
			if diff := cmp.Diff(kinds(d), kinds(f.Doc)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(d.Attached, f.Doc.Attached); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// kinds says what each block is, and its words.
func kinds(d *doc.Doc) (out []string) {
	var say func(blocks []doc.Block, depth string)
	say = func(blocks []doc.Block, depth string) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Paragraph:
				out = append(out, fmt.Sprintf("%sparagraph %s %s", depth, b.Role, doc.PlainText(b.Inlines)))
			case *doc.Heading:
				out = append(out, fmt.Sprintf("%sheading %d %s|%s", depth, b.Level, b.Label, doc.PlainText(b.Inlines)))
			case *doc.List:
				for _, it := range b.Items {
					out = append(out, fmt.Sprintf("%sitem %v %s %v", depth, b.Ordered, it.Label, it.LabelBold))
					say(it.Blocks, depth+"  ")
				}
			case *doc.Table:
				out = append(out, fmt.Sprintf("%stable %s %d %v %v", depth, b.Role, b.HeaderRows, b.Filter, b.Signals))
				for _, row := range b.Rows {
					for _, c := range row.Cells {
						out = append(out, fmt.Sprintf("%scell %d %d %v", depth, c.Span, c.Down, c.Value))
						say(c.Blocks, depth+"  ")
					}
				}
			case *doc.Rule:
				out = append(out, fmt.Sprintf("%srule %s", depth, b.Role))
			case *doc.Chart:
				out = append(out, fmt.Sprintf("%schart %v", depth, *b))
			}
		}
	}
	for i := range d.Sections {
		out = append(out, "section "+string(d.Sections[i].Role))
		for _, story := range stories(&d.Sections[i]) {
			say(*story, " ")
		}
	}
	return out
}

// small is a document with one of each, quickly read.
func small() *doc.Doc {
	d := dataTable(2)
	d.Styles, d.Sections[0].Blocks = d.Styles[:1], []doc.Block{
		&doc.Heading{Level: 1, Label: "I.", Inlines: plainText("A")},
		&doc.List{Items: []doc.Item{{Label: "-", Blocks: []doc.Block{para("", "a")}}, {Label: "-", Blocks: []doc.Block{para("", "b")}}}},
		shortRule(20),
		&doc.Table{Columns: []doc.Length{900, 900}, Rows: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{para("", "c")}}, {}}}}},
		para("", "d"),
	}
	return d
}

// FuzzStructure: a broken structure part is none, and one that is read can be put back.
func FuzzStructure(f *testing.F) {
	for _, d := range []*doc.Doc{sample(), notice(), small()} {
		c, err := newCommon(d)
		if err != nil {
			f.Fatal(err)
		}
		text := string(structure(d, c))
		text = text[strings.Index(text, `">`)+2:]
		f.Add(strings.TrimSuffix(text, "</structure>"))
	}
	data := write(f, small())
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Open(repack(t, data, func(name, content string) (string, bool) {
			if name == customName(0) {
				x := &xmlBuffer{c: &common{warned: map[string]bool{}}}
				x.raw(xmlHead + `<structure xmlns="` + nsOwn + `">`)
				x.text(text)
				x.raw(`</structure>`)
				content = string(x.b)
			}
			return content, true
		}))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Write(file.Doc); err != nil {
			t.Fatal(err)
		}
	})
}
