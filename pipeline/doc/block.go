package doc

// Block is one of [*Paragraph], [*Heading], [*List], [*Table], [*Rule] or [*Chart].
type Block interface{ block() }

// Role says what a block is in the thể thức, for checks and for the structure
// tree of a PDF. It never decides how the block looks.
type Role string

// The roles, after the components (thành phần thể thức) of NĐ 30, Phụ lục I.
const (
	RoleNone       Role = ""
	RoleBody       Role = "body"       // nội dung văn bản
	RoleLetterhead Role = "letterhead" // bảng đầu văn bản
	RoleMotto      Role = "motto"      // Quốc hiệu, Tiêu ngữ
	RoleAgency     Role = "agency"     // tên cơ quan chủ quản, cơ quan ban hành
	RoleNumber     Role = "number"     // số, ký hiệu
	RoleDateline   Role = "dateline"   // địa danh và thời gian ban hành
	RoleTitle      Role = "title"      // tên loại
	RoleSubject    Role = "subject"    // trích yếu
	RoleUrgency    Role = "urgency"    // dấu chỉ mức độ khẩn
	RoleAddressee  Role = "addressee"  // kính gửi
	RoleAuthority  Role = "authority"  // thẩm quyền ban hành, "QUYẾT ĐỊNH:"
	RoleBasis      Role = "basis"      // căn cứ ban hành
	RoleClosing    Role = "closing"    // bảng nơi nhận và chữ ký
	RoleSignature  Role = "signature"  // quyền hạn, chức vụ, họ tên người ký
	RoleRecipients Role = "recipients" // nơi nhận
	RoleAnnex      Role = "annex"      // phụ lục
	RoleContact    Role = "contact"    // địa chỉ, thư điện tử, trang thông tin của cơ quan
	RoleData       Role = "data"       // a table of records: XLSX keeps it as typed cells
)

// Paragraph is a paragraph (đoạn văn).
type Paragraph struct {
	Style   string // id of a style of the sheet; "" is the default style
	Role    Role
	Align   Align // AlignStyle takes the style's
	Inlines []Inline
}

// Heading is a numbered or plain heading (đề mục). Label is its number as
// printed ("I.", "Điều 2."), separated from the text by one space; it may be
// empty. Level counts from 1.
type Heading struct {
	Style   string
	Level   int
	Label   string
	Inlines []Inline
}

// List is a list (danh sách khoản, điểm, gạch đầu dòng). It is never empty and
// two lists of the same kind never follow each other.
type List struct {
	Ordered bool
	Items   []Item
}

// Item is an entry of a list. Label is its number or bullet as printed ("1.",
// "đ)", "-"), separated from the text by one space. The first block of an item
// is a *Paragraph: the label stands at its beginning, in bold if LabelBold.
type Item struct {
	Label     string
	LabelBold bool
	Blocks    []Block
}

// Rule is a horizontal line (đường kẻ), drawn in a small paragraph of its own. In a
// file of others it may hang on the text above it instead.
type Rule struct {
	Role   Role
	Mark   Mark
	Width  Length
	Weight Length // thickness
	Align  Align
	Before Length // space between the text above and the line
	After  Length // space under the line
}

// Mark is what a line is made of (cách kẻ).
type Mark uint8

// The marks. MarkDrawn is a shape in a paragraph of its own; the others hang on the
// paragraph before it.
const (
	MarkDrawn  Mark = iota
	MarkShape       // a shape anchored to a paragraph with text
	MarkBorder      // the border of a paragraph or of a cell
)

// Table is a table (bảng). Columns are the grid's widths: the cells of a row and
// the cells of rows above that reach down into it cover each of them once, from
// left to right ([Table.Grid]). HeaderRows rows at the top repeat on every page;
// no cell reaches from them into the rows below.
type Table struct {
	Role       Role
	Columns    []Length
	HeaderRows int
	Border     Border // of every cell edge; a zero weight draws nothing
	Padding    Length // left and right inside each cell
	Align      Align  // of the table between the margins
	Filter     bool   // a spreadsheet offers filters on it and keeps its heading in sight
	Signals    []Signal
	Rows       []Row
}

// Signal is what a spreadsheet shows by colour on the screen, beside the words: the
// rows of a table of records in which the text of the cell in a grid column begins
// with Prefix (dấu hiệu). It is never printed: documents are black on white (NĐ 30,
// Phụ lục I).
type Signal struct {
	Column int // of the grid, from 0
	Prefix string
	Tone   Tone
}

// Tone is what a signal says (sắc thái).
type Tone uint8

// The tones.
const (
	ToneGood  Tone = iota // done in time: green
	ToneLate              // done, but late: orange
	TonePlain             // done, without a date: grey-green
	ToneCalm              // in term: blue
	ToneNear              // near the deadline: yellow
	ToneAlarm             // overdue: red
	ToneMuted             // nothing to watch: grey
)

// Border is a line around cells. Color is "RRGGBB", "" is black.
type Border struct {
	Weight Length
	Color  string
}

// Row is a table row (hàng). CanSplit lets it continue on the next page, unless a
// cell binds it to another row. Cells are those that begin in the row, one at least.
type Row struct {
	CanSplit bool
	Height   Length // at least; 0 lets the content decide
	Cells    []Cell
}

// Cell is a table cell (ô). Span counts the grid columns that it covers and Down
// the rows, its own the first; 0 is one. A cell over several rows binds them: they
// stay on one page if they fit, and the last grows with the cell's content. A
// cell that holds one datum keeps it typed in Value beside its text.
type Cell struct {
	Span   int
	Down   int
	Middle bool // content centred vertically
	Value  Value
	Blocks []Block
}

// SpacerHeight is the height of the empty paragraph that word processors want
// between two tables, and after a table that ends a cell or a section.
const SpacerHeight Length = 20

// Content is the blocks of cell j. A cell without any holds an empty paragraph.
func (r *Row) Content(j int) []Block {
	if len(r.Cells[j].Blocks) > 0 {
		return r.Cells[j].Blocks
	}
	return []Block{r.Filler(j)}
}

// Filler is the empty paragraph for a cell without text at the place of cell j, or
// for what a cell of a row above covers there. Its style is that of the nearest
// text before it in the row, else after it.
func (r *Row) Filler(j int) *Paragraph {
	for i := j - 1; i >= 0; i-- {
		if id, ok := FirstStyle(r.Cells[i].Blocks); ok {
			return &Paragraph{Style: id}
		}
	}
	for i := j; i < len(r.Cells); i++ {
		if id, ok := FirstStyle(r.Cells[i].Blocks); ok {
			return &Paragraph{Style: id}
		}
	}
	return &Paragraph{}
}

// FirstStyle is the style of the first text of blocks, and whether they have
// any text before a table or rule.
func FirstStyle(blocks []Block) (id string, ok bool) {
	if len(blocks) == 0 {
		return "", false
	}
	switch b := blocks[0].(type) {
	case *Paragraph:
		return b.Style, true
	case *Heading:
		return b.Style, true
	case *List:
		if len(b.Items) > 0 {
			return FirstStyle(b.Items[0].Blocks)
		}
	}
	return "", false
}

func (*Paragraph) block() {}
func (*Heading) block()   {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Rule) block()      {}
