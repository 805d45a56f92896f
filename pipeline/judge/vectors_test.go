package judge

import "testing"

// TestVectorsHaveOwners holds that no kind of vector goes untested.
func TestVectorsHaveOwners(t *testing.T) {
	owner := map[string]string{}
	for pkg, kinds := range vectorOwners {
		for _, kind := range kinds {
			if other := owner[kind]; other != "" {
				t.Errorf("kind %q has two owners, %s and %s", kind, other, pkg)
			}
			owner[kind] = pkg
		}
	}
	missed := map[string]bool{}
	for _, v := range ReadVectors(t) {
		if owner[v.Kind] == "" && !missed[v.Kind] {
			missed[v.Kind] = true
			t.Errorf("no package owns the vectors %q", v.Kind)
		}
	}
}

func TestVectorAgrees(t *testing.T) {
	for _, c := range []struct {
		got, want string
		agrees    bool
	}{
		{"a", "a", true},
		{"a; b", "a", false},
		{"ERROR: a; b", "ERROR: a", true},
		{"ERROR: ab", "ERROR: a", false},
		{"WARN X; b", "WARN X", true},
	} {
		if got := agrees(c.got, c.want); got != c.agrees {
			t.Errorf("agrees(%q, %q) = %v", c.got, c.want, got)
		}
	}
}
