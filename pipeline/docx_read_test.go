package pipeline_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/viet"
)

// TestReadIsWhatWasWritten: every document of the samples and of three months of an office,
// and random ones, come back from their Word file as they were.
func TestReadIsWhatWasWritten(t *testing.T) {
	kit := newKit(t)
	read := 0
	check := func(name string, d *doc.Doc) {
		data, _, err := docx.Write(d)
		if err != nil {
			t.Fatal(name, err)
		}
		f, err := docx.Open(data)
		if err != nil {
			t.Fatal(name, err)
		}
		if read++; !reflect.DeepEqual(d, f.Doc) {
			t.Errorf("%s came back otherwise (-want +got):\n%s", name, cmp.Diff(d, f.Doc))
		}
		if f.Own == nil || !f.Own.Intact || len(f.Problems) > 0 {
			t.Errorf("%s: own %v, problems %v", name, f.Own, f.Problems)
		}
	}
	for _, s := range samples {
		for _, c := range copies(t, kit, readSample(t, s, ".yaml")) {
			check(filepath.Dir(s)+"-"+c.name, c.doc)
		}
	}
	o := threeMonths(t)
	for month := 9; month <= 12; month++ {
		p := o.Period(viet.Period{Year: 2026, Month: month})
		if p == nil || p.Month == nil || p.Problems.Failed() {
			continue
		}
		for _, c := range kit.Plan(pipeline.Job{Month: p.Month, Ledger: o.Ledger, Formats: pipeline.Formats}).Copies {
			if d, ps := c.Template.Fill(c.Input, kit.Rules); !ps.Failed() {
				check(fmt.Sprintf("ba-thang-%d-%s-%s", month, c.Template.Key, c.Input.Unit), d)
			}
		}
	}
	if read < 40 {
		t.Errorf("only %d documents", read)
	}
	for i := range stressed {
		d, ps := newStress(i).document(kit.Rules)
		if ps.Failed() {
			t.Fatal(i, ps)
		}
		check(fmt.Sprintf("stress-%03d", i), d)
	}
}
