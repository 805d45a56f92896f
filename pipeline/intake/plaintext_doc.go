package intake

import (
	"vanthu/pipeline/doc"
)

// DecodeDoc decodes in place the texts of a document that are in an old encoding, as their
// fonts say, or the words of all of them.
func DecodeDoc(file string, d *doc.Doc) doc.Problems {
	r := docTexts{fonts: map[string]string{}}
	for i, s := range d.Styles {
		r.fonts[s.ID] = s.Font
		if i == 0 {
			r.fonts[""] = s.Font
		}
	}
	for _, s := range d.Sections {
		r.blocks(s.Blocks)
		r.blocks(s.Foot)
	}
	var texts []oldText
	for i := range r.texts {
		t := &r.texts[i]
		texts = append(texts, oldText{text: &t.text, font: t.font, y: i + 1, x: 1})
	}
	all := decoding{what: "đoạn chữ", hint: "xem lại kết quả; nên lưu lại tệp bằng Unicode", place: func(int, int) doc.Position { return doc.Position{File: file} }}
	all.column(texts)
	ps := all.finish()
	for i := range r.texts {
		r.texts[i].put(r.texts[i].text)
	}
	return append(ps, all.viqr.problem()...)
}

// docText is a stretch of text of a document.
type docText struct {
	text, font string
	put        func(string)
}

// docTexts gathers the texts of a document.
type docTexts struct {
	fonts map[string]string // of the styles
	texts []docText
}

func (r *docTexts) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			r.inlines(b.Inlines, b.Style)
		case *doc.Heading:
			r.inlines(b.Inlines, b.Style)
		case *doc.List:
			for _, it := range b.Items {
				r.blocks(it.Blocks)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					r.blocks(c.Blocks)
				}
			}
		}
	}
}

func (r *docTexts) inlines(inlines []doc.Inline, style string) {
	font, known := r.fonts[style]
	if !known {
		font = r.fonts[""]
	}
	for i, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			own := font
			if in.Look != nil && in.Look.Font != "" {
				own = in.Look.Font
			}
			r.texts = append(r.texts, docText{in.Text, own, func(s string) { in.Text = s; inlines[i] = in }})
		case doc.Link:
			r.texts = append(r.texts, docText{in.Text, font, func(s string) { in.Text = s; inlines[i] = in }})
		}
	}
}
