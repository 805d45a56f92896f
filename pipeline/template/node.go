package template

import "vanthu/pipeline/doc"

// node is one of [*paragraph], [*heading], [*item], [*chart], [*table], [*row], [*each]
// or [*choice]: a block of a template, or a directive around blocks.
type node interface{ node() }

type paragraph struct{ text text }

type heading struct {
	level int
	text  text
}

// item is an entry of a list. Lists themselves are not nodes: items of one kind
// that follow each other are a list once they are printed, so that a directive
// may stand around any of them.
type item struct {
	ordered bool
	blocks  []node // the first is a paragraph
}

// chart is a hole that yields a chart.
type chart struct{ code *code }

// table is a table. Its rows are rows and directives around rows.
type table struct {
	columns []doc.Length // relative
	heads   []*row
	rows    []node
	filter  bool  // spreadsheets offer filters
	classed []int // grid columns whose cells begin with the class of a task
}

type row struct{ cells []cell }

type cell struct {
	align      doc.Align
	text       text
	span, down int // columns and rows that it covers
}

// each prints its body for every element of a list, or none if there is none.
type each struct {
	head *eachHead
	body []node
	none []node
}

// choice prints its first case that is true.
type choice struct{ cases []choiceCase }

type choiceCase struct {
	when *code // nil: always
	body []node
}

func (*paragraph) node() {}
func (*heading) node()   {}
func (*item) node()      {}
func (*chart) node()     {}
func (*table) node()     {}
func (*row) node()       {}
func (*each) node()      {}
func (*choice) node()    {}

// text is a line of text with holes.
type text []piece

// piece is a stretch of a text: literal text, a hole, a line break or a link.
type piece struct {
	literal      string
	hole         *code
	bold, italic bool
	lineBreak    bool
	link         *link
	spots        []spot // where stretches of the literal stand in the file
}

// spot is the place in the file of a byte of a literal.
type spot struct{ at, offset int }

// link is a link whose address and text may hold holes.
type link struct{ target, text text }

// onlyHoles tells whether a text has no words of its own.
func (t text) onlyHoles() bool {
	for _, p := range t {
		if p.hole == nil && p.literal != " " {
			return false
		}
	}
	return len(t) > 0
}
