package record

import (
	"slices"

	"vanthu/pipeline/viet"
)

// Review is how the tasks of an office stand in a period, as of a day (kỳ theo dõi).
//
// It speaks of the tasks given on or before the day, but for those that were closed by
// the review before it; so what is open or suspended at the end of a review is what the
// next one carries, and what it carries and what is new make what is done, stopped and
// open. A closed task that its unit takes up again is new. The review before it is that
// of the office's last period before, as of its cut-off day.
//
// A day on or before the cut-off day of an earlier period is reviewed with what was
// reported until that period: figures of a day that is past do not move when later
// forms come in.
//
// Its month is that of the period with what the earlier ones bring: Followed are the
// tasks of earlier periods that the review speaks of, each with the deadline that it
// has on that day, Progress the last word on each task, and the Citations have those of
// these tasks. The month's own Tasks stand as they were given.
type Review struct {
	Month    *Month
	Period   viet.Period    // whose cut-off day is the first on or after To; zero if there is no To
	From, To viet.Date      // the time that the review covers (NĐ 09/2019, Điều 12); To is the day
	Tasks    []Task         // all that it speaks of, with their deadlines on that day, by unit and code
	Old      []bool         // which of Tasks the review before it left open
	Carries  map[string]int // how often a task was carried into a next period, by code; absent: never
	Before   []UnitCount    // the counts of the review before this one; nil if there was none
	Asked    []string       // units that had an open task to report on, by code, in their order
	Silent   []string       // those of them that reported on none of their tasks in this period
	Merged   bool           // some progress was reported in this period
}

// Review is how the tasks stand in the period p as of a day; zero is the cut-off day
// of p. It is nil if the office has no such period. What later periods say does not
// change it.
func (l *Ledger) Review(p viet.Period, asOf viet.Date) *Review {
	month := l.index(p)
	if month < 0 {
		return nil
	}
	if asOf.IsZero() {
		asOf = l.cutOff[month]
	}
	known := slices.IndexFunc(l.cutOff[:month], func(d viet.Date) bool { return !after(asOf, d) })
	if known < 0 {
		known = month
	}
	return l.review(viewAt(known, asOf), month)
}

// AtMeeting is how the tasks stand when the meeting of the period p is held, by what the
// units reported before it: what the meeting's own plan goes on from. It is nil if the
// office has no such period, or the day of the meeting is not known.
func (l *Ledger) AtMeeting(p viet.Period) *Review {
	month := l.index(p)
	if month < 0 || l.months[month].Meeting.Date.IsZero() {
		return nil
	}
	return l.review(view{month, max(month-1, 0), l.months[month].Meeting.Date}, month)
}

// ReviewOf is how the tasks of a month stand that stands alone; the day as
// [Month.AsOf] takes it.
func ReviewOf(m *Month, asOf viet.Date) *Review {
	return NewLedger([]*Month{m}).review(viewAt(0, m.AsOf(asOf)), 0)
}

// review is the review of a view for a month, which may be a later one.
func (l *Ledger) review(v view, month int) *Review {
	m, prev := l.months[month], l.before(v)
	scope := l.inOrder(l.scope(v, prev), &m.Agency)
	r := &Review{From: prev.day.AddDays(1), To: v.day, Carries: map[string]int{}, Merged: len(l.months[v.month].Progress) > 0}
	for _, i := range scope {
		e := &l.tasks[i]
		r.Tasks = append(r.Tasks, l.later(v, e, month))
		r.Old = append(r.Old, l.carried(prev, i))
		if n := l.carries(i, l.periodsBefore(v)); n > 0 && e.task.Code != "" {
			r.Carries[e.task.Code] = n
		}
	}
	if !v.day.IsZero() {
		r.Period = l.closing(v)
	}
	r.Month = l.month(v, scope, month)
	if prev.month >= 0 {
		r.Before = l.tally(prev)
	}
	r.Asked, r.Silent = l.asked(v)
	return r
}

