package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// What is wrong with a dash between two equals.
const (
	narrowDash = "thiếu cách chữ bên dấu “-” giữa hai vế ngang nhau"
	longDash   = "có gạch dài giữa hai vế ngang nhau"
)

// dashes finds dashes and hyphens that are not written as "2021 - 2025": en and em
// dashes, hyphens with a space on one side only, and hyphens without spaces
// between years, dates, pairs of words that are known to be equal, and two proper
// names. Symbols, figures, transcribed
// names (Mát-xcơ-va) and compounds (phi-dự án) have hyphens without spaces.
func dashes(t *text) []Finding {
	var found []Finding
	styles := map[string]bool{} // of the ranges
	for _, p := range t.passages {
		for i := 0; i < len(p.raw); i++ {
			if c := p.raw[i]; c != '-' && c != "–"[0] {
				continue
			}
			d, ok := p.dashAt(i)
			if !ok {
				continue
			}
			if d.years {
				styles[p.raw[d.start+4:d.end-4]] = true
			}
			i = d.end - 1
			if d.fix != p.raw[d.start:d.end] && !p.inQuotes(d.at) {
				found = append(found, p.finding("gach-noi", d.start, d.end, Finding{Severity: d.severity, Fix: d.fix, Sure: !d.doubtful, Reason: d.reason}))
			}
		}
	}
	for i, f := range found {
		if f.Severity == Info && len(styles) > 1 {
			found[i].Severity = Warning
			found[i].Reason = "khoảng năm viết nhiều cách trong một văn bản"
		}
	}
	return found
}

// dash is a dash or hyphen with the spaces around it.
type dash struct {
	at, start, end int
	long           bool // en or em dash
	years          bool // between two years
	fix            string
	doubtful       bool // the fix may be another
	severity       Severity
	reason         string
}

// dashAt is the dash at the byte i and how it is to be written.
func (p *passage) dashAt(i int) (dash, bool) {
	size := 0
	switch {
	case p.raw[i] == '-':
		size = 1
	case strings.HasPrefix(p.raw[i:], "–"), strings.HasPrefix(p.raw[i:], "—"):
		size = len("–")
	default:
		return dash{}, false
	}
	left := strings.TrimRight(p.raw[:i], " \u00A0")
	right := strings.TrimLeft(p.raw[i+size:], " \u00A0")
	d := dash{at: i, start: len(left), end: len(p.raw) - len(right), long: size > 1, severity: Warning, reason: narrowDash}
	if d.long {
		d.reason = longDash
	}
	if left == "" || right == "" || strings.HasSuffix(left, "\n") {
		d.start, d.end, d.fix = i, i+size, "-" // of a list
		d.reason = "có gạch dài ở đầu dòng"
		return d, true
	}
	spaced := d.start < i || d.end > i+size
	d.years = yearBefore(left) && yearAfter(right) && left[len(left)-4:] < right[:4]
	if d.years && !spaced && !d.long && schoolYear(p.low[:d.start-len("2021")]) {
		d.years, d.fix = false, "-" // a name: "năm học 2026-2027"
		return d, true
	}
	if d.years {
		d.start, d.end = d.start-len("2021"), d.end+len("2025")
		d.fix = p.raw[d.start:d.start+4] + " - " + p.raw[d.end-4:d.end]
		if !spaced && !d.long {
			d.severity = Info
		}
		return d, true
	}
	p.mend(&d, left, right)
	return d, true
}

// mend finds how a dash between the two texts, which are no years, is to be
// written.
func (p *passage) mend(d *dash, left, right string) {
	size := len("-")
	if d.long {
		size = len("–")
	}
	spaced := d.start < d.at || d.end > d.at+size
	pair := dateEnd(left) && dateStart(right) || p.equalPair(d.start, d.end)
	d.fix = p.raw[d.start:d.end]
	switch {
	case pair && !d.long:
		d.fix = " - "
	case !d.long && p.lopsided(d.start, d.end):
		d.fix, d.doubtful = " - ", true
	case d.long && !pair && inSymbol(left, right, spaced):
		d.fix, d.reason = "-", "có gạch dài trong số, ký hiệu"
	case d.long && startsInDigit(right) && (spaced && d.end == d.at+size || !spaced && endsInDigit(left)) && !pair:
		d.fix, d.start, d.end, d.reason = "-", d.at, d.at+size, "có gạch dài thay cho dấu “-”"
	case d.long:
		d.fix = " - "
	}
}

