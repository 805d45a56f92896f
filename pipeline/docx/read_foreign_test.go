package docx

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/docx/xmltree"
	"vanthu/pipeline/judge"
)

// brief is a document in few words: a line for each block, letters with their looks.
func brief(d *doc.Doc, blocks []doc.Block) (out []string) {
	text := func(inlines []doc.Inline) string {
		var b strings.Builder
		for _, in := range inlines {
			switch in := in.(type) {
			case doc.Text:
				b.WriteString(starred(in))
			case doc.Tab:
				b.WriteString("→")
			case doc.Break:
				b.WriteString(map[bool]string{true: "⇟", false: "↵"}[in.Page])
			case doc.Field:
				b.WriteString("{" + string(in.Kind) + "}")
			case doc.Link:
				b.WriteString("[" + in.Text + "](" + in.Target + ")")
			case *doc.Picture:
				fmt.Fprintf(&b, "<picture %d %d>", in.X, in.Width)
			}
		}
		return b.String()
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			out = append(out, briefStyle(d, b.Style, b.Align)+text(b.Inlines))
		case *doc.Heading:
			out = append(out, fmt.Sprintf("h%d %s%q ", b.Level, briefStyle(d, b.Style, 0), b.Label)+text(b.Inlines))
		case *doc.List:
			for _, it := range b.Items {
				p := it.Blocks[0].(*doc.Paragraph)
				out = append(out, fmt.Sprintf("%t %q ", b.Ordered, it.Label)+map[bool]string{true: "đậm "}[it.LabelBold]+briefStyle(d, p.Style, p.Align)+text(p.Inlines))
			}
		case *doc.Rule:
			out = append(out, fmt.Sprintf("rule %d %d %d align %d", b.Mark, b.Width, b.Weight, b.Align))
		case *doc.Table:
			out = append(out, fmt.Sprintf("table %v head %d border %v", b.Columns, b.HeaderRows, b.Border))
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					out = append(out, fmt.Sprintf("cell %d×%d %s", max(1, c.Span), max(1, c.Down), strings.Join(brief(d, c.Blocks), " | ")))
				}
				out = append(out, "row")
			}
		}
	}
	return out
}

// briefStyle is what a style has that the default of Word has not.
func briefStyle(d *doc.Doc, id string, align doc.Align) string {
	st, _ := d.Style(id)
	var b strings.Builder
	say := func(is bool, format string, args ...any) {
		if is {
			fmt.Fprintf(&b, format+" ", args...)
		}
	}
	if align != doc.AlignStyle {
		st.Align = align
	}
	say(st.Font != "", "%s", st.Font)
	say(st.Size != 10, "%gpt", st.Size)
	say(st.Bold, "bold")
	say(st.Italic, "italic")
	say(st.Color != "", "#%s", st.Color)
	say(st.Decor != doc.Decor{}, "%v", st.Decor)
	say(st.Align != doc.AlignLeft, "align%d", st.Align)
	say(st.Left != 0 || st.Right != 0 || st.FirstLine != 0, "ind%d,%d,%d", st.Left, st.Right, st.FirstLine)
	say(st.Before != 0 || st.After != 0, "space%d,%d", st.Before, st.After)
	say(st.Line != 0 || st.Exact != 0 || st.AtLeast != 0, "line%g,%d,%d", st.Line, st.Exact, st.AtLeast)
	say(len(st.Tabs) > 0, "tabs%v", st.Tabs)
	say(st.KeepNext, "next")
	say(st.KeepLines, "lines")
	if b.Len() > 0 {
		return "(" + strings.TrimSpace(b.String()) + ") "
	}
	return ""
}

func starred(t doc.Text) string {
	s := t.Text
	if t.Italic {
		s = "_" + s + "_"
	}
	if t.Bold {
		s = "*" + s + "*"
	}
	if t.Look != nil {
		s = fmt.Sprintf("‹%s›%v", s, *t.Look)
	}
	return s
}

const (
	wordStyles = `<w:styles NS><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="auto"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>`
	wordTheme = `<a:theme NS><a:themeElements><a:clrScheme><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>` +
		`<a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`
	wordNumbers = `<w:numbering NS><w:abstractNum w:abstractNumId="0">` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="1"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="4"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`
)

func wp(properties, text string) string {
	return `<w:p w:rsidR="00A1" w14:paraId="1"><w:pPr>` + properties + `</w:pPr><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>` + text + `<w:bookmarkEnd w:id="0"/></w:p>`
}

func wr(properties, text string) string {
	return `<w:r w:rsidRPr="00B2"><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func numPr(num, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, num)
}

