package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
)

// Ledger is all tasks of an office (sổ theo dõi nhiệm vụ), derived by reading its
// months in order. It stores nothing: the same months give the same ledger. It may be
// asked by several goroutines at once, as long as nobody changes the months.
type Ledger struct {
	months []*Month       // by period, ascending
	cutOff []viet.Date    // that of each month
	tasks  []entry        // in the order in which the months speak of them
	byCode map[string]int // place in tasks
}

// entry is a task with all that the months say of it.
type entry struct {
	task     *Task
	month    int       // the first that speaks of it, by its place in the ledger
	origin   origin    // in what list it stands there
	assigned viet.Date // ngày giao; zero: not known, and then before any day
	baseline viet.Date // the first deadline, of the task that it goes on with if that had one
	follows  int       // the task that it goes on with (chuyển tiếp từ); none: -1
	next     int       // the first that was given to go on with it; none: -1
	reports  []report  // by month, one of each
	moves    []move    // by the day from which they hold
}

// origin is the list of a month from which a task came.
type origin uint8

const (
	opening origin = iota // Followed: given before the ledger begins
	given                 // Tasks
	arisen                // Arisen
)

// report is the word of a month on a task.
type report struct {
	month int
	row   *Progress
	lead  bool // the leading unit's
}

// move is a decision on a deadline.
type move struct {
	month int
	from  viet.Date // the day from which it holds
	to    viet.Date
}

// NewLedger makes the ledger of an office from its months, in any order; of two of one
// period the first counts. A task is known from the first month that speaks of it.
func NewLedger(months []*Month) *Ledger {
	l := &Ledger{months: slices.Clone(months), byCode: map[string]int{}}
	byPeriod := func(a, b *Month) int { return a.Meeting.Period.Compare(b.Meeting.Period) }
	slices.SortStableFunc(l.months, byPeriod)
	l.months = slices.CompactFunc(l.months, func(a, b *Month) bool { return byPeriod(a, b) == 0 })
	for i, m := range l.months {
		l.cutOff = append(l.cutOff, m.Agency.Reporting.CutOffOf(m.Meeting.Period))
		l.addTasks(i)
	}
	for i := range l.tasks {
		l.link(i)
	}
	for i := range l.months {
		l.addReports(i)
		l.addMoves(i)
	}
	return l
}

// addTasks adds the tasks of a month that no earlier one gave.
func (l *Ledger) addTasks(month int) {
	m := l.months[month]
	add := func(list []Task, from origin, day func(Task) viet.Date) {
		for i := range list {
			if t := &list[i]; l.find(t, from) < 0 {
				if t.Code != "" {
					l.byCode[t.Code] = len(l.tasks)
				}
				l.tasks = append(l.tasks, entry{task: t, month: month, origin: from, assigned: day(*t), baseline: t.Deadline.Baseline, follows: -1, next: -1})
			}
		}
	}
	own := func(t Task) viet.Date { return t.Assigned }
	add(m.Followed, opening, own)
	add(m.Tasks, given, func(t Task) viet.Date {
		if day := m.AssignedOn(t); !day.IsZero() {
			return day
		}
		return m.Meeting.Period.First()
	})
	add(m.Arisen, arisen, own)
}

// find is the place of a task that is known already, else -1. A followed task without
// a code is one of the same unit with the same words.
func (l *Ledger) find(t *Task, from origin) int {
	if t.Code != "" {
		return l.known(t.Code, len(l.months))
	}
	if from != opening {
		return -1
	}
	return slices.IndexFunc(l.tasks, func(e entry) bool { return e.task.Lead == t.Lead && e.task.Text == t.Text })
}

// known is the place of the task with a code if a month until this one gave it, else
// -1.
func (l *Ledger) known(code string, month int) int {
	if i, ok := l.byCode[code]; ok && code != "" && l.tasks[i].month <= month {
		return i
	}
	return -1
}

// link ties a task to the one that it goes on with, which stands before it: so no task
// can go on with itself, however long the chain. It was not given before that one was.
func (l *Ledger) link(i int) {
	e := &l.tasks[i]
	before := l.known(e.task.CarriedFrom, e.month)
	if before < 0 || before >= i {
		return
	}
	e.follows = before
	if day := l.tasks[before].assigned; day.Compare(e.assigned) > 0 {
		e.assigned = day
	}
	if last := &l.tasks[before]; last.next < 0 || l.tasks[last.next].month == e.month && e.assigned.Compare(l.tasks[last.next].assigned) < 0 {
		last.next = i
	}
	if first := l.tasks[before].baseline; !first.IsZero() {
		e.baseline = first
	}
}

// addReports notes the last row of a month on each task; a row of a cooperating unit
// gives way to any of the unit that leads.
func (l *Ledger) addReports(month int) {
	rows := l.months[month].Progress
	for j := range rows {
		i := l.known(rows[j].Task, month)
		if i < 0 {
			continue
		}
		e := &l.tasks[i]
		r := report{month, &rows[j], rows[j].By(*e.task) == e.task.Lead}
		if n := len(e.reports) - 1; n < 0 || e.reports[n].month < month {
			e.reports = append(e.reports, r)
		} else if r.lead || !e.reports[n].lead {
			e.reports[n] = r
		}
	}
}

