package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"vanthu/pipeline"
)

// writable finds out, before anything is read or made, whether files can be put into
// the folders, which need not be there yet: a file is written into the nearest
// folder above that is, and removed.
func writable(dirs []string) error {
	tried := map[string]bool{}
	for _, dir := range dirs {
		at := existing(dir)
		if tried[at] {
			continue
		}
		tried[at] = true
		probe := pipeline.File{Name: fmt.Sprintf(".vanthu-%d.tmp", os.Getpid())}
		path, _, err := pipeline.NewFolder(at).Put(probe)
		var fault *pipeline.WriteError
		if errors.As(err, &fault) {
			fault.Path = dir
		}
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		if err := os.Remove(path); err != nil {
			return &exitError{code: exitFailed, err: err}
		}
	}
	return nil
}

// existing is the path, or the nearest above it, that there is.
func existing(path string) string {
	for {
		parent := filepath.Dir(path)
		if _, err := os.Stat(path); err == nil || parent == path {
			return path
		}
		path = parent
	}
}
