package viet

import (
	"regexp"
	"strconv"
	"strings"
)

// DeadlinePhrase is what a phrase for a deadline means (thời hạn). Due is zero
// where the phrase gives no day or does not give it surely.
type DeadlinePhrase struct {
	Kind  string // one of den_ngay, trong_thang, trong_quy, trong_nam, dinh_ky, truoc_su_kien, khi_yeu_cau, khong_ro, khong_han
	Due   Date   // the last day on which the task is in time
	Every string // of dinh_ky: "ngay", "tuan", "thang", "quy", "nam"; "thang/24" for by the 24th of each month; "" if continuous

	// A term ("trong 05 ngày làm việc kể từ ngày 13/10/2022") has its last day
	// only by the calendar of the office, so that Due stays zero: the kind is
	// den_ngay where From is given, khong_ro where it is not.
	Days    int  // how many days the term has, seven for a week; 0 for what is no term of days
	Months  int  // how many months it has; 0 for what is no term of months
	Working bool // only working days count (ngày làm việc)
	From    Date // the day from which the term runs
}

// The kinds of deadline, as the records have them.
const (
	kindNone      = "khong_han"
	kindDate      = "den_ngay"
	kindMonth     = "trong_thang"
	kindQuarter   = "trong_quy"
	kindYear      = "trong_nam"
	kindRecurring = "dinh_ky"
	kindEvent     = "truoc_su_kien"
	kindRequest   = "khi_yeu_cau"
	kindFuzzy     = "khong_ro"
)

// longestPhrase is how many bytes a deadline's phrase may have; a longer text is
// some other text in its place.
const longestPhrase = 2000

// ParseDeadline reads the phrase of a deadline. "Trước ngày" is the day before;
// "chậm nhất", "đến", "đến hết" is the day itself; a month, quarter or year is its
// last day. Where the year is left out it is that of the first such time from
// the month ref on; if ref is not given either, Due stays zero. The date of a
// document that the phrase cites is no deadline, nor is one from which or after
// which something is done; a term of days that begins there is left to count.
func ParseDeadline(phrase string, ref Period) DeadlinePhrase {
	if len(phrase) > longestPhrase {
		return DeadlinePhrase{Kind: kindFuzzy}
	}
	text := " " + Lower(Canonical(withoutCitations(CleanLine(phrase)))) + " "
	text = firstDaysForm.ReplaceAllString(text, "ngày $1")
	text = rangeForm.ReplaceAllString(text, " $1")
	if d, ok := term(text, ref); ok {
		return d
	}
	text = startMonthForm.ReplaceAllString(startForm.ReplaceAllString(text, " …"), " …")
	for _, rule := range deadlineRules {
		if d, ok := rule(text, ref); ok {
			return d
		}
	}
	return DeadlinePhrase{Kind: kindFuzzy}
}

// withoutCitations leaves out the documents that a text cites.
func withoutCitations(text string) string {
	var b strings.Builder
	done := 0
	for _, c := range FindCitations(text) {
		b.WriteString(text[done:c.Start])
		done = c.End
	}
	b.WriteString(text[done:])
	return strings.TrimSpace(b.String())
}

// deadlineRules are tried in order; the first that knows the phrase decides.
var deadlineRules = []func(text string, ref Period) (DeadlinePhrase, bool){
	noDeadline, recurring, onRequest, atEvent, byDate, byPartOfYear, vague, byQuarter, byMonth, byYear, byDayAlone,
}

