package viet

import (
	"encoding/json"
	"maps"
	"strconv"
	"strings"
	"testing"

	"vanthu/pipeline/judge"
)

// differing are the vectors that this package answers otherwise.
var differing = []judge.Differing{
	{"enum-letter", "24", "aa)", "a document with 24 points is still made; splitting it is advice for the check"},
	{"file-name", "2022-10-21|TB|Kết luận giao ban tháng 10/2022", "2022-10-21 TB Kết luận giao ban tháng 10-2022",
		"names are put together by the pipeline; FileName makes any text a name"},
	{"file-name", "slug", "slug", "as above; names keep their marks"},
	{"keep-together", "số 137/KH-UBND", "số\u00A0137/KH\u2011UBND", "one no-break hyphen in place of two word joiners"},
	{"date-parse", "08-05-22 (excelize format 14)", "ERROR: “08-05-22” ghi năm hai chữ số, không rõ ngày hay tháng đứng trước; " + dateHint,
		"the part in brackets is a remark"},
}

// answers has the answer to a vector's input, by kind, in the notation of the
// vectors. Those of documents and citations are beside their tests.
var answers = map[string]func(string) string{
	"nfc":             NFC,
	"nfc-idempotent":  func(s string) string { return NFC(NFC(s)) },
	"clean":           Clean,
	"tone-to-hòa":     func(s string) string { return Tone(s, ToneOnFirst) },
	"tone-to-hoà":     func(s string) string { return Tone(s, ToneOnLast) },
	"tone-fix":        func(s string) string { return Tone(s, "") },
	"tone-same":       sameInBothStyles,
	"num-words":       func(s string) string { return Words(int64(number64(s))) },
	"num-words-south": func(s string) string { return Reading{Southern: true}.Words(int64(number64(s))) },
	"num-words-tu":    func(s string) string { return Reading{PlainTu: true}.Words(int64(number64(strings.Fields(s)[0]))) },
	"num-words-unit":  readQuantity,
	"ordinal":         func(s string) string { return Ordinal(int(number64(s))) },
	"num-format":      formatFigure,
	"count-pad":       func(s string) string { return PadCount(int(number64(s))) },
	"date-long":       func(s string) string { return mustDate(s).Long() },
	"date-short":      func(s string) string { return mustDate(s).Short() },
	"date-parse":      parseAnyDate,
	"deadline-phrase": readDeadline,
	"period-name":     func(s string) string { return mustReportPeriod(s).Name() },
	"report-period":   reportRange,
	"collate-less":    readLess,
	"sort-given-name": sortNames,
	"enum-letter":     func(s string) string { return Letter(int(number64(s))) + ")" },
	"roman":           func(s string) string { return Roman(int(number64(s))) },
	"strip-marks":     StripMarks,
	"file-name":       func(s string) string { return FileName(strings.ReplaceAll(s, "|", " ")) },
	"keep-together":   KeepTogether,
	"bullet-strip":    StripBullet,
	"end-punct":       EndSentence,
}

func TestVectors(t *testing.T) {
	all := maps.Clone(citationAnswers)
	maps.Copy(all, answers)
	judge.Vectors(t, "pipeline/viet", all, differing)
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

func mustReportPeriod(s string) ReportPeriod {
	r, err := ParseReportPeriod(s)
	if err != nil {
		panic(err)
	}
	return r
}

func reportRange(s string) string {
	from, to := mustReportPeriod(s).Range(LegalCutOff)
	return from.ISO() + ".." + to.ISO()
}

// readLess judges "a < b".
func readLess(s string) string {
	a, b, _ := strings.Cut(s, " < ")
	return strconv.FormatBool(Compare(a, b) < 0)
}

// sortNames sorts a list of JSON.
func sortNames(s string) string {
	var names []string
	if err := json.Unmarshal([]byte(s), &names); err != nil {
		panic(err)
	}
	for i, name := range SortedNames(names) {
		names[i] = strconv.Quote(name)
	}
	return "[" + strings.Join(names, ", ") + "]"
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

// parseAnyDate reads a day, else a month, a quarter or a year.
func parseAnyDate(s string) string {
	s, _, _ = strings.Cut(s, " (") // a remark
	d, err := ParseDate(s)
	if err == nil {
		return d.ISO()
	}
	r, notPeriod := ParseReportPeriod(s)
	switch {
	case notPeriod != nil:
		return "ERROR: " + err.Error()
	case !r.Month().IsZero():
		return "month " + r.Key()
	case r.Part == WholeYear:
		return "year " + r.Key()
	}
	return "quarter " + r.Key()
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
