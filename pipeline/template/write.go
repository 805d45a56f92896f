package template

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	exprfile "github.com/expr-lang/expr/file"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// failed reports an expression that failed with the data of this document.
func (f *filler) failed(c *code, err error) {
	p := doc.Problem{Pos: c.pos, Rule: ruleData}
	var form *viet.FormError
	var fault *exprfile.Error
	switch {
	case errors.As(err, &form):
		p.Message, p.Hint = form.Message, cmp.Or(form.Hint, typeHint)
	case errors.As(err, &fault):
		p.Message, p.Hint = translate(fault.Message, newScope(nil, false))
	default:
		p.Message, p.Hint = translate(err.Error(), newScope(nil, false))
	}
	f.report(p)
}

// report notes a problem once, however often its place is printed.
func (f *filler) report(p doc.Problem) {
	if !slices.Contains(f.problems, p) {
		f.problems = append(f.problems, p)
	}
}

// writer collects the inlines of a line, canonical from the start: neighbouring
// texts of one format are one.
type writer struct {
	done   [][]doc.Inline // paragraphs that a blank line in a value closed
	now    []doc.Inline
	run    strings.Builder
	format format
	single bool // blank lines do not close a paragraph
	hollow bool // the last thing written was a hole that printed nothing
}

// paragraphs prints a text as paragraphs: none if it consists of holes only
// and prints nothing.
func (f *filler) paragraphs(t text) [][]doc.Inline {
	w := writer{}
	f.write(t, &w)
	return w.paragraphs(t)
}

// paragraphs are the paragraphs that a text has become.
func (w *writer) paragraphs(t text) [][]doc.Inline {
	w.flush()
	if len(w.now) > 0 || len(w.done) == 0 && !t.onlyHoles() && len(t) > 0 {
		w.done = append(w.done, w.now)
	}
	return w.done
}

// line prints a text as one paragraph.
func (f *filler) line(t text) []doc.Inline {
	w := writer{single: true}
	f.write(t, &w)
	w.flush()
	return w.now
}

// plain prints a text without format, line breaks as "\n".
func (f *filler) plain(t text) string { return doc.PlainText(f.line(t)) }

func (f *filler) write(t text, w *writer) {
	for _, p := range t {
		w.use(format{p.bold, p.italic})
		switch {
		case p.hole != nil:
			w.value(f.show(p.hole, f.value(p.hole)))
		case p.link != nil:
			f.link(p.link, w)
		case p.lineBreak:
			w.add(doc.Break{})
		default:
			w.literal(f.literal(p.literal))
		}
	}
	w.trimEnd()
}

func (f *filler) link(l *link, w *writer) {
	target, label := f.plain(l.target), strings.ReplaceAll(f.plain(l.text), "\n", " ")
	switch {
	case label == "":
	case target == "":
		w.value(label)
	case !goodTarget(target):
		f.report(doc.Problem{
			Warning: true, Pos: l.position(), Rule: ruleData,
			Message: fmt.Sprintf("địa chỉ “%s” không dùng được, chỉ in chữ", target),
			Hint:    "địa chỉ bắt đầu bằng https://, http:// hoặc mailto:",
		})
		w.value(label)
	default:
		w.add(doc.Link{Target: target, Text: label})
	}
}

// position is the place of the first hole of a link's address.
func (l *link) position() doc.Position {
	for _, p := range l.target {
		if p.hole != nil {
			return p.hole.pos
		}
	}
	return doc.Position{}
}

// use changes the format of what is written next.
func (w *writer) use(f format) {
	if f != w.format {
		w.flush()
		w.format = f
	}
}

// flush ends the run of text.
func (w *writer) flush() {
	if w.run.Len() == 0 {
		return
	}
	t := doc.Text{Text: w.run.String(), Bold: w.format.bold, Italic: w.format.italic}
	w.run.Reset()
	if n := len(w.now); n > 0 {
		if last, ok := w.now[n-1].(doc.Text); ok && last.Bold == t.Bold && last.Italic == t.Italic {
			t.Text = last.Text + t.Text
			w.now = w.now[:n-1]
		}
	}
	w.now = append(w.now, t)
}

func (w *writer) add(in doc.Inline) {
	w.flush()
	w.now = append(w.now, in)
	w.hollow = false
}

// literal writes the template's own words. A space after a hole that printed
// nothing is left out where one is before it already.
func (w *writer) literal(s string) {
	if w.hollow && w.endsInSpace() {
		s = strings.TrimPrefix(s, " ")
	}
	w.run.WriteString(s)
	if s != "" {
		w.hollow = false
	}
}

// value writes data: a line break is a break, a blank line ends the paragraph.
func (w *writer) value(s string) {
	if s == "" {
		w.hollow = true
		return
	}
	w.hollow = false
	if !strings.ContainsAny(s, "\n\t") {
		w.run.WriteString(s)
		return
	}
	blank, first := false, true
	for line := range strings.SplitSeq(strings.Trim(s, "\n"), "\n") {
		if strings.TrimSpace(line) == "" {
			blank = true
			continue
		}
		switch {
		case first:
		case blank && !w.single:
			w.flush()
			w.done = append(w.done, w.now)
			w.now = nil
		default:
			w.add(doc.Break{})
		}
		w.tabbed(line)
		blank, first = false, false
	}
}

// tabbed writes a line of data, its tabs as tabs.
func (w *writer) tabbed(line string) {
	for i, part := range strings.Split(line, "\t") {
		if i > 0 {
			w.add(doc.Tab{})
		}
		w.run.WriteString(part)
	}
}

// endsInSpace tells whether a space now would be the second in a row, or the
// first of the paragraph.
func (w *writer) endsInSpace() bool {
	if w.run.Len() > 0 {
		return strings.HasSuffix(w.run.String(), " ")
	}
	if len(w.now) == 0 {
		return true
	}
	t, ok := w.now[len(w.now)-1].(doc.Text)
	return !ok || strings.HasSuffix(t.Text, " ")
}

// trimEnd drops the space before a hole at the end that printed nothing.
func (w *writer) trimEnd() {
	if !w.hollow {
		return
	}
	if s := w.run.String(); s != "" {
		w.run.Reset()
		w.run.WriteString(strings.TrimRight(s, " "))
	} else if n := len(w.now); n > 0 {
		if t, ok := w.now[n-1].(doc.Text); ok {
			t.Text = strings.TrimRight(t.Text, " ")
			w.now[n-1] = t
			if t.Text == "" {
				w.now = w.now[:n-1]
			}
		}
	}
}