const shapeLine = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>%d</wp:posOffset></wp:positionH>` +
	`<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV><wp:extent cx="1270000" cy="0"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:cNvCnPr/>` +
	`<wps:spPr><a:prstGeom prst="straightConnector1"/><a:ln w="9525"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
	`<mc:Fallback><w:pict><v:line from="0,0" to="100pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

func TestReadForeign(t *testing.T) {
	field := func(instruction, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ` + instruction + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + wr("", result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>` + properties + `</w:tcPr>` + wp("", wr("", text)) + `</w:tc>`
	}
	grid := `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid><w:gridCol w:w="5"/><w:gridCol w:w="5"/></w:tblGrid>`
	for name, tt := range map[string]struct {
		body     string
		want     []string
		asides   int
		problems []string
	}{
		"runs": {body: wp("", wr("<w:b/>", "đậm")+wr("<w:b w:val=\"0\"/><w:i/>", " nghiêng ")+wr("<w:sz w:val=\"28\"/><w:color w:val=\"FF0000\"/>", "to")+wr(`<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>`, "ệ")),
			want: []string{"*đậm*_ nghiêng _‹to›{ 14 FF0000 {false false false false false 0 }}‹ệ›{Arial 0  {false false false false false 0 }}"}},
		"circle of styles": {body: wp(`<w:pStyle w:val="A"/>`, wr("", "a")+wr(`<w:rStyle w:val="Strong"/>`, "b")), want: []string{"(13pt align4) *a*b"}},
		"two typefaces": {body: wp("", wr(`<w:rFonts w:ascii="Arial" w:hAnsi="Verdana"/>`, "aệ")),
			want: []string{"‹a›{Arial 0  {false false false false false 0 }}‹ệ›{Verdana 0  {false false false false false 0 }}"}},
		"direct format": {body: wp(`<w:keepNext/><w:spacing w:before="120" w:beforeAutospacing="1" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="end"/>`, wr("", "x")),
			want: []string{"(align3 ind0,0,567 line0,360,0 next) x"}},
		"letters wide": {body: wp(`<w:ind w:firstLineChars="200" w:firstLine="9"/>`, wr("", "x")), want: []string{"(ind0,0,400) x"}},
		"headings": {body: wp(`<w:pStyle w:val="1"/>`, wr("", "Một")) + wp(numPr(1, 1), wr("", "x")) + wp(numPr(1, 2), wr("", "y")) + wp(numPr(1, 2), wr("", "z")) + wp(`<w:pStyle w:val="1"/>`, wr("", "Hai")) + wp(numPr(1, 2), wr("", "d")) + wp(numPr(3, 0), wr("", "n")),
			want: []string{`h1 (ind720,0,-360 next) "I." Một`, `true "1.1." x`, `true "d)" đậm y`, `true "e)" đậm z`, `h1 (ind720,0,-360 next) "II." Hai`, `true "d)" đậm d`, `true "IX." (ind720,0,-360) n`}},
		"bullets":    {body: wp(numPr(2, 0), wr("", "x")), want: []string{`false "•" x`}},
		"number off": {body: wp(`<w:pStyle w:val="1"/>`+numPr(0, 0), wr("", "Một")), want: []string{`h1 (next) "" Một`}},
		"fields": {body: wp("", field("PAGE", "7")+field("NUMPAGES", "9")+field(`HYPERLINK "https://a.vn/"`, "a")+`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`),
			want: []string{"{page}9[a](https://a.vn/){page}"}, problems: []string{"doc-truong"}},
		"hyperlink": {body: wp("", `<w:hyperlink r:id="link"><w:r><w:t>trang</w:t></w:r></w:hyperlink><w:hyperlink w:anchor="x"><w:r><w:t>chỗ</w:t></w:r></w:hyperlink>`), want: []string{"[trang](https://vidu.vn/)chỗ"}},
		"signs": {body: wp("", `<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:br/><w:br w:type="page"/><w:cr/><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> b </w:t></w:r>`),
			want: []string{"a\u2011\u00ad→↵⇟↵☑b"}},
		"controls": {body: `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + wp("", `<w:sdt><w:sdtContent>`+wr("", "a")+`</w:sdtContent></w:sdt><w:smartTag w:element="x">`+wr("", "b")+`</w:smartTag>`) + `</w:sdtContent></w:sdt>`, want: []string{"ab"}},
		"changes": {body: wp("", wr("", "a")+`<w:ins w:id="1">`+wr("", "b")+`</w:ins><w:del w:id="2"><w:r><w:delText>c</w:delText></w:r></w:del>`) + wp(`<w:rPr><w:del w:id="3"/></w:rPr>`, wr("", "d")) + wp("", wr("", "e")),
			want: []string{"ab", "de"}, asides: 1, problems: []string{"doc-theo-doi-sua-doi"}},
		"drawn line":     {body: wp("", fmt.Sprintf(shapeLine, 2337000)), want: []string{"rule 0 2000 15 align 2"}},
		"anchored line":  {body: wp(`<w:jc w:val="center"/>`, wr("", "TÊN")+fmt.Sprintf(shapeLine, 0)), want: []string{"(align2) TÊN", "rule 1 2000 15 align 1"}},
		"vml line":       {body: wp("", wr("", "x")+`<w:r><w:pict><v:shape type="#_x0000_t32" style="position:absolute;margin-left:0;margin-top:1pt;width:100pt;height:0;mso-position-horizontal:center" strokeweight="1pt"/></w:pict></w:r>`), want: []string{"x", "rule 1 2000 20 align 2"}},
		"border":         {body: wp(`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1"/></w:pBdr><w:ind w:left="3000" w:right="3000"/>`, wr("", "x")), want: []string{"(ind3000,3000,0) x", "rule 2 3360 15 align 2"}},
		"box of text":    {body: wp("", wr("", "x")+`<w:r><w:pict><v:shape><v:textbox><w:txbxContent>`+wp("", wr("", "HỎA TỐC"))+`</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`), want: []string{"x"}, asides: 1, problems: []string{"doc-hop-chu"}},
		"table's style":  {body: grid + `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell("", "a") + cell("", "b") + `</w:tr><w:tr>` + cell(`<w:gridSpan w:val="2"/>`, "c") + `</w:tr></w:tbl>` + wp("", ""), want: []string{"table [1000 1000] head 1 border {10 }", "cell 1×1 (bold align2) a", "cell 1×1 (bold align2) b", "row", "cell 2×1 c", "row", ""}},
		"merged cells":   {body: grid + `<w:tr>` + cell(`<w:vMerge w:val="restart"/>`, "a") + cell("", "b") + `</w:tr><w:tr>` + cell(`<w:vMerge/>`, "") + cell("", "d") + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell("", "e") + `</w:tr></w:tbl>` + wp("", wr("", "x")), want: []string{"table [1000 1000] head 0 border {10 }", "cell 1×2 (bold align2) a", "cell 1×1 (bold align2) b", "row", "cell 1×1 d", "row", "cell 1×1 ", "cell 1×1 e", "row", "x"}, problems: []string{"doc-hang-thut"}},
		"merged rows":    {body: grid + `<w:tr>` + cell(`<w:vMerge w:val="restart"/>`, "a") + `</w:tr><w:tr>` + cell(`<w:vMerge/>`, "") + `</w:tr></w:tbl>` + wp("", wr("", "x")), want: []string{"table [1000] head 0 border {10 }", "cell 1×1 (bold align2) a", "row", "x"}, problems: []string{"doc-hang-gop"}},
		"border of cell": {body: `<w:tbl><w:tr>` + cell(`<w:tcBorders><w:bottom w:val="single" w:sz="8"/></w:tcBorders>`, "a") + cell("", "b") + `</w:tr><w:tr>` + cell("", "c") + cell("", "d") + `</w:tr></w:tbl>` + wp("", wr("", "x")), want: []string{"table [1000 1000] head 0 border {0 }", "cell 1×1 a | rule 2 1000 20 align 2", "cell 1×1 b", "row", "cell 1×1 c", "cell 1×1 d", "row", "x"}},
		"new page":       {body: wp(`<w:pageBreakBefore/>`, wr("", "x")), want: []string{"⇟x"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := opened(t, wordFile(t, tt.body, "styles.xml", wordStyles, "theme1.xml", wordTheme, "numbering.xml", wordNumbers))
			if got := brief(f.Doc, f.Doc.Sections[0].Blocks); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			var rules []string
			for _, problem := range f.Problems {
				rules = append(rules, problem.Rule)
			}
			if len(f.Asides) != tt.asides || !slices.Equal(rules, tt.problems) {
				t.Errorf("%d asides, %v", len(f.Asides), f.Problems)
			}
			checkWhole(t, f)
		})
	}
}

// checkWhole fails the test if letters of the body are neither in the document nor beside
// it, if a block has no place, or if the document breaks the rules of its model.
func checkWhole(t *testing.T, f *File) {
	t.Helper()
	root, err := f.parts.Tree(f.main)
	if err != nil {
		t.Fatal(err)
	}
	want, have := map[rune]int{}, map[rune]int{}
	countText(root, want)
	count := func(blocks []doc.Block) {
		for s := range doc.Lines(blocks) {
			countLetters(s, have)
		}
	}
	for i := range f.Doc.Sections {
		count(f.Doc.Sections[i].Blocks)
	}
	for _, a := range f.Asides {
		count(a.Blocks)
	}
	for c, n := range want {
		if have[c] < n {
			t.Errorf("%q is there %d times, read %d", c, n, have[c])
		}
	}
	if _, _, err := Write(f.Doc); err != nil {
		t.Errorf("cannot be written again: %v", err)
	}
}

// countText counts the letters that Word shows of n: not those of the older form of a
// drawing, nor the number of the page.
func countText(n *xmltree.Node, counts map[rune]int) {
	for k := n; k != nil; {
		if k.Name == "mc:Fallback" && k.Parent.Child("mc:Choice") != nil || k.Name == "w:fldSimple" || k.Name == "w:fldChar" {
			k = k.Skip(n)
			continue
		}
		if k.Name == "w:t" && !fieldResult(k) {
			countLetters(k.Text, counts)
		}
		k = k.After(n)
	}
}

// fieldResult tells whether a w:t is the result of a field that ends in the same paragraph.
func fieldResult(n *xmltree.Node) bool {
	run := n.Parent
	return run.Next != nil && run.Next.Find("w:fldChar") != nil
}

func countLetters(s string, counts map[rune]int) {
	for _, c := range s {
		if !unicode.IsSpace(c) {
			counts[c]++
		}
	}
}

// Another program's file of a document of ours says the same lines in the same tables, in
// letters of the same sizes, on the same paper.
func TestReadOffice(t *testing.T) {
	d := sample()
	file := filepath.Join(t.TempDir(), "van-ban.docx")
	if err := os.WriteFile(file, foreign(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	ways := map[string]string{"docx": file}
	for ext, format := range map[string]string{".odt": "odt", ".doc": "doc:MS Word 97"} {
		ways[ext] = judge.Office(t, file, format, ext)
	}
	for name, from := range ways {
		data, err := os.ReadFile(judge.Office(t, from, "docx:MS Word 2007 XML", ".docx"))
		if err != nil {
			t.Fatal(err)
		}
		f := opened(t, data)
		if diff := cmp.Diff(gist(d), gist(f.Doc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		t.Log(name, f.Problems)
	}
}

// gist is what every program keeps of a document.
func gist(d *doc.Doc) (out []string) {
	var walk func(blocks []doc.Block)
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Table:
				out = append(out, fmt.Sprint("table ", len(b.Columns), " of ", len(b.Rows), " head ", b.HeaderRows, " drawn ", b.Border.Weight > 0))
				for _, row := range b.Rows {
					for _, c := range row.Cells {
						out = append(out, fmt.Sprint("cell ", max(1, c.Span), max(1, c.Down)))
						walk(c.Blocks)
					}
				}
			case *doc.Rule:
				out = append(out, fmt.Sprint("rule of ", math.Round(b.Width.Millimetres())))
			case *doc.List:
				for _, it := range b.Items {
					for i, inner := range it.Blocks {
						if p, ok := inner.(*doc.Paragraph); ok && i == 0 {
							inner = &doc.Paragraph{Style: p.Style, Inlines: append([]doc.Inline{doc.Text{Text: it.Label + " ", Bold: it.LabelBold}}, p.Inlines...)}
						}
						walk([]doc.Block{inner})
					}
				}
			case *doc.Paragraph:
				out = append(out, letterGist(d, b.Style, "", b.Inlines)...)
			case *doc.Heading:
				out = append(out, letterGist(d, b.Style, b.Label, b.Inlines)...)
			}
		}
	}
	for _, s := range d.Sections {
		out = append(out, fmt.Sprintf("page %.0f %.0f margins %.0f %.0f %.0f %.0f", s.Page.Width.Millimetres(), s.Page.Height.Millimetres(),
			s.Page.Top.Millimetres(), s.Page.Bottom.Millimetres(), s.Page.Left.Millimetres(), s.Page.Right.Millimetres()))
		walk(s.Blocks)
	}
	return out
}

// letterGist are the words of a paragraph with their sizes, bold ones in stars.
func letterGist(d *doc.Doc, style, label string, inlines []doc.Inline) []string {
	st, ok := d.Style(style)
	if !ok {
		st = d.Styles[0]
	}
	if label != "" {
		inlines = append([]doc.Inline{doc.Text{Text: label + " "}}, inlines...)
	}
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			size := st.Size
			if in.Look != nil && in.Look.Size > 0 {
				size = in.Look.Size
			}
			for _, word := range strings.Fields(in.Text) {
				if in.Bold || st.Bold {
					word = "*" + word + "*"
				}
				if size != st.Size || in.Italic != st.Italic {
					word = fmt.Sprintf("%s/%g/%t", word, size, in.Italic || st.Italic)
				}
				b.WriteString(word + " ")
			}
		case doc.Link:
			b.WriteString(in.Text + " ")
		}
	}
	if b.Len() == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%g %t ", st.Size, st.Italic) + b.String()}
}
