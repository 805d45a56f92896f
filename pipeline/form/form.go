// Package form is the workbooks that an office fills in, as data (biểu nhập
// liệu): the writer of a workbook and the reader of it both follow a [Book], so
// that a heading, a list or a column exists in one place only.
//
// The words: a [Book] (biểu) has [Sheet]s (trang). A sheet is a guide (text to
// read), fields (mục và giá trị, one below the other) or a table (bảng) of
// [Column]s (cột). Every column has a Key: the path of its value in the record,
// made of the same keys that YAML uses ("thoi_han.ngay"). Where one table holds
// the items of several lists, a [Branch] (loại) says which; a [Mark] is a row
// that means something else than its columns say. A [List] (danh mục) is the
// choices of a cell, with the label that people see and the key of the record.
//
// A cell that holds several values has one a line (Alt+Enter); codes and names
// of units may also be parted by ";".
package form

import (
	"slices"
	"strings"

	"vanthu/pipeline/record"
	"vanthu/pipeline/viet"
)

// Schema is the version of the workbooks "Giao ban tháng"; a reader refuses another.
const Schema = "giao-ban/1"

// Names of the sheets that people do not see: the properties of the workbook,
// and the prefix of the sheets of lists.
const (
	MetaSheet  = "_meta"
	ListPrefix = "DM_"
)

// Keys of the properties of a workbook, on the sheet [MetaSheet]. The name of each
// sheet is a key too: of the first cell of its headings.
const (
	MetaSchema = "schema"
	MetaAgency = "co_quan" // [AgencyID] in a unit's workbook
	MetaPeriod = "ky"
	MetaUnit   = "don_vi"
	MetaForm   = "bieu"    // name of the sheet to fill in
	MetaRows   = "so_dong" // how many tasks the unit was asked about
	MetaHash   = "hash"    // [LockedHash] of them
)

// Book is a workbook (biểu) for one agency and one period.
type Book struct {
	Name       string      // "Giao ban tháng"
	Schema     string      // its version; "": made to be read, nothing is filled in
	Agency     string      // code of the agency
	AgencyName string      // as the titles print it
	Period     viet.Period // the month of the meeting (kỳ họp)
	Unit       string      // code of the unit that fills it in; "": the office
	Line       string      // under every title; "": the agency and the period
	Meta       []Property  // what else it notes of itself
	Sheets     []Sheet
	Lists      []List
}

// Property is one line of the sheet [MetaSheet].
type Property struct{ Key, Value string }

// Sheet is one page of a workbook (trang).
type Sheet struct {
	Name     string   // of the tab, without spaces: "NhiemVu"
	Aliases  []string // other names of the tab
	Title    string   // printed on top
	Note     string   // one line under the title
	Layout   Layout
	Required bool
	Path     string     // key of the list in the record, such as "nhiem_vu"; of fields: ""
	Branches []Branch   // when the rows belong to several lists; Path is then ""
	Mark     *Mark      // a row that is not an item
	Columns  []Column   // of a table; of fields: one field each
	Fold     int        // columns on the first sheet of paper when the table is too wide for one; 0: all
	Printed  int        // columns that are printed, from the first; 0: all
	Frozen   int        // columns that stay on the screen, from the first
	Open     int        // empty rows to fill in
	Below    string     // title between the rows and the empty ones; "": none
	Alert    *Alert     // what is overdue
	Lines    []string   // of a guide
	Rows     [][]string // values, one per column, written as Kind says; fields have one row
}

// Layout is how a sheet is laid out.
type Layout uint8

// The layouts.
const (
	Table   Layout = iota // one item a row
	Fields                // one field a row
	Guide                 // text
	Listing               // one item a row, to read: nothing is filled in or locked
)

// Branch is one of the lists that share a table (loại).
type Branch struct {
	Label string // as the cell of KeyBranch shows it: "Tồn tại"
	Path  string // key of the list in the record: "cuoc_hop.ton_tai"
	Bare  bool   // the items are texts: only the TextColumn counts
	Text  bool   // not a list but one text, in paragraphs
}

// Mark is a row that stands for something else: when the column Key holds the
// Label, the value of column Take goes to the list Path.
type Mark struct {
	Key     string
	Label   string
	Aliases []string
	Take    string
	Path    string
}

// Alert marks the days of a column that have passed (quá hạn), in red and in words,
// until the row is in a state that ends it.
type Alert struct {
	Key    string    // of the column of days
	Before viet.Date // earlier days have passed
	Words  string    // put after the day
	State  string    // key of the column of states
	Ends   []string  // their labels
}

