package docx

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"vanthu/pipeline/doc"
)

type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// reread writes and reads a document.
func reread(t fataler, d *doc.Doc) *File {
	t.Helper()
	data, problems, err := Write(d)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return open(t, data)
}

func open(t fataler, data []byte) *File {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// compared tells where two documents begin to differ. [cmp.Diff] takes minutes for tables in
// tables that differ, and a random document is compared again and again while it is made
// smaller.
func compared(want, got *doc.Doc) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	a, b := strings.Split(dump(want), "\n"), strings.Split(dump(got), "\n")
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	from := max(0, n-10)
	return fmt.Sprintf("not the same from line %d\n", n+1) + cmp.Diff(a[from:min(len(a), n+20)], b[from:min(len(b), n+20)])
}

// dump writes a document a field a line.
func dump(d *doc.Doc) string {
	out, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(out)
}

// same fails unless a document comes back as it was.
func same(t fataler, d *doc.Doc) {
	t.Helper()
	f := reread(t, d)
	if diff := compared(d, f.Doc); diff != "" {
		t.Fatalf("it came back otherwise (-want +got):\n%s", diff)
	}
	if f.Own == nil || !f.Own.Intact || len(f.Own.Edits) > 0 || len(f.Problems) > 0 {
		t.Fatalf("own: %+v, problems: %v", f.Own, f.Problems)
	}
}

// TestRoundTrip: a document comes back as it was written.
func TestRoundTrip(t *testing.T) {
	for name, d := range map[string]*doc.Doc{"sample": sample(), "notice": notice()} {
		t.Run(name, func(t *testing.T) { same(t, d) })
	}
}

func TestRandomRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { same(t, genModel.Draw(t, "doc")) })
}
