package intake

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// MaxText is the size in bytes of the largest text that [Text] takes: some hundred
// times that of a notice.
const MaxText = 4 << 20

// Text reads a text that somebody typed or pasted from a web page (văn bản thuần) as a
// document of paragraphs: in UTF-8, UTF-16 or an old encoding, with any line ends, with
// lines broken at a width, with tags. A table of the page, or lines with tabs, is a
// table. Each block knows its line. The document is nil if nothing can be read.
func Text(file string, data []byte) (*doc.Doc, map[doc.Block]doc.Position, doc.Problems) {
	text, e, ps := plainText(file, data)
	if ps != nil {
		return nil, nil, ps
	}
	r := textReader{file: file, at: map[doc.Block]doc.Position{}}
	var lines []textLine
	if tagForm.MatchString(text) {
		lines = r.untag(text)
	} else {
		lines = linesOf(text, e)
		if escapeForm.MatchString(text) {
			for i := range lines {
				lines[i].text = html.UnescapeString(lines[i].text)
			}
		}
	}
	r.decode(lines, e)
	lines = r.clean(lines)
	if !slices.ContainsFunc(lines, func(l textLine) bool { return l.text != "" }) {
		return nil, nil, refuse(file, "tep-trong", "tệp không có chữ nào", "chọn đúng tệp văn bản của thông báo")
	}
	r.blocks(join(lines))
	r.problems.Sort()
	return r.document(), r.at, r.problems
}

// plainText makes text of the bytes of a file. What is in an old encoding is given
// byte for byte, with the encoding, to be decoded line by line.
func plainText(file string, data []byte) (text string, e legacy.Encoding, ps doc.Problems) {
	kind := kindOf(data)
	switch {
	case len(data) > MaxText:
		return "", e, refuse(file, "qua-lon", "tệp lớn hơn "+size(MaxText), "chỉ giữ nội dung của thông báo")
	case kind != "" && !strings.Contains(kind, "HTML"), bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		if kind == "" {
			kind = "Word hoặc Excel"
		}
		return "", e, refuse(file, "khong-phai-van-ban", "đây là tệp "+kind+", không phải văn bản thuần", "chọn tệp .docx, hoặc chép nội dung ra một tệp .txt")
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		text = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		text = decodeUTF16(data[2:], binary.BigEndian)
	default:
		if text = string(bytes.TrimPrefix(data, []byte("\uFEFF"))); !utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 {
			if _, old, err := legacy.Text(data); err == nil && old != legacy.Unicode {
				text, e = latin1(data), old
			}
		}
	}
	if i := notText(text); i >= 0 {
		pos := place(text, i)
		pos.File = file
		return "", e, doc.Problems{{Pos: pos, Rule: "khong-phai-van-ban", Message: "tệp không phải là văn bản", Hint: "lưu lại dạng văn bản thuần (.txt) với mã hóa UTF-8"}}
	}
	return text, e, nil
}

// textLine is a line of the text (dòng), or what it says in the cells of a table.
type textLine struct {
	text   string
	number int  // in the file, from 1
	bold   bool // the page shows all of it in bold
	cells  []string
	table  int  // which table of the page it is a row of, from 1; 0 is none
	whole  bool // a paragraph of the page: not broken at a width
}

// columned tells whether a gap parts the line in two columns.
func (l textLine) columned() bool { return strings.Contains(l.text, "\t") }

// filled counts the cells that say something.
func (l textLine) filled() (n int) {
	for _, c := range l.cells {
		if c != "" {
			n++
		}
	}
	return n
}

// lineEnds are the ends of lines that texts have beside "\n"; byteEnds those of old
// encodings.
var (
	byteEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")
)

func linesOf(text string, e legacy.Encoding) []textLine {
	ends := lineEnds
	if e != legacy.Unicode { // there U+0085 is a letter or a sign
		ends = byteEnds
	}
	var out []textLine
	for i, line := range strings.Split(ends.Replace(text), "\n") {
		out = append(out, textLine{text: line, number: i + 1})
	}
	return out
}

var (
	tagForm    = regexp.MustCompile(`(?i)</?(?:p|div|br|li|ul|ol|td|th|tr|table|tbody|span|strong|b|i|em|h[1-6]|html|body|article|section)(?:\s[^<>]*)?/?>`)
	escapeForm = regexp.MustCompile(`&(?:nbsp|amp|lt|gt|quot|#\d{1,6}|#x[0-9a-fA-F]{1,5});`)
)

// textReader makes a document of the lines of a text.
type textReader struct {
	file     string
	at       map[doc.Block]doc.Position
	made     []doc.Block
	problems doc.Problems
}

