package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"vanthu/pipeline/judge"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// clerk makes documents as a batch does: what is there is not made again.
func clerk(t interface{ Fatal(...any) }, dir string, docs map[string]string) {
	c, err := openCatalogue(NewFolder(dir))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range docs {
		source := sumOf([]byte(name + text))
		if _, _, ok := c.stands(source, plain); ok {
			continue
		}
		if _, _, err := c.put(File{Name: name, Format: plain, Data: []byte("ours " + text + "!")}, source); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.close(true); err != nil {
		t.Fatal(err)
	}
}

func scribble(t interface{ Fatal(...any) }, path, text string) {
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// What a person has written is never lost, and a second run changes nothing, whatever
// is edited, removed or made anew.
func TestCatalogueProperty(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		dir := filepath.Join(t.TempDir(), fmt.Sprint(n))
		docs := map[string]string{}
		edited := map[string]string{}
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			name := rapid.SampledFrom([]string{"a.txt", "b.txt", "a (2).txt"}).Draw(rt, "file")
			path := filepath.Join(dir, name)
			_, err := os.Stat(path)
			switch step := rapid.SampledFrom([]string{"data", "drop", "edit", "remove", "tear"}).Draw(rt, "step"); {
			case step == "data" && !strings.Contains(name, "("):
				docs[name] = fmt.Sprint(rapid.IntRange(1, 3).Draw(rt, "text"))
			case step == "drop":
				delete(docs, name)
			case step == "edit" && err == nil:
				edited[name] = fmt.Sprintf("theirs %d", n)
				scribble(rt, path, edited[name])
			case step == "remove" && err == nil:
				os.Remove(path)
				delete(edited, name)
			case step == "tear" && err == nil:
				f, err := os.OpenFile(filepath.Join(dir, CatalogueFile), os.O_APPEND|os.O_WRONLY, 0)
				if err == nil {
					f.WriteString("c.txt\tdead")
					f.Close()
				}
			}
			clerk(rt, dir, docs)
			if _, err := os.Stat(dir); err != nil {
				continue // nothing was ever due
			}
			after := judge.Tree(rt, dir)
			for name, text := range edited {
				if after[name] != text {
					rt.Fatalf("%s holds %q, a person wrote %q", name, after[name], text)
				}
			}
			clerk(rt, dir, docs)
			if diff := cmp.Diff(after, judge.Tree(rt, dir)); diff != "" {
				rt.Fatalf("a second run changes (-before +after):\n%s", diff)
			}
		}
	})
}

func TestCatalogue(t *testing.T) {
	dir := t.TempDir()
	lines := func() []string {
		var out []string
		for line := range strings.Lines(judge.Tree(t, dir)[CatalogueFile]) {
			parts := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			out = append(out, parts[0]+"|"+parts[len(parts)-1])
		}
		return out[1:]
	}
	check := func(step string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, lines()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step, diff)
		}
	}
	clerk(t, dir, map[string]string{"b.txt": "1", "a.txt": "1"})
	check("made", "a.txt|", "b.txt|")
	scribble(t, filepath.Join(dir, "a.txt"), "theirs")
	clerk(t, dir, map[string]string{"b.txt": "1", "a.txt": "1"})
	check("edited", "a.txt|"+noteEdited, "b.txt|")
	clerk(t, dir, map[string]string{"b.txt": "1", "a.txt": "2"})
	check("new data", "a (2).txt|", "a.txt|"+noteEdited, "b.txt|")
	clerk(t, dir, map[string]string{"b.txt": "1", "a.txt": "1"})
	check("the old data again", "a (2).txt|"+notePast, "a.txt|"+noteEdited, "b.txt|")
	clerk(t, dir, map[string]string{"a.txt": "2"})
	check("no longer due", "a (2).txt|", "a.txt|"+noteEdited, "b.txt|"+notePast)
	clerk(t, dir, map[string]string{"a.txt": "2", "b.txt": "1"})
	check("due again", "a (2).txt|", "a.txt|"+noteEdited, "b.txt|")
	os.Remove(filepath.Join(dir, "a (2).txt"))
	clerk(t, dir, map[string]string{"a.txt": "2", "b.txt": "1"})
	check("taken away", "a.txt|"+noteEdited, "b.txt|")
	if _, there := judge.Tree(t, dir)["a (2).txt"]; there {
		t.Error("what a person has removed from beside an edited file is made again")
	}
	clerk(t, dir, map[string]string{"a.txt": "3", "b.txt": "1"})
	if got := judge.Tree(t, dir)["a (2).txt"]; got != "ours 3!" {
		t.Errorf("with new data there is %q beside the edited file", got)
	}
	scribble(t, filepath.Join(dir, "b.txt"), "theirs too")
	clerk(t, dir, map[string]string{"a.txt": "3"})
	clerk(t, dir, map[string]string{"a.txt": "3", "b.txt": "1"})
	check("edited while it was not due", "a (2).txt|", "a.txt|"+noteEdited, "b.txt|"+noteEdited)
}

