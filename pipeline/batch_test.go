package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge/province"
	"vanthu/pipeline/office"
)

// offices makes the folders of offices in a new folder.
func offices(t testing.TB, size province.Size) (root string, dirs []string) {
	t.Helper()
	root = t.TempDir()
	if _, err := province.Write(t.Context(), root, size); err != nil {
		t.Fatal(err)
	}
	dirs, err := office.Find(root)
	if err != nil || len(dirs) == 0 {
		t.Fatal(dirs, err)
	}
	return root, dirs
}

// small is a batch of little work: one kind and the forms.
func small(t testing.TB) *Batch {
	t.Helper()
	kit, err := NewKit(nil)
	if err != nil {
		t.Fatal(err)
	}
	docx, _ := FormatNamed("docx")
	xlsx, _ := FormatNamed("xlsx")
	return &Batch{Kit: kit, Keys: []string{"thong_bao", FormKey}, Formats: []Format{docx, xlsx}}
}

// runAll runs a batch and gives the reports, and the files in the order of their making.
func runAll(b *Batch, dirs []string) (reports []*OfficeReport, made []Made) {
	b.Run(context.Background(), dirs, func(Made) {}, func(r *OfficeReport) {
		reports = append(reports, r)
		for _, p := range r.Periods {
			made = append(made, p.Files...)
		}
	})
	return reports, made
}

func mustRun(t *testing.T, b *Batch, dirs []string) []Made {
	t.Helper()
	reports, made := runAll(b, dirs)
	for _, r := range reports {
		if r.Failed() {
			t.Errorf("%s: %v %v", r.Dir, r.Err, r.Problems)
		}
		for _, p := range r.Periods {
			for _, f := range p.Failures {
				t.Errorf("%s %s: %s %s %s: %v", r.Dir, p.Period.Key(), f.Key, f.Unit, f.Format, f.Err)
			}
		}
	}
	return made
}

// A trial says what is done then; a second run does nothing.
func TestBatchSaysAndDoes(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Count: 2, Periods: 2})
	kit, err := NewKit(nil)
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, root)
	trial := mustRun(t, &Batch{Kit: kit, Formats: Formats, Try: true}, dirs)
	if diff := cmp.Diff(before, tree(t, root)); diff != "" {
		t.Errorf("a trial writes:\n%s", diff)
	}
	made := mustRun(t, &Batch{Kit: kit, Formats: Formats, Workers: 3}, dirs)
	if len(trial) != len(made) || len(made) < 2*2*20 {
		t.Errorf("%d files tried, %d made", len(trial), len(made))
	}
	for i, m := range made {
		if i < len(trial) && (trial[i].Path != m.Path || trial[i].Outcome != m.Outcome || m.Outcome != Written) {
			t.Errorf("tried %s, %d; made %s, %d", trial[i].Path, trial[i].Outcome, m.Path, m.Outcome)
		}
	}
	after := tree(t, root)
	for _, m := range mustRun(t, &Batch{Kit: kit, Formats: Formats, Workers: 1}, dirs) {
		if m.Outcome != Unchanged {
			t.Errorf("the second run makes %s, %d", m.Path, m.Outcome)
		}
	}
	if diff := cmp.Diff(after, tree(t, root)); diff != "" {
		t.Errorf("a second run changes:\n%s", diff)
	}
}

// Only what speaks of changed data is made again.
func TestBatchMakesWhatChanged(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 2})
	b := small(t)
	mustRun(t, b, dirs)
	data := filepath.Join(dirs[0], "2026-11", "giao-ban.yaml")
	text, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	scribble(t, data, strings.Replace(string(text), "Phòng họp số 01", "Phòng họp số 02", 1))
	var again []string
	for _, m := range mustRun(t, b, dirs) {
		if m.Outcome != Unchanged {
			again = append(again, filepath.Base(filepath.Dir(filepath.Dir(m.Path)))+" "+m.Key)
		}
	}
	if want := []string{"2026-11 thong_bao"}; !slices.Equal(slices.Compact(again), want) {
		t.Errorf("made again: %v, want %v", again, want)
	}
}

