package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
)

// fill makes the document of a template, where it makes one for each unit that of the
// first.
func fill(kit *pipeline.Kit, t *template.Template, m *record.Month, asOf viet.Date) (*doc.Doc, doc.Problems) {
	in := template.Input{Month: m, AsOf: asOf}
	if t.PerUnit {
		in.Unit = m.Agency.Units[0].Code
	}
	return t.Fill(in, kit.Rules)
}

// made is a document with the copy that it is.
type made struct {
	pipeline.Copy
	name string // of its template and its unit
	doc  *doc.Doc
}

// copies are the documents that a month alone makes.
func copies(t testing.TB, kit *pipeline.Kit, m *record.Month) (out []made) {
	t.Helper()
	for _, c := range kit.Plan(pipeline.Job{Month: m, Formats: pipeline.Formats}).Copies {
		d, ps := c.Template.Fill(c.Input, kit.Rules)
		if ps.Failed() {
			t.Fatal(c.Template.Key, c.Input.Unit, ps)
		}
		out = append(out, made{c, strings.TrimSuffix(c.Template.Key+"-"+c.Input.Unit, "-"), d})
	}
	return out
}

// BenchmarkFill ranges over the kinds: data and template to document.
func BenchmarkFill(b *testing.B) {
	kit, m := newKit(b), readSample(b, samples[0], ".yaml")
	asOf := m.AsOf(viet.Date{})
	for _, t := range kit.Templates {
		b.Run(t.Key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fill(kit, t, m, asOf)
			}
		})
	}
}

// BenchmarkWrite ranges over kinds and formats: document to bytes.
func BenchmarkWrite(b *testing.B) {
	kit, m := newKit(b), readSample(b, samples[0], ".yaml")
	asOf := m.AsOf(viet.Date{})
	for _, t := range kit.Templates {
		d, _ := fill(kit, t, m, asOf)
		for _, f := range pipeline.Formats {
			b.Run(t.Key+"/"+f.Name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, _, err := f.Write(d, kit.Fonts); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkNotice is the whole way of one notice of about 1,300 words with a
// table of 12 rows, from the data to the bytes, in each format.
func BenchmarkNotice(b *testing.B) {
	kit, m := newKit(b), readSample(b, samples[1], ".yaml")
	m.Tasks = append(m.Tasks[3:], m.Tasks[1:8]...)
	m.Meeting.Attendees, m.Meeting.General = nil, m.Meeting.General[:2]
	asOf := m.AsOf(viet.Date{})
	for _, t := range kit.Templates {
		if t.Key != "thong_bao" {
			continue
		}
		for _, f := range pipeline.Formats {
			b.Run(f.Name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					d, _ := fill(kit, t, m, asOf)
					if _, _, err := f.Write(d, kit.Fonts); err != nil {
						b.Fatal(err)
					}
				}
				d, _ := fill(kit, t, m, asOf)
				words := 0
				for _, sec := range d.Sections {
					for line := range doc.Lines(sec.Blocks) {
						words += len(strings.Fields(line))
					}
				}
				b.ReportMetric(float64(words), "words")
			})
		}
	}
}

// BenchmarkMonth makes all documents of a month in all formats.
func BenchmarkMonth(b *testing.B) {
	kit, m := newKit(b), readSample(b, samples[0], ".yaml")
	b.ReportAllocs()
	for b.Loop() {
		kit.Produce(context.Background(), kit.Plan(pipeline.Job{Month: m, Formats: pipeline.Formats}), func(pipeline.File) error { return nil })
	}
}

// BenchmarkKit loads rules, templates and fonts: what a cold process pays.
func BenchmarkKit(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newKit(b)
	}
}

// BenchmarkMake is one notice in one format, bare and with the data that it carries.
func BenchmarkMake(b *testing.B) {
	kit, m := newKit(b), readSample(b, samples[0], ".yaml")
	for _, f := range pipeline.Formats {
		for _, way := range []struct {
			name string
			bare bool
		}{{"bare", true}, {"carrying", false}} {
			plan := kit.Plan(pipeline.Job{Month: m, Keys: []string{"thong_bao"}, Formats: []pipeline.Format{f}, Bare: way.bare})
			b.Run(f.Name+"/"+way.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if failures := kit.Make(context.Background(), plan.Copies[0], func(pipeline.File) error { return nil }); len(failures) > 0 {
						b.Fatal(failures)
					}
				}
			})
		}
	}
}
