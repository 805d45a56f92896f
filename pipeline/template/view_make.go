package template

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// shared is what all documents of the same data name alike.
type shared struct {
	view  View
	maker *viewMaker
}

// share derives what the documents of some data may name, but for what each copy has
// of its own.
func share(in Input, rules *thethuc.Rules) *shared {
	m, review := in.Review.Month, in.Review
	b := &viewMaker{
		month: m, asOf: in.AsOf, carries: review.Carries, rules: rules,
		citations: map[string]CitationView{}, progress: map[string]*record.Progress{}, extended: map[string][]ExtensionView{},
		arisen: map[string]bool{},
	}
	b.index()
	v := View{
		Agency: b.agency(),
		Plan: PlanView{
			Basis: m.Plan.Basis, Purposes: m.Plan.Purposes,
			Requirements: m.Plan.Requirements, Organization: m.Plan.Organization,
		},
		Follow: b.follow(review),
		AsOf:   dayView(in.AsOf),
	}
	for _, c := range m.Citations {
		v.Citations = append(v.Citations, b.citations[c.Code])
	}
	v.Meeting = b.meeting()
	b.counts(&v, review)
	b.units(&v, review)
	for _, list := range [][]TaskView{v.Tasks, v.Continued, v.Reported, v.Open, v.Overdue, v.Carried, v.New} {
		numberTasks(list)
	}
	return &shared{view: v, maker: b}
}

// copyFor is the view of one copy: that of a unit, or with "" the office's.
func (s *shared) copyFor(unit string) View {
	v := s.view
	for i := range v.Units {
		if v.Units[i].Code == unit && unit != "" {
			v.ThisUnit = v.Units[i]
		}
	}
	v.Notice = s.maker.document(noticeKind, "", thethuc.Frame{Kind: noticeKind})
	return v
}

// noticeKind is the kind that other documents of the month refer to.
const noticeKind = "thong_bao"

// viewMaker holds what the parts of one view look up.
type viewMaker struct {
	month     *record.Month
	asOf      viet.Date
	carries   map[string]int
	rules     *thethuc.Rules
	citations map[string]CitationView
	progress  map[string]*record.Progress
	extended  map[string][]ExtensionView
	arisen    map[string]bool // by code
}

// followed is a task that the review speaks of; old was carried into its time.
type followed struct {
	task record.Task
	old  bool
}

// index makes what is looked up by code.
func (b *viewMaker) index() {
	for _, c := range b.month.Citations {
		b.citations[c.Code] = citationView(c)
	}
	for i, p := range b.month.Progress {
		if p.Task != "" {
			b.progress[p.Task] = &b.month.Progress[i]
		}
	}
	for _, t := range b.month.Arisen {
		b.arisen[t.Code] = t.Code != ""
	}
	for _, e := range b.month.Extended {
		if e.DecidedOn.Compare(b.asOf) <= 0 || b.asOf.IsZero() {
			b.extended[e.Task] = append(b.extended[e.Task], ExtensionView{
				To: dayView(e.To), Reason: e.Reason, DecidedBy: e.DecidedBy, DecidedOn: dayView(e.DecidedOn), Document: e.Document,
			})
		}
	}
}

// agency is the agency, with the unit that is its office: the one called so.
func (b *viewMaker) agency() AgencyView {
	a := &b.month.Agency
	office := a.Office()
	return AgencyView{
		Code: a.Code, Name: a.Name, Heading: a.Heading,
		Superior: a.Superior, SuperiorHeading: a.SuperiorHeading,
		Symbol: a.Symbol, Place: a.Place,
		Contact: contactView(a.Contact),
		Office:  office.Name, OfficeCode: office.Code,
	}
}

// follow is the time of the review and who answered in it.
func (b *viewMaker) follow(r *record.Review) FollowView {
	v := FollowView{Period: spanView(r.Period), From: dayView(r.From), To: dayView(r.To), Merged: r.Merged}
	for _, u := range r.Asked {
		v.Asked = append(v.Asked, b.unitName(u))
	}
	for _, u := range r.Silent {
		v.Silent = append(v.Silent, b.unitName(u))
	}
	return v
}

