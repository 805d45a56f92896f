package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/viet"
)

// The levels of both outlines (bố cục): phần, chương, mục, tiểu mục, điều, khoản, điểm,
// and phần, mục, khoản, điểm.
const (
	levelPart = 1 + iota
	levelChapter
	levelSection
	levelSubsection
	levelArticle
	levelClause
	levelDecimal // "1.1", which the law does not know
	levelPoint
	levels
)

var levelNames = [levels]string{"", "phần", "chương", "mục", "tiểu mục", "điều", "khoản", "khoản", "điểm"}

// mark is the number of a heading or of an entry (số thứ tự). The zero mark is none.
type mark struct {
	level int
	n     int    // 0 if it cannot be read
	roman bool   // in Roman numerals
	word  string // "Chương", as written; "" for a bare number
	sign  string // the number as written: "IV", "3", "đ"
	end   string // what follows the number: ".", ")"
	rest  string // of a heading with a word: the title on its line
}

var (
	worded  = regexp.MustCompile(`^((?i:phần|chương|tiểu mục|mục|điều))\s+([IVXLC]+|\d+|(?i:thứ)\s+\p{L}+)\s*([.:/)]?)(?:\s+(.*))?$`)
	figure  = regexp.MustCompile(`^(\d+)([.:/)]?)$`)
	roman   = regexp.MustCompile(`^([IVXLC]+)([.:/)]?)$`)
	decimal = regexp.MustCompile(`^((?:\d+\.)+)(\d+)([.:/)]?)$`)
	letter  = regexp.MustCompile(`^([a-zđ])([.:/)])$`)
)

var wordLevels = map[string]int{"phần": levelPart, "chương": levelChapter, "mục": levelSection, "tiểu mục": levelSubsection, "điều": levelArticle}

// markOf is the mark with which a line begins.
func markOf(l *parts.Line) mark {
	label := strings.TrimSpace(l.Label)
	if m, ok := wordMark(l, label); ok {
		return m
	}
	if m := roman.FindStringSubmatch(label); m != nil {
		n, _ := viet.ParseRoman(m[1])
		return mark{level: levelSection, n: n, roman: true, sign: m[1], end: m[2]}
	}
	if m := figure.FindStringSubmatch(label); m != nil {
		n, _ := strconv.Atoi(m[1])
		return mark{level: levelClause, n: n, sign: m[1], end: m[2]}
	}
	if m := decimal.FindStringSubmatch(label); m != nil {
		n, _ := strconv.Atoi(m[2])
		return mark{level: levelDecimal, n: n, sign: m[1] + m[2], end: m[3]}
	}
	if m := letter.FindStringSubmatch(label); m != nil {
		n, _ := viet.ParseLetter(m[1])
		return mark{level: levelPoint, n: n, sign: m[1], end: m[2]}
	}
	return mark{}
}

// wordMark is a mark with the word of its level: "Chương II", "Điều 3.". A sentence
// that begins with a citation is none.
func wordMark(l *parts.Line, label string) (mark, bool) {
	m := worded.FindStringSubmatch(whole(l))
	if m == nil {
		return mark{}, false
	}
	out := mark{level: wordLevels[viet.Lower(m[1])], word: m[1], sign: m[2], end: m[3], rest: m[4]}
	if out.end == "" && out.rest != "" && label == "" && !allUpper(out.rest) {
		return mark{}, false
	}
	if out.n, out.roman = viet.ParseRoman(m[2]); !out.roman {
		out.n, _ = strconv.Atoi(m[2])
	}
	return out, true
}

// marked is a line of the body with its mark.
type marked struct {
	*parts.Line
	mark
	fresh bool // a lead-in or a heading without number stands between it and the mark before
}

// marks are the numbered lines of the body outside tables.
func (r *run) marks() []marked {
	var out []marked
	fresh := false
	for _, l := range r.Body {
		if l.Table != nil {
			continue
		}
		m := markOf(l)
		switch {
		case m.level > 0:
			out = append(out, marked{l, m, fresh})
			fresh = false
		case hasLetters(l.Text) && l.Label == "" && leads(l):
			fresh = true
		}
	}
	return out
}

// leads tells whether numbers may begin anew under a line.
func leads(l *parts.Line) bool {
	return strings.HasSuffix(strings.TrimSpace(l.Text), ":") || l.Upper() || l.Bold()
}

// headings judges the numbered headings and entries of the body (đề mục).
func headings(r *run) {
	marks := r.marks()
	r.numerals(marks)
	r.sequence(marks)
	r.headingLooks(marks)
}

