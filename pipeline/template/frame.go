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
}

// Fill makes the document of a month. What the month says of the document goes
// before what the front matter says, and that before the agency's profile; but
// the recipients that the agency names for this kind go before the template's.
func (t *Template) Fill(in Input, rules *thethuc.Rules) (*doc.Doc, doc.Problems) {
	if in.Month == nil {
		in.Month = &record.Month{}
	}
	f := newFiller(newView(t, in, rules), &in.Month.Agency)
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
	known := m.Documents[t.Key]
	fr := thethuc.Frame{
		Kind:       t.Kind,
		Size:       m.Agency.Size,
		Superior:   m.Agency.SuperiorHeading,
		Agency:     m.Agency.Heading,
		Symbol:     m.Agency.Symbol,
		Drafter:    front.drafter,
		Number:     or(known.Number, f.plain(front.number)),
		Place:      m.Agency.Place,
		Date:       known.Date,
		Period:     m.Meeting.Period,
		Subject:    f.line(front.subject),
		Urgency:    or(known.Urgency, f.verbatim(front.urgency)),
		Addressees: known.Addressees,
		Issuer:     f.plain(front.authority),
		Basis:      f.list(front.basis),
		Outline:    front.outline,
		Signatures: f.signatures(t, m),
		Recipients: f.recipients(t, m),
		Author:     m.Agency.Name,
	}
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
	return fr
}

// pictures puts signatures, seal and the agency's address into the frame. A column
// of a biên bản has the signature of the agency's signer of that name.
func (f *filler) pictures(t *Template, in Input, rules *thethuc.Rules, fr *thethuc.Frame) {
	agency := &in.Month.Agency
	signers := append(slices.Clone(agency.Signers), in.Month.Documents[t.Key].Signer)
	for i := range fr.Signatures {
		s := &fr.Signatures[i]
		for _, signer := range signers {
			same := signer.BareName() == s.Name && (s.Name != "" || signer.Post == s.Post)
			if picture := in.Pictures[signer.Signature]; same && picture != nil {
				s.Picture = picture
			}
		}
	}
	fr.Seal = in.Pictures[agency.Seal]
	kind, _ := rules.Kind(t.Kind)
	if c := agency.Contact; c != (record.Contact{}) && (kind.Contact && t.front.contact != "false" || t.front.contact == "true") {
		fr.Contact = &thethuc.Contact{
			Address: c.Address, Phone: c.Phone, Fax: c.Fax, Email: c.Email, Web: c.Web,
			Logo: in.Pictures[c.Logo], Code: in.Pictures[c.Code],
		}
	}
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
	for _, list := range [][]string{
		m.Documents[t.Key].Recipients, m.Agency.Recipients[t.Key], m.Agency.Recipients[t.Kind], f.list(t.front.recipients),
	} {
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
	if s := m.Documents[t.Key].Signer; signs(s) {
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