// Keys that are no path in the record.
const (
	KeyNone   = ""  // not read: the row number
	KeyBranch = "@" // label of the row's Branch
	KeyName   = "#" // key of the row in a mapping (van_ban: the kind of document)
)

// Column is a column of a table or a field (cột, mục).
type Column struct {
	Heading  string
	Aliases  []string // other headings, compared folded
	Key      string   // path in the record below the sheet's Path, or one of the Key constants
	Kind     Kind
	Width    float64 // in digits of the default font, as spreadsheets count
	Required bool    // shown as (*)
	List     string  // name of the list of choices
	Hint     string  // shown when the cell is chosen, and beside a field
	Locked   bool    // written by the office; the unit that fills the form in leaves it
	Below    bool    // locked, but not in the rows under the title Below of the sheet
	Max      int     // characters that a text may have; 0: any number
}

// Kind is what a cell holds and how Sheet.Rows writes it.
type Kind uint8

// The kinds of cell.
const (
	Text      Kind = iota // one line
	LongText              // paragraphs, parted by "\n"
	Texts                 // several texts, one a line
	Codes                 // several codes or names, one a line or parted by ";"
	Choice                // one label of the List
	Date                  // 2026-11-05
	Period                // 2026-11
	Clock                 // 08:00
	Percent               // 0 to 100
	RowNumber             // TT
	Number                // a whole number
)

// Multiple tells whether a cell of the kind holds several values.
func (k Kind) Multiple() bool { return k == Texts || k == Codes }

// List is a list of choices (danh mục), a hidden sheet of the workbook.
type List struct {
	Name   string // of the sheet: "DM_DonVi"
	Strict bool   // nothing else may be typed
	Items  []record.Choice
}

// Label returns what people see for a key, or the key itself when the list does
// not know it.
func (l List) Label(key string) string {
	if kind, unit, ok := strings.Cut(key, "/"); ok && l.Name == listDocuments {
		return record.LabelOf(l.Items, kind) + "/" + unit
	}
	return record.LabelOf(l.Items, key)
}

// Key returns the key of the record for what was typed (label, alias or key,
// compared folded), or what was typed when the list does not know it. Of a document of
// one unit it is the document that is looked for: "Công văn đôn đốc/VP".
func (l List) Key(typed string) string {
	if typed == record.AllUnits {
		return typed
	}
	if c, ok := record.Choose(l.Items, typed); ok {
		return c.Key
	}
	if kind, unit, ok := strings.Cut(typed, "/"); ok && l.Name == listDocuments {
		return l.Key(strings.TrimSpace(kind)) + "/" + strings.TrimSpace(unit)
	}
	return typed
}

// ListOf returns the list of a column; the empty list when it has none.
func (b *Book) ListOf(c Column) List {
	if i := slices.IndexFunc(b.Lists, func(l List) bool { return l.Name == c.List }); i >= 0 && c.List != "" {
		return b.Lists[i]
	}
	return List{}
}

// Sheet returns the sheet of that name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	if i := slices.IndexFunc(b.Sheets, func(s Sheet) bool { return s.Name == name }); i >= 0 {
		return &b.Sheets[i]
	}
	return nil
}

// Column returns the index of the column of that key, or -1.
func (s *Sheet) Column(key string) int {
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Key == key })
}

// TextColumn returns the index of the column that holds the text of a bare item:
// the first long text.
func (s *Sheet) TextColumn() int {
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Kind == LongText })
}

// Branch returns the branch of a label, compared folded, or nil.
func (s *Sheet) Branch(label string) *Branch {
	want := viet.Fold(label)
	if i := slices.IndexFunc(s.Branches, func(b Branch) bool { return viet.Fold(b.Label) == want }); i >= 0 {
		return &s.Branches[i]
	}
	return nil
}

// Is tells whether a folded name is this sheet's name or one of its aliases.
func (s *Sheet) Is(folded string) bool {
	return squeeze(folded) == squeeze(viet.Fold(s.Name)) || matches(folded, s.Aliases)
}

// Headings maps every folded heading and alias to the index of its column.
func (s *Sheet) Headings() map[string]int {
	m := make(map[string]int, 4*len(s.Columns))
	for i, c := range s.Columns {
		for _, name := range append([]string{c.Heading}, c.Aliases...) {
			m[viet.Fold(name)] = i
		}
	}
	return m
}

// Is tells whether a text is this mark.
func (m *Mark) Is(text string) bool {
	want := viet.Fold(text)
	return want == viet.Fold(m.Label) || matches(want, m.Aliases)
}

func matches(folded string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return viet.Fold(n) == folded })
}

// squeeze drops the spaces: "nhiem vu" is the tab "NhiemVu".
func squeeze(folded string) string { return strings.ReplaceAll(folded, " ", "") }
