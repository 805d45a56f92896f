package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// input is one month's data as read: from a file of its own, or from the folder of an
// office.
type input struct {
	path     string
	month    *record.Month // nil if it cannot be used
	ledger   *record.Ledger
	pictures map[string]*doc.Image // by the paths that the month names
}

// readMonth reads a month's file with its agency profile (see [office.ReadMonth]).
func readMonth(path, agencyPath string, asOf viet.Date) (input, doc.Problems) {
	in, ps := office.ReadMonth(path, agencyPath, asOf)
	return input{path: path, month: in.Month, pictures: in.Pictures}, ps
}

// readPeriod takes a period out of an office as read. Beside its own problems it has
// those of the office, and of the earlier period that keeps it from being used.
func readPeriod(path string, o *office.Office, key viet.Period) (input, doc.Problems) {
	in := input{path: path, ledger: o.Ledger}
	var ps doc.Problems
	for _, p := range o.Periods {
		if p.Key == key {
			in.month, in.pictures = p.Month, p.Pictures
			return in, append(ps, p.Problems...)
		}
		if len(ps) == 0 && p.Problems.Failed() {
			ps = p.Problems
		}
	}
	return in, ps
}

// notAPeriod says why a folder holds no period that documents can be made of.
func notAPeriod(dir string) error {
	_, key, _ := office.Locate(dir)
	switch {
	case office.IsOffice(dir):
		example := filepath.Join(dir, "2026-11")
		if periods, _ := filepath.Glob(filepath.Join(dir, "[12][0-9][0-9][0-9]-[01][0-9]")); len(periods) > 0 {
			example = periods[len(periods)-1]
		}
		return fmt.Errorf("%s: đây là thư mục cơ quan; chọn một kỳ: vanthu soan %q, hoặc làm mọi kỳ: vanthu lo %q", dir, example, dir)
	case !key.IsZero():
		return fmt.Errorf("%s: thư mục trên không có hồ sơ cơ quan “%s”; lập bằng: vanthu tao", dir, office.AgencyFile)
	}
	return fmt.Errorf("%s: đây là thư mục, không phải tệp dữ liệu hay thư mục của một kỳ (như “2026-11”)", dir)
}

// isFolder tells whether a path is a folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// lockAll keeps the folders to this program; unlock gives them back.
func lockAll(dirs []string) (unlock func(), err error) {
	var unlocks []func()
	unlock = func() {
		for _, u := range unlocks {
			u()
		}
	}
	for _, dir := range dirs {
		u, err := office.Lock(dir)
		if err != nil {
			unlock()
			code := exitBadInput
			if errors.Is(err, office.ErrBusy) {
				code = exitFailed
			}
			return nil, &exitError{code: code, err: err}
		}
		unlocks = append(unlocks, u)
	}
	return unlock, nil
}

// folders names the folder of each input's documents: dir, or without dir the
// period's own for documents and the folder of a lone file. Where several inputs share
// one, each has a folder of its own below it, so that documents of the same name never
// meet.
func folders(dir string, paths []string) []string {
	out := make([]string, len(paths))
	inputs := map[string]int{}
	for i, p := range paths {
		switch {
		case dir != "":
			out[i] = dir
		case isFolder(p):
			out[i] = filepath.Join(p, office.OutputDir)
		default:
			out[i] = filepath.Dir(p)
		}
		inputs[out[i]]++
	}
	for i, p := range paths {
		if inputs[out[i]] > 1 {
			out[i] = filepath.Join(out[i], label(p, paths))
		}
	}
	return out
}

// label is the file's name without extension, with its folder's name before it
// when another input has the same.
func label(path string, paths []string) string {
	name := stem(path)
	same := 0
	for _, p := range paths {
		if stem(p) == name {
			same++
		}
	}
	if same > 1 {
		if abs, err := filepath.Abs(path); err == nil {
			return filepath.Base(filepath.Dir(abs)) + " " + name
		}
	}
	return name
}

func stem(path string) string {
	if abs, err := filepath.Abs(path); err == nil { // "." has a name too
		path = abs
	}
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
