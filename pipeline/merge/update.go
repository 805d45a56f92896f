package merge

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// ErrNotUTF8 says that tien-do.yaml is in an encoding in which it is not written.
var ErrNotUTF8 = errors.New("tệp tiến độ không phải là văn bản UTF-8; lưu lại với mã hóa UTF-8 rồi chạy lại")

// errUnwritable says that tien-do.yaml is written so that rows cannot be added.
var errUnwritable = errors.New("không thêm được dòng vào tệp tiến độ; ghi mỗi mục của tien_do, nhiem_vu_phat_sinh một dòng bắt đầu bằng “- ” rồi chạy lại")

// bom may stand before a text in UTF-8.
var bom = []byte("\uFEFF")

// head is what stands on top of a new tien-do.yaml.
const head = "# Tiến độ do các đơn vị báo cáo. Lệnh “vanthu gop” ghi thêm vào tệp này; được sửa tay, chỗ đã sửa chỉ bị ghi đè khi gộp với --thay.\n"

// Update writes what was merged into the text of tien-do.yaml: rows of a code that is
// there are put in its place, the others are added below. All else stays as people
// wrote it, comments too. An empty text is a new file.
func Update(text []byte, r *Result) ([]byte, error) {
	if !r.Changes() {
		return text, nil
	}
	plain := bytes.TrimPrefix(text, bom)
	if !utf8.Valid(plain) || bytes.IndexByte(plain, 0) >= 0 {
		return nil, ErrNotUTF8
	}
	lists := []list{{key: listProgress, rows: progressRows(r.Progress)}, {key: listArisen, rows: taskRows(r.Arisen)}}
	for _, write := range []func(string, []list) (string, error){splice, rewrite} {
		out, err := write(string(plain), lists)
		if err == nil && says(string(plain), out, r) && keeps(string(plain), out) {
			return append(text[:len(text)-len(plain):len(text)-len(plain)], out...), nil
		}
	}
	return nil, errUnwritable
}

// listArisen is the key of the list of new work.
const listArisen = "nhiem_vu_phat_sinh"

// list is a list of the file, with the rows that are written into it.
type list struct {
	key  string
	rows []row
}

// row is the values of an item by their keys, in the order in which they are written.
type row []pair

type pair struct {
	key    string
	values []string // of a list; else one
	list   bool
}

func (r row) code() string { return r[0].values[0] }

func one(key, value string) pair { return pair{key: key, values: []string{value}} }

func progressRows(ps []record.Progress) []row {
	var out []row
	for _, p := range ps {
		r := row{one(keyCode, p.Task)}
		for _, c := range cellsOf(record.Task{}, false, p) {
			r = append(r, one(c.key, c.text))
		}
		r[1].values[0] = string(p.State)
		out = append(out, append(r, one("don_vi", p.Unit), one("tu_phieu", p.Origin)))
	}
	return out
}

func taskRows(ts []record.Task) []row {
	var out []row
	for _, t := range ts {
		r := row{one(keyCode, t.Code), one("don_vi_chu_tri", t.Lead), one(keyText, t.Text),
			{key: keyCooperation, values: t.Cooperate, list: true}, one("thoi_han", t.Deadline.Text), one(keyNote, t.Note)}
		out = append(out, slices.DeleteFunc(r, func(p pair) bool { return valueNode(p) == nil })) // what is empty stays as it is
	}
	return out
}

// parse gives the root of a YAML text, nil if it holds nothing.
func parse(text string) (*yaml.Node, error) {
	var d yaml.Node
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	if err := yaml.Load([]byte(text), &d); err != nil {
		if len(strings.TrimSpace(withoutComments(text))) == 0 {
			return nil, nil
		}
		return nil, err
	}
	if len(d.Content) == 0 || d.Content[0].Tag == "!!null" {
		return nil, nil
	}
	if d.Content[0].Kind != yaml.MappingNode {
		return nil, errUnwritable
	}
	return d.Content[0], nil
}

// withoutComments leaves out the lines that are comments.
func withoutComments(text string) string {
	var b strings.Builder
	for _, line := range linesOf(text) {
		if !isComment(line) {
			b.WriteString(line)
		}
	}
	return b.String()
}

