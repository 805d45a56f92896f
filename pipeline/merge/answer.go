package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/form"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// answer is a row that a unit filled in.
type answer struct {
	unit  string
	row   *intake.ReturnedRow
	task  record.Task // of the office; of new work the unit's own, complete
	isNew bool
	says  record.Progress
}

// Keys of columns.
const (
	keyCode        = "ma"
	keyText        = "noi_dung"
	keyCooperation = "phoi_hop"
	keyDue         = "thoi_han.ngay"
	keyState       = "tinh_trang"
	keyPercent     = "ty_le"
	keyResult      = "ket_qua"
	keyResultDoc   = "van_ban_ket_qua"
	keyDoneOn      = "ngay_hoan_thanh"
	keyLate        = "ly_do_cham"
	keyAskedDue    = "de_nghi_lui_han"
	keyNote        = "ghi_chu"
)

// ruleEmpty is the rule that a form says something.
const ruleEmpty = "phieu-trong"

// read finds the answers of a form, and rejects the rows that nobody can place.
func (m *merger) read(f *intake.ReturnedForm, unit string) []*answer {
	var out []*answer
	filled := false
	for i := range f.Rows {
		r := &f.Rows[i]
		if !r.Filled {
			continue
		}
		filled = true
		m.typed = append(m.typed, r.Task.Code)
		a := &answer{unit: unit, row: r, isNew: r.Task.Code == "", says: finished(r.Progress)}
		a.says.Origin = originOf(f, r)
		if m.place(a) {
			out = append(out, a)
		}
	}
	if u := m.unit(unit); !filled && u.Asked > 0 {
		m.warn(doc.Position{File: f.File}, ruleEmpty, "phiếu của "+record.Quote(u.Name)+" chưa ghi gì", "đề nghị đơn vị ghi rồi gửi lại; đã có phiếu khác thì bỏ tệp này khỏi thư mục nhận")
	}
	return out
}

// place finds the task of an answer.
func (m *merger) place(a *answer) bool {
	if a.isNew {
		a.task = a.row.Task
		a.task.Lead = a.unit
		if a.task.Text == "" {
			return m.reject(a, keyText, "dòng không có mã và nội dung nhiệm vụ", "ghi nội dung của việc mới, hoặc xóa dòng")
		}
		a.task = completed(m.Input, []record.Task{a.task})[0]
		return true
	}
	t, ok := m.open[squeezed(a.row.Task.Code)]
	if !ok {
		return m.rejectUnknown(a)
	}
	a.task, a.says.Task = t, t.Code
	if a.unit != t.Lead {
		a.says.Unit = a.unit
		if !slices.Contains(t.Cooperate, a.unit) && !slices.Contains(t.Cooperate, record.AllUnits) {
			return m.reject(a, keyCode, "nhiệm vụ do "+record.Quote(m.unit(t.Lead).Name)+" chủ trì, đơn vị gửi phiếu không phối hợp", "chuyển nội dung cho đơn vị chủ trì, hoặc xóa dòng")
		}
	}
	m.heard[t.Code] = m.heard[t.Code] || a.unit == t.Lead
	m.locked(a)
	return true
}

// rejectUnknown rejects an answer with a code that is not asked about, and proposes the
// task that was meant.
func (m *merger) rejectUnknown(a *answer) bool {
	code := a.row.Task.Code
	if t, ok := m.known[squeezed(code)]; ok {
		proposal := "xóa dòng; nếu việc vẫn đang làm thì sửa tiến độ đã ghi ở kỳ trước"
		for _, later := range m.Open {
			if later.CarriedFrom == t.Code && t.Code != "" {
				proposal = "ghi vào dòng của nhiệm vụ " + record.Quote(later.Code) + ", đã chuyển tiếp từ nhiệm vụ này"
			}
		}
		return m.reject(a, keyCode, "nhiệm vụ "+record.Quote(t.Code)+" không còn theo dõi trong kỳ này", proposal)
	}
	proposal := "ghi đúng mã trong phiếu đã gửi; việc mới thì để trống mã"
	if t, ok := m.nearest(a); ok {
		proposal = "có phải nhiệm vụ " + record.Quote(t.Code) + "?"
	}
	return m.reject(a, keyCode, "không có nhiệm vụ mã "+record.Quote(code), proposal)
}