// before is the view of the review before the one of v: see [Review].
func (l *Ledger) before(v view) view {
	prev := viewAt(v.month-1, viet.Date{})
	if v.day.IsZero() {
		return prev
	}
	p, q := l.months[v.month].Meeting.Period, l.closing(v)
	if prev.month >= 0 {
		apart := 12*(q.Year-p.Year) + q.Month - p.Month
		q = l.months[prev.month].Meeting.Period.Add(apart + 1)
	}
	prev.day = l.cutOffOf(q.Prev(), v.month)
	return prev
}

// closing is the month whose cut-off day is the first on or after the day of the view.
func (l *Ledger) closing(v view) viet.Period {
	q := v.day.Period()
	if after(v.day, l.cutOffOf(q, v.month)) {
		return q.Next()
	}
	return q
}

// cutOffOf is the day that closes a period: by what its own month says of the office,
// else as the other month has it.
func (l *Ledger) cutOffOf(q viet.Period, other int) viet.Date {
	if i := l.index(q); i >= 0 {
		return l.cutOff[i]
	}
	return l.months[other].Agency.Reporting.CutOffOf(q)
}

// scope lists the tasks that a review speaks of, prev being the view of the one before.
func (l *Ledger) scope(v, prev view) []int {
	var out []int
	for i := range l.tasks {
		e := &l.tasks[i]
		if l.counts(v, i) && !(prev.knows(e) && prev.closed(e) && v.closed(e)) {
			out = append(out, i)
		}
	}
	return out
}

// carried tells whether a task was open in the view before, or the first that goes on
// with one that was.
func (l *Ledger) carried(prev view, i int) bool {
	e := &l.tasks[i]
	if prev.knows(e) {
		return l.counts(prev, i) && !prev.closed(e)
	}
	return e.follows >= 0 && l.tasks[e.follows].next == i && l.carried(prev, e.follows)
}

// carries counts the first so many periods of the ledger at whose cut-off day the task
// was open, or one that it goes on with was.
func (l *Ledger) carries(i, periods int) int {
	n := 0
	for ; i >= 0; i = l.tasks[i].follows {
		e := &l.tasks[i]
		for month := e.month; month < periods; month++ {
			if at := viewAt(month, l.cutOff[month]); l.counts(at, i) && !at.closed(e) {
				n++
			}
		}
	}
	return n
}

// periodsBefore is how many periods of the ledger lie before the review's, and before
// the one that its day closes.
func (l *Ledger) periodsBefore(v view) int {
	n := v.month
	for n > 0 && !v.day.IsZero() && l.cutOff[n-1].Compare(v.day) >= 0 {
		n--
	}
	return n
}

// month is the month of a review of the tasks in scope.
func (l *Ledger) month(v view, scope []int, month int) *Month {
	m := *l.months[month]
	m.Followed, m.Progress, m.Citations = nil, nil, slices.Clip(m.Citations)
	seen := make(map[int]bool, len(scope))
	for _, i := range scope {
		e := &l.tasks[i]
		seen[i] = true
		if e.month < month || e.origin == opening {
			m.Followed = append(m.Followed, l.later(v, e, month))
		}
		if e.month < month {
			m.Citations = append(m.Citations, l.cited(e, m.Citations)...)
		}
		if p := v.last(e); p != nil {
			m.Progress = append(m.Progress, *p)
		}
	}
	for i := range l.tasks { // reported on before its time, but its documents may say so
		if e := &l.tasks[i]; e.month == month && e.origin != opening && !seen[i] {
			if p := v.last(e); p != nil {
				m.Progress = append(m.Progress, *p)
			}
		}
	}
	return &m
}

// later is a task as a later month speaks of it: its citations have codes that say
// which month's they are, for two months may call two documents by one code.
func (l *Ledger) later(v view, e *entry, month int) Task {
	t := v.task(e)
	if e.month < month {
		t.Citations = nil
		for _, code := range e.task.Citations {
			t.Citations = append(t.Citations, l.citationCode(e, code))
		}
	}
	return t
}

func (l *Ledger) citationCode(e *entry, code string) string {
	return l.months[e.month].Meeting.Period.Key() + "/" + code
}

