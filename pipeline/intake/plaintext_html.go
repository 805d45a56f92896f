package intake

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// untagger takes the text out of the tags of a page, a paragraph a line.
type untagger struct {
	lines   []textLine
	text    strings.Builder
	line    int // of the file
	began   int // in which the text began
	plain   int // letters of it that are not bold
	bold    int // open tags that make letters bold
	unread  int // open tags whose text the page does not show: scripts, its name
	row     *textLine
	tables  int
	depth   int   // open tables
	ordered []int // for each open list the number of its next item, -1 if it has bullets
}

// untag gives the paragraphs of a page. Rows of a table are lines with cells.
func (r *textReader) untag(page string) []textLine {
	u := untagger{line: 1}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(MaxText)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		switch kind {
		case html.TextToken:
			if u.unread == 0 {
				u.write(html.UnescapeString(raw))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			u.open(atom.Lookup(name), kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			u.close(atom.Lookup(name))
		}
		u.line += strings.Count(lineEnds.Replace(raw), "\n")
	}
	u.end()
	u.endRow()
	return u.lines
}

func (u *untagger) write(s string) {
	if strings.TrimSpace(s) == "" {
		if u.text.Len() > 0 {
			u.text.WriteByte(' ')
		}
		return
	}
	if strings.TrimSpace(u.text.String()) == "" {
		lead := len(s) - len(strings.TrimLeft(s, " \t\r\n"))
		u.began = u.line + strings.Count(lineEnds.Replace(s[:lead]), "\n")
	}
	if u.bold == 0 {
		u.plain++
	}
	u.text.WriteString(s)
}

// end ends the paragraph under way.
func (u *untagger) end() {
	text := strings.Join(strings.Fields(u.text.String()), " ")
	bold := u.plain == 0
	u.text.Reset()
	u.plain = 0
	if text == "" {
		return
	}
	if u.row != nil {
		if len(u.row.cells) == 0 { // text before the first cell
			u.row.cells = []string{""}
		}
		cell := &u.row.cells[len(u.row.cells)-1]
		*cell = strings.TrimSpace(*cell + "\n" + text)
		return
	}
	u.lines = append(u.lines, textLine{text: text, number: u.began, bold: bold, whole: true})
}

func (u *untagger) endRow() {
	if u.row != nil && len(u.row.cells) > 0 {
		u.lines = append(u.lines, *u.row)
	}
	u.row = nil
}

func (u *untagger) open(tag atom.Atom, closed bool) {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title:
		if !closed {
			u.unread++
		}
	case atom.B, atom.Strong:
		if !closed {
			u.bold++
		}
	case atom.Table:
		u.end()
		if u.depth++; u.depth == 1 {
			u.tables++
		}
	case atom.Tr:
		u.end()
		if u.depth == 1 {
			u.endRow()
			u.row = &textLine{number: u.line, table: u.tables, whole: true}
		}
	case atom.Td, atom.Th:
		u.end()
		if u.depth == 1 && u.row != nil {
			u.row.cells = append(u.row.cells, "")
		}
	case atom.Ol:
		u.end()
		u.ordered = append(u.ordered, 1)
	case atom.Ul:
		u.end()
		u.ordered = append(u.ordered, -1)
	case atom.Li:
		u.end()
		u.label()
	default:
		if breaks[tag] {
			u.end()
		}
	}
}

// label writes the bullet or number that the page shows before an item.
func (u *untagger) label() {
	last := len(u.ordered) - 1
	if last < 0 || u.ordered[last] < 0 {
		u.write("- ")
		return
	}
	u.write(strconv.Itoa(u.ordered[last]) + ". ")
	u.ordered[last]++
}

func (u *untagger) close(tag atom.Atom) {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title:
		u.unread = max(u.unread-1, 0)
	case atom.B, atom.Strong:
		u.bold = max(u.bold-1, 0)
	case atom.Ol, atom.Ul:
		u.end()
		u.ordered = u.ordered[:max(len(u.ordered)-1, 0)]
	case atom.Tr:
		u.end()
		if u.depth == 1 {
			u.endRow()
		}
	case atom.Table:
		u.end()
		if u.depth = max(u.depth-1, 0); u.depth == 0 {
			u.endRow()
		}
	default:
		if breaks[tag] {
			u.end()
		}
	}
}

// breaks are the tags that begin or end a paragraph, beside those of lists and tables.
var breaks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Br: true, atom.Hr: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Li: true, atom.Td: true, atom.Th: true, atom.Body: true, atom.Head: true, atom.Html: true, atom.Article: true, atom.Section: true,
	atom.Header: true, atom.Footer: true, atom.Figure: true, atom.Figcaption: true, atom.Blockquote: true, atom.Pre: true, atom.Tbody: true, atom.Thead: true, atom.Caption: true,
	atom.Main: true, atom.Aside: true, atom.Nav: true, atom.Form: true, atom.Address: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
}
