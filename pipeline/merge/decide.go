package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// progressFile is what messages call the file that is merged into.
const progressFile = "tien-do.yaml"

// given decides on the answers on tasks of the office, task by task.
func (m *merger) given(answers []*answer) {
	on := m.coded
	var codes []string
	for _, a := range answers {
		if code := a.says.Task; code != "" {
			if on[code] == nil {
				codes = append(codes, code)
			}
			on[code] = append(on[code], a)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		m.task(m.lead(on[code]))
	}
}

// lead leaves the answers of the unit that leads the task, if it has answered; a
// cooperating unit's are then not needed.
func (m *merger) lead(answers []*answer) []*answer {
	byLead := func(a *answer) bool { return a.says.Unit == "" }
	code := answers[0].says.Task
	have, fixed := m.have[code], m.fixed[code]
	led := slices.ContainsFunc(answers, byLead) || have != nil && have.Unit == "" || fixed != nil && fixed.Unit == ""
	return slices.DeleteFunc(answers, func(a *answer) bool {
		if !led || byLead(a) {
			return false
		}
		m.reject(a, keyCode, "đơn vị chủ trì "+record.Quote(m.unit(a.task.Lead).Name)+" đã báo cáo nhiệm vụ này; lấy theo đơn vị chủ trì", "thống nhất với đơn vị chủ trì, hoặc xóa dòng")
		return true
	})
}

// task decides on the answers on one task.
func (m *merger) task(answers []*answer) {
	if len(answers) == 0 {
		return
	}
	best := fullest(answers)
	if best == nil {
		m.conflict(answers)
		return
	}
	have, fixed := m.have[best.says.Task], m.fixed[best.says.Task]
	switch {
	case fixed != nil && covers(cellsOf(best.task, false, *fixed), best.cells()):
		m.same(answers)
	case fixed != nil:
		m.against(answers, cellsOf(best.task, false, *fixed), "tệp giao ban của kỳ", "sửa ở tệp giao ban, hoặc chuyển dòng đó sang "+progressFile)
	case have == nil:
		m.take(best, answers, func(u *Unit) { u.Added++ })
	case covers(cellsOf(best.task, false, *have), best.cells()) && (have.Unit == "" || best.says.Unit != ""):
		m.same(answers)
	case m.Replace, have.Unit != "" && best.says.Unit == "", covers(best.cells(), cellsOf(best.task, false, *have)):
		m.take(best, answers, func(u *Unit) { u.Replaced++ })
	default:
		m.against(answers, cellsOf(best.task, false, *have), progressFile, orReplace)
	}
}

// orReplace is what may be done where an answer is not what tien-do.yaml says.
const orReplace = "nếu lấy theo phiếu thì chạy lại với --thay; nếu không thì bỏ tệp phiếu này khỏi thư mục nhận"

// oneOfThem is what may be done where two answers differ.
const oneOfThem = "thống nhất một bản, bỏ bản kia khỏi thư mục nhận rồi gộp lại"

// take takes the fullest of answers that agree; the others say nothing more.
func (m *merger) take(best *answer, answers []*answer, count func(*Unit)) {
	if !best.silent() {
		m.result.Progress = append(m.result.Progress, best.says)
	}
	count(m.unit(best.unit))
	for _, a := range answers {
		if a != best {
			m.unit(a.unit).Same++
		}
	}
}

func (m *merger) same(answers []*answer) {
	for _, a := range answers {
		m.unit(a.unit).Same++
	}
}

// conflict lists answers that contradict each other, each where it differs.
func (m *merger) conflict(answers []*answer) {
	for _, a := range answers {
		m.unit(a.unit).Conflicts++
		other := answers[slices.IndexFunc(answers, func(b *answer) bool { return !covers(a.cells(), b.cells()) })]
		m.differ(a, other.cells(), other.says.Origin, oneOfThem)
	}
}

// against lists answers that contradict what the office has.
func (m *merger) against(answers []*answer, has []cell, where, proposal string) {
	for _, a := range answers {
		if covers(has, a.cells()) {
			m.unit(a.unit).Same++
			continue
		}
		m.unit(a.unit).Conflicts++
		m.differ(a, has, where, proposal)
	}
}

// differ lists the cells of an answer that are not as elsewhere.
func (m *merger) differ(a *answer, has []cell, where, proposal string) {
	for i, c := range a.cells() {
		if c.text == has[i].text {
			continue
		}
		reason := "khác với " + where + ": ở đó ghi “" + has[i].text + "”"
		if has[i].text == "" {
			reason = "khác với " + where + ": ở đó để trống"
		}
		m.mend(a, c.key, "nhiệm vụ "+a.name()+": "+reason, proposal)
		m.result.Mend[len(m.result.Mend)-1].Conflict = true
	}
}

// name is what messages call the task of an answer.
func (a *answer) name() string {
	if a.isNew {
		return record.Quote(a.task.Text)
	}
	return record.Quote(a.says.Task)
}

// work is new work of a unit, with the answers that speak of it.
type work struct {
	answers []*answer
	is      *record.Task // as the office has it; nil if it is not known yet
	fixed   bool         // by a file that is not changed
}

// arisen decides on the answers on new work.
func (m *merger) arisen(answers []*answer) {
	var works []*work
	at := map[string]*work{}
	for _, a := range answers {
		if !a.isNew || m.isOpen(a) {
			continue
		}
		key := a.unit + "\x00" + viet.Fold(a.task.Text)
		is, fixed := m.kept(a)
		if is != nil {
			key = is.Code
			if viet.Fold(is.Text) != viet.Fold(a.task.Text) {
				m.warn(a.row.Cells[keyText].Pos, "phat-sinh-da-sua", "dòng này đã lấy thành "+record.Quote(is.Code)+": "+record.Quote(is.Text)+"; nay phiếu ghi "+record.Quote(a.task.Text)+", nội dung giữ như cũ", "nếu là một việc khác thì ghi ở dòng khác của phiếu rồi gộp lại")
			}
		}
		if at[key] == nil {
			at[key] = &work{is: is, fixed: fixed}
			works = append(works, at[key])
		}
		at[key].answers = append(at[key].answers, a)
	}
	for _, w := range works {
		m.work(w)
	}
}

// isOpen rejects an answer without a code that has the words of an open task: its code
// was lost.
func (m *merger) isOpen(a *answer) bool {
	if is, _ := m.kept(a); is != nil {
		return false
	}
	text := viet.Fold(a.task.Text)
	for _, t := range m.Open {
		if t.Lead != a.unit {
			continue
		}
		switch same := viet.Fold(t.Text); {
		case same == text:
			reason, proposal := "dòng không có mã nhưng nội dung là của nhiệm vụ "+record.Quote(t.Code), "ghi lại mã "+record.Quote(t.Code)
			if t.Code == "" {
				reason, proposal = "nội dung là của một nhiệm vụ chưa có mã trong tệp giao ban", "ghi mã (ma) cho nhiệm vụ đó trong tệp giao ban của kỳ đã giao, rồi ghi mã đó vào dòng này"
			}
			return !m.reject(a, keyCode, reason, proposal)
		case t.Code != "" && similarity(same, text) >= alike:
			m.warn(a.row.Cells[keyText].Pos, "phat-sinh-giong", "việc mới gần giống nhiệm vụ "+record.Quote(t.Code)+": "+record.Quote(t.Text), "nếu là một việc thì ghi mã đó vào dòng và bỏ việc mới trong "+progressFile)
		}
	}
	return false
}

// kept is the new work of the period that an answer speaks of: that of the unit with
// the same words, else the one in tien-do.yaml that was read from this very row and
// whose words somebody has mended since. Fixed tells that another file has it.
func (m *merger) kept(a *answer) (is *record.Task, fixed bool) {
	text := viet.Fold(a.task.Text)
	same := func(t record.Task) bool { return t.Lead == a.unit && viet.Fold(t.Text) == text }
	if i := slices.IndexFunc(m.Arisen, same); i >= 0 {
		return &m.Arisen[i], false
	}
	if i := slices.IndexFunc(m.ArisenElsewhere, same); i >= 0 {
		return &m.ArisenElsewhere[i], true
	}
	for i, t := range m.Arisen {
		if p := m.have[t.Code]; t.Lead == a.unit && p != nil && p.Origin == a.says.Origin && mended(viet.Fold(t.Text), text) {
			return &m.Arisen[i], false
		}
	}
	return nil, false
}

// mended tells whether one text may be the other after somebody has mended it: they
// share most words.
func mended(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	shared := 0
	for _, word := range x {
		if slices.Contains(y, word) {
			shared++
		}
	}
	return 2*shared > max(len(x), len(y))
}

// work decides on the answers on one piece of new work.
func (m *merger) work(w *work) {
	best := fullest(w.answers)
	if best == nil {
		m.conflict(w.answers)
		return
	}
	if w.is == nil {
		m.start(best)
		best.task.Code = m.nextCode(best.unit)
		best.says.Task = best.task.Code
		m.result.Arisen = append(m.result.Arisen, plain(best.task))
		m.take(best, w.answers, func(u *Unit) { u.New++ })
		m.open[squeezed(best.task.Code)] = best.task
		return
	}
	var has record.Progress
	coded := m.coded[w.is.Code]
	if p := cmp.Or(m.fixed[w.is.Code], m.have[w.is.Code]); len(coded) > 0 {
		has = coded[0].says
	} else if p != nil {
		has = *p
	}
	if has.State != "" {
		best.says.State = cmp.Or(best.says.State, has.State)
	} else if !best.silent() {
		m.start(best)
	}
	old := cellsOf(*w.is, true, has)
	switch best.says.Task = w.is.Code; {
	case covers(old, best.cells()):
		m.same(w.answers)
	case len(coded) > 0:
		m.against(w.answers, old, has.Origin, oneOfThem)
	case w.fixed && m.mayReport(w, best, has):
		m.take(best, w.answers, func(u *Unit) { u.Added++ })
	case w.fixed, m.fixed[w.is.Code] != nil:
		m.against(w.answers, old, "tệp giao ban của kỳ", "sửa ở tệp giao ban, hoặc chuyển dòng đó sang "+progressFile)
	case m.Replace, covers(best.cells(), old):
		m.renew(w, best, has)
	default:
		m.against(w.answers, old, progressFile, orReplace)
	}
}

// start gives new work whose unit has chosen no state the first one: a row of progress
// must have one.
func (m *merger) start(a *answer) {
	if a.says.State == "" {
		a.says.State = record.StateNotStarted
		m.warn(a.row.Cells[keyState].Pos, "phat-sinh-chua-chon", "việc mới "+a.name()+" chưa chọn tình trạng; lấy là "+record.Quote(a.says.State.Label()), "nếu khác thì chọn trong danh sách của ô rồi gộp lại với --thay")
	}
}

// mayReport tells whether an answer on new work that another file has may be added to
// tien-do.yaml: it changes nothing of the work itself, and nobody reported otherwise.
func (m *merger) mayReport(w *work, best *answer, has record.Progress) bool {
	return m.fixed[w.is.Code] == nil && covers(cellsOf(*w.is, true, best.says), best.cells()) &&
		(m.Replace || covers(best.cells(), cellsOf(*w.is, false, has)))
}

// renew puts an answer in the place of what tien-do.yaml has of new work. Of the task
// itself it adds what is new; the words stay as the office has them.
func (m *merger) renew(w *work, best *answer, has record.Progress) {
	task := record.Task{Code: w.is.Code, Lead: w.is.Lead, Text: w.is.Text}
	if !slices.Equal(best.task.Cooperate, w.is.Cooperate) {
		task.Cooperate = best.task.Cooperate
	}
	if dueOf(best.task.Deadline) != dueOf(w.is.Deadline) {
		task.Deadline = best.task.Deadline
	}
	if len(task.Cooperate) > 0 || dueOf(task.Deadline) != "" {
		m.result.Arisen = append(m.result.Arisen, plain(task))
	}
	if covers(cellsOf(task, false, has), cellsOf(task, false, best.says)) {
		best.says = record.Progress{Task: task.Code} // nothing new
	}
	m.take(best, w.answers, func(u *Unit) { u.Replaced++ })
}

// plain is new work without what follows from its words: a deadline that was given as a
// day or a phrase is written as such.
func plain(t record.Task) record.Task {
	if t.Deadline.Text != "" {
		t.Deadline = record.Deadline{Text: t.Deadline.Text}
	} else {
		t.Deadline = record.Deadline{Text: t.Deadline.Due.Short()}
	}
	return t
}

// nextCode is the next code for new work of a unit; a code is never used again, nor is
// one that a unit has made up, whose row would then mean another's work.
func (m *merger) nextCode(unit string) string {
	prefix := m.Period.Key() + "/" + unit + "-PS"
	last := 0
	see := func(code string) {
		if number, ok := strings.CutPrefix(squeezed(code), squeezed(prefix)); ok {
			if n, err := strconv.Atoi(number); err == nil {
				last = max(last, n)
			}
		}
	}
	for _, code := range m.typed {
		see(code)
	}
	for _, tasks := range [][]record.Task{m.Known, m.Open, m.Arisen, m.ArisenElsewhere, m.result.Arisen} {
		for _, t := range tasks {
			see(t.Code)
		}
	}
	for _, rows := range [][]record.Progress{m.Have, m.Elsewhere} {
		for _, p := range rows {
			see(p.Task)
		}
	}
	return fmt.Sprintf("%s%02d", prefix, last+1)
}
