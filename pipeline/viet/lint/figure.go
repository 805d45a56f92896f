package lint

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

var (
	// commaGroups is a number with commas between thousands. With one comma it may be a
	// decimal number, unless a point follows.
	commaGroups = regexp.MustCompile(`\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d{1,2})`)
	// pointPercent is a percentage with a decimal point. Three figures after it may be
	// thousands.
	pointPercent = regexp.MustCompile(`\d+\.\d{1,2}( ?%)`)
	// gapPercent is a percentage with a gap before its sign.
	gapPercent = regexp.MustCompile(`\d( )%`)
	// amount is a sum in figures with its words in brackets.
	amount = regexp.MustCompile(`(\d[\d.,]*)[ \x{A0}](?:(nghìn|ngàn|triệu|tỷ|tỉ) )?(?:đồng|vnđ|vnd)[ \x{A0}]*\(([^()]*)\)`)
)

var swapSigns = strings.NewReplacer(",", ".", ".", ",")

// figures finds numbers as the English write them, and sums whose words say another
// number.
func figures(t *text) []Finding {
	var found []Finding
	for _, p := range t.passages {
		if !strings.ContainsAny(p.raw, ",.%(") || strings.IndexFunc(p.raw, unicode.IsDigit) < 0 {
			continue
		}
		if betweenDigits(p.raw, ',') {
			found = append(found, p.english(commaGroups)...)
		}
		if strings.IndexByte(p.raw, '%') >= 0 && betweenDigits(p.raw, '.') {
			found = append(found, p.english(pointPercent)...)
		}
		if strings.Contains(p.raw, " %") {
			found = append(found, p.gapPercents()...)
		}
		if strings.IndexByte(p.raw, '(') >= 0 {
			found = append(found, p.amounts()...)
		}
	}
	return found
}

// english finds numbers of a form as the English write them.
func (p *passage) english(form *regexp.Regexp) []Finding {
	var found []Finding
	for _, m := range form.FindAllStringIndex(p.raw, -1) {
		if p.aloneAt(m[0], m[1]) {
			found = append(found, p.finding("so-kieu-anh", m[0], m[1], Finding{Severity: Warning, Fix: swapSigns.Replace(p.raw[m[0]:m[1]]), Sure: true,
				Reason: "số viết theo kiểu tiếng Anh"}))
		}
	}
	return found
}

// betweenDigits tells whether the sign stands between two digits somewhere.
func betweenDigits(s string, sign byte) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == sign && endsInDigit(s[:i]) && startsInDigit(s[i+1:]) {
			return true
		}
	}
	return false
}

// gapPercents finds percentages with a gap before their sign.
func (p *passage) gapPercents() []Finding {
	var found []Finding
	for _, m := range gapPercent.FindAllStringSubmatchIndex(p.raw, -1) {
		if !p.inQuotes(m[2]) {
			found = append(found, p.finding("cham-cau", m[2], m[3]+1, Finding{Severity: Warning, Fix: "%", Reason: "thừa cách chữ trước dấu “%”"}))
		}
	}
	return found
}

// aloneAt tells whether the number is no part of a longer one or of a code.
func (p *passage) aloneAt(start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.raw[:start])
	after, _ := utf8.DecodeRuneInString(p.raw[end:])
	goesOn := (after == '.' || after == ',') && startsInDigit(p.raw[end+1:])
	return !p.inQuotes(start) && !unicode.IsLetter(before) && !strings.ContainsRune(".,/-", before) && !unicode.IsDigit(before) &&
		!unicode.IsLetter(after) && !unicode.IsDigit(after) && !strings.ContainsRune("/-", after) && !goesOn
}

// amounts compares sums in figures with their words in brackets. Words that are no
// number in full are left alone.
func (p *passage) amounts() []Finding {
	var found []Finding
	for _, m := range amount.FindAllStringSubmatchIndex(p.low, -1) {
		unit := ""
		if m[4] >= 0 {
			unit = p.low[m[4]:m[5]]
		}
		x, err := viet.ParseFigure(p.low[m[2]:m[3]])
		said, ok := inWords(p.low[m[6]:m[7]])
		x = math.Round(x * multiples[unit])
		if err != nil || !ok || x == float64(said) || math.Abs(x) > 1e15 || p.inQuotes(m[0]) {
			continue
		}
		found = append(found, p.finding("so-khac-chu", m[2], m[1], Finding{Severity: Warning,
			Reason: "số tiền bằng chữ là " + viet.Figure(float64(said), 0) + " đồng, bằng số là " + viet.Figure(x, 0) + " đồng; xem lại chứng từ"}))
	}
	return found
}

// multiples are the units in which sums are said.
var multiples = map[string]float64{"": 1, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}

// inWords reads a sum in words, without what stands around the number: "bằng chữ: năm
// triệu đồng chẵn".
func inWords(s string) (int64, bool) {
	if _, after, ok := strings.Cut(s, "chữ"); ok {
		s = strings.TrimPrefix(strings.TrimLeft(after, " :"), "là ")
	}
	before, after, ok := strings.Cut(s, "đồng")
	if !ok || strings.Trim(strings.ReplaceAll(strings.ReplaceAll(after, "chẵn", ""), "việt nam", ""), " ./") != "" {
		return 0, false
	}
	n, err := viet.ParseWords(strings.TrimSpace(before))
	return n, err == nil
}
