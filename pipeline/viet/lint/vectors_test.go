package lint

import (
	"maps"
	"strings"
	"testing"

	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// answers has the answers to the vectors about wording.
var answers = map[string]func(string) string{
	"caps":      mendInSentence,
	"dash":      mendAlone,
	"quotes":    mendAlone,
	"abbr-lint": lintAbbreviations,
	"stale":     lintBodies,
}

// differing are the vectors that are answered otherwise.
var differing = []judge.Differing{
	{"abbr-lint", "UBND dùng lần đầu không ghi đầy đủ", "ok", "every reader knows it, and the decree has it in the names of bodies"},
}

func TestVectors(t *testing.T) {
	all := maps.Clone(citationAnswers)
	maps.Copy(all, answers)
	judge.Vectors(t, "pipeline/viet/lint", all, differing)
}

func mendAlone(s string) string {
	return Mend([]string{s}, Check([]string{s}, House{}))[0]
}

// mendInSentence puts the words in mid-sentence, as the vectors about capitals mean
// them; the part in brackets is a remark.
func mendInSentence(s string) string {
	const lead = "Nhìn vào "
	words, _, _ := strings.Cut(s, " (")
	return strings.TrimPrefix(mendAlone(lead+words), lead)
}

// lintAbbreviations makes a text of the abbreviations that the vector names, and
// gives the gravest of what is said of it.
func lintAbbreviations(s string) string {
	var short []string
	for word := range strings.FieldsSeq(s) {
		if shapeOf(word) == upper {
			short = append(short, word)
		}
	}
	text := "Thực hiện " + strings.Join(short, " và ")
	best := Finding{Severity: Info + 1}
	for _, f := range Check([]string{text}, House{}) {
		if f.Severity < best.Severity {
			best = f
		}
	}
	switch {
	case best.Rule == "":
		return "ok"
	case best.Rule == "viet-tat-lan" && best.Severity == Warning:
		return "WARN ABBR-MIXED"
	}
	return severityWords[best.Severity] + ": " + best.Reason
}

// lintBodies takes "kỳ 2026-11, có 'UBND huyện Vĩnh Thạnh'", or "'tỉnh Bình Định' là
// chủ quản" for the body above.
func lintBodies(s string) string {
	month, rest, _ := strings.Cut(strings.TrimPrefix(s, "kỳ "), ",")
	period, err := viet.ParsePeriod(month)
	parts := strings.Split(rest, "'")
	if err != nil || len(parts) != 3 {
		return "ERROR: not the notation of these vectors"
	}
	h := House{Period: period}
	if strings.Contains(parts[2], "chủ quản") {
		h.Superior = "Ủy ban nhân dân " + parts[1]
	}
	for _, f := range Check([]string{parts[1]}, h) {
		if f.Rule == "co-quan-khong-con" {
			said, _, _ := strings.Cut(f.Reason, "; ")
			return severityWords[f.Severity] + " ORG-GONE (" + said + ")"
		}
	}
	return "ok"
}
