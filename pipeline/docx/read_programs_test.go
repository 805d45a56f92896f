package docx

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/pipeline/judge"
)

// What the programs that offices use write in their own way is read as what they show.
func TestReadPrograms(t *testing.T) {
	google := `<w:rPr><w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"/><w:b w:val="1"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:rtl w:val="0"/></w:rPr>`
	wps := `<w:rPr><w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b w:val="0"/><w:bCs/><w:sz w:val="28"/><w:lang w:val="vi-VN"/><w:woUserID w:val="1"/></w:rPr>`
	runCases(t, []readCase{
		{
			name: "Google", parts: []string{"numbering.xml", `<w:numbering NS>` + scheme(1, lvl(0, "bullet", "●", `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:u w:val="none"/></w:rPr>`)) + num(1, 1, "") + `</w:numbering>`},
			body: `<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w14:paraId="00000001"><w:pPr><w:spacing w:line="276" w:lineRule="auto"/><w:jc w:val="center"/><w:rPr><w:b w:val="1"/></w:rPr></w:pPr><w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_x" w:id="0"/><w:bookmarkEnd w:id="0"/>` +
				`<w:sdt><w:sdtPr><w:id w:val="-1"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent><w:commentRangeStart w:id="0"/></w:sdtContent></w:sdt><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">` + google + `<w:t xml:space="preserve">BÁO CÁO</w:t></w:r><w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>` +
				`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/><w:rPr/></w:pPr><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">ý </w:t></w:r><w:r><w:t xml:space="preserve">một</w:t></w:r></w:p>`,
			want: []string{"(align2 line1.15,0,0) ‹*BÁO CÁO*›{ 14  {false false false false false 0 }}", `false "●" (ind720,0,-360) ý một`},
		},
		{
			name: "WPS", parts: withStyles(style("paragraph", "10", `<w:basedOn w:val="Normal"/><w:uiPriority w:val="0"/><w:rPr><w:b/></w:rPr>`)),
			body: `<w:p><w:pPr><w:pStyle w:val="10"/><w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/><w:widowControl/><w:kinsoku/><w:snapToGrid/><w:spacing w:line="360" w:lineRule="exact"/><w:ind w:firstLine="560" w:firstLineChars="200"/><w:jc w:val="both"/><w:textAlignment w:val="auto"/><w:rPr><w:rFonts w:hint="default"/></w:rPr></w:pPr>` +
				`<w:r>` + wps + `<w:t>Kính gửi</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="425" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>`,
			want: []string{"(align4 ind0,0,400 line0,360,0) ‹Kính gửi›{ 14  {false false false false false 0 }}"},
		},
		{
			name: "Word 2007", body: `<w:p w:rsidR="0" w:rsidRDefault="0"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:noProof/><w:lang w:val="en-US" w:eastAsia="en-US"/></w:rPr><w:pict><v:shapetype id="_x0000_t32" coordsize="21600,21600" o:spt="32" path="m,l21600,21600e" filled="f"><v:path arrowok="t"/></v:shapetype>` +
				`<v:shape id="_x0000_s1026" type="#_x0000_t32" style="position:absolute;left:0;text-align:left;margin-left:79.2pt;margin-top:15.4pt;width:90pt;height:0;z-index:1" o:connectortype="straight"/></w:pict></w:r><w:proofErr w:type="spellStart"/><w:smartTag w:uri="x" w:element="place"><w:smartTagPr/><w:r><w:lastRenderedPageBreak/><w:t>Hà Nam</w:t></w:r></w:smartTag></w:p>`,
			want: []string{"(align2) Hà Nam", "rule 1 1800 15 align 1"}, problems: []string{"ke-lech"},
		},
		{
			name: "LibreOffice", body: `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="left" w:pos="1134" w:leader="none"/></w:tabs><w:bidi w:val="0"/><w:ind w:hanging="0" w:start="567" w:end="0"/><w:jc w:val="start"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t>a</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve"> b</w:t></w:r></w:p>` +
				`<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgNumType w:fmt="decimal"/><w:formProt w:val="false"/><w:textDirection w:val="lrTb"/><w:docGrid w:type="default" w:linePitch="100" w:charSpace="0"/></w:sectPr>`,
			want: []string{"(ind567,0,0 tabs[1134]) a→ b"},
		},
	})
}

