package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet/legacy"
)

const (
	// maxEvidence is how many decoded texts vote again where others are in doubt.
	maxEvidence = 200
	// maxLabels is in how many rows of a sheet the words of the form are looked for.
	maxLabels = 60
	// maxKept is how many texts that were not decided are kept to be decided later.
	maxKept = 50_000
	// maxTold is how many texts of a sheet or file are told of one by one.
	maxTold = 10
)

// oldText is a text that may be in an old encoding (bảng mã cũ), with the name of
// its font if that is an old one, and its place.
type oldText struct {
	text *string
	font string
	y, x int // row and column of a sheet, or line and column of a text

	part   *runPart // of a cell with several fonts; else nil
	column int      // which of the decoding's columns it stands in
}

// whole is the text of the cell or value that it is or belongs to.
func (t oldText) whole() string {
	if t.part != nil {
		return t.part.cell.join()
	}
	return *t.text
}

// decoding decodes the texts of one sheet or file that are in old encodings,
// before anything else is done with them, and gathers what there is to say. The
// columns are decided one by one; what a column is too short to decide is decided
// by what was found in all of them.
type decoding struct {
	what     string // what a text is called: "ô", "giá trị"
	hint     string // what to do with decoded texts
	place    func(y, x int) doc.Position
	known    func(text string) bool // tells the words of the form; may be nil
	found    []*tally               // one for each encoding, in the order in which they were met
	columns  []legacy.Casing        // how the texts of each column begin
	small    []oldText              // were decoded from TCVN3, which has no capitals with marks
	doubtful []oldText              // looked old
	mixed    []oldText              // have old words among words of Unicode
	fonted   []oldText              // did not look old, in old fonts
	plain    []oldText              // did not look old, but have no letter that only Unicode has
	modern   bool                   // there are letters that no old encoding has
	untrue   bool                   // so there are in old fonts, which then say nothing
	evidence []legacy.Cell          // decoded texts as they were
	cells    []legacy.Cell          // the last column's, kept for the next one
	broken   []oldText
	viqr     viqr
}

// tally counts the texts that were decoded from an encoding.
type tally struct {
	encoding legacy.Encoding
	count    int
	first    oldText
	cells    map[[2]int]bool // those with several fonts, which are counted once
}

// column decodes texts that were written the same way.
func (d *decoding) column(texts []oldText) {
	d.cells = d.cells[:0]
	for _, t := range texts {
		d.cells = append(d.cells, legacy.Cell{Text: *t.text, Font: t.font})
	}
	c := legacy.DecodeColumn(d.cells)
	decoded, doubtful, mixed := c.Decoded, c.Doubtful, c.Mixed
	for i := range texts {
		texts[i].column = len(d.columns)
		t := texts[i]
		switch {
		case next(&decoded, i):
			d.modern = d.modern || strings.ContainsFunc(*t.text, modern)
		case next(&doubtful, i):
			keep(&d.doubtful, t)
		case next(&mixed, i):
			d.modern = true
			keep(&d.mixed, t)
		case isASCII(*t.text):
			d.viqr.count(t, d.place)
		case strings.ContainsFunc(*t.text, modern):
			d.modern = true
			d.untrue = d.untrue || t.font != ""
		case t.font != "":
			keep(&d.fonted, t)
		default:
			keep(&d.plain, t)
		}
	}
	d.take(texts, c)
	d.columns = append(d.columns, casingOf(texts))
}

// next tells whether i is the first of the indices that are left, and takes it off.
func next(indices *[]int, i int) bool {
	if len(*indices) == 0 || (*indices)[0] != i {
		return false
	}
	*indices = (*indices)[1:]
	return true
}

func keep(list *[]oldText, t oldText) {
	if len(*list) < maxKept {
		*list = append(*list, t)
	}
}

// oldSigns are Đ and đ of TCVN3, of VNI, and of UTF-8 seen as Windows-1252, which
// symbols such as "HĐND" have and which by themselves make no syllable.
const oldSigns = "§®ÑñÄ"

