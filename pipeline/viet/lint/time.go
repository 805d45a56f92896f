package lint

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
)

// weekdays finds a day of the week that is not that of the date beside it: "thứ Ba,
// ngày 04/12/2026", "04/12/2026 (thứ Ba)".
func weekdays(t *text) []Finding {
	var found []Finding
	for _, p := range t.passages {
		for i := range p.words {
			if p.words[i].role&dayWord == 0 {
				continue
			}
			name, ok := p.dayName(i)
			if !ok || p.words[i].quoted {
				continue
			}
			w, ok := p.dateBeside(i)
			if !ok || strings.EqualFold(w.date.Weekday(), name) {
				continue
			}
			start, end := min(p.words[i].start, w.start), max(p.words[i+1].end, w.end)
			found = append(found, p.finding("thu-khac-ngay", start, end, Finding{Severity: Warning,
				Reason: fmt.Sprintf("ngày %s là %s; xem lại ngày hoặc thứ", w.date.Short(), w.date.Weekday())}))
		}
	}
	return found
}

// dayName is the day of the week at the word i, in small letters.
func (p *passage) dayName(i int) (string, bool) {
	two := p.at(i) + " " + p.joined(i+1)
	return two, p.at(i) == "thứ" && dayNames[p.joined(i+1)] || two == "chủ nhật"
}

// dateBeside is the whole date that belongs to the day of the week at the word i: it
// follows, or stands before it in the same breath with the day in brackets.
func (p *passage) dateBeside(i int) (when, bool) {
	next := i + 2
	if next < len(p.words) && (p.words[next].joint == ' ' || p.words[next].joint == ',' || p.words[next].joint == '=') {
		if p.at(next) == "ngày" && p.joined(next+1) != "" && p.joined(next+2) != "tháng" {
			next++
		}
		if w, _, ok := p.whenAt(next); ok && w.date.Day > 0 {
			return w, true
		}
	}
	if i > 2 && p.raw[p.words[i-1].end:p.words[i].start] == " (" {
		for k := i - 3; k >= max(0, i-6); k-- {
			if w, words, ok := p.whenAt(k); ok && w.date.Day > 0 && k+words == i {
				return w, true
			}
		}
	}
	return when{}, false
}

// wrongMonth is a month with its year that no year has. "Tháng 13" alone is a wage.
var wrongMonth = regexp.MustCompile(`tháng (\d{1,2})(?:/| năm )\d{4}`)

// wrongQuarter is a number of a quarter.
var wrongQuarter = regexp.MustCompile(`quý (\d{1,2}|[ivx]+)(?:/| năm )\d{4}|quý (vi{0,3}|ix|[5-9])(?:[ ,.;)]|$)`)

// impossibleTimes finds quarters and months that no year has. A month with its day is
// judged with the dates.
func impossibleTimes(t *text) []Finding {
	var found []Finding
	for _, p := range t.passages {
		if p.has&timeWord == 0 {
			continue
		}
		tell := func(start, end int, reason string) {
			if !p.inQuotes(start) && wordEnd(p.raw, start) == start+len(p.at(p.wordAt(start))) {
				found = append(found, p.finding("ngay-sai", start, end, Finding{Severity: Error, Reason: reason}))
			}
		}
		for _, m := range wrongMonth.FindAllStringSubmatchIndex(p.low, -1) {
			n, _ := strconv.Atoi(p.low[m[2]:m[3]])
			before := strings.TrimRight(p.low[:m[0]], " ")
			if (n < 1 || n > 12) && !endsInDigit(before) {
				tell(m[0], m[1], fmt.Sprintf("không có tháng %d; xem lại tháng", n))
			}
		}
		for _, m := range wrongQuarter.FindAllStringSubmatchIndex(p.low, -1) {
			at := 2
			if m[at] < 0 {
				at = 4
			}
			typed := p.low[m[at]:m[at+1]]
			n, err := strconv.Atoi(typed)
			if err != nil {
				n, _ = viet.ParseRoman(strings.ToUpper(typed))
			}
			roman := p.raw[m[at]:m[at+1]] == strings.ToUpper(typed)
			if (n < 1 || n > 4) && roman {
				tell(m[0], m[at+1], "một năm có bốn quý, I đến IV; xem lại quý")
			}
		}
	}
	return found
}