// nearest is the open task of the unit whose text is most like that of an answer, else
// the one whose code is.
func (m *merger) nearest(a *answer) (best record.Task, ok bool) {
	most := alike
	var codes []string
	for _, t := range m.Open {
		if t.Lead != a.unit {
			continue
		}
		codes = append(codes, t.Code)
		if s := similarity(viet.Fold(t.Text), viet.Fold(a.row.Task.Text)); s >= most {
			best, ok, most = t, true, s
		}
	}
	if near := viet.Nearest(a.row.Task.Code, codes); !ok && a.row.Task.Text == "" && len(near) > 0 {
		return m.open[squeezed(near[0])], true
	}
	return best, ok
}

// locked warns of cells that the office wrote and the unit changed.
func (m *merger) locked(a *answer) {
	s := form.ProgressSheet()
	was := form.ProgressRow(m.Agency, a.task, "")
	for _, key := range []string{keyText, keyDue} {
		cell, wrote := a.row.Cells[key], was[s.Column(key)]
		same := viet.Fold(cell.Text) == viet.Fold(wrote)
		if day, err := viet.ParseDate(cell.Text); key == keyDue && err == nil {
			same = day == a.task.Deadline.Due
		}
		if same || cell.Text == "" {
			continue
		}
		what, hint := "nội dung", "cần đổi nội dung thì báo cơ quan sửa ở tệp giao ban; việc khác thì ghi ở phần nhiệm vụ phát sinh"
		if key == keyDue {
			what, hint = "hạn", "đổi hạn thì ghi ở cột Đề nghị lùi đến ngày"
			if !a.task.Deadline.Due.IsZero() {
				wrote = a.task.Deadline.Due.Short()
			}
		}
		m.warn(cell.Pos, "o-khoa", "đơn vị đã sửa "+what+" thành "+record.Quote(cell.Text)+"; giữ theo thông báo: "+record.Quote(wrote), hint)
	}
}

// Mend is one cell that somebody has to mend (cần sửa).
type Mend struct {
	Pos      doc.Position
	Value    string
	Reason   string
	Proposal string
	Conflict bool // answers that contradict each other or what the office has
}

// reject lists an answer to be mended at the cell of a key; it gives false.
func (m *merger) reject(a *answer, key, reason, proposal string) bool {
	m.unit(a.unit).Rejected++
	m.mend(a, key, reason, proposal)
	return false
}

func (m *merger) mend(a *answer, key, reason, proposal string) {
	cell, ok := a.row.Cells[key]
	if !ok {
		cell.Pos = a.row.Pos
	}
	m.result.Mend = append(m.result.Mend, Mend{Pos: cell.Pos, Value: cell.Text, Reason: reason, Proposal: proposal})
}

// judge keeps the answers that can stand in the office's data; the others are rejected.
func (m *merger) judge(answers []*answer) []*answer {
	faults := make([][]record.Fault, len(answers))
	left := make([]int, len(answers))
	for i := range left {
		left[i] = i
	}
	for len(left) > 0 { // a month has one row on a task
		var round, rest []int
		seen := map[string]bool{}
		for _, i := range left {
			if code := answers[i].says.Task; code != "" && seen[code] {
				rest = append(rest, i)
			} else {
				seen[code] = true
				round = append(round, i)
			}
		}
		m.check(answers, round, faults)
		left = rest
	}
	var out []*answer
	for i, a := range answers {
		if m.stands(a, faults[i]) {
			out = append(out, a)
		}
	}
	return out
}

// Lists of the month in which answers are checked.
const (
	listTasks    = "nhiem_vu"
	listProgress = "tien_do"
)

