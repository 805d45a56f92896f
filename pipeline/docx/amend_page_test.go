package docx

import (
	"strings"
	"testing"

	"vanthu/pipeline/doc"
)

// TestSetPage: paper and margins are those asked for, without a gutter; the rest of the
// section stays.
func TestSetPage(t *testing.T) {
	f, parts := amended(t, other(t, shapes["sections"]), func(d *doc.Doc) []doc.Change {
		return []doc.Change{doc.SetPage{Section: 0, Page: landscape()}, doc.SetPage{Section: 1, Page: portrait()}}
	})
	for i, want := range []doc.Page{landscape(), portrait()} {
		if got := f.Doc.Sections[i].Page; got != want {
			t.Errorf("section %d: %+v, want %+v", i, got, want)
		}
	}
	for _, want := range []string{
		`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="720" w:gutter="0"/></w:sectPr></w:pPr>`,
		`<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="720"/>`,
	} {
		if !strings.Contains(parts[documentName], want) {
			t.Errorf("no %s in\n%s", want, parts[documentName])
		}
	}
}

// TestSetPageOfNone: a file that says nothing of its pages.
func TestSetPageOfNone(t *testing.T) {
	f, parts := amended(t, other(t, shapes["runs"]), func(d *doc.Doc) []doc.Change { return []doc.Change{doc.SetPage{Page: portrait()}} })
	if got := f.Doc.Sections[0].Page; got != portrait() || !strings.Contains(parts[documentName], `</w:p><w:sectPr><w:pgSz `) {
		t.Errorf("%+v in\n%s", got, parts[documentName])
	}
}

const (
	oldHeader = `<w:hdr xmlns:w="` + nsWord + `"><w:p><w:r><w:t>Đầu cũ</w:t></w:r></w:p></w:hdr>`
	oldFooter = `<w:ftr xmlns:w="` + nsWord + `"><w:p><w:r><w:t xml:space="preserve">Trang </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`
)

// edgeTexts are the words at the edges of a section's pages.
func edgeTexts(s *doc.Section) string {
	var list []string
	for _, blocks := range [][]doc.Block{s.FirstHeader, s.Header, s.Foot, s.Footer} {
		text := ""
		walk(blocks, func(b doc.Block) {
			inlines, _ := inlinesOf(b)
			text += doc.PlainText(inlines)
			for _, in := range inlines {
				if _, is := in.(doc.Field); is {
					text += "#"
				}
			}
		})
		list = append(list, text)
	}
	return strings.Join(list, "|")
}

// TestSetEdges: what stands at the edges of pages of others, and who still has what was
// there.
func TestSetEdges(t *testing.T) {
	two := strings.Replace(shapes["sections"], `<w:sectPr>`, `<w:sectPr><w:headerReference w:type="default" r:id="xheader9.xml"/><w:footerReference w:type="default" r:id="xfooter9.xml"/>`, 1)
	data := other(t, two, "header9.xml|header", oldHeader, "footer9.xml|footer", oldFooter)
	if before := open(t, data).Doc; edgeTexts(&before.Sections[0]) != "Đầu cũ|Đầu cũ|Trang #|Trang #" || edgeTexts(&before.Sections[1]) != edgeTexts(&before.Sections[0]) {
		t.Fatalf("before: %s, %s", edgeTexts(&before.Sections[0]), edgeTexts(&before.Sections[1]))
	}
	numbered := func(i int) func(*doc.Doc) []doc.Change {
		return func(d *doc.Doc) []doc.Change {
			return []doc.Change{doc.SetEdges{Section: i, Header: pageNumber(), Restart: true}}
		}
	}
	for _, tt := range []struct {
		name    string
		changes func(*doc.Doc) []doc.Change
		want    [2]string
	}{
		{"the first", numbered(0), [2]string{"|#||", "Đầu cũ|Đầu cũ|Trang #|Trang #"}},
		{"the second", numbered(1), [2]string{"Đầu cũ|Đầu cũ|Trang #|Trang #", "|#||"}},
		{"both", func(d *doc.Doc) []doc.Change { return append(numbered(1)(d), numbered(0)(d)...) }, [2]string{"|#||", "|#||"}},
		{"kept at the foot", func(d *doc.Doc) []doc.Change {
			s := &d.Sections[0]
			return []doc.Change{doc.SetEdges{Header: pageNumber(), Foot: s.Foot}}
		}, [2]string{"|#|Trang #|", "Đầu cũ|Đầu cũ|Trang #|Trang #"}},
		{"nothing new", func(d *doc.Doc) []doc.Change {
			s := &d.Sections[1]
			return []doc.Change{doc.SetEdges{Section: 1, Header: s.Header, FirstHeader: s.FirstHeader, Foot: s.Foot, Footer: s.Footer, Restart: s.Restart}}
		}, [2]string{"Đầu cũ|Đầu cũ|Trang #|Trang #", "Đầu cũ|Đầu cũ|Trang #|Trang #"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, parts := amended(t, data, tt.changes)
			for i, want := range tt.want {
				if got := edgeTexts(&f.Doc.Sections[i]); got != want {
					t.Errorf("section %d has %s, want %s in\n%s", i, got, want, parts[documentName])
				}
			}
			if _, before := unpack(t, data); tt.name == "nothing new" && parts[documentName] != before[documentName] {
				t.Errorf("the document was changed:\n%s", parts[documentName])
			}
		})
	}
}

// TestPageNumberLook: a page number in the file of others says all of its look.
func TestPageNumberLook(t *testing.T) {
	f, parts := amended(t, other(t, shapes["runs"]), func(d *doc.Doc) []doc.Change {
		return []doc.Change{doc.SetEdges{Header: pageNumber(), Restart: true}}
	})
	const want = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>` +
		`<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
		`<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p>`
	found := false
	for name, xml := range parts {
		found = found || strings.HasPrefix(name, "word/header") && strings.Contains(xml, want)
	}
	if !found {
		t.Errorf("no %s in %v", want, parts)
	}
	if !strings.Contains(parts[documentName], `<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`) {
		t.Errorf("section: %s", parts[documentName])
	}
	if s := &f.Doc.Sections[0]; !s.Restart || edgeTexts(s) != "|#||" {
		t.Errorf("read back %v, %s", s.Restart, edgeTexts(s))
	}
}
