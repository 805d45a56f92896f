package template

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"vanthu/pipeline/viet"
)

// scalar is a value that is one text; ok is false if it is not, which is
// reported.
func (y *yamlReader) scalar(n *yaml.Node) (s string, ok bool) {
	const quotes = "đặt cả giá trị trong dấu ngoặc kép"
	switch {
	case n.Kind != yaml.ScalarNode:
		y.fault(n, "giá trị này phải là một dòng chữ", quotes)
		return "", false
	case n.LineComment != "" && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0:
		y.fault(n, "phần sau dấu # không được đọc", quotes+"; chú thích thì viết riêng một dòng")
		return "", false
	}
	return strings.TrimSpace(viet.NFC(n.Value)), true
}

// constant is a value that holds no hole.
func (y *yamlReader) constant(n *yaml.Node) string {
	s, ok := y.scalar(n)
	if ok && strings.ContainsRune(s, markOpen) {
		y.fault(n, "giá trị này không được có ô trống", "ghi một giá trị cố định")
	}
	if ok && s == "" {
		y.fault(n, "giá trị này để trống", "ghi giá trị, hoặc bỏ cả dòng")
	}
	return s
}

func (y *yamlReader) oneOf(n *yaml.Node, values ...string) string {
	s := y.constant(n)
	if s != "" && !slices.Contains(values, s) {
		y.fault(n, fmt.Sprintf("không có lựa chọn “%s”", y.raw(s)), "chọn một trong: "+strings.Join(values, ", "))
	}
	return s
}

// names is a list of names, or one text that names them with commas between.
func (y *yamlReader) names(n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		return strings.FieldsFunc(y.constant(n), func(r rune) bool { return r == ',' || r == ' ' })
	}
	var out []string
	for _, e := range n.Content {
		out = append(out, y.constant(e))
	}
	return out
}

// textValue is a value that may hold holes.
func (y *yamlReader) textValue(n *yaml.Node) text {
	s, _ := y.scalar(n)
	y.printables(s)
	return y.plain(s, y.begin(n))
}

// printables checks the holes of a text.
func (l *loader) printables(s string) {
	for {
		_, n, after, found := cutMark(s)
		if !found {
			return
		}
		l.printable(l.holes[n])
		s = after
	}
}

// list is a list of texts; one text is a list of one.
func (y *yamlReader) list(n *yaml.Node) []entry {
	if n.Kind != yaml.SequenceNode {
		return []entry{y.entry(n)}
	}
	var out []entry
	for _, e := range n.Content {
		out = append(out, y.entry(e))
	}
	return out
}

// entry is an element of a list. A hole alone may yield a list of texts.
func (y *yamlReader) entry(n *yaml.Node) entry {
	s, ok := y.scalar(n)
	if !ok {
		return entry{}
	}
	t := y.plain(s, y.begin(n))
	if len(t) == 1 && t[0].hole != nil && t[0].hole.kind == kindTexts {
		return entry{list: t[0].hole}
	}
	y.printables(s)
	return entry{text: t}
}

// condition is an expression, in a hole or bare.
func (y *yamlReader) condition(n *yaml.Node) *code {
	s, ok := y.scalar(n)
	if !ok {
		return nil
	}
	at := y.at(n.Line, n.Column)
	var c *code
	if t := y.plain(s, nowhere); len(t) == 1 && t[0].hole != nil {
		c = t[0].hole
	} else {
		at = y.begin(n)
		c = y.compile(snippet{text: y.raw(s), at: at}, newScope(nil, false))
	}
	if c != nil && c.kind != kindBool && c.kind != kindUnknown {
		y.problem(at, ruleExpression, "điều kiện phải là đúng hoặc sai, đây là "+c.kind.String(), conditionHint)
	}
	return c
}

// conditionHint says how to make a condition of a value.
const conditionHint = "dùng co(…) để hỏi có dữ liệu hay không, hoặc một phép so sánh"

// signatures is a list of signing columns.
func (y *yamlReader) signatures(n *yaml.Node) []signature {
	if n.Kind != yaml.SequenceNode {
		y.fault(n, "chữ ký phải là một danh sách", "mỗi cột chữ ký là một mục: - cot: THƯ KÝ")
		return nil
	}
	var out []signature
	for _, e := range n.Content {
		out = append(out, y.signature(e))
	}
	return out
}

func (y *yamlReader) signature(n *yaml.Node) signature {
	var s signature
	if n.Kind != yaml.MappingNode {
		y.fault(n, "chữ ký phải ghi theo khóa", "các khóa: cot, quyen_han, chuc_vu, hoc_vi, ho_ten")
		return s
	}
	y.mapping(n, []setting{
		{"cot", func(y *yamlReader, n *yaml.Node) { s.caption = y.textValue(n) }},
		{"quyen_han", func(y *yamlReader, n *yaml.Node) { s.authority = y.list(n) }},
		{"chuc_vu", func(y *yamlReader, n *yaml.Node) { s.post = y.textValue(n) }},
		{"hoc_vi", func(y *yamlReader, n *yaml.Node) { s.title = y.textValue(n) }},
		{"ho_ten", func(y *yamlReader, n *yaml.Node) { s.name = y.textValue(n) }},
	})
	return s
}

// date is a date, or a hole that yields one.
func (y *yamlReader) date(n *yaml.Node) dayValue {
	s, ok := y.scalar(n)
	if !ok || s == "" {
		return dayValue{}
	}
	if t := y.plain(s, nowhere); len(t) == 1 && t[0].hole != nil {
		if k := t[0].hole.kind; k != kindDay && k != kindUnknown {
			y.fault(n, "đây phải là một ngày, không phải "+k.String(), "chẳng hạn {{cuoc_hop.ngay}} hoặc 19/10/2022")
		}
		return dayValue{hole: t[0].hole}
	}
	d, err := viet.ParseDate(s)
	if err != nil {
		message, hint := fmt.Sprintf("không đọc được ngày “%s”", y.raw(s)), "viết như 19/10/2022"
		var form *viet.FormError
		if errors.As(err, &form) {
			message, hint = form.Message, form.Hint
		}
		y.fault(n, message, hint)
	}
	return dayValue{date: d}
}
