package record

import (
	"cmp"
	"slices"

	"vanthu/pipeline/viet"
)

// Check judges what one month says against the months before it: a code given
// twice, progress or an extension of a task that nobody gave, work reported on
// after it was closed, late work without a reason. The paths of the faults are those of
// the month.
func (l *Ledger) Check(p viet.Period) []Fault {
	i := l.index(p)
	if i < 0 {
		return nil
	}
	c := &checker{month: l.months[i]}
	for j, t := range c.month.Tasks {
		l.coded(c, join("nhiem_vu", j), t, i, "")
	}
	for j, t := range c.month.Arisen {
		l.coded(c, join("nhiem_vu_phat_sinh", j), t, i, ArisenMark)
	}
	l.among(c, i)
	l.asOf(c, i, l.cutOff[i])
	return c.faults
}

// CheckAsOf finds what is wrong with the progress of a month that stands alone when it
// is reported as of a day (ngày chốt số liệu): work not reported, done after that day,
// given after it, and overdue work without a reason.
func (m *Month) CheckAsOf(asOf viet.Date) []Fault {
	c, l := &checker{month: m}, NewLedger([]*Month{m})
	c.unreported(asOf)
	l.asOf(c, 0, asOf)
	return c.faults
}

// among judges a month by what it and those before it say of the tasks.
func (l *Ledger) among(c *checker, month int) {
	m := c.month
	for i, t := range m.Tasks {
		l.givenAgain(c, join("nhiem_vu", i), t, month)
	}
	for i, t := range m.Arisen {
		l.givenAgain(c, join("nhiem_vu_phat_sinh", i), t, month)
	}
	for i, t := range m.Followed {
		l.followedAgain(c, join("nhiem_vu_truoc", i), t, month)
	}
	for i, p := range m.Progress {
		at := join("tien_do", i)
		if j := l.known(p.Task, month); j >= 0 {
			l.reported(c, at, p, j, month)
		} else {
			l.unknownTask(c, at, p.Task, month)
		}
	}
	for i, x := range m.Extended {
		at := join("lui_han", i)
		if j := l.known(x.Task, month); j >= 0 {
			c.extension(at, x, l.tasks[j].baseline)
			l.goneOn(c, at, j, month, "lùi hạn này")
		} else {
			l.unknownTask(c, at, x.Task, month)
		}
	}
}

// coded complains of a task without a code: nobody could report on it. The first code
// that is free is proposed.
func (l *Ledger) coded(c *checker, at string, t Task, month int, mark string) {
	if t.Code != "" || t.Lead == "" || t.Text == "" {
		return
	}
	n := c.proposed[t.Lead+mark] + 1
	for l.known(TaskCode(c.month.Meeting.Period, t.Lead, mark, n), month) >= 0 {
		n++
	}
	if c.proposed == nil {
		c.proposed = map[string]int{}
	}
	c.proposed[t.Lead+mark] = n
	c.fault(at, finding{"thieu-ma", "nhiệm vụ chưa có mã nên đơn vị không báo cáo được", "ghi mã " + Quote(TaskCode(c.month.Meeting.Period, t.Lead, mark, n)) + "; mã đã đặt thì không đổi"})
}

// ArisenMark stands before the number in the code of work that a unit reported beside
// what it was given (phát sinh).
const ArisenMark = "PS"

// TaskCode is the code of a task: "2026-11/VP-01", "2026-11/VP-PS01".
func TaskCode(p viet.Period, unit, mark string, n int) string {
	return p.Key() + "/" + unit + "-" + mark + viet.PadCount(n)
}

// unknownTask complains of a code that no month until this one gave.
func (l *Ledger) unknownTask(c *checker, at, code string, month int) {
	if code == "" {
		return
	}
	if c.taskCodes == nil {
		c.taskCodes = l.codes(month)
	}
	c.fault(join(at, "ma"), finding{"nhiem-vu-la", "không có nhiệm vụ mã " + Quote(code), c.hint(code, c.taskCodes, "ghi đúng mã trong danh sách nhiệm vụ")})
}

