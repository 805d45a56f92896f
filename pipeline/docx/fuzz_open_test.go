package docx

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"vanthu/pipeline/doc"
	"vanthu/pipeline/judge"
)

// FuzzOpen: no file brings the reader down; a refusal is a problem that says why; what is
// read can be written.
func FuzzOpen(f *testing.F) {
	f.Add(write(f, sample()))
	f.Add(foreign(f, sample()))
	f.Add(wordFile(f, wp(numPr(1, 0), wr("<w:b/>", "a"))+wp("", fmt.Sprintf(shapeLine, 1)), "styles.xml", wordStyles, "numbering.xml", wordNumbers))
	for _, c := range seedCases() {
		f.Add(c.file(f))
	}
	f.Fuzz(func(t *testing.T, data []byte) { openAny(t, data) })
}

// seedCases are small files with parts of all kinds.
func seedCases() []readCase {
	return []readCase{
		{body: wp("", wr("", "a")+referring("footnote", "2")+referring("comment", "0")), parts: []string{"footnotes.xml", footnoteOne + footnote("2", "b") + `</w:footnotes>`, "comments.xml", `<w:comments NS>` + comment("0", "c") + `</w:comments>`}},
		{body: wp("", wr("", "a")) + sectPr([][3]string{{"header", "default", "header1"}, {"footer", "even", "footer1"}}, upright+`<w:titlePg/>`), parts: []string{"header1.xml", edgePart("hdr", "b"), "footer1.xml", edgePart("ftr", "c"), "settings.xml", evenPages}},
		{body: gridXML(`<w:tblStyle w:val="Dai"/><w:tblLook w:val="04A0"/>`, tr(tc(`<w:vMerge w:val="restart"/>`, "a"), tc(`<w:hMerge/>`, "b")), tr(tc(`<w:vMerge/>`, "c"))), parts: []string{"styles.xml", bandStyles}},
		{body: wp("", wr("", "x")+anchored(picture("<a:srcRect/>"))+box(wp("", wr("", "y")))), parts: []string{"media1.png", string(judge.Seal())}},
	}
}

// FuzzOpenBody is the same for the XML of a body and of the styles: a zip is seldom met
// by chance.
func FuzzOpenBody(f *testing.F) {
	_, parts := unpack(f, foreign(f, sample()))
	_, body, _ := strings.Cut(parts[documentName], "<w:body>")
	body, _, _ = strings.Cut(body, "</w:body>")
	f.Add(body, wordStyles, wordNumbers)
	f.Add(wp(numPr(1, 1), wr("<w:b/>", "a")), wordStyles, wordNumbers)
	for seed := range uint64(20) {
		f.Add(randomXML(rand.New(rand.NewPCG(seed, 1))), wordStyles, wordNumbers)
	}
	for seed := range uint64(10) {
		if body := randomBody(rand.New(rand.NewPCG(seed, 2))); len(body) < 10_000 {
			f.Add(body, wordStyles, wordNumbers)
		}
	}
	f.Fuzz(func(t *testing.T, body, styles, numbers string) {
		openAny(t, wordFile(t, body, "styles.xml", styles, "numbering.xml", numbers, "theme1.xml", wordTheme))
	})
}

// openAny opens a file of any kind.
func openAny(t *testing.T, data []byte) {
	t.Helper()
	file, err := Open(data)
	if err != nil {
		if p, is := err.(doc.Problem); !is || p.Rule == "" || p.Message == "" {
			t.Fatalf("refused by %v", err)
		}
		return
	}
	for _, p := range file.Problems {
		if !p.Warning || p.Rule == "" {
			t.Fatalf("told %v", p)
		}
	}
	if len(file.sections) != len(file.Doc.Sections) {
		t.Fatalf("%d sections, %d properties", len(file.Doc.Sections), len(file.sections))
	}
	for i := range file.Doc.Sections {
		checkBlocks(t, file, file.Doc.Sections[i].Blocks)
	}
}

