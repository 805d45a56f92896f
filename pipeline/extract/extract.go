// Package extract takes the records of a month out of a notice that somebody wrote
// (bóc dữ liệu): meeting, results, shortcomings, requirements, units and their tasks.
//
// The words: a [Piece] (mảnh) is a stretch of the source that was understood as one
// value, belongs to the form, or was not understood. The pieces of a line, in their
// order, are all of its text: nothing is dropped, and what was not understood is said.
// A value that is only pointed at, such as the deadline inside the text of a task,
// has a [Place] and no piece of its own.
package extract

import (
	"fmt"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Piece is a stretch of the source's text (mảnh). Without Key and Frame it was not
// understood.
type Piece struct {
	Line  *parts.Line
	Text  string // as it stands in the source
	Key   string // path of the value that it became: "nhiem_vu/2/noi_dung"
	Frame string // what of the form it is, in Vietnamese: "câu dẫn", "phần của trang web"
}

// Place is where a value stands in the source (vị trí).
type Place struct {
	Line   *parts.Line
	Number int          // of the line in the document, from 1
	Page   int          // on which it stands; 0 if nobody laid the document out
	Pos    doc.Position // in the file, if that has lines
}

// String is the place for people.
func (p Place) String() string {
	switch {
	case p.Line == nil:
		return ""
	case p.Pos.Line > 0:
		return fmt.Sprintf("dòng %d", p.Pos.Line)
	case p.Page > 0:
		return fmt.Sprintf("trang %d, đoạn %d", p.Page, p.Number)
	}
	return fmt.Sprintf("đoạn %d", p.Number)
}

// Source is where the blocks of a document stand in their file (nguồn): on which line of
// a text, or from a Word file on which page.
type Source struct {
	Lines map[doc.Block]doc.Position
	Pages map[doc.Block]int
}

// Result is what was taken out.
type Result struct {
	Month    *record.Month
	Pieces   []Piece
	Places   map[string]Place // of the values, by their path in the record
	Problems doc.Problems
}

// Left are the pieces that were not understood.
func (r *Result) Left() []Piece {
	var out []Piece
	for _, p := range r.Pieces {
		if p.Key == "" && p.Frame == "" {
			out = append(out, p)
		}
	}
	return out
}

// Where is the place of the value at a path, or of the nearest value above it.
func (r *Result) Where(path string) Place {
	for {
		p, ok := r.Places[path]
		cut := strings.LastIndexByte(path, '/')
		if ok || cut < 0 {
			return p
		}
		path = path[:cut]
	}
}

// Note is the remark on a value for [intake.FormatWith]: where it was read.
func (r *Result) Note(path string) string {
	for _, short := range []string{"", "/noi_dung", "/chuc_vu", "/chu"} { // of a record that is written as plain text
		if p, ok := r.Places[path+short]; ok {
			return p.String()
		}
	}
	return ""
}

// Month takes the records out of a document whose parts are known. The agency, which
// may be nil, tells the names of the units. What is known of where a block stands may be
// empty, or not know a block.
func Month(p *parts.Parts, a *record.Agency, at Source) *Result {
	r := newReader(p, a, at)
	r.read()
	r.finish()
	return r.Result
}

// reader takes one document apart, line by line.
type reader struct {
	*Result
	parts  *parts.Parts
	at     Source
	agency record.Agency // with the units that were met
	given  bool          // somebody gave the agency
	web    bool          // the text is an article, not the notice itself
	number map[*parts.Line]int

	line *parts.Line // under way
	done int         // bytes of its text that have their piece

	section  section
	home     section  // in which the last heading stands
	marks    []mark   // labelled lines under which others stand
	about    string   // topic of what follows: "Về thu ngân sách"
	held     bool     // its words are in a value
	named    int      // piece that they are
	unit     string   // code of the unit whose tasks follow
	shared   []string // units beside it, to which all of them are given too
	label    string   // class of the labels of the unit's tasks
	last     int      // number of the last of them
	loose    *mark    // line that gave the unit its task by itself: those beside it are not the unit's
	whole    bool     // the last task ended with a colon: what follows belongs to it
	began    bool     // the first words of the body were met
	cited    map[string]int
	untold   map[string][]int // tasks that no row of an annex repeated, by their folded text
	folded   int              // how many tasks have been among them
	coded    map[string]int   // how many citations have a code that begins so
	judged   *parts.Line      // which the general judgement was last taken from
	unitless bool             // something was to be done, and it was not clear by whom
	pending  []string         // who cooperates in the task that follows
	leader   string           // who directs it
	chief    string           // who directs the unit in all of its tasks
	guessed  map[int]bool     // tasks whose deadline stands somewhere in their text
	greeting []string         // sentences that tell of the meeting
	greeted  [][2]int         // their pieces
	own      bool             // they say more than the template would
}

// section is what the lines of the body speak of (phần).
type section int

const (
	opening section = iota
	review
	results
	shortcomings
	general
	tasks
	others // other conclusions
	ending
)

func newReader(p *parts.Parts, a *record.Agency, at Source) *reader {
	r := &reader{
		Result: &Result{Month: &record.Month{}, Places: map[string]Place{}},
		parts:  p, at: at, number: map[*parts.Line]int{}, cited: map[string]int{}, untold: map[string][]int{}, coded: map[string]int{}, guessed: map[int]bool{},
	}
	for i, l := range p.Lines {
		r.number[l] = i + 1
	}
	if a != nil {
		r.agency, r.given = *a, true
		r.agency.Units = append([]record.Unit(nil), a.Units...)
	}
	r.web = p.Nation == nil && p.Number == nil && p.Title == nil
	return r
}

// read goes through all lines in their order.
func (r *reader) read() {
	r.glance()
	known, formed := r.known(), r.formed()
	for i := 0; i < len(r.parts.Lines); i++ {
		l := r.parts.Lines[i]
		if f, ok := known[l]; ok {
			r.begin(l)
			f()
			r.end()
			continue
		}
		if l.Table != nil && !formed[l.Table] {
			i += r.table(r.parts.Lines[i:]) - 1
			continue
		}
		r.begin(l)
		r.body()
		r.end()
	}
}

func (r *reader) begin(l *parts.Line) { r.line, r.done = l, 0 }

// end gives what no piece has yet to those that were not understood.
func (r *reader) end() { r.left(len(r.line.Text)) }

// piece makes a piece of the text from where the last one ended. Spaces and signs
// alone are of the form.
func (r *reader) piece(end int, key, frame string) {
	end = min(end, len(r.line.Text))
	if end <= r.done {
		return
	}
	text := r.line.Text[r.done:end]
	r.done = end
	if key == "" && frame == "" && viet.Fold(text) == "" {
		frame = "dấu câu"
	}
	if key != "" {
		r.place(key)
	}
	r.Pieces = append(r.Pieces, Piece{Line: r.line, Text: text, Key: key, Frame: frame})
}

// place notes where a value stands.
func (r *reader) place(key string) {
	if _, ok := r.Places[key]; !ok {
		r.Places[key] = r.here()
	}
}

func (r *reader) here() Place {
	return r.placeOf(r.line)
}

func (r *reader) placeOf(l *parts.Line) Place {
	return Place{Line: l, Number: r.number[l], Page: r.at.Pages[l.Block], Pos: r.at.Lines[l.Block]}
}

// take makes a piece of a value and gives its text, trimmed.
func (r *reader) take(end int, key string) string {
	text := r.line.Text[r.done:max(end, r.done)]
	r.piece(end, key, "")
	return unended(text)
}

// unended is a text without the sign that ends a document, "./.".
func unended(s string) string {
	s = strings.TrimSpace(s)
	for _, sign := range []string{"./.", "/.", "./"} {
		if rest, ok := strings.CutSuffix(s, sign); ok {
			return strings.TrimSpace(rest) + "."
		}
	}
	return s
}

func (r *reader) frame(end int, what string) { r.piece(end, "", what) }

// left makes a piece that was not understood, and says so.
func (r *reader) left(end int) {
	from := r.done
	r.piece(end, "", "")
	if text := r.line.Text[from:max(from, r.done)]; viet.Fold(text) != "" {
		r.warn("chua-hieu", "chưa hiểu "+record.Quote(text), "xem lại, đưa vào chỗ thích hợp của hồ sơ tháng nếu là nội dung")
	}
}

// rest frames what is left of the line.
func (r *reader) rest(what string) { r.frame(len(r.line.Text), what) }

// warn tells of something at the line under way.
func (r *reader) warn(rule, message, hint string) {
	p := doc.Problem{Warning: true, Rule: rule, Message: message, Hint: hint}
	if r.line != nil {
		here := r.here()
		if p.Pos = here.Pos; p.Pos.Line == 0 {
			p.Message = here.String() + ": " + p.Message
		}
	}
	r.Problems = append(r.Problems, p)
}

// remain is the text that has no piece yet.
func (r *reader) remain() string { return r.line.Text[r.done:] }
