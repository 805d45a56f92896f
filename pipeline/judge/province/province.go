// Package province makes the folders of offices that are not there: a department, a
// commune, a province of 115 offices, a country of thousands. Tests and measurements
// work on them. The same seed gives the same bytes; names and figures are invented.
//
// A [Size] says what is wanted. [Write] puts the folders on the disk one after the
// other, so that a country needs no more memory than a commune.
package province

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"

	"vanthu/pipeline/viet"
)

// Kind is what sort of offices are made (loại).
type Kind string

// The kinds.
const (
	Departments Kind = "so"   // each one a sở with 10 units
	Communes    Kind = "xa"   // each one a commune with 5 units
	Provinces   Kind = "tinh" // each one 16 departments, 98 communes and the province's own office
	Country     Kind = "nuoc" // offices of one province after the other, until there are enough
)

// Size is what is to be made (quy mô).
type Size struct {
	Kind    Kind
	Count   int         // how many of the kind; of a country: how many offices; 0 is 1, of a country 3,900
	Periods int         // months that each office has had; 0 is 3
	Last    viet.Period // the last of them; zero is 11/2026
	Seed    uint64
}

// How many offices a province has, and how many a country.
const (
	departmentsOfProvince = 16
	communesOfProvince    = 98
	officesOfCountry      = 3900
)

// office is one folder to be made.
type office struct {
	path string // slash path below the folder of all
	shape
	title  string // of the agency
	symbol string
	place  string
	above  string // the superior agency, if it stands in the letterhead
}

// shape is how large an office is.
type shape struct {
	units []unit
	tasks int // given at each meeting
	head  string
}

// Write makes the folders of offices in dir. It ends early when ctx does, and says
// how many it made.
func Write(ctx context.Context, dir string, s Size) (int, error) {
	if !slices.Contains([]Kind{Departments, Communes, Provinces, Country}, s.Kind) {
		return 0, fmt.Errorf("không có loại “%s”; các loại: so, xa, tinh, nuoc", s.Kind)
	}
	if s.Count < 0 || s.Periods < 0 {
		return 0, errors.New("số lượng và số kỳ không được âm")
	}
	s = s.complete()
	made := 0
	for o := range s.offices() {
		if ctx.Err() != nil {
			return made, ctx.Err()
		}
		l := newLife(o, s, rand.New(rand.NewPCG(s.Seed, pathHash(o.path))))
		if err := l.write(filepath.Join(dir, filepath.FromSlash(o.path))); err != nil {
			return made, err
		}
		made++
	}
	return made, nil
}

func (s Size) complete() Size {
	if s.Count == 0 && s.Kind == Country {
		s.Count = officesOfCountry
	}
	s.Count = max(s.Count, 1)
	if s.Periods == 0 {
		s.Periods = 3
	}
	if s.Last.IsZero() {
		s.Last = viet.Period{Year: 2026, Month: 11}
	}
	return s
}

// pathHash makes an office's luck its own, whatever stands before it.
func pathHash(path string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(path))
	return h.Sum64()
}

// offices lists what is to be made.
func (s Size) offices() iter.Seq[office] {
	return func(yield func(office) bool) {
		for i := range s.Count {
			switch s.Kind {
			case Departments:
				if !yield(department("", i)) {
					return
				}
			case Communes:
				if !yield(commune("", i)) {
					return
				}
			case Provinces:
				for j := range departmentsOfProvince + communesOfProvince + 1 {
					if !yield(ofProvince(i, j)) {
						return
					}
				}
			case Country:
				const each = departmentsOfProvince + communesOfProvince + 1
				if !yield(ofProvince(i/each, i%each)) {
					return
				}
			}
		}
	}
}

// ofProvince is the j-th office of the i-th province.
func ofProvince(i, j int) office {
	under := fmt.Sprintf("tinh-%02d/", i+1)
	switch {
	case j < departmentsOfProvince:
		return department(under, j)
	case j < departmentsOfProvince+communesOfProvince:
		return commune(under, j-departmentsOfProvince)
	}
	return provinceOffice(under)
}

func department(under string, i int) office {
	d := departments[i%len(departments)]
	return office{
		path: fmt.Sprintf("%sso-%02d", under, i+1), title: d.name, symbol: d.symbol, place: provinceSeat,
		above: "Ủy ban nhân dân " + provinceName,
		shape: shape{units: departmentUnits, tasks: 50, head: "Giám đốc"},
	}
}

func commune(under string, i int) office {
	name := communeName(i)
	return office{
		path: fmt.Sprintf("%sxa-%03d", under, i+1), title: "Ủy ban nhân dân xã " + name, symbol: "UBND", place: name,
		shape: shape{units: communeUnits, tasks: 27, head: "Chủ tịch"},
	}
}

// provinceOffice is the office that merges what the others report: its units are
// the departments.
func provinceOffice(under string) office {
	var units []unit
	for _, d := range departments {
		units = append(units, unit{d.symbol, d.name})
	}
	return office{
		path: under + "vp-ubnd", title: "Văn phòng Ủy ban nhân dân " + provinceName, symbol: "VP", place: provinceSeat,
		above: "Ủy ban nhân dân " + provinceName,
		shape: shape{units: units, tasks: 80, head: "Chánh Văn phòng"},
	}
}
