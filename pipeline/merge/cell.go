package merge

import (
	"strconv"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// cell is one value of an answer by the key of its column, as people read it; an empty
// one was not filled in.
type cell struct {
	key, text string
	ofTask    bool // of new work: the unit says it of the task itself
}

// cellsOf are the values of a row, those of the task only for new work; in one order.
func cellsOf(t record.Task, isNew bool, p record.Progress) []cell {
	percent := ""
	if p.Percent != nil {
		percent = strconv.Itoa(*p.Percent)
	}
	state := ""
	if p.State != "" {
		state = p.State.Label()
	}
	out := []cell{
		{key: keyState, text: state},
		{key: keyPercent, text: percent},
		{key: keyResult, text: viet.Clean(p.Result)},
		{key: keyResultDoc, text: viet.Clean(p.ResultDoc)},
		{key: keyDoneOn, text: p.DoneOn.Short()},
		{key: keyLate, text: viet.Clean(p.LateReason)},
		{key: keyAskedDue, text: p.AskedDue.Short()},
		{key: keyNote, text: viet.Clean(p.Note)},
	}
	if isNew {
		out = append(out,
			cell{key: keyCooperation, text: strings.Join(t.Cooperate, "; "), ofTask: true},
			cell{key: keyDue, text: dueOf(t.Deadline), ofTask: true})
	}
	return out
}

// dueOf is a deadline as a cell shows it: the day that it means, else its words.
func dueOf(d record.Deadline) string {
	if !d.Due.IsZero() {
		return d.Due.Short()
	}
	return viet.Clean(d.Text)
}

func (a *answer) cells() []cell { return cellsOf(a.task, a.isNew, a.says) }

// covers tells whether a row says all that another says.
func covers(a, b []cell) bool {
	for i := range b {
		if b[i].text != "" && a[i].text != b[i].text {
			return false
		}
	}
	return true
}

// fullest is the answer that says all that the others say; nil if there is none.
func fullest(answers []*answer) *answer {
	for _, a := range answers {
		all := true
		for _, b := range answers {
			all = all && covers(a.cells(), b.cells())
		}
		if all {
			return a
		}
	}
	return nil
}
