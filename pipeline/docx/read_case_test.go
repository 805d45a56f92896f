package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/pipeline/doc"
)

// readCase is a file of another program in the few parts that matter, and what it is read
// as (ca đọc).
type readCase struct {
	name     string
	body     string
	parts    []string // as of wordFile; those that are not named are wordStyles, wordTheme and wordNumbers
	want     []string // see traceOf
	problems []string
	signs    string // letters that stand for w:sym and the like
}

func (c *readCase) file(t testing.TB) []byte {
	parts := slices.Clone(c.parts)
	for name, content := range map[string]string{"styles.xml": wordStyles, "theme1.xml": wordTheme, "numbering.xml": wordNumbers} {
		if !slices.Contains(parts, name) {
			parts = append(parts, name, content)
		}
	}
	return wordFile(t, c.body, parts...)
}

func runCases(t *testing.T, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			data := c.file(t)
			f := opened(t, data)
			if got := traceOf(f); !slices.Equal(got, c.want) {
				t.Errorf("got  %s\nwant %s", quoted(got), quoted(c.want))
			}
			if got := toldBy(f); !slices.Equal(got, c.problems) {
				t.Errorf("told %q, want %q\n%v", got, c.problems, f.Problems)
			}
			checkBalance(t, data, f, c.signs)
			if _, _, err := Write(f.Doc); err != nil {
				t.Errorf("cannot be written again: %v", err)
			}
		})
	}
}

func quoted(lines []string) string {
	var b strings.Builder
	for _, s := range lines {
		fmt.Fprintf(&b, "%q,\n     ", s)
	}
	return b.String()
}

func toldBy(f *File) (out []string) {
	for _, p := range f.Problems {
		out = append(out, strings.TrimPrefix(p.Rule, "doc-"))
	}
	return out
}

var asideNames = map[AsideKind]string{
	AsideFootnote: "footnote", AsideEndnote: "endnote", AsideTextBox: "box", AsideComment: "comment", AsideEven: "even", AsideDeleted: "deleted", AsideUnseen: "unseen",
}

// traceOf is what a file says, a line for each block: those of the sections, of the edges of
// their pages, and beside them.
func traceOf(f *File) (out []string) {
	add := func(head string, blocks []doc.Block) {
		for _, line := range brief(f.Doc, blocks) {
			out = append(out, head+line)
		}
	}
	for i := range f.Doc.Sections {
		s := &f.Doc.Sections[i]
		if i > 0 {
			out = append(out, fmt.Sprintf("section %d×%d", s.Page.Width, s.Page.Height))
		}
		add("first: ", s.FirstHeader)
		add("header: ", s.Header)
		add("", s.Blocks)
		add("foot: ", s.Foot)
		add("footer: ", s.Footer)
	}
	for _, a := range f.Asides {
		head := asideNames[a.Kind]
		if first := opening(a.At); first != "" {
			head += " of " + first
		}
		add(head+": ", a.Blocks)
	}
	return out
}

// letterCount is how often each letter is there, blanks aside.
type letterCount map[rune]int

func (c letterCount) add(s string) {
	for _, r := range doc.Fold(s) {
		if !unicode.IsSpace(r) {
			c[r]++
		}
	}
}

func (c letterCount) String() string {
	var b strings.Builder
	for _, r := range slices.Sorted(maps.Keys(c)) {
		if c[r] != 0 {
			fmt.Fprintf(&b, "%c%+d ", r, c[r])
		}
	}
	return b.String()
}

// checkBalance fails the test if the letters of a file are not exactly those that were
// read. It counts those of the file in its own way.
func checkBalance(t testing.TB, data []byte, f *File, signs string) {
	t.Helper()
	balance := lettersGot(f)
	balance.minus(lettersIn(t, data, signs))
	if s := balance.String(); s != "" {
		t.Errorf("letters too many (+) or lost (-): %s", s)
	}
}

func (c letterCount) minus(d letterCount) {
	for r, n := range d {
		c[r] -= n
	}
}

// lettersGot counts the letters of a document, but of labels, and those beside it.
func lettersGot(f *File) letterCount {
	c := letterCount{}
	known := map[doc.Block]bool{} // what stands on the pages of two sections is there once
	var walk func(blocks []doc.Block)
	texts := func(inlines []doc.Inline) { c.add(doc.PlainText(inlines)) }
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			if known[b] {
				continue
			}
			known[b] = true
			switch b := b.(type) {
			case *doc.Paragraph:
				texts(b.Inlines)
			case *doc.Heading:
				texts(b.Inlines)
			case *doc.List:
				for _, it := range b.Items {
					walk(it.Blocks)
				}
			case *doc.Table:
				for _, row := range b.Rows {
					for _, cell := range row.Cells {
						walk(cell.Blocks)
					}
				}
			}
		}
	}
	for i := range f.Doc.Sections {
		s := &f.Doc.Sections[i]
		for _, blocks := range [][]doc.Block{s.Header, s.FirstHeader, s.Foot, s.Footer, s.Blocks} {
			walk(blocks)
		}
	}
	for _, a := range f.Asides {
		walk(a.Blocks)
	}
	return c
}

