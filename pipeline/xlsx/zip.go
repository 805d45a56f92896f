package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/seal"
)

// pack writes the workbook with the file properties that m gives and the files that
// the document carries, sealed. The
// same workbook gives the same bytes: parts stand in the order of their names,
// [Content_Types].xml first, and no entry carries a time of its own.
func pack(f *excelize.File, m doc.Meta, carried []doc.Attachment) ([]byte, error) {
	if err := properties(f, m); err != nil {
		return nil, fmt.Errorf("thuộc tính tệp: %w", err)
	}
	parts := &partList{}
	f.Theme = nil // the theme's part is in the package already: no need to write it anew
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("ghi sổ tính: %w", err)
	}
	if len(carried) > 0 {
		if err := parts.carry(carried, f.SheetCount+1); err != nil {
			return nil, err
		}
	}
	parts.close()
	return parts.zip()
}

// properties fills docProps: what the file's properties show in a file manager.
func properties(f *excelize.File, m doc.Meta) error {
	stamp := m.Date.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: xmlText(m.Title), Subject: xmlText(m.Subject), Creator: xmlText(m.Author), LastModifiedBy: xmlText(m.Author),
		Identifier: xmlText(m.Number), Language: m.Language, Created: stamp, Modified: stamp,
	}); err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "vanthu", Company: xmlText(m.Author)}); err != nil {
		return err
	}
	// Only to have the part declared: its content is put in when all others are known.
	return f.SetCustomProps(excelize.CustomProperty{Name: seal.Property, Value: ""})
}

// part is one file of the package.
type part struct {
	name    string
	content bytes.Buffer
	carries bool // it is the sheet of the files, not excelize's
}

// partList collects the parts that excelize writes. It is an [excelize.ZipWriter].
type partList struct{ parts []*part }

// Create adds a part.
func (l *partList) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	l.parts = append(l.parts, p)
	return &p.content, nil
}

// AddFS is never called when a workbook is written.
func (l *partList) AddFS(fs.FS) error {
	return fmt.Errorf("không hỗ trợ chép cả thư mục vào sổ tính")
}

// Close does nothing: the parts are packed when all are there.
func (l *partList) Close() error { return nil }

// close sorts the parts, makes their content repeatable and seals them.
func (l *partList) close() {
	slices.SortFunc(l.parts, func(a, b *part) int { return cmp.Compare(a.name, b.name) })
	for _, p := range l.parts {
		switch {
		case p.name == "[Content_Types].xml":
			sortDefaults(&p.content)
		case strings.HasPrefix(p.name, "xl/worksheets/") && !p.carries:
			strike(&p.content)
		}
	}
	sum := seal.Sum(func(yield func(string, []byte) bool) {
		for _, p := range l.parts {
			if !yield(p.name, p.content.Bytes()) {
				return
			}
		}
	})
	for _, p := range l.parts {
		if p.name == seal.PartName {
			p.content = *bytes.NewBuffer(seal.Part(sum))
		}
	}
}

// sortDefaults puts the <Default> elements of [Content_Types].xml in order:
// excelize writes those of pictures in the order of a map.
func sortDefaults(content *bytes.Buffer) {
	const tag = "<Default "
	all := content.Bytes()
	first := bytes.Index(all, []byte(tag))
	if first < 0 {
		return
	}
	end := first + bytes.LastIndex(all[first:], []byte(tag))
	end += bytes.Index(all[end:], []byte("</Default>")) + len("</Default>")
	elements := bytes.SplitAfter(bytes.Clone(all[first:end]), []byte("</Default>"))
	slices.SortFunc(elements, bytes.Compare)
	copy(all[first:end], bytes.Join(elements, nil))
}

// fittedLevel marks a row whose height is only what its text asks for now.
// excelize can write a height only as one that the user has fixed, so that the
// row would not grow with its text; the mark is an outline level that no sheet
// here uses, and goes with the fixing.
const fittedLevel = 7

// struck is what is taken out of sheets: the fixing of rows that are marked, which
// then grow with their text; the word that a filter is in force, which excelize
// writes of one that is only offered; the breaks of columns that it adds to those of
// rows, empty.
var struck = [][]byte{
	[]byte(` customHeight="1" outlineLevel="7"`),
	[]byte(` filterMode="true"`),
	[]byte(`<colBreaks></colBreaks>`),
}

// strike takes out of a sheet what is struck.
func strike(content *bytes.Buffer) {
	for _, mark := range struck {
		if bytes.Contains(content.Bytes(), mark) { // else nothing is copied
			*content = *bytes.NewBuffer(bytes.ReplaceAll(content.Bytes(), mark, nil))
		}
	}
}

// dosEpoch is 1980-01-01, the first date that a zip entry can carry.
const dosEpoch = 1<<5 | 1

// zip packs the parts.
func (l *partList) zip() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, deflater)
	for _, p := range l.parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		//lint:ignore SA1019 Modified would add a time zone field to every entry
		h.ModifiedDate = dosEpoch
		entry, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(p.content.Bytes()); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// deflaters keeps compressors between documents: a new one costs more than the
// text of a small part.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a valid constant
	}
	return w
}}

// deflater lends a compressor that goes back to the pool when it is closed.
func deflater(out io.Writer) (io.WriteCloser, error) {
	w := deflaters.Get().(*flate.Writer)
	w.Reset(out)
	return &lentDeflater{w}, nil
}

type lentDeflater struct{ *flate.Writer }

// Close ends the stream and returns the compressor.
func (d *lentDeflater) Close() error {
	err := d.Writer.Close()
	deflaters.Put(d.Writer)
	return err
}
