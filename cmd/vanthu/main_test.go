package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/judge"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"vanthu": main,
	})
}

// TestScripts runs the real main. $DATA is the folder of sample data. Commands
// beside the usual ones: "count GLOB N" and "bytes KIND FILE".
func TestScripts(t *testing.T) {
	data, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *judge.Update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("DATA", data)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"count": countFiles,
			"bytes": makeBytes,
			"fill":  fillForm,
			"font":  setFont,
			"words": docxWords,
			"part":  rewritePart,
		},
	})
}

// countFiles checks how many files match: count GLOB N.
func countFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: count GLOB N")
	}
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := len(found); args[1] != strconv.Itoa(got) {
		ts.Fatalf("%s matches %d files, want %s: %v", args[0], got, args[1], found)
	}
}

// makeBytes writes a hostile file or a picture: bytes KIND FILE.
func makeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes KIND FILE")
	}
	var b bytes.Buffer
	switch args[0] {
	case "bomb": // a small zip that unpacks to 120 MB
		z := zip.NewWriter(&b)
		for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
			w, err := z.Create(name)
			ts.Check(err)
			block := bytes.Repeat([]byte(" "), 1<<20)
			for range 40 {
				_, err = w.Write(block)
				ts.Check(err)
			}
		}
		ts.Check(z.Close())
	case "password":
		f := excelize.NewFile()
		_, err := f.WriteTo(&b, excelize.Options{Password: "bí mật"})
		ts.Check(err)
	case "zip", "odt", "pdf", "doc", "text": // what a clerk may take for a Word file
		b.Write(notWord(ts, args[0]))
	case "truncated":
		f := excelize.NewFile()
		_, err := f.WriteTo(&b)
		ts.Check(err)
		b.Truncate(b.Len() / 2)
	case "paragraph": // a month whose review is one paragraph of 2 MB
		b.WriteString("cuoc_hop:\n  danh_gia_chung: \"")
		b.WriteString(strings.Repeat("một đoạn văn rất dài ", 2<<20/24))
		b.WriteString("\"\n")
	case "signature":
		b.Write(judge.Signature())
	case "seal":
		b.Write(judge.Seal())
	case "code":
		b.Write(judge.Code())
	default:
		ts.Fatalf("unknown kind %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o666))
}
