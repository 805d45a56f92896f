package record

import (
	"fmt"
	"regexp"
	"testing"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// differing are the vectors that this package answers otherwise.
var differing = []judge.Differing{
	{"task-status", "due 2026-11-20, done 2026-11-25, as-of 2026-11-23",
		"WARN: ngày hoàn thành 25/11/2026 sau ngày chốt số liệu 23/11/2026: báo cáo tính là chưa hoàn thành",
		"the task was not done on that day, which is a sound report; as an error it would stop the documents of a month that is late"},
}

func TestVectors(t *testing.T) {
	judge.Vectors(t, "pipeline/record", map[string]func(string) string{"task-status": taskStatus, "days-overdue": daysOverdue}, differing)
}

// The days of a vector: "due 2026-11-25, done -, as-of 2026-11-23".
var vectorDays = regexp.MustCompile(`(due|done|as-of) (\S+?)[,;]?(?: |$)`)

// statusVector reads a vector's input and derives the status, and what is said of
// the progress.
func statusVector(input string) (Status, []Fault) {
	days := map[string]viet.Date{}
	for _, m := range vectorDays.FindAllStringSubmatch(input, -1) {
		if m[2] != "-" && m[2] != "none" {
			days[m[1]] = day(m[2])
		}
	}
	m := Month{Followed: []Task{{Code: "1", Deadline: Deadline{Due: days["due"]}}}, Progress: []Progress{{Task: "1", State: StateInProgress, LateReason: "x"}}}
	if done := days["done"]; !done.IsZero() {
		m.Progress[0].State, m.Progress[0].DoneOn = StateDone, done
	}
	m.Complete()
	return StatusOf(m.Followed[0], &m.Progress[0], days["as-of"], m.Agency.Reporting.Near()), m.CheckAsOf(days["as-of"])
}

func taskStatus(input string) string {
	status, faults := statusVector(input)
	switch {
	case len(faults) == 0:
		return status.Label()
	case faults[0].Warning:
		return "WARN: " + faults[0].Message
	}
	return "ERROR: " + faults[0].Message
}

// daysOverdue counts from the deadline; days that are left are negative.
func daysOverdue(input string) string {
	status, _ := statusVector(input)
	switch {
	case status.Class == OpenNoDue:
		return "không tính"
	case status.Overdue() > 0:
		return fmt.Sprint(status.Overdue())
	}
	return fmt.Sprint(-status.Days)
}
