// Package merge puts together what the units of an office sent back (gộp phiếu cập nhật
// tiến độ) and says what of it becomes part of tien-do.yaml.
//
// The words: a form that came back has rows; a row that its unit filled in is an answer.
// Answers on the same task meet by its code, those on new work (việc phát sinh) by the
// unit and the words; the name of a file says nothing. Of answers that agree the fullest
// is taken; answers that contradict each other, or what the office has, are a conflict
// and change nothing. What cannot be taken is listed cell by cell to be mended (cần
// sửa): no answer is lost. What was merged once merges again without a change.
package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Input is what an office knows of a period before it merges.
type Input struct {
	Agency          record.Agency // complete
	Period          viet.Period
	AsOf            viet.Date         // ngày chốt số liệu
	Open            []record.Task     // the tasks that the units are asked about
	Known           []record.Task     // all tasks that the office ever gave, in any order
	Have            []record.Progress // what tien-do.yaml holds
	Arisen          []record.Task     // likewise
	Elsewhere       []record.Progress // what another file of the period holds, which is not changed
	ArisenElsewhere []record.Task     // likewise
	Replace         bool              // an answer goes before what tien-do.yaml says otherwise
}

// Result is what becomes of the answers.
type Result struct {
	Progress []record.Progress // to be added to tien-do.yaml, or put in the place of the row of that code
	Arisen   []record.Task     // likewise
	Mend     []Mend
	Warnings doc.Problems
	Refused  doc.Problems // forms of another office, period or unit
	Units    []Unit       // that were asked or answered, in the order of the office
}

// Unit is what came from one unit.
type Unit struct {
	Code, Name string
	Files      int
	Asked      int      // open tasks that it leads
	Reported   int      // those of them on which something is reported now
	Missing    []string // codes of those on which it has said nothing, also nothing to be mended
	Added      int      // answers by what became of them; New are those on new work
	New        int
	Replaced   int
	Same       int
	Rejected   int
	Conflicts  int
}

// Answered tells whether the unit has answered.
func (u Unit) Answered() bool {
	return u.Reported+u.Added+u.New+u.Replaced+u.Same+u.Rejected+u.Conflicts > 0
}

// Silent are the units that were asked and have not answered (đơn vị chưa gửi).
func (r *Result) Silent() []Unit {
	return slices.DeleteFunc(slices.Clone(r.Units), func(u Unit) bool { return u.Asked == 0 || u.Files > 0 || u.Answered() })
}

// Empty are the units that were asked and sent nothing but empty forms (đã gửi nhưng để
// trống).
func (r *Result) Empty() []Unit {
	return slices.DeleteFunc(slices.Clone(r.Units), func(u Unit) bool { return u.Asked == 0 || u.Files == 0 || u.Answered() })
}

// Changes tells whether there is something to be written to tien-do.yaml.
func (r *Result) Changes() bool { return len(r.Progress)+len(r.Arisen) > 0 }

// Merge merges the forms, in any order.
func Merge(in Input, forms []*intake.ReturnedForm) *Result {
	m := newMerger(in)
	forms = slices.Clone(forms)
	slices.SortStableFunc(forms, func(a, b *intake.ReturnedForm) int { return cmp.Compare(a.File, b.File) })
	var answers []*answer
	for _, f := range forms {
		if unit, ok := m.unitOf(f); ok {
			answers = append(answers, m.read(f, unit)...)
		}
	}
	answers = m.judge(answers)
	m.given(answers)
	m.arisen(answers)
	return m.finish()
}

// merger merges the forms of one period.
type merger struct {
	Input
	open   map[string]record.Task // by code, squeezed
	known  map[string]record.Task
	have   map[string]*record.Progress // by code
	fixed  map[string]*record.Progress // what another file holds
	units  map[string]*Unit
	order  []string             // of units
	typed  []string             // codes in the forms
	coded  map[string][]*answer // answers that have the code of their task, by it
	heard  map[string]bool      // codes of the tasks on which their units said something
	result Result
}

