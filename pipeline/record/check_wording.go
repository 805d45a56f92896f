package record

import (
	"fmt"
	"regexp"
	"strings"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/lint"
)

// prose are the keys of running text: sentences that people wrote, not codes,
// names or phrases with a form of their own.
var prose = map[string]bool{
	"noi_dung": true, "danh_gia_chung": true, "nguyen_nhan": true, "ket_qua": true, "ly_do_cham": true, "trich_yeu": true, "ghi_chu": true,
	"can_cu": true, "muc_dich": true, "yeu_cau": true, "to_chuc_thuc_hien": true, "san_pham": true,
}

// judgedElsewhere are the rules of package lint that judge what the checks of the
// cited documents judge already, with the list of them at hand.
var judgedElsewhere = map[string]bool{"vien-dan-sau-hop": true, "vien-dan-sau-ban-hanh": true}

// manner is how a text that is printed is written, which says what rules fit it.
type manner uint8

const (
	unprinted manner = iota // codes, numbers, dates and choices
	running                 // sentences
	listed                  // names, posts and entries of lists, which are no sentences
	named                   // names in the profile, by which others are judged
	spelled                 // phrases and titles with a form or a time of their own
)

// Rules of package lint that do not fit: list entries have no final stop and begin
// with capitals that sentences have not; the body behind a name of the profile is
// judged by [checker.gone].
var (
	offInLists = map[string]bool{"dau-cuoi-doan": true, "viet-hoa-lan": true, "viet-tat-lan": true}
	offInNames = map[string]bool{"dau-cuoi-doan": true, "viet-hoa-lan": true, "viet-tat-lan": true, "co-quan-khong-con": true, "ky-cu": true}
	spelling   = map[string]bool{"cham-cau": true, "dau-thanh-lan": true, "dau-thanh-sai": true, "gach-noi": true, "ngoac-kep": true, "ten-co-quan": true, "viet-hoa": true}
)

// fits tells whether a rule judges texts written so.
func (w manner) fits(rule string) bool {
	switch w {
	case running:
		return true
	case listed:
		return !offInLists[rule]
	case named:
		return !offInNames[rule]
	}
	return spelling[rule]
}

// lists are the keys of names, posts and lists that are printed.
var lists = map[string]bool{
	"dia_diem": true, "chuc_vu": true, "thanh_phan": true, "nguoi": true, "ly_do": true, "lanh_dao": true, "bao_cao_ai": true, "phoi_hop": true,
	"kinh_gui": true, "noi_nhan": true,
}

// mannerOf tells how the text at a path is written.
func mannerOf(path string) manner {
	key := lastKey(path)
	switch {
	case path == "cuoc_hop/ten", strings.HasPrefix(path, "vien_dan/") && key == "trich_yeu", key == "chu":
		return spelled // the month of a meeting's name has a rule of its own
	case path == "co_quan/ten", path == "co_quan/chu_quan", strings.HasPrefix(path, "co_quan/don_vi/") && key == "ten":
		return named
	case lists[key], strings.HasPrefix(path, "co_quan/noi_nhan/"):
		return listed
	case strings.HasPrefix(path, "cuoc_hop/loi_dan/"):
		return listed // they end with what they lead to
	case isProse(path) && !strings.HasPrefix(path, "co_quan/"):
		return running
	}
	return unprinted
}

// wording warns of what a careful reader would mend in the texts that are printed.
// Each manner is a text of its own, since one may be at odds only with its like.
func (c *checker) wording() {
	c.nameOfMonth()
	var passages, paths [spelled + 1][]string
	eachText(*c.month, "", func(path, text string) {
		w := mannerOf(path)
		for line := range strings.Lines(text) {
			passages[w], paths[w] = append(passages[w], strings.TrimSuffix(line, "\n")), append(paths[w], path)
		}
	})
	var all []placed
	for w := running; w <= spelled; w++ {
		house := c.month.House(c.month.Documents[noticeKind].Date)
		if w == named {
			house = lint.House{Period: house.Period, Tone: house.Tone}
		}
		for _, f := range lint.Check(passages[w], house) {
			if w.fits(f.Rule) && f.Severity != lint.Info && !judgedElsewhere[f.Rule] {
				text := passages[w][f.Passage]
				all = append(all, placed{f.InContext(text), text, paths[w][f.Passage]})
			}
		}
	}
	c.findings(all)
}

// nameOfMonth warns of a meeting whose name speaks of another month than it is of: it
// must have the meeting's, and no other than those that are reviewed and planned.
func (c *checker) nameOfMonth() {
	g := &c.month.Meeting
	own, near, other := false, "", ""
	for _, m := range monthInName.FindAllStringSubmatch(g.Name, -1) {
		is := func(p viet.Period) bool { return number(m[1]) == p.Month && (m[2] == "" || number(m[2]) == p.Year) }
		switch {
		case is(g.Period):
			own = true
		case is(g.Reviewed), is(g.Planned):
			near = m[0]
		default:
			other = m[0]
		}
	}
	if other == "" && !own {
		other = near
	}
	if other != "" && !g.Period.IsZero() {
		c.warn("cuoc_hop/ten", finding{"ten-khac-ky", "tên cuộc họp " + Quote(g.Name) + " ghi " + Quote(other) + ", kỳ họp là " + g.Period.Name(),
			"sửa tên cuộc họp, hoặc bỏ trống để lấy theo kỳ họp"})
	}
}

