package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/office"
	"vanthu/pipeline/viet"
)

// Batch makes what is due for many offices (chạy theo lô): the documents of their
// periods and the forms of their units, each into the period's own folder. Offices are
// independent of each other: one that cannot be read, or is being worked on by another
// program, fails alone. What has not changed is not made again, and a file that was
// changed by hand is kept; a new one is put beside it only when its data change.
//
// The warnings of a document are the same at every run, as its data are: the ones that
// come from making it are not stored, but found again by working it out once more, and
// only those documents are. A file that was changed by hand has none; it is no longer
// what they speak of.
type Batch struct {
	Kit     *Kit          // for the offices that have no templates of their own
	Formats []Format      // forms for the units are made if XLSX is among them
	Keys    []string      // of templates, or [FormKey]; none is all
	Periods []viet.Period // none is all that an office has
	AsOf    viet.Date     // ngày chốt; zero is what each template takes
	Workers int           // how many documents are made at a time; 0 is the number of cores
	Try     bool          // thử: says what would be done, and writes nothing
	Bare    bool          // the documents carry no data (không kèm)

	// create opens the temporary files of [Folder]; tests put a failing one in.
	create func(dir string) (tempFile, error)
}

// FormKey stands for the units' forms where templates are named by their keys.
const FormKey = "phieu_tien_do"

// OfficeReport is what became of an office.
type OfficeReport struct {
	Dir      string
	Name     string       // of the agency, "" if it is not known
	Problems doc.Problems // of its profile, folder and templates
	Err      error        // why nothing was made
	Periods  []*PeriodReport
}

// PeriodReport is what became of a period of an office.
type PeriodReport struct {
	Period   viet.Period
	Problems doc.Problems // of its data; more than warnings: nothing was made
	Files    []Made       // in the order of the templates
	Failures []Failure
	Past     []string // files that this run found to be no longer due; they are kept
	Stopped  bool     // the run was stopped before all was made
}

// Made is a file that is there now.
type Made struct {
	Path     string
	Key      string // of the template, or [FormKey]
	Unit     string // code of the unit that it is for; "" is the office
	Format   string
	Outcome  Outcome
	Problems doc.Problems
}

// Failed tells whether something of the office could not be made.
func (r *OfficeReport) Failed() bool {
	return r.Err != nil || r.Problems.Failed() || slices.ContainsFunc(r.Periods, (*PeriodReport).Failed)
}

// Failed tells whether something of the period could not be made.
func (r *PeriodReport) Failed() bool { return r.Problems.Failed() || len(r.Failures) > 0 }

// Run makes what is due for the offices in the folders. Each finished file is told to
// made, by several goroutines at once; each office to done when all of it is there, in
// the order of the folders. It ends early when ctx does: what is being made is
// finished, and the offices that were not begun are not reported.
func (b *Batch) Run(ctx context.Context, dirs []string, made func(Made), done func(*OfficeReport)) {
	workers := b.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	// What is planned is held in memory until it is made: enough that no worker waits for
	// a plan or for the last file of another office, and no more. Reports wait for those
	// before them, and are as few.
	abreast := workers/2 + 2
	r := &batchRun{
		Batch: b, made: made, cores: make(chan struct{}, workers),
		tasks: make(chan struct{}, workers+waiting), plans: make(chan struct{}, abreast),
	}
	reports := make(chan chan *OfficeReport, abreast)
	go func() {
		defer close(reports)
		for _, dir := range dirs {
			report := make(chan *OfficeReport, 1)
			select {
			case <-ctx.Done():
				return
			case reports <- report:
			}
			go func() { report <- r.office(ctx, dir) }()
		}
	}()
	for report := range reports {
		if r := <-report; r != nil {
			done(r)
		}
	}
}

// batchRun is a batch while it runs.
type batchRun struct {
	*Batch
	made  func(Made)
	cores chan struct{} // holds one thing for each worker that is busy
	tasks chan struct{} // and for each document that is being made or written
	plans chan struct{} // and for each period that is planned and not made yet
}

// waiting is how many documents may wait for the disk while others are made: each file
// is on the disk before it gets its name, and a disk confirms many at a time as fast as
// one.
const waiting = 64

// work waits for a worker and does a job with it.
func (r *batchRun) work(job func()) {
	r.cores <- struct{}{}
	defer func() { <-r.cores }()
	job()
}

