// Package judge is what tests hold outputs against: goldens, which are expected
// outputs kept in testdata, and outside programs such as LibreOffice.
package judge

import (
	"flag"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Update asks tests to rewrite their goldens: read the diff afterwards.
var Update = flag.Bool("update", false, "rewrite the goldens")

// Golden fails the test if got is not what the file holds.
func Golden(t testing.TB, file, got string) {
	t.Helper()
	if *Update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

// Program is the path of an outside program. Where it is not installed the test
// is skipped; with VANTHU_JUDGES=1 that is a failure.
func Program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("VANTHU_JUDGES") == "1" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
	return ""
}

// Office lets LibreOffice convert a file and returns the path of the outcome.
// Format is what --convert-to takes, such as "pdf".
func Office(t testing.TB, file, format, ext string) string {
	t.Helper()
	office := Program(t, "soffice")
	dir := t.TempDir()
	out, err := exec.Command(office, "-env:UserInstallation="+(&url.URL{Scheme: "file", Path: filepath.Join(dir, "profile")}).String(), // a test's folder may hold a "#"
		"--headless", "--convert-to", format, "--outdir", dir, file).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	base := filepath.Base(file)
	return filepath.Join(dir, base[:len(base)-len(filepath.Ext(base))]+ext)
}

// OfficePDF lets LibreOffice print all files of a pattern into a folder.
func OfficePDF(t testing.TB, dir, pattern string) {
	t.Helper()
	office := Program(t, "soffice")
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no files, %v", pattern, err)
	}
	args := []string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", dir}
	if out, err := exec.Command(office, append(args, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
}
