package intake

import (
	"reflect"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/record"
)

// Own is [Month] for a month of an office's folder, where others stand beside it: what
// they must know of each other is not judged yet (see [record.Month.CheckOwn]). Place
// tells where the value at a path of the record stands, or the nearest value above it,
// and whether it could be read.
func Own(input, agency *Node) (m *record.Month, place func(path string) (doc.Position, bool), ps doc.Problems) {
	d := newDecoder()
	m = new(record.Month)
	d.value(profile(agency), reflect.ValueOf(&m.Agency).Elem(), agencyKey)
	d.value(input, reflect.ValueOf(m).Elem(), "")
	m.Complete()
	d.faults(m.CheckOwn())
	place = func(path string) (doc.Position, bool) { return d.place(path), !d.unread(path) }
	return m, place, d.problems
}

// Part is the record of the tree of a part of a month, such as tien-do.yaml. It is
// neither completed nor checked; the problems are the values that cannot be read.
func Part(n *Node) (*record.Month, doc.Problems) {
	d := newDecoder()
	m := new(record.Month)
	d.value(n, reflect.ValueOf(m).Elem(), "")
	d.problems.Sort()
	return m, d.problems
}
