// Package seal tells whether an office file is still as this program made it
// (dấu niêm). A DOCX or XLSX is a zip of parts; the seal is a SHA-256 over all
// of them that the file carries as a custom property in a part of its own. A
// program that saves the file anew keeps the property but changes the parts:
// the file is then ours, but no longer intact, and is never overwritten.
//
// The seal guards a clerk's work against us, not the file against a forger:
// whoever means to can compute it anew.
package seal

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"hash"
	"io"
	"iter"
	"slices"
)

// The part that carries the seal and the name of its property.
const (
	PartName = "docProps/custom.xml"
	Property = "VanthuSeal"
)

// What the package must say of the part: its content type, and the type of the
// package's relationship to it.
const (
	ContentType      = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
	RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)

// A file beyond these limits is none of ours: it is not even unpacked.
const (
	maxParts    = 1000
	maxContent  = 128 << 20 // bytes of all parts, unpacked
	maxSealPart = 64 << 10
)

// Sum is the seal over parts, given in any order with distinct names: the
// SHA-256 in hex of their names, lengths and contents in the order of the
// names. [PartName] is left out, for it holds the seal itself.
func Sum(parts iter.Seq2[string, []byte]) string {
	type part struct {
		name    string
		content []byte
	}
	var all []part
	for name, content := range parts {
		if name != PartName {
			all = append(all, part{name, content})
		}
	}
	slices.SortFunc(all, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	h := sha256.New()
	for _, p := range all {
		announce(h, p.name, uint64(len(p.content)))
		h.Write(p.content)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// announce hashes what stands before a part's content. The lengths keep the end
// of one part from passing for the beginning of the next.
func announce(h hash.Hash, name string, size uint64) {
	b := binary.BigEndian.AppendUint64(nil, uint64(len(name)))
	b = append(b, name...)
	h.Write(binary.BigEndian.AppendUint64(b, size))
}

// The text of the part around the seal. The GUID is the one that all user
// defined properties have.
const (
	partHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + Property + `"><vt:lpwstr>`
	partTail = `</vt:lpwstr></property></Properties>`
)

// Part is the content of [PartName] for a seal that [Sum] made.
func Part(sum string) []byte { return []byte(partHead + sum + partTail) }

// Intact tells whether data is a file of this program, and whether every part
// is still as it was made. What is not a zip, or too large, is not ours.
func Intact(data []byte) (ours, intact bool) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(r.File) > maxParts {
		return false, false
	}
	files := slices.SortedFunc(slices.Values(r.File), func(a, b *zip.File) int {
		return cmp.Compare(a.Name, b.Name)
	})
	sum := sealOf(files)
	if sum == "" {
		return false, false
	}
	return true, sumOf(files) == sum
}

// sealOf reads the seal that the files carry, "" if none.
func sealOf(files []*zip.File) string {
	i, found := slices.BinarySearchFunc(files, PartName, func(f *zip.File, name string) int {
		return cmp.Compare(f.Name, name)
	})
	if !found {
		return ""
	}
	rc, err := files[i].Open()
	if err != nil {
		return ""
	}
	defer rc.Close()
	var part struct {
		Properties []struct {
			Name string `xml:"name,attr"`
			Text string `xml:"lpwstr"`
		} `xml:"property"`
	}
	if err := xml.NewDecoder(io.LimitReader(rc, maxSealPart)).Decode(&part); err != nil {
		return ""
	}
	for _, p := range part.Properties {
		if p.Name == Property {
			return p.Text
		}
	}
	return ""
}

// sumOf is [Sum] over files in the order of their names, "" if one of them
// cannot be read, comes twice, or all are too large together.
func sumOf(files []*zip.File) string {
	h, left, last := sha256.New(), uint64(maxContent), ""
	for _, f := range files {
		if f.Name == last || f.UncompressedSize64 > left {
			return ""
		}
		left -= f.UncompressedSize64
		last = f.Name
		if f.Name == PartName {
			continue
		}
		announce(h, f.Name, f.UncompressedSize64)
		if !copyTo(h, f) {
			return ""
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// copyTo hashes the content of f and tells whether it is whole.
func copyTo(h hash.Hash, f *zip.File) bool {
	rc, err := f.Open()
	if err != nil {
		return false
	}
	defer rc.Close()
	// One byte more than announced makes the reader check length and CRC.
	n, err := io.Copy(h, io.LimitReader(rc, int64(f.UncompressedSize64)+1))
	return err == nil && uint64(n) == f.UncompressedSize64
}
