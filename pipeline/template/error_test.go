package template

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// TestLoadErrors holds the place and the words of every fault that Load finds.
// Each file of testdata/loi is a txtar: NAME.md is a template, NAME.loi what
// Load says of it.
func TestLoadErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/loi/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { loadErrors(t, file) })
	}
}

func loadErrors(t *testing.T, file string) {
	a := judge.Open(t, file)
	for _, f := range slices.Clone(a.Files) {
		if name, isCase := strings.CutSuffix(f.Name, ".md"); isCase {
			a.Want(t, f.Name, name+".loi", loadFaults(t, string(f.Data)))
		}
	}
}

// loadFaults is what Load says of a template, the hint on its own line. In the
// source, ␍ stands for a carriage return.
func loadFaults(t *testing.T, src string) string {
	_, err := Load("mau.md", []byte(strings.ReplaceAll(src, "␍", "\r")))
	if err == nil {
		return "(không có lỗi)\n"
	}
	var problems doc.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("Load gives %T", err)
	}
	var b strings.Builder
	for _, p := range problems {
		if p.Hint == "" || p.Rule == "" || p.Pos.Line == 0 || p.Pos.Col == 0 {
			t.Errorf("problem without hint, rule or place: %+v", p)
		}
		b.WriteString(strings.TrimPrefix(p.Pos.String(), "mau.md:") + ": " + p.Message + "\n    " + p.Hint + "\n")
	}
	return b.String()
}

// Files that are not templates at all are refused at the first thing wrong.
func TestLoadRefuses(t *testing.T) {
	long := strings.Repeat("a", maxLine+1)
	for _, c := range []struct{ name, src, want string }{
		{"not UTF-8", "---\nten: \xe1\xbb\n", "2:6: tệp không phải văn bản UTF-8\n    lưu lại tệp với bảng mã UTF-8\n"},
		{"UTF-16", "\xff\xfe-\x00", "1:1: tệp không phải văn bản UTF-8\n    lưu lại tệp với bảng mã UTF-8\n"},
		{"long line", "---\n" + long + "\n", "2:1: dòng quá dài\n    chia thành nhiều dòng, mỗi dòng không quá 16 KB\n"},
		{"large", strings.Repeat("a\n", maxSize), "1:1: tệp mẫu quá lớn\n    mẫu dài nhất là 512 KB\n"},
		{"byte order mark", "\ufeff" + body("{{sai}}"), "5:3: không có tên “sai”\n    xem các tên bằng lệnh vanthu mau truong, các hàm bằng vanthu mau ham\n"},
	} {
		got := loadFaults(t, c.src)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
