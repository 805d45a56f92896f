package lint

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/pipeline/viet"
)

// typedNumber is a number and symbol as people type it: with spaces and dashes
// where they do not belong, and with too many digits. A group after spaces must
// look like an abbreviation, since a dash between words looks the same.
var typedNumber = regexp.MustCompile(`^\d+\p{L}?(?: ?/ ?(?:\d{4} ?/ ?)?\p{Lu}[\p{L}\d&]*(?: ?[-–—] ?\p{Lu}[\p{L}\d&]*[\p{Lu}\d][\p{L}\d&]*)?| ?[-–—] ?\p{Lu}[\p{L}\d&]* ?/ ?\p{Lu}[\p{L}\d&]*)(?:[-–—]\p{Lu}[\p{L}\d&]*)*`)

// ownNumber is the line of a document's own number, up to the number or the gap
// for it.
var ownNumber = regexp.MustCompile(`^\s*(?:Số|SỐ)\s*:?[\s.…_\x{A0}]*`)

// plainNumber undoes what does not belong in a symbol.
var plainNumber = strings.NewReplacer(" ", "", "–", "-", "—", "-")

// spacedDash is a dash that may also stand between the number and other words.
var spacedDash = regexp.MustCompile(` [-–—]|[-–—] `)

// numbers judges every number and symbol in the passage.
func (c *citer) numbers() {
	own := len(ownNumber.FindString(c.text))
	if own > 0 && strings.HasPrefix(c.text[own:], "/") {
		c.blankNumber(own)
	}
	for at := nextFigure(c.text, 0); at < len(c.text); {
		end := at
		if symbolMayFollow(c.text, at) {
			end += len(typedNumber.FindString(c.text[at:]))
		}
		if end > at && c.standsAlone(at, end) {
			c.number(at, end, own > 0 && at == own)
		}
		at = nextFigure(c.text, max(end, figureEnd(c.text, at)))
	}
}

// symbolMayFollow tells quickly that no symbol follows the figure at i: its sign stands
// after a letter and a space at the most.
func symbolMayFollow(text string, i int) bool {
	i = figureEnd(text, i)
	for _, c := range []byte(text[i:min(len(text), i+len("ạ –"))]) {
		if c == '/' || c == '-' || c == "–"[0] {
			return true
		}
	}
	return false
}

// nextFigure is where the next run of digits begins from i on, or the end of the
// text.
func nextFigure(text string, i int) int {
	for i < len(text) && (text[i] < '0' || text[i] > '9') {
		i++
	}
	return i
}

// figureEnd is where the run of digits at i ends.
func figureEnd(text string, i int) int {
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i
}

// blankNumber judges the symbol of a draft whose number is a gap.
func (c *citer) blankNumber(start int) {
	code := c.text[start:]
	if end := strings.IndexFunc(code, unicode.IsSpace); end >= 0 {
		code = code[:end]
	}
	if n, err := viet.ParseDocNumber(code); err == nil {
		c.ownSymbol(start, start+len(code), n)
	}
}

// standsAlone tells whether the span is not a part of a longer number or word,
// and is a document number by its symbol or by what stands before it.
func (c *citer) standsAlone(start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(c.text[:start])
	after, _ := utf8.DecodeRuneInString(c.text[end:])
	if unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("/-–.,", before) ||
		unicode.IsLetter(after) || unicode.IsDigit(after) || after == '/' {
		return false
	}
	typed := c.text[start:end]
	code := plainNumber.Replace(typed)
	groups := strings.FieldsFunc(strings.TrimLeft(code, "0123456789"), func(r rune) bool { return r == '-' || r == '/' })
	for _, g := range groups {
		if !abbreviates(g) {
			return false
		}
	}
	if len(groups) == 1 && utf8.RuneCountInString(strings.Trim(groups[0], "0123456789")) == 1 {
		return false // of a house: "số 5/A", "số 4/K3"
	}
	return len(groups) > 1 && typed == code || c.introduced(start, code)
}

