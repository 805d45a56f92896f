package merge

import (
	"reflect"
	"strings"

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

// keeps tells whether all comments of a text of tien-do.yaml are in the new one too.
func keeps(before, after string) bool {
	left := map[string]int{}
	eachComment(after, func(_ int, comment string) { left[comment]++ })
	lost := false
	eachComment(before, func(at int, comment string) {
		if left[comment]--; left[comment] < 0 && !lost {
			lost = isPlainComment(before, at, comment)
		}
	})
	return !lost
}

// eachComment calls f with all that may be a comment, and the place where it begins.
func eachComment(text string, f func(at int, comment string)) {
	start := 0
	for _, line := range linesOf(text) {
		for i := range len(line) {
			if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
				f(start+i, strings.TrimSpace(line[i:]))
			}
		}
		start += len(line)
	}
}

// isPlainComment tells whether it is a comment that begins at a place, and no part of a
// value: the text says the same without it.
func isPlainComment(text string, at int, comment string) bool {
	with, ok := partOf(text)
	without, ok2 := partOf(text[:at] + text[at+len(comment):])
	return ok && ok2 && reflect.DeepEqual(with, without)
}
