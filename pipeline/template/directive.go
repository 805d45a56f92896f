package template

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

// directive is an each or an if (khối), from its opening line to its closing
// line. Its branches are what stands between them: the body and, after
// {{else}}, the rest.
type directive struct {
	hole     *hole // the opening
	word     string
	parent   *branch
	branches []*branch
	each     *eachHead // of an each
	home     int       // the container that it stands in, once known
}

// branch is a stretch of lines that are printed together. The lines of a part
// that stand in no directive are the branch without one.
type branch struct {
	of    *directive
	scope *scope
	when  *code // of an if or else if; nil always
	other bool  // after {{else}}
}

// eachHead is what an {{#each list as name, index}} says.
type eachHead struct {
	list        *code
	name, index string
}

// directiveWord tells which directive a hole is: "#each", "#if", "else", "/each"
// or "/if", or another word after # or /; what follows the word is rest.
func (h *hole) directiveWord() (word, rest string, ok bool) {
	s := strings.TrimSpace(h.text)
	word, rest = s, ""
	if i := strings.IndexAny(s, " \t\r\n"); i >= 0 {
		word, rest = s[:i], s[i:]
	}
	ok = word == "else" || strings.HasPrefix(word, "#") || strings.HasPrefix(word, "/") || meant(word, rest) != ""
	return word, rest, ok
}

// meant is the directive that a word most likely stands for which is none, as other
// languages write it; "" if it may be an expression.
func meant(word, rest string) string {
	switch strings.TrimPrefix(word, "#") {
	case "if":
		if word == "if" && !strings.Contains(rest, "{") { // if … {…} else {…} is an expression
			return "#if"
		}
	case "each", "for", "foreach":
		if word != "#each" && strings.TrimSpace(rest) != "" {
			return "#each"
		}
	case "elseif", "elsif", "elif", "else":
		if word != "else" {
			return "else"
		}
	case "end", "endif", "endeach", "endfor", "/end", "/for", "/foreach", "/else":
		if strings.TrimSpace(rest) == "" {
			return "/"
		}
	}
	return ""
}

// soleHole returns the hole that stands alone on its line or in its table row.
func (l *loader) soleHole(ln line) *hole {
	before, n, after, found := cutMark(ln.text)
	if !found || strings.Trim(before+after, " \t|") != "" {
		return nil
	}
	return l.holes[n]
}

// directives reads the directives of a part, gives every line its branch and
// compiles its holes. It returns the lines that are not directives, with cut
// telling before which of them a directive stood.
func (l *loader) directives(lines []line, root *branch) (kept []line, cut []bool) {
	now := root
	after := false
	for _, ln := range lines {
		if h := l.soleHole(ln); h != nil {
			if word, rest, ok := h.directiveWord(); ok {
				now = l.step(now, h, word, rest)
				after = true
				continue
			}
		}
		l.compileHoles(ln, now.scope, true)
		ln.branch = now
		kept, cut = append(kept, ln), append(cut, after)
		after = false
	}
	for ; now.of != nil; now = now.of.parent {
		l.problem(now.of.hole.start, ruleDirective,
			fmt.Sprintf("khối {{%s}} mở mà chưa đóng", now.of.word),
			fmt.Sprintf("thêm một dòng {{/%s}} ở cuối khối", now.of.word[1:]))
	}
	return kept, cut
}

// step goes over a directive's line, from one branch to the next.
func (l *loader) step(now *branch, h *hole, word, rest string) *branch {
	if right := meant(word, rest); right != "" {
		return l.stepMeant(now, h, word, right)
	}
	switch word {
	case "#each", "#if":
		d := &directive{hole: h, word: word, parent: now}
		br := &branch{of: d, scope: now.scope}
		d.branches = []*branch{br}
		if word == "#if" {
			br.when = l.condition(h, rest, now.scope)
		} else {
			d.each, br.scope = l.eachHead(h, rest, now.scope)
		}
		return br
	case "else":
		return l.otherwise(now, h, rest)
	case "/each", "/if":
		return l.closing(now, h, word)
	default:
		l.problem(h.start, ruleDirective, fmt.Sprintf("không có khối “{{%s}}”", word),
			"các khối là {{#each danh_sach as x}} … {{/each}} và {{#if điều_kiện}} … {{else}} … {{/if}}")
		return now
	}
}

// stepMeant reports a directive written another way, and goes on as if it was right.
func (l *loader) stepMeant(now *branch, h *hole, word, right string) *branch {
	hint := map[string]string{
		"#if":   "viết {{#if điều_kiện}} … {{/if}}",
		"#each": "viết {{#each danh_sach as x}} … {{/each}}",
		"else":  "viết {{else}}; còn điều kiện nữa thì {{else if điều_kiện}}",
		"/":     "đóng khối bằng {{/if}} hoặc {{/each}}",
	}[right]
	if right == "/" && now.of != nil {
		hint = fmt.Sprintf("viết {{/%s}}", now.of.word[1:])
	}
	l.problem(h.start, ruleDirective, fmt.Sprintf("không có khối “{{%s}}”", word), hint)
	switch {
	case right == "#if" || right == "#each":
		d := &directive{hole: h, word: right, parent: now}
		if right == "#each" {
			d.each = &eachHead{}
		}
		br := &branch{of: d, scope: now.scope.lax()}
		d.branches = []*branch{br}
		return br
	case now.of == nil:
		return now
	case right == "else":
		br := &branch{of: now.of, scope: now.scope, other: true, when: &code{}}
		now.of.branches = append(now.of.branches, br)
		return br
	default:
		return now.of.parent
	}
}

