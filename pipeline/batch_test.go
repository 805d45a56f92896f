package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
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
	before := judge.Tree(t, root)
	trial := mustRun(t, &Batch{Kit: kit, Formats: Formats, Try: true}, dirs)
	if diff := cmp.Diff(before, judge.Tree(t, root)); diff != "" {
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
	after := judge.Tree(t, root)
	for _, m := range mustRun(t, &Batch{Kit: kit, Formats: Formats, Workers: 1}, dirs) {
		if m.Outcome != Unchanged {
			t.Errorf("the second run makes %s, %d", m.Path, m.Outcome)
		}
	}
	if diff := cmp.Diff(after, judge.Tree(t, root)); diff != "" {
		t.Errorf("a second run changes:\n%s", diff)
	}
}

// Only what speaks of changed data is made again.
func TestBatchMakesWhatChanged(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 2})
	b := small(t)
	mustRun(t, b, dirs)
	changePlace(t, dirs[0], "01", "02")
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

// A file that was changed by hand stays, and nothing is made as long as its data are
// the same. With other data the new one stands beside it, once.
func TestBatchKeepsEditedFiles(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	b, try := small(t), small(t)
	try.Try = true
	edited := mustRun(t, b, dirs)[0].Path
	name, _ := filepath.Rel(root, edited)
	name = filepath.ToSlash(name)
	scribble(t, edited, "của văn thư")
	second := strings.TrimSuffix(edited, ".docx") + " (2).docx"
	steps := []struct {
		name string
		do   func()
		path string
		want Outcome
	}{
		{"edited", func() {}, edited, Kept},
		{"again", func() {}, edited, Kept},
		{"other data", func() { changePlace(t, dirs[0], "01", "02") }, second, Beside},
		{"made once", func() {}, second, Unchanged},
		{"also the new one edited", func() { scribble(t, second, "cũng của văn thư") }, second, Kept},
		{"the new one taken away", func() { os.Remove(second) }, edited, Kept},
		{"and again", func() {}, edited, Kept},
		{"other data again", func() { changePlace(t, dirs[0], "02", "03") }, second, Beside},
		{"the new one put in its place", func() { os.Rename(second, edited) }, edited, Unchanged},
		{"which is ours now", func() { changePlace(t, dirs[0], "03", "04") }, edited, Replaced},
	}
	for _, step := range steps {
		step.do()
		before := judge.Tree(t, root)
		if got := mustRun(t, try, dirs)[0]; got.Outcome != step.want || got.Path != step.path {
			t.Errorf("%s: would give %s, %d", step.name, got.Path, got.Outcome)
		}
		if diff := cmp.Diff(before, judge.Tree(t, root)); diff != "" {
			t.Errorf("%s: a trial writes:\n%s", step.name, diff)
		}
		if got := mustRun(t, b, dirs)[0]; got.Outcome != step.want || got.Path != step.path {
			t.Errorf("%s: %s, %d; want %s, %d", step.name, got.Path, got.Outcome, step.path, step.want)
		}
		if after := judge.Tree(t, root); step.want == Kept && after[name] != "của văn thư" {
			t.Errorf("%s: the edited file holds %q", step.name, after[name])
		}
	}
}

