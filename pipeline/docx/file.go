package docx

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/opc"
	"vanthu/pipeline/docx/xmltree"
)

// File is a Word file as read (tệp Word đã đọc): its document, what the model cannot hold,
// and where each block stands, so that it can be amended in place.
type File struct {
	Doc      *doc.Doc
	Asides   []Aside
	Problems doc.Problems // warnings: what was read as something else, or is only told
	Own      *Own         // nil if the file was not made by this program

	parts    *opc.Package         // of the package, in their order
	main     *opc.Part            // the part of the document
	places   map[doc.Block]*place // of every block, also those inside of others
	sections [][]*xmltree.Node    // the w:sectPr of each section: several if it goes on over continuous breaks, none if the file has none
}

// place is where a block stands (chỗ trong tệp). The node is its w:p or w:tbl. Of a rule it
// is its w:drawing, w:pict or v:line; the w:p with its border; or the w:tc whose edge it is.
type place struct {
	part *opc.Part
	node *xmltree.Node
}

// Aside is a text that stands beside the document's flow (phần ngoài mạch văn).
type Aside struct {
	Kind   AsideKind
	At     doc.Block // to which it belongs; nil is the document
	Blocks []doc.Block
}

// AsideKind says what an aside is.
type AsideKind uint8

// The kinds of aside.
const (
	AsideFootnote AsideKind = iota // cước chú
	AsideEndnote
	AsideTextBox
	AsideComment
	AsideEven    // header or footer of even pages
	AsideDeleted // tracked deletion: its text is not in the document
	AsideUnseen  // of the file, but on no page of the document: a header that is off, letters out of place
)

// Own is what a file of this program says of itself.
type Own struct {
	Intact bool // nothing has been changed since it was made
	Edits  []Edit
}

// Edit is what somebody changed by hand in a file of this program (sửa tay).
type Edit struct {
	Block doc.Block // that was changed or put in; of what was taken out, the one before, which may be nil
	Gone  int       // paragraphs that were taken out here
	New   bool      // the block has no counterpart in what was made
}

// Read is the document of a Word file, and what the model cannot hold of it.
func Read(data []byte) (*doc.Doc, doc.Problems, error) {
	f, err := Open(data)
	if err != nil {
		return nil, nil, err
	}
	return f.Doc, f.Problems, nil
}

// Note is a comment for a place of the document (nhận xét).
type Note struct {
	Block   doc.Block // nil is the first paragraph of Section
	Section int
	Text    string
}
