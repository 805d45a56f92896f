// Package xlsx writes documents as Excel workbooks (sổ tính), for those who go
// on to filter, count and add up what the document lists.
//
// A [doc.Doc] is first planned: its blocks become sheets ([sheet], trang tính)
// of rows ([row]) and cells ([cell]), each cell with its runs of text or its
// typed value and its [look], some merged over columns and rows ([merge]). The plan
// decides everything that can be seen. The [writer] then puts the plan into an excelize workbook and packs it.
//
// A document with tables of records carries its letterhead, its title and the
// tables: the first below the letterhead, each further one on a sheet of its
// own. A document without tables carries all its text in rows, the closing
// block too. A chart has a sheet of its own, with the numbers that it is drawn from.
// A table with filters is one that can be sorted: nothing in it is merged. Page numbers, the address at the foot of a page and pictures belong
// to paper; a signature or seal that a carried block had is told of. Files that the
// document carries stand on a last sheet that nobody sees ([Attachments]).
package xlsx

import (
	"fmt"

	"vanthu/pipeline/doc"
)

// Write writes the document as a workbook. The problems say what the workbook
// shows otherwise than the document; the same document gives the same bytes.
func Write(d *doc.Doc) ([]byte, doc.Problems, error) {
	p := planner{doc: d, names: map[string]bool{}, noted: map[doc.Problem]bool{}}
	if err := p.plan(); err != nil {
		return nil, nil, err
	}
	f, err := newWorkbook()
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	w := writer{file: f, styles: map[look]int{}, tones: map[doc.Tone]int{}, problems: p.problems}
	for i, s := range p.sheets {
		if err := w.sheet(i, s); err != nil {
			return nil, nil, fmt.Errorf("trang tính “%s”: %w", s.name, err)
		}
	}
	data, err := pack(f, d.Meta, d.Attached)
	return data, append(w.problems, d.Lost("tệp Excel", "xlsx-net-rieng")...), err
}
