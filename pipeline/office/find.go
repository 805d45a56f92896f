package office

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/viet"
)

// mostDepth is how far below a folder offices are looked for: country, province,
// district of the archive, office.
const mostDepth = 4

// Find lists the folders of offices in dir: dir itself if it is one, else those in
// it, at any depth down to four, by name. A folder with periods whose profile is gone is
// listed too, for [Open] to say so: nobody would miss it. Hidden folders are left out, and links to
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
	entries, err := os.ReadDir(dir)
	if err != nil && depth > 0 {
		return nil, unreadable(dir, err)
	}
	var found []string
	var errs []error
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return isPeriod(dir, e) }) {
		found = append(found, dir) // there may be offices in it all the same
	}
	for _, e := range entries {
		if depth == 0 || !e.IsDir() || hidden(e.Name()) {
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

// isPeriod tells whether an entry of a folder is that of a period with data.
func isPeriod(dir string, e fs.DirEntry) bool {
	_, ok := periodNamed(e.Name())
	return ok && e.IsDir() && hasData(filepath.Join(dir, e.Name()))
}

// orphaned is what is wrong with a folder that has no profile; nil if it has one.
func orphaned(dir, profile string) *doc.Problem {
	if _, err := os.Lstat(profile); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Stat(dir); err != nil {
		p := unreadableProblem(dir, err)
		return &p
	}
	return &doc.Problem{
		Pos: doc.Position{File: dir}, Rule: "thieu-ho-so", Message: "thiếu hồ sơ cơ quan " + AgencyFile,
		Hint: fmt.Sprintf("chép lại tệp đó vào thư mục này, hoặc lập mới: vanthu tao %q", dir),
	}
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
