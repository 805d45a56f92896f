package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"vanthu/pipeline/judge/province"
)

// disk mounts a small disk in memory; the test is skipped where that is not allowed.
func disk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("mount: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// On a disk that is too small the run says so; what is there is whole.
func TestBatchFullDisk(t *testing.T) {
	root := disk(t, "size=80k")
	if _, err := province.Write(t.Context(), root, province.Size{Kind: province.Communes, Periods: 1}); err != nil {
		t.Fatal(err)
	}
	dirs := []string{filepath.Join(root, "xa-001")}
	reports, made := runAll(small(t), dirs)
	said := false
	for _, f := range reports[0].Periods[0].Failures {
		said = said || strings.Contains(f.Err.Error(), "đĩa đã đầy")
	}
	if !said {
		t.Errorf("nobody says that the disk is full: %v", reports[0].Periods[0].Failures)
	}
	for _, m := range made {
		f, _ := FormatNamed(m.Format)
		data, err := os.ReadFile(m.Path)
		if _, intact := f.Intact(data); err != nil || !intact {
			t.Errorf("%s is not whole: %v", m.Path, err)
		}
	}
}

// On a disk that may only be read nothing is made, and it is said why.
func TestBatchReadOnly(t *testing.T) {
	root := disk(t, "size=1m")
	if _, err := province.Write(t.Context(), root, province.Size{Kind: province.Communes, Periods: 1}); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", root, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("mount: %v", err)
	}
	reports, made := runAll(small(t), []string{filepath.Join(root, "xa-001")})
	if len(made) > 0 || !reports[0].Failed() {
		t.Fatalf("%d files made, %v", len(made), reports[0])
	}
	for _, f := range reports[0].Periods[0].Failures {
		if !strings.Contains(f.Err.Error(), "không ghi được") {
			t.Errorf("%v", f.Err)
		}
	}
}
