package docx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/nguyenthenguyen/docx"

	"vanthu/pipeline/docx/opc"
)

// pack makes the file of parts, which hold at least the body and its
// relationships. The library puts a body into an existing file and packs it, so
// the parts first become such a file in memory, not compressed, without a body.
// It writes to memory only: its own writing drops the errors of a full disk.
func pack(parts []opc.Entry) ([]byte, error) {
	first, small := parts, []opc.Entry(nil) // the seal stands last
	if i := slices.IndexFunc(parts, isSmall); i >= 0 {
		first, small = append(slices.Clip(parts[:i]), parts[len(parts)-1]), parts[i:len(parts)-1]
	}
	data, err := packed(first)
	if err != nil || len(small) == 0 {
		return data, err
	}
	if data, err = opc.Insert(data, small); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return data, nil
}

// isSmall tells whether packing a part would take longer than it is worth: each of those
// that say what a custom XML part is has some hundred bytes.
func isSmall(p opc.Entry) bool {
	return strings.HasPrefix(p.Name, "customXml/") && !strings.HasPrefix(p.Name, "customXml/item") || strings.HasPrefix(p.Name, "customXml/itemProps")
}

// packed makes a file of parts by the library.
func packed(parts []opc.Entry) ([]byte, error) {
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
func skeletonOf(parts []opc.Entry) (skeleton, body []byte, err error) {
	without := slices.Clone(parts)
	for i := range without {
		if without[i].Name == documentName {
			body, without[i].Content = without[i].Content, nil
		}
	}
	if skeleton, err = opc.Store(without); err != nil {
		return nil, nil, fmt.Errorf("docx: %w", err)
	}
	return skeleton, body, nil
}
