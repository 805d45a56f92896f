package docx

import (
	"archive/zip"
	"bytes"
	"fmt"

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
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			return nil, nil, fmt.Errorf("docx: %w", err)
		}
		if p.name == documentName {
			body = p.content
			continue
		}
		if _, err := f.Write(p.content); err != nil {
			return nil, nil, fmt.Errorf("docx: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, nil, fmt.Errorf("docx: %w", err)
	}
	return b.Bytes(), body, nil
}