func newMerger(in Input) *merger {
	in.Arisen, in.ArisenElsewhere = completed(in, in.Arisen), completed(in, in.ArisenElsewhere)
	m := &merger{Input: in, open: map[string]record.Task{}, known: map[string]record.Task{},
		have: map[string]*record.Progress{}, fixed: map[string]*record.Progress{}, units: map[string]*Unit{}, coded: map[string][]*answer{}, heard: map[string]bool{}}
	for _, u := range in.Agency.Units {
		m.unit(u.Code)
	}
	for _, t := range in.Known {
		m.known[squeezed(t.Code)] = t
	}
	for _, t := range slices.Concat(in.Open, in.Arisen, in.ArisenElsewhere) {
		if t.Code != "" {
			m.open[squeezed(t.Code)] = t
		}
	}
	for _, t := range in.Open {
		if !slices.ContainsFunc(in.Arisen, func(a record.Task) bool { return a.Code == t.Code }) {
			m.unit(t.Lead).Asked++
		}
	}
	m.index(m.have, in.Have)
	m.index(m.fixed, in.Elsewhere)
	return m
}

// index finds rows by their codes: of several on one task the lead's, else the last.
func (m *merger) index(by map[string]*record.Progress, rows []record.Progress) {
	for i := range rows {
		p := finished(rows[i])
		p.Task = cmp.Or(m.open[squeezed(p.Task)].Code, p.Task)
		if u, ok := m.Agency.Unit(p.Unit); ok {
			p.Unit = u.Code
		}
		if p.Unit == m.open[squeezed(p.Task)].Lead {
			p.Unit = ""
		}
		if old := by[p.Task]; old == nil || old.Unit != "" || p.Unit == "" {
			by[p.Task] = &p
		}
	}
}

// unit is the count of a unit.
func (m *merger) unit(code string) *Unit {
	u, ok := m.units[code]
	if !ok {
		u = &Unit{Code: code, Name: code}
		if named, ok := m.Agency.Unit(code); ok {
			u.Name = named.Name
		}
		m.units[code] = u
		m.order = append(m.order, code)
	}
	return u
}

// squeezed is a code without spaces and capitals, in which people vary.
func squeezed(code string) string {
	return strings.ToLower(strings.Join(strings.Fields(viet.NFC(code)), ""))
}

// unitOf is the unit that a form is from; a form of another office, period or unit is
// refused.
func (m *merger) unitOf(f *intake.ReturnedForm) (string, bool) {
	refuse := func(rule, message, hint string) (string, bool) {
		m.result.Refused = append(m.result.Refused, doc.Problem{Pos: doc.Position{File: f.File}, Rule: rule, Message: message, Hint: hint})
		return "", false
	}
	named, known := m.Agency.Unit(f.Unit)
	switch {
	case f.Agency != "" && f.Agency != form.AgencyID(m.Agency) && f.Agency != m.Agency.Name:
		return refuse("phieu-co-quan-khac", "phiếu của cơ quan "+record.Quote(f.Agency)+", không phải "+record.Quote(form.AgencyID(m.Agency)), "chuyển tệp cho đúng cơ quan")
	case !f.Period.IsZero() && f.Period != m.Period:
		return refuse("phieu-ky-khac", "phiếu của kỳ "+f.Period.Short()+", không phải kỳ "+m.Period.Short(), "chuyển tệp sang thư mục của kỳ "+f.Period.Key()+", hoặc đề nghị đơn vị ghi vào phiếu của kỳ này")
	case f.Unit == "":
		return m.unitByCodes(f, refuse)
	case !known && m.units[f.Unit] == nil:
		return refuse("phieu-don-vi-la", "phiếu của đơn vị "+record.Quote(f.Unit)+" không có trong hồ sơ cơ quan", "kiểm tra don_vi trong hồ sơ cơ quan, hoặc lập lại phiếu")
	}
	unit := cmp.Or(named.Code, f.Unit)
	m.unit(unit).Files++
	return unit, true
}

