package doc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing wrong with an input, a template or a document (lỗi hoặc
// cảnh báo): where, what, and what to do. Message and Hint are Vietnamese,
// lower case, without a full stop.
type Problem struct {
	Warning bool     // cảnh báo: the document is still made
	Pos     Position // where; may be empty
	Message string   // what is wrong, with the value found in “quotes”
	Hint    string   // how to mend it; may be empty
	Rule    string   // stable name of the rule, such as "khoa-la"
}

// Position is a place in a user's file: line and column (runes, from 1) of a
// text file, or sheet and cell of a workbook.
type Position struct {
	File      string
	Line, Col int
	Sheet     string
	Cell      string
}

// String writes the position as "tệp.yaml:3:5" or `tệp.xlsx, trang "NhiemVu", ô K7`.
func (p Position) String() string {
	s := p.File
	switch {
	case p.Sheet != "":
		s = strings.TrimPrefix(fmt.Sprintf("%s, trang %q", s, p.Sheet), ", ")
		if p.Cell != "" {
			s += ", ô " + p.Cell
		}
	case p.Line > 0 && p.Col > 0:
		s = fmt.Sprintf("%s:%d:%d", s, p.Line, p.Col)
	case p.Line > 0:
		s = fmt.Sprintf("%s:%d", s, p.Line)
	}
	return s
}

// Error writes the problem on one line: where, what; how to mend it.
func (p Problem) Error() string {
	var b strings.Builder
	if pos := p.Pos.String(); pos != "" {
		b.WriteString(pos + ": ")
	}
	b.WriteString(p.Message)
	if p.Hint != "" {
		b.WriteString("; " + p.Hint)
	}
	return b.String()
}

// Problems is a list of problems; as an error it holds at least one.
type Problems []Problem

// Error writes one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Failed tells whether a problem of the list is more than a warning.
func (ps Problems) Failed() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return !p.Warning })
}

// Sort orders the problems by file, sheet and place, keeping equals in order.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Sheet, b.Pos.Sheet),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
		)
	})
}