// A file whose own name looks like that of one which stands beside another is made
// again when it has been removed.
func TestCatalogueOwnNumber(t *testing.T) {
	dir := t.TempDir()
	docs := map[string]string{"Tổ.txt": "1", "Tổ (2).txt": "1"}
	clerk(t, dir, docs)
	os.Remove(filepath.Join(dir, "Tổ (2).txt"))
	clerk(t, dir, docs)
	if got := judge.Tree(t, dir)["Tổ (2).txt"]; got != "ours 1!" {
		t.Errorf("there is %q", got)
	}
}

// Two documents of one run that would have the same name: one is there, and it is said
// of the other.
func TestCatalogueSameName(t *testing.T) {
	dir := t.TempDir()
	for run := range 2 {
		c, err := openCatalogue(NewFolder(dir))
		if err != nil {
			t.Fatal(err)
		}
		if path, _, ok := c.stands(sumOf([]byte("1")), plain); ok != (run > 0) {
			t.Fatalf("run %d: %s, %t", run, path, ok)
		}
		if _, _, err := c.put(file("ours 1!"), sumOf([]byte("1"))); err != nil {
			t.Fatal(err)
		}
		if _, _, err := c.put(file("ours 2!"), sumOf([]byte("2"))); err == nil || !strings.Contains(err.Error(), "trùng tên") {
			t.Errorf("%v", err)
		}
		if _, err := c.close(true); err != nil {
			t.Fatal(err)
		}
		if got := judge.Tree(t, dir)["a.txt"]; got != "ours 1!" {
			t.Errorf("there is %q", got)
		}
	}
}

// A line that was cut short is no line, and does not spoil the next.
func TestCatalogueTorn(t *testing.T) {
	sum := strings.Repeat("ab", 32)
	whole := catalogueHead + "a.txt\t" + sum + "\t" + sum + "\t\n"
	for cut := len(catalogueHead); cut < len(whole); cut++ {
		dir := t.TempDir()
		scribble(t, filepath.Join(dir, CatalogueFile), whole[:cut])
		c, err := openCatalogue(NewFolder(dir))
		if err != nil || len(c.rows) != 0 {
			t.Fatalf("cut at %d: %v, %v", cut, c.rows, err)
		}
		if _, _, err := c.put(file("ours 1!"), sum); err != nil {
			t.Fatal(err)
		}
		c.log.Close() // as if the run were killed here
		again, err := openCatalogue(NewFolder(dir))
		if err != nil || again.rows["a.txt"].Sum != sumOf([]byte("ours 1!")) {
			t.Fatalf("cut at %d: read again %v, %v", cut, again.rows, err)
		}
	}
}

func TestBesideOf(t *testing.T) {
	tests := []struct {
		name, first string
		n           int
	}{
		{"a (2).docx", "a.docx", 2}, {"a (12).docx", "a.docx", 12}, {"a (x) (3).docx", "a (x).docx", 3},
		{"a.docx", "", 0}, {"a (b).docx", "", 0}, {"a (2) b.docx", "", 0}, {"a (1).docx", "", 0}, {"a (02).docx", "", 0}, {"a (+2).docx", "", 0}, {"a ().docx", "", 0}, {"a (2.docx", "", 0},
	}
	for _, tt := range tests {
		if first, n := besideOf(tt.name); first != tt.first || n != tt.n {
			t.Errorf("%s: %q, %d", tt.name, first, n)
		}
	}
}
