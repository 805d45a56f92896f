package viet

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// notYetOwned are the kinds of testdata/viet-vectors.tsv that nothing of this
// package does yet. Whoever builds one moves it to owned.
var notYetOwned = []string{
	"abbr-expand", "abbr-lint", "add-working-days", "can-chi", "caps", "cite-format", "cite-lint", "collate-less",
	"dash", "date-place", "days-overdue", "doc-number-lint", "holiday", "legacy-detect", "legacy-font-hint",
	"legacy-soft-hyphen", "legacy-tcvn3", "legacy-tcvn3-H", "legacy-viqr", "legacy-viscii", "legacy-vni", "lunar-gio-to",
	"lunar-phrase", "lunar-tet", "lunar-tet-differs-from-china", "mojibake-utf8", "next-working-day", "quotes", "recipients",
	"report-period", "sign-block", "sort-given-name", "stale", "task-status", "unit-alias",
}

// differing are single vectors of owned kinds that this package answers
// otherwise, with the answer and the reason.
var differing = []struct{ kind, input, got, reason string }{
	{"enum-letter", "24", "aa)", "a document with 24 points is still made; splitting it is advice for the check"},
	{"file-name", "2022-10-21|TB|Kết luận giao ban tháng 10/2022", "2022-10-21 TB Kết luận giao ban tháng 10-2022",
		"names are put together by the pipeline; FileName makes any text a name"},
	{"file-name", "slug", "slug", "as above; names keep their marks"},
	{"keep-together", "số 137/KH-UBND", "số\u00A0137/KH\u2011UBND", "one no-break hyphen in place of two word joiners"},
	{"keep-together", "50 năm", "50 năm", "only dates, symbols and TP. are kept together"},
	{"keep-together", "10 ha", "10 ha", "as above"},
	{"keep-together", "Việt Nam - Nhật Bản", "Việt Nam - Nhật Bản", "as above"},
	{"period-name", "2022-Q4", "", "a Period is a month; quarters and parts of years are not yet periods"},
	{"period-name", "2026-H1", "", "as above"},
	{"period-name", "2026-9M", "", "as above"},
	{"date-parse", "08-05-22 (excelize format 14)", "ERROR: “08-05-22” ghi năm hai chữ số, không rõ ngày hay tháng đứng trước; " + dateHint,
		"the part in brackets is a remark"},
	{"date-parse", "quý IV/2022", "ERROR: “quý IV/2022” không phải là một ngày; " + dateHint, "a Date is a day"},
	{"date-parse", "năm 2023", "ERROR: “năm 2023” không phải là một ngày; " + dateHint, "as above"},
	{"date-parse", "31/02/2026", "ERROR: ngày không tồn tại; tháng 02/2026 có 28 ngày", "with a hint"},
}

// owned answers a vector's input, by kind, in the notation of the vectors.
var owned = map[string]func(string) string{
	"nfc":               NFC,
	"nfc-idempotent":    func(s string) string { return NFC(NFC(s)) },
	"clean":             Clean,
	"tone-to-hòa":       func(s string) string { return Tone(s, ToneOnFirst) },
	"tone-to-hoà":       func(s string) string { return Tone(s, ToneOnLast) },
	"tone-fix":          func(s string) string { return Tone(s, "") },
	"tone-same":         sameInBothStyles,
	"num-words":         func(s string) string { return Words(int64(number64(s))) },
	"num-words-south":   func(s string) string { return Reading{Southern: true}.Words(int64(number64(s))) },
	"num-words-tu":      func(s string) string { return Reading{PlainTu: true}.Words(int64(number64(strings.Fields(s)[0]))) },
	"num-words-unit":    readQuantity,
	"ordinal":           func(s string) string { return Ordinal(int(number64(s))) },
	"num-format":        formatFigure,
	"count-pad":         func(s string) string { return PadCount(int(number64(s))) },
	"date-long":         func(s string) string { return mustDate(s).Long() },
	"date-short":        func(s string) string { return mustDate(s).Short() },
	"date-parse":        parseAnyDate,
	"deadline-phrase":   readDeadline,
	"period-name":       func(s string) string { p, _ := ParsePeriod(s); return p.Name() },
	"enum-letter":       func(s string) string { return Letter(int(number64(s))) + ")" },
	"roman":             func(s string) string { return Roman(int(number64(s))) },
	"doc-number-format": formatDocNumber,
	"doc-number-parse":  readDocNumber,
	"cite-parse":        readCitation,
	"strip-marks":       StripMarks,
	"file-name":         func(s string) string { return FileName(strings.ReplaceAll(s, "|", " ")) },
	"keep-together":     KeepTogether,
	"bullet-strip":      StripBullet,
	"end-punct":         EndSentence,
}

