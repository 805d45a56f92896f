package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dayNames are the days of the week that have a number for a name.
var dayNames = setOf("hai ba tư năm sáu bảy")

// beforeWeekday are words after which "thứ sáu" is a day and no rank.
var beforeWeekday = setOf("sáng chiều tối vào hôm")

// rankWords are words after which "từ thứ hai đến thứ tư" are ranks.
var rankWords = setOf("hạng xếp vị bậc lần kỳ")

// weekday finds a day of the week that is not written "thứ Sáu" (V.8c), where it is
// surely a day.
func (p *passage) weekday(i int) []Finding {
	if p.at(i) != "thứ" || p.joined(i+1) == "" || !dayNames[p.at(i+1)] || !p.isDay(i) {
		return nil
	}
	a, b := p.words[i], p.words[i+1]
	want := "thứ " + capital(b.low)
	if a.free && a.shape == titled {
		want = capital(want[:len("thứ")]) + want[len("thứ"):]
	}
	if p.raw[a.start:b.end] == want {
		return nil
	}
	return []Finding{p.finding("viet-hoa", a.start, b.end, Finding{Severity: Warning, Fix: want, Sure: true, Reason: "tên thứ trong tuần viết thường chữ “thứ” giữa câu, viết hoa chữ sau"})}
}

// isDay tells whether "thứ sáu" at i is a day: a date follows, a time of day stands
// before it, it stands alone as in a timetable, or it is one end of a week's part.
func (p *passage) isDay(i int) bool {
	end := p.joined(i+2) == ""
	before := ""
	if p.joined(i) != "" {
		before = p.at(i - 1)
	}
	switch {
	case len(p.words) == 2:
		return !strings.HasSuffix(p.raw, ":") // else one of an enumeration
	case p.at(i+2) == "ngày" && p.number(i+3) > 0, p.number(i+2) > 0 && p.date(i+2), p.besideWeekday(i):
		return true
	case beforeWeekday[before]:
		return p.joined(i+2) != "của" // the second afternoon of something
	case before == "ngày":
		return end && (p.at(i+1) == "sáu" || p.at(i+1) == "bảy") // "ngày thứ hai" may be the second day
	case before == "trước" || before == "sau":
		return end
	case before == "từ":
		return p.joined(i+2) == "đến" && p.at(i+3) == "thứ" && dayNames[p.at(i+4)] && !rankWords[p.at(i-2)]
	case before == "đến":
		return p.at(i-3) == "thứ" && dayNames[p.at(i-2)] && p.at(i-4) == "từ" && !rankWords[p.at(i-5)]
	}
	return false
}

// besideWeekday tells whether a day that is surely one stands before: "thứ Hai -
// thứ sáu".
func (p *passage) besideWeekday(i int) bool {
	k := i - 2
	if p.joined(i) != "" {
		k-- // "đến", "và"
	}
	return k >= 0 && p.at(k) == "thứ" && dayNames[p.at(k+1)] && p.words[k+1].shape == titled
}

// monthWords are the months that have a name of one word, other than "năm", which
// also is a year.
var monthWords = setOf("giêng hai ba tư sáu bảy tám chín mười chạp")

// beforeMonth are words after which "tháng tám" is a month and no count of months.
var beforeMonth = setOf("trong từ đến hết vào đầu giữa cuối rằm mạng")

// monthInWords finds a month in words that is not written "tháng Tám" (V.8c), where it
// is surely a month: nothing follows that it could count or be a part of.
func (p *passage) monthInWords(i int) []Finding {
	if p.at(i) != "tháng" || p.joined(i) == "" || !beforeMonth[p.at(i-1)] || p.joined(i+1) == "" || !monthWords[p.at(i+1)] {
		return nil
	}
	month := p.words[i+1]
	if after := p.joined(i + 2); month.shape != small || after != "" && after != "năm" && after != "âm" && after != "tới" && after != "đến" {
		return nil
	}
	return []Finding{p.finding("viet-hoa", month.start, month.end, Finding{Severity: Warning, Fix: capital(month.low), Sure: true,
		Reason: "tên tháng bằng chữ viết hoa chữ sau “tháng”"})}
}

// date tells whether a day in figures begins at the word i.
func (p *passage) date(i int) bool {
	w, _, ok := p.whenAt(i)
	return ok && w.date.Day > 0
}