// unitByCodes is the unit that leads all tasks of a form that does not say whose it is.
func (m *merger) unitByCodes(f *intake.ReturnedForm, refuse func(rule, message, hint string) (string, bool)) (string, bool) {
	var leads []string
	for _, r := range f.Rows {
		if t, ok := m.open[squeezed(r.Task.Code)]; ok && !slices.Contains(leads, t.Lead) {
			leads = append(leads, t.Lead)
		}
	}
	switch len(leads) {
	case 0:
		return refuse("phieu-vo-danh", "không biết phiếu của đơn vị nào: tệp không còn thông tin của biểu và không có mã nhiệm vụ nào đang theo dõi", "đề nghị đơn vị ghi vào phiếu đã gửi rồi gửi lại cả tệp")
	case 1:
		m.warn(doc.Position{File: f.File}, "phieu-vo-danh", "tệp không còn thông tin của biểu; theo mã nhiệm vụ thì là phiếu của "+record.Quote(m.unit(leads[0]).Name), "kiểm tra lại đơn vị và kỳ của phiếu")
		m.unit(leads[0]).Files++
		return leads[0], true
	}
	return refuse("phieu-vo-danh", "không biết phiếu của đơn vị nào: tệp không còn thông tin của biểu và có mã nhiệm vụ của nhiều đơn vị ("+strings.Join(leads, ", ")+")", "tách mỗi đơn vị một phiếu")
}

func (m *merger) warn(at doc.Position, rule, message, hint string) {
	m.result.Warnings = append(m.result.Warnings, doc.Problem{Warning: true, Pos: at, Rule: rule, Message: message, Hint: hint})
}

// finish puts all that was found in order.
func (m *merger) finish() *Result {
	r := &m.result
	reported := map[string]bool{}
	for _, p := range r.Progress {
		reported[p.Task] = true
	}
	for _, t := range m.Open {
		if slices.ContainsFunc(m.Arisen, func(a record.Task) bool { return a.Code == t.Code }) {
			continue
		}
		switch u := m.unit(t.Lead); {
		case reported[t.Code] || m.have[t.Code] != nil || m.fixed[t.Code] != nil:
			u.Reported++
		case !m.heard[t.Code]:
			u.Missing = append(u.Missing, cmp.Or(t.Code, record.Quote(t.Text)))
		}
	}
	for _, code := range m.order {
		if u := m.units[code]; u.Asked > 0 || u.Files > 0 {
			r.Units = append(r.Units, *u)
		}
	}
	rank := map[string]int{}
	for i, code := range m.order {
		rank[code] = i
	}
	lead := func(code string) int { return rank[m.open[squeezed(code)].Lead] }
	slices.SortStableFunc(r.Progress, func(a, b record.Progress) int {
		return cmp.Or(cmp.Compare(lead(a.Task), lead(b.Task)), cmp.Compare(a.Task, b.Task))
	})
	slices.SortStableFunc(r.Mend, func(a, b Mend) int { return byPlace(a.Pos, b.Pos) })
	r.Warnings.Sort()
	r.Refused.Sort()
	return r
}

func byPlace(a, b doc.Position) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// originOf says where an answer was read.
func originOf(f *intake.ReturnedForm, r *intake.ReturnedRow) string {
	return fmt.Sprintf("%s, dòng %d", f.File, r.Line)
}

// completed gives new work what follows from its words: codes of units and the day that
// its deadline means.
func completed(in Input, tasks []record.Task) []record.Task {
	month := record.Month{Agency: in.Agency, Meeting: record.Meeting{Period: in.Period}, Tasks: slices.Clone(tasks)}
	for i := range month.Tasks { // the lists are changed in place
		month.Tasks[i].Cooperate = slices.Clone(month.Tasks[i].Cooperate)
	}
	month.Complete()
	return month.Tasks
}

// finished is a row with the state that its day says (see [record.Month.Complete]).
func finished(p record.Progress) record.Progress {
	if p.State == "" && !p.DoneOn.IsZero() {
		p.State = record.StateDone
	}
	return p
}
