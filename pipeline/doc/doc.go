// Package doc is the document model (văn bản): what every template becomes and
// every writer reads. It imports nothing of ours.
//
// A [Doc] is a style sheet and a list of sections. A [Section] is a run of
// pages of one size with one header. Sections hold blocks; a [Block] is one of
// [*Paragraph], [*Heading], [*List], [*Table], [*Rule] or [*Chart]. Blocks hold
// inlines; an [Inline] is one of [Text], [Tab], [Break], [Field], [Link] or [*Picture]. Both
// sets are closed: a writer's switch over them ends in a failing default.
//
// The model is generic and canonical: neighbouring texts of equal format are
// one [Text], no text is empty, all text is in NFC. How things look stands in
// the style sheet ([Style]), never in the writers; what a part is for the law
// (letterhead, signature ...) stands in its [Role].
//
// Lengths are twips, twentieths of a point: the unit that Word stores, so that
// no writer rounds.
package doc

import "time"

// Doc is one document (văn bản).
type Doc struct {
	Meta     Meta
	Styles   []Style // every style that a block names; the first is the default
	Sections []Section
	Attached []Attachment
}

// Attachment is a file that the document carries and does not show (tệp kèm).
type Attachment struct {
	Name string // a file's name: "du-lieu.yaml"
	Type string // its media type: "application/yaml"
	Data []byte
}

// Meta is what a file's properties say of the document (thuộc tính tệp).
type Meta struct {
	Kind     string    // the kind's key, such as "thong_bao"
	Title    string    // tên loại và trích yếu, one line
	Subject  string    // trích yếu
	Author   string    // the issuing agency (cơ quan ban hành)
	Number   string    // số, ký hiệu; empty in a draft
	Language string    // BCP 47, "vi-VN"
	Issued   time.Time // ngày ban hành, UTC; zero in a draft
	Date     time.Time // date of the file's properties, UTC; never zero
}

// Section is a run of pages of one size (phần trang): the body, or one annex.
type Section struct {
	Page        Page
	Header      []Block // on every page of the section but its first
	FirstHeader []Block // on the section's first page; no document of the program has any
	Foot        []Block // at the end of the text's room on the section's first page
	Footer      []Block // in the bottom margin of every page but the first; no document of the program has any
	Restart     bool    // page numbers start again from 1
	Role        Role    // RoleBody or RoleAnnex
	Blocks      []Block
}

// Page is a page's size and margins as displayed (khổ giấy, lề).
type Page struct {
	Width, Height            Length
	Top, Bottom, Left, Right Length
	HeaderDistance           Length // from the paper's top edge to the header
}

// TextWidth is the width between the margins.
func (p Page) TextWidth() Length { return p.Width - p.Left - p.Right }

// Landscape tells whether the page is wider than high.
func (p Page) Landscape() bool { return p.Width > p.Height }

// Style returns the style named id, and whether the sheet has it.
func (d *Doc) Style(id string) (Style, bool) {
	for _, s := range d.Styles {
		if s.ID == id {
			return s, true
		}
	}
	return Style{}, false
}
