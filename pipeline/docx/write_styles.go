package docx

import (
	"math"

	"vanthu/pipeline/doc"
)

// typeface names the one font for every script.
const typeface = `<w:rFonts w:ascii="` + doc.Typeface + `" w:hAnsi="` + doc.Typeface + `" w:eastAsia="` + doc.Typeface + `" w:cs="` + doc.Typeface + `"/>`

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
	x.letters(doc.Text{Bold: s.Bold, Italic: s.Italic, Look: &doc.Look{Font: s.Font, Size: s.Size, Color: s.Color, Decor: s.Decor}})
	x.raw(`</w:rPr></w:style>`)
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
	pitch, rule := pitches(s.Line), "auto"
	switch {
	case s.Exact > 0:
		pitch, rule = int64(s.Exact), "exact"
	case s.AtLeast > 0:
		pitch, rule = int64(s.AtLeast), "atLeast"
	}
	x.form(`<w:spacing w:before="#" w:after="#" w:line="#" w:lineRule="`+rule+`"/>`, int64(s.Before), int64(s.After), pitch)
	if s.Left != 0 || s.Right != 0 || s.FirstLine != 0 {
		x.indents(s)
	}
	x.raw(`<w:jc w:val="` + justification(s.Align, "left") + `"/>`)
	if s.Outline > 0 {
		x.form(`<w:outlineLvl w:val="#"/>`, int64(min(s.Outline, 9)-1))
	}
}

// pitches is a line spacing in 240ths of a line.
func pitches(line float64) int64 {
	if line <= 0 {
		return 240
	}
	return int64(math.Round(line * 240))
}

// indents appends the indents of a style.
func (x *xmlBuffer) indents(s doc.Style) {
	x.form(`<w:ind w:left="#"`, int64(s.Left))
	if s.Right != 0 {
		x.form(` w:right="#"`, int64(s.Right))
	}
	if s.FirstLine < 0 {
		x.form(` w:hanging="#"/>`, int64(-s.FirstLine))
		return
	}
	x.form(` w:firstLine="#"/>`, int64(s.FirstLine))
}

// letters appends the properties of the letters of a text or of a style, in the order
// of the schema.
func (x *xmlBuffer) letters(t doc.Text) {
	look := doc.Look{}
	if t.Look != nil {
		look = *t.Look
	}
	if look.Font != "" {
		x.raw(`<w:rFonts`)
		for _, script := range [...]string{"ascii", "hAnsi", "eastAsia", "cs"} {
			x.raw(` w:` + script + `="`)
			x.text(look.Font)
			x.raw(`"`)
		}
		x.raw(`/>`)
	}
	x.flag(t.Bold, `<w:b/><w:bCs/>`)
	x.flag(t.Italic, `<w:i/><w:iCs/>`)
	x.flag(look.Caps, `<w:caps/>`)
	x.flag(look.SmallCaps, `<w:smallCaps/>`)
	x.flag(look.Strike, `<w:strike/>`)
	x.flag(look.Hidden, `<w:vanish/>`)
	if look.Color != "" {
		x.raw(`<w:color w:val="`)
		x.text(look.Color)
		x.raw(`"/>`)
	}
	if look.Size > 0 {
		x.form(`<w:sz w:val="#"/><w:szCs w:val="#"/>`, halfPoints(look.Size), halfPoints(look.Size))
	}
	x.flag(look.Underline, `<w:u w:val="single"/>`)
	if look.Shade != "" {
		x.raw(`<w:shd w:val="clear" w:color="auto" w:fill="`)
		x.text(look.Shade)
		x.raw(`"/>`)
	}
	x.flag(look.Raise > 0, `<w:vertAlign w:val="superscript"/>`)
	x.flag(look.Raise < 0, `<w:vertAlign w:val="subscript"/>`)
}

// flag appends markup if it is wanted.
func (x *xmlBuffer) flag(wanted bool, markup string) {
	if wanted {
		x.raw(markup)
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
