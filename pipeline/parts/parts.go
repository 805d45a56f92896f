// Package parts recognises the components of an administrative document (thành phần
// thể thức) in any document model, however badly it was made: by what the words say,
// where they stand and how they look, never by the names of styles.
//
// The words: a [Line] (dòng) is one line of text as its writer typed it: a paragraph,
// or what line breaks cut out of one. The [Parts] (các thành phần) of a document point
// to lines, to the drawn rules and to the tables that hold them. A part that is not
// found is nil: whether it may be missing is for others to judge.
package parts

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
)

// Line is a line of text as typed, with how it looks (dòng).
type Line struct {
	Block   doc.Block // *doc.Paragraph or *doc.Heading
	Label   string    // number or bullet before the text, typed or automatic: "1.", "đ)", "-", "Điều 2."; "" if none
	Typed   bool      // the label is typed, so that it stands in the block's own text
	Text    string    // without the label: NFC, spaces as typed
	Start   int       // where Text begins in the PlainText of the block's inlines, in bytes
	Style   doc.Style // of the paragraph, with its own Align
	Spans   []Span    // the text, piece by piece
	Section int       // index in the document
	Table   *doc.Table
	Row     int // in Table, from 0
	Cell    int
	Before  []*doc.Rule // rules right above it and under it, in the same column
	After   []*doc.Rule
	Role    doc.Role // what it was recognised as; RoleNone is plain text of the body
}

// Span is letters of one look (đoạn cùng kiểu chữ), everything resolved.
type Span struct {
	Text         string
	Font         string // "Times New Roman" if nothing else was said
	Size         float64
	Bold, Italic bool
	Color        string // "RRGGBB"; "" is black or automatic
	doc.Decor
}

// Parts are the components of one document. Lists are empty and pointers nil where a
// part was not found.
type Parts struct {
	Doc   *doc.Doc
	Lines []*Line // all of the document, in reading order, annexes too; not those of page edges

	Kind   thethuc.Kind // what the document was taken for; Key is "" if nothing tells
	KindBy string       // why, in Vietnamese: "tên loại “THÔNG BÁO”"
	Draft  bool         // it has neither number nor day yet

	Letterhead  *doc.Table // nil if it is not in a table
	Nation      *Line      // Quốc hiệu
	Motto       *Line      // Tiêu ngữ
	MottoRule   *Stroke
	Superior    []*Line // cơ quan chủ quản
	Agency      []*Line // cơ quan ban hành
	AgencyRule  *Stroke
	Number      *Line   // "Số: 05/TB-SNgV"
	About       []*Line // trích yếu of a công văn, "V/v ..."
	Dateline    *Line   // địa danh và thời gian
	Urgency     *Line
	Title       *Line   // tên loại
	Subject     []*Line // trích yếu under the tên loại
	SubjectRule *Stroke
	Addressees  []*Line // "Kính gửi: ..." and the places under it
	Power       []*Line // thẩm quyền ban hành above the grounds: "GIÁM ĐỐC SỞ NỘI VỤ"
	Grounds     []*Line // căn cứ
	Enacting    *Line   // "QUYẾT ĐỊNH:"
	Body        []*Line // nội dung, tables too (their lines have Table set), up to the closing
	Closing     *doc.Table
	Recipients  []*Line // "Nơi nhận:" first, then its entries
	Signatures  []Signature
	Contact     []*Line
	Annexes     []Annex
}

// Stroke is a line under a part (đường kẻ): drawn, a border, typed with underscores or
// dashes, or the underlining of the text itself.
type Stroke struct {
	Rule  *doc.Rule // nil if it is typed or an underlining
	Typed *Line     // the line of underscores
	Width doc.Length
	Under *Line // the text that it stands under
}

// Signature is a signature block (khối ký): lines in their order, each nil or empty if
// missing.
type Signature struct {
	Authority []*Line // "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", with a dot or without
	Post      *Line
	Name      *Line
}

// Annex is a phụ lục.
type Annex struct {
	Section  int   // in which it begins
	Label    *Line // "Phụ lục I"
	Title    []*Line
	Attached *Line // "(Kèm theo ...)"
	Rule     *Stroke
	Body     []*Line
}

// Find recognises the parts of d.
func Find(d *doc.Doc, r *thethuc.Rules) *Parts {
	return &Parts{Doc: d}
}
