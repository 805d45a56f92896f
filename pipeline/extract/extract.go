// Package extract takes the records of a month out of a notice that somebody wrote
// (bóc dữ liệu): meeting, results, shortcomings, requirements, units and their tasks.
//
// The words: a [Piece] (mảnh) is a stretch of the source that was understood as one
// value, or was not. The pieces of a source, in their order, are all of its text:
// nothing is dropped, and what was not understood is said.
package extract

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/parts"
	"vanthu/pipeline/record"
)

// Piece is a stretch of the source's text (mảnh).
type Piece struct {
	Line  *parts.Line
	Text  string // as it stands in the source
	Key   string // the value that it became: "nhiem_vu[2].noi_dung"; "" if it was not understood
	Frame bool   // it belongs to the form and not to the data: letterhead, headings, lead-ins
}

// Result is what was taken out.
type Result struct {
	Month    *record.Month
	Pieces   []Piece
	Problems doc.Problems
}

// Month takes the records out of a document whose parts are known. The agency, which
// may be nil, tells the names of the units.
func Month(p *parts.Parts, a *record.Agency) *Result {
	return &Result{Month: &record.Month{}}
}

// Left are the pieces that were not understood.
func (r *Result) Left() []Piece { return nil }