// modern tells whether the letter is in no table of one byte a letter.
func modern(r rune) bool {
	return r > 0xFF && unicode.IsLetter(r) && !strings.ContainsRune("ŠšŽžŒœŸƒ", r)
}

// isASCII tells whether a text is the same in all encodings.
func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// take puts the decoded texts in place of those that were read.
func (d *decoding) take(texts []oldText, c legacy.Column) {
	for n, i := range c.Decoded {
		if i < len(texts) {
			if len(d.evidence) < maxEvidence && !strings.ContainsFunc(d.cells[i].Text, modern) {
				d.evidence = append(d.evidence, d.cells[i])
			}
			d.put(texts[i], c.Texts[i], c.From[n])
		}
	}
	for _, i := range c.Broken {
		if i < len(texts) {
			keep(&d.broken, texts[i])
		}
	}
}

// all decodes texts whose encoding is known.
func (d *decoding) all(texts []oldText, e legacy.Encoding) {
	for i := range texts {
		texts[i].column = len(d.columns)
		t := texts[i]
		text, whole := e.Decode(*t.text)
		if text == *t.text {
			d.viqr.count(t, d.place)
			continue
		}
		if d.put(t, text, e); !whole {
			keep(&d.broken, t)
		}
	}
	d.columns = append(d.columns, casingOf(texts))
}

// put changes a text to what it is in Unicode, and counts it.
func (d *decoding) put(t oldText, text string, e legacy.Encoding) {
	*t.text = text
	if t.part != nil {
		t.part.from = e
	}
	if e == legacy.TCVN3 {
		keep(&d.small, t)
	}
	e = family(e)
	i := slices.IndexFunc(d.found, func(f *tally) bool { return f.encoding == e })
	if i < 0 {
		i = len(d.found)
		d.found = append(d.found, &tally{encoding: e, first: t, cells: map[[2]int]bool{}})
	}
	f := d.found[i]
	if at := [2]int{t.y, t.x}; t.part == nil || !f.cells[at] {
		f.count++
		if t.part != nil {
			f.cells[at] = true
		}
	}
	if t.y < f.first.y || t.y == f.first.y && t.x < f.first.x {
		f.first = t
	}
}

// finish decides what was in doubt, and tells of all that was found.
func (d *decoding) finish() doc.Problems {
	doubtful := d.together()
	capitals := d.capitals()
	var ps doc.Problems
	for _, f := range d.found {
		message := fmt.Sprintf("đã đọc %d %s theo bảng mã %s, %s đầu là %s", f.count, d.what, f.encoding, d.what, record.Quote(f.first.whole()))
		if f.encoding == legacy.TCVN3 {
			message += capitals
		}
		ps = append(ps, d.problem(f.first, message, d.hint))
	}
	for i, t := range doubtful[:min(len(doubtful), maxTold)] {
		ps = append(ps, d.problem(t, d.doubt(t)+d.more(doubtful, i), "xem lại; nếu chữ sai thì gõ lại bằng Unicode"))
	}
	for i, t := range d.mixed[:min(len(d.mixed), maxTold)] {
		ps = append(ps, d.problem(t, fmt.Sprintf("%s %s lẫn hai bảng mã nên giữ nguyên%s", d.what, record.Quote(*t.text), d.more(d.mixed, i)),
			"gõ lại phần theo bảng mã cũ bằng Unicode"))
	}
	for i, t := range d.broken[:min(len(d.broken), maxTold)] {
		ps = append(ps, d.problem(t, fmt.Sprintf("%s %s đã mất chữ từ khi chuyển bảng mã trước đây%s", d.what, record.Quote(*t.text), d.more(d.broken, i)),
			"gõ lại nội dung theo bản gốc"))
	}
	return ps
}

// enoughWords is how many words are not too few to know an encoding by.
const enoughWords = 5

