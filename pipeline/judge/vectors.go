package judge

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// vectorOwners says which package answers which kinds of the vectors in
// testdata/viet-vectors.tsv. Every kind has one owner.
var vectorOwners = map[string][]string{
	"pipeline/viet": {
		"nfc", "nfc-idempotent", "clean", "strip-marks", "file-name", "keep-together", "bullet-strip", "end-punct",
		"tone-to-hòa", "tone-to-hoà", "tone-fix", "tone-same",
		"num-words", "num-words-south", "num-words-tu", "num-words-unit", "ordinal", "num-format", "count-pad",
		"date-long", "date-short", "date-parse", "deadline-phrase", "period-name", "report-period", "enum-letter", "roman",
		"collate-less", "sort-given-name",
		"doc-number-format", "doc-number-parse", "cite-parse", "cite-format", "abbr-expand",
	},
	"pipeline/viet/legacy": {
		"legacy-tcvn3", "legacy-tcvn3-H", "legacy-vni", "legacy-viscii", "legacy-viqr", "legacy-detect", "legacy-font-hint",
		"legacy-soft-hyphen", "mojibake-utf8",
	},
	"pipeline/viet/calendar": {
		"holiday", "add-working-days", "next-working-day", "can-chi", "lunar-tet", "lunar-gio-to", "lunar-phrase",
		"lunar-tet-differs-from-china",
	},
	"pipeline/viet/lint": {"caps", "dash", "quotes", "abbr-lint", "stale", "cite-lint", "doc-number-lint"},
	"pipeline/record":    {"task-status", "days-overdue"},
	"pipeline/intake":    {"unit-alias"},
	"pipeline/thethuc":   {"date-place", "sign-block", "recipients"},
}

// Vector is one row of the vectors: what the rules of the language and the law
// make of an input.
type Vector struct{ Kind, Input, Want string }

// Differing is a vector that a package answers otherwise: its kind, its input, the
// answer, and the reason why the vector is held to be wrong or not to apply.
type Differing [4]string

// Vectors tests a package, named by its folder, against the vectors of the kinds
// that it owns, whatever rows the file holds. Answers has one function for each
// of these kinds. A message may say more than the vector's after "; ".
func Vectors(t *testing.T, pkg string, answers map[string]func(input string) string, differing []Differing) {
	t.Helper()
	for _, kind := range vectorOwners[pkg] {
		if answers[kind] == nil {
			t.Errorf("%s owns the vectors %q and does not answer them", pkg, kind)
		}
	}
	for kind := range answers {
		if !slices.Contains(vectorOwners[pkg], kind) {
			t.Errorf("%s answers the vectors %q, which it does not own", pkg, kind)
		}
	}
	for _, v := range ReadVectors(t) {
		answer := answers[v.Kind]
		if answer == nil {
			continue
		}
		want := v.Want
		if i := slices.IndexFunc(differing, func(d Differing) bool { return d[0] == v.Kind && d[1] == v.Input }); i >= 0 {
			if want = differing[i][2]; agrees(want, v.Want) {
				t.Errorf("%s %q is listed as differing but does not differ", v.Kind, v.Input)
			}
		}
		if got := answer(v.Input); !agrees(got, want) {
			t.Errorf("%s: %q\n got %q\nwant %q", v.Kind, v.Input, got, want)
		}
	}
}

// agrees tells whether the answer is the vector's; a message may go on with a
// hint.
func agrees(got, want string) bool {
	if got == want {
		return true
	}
	severity, _, _ := strings.Cut(want, " ")
	message := slices.Contains([]string{"ERROR:", "ERROR", "WARN:", "WARN", "INFO:", "INFO"}, severity)
	return message && strings.HasPrefix(got, want+"; ")
}

// ReadVectors reads all rows of the vectors.
func ReadVectors(t testing.TB) []Vector {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(Root(t), "testdata", "viet-vectors.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var all []Vector
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(cells) < 3 || cells[0] == "kind" {
			continue
		}
		all = append(all, Vector{cells[0], unescape(t, cells[1]), unescape(t, cells[2])})
	}
	if len(all) == 0 {
		t.Fatal("there are no vectors")
	}
	return all
}

// Root is the folder of the module.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the working directory")
		}
		dir = filepath.Dir(dir)
	}
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