// changePlace gives the meeting of an office's only period another room.
func changePlace(t *testing.T, dir, from, to string) {
	t.Helper()
	path := filepath.Join(dir, "2026-11", "giao-ban.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "Phòng họp số "+from, "Phòng họp số "+to, 1)
	if changed == string(text) {
		t.Fatalf("%s does not name room %s", path, from)
	}
	scribble(t, path, changed)
}

// A run for one kind forgets nothing of the others: what a person has taken away from
// beside an edited file does not come back with the next.
func TestBatchOfOneKindForgetsNothing(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	b := small(t)
	edited := mustRun(t, b, dirs)[0].Path
	scribble(t, edited, "của văn thư")
	changePlace(t, dirs[0], "01", "02")
	if err := os.Remove(mustRun(t, b, dirs)[0].Path); err != nil {
		t.Fatal(err)
	}
	other := small(t)
	other.Keys = []string{"bien_ban"}
	mustRun(t, other, dirs)
	if got := mustRun(t, b, dirs)[0]; got.Outcome != Kept || got.Path != edited {
		t.Errorf("%s, %d", got.Path, got.Outcome)
	}
}

// A file of which there are warnings has them at every run, although it is not written
// again.
func TestBatchWarnsAgain(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	b := small(t)
	b.Keys = b.Keys[:1]
	b.Formats = []Format{{Name: "txt", Intact: plain.Intact, Write: func(*doc.Doc, *fonts.Family) ([]byte, doc.Problems, error) {
		return []byte("ours!"), doc.Problems{{Warning: true, Message: "mất màu"}}, nil
	}}}
	var before map[string]string
	for run, want := range []Outcome{Written, Unchanged, Unchanged} {
		got := mustRun(t, b, dirs)[0]
		if got.Outcome != want || len(got.Problems) != 1 {
			t.Errorf("run %d: %d, %v", run, got.Outcome, got.Problems)
		}
		after := judge.Tree(t, root)
		if run > 0 {
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("run %d changes\n%s", run, diff)
			}
		}
		before = after
	}
	scribble(t, mustRun(t, b, dirs)[0].Path, "của văn thư")
	if got := mustRun(t, b, dirs)[0]; got.Outcome != Kept || len(got.Problems) > 0 {
		t.Errorf("edited: %d, %v", got.Outcome, got.Problems)
	}
}

// As many documents are worked on at a time as was asked for, and no more.
func TestBatchWorkers(t *testing.T) {
	for _, workers := range []int{1, 3} {
		_, dirs := offices(t, province.Size{Kind: province.Communes, Count: 6, Periods: 1})
		b := small(t)
		b.Keys, b.Workers = b.Keys[:1], workers
		var begun, busy, most atomic.Int64
		met := make(chan struct{}) // closed when all workers have a document
		b.Formats = []Format{{Name: "txt", Intact: plain.Intact, Write: func(*doc.Doc, *fonts.Family) ([]byte, doc.Problems, error) {
			n := busy.Add(1)
			defer busy.Add(-1)
			for have := most.Load(); n > have && !most.CompareAndSwap(have, n); have = most.Load() {
			}
			if begun.Add(1) == int64(workers) {
				close(met)
			}
			<-met
			for range 1000 {
				runtime.Gosched() // one too many comes now, if it may
			}
			return []byte("ours!"), nil, nil
		}}}
		mustRun(t, b, dirs)
		if got := most.Load(); got != int64(workers) {
			t.Errorf("%d workers: %d at a time", workers, got)
		}
	}
}

// However many periods an office has, only two are open at a time.
func TestBatchPeriodsInTurn(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 8})
	b := small(t)
	b.Keys, b.Workers = b.Keys[:1], 1
	var mu sync.Mutex
	begun := map[string]bool{}
	listed := func() (n int) {
		for dir := range begun {
			if _, err := os.Stat(filepath.Join(dir, CatalogueFile)); err == nil {
				if data, _ := os.ReadFile(filepath.Join(dir, CatalogueFile)); strings.HasPrefix(string(data), catalogueHead) {
					n++
				}
			}
		}
		return n
	}
	open := 0
	b.Run(context.Background(), dirs, func(m Made) {
		mu.Lock()
		defer mu.Unlock()
		begun[filepath.Dir(m.Path)] = true
		open = max(open, len(begun)-listed())
	}, func(*OfficeReport) {})
	if len(begun) != 8 || open > 2 {
		t.Errorf("%d periods made, up to %d at a time", len(begun), open)
	}
}

