package docx

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/pipeline/judge"
)

const drawingNS = ` xmlns:wp="` + nsDrawing + `" xmlns:a="` + nsGraphic + `" xmlns:pic="` + nsPicture + `" xmlns:wps="` + nsShape + `" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"` +
	` xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`

// anchored is a run with a drawing of 100 by 50 points, 10 points right of the column.
func anchored(graphic string) string {
	return `<w:r><w:drawing` + drawingNS + `><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>127000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>` +
		`<wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" descr="hình mẫu"/><a:graphic><a:graphicData uri="x">` + graphic + `</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`
}

func inlined(graphic string) string {
	s := strings.Replace(strings.Replace(anchored(graphic), "<wp:anchor>", "<wp:inline>", 1), "</wp:anchor>", "</wp:inline>", 1)
	return s
}

func picture(more string) string {
	return `<pic:pic><pic:blipFill><a:blip r:embed="media1.png"/>` + more + `</pic:blipFill><pic:spPr><a:xfrm/></pic:spPr></pic:pic>`
}

// wsp is a shape with a place in its group and what else it has.
func wsp(x, y, w, h int, kind, more string) string {
	return fmt.Sprintf(`<wps:wsp><wps:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="%s"/><a:ln w="9525"/></wps:spPr>%s</wps:wsp>`, x, y, w, h, kind, more)
}

func textBox(text string) string {
	return `<wps:txbx><w:txbxContent>` + wp("", wr("", text)) + `</w:txbxContent></wps:txbx>`
}

func TestReadDrawings(t *testing.T) {
	png := []string{"media1.png", string(judge.Seal())}
	x := wr("", "x")
	choice := func(requires, first, second string) string {
		if second != "" {
			second = `<mc:Fallback>` + second + `</mc:Fallback>`
		}
		return `<w:r><mc:AlternateContent><mc:Choice Requires="` + requires + `">` + first + `</mc:Choice>` + second + `</mc:AlternateContent></w:r>`
	}
	group := func(inner string) string {
		return `<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/><a:chOff x="1000" y="1000"/><a:chExt cx="2540000" cy="1270000"/></a:xfrm></wpg:grpSpPr>` + inner + `</wpg:wgp>`
	}
	runCases(t, []readCase{
		{name: "picture", parts: png, body: wp("", x+anchored(picture(""))), want: []string{"x<picture 200 2000>"}},
		{name: "picture cut and turned", parts: png, body: wp("", x+anchored(picture(`<a:srcRect l="10000"/>`))) + wp("", x+anchored(strings.Replace(picture(""), "<a:xfrm/>", `<a:xfrm rot="5400000"/>`, 1))), want: []string{"x<picture 200 2000>", "x<picture 200 2000>"}, problems: []string{"hinh-cat-xoay"}},
		{name: "picture, not cut", parts: png, body: wp("", x+anchored(picture(`<a:srcRect/>`))), want: []string{"x<picture 200 2000>"}},
		{name: "picture in a line", parts: png, body: wp("", x+inlined(picture(""))), want: []string{"x"}, problems: []string{"hinh-trong-dong"}},
		{name: "jpeg", parts: []string{"media1.png", "\xff\xd8\xff\xe0JFIF"}, body: wp("", x+anchored(picture(""))), want: []string{"x"}, problems: []string{"hinh-anh"}},
		{name: "no picture", body: wp("", x+anchored(picture(""))), want: []string{"x"}, problems: []string{"hinh-ngoai"}},
		{name: "chart and diagram", body: wp("", x+anchored(`<c:chart r:id="c1"/>`)+inlined(`<dgm:relIds r:dm="d"/>`)), want: []string{"x"}, problems: []string{"bieu-do", "so-do"}},
		{name: "newer chart", body: wp("", x+choice("cx1", `<w:drawing/>`, `<w:drawing`+drawingNS+`><wp:inline><a:graphic><a:graphicData>`+picture("")+`</a:graphicData></a:graphic></wp:inline></w:drawing>`)), parts: png, want: []string{"x"}, problems: []string{"hinh-trong-dong"}},
		{name: "newer, without another form", body: wp("", x+choice("xyz", `<w:t>mới</w:t>`, "")), want: []string{"x"}, problems: []string{"phan-moi"}},
		{name: "group", parts: png, body: wp("", x+anchored(group(wsp(1000, 1000, 2540000, 0, "line", "")+wsp(1000, 641000, 100, 100, "rect", textBox("trong nhóm"))+strings.Replace(picture(""), "<a:xfrm/>", `<a:xfrm><a:off x="1271000" y="1000"/><a:ext cx="1270000" cy="1270000"/></a:xfrm>`, 1)))),
			want: []string{"x<picture 1200 1000>", "rule 1 2000 15 align 1", "box of x: trong nhóm"}, problems: []string{"hop-chu"}},
		{name: "group in a group, canvas", body: wp("", x+anchored(`<wpc:wpc>`+group(strings.Replace(group(wsp(0, 0, 1, 1, "rect", textBox("sâu"))), "wpg:wgp", "wpg:grpSp", 2))+`</wpc:wpc>`)), want: []string{"x", "box of x: sâu"}, problems: []string{"hop-chu"}},
		{name: "box in what is not known", body: wp("", x+anchored(`<a:graphicFrame>`+wsp(0, 0, 1, 1, "rect", textBox("lạ"))+`</a:graphicFrame>`)), want: []string{"x", "box of x: lạ"}, problems: []string{"hop-chu"}},
		{name: "both forms of a box", body: wp("", x+choice("wps", `<w:drawing`+drawingNS+`><wp:anchor><a:graphic><a:graphicData>`+wsp(0, 0, 1, 1, "rect", textBox("mới"))+`</a:graphicData></a:graphic></wp:anchor></w:drawing>`, `<w:pict><v:rect><v:textbox><w:txbxContent>`+wp("", wr("", "cũ"))+`</w:txbxContent></v:textbox></v:rect></w:pict>`)),
			want: []string{"x", "box of x: mới"}, problems: []string{"hop-chu"}},
		{name: "shape", body: wp("", x+anchored(wsp(0, 0, 1270000, 635000, "ellipse", ""))), want: []string{"x"}, problems: []string{"hinh-ve"}},
		{name: "line down", body: wp("", x+strings.Replace(anchored(wsp(0, 0, 0, 635000, "line", "")), `cx="1270000"`, `cx="0"`, 1)), want: []string{"x"}, problems: []string{"ke-doc"}},
		{name: "object", body: wp("", x+`<w:r><w:object><v:shape style="width:10pt;height:10pt"><v:imagedata r:id="media1.png"/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object></w:r>`), parts: []string{"media1.png", "EMF"}, want: []string{"x"}, problems: []string{"doi-tuong-nhung"}},
		{name: "art of words", body: wp("", x+`<w:r><w:pict><v:shape style="position:absolute;width:100pt;height:50pt"><v:textpath string="KHẨN"/></v:shape></w:pict></w:r>`), want: []string{"x"}, problems: []string{"chu-nghe-thuat"}},
		{name: "group of VML", body: wp("", x+`<w:r><w:pict><v:group style="position:absolute;margin-left:0;width:200pt;height:20pt" coordsize="4000,400"><v:line from="0,0" to="4000,0"/><v:rect style="left:0;top:0;width:100;height:100"><v:textbox><w:txbxContent>`+wp("", wr("", "y"))+`</w:txbxContent></v:textbox></v:rect></v:group></w:pict></w:r>`),
			want: []string{"x", "rule 1 4000 15 align 1", "box of x: y"}, problems: []string{"hop-chu"}},
		{name: "line in a group of VML in centimetres", body: wp("", x+`<w:r><w:pict><v:line style="position:absolute;mso-position-horizontal:right" from="0,0" to="5cm,0" strokeweight="1.5pt"/></w:pict></w:r>`), want: []string{"x", "rule 1 2835 30 align 3"}},
		{name: "chunk and document of others", body: wp("", x+`<w:subDoc r:id="a"/>`) + `<w:altChunk r:id="b"/>`, want: []string{"x"}, problems: []string{"noi-dung-chen", "van-ban-con"}},
		{name: "box in a box", body: wp("", x+box(wp("", wr("", "ngoài")+box(wp("", wr("", "trong")))))), want: []string{"x", "box of ngoài: trong", "box of x: ngoài"}, problems: []string{"hop-chu"}},
	})
}