// numerals judges how numbers are written.
func (r *run) numerals(marks []marked) {
	var odd sames
	for _, m := range marks {
		found, want := "", ""
		switch {
		case (m.level == levelPart || m.level == levelChapter) && !m.roman:
			found, want = "số “"+m.sign+"”", "số thứ tự của phần, chương dùng chữ số La Mã"
		case (m.level == levelSection && m.word != "" || m.level == levelSubsection) && m.roman:
			found, want = "số La Mã “"+m.sign+"”", "số thứ tự của mục, tiểu mục dùng chữ số Ả Rập"
		case m.level == levelArticle && m.roman:
			found, want = "số La Mã “"+m.sign+"”", "số thứ tự của điều dùng chữ số Ả Rập"
		case (m.level == levelArticle || m.level == levelClause || m.level == levelSection && m.word == "") && m.end != "." && !(m.level == levelArticle && m.rest == "" && m.end == ""):
			found, want = "“"+m.end+"” sau số", "sau số của "+levelNames[m.level]+" có dấu chấm"
			if m.end == "" {
				found = "số không có dấu chấm"
			}
		case m.level < levelArticle && m.word != "" && allUpper(m.word):
			found, want = "“"+m.word+" "+m.sign+"” in hoa", "từ “"+viet.Capitalise(levelNames[m.level])+"” và số thứ tự in thường"
		}
		if found != "" {
			odd.put(levelNames[m.level]+" ghi "+found+"\n"+want, m.Line)
		}
	}
	r.tellPairs(&odd, Finding{Hint: "viết lại số thứ tự"})
}

// counter counts the numbers of all levels down the body.
type counter struct {
	now    [levels]int
	before [levels]int // where a level was when it began anew
	runsOn [levels]same
}

// sequence judges the order of numbers: from 1 under each parent, without gaps or
// repeats.
func (r *run) sequence(marks []marked) {
	var c counter
	for _, m := range marks {
		if m.n == 0 || m.level == levelPoint {
			c.enter(m)
			continue
		}
		want := c.now[m.level] + 1
		switch {
		case m.n == want, m.fresh && m.n == 1:
		case m.level <= levelSection && c.now[m.level] == 0 && m.n == c.before[m.level]+1 && (m.level != levelSection || m.word == ""):
			// chapters may run on through parts, and so may "I." in the other outline
		case m.level == levelArticle && m.n == 1 && c.now[levelChapter] <= 1:
		case c.now[m.level] == 0 && m.n == c.before[m.level]+1:
			c.runsOn[m.level].put(m.Line)
		default:
			r.misnumbered(m, c.now[m.level], want)
		}
		c.enter(m)
	}
	for level := range c.runsOn {
		name := levelNames[level]
		r.tellOne(&c.runsOn[level], Finding{
			Severity: Info, Basis: "quy ước", Found: name + " đánh số tiếp từ đề mục trước", Want: name + " đánh số lại từ 1 trong mỗi đề mục",
			Hint: "bấm chuột phải vào số, chọn Restart at 1, hoặc gõ lại số",
		})
	}
}

// misnumbered tells of a number that is not the one that is due.
func (r *run) misnumbered(m marked, before, want int) {
	f := Finding{Severity: Warning, Hint: "đánh lại số thứ tự"} // the law only says in what numerals
	name := levelNames[m.level]
	switch {
	case before == 0:
		f.Found = fmt.Sprintf("%s đầu tiên đánh số “%s”", name, m.sign)
	case m.n == before:
		f.Found = fmt.Sprintf("số “%s” của %s lặp lại", m.sign, name)
	default:
		f.Found = fmt.Sprintf("%s số “%s” đứng sau số “%s”", name, m.sign, m.like(before))
	}
	f.Want = fmt.Sprintf("số “%s”", m.like(want))
	r.at(m.Line, f)
}

