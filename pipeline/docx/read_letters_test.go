package docx

import (
	"strings"
	"testing"
)

const oddTheme = `<a:theme NS><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>` +
	`<a:fontScheme><a:majorFont><a:latin typeface="Cambria"/><a:font script="Viet" typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`

// withStyles is wordStyles with more styles.
func withStyles(more string) []string {
	return []string{"styles.xml", strings.Replace(wordStyles, "</w:styles>", more+"</w:styles>", 1)}
}

func style(kind, id, more string) string {
	return `<w:style w:type="` + kind + `" w:styleId="` + id + `"><w:name w:val="` + id + `"/>` + more + `</w:style>`
}

func TestReadLetters(t *testing.T) {
	const none = " {false false false false false 0 }"
	font := func(name string) string { return "{" + name + " 0 " + none + "}" }
	ink := func(color string) string { return "{ 0 " + color + none + "}" }
	odd := withStyles(style("paragraph", "Gian", `<w:rPr><w:spacing w:val="20"/></w:rPr>`) + style("paragraph", "Khong", `<w:basedOn w:val="Gian"/><w:rPr><w:spacing w:val="0"/></w:rPr>`) +
		style("character", "Bong", `<w:rPr><w:shadow/></w:rPr>`) + style("paragraph", "Nen", `<w:pPr><w:shd w:val="clear" w:fill="FFFF00"/></w:pPr>`) + style("paragraph", "Khung", `<w:pPr><w:framePr w:w="2000"/></w:pPr>`) +
		style("paragraph", "Tab", `<w:pPr><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr>`))
	runCases(t, []readCase{
		{name: "fonts of the theme", parts: []string{"theme1.xml", oddTheme}, body: wp("", wr(`<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:ascii="Arial"/>`, "a")+wr(`<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>`, "b")), want: []string{"‹a›" + font("Cambria") + "b"}},
		{name: "colours of the theme", parts: []string{"theme1.xml", oddTheme}, body: wp("", wr(`<w:color w:val="auto" w:themeColor="accent1"/>`, "a")+wr(`<w:color w:val="112233" w:themeColor="accent1" w:themeShade="BF"/>`, "b")+wr(`<w:color w:themeColor="text1"/>`, "c")+wr(`<w:color w:themeColor="dark2"/>`, "d")),
			want: []string{"‹a›" + ink("4472C4") + "‹b›" + ink("112233") + "c‹d›" + ink("44546A")}},
		{name: "toggles", parts: withStyles(style("paragraph", "Dam", `<w:rPr><w:b/></w:rPr>`)), body: wp(`<w:pStyle w:val="Dam"/>`, wr("", "a")+wr(`<w:rStyle w:val="Strong"/>`, "b")+wr(`<w:rStyle w:val="Strong"/><w:b/>`, "c")), want: []string{"*a*b*c*"}},
		{name: "marks of letters", body: wp("", wr(`<w:u w:val="double"/>`, "a")+wr(`<w:dstrike/>`, "b")+wr(`<w:vertAlign w:val="superscript"/>`, "c")+wr(`<w:highlight w:val="yellow"/>`, "d")+wr(`<w:vanish/>`, "e")+wr(`<w:smallCaps/>`, "f")),
			want: []string{"‹a›{ 0  {true false false false false 0 }}‹b›{ 0  {false true false false false 0 }}‹c›{ 0  {false false false false false 1 }}‹d›{ 0  {false false false false false 0 FFFF00}}‹e›{ 0  {false false false false true 0 }}‹f›{ 0  {false false false true false 0 }}"}},
		{name: "spaced by a style", parts: odd, body: wp(`<w:pStyle w:val="Gian"/>`, wr("", "a")), want: []string{"a"}, problems: []string{"gian-chu"}},
		{name: "not spaced", parts: odd, body: wp(`<w:pStyle w:val="Khong"/>`, wr("", "a")) + wp(`<w:pStyle w:val="Gian"/>`, wr(`<w:spacing w:val="0"/>`, "b")) + wp(`<w:pStyle w:val="Gian"/>`, ""), want: []string{"a", "b", ""}},
		{name: "scaled, raised", body: wp("", wr(`<w:w w:val="90"/>`, "a")+wr(`<w:position w:val="6"/>`, "b")+wr(`<w:w w:val="100"/>`, "c")), want: []string{"abc"}, problems: []string{"gian-chu"}},
		{name: "spaced in the defaults", body: wp("", wr("", "a")), parts: []string{"styles.xml", strings.Replace(wordStyles, `<w:sz w:val="20"/></w:rPr></w:rPrDefault>`, `<w:sz w:val="20"/><w:spacing w:val="-4"/></w:rPr></w:rPrDefault>`, 1)}, want: []string{"a"}, problems: []string{"gian-chu"}},
		{name: "effects", parts: odd, body: wp("", wr(`<w:rStyle w:val="Bong"/>`, "a")+wr(`<w:shadow w:val="0"/>`, "b")), want: []string{"ab"}, problems: []string{"hieu-ung-chu"}},
		{name: "an effect switched off", parts: odd, body: wp("", wr(`<w:rStyle w:val="Bong"/><w:shadow w:val="0"/>`, "a")), want: []string{"a"}},
		{name: "new effects", body: wp("", wr(`<w14:glow w14:rad="63500"/>`, "a")), want: []string{"a"}, problems: []string{"hieu-ung-chu"}},
		{name: "shade of a style", parts: odd, body: wp(`<w:pStyle w:val="Nen"/>`, wr("", "a")) + wp(`<w:pStyle w:val="Nen"/>`, ""), want: []string{"a", ""}, problems: []string{"nen-doan"}},
		{name: "shade taken away", parts: odd, body: wp(`<w:pStyle w:val="Nen"/><w:shd w:val="clear" w:fill="auto"/>`, wr("", "a")), want: []string{"a"}},
		{name: "frames", parts: odd, body: wp(`<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="1" w:y="1"/>`, wr("", "a")) + wp(`<w:pStyle w:val="Khung"/>`, wr("", "b")), want: []string{"a", "b"}, problems: []string{"khung-troi"}},
		{name: "drop cap", body: wp(`<w:framePr w:dropCap="drop" w:lines="3"/>`, wr("", "T")) + wp("", wr("", "hông báo")), want: []string{"T", "hông báo"}, problems: []string{"khung-troi"}},
		{name: "tabs", parts: odd, body: wp(`<w:pStyle w:val="Tab"/>`, wr("", "a")+`<w:r><w:tab/></w:r>`+wr("", "b")), want: []string{"(tabs[9000]) a→b"}, problems: []string{"diem-dung-tab"}},
		{name: "tabs without use", parts: odd, body: wp(`<w:pStyle w:val="Tab"/>`, wr("", "a")) + wp(`<w:pStyle w:val="Tab"/><w:tabs><w:tab w:val="clear" w:pos="9000"/></w:tabs>`, `<w:r><w:tab/></w:r>`+wr("", "b")), want: []string{"(tabs[9000]) a", "→b"}},
		{name: "tab of dots", body: wp(`<w:tabs><w:tab w:val="left" w:pos="9000" w:leader="dot"/></w:tabs>`, wr("", "a")+`<w:r><w:tab/></w:r>`+wr("", "b")), want: []string{"(tabs[9000]) a→b"}, problems: []string{"diem-dung-tab"}},
		{name: "right to left", body: wp(`<w:bidi/><w:jc w:val="left"/>`, wr("", "a")), want: []string{"(align3) a"}, problems: []string{"phai-sang-trai"}},
		{name: "hidden mark of a paragraph", body: wp(`<w:rPr><w:spacing w:val="20"/><w:vanish/></w:rPr>`, wr("", "a")) + wp("", wr("", "b")), want: []string{"a", "b"}},
	})
}

