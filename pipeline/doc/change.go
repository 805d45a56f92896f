package doc

// Change is one amendment of a document (sửa đổi): [SetPage], [SetEdges], [SetColumns],
// [KeepRow], [SetFormat], [SetText], [PutRule], [SetRule] or [Drop]. It names the place by the block itself, so
// that it fits the document that was read and the file that it was read from.
type Change interface{ change() }

// SetPage gives a section its paper and margins.
type SetPage struct {
	Section int
	Page    Page
}

// SetEdges gives a section what stands at the top and the foot of its pages, and
// whether they are numbered anew.
type SetEdges struct {
	Section                           int
	Header, FirstHeader, Foot, Footer []Block
	Restart                           bool
}

// SetColumns gives the columns of a table other widths; there stay as many.
type SetColumns struct {
	Table   *Table
	Columns []Length
}

// KeepRow keeps a row of a table on one page.
type KeepRow struct {
	Table *Table
	Row   int
}

// SetFormat makes a paragraph, a heading or an item's paragraph look different. What
// is nil stays. The letters' properties are those of all its texts.
type SetFormat struct {
	Block                                 Block
	Font                                  *string
	Size                                  *float64 // pt
	Bold, Italic                          *bool
	Color                                 *string // "" is black
	Plain                                 bool    // takes underline, caps, shade and the like away
	Align                                 *Align
	Left, Right, FirstLine, Before, After *Length
	Line                                  *float64 // multiple of the pitch; takes an exact pitch away
	KeepNext, KeepLines                   *bool
	Start, End                            int // bytes of its [PlainText] that the letters' properties are for; both 0 is all
}

// SetText puts other letters in the place of bytes Start to End of the [PlainText] of
// a block's inlines. They look like the first letter that they replace.
type SetText struct {
	Block      Block
	Start, End int
	Text       string
}

// PutRule draws a line after a block.
type PutRule struct {
	After Block
	Rule  *Rule
}

// SetRule makes a line that the document has as long as Width, in the middle of its
// column if Center.
type SetRule struct {
	Rule   *Rule
	Width  Length
	Center bool
}

// Drop takes a block out.
type Drop struct{ Block Block }

func (SetPage) change()    {}
func (SetEdges) change()   {}
func (SetColumns) change() {}
func (KeepRow) change()    {}
func (SetFormat) change()  {}
func (SetText) change()    {}
func (PutRule) change()    {}
func (SetRule) change()    {}
func (Drop) change()       {}
