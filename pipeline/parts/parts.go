// Package parts recognises the components of an administrative document (thành phần
// thể thức) in any document model, however badly it was made: by what the words say,
// where they stand and how they look, never by the names of styles.
//
// The words: a [Line] (dòng) is one line of text as its writer typed it: a paragraph,
// what line breaks cut out of one, or what stands in one column of a paragraph whose
// columns are made of tabs or spaces. The [Parts] (các thành phần) of a document point
// to lines, to the drawn rules and to the tables that hold them. A part that is not
// found is nil: whether it may be missing is for others to judge.
//
// Nothing is lost: every line that is not blank stands in one part, in the body, in an
// annex or among the [Parts.Other].
package parts

import (
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/thethuc"
)

// Line is a line of text as typed, with how it looks (dòng).
type Line struct {
	Block   doc.Block // *doc.Paragraph or *doc.Heading
	Label   string    // number or bullet before the text, typed or automatic: "1.", "đ)", "-", "Điều 2."; "" if none
	Typed   bool      // the label is typed, so that it stands in the block's own text
	Text    string    // without the label: NFC, spaces as typed
	From    int       // where the line begins in the PlainText of the block's inlines, in bytes, a typed label included
	Start   int       // where Text begins there
	End     int       // where it ends
	Style   doc.Style // of the paragraph, with its own Align
	Spans   []Span    // the text, piece by piece
	Section int       // index in the document
	Table   *doc.Table
	Row     int // in Table, from 0
	Cell    int
	Before  []*doc.Rule // rules right above it and under it, in the same column
	After   []*doc.Rule
	Role    doc.Role // what it was recognised as; RoleNone is plain text of the body
	More    []*Line  // the lines on which a part that has one line goes on: "VIỆT NAM" under Quốc hiệu

	own   string     // label and text as typed, NFC
	plain string     // the same in the block's PlainText
	look  []Span     // of own
	fold  string     // of own, made when asked for
	room  doc.Length // of its column, without indents
	col   int        // of the table's grid
	side  side       // of two columns that are made of tabs or spaces
	page  bool       // a page break is right before it
	taken bool       // it is in some part
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
	Title       *Line   // tên loại; of "BÁO CÁO KẾT QUẢ THÁNG 10" in one line the first two words
	Subject     []*Line // trích yếu under the tên loại, or after it in its line
	SubjectRule *Stroke
	Addressees  []*Line // "Kính gửi: ..." and the places under it
	Power       []*Line // thẩm quyền ban hành above the grounds: "GIÁM ĐỐC SỞ NỘI VỤ"
	Grounds     []*Line // căn cứ
	Enacting    *Line   // "QUYẾT ĐỊNH:"
	Body        []*Line // nội dung, tables too (their lines have Table set), up to the closing; with blank lines inside
	Closing     *doc.Table
	Recipients  []*Line // "Nơi nhận:" first, then its entries
	Signatures  []Signature
	Contact     []*Line // those at the foot of the first page are not in Lines
	Annexes     []Annex
	Other       []*Line // stands in letterhead or closing (Role says which) and is none of the parts: "MẬT", "(Đã ký)"
}

// Stroke is a line under a part (đường kẻ): drawn, a border, typed with underscores or
// dashes, or the underlining of the text itself.
type Stroke struct {
	Rule  *doc.Rule // nil if it is typed or an underlining
	Typed *Line     // the line of underscores
	Width doc.Length
	Under *Line // the text that it stands under, the last line of it

	over []*Line // all lines of that part
}

// Signature is a signature block (khối ký): lines in their order, each nil or empty if
// missing. One without any line is the room that a draft leaves for it.
type Signature struct {
	Authority []*Line // "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", with a dot or without; "THƯ KÝ" above a post
	Post      *Line
	Name      *Line
}

// Annex is a phụ lục.
type Annex struct {
	Section  int   // in which it begins
	Label    *Line // "Phụ lục I"; nil if the annex has only a title
	Title    []*Line
	Attached *Line // "(Kèm theo ...)"
	Rule     *Stroke
	Body     []*Line // with blank lines inside
}

// Find recognises the parts of d.
func Find(d *doc.Doc, r *thethuc.Rules) *Parts {
	f := &finder{Parts: &Parts{Doc: d}, rules: r}
	f.read()
	f.columns()
	f.letterhead()
	f.title()
	f.agencies()
	f.opening()
	f.closing()
	f.annexes()
	f.rest()
	f.strokes()
	f.kind()
	return f.Parts
}

// LinesOf are the lines of a block, in their order.
func (p *Parts) LinesOf(b doc.Block) (out []*Line) {
	for _, l := range p.Lines {
		if l.Block == b {
			out = append(out, l)
		}
	}
	return out
}

// InTable are the lines that stand in a table, without those of tables inside it.
func (p *Parts) InTable(t *doc.Table) (out []*Line) {
	for _, l := range p.Lines {
		if l.Table == t && t != nil {
			out = append(out, l)
		}
	}
	return out
}

// finder finds the parts of one document.
type finder struct {
	*Parts
	rules *thethuc.Rules
	kinds []named // of the rules, folded

	after  int          // index in Lines of the first line under letterhead and title
	end    int          // of the first line of the closing
	past   int          // of the first line after it
	annex  int          // of the first line of the first annex
	second []*doc.Table // tables that go on with the letterhead

	drawn map[*doc.Rule]bool // rules that are already the stroke of a part
	at    map[*Line]int      // when all lines are cut
}

// take makes lines be a part of a role.
func (f *finder) take(role doc.Role, lines ...*Line) {
	for _, l := range lines {
		if l != nil {
			l.Role, l.taken = role, true
		}
	}
}

// other puts lines among those that are none of the parts.
func (f *finder) other(role doc.Role, lines ...*Line) {
	f.take(role, lines...)
	f.Other = append(f.Other, lines...)
}

// positions is where each line stands in the document.
func (f *finder) positions() map[*Line]int {
	out := make(map[*Line]int, len(f.Lines))
	for i, l := range f.Lines {
		out[l] = i
	}
	return out
}

// index is where a line stands in the document; -1 if it does not.
func (f *finder) index(l *Line) int { return slices.Index(f.Lines, l) }
