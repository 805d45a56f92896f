package template

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// office is what some functions ask besides their arguments: when this agency
// works and reports. Expressions cannot name it: the compiler puts it before the
// arguments of the functions that take it.
type office struct {
	calendar  *calendar.Calendar
	reporting record.Reporting
	notes     []note // of the functions since they were last reported
}

// note is a warning of a function: what is wrong and how to mend it.
type note struct{ rule, message, hint string }

// note notes what is doubtful in what a function was given.
func (o *office) note(message, hint string) {
	o.notes = append(o.notes, note{ruleData, message, hint})
}

func officeOf(a *record.Agency) *office {
	return &office{calendar: a.Calendar(), reporting: a.Reporting}
}

// doubt notes what makes the days between two days doubtful.
func (o *office) doubt(a, b viet.Date) {
	if a.Compare(b) > 0 {
		a, b = b, a
	}
	for _, d := range o.calendar.Doubts(a, b) {
		n := note{ruleCalendar, d, "xem lại ngày tính ở đây; khi có thông báo thì ghi các ngày nghỉ vào ngay_nghi của hồ sơ cơ quan"}
		if !slices.Contains(o.notes, n) {
			o.notes = append(o.notes, n)
		}
	}
}

// officeName is the name of the office in the compiler's scope; no expression can
// be written that has it.
const officeName = "(cơ quan)"

// officeLender is the step of the compiler that gives functions their office.
type officeLender struct{}

// Visit looks at one node of an expression.
func (officeLender) Visit(node *ast.Node) {
	call, ok := (*node).(*ast.CallNode)
	if !ok {
		return
	}
	if name, ok := call.Callee.(*ast.IdentifierNode); ok && takesOffice(name.Value) {
		call.Arguments = slices.Insert(call.Arguments, 0, ast.Node(&ast.IdentifierNode{Value: officeName}))
	}
}

func takesOffice(name string) bool {
	f, ours := exprFunctions()[name]
	return ours && f.Types[0].In(0) == reflect.TypeFor[*office]()
}

// officeFunctions are the functions that depend on the office.
func officeFunctions() []function {
	return []function{
		{FuncInfo{groupWork, "ngay_nghi", "ngay_nghi(ngày)", "vì sao ngày ấy nghỉ; trống nếu là ngày làm việc", `ngay_nghi(doc_ngay("30/4/2026"))`, "Ngày Chiến thắng"}, ways{dayOff}},
		{FuncInfo{groupWork, "ngay_lam_viec_ke_tiep", "ngay_lam_viec_ke_tiep(ngày)", "chính ngày ấy nếu là ngày làm việc, không thì ngày làm việc đầu tiên sau đó", `ngay_lam_viec_ke_tiep(doc_ngay("30/4/2026"))`, "04/5/2026"},
			ways{func(o *office, d Day) Day { return o.reached(d, o.calendar.NextWorkingDay(dateOf(d))) }}},
		{FuncInfo{groupWork, "cong_ngay_lam_viec", "cong_ngay_lam_viec(ngày, số_nguyên)", "ngày làm việc thứ mấy sau ngày ấy; số âm thì trước đó", `cong_ngay_lam_viec(doc_ngay("28/4/2026"), 3)`, "05/5/2026"},
			ways{workingDaysLater}},
		{FuncInfo{groupWork, "so_ngay_lam_viec", "so_ngay_lam_viec(từ_ngày, đến_ngày)", "số ngày làm việc sau ngày này cho đến hết ngày kia", `so_ngay_lam_viec(doc_ngay("28/4/2026"), doc_ngay("05/5/2026"))`, "3"}, ways{workingDaysBetween}},
		{FuncInfo{groupWork, "ngay_den_han", "ngay_den_han(chữ) hoặc ngay_den_han(chữ, tháng)", "ngày đến hạn đọc từ thời hạn bằng chữ; hạn không ghi năm thì tính từ tháng ấy; trống nếu không rõ ngày", `ngay_den_han("trước ngày 25/11/2026")`, "24/11/2026"},
			ways{(*office).dueAfter, (*office).due}},
		{FuncInfo{groupWork, "ky_bao_cao", "ky_bao_cao(tháng) hoặc ky_bao_cao(chữ)", "thời gian lấy số liệu của kỳ báo cáo, theo ngày chốt của cơ quan; không có thì chỗ để trống", `ky_bao_cao("quý IV/2026")`, "từ ngày 15/9/2026 đến ngày 14/12/2026"},
			ways{readReportSpan, monthSpan}},
	}
}

// reached is the day that a count of working days from another day comes to.
func (o *office) reached(from Day, to viet.Date) Day {
	if !to.IsZero() {
		o.doubt(dateOf(from), to)
	}
	return dayView(to)
}

func workingDaysLater(o *office, d Day, n int) (Day, error) {
	then := o.calendar.AddWorkingDays(dateOf(d), n)
	if then.IsZero() && d != (Day{}) {
		return Day{}, tooFar(n, "ngày làm việc", printDay(d))
	}
	return o.reached(d, then), nil
}

// due is the day on which a deadline in words ends.
func (o *office) due(phrase string) Day { return o.dueAfter(phrase, Span{}) }

func (o *office) dueAfter(phrase string, month Span) Day {
	d := viet.ParseDeadline(phrase, periodOf(month))
	switch {
	case d.Days == 0 && d.Months == 0 || d.From.IsZero():
		return dayView(d.Due)
	case d.Working:
		return o.reached(dayView(d.From), o.calendar.AddWorkingDays(d.From, d.Days))
	default:
		return o.reached(dayView(d.From), o.calendar.NextWorkingDay(d.LastDay()))
	}
}

func dayOff(o *office, d Day) string {
	o.doubt(dateOf(d), dateOf(d))
	if day := o.calendar.Day(dateOf(d)); day.Off {
		return day.Reason()
	}
	return ""
}

func workingDaysBetween(o *office, from, to Day) (int, error) {
	if from == (Day{}) || to == (Day{}) {
		return 0, errNoDays
	}
	o.doubt(dateOf(from), dateOf(to))
	return o.calendar.WorkingDaysBetween(dateOf(from), dateOf(to)), nil
}

func monthSpan(o *office, s Span) string {
	return o.span(viet.ReportPeriod{Year: s.Year, Part: viet.Part(s.Month)})
}

func readReportSpan(o *office, s string) (string, error) {
	p, err := viet.ParseReportPeriod(s)
	return o.span(p), err
}

// span is the time for which the figures of a report are taken.
func (o *office) span(p viet.ReportPeriod) string {
	cutOff := o.reporting.CutOff
	if cutOff == 0 {
		cutOff = viet.LegalCutOff
	}
	from, to := p.Range(cutOff)
	if from.IsZero() {
		return gapReport
	}
	return "từ ngày " + from.Short() + " đến ngày " + to.Short()
}