// office makes what is due for one office; nil if ctx had ended before.
func (r *batchRun) office(ctx context.Context, dir string) (report *OfficeReport) {
	if ctx.Err() != nil {
		return nil
	}
	report = &OfficeReport{Dir: dir}
	defer recoverTo(&report.Err)
	if !r.Try {
		unlock, err := office.Lock(dir)
		if err != nil {
			report.Err = err
			return report
		}
		defer unlock()
	}
	var o *office.Office
	var kit *Kit
	r.work(func() {
		defer recoverTo(&report.Err)
		o, report.Problems = office.Open(dir)
		if o != nil {
			report.Name = o.Agency.Name
			kit, report.Err = r.kitOf(dir)
		}
	})
	var faults doc.Problems
	if errors.As(report.Err, &faults) {
		report.Problems, report.Err = append(report.Problems, faults...), nil
	}
	if o == nil || kit == nil || report.Problems.Failed() {
		return report
	}
	r.periods(ctx, o, kit, report)
	return report
}

// kitOf is the kit of an office: with its own templates, if it has any.
func (r *batchRun) kitOf(dir string) (*Kit, error) {
	own := filepath.Join(dir, office.TemplatesDir)
	files := os.DirFS(own)
	if names, err := fs.Glob(files, "*.md"); err != nil || len(names) == 0 {
		return r.Kit, err
	}
	kit, err := NewKit(files)
	var faults doc.Problems
	if errors.As(err, &faults) {
		for i := range faults {
			faults[i].Pos.File = filepath.Join(own, faults[i].Pos.File)
		}
	}
	return kit, err
}

// periods makes the periods of an office that are asked for.
func (r *batchRun) periods(ctx context.Context, o *office.Office, kit *Kit, report *OfficeReport) {
	for _, p := range r.Periods {
		if o.Period(p) == nil {
			report.Problems = append(report.Problems, doc.Problem{
				Warning: true, Pos: doc.Position{File: o.Dir}, Rule: "khong-co-ky",
				Message: "cơ quan không có kỳ " + p.Key(), Hint: "các kỳ: " + keysOf(o.Periods),
			})
		}
	}
	// A period is begun before the one before it has ended, so that no worker waits;
	// not more, so that what is open does not grow with the years.
	finish := func() {}
	for _, p := range o.Periods {
		if len(r.Periods) > 0 && !slices.Contains(r.Periods, p.Key) {
			continue
		}
		pr := &PeriodReport{Period: p.Key, Problems: p.Problems}
		report.Periods = append(report.Periods, pr)
		if pr.Stopped = ctx.Err() != nil; !pr.Stopped && p.Month != nil && !p.Problems.Failed() {
			next := r.period(ctx, o, p, kit, pr)
			finish()
			finish = next
		}
	}
	finish()
}

func keysOf(periods []*office.Period) string {
	var keys []string
	for _, p := range periods {
		keys = append(keys, p.Key.Key())
	}
	return strings.Join(keys, ", ")
}

// period starts the making of all that is due in a period; what it returns waits for the
// end of that.
func (r *batchRun) period(ctx context.Context, o *office.Office, p *office.Period, kit *Kit, report *PeriodReport) (finish func()) {
	var tasks []batchTask
	var folders []*catalogue
	r.plans <- struct{}{}
	r.work(func() {
		err := guarded(func() (err error) {
			tasks, folders, err = r.plan(o, p, kit, report)
			return err
		})
		if err != nil {
			report.Failures = append(report.Failures, Failure{Err: err})
		}
	})
	results := make([]result, len(tasks))
	var wait sync.WaitGroup
	for i, t := range tasks {
		if report.Stopped = ctx.Err() != nil; report.Stopped {
			break
		}
		r.tasks <- struct{}{}
		wait.Go(func() {
			defer func() { <-r.tasks }()
			results[i] = r.make(ctx, t)
		})
	}
	go func() { // not left to whoever finishes: that one may be waiting to plan
		wait.Wait()
		<-r.plans
	}()
	return func() {
		wait.Wait()
		for _, got := range results {
			report.Files, report.Failures = append(report.Files, got.files...), append(report.Failures, got.failures...)
			report.Stopped = report.Stopped || got.stopped
		}
		r.close(folders, report)
	}
}