// document is the number and date that the month gives the document of a key, or
// the copy of it for a unit; of says of what kind it is.
func (b *viewMaker) document(key, unit string, of thethuc.Frame) DocumentView {
	d := documentOf(b.month, key, unit)
	v := DocumentView{Date: dayView(d.Date)}
	if d.Number != "" {
		of.Number = d.Number
		if of.Symbol == "" {
			of.Symbol = b.month.Agency.Symbol
		}
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
		Known: b.known(), Period: spanView(m.Period), Name: m.Name, Date: dayView(m.Date),
		Start: hourView(m.Start), End: hourView(m.End), Place: m.Place,
		Chair: PersonView(m.Chair), Secretary: PersonView(m.Secretary),
		Attendees: m.Attendees, Reviewed: spanView(m.Reviewed), Planned: spanView(m.Planned),
		Review:       m.Review,
		Results:      b.allPoints(m.Results),
		Shortcomings: b.allPoints(m.Shortcomings),
		General:      b.allPoints(m.General),
		Proposals:    b.allPoints(m.Proposals),
		Other:        b.allPoints(m.Other),
		Leads:        LeadsView(m.Leads),
	}
	for _, a := range m.Absent {
		v.Absent = append(v.Absent, AbsenceView(a))
	}
	for _, o := range m.Opinions {
		v.Opinions = append(v.Opinions, OpinionView(o))
	}
	return v
}

// known tells whether the month knows anything of its meeting beyond what follows
// from the period.
func (b *viewMaker) known() bool {
	m := b.month.Meeting
	m.Period, m.Reviewed, m.Planned, m.Name = viet.Period{}, viet.Period{}, viet.Period{}, ""
	return !reflect.ValueOf(m).IsZero() || len(b.month.Tasks)+len(b.month.NoTask) > 0 || !reflect.ValueOf(b.month.Plan).IsZero()
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

// units fills the units, and the lists of the office, which are theirs one after
// the other.
func (b *viewMaker) units(v *View, review *record.Review) {
	given, reported := map[string][]record.Task{}, map[string][]followed{}
	for _, t := range b.given() {
		given[t.Lead] = append(given[t.Lead], t)
	}
	for i, t := range review.Tasks {
		reported[t.Lead] = append(reported[t.Lead], followed{t, review.Old[i]})
	}
	for i, u := range b.month.Agency.Units {
		uv := UnitView{Code: u.Code, Name: u.Name, Head: headOf(u.Name), NoTask: b.month.HasNoTask(u.Code)}
		uv.Tasks = b.views(given[u.Code])
		uv.Cooperates = b.cooperates(u.Code)
		uv.Results = b.points(b.month.Meeting.Results, u.Code)
		uv.Asked = slices.Contains(review.Asked, u.Code)
		uv.Silent = slices.Contains(review.Silent, u.Code)
		uv.Counts = v.Counts[i]
		b.followed(&uv, reported[u.Code])
		if j := slices.IndexFunc(v.Before, func(c CountView) bool { return c.Unit == u.Name }); j >= 0 {
			uv.Before = v.Before[j]
		}
		v.Tasks = append(v.Tasks, uv.Tasks...)
		v.Continued = append(v.Continued, uv.Continued...)
		v.Reported = append(v.Reported, uv.Reported...)
		v.Open = append(v.Open, uv.Open...)
		v.Overdue = append(v.Overdue, uv.Overdue...)
		v.Carried = append(v.Carried, uv.Carried...)
		v.New = append(v.New, uv.New...)
		v.Units = append(v.Units, uv)
	}
}

// given is the tasks that the meeting gave, with the day of it.
func (b *viewMaker) given() []record.Task {
	out := slices.Clone(b.month.Tasks)
	for i := range out {
		out[i].Assigned = b.month.AssignedOn(out[i])
	}
	return out
}

// followed fills the lists of the tasks that a unit leads and the review speaks of.
func (b *viewMaker) followed(uv *UnitView, tasks []followed) {
	for _, t := range tasks {
		v, status := b.task(t.task)
		v.IsCarried = t.old
		uv.Reported = append(uv.Reported, v)
		if !closed(status.Class) {
			uv.Open = append(uv.Open, v)
		}
		if status.Class == record.OpenOverdue {
			uv.Overdue = append(uv.Overdue, v)
		}
		if t.old {
			uv.Carried = append(uv.Carried, v)
		} else {
			uv.New = append(uv.New, v)
		}
		if b.continues(t.task, status) {
			uv.Continued = append(uv.Continued, v)
		}
	}
	for _, list := range [][]TaskView{uv.Reported, uv.Open, uv.Overdue, uv.Carried, uv.New, uv.Continued} {
		numberTasks(list)
	}
}

// continues tells whether an earlier task goes on after the meeting: it is open, was
// not finished since, and the meeting did not give it anew.
func (b *viewMaker) continues(t record.Task, s record.Status) bool {
	if closed(s.Class) {
		return false
	}
	if p := b.progress[t.Code]; p != nil && p.State == record.StateDone {
		return false
	}
	return !slices.ContainsFunc(b.month.Tasks, func(n record.Task) bool {
		return n.Code == t.Code || n.CarriedFrom == t.Code && t.Code != ""
	})
}

func closed(c record.Class) bool {
	return c == record.DoneOnTime || c == record.DoneLate || c == record.DoneNoDue || c == record.Stopped
}

// cooperates are the tasks of the meeting in which a unit helps the one that leads.
func (b *viewMaker) cooperates(unit string) []TaskView {
	var out []record.Task
	for _, t := range b.given() {
		if t.Lead != unit && (slices.Contains(t.Cooperate, unit) || slices.Contains(t.Cooperate, record.AllUnits)) {
			out = append(out, t)
		}
	}
	return b.views(out)
}

func (b *viewMaker) views(ts []record.Task) []TaskView {
	out := make([]TaskView, 0, len(ts))
	for _, t := range ts {
		v, _ := b.task(t)
		out = append(out, v)
	}
	numberTasks(out)
	return out
}

func (b *viewMaker) task(t record.Task) (TaskView, record.Status) {
	p := b.progress[t.Code]
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
		Progress: b.taskProgress(p),
		Class:    status.Label(), Overdue: status.Overdue(),
		GivenIn: givenIn(t), Carries: b.carries[t.Code], Extensions: b.extended[t.Code],
		Arisen: b.arisen[t.Code],
	}
	for _, c := range t.Cooperate {
		v.Cooperate = append(v.Cooperate, b.unitName(c))
	}
	return v, status
}

