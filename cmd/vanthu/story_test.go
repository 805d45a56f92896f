package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
)

// docxWords writes the words of a DOCX, a paragraph a line and a table row a line
// with its cells parted by "|": words DOCX OUT.
func docxWords(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: words DOCX OUT")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	part, err := z.Open("word/document.xml")
	ts.Check(err)
	defer part.Close()
	var b strings.Builder
	depth, cells := 0, 0
	for d := xml.NewDecoder(part); ; {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		ts.Check(err)
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "tr":
				depth, cells = depth+1, 0
			case "tc":
				if cells++; cells > 1 {
					b.WriteString("|")
				}
			case "noBreakHyphen":
				b.WriteString("-")
			case "t":
				var text string
				ts.Check(d.DecodeElement(&text, &tok))
				b.WriteString(strings.ReplaceAll(text, "\u00a0", " "))
			}
		case xml.EndElement:
			switch tok.Name.Local {
			case "tr":
				depth--
				b.WriteString("\n")
			case "p":
				if depth == 0 {
					b.WriteString("\n")
				}
			}
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o666))
}

// setFont gives cells of a unit's form a font: font FILE NAME CELL...
func setFont(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: font FILE NAME CELL...")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: args[1]}})
	ts.Check(err)
	for _, cell := range args[2:] {
		ts.Check(f.SetCellStyle(form.ProgressSheet().Name, cell, cell, style))
	}
	ts.Check(f.Save())
}
