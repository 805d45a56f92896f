package form

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// ProgressSchema is the version of the units' workbooks; a reader refuses another.
const ProgressSchema = "tien-do/1"

// sendTerm is how many working days after the cut-off day a unit sends its form.
// NĐ 09/2019, Điều 12 sets the cut-off day only; two working days is what provinces
// that set a term give.
const sendTerm = 2

// newRows is how many rows a unit's form offers for work that has no code yet.
const newRows = 10

// longestResult is how many characters a unit may write of a result.
const longestResult = 1000

// Request is what one unit is asked to report in a period (phiếu cập nhật tiến độ).
type Request struct {
	Agency   record.Agency
	Period   viet.Period // of the meeting
	Unit     record.Unit
	From, To viet.Date // the time that the report covers; To is its cut-off day
	SendBy   viet.Date // the last day on which the form is sent back
	Tasks    []record.Task
	Sources  map[string]string // văn bản giao of a task, by its code
}

// Requests are what the units of an office are asked in a period: one for each unit,
// in their order, also where it has no open task and can only report new work; then
// one for each other lead. The months are those of the office; the one of the period
// gives the agency's profile. They are nil if no month is of the period.
func Requests(months []*record.Month, l *record.Ledger, p viet.Period) []Request {
	i := slices.IndexFunc(months, func(m *record.Month) bool { return m != nil && m.Meeting.Period == p })
	if i < 0 {
		return nil
	}
	a := months[i].Agency
	to := a.Reporting.CutOffOf(p)
	asked := Request{
		Agency: a, Period: p, From: a.Reporting.CutOffOf(p.Prev()).AddDays(1), To: to,
		SendBy: a.Calendar().AddWorkingDays(to, sendTerm), Sources: sources(months),
	}
	var out []Request
	at := map[string]int{}
	add := func(u record.Unit) {
		at[u.Code] = len(out)
		asked.Unit = u
		out = append(out, asked)
	}
	for _, u := range a.Units {
		add(u)
	}
	for _, t := range l.OpenTasks(p) {
		if _, known := at[t.Lead]; !known {
			add(record.Unit{Code: t.Lead, Name: t.Lead})
		}
		r := &out[at[t.Lead]]
		r.Tasks = append(r.Tasks, t)
	}
	return out
}

// sources finds the document by which each task was given: those that the task
// names, else the notice of the meeting that gave it.
func sources(months []*record.Month) map[string]string {
	out := map[string]string{}
	for _, m := range months {
		if m == nil {
			continue
		}
		cited := map[string]string{}
		for _, c := range m.Citations {
			c.Issuer, c.Subject = "", ""
			cited[c.Code] = c.String()
		}
		notice := noticeOf(m)
		for _, list := range [][]record.Task{m.Tasks, m.Arisen, m.Followed} {
			for _, t := range list {
				if out[t.Code] == "" {
					out[t.Code] = sourceOf(t, cited)
				}
			}
		}
		for _, t := range m.Tasks {
			if out[t.Code] == "" {
				out[t.Code] = notice
			}
		}
	}
	return out
}

// sourceOf is the documents that a task names, one a line.
func sourceOf(t record.Task, cited map[string]string) string {
	var lines []string
	for _, code := range t.Citations {
		if c := cited[code]; c != "" {
			lines = append(lines, c)
		}
	}
	return strings.Join(lines, "\n")
}

// noticeOf is the notice of a month's meeting, "" until it has its number.
func noticeOf(m *record.Month) string {
	d := m.Documents["thong_bao"]
	if d.Number == "" {
		return ""
	}
	c := record.Citation{Type: "Thông báo", Number: d.Number, Date: d.Date}
	if !strings.Contains(d.Number, "/") {
		c.Symbol = "TB-" + m.Agency.Symbol
	}
	return c.String()
}

// AgencyID is what a unit's workbook notes of its agency: the code, else the name.
func AgencyID(a record.Agency) string {
	if a.Code != "" {
		return a.Code
	}
	return a.Name
}

