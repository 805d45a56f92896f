package office

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vanthu/pipeline/viet"
)

// mostDepth is how far below a folder offices are looked for: country, province,
// district of the archive, office.
const mostDepth = 4

// Find lists the folders of offices in dir: dir itself if it is one, else those in
// it, at any depth down to four, by name. Hidden folders are left out, and links to
// folders, which may lead round in a circle. The error tells which folders could not be
// read; the offices of the others are listed beside it.
func Find(dir string) ([]string, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, unreadable(dir, err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s: đây là một tệp, không phải thư mục cơ quan", dir)
	}
	return find(dir, mostDepth)
}

func find(dir string, depth int) ([]string, error) {
	if IsOffice(dir) {
		return []string{dir}, nil
	}
	if depth == 0 {
		return nil, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, unreadable(dir, err)
	}
	var found []string
	var errs []error
	for _, e := range entries {
		if !e.IsDir() || hidden(e.Name()) {
			continue
		}
		more, err := find(filepath.Join(dir, e.Name()), depth-1)
		found, errs = append(found, more...), append(errs, err)
	}
	return found, errors.Join(errs...)
}

// IsOffice tells whether dir is the folder of an office: it has a profile.
func IsOffice(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, AgencyFile))
	return err == nil && !info.IsDir()
}

// Locate finds the office and the period of a period's folder, which may be given in
// any form, such as ".".
func Locate(periodDir string) (dir string, p viet.Period, ok bool) {
	abs, err := filepath.Abs(periodDir)
	if err != nil {
		return "", p, false
	}
	dir = filepath.Join(periodDir, "..")
	p, ok = periodNamed(filepath.Base(abs))
	return dir, p, ok && IsOffice(dir)
}

// periodNamed is the period whose folder has this name.
func periodNamed(name string) (viet.Period, bool) {
	p, err := viet.ParsePeriod(name)
	return p, err == nil && p.Key() == name
}

// hidden tells whether people do not see a file, or another program keeps it for
// itself while it has a workbook open.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") }

// unreadable says in Vietnamese why a folder cannot be read.
func unreadable(dir string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: không có thư mục này", dir)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: không có quyền đọc thư mục", dir)
	}
	return fmt.Errorf("%s: không đọc được thư mục (lỗi của hệ thống: %w)", dir, err)
}
