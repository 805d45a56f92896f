package record

import "vanthu/pipeline/viet"

// Ledger is all tasks of an office (sổ theo dõi nhiệm vụ), derived by reading its
// months in order. It stores nothing: the same months give the same ledger.
type Ledger struct {
	months []*Month // by period, ascending
}

// Review is how the tasks of an office stand in a period, as of a day (kỳ theo dõi).
//
// Its month is that of the period with what the earlier ones bring: Followed are the
// tasks of earlier periods that the review speaks of, each with the deadline that
// it has on that day, and Progress the last word on each task. The review speaks of
// the tasks given on or before the day that were not closed before the time that
// it covers; so what is open at the end of a review is what the next one carries.
type Review struct {
	Month    *Month
	From, To viet.Date      // the time that the review covers (NĐ 09/2019, Điều 12); To is the day
	Carries  map[string]int // how often a task was carried into a next period, by code; absent: never
	Before   []UnitCount    // the counts of the review before this one; nil if there was none
	Asked    []string       // units that had an open task to report on, by code, in their order
	Silent   []string       // those of them that reported on none of their tasks in this period
	Merged   bool           // some progress was reported in this period
}

// NewLedger makes the ledger of an office from its months, in any order.
func NewLedger(months []*Month) *Ledger { return &Ledger{months: months} }

// Check judges what one month says against the months before it: a code given
// twice, progress or an extension of a task that nobody gave, work reported as done
// after it was closed. The paths of the faults are those of the month.
func (l *Ledger) Check(p viet.Period) []Fault { return nil }

// Review is how the tasks stand in the period p as of a day; zero is the cut-off day
// of p. It is nil if the office has no such period.
func (l *Ledger) Review(p viet.Period, asOf viet.Date) *Review { return nil }

// OpenTasks are the tasks that the units are asked about in the period p
// ([Review.Asked]): those given until its cut-off day and not closed in an earlier
// period, whatever p itself reports of them; in the order of the units, then of
// their codes.
func (l *Ledger) OpenTasks(p viet.Period) []Task { return nil }