// like writes a number as the mark's is.
func (m mark) like(n int) string {
	switch {
	case m.roman:
		return viet.Roman(n)
	case m.level == levelDecimal:
		return m.sign[:strings.LastIndexByte(m.sign, '.')+1] + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// enter takes a number in: the levels under it begin anew. Articles run on through
// chapters and sections.
func (c *counter) enter(m marked) {
	if m.n > 0 {
		c.now[m.level] = m.n
	}
	for level := m.level + 1; level < levels; level++ {
		if level == levelArticle {
			continue
		}
		if c.now[level] > 0 {
			c.before[level] = c.now[level]
		}
		c.now[level] = 0
	}
}

// headingLooks judges how headings of each level look, and that those in the middle
// have a title.
func (r *run) headingLooks(marks []marked) {
	var heads, names, sections, articles []*parts.Line
	items := r.boldItems()
	for _, m := range marks {
		switch {
		case m.level <= levelSubsection && m.word != "":
			heads = append(heads, m.Line)
			if title := r.titleOf(m); title != nil {
				names = append(names, title)
			} else if m.rest == "" {
				r.at(m.Line, Finding{Found: levelNames[m.level] + " không có tiêu đề", Want: "mỗi " + levelNames[m.level] + " có tiêu đề", Hint: "ghi tiêu đề ở dòng dưới"})
			}
		case m.level == levelSection:
			sections = append(sections, m.Line)
		case m.level == levelArticle && !boldMark(m.Line, items):
			articles = append(articles, m.Line)
		}
	}
	r.looks(heads, asked{style: "Chuong", what: "phần, chương, mục", anySize: true, center: true})
	r.looks(names, asked{style: "Chuong", what: "tiêu đề của phần, chương, mục", anySize: true, center: true, capital: true})
	r.looks(sections, asked{style: "DeMuc1", what: "mục và tiêu đề mục", anySize: true, capital: true})
	var odd sames
	for _, l := range articles {
		odd.put("số của điều không in đậm", l, boldLabel(l)...)
	}
	r.tell(&odd, Finding{Want: "từ “Điều”, số thứ tự và tiêu đề của điều in đậm", Hint: "chọn “Điều ...” ở đầu dòng và bấm Ctrl+B"})
}

// boldLabel makes the label of a line bold, if it is typed.
func boldLabel(l *parts.Line) []doc.Change {
	if !l.Typed || l.Start <= l.From {
		return nil
	}
	return []doc.Change{doc.SetFormat{Block: l.Block, Bold: new(true), Start: l.From, End: l.Start}}
}

// titleOf is the line with the title of a heading in the middle: the next one, unless
// that is numbered or a sentence.
func (r *run) titleOf(m marked) *parts.Line {
	for i, l := range r.Body {
		if l != m.Line || m.rest != "" {
			continue
		}
		for _, next := range r.Body[i+1:] {
			if strings.TrimSpace(whole(next)) == "" {
				continue
			}
			if next.Table != nil || markOf(next).level > 0 || next.Style.Align != doc.AlignCenter && !next.Upper() {
				return nil
			}
			return next
		}
	}
	return nil
}

// boldMark tells whether the label of a line is bold; items are the entries of lists
// whose label is.
func boldMark(l *parts.Line, items map[doc.Block]bool) bool {
	if l.Bold() {
		return true
	}
	if !l.Typed {
		return l.Style.Bold || items[l.Block]
	}
	at := 0
	for _, in := range inlines(l.Block) {
		t, ok := in.(doc.Text)
		n := len(doc.PlainText([]doc.Inline{in}))
		if at >= l.From && at < l.Start && hasLetters(doc.PlainText([]doc.Inline{in})) && !(ok && t.Bold || l.Style.Bold) {
			return false
		}
		at += n
	}
	return true
}

// boldItems are the first blocks of list entries whose label is bold.
func (r *run) boldItems() map[doc.Block]bool {
	out := map[doc.Block]bool{}
	var walk func([]doc.Block)
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			l, ok := b.(*doc.List)
			if !ok {
				continue
			}
			for _, it := range l.Items {
				if len(it.Blocks) > 0 {
					out[it.Blocks[0]] = it.LabelBold
				}
				walk(it.Blocks)
			}
		}
	}
	for _, s := range r.Doc.Sections {
		walk(s.Blocks)
	}
	return out
}

// points judges the letters of điểm.
func points(r *run) {
	var words, shapes sames
	for _, list := range pointLists(r.marks()) {
		r.letters(list, &words)
		for _, m := range list {
			if m.end != ")" {
				shapes.put(fmt.Sprintf("điểm ghi “%s%s”", m.sign, m.end), m.Line)
			}
		}
	}
	r.tell(&words, Finding{
		Want: "thứ tự bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, l",
		Hint: "Word tự đánh số theo bảng chữ cái tiếng Anh: tắt đánh số tự động của danh sách và gõ chữ cái của điểm",
	})
	r.tell(&shapes, Finding{Want: "sau chữ cái của điểm là dấu “)”", Hint: "viết lại “a)”, “b)”"})
}

// pointLists are the runs of điểm under one parent.
func pointLists(marks []marked) (lists [][]marked) {
	open := false
	for _, m := range marks {
		if m.level != levelPoint {
			open = false
			continue
		}
		if !open || m.fresh && m.sign == "a" {
			lists, open = append(lists, nil), true
		}
		lists[len(lists)-1] = append(lists[len(lists)-1], m)
	}
	return lists
}

// letters judges the order of one list of điểm. One that goes as the English alphabet
// does is told once.
func (r *run) letters(list []marked, words *sames) {
	before := 0
	for i, m := range list {
		want := before + 1
		if m.n == want {
			before = m.n
			continue
		}
		if english(list) {
			words.put("điểm đánh theo bảng chữ cái tiếng Anh: sau “"+list[i-1].sign+"” là “"+m.sign+"”", m.Line)
			return
		}
		f := Finding{Want: "điểm “" + viet.Letter(want) + ")”", Hint: "đánh lại chữ cái của các điểm"}
		switch {
		case i == 0:
			f.Found = "điểm đầu tiên là “" + m.sign + ")”"
		case m.sign == list[i-1].sign:
			f.Found = "điểm “" + m.sign + ")” lặp lại"
		default:
			f.Found = "điểm “" + m.sign + ")” đứng sau “" + list[i-1].sign + ")”"
		}
		r.at(m.Line, f)
		before = m.n
	}
}

// english tells whether a list goes a, b, c, d, e, f ...: as word processors number.
func english(list []marked) bool {
	for i, m := range list {
		if m.sign != string(rune('a'+i)) {
			return false
		}
	}
	return len(list) > len("abcd")
}

// inlines are those of a paragraph or heading.
func inlines(b doc.Block) []doc.Inline {
	switch b := b.(type) {
	case *doc.Paragraph:
		return b.Inlines
	case *doc.Heading:
		return b.Inlines
	}
	return nil
}
