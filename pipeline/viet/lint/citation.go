package lint

import (
	"errors"
	"fmt"
	"strings"

	"vanthu/pipeline/viet"
)

// citations finds what is wrong with the document numbers and the citations in
// the passages: their form, their dates, and where two of them are at odds.
func citations(passages []string, h House) []Finding {
	return newText(passages, h).citations()
}

func (t *text) citations() []Finding {
	c := citer{house: t.house, told: map[string]bool{}, dated: map[string]viet.CitationSpan{}}
	for i, p := range t.passages {
		c.passage, c.text = i, p.raw
		c.cited = p.citations()
		c.numbers()
		for _, cited := range c.cited {
			c.agency(cited)
			c.kind(cited)
			c.kindCapital(cited)
			c.day(cited)
			c.twoDates(cited)
		}
		c.dates()
		c.smallSymbols()
	}
	return c.found
}

// citer goes through the passages.
type citer struct {
	house   House
	passage int
	text    string              // the passage
	cited   []viet.CitationSpan // in it
	told    map[string]bool     // what has been said of a document, not to say it twice
	dated   map[string]viet.CitationSpan
	found   []Finding
}

// ruling is what a rule says of a span.
type ruling struct {
	rule     string
	severity Severity
	fix      string
	sure     bool
	reason   string
}

func (c *citer) add(start, end int, f ruling) {
	c.found = append(c.found, Finding{
		Rule: f.rule, Severity: f.severity, Passage: c.passage, Start: start, End: end,
		Found: c.text[start:end], Fix: f.fix, Sure: f.sure, Reason: f.reason,
	})
}

// codeSpan is where the number and symbol of a citation stand in the passage.
func (c *citer) codeSpan(cited viet.CitationSpan) (start, end int) {
	start = cited.Start + max(0, strings.Index(c.text[cited.Start:cited.End], cited.Code))
	return start, start + len(cited.Code)
}

// agency judges the number of a document that the text says is the agency's own.
func (c *citer) agency(cited viet.CitationSpan) {
	if c.house.Symbol == "" || c.house.Agency == "" || viet.Fold(cited.Issuer) != viet.Fold(c.house.Agency) {
		return
	}
	if n, err := viet.ParseDocNumber(cited.Code); err == nil {
		start, end := c.codeSpan(cited)
		c.ownSymbol(start, end, n)
	}
}

// ownSymbol complains of an own number with another agency's symbol.
func (c *citer) ownSymbol(start, end int, n viet.DocNumber) {
	body, symbol := n.Body(), c.house.Symbol
	if symbol == "" || n.Party || body == "" || body == symbol || strings.HasPrefix(symbol, body+"-") {
		return
	}
	fixed := n
	fixed.Symbol = strings.Replace(n.Symbol, body, symbol, 1)
	if kind := n.Kind(); kind != "" {
		fixed.Symbol = kind + strings.Replace(strings.TrimPrefix(n.Symbol, kind), body, symbol, 1)
	}
	c.add(start, end, ruling{rule: "ky-hieu-khac", fix: strings.TrimSpace(fixed.String()),
		reason: "ký hiệu không khớp cơ quan; " + inQuotes(body) + " không phải chữ viết tắt " + inQuotes(symbol)})
}

// letterNever are kinds that the symbol of a công văn cannot begin with. Other
// abbreviations of kinds may be those of an agency: "CT" is also that of a Cục.
var letterNever = map[string]bool{"KH": true, "QĐ": true, "NQ": true, "NĐ": true, "BC": true, "TB": true, "GM": true, "QyĐ": true, "CTr": true}

// kind holds the word for the kind of document against its symbol (NĐ 30, Phụ
// lục III, I). A word in small letters may be part of another expression.
func (c *citer) kind(cited viet.CitationSpan) {
	word := c.text[cited.Start:cited.End]
	n, err := viet.ParseDocNumber(cited.Code)
	if err != nil || !strings.HasPrefix(strings.ToLower(word), strings.ToLower(headWord(cited.TypeName()))) || word == viet.Uncapitalise(word) ||
		smallLetters[headGroup(n.Symbol)] != "" {
		return
	}
	start, end := c.codeSpan(cited)
	name, kind := cited.TypeName(), n.Kind()
	switch other, _ := viet.TypeName(kind); {
	case sameKind(cited.Type, n), cited.Type == "CV" && !letterNever[kind], cited.Type == "HĐ" && kind == "":
	case kind != "":
		c.add(cited.Start, end, ruling{rule: "loai-khac-ky-hieu", severity: Warning,
			reason: fmt.Sprintf("“%s” không khớp ký hiệu “%s”, là chữ viết tắt của “%s”; sửa tên loại hoặc ký hiệu", name, kind, other)})
	case n.Year == 0 && strings.Contains(n.Symbol, "-"):
		c.add(start, end, ruling{rule: "ky-hieu-thieu-loai", severity: Info,
			reason: "ký hiệu không có chữ viết tắt của “" + name + "”; xem lại văn bản gốc"})
	}
}