// abbreviates tells whether the group of a symbol is an abbreviation and not a
// word.
func abbreviates(group string) bool {
	capitals, letters := 0, 0
	for _, r := range group {
		if unicode.IsUpper(r) {
			capitals++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return capitals > 1 || letters == capitals || letters == 1
}

// introduced tells whether "số" or a kind of document stands before the code.
func (c *citer) introduced(start int, code string) bool {
	const window = 60
	before := c.text[max(0, start-window):start]
	word := strings.ToLower(strings.TrimRight(before, ": "))
	if strings.HasSuffix(word, "số") {
		return true
	}
	cited := viet.FindCitations(before + code)
	return len(cited) > 0 && cited[len(cited)-1].End == len(before)+len(code)
}

// number judges one number and symbol (NĐ 30, Phụ lục I, II.3).
func (c *citer) number(start, end int, own bool) {
	typed := c.text[start:end]
	code := plainNumber.Replace(typed)
	n, err := viet.ParseDocNumber(code)
	if err != nil {
		if digits := strings.TrimLeft(code[:strings.IndexAny(code, "/-")], "0"); len(digits) > 5 {
			c.add(start, end, ruling{rule: "so-qua-lon", reason: formMessage(err) + "; xem lại số của văn bản"})
		}
		return
	}
	short := !n.Party && len(strings.TrimRight(code[:strings.IndexByte(code, '/')], n.Suffix)) == 1
	if short {
		c.add(start, end, ruling{rule: "so-thieu-0", fix: n.String(), sure: !spacedDash.MatchString(typed), reason: "số nhỏ hơn 10 phải có số 0 phía trước"})
	}
	if typed != code {
		c.spacing(start, end, n)
	}
	c.symbol(start, end, n)
	if own {
		c.ownSymbol(start, end, n)
	}
}

// spacing complains of spaces and dashes in a symbol.
func (c *citer) spacing(start, end int, n viet.DocNumber) {
	f := ruling{rule: "ky-hieu-dau-cach", severity: Warning, fix: n.String(), sure: !spacedDash.MatchString(c.text[start:end]), reason: "thừa dấu cách trong số, ký hiệu"}
	if strings.ContainsAny(c.text[start:end], "–—") {
		f.rule, f.reason = "ky-hieu-gach-dai", "có gạch dài trong ký hiệu"
	}
	c.add(start, end, f)
}

// smallLetters are abbreviations with small letters, by how they look in capitals
// (NĐ 30, Phụ lục III, I).
var smallLetters = map[string]string{"TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ", "TRS": "TrS", "TTG": "TTg"}

// smallSymbol is a number whose symbol is in small letters, after the kinds of which
// that is surely one.
var smallSymbol = regexp.MustCompile(`(?:số|Số) (\d+/(?:\d{4}/)?)((?:nđ|qđ|kh|tb|bc|nq|ct|tt|ttr|gm|hd|ctr)-\p{Ll}{2,})(?:[ ,.;)]|$)`)

// smallSymbols finds symbols in small letters: "số 30/2020/nđ-cp". How an agency writes
// its own abbreviation is not known.
func (c *citer) smallSymbols() {
	if !mayHaveSmallSymbol(c.text) {
		return
	}
	for _, m := range smallSymbol.FindAllStringSubmatchIndex(c.text, -1) {
		kind, body, _ := strings.Cut(strings.ToUpper(c.text[m[4]:m[5]]), "-")
		for _, group := range []*string{&kind, &body} {
			if right, ok := smallLetters[*group]; ok {
				*group = right
			}
		}
		c.add(m[2], m[5], ruling{rule: "viet-hoa", severity: Warning, fix: c.text[m[2]:m[3]] + kind + "-" + body, reason: "chữ viết tắt trong ký hiệu viết hoa"})
	}
}

// mayHaveSmallSymbol tells quickly that no small letter stands after a slash.
func mayHaveSmallSymbol(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1] == '/' && s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// symbol judges what the symbol says.
func (c *citer) symbol(start, end int, n viet.DocNumber) {
	if n.Year > 0 && !mayHaveYear(n) {
		fixed := n
		fixed.Year = 0
		c.add(start, end, ruling{rule: "thua-nam", severity: Warning, fix: fixed.String(),
			reason: "chỉ văn bản quy phạm pháp luật ghi năm; nếu đây không phải văn bản quy phạm pháp luật, ghi " + inQuotes(fixed.String())})
	}
	if n.Kind() == "CV" && !n.Party {
		c.add(start, end, ruling{rule: "cong-van-co-cv", severity: Warning, reason: "ký hiệu công văn có chữ “CV”; ghi chữ viết tắt của cơ quan và đơn vị soạn thảo, ví dụ “12/UBND-VX”"})
	}
	fixed := n
	for group := range strings.SplitSeq(n.Symbol, "-") {
		if right, ok := smallLetters[group]; ok {
			fixed.Symbol = strings.Replace(fixed.Symbol, group, right, 1)
		}
	}
	if fixed != n {
		c.add(start, end, ruling{rule: "ky-hieu-in-hoa", severity: Info, fix: fixed.String(),
			reason: fmt.Sprintf("chữ viết tắt có chữ thường bị viết hoa; có phải %s?", inQuotes(fixed.String()))})
	}
}

// Years from which on documents no longer are legal documents (văn bản quy phạm
// pháp luật): decisions and directives of ministers with the law of 2008, other
// directives with that of 2015.
const (
	noMoreDecisions  = 2009
	noMoreDirectives = 2017
)

// mayHaveYear tells whether the number may have a year: it is of a kind and a body
// that make legal documents, or of no kind of administrative document at all,
// such as a judgment or a contract.
func mayHaveYear(n viet.DocNumber) bool {
	body := n.Body()
	switch n.Kind() {
	case "", "NĐ", "TT", "TTLT", "NQLT", "PL", "L", "HĐ", "BGN", "BTT":
		return true
	case "NQ":
		return strings.HasPrefix(body, "QH") || strings.HasPrefix(body, "UBTVQH") || body == "CP" || strings.HasPrefix(body, "HĐ")
	case "QĐ":
		return body == "TTg" || body == "TTG" || body == "UBND" || body == "CTN" || body == "KTNN" || n.Year < noMoreDecisions
	case "CT":
		return n.Year < noMoreDirectives
	}
	return false
}