// check finds by the rules of a month what is wrong with some answers.
func (m *merger) check(answers []*answer, which []int, faults [][]record.Fault) {
	month := &record.Month{Agency: m.Agency, Meeting: record.Meeting{Period: m.Period}}
	var tasks, rows []int // the answers of the rows of the month
	for _, i := range which {
		a := *answers[i]
		if a.isNew {
			a.says.State = cmp.Or(a.says.State, record.StateNotStarted)                          // see [merger.work]
			a.task.Code = fmt.Sprintf("việc mới ở dòng %d", a.row.Line) + strings.Repeat(" ", i) // each another one
			a.says.Task = a.task.Code
			month.Tasks, tasks = append(month.Tasks, a.task), append(tasks, i)
		} else {
			short := a.task
			short.Text = "" // its words are not the unit's
			month.Followed = append(month.Followed, short)
		}
		if !a.silent() {
			month.Progress, rows = append(month.Progress, a.says), append(rows, i)
		}
	}
	for _, f := range append(month.CheckData(), month.CheckAsOf(m.AsOf)...) {
		list, rest, _ := strings.Cut(f.Path, "/")
		index, rest, _ := strings.Cut(rest, "/")
		n, err := strconv.Atoi(index)
		if err != nil {
			continue
		}
		f.Path = strings.TrimSuffix(rest, "/")
		f.Message = strings.ReplaceAll(f.Message, " ("+f.Path+")", "")
		f = worded(f)
		switch {
		case list == listProgress && n < len(rows):
			faults[rows[n]] = append(faults[rows[n]], f)
		case list == listTasks && n < len(tasks) && !f.Warning:
			f.Path = taskKey(rest)
			faults[tasks[n]] = append(faults[tasks[n]], f)
		}
	}
}

// worded says a fault in the words of a form, where those of a month would mislead: a
// form has lists to choose from, and its cut-off day cannot be changed.
func worded(f record.Fault) record.Fault {
	switch {
	case f.Path == keyState && f.Rule == "thieu":
		f.Message, f.Hint = "chưa chọn tình trạng", "chọn trong danh sách của ô"
	case f.Rule == "tien-do-som":
		f.Hint = nextForm
	case f.Rule == "xong-sau-ngay-chot":
		f.Hint = "kiểm tra ngày hoàn thành; nếu đúng thì " + nextForm
	}
	return f
}

const nextForm = "để lại cho phiếu kỳ sau"

// taskKey is the column of a value of new work.
func taskKey(path string) string {
	switch first, _, _ := strings.Cut(path, "/"); first {
	case "thoi_han":
		return keyDue
	case keyCooperation, keyText:
		return first
	}
	return keyText
}

// silent tells whether an answer says nothing of the state of its task.
func (a *answer) silent() bool {
	return a.isNew && !slices.ContainsFunc(a.cells(), func(c cell) bool { return c.text != "" && !c.ofTask })
}

// undecided is the rule that a task is stopped by a decision. Where the office writes
// itself its breach is a warning; a unit alone cannot stop its task.
const undecided = "thieu-quyet-dinh"

// stands tells whether an answer can be taken; if not, it is rejected.
func (m *merger) stands(a *answer, faults []record.Fault) bool {
	for _, p := range a.row.Faults {
		m.mendAt(a, p)
	}
	failed := len(a.row.Faults) > 0
	for _, f := range faults {
		switch {
		case len(a.row.Faults) > 0: // may follow from what could not be read
		case f.Rule == undecided:
			m.mend(a, keyResultDoc, record.Quote(a.says.State.Label())+" nhưng chưa có văn bản hoặc người quyết định", "ghi văn bản ở cột Văn bản kết quả, hoặc người quyết định ở cột Ghi chú")
			failed = true
		case f.Rule == "thieu-ket-qua": // see [merger.resultless]
		case f.Warning:
			m.warn(a.row.Cells[f.Path].Pos, f.Rule, f.Message, f.Hint)
		default:
			m.mend(a, f.Path, f.Message, f.Hint)
			failed = true
		}
	}
	if failed {
		m.unit(a.unit).Rejected++
	} else {
		m.resultless(a)
	}
	return !failed
}

// resultless warns of an answer that tells of work and not what came of it.
func (m *merger) resultless(a *answer) {
	if s := a.says.State; a.says.Result != "" || s != record.StateDone && s != record.StateInProgress {
		return
	}
	m.warn(a.row.Cells[keyResult].Pos, "thieu-ket-qua", "nhiệm vụ "+a.name()+": "+record.Quote(a.says.State.Label())+" nhưng chưa ghi kết quả thực hiện", "ghi đã làm được gì rồi gửi lại")
}

// mendAt lists a cell of which the reader said what is wrong.
func (m *merger) mendAt(a *answer, p doc.Problem) {
	for _, c := range form.ProgressSheet().Columns {
		if a.row.Cells[c.Key].Pos == p.Pos {
			m.mend(a, c.Key, "cột “"+c.Heading+"”: "+p.Message, p.Hint)
			return
		}
	}
	m.mend(a, "", p.Message, p.Hint)
}