// checkBlocks fails the test if blocks break the rules of the model, or have no place.
func checkBlocks(t *testing.T, f *File, blocks []doc.Block) {
	t.Helper()
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Table:
			if _, err := b.Grid(); err != nil {
				t.Fatalf("%v", err)
			}
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					checkBlocks(t, f, c.Blocks)
				}
			}
		case *doc.List:
			if len(b.Items) == 0 {
				t.Fatal("an empty list")
			}
			if i > 0 {
				if last, ok := blocks[i-1].(*doc.List); ok && last.Ordered == b.Ordered {
					t.Fatal("two lists of one kind")
				}
			}
			for _, it := range b.Items {
				checkBlocks(t, f, it.Blocks)
			}
			continue
		case *doc.Paragraph:
			checkTexts(t, b.Inlines)
		case *doc.Heading:
			checkTexts(t, b.Inlines)
		}
		if p := f.places[b]; p == nil || p.part == nil || p.node == nil {
			t.Fatalf("%T has no place", b)
		}
	}
}

// checkTexts fails the test if texts are not as the model has them.
func checkTexts(t *testing.T, inlines []doc.Inline) {
	t.Helper()
	for i, in := range inlines {
		text, ok := in.(doc.Text)
		if !ok {
			continue
		}
		if text.Text == "" {
			t.Fatal("an empty text")
		}
		if i > 0 {
			if last, ok := inlines[i-1].(doc.Text); ok && last.SameFormat(text) {
				t.Fatalf("%q and %q are two texts", last.Text, text.Text)
			}
		}
	}
}

// randomXML is a body of the elements that the reader knows, in any order. There are not
// too many: with so many kids each, a tree of this depth may have a million.
func randomXML(r *rand.Rand) string {
	names := []string{"w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:pPr", "w:rPr", "w:t", "w:vMerge", "w:gridSpan", "w:hMerge", "w:ins", "w:del", "w:sdt", "w:sdtContent",
		"w:fldChar", "w:instrText", "w:fldSimple", "w:hyperlink", "w:drawing", "w:pict", "v:shape", "v:group", "v:line", "v:textbox", "w:txbxContent", "wp:anchor", "a:graphic", "a:graphicData",
		"wps:wsp", "wps:spPr", "w:sectPr", "w:numPr", "w:numId", "w:ilvl", "w:pBdr", "w:bottom", "w:top", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:trPr", "w:tblHeader", "w:gridBefore",
		"w:tblGrid", "w:gridCol", "w:tblPr", "w:tcBorders", "w:jc", "w:ind", "w:spacing", "w:br", "w:sym", "w:tabs", "w:tab", "w:type", "w:pgSz", "w:pageBreakBefore", "w:contextualSpacing"}
	values := []string{"1", "2", "0", "restart", "continue", "single", "begin", "separate", "end", "both", "-5", "99999999999", "x", "clear", "Normal", "A", "PAGE"}
	var b strings.Builder
	var grow func(depth int)
	left := 2000
	grow = func(depth int) {
		for range 1 + r.IntN(4) {
			if left--; left < 0 {
				return
			}
			name := names[r.IntN(len(names))]
			if depth < 3 {
				name = names[r.IntN(9)]
			}
			fmt.Fprintf(&b, "<%s", name)
			for _, a := range []string{"w:val", "w:fldCharType", "w:instr", "w:sz", "w:w", "style", "Requires"} {
				if r.IntN(3) == 0 {
					fmt.Fprintf(&b, ` %s="%s"`, a, values[r.IntN(len(values))])
				}
			}
			b.WriteString(">")
			if name == "w:t" || name == "w:instrText" {
				b.WriteString(values[r.IntN(len(values))])
			} else if depth < 9 {
				grow(depth + 1)
			}
			fmt.Fprintf(&b, "</%s>", name)
		}
	}
	grow(0)
	return b.String()
}

// TestRandomXML: the elements of Word in any order are read as a document.
func TestRandomXML(t *testing.T) {
	seeds := uint64(400)
	if testing.Short() {
		seeds = 40
	}
	for seed := range seeds {
		openAny(t, wordFile(t, randomXML(rand.New(rand.NewPCG(seed, 7))), "styles.xml", wordStyles, "numbering.xml", wordNumbers))
	}
}