// A file that was changed by hand stays; the new one stands beside it, and that is said
// once.
func TestBatchKeepsEditedFiles(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	b := small(t)
	edited := mustRun(t, b, dirs)[0].Path
	scribble(t, edited, "của văn thư")
	for run, want := range []Outcome{Beside, Unchanged, Unchanged} {
		if got := mustRun(t, b, dirs)[0]; got.Outcome != want || !strings.HasSuffix(got.Path, " (2).docx") {
			t.Errorf("run %d: %s, %d", run, got.Path, got.Outcome)
		}
	}
	name, _ := filepath.Rel(root, edited)
	if got := tree(t, root)[filepath.ToSlash(name)]; got != "của văn thư" {
		t.Errorf("the edited file holds %q", got)
	}
}

// What a kind that is no longer made has left is kept, and said to be past, once.
func TestBatchPast(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	own := filepath.Join(dirs[0], office.TemplatesDir)
	if err := os.Mkdir(own, 0o777); err != nil {
		t.Fatal(err)
	}
	scribble(t, filepath.Join(own, "giay-bao.md"), "---\nloai: thong_bao\nten: Giấy báo riêng\ntrich_yeu: Về việc riêng\n---\nNội dung./.\n")
	kit, err := NewKit(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &Batch{Kit: kit, Formats: Formats}
	mustRun(t, b, dirs)
	if err := os.RemoveAll(own); err != nil {
		t.Fatal(err)
	}
	for run, want := range []int{len(Formats), 0} {
		reports, _ := runAll(b, dirs)
		past := reports[0].Periods[0].Past
		if len(past) != want {
			t.Errorf("run %d: past are %v", run, past)
		}
		for _, path := range past {
			if _, err := os.Stat(path); err != nil || !strings.Contains(path, "Giấy báo riêng") {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// One office that cannot be used stops none of a hundred.
func TestBatchOneBadOffice(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Count: 100, Periods: 1})
	b := small(t)
	b.Keys = b.Keys[:1]
	scribble(t, filepath.Join(dirs[3], office.AgencyFile), "ten: [")
	scribble(t, filepath.Join(dirs[7], "2026-11", "giao-ban.yaml"), "cuoc_hop: {ngay: 31/11/2026}")
	own := filepath.Join(dirs[11], office.TemplatesDir)
	if err := os.Mkdir(own, 0o777); err != nil {
		t.Fatal(err)
	}
	scribble(t, filepath.Join(own, "thong-bao.md"), "---\nloai: thong_bao\n---\n{{khong_co}}\n")
	unlock, err := office.Lock(dirs[42])
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	reports, made := runAll(b, dirs)
	var failed []int
	for i, r := range reports {
		if r.Dir != dirs[i] {
			t.Fatalf("report %d is of %s", i, r.Dir)
		}
		if r.Failed() {
			failed = append(failed, i)
		}
	}
	if want := []int{3, 7, 11, 42}; !slices.Equal(failed, want) || len(made) != 96*len(b.Formats) {
		t.Errorf("failed are %v, %d files made", failed, len(made))
	}
	if err := reports[42].Err; !errors.Is(err, office.ErrBusy) {
		t.Errorf("busy: %v", err)
	}
	if ps := reports[11].Problems; len(ps) == 0 || ps[0].Pos.File != filepath.Join(own, "thong-bao.md") {
		t.Errorf("bad template: %v", ps)
	}
}

// A fault of the program in one document is that document's failure.
func TestBatchPanic(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Count: 2, Periods: 1})
	b := small(t)
	var calls atomic.Int64
	b.Formats = append(b.Formats, Format{Name: "hong", Write: func(*doc.Doc, *fonts.Family) ([]byte, doc.Problems, error) {
		calls.Add(1)
		panic("hỏng")
	}})
	reports, made := runAll(b, dirs)
	if calls.Load() != 2 || len(made) != 2*(2+5) {
		t.Errorf("%d calls, %d files", calls.Load(), len(made))
	}
	for _, r := range reports {
		if f := r.Periods[0].Failures; len(f) != 1 || !strings.Contains(f[0].Err.Error(), "lỗi của chương trình: hỏng") {
			t.Errorf("%v", f)
		}
	}
}

// The disk fails at each file in turn: what is there is whole, the failure is said, and
// the next run makes the rest.
func TestBatchEveryWriteFails(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	source := tree(t, root)
	b := small(t)
	var writes, bad atomic.Int64
	var step string
	b.create = func(dir string) (tempFile, error) {
		f, err := os.CreateTemp(dir, tempPattern)
		if writes.Add(1) == bad.Load() {
			return failing{f, step, syscall.ENOSPC}, err
		}
		return f, err
	}
	mustRun(t, b, dirs)
	want, all := tree(t, root), writes.Load()
	if all < 9 {
		t.Fatalf("only %d writes", all)
	}
	for n := range all {
		step = []string{"write", "sync", "close"}[n%3]
		reset(t, root, source)
		writes.Store(0)
		bad.Store(n + 1)
		reports, _ := runAll(b, dirs)
		if !reports[0].Failed() {
			t.Errorf("write %d fails at %s and nobody says so", n, step)
		}
		for name, text := range tree(t, root) {
			if text != want[name] && !strings.HasSuffix(name, CatalogueFile) {
				t.Errorf("write %d fails at %s: %s is left half-written", n, step, name)
			}
		}
		bad.Store(0)
		mustRun(t, b, dirs)
		if diff := cmp.Diff(want, tree(t, root)); diff != "" {
			t.Errorf("write %d fails at %s: the next run leaves\n%s", n, step, diff)
		}
	}
}

// reset puts a folder back to what it was.
func reset(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name := range tree(t, root) {
		if _, keep := files[name]; !keep {
			if err := os.Remove(filepath.Join(root, filepath.FromSlash(name))); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A run that is stopped has made whole files, lists them, and is gone on with by the
// next.
func TestBatchStopped(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Count: 4, Periods: 1})
	source := tree(t, root)
	b := small(t)
	mustRun(t, b, dirs)
	want := tree(t, root)
	for _, after := range []int64{0, 1, 5, 12} {
		reset(t, root, source)
		ctx, stop := context.WithCancel(context.Background())
		if after == 0 {
			stop()
		}
		var made atomic.Int64
		var reports []*OfficeReport
		b.Run(ctx, dirs, func(Made) {
			if made.Add(1) == after {
				stop()
			}
		}, func(r *OfficeReport) { reports = append(reports, r) })
		stop()
		for _, r := range reports {
			if r.Failed() {
				t.Errorf("stopped after %d: %s: %v", after, r.Dir, r.Err)
			}
		}
		there := tree(t, root)
		for name, text := range there {
			if text != want[name] && !strings.HasSuffix(name, CatalogueFile) {
				t.Errorf("stopped after %d: %s is not whole", after, name)
			}
		}
		if after == 0 && len(there) > len(source) {
			t.Errorf("stopped before it began, it made %d files", len(there)-len(source))
		}
		mustRun(t, b, dirs)
		if diff := cmp.Diff(want, tree(t, root)); diff != "" {
			t.Errorf("stopped after %d: the next run leaves\n%s", after, diff)
		}
	}
}

// However many offices there are, only a few are open at a time, and their reports come
// in order.
func TestBatchWidth(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Count: 12, Periods: 1})
	b := small(t)
	b.Keys, b.Workers = b.Keys[:1], 2
	var mu sync.Mutex
	reported, ahead := 0, 0
	place := map[string]int{}
	for i, dir := range dirs {
		place[dir] = i
	}
	b.Run(context.Background(), dirs, func(m Made) {
		mu.Lock()
		defer mu.Unlock()
		ahead = max(ahead, place[filepath.Dir(filepath.Dir(filepath.Dir(m.Path)))]-reported)
	}, func(*OfficeReport) {
		mu.Lock()
		defer mu.Unlock()
		reported++
	})
	if reported != len(dirs) || ahead > b.Workers+3 {
		t.Errorf("%d reported, up to %d ahead of the reports", reported, ahead)
	}
}

// What a run that was killed has left half-written goes; what is not ours stays.
func TestBatchSweeps(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	out := filepath.Join(dirs[0], "2026-11", office.OutputDir)
	if err := os.MkdirAll(out, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".vanthu-123.tmp", "ghi chú.tmp"} {
		scribble(t, filepath.Join(out, name), "x")
	}
	mustRun(t, small(t), dirs)
	left := tree(t, out)
	if _, ok := left[".vanthu-123.tmp"]; ok || left["ghi chú.tmp"] != "x" {
		t.Errorf("left are %v", len(left))
	}
}

func ExampleBatch() {
	kit, _ := NewKit(nil)
	b := &Batch{Kit: kit, Formats: Formats}
	b.Run(context.Background(), []string{"so-noi-vu"}, func(Made) {}, func(r *OfficeReport) { fmt.Println(r.Dir, r.Failed()) })
	// Output: so-noi-vu true
}