// schoolYear tells whether the text ends with the words for a school year.
func schoolYear(before string) bool {
	before = strings.TrimRight(before, " \u00A0")
	return strings.HasSuffix(before, "năm học") || strings.HasSuffix(before, "niên học") || strings.HasSuffix(before, "niên khóa")
}

func startsInDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// yearBefore tells whether the text ends with a year that is no part of a longer
// number, date or symbol.
func yearBefore(s string) bool {
	return len(s) >= 4 && year(s[len(s)-4:]) && !inNumber(s[:len(s)-4], true)
}

// yearAfter tells the same of the beginning.
func yearAfter(s string) bool {
	return len(s) >= 4 && year(s[:4]) && !inNumber(s[4:], false)
}

func year(s string) bool {
	return s >= "1900" && s <= "2199" && strings.Trim(s, "0123456789") == ""
}

// inNumber tells whether what stands at the edge of a number goes on with it.
func inNumber(s string, before bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if before {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	switch r {
	case '.', ',':
		return before || len(s) > 1 && startsInDigit(s[1:])
	case '/', '-', '–':
		return true
	}
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// dateEnd tells whether the text ends with a day in figures: "21/9/1973".
func dateEnd(s string) bool {
	start := strings.LastIndexFunc(s, func(r rune) bool { return r != '/' && !unicode.IsDigit(r) }) + 1
	return isDate(s[start:])
}

// dateStart tells the same of the beginning.
func dateStart(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return r != '/' && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(s)
	}
	return isDate(s[:end])
}

func isDate(s string) bool {
	if len(s) < len("1/1/2022") || len(s) > len("21/12/2022") || strings.Count(s, "/") != 2 {
		return false
	}
	_, err := viet.ParseDate(s)
	return err == nil
}

// inSymbol tells whether the dash between the two texts is that of a document's
// symbol: "137/KH–UBND".
func inSymbol(left, right string, spaced bool) bool {
	first, _ := utf8.DecodeRuneInString(right)
	const longest = 40
	last := left[max(0, len(left)-longest):]
	last = last[strings.LastIndexAny(last, " \u00A0(")+1:]
	return !spaced && unicode.IsUpper(first) && strings.Contains(last, "/")
}

// equalPairs are pairs of words that are written as equals: the last syllable
// before the hyphen and the first after it belong to such words.
var equalPairs = func() map[string]bool {
	set := map[string]bool{}
	for pair := range strings.Lines(`kinh tế - xã hội
văn hóa - xã hội
chính trị - xã hội
chính trị - hành chính
quốc phòng - an ninh
an ninh - quốc phòng
khoa học - công nghệ
khoa học - kỹ thuật
kinh tế - kỹ thuật
kinh tế - chính trị
thể dục - thể thao
văn hóa - văn nghệ
văn hóa - thể thao
lao động - thương binh
quy hoạch - kiến trúc
kế hoạch - tài chính
tài chính - kế hoạch
tổ chức - hành chính
hành chính - tổng hợp
tổng hợp - hành chính
bưu chính - viễn thông
thương mại - dịch vụ
`) {
		set[strings.TrimSpace(pair)] = true
	}
	return set
}()

// lopsided tells whether the gap is a hyphen with a space on one side only, between
// two Vietnamese words: "văn thư- lưu trữ".
func (p *passage) lopsided(start, end int) bool {
	i := p.wordAt(end)
	if i < 1 || i >= len(p.words) || end-start != len("- ") || p.words[i].start != end || p.words[i-1].end != start {
		return false
	}
	if i+1 < len(p.words) && p.words[i+1].joint == '-' || p.words[i-1].joint == '-' {
		return false // of a transcribed name
	}
	for _, w := range p.words[i-1 : i+1] {
		if w.shape != small && w.shape != titled || !viet.ValidSyllable(w.low) {
			return false
		}
	}
	return true
}

// equalPair tells whether the words around the gap are a pair of equals: a known
// one, or two proper names of two syllables or more ("Việt Nam-Nhật Bản").
func (p *passage) equalPair(start, end int) bool {
	i := p.wordAt(end)
	if i < 2 || i+1 >= len(p.words) || p.words[i].start != end || p.words[i-1].end != start {
		return false
	}
	if p.joined(i-1) == "" || p.joined(i+1) == "" {
		return false
	}
	if equalPairs[p.at(i-2)+" "+p.at(i-1)+" - "+p.at(i)+" "+p.at(i+1)] {
		return true
	}
	for _, w := range p.words[i-2 : i+2] {
		if w.shape != titled || !viet.ValidSyllable(w.low) {
			return false
		}
	}
	return true
}
