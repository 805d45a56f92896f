package intake

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestProblems reads each input of testdata/problems.txt as a month of the
// agency that is its first file, and compares all problems, with their places,
// with the file of the same name that ends in .want.
func TestProblems(t *testing.T) {
	const name = "testdata/problems.txt"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := splitFiles(string(data))
	want := map[string]string{}
	for _, f := range files {
		want[f.name] = f.data
	}
	agency := mustRead(t, "co-quan.yaml", []byte(files[0].data))
	out := files[:1:1]
	for _, f := range files[1:] {
		if strings.HasSuffix(f.name, ".want") {
			continue
		}
		got := problemsOf(f.name, []byte(f.data), agency)
		out = append(out, f, testFile{f.name + ".want", got})
		if diff := cmp.Diff(want[f.name+".want"], got); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", f.name, diff)
		}
	}
	if *update {
		var b strings.Builder
		for _, f := range out {
			b.WriteString("-- " + f.name + " --\n" + f.data)
		}
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

type testFile struct{ name, data string }

// splitFiles splits a text into the files that lines "-- name --" begin.
func splitFiles(text string) []testFile {
	var files []testFile
	for part := range strings.SplitSeq("\n"+text, "\n-- ") {
		if name, data, ok := strings.Cut(part, " --\n"); ok {
			files = append(files, testFile{name, strings.TrimSuffix(data, "\n") + strings.Repeat("\n", min(len(data), 1))})
		}
	}
	return files
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
