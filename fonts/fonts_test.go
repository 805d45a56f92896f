package fonts

import "testing"

func BenchmarkSubset(b *testing.B) {
	f := Load().Face(false, false)
	for b.Loop() {
		f.embed()
	}
}
func TestSub(t *testing.T) {
	for _, f := range Load().faces {
		t.Log(len(f.Embedded().Data), f.Embedded().Size)
	}
}