// randomBody is a body of paragraphs and tables with all that letters may stand in.
func randomBody(r *rand.Rand) string {
	n := 0
	word := func() string { n++; return fmt.Sprintf("%c%d", rune(0x100+n%200), n) }
	var inline func(depth int) string
	var block func(depth int) string
	many := func(f func(int) string, depth, most int) string {
		var b strings.Builder
		for range 1 + r.IntN(most) {
			b.WriteString(f(depth))
		}
		return b.String()
	}
	run := func() string {
		return wr([]string{"", "<w:b/>", `<w:sz w:val="30"/>`, "<w:vanish/>", `<w:rStyle w:val="Strong"/>`}[r.IntN(5)], word())
	}
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	inline = func(depth int) string {
		if depth > 5 {
			return run()
		}
		in := func() string { return many(inline, depth+1, 2) }
		switch r.IntN(22) {
		case 0:
			return `<w:ins w:id="1">` + in() + `</w:ins>`
		case 1:
			return `<w:del w:id="1"><w:r><w:delText>` + word() + `</w:delText></w:r></w:del>`
		case 2:
			return `<w:moveFrom w:id="1">` + run() + `</w:moveFrom>`
		case 3:
			return `<w:hyperlink r:id="link">` + in() + `</w:hyperlink>`
		case 4:
			return `<w:sdt><w:sdtPr/><w:sdtContent>` + in() + `</w:sdtContent></w:sdt>`
		case 5:
			return `<w:smartTag>` + in() + `</w:smartTag>`
		case 6:
			return char("begin") + `<w:r><w:instrText>` + []string{"PAGE", "REF x", "NUMPAGES"}[r.IntN(3)] + `</w:instrText></w:r>` + char("separate") + in() + char("end")
		case 7:
			return `<w:fldSimple w:instr="` + []string{"PAGE", "DATE"}[r.IntN(2)] + `">` + in() + `</w:fldSimple>`
		case 8:
			return box(many(block, depth+2, 2))
		case 9:
			return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` + textBoxes(many(block, depth+2, 2)) + `</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>` + run() + `</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
		case 10:
			return `<w:r><w:tab/><w:t>` + word() + `</w:t><w:br/><w:t xml:space="preserve"> ` + word() + ` </w:t></w:r>`
		case 11:
			return []string{char("begin"), char("end"), char("separate")}[r.IntN(3)] // out of place
		case 12:
			return `<w:unknown>` + in() + `</w:unknown>`
		default:
			return run()
		}
	}
	cell := func(depth int) string {
		return `<w:tc><w:tcPr>` + []string{"", `<w:vMerge/>`, `<w:vMerge w:val="restart"/>`, `<w:gridSpan w:val="2"/>`, `<w:hMerge/>`, `<w:hMerge w:val="restart"/>`}[r.IntN(6)] + `</w:tcPr>` + many(block, depth+1, 2) + `</w:tc>`
	}
	row := func(depth int) string {
		return `<w:tr><w:trPr>` + []string{"", "<w:tblHeader/>", `<w:gridBefore w:val="1"/>`, `<w:del w:id="1"/>`, `<w:ins w:id="1"/>`}[r.IntN(5)] + `</w:trPr>` + many(cell, depth, 3) + `</w:tr>`
	}
	block = func(depth int) string {
		if depth < 4 && r.IntN(5) == 0 {
			return `<w:tbl><w:tblPr/>` + many(row, depth, 3) + `</w:tbl>`
		}
		switch properties := []string{"", numPr(1, r.IntN(3)), `<w:pStyle w:val="1"/>`, `<w:rPr><w:del w:id="1"/></w:rPr>`, `<w:pageBreakBefore/>`, `<w:sectPr/>`, `<w:framePr/>`}[r.IntN(7)]; r.IntN(8) {
		case 0:
			return `<w:sdt><w:sdtContent>` + many(block, depth+1, 2) + `</w:sdtContent></w:sdt>`
		case 1:
			return run()
		default:
			return wp(properties, many(inline, depth, 4))
		}
	}
	return many(block, 0, 6) + `<w:sectPr/>`
}

func textBoxes(content string) string {
	return `<wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` + content + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>`
}

// Not a letter of any body is lost or read twice.
func TestNothingIsLost(t *testing.T) {
	seeds := uint64(1500)
	if testing.Short() {
		seeds = 100
	}
	for seed := range seeds {
		c := readCase{body: randomBody(rand.New(rand.NewPCG(seed, 3)))}
		data := c.file(t)
		f := opened(t, data)
		checkBalance(t, data, f, "")
		if t.Failed() {
			t.Fatalf("seed %d, %d bytes", seed, len(c.body))
		}
	}
}

// The same of documents of ours, and as LibreOffice makes them again.
func TestNothingIsLostByOthers(t *testing.T) {
	for name, d := range map[string]string{"sample": string(foreign(t, sample())), "notice": string(foreign(t, notice()))} {
		checkBalance(t, []byte(d), opened(t, []byte(d)), "")
		file := filepath.Join(t.TempDir(), name+".docx")
		if err := os.WriteFile(file, []byte(d), 0o644); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(judge.Office(t, file, "docx:MS Word 2007 XML", ".docx"))
		if err != nil {
			t.Fatal(err)
		}
		checkBalance(t, data, opened(t, data), "")
	}
}
