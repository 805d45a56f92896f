package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
)

// nounLists are the keys whose lists hold codes and nouns that may well be small.
var nounLists = map[string]bool{"khong_phat_sinh": true, "vien_dan": true, "loai": true, "ten_khac": true, "quyen_han": true}

// tear is two entries of "[ ]", of which the second may be the end of the first.
type tear struct{ before, item *Node }

// tears remembers the entries of a list in "[ ]" that are not quoted and stand after
// another such; they are judged once they are decoded.
func (y *yamlReader) tears(n *yaml.Node, out *Node, path string) {
	if n.Style&yaml.FlowStyle == 0 || nounLists[path[strings.LastIndexByte(path, '/')+1:]] {
		return
	}
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	plain := func(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Style&quoted == 0 && n.Value != "" }
	for i := 1; i < len(n.Content); i++ {
		if plain(n.Content[i-1]) && plain(n.Content[i]) {
			y.torn = append(y.torn, tear{out.Values[i-1], out.Values[i]})
		}
	}
}

// warnTorn warns of an entry of "[ ]" that begins small after another: most likely
// a comma of one text has made two of it. After a single word, such as a code, it is an entry.
func (y *yamlReader) warnTorn() {
	for _, t := range y.torn {
		r, _ := utf8.DecodeRuneInString(t.item.Text)
		whole := t.before.Text + ", " + t.item.Text
		if !unicode.IsLower(r) || !strings.Contains(t.before.Text, " ") {
			continue
		}
		y.problems = append(y.problems, doc.Problem{Warning: true, Pos: t.item.Pos, Rule: "ngoac-kep",
			Message: record.Quote(t.item.Text) + " viết thường, đứng sau dấu phẩy trong “[ ]” nên thành một mục riêng",
			Hint:    "nếu thuộc mục trước thì đặt cả mục trong ngoặc kép: " + record.Quote(`"`+whole+`"`) + "; nếu là mục riêng thì viết hoa chữ đầu hoặc đặt trong ngoặc kép"})
	}
}
