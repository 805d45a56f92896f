package template

import (
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// Input is the data of a document.
type Input struct {
	Month    *record.Month         // nil for a document that needs none
	AsOf     viet.Date             // ngày chốt: the day as of which tasks are classed
	Pictures map[string]*doc.Image // by the path that the month names; what is not there is not printed
	Review   *record.Review        // how the tasks stand, from all periods of the office; nil: from the month alone
	Unit     string                // code of the unit that this copy is for, where the template makes one for each

	shared *shared // what its documents name alike, if derived already
}

// Shared derives what all documents of the data may name, once for all of them. What it
// returns may be used by several goroutines, with another unit each.
func (in Input) Shared(rules *thethuc.Rules) Input {
	if in.Month == nil {
		in.Month = &record.Month{}
	}
	if in.Review == nil {
		in.Review = record.ReviewOf(in.Month, in.AsOf)
	}
	in.Month = in.Review.Month
	if in.shared == nil {
		in.shared = share(in, rules)
	}
	return in
}

// AsOf is the day at which a document of the month takes its figures (ngày chốt số
// liệu): the day given, else the one that the template names, as far as it is known.
func (t *Template) AsOf(m *record.Month, given viet.Date) viet.Date {
	switch {
	case !given.IsZero():
		return given
	case t.AtMeeting(m, given):
		return m.Meeting.Date
	case t.front.closing == closingMeeting || m.Meeting.Reviewed.IsZero():
		return m.Agency.Reporting.CutOffOf(m.Meeting.Period)
	}
	return m.AsOf(given)
}

// AtMeeting tells whether the figures are those that the meeting had before it.
func (t *Template) AtMeeting(m *record.Month, given viet.Date) bool {
	return t.front.closing == closingDay && given.IsZero() && !m.Meeting.Date.IsZero()
}

// Due lists for whom the document is to be made now: the codes of units, or "" for the
// office; nobody if what the template waits for is not there yet.
func (t *Template) Due(in Input, rules *thethuc.Rules) (units []string, problems doc.Problems) {
	in = in.Shared(rules)
	units = []string{""}
	if t.PerUnit {
		units = nil
		for _, u := range in.Month.Agency.Units {
			units = append(units, u.Code)
		}
	}
	if t.front.when == nil {
		return units, nil
	}
	f := newFiller(&View{}, &in.Month.Agency)
	units = slices.DeleteFunc(units, func(u string) bool {
		v := in.shared.copyFor(u)
		f.see(&v)
		return !f.isTrue(t.front.when)
	})
	return units, f.problems
}

// Waits says what a document that is not due waits for.
func (t *Template) Waits() string {
	return or(t.front.otherwise, "chưa đủ điều kiện nêu ở “khi” của mẫu")
}

// Fill makes the document of a month. What the month says of the document goes
// before what the front matter says, and that before the agency's profile; but
// the recipients that the agency names for this kind go before the template's.
func (t *Template) Fill(in Input, rules *thethuc.Rules) (*doc.Doc, doc.Problems) {
	in = in.Shared(rules)
	v := in.shared.copyFor(in.Unit)
	f := newFiller(&v, &in.Month.Agency)
	frame := f.frame(t, in)
	f.pictures(t, in, rules, &frame)
	body, annexes := f.parts(t)
	if f.problems.Failed() {
		return nil, f.problems
	}
	f.problems = slices.Concat(f.problems, t.doubts, t.empty(frame, body))
	d, problems := rules.Compose(frame, body, annexes)
	return d, append(f.problems, problems...)
}

// empty warns of a document that says nothing, or not what about.
func (t *Template) empty(frame thethuc.Frame, body []doc.Block) doc.Problems {
	var ps doc.Problems
	warn := func(pos doc.Position, message, hint string) {
		ps = append(ps, doc.Problem{Warning: true, Pos: pos, Message: message, Hint: hint, Rule: ruleEmpty})
	}
	if strings.TrimSpace(doc.PlainText(frame.Subject)) == "" && t.hasSubject() {
		warn(t.front.places["trich_yeu"], "văn bản không có trích yếu", "ghi “trich_yeu” ở phần đầu của mẫu")
	}
	for line := range doc.Lines(body) {
		if strings.TrimSpace(line) != "" {
			return ps
		}
	}
	warn(doc.Position{}, "văn bản không có nội dung", "viết nội dung dưới dòng --- đóng phần đầu của mẫu")
	return ps
}

// hasSubject tells whether documents of the kind have a trích yếu: the forms of giấy
// giới thiệu and giấy nghỉ phép have none (NĐ 30, Phụ lục III, Mẫu 1.8, 1.10), and the
// other slips and letters do without.
func (t *Template) hasSubject() bool {
	slip := strings.HasPrefix(t.Kind, "giay_") || strings.HasPrefix(t.Kind, "phieu_") || t.Kind == "thu_cong"
	return !slip || t.Kind == "giay_moi"
}

// Unfit says what of the front matter the rules have no place for, as far as it
// shows before there is data.
func (t *Template) Unfit(rules *thethuc.Rules) doc.Problems {
	if kind, _ := rules.Kind(t.Kind); t.front.landscape && kind.Form != thethuc.FormSheet {
		return doc.Problems{{Pos: t.front.places["huong"], Rule: ruleFront,
			Message: "trang ngang ở phần đầu chỉ dùng cho biểu nội bộ (loai: bieu)", Hint: "bảng rộng thì đưa vào phụ lục, ghi huong: ngang ở phụ lục"}}
	}
	u := t.front.urgency
	if len(u) != 1 || u[0].hole != nil {
		return nil
	}
	if _, err := rules.Stamp(u[0].literal); err != nil {
		return doc.Problems{{Pos: t.front.places["do_khan"], Message: err.Message, Hint: err.Hint, Rule: ruleFront}}
	}
	return nil
}

// parts prints the body and the annexes.
func (f *filler) parts(t *Template) (body []doc.Block, annexes []thethuc.Annex) {
	for i, p := range t.parts {
		if !f.isTrue(p.when) {
			continue
		}
		var out blockList
		f.blocks(p.nodes, &out)
		if i == 0 {
			body = out
			continue
		}
		annexes = append(annexes, thethuc.Annex{Title: f.line(p.title), Landscape: p.landscape, Outline: p.outline, Blocks: out})
	}
	return body, annexes
}

// frame is what stands around the body.
func (f *filler) frame(t *Template, in Input) thethuc.Frame {
	m, front := in.Month, &t.front
	f.known = documentOf(m, t.Key, in.Unit)
	fr := thethuc.Frame{
		Kind:     t.Kind,
		Size:     m.Agency.Size,
		Superior: m.Agency.SuperiorHeading,
		Agency:   m.Agency.Heading,
		Symbol:   m.Agency.Symbol,
		Place:    m.Agency.Place,
		Drafter:  f.plain(front.drafter),
		Author:   m.Agency.Name,
	}
	if front.ownHead {
		f.ownHead(&fr, in)
	}
	f.env[documentName] = in.shared.maker.document(t.Key, in.Unit, fr)
	f.around(t, in, &fr)
	return fr
}

// ownHead makes the unit the one that issues: the agency stands above it, and its code
// is in the symbol.
func (f *filler) ownHead(fr *thethuc.Frame, in Input) {
	for _, u := range in.Month.Agency.Units {
		if u.Code == in.Unit {
			fr.Superior, fr.Agency, fr.Symbol, fr.Author = fr.Agency, viet.Upper(u.Name), u.Code, u.Name
		}
	}
}

// around fills the frame with what holes may print.
func (f *filler) around(t *Template, in Input, fr *thethuc.Frame) {
	m, front, known := in.Month, &t.front, f.known
	fr.Number = or(known.Number, f.plain(front.number))
	fr.Date, fr.Period = known.Date, m.Meeting.Period
	fr.Subject, fr.Under = f.line(front.subject), f.line(front.under)
	fr.Landscape = front.landscape
	fr.Urgency = or(known.Urgency, f.verbatim(front.urgency))
	fr.Addressees = known.Addressees
	fr.Issuer = f.plain(front.authority)
	fr.Basis = f.list(front.basis)
	fr.Outline = front.outline
	fr.Signatures = f.signatures(t, m)
	fr.Recipients = f.recipients(t, m)
	if known.Subject != "" {
		fr.Subject = inlines(known.Subject)
	}
	if len(fr.Addressees) == 0 {
		fr.Addressees = f.list(front.addressees)
	}
	if fr.Date.IsZero() {
		fr.Date = f.day(front.date)
	}
	fr.FileDate = fileDate(fr.Date, m.Meeting, in.AsOf)
}

// pictures puts signatures, seal and the agency's address into the frame. A column
// of a biên bản has the signature of the agency's signer of that name.
func (f *filler) pictures(t *Template, in Input, rules *thethuc.Rules, fr *thethuc.Frame) {
	agency := &in.Month.Agency
	signers := append(slices.Clone(agency.Signers), f.known.Signer)
	for i := range fr.Signatures {
		s := &fr.Signatures[i]
		for _, signer := range signers {
			same := signer.BareName() == s.Name && (s.Name != "" || signer.Post == s.Post)
			if picture := in.Pictures[signer.Signature]; same && picture != nil {
				s.Picture = picture
			}
		}
	}
	if !t.front.ownHead {
		fr.Seal = in.Pictures[agency.Seal]
	}
	kind, _ := rules.Kind(t.Kind)
	if c := agency.Contact; c != (record.Contact{}) && (kind.Contact && t.front.contact != "false" || t.front.contact == "true") {
		fr.Contact = &thethuc.Contact{
			Address: c.Address, Phone: c.Phone, Fax: c.Fax, Email: c.Email, Web: c.Web,
			Logo: in.Pictures[c.Logo], Code: in.Pictures[c.Code],
		}
	}
}

// documentOf is what the month says of the document of a key, or of its copy for a
// unit ("don_doc/VP"), whose own values go before those for all units.
func documentOf(m *record.Month, key, unit string) record.Document {
	d := m.Documents[key]
	own, has := m.Documents[key+"/"+unit]
	if unit == "" || !has {
		return d
	}
	if own.Number != "" || !own.Date.IsZero() {
		d.Number, d.Date = own.Number, own.Date
	}
	if signs(own.Signer) {
		d.Signer = own.Signer
	}
	if len(own.Recipients) > 0 {
		d.Recipients = own.Recipients
	}
	if len(own.Addressees) > 0 {
		d.Addressees = own.Addressees
	}
	d.Subject, d.Urgency = or(own.Subject, d.Subject), or(own.Urgency, d.Urgency)
	return d
}

// verbatim prints a text that names something, in whatever tone style it is
// written.
func (f *filler) verbatim(t text) string {
	tone := f.tone
	f.tone = ""
	defer func() { f.tone = tone }()
	return f.plain(t)
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// inlines is data as one line.
func inlines(s string) []doc.Inline {
	w := writer{single: true}
	w.value(s)
	w.flush()
	return w.now
}

// fileDate is the date of the file's properties: the document's, else the
// meeting's, else the nearest that the month tells.
func fileDate(date viet.Date, meeting record.Meeting, asOf viet.Date) viet.Date {
	var first viet.Date
	if !meeting.Period.IsZero() {
		first = meeting.Period.First()
	}
	for _, d := range []viet.Date{date, meeting.Date, first} {
		if !d.IsZero() {
			return d
		}
	}
	return asOf
}

// recipients is nơi nhận: the month's, the agency's for this template or kind,
// the front matter's, or the agency's for all kinds.
func (f *filler) recipients(t *Template, m *record.Month) []string {
	then := [][]string{m.Agency.Recipients[t.Kind], f.list(t.front.recipients)}
	if t.PerUnit { // what goes to one unit does not go to all who get the kind
		slices.Reverse(then)
	}
	for _, list := range append([][]string{f.known.Recipients, m.Agency.Recipients[t.Key]}, then...) {
		if len(list) > 0 {
			return list
		}
	}
	return m.Agency.Recipients["chung"]
}

// signatures is the signing columns: those of a biên bản, or one signer.
func (f *filler) signatures(t *Template, m *record.Month) []thethuc.Signature {
	if len(t.front.columns) > 0 {
		var out []thethuc.Signature
		for _, s := range t.front.columns {
			out = append(out, f.signature(s))
		}
		return out
	}
	if s := f.known.Signer; signs(s) {
		return []thethuc.Signature{signatureOf(s)}
	}
	if t.front.signer != nil {
		return []thethuc.Signature{f.signature(*t.front.signer)}
	}
	return []thethuc.Signature{signatureOf(agencySigner(m.Agency, t.Key, t.Kind))}
}

func (f *filler) signature(s signature) thethuc.Signature {
	return thethuc.Signature{
		Caption: f.plain(s.caption), Authority: f.list(s.authority),
		Post: f.plain(s.post), Title: f.plain(s.title), Name: f.plain(s.name),
	}
}

func signs(s record.Signer) bool { return s.Post != "" || s.Name != "" || len(s.Authority) > 0 }

func signatureOf(s record.Signer) thethuc.Signature {
	return thethuc.Signature{Authority: s.Authority, Post: s.Post, Title: s.Title, Name: s.BareName()}
}

// agencySigner is who signs at an agency: the one named for the template's key,
// or for its kind, else the first who signs all others.
func agencySigner(a record.Agency, names ...string) record.Signer {
	for _, name := range names {
		for _, s := range a.Signers {
			if slices.Contains(s.Kinds, name) {
				return s
			}
		}
	}
	for _, s := range a.Signers {
		if len(s.Kinds) == 0 {
			return s
		}
	}
	return record.Signer{}
}

// list prints the entries of a list; empty ones are left out.
func (f *filler) list(entries []entry) []string {
	var out []string
	for _, e := range entries {
		if e.list == nil {
			out = append(out, f.plain(e.text))
			continue
		}
		switch list := f.value(e.list).(type) {
		case nil:
		case []string:
			out = append(out, list...)
		case []any:
			texts, err := textsOf(list)
			if err != nil {
				f.failed(e.list, err)
			}
			out = append(out, texts...)
		default:
			f.failed(e.list, wrongKind("đây phải là một danh sách chữ, không phải ", list))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// day is the date that the front matter gives.
func (f *filler) day(d dayValue) viet.Date {
	if d.hole == nil {
		return d.date
	}
	switch v := f.value(d.hole).(type) {
	case nil:
		return viet.Date{}
	case Day:
		return dateOf(v)
	default:
		f.failed(d.hole, wrongKind("đây phải là một ngày, không phải ", v))
		return viet.Date{}
	}
}
