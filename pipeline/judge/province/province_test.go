package province_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/judge/province"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
)

// What is made can be read without a fault, and its figures add up from one period to
// the next.
func TestOfficesAreSound(t *testing.T) {
	for _, size := range []province.Size{
		{Kind: province.Departments, Count: 2, Periods: 4}, {Kind: province.Communes, Count: 3, Periods: 4, Seed: 7},
		{Kind: province.Provinces, Periods: 2}, {Kind: province.Country, Count: 116, Periods: 1},
	} {
		dir := t.TempDir()
		made, err := province.Write(context.Background(), dir, size)
		if err != nil {
			t.Fatal(err)
		}
		found, err := office.Find(dir)
		if err != nil || len(found) != made {
			t.Errorf("%s: %d made, %d found, %v", size.Kind, made, len(found), err)
		}
		for i, at := range found {
			if i%29 != 0 && made > 5 { // enough of the many that are alike
				continue
			}
			o, ps := office.Open(at)
			if ps.Failed() {
				t.Fatal(ps)
			}
			if len(o.Periods) != size.Periods {
				t.Errorf("%s: %d periods", at, len(o.Periods))
			}
			for _, p := range o.Periods {
				for _, pr := range p.Problems {
					t.Errorf("%v", pr)
				}
			}
			addUp(t, o)
		}
	}
}

// addUp holds that what was open or suspended at the end of a period is what the next one
// carries, and that carried and new are done, stopped and open together.
func addUp(t *testing.T, o *office.Office) {
	t.Helper()
	open := -1
	for _, p := range o.Periods {
		r := o.Ledger.Review(p.Key, o.Agency.Reporting.CutOffOf(p.Key))
		if r == nil {
			t.Fatalf("%s: no review of %s", o.Dir, p.Key.Key())
		}
		if carried := len(r.Carried()); open >= 0 && carried != open {
			t.Errorf("%s: %d open before %s, %d carried into it", o.Dir, open, p.Key.Key(), carried)
		}
		of := map[record.Class]int{}
		all := 0
		for _, class := range record.Classes() {
			of[record.Class(class.Key)] = len(r.In(record.Class(class.Key)))
			all += of[record.Class(class.Key)]
		}
		if all != len(r.Carried())+len(r.New()) || len(r.New()) == 0 || of[record.DoneOnTime]+of[record.DoneLate] == 0 {
			t.Errorf("%s %s: %d carried, %d new, %v", o.Dir, p.Key.Key(), len(r.Carried()), len(r.New()), of)
		}
		suspended := 0 // stays on the books
		for _, task := range r.In(record.Stopped) {
			if report := r.Month.ProgressOf(task.Code); report != nil && report.State == record.StateSuspended {
				suspended++
			}
		}
		open = suspended + of[record.OpenInTerm] + of[record.OpenNear] + of[record.OpenOverdue] + of[record.OpenNoDue]
	}
}

// The same seed gives the same bytes, another one others.
func TestSameSeed(t *testing.T) {
	read := func(seed uint64) string {
		dir := t.TempDir()
		if _, err := province.Write(context.Background(), dir, province.Size{Kind: province.Communes, Seed: seed}); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(dir, "xa-001", "2026-11", "tien-do.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if diff := cmp.Diff(read(1), read(1)); diff != "" {
		t.Error(diff)
	}
	if read(1) == read(2) {
		t.Error("another seed gives the same office")
	}
}

// What cannot be made is refused, not left out.
func TestRefused(t *testing.T) {
	for _, size := range []province.Size{{Kind: "huyen"}, {Kind: province.Communes, Count: -1}, {Kind: province.Communes, Periods: -1}} {
		if made, err := province.Write(context.Background(), t.TempDir(), size); err == nil {
			t.Errorf("%v: %d made", size, made)
		}
	}
}
