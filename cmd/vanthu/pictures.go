package main

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/intake"
	"vanthu/pipeline/record"
	"vanthu/pipeline/thethuc"
)

// readPictures reads the pictures that a month names, by their paths, which count from
// the folder of the agency's profile. One that cannot be read is a warning: the
// documents are made with the room that a draft leaves for it.
func (in *input) readPictures() (ps doc.Problems) {
	m := in.month
	in.pictures = map[string]*doc.Image{}
	read := func(path string, inks ...thethuc.Ink) {
		if _, done := in.pictures[path]; path == "" || done {
			return
		}
		im, err := readPicture(filepath.Join(filepath.Dir(in.profile), filepath.FromSlash(path)))
		in.pictures[path] = im
		var found doc.Problems
		var fault doc.Problem
		if errors.As(err, &fault) {
			fault.Message = fmt.Sprintf("%s: %s, văn bản không có hình này", record.Quote(path), fault.Message)
			found = append(found, fault)
		}
		for _, ink := range inks {
			if im != nil {
				found = append(found, thethuc.CheckInk(im, ink)...)
			}
		}
		for i := range found {
			found[i].Pos = placeOf(path, in.nodes)
		}
		ps = append(ps, found...)
	}
	signers := slices.Clone(m.Agency.Signers)
	for _, key := range slices.Sorted(maps.Keys(m.Documents)) {
		signers = append(signers, m.Documents[key].Signer)
	}
	for _, s := range signers {
		read(s.Signature, thethuc.InkBlue)
	}
	read(m.Agency.Seal, thethuc.InkRed)
	read(m.Agency.Contact.Logo)
	read(m.Agency.Contact.Code)
	return ps
}

// readPicture reads a picture; the error is a doc.Problem.
func readPicture(path string) (*doc.Image, error) {
	data, p := readFile(path)
	if p != nil {
		p.Warning, p.Rule = true, "hinh-anh"
		return nil, *p
	}
	return doc.ReadImage(data)
}

// placeOf is where the first of nodes that has a text has it.
func placeOf(text string, nodes []*intake.Node) doc.Position {
	for _, n := range nodes {
		if n == nil {
			continue
		}
		if n.Kind == intake.Scalar && n.Text == text {
			return n.Pos
		}
		if pos := placeOf(text, n.Values); pos != (doc.Position{}) {
			return pos
		}
	}
	return doc.Position{}
}