func TestVectors(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range vectors(t) {
		seen[v.kind] = true
		answer, ok := owned[v.kind]
		if !ok {
			if !slices.Contains(notYetOwned, v.kind) {
				t.Errorf("kind %q is neither owned nor listed as not yet owned", v.kind)
			}
			continue
		}
		want := v.want
		for _, d := range differing {
			if d.kind == v.kind && d.input == v.input {
				want = d.got
			}
		}
		if got := answer(v.input); got != want {
			t.Errorf("%s: %q\n got %q\nwant %q", v.kind, v.input, got, want)
		}
	}
	for kind := range owned {
		if !seen[kind] || slices.Contains(notYetOwned, kind) {
			t.Errorf("kind %q is owned but not among the vectors, or listed twice", kind)
		}
	}
	for _, d := range differing {
		if !slices.ContainsFunc(vectors(t), func(v vector) bool { return v.kind == d.kind && v.input == d.input && v.want != d.got }) {
			t.Errorf("%s %q is listed as differing but does not differ", d.kind, d.input)
		}
	}
	for _, kind := range notYetOwned {
		if !seen[kind] {
			t.Errorf("kind %q is not among the vectors", kind)
		}
	}
}

type vector struct{ kind, input, want string }

func vectors(t testing.TB) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/viet-vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 3 || cells[0] == "kind" {
			continue
		}
		all = append(all, vector{cells[0], unescape(t, cells[1]), unescape(t, cells[2])})
	}
	if len(all) < 400 {
		t.Fatalf("only %d vectors", len(all))
	}
	return all
}

// unescape resolves \uXXXX, \n, \t and \\ of the vectors' file.
func unescape(t testing.TB, s string) string {
	t.Helper()
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return text
}

func number64(s string) uint64 {
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil {
		panic(err)
	}
	return n
}

func mustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func sameInBothStyles(s string) string {
	if got := Tone(s, ToneOnFirst); got != s {
		return got
	}
	return Tone(s, ToneOnLast)
}

func readQuantity(s string) string {
	figure, unit, _ := strings.Cut(s, " ")
	if unit == "đồng" {
		return Money(int64(number64(figure)))
	}
	text, err := Reading{}.Figure(figure)
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(text + " " + unit)
}

func formatFigure(s string) string {
	if part, whole, ok := strings.Cut(s, "/"); ok {
		return Figure(100*float64(number64(part))/float64(number64(whole)), 2) + "%"
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return err.Error()
	}
	return Figure(x, -1)
}

// parseAnyDate reads a day, else a month.
func parseAnyDate(s string) string {
	s, _, _ = strings.Cut(s, " (") // a remark
	d, err := ParseDate(s)
	if err == nil {
		return d.ISO()
	}
	if p, err := ParsePeriod(s); err == nil {
		return "month " + p.Key()
	}
	return "ERROR: " + err.Error()
}

// readDeadline writes a deadline as the vectors do.
func readDeadline(s string) string {
	d := ParseDeadline(s, Period{})
	if !d.Due.IsZero() {
		return d.Due.ISO()
	}
	switch d.Kind {
	case kindFuzzy:
		return "null fuzzy"
	case kindRequest:
		return "null on-request"
	case kindRecurring:
		every := map[string]string{"": "continuous", "quy": "quarter", "thang/24": "month-day<=24"}
		return "null recurring " + every[d.Every]
	}
	return d.Kind
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
