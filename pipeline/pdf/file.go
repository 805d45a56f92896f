package pdf

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"
)

// file is a PDF taken apart: what stands between "obj" and "endobj" of each
// object, by number. Object 0 does not exist. Objects of a pack stand in it.
type file struct {
	objects    [][]byte
	root, info int
	pack       pack
}

// errShape tells that fpdf wrote something else than it does.
var errShape = errors.New("pdf: fpdf's output has an unexpected form")

// parse takes fpdf's output apart by its cross-reference table.
func parse(raw []byte) (*file, error) {
	table := bytes.LastIndex(raw, []byte("\nxref\n0 "))
	trailer := bytes.LastIndex(raw, []byte("\ntrailer\n"))
	if table < 0 || trailer < table {
		return nil, errShape
	}
	lines := bytes.Split(raw[table+1:trailer], []byte("\n"))[3:] // less "xref", "0 n" and object 0
	type entry struct{ number, at int }
	entries := make([]entry, 0, len(lines))
	for i, l := range lines {
		at, err := strconv.Atoi(string(l[:min(10, len(l))]))
		if err != nil || at > table {
			return nil, errShape
		}
		entries = append(entries, entry{i + 1, at})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.at, b.at) })
	entries = append(entries, entry{0, table + 1})
	f := &file{objects: make([][]byte, len(entries)), root: len(entries) - 1, info: len(entries) - 2}
	for i, e := range entries[:len(entries)-1] {
		_, body, ok := bytes.Cut(raw[e.at:entries[i+1].at], []byte(" 0 obj\n"))
		body, end := bytes.CutSuffix(body, []byte("endobj\n"))
		if !ok || !end {
			return nil, errShape
		}
		f.objects[e.number] = body
	}
	return f, nil
}

// add appends an object and returns its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// pack is small objects that are deflated together: those numbered first, first
// + 1 ... They end in data where ends says.
type pack struct {
	first int
	data  []byte
	ends  []int
}

// begin starts the pack after all objects there are.
func (f *file) begin() { f.pack.first = len(f.objects) }

// next is the number of the object whose data comes next.
func (p *pack) next() int { return p.first + len(p.ends) }

// done ends an object.
func (p *pack) done() { p.ends = append(p.ends, len(p.data)) }

// perPack is how many objects of a pack stand in one stream: readers that want
// one object inflate them all.
const perPack = 256

// streams writes the pack as object streams (ISO 32000-1, 7.5.7) after the
// objects that it numbers, and returns the number of the first.
func (f *file) streams() int {
	f.objects = append(f.objects, make([][]byte, len(f.pack.ends))...)
	first, start := len(f.objects), 0
	var b []byte
	for ends := range slices.Chunk(f.pack.ends, perPack) {
		b = b[:0]
		at := start
		for i, end := range ends {
			b = strconv.AppendInt(b, int64(f.pack.first+perPack*(len(f.objects)-first)+i), 10)
			b = append(b, ' ')
			b = strconv.AppendInt(b, int64(at-start), 10)
			b = append(b, ' ')
			at = end
		}
		head := len(b)
		b = append(b, f.pack.data[start:at]...)
		start = at
		f.add(deflated(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(ends), head), b))
	}
	return first
}

// compressors are kept between documents: making one takes longer than a page.
var compressors = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a valid constant
	}
	return w
}}

// deflated is the body of a stream object whose content is deflated.
func deflated(entries string, content []byte) []byte {
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	b := bytes.NewBuffer(make([]byte, 0, len(content)/3+256))
	w.Reset(b)
	w.Write(content) // a buffer takes everything
	w.Close()
	return stream(entries+" /Filter /FlateDecode", b.Bytes())
}

// stream is the body of a stream object.
func stream(entries string, content []byte) []byte {
	b := make([]byte, 0, len(entries)+len(content)+60)
	b = fmt.Appendf(b, "<<%s /Length %d>>\nstream\n", entries, len(content))
	b = append(b, content...)
	return append(b, "\nendstream\n"...)
}

// assemble writes the file. Size is about that of the objects.
func (f *file) assemble(size int) []byte {
	packed := f.streams()
	b := make([]byte, 0, size+len(f.pack.data)/2+4096)
	b = append(b, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	table := make(table, 0, (len(f.objects)+1)*entrySize)
	table = table.add(0, 0, 65535)
	for i, body := range f.objects[1:] {
		if k := i + 1 - f.pack.first; k >= 0 && k < len(f.pack.ends) {
			table = table.add(2, packed+k/perPack, k%perPack)
			continue
		}
		table = table.add(1, len(b), 0)
		b = strconv.AppendInt(b, int64(i+1), 10)
		b = append(b, " 0 obj\n"...)
		b = append(b, body...)
		b = append(b, "endobj\n"...)
	}
	at := len(b)
	table = table.add(1, at, 0)
	b = fmt.Appendf(b, "%d 0 obj\n", len(f.objects))
	b = append(b, deflated(fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /DecodeParms <</Columns %d /Predictor 12>>\n/Root %d 0 R /Info %d 0 R\n%s",
		len(f.objects)+1, entrySize, f.root, f.info, idOpen+noID+idMiddle+noID+idClose), table.differences())...)
	b = fmt.Appendf(b, "endobj\nstartxref\n%d\n%%%%EOF\n", at)
	seal(b)
	return b
}

// table is the entries of a cross-reference stream (ISO 32000-1, 7.5.8): one
// byte of kind, four of place, two of generation or index.
type table []byte

const entrySize = 7

func (t table) add(kind byte, place, index int) table {
	t = append(t, kind)
	t = binary.BigEndian.AppendUint32(t, uint32(place))
	return binary.BigEndian.AppendUint16(t, uint16(index))
}

// differences writes each entry as the difference to the one before, which
// deflates far better: the predictor "up" of PNG.
func (t table) differences() []byte {
	out := make([]byte, 0, len(t)/entrySize*(entrySize+1))
	for i, c := range t {
		if i%entrySize == 0 {
			out = append(out, 2)
		}
		if i >= entrySize {
			c -= t[i-entrySize]
		}
		out = append(out, c)
	}
	return out
}
