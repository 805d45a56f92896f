package viet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCutTitles(t *testing.T) {
	for name, want := range map[string][2]string{
		"ThS. Nguyễn Văn A":      {"ThS.", "Nguyễn Văn A"},
		"PGS.TS Lê An":           {"PGS.TS", "Lê An"},
		"Phó giáo sư, TS. Lê An": {"Phó giáo sư, TS.", "Lê An"},
		"bsckii lê an":           {"bsckii", "lê an"},
		"Lê Thị Sương":           {"", "Lê Thị Sương"},
		"Ông Ích Khiêm":          {"", "Ông Ích Khiêm"},
		"Tiến Sĩ":                {"", "Tiến Sĩ"},
		"TS.":                    {"", "TS."},
		"":                       {"", ""},
	} {
		if titles, bare := CutTitles(name); [2]string{titles, bare} != want {
			t.Errorf("%q is %q and %q, want %q", name, titles, bare, want)
		}
	}
}

// Whatever is written, the name is the end of it, and nothing more is cut the next
// time.
func TestCutTitlesKeepsTheName(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom(personTitles), rapid.SampledFrom([]string{" ", ".", ", ", "/", "Lê", "An"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "name"), "")
		_, bare := CutTitles(name)
		whole := strings.TrimSpace(name)
		if _, again := CutTitles(bare); !strings.HasSuffix(whole, bare) || whole != "" && bare == "" || again != bare {
			t.Fatalf("%q became %q", name, bare)
		}
	})
}
