package main

import (
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"vanthu/pipeline/form"
)

// fillForm writes cells of a unit's workbook, as the unit does: fill FILE CELL=VALUE...
// With "-hand" before the cells it writes into the first sheet of any workbook.
func fillForm(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fill FILE [-hand] CELL=VALUE...")
	}
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	defer f.Close()
	sheet := form.ProgressSheet().Name
	if args[1] == "-hand" {
		sheet, args = f.GetSheetList()[0], args[1:]
	}
	for _, a := range args[1:] {
		cell, value, _ := strings.Cut(a, "=")
		if n, err := strconv.Atoi(value); err == nil {
			ts.Check(f.SetCellInt(sheet, cell, int64(n)))
		} else {
			ts.Check(f.SetCellStr(sheet, cell, value))
		}
	}
	ts.Check(f.Save())
}