// plan lists what is due in a period, and opens the folders where it goes.
func (r *batchRun) plan(o *office.Office, p *office.Period, kit *Kit, report *PeriodReport) (tasks []batchTask, folders []*catalogue, err error) {
	for _, part := range []struct {
		dir  string
		plan func(*office.Office, *office.Period, *Kit, *catalogue) ([]batchTask, PeriodReport, error)
	}{{office.OutputDir, r.documents}, {office.FormsDir, r.forms}} {
		c, err := r.open(filepath.Join(p.Dir, part.dir))
		if err != nil {
			return tasks, folders, err
		}
		folders = append(folders, c)
		more, found, err := part.plan(o, p, kit, c)
		tasks = append(tasks, more...)
		report.Problems = append(report.Problems, found.Problems...)
		report.Failures = append(report.Failures, found.Failures...)
		if err != nil {
			return tasks, folders, err
		}
	}
	return tasks, folders, nil
}

// open is the catalogue of a folder, without what a run that was killed left there.
func (r *batchRun) open(dir string) (*catalogue, error) {
	folder := NewFolder(dir)
	if r.create != nil {
		folder.create = r.create
	}
	if !r.Try {
		if err := folder.Sweep(); err != nil {
			return nil, err
		}
	}
	return openCatalogue(folder)
}

// close ends the catalogues of a period.
func (r *batchRun) close(folders []*catalogue, report *PeriodReport) {
	if r.Try {
		return
	}
	all := len(r.Keys) == 0 && len(r.Formats) == len(Formats) && r.AsOf.IsZero() && !report.Stopped && !report.Failed()
	for _, c := range folders {
		past, err := c.close(all)
		if err != nil {
			report.Failures = append(report.Failures, Failure{Err: err})
		}
		for _, name := range past {
			report.Past = append(report.Past, filepath.Join(c.folder.Dir, name))
		}
	}
}

// batchTask is one document, or one form, in all its formats.
type batchTask struct {
	key     string
	unit    string // code of the unit that it is for; "" is the office
	into    *catalogue
	formats []Format
	sources []string // of each format: SHA-256 of what the file is made from
	// write makes the document in the formats.
	write func(formats []Format, put func(File) error) []Failure
}

// result is what became of a task.
type result struct {
	files    []Made
	failures []Failure
	stopped  bool // before it began
}

// make makes the formats of a task that are not there as they should be, unless ctx has
// ended by the time that a worker is free.
func (r *batchRun) make(ctx context.Context, t batchTask) (out result) {
	var files []File
	r.work(func() {
		if out.stopped = ctx.Err() != nil; out.stopped {
			return
		}
		due := r.due(t, &out)
		out.fail(t, "", guarded(func() error {
			if len(due) > 0 {
				out.failures = append(out.failures, t.write(due, func(f File) error { files = append(files, f); return nil })...)
			}
			return nil
		}))
	})
	for _, f := range files {
		out.fail(t, f.Format.Name, guarded(func() error {
			path, outcome, err := r.put(t.into, f, t.sources[t.place(f.Format.Name)])
			if err == nil {
				r.say(t, &out, Made{Path: path, Format: f.Format.Name, Outcome: outcome, Problems: f.Problems})
			}
			return err
		}))
	}
	slices.SortStableFunc(out.files, func(a, b Made) int { return t.place(a.Format) - t.place(b.Format) })
	return out
}

// due is the formats of a task that must be made; the others are said to be there.
func (r *batchRun) due(t batchTask, out *result) (due []Format) {
	for i, f := range t.formats {
		out.fail(t, f.Name, guarded(func() error {
			path, outcome, ok := t.into.stands(t.sources[i], f)
			if ok {
				r.say(t, out, Made{Path: path, Format: f.Name, Outcome: outcome})
			} else {
				due = append(due, f)
			}
			return nil
		}))
	}
	return due
}

// say tells of a file of a task.
func (r *batchRun) say(t batchTask, out *result, m Made) {
	m.Key, m.Unit = t.key, t.unit
	out.files = append(out.files, m)
	r.made(m)
}

// fail notes an error, if there is one.
func (out *result) fail(t batchTask, format string, err error) {
	if err != nil {
		out.failures = append(out.failures, Failure{Key: t.key, Unit: t.unit, Format: format, Err: err})
	}
}

// guarded does a job; a fault of the program in it is its error.
func guarded(job func() error) (err error) {
	defer recoverTo(&err)
	return job()
}

// place is the place of a format among those of the task.
func (t *batchTask) place(format string) int {
	return slices.IndexFunc(t.formats, func(f Format) bool { return f.Name == format })
}

// put puts a file where it belongs, or says what would become of it.
func (r *batchRun) put(c *catalogue, f File, source string) (string, Outcome, error) {
	if r.Try {
		return c.folder.Plan(f)
	}
	return c.put(f, source)
}
