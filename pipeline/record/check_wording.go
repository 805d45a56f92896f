package record

import (
	"fmt"
	"strings"
	"unicode"

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

// wording warns of what a careful reader would mend in the running text. What is
// found several times is said once.
func (c *checker) wording() {
	var passages, paths []string
	m := *c.month
	m.Agency = Agency{}
	eachText(m, "", func(path, text string) {
		if !isProse(path) {
			return
		}
		for line := range strings.Lines(text) {
			passages, paths = append(passages, strings.TrimSuffix(line, "\n")), append(paths, path)
		}
	})
	found := lint.Check(passages, c.month.house())
	for i := range found {
		inContext(&found[i], passages[found[i].Passage])
	}
	c.findings(found, paths)
}

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

// inContext widens a finding without letters or digits to the words around it, so
// that a message can show where it stands.
func inContext(f *lint.Finding, passage string) {
	if strings.IndexFunc(f.Found, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
		return
	}
	before, after := strings.TrimRight(passage[:f.Start], " "), strings.TrimLeft(passage[f.End:], " ")
	start := strings.LastIndexByte(before, ' ') + 1
	end := len(passage) - len(after)
	if n := strings.IndexByte(after, ' '); n >= 0 {
		end += n
	} else {
		end = len(passage)
	}
	if f.Fix != "" || f.Sure {
		f.Fix = passage[start:f.Start] + f.Fix + passage[f.End:end]
	}
	f.Found = passage[start:end]
}

// mostAlike is of how many places one rule of wording warns: in a month that has
// more, the office writes so, and the faults of other rules would be lost.
const mostAlike = 20

// findings turns what was found into warnings, the first of equal ones with their
// number, and the last that a rule may have with the number of what it leaves out.
func (c *checker) findings(found []lint.Finding, paths []string) {
	type same struct{ rule, found, fix string }
	times := map[same]int{}
	for _, f := range found {
		times[same{f.Rule, f.Found, f.Fix}]++
	}
	last, left := map[string]int{}, map[string]int{} // by rule: its last warning, and what is not told
	told := map[string]int{}
	for _, f := range found {
		key := same{f.Rule, f.Found, f.Fix}
		n := times[key]
		times[key] = 0
		switch {
		case n == 0 || f.Severity == lint.Info || judgedElsewhere[f.Rule]:
			continue
		case told[f.Rule] == mostAlike:
			left[f.Rule] += n
			continue
		}
		told[f.Rule]++
		last[f.Rule] = len(c.faults)
		c.warn(paths[f.Passage], wordingOf(f, n))
	}
	for rule, n := range left {
		c.faults[last[rule]].Message += fmt.Sprintf(" (còn %d chỗ khác cũng có lỗi loại này)", n)
	}
}

// wordingOf is what to say of something that was found n times.
func wordingOf(f lint.Finding, n int) finding {
	reason, hint, hinted := strings.Cut(f.Reason, "; ")
	switch {
	case f.Fix != "":
		reason, hint = f.Reason, "viết "+Quote(f.Fix)
	case !hinted:
		hint = "xem lại chỗ này"
	}
	message := Quote(f.Found) + ": " + reason
	if whole, ok := strings.CutPrefix(f.Reason, "viết “"); ok { // the hint says so
		message = Quote(f.Found) + " viết chưa đúng"
		if f.Reason != hint {
			message += ", cả cụm là “" + whole
		}
	}
	if n > 1 {
		message += fmt.Sprintf(" (%d chỗ)", n)
	}
	return finding{f.Rule, message, hint}
}

// house is how the office writes, for package lint.
func (m *Month) house() lint.House {
	a := &m.Agency
	h := lint.House{
		Period: m.Meeting.Period, Meeting: m.Meeting.Date, Issued: m.Documents[noticeKind].Date,
		Tone: a.Tone, Agency: a.Name, Superior: a.Superior, Symbol: a.Symbol,
	}
	for _, u := range a.Units {
		h.Names = append(h.Names, u.Name)
	}
	return h
}
