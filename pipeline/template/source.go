package template

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet/legacy"
)

// The rules that problems of templates name.
const (
	ruleFile       = "mau-tep"       // the file as a whole
	ruleEncoding   = "bang-ma-cu"    // text in an old encoding
	ruleHole       = "mau-o-trong"   // holes
	ruleExpression = "mau-bieu-thuc" // expressions
	ruleDirective  = "mau-khoi"      // directives
	ruleFront      = "mau-phan-dau"  // front matter
	ruleMarkdown   = "mau-van-ban"   // Markdown
	ruleTable      = "mau-bang"      // tables
	ruleData       = "mau-so-lieu"   // found only when data is there
	ruleEmpty      = "mau-trong"     // a document that says nothing
	ruleCalendar   = "mau-lich"      // days that no notice of holidays covers yet
)

// The largest template and its longest line, in bytes: many times any real
// one, and small enough for what takes square time to parse.
const (
	maxSize = 512 << 10
	maxLine = 16 << 10
)

// loader reads one template.
type loader struct {
	file     string
	text     string // of the file
	starts   []int  // offset of the first byte of each line
	holes    []*hole
	problems doc.Problems
	doubts   doc.Problems // warnings
	homes    int          // containers numbered so far; see hang
	reads    readNames
}

// open takes the bytes of a file, and tells whether they are text.
func (l *loader) open(file string, src []byte) bool {
	l.file = file
	l.text = strings.TrimPrefix(string(src), "\ufeff")
	l.starts = []int{0}
	for i := range len(l.text) {
		if l.text[i] == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	switch {
	case len(l.text) > maxSize:
		l.problem(0, ruleFile, "tệp mẫu quá lớn", "mẫu dài nhất là 512 KB")
		return false
	case !utf8.ValidString(l.text):
		valid := strings.ToValidUTF8(l.text, "\x00")
		bad := 0
		for bad < len(valid) && valid[bad] == l.text[bad] {
			bad++
		}
		// CP1258 is also what is left when nothing speaks for any encoding.
		if _, e, err := legacy.Text(src); err == nil && e != legacy.Unicode && e != legacy.CP1258 {
			l.problem(bad, ruleEncoding, fmt.Sprintf("tệp không phải văn bản UTF-8 mà viết theo bảng mã %s", e), convertHint)
			return false
		}
		l.problem(bad, ruleFile, "tệp không phải văn bản UTF-8", "lưu lại tệp với bảng mã UTF-8")
		return false
	}
	l.checkEncoding()
	if len(l.problems) == 0 {
		l.checkLines()
	}
	return len(l.problems) == 0
}

// convertHint says what to do with a file in an old encoding.
const convertHint = "chuyển tệp sang Unicode bằng bộ gõ (UniKey: Ctrl+Shift+F6), rồi lưu với bảng mã UTF-8"

// checkEncoding reports lines whose letters are those of an old encoding, which
// a file in UTF-8 may still hold, and warns of those that may be.
func (l *loader) checkEncoding() {
	if strings.IndexFunc(l.text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return
	}
	var cells []legacy.Cell
	for line := range strings.SplitSeq(l.text, "\n") {
		cells = append(cells, legacy.Cell{Text: line})
	}
	found := legacy.DecodeColumn(cells)
	if n := len(found.Decoded); n > 0 {
		l.problem(l.starts[found.Decoded[0]], ruleEncoding, fmt.Sprintf("từ dòng này có %d dòng viết theo bảng mã %s", n, found.Encoding), convertHint)
	}
	for _, i := range found.Doubtful {
		l.doubts = append(l.doubts, doc.Problem{
			Warning: true, Pos: l.position(l.starts[i]), Rule: ruleEncoding,
			Message: "dòng này có thể viết theo một bảng mã cũ, nhưng quá ngắn để biết chắc", Hint: "xem lại; nếu chữ sai thì gõ lại bằng Unicode",
		})
	}
}

// checkLines reports long lines and characters that have no place in a text.
func (l *loader) checkLines() {
	for i, start := range l.starts {
		end := len(l.text)
		if i+1 < len(l.starts) {
			end = l.starts[i+1]
		}
		if end-start > maxLine {
			l.problem(start, ruleFile, "dòng quá dài", "chia thành nhiều dòng, mỗi dòng không quá 16 KB")
		}
	}
	for i, r := range l.text {
		if r == markOpen || r == markClose || r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			l.problem(i, ruleFile, "ký tự lạ "+codePoint(r), "xóa ký tự này")
		}
	}
}

// position turns an offset in the file into a line and a column.
func (l *loader) position(off int) doc.Position {
	off = min(off, len(l.text))
	line, found := slices.BinarySearch(l.starts, off)
	if !found {
		line--
	}
	col := utf8.RuneCountInString(l.text[l.starts[line]:off])
	return doc.Position{File: l.file, Line: line + 1, Col: col + 1}
}

// problem reports a fault at an offset of the file.
func (l *loader) problem(off int, rule, message, hint string) {
	l.problems = append(l.problems, doc.Problem{
		Pos: l.position(off), Message: message, Hint: hint, Rule: rule,
	})
}
