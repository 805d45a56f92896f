package merge

import (
	"reflect"

	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
)

// says tells whether the new text of tien-do.yaml says what the old one said, and what
// was merged.
func says(before, after string, r *Result) bool {
	old, ok := partOf(before)
	now, ok2 := partOf(after)
	if !ok || !ok2 {
		return false
	}
	rows, works := places{}, places{}
	for i, p := range old.Progress {
		rows.note(i, p.Task, p.Unit)
	}
	for i, t := range old.Arisen {
		works.note(i, t.Code, "")
	}
	for _, p := range r.Progress {
		if i := rows.of(p.Task); i >= 0 {
			old.Progress[i] = p
		} else {
			old.Progress = append(old.Progress, p)
		}
	}
	for _, t := range r.Arisen {
		if i := works.of(t.Code); i >= 0 {
			old.Arisen[i] = renewed(old.Arisen[i], t)
		} else {
			old.Arisen = append(old.Arisen, t)
		}
	}
	for _, m := range []*record.Month{old, now} {
		for i := range m.Progress {
			p := &m.Progress[i]
			p.Task = squeezed(p.Task)
		}
		for i := range m.Arisen {
			m.Arisen[i].Code = squeezed(m.Arisen[i].Code)
		}
	}
	return reflect.DeepEqual(old, now)
}

// renewed is new work as the file will have it.
func renewed(old, t record.Task) record.Task {
	old.Lead, old.Text = t.Lead, t.Text
	if len(t.Cooperate) > 0 {
		old.Cooperate = t.Cooperate
	}
	if t.Deadline.Text != "" {
		old.Deadline = t.Deadline
	}
	return old
}

// partOf reads a text of tien-do.yaml.
func partOf(text string) (*record.Month, bool) {
	if root, err := parse(text); err == nil && root == nil {
		return new(record.Month), true
	}
	n, ps := intake.Read(progressFile, []byte(text))
	if n == nil || ps.Failed() {
		return nil, false
	}
	m, more := intake.Part(n)
	return m, !more.Failed()
}
