// Package office is the folder in which an office keeps its months (thư mục cơ
// quan). The folder is the record: everything that the program knows it reads there,
// and people may mend all of it by hand.
//
//	so-noi-vu/
//	  co-quan.yaml          the agency's profile
//	  mau/                  the agency's own templates, if it has any
//	  2026-11/              a period (kỳ): the month of its meeting
//	    giao-ban.yaml       the meeting and its tasks; or .json, .xlsx
//	    tien-do.yaml        what the units reported, as merged
//	    phieu/              the forms that were made for the units
//	    nhan/               the forms that came back
//	    ket-qua/            the documents that were made
//
// An [Office] is the folder as read, a [Period] one period of it. How the tasks stand
// is derived by the [record.Ledger] over the periods. Data of a month in a file of its
// own are read by [ReadMonth].
package office

import (
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Names in the folder of an office.
const (
	AgencyFile   = "co-quan.yaml"
	TemplatesDir = "mau"
	MeetingFile  = "giao-ban" // with the extension of its format
	ProgressFile = "tien-do.yaml"
	FormsDir     = "phieu"
	ReturnedDir  = "nhan"
	OutputDir    = "ket-qua"
)

// Office is an office as read from its folder.
type Office struct {
	Dir     string
	Agency  record.Agency
	Periods []*Period // ascending
	Ledger  *record.Ledger
}

// Period is one period of an office as read.
type Period struct {
	Key      viet.Period
	Dir      string
	Progress string                // path of the file of the units' reports, which may not be there
	Month    *record.Month         // nil if the problems are more than warnings
	Pictures map[string]*doc.Image // by the paths that the month names
	Problems doc.Problems          // of its files, and of its place among the others

	// While the office is being read: the tree of all its files, and where the value at
	// a path of the month stands in them (see [intake.Own]).
	tree  *intake.Node
	place func(path string) (pos doc.Position, read bool)
}

// Open reads the folder of an office. The problems are those of the profile and of
// the folder itself; those of a period stand with the period, and a period that cannot
// be used does not hide the others. The office is nil if the profile cannot be used.
func Open(dir string) (*Office, doc.Problems) {
	file := filepath.Join(dir, AgencyFile)
	if p := orphaned(dir, file); p != nil {
		return nil, doc.Problems{*p}
	}
	profile, ps := ReadNode(file)
	if profile == nil {
		return nil, ps
	}
	if p := monthAsProfile(profile); p != nil {
		return nil, append(ps, *p)
	}
	agency, more := intake.Agency(profile)
	if ps = append(ps, more...); ps.Failed() {
		return nil, ps
	}
	o := &Office{Dir: dir, Agency: agency}
	folders, more := periodFolders(dir)
	ps = append(ps, more...)
	o.Periods = make([]*Period, len(folders))
	InParallel(len(folders), func(i int) { o.Periods[i] = readPeriod(folders[i], profile) })
	o.derive()
	o.pictures(profile)
	ps = append(ps, o.ofProfile(file, ps)...)
	o.settle()
	ps.Sort()
	return o, ps
}

// Period is the period of that month, nil if the office has none.
func (o *Office) Period(p viet.Period) *Period {
	for _, have := range o.Periods {
		if have.Key == p {
			return have
		}
	}
	return nil
}

// derive makes the ledger, and judges each month by those before it.
func (o *Office) derive() {
	var months []*record.Month
	for _, p := range o.Periods {
		if p.Month != nil {
			months = append(months, p.Month)
		}
	}
	o.Ledger = record.NewLedger(months)
	InParallel(len(o.Periods), func(i int) {
		if p := o.Periods[i]; p.Month != nil {
			p.safely(func() { p.judge(o.Ledger) })
		}
	})
}

// judge judges the month of a period by those before it.
func (p *Period) judge(l *record.Ledger) {
	for _, f := range l.Check(p.Key) {
		if pos, read := p.place(f.Path); read {
			p.Problems = append(p.Problems, doc.Problem{Warning: f.Warning, Pos: pos, Message: f.Message, Hint: f.Hint, Rule: f.Rule})
		}
	}
}

// ofProfile takes the problems of the profile off the periods, each of which has found
// them again, and gives those that are not yet known.
func (o *Office) ofProfile(file string, known doc.Problems) (found doc.Problems) {
	for _, p := range o.Periods {
		p.Problems = slices.DeleteFunc(p.Problems, func(pr doc.Problem) bool {
			if pr.Pos.File != file {
				return false
			}
			if !slices.Contains(known, pr) && !slices.Contains(found, pr) {
				found = append(found, pr)
			}
			return true
		})
	}
	return found
}

// settle refuses the periods with faults, and those after them: their figures are
// derived from all that went before.
func (o *Office) settle() {
	var broken *Period
	for _, p := range o.Periods {
		failed := p.Problems.Failed()
		if broken != nil {
			p.Problems = append(p.Problems, doc.Problem{
				Pos: doc.Position{File: p.Dir}, Rule: "ky-truoc-loi",
				Message: "kỳ " + broken.Key.Key() + " còn lỗi nên chưa có số liệu đúng cho kỳ " + p.Key.Key(),
				Hint:    "sửa lỗi của kỳ " + broken.Key.Key() + " trước",
			})
		} else if failed {
			broken = p
		}
		if failed || broken != nil {
			p.Month = nil
		}
		p.tree, p.place = nil, nil
		p.Problems.Sort()
	}
}

// InParallel does n jobs, as many at a time as there are processors.
func InParallel(n int, job func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				job(i)
			}
		})
	}
	all.Wait()
}