// TestReadFields: fields across paragraphs, in each other, without an end.
func TestReadFields(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(s string) string { return `<w:r><w:instrText>` + s + `</w:instrText></w:r>` }
	field := func(instr, result string) string {
		return char("begin") + code(instr) + char("separate") + result + char("end")
	}
	deep := strings.Repeat(char("begin")+code("QUOTE ")+char("separate"), 100) + wr("", "sâu") + strings.Repeat(char("end"), 100)
	runCases(t, []readCase{
		{name: "contents", body: wp("", char("begin")+code("TOC \\o")+char("separate")+wr("", "Mục một")) + wp("", wr("", "Mục hai")+char("end")) + wp("", wr("", "sau")), want: []string{"Mục một", "Mục hai", "sau"}},
		{name: "in an instruction", body: wp("", field("IF "+`</w:instrText></w:r>`+field("MERGEFIELD x", wr("", "ẩn"))+`<w:r><w:instrText>`+` = 1`, wr("", "hiện"))), want: []string{"hiện"}},
		{name: "without an end", body: wp("", wr("", "a")+char("begin")+code("PAGE")+wr("", "b")) + wp("", wr("", "c")), want: []string{"ab", "c"}},
		{name: "only an end", body: wp("", wr("", "a")+char("separate")+char("end")+wr("", "b")), want: []string{"ab"}},
		{name: "without a result", body: wp("", char("begin")+code("PAGE")+char("end")+wr("", "b")), want: []string{"{page}b"}},
		{name: "deep", body: wp("", deep+wr("", "sau")), want: []string{"sâusau"}},
		{name: "link", body: wp("", field(`HYPERLINK "https://vidu.vn/a" \o "mẹo"`, wr("", "trang"))+field(`HYPERLINK \l "cho"`, wr("", "chỗ"))), want: []string{"[trang](https://vidu.vn/a)chỗ"}},
		{name: "form", body: wp("", `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>`+code(" FORMCHECKBOX ")+char("end")+wr("", "có")), want: []string{"☑có"}, signs: "☑"},
		{name: "box in a field", body: wp("", field("QUOTE", box(wp("", field("PAGE", wr("", "5"))+wr("", "hộp")))+wr("", "y"))), want: []string{"y", "box of y: {page}hộp"}, problems: []string{"hop-chu"}},
		{name: "controls of Word 2010", body: wp("", `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>`+wr("", "☒")+`</w:sdtContent></w:sdt>`), want: []string{"☒"}},
		{name: "formula", body: wp("", `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>`), want: []string{"a+b"}, problems: []string{"cong-thuc"}},
		{name: "reading of letters", body: wp("", `<w:r><w:ruby><w:rt><w:r><w:t>đọc</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>chữ</w:t></w:r></w:rubyBase></w:ruby></w:r>`), want: []string{"chữ", "unseen of chữ: đọc"}, problems: []string{"chu-phien-am"}},
		{name: "outside of paragraphs", body: wr("", "lạc") + wp("", wr("", "x")), want: []string{"lạc", "x"}},
	})
}
