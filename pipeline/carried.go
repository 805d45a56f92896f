package pipeline

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
)

// CarriedName is the name of the file with the data that a document carries (dữ liệu kèm).
const CarriedName = "du-lieu.yaml"

// carried is the data that a document with this text carries so that it can be made
// again: the month in the words of its input, reduced to what its template reads. One that
// is sent out carries no record that it was not made from: a unit's own document has the
// tasks of that unit alone, no field that the template never names, and of a task that
// is only counted not the words. Words of tasks, of progress and of units, signers and
// recipients stay only if the text has them.
//
// From this data, and the day in its first line, the same document is made again, but
// for pictures, of which not even the paths are carried. A document with figures from
// several months is not: what the month before had, how often a task was carried on, and
// which units were asked are nowhere in one month. It carries the tasks that it speaks
// of, each with the last word on it, and so are the lists made again.
func carried(text string, t *template.Template, in template.Input, rules *thethuc.Rules) []doc.Attachment {
	c := carrier{
		template: t, unit: in.Unit, review: in.Review, from: in.Month, printed: text,
		units: map[string]bool{}, cited: map[string]bool{},
	}
	m := c.month(rules)
	if reflect.ValueOf(m.Meeting).IsZero() && reflect.ValueOf(m.Agency).IsZero() {
		return nil
	}
	head := "# mẫu " + t.Key
	if in.Unit != "" {
		head += ", đơn vị " + in.Unit
	}
	if !in.AsOf.IsZero() {
		head += ", ngày chốt " + in.AsOf.Short()
	}
	return []doc.Attachment{{Name: CarriedName, Type: "application/yaml", Data: append([]byte(head+"\n"), intake.Format(m)...)}}
}

// carrier reduces a month to what a document carries.
type carrier struct {
	template *template.Template
	unit     string
	review   *record.Review
	from     *record.Month
	printed  string          // all text of the document
	at       int             // where in it the last words were found
	folded   string          // the same without marks and capitals, once it was asked for
	units    map[string]bool // codes that what is kept speaks of
	cited    map[string]bool // codes of citations
}

// says tells whether the document has the words of a text, at least its first line; a
// sentence may begin in small letters there, and end otherwise.
func (c *carrier) says(text string) bool {
	line, _, _ := strings.Cut(doc.Fold(text), "\n")
	line = strings.TrimRight(line, " .;,")
	_, n := utf8.DecodeRuneInString(line)
	if at := strings.Index(c.printed[c.at:], line[n:]); at >= 0 { // as most do, in the order of the records
		c.at += at
		return true
	}
	if at := strings.Index(c.printed, line[n:]); at >= 0 {
		c.at = at
		return true
	}
	if c.folded == "" {
		c.folded = viet.Fold(c.printed)
	}
	return strings.Contains(c.folded, viet.Fold(line))
}

// has tells whether the template reads one of names.
func (c *carrier) has(names ...string) bool { return c.template.Reads(names...) }

// ofLists tells whether the template reads a list of tasks, of the office or of a unit.
func (c *carrier) ofLists(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return c.has(name, "don_vi."+name) })
}

// strip empties the fields of a record that the template does not read and that are not
// to be kept anyway. The record is called as in [template.Template.Reads].
func (c *carrier) strip(record any, called string, keep ...string) {
	v := reflect.ValueOf(record).Elem()
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("json")
		if !slices.Contains(keep, key) && !c.has(called+"."+key, "*."+key) {
			v.Field(i).SetZero()
		}
	}
}

// stripped is a list of records as [carrier.strip] leaves them.
func stripped[T any](c *carrier, list []T, called string) []T {
	list = slices.Clone(list)
	for i := range list {
		c.strip(&list[i], called)
	}
	return list
}

// month is the reduced month.
func (c *carrier) month(rules *thethuc.Rules) *record.Month {
	m := &record.Month{Meeting: c.meeting(), Plan: c.from.Plan}
	c.strip(&m.Plan, "ke_hoach")
	c.tasks(m)
	for _, code := range c.from.NoTask {
		if c.has("nhiem_vu", "don_vi.nhiem_vu", "don_vi.khong_phat_sinh") && (c.office() || code == c.unit) {
			m.NoTask = append(m.NoTask, code)
			c.units[code] = true
		}
	}
	for _, v := range c.from.Citations {
		if c.has("vien_dan") || c.cited[v.Code] {
			c.keepSaid(&v.Subject)
			m.Citations = append(m.Citations, v)
		}
	}
	m.Documents = c.documents()
	m.Agency = c.template.Profile(c.from, c.unit, rules)
	m.Agency.Signers = slices.DeleteFunc(m.Agency.Signers, func(s record.Signer) bool { return !c.says(cmp.Or(s.BareName(), s.Post)) })
	maps.DeleteFunc(m.Agency.Recipients, func(_ string, list []string) bool {
		return slices.ContainsFunc(list, func(who string) bool { return !c.says(who) })
	})
	m.Agency.Units = c.agencyUnits()
	if c.template.UsesCalendar() || len(m.Tasks)+len(m.Followed) > 0 {
		m.Agency.DaysOff = c.from.Agency.DaysOff
	}
	return m
}

