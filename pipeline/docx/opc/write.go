package opc

import (
	"archive/zip"
	"bytes"
)

// Entry is a part to be written (phần sẽ ghi).
type Entry struct {
	Name    string
	Content []byte
}

// Store is a zip of parts as they are: nothing is packed.
func Store(parts []Entry) ([]byte, error) {
	size := 0
	for _, p := range parts {
		size += len(p.Content) + 200
	}
	var b bytes.Buffer
	b.Grow(size)
	w := zip.NewWriter(&b)
	if err := store(w, parts); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Insert puts parts as they are before the last part of a zip.
func Insert(data []byte, parts []Entry) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
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
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
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
func store(w *zip.Writer, parts []Entry) error {
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(p.Content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Rewrite is the zip of the package with the parts that were changed, every other packed
// as it was, and new ones at the end.
func (p *Package) Rewrite(changed func(*Part) ([]byte, bool), added []*Part) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range p.Parts {
		data, is := changed(e)
		if !is {
			if err := w.Copy(e.file); err != nil {
				return nil, err
			}
			continue
		}
		if err := deflate(w, e.file.Name, data); err != nil {
			return nil, err
		}
	}
	for _, e := range added {
		data, is := changed(e)
		if !is {
			data = e.Data
		}
		if err := deflate(w, e.Name, data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// deflate puts a part into a zip, packed.
func deflate(w *zip.Writer, name string, data []byte) error {
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}
