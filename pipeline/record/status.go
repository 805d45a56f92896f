package record

import (
	"slices"

	"vanthu/pipeline/viet"
)

// Class is how a task stands on a day (phân loại tình trạng). The first seven
// are the national arithmetic: done (on time, late) and not done (in term,
// overdue), with "no due date" beside each and "near" taken out of "in term".
type Class string

// The classes, in the order of the report's table.
const (
	DoneOnTime  Class = "hoan_thanh_dung_han"
	DoneLate    Class = "hoan_thanh_qua_han"
	DoneNoDue   Class = "hoan_thanh_khong_han"
	OpenInTerm  Class = "chua_trong_han"
	OpenNear    Class = "chua_sap_den_han"
	OpenOverdue Class = "chua_qua_han"
	OpenNoDue   Class = "chua_khong_han"
	Stopped     Class = "dung_huy" // suspended or cancelled: neither done nor awaited
)

// Classes lists the classes with their labels, in the order of the table.
func Classes() []Choice {
	return []Choice{
		{Key: string(DoneOnTime), Label: "Đã hoàn thành - đúng hạn"},
		{Key: string(DoneLate), Label: "Đã hoàn thành - quá hạn"},
		{Key: string(DoneNoDue), Label: "Đã hoàn thành - không có thời hạn"},
		{Key: string(OpenInTerm), Label: "Chưa hoàn thành - trong hạn"},
		{Key: string(OpenNear), Label: "Chưa hoàn thành - sắp đến hạn"},
		{Key: string(OpenOverdue), Label: "Chưa hoàn thành - quá hạn"},
		{Key: string(OpenNoDue), Label: "Chưa hoàn thành - không có thời hạn"},
		{Key: string(Stopped), Label: "Tạm dừng hoặc hủy"},
	}
}

// Label is the class in words.
func (c Class) Label() string { return LabelOf(Classes(), string(c)) }

// Status is how one task stands on a day. Days counts calendar days: after the
// deadline when late or overdue, until it when in term or near.
type Status struct {
	Class Class
	Days  int
}

// Overdue is the number of days past the deadline (số ngày quá hạn); 0 if none.
func (s Status) Overdue() int {
	if s.Class == DoneLate || s.Class == OpenOverdue {
		return s.Days
	}
	return 0
}

// Label is the status in words, with the days when overdue: "Chưa hoàn thành -
// quá hạn 03 ngày".
func (s Status) Label() string {
	if n := s.Overdue(); n > 0 {
		return s.Class.Label() + " " + viet.PadCount(n) + " ngày"
	}
	return s.Class.Label()
}

// StatusOf derives how a task stands at the end of the day asOf; p is its
// reported progress, nil if none; nearDays before the deadline count as near. A
// suspended or cancelled task is Stopped, whatever its deadline. Work done after
// asOf was not done on that day: the task is still open.
func StatusOf(t Task, p *Progress, asOf viet.Date, nearDays int) Status {
	due := t.Deadline.Due
	if p != nil && p.stops() {
		return Status{Class: Stopped}
	}
	if p != nil && p.State == StateDone && !after(p.DoneOn, asOf) {
		return doneStatus(p.DoneOn, due)
	}
	switch {
	case due.IsZero():
		return Status{Class: OpenNoDue}
	case asOf.IsZero():
		return Status{Class: OpenInTerm}
	}
	left := due.Sub(asOf)
	switch {
	case left < 0:
		return Status{Class: OpenOverdue, Days: -left}
	case left <= nearDays:
		return Status{Class: OpenNear, Days: left}
	}
	return Status{Class: OpenInTerm, Days: left}
}

func doneStatus(on, due viet.Date) Status {
	switch {
	case due.IsZero() || on.IsZero():
		return Status{Class: DoneNoDue}
	case on.Compare(due) > 0:
		return Status{Class: DoneLate, Days: on.Sub(due)}
	}
	return Status{Class: DoneOnTime}
}

// UnitCount is one row of the table of counts (bảng tổng hợp theo đơn vị). Unit
// is a code, empty in the row of totals.
type UnitCount struct {
	Unit  string
	Count map[Class]int
}

// Of is the number of tasks in a class.
func (c UnitCount) Of(class Class) int { return c.Count[class] }

// Done is the number of finished tasks.
func (c UnitCount) Done() int { return c.Of(DoneOnTime) + c.Of(DoneLate) + c.Of(DoneNoDue) }

