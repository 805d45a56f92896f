package parts_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/intake"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/template"
	"vanthu/pipeline/viet"
	"vanthu/templates"
)

// month is a sample month as templates want it.
func month(t testing.TB, dir, name string) template.Input {
	t.Helper()
	read := func(file string) *intake.Node {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n, ps := intake.Read(file, data)
		if ps.Failed() {
			t.Fatal(ps)
		}
		return n
	}
	dir = filepath.Join("..", "..", "testdata", dir)
	m, ps := intake.Month(read(filepath.Join(dir, name)), read(filepath.Join(dir, "co-quan.yaml")), viet.Date{})
	if ps.Failed() {
		t.Fatal(ps)
	}
	return template.Input{Month: m, AsOf: m.AsOf(viet.Date{}), Unit: m.Agency.Units[0].Code}
}

// The documents of the sample months, of every template, are recognised with the roles
// that the program gives them, and the same without.
func TestPartsOfSamples(t *testing.T) {
	r := rules(t)
	files, err := fs.Glob(templates.Kinds, "kinds/*.md")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d templates, %v", len(files), err)
	}
	for dir, name := range map[string]string{"so-ngoai-vu": "2022-10.yaml", "xa-an-hoa": "2026-11.yaml"} {
		in := month(t, dir, name)
		for _, file := range files {
			t.Run(dir+"/"+filepath.Base(file), func(t *testing.T) {
				src, err := templates.Kinds.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				tmpl, err := template.Load(file, src)
				if err != nil {
					t.Fatal(err)
				}
				d, ps := tmpl.Fill(in, r)
				if ps.Failed() {
					t.Fatal(ps)
				}
				p := parts.Find(d, r)
				if p.Kind.Key != d.Meta.Kind {
					t.Errorf("taken for %q: %s", p.Kind.Key, p.KindBy)
				}
				if diff := cmp.Diff(dump(p), dump(parts.Find(foreign(d), r))); diff != "" {
					t.Errorf("without roles (-with +without):\n%s", diff)
				}
				roles(t, p)
				whole(t, p)
				places(t, p)
			})
		}
	}
}
