package pipeline_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"vanthu/pipeline"
	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
	"vanthu/pipeline/viet"
	"vanthu/pipeline/viet/lint"
)

// TestDocumentsCheckClean: every document of the samples and of three months of an office
// keeps the format law, as it is made and as it is read from its Word file.
func TestDocumentsCheckClean(t *testing.T) {
	kit := newKit(t)
	checked := 0
	judge := func(name string, d *doc.Doc, house lint.House) {
		house.Meeting = viet.Date{} // what was said at the meeting is judged with the data
		o := check.Options{Rules: kit.Rules, Fonts: kit.Fonts, House: house}
		data, _, err := docx.Write(d)
		if err != nil {
			t.Fatal(name, err)
		}
		f, err := docx.Open(data)
		if err != nil {
			t.Fatal(name, err)
		}
		checked++
		for how, r := range map[string]*check.Report{"made": check.Run(d, o), "read": check.Run(f.Doc, o)} {
			for _, f := range r.Findings {
				t.Errorf("%s, %s: [%s] %s: %s; %s", name, how, f.Rule, f.Place(), f.Found, f.Asked())
			}
			if r.Parts.Kind.Key == "" && len(r.Parts.Lines) > 0 {
				t.Errorf("%s, %s: of no kind", name, how)
			}
		}
	}
	for _, s := range samples {
		m := readSample(t, s, ".yaml")
		for _, c := range copies(t, kit, m) {
			judge(filepath.Dir(s)+"-"+c.name, c.doc, m.House(viet.Date{}))
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
				judge(fmt.Sprintf("ba-thang-%d-%s-%s", month, c.Template.Key, c.Input.Unit), d, p.Month.House(viet.Date{}))
			}
		}
	}
	if checked < 40 {
		t.Errorf("only %d documents", checked)
	}
}
