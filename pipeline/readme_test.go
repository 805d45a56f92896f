package pipeline_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"vanthu/pipeline"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/template"
)

// fenced finds the README's examples: language and text.
var fenced = regexp.MustCompile("(?s)```(\\w+)\n(.*?)```")

// TestREADME holds that the README's examples are true.
func TestREADME(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, m := range fenced.FindAllStringSubmatch(string(readme), -1) {
		language, text := m[1], m[2]
		seen[language]++
		switch language {
		case "yaml":
			n, ps := intake.Read("README.md", []byte(text))
			if n != nil {
				_, more := intake.Agency(n)
				ps = append(ps, more...)
			}
			if len(ps) > 0 {
				t.Errorf("%v in\n%s", ps, text)
			}
		case "markdown":
			if !strings.HasPrefix(text, "---\n") {
				text = "---\nloai: thong_bao\nten: Ví dụ\n---\n" + text
			}
			if _, err := template.Load("README.md", []byte(text)); err != nil {
				t.Errorf("%v in\n%s", err, text)
			}
		}
	}
	if seen["yaml"] == 0 || seen["markdown"] < 2 {
		t.Errorf("examples found: %v", seen)
	}
	for _, f := range pipeline.Formats {
		if !strings.Contains(string(readme), "`pipeline/"+f.Name+"`") {
			t.Errorf("the package table lacks %s", f.Name)
		}
	}
}
