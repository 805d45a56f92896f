package docx

import (
	"fmt"
	"strings"
	"testing"
)

// bandStyles is a table style with a look for every part of a table.
var bandStyles = strings.Replace(wordStyles, "</w:styles>", `<w:style w:type="table" w:styleId="Nen"><w:name w:val="Nen"/><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>`+
	`<w:style w:type="table" w:styleId="Dai"><w:name w:val="Dai"/><w:basedOn w:val="Nen"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/></w:tblPr>`+
	part("firstRow", `<w:b/>`)+part("lastRow", `<w:i/>`)+part("firstCol", `<w:u w:val="single"/>`)+part("lastCol", `<w:strike/>`)+part("band1Horz", `<w:color w:val="0000FF"/>`)+part("band2Horz", `<w:color w:val="00FF00"/>`)+part("band1Vert", `<w:caps/>`)+part("nwCell", `<w:sz w:val="40"/>`)+
	`</w:style></w:styles>`, 1)

func part(kind, letters string) string {
	return `<w:tblStylePr w:type="` + kind + `"><w:rPr>` + letters + `</w:rPr></w:tblStylePr>`
}

// grid is a w:tbl: properties, and its rows, of which each is cells.
func gridXML(properties string, rows ...string) string {
	return `<w:tbl><w:tblPr>` + properties + `</w:tblPr>` + strings.Join(rows, "") + `</w:tbl><w:p/>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tc(properties, text string) string {
	return `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>` + properties + `</w:tcPr>` + wp("", wr("", text)) + `</w:tc>`
}

func TestReadTables(t *testing.T) {
	three := func(look string) string {
		var rows []string
		for i := range 4 {
			rows = append(rows, tr(tc("", fmt.Sprintf("a%d", i)), tc("", fmt.Sprintf("b%d", i)), tc("", fmt.Sprintf("c%d", i))))
		}
		return gridXML(`<w:tblStyle w:val="Dai"/><w:tblLook `+look+`/>`, rows...)
	}
	table := func(columns string) string { return "table [" + columns + "] head 0 border {0 }" }
	const plain = "false false false false false 0 "
	runCases(t, []readCase{
		{name: "bands", body: three(`w:val="0000" w:firstRow="1" w:lastRow="1" w:noVBand="1"`), parts: []string{"styles.xml", bandStyles},
			want: []string{table("1000 1000 1000"), "cell 1×1 (11pt bold align3) a0", "cell 1×1 (11pt bold align3) b0", "cell 1×1 (11pt bold align3) c0", "row",
				"cell 1×1 (11pt #0000FF align3) a1", "cell 1×1 (11pt #0000FF align3) b1", "cell 1×1 (11pt #0000FF align3) c1", "row",
				"cell 1×1 (11pt #00FF00 align3) a2", "cell 1×1 (11pt #00FF00 align3) b2", "cell 1×1 (11pt #00FF00 align3) c2", "row",
				"cell 1×1 (11pt italic align3) a3", "cell 1×1 (11pt italic align3) b3", "cell 1×1 (11pt italic align3) c3", "row", ""}},
		{name: "columns", body: three(`w:val="0680" w:lastColumn="1"`), parts: []string{"styles.xml", bandStyles},
			want: []string{table("1000 1000 1000"), "cell 1×1 (11pt {true " + plain[6:] + "} align3) a0", "cell 1×1 (11pt align3) b0", "cell 1×1 (11pt {false true false false false 0 } align3) c0", "row",
				"cell 1×1 (11pt {true false false false false 0 } align3) a1", "cell 1×1 (11pt align3) b1", "cell 1×1 (11pt {false true false false false 0 } align3) c1", "row",
				"cell 1×1 (11pt {true false false false false 0 } align3) a2", "cell 1×1 (11pt align3) b2", "cell 1×1 (11pt {false true false false false 0 } align3) c2", "row",
				"cell 1×1 (11pt {true false false false false 0 } align3) a3", "cell 1×1 (11pt align3) b3", "cell 1×1 (11pt {false true false false false 0 } align3) c3", "row", ""}},
		{name: "corner", body: gridXML(`<w:tblStyle w:val="Dai"/><w:tblLook w:val="06A0"/>`, tr(tc("", "a"), tc("", "b"))), parts: []string{"styles.xml", bandStyles},
			want: []string{table("1000 1000"), "cell 1×1 (20pt bold {true false false false false 0 } align3) a", "cell 1×1 (11pt bold align3) b", "row", ""}},
		{name: "exceptions of a cell", body: gridXML(`<w:tblStyle w:val="Dai"/><w:tblLook w:val="0620"/>`, tr(`<w:tc><w:tcPr/>`+wp(`<w:jc w:val="center"/>`, wr(`<w:b w:val="0"/>`, "a"))+`</w:tc>`)), parts: []string{"styles.xml", bandStyles},
			want: []string{table("9360"), "cell 1×1 (11pt align2) a", "row", ""}},
		{name: "hMerge", body: gridXML("", tr(tc(`<w:hMerge w:val="restart"/>`, "a"), tc(`<w:hMerge/>`, ""), tc("", "c")), tr(tc("", "d"), tc("", "e"), tc("", "f"))),
			want: []string{table("1000 1000 1000"), "cell 2×1 a", "cell 1×1 c", "row", "cell 1×1 d", "cell 1×1 e", "cell 1×1 f", "row", ""}},
		{name: "letters under hMerge", body: gridXML("", tr(tc(`<w:hMerge w:val="restart"/>`, "a"), tc(`<w:hMerge w:val="continue"/>`, "khuất"))),
			want: []string{table("4680 4680"), "cell 2×1 a | khuất", "row", ""}, problems: []string{"o-bi-che"}},
		{name: "letters under vMerge", body: gridXML("", tr(tc(`<w:vMerge w:val="restart"/>`, "a"), tc("", "b")), tr(tc(`<w:vMerge/>`, "khuất"), tc("", "c")), tr(tc(`<w:vMerge/>`, "nữa"), tc("", "d"))),
			want: []string{table("1000 1000"), "cell 1×3 a | khuất | nữa", "cell 1×1 b", "row", "cell 1×1 c", "row", "cell 1×1 d", "row", ""}, problems: []string{"o-bi-che"}},
		{name: "letters in a row that goes", body: gridXML("", tr(tc(`<w:vMerge w:val="restart"/>`, "a")), tr(tc(`<w:vMerge/>`, "khuất")), tr(tc("", "b"))),
			want: []string{table("1000"), "cell 1×1 a | khuất", "row", "cell 1×1 b", "row", ""}, problems: []string{"hang-gop", "o-bi-che"}},
		{name: "vMerge of other width", body: gridXML("", tr(tc(`<w:vMerge w:val="restart"/>`, "a"), tc("", "b")), tr(tc(`<w:gridSpan w:val="2"/><w:vMerge/>`, "c"))),
			want: []string{table("1000 1000"), "cell 1×1 a", "cell 1×1 b", "row", "cell 2×1 c", "row", ""}},
		{name: "nested", body: gridXML("", tr(`<w:tc>`+wp("", wr("", "trước"))+gridXML("", tr(tc("", "trong")))+`</w:tc>`)),
			want: []string{table("9360"), "cell 1×1 trước | table [1000] head 0 border {0 } | cell 1×1 trong | row | ", "row", ""}},
		{name: "controls", body: gridXML("", `<w:sdt><w:sdtContent>`+tr(`<w:sdt><w:sdtContent>`+tc("", "a")+`</w:sdtContent></w:sdt>`, `<w:customXml>`+tc("", "b")+`</w:customXml>`)+`</w:sdtContent></w:sdt>`, `<w:bookmarkStart/>`, tr(tc("", "c"), tc("", "d"))),
			want: []string{table("1000 1000"), "cell 1×1 a", "cell 1×1 b", "row", "cell 1×1 c", "cell 1×1 d", "row", ""}},
		{name: "indented", body: gridXML(`<w:tblInd w:w="567" w:type="dxa"/>`, tr(tc("", "a"))), want: []string{table("1000"), "cell 1×1 a", "row", ""}, problems: []string{"bang-thut"}},
		{name: "indented by its padding", body: gridXML(`<w:tblInd w:w="108" w:type="dxa"/>`, tr(tc("", "a"))), want: []string{table("1000"), "cell 1×1 a", "row", ""}},
		{name: "floating", body: gridXML(`<w:tblpPr w:tblpX="1"/>`, tr(tc("", "a"))), want: []string{table("1000"), "cell 1×1 a", "row", ""}, problems: []string{"bang-troi"}},
		{name: "cells of their own", body: gridXML(`<w:shd w:fill="FF0000"/><w:tblCellSpacing w:w="15" w:type="dxa"/>`, tr(tc(`<w:shd w:val="clear" w:fill="FFFF00"/><w:vAlign w:val="bottom"/><w:textDirection w:val="btLr"/><w:tcMar/>`, "a"))),
			want: []string{table("1000"), "cell 1×1 a", "row", ""}, problems: []string{"cach-o", "le-o", "can-day-o", "chu-dung", "nen-o"}},
		{name: "outside of cells", body: `<w:tbl><w:tr>` + wp("", wr("", "trong hàng")) + tc("", "a") + `</w:tr>` + wp("", wr("", "trong bảng")) + `</w:tbl><w:p/>`,
			want: []string{table("1000"), "cell 1×1 a", "row", "", "unseen: trong hàng", "unseen: trong bảng"}, problems: []string{"chu-lac"}},
		{name: "without rows", body: `<w:tbl><w:tblPr/>` + wp("", wr("", "x")) + `</w:tbl><w:p/>`, want: []string{"", "unseen: x"}, problems: []string{"chu-lac"}},
		{name: "widths", body: `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="4000"/></w:tblGrid>` + tr(`<w:tc><w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr><w:p/></w:tc>`, `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p/></w:tc>`) + `</w:tbl><w:p/>`,
			want: []string{table("3000 4000"), "cell 1×1 ", "cell 1×1 ", "row", ""}},
	})
}
