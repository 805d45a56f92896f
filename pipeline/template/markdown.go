package template

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tableast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is the Markdown of templates: CommonMark without link references,
// with the tables of GFM.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
})

// reader turns the Markdown of one part into nodes.
type reader struct {
	*loader
	lines  []line // without directives
	source []byte // what Markdown sees
	starts []int  // where each of lines begins in source
	filter bool   // spreadsheets offer filters on the tables
}

// newReader joins the lines of a part. Where a directive was cut out, a blank
// line keeps its neighbours apart, except between two rows of a table.
func newReader(l *loader, lines []line, cut []bool) *reader {
	liftDashes(lines, cut)
	r := &reader{loader: l, lines: lines}
	var b strings.Builder
	for i, ln := range lines {
		if cut[i] && i > 0 && !(isRow(lines[i-1].text) && isRow(ln.text) && !opensTable(lines, i, cut)) {
			b.WriteByte('\n')
		}
		r.starts = append(r.starts, b.Len())
		b.WriteString(ln.text + "\n")
	}
	r.source = []byte(b.String())
	return r
}

func isRow(text string) bool { return strings.HasPrefix(strings.TrimLeft(text, " \t"), "|") }

var delimiterForm = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)

func isDelimiter(text string) bool { return isRow(text) && delimiterForm.MatchString(text) }

// liftDashes moves the dashes under the first heading row of each table, where
// Markdown looks for them, and marks the other heading rows.
func liftDashes(lines []line, cut []bool) {
	from := 0 // of the rows in a row
	for i := range lines {
		switch {
		case i == 0 || cut[i] || !isRow(lines[i].text) || !isRow(lines[i-1].text):
			from = i
		case from >= 0 && isDelimiter(lines[i].text):
			dashes := lines[i]
			copy(lines[from+2:i+1], lines[from+1:i])
			lines[from+1] = dashes
			for j := from + 2; j <= i; j++ {
				lines[j].head = true
			}
			from = -1 // dashes below are a row of the body
		}
	}
}

// opensTable tells whether line i is the header of a table.
func opensTable(lines []line, i int, cut []bool) bool {
	return i+1 < len(lines) && !cut[i+1] && isDelimiter(lines[i+1].text)
}

// lineAt is the number of the line at an offset of the source.
func (r *reader) lineAt(off int) int {
	n, found := slices.BinarySearch(r.starts, off)
	if !found {
		n--
	}
	return n
}

// fault reports a problem at an offset of the source.
func (r *reader) fault(off int, rule, message, hint string) {
	r.problem(r.fileOffset(off), rule, message, hint)
}

// fileOffset is the offset in the file of an offset of the source.
func (r *reader) fileOffset(off int) int {
	n := r.lineAt(off)
	return r.offset(r.lines[n], off-r.starts[n])
}

// read reads the whole part.
func (r *reader) read(root *branch) []node {
	if len(r.lines) == 0 {
		return nil
	}
	tree := markdown().Parse(mdtext.NewReader(r.source))
	return r.hang(r.blocks(tree), root, r.home())
}

// placed is a node and the branch that it stands in.
type placed struct {
	node   node
	branch *branch
}

// blocks reads the blocks of a container; the items of its lists stand for them.
func (r *reader) blocks(parent ast.Node) []placed {
	var out []placed
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*ast.List); ok {
			for it := list.FirstChild(); it != nil; it = it.NextSibling() {
				out = append(out, r.place(r.item(it, list.IsOrdered()), startOf(it)))
			}
			continue
		}
		if b := r.block(n); b != nil {
			out = append(out, r.place(b, startOf(n)))
		}
	}
	return out
}

func (r *reader) place(n node, off int) placed {
	return placed{node: n, branch: r.lines[r.lineAt(off)].branch}
}

// startOf is where a block begins in the source.
func startOf(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if n.Pos() >= 0 {
		return n.Pos()
	}
	if c := n.FirstChild(); c != nil {
		return startOf(c)
	}
	return 0
}

