package template

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// FuzzLoad loads any bytes: never a panic, and either a template that prints
// or problems with places inside the file.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "\n-- ") {
			if _, src, isTemplate := strings.Cut(part, ".md --\n"); isTemplate {
				f.Add([]byte(src + "\n"))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		tmpl, err := Load("mau.md", src)
		if err == nil {
			filler := newFiller(&View{}, &record.Agency{Tone: viet.ToneOnLast})
			filler.parts(tmpl)
			return
		}
		var problems doc.Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Fatalf("Load gives %T", err)
		}
		for _, p := range problems {
			if p.Pos.Line < 1 || p.Pos.Line > strings.Count(string(src), "\n")+1 || p.Pos.Col < 1 {
				t.Fatalf("a place outside the file: %v", p)
			}
		}
	})
}
