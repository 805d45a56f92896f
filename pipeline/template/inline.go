package template

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// format is how a stretch of text looks.
type format struct{ bold, italic bool }

// text reads the text of a block or of an inline.
func (r *reader) text(parent ast.Node, f format) text {
	var out text
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			out = append(out, r.pieces(string(n.Segment.Value(r.source)), f, r.fileOffset(n.Segment.Start))...)
			switch {
			case n.HardLineBreak():
				out = append(out, piece{lineBreak: true})
			case n.SoftLineBreak():
				out = append(out, piece{literal: " ", bold: f.bold, italic: f.italic})
			}
		case *ast.String:
			out = append(out, r.pieces(string(n.Value), f, nowhere)...)
		case *ast.Emphasis:
			inner := format{bold: f.bold || n.Level == 2, italic: f.italic || n.Level == 1}
			out = append(out, r.text(n, inner)...)
		case *ast.Link:
			out = append(out, r.link(n))
		case *ast.AutoLink:
			out = append(out, r.autoLink(n))
		default:
			r.strange(n)
		}
	}
	r.noChart(out)
	return merge(out)
}

// noChart reports a chart in running text.
func (r *reader) noChart(t text) {
	for _, p := range t {
		if p.hole != nil && p.hole.kind == kindChart {
			r.problems = append(r.problems, doc.Problem{
				Pos: p.hole.pos, Message: "biểu đồ phải đứng riêng một đoạn", Rule: ruleExpression,
				Hint: "để ô trống của biểu đồ riêng một dòng, trước và sau là dòng trống; không đặt trong danh sách, bảng",
			})
		}
	}
}

// strange reports an inline that has no place in a document.
func (r *reader) strange(n ast.Node) {
	at := max(n.Pos(), 0)
	switch n.(type) {
	case *ast.CodeSpan:
		r.fault(at, ruleMarkdown, "chữ kiểu mã `…` không dùng được", "bỏ dấu `; muốn in nó thì viết \\`")
	case *ast.RawHTML:
		r.fault(at, ruleMarkdown, "thẻ HTML không dùng được", `bỏ thẻ; muốn in dấu “<” thì viết \<`)
	case *ast.Image:
		r.fault(at, ruleMarkdown, "hình không dùng được trong mẫu", "bỏ hình")
	default:
		r.fault(at, ruleMarkdown, "chỗ này không phải thành phần của văn bản", "dùng chữ, **đậm**, *nghiêng* hoặc liên kết")
	}
}

func (r *reader) link(n *ast.Link) piece {
	ln := &link{target: r.pieces(string(n.Destination), format{}, nowhere)}
	for _, p := range r.text(n, format{}) {
		if p.link != nil {
			ln.text = append(ln.text, p.link.text...)
			continue
		}
		ln.text = append(ln.text, piece{literal: p.literal, hole: p.hole, spots: p.spots})
	}
	at := max(n.Pos(), 0)
	switch {
	case len(ln.target) == 0 || len(ln.text) == 0:
		r.fault(at, ruleMarkdown, "liên kết thiếu chữ hoặc địa chỉ", "viết [chữ](https://…)")
	case ln.target[0].hole == nil && !goodTarget(ln.target[0].literal):
		r.fault(at, ruleMarkdown, "địa chỉ “"+ln.target[0].literal+"” không dùng được", "địa chỉ bắt đầu bằng https://, http:// hoặc mailto:")
	}
	return piece{link: ln}
}

func (r *reader) autoLink(n *ast.AutoLink) piece {
	label := string(n.Label(r.source))
	target := string(n.URL(r.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
		target = "mailto:" + target
	}
	if !goodTarget(target) {
		r.fault(max(n.Pos(), 0), ruleMarkdown, "địa chỉ “"+target+"” không dùng được", "địa chỉ bắt đầu bằng https://, http:// hoặc mailto:")
	}
	return piece{link: &link{target: r.pieces(target, format{}, nowhere), text: r.pieces(label, format{}, nowhere)}}
}

// goodTarget tells whether an address is one that a document may link to.
func goodTarget(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "mailto:")
}

// pieces cuts a text of Markdown, which stands at an offset of the file, at its
// marks.
func (r *reader) pieces(s string, f format, at int) text {
	out := r.plain(s, at)
	for i := range out {
		out[i].literal = spaces.ReplaceAllString(unescape(out[i].literal), " ")
		out[i].bold, out[i].italic = f.bold, f.italic
	}
	return out
}

// spaces is a row of spaces, which Markdown takes for one.
var spaces = regexp.MustCompile(` {2,}`)

// nowhere is the offset of a text whose place in the file is not known.
const nowhere = -1

// plain cuts a text, which stands at an offset of the file, at its marks.
func (l *loader) plain(s string, at int) text {
	var out text
	for {
		before, n, after, found := cutMark(s)
		if before != "" {
			p := piece{literal: viet.NFC(before)}
			if at != nowhere {
				p.spots = []spot{{0, at}}
			}
			out = append(out, p)
		}
		if !found {
			return out
		}
		if c := l.holes[n].code; c != nil {
			out = append(out, piece{hole: c})
		} else {
			// A hole with a fault: the template is not used.
			out = append(out, piece{literal: "…"})
		}
		s, at = after, l.holes[n].end
	}
}

// merge joins neighbouring literals of one format.
func merge(t text) text {
	var out text
	for _, p := range t {
		if last := len(out) - 1; last >= 0 && p.isLiteral() && out[last].isLiteral() &&
			p.bold == out[last].bold && p.italic == out[last].italic {
			for _, s := range p.spots {
				out[last].spots = append(out[last].spots, spot{len(out[last].literal) + s.at, s.offset})
			}
			out[last].literal += p.literal
			continue
		}
		out = append(out, p)
	}
	return out
}

func (p piece) isLiteral() bool { return p.hole == nil && p.link == nil && !p.lineBreak }

// entityForm is an entity at the beginning of a text.
var entityForm = regexp.MustCompile(`^&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);`)

// unescape undoes the escapes of Markdown: a backslash before punctuation, and
// entities such as "&nbsp;".
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			entity := entityForm.FindString(s[i:])
			if entity == "" {
				entity = "&"
			}
			b.WriteString(html.UnescapeString(entity))
			i += len(entity) - 1
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
