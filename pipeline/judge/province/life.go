package province

import (
	"fmt"
	"math/rand/v2"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// life is what happens in an office, month by month: tasks are given, worked on,
// finished late or not at all, carried on.
type life struct {
	office
	size   Size
	luck   *rand.Rand
	days   *calendar.Calendar
	chief  string // who signs
	deputy string
	clerk  string
	open   []*task
	asked  []extension // asked for in the last period, not decided yet
	last   map[string]int
}

type task struct {
	Code, Lead, Text, Term, Product, From string
	Assigned                              viet.Date
	due                                   viet.Date // zero: none
	Cooperate                             []string
}

type progress struct {
	Code, State, Result, Document, Reason string
	Percent                               int
	Done, AskedDue                        viet.Date
}

type extension struct {
	Code, By string
	To, On   viet.Date
}

// result is what a unit has achieved.
type result struct{ Text, Unit string }

// month is one period of a life: what stands in its files.
type month struct {
	Period, Reviewed viet.Period
	Meeting, CutOff  viet.Date
	Given, Opening   []task
	Idle             []string
	Extended         []extension
	Progress         []progress
	Arisen           []task
	Results          []result
	Shortcomings     []string
	Issued           bool
	Numbers          [4]int
}

func newLife(o office, s Size, luck *rand.Rand) *life {
	return &life{
		office: o, size: s, luck: luck, days: calendar.Builtin(), last: map[string]int{},
		chief: person(luck), deputy: person(luck), clerk: person(luck),
	}
}

// live goes on to the next month of the office's life.
func (l *life) live(n int) month {
	p := l.size.Last.Add(n + 1 - l.size.Periods)
	m := month{Period: p, Reviewed: p.Prev(), CutOff: viet.Date{Year: p.Year, Month: p.Month, Day: 14}, Issued: n+1 < l.size.Periods}
	m.Meeting = l.working(viet.Date{Year: p.Year, Month: p.Month, Day: 4 + l.luck.IntN(5)})
	for i := range m.Numbers {
		m.Numbers[i] = 12*p.Month + 3*i + l.luck.IntN(3)
	}
	if n == 0 {
		l.opening(&m)
	}
	l.decide(&m)
	l.give(&m)
	l.report(&m)
	for _, u := range l.units {
		m.Results = append(m.Results, result{fmt.Sprintf(pick(l.luck, results), 70+l.luck.IntN(30)), u.Code})
	}
	m.Shortcomings = []string{pick(l.luck, shortcomings)}
	return m
}

func (l *life) chance(percent int) bool { return l.luck.IntN(100) < percent }

// working is the day, or the first working day after it.
func (l *life) working(d viet.Date) viet.Date {
	for !l.days.WorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// opening gives the tasks that the office had before its first month here.
func (l *life) opening(m *month) {
	for i := range len(l.units) / 2 {
		given := l.working(viet.Date{Year: m.Reviewed.Year, Month: m.Reviewed.Month, Day: 6})
		t := l.newTask(m.Reviewed, l.units[2*i].Code, given)
		m.Opening = append(m.Opening, *t)
		l.open = append(l.open, t)
	}
}

// decide grants most of the extensions that the units asked for.
func (l *life) decide(m *month) {
	for _, e := range l.asked {
		t := l.find(e.Code)
		if t == nil || !l.chance(60) {
			continue
		}
		e.By, e.On = l.head+" "+l.chief, m.Meeting
		t.due = e.To
		m.Extended = append(m.Extended, e)
	}
	l.asked = nil
}

func (l *life) find(code string) *task {
	for _, t := range l.open {
		if t.Code == code {
			return t
		}
	}
	return nil
}

// give makes the tasks of the meeting; one unit gets none.
func (l *life) give(m *month) {
	idle := l.luck.IntN(len(l.units))
	m.Idle = []string{l.units[idle].Code}
	overdue := l.overdue(m)
	for i := range l.tasks {
		u := i % len(l.units)
		if u == idle {
			u = (u + 1) % len(l.units)
		}
		t := l.newTask(m.Period, l.units[u].Code, m.Meeting)
		if i < len(overdue) && i < 2 { // goes on with an old one, which ends here
			old := overdue[i]
			t = l.newTask(m.Period, old.Lead, m.Meeting)
			t.From, t.Text = old.Code, "Tiếp tục thực hiện nhiệm vụ: "+old.Text
			l.close(old)
			if old.Lead == l.units[idle].Code {
				m.Idle = nil
			}
		}
		m.Given = append(m.Given, *t)
		l.open = append(l.open, t)
	}
}

// overdue lists the open tasks that were due long before the meeting, each the first
// of its chain.
func (l *life) overdue(m *month) []*task {
	var out []*task
	for _, t := range l.open {
		if t.From == "" && !t.due.IsZero() && t.due.Compare(m.Meeting.AddDays(-10)) < 0 {
			out = append(out, t)
		}
	}
	return out
}

func (l *life) close(t *task) {
	for i, o := range l.open {
		if o == t {
			l.open = append(l.open[:i:i], l.open[i+1:]...)
			return
		}
	}
}

// newTask is a task of a unit with the next code of the month.
func (l *life) newTask(p viet.Period, lead string, assigned viet.Date) *task {
	key := p.Key() + "/" + lead
	l.last[key]++
	act := pick(l.luck, acts)
	t := &task{
		Code: fmt.Sprintf("%s-%02d", key, l.last[key]), Lead: lead, Assigned: assigned, Product: act.product,
		Text: fmt.Sprintf(act.text, pick(l.luck, topics)+pick(l.luck, scopes)) + ".",
	}
	if l.chance(30) {
		if u := pick(l.luck, l.units).Code; u != lead {
			t.Cooperate = []string{u}
		}
	}
	l.term(t, p)
	return t
}

// term says when a task is due: most have a day, some only a month or a quarter, some
// none.
func (l *life) term(t *task, p viet.Period) {
	switch n := l.luck.IntN(100); {
	case n < 45:
		t.due = l.working(t.Assigned.AddDays(5 + l.luck.IntN(40)))
		t.Term = "chậm nhất ngày " + t.due.Short()
	case n < 55:
		next := l.working(t.Assigned.AddDays(6 + l.luck.IntN(40)))
		t.due, t.Term = next.AddDays(-1), "trước ngày "+next.Short()
	case n < 70:
		t.due, t.Term = p.Last(), "trong "+p.Name()
	case n < 75:
		last := viet.Period{Year: p.Year, Month: (p.Month + 2) / 3 * 3}
		t.due, t.Term = last.Last(), fmt.Sprintf("trong quý %s/%d", []string{"I", "II", "III", "IV"}[(p.Month-1)/3], p.Year)
	case n < 90:
		t.Term = "thường xuyên"
	default:
		t.Term = "khi có yêu cầu"
	}
}

// report is what the units say at the cut-off day; one of them says nothing.
func (l *life) report(m *month) {
	silent := l.units[l.luck.IntN(len(l.units))].Code
	for _, t := range append([]*task(nil), l.open...) {
		if t.Assigned.Compare(m.CutOff) > 0 || t.Lead == silent {
			continue
		}
		r := l.reported(t, m)
		m.Progress = append(m.Progress, r)
		if r.State == "da_hoan_thanh" || r.State == "tam_dung" {
			l.close(t)
		}
	}
	l.arise(m, silent)
}

// reported is the progress of one task.
func (l *life) reported(t *task, m *month) progress {
	late := !t.due.IsZero() && t.due.Compare(m.CutOff) < 0
	r := progress{Code: t.Code, State: "dang_thuc_hien", Result: pick(l.luck, progressTexts), Percent: 5 * (2 + l.luck.IntN(17))}
	n := l.luck.IntN(100)
	switch {
	case t.due.IsZero() && n < 92:
	case late && n < 55, n < 30:
		l.finish(t, &r, m)
	case n >= 98:
		r.State, r.Percent, r.Result = "tam_dung", 0, "Tạm dừng theo ý kiến của người giao việc."
		r.Document = fmt.Sprintf("%d/TB-%s ngày %s", 10+l.luck.IntN(80), l.symbol, m.CutOff.Short())
	case n >= 90 && late:
		r.State, r.AskedDue = "de_nghi_lui_han", l.working(m.CutOff.AddDays(26+l.luck.IntN(20)))
		l.asked = append(l.asked, extension{Code: t.Code, To: r.AskedDue})
	case n >= 85:
		r.State = "cho_y_kien"
	case n >= 80 && !late:
		r.State, r.Percent, r.Result = "chua_bat_dau", 0, "Chưa bắt đầu, đang chờ kinh phí."
	}
	if late && r.State != "tam_dung" && (r.Done.IsZero() || r.Done.Compare(t.due) > 0) {
		r.Reason = pick(l.luck, lateReasons)
	}
	return r
}

// finish ends a task on a working day before the cut-off, one time in four after its
// deadline where that is past.
func (l *life) finish(t *task, r *progress, m *month) {
	last := m.CutOff
	if !t.due.IsZero() && t.due.Compare(last) < 0 && !l.chance(25) {
		last = t.due
	}
	done := last
	for d := last; d.Compare(t.Assigned) >= 0; d = d.AddDays(-1) {
		if l.days.WorkingDay(d) {
			done = d
			break
		}
	}
	r.State, r.Percent, r.Result, r.Done = "da_hoan_thanh", 100, pick(l.luck, doneTexts), done
	if l.chance(50) {
		r.Document = fmt.Sprintf("%d/BC-%s ngày %s", 10+l.luck.IntN(300), t.Lead, done.Short())
	}
}

// arise is work that a unit did beside what it was given.
func (l *life) arise(m *month, silent string) {
	lead := pick(l.luck, l.units).Code
	if lead == silent {
		return
	}
	act := pick(l.luck, acts)
	t := task{
		Code: fmt.Sprintf("%s/%s-PS01", m.Period.Key(), lead), Lead: lead, Assigned: m.Meeting,
		Text: fmt.Sprintf(act.text, pick(l.luck, topics)) + ".", Term: "khi có yêu cầu",
	}
	m.Arisen = []task{t}
	m.Progress = append(m.Progress, progress{Code: t.Code, State: "dang_thuc_hien", Result: pick(l.luck, progressTexts), Percent: 40})
	l.open = append(l.open, &t)
}
