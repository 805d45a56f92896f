// Package intake reads what people give (YAML, JSON and the XLSX workbook) into
// records. Every reader makes the same tree of [Node]s, in which each value
// knows its place; one decoder turns the tree into records, so that the same
// month gives equal records whatever file it came from. Text in an old encoding
// (bảng mã cũ) is decoded before anything is matched or cleaned, and that is said
// in a warning. All faults of an input
// are reported at once, each with its place and how to mend it.
package intake

import "vanthu/pipeline/doc"

// Node is a value of an input with its place (giá trị và vị trí): text, a
// mapping or a sequence.
type Node struct {
	Kind   NodeKind
	Pos    doc.Position
	Text   string  // of a scalar: as written, normalised
	Keys   []Key   // of a mapping, in the order of the input
	Values []*Node // of a mapping (beside Keys) or of a sequence
}

// Key is a key of a mapping and its place.
type Key struct {
	Name string
	Pos  doc.Position
}

// NodeKind tells what a Node is.
type NodeKind uint8

// The kinds of node.
const (
	Scalar NodeKind = iota
	Mapping
	Sequence
)
