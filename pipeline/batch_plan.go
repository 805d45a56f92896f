package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"vanthu/pipeline/form"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/seal"
	"vanthu/pipeline/xlsx"
)

// documents plans the documents of a period.
func (r *batchRun) documents(o *office.Office, p *office.Period, kit *Kit, into *catalogue) (tasks []batchTask, report PeriodReport, err error) {
	report.Problems = kit.Check(p.Month)
	plan := kit.Plan(Job{Month: p.Month, Ledger: o.Ledger, AsOf: r.AsOf, Keys: r.Keys, Pictures: p.Pictures, Formats: r.Formats, Bare: r.Bare})
	report.Problems, report.Failures = append(report.Problems, plan.Idle...), plan.Failures
	sources, err := sourcesOf(kit, o.Dir)
	for _, c := range plan.Copies {
		task := batchTask{key: c.Template.Key, unit: c.Input.Unit, into: into, formats: c.Formats}
		for _, f := range c.Formats {
			from, wrong := sources.of(c, f)
			if err = errors.Join(err, wrong); err != nil {
				return nil, report, err
			}
			task.sources = append(task.sources, from)
		}
		task.write = func(formats []Format, put func(File) error) []Failure {
			c.Formats = formats
			return kit.Make(context.Background(), c, put) // a document that was begun is finished
		}
		tasks = append(tasks, task)
	}
	return tasks, report, err
}

// formFormat is the workbook that a unit fills in.
var formFormat = Format{Name: "xlsx", Intact: seal.Intact}

// forms plans the forms for the units.
func (r *batchRun) forms(o *office.Office, p *office.Period, kit *Kit, into *catalogue) (tasks []batchTask, report PeriodReport, err error) {
	wanted := len(r.Keys) == 0 || slices.Contains(r.Keys, FormKey)
	if !wanted || !slices.ContainsFunc(r.Formats, func(f Format) bool { return f.Name == formFormat.Name }) {
		return nil, report, nil
	}
	program, err := programSource(kit)
	if err != nil {
		return nil, report, err
	}
	for _, asked := range form.Requests(monthsUntil(o, p), o.Ledger, p.Key) {
		data, err := json.Marshal(asked)
		if err != nil {
			return nil, report, err
		}
		tasks = append(tasks, batchTask{
			key: FormKey, unit: asked.Unit.Code, into: into, formats: []Format{formFormat}, sources: []string{program.with(FormKey, string(data)).String()},
			write: func(_ []Format, put func(File) error) []Failure {
				data, err := xlsx.WriteForm(form.Progress(asked))
				if err == nil {
					err = put(File{Name: form.ProgressName(asked) + ".xlsx", Key: FormKey, Unit: asked.Unit.Code, Format: formFormat, Data: data})
				}
				if err != nil {
					return []Failure{{Key: FormKey, Unit: asked.Unit.Code, Format: formFormat.Name, Err: err}}
				}
				return nil
			},
		})
	}
	return tasks, report, nil
}

// monthsUntil lists the months of an office up to a period.
func monthsUntil(o *office.Office, last *office.Period) []*record.Month {
	var months []*record.Month
	for _, p := range o.Periods {
		if p.Month != nil && p.Key.Compare(last.Key) <= 0 {
			months = append(months, p.Month)
		}
	}
	return months
}