// codes lists the codes of the tasks that are known in a month.
func (l *Ledger) codes(month int) []string {
	var out []string
	for i := range l.tasks {
		if e := &l.tasks[i]; e.month <= month && e.task.Code != "" {
			out = append(out, e.task.Code)
		}
	}
	slices.Sort(out)
	return out
}

// givenAgain complains of a code that an earlier month gave, and warns of a task that
// goes on with one that is not known.
func (l *Ledger) givenAgain(c *checker, at string, t Task, month int) {
	if i := l.known(t.Code, month-1); i >= 0 {
		c.fault(join(at, "ma"), finding{"trung-ma", "mã " + Quote(t.Code) + " đã dùng ở kỳ " + l.months[l.tasks[i].month].Meeting.Period.Key(),
			"nhiệm vụ của kỳ trước tự chuyển sang kỳ này: bỏ mục này; giao tiếp thì cấp mã mới và ghi mã cũ ở chuyen_tu"})
	}
	if t.CarriedFrom != "" && t.CarriedFrom != t.Code && l.known(t.CarriedFrom, month) < 0 {
		c.warn(join(at, "chuyen_tu"), finding{"chuyen-tu-la", "không thấy nhiệm vụ " + Quote(t.CarriedFrom) + " trong các nhiệm vụ còn theo dõi", "kiểm tra lại mã, hoặc ghi nhiệm vụ đó ở nhiem_vu_truoc"})
	}
}

// followedAgain warns where a followed task is not what an earlier month gave under its
// code: that stays as it was given.
func (l *Ledger) followedAgain(c *checker, at string, t Task, month int) {
	i := l.known(t.Code, month-1)
	if i < 0 {
		return
	}
	e := &l.tasks[i]
	from := l.months[e.month].Meeting.Period.Key()
	if viet.Fold(t.Text) != viet.Fold(e.task.Text) || t.Lead != e.task.Lead {
		c.warn(join(at, "noi_dung"), finding{"khac-ky-truoc", "nhiệm vụ " + Quote(t.Code) + " ghi khác kỳ " + from + ", giữ như kỳ đó: " + Quote(e.task.Text), "bỏ mục này: nhiệm vụ của kỳ trước tự chuyển sang; đổi việc thì giao nhiệm vụ mới, ghi chuyen_tu"})
	}
	stands := viewAt(month, l.cutOff[month]).deadline(e)
	first := t.Deadline.Baseline == e.baseline || t.Deadline.Baseline == t.Deadline.Due
	if due := t.Deadline.Due; !first || due != stands.Due && due != e.task.Deadline.Due {
		c.warn(join(at, "thoi_han"), finding{"khac-ky-truoc", "thời hạn của nhiệm vụ " + Quote(t.Code) + " ghi khác sổ theo dõi, giữ " + cmp.Or(stands.Due.Short(), "như kỳ "+from), "hạn chỉ đổi khi có quyết định: ghi ở lui_han"})
	}
}

// reported judges a row of progress by its task.
func (l *Ledger) reported(c *checker, at string, p Progress, i, month int) {
	e, day := &l.tasks[i], l.cutOff[month]
	earlier := viewAt(month-1, day)
	if earlier.closed(e) {
		c.warn(join(at, "ma"), finding{"da-ket-thuc", "nhiệm vụ " + Quote(p.Task) + " đã báo cáo " + Quote(earlier.last(e).State.Label()) + " ở kỳ trước, kỳ này lại có tiến độ",
			"kiểm tra lại mã; báo cáo kỳ trước sai thì sửa ở kỳ đó"})
	} else {
		l.goneOn(c, at, i, month, "tiến độ này")
	}
	if p.State == StateDone {
		c.doneDay(at, p, e.task.Assigned, view{month: month}.deadline(e).Due)
	}
}

