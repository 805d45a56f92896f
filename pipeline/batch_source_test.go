package pipeline

import (
	"reflect"
	"testing"

	"vanthu/pipeline/judge/province"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
)

// Documents of one day may give the figures of different reviews: as of the day, or as
// they are when the meeting is held.
func TestSourceOfEachReview(t *testing.T) {
	kit, err := NewKit(nil)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := sourcesOf(kit, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for name, in := range map[string]template.Input{
		"day":     {AsOf: viet.Date{Year: 2026, Month: 11, Day: 14}, Review: &record.Review{Month: &record.Month{}}},
		"meeting": {AsOf: viet.Date{Year: 2026, Month: 11, Day: 14}, Review: &record.Review{Month: &record.Month{}, Merged: true}},
		"other":   {AsOf: viet.Date{Year: 2026, Month: 11, Day: 15}, Review: &record.Review{Month: &record.Month{}}},
	} {
		source, err := sources.of(Copy{Template: kit.Templates[0], Input: in}, Formats[0])
		if err != nil {
			t.Fatal(err)
		}
		if like := seen[source]; like != "" {
			t.Errorf("%s and %s have the same source", name, like)
		}
		seen[source] = name
	}
}

// All that a document may say of an office is in its source: a field that the JSON of
// the record leaves out could change without the document being made again.
func TestSourceKnowsAllData(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(path string, of reflect.Type)
	walk = func(path string, of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(path, of.Elem())
		case reflect.Map:
			walk(path+"{}", of.Key())
			walk(path+"{}", of.Elem())
		case reflect.Struct:
			if seen[of] {
				return
			}
			seen[of] = true
			for field := range of.Fields() {
				if tag := field.Tag.Get("json"); tag == "-" || !field.IsExported() {
					t.Errorf("%s.%s is not in the JSON", path, field.Name)
				}
				walk(path+"."+field.Name, field.Type)
			}
		case reflect.Interface, reflect.Func, reflect.Chan:
			t.Errorf("%s: it is not known what of it is in the JSON", path)
		}
	}
	walk("Review", reflect.TypeFor[record.Review]())
	if len(seen) < 15 {
		t.Errorf("only %d types", len(seen))
	}
}

// Who no longer wants the data in the documents gets them made anew, once.
func TestBatchBare(t *testing.T) {
	_, dirs := offices(t, province.Size{Kind: province.Communes, Periods: 1})
	b := small(t)
	b.Keys = b.Keys[:1]
	for run, step := range []struct {
		bare bool
		want Outcome
	}{{false, Written}, {false, Unchanged}, {true, Replaced}, {true, Unchanged}, {false, Replaced}} {
		b.Bare = step.bare
		for _, m := range mustRun(t, b, dirs) {
			if m.Outcome != step.want {
				t.Errorf("run %d, bare %t: %s is %d, want %d", run, step.bare, m.Path, m.Outcome, step.want)
			}
		}
	}
}
