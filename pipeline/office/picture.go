package office

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

// album is the pictures that an office's data name, by their paths, which count from
// the folder of the agency's profile. One that cannot be read is nil, and a warning: the
// documents are made with the room that a draft leaves for it.
type album struct {
	dir    string
	images map[string]*doc.Image
	found  map[string]doc.Problems // without their places
}

func newAlbum(dir string) *album {
	return &album{dir: dir, images: map[string]*doc.Image{}, found: map[string]doc.Problems{}}
}

// collect reads the pictures that a month names and that are not there yet. The problems
// are at the places where one of the trees names the picture.
func (a *album) collect(m *record.Month, trees ...*intake.Node) (ps doc.Problems) {
	said := map[string]bool{}
	use := func(path string, inks ...thethuc.Ink) {
		if path == "" || said[path] {
			return
		}
		said[path] = true
		a.read(path, inks)
		for _, p := range a.found[path] {
			p.Pos = placeOf(path, trees)
			ps = append(ps, p)
		}
	}
	signers := slices.Clone(m.Agency.Signers)
	for _, key := range slices.Sorted(maps.Keys(m.Documents)) {
		signers = append(signers, m.Documents[key].Signer)
	}
	for _, s := range signers {
		use(s.Signature, thethuc.InkBlue)
	}
	use(m.Agency.Seal, thethuc.InkRed)
	use(m.Agency.Contact.Logo)
	use(m.Agency.Contact.Code)
	return ps
}

// read reads a picture, once, and judges its colours.
func (a *album) read(path string, inks []thethuc.Ink) {
	if _, done := a.images[path]; done {
		return
	}
	im, err := readPicture(filepath.Join(a.dir, filepath.FromSlash(path)))
	a.images[path] = im
	var fault doc.Problem
	if errors.As(err, &fault) {
		fault.Message = fmt.Sprintf("%s: %s, văn bản không có hình này", record.Quote(path), fault.Message)
		a.found[path] = doc.Problems{fault}
	}
	for _, ink := range inks {
		if im != nil {
			a.found[path] = append(a.found[path], thethuc.CheckInk(im, ink)...)
		}
	}
}

// readPicture reads a picture; the error is a doc.Problem.
func readPicture(path string) (*doc.Image, error) {
	data, p := ReadFile(path)
	if p != nil {
		p.Warning, p.Rule = true, "hinh-anh"
		return nil, *p
	}
	return doc.ReadImage(data)
}

// pictures reads the pictures of all periods; those that two of them name are one.
func (o *Office) pictures(profile *intake.Node) {
	a := newAlbum(o.Dir)
	for _, p := range o.Periods {
		if p.Month != nil {
			p.Problems = append(p.Problems, a.collect(p.Month, profile, p.tree)...)
			p.Pictures = a.images
		}
	}
}
