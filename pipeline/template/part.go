package template

// region is a stretch of a file: front matter, or a part with the block of YAML
// that opens it.
type region struct {
	head []line // between the lines "---"; of the body it is empty
	body []line
	at   int // offset of the opening line
}

// split cuts the lines at the lines "---" into the front matter and the parts,
// of which the first is the body and the others are annexes. Without front
// matter head is nil.
func (l *loader) split(lines []line) (head *region, parts []region) {
	if !isFence(lines[0]) {
		l.problem(0, ruleFront, "mẫu thiếu phần đầu", "dòng đầu tiên là ---, sau đó các khóa như loai: thong_bao, rồi một dòng ---")
		return nil, nil
	}
	now := region{}
	for i := 0; i < len(lines); i++ {
		if !isFence(lines[i]) {
			now.body = append(now.body, lines[i])
			continue
		}
		end := i + 1
		for end < len(lines) && !isFence(lines[end]) {
			end++
		}
		if end == len(lines) {
			l.unclosedFence(lines[i], head == nil)
			if head == nil {
				return nil, nil
			}
			continue
		}
		next := region{head: lines[i+1 : end], at: lines[i].start}
		if head == nil {
			head = &next
		} else {
			parts = append(parts, now)
			now = next
		}
		i = end
	}
	return head, append(parts, now)
}

func isFence(ln line) bool {
	return len(ln.text) >= 3 && ln.text[:3] == "---" && blankLine(ln.text[3:])
}

func (l *loader) unclosedFence(ln line, first bool) {
	if first {
		l.problem(ln.start, ruleFront, "phần đầu của mẫu chưa đóng", "thêm một dòng --- sau các khóa của phần đầu")
		return
	}
	l.problem(ln.start, ruleFront, "dòng --- mở phụ lục mà không có dòng --- đóng",
		"phụ lục mở bằng một dòng ---, phu_luc: tên phụ lục, rồi một dòng ---; đường kẻ ngang thì bỏ đi")
}

// part reads the body or an annex; filter is what the front matter says of the tables
// of the body.
func (l *loader) part(g region, filter bool) part {
	p := part{filter: filter}
	if g.head != nil {
		l.annexHead(&p, g)
	}
	root := &branch{scope: newScope(nil, false)}
	lines, cut := l.directives(g.body, root)
	r := newReader(l, lines, cut)
	r.filter = p.filter
	p.nodes = r.read(root)
	return p
}

// compileHoles compiles the holes of a line. In running text they must yield
// what can be printed.
func (l *loader) compileHoles(ln line, sc *scope, running bool) {
	for rest := ln.text; ; {
		_, n, after, found := cutMark(rest)
		if !found {
			return
		}
		rest = after
		h := l.holes[n]
		if h.broken {
			continue
		}
		if word, _, ok := h.directiveWord(); ok {
			l.problem(h.start, ruleDirective, "khối {{"+word+"}} phải đứng riêng một dòng",
				`đưa khối xuống dòng riêng; trong dòng thì viết {{điều_kiện ? "có" : "không"}} hoặc {{noi(danh_sách, ", ")}}`)
			continue
		}
		h.code = l.compile(snippet{text: h.text, at: h.start + 2, escaped: h.escaped}, sc)
		if running {
			l.printable(h)
		}
	}
}

// printable reports a hole of running text that yields what no text can show.
func (l *loader) printable(h *hole) {
	if h.code == nil {
		return
	}
	at := h.start + 2 + leadingSpace(h.text)
	switch k := h.code.kind; k {
	case kindBool:
		l.problem(at, ruleExpression, "ô trống không in được đúng/sai", `viết điều_kiện ? "có" : "không"`)
	case kindTexts:
		l.problem(at, ruleExpression, "ô trống không in được danh sách chữ", `nối các phần tử: noi(danh_sách, ", ")`)
	case kindList:
		l.problem(at, ruleExpression, "ô trống không in được "+k.String(), "dùng {{#each danh_sách as x}}, hoặc nối một trường: noi(map(danh_sách, .ten), \", \")")
	case kindFunction:
		l.problem(at, ruleExpression, "ô trống không in được hàm", "gọi hàm với đối số trong ngoặc, xem cách gọi bằng lệnh vanthu mau ham")
	case kindRecord:
		l.problem(at, ruleExpression, "ô trống không in được "+k.String(), "chọn một trường của nó")
	}
}