// block reads a block that is not a list; nil if it has no place in a document.
func (r *reader) block(n ast.Node) node {
	at := startOf(n)
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if r.source[at] == '|' {
			r.fault(at, ruleTable, "hàng bảng không thuộc bảng nào",
				"bảng gồm dòng tên cột, dòng kẻ |---|---| có đủ số cột, rồi các hàng liền nhau không có dòng trống")
		}
		r.unlabelled(at)
		if c := r.chart(n); c != nil {
			return c
		}
		return &paragraph{text: r.text(n, format{})}
	case *ast.Heading:
		return r.heading(n, at)
	case *tableast.Table:
		return r.table(n)
	case *ast.CodeBlock:
		r.fault(at, ruleMarkdown, "khối mã không dùng được", "dòng thụt vào 4 dấu cách trở lên thành khối mã: bớt dấu cách ở đầu dòng")
	case *ast.FencedCodeBlock:
		r.fault(n.Pos(), ruleMarkdown, "khối mã không dùng được", "bỏ các dòng ``` hoặc ~~~")
	case *ast.HTMLBlock:
		r.fault(at, ruleMarkdown, "thẻ HTML không dùng được", `bỏ thẻ; muốn in dấu “<” thì viết \<`)
	case *ast.Blockquote:
		r.fault(at, ruleMarkdown, "khối trích dẫn “>” không dùng được", `bỏ dấu “>” ở đầu dòng; muốn in nó thì viết \>`)
	case *ast.ThematicBreak:
		r.fault(at, ruleMarkdown, "đường kẻ ngang không dùng được", "bỏ dòng này; các đường kẻ của văn bản do chương trình vẽ")
	default:
		r.fault(at, ruleMarkdown, "chỗ này không phải thành phần của văn bản", "dùng đoạn, đề mục, danh sách hoặc bảng")
	}
	return nil
}

// chart is the chart that a paragraph of the document is, if it is one.
func (r *reader) chart(n ast.Node) node {
	before, number, after, found := cutMark(strings.TrimSpace(string(n.Lines().Value(r.source))))
	if !found || before != "" || after != "" || n.Parent().Kind() != ast.KindDocument {
		return nil
	}
	if c := r.holes[number].code; c != nil && c.kind == kindChart {
		return &chart{c}
	}
	return nil
}

// typedNumber is a number typed before the text of a heading.
var typedNumber = regexp.MustCompile(`^(?:(?:(?i:chương|mục|điều|phần)\s+)?(?:\d+(?:\.\d+)*|[IVXL]+)[.):](?:\s|$)|(?i:chương|mục|điều|phần)\s+(?:\d+|[IVXL]+)\b|\p{Ll}\))`)

// typedLabel is the label of a heading or an item typed before a paragraph; a
// sentence may begin with "Điều 5 Luật ..." but not with "Điều 5.".
var typedLabel = regexp.MustCompile(`^(?:(?i:chương|mục|điều|phần)\s+(?:\d+|[IVXL]+)[.:]|[IVXL]+\.|[a-zđ][.)])[\s*_]`)

// unlabelled reports a paragraph that brings its own number.
func (r *reader) unlabelled(at int) {
	line, _, _ := strings.Cut(string(r.source[at:]), "\n")
	if label := strings.Trim(typedLabel.FindString(strings.TrimLeft(line, "*_")), " \t*_"); label != "" {
		r.fault(at, ruleMarkdown, "đoạn đã có số “"+label+"”",
			`chương trình tự đánh số: viết đề mục bằng dấu #, mục bằng “1.”, thụt vào nếu nằm trong mục khác; muốn in nguyên như vậy thì viết dấu \ trước dấu sau số`)
	}
}

// maxLevel is the deepest heading of an outline.
const maxLevel = 3

func (r *reader) heading(n *ast.Heading, at int) node {
	h := &heading{level: n.Level, text: r.text(n, format{})}
	switch {
	case r.source[n.Pos()] != '#':
		r.fault(at, ruleMarkdown, "đề mục gạch chân không dùng được", "viết đề mục bằng dấu # ở đầu dòng")
	case len(h.text) == 0:
		r.fault(n.Pos(), ruleMarkdown, "đề mục trống", "viết chữ sau dấu #, hoặc bỏ dòng này")
	case n.Level > maxLevel:
		r.fault(n.Pos(), ruleMarkdown, "đề mục quá sâu", "dùng từ # đến ###; dưới nữa thì viết danh sách")
	default:
		if number := typedNumber.FindString(h.text[0].literal); number != "" {
			r.fault(at, ruleMarkdown, "đề mục đã có số “"+strings.TrimSpace(number)+"”", "bỏ số, chương trình tự đánh số")
		}
	}
	return h
}

func (r *reader) item(n ast.Node, ordered bool) node {
	it := &item{ordered: ordered}
	first := n.FirstChild()
	if first == nil {
		r.fault(startOf(n), ruleMarkdown, "mục của danh sách trống", "viết chữ sau dấu đầu dòng, hoặc bỏ dòng này")
		return it
	}
	if k := first.Kind(); k != ast.KindTextBlock && k != ast.KindParagraph {
		r.fault(startOf(n), ruleMarkdown, "mục của danh sách phải bắt đầu bằng chữ", "viết một câu sau dấu đầu dòng, phần khác xuống dòng và thụt vào")
	}
	own := r.lines[r.lineAt(startOf(n))].branch
	it.blocks = r.hang(r.blocks(n), own, r.home())
	return it
}
