package docx

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
)

// form is what the structure part says of a block (khuôn).
type form struct {
	kind    byte // of the word: '.', '#', '[', '-', '=' or '|'
	unnamed bool // its style is the default's
	ordered bool
	key     digest
	level   int
	role    doc.Role
	label   string
	targets []string   // addresses of links that are written otherwise
	strokes []stroke   // of its texts
	block   doc.Block  // a line, a chart, or a table without its rows
	items   []itemForm // of a list
	rows    [][]cellForm
}

// stroke is a text of so many bytes.
type stroke struct {
	length       int
	bold, italic bool
}

type itemForm struct {
	label string
	bold  bool
	forms []*form
}

type cellForm struct {
	span, down bool // said, though it is one
	value      doc.Value
	forms      []*form
}

// sectionForm is what it says of a section: its role, and the blocks of its headers and
// footers and its own, in the order of [stories].
type sectionForm struct {
	role    doc.Role
	stories [storyCount][]*form
}

const storyCount = 5

// stories are the places of a section's blocks.
func stories(s *doc.Section) [storyCount]*[]doc.Block {
	return [storyCount]*[]doc.Block{&s.Header, &s.FirstHeader, &s.Foot, &s.Footer, &s.Blocks}
}

// styleForm is what it says of a style; patch is nil if the styles part says all.
type styleForm struct {
	id    string
	patch *doc.Style
}

// docForm is a structure part as read.
type docForm struct {
	meta     doc.Meta
	styles   []styleForm
	sections []sectionForm
}

// errStructure says that a structure part is not as this program writes it.
var errStructure = errors.New("docx: bad structure part")

// formReader reads a structure part word by word.
type formReader struct {
	rest  string
	depth int
	datum digest // as [outline] has it
	bad   bool
}

// parseStructure reads the words of a structure part.
func parseStructure(text string) (*docForm, error) {
	w := &formReader{rest: text}
	if w.next() != structureVersion {
		return nil, errStructure // of a later program
	}
	f := &docForm{}
	f.meta = doc.Meta{Kind: w.string(), Number: w.string(), Language: w.string(), Issued: w.time()}
	for range w.count() {
		f.styles = append(f.styles, w.style())
	}
	for w.rest != "" && !w.bad {
		s := sectionForm{role: doc.Role(w.string())}
		for i := range s.stories {
			s.stories[i] = w.forms(")")
			w.next()
		}
		f.sections = append(f.sections, s)
	}
	if w.bad {
		return nil, errStructure
	}
	return f, nil
}

// next takes a word; "" is the end, where there should be none.
func (w *formReader) next() string {
	word, rest, _ := strings.Cut(w.rest, " ")
	w.rest = rest
	w.bad = w.bad || word == ""
	return word
}

// sees tells whether one of marks is the first letter of the next word.
func (w *formReader) sees(marks string) bool {
	return w.rest != "" && strings.IndexByte(marks, w.rest[0]) >= 0
}

