package viet

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DocNumber is the number and symbol of a document (số, ký hiệu): "05/TB-SNgV",
// of a legal document with its year "06/2020/QĐ-TTg", of the Party "80-NQ/TW"
// (NĐ 30, Phụ lục I, II.3).
type DocNumber struct {
	Number int    // 0 if not given yet
	Suffix string // a letter after the number (số chen), as in "12a"
	Year   int    // only of legal documents (quy phạm pháp luật)
	Symbol string // "TB-SNgV"; of the Party "NQ/TW"
	Party  bool
}

const (
	docNumberHint = "ghi số và ký hiệu, ví dụ 05/TB-SNgV"
	maxDocNumber  = 99_999
	longestCode   = 60 // bytes; longer ones are something else
)

// straySpaces are the spaces that do not belong around the signs of a code.
var straySpaces = regexp.MustCompile(` *([/-]) *`)

// numberGap is what stands for a number that is not given yet.
const numberGap = "      "

// FormatNumber writes a document's number as NĐ 30 has it: below 10 with a 0
// (Phụ lục I, II.3c). Text that is no number stays as it is.
func FormatNumber(n string) string {
	n = strings.TrimSpace(n)
	if len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
		return "0" + n
	}
	return n
}

// Kind is the abbreviation of the document's kind in its symbol: "TB" of
// "05/TB-SNgV", "NQ" of "80-NQ/TW"; empty for a công văn, which has none (NĐ 30,
// Phụ lục I, II.3b), and for laws. An agency with the abbreviation of a kind, as
// a Cục with "CT", is taken for the kind.
func (n DocNumber) Kind() string {
	if first, _, found := strings.Cut(n.Symbol, "/"); n.Party && found {
		return first
	}
	first, _, _ := strings.Cut(n.Symbol, "-")
	if _, known := TypeName(first); known {
		return first
	}
	return ""
}

// Body is the abbreviation of the agency in the symbol: "SNgV" of "05/TB-SNgV",
// "UBND" of the công văn "12/UBND-VX", "TW" of "80-NQ/TW". Of several agencies it
// is the first.
func (n DocNumber) Body() string {
	rest := n.Symbol
	if kind := n.Kind(); kind != "" {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, kind), "-/")
	}
	first, _, _ := strings.Cut(rest, "-")
	return first
}

// String writes number and symbol, with a gap for a number not given.
func (n DocNumber) String() string {
	number := numberGap
	if n.Number > 0 {
		number = FormatNumber(fmt.Sprint(n.Number)) + n.Suffix
	}
	switch {
	case n.Party:
		return number + "-" + n.Symbol
	case n.Year > 0:
		return fmt.Sprintf("%s/%d/%s", number, n.Year, n.Symbol)
	}
	return number + "/" + n.Symbol
}

// ParseDocNumber reads number and symbol, with or without "Số:" before them and
// with stray spaces; the number may be a gap, as in a draft. Letters keep their
// case, because official symbols have small ones ("SNgV", "QyĐ", "TTr", "TTg").
func ParseDocNumber(s string) (DocNumber, error) {
	if len(s) > 10*longestCode {
		return DocNumber{}, &FormError{"số, ký hiệu quá dài", docNumberHint}
	}
	code := strings.ReplaceAll(plainBreaks(Clean(s)), "–", "-")
	code = straySpaces.ReplaceAllString(code, "$1")
	if strings.HasPrefix(Lower(code), "số") {
		code = strings.TrimLeft(code[len("số"):], ": .…_")
	}
	if code == "" {
		return DocNumber{}, &FormError{"chưa ghi số, ký hiệu", docNumberHint}
	}
	if leadingDigits(code) > len(fmt.Sprint(maxDocNumber)) {
		return DocNumber{}, &FormError{quoted(s) + " có số quá lớn", docNumberHint}
	}
	blank := code[0] == '/' || code[0] == '-'
	if blank {
		code = "1" + code
	}
	n, ok := parseCode(code)
	if blank {
		n.Number = 0
	}
	if !ok {
		return DocNumber{}, &FormError{quoted(s) + " không phải là số, ký hiệu văn bản", docNumberHint}
	}
	return n, nil
}

// parseCode reads a code that stands alone, without spaces. The number may be
// missing in front of the slash.
func parseCode(code string) (n DocNumber, ok bool) {
	digits := leadingDigits(code)
	if digits > len("99999") {
		return n, false
	}
	for _, c := range code[:digits] {
		n.Number = n.Number*10 + int(c-'0')
	}
	rest := code[digits:]
	if r, size := utf8.DecodeRuneInString(rest); digits > 0 && letterOf(r).plain != 0 {
		n.Suffix, rest = rest[:size], rest[size:]
	}
	switch {
	case n.Number == 0 && digits > 0, rest == "":
		return n, false
	case rest[0] == '-':
		kind, body, found := strings.Cut(rest[1:], "/")
		n.Party, n.Symbol = true, rest[1:]
		return n, found && digits > 0 && symbolGroups(kind) && symbolGroups(body)
	case rest[0] != '/':
		return n, false
	}
	n.Symbol = rest[1:]
	if y := n.Symbol; leadingDigits(y) == 4 && len(y) > 4 && y[4] == '/' {
		for _, c := range y[:4] {
			n.Year = n.Year*10 + int(c-'0')
		}
		n.Symbol = y[5:]
	}
	return n, symbolGroups(n.Symbol) && (n.Year == 0 || validYear(n.Year))
}

// symbolGroups tells whether the text is groups of letters joined by hyphens,
// each with a capital first.
func symbolGroups(s string) bool {
	for group := range strings.SplitSeq(s, "-") {
		for i, r := range group {
			if i == 0 && !unicode.IsUpper(r) || r == '/' || !codeRune(r) {
				return false
			}
		}
		if group == "" || group[len(group)-1] == '&' {
			return false
		}
	}
	return true
}

// codeAround is the span of the number and symbol that has the slash at i; empty
// if there is none. A symbol with its number left out, "/TB-SNgV", counts.
func codeAround(s string, i int) (start, end int) {
	const most = 4 // slashes: no code has more than two; the rest may end a path
	start, end = i, i+1
	slashes := 1
	for start > 0 && i-start < longestCode && slashes < most {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !codeRune(r) {
			break
		}
		slashes += isSlash(r)
		start -= size
	}
	for end < len(s) && end-i < longestCode && slashes < most {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !codeRune(r) {
			break
		}
		slashes += isSlash(r)
		end += size
	}
	if slashes == most {
		return 0, 0
	}
	end = start + len(strings.TrimRight(s[start:end], "-/&"))
	if end <= i {
		return 0, 0
	}
	if _, ok := parseCode(s[start:end]); !ok {
		return 0, 0
	}
	return start, end
}

func isSlash(r rune) int {
	if r == '/' {
		return 1
	}
	return 0
}

func codeRune(r rune) bool {
	return r == '-' || r == '/' || r == '&' || r >= '0' && r <= '9' || unicode.IsLetter(r)
}