// doubt says why a text that looks old stays as it is.
func (d *decoding) doubt(t oldText) string {
	as := "có thể theo một bảng mã cũ"
	if e, _ := legacy.Detect(*t.text, t.font); e != legacy.Unicode {
		text, _ := e.Decode(*t.text)
		as = "có thể theo bảng mã " + e.String() + ", tức là " + record.Quote(text) + ","
	}
	why := "quá ngắn để biết chắc"
	if len(strings.Fields(*t.text)) > enoughWords {
		why = "không rõ là bảng mã nào"
	}
	return fmt.Sprintf("%s ghi %s %s nhưng %s nên giữ nguyên", d.what, record.Quote(*t.text), as, why)
}

// together decides what was in doubt by all that was found: as one column with it;
// by the old fonts, if they were meant elsewhere; by the words of the form; and
// where nothing is in Unicode, by the only encoding there is. It gives what stays
// in doubt.
func (d *decoding) together() []oldText {
	left := d.vote(d.doubtful)
	for _, t := range d.fonted {
		d.follow(t, d.meant(t))
	}
	plain := slices.DeleteFunc(d.plain, d.form)
	alone := len(d.found) == 1 && !d.modern
	if alone {
		left = append(left, d.vote(plain)...)
	}
	return slices.DeleteFunc(left, func(t oldText) bool {
		return d.follow(t, d.meant(t)) || alone && d.follow(t, d.found[0].encoding) || d.form(t)
	})
}

// vote decodes texts as one column with what was found, and gives those that are
// still in doubt.
func (d *decoding) vote(texts []oldText) (left []oldText) {
	if len(texts) == 0 {
		return nil
	}
	d.cells = d.cells[:0]
	for _, t := range texts {
		d.cells = append(d.cells, legacy.Cell{Text: *t.text, Font: t.font})
	}
	d.cells = append(d.cells, d.evidence...)
	c := legacy.DecodeColumn(d.cells)
	d.take(texts, c)
	for _, i := range c.Doubtful {
		if i < len(texts) {
			left = append(left, texts[i])
		}
	}
	return left
}

// meant is the encoding that the font of a text says.
func (d *decoding) meant(t oldText) legacy.Encoding {
	if d.untrue {
		return legacy.Unicode
	}
	return legacy.OfFont(t.font)
}

// form decodes a text that is a word of the form in an encoding that was found
// ("Ghi chó" is also two words as it stands), or a symbol with what is Đ there.
func (d *decoding) form(t oldText) bool {
	if len(d.found) == 1 && strings.ContainsAny(*t.text, oldSigns) && d.follow(t, d.found[0].encoding) {
		return true
	}
	if d.known == nil || t.y >= maxLabels || d.known(*t.text) {
		return false
	}
	return slices.ContainsFunc(d.found, func(f *tally) bool {
		text, _ := f.encoding.Decode(*t.text)
		return d.known(text) && d.follow(t, f.encoding)
	})
}

// follow decodes a text from an encoding that was found elsewhere, if all its
// letters have a code there.
func (d *decoding) follow(t oldText, e legacy.Encoding) bool {
	if !slices.ContainsFunc(d.found, func(f *tally) bool { return f.encoding == family(e) }) {
		return false
	}
	text, whole := e.Decode(*t.text)
	if !whole || text == *t.text || isASCII(*t.text) {
		return false
	}
	d.put(t, text, e)
	return true
}

// family is the encoding without regard to fonts of capitals.
func family(e legacy.Encoding) legacy.Encoding {
	if e == legacy.TCVN3Capitals {
		return legacy.TCVN3
	}
	return e
}

// more says how many texts are not told of one by one, with the last that is.
func (d *decoding) more(texts []oldText, i int) string {
	if rest := len(texts) - maxTold; rest > 0 && i == maxTold-1 {
		return fmt.Sprintf(" (còn %d %s nữa như vậy)", rest, d.what)
	}
	return ""
}

func (d *decoding) problem(t oldText, message, hint string) doc.Problem {
	return doc.Problem{Warning: true, Pos: d.place(t.y, t.x), Rule: "bang-ma-cu", Message: message, Hint: hint}
}

// name decodes a name by what was found in the texts beside it.
func (d *decoding) name(s string) string {
	d.cells = append(append(d.cells[:0], legacy.Cell{Text: s}), d.evidence...)
	return legacy.DecodeColumn(d.cells).Texts[0]
}
