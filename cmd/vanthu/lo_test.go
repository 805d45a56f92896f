package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/judge/province"
)

// program is the real program with its arguments, in a process of its own.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: exe, Args: append([]string{"vanthu"}, args...)}
}

// communes makes a folder of offices.
func communes(t *testing.T, count int) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := province.Write(t.Context(), dir, province.Size{Kind: province.Communes, Count: count, Periods: 1}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// tree is all files of a folder with what they hold.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// kills is how often the program is killed.
const kills = 50

// The program is killed again and again at any moment. Whatever has its name is whole,
// nothing that was there is lost, and what comes out at the end is what a run makes
// that nobody disturbs.
func TestKilledBatch(t *testing.T) {
	calm := communes(t, 2)
	start := time.Now()
	if out, err := program(t, "lo", calm).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(start) // kills fall anywhere in what a run takes
	want := tree(t, calm)
	root := communes(t, 2)
	inputs := tree(t, root)
	luck := rand.New(rand.NewPCG(1, 2))
	before, amid := inputs, 0
	for range kills {
		cmd := program(t, "lo", root, "-j", "2")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		var err error
		select {
		case err = <-ended:
		case <-time.After(time.Duration(luck.Int64N(int64(whole)))):
			cmd.Process.Kill()
			err = <-ended
		}
		now := tree(t, root)
		for name, text := range now {
			unfinished := strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, "Mục lục.tsv")
			if text != want[name] && !unfinished && !ofRun(name) {
				t.Fatalf("%s is not whole: %d bytes of %d", name, len(text), len(want[name]))
			}
		}
		for name := range before {
			if _, there := now[name]; !there && !strings.HasSuffix(name, ".tmp") {
				t.Fatalf("%s is lost", name)
			}
		}
		if len(now) > len(before) && err != nil {
			amid++
		}
		if before = now; len(now) >= len(want) { // all is made: begin anew
			for name := range now {
				if _, keep := inputs[name]; !keep {
					os.Remove(filepath.Join(root, filepath.FromSlash(name)))
				}
			}
			before = inputs
		}
	}
	if amid == 0 {
		t.Errorf("no kill of %d fell among the making of files", kills)
	}
	if out, err := program(t, "lo", root).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if diff := cmp.Diff(keys(want), keys(tree(t, root))); diff != "" {
		t.Errorf("after all kills (-undisturbed +killed):\n%s", diff)
	}
	for name, text := range tree(t, root) {
		if text != want[name] && !ofRun(name) {
			t.Errorf("%s is another than that of an undisturbed run", name)
		}
	}
}

// ofRun tells whether a file says what one run did: it differs from run to run.
func ofRun(name string) bool { return name == summaryName+".xlsx" }

func keys(files map[string]string) map[string]bool {
	out := map[string]bool{}
	for name := range files {
		out[name] = true
	}
	return out
}

// Two programs at once in the same folders: each office is made by one of them, and the
// other says that it is busy or finds all made.
func TestTwoBatches(t *testing.T) {
	calm := communes(t, 3)
	if out, err := program(t, "lo", calm).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := tree(t, calm)
	root := communes(t, 3)
	var both sync.WaitGroup
	for _, summary := range []string{"1", "2"} {
		both.Go(func() {
			var out bytes.Buffer
			cmd := program(t, "lo", root, "-o", filepath.Join(t.TempDir(), summary))
			cmd.Stdout, cmd.Stderr = &out, &out
			err := cmd.Run()
			if busy := strings.Contains(out.String(), "đang làm việc trong thư mục này"); busy != (err != nil) || busy && cmd.ProcessState.ExitCode() != exitPartly {
				t.Errorf("%v: %s", err, out.String())
			}
		})
	}
	both.Wait()
	got := tree(t, root)
	for name, text := range want {
		if !ofRun(name) && got[name] != text {
			t.Errorf("%s: %d bytes, want %d", name, len(got[name]), len(text))
		}
	}
	if len(got) != len(want)-1 {
		t.Errorf("%d files, want %d", len(got), len(want)-1)
	}
}