var unprotect = strings.NewReplacer(`\\`, `\`, `\s`, " ", `\n`, "\n", `\t`, "\t")

func plainWord(word string) string {
	if word == `\` || !strings.Contains(word, `\`) {
		return strings.TrimSuffix(word, `\`)
	}
	return unprotect.Replace(word)
}

func (w *formReader) string() string { return plainWord(w.next()) }

// int reads a number that a length or an index may be.
func (w *formReader) int() int {
	n, err := strconv.ParseInt(w.next(), 10, 32)
	w.bad = w.bad || err != nil
	return int(n)
}

// count reads how many words at least follow.
func (w *formReader) count() int {
	n := w.int()
	if n < 0 || n > len(w.rest) {
		w.bad, n = true, 0
	}
	return n
}

func (w *formReader) float() float64 {
	f, err := strconv.ParseFloat(w.next(), 64)
	w.bad = w.bad || err != nil
	return f
}

func (w *formReader) time() time.Time {
	word := w.next()
	if word == "0" {
		return time.Time{}
	}
	layout := time.RFC3339Nano
	if len(word) == len(time.DateOnly) {
		layout = time.DateOnly
	}
	t, err := time.Parse(layout, word)
	w.bad = w.bad || err != nil
	return t
}

func (w *formReader) digest(s string) (d digest) {
	w.bad = w.bad || len(s) != digestWidth
	for i := range len(s) {
		v := strings.IndexByte(digits, s[i])
		w.bad = w.bad || v < 0
		d = d<<6 | digest(v&63)
	}
	return d
}

func (w *formReader) style() styleForm {
	f := styleForm{id: w.string()}
	if !w.sees("+") {
		return f
	}
	w.next()
	f.patch = &doc.Style{
		Name: w.string(), Next: w.string(), Font: w.string(), Size: w.float(), Color: w.string(), Line: w.float(),
		Align: doc.Align(w.int()), AtLeast: doc.Length(w.int()), Outline: w.int(),
	}
	return f
}

const mostFormDepth = 100

// forms reads blocks up to a word that begins with one of ends.
func (w *formReader) forms(ends string) (out []*form) {
	if w.depth++; w.depth > mostFormDepth {
		w.bad = true
	}
	for !w.bad && w.rest != "" && !w.sees(ends) {
		out = append(out, w.form())
	}
	w.depth--
	return out
}

// form reads a block with what is said before it.
func (w *formReader) form() *form {
	f := &form{}
	for {
		word := w.next()
		if word == "" {
			return f
		}
		f.kind = word[0]
		switch word = word[1:]; f.kind {
		case '@':
			f.role = doc.Role(plainWord(word))
			continue
		case '~':
			f.unnamed = true
			continue
		case '>':
			f.targets = append(f.targets, plainWord(word))
			continue
		case '%':
			f.strokes = append(f.strokes, w.stroke(word))
			continue
		case '.':
			if f.key = w.datum; word != "" || f.key == 0 {
				f.key = w.digest(word)
			}
		case '#':
			level, key, _ := strings.Cut(word, ":")
			f.level, _ = strconv.Atoi(level)
			f.key, f.label = w.digest(key), w.string()
		case '[', '{':
			f.ordered, f.kind = f.kind == '{', '['
			w.items(f)
		case '-':
			f.block = &doc.Rule{
				Role: f.role, Mark: doc.Mark(w.int()), Width: doc.Length(w.int()), Weight: doc.Length(w.int()),
				Align: doc.Align(w.int()), Before: doc.Length(w.int()), After: doc.Length(w.int()),
			}
		case '=':
			f.block = w.chart()
		case '|':
			w.table(f)
		default:
			w.bad = true
		}
		return f
	}
}

func (w *formReader) stroke(word string) stroke {
	length := strings.TrimRight(word, "bi")
	n, err := strconv.Atoi(length)
	w.bad = w.bad || err != nil || n < 0
	format := word[len(length):]
	return stroke{n, strings.Contains(format, "b"), strings.Contains(format, "i")}
}

func (w *formReader) items(f *form) {
	for w.sees("*!") {
		word := w.next()
		it := itemForm{label: plainWord(word[1:]), bold: word[0] == '!'}
		it.forms = w.forms("*!]")
		w.bad = w.bad || len(it.forms) == 0 || it.forms[0].kind != '.'
		f.items = append(f.items, it)
	}
	w.bad = w.bad || len(f.items) == 0 || w.next() != "]"
}

func (w *formReader) chart() *doc.Chart {
	c := &doc.Chart{Title: w.string(), Reach: w.int(), Height: doc.Length(w.int())}
	for range w.count() {
		c.Series = append(c.Series, w.string())
	}
	for range w.count() {
		r := doc.ChartRow{Name: w.string()}
		for range c.Series {
			r.Counts = append(r.Counts, w.int())
		}
		c.Rows = append(c.Rows, r)
	}
	w.bad = w.bad || c.Check() != nil
	return c
}

func (w *formReader) table(f *form) {
	t := &doc.Table{Role: f.role, HeaderRows: w.int(), Border: doc.Border{Weight: doc.Length(w.int())}, Align: doc.Align(w.int()), Filter: w.int() != 0}
	t.Border.Color = w.string()
	for range w.count() {
		t.Signals = append(t.Signals, doc.Signal{Column: w.int(), Tone: doc.Tone(w.int()), Prefix: w.string()})
	}
	for w.sees("/") && !w.bad {
		w.next()
		var row []cellForm
		for !w.bad && w.rest != "" && !w.sees("/|") {
			row = append(row, w.cell())
		}
		f.rows = append(f.rows, row)
	}
	w.bad = w.bad || w.next() != "|"
	f.block = t
}

func (w *formReader) cell() (c cellForm) {
	switch {
	case w.sees("_"):
		w.next()
		return c
	case !w.sees("("):
		c.forms = []*form{w.form()}
		return c
	}
	w.next()
	for w.sees("sdnt") {
		switch w.next() {
		case "s":
			c.span = true
		case "d":
			c.down = true
		case "n":
			c.value = doc.Value{Kind: doc.ValueNumber, Number: w.float()}
		case "t":
			c.value = doc.Value{Kind: doc.ValueDate, Date: w.time()}
		}
	}
	around := w.datum
	w.datum = datum(c.value)
	c.forms = w.forms(")")
	w.datum = around
	w.next()
	return c
}

// readAttachment is the file in a part, if it holds one.
func readAttachment(n *xmltree.Node) (doc.Attachment, bool) {
	a := doc.Attachment{Name: n.Attr("name"), Type: n.Attr("type"), Data: []byte(n.Text)}
	if n.Attr("encoding") == "base64" {
		data, err := base64.StdEncoding.DecodeString(strings.TrimSpace(n.Text))
		if err != nil {
			return a, false
		}
		a.Data = data
	}
	return a, true
}
