package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanthu/pipeline/doc"
)

// lines are paragraphs with lines as other programs make them.
var lines = map[string]string{
	"border": `<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr></w:pPr><w:r><w:t>Chữ</w:t></w:r></w:p>`,
	"drawn": `<w:p><w:r><w:t>Chữ</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice xmlns:wps="` + nsShape + `" Requires="wps"><w:drawing><wp:anchor xmlns:wp="` + nsDrawing + `" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>700000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV>` +
		`<wp:extent cx="900000" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="4" name="x"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="` + nsGraphic + `"><a:graphicData uri="` + nsShape + `">` +
		`<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:line xmlns:v="` + nsVML + `" id="a" style="position:absolute;z-index:1" from="55pt,1.5pt" to="126pt,1.5pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
	"vml": `<w:p><w:r><w:t>Chữ</w:t></w:r><w:r><w:pict><v:line xmlns:v="` + nsVML + `" id="a" style="position:absolute;z-index:1" from="55pt,1.5pt" to="126pt,1.5pt"/></w:pict></w:r></w:p>`,
}

// TestSetRule: a line of any make gets another width.
func TestSetRule(t *testing.T) {
	for name, want := range map[string][]string{
		"border": {`<w:bottom w:val="nil"/>`, `<wp:align>center</wp:align>`},
		"drawn":  {`<wp:extent cx="1080135" cy="0"/>`, `<a:ext cx="1080135" cy="0"/>`, `<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>`, `from="0,1.5pt" to="85.05pt,1.5pt"`},
		"vml":    {`from="0,1.5pt" to="85.05pt,1.5pt"`, `mso-position-horizontal:center`},
	} {
		t.Run(name, func(t *testing.T) {
			f, parts := amended(t, other(t, lines[name]+`<w:p/>`), func(d *doc.Doc) []doc.Change {
				return []doc.Change{doc.SetRule{Rule: rulesOf(d)[0], Width: doc.MM(30), Center: true}}
			})
			for _, w := range want {
				if !strings.Contains(parts[documentName], w) {
					t.Errorf("no %s in\n%s", w, parts[documentName])
				}
			}
			rules := rulesOf(f.Doc)
			if len(rules) != 1 || rules[0].Width != doc.MM(30) || rules[0].Align != doc.AlignCenter {
				t.Errorf("read back %+v", rules)
			}
		})
	}
}

// TestPutRule: a line is drawn after a paragraph, at the end of a section too.
func TestPutRule(t *testing.T) {
	f, parts := amended(t, other(t, shapes["sections"]+lines["drawn"]), func(d *doc.Doc) []doc.Change {
		return []doc.Change{doc.PutRule{After: texts(d)[0], Rule: shortRule(25)}}
	})
	if len(f.Doc.Sections) != 2 || len(f.Doc.Sections[0].Blocks) != 2 {
		t.Fatalf("%d sections in\n%s", len(f.Doc.Sections), parts[documentName])
	}
	if diff := cmp.Diff(shortRule(25), f.Doc.Sections[0].Blocks[1]); diff != "" {
		t.Errorf("line (-want +got):\n%s", diff)
	}
	if !strings.Contains(parts[documentName], `<wp:docPr id="5" `) {
		t.Errorf("the line has a number that another one has")
	}
}

// TestDrop: a paragraph goes, but not where one must stand, and not what reaches over
// it.
func TestDrop(t *testing.T) {
	for _, tt := range []struct{ name, body, words, want string }{
		{"one of two", `<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>`, "a", `<w:body><w:p><w:r><w:t>b</w:t></w:r></w:p></w:body>`},
		{"the only one", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, "a", `<w:body><w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p></w:body>`},
		{"the only one of a cell", shapes["table"], "Ô", `<w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p></w:p></w:tc>`},
		{"one of a cell", shapes["table"], "SỞ", `UBND TỈNH</w:t></w:r></w:p></w:tc>`},
		{"the end of a section", shapes["sections"], "một", `</w:sectPr></w:pPr></w:p><w:p><w:r><w:t>Phần hai`},
		{"with a bookmark", shapes["runs"] + shapes["link"], "tháng", `<w:body><w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/><w:p>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, parts := amended(t, other(t, tt.body), func(d *doc.Doc) []doc.Change {
				return []doc.Change{doc.Drop{Block: blockWith(t, d, tt.words)}}
			})
			if !strings.Contains(parts[documentName], tt.want) {
				t.Errorf("no %s in\n%s", tt.want, parts[documentName])
			}
		})
	}
}