func (l *loader) otherwise(now *branch, h *hole, rest string) *branch {
	d := now.of
	if d == nil {
		l.problem(h.start, ruleDirective, "{{else}} không nằm trong khối nào", "mở khối trước bằng {{#if điều_kiện}}")
		return now
	}
	br := &branch{of: d, scope: d.parent.scope, other: true}
	cond, isIf := strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "if")
	switch {
	case now.other && now.when == nil:
		l.problem(h.start, ruleDirective, fmt.Sprintf("khối {{%s}} đã có {{else}}", d.word), "bỏ một trong hai {{else}}")
		return now
	case isIf && d.each == nil:
		br.when = l.condition(h, cond, br.scope)
		if br.when == nil {
			br.when = &code{} // of no use but to tell it from a plain else
		}
	case strings.TrimSpace(rest) != "":
		l.problem(h.start, ruleDirective, fmt.Sprintf("{{else}} không đi với “%s”", strings.TrimSpace(rest)),
			"viết {{else}} hoặc, trong khối {{#if}}, {{else if điều_kiện}}")
	}
	d.branches = append(d.branches, br)
	return br
}

func (l *loader) closing(now *branch, h *hole, word string) *branch {
	if now.of == nil {
		l.problem(h.start, ruleDirective, fmt.Sprintf("{{%s}} không có khối nào để đóng", word),
			fmt.Sprintf("bỏ dòng này hoặc mở khối bằng {{#%s …}}", word[1:]))
		return now
	}
	if now.of.word[1:] != word[1:] {
		l.problem(h.start, ruleDirective,
			fmt.Sprintf("{{%s}} đóng nhầm khối {{%s}} mở ở dòng %d", word, now.of.word, l.position(now.of.hole.start).Line),
			fmt.Sprintf("đóng bằng {{/%s}}", now.of.word[1:]))
		// The pair that fits may stand further out: close up to it.
		for b := now; b.of != nil; b = b.of.parent {
			if b.of.word[1:] == word[1:] {
				return b.of.parent
			}
		}
	}
	return now.of.parent
}

// eachForm is what follows #each; the list may hold "as" only in a string.
var eachForm = regexp.MustCompile(`(?s)^(.*\S)\s+as\s+([\pL_][\pL\pN_]*)(?:\s*,\s*([\pL_][\pL\pN_]*))?\s*$`)

// eachHead reads "list as name, index" and opens the scope of the names.
func (l *loader) eachHead(h *hole, rest string, sc *scope) (*eachHead, *scope) {
	if h.broken {
		return &eachHead{}, sc.lax()
	}
	m := eachForm.FindStringSubmatchIndex(rest)
	if m == nil {
		l.problem(h.start, ruleDirective, "khối {{#each}} thiếu danh sách hoặc tên", "viết {{#each danh_sach as x}} hoặc {{#each danh_sach as x, i}}")
		return &eachHead{}, sc.lax()
	}
	head := &eachHead{name: rest[m[4]:m[5]]}
	at := h.start + 2 + strings.LastIndex(h.text, rest)
	head.list = l.compile(snippet{text: rest[m[2]:m[3]], at: at + m[2], escaped: h.escaped}, sc)
	vars := map[string]reflect.Type{}
	l.declare(vars, sc, head.name, at+m[4])
	vars[head.name] = l.element(head.list, at+m[2]+leadingSpace(rest[m[2]:]))
	if m[6] >= 0 {
		head.index = rest[m[6]:m[7]]
		l.declare(vars, sc, head.index, at+m[6])
		vars[head.index] = intType
	}
	return head, sc.with(vars)
}

// element is the type of the elements of an each's list; nil if not known.
func (l *loader) element(list *code, at int) reflect.Type {
	switch {
	case list == nil || list.kind == kindUnknown:
		return nil
	case list.kind != kindTexts && list.kind != kindList:
		l.problem(at, ruleExpression, "khối {{#each}} cần một danh sách, đây là "+list.kind.String(),
			"xem các danh sách bằng lệnh vanthu mau truong: tên của chúng có dấu []")
		return nil
	}
	return list.elem
}

// condition compiles what follows #if or else if.
func (l *loader) condition(h *hole, rest string, sc *scope) *code {
	if h.broken {
		return nil
	}
	at := h.start + 2 + strings.LastIndex(h.text, rest)
	if strings.TrimSpace(rest) == "" {
		l.problem(h.start, ruleDirective, "khối {{#if}} thiếu điều kiện", "viết {{#if điều_kiện}}, chẳng hạn {{#if co(cuoc_hop.thu_ky.ho_ten)}}")
		return nil
	}
	c := l.compile(snippet{text: rest, at: at, escaped: h.escaped}, sc)
	if c != nil && c.kind != kindBool && c.kind != kindUnknown {
		l.problem(at+leadingSpace(rest), ruleExpression, "điều kiện phải là đúng hoặc sai, đây là "+c.kind.String(), conditionHint)
	}
	return c
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n")) }