var (
	noneForm    = regexp.MustCompile(`^ (?:|-|không|không (?:có |xác định )?(?:thời )?hạn.*) $|^ +$`)
	everyForm   = regexp.MustCompile(`(?:hằng|hàng|mỗi) (ngày|tuần|tháng|quý|năm)[ ,.;)]`)
	alwaysForm  = regexp.MustCompile(`thường xuyên|định kỳ|liên tục|(?:ngày|tuần|tháng|quý|năm) một lần|lần/|/lần`)
	requestForm = regexp.MustCompile(`(?:khi|nếu) (?:[^ ,.;]+ ){0,6}yêu cầu| theo yêu cầu`)
	eventForm   = regexp.MustCompile(` khi | (?:trước|sau) (?:khi|tết|kỳ|phiên|hội nghị|cuộc họp|đại hội|lễ|sự kiện|chuyến|buổi|đợt)[ ,.]`)
	dateForm    = regexp.MustCompile(`(trước )?(ngày )?(\d+)([/.-]| tháng )(\d+)(?:([/.-]|,? năm )(\d+))?`)
	startForm   = regexp.MustCompile(` (?:kể từ|tính từ|từ|sau|bắt đầu) (?:ngày )?\d+(?:[/.-]| tháng )\d+(?:(?:[/.-]|,? năm )\d+)?`)
	// A time that only begins in a month, quarter or year.
	startMonthForm = regexp.MustCompile(` (?:kể từ|tính từ|từ|sau|bắt đầu) (?:đầu |giữa |cuối )?(?:tháng \d+|quý (?:[1-4]|i{1,3}|iv)|năm \d{4})(?:(?:[/-]|,? năm )\d{4})?`)
	// Several days, of which the last counts: "từ 01-15/12/2026", "01/12 - 15/12".
	rangeForm = regexp.MustCompile(` (?:từ )?(?:ngày )?(?:\d{1,2}/)?\d{1,2} ?- ?(\d{1,2}/\d{1,2}(?:/\d{4})?[ ,.;)])`)
	// The first ten days of a month may have a word of their own: "ngày mùng 5".
	firstDaysForm  = regexp.MustCompile(`(?:ngày )?m[ùồ]ng (\d)`)
	weekForm       = regexp.MustCompile(`tuần (?:lễ )?(?:thứ )?[^ ,;.]+ (?:của )?tháng \d+(?:(?:/| năm )\d+)?`)
	partForm       = regexp.MustCompile(`(\d+|sáu|chín) tháng (?:đầu|cuối) năm(?: (\d{4}))?`)
	quarterForm    = regexp.MustCompile(`(trước )?quý (iv|i{1,3}|[1-4])(?:(?:[/-]| năm )(\d{4}))?[ ,.;)]`)
	monthForm      = regexp.MustCompile(`(trước )?tháng (\d{1,2})(?:(?:[/-]|,? năm )(\d{4}))?[ ,.;)]`)
	monthsForm     = regexp.MustCompile(`tháng (?:\d{1,2}(?: ?- ?|, ?| và ))+(\d{1,2}(?:/| năm )\d{4}[ ,.;)])`)
	quartersForm   = regexp.MustCompile(`quý (?:(?:iv|i{1,3})(?: ?- ?|, ?| và ))+((?:iv|i{1,3})[/ ,.;)-])`)
	bareMonthForm  = regexp.MustCompile(`^ (?:chậm nhất |hết )?(\d{1,2})[/-](\d{4}) $`)
	yearForm       = regexp.MustCompile(`(trước )?năm (\d{4})[ ,.;)]`)
	thisForm       = regexp.MustCompile(` (?:trong|cuối|hết) (tháng|quý|năm)(?: này| nay)?[ ,.;)]`)
	vagueForm      = regexp.MustCompile(`(?:đầu|giữa) (?:tháng|quý|năm)`)
	dayAloneForm   = regexp.MustCompile(`ngày \d{1,2}[ ,.;)]`)
	everyDayForm   = regexp.MustCompile(`(trước )?ngày (\d{1,2}) (?:của )?(?:hằng|hàng|mỗi) tháng`)
	dayOfEveryForm = regexp.MustCompile(`(?:hằng|hàng|mỗi) tháng[^;.]*?[ (](trước )?ngày (\d{1,2})[ ,.;)]`)
	romanQuarters  = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
	everyKeys      = map[string]string{"ngày": "ngay", "tuần": "tuan", "tháng": "thang", "quý": "quy", "năm": "nam"}
)

func noDeadline(text string, _ Period) (DeadlinePhrase, bool) {
	return DeadlinePhrase{Kind: kindNone}, noneForm.MatchString(text)
}

func recurring(text string, _ Period) (DeadlinePhrase, bool) {
	d := DeadlinePhrase{Kind: kindRecurring}
	every := everyForm.FindStringSubmatch(text)
	if every == nil {
		_, dated := lastDate(text, Period{})
		return d, alwaysForm.MatchString(text) && !dated
	}
	d.Every = everyKeys[every[1]]
	m := everyDayForm.FindStringSubmatch(text)
	if m == nil {
		m = dayOfEveryForm.FindStringSubmatch(text)
	}
	if m != nil {
		day := atoi(m[2])
		if m[1] != "" {
			day--
		}
		if day >= 1 && day <= 31 {
			d.Every = "thang/" + strconv.Itoa(day)
		}
	}
	return d, true
}

func onRequest(text string, _ Period) (DeadlinePhrase, bool) {
	return DeadlinePhrase{Kind: kindRequest}, requestForm.MatchString(text)
}

func atEvent(text string, _ Period) (DeadlinePhrase, bool) {
	return DeadlinePhrase{Kind: kindEvent}, eventForm.MatchString(text)
}

func byDate(text string, ref Period) (DeadlinePhrase, bool) {
	// What the work is for may have a day of its own: "trước 30/11 để trình ngày 05/12".
	work, _, _ := strings.Cut(text, " để ")
	d, ok := lastDate(work, ref)
	if !ok {
		d, ok = lastDate(text, ref)
	}
	return DeadlinePhrase{Kind: kindDate, Due: d}, ok
}

