package doc

import "time"

// Inline is one of [Text], [Tab], [Break], [Field], [Link] or [*Picture].
type Inline interface{ inline() }

// Text is a run of characters of one format (đoạn chữ). Bold and Italic are
// added to what the style says; a Look, which texts of the program never have, is nil
// or not zero. U+00A0 and U+2011 in it forbid a line break;
// writers without lines print them as a space and a hyphen.
type Text struct {
	Text   string
	Bold   bool
	Italic bool
	Look   *Look
}

// SameFormat tells whether two texts look the same.
func (t Text) SameFormat(u Text) bool {
	return t.Bold == u.Bold && t.Italic == u.Italic &&
		(t.Look == u.Look || t.Look != nil && u.Look != nil && *t.Look == *u.Look)
}

// Tab moves to the next tab stop.
type Tab struct{}

// Break is a line break inside a paragraph (xuống dòng), or a page break.
type Break struct {
	Page bool // what follows stands on a new page
}

// Field is a text that the reading program computes (trường).
type Field struct{ Kind FieldKind }

// FieldKind names what a field shows.
type FieldKind string

// FieldPage is the number of the page (số trang).
const FieldPage FieldKind = "page"

// Link is a text that opens an address (liên kết): http, https or mailto.
type Link struct {
	Target string
	Text   string
}

func (Text) inline()     {}
func (Tab) inline()      {}
func (Break) inline()    {}
func (Field) inline()    {}
func (Link) inline()     {}
func (*Picture) inline() {}

// Value is a datum of a table cell that keeps its type: XLSX stores the value,
// the other formats print the cell's text. The zero Value means "text only".
type Value struct {
	Kind   ValueKind
	Number float64   // for ValueNumber
	Date   time.Time // for ValueDate, midnight UTC
}

// ValueKind tells which field of a Value counts.
type ValueKind uint8

// The kinds of value.
const (
	ValueText ValueKind = iota
	ValueNumber
	ValueDate
)
