package lint

import (
	"regexp"
	"strconv"
	"strings"

	"vanthu/pipeline/viet"
)

// halfBefore tells whether the word at i is the second half of another: "cán bộ".
func (p *passage) halfBefore(i int) bool { return p.joined(i) != "" && partBefore[p.at(i-1)] }

// districtOffices are the departments that committees of districts had (Nghị định số
// 37/2014/NĐ-CP), in small letters.
var districtOffices = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq("nội vụ|tư pháp|tài chính - kế hoạch|tài nguyên và môi trường|lao động - thương binh và xã hội|"+
		"văn hóa và thông tin|giáo dục và đào tạo|y tế|kinh tế|kinh tế và hạ tầng|quản lý đô thị|nông nghiệp và phát triển nông thôn|dân tộc", "|") {
		set[name] = true
	}
	return set
}()

// longestOffice is how many words the longest of their names has.
const longestOffice = 8

// districtOffice tells how many words before the unit noun at i the name of a
// district's department has, with its "Phòng": "Phòng Nội vụ huyện"; 0 if none stands
// there.
func (p *passage) districtOffice(i int) int {
	unit := p.at(i) == "huyện" || p.at(i) == "quận" || p.at(i) == "thị" && p.joined(i+1) == "xã"
	if !unit || p.joined(i) == "" {
		return 0
	}
	for k := i - 2; k >= max(0, i-longestOffice-1); k-- {
		if p.at(k) == "phòng" {
			name := viet.Tone(p.low[p.words[k+1].start:p.words[i-1].end], viet.ToneOnFirst)
			if districtOffices[name] && p.words[k+1].shape == titled {
				return i - k
			}
			return 0
		}
	}
	return 0
}

// whole is the name of a gone body of which only the unit noun was found at the word
// i: with the committee before it and the name of the district after it.
func (p *passage) whole(i, words int, n goneName) (first, last int) {
	first, last = i, i+words-1
	if n.fix != "" {
		return first, last // which replaces these words
	}
	first -= p.districtOffice(i)
	if first == i && p.districtBody(i) {
		first = p.committeeStart(i)
	}
	for p.joined(last+1) != "" && p.words[last+1].shape == titled {
		last++
	}
	return first, last
}

// committeeStart is where the committee or council begins that stands before the unit
// noun at i; see [passage.districtBody].
func (p *passage) committeeStart(i int) int {
	b := i - 1
	if p.at(b) == "các" || p.at(b) == "cấp" {
		b--
	}
	switch p.at(b) {
	case "dân":
		b -= 2 // "ban nhân"
		if p.joined(b) != "" && (p.at(b-1) == "ủy" || p.at(b-1) == "hội") {
			b--
		}
	case "an":
		b--
	}
	return max(0, b)
}

// pastTimes are the times by which a sentence shows of when it speaks: a day, a month
// with its year, and the first year of a term of office.
var pastTimes = regexp.MustCompile(`(trước (?:ngày )?)?(\d{1,2})/(\d{1,2})/(\d{4})|(trước )?(?:ngày (\d{1,2}) )?tháng (\d{1,2})(?:/| năm )(\d{4})|nhiệm kỳ (\d{4})`)

// datedBefore tells whether the sentence at the word i names a time before the day,
// other than that of a document that it cites.
func (p *passage) datedBefore(i int, on viet.Date) bool {
	at := p.words[i].start
	before, after := p.clause(at)
	text, start := before+after, at-len(before)
	for _, m := range pastTimes.FindAllStringSubmatchIndex(text, -1) {
		if _, cited := p.citationAt(start + m[0]); cited {
			continue
		}
		part := func(n int) int {
			if m[2*n] < 0 {
				return 0
			}
			value, _ := strconv.Atoi(text[m[2*n]:m[2*n+1]])
			return value
		}
		d := viet.Date{Year: part(4) + part(8) + part(9), Month: part(3) + part(7), Day: part(2) + part(6)}
		switch { // a month or a term of office ends before the day, or does not count
		case d.Month == 0:
			d.Month, d.Day = 12, 31
		case d.Day == 0:
			d.Day = 31
		}
		earlier := m[2] >= 0 || m[10] >= 0 // "trước ngày"
		if apart := d.Compare(on); apart < 0 || apart == 0 && earlier {
			return true
		}
	}
	return false
}