// kindCapital finds the word for the kind of a cited document in small letters (NĐ 30,
// Phụ lục II, V.6): "nghị định số 30/2020/NĐ-CP". It must be the kind that the symbol
// says, since some of these words are verbs too.
func (c *citer) kindCapital(cited viet.CitationSpan) {
	name := cited.TypeName()
	word := c.text[cited.Start:min(len(c.text), cited.Start+len(name))]
	n, err := viet.ParseDocNumber(cited.Code)
	start, _ := c.codeSpan(cited)
	if err != nil || name == "" || word != viet.Uncapitalise(name) || !strings.HasSuffix(strings.TrimRight(c.text[:start], " "), "số") ||
		!sameKind(cited.Type, n) && cited.Type != "CV" {
		return
	}
	before := strings.ToLower(strings.TrimRight(c.text[:cited.Start], " "))
	last := before[strings.LastIndexAny(before, " (;.")+1:]
	if severalBefore[last] || before == "" {
		return
	}
	c.add(cited.Start, cited.Start+len(name), ruling{rule: "viet-hoa", severity: Warning, fix: viet.Capitalise(word), sure: true,
		reason: "tên loại của một văn bản cụ thể viết hoa chữ đầu"})
}

// sameKind tells whether the kind in the symbol is the one cited. The Party
// abbreviates Quy định as QĐ.
func sameKind(cited string, n viet.DocNumber) bool {
	kind := n.Kind()
	return kind == cited || n.Party && cited == "QyĐ" && strings.HasPrefix(kind, "QĐ") || kind == "" && n.Year > 0
}

// day holds the date of a cited document against its number, the day of issue
// and the meeting.
func (c *citer) day(cited viet.CitationSpan) {
	key := viet.Fold(cited.Short()) + cited.Date.ISO()
	if cited.BadDate != "" && strings.Count(cited.BadDate, "/") == 1 && !strings.Contains(cited.BadDate, "năm") {
		c.add(cited.Start, cited.End, ruling{rule: "ngay-thieu-nam", severity: Warning, reason: "ngày " + inQuotes(cited.BadDate) + " thiếu năm; ghi đủ ngày, tháng, năm"})
	}
	if cited.Date.IsZero() || c.told[key] {
		return
	}
	c.told[key] = true
	what := "văn bản viện dẫn " + inQuotes(cited.Short()) + " ngày " + cited.Date.Short()
	switch issued, held := c.house.Issued, c.house.Meeting; {
	case !issued.IsZero() && cited.Date.Compare(issued) > 0:
		c.add(cited.Start, cited.End, ruling{rule: "vien-dan-sau-ban-hanh",
			reason: what + " có sau ngày ban hành " + issued.Short() + "; sửa ngày của văn bản viện dẫn, hoặc ngày ban hành"})
	case !held.IsZero() && cited.Date.Compare(held) > 0:
		c.add(cited.Start, cited.End, ruling{rule: "vien-dan-sau-hop", severity: Warning,
			reason: what + " có sau ngày họp " + held.Short() + "; kiểm tra lại ngày của văn bản viện dẫn"})
	}
	if n, err := viet.ParseDocNumber(cited.Code); err == nil && n.Year > 0 && n.Year != cited.Date.Year {
		c.add(cited.Start, cited.End, ruling{rule: "nam-khac-so", severity: Warning,
			reason: fmt.Sprintf("%s có năm trong số là %d; xem lại số hoặc ngày", what, n.Year)})
	}
}

// twoDates complains of a number that is cited with two dates. Numbers begin
// again each year, so dates of two years may be of two documents.
func (c *citer) twoDates(cited viet.CitationSpan) {
	if cited.Code == "" || cited.Date.IsZero() {
		return
	}
	key := cited.Type + " " + viet.Canonical(cited.Code)
	first, known := c.dated[key]
	if !known {
		c.dated[key] = cited
		return
	}
	otherBody := first.Issuer != "" && cited.Issuer != "" && viet.Fold(first.Issuer) != viet.Fold(cited.Issuer)
	if first.Date == cited.Date || otherBody || c.told[key+cited.Date.ISO()] {
		return
	}
	c.told[key+cited.Date.ISO()] = true
	f := ruling{rule: "vien-dan-hai-ngay", reason: fmt.Sprintf("%s có hai ngày, %s và %s; xem lại văn bản gốc",
		inQuotes(cited.Short()), first.Date.Short(), cited.Date.Short())}
	if n, err := viet.ParseDocNumber(cited.Code); err == nil && n.Year == 0 && first.Date.Year != cited.Date.Year {
		f.severity = Warning
	}
	c.add(cited.Start, cited.End, f)
}

func inQuotes(s string) string { return "“" + s + "”" }

func headWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

func headGroup(symbol string) string {
	first, _, _ := strings.Cut(symbol, "-")
	return first
}

// formMessage is what is wrong with a typed value, without the hint.
func formMessage(err error) string {
	if form := (*viet.FormError)(nil); errors.As(err, &form) {
		return form.Message
	}
	return err.Error()
}