// ProgressName is the name of a unit's workbook without extension.
func ProgressName(r Request) string {
	return viet.FileName(r.Period.Key() + " Tiến độ - " + r.Unit.Name)
}

// Progress is the workbook that a unit fills in.
func Progress(r Request) Book {
	s, units := ProgressSheet(), cooperators(r.Agency)
	s.Alert.Before = r.To
	for _, t := range r.Tasks {
		s.Rows = append(s.Rows, progressRow(&s, units, t, r.Sources[t.Code]))
	}
	s.Note = "Ghi vào ô trắng. Việc mới trong kỳ ghi dưới dòng “" + s.Below + "”; mã nhiệm vụ do " + cmp.Or(r.Agency.Office().Name, r.Agency.Name) + " đặt"
	return Book{
		Name: "Cập nhật tiến độ", Schema: ProgressSchema,
		Agency: AgencyID(r.Agency), AgencyName: r.Agency.Name, Period: r.Period, Unit: r.Unit.Code,
		Line: lineOf(r),
		Meta: []Property{
			{MetaForm, s.Name},
			{MetaRows, strconv.Itoa(len(r.Tasks))},
			{MetaHash, LockedHash(s.Rows)},
		},
		Sheets: []Sheet{s},
		Lists: []List{
			{Name: listStates, Strict: true, Items: record.State("").Choices()},
			units,
		},
	}
}

// lineOf says who is asked, about what time, and where and when to send the form.
func lineOf(r Request) string {
	line := "Đơn vị: " + r.Unit.Name
	if !r.To.IsZero() {
		line += ". Số liệu từ ngày " + r.From.Short() + " đến ngày " + r.To.Short()
	}
	line += ". Gửi về " + cmp.Or(r.Agency.Office().Name, r.Agency.Name)
	if !r.SendBy.IsZero() {
		line += " chậm nhất ngày " + r.SendBy.Short()
	}
	return line
}

// ProgressRow is the row of a task in a unit's workbook as it is made: the locked
// cells filled, the others empty. The deadline is its day, else its words.
func ProgressRow(a record.Agency, t record.Task, source string) []string {
	s := ProgressSheet()
	return progressRow(&s, cooperators(a), t, source)
}

func progressRow(s *Sheet, units List, t record.Task, source string) []string {
	names := make([]string, len(t.Cooperate))
	for i, code := range t.Cooperate {
		names[i] = units.Label(code)
	}
	row := make([]string, len(s.Columns))
	row[s.Column("ma")] = t.Code
	row[s.Column("noi_dung")] = t.Text
	row[s.Column("van_ban_giao")] = source
	row[s.Column("phoi_hop")] = strings.Join(names, "\n")
	row[s.Column("thoi_han.ngay")] = dueText(t.Deadline)
	return row
}

// dueText is the deadline of a task: its day, else its words, else its kind; "" if
// none was given.
func dueText(d record.Deadline) string {
	switch {
	case !d.Due.IsZero():
		return d.Due.ISO()
	case d.Text != "":
		return d.Text
	case d.Kind == "" || d.Kind == record.DeadlineNone:
		return ""
	}
	return d.Kind.Label()
}

