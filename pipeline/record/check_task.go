package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanthu/pipeline/viet"
)

// The lengths of a task's text that are usual, in characters.
const (
	shortTask = 10
	longTask  = 2000
)

func (c *checker) tasks() {
	seen := map[string]bool{}
	for _, list := range []struct {
		path  string
		tasks []Task
	}{{"nhiem_vu", c.month.Tasks}, {"nhiem_vu_truoc", c.month.Followed}, {"nhiem_vu_phat_sinh", c.month.Arisen}} {
		for i, t := range list.tasks {
			at, reader := join(list.path, i), c.month.terms(c.calendar)
			if list.path == "nhiem_vu_truoc" {
				reader = reader.earlier(t.givenIn(c.month.Meeting.Period))
			}
			c.task(at, t)
			c.deadline(join(at, "thoi_han"), t.Deadline, reader)
			c.unique(seen, join(at, "ma"), t.Code)
		}
	}
	for i, t := range c.month.Arisen {
		c.newTask(join("nhiem_vu_phat_sinh", i), t)
	}
	for i, t := range c.month.Tasks {
		c.newTask(join("nhiem_vu", i), t)
		at := join("nhiem_vu", i, "thoi_han", "ngay")
		meeting := c.month.Meeting.Date
		switch day := c.month.AssignedOn(t); {
		case after(day, t.Deadline.Due):
			c.warn(at, finding{"han-truoc-ngay-giao", "thời hạn " + t.Deadline.Due.Short() + " trước ngày giao " + day.Short(), "kiểm tra lại thời hạn"})
		case after(meeting, t.Deadline.Due):
			c.warn(at, finding{"han-truoc-ngay-hop", "thời hạn " + t.Deadline.Due.Short() + " trước ngày họp " + meeting.Short(), "kiểm tra lại thời hạn; việc của kỳ trước thì ghi ở nhiem_vu_truoc (trang NhiemVuTruoc)"})
		case !meeting.IsZero() && t.Deadline.Due.Year > meeting.Year+farYears:
			c.warn(at, finding{"han-qua-xa", "thời hạn " + t.Deadline.Due.Short() + " quá xa ngày họp " + meeting.Short(), "kiểm tra lại năm của thời hạn"})
		}
	}
}

// taskCodeForm is the usual code of a task: month, unit, number; "PS" before the
// number marks work that the unit reported itself (phát sinh).
var taskCodeForm = regexp.MustCompile(`^(\d{4}-\d{2})/(.+?)-(?:PS)?\d+$`)

// newTask warns of a code that speaks of another month or unit than the task's.
func (c *checker) newTask(at string, t Task) {
	m := taskCodeForm.FindStringSubmatch(t.Code)
	if m == nil {
		return
	}
	if month := c.month.Meeting.Period.Key(); month != "" && m[1] != month {
		c.warn(join(at, "ma"), finding{"ma-khac-ky", "mã " + Quote(t.Code) + " không thuộc kỳ họp " + month, "kiểm tra lại mã; việc của kỳ trước thì ghi ở nhiem_vu_truoc (trang NhiemVuTruoc)"})
	}
	u, ok := c.units.find(t.Lead)
	if of, known := c.units.find(m[2]); ok && (!known || of != u) { // the unit may have had another code then
		c.warn(join(at, "ma"), finding{"ma-khac-don-vi", "mã " + Quote(t.Code) + " không phải của đơn vị chủ trì " + Quote(c.units.units[u].Code), "kiểm tra lại mã và đơn vị chủ trì"})
	}
}

// farYears is how many years ahead a deadline is surely a slip of the hand.
const farYears = 10

// unique complains of a code that was seen before.
func (c *checker) unique(seen map[string]bool, path, code string) {
	if seen[code] && code != "" {
		c.fault(path, finding{"trung-ma", "mã " + Quote(code) + " dùng cho hai mục", "mỗi mục có mã riêng, không dùng lại"})
	}
	seen[code] = true
}

