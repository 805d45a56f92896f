package pipeline

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"vanthu/fonts"
	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
	"vanthu/pipeline/template"
	"vanthu/pipeline/thethuc"
	"vanthu/pipeline/viet"
	"vanthu/templates"
)

// NewKit loads the rules in force and the built-in templates, then those of own
// (may be nil): an office's template replaces the built-in one with the same key
// (tên tệp), others are added. The error is doc.Problems: all faults of all
// templates, which are named as own names them; the problems of [Kit.Produce] name
// them by their paths on the disk.
func NewKit(own fs.FS) (*Kit, error) {
	data, err := templates.Rules.ReadFile(templates.DefaultRules)
	if err != nil {
		return nil, err
	}
	rules, err := thethuc.Load(templates.DefaultRules, data)
	if err != nil {
		return nil, err
	}
	k := &Kit{Rules: rules, Fonts: fonts.Load()}
	builtin, err := fs.Sub(templates.Kinds, "kinds")
	if err != nil {
		return nil, err
	}
	var faults doc.Problems
	for _, dir := range []fs.FS{builtin, own} {
		if dir != nil {
			faults = append(faults, k.loadDir(dir)...)
		}
		if k.proofread == nil { // those of the program were, by its tests
			k.proofread = slices.Clone(k.Templates)
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return k, nil
}

// loadDir adds the templates of a folder, compiled side by side, in the order of the legal kinds and
// then of their names.
func (k *Kit) loadDir(dir fs.FS) doc.Problems {
	names, err := fs.Glob(dir, "*.md")
	if err != nil {
		return doc.Problems{{Message: err.Error()}}
	}
	loaded := make([]func() doc.Problems, len(names))
	var wait sync.WaitGroup
	for i, name := range names {
		wait.Go(func() { loaded[i] = k.load(dir, name) })
	}
	wait.Wait()
	var faults doc.Problems
	for i, name := range names {
		ps := loaded[i]()
		for i := range ps {
			ps[i].Pos.File = name
		}
		faults = append(faults, ps...)
	}
	slices.SortStableFunc(k.Templates, func(a, b *template.Template) int { return k.order(a) - k.order(b) })
	return faults
}

// load reads and compiles a template, which what it returns adds.
func (k *Kit) load(dir fs.FS, name string) (add func() doc.Problems) {
	fault := func(ps doc.Problems) func() doc.Problems { return func() doc.Problems { return ps } }
	file, src, err := readFile(dir, name)
	if err != nil {
		return fault(doc.Problems{{Pos: doc.Position{File: name}, Message: fmt.Sprintf("không đọc được: %v", err)}})
	}
	t, err := template.Load(file, src)
	var ps doc.Problems
	switch {
	case errors.As(err, &ps):
		return fault(ps)
	case err != nil:
		return fault(doc.Problems{{Message: err.Error()}})
	}
	return func() doc.Problems { return k.add(t) }
}

// readFile reads a file of a folder, and gives the path by which people know it: that
// of the disk, if the folder is on one.
func readFile(dir fs.FS, name string) (file string, data []byte, err error) {
	f, err := dir.Open(name)
	if err != nil {
		return name, nil, err
	}
	defer f.Close()
	file = name
	if onDisk, ok := f.(*os.File); ok {
		file = filepath.Clean(onDisk.Name())
	}
	data, err = io.ReadAll(f)
	return file, data, err
}

// add puts a template in, in the place of one with the same key if there is one.
func (k *Kit) add(t *template.Template) doc.Problems {
	if _, ok := k.Rules.Kind(t.Kind); !ok {
		return doc.Problems{{
			Pos:     doc.Position{File: t.File},
			Message: fmt.Sprintf("không có loại văn bản “%s”", t.Kind),
			Hint:    "chạy “vanthu mau loai” để xem 29 loại theo Nghị định 30/2020/NĐ-CP",
			Rule:    "loai-la",
		}}
	}
	if ps := t.Unfit(k.Rules); len(ps) > 0 {
		return ps
	}
	for _, name := range t.Formats {
		if _, ok := FormatNamed(name); !ok {
			return doc.Problems{{
				Pos:     doc.Position{File: t.File},
				Message: fmt.Sprintf("không có dạng tệp “%s”", name),
				Hint:    "“dang” chọn trong: " + strings.Join(FormatNames(), ", "),
				Rule:    "dang-la",
			}}
		}
	}
	for _, o := range k.Templates {
		if o.Key != t.Key && viet.Fold(o.FileName) == viet.Fold(t.FileName) {
			return doc.Problems{{
				Pos:     doc.Position{File: t.File},
				Message: fmt.Sprintf("tệp của mẫu này sẽ trùng tên “%s” với mẫu “%s”", t.FileName, o.Key),
				Hint:    "đổi “ten” hoặc thêm “ten_tep”; muốn thay mẫu kia thì đặt tên tệp mẫu giống nó",
				Rule:    "trung-ten-tep",
			}}
		}
	}
	i := slices.IndexFunc(k.Templates, func(o *template.Template) bool { return o.Key == t.Key })
	if i >= 0 {
		k.Templates[i] = t
		return nil
	}
	k.Templates = append(k.Templates, t)
	return nil
}

// order is the place of a template's kind among those of the law; internal papers come
// last.
func (k *Kit) order(t *template.Template) int {
	for i, kind := range k.Rules.Kinds {
		if kind.Key == t.Kind {
			return i
		}
	}
	return len(k.Rules.Kinds)
}

// Builtin returns the source of the built-in template with a key, to start an
// own one from, and whether there is one.
func Builtin(key string) ([]byte, bool) {
	src, err := templates.Kinds.ReadFile(path.Join("kinds", strings.ReplaceAll(key, "_", "-")+".md"))
	return src, err == nil
}

// Check warns of kinds that the data name and nothing here knows: most likely a
// slip of the key, which would otherwise be ignored in silence.
func (k *Kit) Check(m *record.Month) doc.Problems {
	known := []string{"chung"}
	var perUnit []string
	for _, t := range k.Templates {
		known = append(known, t.Key)
		for _, u := range m.Agency.Units {
			if t.PerUnit {
				perUnit = append(perUnit, t.Key+"/"+u.Code)
			}
		}
	}
	for _, kind := range k.Rules.Kinds {
		known = append(known, kind.Key)
	}
	var ps doc.Problems
	check := func(where string, keys, known []string) {
		for _, key := range keys {
			if slices.Contains(known, key) {
				continue
			}
			p := doc.Problem{
				Warning: true, Rule: "loai-la",
				Message: fmt.Sprintf("%s: không có loại văn bản hoặc mẫu “%s”", where, key),
				Hint:    "xem “vanthu mau” và “vanthu mau loai”",
			}
			if near := viet.Nearest(key, known); len(near) > 0 {
				p.Hint = fmt.Sprintf("có phải “%s”?", near[0])
			}
			ps = append(ps, p)
		}
	}
	check("van_ban", slices.Sorted(maps.Keys(m.Documents)), slices.Concat(known, perUnit))
	check("noi_nhan", slices.Sorted(maps.Keys(m.Agency.Recipients)), known)
	for _, s := range m.Agency.Signers {
		check("nguoi_ky", s.Kinds, known)
	}
	return ps
}
