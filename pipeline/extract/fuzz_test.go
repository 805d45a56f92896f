package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/extract"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/parts"
)

// FuzzMonth holds that all of any text is accounted for, and that what was taken out is
// read back from YAML.
func FuzzMonth(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), false)
		f.Add(string(data), true)
	}
	f.Add("Giao Phòng A chủ trì, phối hợp B làm C; Phòng D: ;\n1. Phòng\n-\n(((;", true)
	r := rules(f)
	f.Fuzz(func(t *testing.T, text string, flat bool) {
		var d *doc.Doc
		if flat { // paragraphs as they come, not cleaned
			d = &doc.Doc{Styles: []doc.Style{{ID: "Normal", Size: 14}}, Sections: []doc.Section{{}}}
			for line := range strings.SplitSeq(text, "\n") {
				if line != "" {
					d.Sections[0].Blocks = append(d.Sections[0].Blocks, &doc.Paragraph{Inlines: []doc.Inline{doc.Text{Text: line}}})
				}
			}
		} else if d, _, _ = intake.Text("a.txt", []byte(text)); d == nil {
			return
		}
		p := parts.Find(d, r)
		got := extract.Month(p, nil, extract.Source{})
		accounted(t, p, got)
		n, ps := intake.Read("a.yaml", intake.Format(got.Month))
		if n == nil {
			t.Fatal(ps)
		}
	})
}