// By is the code of the unit that reports on a task (đơn vị báo cáo).
func (p Progress) By(t Task) string { return cmp.Or(p.Unit, t.Lead) }

// addMoves notes the decisions of a month on deadlines. One without its day holds from
// the cut-off day of the month that tells of it.
func (l *Ledger) addMoves(month int) {
	for _, x := range l.months[month].Extended {
		i := l.known(x.Task, month)
		if i < 0 || x.To.IsZero() {
			continue
		}
		from := x.DecidedOn
		if from.IsZero() {
			from = l.cutOff[month]
		}
		e := &l.tasks[i]
		e.moves = append(e.moves, move{month, from, x.To})
		slices.SortStableFunc(e.moves, func(a, b move) int { return a.from.Compare(b.from) })
	}
}

// view is what can be known of the tasks: what the months until one give and decide,
// and what the units have reported until heard, as of a day (ngày chốt). A zero day is
// the end of time. Month -1 is the time before the ledger: what its first month says
// was given by that day.
type view struct {
	month, heard int
	day          viet.Date
}

// viewAt is the view of a month whose units have reported.
func viewAt(month int, day viet.Date) view { return view{month, month, day} }

// knows tells whether the task was given.
func (v view) knows(e *entry) bool {
	if v.month < 0 && e.assigned.IsZero() {
		return e.month == 0 && e.origin == opening
	}
	last := v.month
	if e.origin == arisen {
		last = v.heard
	}
	return e.month <= max(last, 0) && !after(e.assigned, v.day)
}

// last is the last word on the task, nil if there is none.
func (v view) last(e *entry) *Progress {
	for _, r := range slices.Backward(e.reports) {
		if r.month <= v.heard {
			return r.row
		}
	}
	return nil
}

// closed tells whether the task was done or cancelled. One that is suspended stays on
// the books, for it may be taken up again.
func (v view) closed(e *entry) bool {
	p := v.last(e)
	return p != nil && (p.State == StateCancelled || p.State == StateDone && !after(p.DoneOn, v.day))
}

// suspended tells whether nothing is awaited of the task for now.
func (v view) suspended(e *entry) bool {
	p := v.last(e)
	return p != nil && p.State == StateSuspended
}

// stops tells whether the task is suspended or cancelled.
func (p *Progress) stops() bool { return p.State == StateSuspended || p.State == StateCancelled }

// deadline is the deadline that the task has: as it was given, or as it was moved. A
// moved one is a day, whatever the words were.
func (v view) deadline(e *entry) Deadline {
	d := e.task.Deadline
	for _, m := range e.moves {
		if m.month <= v.month && !after(m.from, v.day) {
			d = Deadline{Kind: DeadlineDate, Due: m.to}
		}
	}
	d.Baseline = e.baseline
	return d
}

// task is the task as it stands.
func (v view) task(e *entry) Task {
	t := *e.task
	t.Assigned, t.Deadline = e.assigned, v.deadline(e)
	return t
}

// counts tells whether the task was given and no other went on with it since.
func (l *Ledger) counts(v view, i int) bool {
	e := &l.tasks[i]
	return v.knows(e) && (e.next < 0 || !v.knows(&l.tasks[e.next]))
}

// index is the place of the month of a period, -1 if there is none.
func (l *Ledger) index(p viet.Period) int {
	i, ok := slices.BinarySearchFunc(l.months, p, func(m *Month, p viet.Period) int { return m.Meeting.Period.Compare(p) })
	if !ok {
		return -1
	}
	return i
}

// inOrder sorts places of tasks: by the order of the units, then by code; tasks
// without a code come last, as they were given.
func (l *Ledger) inOrder(tasks []int, a *Agency) []int {
	rank := make(map[string]int, len(a.Units))
	for i, u := range a.Units {
		rank[u.Code] = i - len(a.Units)
	}
	slices.SortFunc(tasks, func(i, j int) int {
		t, u := l.tasks[i].task, l.tasks[j].task
		return cmp.Or(cmp.Compare(rank[t.Lead], rank[u.Lead]), cmp.Compare(t.Lead, u.Lead), compareCodes(t.Code, u.Code), cmp.Compare(i, j))
	})
	return tasks
}

// compareCodes orders codes of tasks by their letters, then by the number at the end:
// "VP-99" before "VP-100"; no code is the last.
func compareCodes(a, b string) int {
	stemA, numberA := cutNumber(a)
	stemB, numberB := cutNumber(b)
	return cmp.Or(strings.Compare(strconv.FormatBool(a == ""), strconv.FormatBool(b == "")),
		strings.Compare(stemA, stemB), cmp.Compare(len(numberA), len(numberB)), strings.Compare(numberA, numberB), strings.Compare(a, b))
}

// cutNumber parts the digits at the end of a code, without zeros before them.
func cutNumber(code string) (stem, digits string) {
	stem = strings.TrimRight(code, "0123456789")
	return stem, strings.TrimLeft(code[len(stem):], "0")
}