// Open is the number of unfinished tasks that are still awaited.
func (c UnitCount) Open() int {
	return c.Of(OpenInTerm) + c.Of(OpenNear) + c.Of(OpenOverdue) + c.Of(OpenNoDue)
}

// Total is the number of tasks: done, open and stopped.
func (c UnitCount) Total() int { return c.Done() + c.Open() + c.Of(Stopped) }

// Tally counts the tasks by leading unit and class as of a day: one row for
// each unit of the agency, in their order, then one for each other lead, then
// the totals.
func Tally(tasks []Task, m *Month, asOf viet.Date) []UnitCount {
	t, progress := newTally(m.Agency.Units), m.progressByTask()
	for _, task := range tasks {
		t.add(task.Lead, StatusOf(task, progress[task.Code], asOf, m.Agency.Reporting.Near()).Class)
	}
	return t.counts()
}

// tally is a table of counts in the making.
type tally struct {
	row   map[string]int // by unit
	rows  []UnitCount
	total UnitCount
}

func newTally(units []Unit) *tally {
	t := &tally{row: map[string]int{}, total: UnitCount{Count: map[Class]int{}}}
	for _, u := range units {
		t.rowOf(u.Code)
	}
	return t
}

func (t *tally) rowOf(unit string) UnitCount {
	i, ok := t.row[unit]
	if !ok {
		i = len(t.rows)
		t.row[unit] = i
		t.rows = append(t.rows, UnitCount{Unit: unit, Count: map[Class]int{}})
	}
	return t.rows[i]
}

func (t *tally) add(unit string, class Class) {
	t.rowOf(unit).Count[class]++
	t.total.Count[class]++
}

func (t *tally) counts() []UnitCount { return append(t.rows, t.total) }

// ProgressOf is what was reported of the task with this code, the last row if
// there are several, or nil.
func (m *Month) ProgressOf(code string) *Progress {
	if code == "" {
		return nil
	}
	for i := range slices.Backward(m.Progress) {
		if m.Progress[i].Task == code {
			return &m.Progress[i]
		}
	}
	return nil
}

func (m *Month) progressByTask() map[string]*Progress {
	out := make(map[string]*Progress, len(m.Progress))
	for i := range m.Progress {
		if code := m.Progress[i].Task; code != "" {
			out[code] = &m.Progress[i]
		}
	}
	return out
}

// ReportedAt lists the tasks that a report as of a day speaks of: those given on
// or before that day. A task followed from an earlier meeting is one unless its
// own date says otherwise, and so is work that a unit reported itself.
func (m *Month) ReportedAt(asOf viet.Date) []Task {
	var out []Task
	add := func(tasks []Task, day func(Task) viet.Date) {
		for _, t := range tasks {
			if !after(day(t), asOf) {
				out = append(out, t)
			}
		}
	}
	own := func(t Task) viet.Date { return t.Assigned }
	add(m.Followed, own)
	add(m.Tasks, m.AssignedOn)
	add(m.Arisen, own)
	return out
}

// AssignedOn is the day on which a task of this month was given (ngày giao):
// its own, else the meeting's.
func (m *Month) AssignedOn(t Task) viet.Date {
	if t.Assigned.IsZero() {
		return m.Meeting.Date
	}
	return t.Assigned
}

// HasNoTask tells whether the unit is marked as getting no task this month
// (không phát sinh).
func (m *Month) HasNoTask(unit string) bool { return slices.Contains(m.NoTask, unit) }

// defaultCutOff is the day that closes a monthly reporting period (NĐ 09/2019,
// Điều 12.4); defaultNear is the number of days that count as near.
const (
	defaultCutOff = 14
	defaultNear   = 3
)

// Near is the number of days before a deadline that count as near.
func (r Reporting) Near() int {
	if r.NearDays == 0 {
		return defaultNear
	}
	return r.NearDays
}

// AsOf is the day as of which the month's report speaks (ngày chốt số liệu): the
// day given, else the cut-off day of the period under review.
func (m *Month) AsOf(given viet.Date) viet.Date {
	if given.IsZero() {
		return m.Agency.Reporting.CutOffOf(m.Meeting.Reviewed)
	}
	return given
}

// CutOffOf is the day that closes the reporting period (ngày chốt số liệu): the
// office's day in that month, at most the month's last day.
func (r Reporting) CutOffOf(p viet.Period) viet.Date {
	if p.IsZero() {
		return viet.Date{}
	}
	day := r.CutOff
	if day == 0 {
		day = defaultCutOff
	}
	last := p.Last()
	return viet.Date{Year: p.Year, Month: p.Month, Day: min(day, last.Day)}
}
