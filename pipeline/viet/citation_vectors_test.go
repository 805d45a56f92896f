package viet

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// citationAnswers has the answers to vectors about documents and citations.
var citationAnswers = map[string]func(string) string{
	"doc-number-format": formatDocNumber,
	"doc-number-parse":  readDocNumber,
	"cite-parse":        readCitation,
	"cite-format":       formatCitation,
	"abbr-expand":       func(s string) string { full, _ := Expand(s, nil); return full },
}

// formatDocNumber takes "TB,SNgV,5", "QPPL QĐ,UBND,6,2026" or "Đảng NQ,TW,80".
func formatDocNumber(s string) string {
	cells := strings.Split(s, ",")
	n := DocNumber{Symbol: cells[0] + "-" + cells[1]}
	if kind, ok := strings.CutPrefix(cells[0], "Đảng "); ok {
		n.Party, n.Symbol = true, kind+"/"+cells[1]
	}
	if kind, ok := strings.CutPrefix(cells[0], "QPPL "); ok {
		n.Symbol, n.Year = kind+"-"+cells[1], int(number64(cells[3]))
	}
	if cells[2] != "" {
		n.Number = int(number64(cells[2]))
	}
	return n.String()
}

func readDocNumber(s string) string {
	n, err := ParseDocNumber(s)
	if err != nil {
		return err.Error()
	}
	fields := []string{fmt.Sprintf(`"num": %d`, n.Number)}
	if n.Party {
		fields = append(fields, `"party": true`)
	}
	fields = append(fields, fmt.Sprintf(`"sym": %q`, n.Symbol))
	if n.Year > 0 {
		fields = append(fields, fmt.Sprintf(`"year": %d`, n.Year))
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// readCitation writes the only citation of a text as the vectors do.
func readCitation(s string) string {
	found := FindCitations(s)
	if len(found) != 1 {
		return "null"
	}
	c := found[0]
	fields := []string{`"code": ` + orNull(c.Code), `"date": ` + orNull(c.Date.ISO())}
	if c.Issuer != "" {
		fields = append(fields, fmt.Sprintf(`"issuer": %q`, c.Issuer))
	}
	if c.Subject != "" {
		fields = append(fields, fmt.Sprintf(`"subject": %q`, c.Subject))
	}
	fields = append(fields, fmt.Sprintf(`"type": %q`, c.Type))
	return "{" + strings.Join(fields, ", ") + "}"
}

// formatCitation takes "first: KH 137/KH-UBND 2022-10-17 UBND tỉnh", which is
// kind, code, date and issuer of a first mention, or "later: KH 137/KH-UBND"; and
// "Căn cứ list ...", which is a list of three.
func formatCitation(s string) string {
	mention, rest, _ := strings.Cut(s, ": ")
	if mention == s {
		return strings.Join(BasisLines([]string{"…", "…", "…"}), "  ")
	}
	cells := append(strings.SplitN(rest, " ", 4), "", "")
	c := Citation{Type: cells[0], Code: cells[1], Issuer: cells[3]}
	c.Date, _ = ParseDate(cells[2])
	if mention == "later" {
		return c.Short()
	}
	return c.String()
}

func orNull(s string) string {
	if s == "" {
		return "null"
	}
	return strconv.Quote(s)
}

// TestVectorNotation guards the notation of readCitation and readDocNumber.
func TestVectorNotation(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal([]byte(readDocNumber("06/2020/QĐ-TTg")), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"num": 6.0, "sym": "QĐ-TTg", "year": 2020.0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