// lettersIn counts the letters in the text parts of a package.
func lettersIn(t testing.TB, data []byte, signs string) letterCount {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	c := letterCount{}
	c.add(signs)
	for _, part := range z.File {
		name := path.Base(part.Name)
		if path.Dir(part.Name) != "word" || !slices.ContainsFunc([]string{"document", "header", "footer", "footnotes", "endnotes", "comments."},
			func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if err := (&letterCounter{count: c}).part(r); err != nil {
			t.Fatal(part.Name, err)
		}
	}
	return c
}

// letterCounter counts the letters of a part as a program must show them: not those of
// the instructions of fields, not the number of the page, nor the form of a drawing for
// programs that do not know its own.
type letterCounter struct {
	count   letterCount
	choices []bool     // for each mc:AlternateContent around, whether one has been taken
	fields  [][]*strip // for each story around
	outer   []int      // of them, those around each element whose own end in it
	waits   []waiting
	rows    []bool // of the rows around, whether they are taken out
	inRow   bool   // in the properties of one
}

// strip is a field; letters wait for its end, for one without an end is none.
type strip struct {
	code          string
	result, ended bool
}

// waiting are letters in fields.
type waiting struct {
	text   string
	fields []strip // as they are at the letters
	marks  []*strip
}

const wordNames = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

func (c *letterCounter) part(r io.Reader) error {
	c.fields, c.outer = [][]*strip{nil}, []int{0}
	d := xml.NewDecoder(r)
	text, inText, inCode := "", false, false
	for {
		token, err := d.Token()
		if err == io.EOF {
			c.settle()
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !c.enter(token) {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			inText = token.Name.Space == wordNames && (token.Name.Local == "t" || token.Name.Local == "delText") || strings.HasSuffix(token.Name.Space, "/math") && token.Name.Local == "t"
			inCode = token.Name.Local == "instrText"
			text = ""
		case xml.CharData:
			if inText || inCode {
				text += string(token)
			}
		case xml.EndElement:
			if story := c.fields[len(c.fields)-1]; inCode && len(story) > 0 {
				story[len(story)-1].code += text
			}
			if inText {
				w := waiting{text: text, marks: slices.Clone(c.fields[len(c.fields)-1])}
				for _, f := range w.marks {
					w.fields = append(w.fields, *f)
				}
				c.waits = append(c.waits, w)
			}
			inText, inCode = false, false
			c.leave(token)
		}
	}
}

// enter takes the start of an element; false passes over it.
func (c *letterCounter) enter(e xml.StartElement) bool {
	switch e.Name.Local {
	case "AlternateContent":
		c.choices = append(c.choices, false)
	case "Choice", "Fallback":
		taken := &c.choices[len(c.choices)-1]
		known := e.Name.Local == "Fallback"
		for _, a := range e.Attr {
			known = known || a.Name.Local == "Requires" && slices.Contains([]string{"wps", "wpg", "wpc", "w14", "v"}, a.Value)
		}
		if *taken || !known {
			return false
		}
		*taken = true
	case "txbxContent":
		c.fields, c.outer = append(c.fields, nil), append(c.outer, 0)
	case "noBreakHyphen":
		c.count.add("-")
	case "softHyphen":
		c.count.add("\u00ad")
	case "tr":
		c.rows = append(c.rows, false)
	case "trPr":
		c.inRow = true
	case "del", "moveFrom", "rt": // read on their own
		c.fields, c.outer = append(c.fields, nil), append(c.outer, 0)
		if c.inRow && e.Name.Local == "del" {
			c.fields, c.outer = append(c.fields, nil), append(c.outer, 0)
			c.rows[len(c.rows)-1] = true
		}
	case "fldChar":
		story := &c.fields[len(c.fields)-1]
		switch attrOf(e, "fldCharType") {
		case "begin":
			*story = append(*story, &strip{})
		case "separate":
			if n := len(*story); n > c.outer[len(c.outer)-1] {
				(*story)[n-1].result = true
			}
		case "end":
			if n := len(*story); n > c.outer[len(c.outer)-1] {
				(*story)[n-1].ended = true
				*story = (*story)[:n-1]
			}
		}
	case "fldSimple":
		c.fields[len(c.fields)-1] = append(c.fields[len(c.fields)-1], &strip{code: attrOf(e, "instr"), result: true, ended: true})
		c.outer = append(c.outer, len(c.fields[len(c.fields)-1]))
	case "tc":
		c.outer = append(c.outer, len(c.fields[len(c.fields)-1]))
	}
	return true
}

func attrOf(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

func (c *letterCounter) leave(e xml.EndElement) {
	switch e.Name.Local {
	case "AlternateContent":
		c.choices = c.choices[:len(c.choices)-1]
	case "trPr":
		c.inRow = false
	case "tr":
		if c.rows[len(c.rows)-1] {
			c.fields, c.outer = c.fields[:len(c.fields)-1], c.outer[:len(c.outer)-1]
		}
		c.rows = c.rows[:len(c.rows)-1]
	case "txbxContent", "del", "moveFrom", "rt":
		c.fields, c.outer = c.fields[:len(c.fields)-1], c.outer[:len(c.outer)-1]
	case "fldSimple":
		story := &c.fields[len(c.fields)-1]
		*story = (*story)[:c.outer[len(c.outer)-1]-1]
		c.outer = c.outer[:len(c.outer)-1]
	case "tc":
		story := &c.fields[len(c.fields)-1]
		*story = (*story)[:c.outer[len(c.outer)-1]]
		c.outer = c.outer[:len(c.outer)-1]
	}
}

// settle counts the letters that are shown.
func (c *letterCounter) settle() {
	for _, w := range c.waits {
		shown := true
		for i, f := range w.fields {
			words := strings.Fields(w.marks[i].code)
			shown = shown && (!w.marks[i].ended || f.result && (len(words) == 0 || words[0] != "PAGE"))
		}
		if shown {
			c.count.add(w.text)
		}
	}
}