func (c *checker) task(at string, t Task) {
	c.required(join(at, "don_vi_chu_tri"), t.Lead, "đơn vị chủ trì", "VP")
	c.required(join(at, "noi_dung"), t.Text, "nội dung nhiệm vụ", "Xây dựng Kế hoạch công tác quý I")
	if t.Lead != "" {
		c.unit(join(at, "don_vi_chu_tri"), t.Lead)
	}
	c.taskLength(join(at, "noi_dung"), t.Text)
	c.cooperation(join(at, "phoi_hop"), t)
	c.references(join(at, "vien_dan"), t.Citations)
	if _, ok := Choose(Sources(), t.Source); t.Source != "" && !ok {
		c.fault(join(at, "nguon"), finding{"nguon-la", "nguồn giao " + Quote(t.Source) + " không có trong danh mục", "chọn một trong: " + quoteAll(Labels(Sources()), ", ")})
	}
	if t.CarriedFrom != "" && t.CarriedFrom == t.Code {
		c.fault(join(at, "chuyen_tu"), finding{"chuyen-tu", "nhiệm vụ " + Quote(t.Code) + " chuyển tiếp từ chính nó", "ghi mã của nhiệm vụ kỳ trước"})
	}
}

func (c *checker) taskLength(path, text string) {
	switch n := len([]rune(text)); {
	case n > longTask:
		c.warn(path, finding{"nhiem-vu-dai", fmt.Sprintf("nội dung nhiệm vụ dài %d ký tự", n), fmt.Sprintf("nên tách nhiệm vụ, mỗi nhiệm vụ không quá %d ký tự", longTask)})
	case n > 0 && n < shortTask:
		c.warn(path, finding{"nhiem-vu-ngan", "nội dung nhiệm vụ " + Quote(text) + " quá ngắn", "ghi đầy đủ việc phải làm"})
	}
}

func (c *checker) cooperation(path string, t Task) {
	seen := make(map[string]bool, len(t.Cooperate))
	for i, name := range t.Cooperate {
		at := join(path, i)
		again := seen[name]
		seen[name] = true
		switch {
		case name == t.Lead && name != "":
			c.fault(at, finding{"tu-phoi-hop", "đơn vị chủ trì " + Quote(name) + " phối hợp với chính mình", "bỏ đơn vị chủ trì khỏi danh sách phối hợp"})
		case again:
			c.warn(at, finding{"trung-muc", Quote(name) + " ghi hai lần", "bỏ một mục"})
		case c.joined(name):
			c.fault(at, finding{"nhieu-don-vi", Quote(name) + " gồm nhiều đơn vị", "ghi mỗi đơn vị một mục của danh sách"})
		}
	}
}

