package check_test

import (
	"slices"
	"testing"

	"vanthu/pipeline/check"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx"
)

// filed is a document as read from the Word file that it is written to.
func filed(t testing.TB, d *doc.Doc) *docx.File {
	t.Helper()
	data, _, err := docx.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, data)
}

func opened(t testing.TB, data []byte) *docx.File {
	t.Helper()
	f, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A Word file is judged as the document in it.
func TestBrokenFiles(t *testing.T) {
	r := rules(t)
	for _, c := range brokenDocs {
		for name, make := range map[string]func() *doc.Doc{
			"own":     func() *doc.Doc { return c.make(t, r) },
			"foreign": func() *doc.Doc { return foreign(c.make(t, r)) },
		} {
			t.Run(c.name+", "+name, func(t *testing.T) {
				f := filed(t, make())
				words := spoken(f.Doc)
				report := run(r, f.Doc)
				if diff := differ(report.Findings, c.want); diff != "" {
					t.Fatal(diff)
				}
				stay := slices.DeleteFunc(slices.Clone(report.Findings), func(f check.Finding) bool { return len(f.Changes) > 0 })
				data, err := f.Amend(report.Changes())
				if err != nil {
					t.Fatal(err)
				}
				mended := opened(t, data).Doc
				if got := run(r, mended).Findings; !sameRules(got, stay) {
					t.Errorf("left in the file: %s\nshould be left: %s", told(got), told(stay))
				}
				if got := spoken(mended); got != words {
					t.Errorf("words changed\n%s\n%s", words, got)
				}
			})
		}
	}
}