func isComment(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") }

// valueOf is the key and the value of a key of a mapping; nil if it has not got it.
func valueOf(n *yaml.Node, key string) (k, v *yaml.Node) {
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// places finds items by their squeezed codes: of several on one task the last of the unit
// that leads, else the last.
type places map[string]place

type place struct {
	at   int
	lead bool
}

func (x places) note(at int, code, unit string) {
	if lead := unit == ""; lead || !x[squeezed(code)].lead {
		x[squeezed(code)] = place{at, lead}
	}
}

// of is the place of a code, -1 if there is none.
func (x places) of(code string) int {
	if p, ok := x[squeezed(code)]; ok {
		return p.at
	}
	return -1
}

// placesOf are the places of the items of a list.
func placesOf(items []*yaml.Node) places {
	x := places{}
	for i, n := range items {
		if _, code := valueOf(n, keyCode); code != nil {
			unit := ""
			if _, v := valueOf(n, "don_vi"); v != nil {
				unit = v.Value
			}
			x.note(i, code.Value, unit)
		}
	}
	return x
}

// mapping makes an item of a row; empty values are left out.
func mapping(r row) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, p := range r {
		if v := valueNode(p); v != nil {
			n.Content = append(n.Content, text(p.key), v)
		}
	}
	return n
}

func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// valueNode is a value; nil if it is empty.
func valueNode(p pair) *yaml.Node {
	switch {
	case p.list && len(p.values) > 0:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for _, v := range p.values {
			n.Content = append(n.Content, text(v))
		}
		return n
	case p.list || p.values[0] == "":
		return nil
	case p.key == keyPercent:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: p.values[0]}
	}
	return text(p.values[0])
}

// change gives an item the values of a row, and tells whether it had others. A value that
// means the same stays as it was written; one that is gone leaves its key if there is a
// comment beside it.
func change(n *yaml.Node, r row) (changed bool) {
	for _, p := range r {
		k, old := valueOf(n, p.key)
		v := valueNode(p)
		switch {
		case old == nil && v != nil:
			n.Content = append(n.Content, text(p.key), v)
		case old == nil && v == nil, v == nil && old.Tag == "!!null", v != nil && means(p.key, old, v):
			continue
		case v != nil:
			v.LineComment, v.HeadComment, v.FootComment = old.LineComment, old.HeadComment, old.FootComment
			*old = *v
		case k.HeadComment+k.LineComment+k.FootComment+old.LineComment+old.HeadComment+old.FootComment != "":
			*old = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", LineComment: old.LineComment, HeadComment: old.HeadComment, FootComment: old.FootComment}
		default:
			i := slices.Index(n.Content, k)
			n.Content = slices.Delete(n.Content, i, i+2)
		}
		changed = true
	}
	return changed
}

// means tells whether two values of a key are the same to the reader.
func means(key string, a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Kind != yaml.ScalarNode {
		return false
	}
	x, y := viet.Clean(viet.NFC(a.Value)), viet.Clean(viet.NFC(b.Value))
	switch key {
	case keyState:
		c, ok := record.Choose(record.State("").Choices(), x)
		return ok && c.Key == y
	case keyDoneOn, keyAskedDue:
		d, err := viet.ParseDate(x)
		return err == nil && d.Short() == y
	case keyPercent:
		return strings.TrimSpace(strings.TrimSuffix(x, "%")) == y
	}
	return x == y
}

// encode writes a node as lines. A comment is set off by two spaces: with one it is taken
// for a part of the value.
func encode(n *yaml.Node) ([]string, error) {
	out, err := yaml.Dump(n, yaml.WithIndent(2), yaml.WithCompactSeqIndent(false), yaml.WithLineWidth(-1))
	lines := strings.Split(strings.TrimRight(string(out), "\n"), "\n")
	for _, comment := range lineComments(n) {
		for i, line := range lines {
			if before, ok := strings.CutSuffix(line, " "+comment); ok && !strings.HasSuffix(before, " ") && !isComment(line) {
				lines[i] = before + "  " + comment
			}
		}
	}
	return lines, err
}

// lineComments are the comments beside the values of a node.
func lineComments(n *yaml.Node) (out []string) {
	if n.LineComment != "" {
		out = append(out, n.LineComment)
	}
	for _, c := range n.Content {
		out = append(out, lineComments(c)...)
	}
	return out
}

// rewrite writes the whole file anew, if it is one group in "{ }".
func rewrite(in string, lists []list) (string, error) {
	root, err := parse(in)
	if err != nil || root == nil {
		return "", errUnwritable
	}
	for _, l := range lists {
		_, items := valueOf(root, l.key)
		if items == nil && len(l.rows) > 0 {
			items = &yaml.Node{Kind: yaml.SequenceNode}
			root.Content = append(root.Content, text(l.key), items)
		}
		if items != nil {
			fill(items, l.rows)
		}
	}
	lines, err := encode(root)
	return strings.Join(lines, "\n") + "\n", err
}

// fill writes rows into the items of a list.
func fill(items *yaml.Node, rows []row) {
	known := placesOf(items.Content)
	for _, r := range rows {
		if i := known.of(r.code()); i >= 0 {
			change(items.Content[i], r)
		} else {
			items.Content = append(items.Content, mapping(r))
		}
	}
}
