package judge

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Archive is a text file that holds inputs and the outputs expected of them.
type Archive struct {
	*txtar.Archive
	path string
}

// Open reads an archive.
func Open(t testing.TB, path string) *Archive {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return &Archive{a, path}
}

// Data is the text of a file of the archive, "" if there is none.
func (a *Archive) Data(name string) string {
	if i := a.index(name); i >= 0 {
		return string(a.Files[i].Data)
	}
	return ""
}

// Want fails the test if got is not what the file name holds. With -update it
// is put there, behind the file after.
func (a *Archive) Want(t testing.TB, after, name, got string) {
	t.Helper()
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	if !*Update {
		if diff := cmp.Diff(a.Data(name), got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", a.path, name, diff)
		}
		return
	}
	if i := a.index(name); i >= 0 {
		a.Files[i].Data = []byte(got)
	} else {
		a.Files = slices.Insert(a.Files, a.index(after)+1, txtar.File{Name: name, Data: []byte(got)})
	}
	if err := os.WriteFile(a.path, txtar.Format(a.Archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (a *Archive) index(name string) int {
	return slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
}