// decode decodes lines that are in an old encoding.
func (r *textReader) decode(lines []textLine, e legacy.Encoding) {
	d := decoding{what: "dòng", hint: "xem lại kết quả; nên lưu lại tệp bằng Unicode (UTF-8)", place: func(line, _ int) doc.Position {
		return doc.Position{File: r.file, Line: line}
	}}
	var texts []oldText
	for i := range lines {
		texts = append(texts, oldText{text: &lines[i].text, y: lines[i].number, x: 1})
		for j := range lines[i].cells {
			texts = append(texts, oldText{text: &lines[i].cells[j], y: lines[i].number, x: j + 1})
		}
	}
	if e == legacy.Unicode {
		d.column(texts)
	} else {
		d.all(texts, e)
	}
	r.problems = append(r.problems, d.finish()...)
	r.problems = append(r.problems, d.viqr.problem()...)
}

// clean composes and cleans the lines. Control characters go, which is said once; tabs
// between words part the cells of a table.
func (r *textReader) clean(lines []textLine) []textLine {
	dropped, loose := doc.Problem{}, doc.Problem{}
	count, composedCount := 0, 0
	tidy := func(s string, line int) string {
		if n := strings.Count(strings.Map(onlyControl, s), "\x00"); n > 0 {
			if count += n; count == n {
				dropped.Pos = doc.Position{File: r.file, Line: line}
			}
			s = strings.Map(func(r rune) rune {
				if onlyControl(r) == 0 {
					return -1
				}
				return r
			}, s)
		}
		if c := viet.NFC(s); c != s {
			if composedCount++; composedCount == 1 {
				loose = composed(doc.Position{File: r.file, Line: line}, 1)
			}
		}
		return viet.CleanLine(s)
	}
	for i := range lines {
		l := &lines[i]
		if l.table == 0 && strings.Contains(strings.TrimSpace(l.text), "\t") {
			l.cells = strings.Split(strings.Trim(l.text, " \r"), "\t")
		}
		l.text = columns(l.text, func(s string) string { return tidy(s, l.number) })
		for j := range l.cells {
			l.cells[j] = tidy(l.cells[j], l.number)
		}
	}
	if count > 0 {
		dropped.Warning, dropped.Rule = true, "ky-tu-la"
		dropped.Message = fmt.Sprintf("đã bỏ %d ký tự điều khiển, ký tự đầu tiên ở đây", count)
		dropped.Hint = "xem lại chữ ở chỗ này với bản gốc"
		r.problems = append(r.problems, dropped)
	}
	if composedCount > 0 {
		r.problems = append(r.problems, composed(loose.Pos, composedCount))
	}
	return lines
}

// gapForm is what parts two columns of a line.
var gapForm = regexp.MustCompile(`[ \x{a0}]*\t[ \x{a0}\t]*|[ \x{a0}]{3,}`)

// columns tidies a line and keeps a tab where a gap parts its columns, such as those of
// the letterhead. A gap behind a number or bullet is none, nor one in a sentence or a
// longer line.
func columns(s string, tidy func(string) string) string {
	const longest = 400 // bytes, with the gaps
	if len(s) > longest {
		return tidy(s)
	}
	out := ""
	for _, part := range gapForm.Split(strings.TrimSpace(s), -1) {
		switch part = tidy(part); {
		case part == "":
		case out == "":
			out = part
		case itemForm.FindString(out+" ") == out+" ", unicode.IsLower([]rune(part)[0]):
			out += " " + part
		default:
			out += "\t" + part
		}
	}
	return out
}

// onlyControl makes control characters that no text has NUL, and the others nothing.
func onlyControl(r rune) rune {
	if unicode.IsControl(r) && r != '\t' && r != '\n' {
		return 0
	}
	return -1
}

// The widths at which people and programs break lines, in characters.
const (
	leastWidth = 40
	mostWidth  = 140
)

// join makes paragraphs of lines that were broken at a width: where the first word of the
// next line had no room left. A text with longer lines is not broken so, nor one in
// which that is so of few lines.
func join(lines []textLine) []textLine {
	width := 0
	for _, l := range lines {
		if l.whole || l.table > 0 {
			return lines
		}
		width = max(width, utf8.RuneCountInString(l.text))
	}
	if width < leastWidth || width > mostWidth {
		return lines
	}
	full, ended := 0, 0
	for i := range lines[:len(lines)-1] {
		if goesOn(lines[i], lines[i+1], width) {
			if full++; endsSentence(lines[i].text) {
				ended++
			}
		}
	}
	if full-ended < 2 || ended*2 > full {
		return lines
	}
	var out []textLine
	for i, l := range lines {
		if i > 0 && goesOn(lines[i-1], l, width) {
			last := &out[len(out)-1]
			last.text += " " + l.text
			continue
		}
		out = append(out, l)
	}
	return out
}