// citedParts finds a part of a document that is cited with wrong capitals: small
// for khoản and điểm, a capital for Điều, Mục, Chương, Phần (V.7).
func (p *passage) citedParts(i int) []Finding {
	if !p.isPart(i) || p.at(i-1) == "tiểu" {
		return nil
	}
	w := p.words[i]
	noun := w.low
	want, reason := noun, "khi viện dẫn phải viết thường"
	if noun != "khoản" && noun != "điểm" {
		want, reason = capital(noun), "khi viện dẫn phải viết hoa"
		if w.shape == small && !p.inChain(i) {
			return nil
		}
	}
	if p.raw[w.start:w.end] == want || w.free && w.shape == titled {
		return nil
	}
	return []Finding{p.finding("viet-hoa", w.start, w.end, Finding{Severity: Warning, Fix: want, Sure: true, Reason: reason})}
}

// isPart tells whether a part of a document with its number stands at the word.
func (p *passage) isPart(i int) bool {
	if i < 0 || i+1 >= len(p.words) || p.joined(i+1) == "" {
		return false
	}
	next := p.words[i+1]
	switch p.at(i) {
	case "điểm":
		return utf8.RuneCountInString(next.low) == 1 && next.shape == small && unicode.IsLetter(firstRune(next.low))
	case "khoản", "điều":
		return next.shape == figure
	case "mục", "chương", "phần":
		return next.shape == figure || next.shape != small && strings.Trim(next.low, "ivxlc") == ""
	}
	return false
}

// documentWords begin the name of a document.
var documentWords = setOf("luật hiến bộ_luật nghị_định nghị_quyết thông_tư quyết_định quy_chế quy_định quy_chuẩn điều_lệ chỉ_thị kế_hoạch hướng_dẫn pháp_lệnh")

// document tells whether the name of a document begins at the word i.
func (p *passage) document(i int) bool {
	return p.joined(i) != "" && p.words[i].shape == titled && (documentWords[p.at(i)] || documentWords[p.at(i)+"_"+p.joined(i+1)])
}

// inChain tells whether the part surely belongs to a citation: another part or a
// document stands beside it, or a word of citing before it.
func (p *passage) inChain(i int) bool {
	if p.isPart(i+2) && (p.words[i+2].joint == ' ' || p.words[i+2].joint == ',') || p.afterPart(i) {
		return true
	}
	after := i + 2
	if p.joined(after) == "của" {
		after++
	}
	return p.document(after) || p.at(i) == "điều" && p.joined(i) != "" && (p.at(i-1) == "tại" || p.at(i-1) == "theo")
}

// afterPart tells whether a part of a document with one number or more stands
// before the word i: "khoản 2, 3 và 4".
func (p *passage) afterPart(i int) bool {
	if p.joined(i) == "" {
		return false
	}
	for k := i - 1; k > 0 && k > i-8; k-- {
		if p.isPart(k - 1) {
			return true
		}
		if p.words[k].shape != figure && p.at(k) != "và" && utf8.RuneCountInString(p.at(k)) > 1 {
			return false
		}
	}
	return false
}

// numberedUnit finds "quận 1", whose noun has a capital because a number is no name
// by itself (III.1b).
func (p *passage) numberedUnit(i int) []Finding {
	w := p.words[i]
	if (w.low != "quận" && w.low != "phường") || w.shape != small || p.joined(i+1) == "" {
		return nil
	}
	number := p.words[i+1]
	next := p.joined(i + 2)
	sure := next == "" || p.words[i+2].shape == titled || p.districtBody(i)
	if number.shape != figure || number.low[0] == '0' || len(number.low) > 2 || !sure || severalBefore[p.at(i-1)] || i > 0 && p.words[i-1].shape == figure {
		return nil
	}
	return []Finding{p.finding("viet-hoa", w.start, w.end, Finding{Severity: Warning, Fix: capital(w.low), Sure: true,
		Reason: "đơn vị hành chính đặt tên bằng số viết hoa cả danh từ chung: “" + capital(w.low) + " " + number.low + "”"})}
}

// cityNoun finds "Thành phố Quy Nhơn" in mid-sentence (III.1a). Only Thành phố Hồ Chí
// Minh has the capital (III.1c).
func (p *passage) cityNoun(i int) []Finding {
	w := p.words[i]
	if w.low != "thành" || w.shape != titled || w.free || p.joined(i+1) != "phố" || p.joined(i+2) == "" || p.words[i+2].shape != titled || p.at(i+2) == "hồ" {
		return nil
	}
	if cityNames[p.at(i+2)+" "+p.joined(i+3)] {
		return nil // the list has it
	}
	return []Finding{p.finding("viet-hoa", w.start, p.words[i+1].end, Finding{Severity: Warning, Fix: "thành phố", Sure: true,
		Reason: "giữa câu danh từ chung “thành phố” viết thường"})}
}

var cityNames = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(cities, "|") {
		set[strings.ToLower(name)] = true
	}
	return set
}()

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
