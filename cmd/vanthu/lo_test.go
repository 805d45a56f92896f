package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline"
	"vanthu/pipeline/judge"
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

// kills is how often the program is killed.
const kills = 50

// The program is killed again and again at any moment. Whatever has its name is whole,
// nothing that was there is lost, and what comes out at the end is what a run makes
// that nobody disturbs: in new folders, and in such as have documents of older data and
// one that was changed by hand.
func TestKilledBatch(t *testing.T) {
	for name, prepare := range map[string]func(*testing.T, string){"new": func(*testing.T, string) {}, "changed": change} {
		t.Run(name, func(t *testing.T) {
			calm, root := communes(t, 2), communes(t, 2)
			prepare(t, calm)
			prepare(t, root)
			start := time.Now()
			mustLo(t, calm)
			whole := time.Since(start) // kills fall anywhere in what a run takes
			k := killing{t: t, root: root, from: judge.Tree(t, root), want: judge.Tree(t, calm), luck: rand.New(rand.NewPCG(1, 2))}
			amid := 0
			for range kills / 2 {
				if k.run(whole) {
					amid++
				}
			}
			if amid == 0 {
				t.Errorf("no kill of %d fell among the making of files", kills/2)
			}
			mustLo(t, root)
			got := judge.Tree(t, root)
			for _, files := range []map[string]string{got, k.want} { // it says what one run did
				if _, there := files[summaryName+".xlsx"]; !there {
					t.Error("no summary")
				}
				delete(files, summaryName+".xlsx")
			}
			if diff := cmp.Diff(sums(k.want), sums(got)); diff != "" {
				t.Errorf("after all kills (-undisturbed +killed):\n%s", diff)
			}
		})
	}
}

// mustLo runs the program on a folder until it has done.
func mustLo(t *testing.T, root string) {
	t.Helper()
	if out, err := program(t, "lo", root).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// change leaves a folder with documents, one of them changed by hand, whose data are
// other ones by now.
func change(t *testing.T, root string) {
	t.Helper()
	mustLo(t, root)
	period := filepath.Join(root, "xa-001", "2026-11")
	data, err := os.ReadFile(filepath.Join(period, "giao-ban.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"giao-ban.yaml": strings.Replace(string(data), "Phòng họp số 01", "Phòng họp số 02", 1),
		filepath.Join("ket-qua", "2026-11 Thông báo kết luận giao ban.docx"): "của văn thư",
	} {
		path := filepath.Join(period, name)
		if old, err := os.ReadFile(path); err != nil || string(old) == text {
			t.Fatalf("%s: %v, or nothing to change", path, err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// killing is a folder on which the program is killed again and again.
type killing struct {
	t          *testing.T
	root       string
	from, want map[string]string // the files before the first run, and as they are to be
	luck       *rand.Rand
}

// run runs the program, kills it within a time and judges what is there. It tells
// whether that was amid its work; when all is made, it begins anew.
func (k *killing) run(whole time.Duration) (amid bool) {
	k.t.Helper()
	before := judge.Tree(k.t, k.root)
	cmd := program(k.t, "lo", k.root, "-j", "2")
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(k.luck.Int64N(int64(whole))), func() { cmd.Process.Kill() })
	killed := cmd.Wait() != nil
	timer.Stop()
	now := judge.Tree(k.t, k.root)
	made, left := 0, 0
	for name, text := range k.want {
		switch {
		case text == now[name]:
			if before[name] != text {
				made++
			}
		default:
			left++
		}
	}
	loose := ofRun(now)
	for name, text := range now {
		if !loose[name] && text != k.want[name] && text != k.from[name] {
			k.t.Fatalf("%s is not whole: %d bytes of %d", name, len(text), len(k.want[name]))
		}
	}
	for name := range before {
		if _, there := now[name]; !there && !strings.HasSuffix(name, ".tmp") {
			k.t.Fatalf("%s is lost", name)
		}
	}
	if left == 0 || !killed {
		k.begin(now)
	}
	return killed && made > 0 && left > 0
}

// begin puts the folder back to what it was.
func (k *killing) begin(now map[string]string) {
	for name := range now {
		path := filepath.Join(k.root, filepath.FromSlash(name))
		var err error
		if text, there := k.from[name]; !there {
			err = os.Remove(path)
		} else if text != now[name] {
			err = os.WriteFile(path, []byte(text), 0o666)
		}
		if err != nil {
			k.t.Fatal(err)
		}
	}
}

// ofRun are the files that say how far a run has come, or what it did: they differ from
// run to run until the last has ended, the summary also then.
func ofRun(files map[string]string) map[string]bool {
	out := map[string]bool{}
	for name := range files {
		if name == summaryName+".xlsx" || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, pipeline.CatalogueFile) {
			out[name] = true
		}
	}
	return out
}

// sums makes the difference of two trees short.
func sums(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		out[name] = fmt.Sprintf("%d bytes, %x", len(text), sha256.Sum256([]byte(text)))
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
	want := judge.Tree(t, calm)
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
	got := judge.Tree(t, root)
	for name, text := range want {
		if name != summaryName+".xlsx" && got[name] != text {
			t.Errorf("%s: %d bytes, want %d", name, len(got[name]), len(text))
		}
	}
	if len(got) != len(want)-1 {
		t.Errorf("%d files, want %d", len(got), len(want)-1)
	}
}
