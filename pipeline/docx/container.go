package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/nguyenthenguyen/docx"
)

// A part is one file in the zip.
type part struct {
	name    string
	content []byte
}

// pack makes the file of parts, which hold at least the body and its
// relationships. The library puts a body into an existing file and packs it, so
// the parts first become such a file in memory, not compressed, without a body.
// It writes to memory only: its own writing drops the errors of a full disk.
func pack(parts []part) ([]byte, error) {
	first, small := parts, []part(nil) // the seal stands last
	if i := slices.IndexFunc(parts, isSmall); i >= 0 {
		first, small = append(slices.Clip(parts[:i]), parts[len(parts)-1]), parts[i:len(parts)-1]
	}
	data, err := packed(first)
	if err != nil || len(small) == 0 {
		return data, err
	}
	return insert(data, small)
}

// isSmall tells whether packing a part would take longer than it is worth: each of those
// that say what a custom XML part is has some hundred bytes.
func isSmall(p part) bool {
	return strings.HasPrefix(p.name, "customXml/") && !strings.HasPrefix(p.name, "customXml/item") || strings.HasPrefix(p.name, "customXml/itemProps")
}

// insert puts parts as they are before the last part of a file.
func insert(data []byte, parts []part) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	var out bytes.Buffer
	out.Grow(len(data) + 1024*len(parts))
	w := zip.NewWriter(&out)
	for i, f := range r.File {
		if i == len(r.File)-1 {
			if err := store(w, parts); err != nil {
				return nil, err
			}
		}
		if err := copyEntry(w, f, data); err != nil {
			return nil, fmt.Errorf("docx: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return out.Bytes(), nil
}

// copyEntry copies an entry of a zip as it is packed. [zip.Writer.Copy] takes 32 kB of
// room for each.
func copyEntry(w *zip.Writer, f *zip.File, data []byte) error {
	at, err := f.DataOffset()
	if err != nil {
		return err
	}
	header := f.FileHeader
	to, err := w.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = to.Write(data[at:][:f.CompressedSize64])
	return err
}

// store writes parts without packing them.
func store(w *zip.Writer, parts []part) error {
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(p.content)
		}
		if err != nil {
			return fmt.Errorf("docx: %w", err)
		}
	}
	return nil
}

// packed makes a file of parts by the library.
func packed(parts []part) ([]byte, error) {
	skeleton, body, err := skeletonOf(parts)
	if err != nil {
		return nil, err
	}
	file, err := docx.ReadDocxFromMemory(bytes.NewReader(skeleton), int64(len(skeleton)))
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	edit := file.Editable()
	edit.SetContent(string(body))
	var out bytes.Buffer
	out.Grow(len(skeleton)/2 + len(body)/4)
	if err := edit.Write(&out); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return out.Bytes(), nil
}

// skeletonOf is a stored zip of parts with an empty body, and the body.
func skeletonOf(parts []part) (skeleton, body []byte, err error) {
	size := 0
	for _, p := range parts {
		size += len(p.content) + 200
	}
	var b bytes.Buffer
	b.Grow(size)
	w := zip.NewWriter(&b)
	stored := slices.Clone(parts)
	for i := range stored {
		if stored[i].name == documentName {
			body, stored[i].content = stored[i].content, nil
		}
	}
	if err := store(w, stored); err != nil {
		return nil, nil, err
	}
	if err := w.Close(); err != nil {
		return nil, nil, fmt.Errorf("docx: %w", err)
	}
	return b.Bytes(), body, nil
}
