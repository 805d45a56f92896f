package record

import (
	"regexp"
	"strings"

	"vanthu/pipeline/viet"
)

// The defaults of an agency that does not say.
const (
	defaultTone = "hòa"
	defaultSize = "14"
)

// Complete fills in what follows from the month without a guess: capitals of
// names, units by their codes, kinds and dates of deadlines from their phrases,
// first deadlines, and the defaults of the house. Done twice it changes nothing
// more.
func (m *Month) Complete() {
	m.Agency.Complete()
	if m.Meeting.Name == "" && !m.Meeting.Period.IsZero() {
		m.Meeting.Name = "Hội nghị giao ban " + m.Meeting.Period.Name()
	}
	units, reader := m.Agency.unitIndex(), m.terms(m.Agency.Calendar())
	for _, list := range [][]Task{m.Tasks, m.Arisen} {
		for i := range list {
			list[i].complete(units, reader)
		}
	}
	for i := range m.Followed {
		t := &m.Followed[i]
		t.complete(units, reader.earlier(t.givenIn(m.Meeting.Period)))
	}
	for i, name := range m.NoTask {
		m.NoTask[i] = units.code(name)
	}
	for _, ps := range m.Meeting.points() {
		for i := range *ps {
			p := &(*ps)[i]
			p.Unit = units.code(p.Unit)
			p.Text = viet.StripBullet(p.Text)
		}
	}
	for i := range m.Citations {
		m.Citations[i].complete()
	}
	for i := range m.Progress {
		p := &m.Progress[i]
		p.Unit = units.code(p.Unit)
		if p.State == "" && !p.DoneOn.IsZero() {
			p.State = StateDone
		}
	}
	m.completeDocuments(units)
}

// completeDocuments puts the documents of single units under the codes that the units
// have now, and their urgency into the words of the list.
func (m *Month) completeDocuments(units unitIndex) {
	for _, key := range sortedKeys(m.Documents) {
		d := m.Documents[key]
		if c, ok := Choose(Urgencies(), d.Urgency); ok {
			d.Urgency = c.Key
		}
		delete(m.Documents, key)
		kind, unit, ofUnit := strings.Cut(key, "/")
		if now := kind + "/" + units.code(unit); ofUnit {
			if _, taken := m.Documents[now]; !taken {
				key = now
			}
		}
		m.Documents[key] = d
	}
}

// Complete fills in the parts of the profile that follow from the others, and
// the defaults of the house.
func (a *Agency) Complete() {
	setDefault(&a.Heading, viet.Upper(a.Name))
	setDefault(&a.SuperiorHeading, viet.Upper(a.Superior))
	setDefault(&a.Tone, defaultTone)
	setDefault(&a.Size, defaultSize)
	if len(a.Size) > 1 && strings.EqualFold(a.Size[:1], "P") {
		a.Size = a.Size[1:]
	}
	setDefault(&a.Reporting.CutOff, defaultCutOff)
	setDefault(&a.Reporting.NearDays, defaultNear)
}

// setDefault gives a value that was left out its default.
func setDefault[T comparable](v *T, def T) {
	var zero T
	if *v == zero {
		*v = def
	}
}

// Unit finds a unit by its code, its name or one of its other names, whatever
// the case and the marks. A code as written goes before everything else.
func (a *Agency) Unit(name string) (Unit, bool) {
	i, ok := a.unitIndex().find(name)
	if !ok {
		return Unit{}, false
	}
	return a.Units[i], true
}

// points lists the lists of points of the meeting.
func (g *Meeting) points() []*[]Point {
	return []*[]Point{&g.Results, &g.Shortcomings, &g.General, &g.Proposals, &g.Other}
}

func (t *Task) complete(units unitIndex, reader terms) {
	t.Text = viet.StripBullet(t.Text)
	t.Lead = units.code(t.Lead)
	for i, name := range t.Cooperate {
		t.Cooperate[i] = units.codeOrAll(name)
	}
	if c, ok := Choose(Sources(), t.Source); ok {
		t.Source = c.Key
	}
	t.Deadline.complete(reader)
}

// givenIn is the month in which a followed task was given: by its date, by its
// code, else at the latest the month of the meeting.
func (t *Task) givenIn(meeting viet.Period) viet.Period {
	if !t.Assigned.IsZero() {
		return viet.Period{Year: t.Assigned.Year, Month: t.Assigned.Month}
	}
	if month, _, ok := strings.Cut(t.Code, "/"); ok {
		if p, err := viet.ParsePeriod(month); err == nil {
			return p
		}
	}
	return meeting
}

// deadlineLabel is the label that people type before a deadline; the documents
// print their own.
var deadlineLabel = regexp.MustCompile(`(?i)^\s*(thời hạn|hạn|hạn xử lý)\s*:\s*`)

func (d *Deadline) complete(reader terms) {
	d.Text = deadlineLabel.ReplaceAllString(d.Text, "")
	var said viet.DeadlinePhrase
	if d.Text != "" {
		said = reader.read(d.Text)
	}
	if d.Kind == "" {
		d.Kind = d.followingKind(DeadlineKind(said.Kind))
	}
	if d.Due.IsZero() && d.Kind.Dated() && DeadlineKind(said.Kind).Dated() {
		d.Due = said.Due
	}
	setDefault(&d.Baseline, d.Due)
}

// followingKind is the kind that follows when none is given: a date given
// outright makes an undated phrase a dated one.
func (d *Deadline) followingKind(said DeadlineKind) DeadlineKind {
	switch {
	case !d.Due.IsZero() && !said.Dated():
		return DeadlineDate
	case said != "":
		return said
	case d.Text != "":
		return DeadlineFuzzy
	}
	return DeadlineNone
}

// Phrase is the deadline in words for the middle of a sentence (cụm từ thời
// hạn): as it was said, else from its date; empty if there is none.
func (d Deadline) Phrase() string {
	if d.Text != "" {
		return d.Text
	}
	switch {
	case !d.Due.IsZero():
		return viet.DuePhrase(d.Due)
	case d.Kind == DeadlineRequest || d.Kind == DeadlineRecurring:
		return viet.Uncapitalise(d.Kind.Label())
	}
	return ""
}
