package intake

import (
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
	"vanthu/pipeline/viet"
)

// TestProblems reads each input of testdata/problems.txt as a month of the
// agency that is its first file, and compares all problems, with their places,
// with the file of the same name that ends in .want.
func TestProblems(t *testing.T) {
	a := judge.Open(t, "testdata/problems.txt")
	agency := mustRead(t, "co-quan.yaml", a.Files[0].Data)
	for _, f := range slices.Clone(a.Files[1:]) {
		if !strings.HasSuffix(f.Name, ".want") {
			a.Want(t, f.Name, f.Name+".want", problemsOf(f.Name, f.Data, agency))
		}
	}
}

// problemsOf writes the problems of an input, one a line, warnings marked.
func problemsOf(name string, data []byte, agency *Node) string {
	n, ps := Read(name, data)
	if n != nil {
		_, more := Month(n, agency, viet.Date{})
		ps = append(ps, more...)
	}
	var b strings.Builder
	for _, p := range ps {
		mark := "lỗi"
		if p.Warning {
			mark = "nhắc"
		}
		b.WriteString(mark + " [" + p.Rule + "] " + p.Error() + "\n")
	}
	return b.String()
}

func mustRead(t testing.TB, name string, data []byte) *Node {
	t.Helper()
	n, ps := Read(name, data)
	if ps.Failed() {
		t.Fatalf("%s: %v", name, doc.Problems(ps))
	}
	return n
}
