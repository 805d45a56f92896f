package extract

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// cite notes the documents that a text cites, and gives their codes. A bracket at the
// end that holds nothing but citations goes: the documents print it from the codes.
func (r *reader) cite(text string) (string, []string) {
	var codes []string
	for _, c := range viet.FindCitations(text) {
		if code := r.citation(c.Citation); code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if m := basisLabel.FindStringSubmatchIndex(text); m != nil && m[0] > 0 && onlyCitations(text[m[2]:m[3]]) {
		stop := ""
		if strings.HasSuffix(text, ".") {
			stop = "."
		}
		text = text[:m[0]] + stop
	}
	return text, codes
}

// onlyCitations tells whether a text is a list of citations and nothing else.
func onlyCitations(s string) bool {
	found := viet.FindCitations(s)
	for _, c := range slices.Backward(found) {
		s = s[:c.Start] + s[c.End:]
	}
	return len(found) > 0 && viet.Fold(s) == ""
}

// citation is the code of a cited document in the list, to which it is added; a later
// mention may say what the first did not.
func (r *reader) citation(c viet.Citation) string {
	if c.Code == "" && c.Subject == "" {
		return ""
	}
	known := c.Type + " " + c.Code
	if c.Code == "" {
		known += c.Subject
	}
	if i, ok := r.cited[known]; ok {
		v := &r.Month.Citations[i]
		if v.Date.IsZero() {
			v.Date = c.Date
		}
		if v.Issuer == "" {
			v.Issuer = c.Issuer
		}
		if v.Subject == "" {
			v.Subject = c.Subject
		}
		return v.Code
	}
	v := record.Citation{Type: c.Type, Date: c.Date, Issuer: c.Issuer, Subject: c.Subject}
	digits := ""
	if number, symbol, ok := strings.Cut(c.Code, "/"); ok {
		if year, rest, ok := strings.Cut(symbol, "/"); ok && len(year) == 4 && strings.Trim(year, "0123456789") == "" {
			number, symbol = number+"/"+year, rest
		}
		v.Number, v.Symbol = number, symbol
		if n, s, party := strings.Cut(number, "-"); party {
			v.Number, v.Symbol = n, s+"/"+symbol
		}
		digits, _, _ = strings.Cut(v.Number, "/")
	} else {
		v.Number = c.Code
	}
	v.Code = r.citationCode(strings.ReplaceAll(viet.Fold(c.Type), " ", "") + viet.Fold(digits))
	r.cited[known] = len(r.Month.Citations)
	r.place(index("vien_dan", len(r.Month.Citations)))
	r.Month.Citations = append(r.Month.Citations, v)
	return v.Code
}

// citationCode is a code that no citation has yet: "kh45", then "kh45-2".
func (r *reader) citationCode(base string) string {
	r.coded[base]++
	if n := r.coded[base]; n > 1 {
		return fmt.Sprintf("%s-%d", base, n)
	}
	return base
}

// finish fills in what follows from all of the source: the agency, the months, the
// codes of the tasks.
func (r *reader) finish() {
	r.topic("")
	r.line = nil
	g := &r.Month.Meeting
	r.settleGreeting()
	r.settleLeads()
	r.settlePeriod()
	r.office()
	if d, ok := r.Month.Documents[noticeKind]; ok {
		if d.Subject == "Kết luận của "+g.Chair.Post+" tại "+g.Name {
			d.Subject = "" // the template says the same
			if r.Month.Documents[noticeKind] = d; reflect.ValueOf(d).IsZero() {
				r.Month.Documents = nil
			}
		}
	}
	r.Month.Agency = r.agency
	r.settlePartners()
	r.code()
	name := g.Name
	r.Month.Complete()
	for range mostDays {
		if !r.pastDeadlines() {
			break
		}
		r.Month.Complete()
	}
	g.Name = name // no name is made up
	r.withoutDefaults()
	if r.unitless {
		r.warn("chua-ro-don-vi", "có nội dung giao việc chưa rõ giao cho đơn vị nào, tạm đưa vào yêu cầu chung", "kiểm tra lại cuoc_hop.yeu_cau_chung")
	}
	r.missing()
	r.Problems.Sort()
}

// mostDays is how many days before the meeting are looked past in the text of a task.
const mostDays = 3

// pastDeadlines takes from the tasks what is no deadline of theirs, a day before the
// meeting found in their text, for another that they name; it tells whether any has.
func (r *reader) pastDeadlines() (again bool) {
	held := r.Month.Meeting.Date
	for i := range r.Month.Tasks {
		d := &r.Month.Tasks[i].Deadline
		if !r.guessed[i] || held.IsZero() || d.Due.IsZero() || d.Due.Compare(held) >= 0 {
			continue
		}
		r.line = r.Where(index("nhiem_vu", i)).Line
		r.warn("han-da-qua", "“"+d.Text+"” trước ngày họp, không lấy làm thời hạn của nhiệm vụ", "ghi thoi_han nếu đúng là thời hạn")
		*d = record.Deadline{Text: due(strings.Replace(r.Month.Tasks[i].Text, d.Text, " ", 1))}
		if again = again || d.Text != ""; d.Text == "" {
			delete(r.Places, index("nhiem_vu", i)+"/thoi_han")
		}
	}
	r.line = nil
	return again
}

// settlePartners gives those who cooperate the codes of units that were met later.
func (r *reader) settlePartners() {
	for i := range r.Month.Tasks {
		t := &r.Month.Tasks[i]
		for j, name := range t.Cooperate {
			if u, ok := r.agency.Unit(name); ok && u.Code != t.Lead && !slices.Contains(t.Cooperate, u.Code) {
				t.Cooperate[j] = u.Code
			}
		}
	}
}

// settleLeads moves lead-ins to what they lead nowhere to where they are printed.
func (r *reader) settleLeads() {
	g := &r.Month.Meeting
	for _, l := range []struct {
		own  *string
		list []record.Point
		key  string
	}{
		{&g.Leads.Results, g.Results, "ket_qua"}, {&g.Leads.Shortcomings, g.Shortcomings, "ton_tai"}, {&g.Leads.General, g.General, "yeu_cau_chung"},
	} {
		if *l.own == "" || len(l.list) > 0 {
			continue
		}
		to := index("cuoc_hop/ket_luan_khac", len(g.Other)) + "/noi_dung"
		for i := range r.Pieces {
			if p := &r.Pieces[i]; p.Key == "cuoc_hop/loi_dan/"+l.key {
				p.Key = to
			}
		}
		g.Other = append(g.Other, record.Point{Text: *l.own})
		*l.own = ""
	}
}

// withoutDefaults takes out again what every month has that does not say otherwise.
func (r *reader) withoutDefaults() {
	if a := &r.Month.Agency; !r.given {
		a.Tone, a.Size, a.Reporting = "", "", record.Reporting{}
		if a.Heading == viet.Upper(a.Name) {
			a.Heading = ""
		}
		if a.SuperiorHeading == viet.Upper(a.Superior) {
			a.SuperiorHeading = ""
		}
	}
	for i := range r.Month.Tasks {
		if d := &r.Month.Tasks[i].Deadline; d.Kind == record.DeadlineNone && d.Text == "" {
			*d = record.Deadline{}
		}
	}
}

// settlePeriod settles which month the meeting is of.
func (r *reader) settlePeriod() {
	g := &r.Month.Meeting
	if m := monthForm.FindStringSubmatchIndex(g.Name); m != nil {
		g.Period = r.period(g.Name, m)
	}
	if g.Period.IsZero() && !g.Date.IsZero() {
		g.Period = g.Date.Period()
	}
}

var (
	ofAgency   = regexp.MustCompile(`^` + posts + `\s+(.+)$`)
	named      = regexp.MustCompile(`^(?:Sở|Trường|Bệnh viện|Công ty|Trung tâm|Chi cục|Cục|Ban|UBND (?:xã|phường|tỉnh|thành phố|đặc khu)) \p{Lu}`)
	provinceOf = regexp.MustCompile(`UBND (tỉnh|thành phố) (\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,3})`)
)

// office takes the agency from what the text says of it, where nobody gave it and the
// letterhead has none: the post of the chair, the symbols of its own documents.
func (r *reader) office() {
	a := &r.agency
	if r.given {
		return
	}
	a.Name = r.mixed(a.Heading)
	if a.Name != "" && a.Name == sentenceCase(strings.Join(strings.Fields(a.Heading), " ")) {
		r.warn("chu-hoa", "tên cơ quan lấy từ chữ in hoa "+record.Quote(a.Heading), "kiểm tra lại chữ hoa, chữ thường của co_quan.ten")
	}
	if m := ofAgency.FindStringSubmatch(r.Month.Meeting.Chair.Post); m != nil && a.Name == "" && named.MatchString(m[1]) {
		a.Name = m[1]
		if rest, ok := strings.CutPrefix(m[1], "UBND "); ok {
			a.Name = "Ủy ban nhân dân " + rest
		}
		r.Places["co_quan/ten"] = r.Where("cuoc_hop/chu_tri/chuc_vu")
	}
	a.Superior = r.mixed(a.SuperiorHeading)
	for i, c := range r.Month.Citations {
		_, symbol, ok := strings.Cut(c.Symbol, "-")
		if a.Symbol == "" && ok && a.Name != "" && viet.Fold(c.Issuer) == viet.Fold(a.Name) {
			a.Symbol = symbol
			r.Places["co_quan/ky_hieu"] = r.Where(index("vien_dan", i))
		}
	}
	r.province()
}

// province takes the superior and the place of a Sở from the only province that the
// text names.
func (r *reader) province() {
	a := &r.agency
	if !strings.HasPrefix(a.Name, "Sở ") || a.Superior != "" && a.Place != "" {
		return
	}
	names := map[string]bool{}
	var kind, name string
	for _, l := range r.parts.Lines {
		for _, m := range provinceOf.FindAllStringSubmatch(l.Text, -1) {
			names[m[2]] = true
			if kind == "" {
				kind, name = m[1], m[2]
				r.Places["co_quan/dia_danh"] = r.placeOf(l)
			}
		}
	}
	if len(names) != 1 {
		return
	}
	if a.Superior == "" {
		a.Superior, a.SuperiorHeading = "Ủy ban nhân dân "+kind+" "+name, viet.Upper("UBND "+kind+" "+name)
	}
	if a.Place == "" {
		a.Place = name
	}
	r.warn("co-quan", "cơ quan chủ quản và địa danh lấy từ “UBND "+kind+" "+name+"” trong nội dung", "kiểm tra lại co_quan")
}

// mixed is a name of the letterhead as sentences write it: as the text has it, else by
// the rules of names.
func (r *reader) mixed(heading string) string {
	if heading == "" {
		return ""
	}
	name := strings.Join(strings.Fields(heading), " ")
	for _, l := range r.parts.Lines {
		if i := strings.Index(viet.Lower(l.Text), viet.Lower(name)); i >= 0 && len(viet.Lower(l.Text)) == len(l.Text) {
			if found := l.Text[i:min(i+len(name), len(l.Text))]; found != viet.Upper(found) && viet.Lower(found) == viet.Lower(name) {
				return viet.Capitalise(found)
			}
		}
	}
	return sentenceCase(name)
}

// code proposes codes for the tasks that have none.
func (r *reader) code() {
	if r.Month.Meeting.Period.IsZero() {
		return
	}
	taken, count := map[string]bool{}, map[string]int{}
	for _, t := range r.Month.Tasks {
		taken[t.Code] = true
	}
	for i := range r.Month.Tasks {
		t := &r.Month.Tasks[i]
		for t.Code == "" && t.Lead != "" {
			count[t.Lead]++
			if code := record.TaskCode(r.Month.Meeting.Period, t.Lead, "", count[t.Lead]); !taken[code] {
				t.Code, taken[code] = code, true
			}
		}
	}
}

// missing says what the source does not tell.
func (r *reader) missing() {
	g := &r.Month.Meeting
	for _, want := range []struct {
		what  string
		blank bool
	}{
		{"ngày họp (cuoc_hop.ngay)", g.Date.IsZero()}, {"tháng họp (cuoc_hop.ky_hop)", g.Period.IsZero()},
		{"người chủ trì (cuoc_hop.chu_tri)", g.Chair.Post == ""}, {"tên cơ quan (co_quan.ten)", r.agency.Name == ""},
		{"chữ viết tắt của cơ quan (co_quan.ky_hieu)", r.agency.Symbol == ""}, {"địa danh (co_quan.dia_danh)", r.agency.Place == ""},
		{"nhiệm vụ nào (nhiem_vu)", len(r.Month.Tasks) == 0},
	} {
		if want.blank {
			r.warn("nguon-khong-ghi", "nguồn không ghi "+want.what, "ghi thêm vào hồ sơ")
		}
	}
	if !r.given && len(r.agency.Units) > 0 {
		r.warn("ma-don-vi", "mã đơn vị là chữ viết tắt do chương trình đề nghị", "sửa lại theo hồ sơ cơ quan co-quan.yaml, hoặc đưa kèm tệp này")
	}
}