// givenIn is the month in which a task was given: by its code, else by its day.
func givenIn(t record.Task) Span {
	if month, _, coded := strings.Cut(t.Code, "/"); coded {
		if p, err := viet.ParsePeriod(month); err == nil {
			return spanView(p)
		}
	}
	return spanView(t.Assigned.Period())
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

// counts fills the tables of counts of this review and of the one before.
func (b *viewMaker) counts(v *View, review *record.Review) {
	v.Counts, v.Total = b.countRows(review.Counts())
	v.Before, v.BeforeTotal = b.countRows(review.Before)
	row := map[string]*CountView{}
	for i := range v.Counts {
		row[v.Counts[i].Unit] = &v.Counts[i]
	}
	for i, t := range review.Tasks {
		for _, c := range []*CountView{row[b.unitName(t.Lead)], &v.Total} {
			if review.Old[i] {
				c.Carried++
			} else {
				c.New++
			}
		}
	}
}

// countRows are rows of counts, of which the last is the totals.
func (b *viewMaker) countRows(rows []record.UnitCount) (units []CountView, all CountView) {
	for _, r := range rows {
		c := CountView{
			Given: true, Unit: b.unitName(r.Unit), Total: r.Total(), Done: r.Done(), Open: r.Open(),
			DoneOnTime:  r.Of(record.DoneOnTime),
			DoneLate:    r.Of(record.DoneLate),
			DoneNoDue:   r.Of(record.DoneNoDue),
			OpenInTerm:  r.Of(record.OpenInTerm),
			OpenNear:    r.Of(record.OpenNear),
			OpenOverdue: r.Of(record.OpenOverdue),
			OpenNoDue:   r.Of(record.OpenNoDue),
			Stopped:     r.Of(record.Stopped),
		}
		c.DoneShare = share100(c.Done, c.Total)
		due := c.DoneOnTime + c.DoneLate + c.OpenOverdue
		c.OnTimeShare = share100(c.DoneOnTime, due)
		c.OnTimePart = math.Round(float64(c.DoneOnTime)/float64(max(due, 1))*1e4) / 100
		units = append(units, c)
	}
	if n := len(units) - 1; n >= 0 {
		all, units = units[n], units[:n]
		all.Unit = "Tổng cộng"
	}
	return units, all
}

// share100 is a share in per cent; "" if there is nothing to share.
func share100(part, whole int) string {
	if whole == 0 {
		return ""
	}
	s, _ := percent(float64(part), float64(whole))
	return s
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

// taskProgress is what a unit reported. Work done after the day of the report was not
// done on that day: its percentage would contradict the class.
func (b *viewMaker) taskProgress(p *record.Progress) ProgressView {
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
		v.Percent, v.Figure = strconv.Itoa(*p.Percent)+"%", *p.Percent
	}
	return v
}

func citationView(c record.Citation) CitationView {
	return CitationView{
		Code: c.Code, Type: c.TypeName(), Number: c.FullNumber(), Date: dayView(c.Date),
		Issuer: c.Issuer, Subject: c.Subject, Full: c.String(), Short: c.Short(),
	}
}

// numberTasks writes the tasks' places in their list.
func numberTasks(ts []TaskView) {
	for i := range ts {
		ts[i].Ordinal = i + 1
	}
}
