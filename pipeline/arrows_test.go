package pipeline_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed is what "go list -json" says of a package.
type listed struct {
	ImportPath string
	Imports    []string
}

// arrow forbids packages to import others, with the reason.
type arrow struct {
	from   []string
	but    []string // of those
	banned []string
	why    string
}

var writers = []string{"vanthu/pipeline/docx", "vanthu/pipeline/pdf", "vanthu/pipeline/xlsx"}

var arrows = []arrow{
	{
		from:   []string{"vanthu/pipeline/doc", "vanthu/pipeline/viet"},
		banned: []string{"vanthu/..."},
		why:    "the document model and the language know nothing of the program",
	}, {
		from:   []string{"vanthu/pipeline/viet/..."},
		banned: []string{"vanthu/pipeline/doc", "vanthu/pipeline/record", "vanthu/pipeline/thethuc", "vanthu/pipeline/template", "vanthu/pipeline/intake", "vanthu/pipeline/form", "vanthu/templates"},
		why:    "the parts of the language build on package viet alone",
	}, {
		from:   append([]string{"vanthu/pipeline/docx/..."}, writers...),
		banned: append([]string{"vanthu/pipeline/template", "vanthu/pipeline/check", "vanthu/pipeline/intake", "vanthu/pipeline/thethuc"}, writers...),
		why:    "a writer takes a document and asks nobody where it came from",
	}, {
		from:   []string{"vanthu/pipeline", "vanthu/pipeline/...", "vanthu/cmd/..."},
		but:    []string{"vanthu/pipeline/docx", "vanthu/pipeline/docx/..."},
		banned: []string{"vanthu/pipeline/docx/..."},
		why:    "what a Word file is made of is the business of package docx",
	}, {
		from:   []string{"vanthu/pipeline/docx/xmltree", "vanthu/pipeline/docx/align"},
		banned: []string{"vanthu/..."},
		why:    "a tree of XML and a comparison of two rows know nothing of documents",
	}, {
		from:   []string{"vanthu/pipeline/record"},
		banned: []string{"vanthu/pipeline/intake", "vanthu/pipeline/template", "vanthu/pipeline/doc"},
		why:    "what the office knows is independent of how it was read and of what is made of it",
	}, {
		from:   []string{"vanthu/pipeline/thethuc"},
		banned: []string{"vanthu/pipeline/record", "vanthu/pipeline/template", "vanthu/pipeline/intake"},
		why:    "the format law does not depend on the data",
	}, {
		from:   []string{"vanthu/pipeline/template"},
		banned: append([]string{"vanthu/pipeline/intake", "vanthu/pipeline/layout"}, writers...),
		why:    "a template never reads a file and never writes one",
	}, {
		from:   []string{"vanthu/cmd/...", "vanthu/pipeline", "vanthu/pipeline/..."},
		banned: []string{"vanthu/pipeline/judge", "vanthu/pipeline/judge/..."},
		why:    "what tests are held against has no place in the program",
	}, {
		from:   []string{"vanthu/pipeline", "vanthu/pipeline/..."},
		banned: []string{"vanthu/cmd/...", "net", "net/http"},
		why:    "the pipeline does not know the terminal and has no network",
	},
}

func TestArrows(t *testing.T) {
	packages := goList(t)
	for _, a := range arrows {
		for _, p := range packages {
			within := func(f string) bool { return matches(p.ImportPath, f) }
			if !slices.ContainsFunc(a.from, within) || slices.ContainsFunc(a.but, within) {
				continue
			}
			for _, imp := range p.Imports {
				if imp == p.ImportPath {
					continue
				}
				if slices.ContainsFunc(a.banned, func(b string) bool { return matches(imp, b) }) {
					t.Errorf("%s imports %s: %s", p.ImportPath, imp, a.why)
				}
			}
		}
	}
	if len(packages) < 10 {
		t.Errorf("go list gave only %d packages", len(packages))
	}
}

func matches(path, pattern string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return strings.HasPrefix(path, base+"/")
	}
	return path == pattern
}

func goList(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "vanthu/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// TestNoClock holds that nothing under pipeline reads the clock, the
// environment or a random source: outputs are a function of the input.
func TestNoClock(t *testing.T) {
	banned := []string{"time.Now(", "time.Since(", "os.Getenv(", "math/rand", "crypto/rand"}
	err := filepath.WalkDir(".", func(path string, e os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "judge") {
			return err // package judge serves tests only
		}
		src, err := os.ReadFile(path)
		for _, b := range banned {
			if strings.Contains(string(src), b) {
				t.Errorf("%s uses %s", path, b)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTopLevel holds the list of folders that a newcomer sees first. What the
// README's commands make there is named in .gitignore.
func TestTopLevel(t *testing.T) {
	known := []string{"README.md", "cmd", "fonts", "go.mod", "go.sum", "pipeline", "templates", "testdata"}
	ignored, err := os.ReadFile("../.gitignore")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(ignored)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "/"); ok {
			known = append(known, name)
		}
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); !strings.HasPrefix(name, ".") && !slices.Contains(known, name) {
			t.Errorf("the top level holds %s: find it a home below", name)
		}
	}
}