// lastDate is the last day named in the text; ok without a date is a day that
// does not exist or whose year is not known.
func lastDate(text string, ref Period) (due Date, ok bool) {
	for _, m := range dateForm.FindAllStringSubmatch(weekForm.ReplaceAllString(text, ""), -1) {
		named, day, sign, month, year := m[2] != "", m[3], m[4], m[5], m[7]
		if len(day) == 4 && len(year) == 2 && m[6] == sign {
			day, year = year, day // as machines write it
		}
		if len(day) > 2 || len(month) > 2 || len(m[6]) == 1 && m[6] != sign && sign+m[6] != " tháng /" {
			continue // a month with its year, two years, or two months ("11-12/2026")
		}
		if len(year) == 2 && sign != "-" {
			year = "20" + year
		}
		if year != "" && len(year) != 4 {
			continue
		}
		d := Date{atoi(year), atoi(month), atoi(day)}
		if year == "" {
			if sign == "." || sign == "-" || !named && (d.Month > 12 || d.Day > 31) {
				continue // "10-15 ngày", "24/24 giờ"
			}
			d.Year = yearFrom(ref, d.Month)
		}
		due, ok = d, true
		if !due.Valid() {
			due = Date{}
		} else if m[1] != "" {
			due = due.AddDays(-1)
		}
	}
	return due, ok
}

func byPartOfYear(text string, ref Period) (DeadlinePhrase, bool) {
	m := partForm.FindStringSubmatch(text)
	if m == nil {
		return DeadlinePhrase{}, false
	}
	months, year := atoi(m[1]), yearOf(m[2], ref, 12)
	switch m[1] {
	case "sáu":
		months = 6
	case "chín":
		months = 9
	}
	if strings.Contains(m[0], "cuối") {
		months = 12
	}
	return ending(kindDate, Period{year, months}, false), true
}

func vague(text string, _ Period) (DeadlinePhrase, bool) {
	return DeadlinePhrase{Kind: kindFuzzy}, vagueForm.MatchString(text) || weekForm.MatchString(text)
}

func byQuarter(text string, ref Period) (DeadlinePhrase, bool) {
	text = quartersForm.ReplaceAllString(text, "quý $1") // of several the last counts
	if m := lastOf(quarterForm, text); m != nil {
		p := Period{Month: romanQuarters[m[2]] * 3}
		p.Year = yearOf(m[3], ref, p.Month)
		if m[1] != "" {
			return ending(kindQuarter, p.Add(-2), true), true
		}
		return ending(kindQuarter, p, false), true
	}
	return current(kindQuarter, "quý", text, Period{ref.Year, (ref.Month + 2) / 3 * 3})
}

func byMonth(text string, ref Period) (DeadlinePhrase, bool) {
	text = monthsForm.ReplaceAllString(text, "tháng $1")
	if m := bareMonthForm.FindStringSubmatch(text); m != nil {
		return ending(kindMonth, Period{atoi(m[2]), atoi(m[1])}, false), true
	}
	if m := lastOf(monthForm, text); m != nil {
		month := atoi(m[2])
		return ending(kindMonth, Period{yearOf(m[3], ref, month), month}, m[1] != ""), true
	}
	return current(kindMonth, "tháng", text, ref)
}

func byYear(text string, ref Period) (DeadlinePhrase, bool) {
	if m := lastOf(yearForm, text); m != nil {
		if m[1] != "" {
			return ending(kindYear, Period{atoi(m[2]), 1}, true), true
		}
		return ending(kindYear, Period{atoi(m[2]), 12}, false), true
	}
	return current(kindYear, "năm", text, Period{ref.Year, 12})
}

// byDayAlone knows a day without its month; which month is not for us to say.
func byDayAlone(text string, _ Period) (DeadlinePhrase, bool) {
	return DeadlinePhrase{Kind: kindDate}, dayAloneForm.MatchString(text)
}

// current reads "trong tháng", "cuối quý", "hết năm" without a number: the one of ref.
func current(kind, word, text string, p Period) (DeadlinePhrase, bool) {
	m := thisForm.FindStringSubmatch(text)
	if m == nil || m[1] != word || strings.Contains(text, "tháng cuối quý") {
		return DeadlinePhrase{}, false
	}
	return ending(kind, p, false), true
}

// ending is the deadline on the last day of the period, or on the day before it
// begins. A period that does not exist gives no day.
func ending(kind string, p Period, before bool) DeadlinePhrase {
	d := DeadlinePhrase{Kind: kind}
	switch {
	case !p.Valid():
	case before:
		d.Due = p.First().AddDays(-1)
	default:
		d.Due = p.Last()
	}
	return d
}

// yearOf is the year as typed, or else the one in which the month comes next.
func yearOf(typed string, ref Period, month int) int {
	if typed != "" {
		return atoi(typed)
	}
	return yearFrom(ref, month)
}

// yearFrom is the year of the first such month from ref on; 0 without ref.
func yearFrom(ref Period, month int) int {
	if !ref.IsZero() && month < ref.Month {
		return ref.Year + 1
	}
	return ref.Year
}

func lastOf(form *regexp.Regexp, text string) []string {
	all := form.FindAllStringSubmatch(text, -1)
	if all == nil {
		return nil
	}
	return all[len(all)-1]
}

// atoi reads digits; anything else is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