// The own templates of an office are found whatever its folder is called.
func TestBatchOddFolders(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	odd := filepath.Join(root, "Sở [2026]")
	if err := os.Rename(dirs[0], odd); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(odd, office.TemplatesDir), 0o777); err != nil {
		t.Fatal(err)
	}
	scribble(t, filepath.Join(odd, office.TemplatesDir, "giay-bao.md"), "---\nloai: thong_bao\nten: 'Giấy báo “riêng”: gấp?*.'\ntrich_yeu: Về việc riêng\n---\nNội dung./.\n")
	b := small(t)
	b.Keys = []string{"giay_bao"}
	made := mustRun(t, b, []string{odd})
	if len(made) != len(b.Formats) {
		t.Fatalf("%d files made", len(made))
	}
	if got := filepath.Base(made[0].Path); got != "2026-11 Giấy báo “riêng” gấp.docx" {
		t.Errorf("the file is called %s", got)
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

// A file of others that our reader stumbles over stops only the document that would
// stand there.
func TestBatchPanicOverTheirs(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Count: 2, Periods: 1})
	b := small(t)
	b.Keys = b.Keys[:1]
	b.Formats[1].Intact = func([]byte) (bool, bool) { panic("hỏng") }
	_, made := runAll(b, dirs)
	scribble(t, made[1].Path, "không phải sổ tính")
	reports, made := runAll(b, dirs)
	if f := reports[0].Periods[0].Failures; len(f) != 1 || !strings.Contains(f[0].Err.Error(), "lỗi của chương trình: hỏng") {
		t.Errorf("%v", f)
	}
	if len(made) != 3 {
		t.Errorf("%d files", len(made))
	}
}

// The disk fails at each file in turn: what is there is whole, the failure is said, and
// the next run makes the rest.
func TestBatchEveryWriteFails(t *testing.T) {
	root, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	source := judge.Tree(t, root)
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
	want, all := judge.Tree(t, root), writes.Load()
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
		for name, text := range judge.Tree(t, root) {
			if text != want[name] && !strings.HasSuffix(name, CatalogueFile) {
				t.Errorf("write %d fails at %s: %s is left half-written", n, step, name)
			}
		}
		bad.Store(0)
		mustRun(t, b, dirs)
		if diff := cmp.Diff(want, judge.Tree(t, root)); diff != "" {
			t.Errorf("write %d fails at %s: the next run leaves\n%s", n, step, diff)
		}
	}
}

// reset puts a folder back to what it was.
func reset(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name := range judge.Tree(t, root) {
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
	source := judge.Tree(t, root)
	b := small(t)
	mustRun(t, b, dirs)
	want := judge.Tree(t, root)
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
		there := judge.Tree(t, root)
		for name, text := range there {
			if text != want[name] && !strings.HasSuffix(name, CatalogueFile) {
				t.Errorf("stopped after %d: %s is not whole", after, name)
			}
		}
		listsWhatIsThere(t, dirs)
		if after == 0 && len(there) > len(source) {
			t.Errorf("stopped before it began, it made %d files", len(there)-len(source))
		}
		mustRun(t, b, dirs)
		if diff := cmp.Diff(want, judge.Tree(t, root)); diff != "" {
			t.Errorf("stopped after %d: the next run leaves\n%s", after, diff)
		}
	}
}

// listsWhatIsThere holds that the catalogues of offices are as a run leaves them that
// has ended: sorted, each line whole, and each file of the program listed as it is.
func listsWhatIsThere(t *testing.T, dirs []string) {
	t.Helper()
	for _, dir := range dirs {
		for _, part := range []string{office.OutputDir, office.FormsDir} {
			at := filepath.Join(dir, "2026-11", part)
			if _, err := os.Stat(at); err != nil {
				continue
			}
			files := judge.Tree(t, at)
			want := ""
			for _, name := range slices.Sorted(maps.Keys(files)) {
				if name != CatalogueFile {
					want += name + " " + sumOf([]byte(files[name])) + "\n"
				}
			}
			got := ""
			for line := range strings.Lines(strings.TrimPrefix(files[CatalogueFile], catalogueHead)) {
				e, ok := parseEntry(line)
				if !ok {
					t.Errorf("%s: no line: %q", at, line)
				}
				got += e.Name + " " + e.Sum + "\n"
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: the catalogue (-there +listed):\n%s", at, diff)
			}
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
	left := judge.Tree(t, out)
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
