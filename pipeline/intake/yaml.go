package intake

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/legacy"
)

// yamlReader turns the nodes of one YAML or JSON text into ours and finds what
// YAML would change in silence.
type yamlReader struct {
	file     string
	encoding legacy.Encoding // of the whole file
	src      source
	problems doc.Problems
	values   map[string][]*Node // the texts of each path of keys, not yet decoded
	paths    []string           // of the values, in the order of the file
	torn     []tear             // entries of lists that commas may have made
	loose    int                // texts that were not in NFC
	firstAt  doc.Position       // place of the first of them
}

// readYAML reads a YAML or JSON text, of which the letters may still be in an old
// encoding. All values are text as written; text is decoded, composed (NFC) and
// cleaned.
func readYAML(file, text string, e legacy.Encoding) (*Node, doc.Problems) {
	y := &yamlReader{file: file, encoding: e, src: newSource(text), values: map[string][]*Node{}}
	root, err := y.parse(text)
	if err != nil {
		return nil, doc.Problems{y.syntaxProblem(err)}
	}
	if root == nil || root.Kind == yaml.ScalarNode && root.Value == "" {
		return nil, refuse(file, "tep-trong", "tệp trống", "ghi dữ liệu của tháng vào tệp")
	}
	n := y.node(root, "")
	y.decode()
	y.warnTorn()
	if y.loose > 0 {
		y.problems = append(y.problems, composed(y.firstAt, y.loose))
	}
	y.problems.Sort()
	return n, y.problems
}

// composed says that so many texts were not in NFC, the first of them at a place.
func composed(first doc.Position, count int) doc.Problem {
	return doc.Problem{Warning: true, Pos: first, Rule: "nfd",
		Message: fmt.Sprintf("có %d chỗ viết bằng dấu rời (Unicode tổ hợp), chỗ đầu tiên ở đây", count),
		Hint:    "đã tự chuyển sang Unicode dựng sẵn"}
}

// parse gives the root of the only document, nil if there is none.
func (y *yamlReader) parse(text string) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, err
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) || err == nil && len(document.Content) == 0 {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	switch err := loader.Load(&second); {
	case err == nil && len(second.Content) > 0:
		y.complain(second.Content[0], "nhieu-tai-lieu", "tệp chứa nhiều tài liệu YAML, ngăn cách bằng “---”", "giữ một tài liệu, bỏ các dòng “---”")
	case err != nil && !errors.Is(err, io.EOF):
		return nil, err
	}
	return document.Content[0], nil
}

// limits is the loader's plugin that bounds the depth.
type limits struct{}

var errDeep = errors.New("too deep")

// CheckDepth refuses levels beyond the limit.
func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errDeep
	}
	return nil
}

// CheckAlias lets aliases pass: they are refused one by one in the tree.
func (limits) CheckAlias(int, int) error { return nil }

func (y *yamlReader) pos(n *yaml.Node) doc.Position {
	return doc.Position{File: y.file, Line: max(n.Line, 1), Col: max(n.Column, 1)}
}

func (y *yamlReader) complain(n *yaml.Node, rule, message, hint string) {
	y.problems = append(y.problems, doc.Problem{Pos: y.pos(n), Message: message, Hint: hint, Rule: rule})
}

// node is the node of a value, which is at a path of keys.
func (y *yamlReader) node(n *yaml.Node, path string) *Node {
	out := &Node{Pos: y.pos(n)}
	if n.Anchor != "" {
		y.complain(n, "ngoac-kep", record.Quote("&"+n.Anchor)+" bị hiểu là neo của YAML", "đặt cả nội dung trong ngoặc kép")
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "" {
		y.complain(n, "ngoac-kep", record.Quote(n.Tag)+" bị hiểu là kiểu dữ liệu của YAML", "đặt cả nội dung trong ngoặc kép")
	}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Mapping
		y.mapping(out, n, path)
	case yaml.SequenceNode:
		out.Kind = Sequence
		for _, item := range n.Content {
			out.Values = append(out.Values, y.node(item, path))
		}
		y.tears(n, out, path)
	case yaml.ScalarNode:
		if out.Text = y.scalar(n); out.Text != "" {
			if y.values[path] == nil {
				y.paths = append(y.paths, path)
			}
			y.values[path] = append(y.values[path], out)
		}
	case yaml.AliasNode:
		out.Text = "*" + n.Value
		y.complain(n, "ngoac-kep", record.Quote("*"+n.Value)+" bị hiểu là tham chiếu của YAML", "đặt cả nội dung trong ngoặc kép")
	default:
		y.complain(n, "yaml", "có thành phần YAML không dùng được", "chỉ dùng khóa, danh sách và chữ")
	}
	return out
}

