package align

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPlaces: what is the same is found, in order, however much is between.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.IntRange(0, 8), 0, 30)
		a, b := keys.Draw(t, "a"), keys.Draw(t, "b")
		last := -1
		for i, j := range Places(a, b) {
			if j < 0 {
				continue
			}
			if a[i] != b[j] || j <= last {
				t.Fatalf("%v and %v: %v", a, b, Places(a, b))
			}
			last = j
		}
		for i, j := range Places(a, a) {
			if i != j {
				t.Fatalf("%v with itself: %v", a, Places(a, a))
			}
		}
	})
	r := rand.New(rand.NewPCG(1, 2))
	a := make([]uint64, 20_000)
	for i := range a {
		a[i] = r.Uint64N(1 << 40)
	}
	b := slices.Insert(slices.Delete(slices.Clone(a), 500, 600), 9000, 1, 2, 3)
	found := 0
	for _, j := range Places(a, b) {
		if j >= 0 {
			found++
		}
	}
	if found != len(a)-100 {
		t.Errorf("%d of %d found", found, len(a)-100)
	}
}
