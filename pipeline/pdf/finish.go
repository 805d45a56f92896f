package pdf

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"

	"vanthu/pipeline/doc"
)

// file is a PDF taken apart: what stands between "obj" and "endobj" of each
// object, by number. Object 0 does not exist.
type file struct {
	objects    [][]byte
	root, info int
}

// errShape tells that fpdf wrote something else than it does.
var errShape = errors.New("pdf: fpdf's output has an unexpected form")

// finish adds to fpdf's output what fpdf has no call for.
func finish(raw []byte, fonts []*embedded, m doc.Meta) ([]byte, error) {
	f, err := parse(raw)
	if err != nil {
		return nil, err
	}
	if err := f.compressPages(); err != nil {
		return nil, err
	}
	if err := f.completeFonts(fonts); err != nil {
		return nil, err
	}
	f.catalog(m)
	return f.assemble(len(raw)), nil
}

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

// compressors are kept between documents: making one takes longer than a page.
var compressors = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a valid constant
	}
	return w
}}

// compressPages deflates the contents of the pages.
func (f *file) compressPages() error {
	var b bytes.Buffer
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	for i, body := range f.objects {
		content, ok := plainStream(body)
		if !ok {
			continue
		}
		b.Reset()
		w.Reset(&b)
		if _, err := w.Write(content); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		f.objects[i] = stream("/Filter /FlateDecode", b.Bytes())
	}
	return nil
}

// plainStream is the content of a page, which fpdf left as it was.
func plainStream(body []byte) ([]byte, bool) {
	if !bytes.HasPrefix(body, []byte("<</Length ")) {
		return nil, false
	}
	head, content, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	if !ok || bytes.Contains(head, []byte("/Filter")) {
		return nil, false
	}
	return bytes.CutSuffix(content, []byte("\nendstream\n"))
}

// stream is the body of a stream object.
func stream(entries string, content []byte) []byte {
	b := make([]byte, 0, len(entries)+len(content)+60)
	b = fmt.Appendf(b, "<<%s /Length %d>>\nstream\n", entries, len(content))
	b = append(b, content...)
	return append(b, "\nendstream\n"...)
}

// completeFonts gives every font Unicode and exact widths. fpdf writes fonts in
// the order of their keys, each followed by its widths and its descriptor.
func (f *file) completeFonts(fonts []*embedded) error {
	unicode := map[*codePage]int{}
	n := 0
	for i, body := range f.objects[:len(f.objects):len(f.objects)] {
		if !bytes.HasPrefix(body, []byte("<</Type /Font\n/BaseFont /")) {
			continue
		}
		if n == len(fonts) || !bytes.HasPrefix(body[len("<</Type /Font\n/BaseFont /"):], []byte(fonts[n].name()+"\n")) {
			return errShape
		}
		page := fonts[n].page
		if unicode[page] == 0 {
			unicode[page] = f.add(stream("", page.toUnicode))
		}
		body, ok := bytes.CutSuffix(body, []byte(">>\n"))
		if !ok {
			return errShape
		}
		f.objects[i] = fmt.Appendf(bytes.Clone(body), "/ToUnicode %d 0 R>>\n", unicode[page])
		f.objects[i+1] = fonts[n].widths()
		n++
	}
	if n != len(fonts) {
		return errShape
	}
	return nil
}

// catalog writes the document's root anew: fpdf's has an empty list of attached
// files and lacks the rest.
func (f *file) catalog(m doc.Meta) {
	meta := f.add(stream("/Type /Metadata /Subtype /XML", xmp(m)))
	f.objects[f.root] = fmt.Appendf(nil, "<</Type /Catalog\n/Pages 1 0 R\n/Lang (%s)\n/Metadata %d 0 R\n"+
		"/ViewerPreferences <</DisplayDocTitle true>>>>\n", language(m), meta)
}

// assemble writes the file.
func (f *file) assemble(size int) []byte {
	b := make([]byte, 0, size+4096)
	b = append(b, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	offsets := make([]int, len(f.objects))
	for i, body := range f.objects[1:] {
		offsets[i+1] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n", i+1)
		b = append(b, body...)
		b = append(b, "endobj\n"...)
	}
	table := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, at := range offsets[1:] {
		b = fmt.Appendf(b, "%010d 00000 n \n", at)
	}
	b = fmt.Appendf(b, "trailer\n<</Size %d\n/Root %d 0 R\n/Info %d 0 R\n", len(f.objects), f.root, f.info)
	b = append(b, idOpen+noID+idMiddle+noID+idClose...)
	b = fmt.Appendf(b, ">>\nstartxref\n%d\n%%%%EOF\n", table)
	seal(b)
	return b
}
