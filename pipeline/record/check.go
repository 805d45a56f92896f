package record

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// Fault is one thing wrong with a month (lỗi hoặc cảnh báo). Path leads to the
// value by keys and indexes from 0, such as "nhiem_vu/3/thoi_han/ngay"; the last
// key may be one that is not there.
type Fault struct {
	Path    string
	Warning bool
	Message string // what is wrong, in Vietnamese, with the value in “quotes”
	Hint    string // how to mend it
	Rule    string // stable name of the rule
}

// noticeKind is the key of the notice among a month's documents: what it cites
// must be older than itself.
const noticeKind = "thong_bao"

// Check finds what is wrong with a completed month that stands alone, in the order of
// its parts. A warning does not stop the documents from being made.
func (m *Month) Check() []Fault {
	c := m.check(NewLedger([]*Month{m}))
	c.wording()
	return c.faults
}

// CheckData is [Month.Check] without how the texts are worded, which is judged when they
// are printed.
func (m *Month) CheckData() []Fault { return m.check(NewLedger([]*Month{m})).faults }

// CheckOwn is [Month.Check] for a month of an office's folder, where others stand
// beside it: what they must know of each other is judged by [Ledger.Check]. The month
// may be in the making: its meeting may have no day yet, and no task.
func (m *Month) CheckOwn() []Fault {
	c := m.check(nil)
	c.wording()
	return c.faults
}

// check judges the data of a month; alone is the ledger of nothing else, nil if there
// are others.
func (m *Month) check(alone *Ledger) *checker {
	c := &checker{month: m, draft: alone == nil, units: m.Agency.unitIndex(), calendar: m.Agency.Calendar(), cited: map[string]bool{}, citable: map[string]bool{}}
	for _, u := range m.Agency.Units {
		c.unitNames = append(c.unitNames, u.calledBy()...)
	}
	for _, v := range m.Citations {
		c.citable[v.Code] = true
		c.citeCodes = append(c.citeCodes, v.Code)
	}
	c.agency("co_quan", &m.Agency)
	if !c.draft || m.held() {
		c.meeting(&m.Meeting)
	}
	c.tasks()
	if !c.draft && m.concluded() || len(m.Tasks)+len(m.NoTask) > 0 {
		c.unitsWithoutTask()
	}
	c.citations()
	c.progress()
	c.extensions()
	if alone != nil {
		alone.among(c, 0)
	}
	for _, kind := range sortedKeys(m.Documents) {
		c.document(kind, m.Documents[kind])
	}
	c.doubtfulDays()
	c.texts()
	c.gone()
	return c
}

// held tells whether more is known of the month's meeting than its month.
func (m *Month) held() bool {
	g := m.Meeting
	g.Period, g.Name = viet.Period{}, ""
	return len(m.Tasks)+len(m.NoTask) > 0 || !reflect.ValueOf(g).IsZero()
}

// concluded tells whether the meeting has said anything yet; until then there may be an
// invitation to it.
func (m *Month) concluded() bool {
	g := m.Meeting
	return len(m.Tasks)+len(m.Followed)+len(g.Results)+len(g.Shortcomings)+len(g.General)+len(g.Opinions)+len(g.Other) > 0
}

// Check finds what is wrong with a completed profile; paths begin at the
// profile.
func (a *Agency) Check() []Fault {
	c := &checker{month: &Month{Agency: *a}}
	c.agency("", a)
	eachText(*a, "", c.strange)
	return c.faults
}

// checker gathers the faults of one month.
type checker struct {
	month     *Month
	draft     bool // the month may be in the making
	units     unitIndex
	calendar  *calendar.Calendar
	unitNames []string        // everything that units are called
	cited     map[string]bool // citations whose date was judged
	citable   map[string]bool // codes of the list of cited documents
	citeCodes []string        // the same in the order of the list
	taskCodes []string        // of all known tasks, once one was sought
	proposed  map[string]int  // the last number of a code that was proposed, by what stands before it
	sought    int             // how often names that look alike were sought
	doubts    []doubt         // about days that were counted on the calendar
	faults    []Fault
}

// finding is what a rule says of a value: the rule's name, what is wrong, and
// how to mend it.
type finding struct{ rule, message, hint string }

func (c *checker) fault(path string, f finding) {
	c.faults = append(c.faults, Fault{Path: path, Message: f.message, Hint: f.hint, Rule: f.rule})
}

func (c *checker) warn(path string, f finding) {
	c.fault(path, f)
	c.faults[len(c.faults)-1].Warning = true
}

// required complains of an empty value. What is its name for people; its key is
// the end of the path.
func (c *checker) required(path, value, what, example string) {
	if value == "" {
		key := path[strings.LastIndexByte(path, '/')+1:]
		c.fault(path, finding{"thieu", fmt.Sprintf("chưa ghi %s (%s)", what, key), "ghi thêm, ví dụ “" + example + "”"})
	}
}

// join makes a path of its parts, leaving out empty ones.
func join(parts ...any) string {
	var out []string
	for _, p := range parts {
		if s := fmt.Sprint(p); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "/")
}

// Quote puts a value in quotation marks, cut to a length that fits a message.
func Quote(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "“" + s + "”"
}

// quoteAll quotes each value and joins them.
func quoteAll(values []string, between string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = Quote(v)
	}
	return strings.Join(out, between)
}

// mostSought bounds the search for what looks alike: a month with more unknown
// names is wrong as a whole, and each search goes through all names.
const mostSought = 200

// hint proposes the names that look like s; without any it says what to do
// instead.
func (c *checker) hint(s string, among []string, otherwise string) string {
	if c.sought++; c.sought > mostSought {
		return otherwise
	}
	if near := viet.Nearest(s, among); len(near) > 0 {
		return "có phải " + quoteAll(near, " hoặc ") + "?"
	}
	return otherwise
}

// after compares two days when both are known.
func after(a, b viet.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Compare(b) > 0
}

// number reads a run of digits; other text gives -1.
func number(s string) int {
	if n, err := strconv.ParseUint(s, 10, 31); err == nil {
		return int(n)
	}
	return -1
}