// joined tells whether the text names several bodies, one of them a unit.
func (c *checker) joined(text string) bool {
	if _, ok := c.units.find(text); ok {
		return false
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' })
	return len(parts) > 1 && slices.ContainsFunc(parts, func(p string) bool {
		_, ok := c.units.find(p)
		return ok
	})
}

// deadline judges a completed deadline: dated kinds have a day, others none.
func (c *checker) deadline(path string, d Deadline, reader terms) {
	switch {
	case d.Kind.Dated() && d.Due.IsZero():
		hint := "ghi ngày, ví dụ 30/11/2026, hoặc ghi rõ thời hạn bằng chữ"
		if d.Text != "" {
			hint = "không suy được ngày từ " + Quote(d.Text) + "; ghi thêm ngày, ví dụ 30/11/2026"
			switch said := reader.read(d.Text); {
			case impossible(d.Text):
				hint = Quote(d.Text) + " có ngày không tồn tại: sửa lại ngày trong lời"
			case isTerm(said) && said.From.IsZero():
				hint = Quote(d.Text) + " chưa nói từ ngày nào: ghi thêm, ví dụ “kể từ ngày 12/11/2026”, hoặc ghi thêm ngày hết hạn"
			case !isTerm(said) && DeadlineKind(said.Kind).Dated():
				hint = Quote(d.Text) + " thiếu tháng, năm: sửa lại, hoặc ghi thêm ngày, ví dụ 30/11/2026"
			}
		}
		c.fault(join(path, "ngay"), finding{"thieu-han", "thời hạn loại " + Quote(d.Kind.Label()) + " phải có ngày", hint})
	case !d.Kind.Dated() && !d.Due.IsZero():
		c.fault(join(path, "ngay"), finding{"thua-han", "thời hạn loại " + Quote(d.Kind.Label()) + " không có ngày", "bỏ ngày, hoặc đổi loại thành “Đến ngày”"})
	case !d.Kind.Dated() && !d.Baseline.IsZero():
		c.fault(join(path, "ban_dau"), finding{"thua-han", "thời hạn loại " + Quote(d.Kind.Label()) + " không có ngày ban đầu", "bỏ ngày ban đầu"})
	case d.Text != "" && impossible(d.Text):
		c.fault(join(path, "chu"), finding{"ngay-khong-co", Quote(d.Text) + " có ngày không tồn tại", "sửa lại ngày trong lời"})
	case d.Kind.Dated() && d.Text != "":
		c.phraseAgrees(path, d, reader)
	case d.Kind == DeadlineFuzzy && !startSaid.MatchString(d.Text) && isTerm(reader.read(d.Text)):
		c.warn(join(path, "chu"), finding{"han-chua-tinh", Quote(d.Text) + " chưa nói tính từ ngày nào nên không có ngày hết hạn để theo dõi",
			"ghi thêm, ví dụ “kể từ ngày 12/11/2026”, hoặc ghi thêm ngày hết hạn"})
	}
}

// startSaid tells that a term runs from some event, which may lie ahead.
var startSaid = regexp.MustCompile(`(?i)(kể|tính|từ) (từ|ngày|khi|lúc)|sau (khi|ngày)`)

// wholeDate is a day written in figures or in full, monthNamed a month or quarter
// with its number.
var (
	wholeDate  = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})\b`)
	monthNamed = regexp.MustCompile(`(?i)tháng (\d{1,2})(?:[ ,.;)/]|$)`)
)

// impossible tells whether a text names a day or month that the calendar has not.
func impossible(text string) bool {
	for _, m := range wholeDate.FindAllStringSubmatch(text, -1) {
		if _, err := viet.ParseDate(m[1] + "/" + m[2] + "/" + m[3]); err != nil {
			return true
		}
	}
	for _, m := range monthNamed.FindAllStringSubmatch(text, -1) {
		if n := number(m[1]); n < 1 || n > 12 {
			return true
		}
	}
	return false
}

// lastDaySaid matches a phrase that names its last day itself: "chậm nhất ngày", "đến
// ngày". "Trước ngày" names the day after it.
var lastDaySaid = regexp.MustCompile(`(?i)(?:chậm nhất|muộn nhất|đến|hạn chót|hạn cuối)[^;,]*\d`)

// dueOnDayOff warns of a last day that was said now and on which the office is closed: a
// term that was counted ends on a working day by itself, and the tasks of earlier
// meetings stay as they were given.
func (c *checker) dueOnDayOff(path string, d Deadline, said viet.DeadlinePhrase) {
	if !strings.HasPrefix(path, "nhiem_vu/") || d.Due.IsZero() || d.Kind != DeadlineDate || isTerm(said) || said.Due != d.Due || !lastDaySaid.MatchString(d.Text) {
		return
	}
	if day := c.calendar.Day(d.Due); day.Off {
		c.warn(join(path, "ngay"), finding{"han-ngay-nghi", "hạn " + d.Due.Short() + " là ngày nghỉ: " + day.Reason(),
			"kiểm tra lại; ngày làm việc liền trước là " + c.calendar.AddWorkingDays(d.Due, -1).Short() + ", liền sau là " + c.calendar.NextWorkingDay(d.Due).Short()})
	}
}

// phraseAgrees warns when the phrase names a whole day and it is far from the
// given one: "trước ngày" is often taken as the day itself, so one day apart
// is not worth a word, and a later date may be an extension.
func (c *checker) phraseAgrees(path string, d Deadline, reader terms) {
	reader.given = d.Baseline.Period()
	said := reader.read(d.Text)
	if isTerm(said) {
		c.counted(join(path, "ngay"), "hạn "+said.Due.Short()+" của "+Quote(d.Text), said.From, said.Due)
	}
	c.dueOnDayOff(path, d, said)
	if said.Due.IsZero() {
		return
	}
	if apart := said.Due.Sub(d.Baseline); apart > 1 || apart < -1 {
		c.warn(join(path, "ngay"), finding{"han-khac-chu", "ngày " + d.Baseline.Short() + " khác với thời hạn bằng chữ " + Quote(d.Text), "kiểm tra lại ngày và chữ"})
	}
}

// progress judges the rows of progress by themselves; [Ledger.Check] judges them by
// their tasks.
func (c *checker) progress() {
	type word struct{ task, unit string }
	leads, seen := map[string]string{}, map[word]bool{}
	for _, t := range slices.Concat(c.month.Followed, c.month.Tasks, c.month.Arisen) {
		leads[t.Code] = t.Lead
	}
	for i, p := range c.month.Progress {
		at := join("tien_do", i)
		c.required(join(at, "ma"), p.Task, "mã nhiệm vụ", "2026-11/VP-01")
		if p.Unit != "" {
			c.unit(join(at, "don_vi"), p.Unit)
		}
		said := word{p.Task, p.By(Task{Lead: leads[p.Task]})}
		if seen[said] && p.Task != "" {
			c.fault(join(at, "ma"), finding{"trung-tien-do", "nhiệm vụ " + Quote(p.Task) + " có hai dòng tiến độ", "giữ một dòng"})
		}
		seen[said] = true
		c.progressRow(at, p)
	}
}

// extensions judges the decisions on deadlines by themselves.
func (c *checker) extensions() {
	for i, x := range c.month.Extended {
		at := join("lui_han", i)
		c.required(join(at, "ma"), x.Task, "mã nhiệm vụ", "2026-11/VP-01")
		if x.To.IsZero() {
			c.required(join(at, "den_ngay"), "", "ngày đến hạn mới", "30/11/2026")
		}
		if x.DecidedBy == "" && x.Document == "" {
			c.fault(join(at, "nguoi_quyet_dinh"), finding{"chua-quyet-dinh", "lùi hạn nhưng chưa ghi người quyết định (nguoi_quyet_dinh) hoặc văn bản (van_ban)",
				"ghi ai cho lùi hạn; đơn vị mới đề nghị thì ghi ở tiến độ (de_nghi_lui_han)"})
		}
	}
}

func (c *checker) progressRow(at string, p Progress) {
	done := p.State == StateDone
	if p.State == "" {
		c.required(join(at, "tinh_trang"), "", "tình trạng", "Đang thực hiện")
	}
	if p.Percent != nil && (*p.Percent < 0 || *p.Percent > 100) {
		c.fault(join(at, "ty_le"), finding{"ty-le", fmt.Sprintf("tỷ lệ %d ngoài khoảng cho phép", *p.Percent), "ghi số từ 0 đến 100"})
	} else if p.Percent != nil && p.State != "" && done != (*p.Percent == 100) {
		c.warn(join(at, "ty_le"), finding{"ty-le", fmt.Sprintf("tỷ lệ %d%% không khớp với tình trạng %s", *p.Percent, Quote(p.State.Label())), "chỉ việc đã hoàn thành mới ghi 100"})
	}
	switch {
	case done && p.DoneOn.IsZero():
		c.required(join(at, "ngay_hoan_thanh"), "", "ngày hoàn thành của nhiệm vụ đã hoàn thành", "20/11/2026")
	case !done && p.State != "" && !p.DoneOn.IsZero():
		c.fault(join(at, "ngay_hoan_thanh"), finding{"thua-ngay-xong", "có ngày hoàn thành nhưng tình trạng là " + Quote(p.State.Label()), "sửa tình trạng, hoặc bỏ ngày hoàn thành"})
	}
	if done && p.Result == "" && p.ResultDoc == "" {
		c.warn(join(at, "ket_qua"), finding{"thieu-ket-qua", "nhiệm vụ đã hoàn thành nhưng chưa ghi kết quả hoặc văn bản kết quả", "ghi kết quả"})
	}
	if p.stops() && p.ResultDoc == "" && p.Note == "" {
		c.warn(join(at, "ghi_chu"), finding{"thieu-quyet-dinh", "tình trạng " + Quote(p.State.Label()) + " nhưng chưa có văn bản hoặc người quyết định", "ghi văn bản ở van_ban_ket_qua, hoặc người cho dừng, hủy ở ghi_chu"})
	}
	if p.State == StateExtension && p.AskedDue.IsZero() {
		c.warn(join(at, "de_nghi_lui_han"), finding{"thieu-ngay-lui", "đề nghị lùi hạn nhưng chưa ghi ngày (de_nghi_lui_han)", "ghi ngày đề nghị"})
	}
}
