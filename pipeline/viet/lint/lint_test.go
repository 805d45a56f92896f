package lint

import (
	"slices"
	"strings"
	"testing"
)

// fixAll applies all fixes, sure or not.
func fixAll(passages []string, fs []Finding) []string {
	fs = slices.Clone(fs)
	for i := range fs {
		fs[i].Sure = fs[i].Fix != ""
	}
	return Mend(passages, fs)
}

// TestRules holds each rule to its own example.
func TestRules(t *testing.T) {
	names := map[string]bool{}
	for _, r := range Rules() {
		t.Run(r.Name, func(t *testing.T) {
			if names[r.Name] || r.Says == "" || r.Basis == "" {
				t.Error("the rule is there twice or says nothing")
			}
			names[r.Name] = true
			found := Check(r.Wrong, r.House)
			if len(found) == 0 {
				t.Fatalf("%q gives nothing", r.Wrong)
			}
			fixable := true
			for _, f := range found {
				if f.Rule != r.Name || f.Severity != r.Severity {
					t.Errorf("%q gives %+v", r.Wrong, f)
				}
				fixable = fixable && f.Fix != ""
			}
			if got := fixAll(r.Wrong, found); fixable && !slices.Equal(got, r.Right) {
				t.Errorf("mended %q, want %q", got, r.Right)
			}
			if again := Check(r.Right, r.House); len(again) > 0 {
				t.Errorf("%q gives %+v", r.Right, again)
			}
		})
	}
	if !slices.IsSortedFunc(wordingRules(), func(a, b Rule) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the rules are not in order")
	}
}