// goesOn tells whether a line goes on with the one above, which was broken at the width.
func goesOn(above, line textLine, width int) bool {
	if above.text == "" || line.text == "" || above.cells != nil || line.cells != nil || above.columned() || line.columned() || beginsItem(line.text) {
		return false
	}
	word, _, _ := strings.Cut(line.text, " ")
	room := width - utf8.RuneCountInString(above.text) - 1
	first, _ := utf8.DecodeRuneInString(word)
	if above.text == viet.Upper(above.text) && line.text != viet.Upper(line.text) {
		return false // a title in capitals
	}
	return utf8.RuneCountInString(word) > room && !(strings.HasSuffix(above.text, ":") || endsSentence(above.text) && unicode.IsUpper(first) && room > 8)
}

func endsSentence(s string) bool {
	return s != "" && strings.ContainsRune(".;:!?…", []rune(s)[len([]rune(s))-1])
}

// itemForm is a number or bullet at the beginning of a line.
var itemForm = regexp.MustCompile(`^(?:[-–—+•·*▪●■]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]{1,5}[.)]\s|[a-zđ]\)\s|(?:Điều|Phần|Mục|Chương)\s+[\dIVX]+)`)

func beginsItem(s string) bool { return itemForm.MatchString(s) }

// blocks makes a paragraph of every line that has words, and a table of rows that follow
// each other.
func (r *textReader) blocks(lines []textLine) {
	for len(lines) > 0 {
		n, isTable := alike(lines)
		if isTable {
			r.table(lines[:n])
		}
		for _, l := range lines[:n] {
			if !isTable && l.text != "" {
				r.add(paragraph(l.text, l.bold), l.number)
			}
		}
		lines = lines[n:]
	}
}

// alike counts the lines at the beginning that have the same cells, and tells whether
// they are the rows of a table.
func alike(lines []textLine) (n int, isTable bool) {
	first := lines[0]
	for n < len(lines) && lines[n].cells != nil && lines[n].table == first.table && (first.table > 0 || len(lines[n].cells) == len(first.cells)) {
		n++
	}
	if first.table == 0 && (n < 2 || !slices.ContainsFunc(lines[:n], func(l textLine) bool { return l.filled() > 2 })) {
		return max(n, 1), false // indents, a label and its text, or the columns of the letterhead
	}
	return n, true
}

func (r *textReader) add(b doc.Block, line int) {
	r.made = append(r.made, b)
	r.at[b] = doc.Position{File: r.file, Line: line}
}

func paragraph(text string, bold bool) *doc.Paragraph {
	if text == "" {
		return &doc.Paragraph{}
	}
	p := &doc.Paragraph{}
	for i, column := range strings.Split(text, "\t") {
		if i > 0 {
			p.Inlines = append(p.Inlines, doc.Tab{})
		}
		p.Inlines = append(p.Inlines, doc.Text{Text: column, Bold: bold})
	}
	return p
}

// table makes a table of rows. Short rows end with empty cells.
func (r *textReader) table(rows []textLine) {
	columns := 1
	for _, row := range rows {
		columns = max(columns, len(row.cells))
	}
	t := &doc.Table{Border: doc.Border{Weight: 10}}
	for range columns {
		t.Columns = append(t.Columns, plainPage.TextWidth()/doc.Length(columns))
	}
	for _, line := range rows {
		var row doc.Row
		for j := range columns {
			p := &doc.Paragraph{}
			if j < len(line.cells) {
				p = paragraph(line.cells[j], line.bold)
			}
			r.at[p] = doc.Position{File: r.file, Line: line.number}
			row.Cells = append(row.Cells, doc.Cell{Blocks: []doc.Block{p}})
		}
		t.Rows = append(t.Rows, row)
	}
	r.add(t, rows[0].number)
}

// plainPage is a sheet for a text that has none of its own.
var plainPage = doc.Page{Width: doc.MM(210), Height: doc.MM(297), Top: doc.MM(20), Bottom: doc.MM(20), Left: doc.MM(30), Right: doc.MM(15)}

func (r *textReader) document() *doc.Doc {
	return &doc.Doc{
		Styles:   []doc.Style{{ID: "Normal", Name: "Văn bản thuần", Size: 14}},
		Sections: []doc.Section{{Page: plainPage, Role: doc.RoleBody, Blocks: r.made}},
	}
}