// monthInName is a month in figures with or without its year.
var monthInName = regexp.MustCompile(`(?i)tháng (\d{1,2})(?:(?:/| năm )(\d{4}))?`)

// gone warns of an agency or superior that no longer exists when the month's meeting
// is held.
func (c *checker) gone() {
	day := c.month.Meeting.Date
	if day.IsZero() {
		day = c.month.Meeting.Period.First()
	}
	a := &c.month.Agency
	for _, name := range []struct{ key, text string }{{"ten", a.Name}, {"chu_quan", a.Superior}} {
		if reason, gone := lint.Gone(name.text, day); gone {
			c.warn(join("co_quan", name.key), finding{"co-quan-khong-con", Quote(name.text) + ": " + reason, "sửa hồ sơ cơ quan, nếu văn bản không phải của thời gian trước đó"})
		}
	}
}

// isProse tells whether the path leads to running text: its last key does.
func isProse(path string) bool { return prose[lastKey(path)] }

// inLines are the other keys whose text may have several lines: what is printed as it
// stands in the letterhead, and where people list several persons or documents.
var inLines = map[string]bool{"ten_in_hoa": true, "chu_quan_in_hoa": true, "nguoi": true, "ly_do": true, "van_ban_ket_qua": true}

// OneLine tells whether the value at a path is one line, such as a name or a
// deadline: no running text, and no item of a list of texts.
func OneLine(path string) bool {
	last := path[strings.LastIndexByte(path, '/')+1:]
	return number(last) < 0 && !prose[last] && !inLines[last]
}

// lastKey is the last part of a path that is no index.
func lastKey(path string) string {
	for {
		cut := strings.LastIndexByte(path, '/')
		last := path[cut+1:]
		if cut < 0 || number(last) < 0 {
			return last
		}
		path = path[:cut]
	}
}

// mostAlike is of how many places one rule of wording warns, and mostEqual of how many
// that have the very same words: in a month that has more, the office writes so, and
// the faults of other rules would be lost.
const (
	mostAlike = 20
	mostEqual = 5
)

// placed is a finding with its text and the path that leads there.
type placed struct {
	lint.Finding
	text, path string
}

// findings turns what was found into warnings, one for the same words of one text
// with their number. The last that equal words or a rule may have says how many are
// left out.
func (c *checker) findings(found []placed) {
	type same struct{ rule, found, fix string }
	type spot struct {
		same
		path string
	}
	times, equal := map[spot]int{}, map[same]int{}
	for _, f := range found {
		times[spot{same{f.Rule, f.Found, f.Fix}, f.path}]++
		equal[same{f.Rule, f.Found, f.Fix}]++
	}
	last, left := map[string]int{}, map[string]int{} // by rule: its last warning, and what is not told
	told, toldEqual := map[string]int{}, map[same]int{}
	for _, f := range found {
		key := same{f.Rule, f.Found, f.Fix}
		at := spot{key, f.path}
		n := times[at]
		times[at] = 0
		switch {
		case n == 0 || toldEqual[key] == mostEqual:
			continue
		case told[f.Rule] == mostAlike:
			left[f.Rule] += n
			continue
		}
		told[f.Rule]++
		toldEqual[key]++
		equal[key] -= n
		last[f.Rule] = len(c.faults)
		c.warn(f.path, wordingOf(f, n))
		if rest := equal[key]; toldEqual[key] == mostEqual && rest > 0 {
			c.faults[len(c.faults)-1].Message += fmt.Sprintf(" (còn %d chỗ khác viết như vậy)", rest)
		}
	}
	for rule, n := range left {
		c.faults[last[rule]].Message += fmt.Sprintf(" (còn %d chỗ khác cũng có lỗi loại này)", n)
	}
}

// wordingOf is what to say of something that was found n times in a text.
func wordingOf(f placed, n int) finding {
	message, hint := f.Advice(f.text)
	if n > 1 {
		message += fmt.Sprintf(" (%d chỗ)", n)
	}
	return finding{f.Rule, message, hint}
}

// House is how the office writes, for package lint; issued is the date of the
// document whose words are judged.
func (m *Month) House(issued viet.Date) lint.House {
	a := &m.Agency
	h := lint.House{
		Period: m.Meeting.Period, Meeting: m.Meeting.Date, Issued: issued,
		Tone: a.Tone, Agency: a.Name, Superior: a.Superior, Symbol: a.Symbol,
	}
	for _, u := range a.Units {
		h.Names = append(h.Names, u.Name)
	}
	return h
}
