package lint

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// mark is a quotation mark (dấu ngoặc kép, nháy đơn).
type mark struct {
	start, end int
	single     bool
	opens      bool
	pair       int // index of the other one of the pair; -1 if it has none
}

// scanQuotes finds the quotation marks and pairs them. Apostrophes (H'Mông) and
// the signs of inches and minutes after a figure (3") are none.
func scanQuotes(s string) []mark {
	if !mayHaveQuotes(s) {
		return nil
	}
	var marks []mark
	open := map[bool]int{false: -1, true: -1} // by single
	for i, r := range s {
		kind := quoteKind(s, i, r, open)
		if kind == 0 {
			continue
		}
		m := mark{start: i, end: i + utf8.RuneLen(r), single: r == '\'' || r == '‘' || r == '’', opens: kind > 0, pair: -1}
		if m.opens {
			open[m.single] = len(marks)
		} else if o := open[m.single]; o >= 0 {
			m.pair, marks[o].pair = o, len(marks)
			open[m.single] = -1
		}
		marks = append(marks, m)
	}
	return marks
}

// mayHaveQuotes tells quickly by the bytes of a text that no quotation mark is in it.
func mayHaveQuotes(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '"', '\'', "“"[0], "«"[0]:
			return true
		}
	}
	return false
}

// quoteKind is 1 for a mark that opens, -1 for one that closes and 0 for a rune
// that is no quotation mark.
func quoteKind(s string, i int, r rune, open map[bool]int) int {
	switch r {
	case '“', '‘', '«':
		return 1
	case '”', '»':
		return -1
	case '’':
		if open[true] >= 0 {
			return -1
		}
		return 0
	case '"', '\'':
	default:
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	single := r == '\''
	switch {
	case single && unicode.IsLetter(before) && unicode.IsLetter(after):
		return 0
	case open[single] >= 0:
		return -1
	case unicode.IsDigit(before):
		return 0
	case single && (i > 0 && !unicode.IsSpace(before) && before != '(' && before != '“' && before != '"' || !unicode.IsLetter(after) && !unicode.IsDigit(after)):
		return 0
	}
	return 1
}

// quotedSpans are the parts between two marks of a pair, in order, those within
// others left out.
func quotedSpans(marks []mark) []span {
	var spans []span
	for _, m := range marks {
		if m.opens && m.pair >= 0 && (len(spans) == 0 || m.start >= spans[len(spans)-1].end) {
			spans = append(spans, span{m.end, marks[m.pair].start})
		}
	}
	return spans
}

// inQuotes tells whether the place stands between two marks of a pair: there are
// titles and the words of others, which stay as they are.
func (p *passage) inQuotes(at int) bool {
	i := sort.Search(len(p.quoted), func(i int) bool { return p.quoted[i].end > at })
	return i < len(p.quoted) && p.quoted[i].start <= at
}

// quotes finds straight quotation marks, and double ones without their other
// half. A quotation may go on over several passages.
func quotes(t *text) []Finding {
	var found []Finding
	var lone []Finding // opening marks that wait for their other half
	for _, p := range t.passages {
		for _, m := range p.marks {
			switch {
			case m.pair >= 0:
				if fix := curly(m); fix != p.raw[m.start:m.end] {
					found = append(found, p.finding("ngoac-kep", m.start, m.end,
						Finding{Severity: Info, Fix: fix, Sure: true, Reason: "không phải dấu ngoặc kép cong “ ”, ‘ ’"}))
				}
			case m.single:
			case !m.opens && len(lone) > 0:
				lone = lone[:len(lone)-1]
			default:
				f := p.finding("ngoac-kep", m.start, m.end, Finding{Severity: Warning, Reason: "thiếu dấu ngoặc kép mở đi với dấu này; thêm dấu mở hoặc bỏ dấu này"})
				if !m.opens {
					found = append(found, f)
					continue
				}
				f.Reason = "thiếu dấu ngoặc kép đóng đi với dấu này; thêm dấu đóng hoặc bỏ dấu này"
				lone = append(lone, f)
			}
		}
	}
	return append(found, lone...)
}

// curly is the mark as it is to be written.
func curly(m mark) string {
	switch {
	case m.single && m.opens:
		return "‘"
	case m.single:
		return "’"
	case m.opens:
		return "“"
	}
	return "”"
}