// goneOn warns of what a month says of a task that another went on with before.
func (l *Ledger) goneOn(c *checker, at string, i, month int, what string) {
	next := l.tasks[i].next
	if next < 0 || l.tasks[next].month >= month {
		return
	}
	code := Quote(l.tasks[next].task.Code)
	c.warn(join(at, "ma"), finding{"da-chuyen", "nhiệm vụ " + Quote(l.tasks[i].task.Code) + " đã chuyển thành " + code + ", " + what + " không được tính", "ghi cho " + code})
}

// doneDay compares the day on which a task was done with the days on which it was
// given and due.
func (c *checker) doneDay(at string, p Progress, assigned, due viet.Date) {
	if after(assigned, p.DoneOn) {
		c.warn(join(at, "ngay_hoan_thanh"), finding{"xong-truoc-ngay-giao", "ngày hoàn thành " + p.DoneOn.Short() + " trước ngày giao " + assigned.Short(), "kiểm tra lại ngày hoàn thành"})
	}
	if p.LateReason == "" && after(p.DoneOn, due) {
		c.warn(join(at, "ly_do_cham"), finding{"thieu-ly-do", "nhiệm vụ " + Quote(p.Task) + " hoàn thành sau hạn " + due.Short() + " nhưng chưa ghi lý do chậm", "ghi lý do chậm"})
	}
}

// extension judges a decision by the first deadline of its task.
func (c *checker) extension(at string, x Extension, baseline viet.Date) {
	if !x.To.IsZero() && !after(x.To, baseline) && !baseline.IsZero() {
		c.warn(join(at, "den_ngay"), finding{"lui-khong-sau", "lùi hạn nhiệm vụ " + Quote(x.Task) + " đến " + x.To.Short() + ", không sau hạn ban đầu " + baseline.Short(), "kiểm tra lại ngày đến hạn mới"})
	}
}

// asOf judges the rows of a month as of a day.
func (l *Ledger) asOf(c *checker, month int, asOf viet.Date) {
	v := viewAt(month, asOf)
	for i, p := range c.month.Progress {
		at := join("tien_do", i)
		var e entry
		if j := l.known(p.Task, month); j >= 0 {
			e = l.tasks[j]
		}
		if e.origin == given && after(e.assigned, asOf) {
			c.warn(join(at, "ma"), finding{"tien-do-som", "nhiệm vụ " + Quote(p.Task) + " giao sau ngày chốt số liệu " + asOf.Short() + " nên tiến độ này chưa có trong báo cáo", "để lại cho kỳ sau, hoặc đổi ngày chốt bằng --ngay-chot"})
			continue
		}
		if after(p.DoneOn, asOf) {
			c.warn(join(at, "ngay_hoan_thanh"), finding{"xong-sau-ngay-chot", "ngày hoàn thành " + p.DoneOn.Short() + " sau ngày chốt số liệu " + asOf.Short() + ": báo cáo tính là chưa hoàn thành", "kiểm tra ngày hoàn thành, hoặc đổi ngày chốt bằng --ngay-chot"})
			continue
		}
		if e.task == nil {
			continue
		}
		if s := StatusOf(v.task(&e), &p, asOf, c.month.Agency.Reporting.Near()); s.Class == OpenOverdue && p.LateReason == "" {
			c.warn(join(at, "ly_do_cham"), finding{"thieu-ly-do", "nhiệm vụ " + Quote(p.Task) + " quá hạn " + viet.PadCount(s.Days) + " ngày nhưng chưa ghi lý do chậm", "ghi lý do chậm"})
		}
	}
}

// unreported warns of tasks of the report on which no unit reported anything:
// they would count as not done in silence.
func (c *checker) unreported(asOf viet.Date) {
	reported := c.month.progressByTask()
	for i, t := range c.month.Followed {
		if t.Text != "" && !after(t.Assigned, asOf) && reported[t.Code] == nil {
			c.warn(join("nhiem_vu_truoc", i), finding{"chua-bao-cao", "nhiệm vụ " + Quote(cmp.Or(t.Code, t.Text)) + " chưa có tiến độ; báo cáo tính là chưa hoàn thành", "ghi tiến độ của nhiệm vụ (tien_do)"})
		}
	}
}
