package viet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CitationSpan is a place where a text cites a document (viện dẫn văn bản).
type CitationSpan struct {
	Start, End int    // bytes of the text
	Type       string // abbreviation of its kind: "KH", "QĐ"; "Luật" and the like have none
	Code       string // number and symbol, "137/KH-UBND"; empty for a law cited by name
	Date       Date   // zero if not cited
	Issuer     string // who issued it; empty if not cited or not known
	Subject    string // name of a law; else the trích yếu, where the text is the citation alone
}

// documentTypes are the kinds of document that texts cite, longer names before
// the shorter ones that end like them (NĐ 30, Phụ lục III; laws of NĐ 78/2025).
var documentTypes = []struct{ name, abbr string }{
	{"Nghị quyết liên tịch", "NQLT"}, {"Thông tư liên tịch", "TTLT"},
	{"Nghị quyết", "NQ"}, {"Nghị định", "NĐ"}, {"Quyết định", "QĐ"}, {"Chỉ thị", "CT"}, {"Quy chế", "QC"},
	{"Quy định", "QyĐ"}, {"Thông cáo", "TC"}, {"Thông báo", "TB"}, {"Thông tư", "TT"}, {"Hướng dẫn", "HD"},
	{"Chương trình", "CTr"}, {"Kế hoạch", "KH"}, {"Phương án", "PA"}, {"Đề án", "ĐA"}, {"Dự án", "DA"},
	{"Báo cáo", "BC"}, {"Biên bản", "BB"}, {"Tờ trình", "TTr"}, {"Hợp đồng", "HĐ"}, {"Công điện", "CĐ"},
	{"Bản ghi nhớ", "BGN"}, {"Bản thỏa thuận", "BTT"}, {"Giấy ủy quyền", "GUQ"}, {"Giấy mời", "GM"},
	{"Giấy giới thiệu", "GGT"}, {"Giấy nghỉ phép", "GNP"}, {"Phiếu gửi", "PG"}, {"Phiếu chuyển", "PC"},
	{"Phiếu báo", "PB"}, {"Công văn", "CV"}, {"Văn bản", "CV"}, {"Kết luận", "KL"}, {"Chỉ dẫn", "CD"},
	{"Pháp lệnh", "PL"}, {"Bộ luật", "Bộ luật"}, {"Luật", "Luật"}, {"Lệnh", "L"},
}

const datePattern = `(\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})`

var (
	numberLead = regexp.MustCompile(`(?i)[ \n]số:?[ \n]?$`)
	dateTail   = regexp.MustCompile(`^,? ngày ` + datePattern)
	lawForm    = regexp.MustCompile(`(Bộ luật|Luật|Pháp lệnh) (\p{Lu}[\p{L} ,-]{1,150}?) ngày ` + datePattern)
)

// TypeName is the name of a kind of document by its abbreviation (tên loại văn
// bản): "KH" is "Kế hoạch". Of several kinds with one abbreviation it is the
// first.
func TypeName(abbr string) (name string, known bool) {
	for _, t := range documentTypes {
		if t.abbr == abbr {
			return t.name, true
		}
	}
	return "", false
}

// FindCitations finds the citations in a text, in order: a kind of document with
// number and symbol ("Kế hoạch số 137/KH-UBND ngày 17/10/2022 của UBND tỉnh"), and
// laws with their date. A kind without number is not a citation. The text must
// be NFC with plain spaces and hyphens.
func FindCitations(text string) []CitationSpan {
	var found []CitationSpan
	done := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '/' {
			continue
		}
		start, end := codeAround(text, i)
		if start >= end || start < done {
			continue
		}
		c, ok := citationAt(text, start, end)
		if ok = ok && c.Start >= done; ok { // else its type is the end of the citation before
			start, end = c.Start, c.End
		}
		found = append(found, lawsIn(text, done, start)...)
		if ok {
			found = append(found, c)
		}
		done, i = end, end-1
	}
	return append(found, lawsIn(text, done, len(text))...)
}

// citationAt reads the citation around a code.
func citationAt(text string, start, end int) (CitationSpan, bool) {
	c := CitationSpan{End: end, Code: text[start:end]}
	before := text[:start]
	window := before[max(0, len(before)-len("\nSố: ")):]
	if at := numberLead.FindStringIndex(window); at != nil {
		before = before[:len(before)-len(window)+at[0]]
	}
	before = strings.TrimRight(before, " \n")
	if c.Type, c.Start = typeBefore(before); c.Type == "" {
		return c, false
	}
	if m := dateTail.FindStringSubmatchIndex(text[c.End:]); m != nil {
		if d, err := ParseDate(text[c.End+m[2] : c.End+m[3]]); err == nil {
			c.Date, c.End = d, c.End+m[1]
		}
	}
	if rest, ok := strings.CutPrefix(text[c.End:], " của "); ok {
		if n := issuerLen(rest); n > 0 {
			c.Issuer, c.End = rest[:n], c.End+len(" của ")+n
		}
	}
	c.takeSubject(text)
	return c, true
}

// typeBefore is the kind of document whose name ends the text, and where it
// begins.
func typeBefore(text string) (abbr string, start int) {
	for _, t := range documentTypes {
		start := len(text) - len(t.name)
		if start >= 0 && strings.EqualFold(text[start:], t.name) && !endsInLetter(text[:start]) {
			return t.abbr, start
		}
	}
	return "", 0
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// takeSubject takes "về ..." up to the end of the text, if the text is nothing but
// this citation. Inside a longer text where the subject ends cannot be told.
func (c *CitationSpan) takeSubject(text string) {
	lead := strings.TrimSpace(text[:c.Start])
	subject, ok := strings.CutPrefix(text[c.End:], " về ")
	if !ok || lead != "" && !strings.EqualFold(lead, "Căn cứ") || strings.ContainsAny(subject, "\n;") && !strings.HasSuffix(subject, ";") {
		return
	}
	c.Subject = strings.TrimRight(subject, " ;.")
	c.End = c.End + len(" về ") + len(c.Subject)
}

// lawsIn finds laws cited by name and date between two places of the text.
func lawsIn(text string, from, to int) []CitationSpan {
	if part := text[from:to]; !strings.Contains(part, "uật ") && !strings.Contains(part, "Pháp lệnh ") {
		return nil // spares most texts the search
	}
	var found []CitationSpan
	for _, m := range lawForm.FindAllStringSubmatchIndex(text[from:to], -1) {
		part := func(i int) string { return text[from+m[2*i] : from+m[2*i+1]] }
		d, err := ParseDate(part(3))
		if err != nil || endsInLetter(text[:from+m[0]]) {
			continue
		}
		abbr, _ := typeBefore(part(1))
		found = append(found, CitationSpan{Start: from + m[0], End: from + m[1], Type: abbr, Date: d, Subject: part(2)})
	}
	return found
}
