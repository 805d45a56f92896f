package lint

import (
	"fmt"
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
)

// when is a month or a day that a text names.
type when struct {
	start, end int
	date       viet.Date // Day is 0 for a month
	noYear     bool
}

// period is its month.
func (w when) period() viet.Period { return viet.Period{Year: w.date.Year, Month: w.date.Month} }

// number is the figure at the word i; -1 if there is none.
func (p *passage) number(i int) int {
	if i < 0 || i >= len(p.words) || p.words[i].shape != figure || len(p.words[i].low) > 4 {
		return -1
	}
	n, err := strconv.Atoi(p.words[i].low)
	if err != nil {
		return -1
	}
	return n
}

// whenAt reads "tháng 9/2021", "tháng 9 năm 2021", "tháng 9", "13/10/2021" and "ngày
// 13 tháng 10 năm 2021" at the word i; words is how many words that takes.
func (p *passage) whenAt(i int) (w when, words int, ok bool) {
	w.start = p.words[i].start
	switch {
	case p.at(i) == "ngày" && p.joined(i+1) != "" && p.joined(i+2) == "tháng":
		if month, n, ok := p.whenAt(i + 2); ok && !month.noYear && p.number(i+1) > 0 {
			month.start, month.date.Day = w.start, p.number(i+1)
			return month, n + 2, month.date.Valid()
		}
	case p.at(i) == "tháng" && p.joined(i+1) != "" && p.number(i+1) > 0:
		w.date.Month = p.number(i + 1)
		words = 2
		switch {
		case i+2 < len(p.words) && p.words[i+2].joint == '/' && p.number(i+2) > 999:
			w.date.Year, words = p.number(i+2), 3
		case p.joined(i+2) == "năm" && p.joined(i+3) != "" && p.number(i+3) > 999:
			w.date.Year, words = p.number(i+3), 4
		default:
			w.noYear = true
		}
		w.end = p.words[i+words-1].end
		return w, words, w.date.Month <= 12 && (w.noYear || w.period().Valid())
	case p.number(i) > 0 && i+2 < len(p.words) && p.words[i+1].joint == '/' && p.words[i+2].joint == '/':
		w.date = viet.Date{Year: p.number(i + 2), Month: p.number(i + 1), Day: p.number(i)}
		w.end = p.words[i+2].end
		return w, 3, w.date.Valid()
	}
	return w, 0, false
}

// sincePast are the words by which a text shows that an older month is meant.
var sincePast = []string{"cùng kỳ", "so với", "so cùng", "kể từ", "từ tháng", "từ ngày", "năm trước", "năm ngoái", "giai đoạn", "ban hành",
	"thành lập", "khởi công", "ký kết", "được phê duyệt", "sinh ngày", "đã ", "trước đây", "thực hiện kết luận", "kết quả thực hiện", "đến nay"}

// eventWords are the words of a sentence that tells what happened in a month.
var eventWords = []string{" được ", " đã ", " bị ", " xảy ra"}

