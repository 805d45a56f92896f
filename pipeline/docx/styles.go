package docx

import (
	"math"

	"vanthu/pipeline/doc"
)

// typeface names the one font for every script.
const typeface = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>`

// builtin are the styles that Word expects in every file.
const builtin = `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>` +
	`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`

// styles makes word/styles.xml.
func styles(d *doc.Doc, c *common) []byte {
	x := &xmlBuffer{c: c, b: make([]byte, 0, 16<<10)}
	x.raw(xmlHead + `<w:styles xmlns:w="` + nsWord + `"><w:docDefaults><w:rPrDefault><w:rPr>` + typeface)
	size := halfPoints(d.Styles[0].Size)
	// Word does not kern unless told to, LibreOffice kerns unless told not to.
	x.form(`<w:kern w:val="0"/><w:sz w:val="#"/><w:szCs w:val="#"/><w:lang w:val="`, size, size)
	x.text(language(d))
	x.raw(`"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	for i, s := range d.Styles {
		x.style(s, i == 0)
	}
	x.raw(builtin + `</w:styles>`)
	return x.b
}

func halfPoints(pt float64) int64 { return int64(math.Round(pt * 2)) }

// style appends one paragraph style. The first one is Word's Normal: Word knows
// that style by its name, so the Vietnamese one becomes a second name.
func (x *xmlBuffer) style(s doc.Style, first bool) {
	switch {
	case first:
		x.raw(`<w:style w:type="paragraph" w:default="1" w:styleId="` + s.ID + `"><w:name w:val="Normal"/><w:aliases w:val="`)
	default:
		x.raw(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + s.ID + `"><w:name w:val="`)
	}
	x.text(s.Name)
	x.raw(`"/>`)
	if s.Next != "" && s.Next != s.ID {
		x.raw(`<w:next w:val="` + s.Next + `"/>`)
	}
	x.raw(`<w:qFormat/><w:pPr>`)
	x.paragraphFormat(s)
	x.raw(`</w:pPr><w:rPr>`)
	x.runFormat(s.Bold, s.Italic)
	if s.Color != "" {
		x.raw(`<w:color w:val="`)
		x.text(s.Color)
		x.raw(`"/>`)
	}
	size := halfPoints(s.Size)
	x.form(`<w:sz w:val="#"/><w:szCs w:val="#"/></w:rPr></w:style>`, size, size)
}

// paragraphFormat appends a style's paragraph properties in the order of the
// schema.
func (x *xmlBuffer) paragraphFormat(s doc.Style) {
	if s.KeepNext {
		x.raw(`<w:keepNext/>`)
	}
	if s.KeepLines {
		x.raw(`<w:keepLines/>`)
	}
	if len(s.Tabs) > 0 {
		x.raw(`<w:tabs>`)
		for _, t := range s.Tabs {
			x.form(`<w:tab w:val="left" w:pos="#"/>`, int64(t))
		}
		x.raw(`</w:tabs>`)
	}
	line := 1.0
	if s.Line > 0 {
		line = s.Line
	}
	x.form(`<w:spacing w:before="#" w:after="#" w:line="#" w:lineRule="auto"/>`,
		int64(s.Before), int64(s.After), int64(math.Round(line*240)))
	switch {
	case s.FirstLine < 0:
		x.form(`<w:ind w:left="#" w:hanging="#"/>`, int64(s.Left), int64(-s.FirstLine))
	case s.Left != 0 || s.FirstLine > 0:
		x.form(`<w:ind w:left="#" w:firstLine="#"/>`, int64(s.Left), int64(s.FirstLine))
	}
	x.raw(`<w:jc w:val="` + justification(s.Align, "left") + `"/>`)
	if s.Outline > 0 {
		x.form(`<w:outlineLvl w:val="#"/>`, int64(min(s.Outline, 9)-1))
	}
}

// runFormat appends the properties of bold and italic text.
func (x *xmlBuffer) runFormat(bold, italic bool) {
	if bold {
		x.raw(`<w:b/><w:bCs/>`)
	}
	if italic {
		x.raw(`<w:i/><w:iCs/>`)
	}
}

// justification is Word's word for an alignment; other stands for one that is
// not given.
func justification(a doc.Align, other string) string {
	switch a {
	case doc.AlignLeft:
		return "left"
	case doc.AlignCenter:
		return "center"
	case doc.AlignRight:
		return "right"
	case doc.AlignJustify:
		return "both"
	}
	return other
}
