package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"vanthu/pipeline"
	"vanthu/pipeline/doc"
)

// A template is named by its path on the disk in whatever is found while it is filled,
// and as the folder names it in the faults of loading, which the folder's owner knows.
func TestTemplatesAreNamedByTheirFiles(t *testing.T) {
	dir := t.TempDir()
	put := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "thu.md"), []byte("---\nloai: thong_bao\nten: Thử\ntrich_yeu: Về việc\n---\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("{{sai}}")
	var faults doc.Problems
	if _, err := pipeline.NewKit(os.DirFS(dir)); !errors.As(err, &faults) || len(faults) != 1 || faults[0].Pos.File != "thu.md" || faults[0].Pos.Line != 6 {
		t.Errorf("loading gives %+v", err)
	}
	put("Một câu,, hai {{nhiem_vu[99].ma}}")
	kit, err := pipeline.NewKit(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	failures := kit.Produce(context.Background(), kit.Plan(pipeline.Job{Month: readSample(t, samples[1], ".yaml"), Keys: []string{"thu"}, Formats: pipeline.Formats}), nil)
	if want := filepath.Join(dir, "thu.md") + ":6:17: "; len(failures) != 1 || !strings.HasPrefix(failures[0].Err.Error(), want) {
		t.Errorf("filling gives %v, want %s", failures, want)
	}
}

// What the rules cannot print is found when the template loads.
func TestUrgencyIsCheckedAtLoad(t *testing.T) {
	own := fstest.MapFS{"thu.md": {Data: []byte("---\nloai: thong_bao\nten: Thử\ndo_khan: gấp\n---\n")}}
	var faults doc.Problems
	if _, err := pipeline.NewKit(own); !errors.As(err, &faults) || len(faults) != 1 || faults[0].Pos.String() != "thu.md:4:10" || !strings.Contains(faults[0].Message, "gấp") {
		t.Errorf("%v", err)
	}
}

// warnings are those of a document of an own template, as they come with its files.
func warnings(t *testing.T, src string) doc.Problems {
	t.Helper()
	kit, err := pipeline.NewKit(fstest.MapFS{"thu.md": {Data: []byte(src)}})
	if err != nil {
		t.Fatal(err)
	}
	var all doc.Problems
	job := pipeline.Job{Month: readSample(t, samples[1], ".yaml"), Keys: []string{"thu"}, Formats: pipeline.Formats}
	for _, f := range kit.Produce(context.Background(), kit.Plan(job), func(f pipeline.File) error { all = append(all, f.Problems...); return nil }) {
		t.Fatal(f.Err)
	}
	return all
}

// The wording of an own template is judged, once for all formats.
func TestOwnTemplatesAreProofread(t *testing.T) {
	got := warnings(t, "---\nloai: thong_bao\nten: Thử\ntrich_yeu: Về việc\n---\nHọp bàn,, quyết định./.\n")
	if len(got) != 1 || !got[0].Warning || got[0].Pos.File != "thu.md" || got[0].Pos.Line != 6 {
		t.Errorf("%v", got)
	}
}

// A gap in a numbered document is told by the words around it, or before it.
func TestPlaceOfGaps(t *testing.T) {
	for body, want := range map[string]string{
		"Địa điểm: {{cho_trong(\"\")}}.":                                       "còn 1 chỗ trống, chỗ đầu ở “Địa điểm: .................”",
		"# Kiến nghị\n\n{{cho_trong(\"\")}}\n\n{{cho_trong(\"\")}}":            "còn 2 chỗ trống, chỗ đầu ngay sau “I. KIẾN NGHỊ”",
		"một hai ba bốn năm sáu bảy {{cho_trong(\"\")}} tám chín mười a b c d": "chỗ đầu ở “hai ba bốn năm sáu bảy ................ tám chín mười a b c”",
	} {
		got := warnings(t, "---\nloai: thong_bao\nten: Thử\ntrich_yeu: Về việc\nso: \"7\"\n---\n"+body+"\n")
		if len(got) != 1 || !strings.Contains(got[0].Message, want) {
			t.Errorf("%s: %v, want %q", body, got, want)
		}
	}
}