func says(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// stalePeriods finds months and days that look left over from an older file: the
// month of the document or a neighbour with the year before, a meeting of another
// month, the day of the meeting with another year, a deadline a year ago. Months
// in citations, comparisons and of what was done are left alone.
func stalePeriods(t *text) []Finding {
	if !t.house.Period.Valid() {
		return nil
	}
	var found []Finding
	for _, p := range t.passages {
		for i := 0; i < len(p.words); i++ {
			if p.words[i].shape != figure && p.words[i].role&timeWord == 0 {
				continue
			}
			w, words, ok := p.whenAt(i)
			if !ok {
				found = append(found, t.staleQuarter(p, i)...)
				continue
			}
			if reason, fix := t.stale(p, i, w); reason != "" && !p.words[i].quoted {
				if _, cited := p.citationAt(w.start); !cited {
					found = append(found, p.finding("ky-cu", w.start, w.end, Finding{Severity: Warning, Fix: fix, Reason: reason}))
				}
			}
			i += words - 1
		}
	}
	return found
}

// stale says why the month or day at the word i looks left over; empty if it does
// not.
func (t *text) stale(p *passage, i int, w when) (reason, fix string) {
	now := t.house.Period
	before, after := p.clause(w.start)
	meeting := p.meetingBefore(i)
	if w.noYear {
		w.date.Year = now.Year
		if w.date.Month > now.Month+1 {
			w.date.Year--
		}
		if !meeting {
			return "", ""
		}
	}
	months := (now.Year-w.date.Year)*12 + now.Month - w.date.Month
	rest := after[w.end-w.start:]
	if pastBefore(before) || pastAfter(rest) {
		return "", ""
	}
	yearAgo := months >= 11 && months <= 13
	opens := strings.TrimSpace(before) == "" && strings.HasPrefix(rest, ",")
	switch {
	case opens && says(rest, eventWords):
		return "", "" // "Tháng 12/2025, xã được công nhận …"
	case w.date.Day > 0 && t.sameDay(w.date):
		return "ngày này năm khác; văn bản của " + now.Name(), ""
	case w.date.Day > 0 && yearAgo && deadlineBefore(before):
		return fmt.Sprintf("thời hạn đã qua một năm; văn bản của %s", now.Name()), ""
	case w.date.Day > 0:
		return "", ""
	case meeting && (months >= 2 || months <= -2):
		return "cuộc giao ban của tháng khác; văn bản của " + now.Name(), now.Name()
	case yearAgo && opens:
		return yearLeft(w.date.Year, now) + "; xem lại năm, nếu kể việc đã qua thì giữ nguyên", ""
	case yearAgo && !p.compared(w):
		return yearLeft(w.date.Year, now), viet.Period{Year: w.date.Year + 1, Month: w.date.Month}.Name()
	}
	return "", ""
}

// compared tells whether the same month of the next year stands near: the text sets
// one beside the other.
func (p *passage) compared(w when) bool {
	near := p.low[max(0, w.start-longestClause):min(len(p.low), w.end+longestClause)]
	next := viet.Period{Year: w.date.Year + 1, Month: w.date.Month}
	return strings.Contains(near, next.Name()) || strings.Contains(near, fmt.Sprintf("tháng %d năm %d", next.Month, next.Year))
}

// quarterAt reads "quý IV/2025" at the word i: the quarter, and which word is its
// year.
func (p *passage) quarterAt(i int) (quarter, year int, ok bool) {
	if p.at(i) != "quý" || p.joined(i+1) == "" {
		return 0, 0, false
	}
	quarter, ok = viet.ParseRoman(strings.ToUpper(p.at(i + 1)))
	year = i + 2
	if p.joined(year) == "năm" && p.joined(year+1) != "" {
		year++
	} else if year >= len(p.words) || p.words[year].joint != '/' {
		return 0, 0, false
	}
	return quarter, year, ok && p.number(year) > 999
}

// staleQuarter finds the quarter of the document with the year before: "quý
// IV/2025" in November 2026.
func (t *text) staleQuarter(p *passage, i int) []Finding {
	now := t.house.Period
	quarter, year, ok := p.quarterAt(i)
	if !ok || quarter != (now.Month+2)/3 || p.number(year) != now.Year-1 || p.words[i].quoted {
		return nil
	}
	start, stop := p.words[i].start, p.words[year].end
	before, after := p.clause(start)
	fix := p.raw[start:p.words[year].start] + strconv.Itoa(now.Year)
	switch _, cited := p.citationAt(start); {
	case cited, pastBefore(before), pastAfter(p.low[stop:]), strings.Contains(after, strings.ToLower(fix)):
		return nil
	}
	return []Finding{p.finding("ky-cu", start, stop, Finding{Severity: Warning, Fix: fix, Reason: yearLeft(now.Year-1, now)})}
}

// yearLeft says that the year may be from an older file.
func yearLeft(year int, now viet.Period) string {
	return fmt.Sprintf("văn bản của %s, năm %d có thể còn lại từ văn bản cũ", now.Name(), year)
}

// pastBefore tells whether what stands before a time shows that an older one is
// meant.
func pastBefore(before string) bool {
	return says(before, sincePast) || strings.HasSuffix(" "+before, " từ ")
}

// pastAfter tells the same of what stands after it.
func pastAfter(rest string) bool {
	return strings.HasPrefix(rest, " đã ") || strings.HasPrefix(rest, " đến") || strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " so với")
}

// sameDay tells whether the day is that of the meeting or the issue, in a
// neighbouring year.
func (t *text) sameDay(d viet.Date) bool {
	for _, own := range []viet.Date{t.house.Meeting, t.house.Issued} {
		if !own.IsZero() && d.Day == own.Day && d.Month == own.Month && (d.Year == own.Year-1 || d.Year == own.Year+1) {
			return true
		}
	}
	return false
}

// deadlineBefore tells whether the text before a day makes it a deadline.
func deadlineBefore(before string) bool {
	before = strings.TrimSuffix(strings.TrimRight(before, " "), "ngày")
	before = strings.TrimRight(before, " ")
	for _, cue := range []string{"trước", "chậm nhất", "muộn nhất", "chậm nhất là", "hạn chót", "thời hạn", "thời hạn:", "đến hết", "hoàn thành", "xong"} {
		if strings.HasSuffix(before, cue) {
			return true
		}
	}
	return false
}

// meetingBefore tells whether the words before the month make it that of a
// meeting: "giao ban tháng 8", "giao ban công tác tháng 8".
func (p *passage) meetingBefore(i int) bool {
	for k := i - 1; k >= max(1, i-3) && p.joined(k+1) != ""; k-- {
		if p.at(k) == "ban" && p.at(k-1) == "giao" {
			return true
		}
	}
	return false
}
