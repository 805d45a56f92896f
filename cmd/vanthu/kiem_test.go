package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// rewritePart puts other words in each place of old in a part of a file, so that a Word
// file can be spoilt: part FILE PART OLD NEW.
func rewritePart(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: part FILE PART OLD NEW")
	}
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	ts.Check(err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range z.File {
		part, err := f.Open()
		ts.Check(err)
		text, err := io.ReadAll(part)
		ts.Check(err)
		if f.Name == args[1] && bytes.Contains(text, []byte(args[2])) {
			changed, text = true, []byte(strings.ReplaceAll(string(text), args[2], args[3]))
		}
		to, err := w.Create(f.Name)
		ts.Check(err)
		_, err = to.Write(text)
		ts.Check(err)
	}
	if ts.Check(w.Close()); !changed {
		ts.Fatalf("%s: no %q in %s", args[0], args[2], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o666))
}

// notWord is a file that is no Word file of today.
func notWord(ts *testscript.TestScript, kind string) []byte {
	switch kind {
	case "pdf":
		return []byte("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n")
	case "doc":
		return append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 1<<12)...)
	case "text":
		return []byte("THÔNG BÁO\nKết luận giao ban\n")
	}
	names := map[string][]string{"zip": {"ảnh.jpg", "mimetype"}, "odt": {"mimetype", "content.xml"}}[kind]
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name})
		ts.Check(err)
		_, err = w.Write([]byte("application/vnd.oasis.opendocument.text"))
		ts.Check(err)
	}
	ts.Check(z.Close())
	return b.Bytes()
}