// cited lists what a task of an earlier month cites, but for what is known.
func (l *Ledger) cited(e *entry, known []Citation) (out []Citation) {
	for _, c := range l.months[e.month].Citations {
		if !slices.Contains(e.task.Citations, c.Code) {
			continue
		}
		c.Code = l.citationCode(e, c.Code)
		if !slices.ContainsFunc(known, func(k Citation) bool { return k.Code == c.Code }) {
			out = append(out, c)
		}
	}
	return out
}

// tally counts the tasks of the review of a view.
func (l *Ledger) tally(v view) []UnitCount {
	a := &l.months[v.month].Agency
	t := newTally(a.Units)
	for _, i := range l.inOrder(l.scope(v, l.before(v)), a) {
		e := &l.tasks[i]
		t.add(e.task.Lead, StatusOf(Task{Deadline: v.deadline(e)}, v.last(e), v.day, a.Reporting.Near()).Class)
	}
	return t.counts()
}

// OpenTasks are the tasks that the units are asked about in the period p
// ([Review.Asked]): those given until its cut-off day and not closed in an earlier
// period, whatever p itself reports of them, suspended ones too; in the order of the
// units, then of their codes. Work that the units themselves reported in p is not asked about in p.
func (l *Ledger) OpenTasks(p viet.Period) []Task {
	month := l.index(p)
	if month < 0 {
		return nil
	}
	v := viewAt(month, l.cutOff[month])
	var out []Task
	for _, i := range l.inOrder(l.open(v), &l.months[month].Agency) {
		out = append(out, v.task(&l.tasks[i]))
	}
	return out
}

// open lists the tasks that the units are asked about.
func (l *Ledger) open(v view) []int {
	var out []int
	earlier := viewAt(v.month-1, v.day)
	for i := range l.tasks {
		e := &l.tasks[i]
		if own := e.month == v.month && e.origin == arisen; l.counts(v, i) && !own && !earlier.closed(e) {
			out = append(out, i)
		}
	}
	return out
}

// asked lists the units that had an open task, and those of them that reported on none
// of their tasks.
func (l *Ledger) asked(v view) (asked, silent []string) {
	answered := map[string]bool{}
	for _, p := range l.months[v.month].Progress {
		if i := l.known(p.Task, v.month); i >= 0 && p.By(*l.tasks[i].task) == l.tasks[i].task.Lead {
			answered[l.tasks[i].task.Lead] = true
		}
	}
	earlier := viewAt(v.month-1, v.day)
	for _, i := range l.inOrder(l.open(v), &l.months[v.month].Agency) {
		unit := l.tasks[i].task.Lead
		if slices.Contains(asked, unit) || earlier.suspended(&l.tasks[i]) {
			continue
		}
		asked = append(asked, unit)
		if !answered[unit] {
			silent = append(silent, unit)
		}
	}
	return asked, silent
}

// Carried lists the tasks that the review before this one left open (chuyển kỳ sang),
// and those that go on with one of them; before the first review, those given before
// the time that it covers.
func (r *Review) Carried() []Task { return r.pick(func(i int) bool { return r.Old[i] }) }

// New lists the tasks that the review speaks of and that were not carried (mới giao
// trong kỳ).
func (r *Review) New() []Task { return r.pick(func(i int) bool { return !r.Old[i] }) }

// Overdue lists the open tasks that are past their deadline (quá hạn).
func (r *Review) Overdue() []Task { return r.In(OpenOverdue) }

// In lists the tasks of a class.
func (r *Review) In(class Class) []Task {
	of := r.Month.progressByTask()
	return r.pick(func(i int) bool { return r.status(r.Tasks[i], of[r.Tasks[i].Code]).Class == class })
}

func (r *Review) pick(wanted func(i int) bool) []Task {
	var out []Task
	for i, t := range r.Tasks {
		if wanted(i) {
			out = append(out, t)
		}
	}
	return out
}

// Status is how a task of the review stands on its day.
func (r *Review) Status(t Task) Status { return r.status(t, r.Month.ProgressOf(t.Code)) }

func (r *Review) status(t Task, p *Progress) Status {
	return StatusOf(t, p, r.To, r.Month.Agency.Reporting.Near())
}

// Counts counts the tasks by unit and class, as [Tally] does.
func (r *Review) Counts() []UnitCount { return Tally(r.Tasks, r.Month, r.To) }