// office tells whether the document speaks of all units.
func (c *carrier) office() bool {
	return !c.template.PerUnit || c.has("don_vi", "nhiem_vu", "chuyen_tiep", "theo_doi", "chua_xong", "qua_han", "chuyen_sang", "moi_giao", "thong_ke", "thong_ke_chung")
}

// meeting is the meeting with the days that the figures of documents go by.
func (c *carrier) meeting() record.Meeting {
	g := c.from.Meeting
	keep := []string{"ky_hop", "ngay", "ky_danh_gia"}
	if c.has("don_vi.ket_qua") {
		keep = append(keep, "ket_qua")
	}
	c.strip(&g, "cuoc_hop", keep...)
	c.strip(&g.Chair, "nguoi")
	c.strip(&g.Secretary, "nguoi")
	c.strip(&g.Leads, "loi_dan")
	g.Absent, g.Opinions = stripped(c, g.Absent, "vang"), stripped(c, g.Opinions, "y_kien")
	only := ""
	if !c.has("cuoc_hop.ket_qua") && !c.office() {
		only = c.unit
	}
	g.Results = c.points(g.Results, only)
	g.Shortcomings = c.points(g.Shortcomings, "")
	g.General = c.points(g.General, "")
	g.Proposals = c.points(g.Proposals, "")
	g.Other = c.points(g.Other, "")
	return g
}

// points are those of a unit, or with "" all.
func (c *carrier) points(list []record.Point, unit string) (out []record.Point) {
	for _, p := range list {
		if unit != "" && p.Unit != unit {
			continue
		}
		keep := []string{"noi_dung"}
		if c.has("don_vi.ket_qua") {
			keep = append(keep, "don_vi")
		}
		c.strip(&p, "diem", keep...)
		c.units[p.Unit] = true
		c.cite(p.Citations)
		out = append(out, p)
	}
	return out
}

func (c *carrier) cite(codes []string) {
	for _, code := range codes {
		c.cited[code] = true
	}
}

// The lists that a review fills, and those of them that tell of a task whether it is
// done or late.
var (
	classed  = []string{"chuyen_tiep", "chua_xong", "qua_han", "chuyen_sang", "moi_giao", "thong_ke", "thong_ke_chung"}
	reviewed = append([]string{"theo_doi", "phai_bao_cao", "chua_bao_cao"}, classed...)
)

// tasks fills in the tasks that the document speaks of, and what was reported and decided
// of them.
func (c *carrier) tasks(m *record.Month) {
	inReview := c.ofLists(reviewed...) || c.has("ky_theo_doi.da_co_tien_do", "ky_theo_doi.phai_bao_cao", "ky_theo_doi.chua_bao_cao")
	given := c.ofLists("nhiem_vu", "chuyen_tiep") || c.has("don_vi.phoi_hop")
	spoken := map[string]bool{}
	for _, t := range c.review.Tasks {
		spoken[t.Code] = inReview
	}
	kept := map[string]bool{}
	keep := func(list []record.Task, wanted func(record.Task) bool) (out []record.Task) {
		for _, t := range list {
			if wanted(t) && c.concerns(t) {
				kept[t.Code] = true
				out = append(out, c.task(t, inReview))
			}
		}
		return out
	}
	m.Tasks = keep(c.from.Tasks, func(t record.Task) bool { return given || spoken[t.Code] })
	m.Followed = keep(c.from.Followed, func(t record.Task) bool { return spoken[t.Code] })
	m.Arisen = keep(c.from.Arisen, func(t record.Task) bool { return spoken[t.Code] })
	if !inReview && !c.has("nhiem_vu.tien_do") && !c.status() {
		return
	}
	for _, p := range c.from.Progress {
		if kept[p.Task] {
			m.Progress = append(m.Progress, c.progress(p))
		}
	}
	for _, x := range c.from.Extended {
		if kept[x.Task] && (c.status() || c.has("nhiem_vu.lui_han")) {
			c.strip(&x, "lui_han", "ma", "den_ngay", "ngay_quyet_dinh")
			m.Extended = append(m.Extended, x)
		}
	}
}

// status tells whether the document says of tasks when they are due or how they stand.
func (c *carrier) status() bool {
	return c.ofLists(classed...) || c.has("nhiem_vu.phan_loai", "nhiem_vu.so_ngay_qua_han", "nhiem_vu.thoi_han")
}

