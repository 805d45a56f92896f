package pipeline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// CatalogueFile is the list of what was made in a folder (mục lục): a line for each
// file with its SHA-256 and that of all that it was made from. A document whose data
// are as they were is found in it, and need not be made again.
//
// A line is added for every file as soon as that is there, so that a run which is
// killed has lost nothing; a line that was cut short is left out. At the end the list
// is written anew, sorted. Without the list nothing is lost but time, and the knowledge
// that the data of an edited file are unchanged: a new one is then put beside it.
const CatalogueFile = "Mục lục.tsv"

const catalogueHead = "Tệp\tSHA-256 của tệp\tSHA-256 của nguồn\tGhi chú\n"

// entry is a line of the catalogue.
type entry struct {
	Name   string // of the file, in the folder
	Sum    string // SHA-256 of the file as it was made
	Source string // SHA-256 of what it was made from
	Note   string
}

// What a note may say of a file.
const (
	noteEdited = "đã sửa tay"
	noteWarned = "có cảnh báo" // it is worked out again at each run, so that they are said again
	notePast   = "không còn đến hạn"
)

// catalogue is the list of a folder while files are put there; several goroutines may
// use it.
type catalogue struct {
	folder *Folder
	mu     sync.Mutex
	rows   map[string]entry  // by name
	source map[string]string // the name of the file that stands for a source
	fresh  map[string]bool   // names that this run has made or found to be right
	taken  map[string]string // names that documents of this run ask for, with the source
	log    *os.File          // open while lines are added
	torn   bool              // the file does not end with a line's end
}

// openCatalogue reads the list of a folder, which need not be there.
func openCatalogue(folder *Folder) (*catalogue, error) {
	c := &catalogue{folder: folder, rows: map[string]entry{}, source: map[string]string{}, fresh: map[string]bool{}, taken: map[string]string{}}
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
	c.settle()
	return c, nil
}

// settle lets an edited file stand for the last that was made beside it, if that has
// been taken away since: somebody has looked at both and chosen.
func (c *catalogue) settle() {
	for _, e := range c.sorted() {
		first, n := besideOf(e.Name)
		if n == 0 || e.Note == notePast || c.there(e.Name) || !c.there(first) {
			continue
		}
		if of, known := c.rows[first]; known && of.Note != noteEdited {
			continue // another document's: the number belongs to the name
		}
		_, later := c.rows[numbered(first, n+1)]
		delete(c.rows, e.Name)
		if !later {
			c.set(entry{Name: first, Sum: e.Sum, Source: e.Source, Note: noteEdited})
		}
	}
}

func (c *catalogue) there(name string) bool {
	_, err := os.Stat(filepath.Join(c.folder.Dir, name))
	return !errors.Is(err, fs.ErrNotExist)
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

// set puts in a line, in the place of that of the same file.
func (c *catalogue) set(e entry) {
	if old, known := c.rows[e.Name]; known && c.source[old.Source] == e.Name {
		delete(c.source, old.Source)
	}
	c.rows[e.Name], c.source[e.Source] = e, e.Name
}

// stands tells what is there of the document of a source and need not be made: the file
// as it was made, or one that a person has changed since, which is kept as long as the
// source is the same.
func (c *catalogue) stands(source string, f Format) (path string, outcome Outcome, ok bool) {
	c.mu.Lock()
	e, known := c.rows[c.source[source]]
	c.mu.Unlock()
	if !known {
		return "", 0, false
	}
	path = filepath.Join(c.folder.Dir, e.Name)
	data, err := os.ReadFile(path)
	if err != nil {
		return path, 0, false // gone, or why not is said when it is made
	}
	if sumOf(data) == e.Sum {
		if e.Note == noteWarned {
			return path, 0, false
		}
		e.Note, outcome = "", Unchanged
	} else {
		if _, intact := f.Intact(data); intact { // ours, by another command or from other data
			return path, 0, false
		}
		e.Note, outcome = noteEdited, Kept
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.set(e)
	c.fresh[e.Name], c.taken[e.Name] = true, source
	return path, outcome, true
}

// besideOf takes the name of a file that stands beside others apart: "a.docx" and 2 of
// "a (2).docx"; 0 if it has no number.
func besideOf(name string) (first string, n int) {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	at := strings.LastIndex(stem, " (")
	if at < 0 {
		return "", 0
	}
	first = stem[:at] + ext
	if n, _ = strconv.Atoi(strings.TrimSuffix(stem[at+2:], ")")); n < 2 || numbered(first, n) != name {
		return "", 0
	}
	return first, n
}

// put puts a file into the folder and its line into the list.
func (c *catalogue) put(f File, source string) (string, Outcome, error) {
	if err := c.take(f.Name, source); err != nil {
		return "", 0, err
	}
	path, outcome, err := c.folder.Put(f)
	if err != nil {
		return path, outcome, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	made := entry{Name: filepath.Base(path), Sum: sumOf(f.Data), Source: source}
	if len(f.Problems) > 0 {
		made.Note = noteWarned
	}
	for n := 1; numbered(f.Name, n) != made.Name; n++ {
		if old, known := c.rows[numbered(f.Name, n)]; known && old.Note != noteEdited {
			old.Note = noteEdited
			err = errors.Join(err, c.add(old))
		}
	}
	return path, outcome, errors.Join(err, c.add(made))
}

// take keeps a name to the document of one source: another one of the same run would
// overwrite it.
func (c *catalogue) take(name, source string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if by, taken := c.taken[name]; taken && by != source {
		return fmt.Errorf("hai văn bản trùng tên tệp “%s”, chỉ một văn bản được ghi; đổi tên đơn vị trong hồ sơ hoặc “ten_tep” của mẫu", filepath.Join(c.folder.Dir, name))
	}
	c.taken[name] = source
	return nil
}

// add writes a line at the end of the file, in one piece.
func (c *catalogue) add(e entry) error {
	c.fresh[e.Name] = true
	if c.rows[e.Name] == e {
		return nil
	}
	c.set(e)
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
		if !c.there(e.Name) {
			delete(c.rows, e.Name)
		} else if complete && e.Note != noteEdited && e.Note != notePast {
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
