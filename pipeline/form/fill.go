package form

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vanthu/pipeline/record"
)

// Fill puts the values of a month into the empty workbook of its agency. Units
// and closed lists are written as people read them. What a cell cannot hold as
// it is: a line break inside one of several texts of a cell becomes a space.
func Fill(b *Book, m *record.Month) error {
	tree, err := treeOf(m)
	if err != nil {
		return err
	}
	for i := range b.Sheets {
		f := filler{b, &b.Sheets[i]}
		switch s := f.sheet; s.Layout {
		case Guide:
		case Fields:
			s.Rows = [][]string{f.row(at(tree, s.Path))}
		case Table:
			f.table(tree)
		default:
			return fmt.Errorf("kiểu trang %d của trang %q không có", s.Layout, s.Name)
		}
	}
	return nil
}

// treeOf is the month as the keys and texts that people would write.
func treeOf(m *record.Month) (any, error) {
	data, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	var tree any
	return tree, json.Unmarshal(data, &tree)
}

// at follows a path of keys into a tree; "" is the tree itself.
func at(tree any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		if key == "" {
			continue
		}
		m, _ := tree.(map[string]any)
		tree = m[key]
	}
	return tree
}

// filler puts values into one sheet.
type filler struct {
	book  *Book
	sheet *Sheet
}

func (f filler) table(tree any) {
	s := f.sheet
	switch named, isMap := at(tree, s.Path).(map[string]any); {
	case len(s.Branches) > 0:
		f.branches(tree)
	case isMap:
		f.named(named)
	default:
		items, _ := at(tree, s.Path).([]any)
		for _, item := range items {
			s.Rows = append(s.Rows, f.row(item))
		}
	}
	if s.Mark != nil {
		f.marks(tree)
	}
}

// branches lists the items of each branch, the branches in their order.
func (f filler) branches(tree any) {
	s := f.sheet
	for _, br := range s.Branches {
		var items []any
		switch v := at(tree, br.Path).(type) {
		case []any:
			items = v
		case string:
			if v != "" {
				items = []any{v}
			}
		}
		for _, item := range items {
			row := f.row(item)
			if text, bare := item.(string); bare {
				row[s.TextColumn()] = text
			}
			row[s.Column(KeyBranch)] = br.Label
			s.Rows = append(s.Rows, row)
		}
	}
}

// named fills the rows of a mapping: the rows already there keep their place.
func (f filler) named(values map[string]any) {
	s := f.sheet
	name := s.Column(KeyName)
	list := f.book.ListOf(s.Columns[name])
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		row := f.row(values[key])
		row[name] = list.Label(key)
		if i := slices.IndexFunc(s.Rows, func(r []string) bool { return r[name] == row[name] }); i >= 0 {
			s.Rows[i] = row
		} else {
			s.Rows = append(s.Rows, row)
		}
	}
}

// marks adds the rows that are no items.
func (f filler) marks(tree any) {
	s, m := f.sheet, f.sheet.Mark
	take := s.Column(m.Take)
	names, _ := at(tree, m.Path).([]any)
	for _, name := range names {
		row := make([]string, len(s.Columns))
		row[s.Column(m.Key)] = m.Label
		row[take] = f.text(s.Columns[take], name)
		s.Rows = append(s.Rows, row)
	}
}

// row is the values of one item.
func (f filler) row(item any) []string {
	row := make([]string, len(f.sheet.Columns))
	for i, c := range f.sheet.Columns {
		if c.Key != KeyNone && c.Key != KeyBranch && c.Key != KeyName {
			row[i] = f.text(c, at(item, c.Key))
		}
	}
	return row
}

// text is one value as Sheet.Rows writes it.
func (f filler) text(c Column, value any) string {
	list := f.book.ListOf(c)
	switch v := value.(type) {
	case string:
		return list.Label(v)
	case float64:
		return fmt.Sprintf("%g", v)
	case []any:
		lines := make([]string, len(v))
		for i, e := range v {
			lines[i] = strings.ReplaceAll(list.Label(fmt.Sprint(e)), "\n", " ")
		}
		return strings.Join(lines, "\n")
	}
	return ""
}