func TestReadSpacing(t *testing.T) {
	list := withStyles(style("paragraph", "ListParagraph", `<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="200"/><w:contextualSpacing/></w:pPr>`) + style("paragraph", "Web", `<w:pPr><w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/></w:pPr>`))
	item := func(text string) string { return wp(`<w:pStyle w:val="ListParagraph"/>`, wr("", text)) }
	web := func(text string) string { return wp(`<w:pStyle w:val="Web"/>`, wr("", text)) }
	plain := func(text string) string { return wp(`<w:spacing w:before="120" w:after="400"/>`, wr("", text)) }
	fixed := []string{list[0], list[1], "settings.xml", `<w:settings NS><w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat></w:settings>`}
	runCases(t, []readCase{
		{name: "contextual", parts: list, body: item("a") + item("b") + `<w:bookmarkEnd/>` + item("c") + wp("", wr("", "d")) + item("e"), want: []string{"(space120,0) a", "b", "(space0,200) c", "d", "(space120,200) e"}},
		{name: "contextual, default by name", body: wp(`<w:pStyle w:val="Normal"/><w:spacing w:before="120"/><w:contextualSpacing/>`, wr("", "a")) + wp(`<w:spacing w:before="120"/><w:contextualSpacing/>`, wr("", "b")), want: []string{"(space120,0) a", "b"}},
		{name: "contextual, through a control", parts: list, body: item("a") + `<w:sdt><w:sdtContent>` + item("b") + `</w:sdtContent></w:sdt>` + item("c"), want: []string{"(space120,0) a", "b", "(space0,200) c"}},
		{name: "as a page of the web", parts: list, body: web("a") + web("b") + plain("c") + web("d"), want: []string{"(space0,280) a", "(space0,280) b", "(space0,400) c", "(space0,280) d"}},
		{name: "web in cells", parts: list, body: `<w:tbl><w:tr><w:tc>` + web("a") + web("b") + `</w:tc></w:tr></w:tbl>` + web("c"), want: []string{"table [9360] head 0 border {0 }", "cell 1×1 (space0,280) a | b", "row", "(space280,280) c"}},
		{name: "web, of a fixed size", parts: fixed, body: web("a") + web("b"), want: []string{"(space100,100) a", "(space100,100) b"}},
		{name: "lines", body: wp(`<w:spacing w:beforeLines="50" w:before="9" w:afterLines="100" w:line="312"/>`, wr("", "a")), want: []string{"(space120,240 line1.3,0,0) a"}},
		{name: "old exact pitch", body: wp(`<w:spacing w:line="-280"/>`, wr("", "a")), want: []string{"(line0,280,0) a"}},
	})
}
