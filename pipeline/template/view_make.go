package template

import (
	"strconv"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// newView derives what a template may name from the data of its document.
func newView(t *Template, in Input, rules *thethuc.Rules) *View {
	m, asOf := in.Month, in.AsOf
	b := viewMaker{month: m, asOf: asOf, rules: rules, citations: map[string]CitationView{}}
	v := &View{
		Agency: AgencyView{
			Code: m.Agency.Code, Name: m.Agency.Name, Heading: m.Agency.Heading,
			Superior: m.Agency.Superior, SuperiorHeading: m.Agency.SuperiorHeading,
			Symbol: m.Agency.Symbol, Place: m.Agency.Place,
			Contact: contactView(m.Agency.Contact),
		},
		Plan: PlanView{
			Basis: m.Plan.Basis, Purposes: m.Plan.Purposes,
			Requirements: m.Plan.Requirements, Organization: m.Plan.Organization,
		},
		Document: b.document(t.Key, thethuc.Frame{Kind: t.Kind, Drafter: t.front.drafter}),
		Notice:   b.document(noticeKind, thethuc.Frame{Kind: noticeKind}),
		AsOf:     dayView(asOf),
	}
	for _, c := range m.Citations {
		cv := citationView(c)
		b.citations[c.Code] = cv
		v.Citations = append(v.Citations, cv)
	}
	v.Meeting = b.meeting()
	given, reported := m.Tasks, m.ReportedAt(asOf)
	for _, u := range m.Agency.Units {
		uv := UnitView{Code: u.Code, Name: u.Name, NoTask: m.HasNoTask(u.Code)}
		uv.Tasks = b.tasks(ledBy(given, u.Code))
		uv.Reported = b.tasks(ledBy(reported, u.Code))
		uv.Results = b.points(m.Meeting.Results, u.Code)
		v.Tasks = append(v.Tasks, uv.Tasks...)
		v.Reported = append(v.Reported, uv.Reported...)
		v.Units = append(v.Units, uv)
	}
	numberTasks(v.Tasks)
	numberTasks(v.Reported)
	b.counts(v, reported)
	return v
}

// noticeKind is the kind that other documents of the month refer to.
const noticeKind = "thong_bao"

// viewMaker holds what the parts of one view look up.
type viewMaker struct {
	month     *record.Month
	asOf      viet.Date
	rules     *thethuc.Rules
	citations map[string]CitationView
}

// document is the number and date that the month gives the document of a key;
// of says of what kind it is.
func (b *viewMaker) document(key string, of thethuc.Frame) DocumentView {
	d := b.month.Documents[key]
	v := DocumentView{Date: dayView(d.Date)}
	if d.Number != "" {
		of.Symbol, of.Number = b.month.Agency.Symbol, d.Number
		v.Number = b.rules.Symbol(of)
	}
	return v
}

func contactView(c record.Contact) ContactView {
	return ContactView{Address: c.Address, Phone: c.Phone, Fax: c.Fax, Email: c.Email, Web: c.Web}
}

func (b *viewMaker) meeting() MeetingView {
	m := b.month.Meeting
	v := MeetingView{
		Period: spanView(m.Period), Name: m.Name, Date: dayView(m.Date),
		Start: hourView(m.Start), End: hourView(m.End), Place: m.Place,
		Chair: PersonView(m.Chair), Secretary: PersonView(m.Secretary),
		Attendees: m.Attendees, Reviewed: spanView(m.Reviewed), Planned: spanView(m.Planned),
		Review:       m.Review,
		Results:      b.allPoints(m.Results),
		Shortcomings: b.allPoints(m.Shortcomings),
		General:      b.allPoints(m.General),
		Proposals:    b.allPoints(m.Proposals),
	}
	for _, a := range m.Absent {
		v.Absent = append(v.Absent, AbsenceView(a))
	}
	for _, o := range m.Opinions {
		v.Opinions = append(v.Opinions, OpinionView(o))
	}
	return v
}

func (b *viewMaker) allPoints(ps []record.Point) []PointView {
	out := make([]PointView, 0, len(ps))
	for _, p := range ps {
		out = append(out, b.point(p))
	}
	return out
}

func (b *viewMaker) point(p record.Point) PointView {
	return PointView{Text: p.Text, Unit: b.unitName(p.Unit), Cause: p.Cause, Basis: b.cited(p.Citations, p.Text)}
}

// cited are the citations in full whose number the text does not give.
func (b *viewMaker) cited(codes []string, text string) []string {
	return b.citing(codes, func(c CitationView) bool { return c.Number == "" || !strings.Contains(text, c.Number) })
}

// citing are the citations in full that are wanted.
func (b *viewMaker) citing(codes []string, wanted func(CitationView) bool) []string {
	var out []string
	for _, code := range codes {
		if c := b.citations[code]; wanted(c) {
			out = append(out, c.Full)
		}
	}
	return out
}

// points are those that concern the unit.
func (b *viewMaker) points(ps []record.Point, unit string) []PointView {
	var out []PointView
	for _, p := range ps {
		if p.Unit == unit {
			out = append(out, b.point(p))
		}
	}
	return out
}

func (b *viewMaker) tasks(ts []record.Task) []TaskView {
	out := make([]TaskView, 0, len(ts))
	for _, t := range ts {
		out = append(out, b.task(t))
	}
	numberTasks(out)
	return out
}

func (b *viewMaker) task(t record.Task) TaskView {
	p := b.month.ProgressOf(t.Code)
	status := record.StatusOf(t, p, b.asOf, b.month.Agency.Reporting.Near())
	v := TaskView{
		Code: t.Code, Lead: b.unitName(t.Lead), Text: t.Text,
		Deadline: DeadlineView{
			Kind: string(t.Deadline.Kind), Text: t.Deadline.Text,
			Due: dayView(t.Deadline.Due), Baseline: dayView(t.Deadline.Baseline),
			Phrase: t.Deadline.Phrase(),
		},
		Products: t.Products, Leader: t.Leader, ReportTo: t.ReportTo, Source: sourceName(t.Source), Basis: b.cited(t.Citations, t.Text),
		Given:    b.citing(t.Citations, func(c CitationView) bool { return !strings.Contains(t.Text, c.Full) }),
		Assigned: dayView(t.Assigned), Carried: t.CarriedFrom, Note: t.Note,
		Progress: b.progress(p),
		Class:    status.Label(), Overdue: status.Overdue(),
	}
	for _, c := range t.Cooperate {
		v.Cooperate = append(v.Cooperate, b.unitName(c))
	}
	return v
}

// unitName is the name of a unit given by its code; other names stay as given.
func (b *viewMaker) unitName(code string) string {
	if code == record.AllUnits {
		return "các đơn vị"
	}
	for _, u := range b.month.Agency.Units {
		if u.Code == code {
			return u.Name
		}
	}
	return code
}

// counts fills the rows by unit and the total row.
func (b *viewMaker) counts(v *View, reported []record.Task) {
	rows := record.Tally(reported, b.month, b.asOf)
	for i, r := range rows {
		c := CountView{
			Unit: b.unitName(r.Unit), Total: r.Total(), Done: r.Done(), Open: r.Open(),
			DoneOnTime:  r.Of(record.DoneOnTime),
			DoneLate:    r.Of(record.DoneLate),
			DoneNoDue:   r.Of(record.DoneNoDue),
			OpenInTerm:  r.Of(record.OpenInTerm),
			OpenNear:    r.Of(record.OpenNear),
			OpenOverdue: r.Of(record.OpenOverdue),
			OpenNoDue:   r.Of(record.OpenNoDue),
			Stopped:     r.Of(record.Stopped),
		}
		if i == len(rows)-1 {
			v.Total = c
			v.Total.Unit = "Tổng cộng"
			return
		}
		v.Counts = append(v.Counts, c)
	}
}

// sourceName is the name of where a task comes from.
func sourceName(key string) string {
	for _, c := range record.Sources() {
		if c.Key == key {
			return c.Label
		}
	}
	return key
}

// progress is what a unit reported. Work done after the day of the report was not
// done on that day: its percentage would contradict the class.
func (b *viewMaker) progress(p *record.Progress) ProgressView {
	if p == nil {
		return ProgressView{}
	}
	v := ProgressView{
		State: p.State.Label(), Result: p.Result, ResultDoc: p.ResultDoc,
		DoneOn: dayView(p.DoneOn), LateReason: p.LateReason, AskedDue: dayView(p.AskedDue), Note: p.Note,
	}
	if p.State == record.StateDone && p.DoneOn.Compare(b.asOf) > 0 && !b.asOf.IsZero() {
		v.State = "Hoàn thành sau ngày chốt"
	} else if p.Percent != nil {
		v.Percent = strconv.Itoa(*p.Percent) + "%"
	}
	return v
}

func citationView(c record.Citation) CitationView {
	return CitationView{
		Code: c.Code, Type: c.TypeName(), Number: c.FullNumber(), Date: dayView(c.Date),
		Issuer: c.Issuer, Subject: c.Subject, Full: c.String(), Short: c.Short(),
	}
}

// ledBy are the tasks that the unit leads.
func ledBy(ts []record.Task, unit string) []record.Task {
	var out []record.Task
	for _, t := range ts {
		if t.Lead == unit {
			out = append(out, t)
		}
	}
	return out
}

// numberTasks writes the tasks' places in their list.
func numberTasks(ts []TaskView) {
	for i := range ts {
		ts[i].Ordinal = i + 1
	}
}