// LockedHash is the SHA-256 of what the office wrote in the rows of a unit's
// workbook, in hexadecimal: a reader that finds another knows that it was changed.
func LockedHash(rows [][]string) string {
	h := sha256.New()
	s := ProgressSheet()
	for _, row := range rows {
		for i, c := range s.Columns {
			if c.Locked && c.Key != KeyNone {
				h.Write([]byte(row[i] + "\x1f"))
			}
		}
		h.Write([]byte("\x1e"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// ProgressSheet is the sheet that a unit fills in (biểu cập nhật tiến độ): a row for
// each of its open tasks, and under them rows for new work. What the office wrote is
// locked.
func ProgressSheet() Sheet {
	return Sheet{
		Name: "CapNhatTienDo", Aliases: []string{"cập nhật tiến độ", "tiến độ", "TienDo"}, Title: "CẬP NHẬT TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ",
		Path: "tien_do", Below: "Nhiệm vụ phát sinh", Open: newRows,
		Printed: 12, Frozen: 2, // fourteen columns on one A4 sheet cannot be read
		Alert: &Alert{Key: "thoi_han.ngay", Words: "quá hạn", State: "tinh_trang", Ends: []string{
			record.StateDone.Label(), record.StateSuspended.Label(), record.StateCancelled.Label(),
		}},
		Columns: []Column{
			locked(rowNumber()),
			locked(Column{Heading: "Mã nhiệm vụ", Aliases: []string{"mã", "mã số"}, Key: "ma", Width: 18, Required: true}),
			openBelow(Column{Heading: "Nội dung nhiệm vụ", Aliases: []string{"nội dung", "nhiệm vụ", "nội dung công việc"}, Key: "noi_dung", Kind: LongText, Width: 42, Hint: "Việc mới trong kỳ: ghi rõ việc gì, ai giao"}),
			locked(Column{Heading: "Văn bản giao", Aliases: []string{"văn bản", "văn bản liên quan"}, Key: "van_ban_giao", Kind: LongText, Width: 18}),
			openBelow(Column{Heading: "Phối hợp", Aliases: []string{"đơn vị phối hợp"}, Key: "phoi_hop", Kind: Codes, List: listCooperate, Width: 16, Hint: "Mỗi đơn vị một dòng trong ô (Alt+Enter); cơ quan ngoài ghi tên"}),
			openBelow(Column{Heading: "Hạn xử lý", Aliases: []string{"hạn", "thời hạn", "hạn hiện hành", "hạn hoàn thành"}, Key: "thoi_han.ngay", Kind: Date, Width: 20, Hint: "Ngày/tháng/năm, ví dụ 30/11/2026; không có hạn thì để trống"}),
			{Heading: "Tình trạng", Aliases: []string{"trạng thái", "tình trạng thực hiện"}, Key: "tinh_trang", Kind: Choice, List: listStates, Width: 16, Required: true, Hint: "Chọn trong danh sách"},
			{Heading: "Tiến độ (%)", Aliases: []string{"tỷ lệ", "hoàn thành (%)", "tỷ lệ hoàn thành"}, Key: "ty_le", Kind: Percent, Width: 9, Hint: "Số nguyên từ 0 đến 100"},
			{Heading: "Kết quả thực hiện", Aliases: []string{"kết quả"}, Key: "ket_qua", Kind: LongText, Width: 36, Required: true, Max: longestResult, Hint: "Đã làm được gì, số liệu cụ thể; không quá 1.000 ký tự"},
			{Heading: "Văn bản kết quả", Aliases: []string{"văn bản hoàn thành"}, Key: "van_ban_ket_qua", Kind: LongText, Width: 20, Hint: "Số, ký hiệu, ngày, ví dụ 45/BC-VP ngày 05/11/2026"},
			{Heading: "Ngày hoàn thành", Aliases: []string{"hoàn thành ngày"}, Key: "ngay_hoan_thanh", Kind: Date, Width: 13, Hint: "Ngày/tháng/năm, ví dụ 05/8/2026"},
			{Heading: "Lý do chậm", Aliases: []string{"nguyên nhân chậm", "lý do chưa hoàn thành"}, Key: "ly_do_cham", Kind: LongText, Width: 24, Hint: "Phải ghi khi đã quá hạn"},
			{Heading: "Đề nghị lùi đến ngày", Aliases: []string{"đề nghị lùi hạn", "lùi hạn", "xin lùi đến ngày"}, Key: "de_nghi_lui_han", Kind: Date, Width: 14, Hint: "Chỉ ghi khi xin lùi hạn, ví dụ 30/11/2026"},
			{Heading: "Ghi chú", Key: "ghi_chu", Kind: LongText, Width: 18, Hint: "Tạm dừng, hủy: ghi ai quyết định"},
		},
	}
}

func locked(c Column) Column {
	c.Locked = true
	return c
}

// openBelow locks a column that the rows for new work leave open.
func openBelow(c Column) Column {
	c.Below = true
	return locked(c)
}
