package pipeline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// CatalogueFile is the list of what was made in a folder (mục lục): a line for each
// file with its SHA-256 and that of all that it was made from. A document whose data
// are as they were is found in it, and need not be made again.
//
// A line is added for every file as soon as that is there, so that a run which is
// killed has lost nothing; a line that was cut short is left out. At the end the list
// is written anew, sorted.
const CatalogueFile = "Mục lục.tsv"

const catalogueHead = "Tệp\tSHA-256 của tệp\tSHA-256 của nguồn\tGhi chú\n"

// entry is a line of the catalogue.
type entry struct {
	Name   string // of the file, in the folder
	Sum    string // SHA-256 of the file as it was made
	Source string // SHA-256 of what it was made from
	Note   string
}

// What a note may say of a file that is not the last word.
const (
	noteEdited = "đã sửa tay"
	notePast   = "không còn đến hạn"
)

// catalogue is the list of a folder while files are put there; several goroutines may
// use it.
type catalogue struct {
	folder *Folder
	mu     sync.Mutex
	rows   map[string]entry // by name
	source map[string]entry // the last word, by source
	fresh  map[string]bool  // names that this run has made or found to be right
	log    *os.File         // open while lines are added
	torn   bool             // the file does not end with a line's end
}

// openCatalogue reads the list of a folder, which need not be there.
func openCatalogue(folder *Folder) (*catalogue, error) {
	c := &catalogue{folder: folder, rows: map[string]entry{}, source: map[string]entry{}, fresh: map[string]bool{}}
	data, err := os.ReadFile(c.path())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, explain(c.path(), err)
	}
	c.torn = len(data) > 0 && !bytes.HasSuffix(data, []byte("\n"))
	for line := range strings.Lines(string(data)) {
		if e, ok := parseEntry(line); ok {
			c.set(e)
		}
	}
	return c, nil
}

func (c *catalogue) path() string { return filepath.Join(c.folder.Dir, CatalogueFile) }

// parseEntry reads a whole line.
func parseEntry(line string) (entry, bool) {
	line, whole := strings.CutSuffix(line, "\n")
	parts := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
	if !whole || len(parts) != 4 || parts[0] == "" || !isSum(parts[1]) || !isSum(parts[2]) {
		return entry{}, false
	}
	return entry{parts[0], parts[1], parts[2], parts[3]}, true
}

func isSum(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size
}

func (e entry) line() string {
	return strings.Join([]string{e.Name, e.Sum, e.Source, e.Note}, "\t") + "\n"
}

func (c *catalogue) set(e entry) {
	c.rows[e.Name] = e
	if e.Note == "" {
		c.source[e.Source] = e
	} else if c.source[e.Source].Name == e.Name {
		delete(c.source, e.Source)
	}
}

// holds tells whether the document of a source is there as it was made, and its path. One
// that was put beside an edited file and has been taken away since counts as there:
// somebody has dealt with it.
func (c *catalogue) holds(source string) (path string, ok bool) {
	c.mu.Lock()
	e, known := c.source[source]
	c.mu.Unlock()
	if !known {
		return "", false
	}
	path = filepath.Join(c.folder.Dir, e.Name)
	data, err := os.ReadFile(path)
	switch first, beside := besideOf(e.Name); {
	case err == nil:
		ok = sumOf(data) == e.Sum
	case errors.Is(err, fs.ErrNotExist) && beside:
		_, err := os.Stat(filepath.Join(c.folder.Dir, first))
		ok = err == nil
	}
	if ok {
		c.mu.Lock()
		c.fresh[e.Name] = true
		c.mu.Unlock()
	}
	return path, ok
}

// besideOf gives the first name of a file that stands beside another: "a.docx" of
// "a (2).docx".
func besideOf(name string) (first string, ok bool) {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	at := strings.LastIndex(stem, " (")
	if at < 0 || strings.Trim(stem[at+2:], "0123456789") != ")" {
		return "", false
	}
	return stem[:at] + ext, true
}

// put puts a file into the folder and its line into the list.
func (c *catalogue) put(f File, source string) (string, Outcome, error) {
	path, outcome, err := c.folder.Put(f)
	if err != nil {
		return path, outcome, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	name := filepath.Base(path)
	for n := 1; numbered(f.Name, n) != name; n++ {
		if old, known := c.rows[numbered(f.Name, n)]; known && old.Note != noteEdited {
			old.Note = noteEdited
			err = errors.Join(err, c.add(old))
		}
	}
	return path, outcome, errors.Join(err, c.add(entry{Name: name, Sum: sumOf(f.Data), Source: source}))
}

// add writes a line at the end of the file, in one piece.
func (c *catalogue) add(e entry) error {
	c.set(e)
	c.fresh[e.Name] = true
	line := e.line()
	if c.log == nil {
		f, err := os.OpenFile(c.path(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return explain(c.path(), err)
		}
		c.log = f
	}
	if c.torn {
		line, c.torn = "\n"+line, false
	}
	if _, err := c.log.WriteString(line); err != nil {
		c.torn = true
		return explain(c.path(), err)
	}
	return nil
}

// close writes the list anew if it has changed. If the run was complete, what it did not
// make is no longer due: that is noted, and the names are given. Files that are gone
// are left out.
func (c *catalogue) close(complete bool) (past []string, err error) {
	if c.log != nil {
		c.log.Close()
	}
	for _, e := range c.sorted() {
		if c.fresh[e.Name] {
			continue
		}
		if _, err := os.Stat(filepath.Join(c.folder.Dir, e.Name)); errors.Is(err, fs.ErrNotExist) {
			delete(c.rows, e.Name)
		} else if complete && e.Note == "" {
			e.Note = notePast
			c.set(e)
			past = append(past, e.Name)
		}
	}
	if len(c.rows) == 0 && c.log == nil {
		return nil, nil
	}
	var b strings.Builder
	b.WriteString(catalogueHead)
	for _, e := range c.sorted() {
		b.WriteString(e.line())
	}
	if old, err := os.ReadFile(c.path()); err == nil && string(old) == b.String() {
		return past, nil
	}
	return past, c.folder.write(c.path(), []byte(b.String()))
}

func (c *catalogue) sorted() []entry {
	return slices.SortedFunc(maps.Values(c.rows), func(a, b entry) int { return cmp.Compare(a.Name, b.Name) })
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// sweep removes what a run that was killed has left half-written in a folder. Only
// whoever has the office's lock may do so.
func sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if left, _ := filepath.Match(tempPattern, e.Name()); left {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	if err != nil {
		return explain(dir, err)
	}
	return nil
}
