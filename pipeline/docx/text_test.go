package docx

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

// storyText collects the text of every paragraph of a story that has one, in the
// order of the paragraphs' beginnings.
func storyText(t testing.TB, story string) []string {
	t.Helper()
	var out []string
	var open []int // the paragraphs around, by index in out
	inText := false
	add := func(s string) { out[open[len(open)-1]] += s }
	decoder := xml.NewDecoder(strings.NewReader(story))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch {
			case token.Name.Local == "p" && token.Name.Space == nsWord:
				open = append(open, len(out))
				out = append(out, "")
			case token.Name.Local == "t":
				inText = true
			case token.Name.Local == "tab" && len(open) > 0:
				add("\t")
			case token.Name.Local == "br":
				add("\n")
			case token.Name.Local == "noBreakHyphen":
				add("\u2011")
			}
		case xml.EndElement:
			switch {
			case token.Name.Local == "p" && token.Name.Space == nsWord:
				open = open[:len(open)-1]
			case token.Name.Local == "t":
				inText = false
			}
		case xml.CharData:
			if inText {
				add(string(token))
			}
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// Generators of documents. They keep the rules of the model.
var (
	genText = rapid.OneOf(
		rapid.SampledFrom([]string{"Độc lập - Tự do - Hạnh phúc", " ", "&<>\"'", "ngày\u00a005", "05/TB\u2011SNgV", "\u2011\u2011", "a\tb", "x\ny", "]]>", "漢😀", "  hai  "}),
		rapid.StringMatching(`[a-zđĐÀ-ỹ ]{1,20}`),
	)
	genInline = rapid.Custom(func(t *rapid.T) doc.Inline {
		switch rapid.IntRange(0, 7).Draw(t, "inline") {
		case 0:
			return doc.Tab{}
		case 1:
			return doc.Break{}
		case 2:
			return doc.Link{Target: rapid.SampledFrom([]string{"https://a.vn", "https://b.vn/?x=1&y=2", "mailto:c@d.vn"}).Draw(t, "target"), Text: genText.Draw(t, "text")}
		default:
			return doc.Text{Text: genText.Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic")}
		}
	})
	genParagraph = rapid.Custom(func(t *rapid.T) *doc.Paragraph {
		return &doc.Paragraph{
			Style:   rapid.SampledFrom([]string{"", "Cell", "Hanging"}).Draw(t, "style"),
			Align:   doc.Align(rapid.IntRange(0, 4).Draw(t, "align")),
			Inlines: doc.Merge(rapid.SliceOfN(genInline, 0, 5).Draw(t, "inlines")),
		}
	})
)

func genBlock(depth int) *rapid.Generator[doc.Block] {
	return rapid.Custom(func(t *rapid.T) doc.Block {
		most := 2
		if depth > 0 {
			most = 4
		}
		switch rapid.IntRange(0, most).Draw(t, "block") {
		case 0:
			return genParagraph.Draw(t, "paragraph")
		case 1:
			label := rapid.SampledFrom([]string{"", "I.", "Điều 2."}).Draw(t, "label")
			return &doc.Heading{Style: "Muc", Level: 1, Label: label, Inlines: genParagraph.Draw(t, "heading").Inlines}
		case 2:
			return shortRule(float64(rapid.IntRange(1, 100).Draw(t, "width")))
		case 3:
			return genList(t, depth)
		default:
			return genTable(t, depth)
		}
	})
}

func genList(t *rapid.T, depth int) *doc.List {
	list := &doc.List{}
	for range rapid.IntRange(1, 3).Draw(t, "items") {
		list.Items = append(list.Items, doc.Item{
			Label:     rapid.SampledFrom([]string{"-", "đ)", "12."}).Draw(t, "label"),
			LabelBold: rapid.Bool().Draw(t, "bold"),
			Blocks:    append([]doc.Block{genParagraph.Draw(t, "first")}, rapid.SliceOfN(genBlock(depth-1), 0, 2).Draw(t, "rest")...),
		})
	}
	return list
}

func genTable(t *rapid.T, depth int) *doc.Table {
	table := &doc.Table{
		Columns:    rapid.SliceOfN(rapid.Map(rapid.IntRange(100, 3000), func(n int) doc.Length { return doc.Length(n) }), 1, 4).Draw(t, "columns"),
		HeaderRows: rapid.IntRange(0, 2).Draw(t, "header"), Padding: 85,
		Border: doc.Border{Weight: doc.Length(rapid.IntRange(0, 20).Draw(t, "border"))},
		Align:  doc.Align(rapid.IntRange(0, 3).Draw(t, "align")),
	}
	rows, down := rapid.IntRange(0, 3).Draw(t, "rows"), 0
	for i := range rows {
		row := doc.Row{CanSplit: rapid.Bool().Draw(t, "split"), Height: doc.Length(rapid.IntRange(0, 500).Draw(t, "height"))}
		left := len(table.Columns)
		if left > 1 { // the first column may be merged downwards
			if down--; down < 0 {
				end := rows
				if i < table.HeaderRows {
					end = min(rows, table.HeaderRows)
				}
				c := doc.Cell{Down: rapid.IntRange(0, end-i).Draw(t, "down"), Middle: true, Blocks: rapid.SliceOfN(genBlock(depth-1), 0, 2).Draw(t, "merged")}
				down = max(c.Down-1, 0)
				row.Cells = append(row.Cells, c)
			}
			left--
		}
		for left > 0 {
			span := rapid.IntRange(1, left).Draw(t, "span")
			row.Cells = append(row.Cells, doc.Cell{
				Span: span, Middle: rapid.Bool().Draw(t, "middle"),
				Blocks: rapid.SliceOfN(genBlock(depth-1), 0, 3).Draw(t, "cell"),
			})
			left -= span
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

var genDoc = rapid.Custom(func(t *rapid.T) *doc.Doc {
	d := &doc.Doc{Meta: meta()}
	d.Meta.Title = genText.Draw(t, "title")
	for range rapid.IntRange(1, 3).Draw(t, "sections") {
		d.Sections = append(d.Sections, doc.Section{
			Page:    rapid.SampledFrom([]doc.Page{portrait(), landscape()}).Draw(t, "page"),
			Header:  rapid.SampledFrom([][]doc.Block{nil, pageNumber(), {para("Header", "Mật"), shortRule(20)}}).Draw(t, "header"),
			Restart: rapid.Bool().Draw(t, "restart"),
			Blocks:  rapid.SliceOfN(genBlock(3), 0, 4).Draw(t, "blocks"),
		})
	}
	return d
})

// TestText: every text of a document is in its file, in order, and the same
// document gives the same bytes.
func TestText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := genDoc.Draw(rt, "doc")
		d.Styles = sheet()
		data := write(t, d)
		_, parts := unpack(t, data)
		var want []string
		for _, s := range d.Sections {
			want = slices.AppendSeq(want, doc.Lines(s.Blocks))
		}
		want = slices.DeleteFunc(want, func(s string) bool { return s == "" })
		got := storyText(t, parts[documentName])
		for i := range got {
			got[i] = doc.Fold(got[i])
		}
		if !slices.Equal(want, got) {
			rt.Fatalf("text differs (-want +got):\n%s", cmp.Diff(want, got))
		}
		if !bytes.Equal(data, write(t, d)) {
			rt.Fatal("a second run gives other bytes")
		}
		checkShape(rt, d, parts)
	})
}

// FuzzText: any string comes back as it was, but for what XML forbids, and
// exactly then there is a warning.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Độc lập", "&<>\"'", "a\tb\nc\rd", "\x00\x1f\x7f", "\ufffe\uffff\ufffd", "\xed\xa0\x80", "\u2011-\u00a0", "]]>", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
				return '\ufffd'
			}
			return r
		}, strings.ToValidUTF8(s, "\ufffd"))
		d := sample()
		d.Meta.Title = s
		d.Sections = []doc.Section{{Page: portrait(), Blocks: []doc.Block{para("", s)}}}
		data, problems, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		_, parts := unpack(t, data)
		if got := strings.Join(storyText(t, parts[documentName]), "|"); got != want {
			t.Errorf("text = %q, want %q", got, want)
		}
		var core struct {
			Title string `xml:"title"`
		}
		if err := xml.Unmarshal([]byte(parts["docProps/core.xml"]), &core); err != nil || core.Title != want {
			t.Errorf("title = %q, %v, want %q", core.Title, err, want)
		}
		if warned := len(problems) > 0; warned != (want != s) {
			t.Errorf("problems = %v for %q", problems, s)
		}
		for _, p := range problems {
			if !utf8.ValidString(p.Message) {
				t.Errorf("message %q is not UTF-8", p.Message)
			}
		}
	})
}
