package template

import (
	"fmt"

	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/calendar"
)

// dateFunctions are the functions over days, months and hours that every office
// answers alike.
func dateFunctions() []function {
	return []function{
		{FuncInfo{groupDate, "ngay", "ngay(ngày)", "ngày viết bằng số; không có thì trống", `ngay(cuoc_hop.ngay)`, "13/10/2022"}, ways{printDay}},
		{FuncInfo{groupDate, "ngay_chu", "ngay_chu(ngày)", "ngày viết đầy đủ; không có thì chỗ để trống", `ngay_chu(cuoc_hop.ngay)`, "ngày 13 tháng 10 năm 2022"},
			ways{func(d Day) string { return orGap(dateOf(d).Long(), gapDay) }}},
		{FuncInfo{groupDate, "thu", "thu(ngày)", "ngày trong tuần; không có thì chỗ để trống", `thu(cuoc_hop.ngay)`, "thứ Năm"},
			ways{func(d Day) string { return orGap(dateOf(d).Weekday(), gapWeekday) }}},
		{FuncInfo{groupDate, "thang", "thang(tháng hoặc ngày)", "tháng của năm; không có thì chỗ để trống", `thang(cuoc_hop.ky_hop)`, "tháng 10/2022"}, ofMonth(viet.Period.Name, gapSpan)},
		{FuncInfo{groupDate, "quy", "quy(tháng hoặc ngày)", "quý của năm; không có thì chỗ để trống", `quy(cuoc_hop.ky_hop)`, "quý IV/2022"}, ofMonth(quarterName, gapQuarter)},
		{FuncInfo{groupDate, "gio", "gio(giờ)", "giờ viết đầy đủ; không có thì chỗ để trống", `gio(cuoc_hop.bat_dau)`, "08 giờ 00 phút"},
			ways{func(h Hour) string { return orGap(printHour(h), gapHour) }}},
		{FuncInfo{groupDate, "am_lich", "am_lich(ngày)", "ngày âm lịch; trống nếu không chắc (chỉ chắc tháng Giêng, tháng Ba, tháng Chạp)", `am_lich(doc_ngay("17/02/2026"))`, "mùng 1 tháng Giêng năm Bính Ngọ"}, ways{lunar}},
		{FuncInfo{groupDate, "doc_ngay", "doc_ngay(chữ)", "ngày đọc từ chữ, để tính toán tiếp", `ngay_chu(doc_ngay("5/8/2022"))`, "ngày 05 tháng 8 năm 2022"}, ways{readDay}},
		{FuncInfo{groupDate, "cong_ngay", "cong_ngay(ngày, số_nguyên)", "ngày sau đó bấy nhiêu ngày; số âm thì trước đó", `cong_ngay(cuoc_hop.ngay, 7)`, "20/10/2022"},
			ways{daysLater}},
		{FuncInfo{groupDate, "so_ngay", "so_ngay(từ_ngày, đến_ngày)", "số ngày từ ngày này đến ngày kia", `so_ngay(cuoc_hop.ngay, doc_ngay("31/10/2022"))`, "18"}, ways{daysBetween}},
		{FuncInfo{groupDate, "cong_thang", "cong_thang(tháng, số_nguyên)", "tháng sau đó bấy nhiêu tháng; số âm thì trước đó", `cong_thang(cuoc_hop.ky_hop, 1)`, "tháng 11/2022"},
			ways{monthsLater}},
		{FuncInfo{groupDate, "dau_thang", "dau_thang(tháng)", "ngày đầu tháng", `dau_thang(cuoc_hop.ky_hop)`, "01/10/2022"}, ways{func(s Span) Day { return dayView(periodOf(s).First()) }}},
		{FuncInfo{groupDate, "cuoi_thang", "cuoi_thang(tháng)", "ngày cuối tháng", `cuoi_thang(cuoc_hop.ky_hop)`, "31/10/2022"}, ways{func(s Span) Day { return dayView(periodOf(s).Last()) }}},
		{FuncInfo{groupDate, "han_chu", "han_chu(ngày)", "ngày viết thành thời hạn; không có thì trống", `han_chu(cuoc_hop.ngay)`, "chậm nhất ngày 13/10/2022"},
			ways{func(d Day) string { return viet.DuePhrase(dateOf(d)) }}},
	}
}

// ofMonth is a function of a month, or of the month of a day.
func ofMonth(f func(viet.Period) string, gap string) ways {
	return ways{
		func(d Day) string { return orGap(f(dateOf(d).Period()), gap) },
		func(s Span) string { return orGap(f(periodOf(s)), gap) },
	}
}

func quarterName(p viet.Period) string {
	if !p.Valid() {
		return ""
	}
	return viet.ReportPeriod{Year: p.Year, Part: viet.Quarter1 + viet.Part((p.Month-1)/3)}.Name()
}

// readDay reads a day that the template itself names.
func readDay(s string) (Day, error) {
	d, err := viet.ParseDate(s)
	return dayView(d), err
}

// lunar is the day in the lunar calendar, where that is sure.
func lunar(d Day) string {
	l, _ := calendar.Lunar(dateOf(d))
	return l.String()
}

// farthest is how many days or months may be counted: more leads out of the
// years that a date can have.
const farthest = 400 * 366

func daysLater(d Day, n int) (Day, error) {
	if d == (Day{}) {
		return d, nil
	}
	then := dateOf(d).AddDays(max(-farthest, min(n, farthest)))
	if !then.Valid() {
		return Day{}, tooFar(n, "ngày", printDay(d))
	}
	return dayView(then), nil
}

func monthsLater(s Span, n int) (Span, error) {
	if s == (Span{}) {
		return s, nil
	}
	then := periodOf(s).Add(max(-farthest, min(n, farthest)))
	if !then.Valid() {
		return Span{}, tooFar(n, "tháng", printSpan(s))
	}
	return spanView(then), nil
}

// tooFar says that a count leads out of the years that a date can have.
func tooFar(n int, unit, from string) error {
	return &viet.FormError{Message: fmt.Sprintf("không tính được %d %s kể từ %s", n, unit, from), Hint: "xem lại số " + unit}
}

// errNoDays says that there is nothing to count from or to.
var errNoDays = &viet.FormError{Message: "chưa có ngày để đếm", Hint: "hỏi co(ngày) trước khi đếm"}

func daysBetween(from, to Day) (int, error) {
	if from == (Day{}) || to == (Day{}) {
		return 0, errNoDays
	}
	return dateOf(to).Sub(dateOf(from)), nil
}
