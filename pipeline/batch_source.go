package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"vanthu/pipeline/office"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/templates"
)

// source is the SHA-256 of what a file is made from (nguồn): the same source gives the
// same bytes, so that a file of a known source need not be made again.
type source [sha256.Size]byte

// with is the source of something that is made from s and from parts.
func (s source) with(parts ...string) source {
	h := sha256.New()
	h.Write(s[:])
	for _, p := range parts {
		announce(h, len(p))
		h.Write([]byte(p))
	}
	return source(h.Sum(nil))
}

func (s source) String() string { return hex.EncodeToString(s[:]) }

// announce keeps the end of one part from passing for the beginning of the next.
func announce(h hash.Hash, n int) { fmt.Fprintf(h, "%d:", n) }

// programSource is the source that all files of this program have: its version, the
// format rules and the fonts.
func programSource(kit *Kit) (source, error) {
	rules, err := templates.Rules.ReadFile(templates.DefaultRules)
	if err != nil {
		return source{}, err
	}
	parts := []string{Version, string(rules)}
	for i := range 4 { // the tag is made from the file
		face := kit.Fonts.Face(i&1 != 0, i&2 != 0)
		parts = append(parts, face.Name, face.Embedded().Tag)
	}
	return source{}.with(parts...), nil
}

// sources finds what the documents of a period are made from.
type sources struct {
	program source
	dir     string // of the office
	data    map[*record.Review]source
	texts   map[string]string // of templates, by key
}

func sourcesOf(kit *Kit, dir string) (*sources, error) {
	program, err := programSource(kit)
	return &sources{program: program, dir: dir, data: map[*record.Review]source{}, texts: map[string]string{}}, err
}

// of is the source of a document in a format.
func (s *sources) of(c Copy, f Format) (string, error) {
	t, in := c.Template, c.Input
	data, known := s.data[in.Review]
	if !known {
		var err error
		if data, err = s.program.ofData(in); err != nil {
			return "", err
		}
		s.data[in.Review] = data
	}
	if _, known := s.texts[t.Key]; !known {
		text, err := templateText(s.dir, t)
		if err != nil {
			return "", err
		}
		s.texts[t.Key] = text
	}
	carries := "dữ liệu kèm"
	if c.Bare {
		carries = ""
	}
	return data.with(t.Key, s.texts[t.Key], in.Unit, f.Name, carries).String(), nil
}

// ofData is the source of what an office knows of a period on a day. The records are
// written as JSON, whose keys are in order.
func (s source) ofData(in template.Input) (source, error) {
	h := sha256.New()
	h.Write(s[:])
	if err := json.NewEncoder(h).Encode([]any{in.AsOf, in.Review}); err != nil { // the month is the review's
		return source{}, err
	}
	for _, path := range slices.Sorted(maps.Keys(in.Pictures)) {
		announce(h, len(path))
		h.Write([]byte(path))
		if im := in.Pictures[path]; im != nil {
			announce(h, len(im.PNG))
			h.Write(im.PNG)
		}
	}
	return source(h.Sum(nil)), nil
}

// templateText is the text of a template: the office's own, or the program's.
func templateText(dir string, t *template.Template) (string, error) {
	own := filepath.Join(dir, office.TemplatesDir, filepath.Base(t.File))
	if text, err := os.ReadFile(own); err == nil {
		return string(text), nil
	}
	text, ok := Builtin(t.Key)
	if !ok {
		return "", fmt.Errorf("không còn mẫu “%s”", t.File)
	}
	return string(text), nil
}