// concerns tells whether a unit's own document speaks of a task.
func (c *carrier) concerns(t record.Task) bool {
	if c.office() || t.Lead == c.unit {
		return true
	}
	return c.has("don_vi.phoi_hop") && (slices.Contains(t.Cooperate, c.unit) || slices.Contains(t.Cooperate, record.AllUnits))
}

// withheld stands for the words of a task that the document does not print.
const withheld = "…"

// task is a task as the document speaks of it.
func (c *carrier) task(t record.Task, inReview bool) record.Task {
	keep := []string{"ma", "don_vi_chu_tri"}
	for key, read := range map[string]bool{
		"noi_dung":  c.has("nhiem_vu.vien_dan", "nhiem_vu.van_ban_giao"), // which tell what the words do not
		"vien_dan":  c.has("nhiem_vu.van_ban_giao"),
		"thoi_han":  c.status(),
		"phoi_hop":  c.has("don_vi.phoi_hop"),
		"ngay_giao": inReview || c.has("nhiem_vu.ky_giao"),
		"chuyen_tu": inReview,
	} {
		if read {
			keep = append(keep, key)
		}
	}
	c.strip(&t, "nhiem_vu", keep...)
	if t.Text == "" || !c.says(t.Text) {
		t.Text, t.Products, t.Leader, t.ReportTo, t.Source, t.Note, t.Citations = withheld, nil, "", "", "", "", nil
	}
	c.strip(&t.Deadline, "thoi_han", "loai", "chu", "ngay")
	c.keepSaid(&t.Deadline.Text, &t.Leader, &t.ReportTo, &t.Note)
	t.Products = slices.DeleteFunc(slices.Clone(t.Products), func(p string) bool { return !c.says(p) })
	c.units[t.Lead] = true
	c.cite(t.Citations)
	t.Cooperate = c.cooperating(t.Cooperate)
	return t
}

// cooperating is who works on a task with the unit that leads: codes of the units that
// the document speaks of, and names.
func (c *carrier) cooperating(list []string) (out []string) {
	for _, code := range list {
		i := slices.IndexFunc(c.from.Agency.Units, func(u record.Unit) bool { return u.Code == code })
		switch {
		case code == record.AllUnits, i >= 0 && (c.office() || code == c.unit):
			c.units[code] = true
			out = append(out, code)
		case i >= 0 && c.says(c.from.Agency.Units[i].Name):
			out = append(out, c.from.Agency.Units[i].Name)
		case i < 0 && c.says(code):
			out = append(out, code)
		}
	}
	return out
}

// keepSaid empties the words that the document does not print.
func (c *carrier) keepSaid(words ...*string) {
	for _, w := range words {
		if !c.says(*w) {
			*w = ""
		}
	}
}

// progress is what was reported of a task, without where it was read from.
func (c *carrier) progress(p record.Progress) record.Progress {
	keep := []string{"ma", "tinh_trang", "don_vi"}
	if c.status() {
		keep = append(keep, "ngay_hoan_thanh")
	}
	if c.has("tien_do.phan_tram") {
		keep = append(keep, "ty_le")
	}
	c.strip(&p, "tien_do", keep...)
	c.keepSaid(&p.Result, &p.ResultDoc, &p.LateReason, &p.Note)
	if p.Unit != "" {
		c.units[p.Unit] = true
	}
	return p
}

// documents is what the month says of this document, and of the notice if it is
// referred to.
func (c *carrier) documents() map[string]record.Document {
	out := map[string]record.Document{}
	keys := []string{c.template.Key}
	if c.unit != "" {
		keys = append(keys, c.template.Key+"/"+c.unit)
	}
	for _, key := range keys {
		if d, ok := c.from.Documents[key]; ok {
			d.Signer.Signature = ""
			out[key] = d
		}
	}
	const notice = "thong_bao"
	if d, ok := c.from.Documents[notice]; ok && c.has(notice) && c.template.Key != notice {
		out[notice] = record.Document{Number: d.Number, Date: d.Date}
	}
	return out
}

// agencyUnits are the units that the document names, or all of them if it goes through
// their list. What else people call them serves only those who type.
func (c *carrier) agencyUnits() (out []record.Unit) {
	all := c.has("don_vi", "thong_ke", "ky_truoc", "ky_theo_doi.phai_bao_cao", "ky_theo_doi.chua_bao_cao")
	desk := ""
	if c.has("co_quan.van_phong", "co_quan.ma_van_phong") {
		desk = c.from.Agency.Office().Code
	}
	for _, u := range c.from.Agency.Units {
		if (all || c.units[u.Code]) && c.says(u.Name) || u.Code == c.unit || u.Code == desk {
			out = append(out, record.Unit{Code: u.Code, Name: u.Name})
		}
	}
	return out
}
