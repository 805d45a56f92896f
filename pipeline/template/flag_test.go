package template

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// archive is a text file of several: a comment, then files after lines
// "-- name --" (the txtar form).
type archive struct {
	comment string
	files   []archived
}

type archived struct{ name, data string }

func readArchive(t *testing.T, file string) archive {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var a archive
	for line := range strings.Lines(string(data)) {
		name, isHead := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- ")
		switch last := len(a.files) - 1; {
		case isHead && strings.HasSuffix(line, " --\n"):
			a.files = append(a.files, archived{name: name})
		case last < 0:
			a.comment += line
		default:
			a.files[last].data += line
		}
	}
	return a
}

func (a archive) write(t *testing.T, file string) {
	t.Helper()
	text := a.comment
	for _, f := range a.files {
		text += "-- " + f.name + " --\n" + f.data
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