func (y *yamlReader) mapping(out *Node, n *yaml.Node, path string) {
	first := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			y.complain(k, "khoa-sai", "khóa phải là chữ, không phải danh sách", "viết “khóa: giá trị”")
			continue
		}
		key := y.clean(y.scalar(k), y.pos(k))
		value := y.node(v, under(path, key))
		if y.comma(n, k, v) {
			continue
		}
		if line, again := first[key]; again {
			y.complain(k, "khoa-trung", fmt.Sprintf("khóa %s ghi hai lần, lần đầu ở dòng %d", record.Quote(key), line), "giữ một khóa, gộp nội dung vào đó")
			continue
		}
		first[key] = k.Line
		out.Keys = append(out.Keys, Key{Name: key, Pos: y.pos(k)})
		out.Values = append(out.Values, value)
	}
}

// comma complains of a key of "{ }" that has no colon after it: the end of a text
// with a comma in it, which ends a value there.
func (y *yamlReader) comma(n, k, v *yaml.Node) bool {
	if n.Style&yaml.FlowStyle == 0 || v.Kind != yaml.ScalarNode || v.Tag != "!!null" || v.Value != "" || k.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return false
	}
	rest, ok := after(y.src.from(k.Line, k.Column), k.Value)
	if !ok || strings.HasPrefix(strings.TrimLeft(rest, " \t"), ":") {
		return false
	}
	y.complain(k, "ngoac-kep", record.Quote(k.Value)+" đứng sau dấu phẩy trong “{ }” nên bị YAML hiểu là một khóa",
		"nếu thuộc nội dung ở trước thì đặt cả nội dung đó trong ngoặc kép; nếu là khóa thì viết “khóa: giá trị”")
	return true
}

// scalar is the text of a scalar as it was written; an empty one and the words of "no value" are
// empty text.
func (y *yamlReader) scalar(n *yaml.Node) string {
	y.cutOff(n)
	if n.Tag == "!!null" && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
		return ""
	}
	if len(n.Value) > maxValue {
		y.complain(n, "qua-lon", "nội dung dài "+size(len(n.Value))+", quá giới hạn "+size(maxValue)+" của một mục", "tách thành nhiều mục")
		return strings.ToValidUTF8(n.Value[:1000], "")
	}
	return show(n.Value)
}

// decode makes the values fit to use: decoded, composed and cleaned. What people
// write under one path of keys they write the same way.
func (y *yamlReader) decode() {
	d := decoding{what: "giá trị", hint: "xem lại kết quả; nên gõ lại bằng Unicode", place: func(line, col int) doc.Position {
		return doc.Position{File: y.file, Line: line, Col: col}
	}}
	if y.encoding != legacy.Unicode {
		d.hint = "xem lại kết quả; lưu lại tệp với mã hóa UTF-8"
	}
	for _, path := range y.paths {
		var texts []oldText
		for _, n := range y.values[path] {
			texts = append(texts, oldText{text: &n.Text, y: n.Pos.Line, x: n.Pos.Col})
		}
		if y.encoding == legacy.Unicode {
			d.column(texts)
		} else {
			d.all(texts, y.encoding)
		}
	}
	y.problems = append(y.problems, d.finish()...)
	y.problems = append(y.problems, d.viqr.problem()...)
	for _, path := range y.paths {
		for _, n := range y.values[path] {
			n.Text = y.clean(n.Text, n.Pos)
		}
	}
}

// clean composes and cleans a text, and counts those that were not composed.
func (y *yamlReader) clean(raw string, at doc.Position) string {
	text := viet.NFC(raw)
	if text != raw {
		if y.loose++; y.loose == 1 || at.Line < y.firstAt.Line || at.Line == y.firstAt.Line && at.Col < y.firstAt.Col {
			y.firstAt = at
		}
	}
	return viet.Clean(text)
}

// size writes a number of bytes for people.
func size(n int) string {
	const mega = 1 << 20
	if n%mega == 0 {
		return strconv.Itoa(n/mega) + " MB"
	}
	return viet.Figure(float64(n)/mega, 1) + " MB"
}
