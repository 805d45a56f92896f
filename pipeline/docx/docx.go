// Package docx writes a document as a Word file (tệp Word, DOCX).
//
// A DOCX is a zip of XML parts. A part that holds text is a story (mạch văn):
// the body and each header and footer. A story names other parts and addresses by its
// relationships. Every block becomes paragraphs and tables of a story; how they
// look stands in named styles, so that a clerk changes a style, not paragraphs.
//
// Choices that a reader of the XML would ask about:
//
//   - Labels of headings and list items are plain text. Word's own numbering
//     knows no Vietnamese letters: it counts a, b, c, d, e and has no đ.
//   - A list is a row of paragraphs, each with its style.
//   - Every style says all of its properties and is based on none.
//   - The file declares compatibility mode 14 (Word 2010), where lines break
//     greedily; later modes shrink spaces to fit a word. In this mode Word hangs
//     a table's left padding out of the text, which the table indent undoes.
//   - A drawn line is anchored to a paragraph of its own of exactly the line's
//     height, so that it moves with the text. There are no text boxes.
//   - A picture is anchored under the text in its paragraph and takes no room.
//   - A chart is a picture in a line of its own, so that it moves like text.
//   - The foot of a section's first page is a footer that stands on the bottom
//     margin: an empty paragraph fills the margin below it. A footer that begins
//     there itself would take room on the pages without one.
//   - Word joins neighbouring tables and wants a paragraph after the last one:
//     an empty paragraph [doc.SpacerHeight] high stands in both places.
//   - What Word has no place for, such as which paragraphs are an item of a list, stands
//     in a custom XML part, see structure.go; so does every file that the document carries.
//   - A cell without blocks holds an empty paragraph where a clerk types, in a style
//     of its row: see [doc.Row.Content].
package docx

import (
	"vanthu/pipeline/doc"
	"vanthu/pipeline/seal"
)

// Write makes the DOCX of d. The same document always gives the same bytes. The
// problems are warnings about text that a Word file cannot hold as it is; an
// error means that d breaks the rules of its model, and there is no file.
func Write(d *doc.Doc) ([]byte, doc.Problems, error) {
	c, err := newCommon(d)
	if err != nil {
		return nil, nil, err
	}
	parts, err := assemble(d, c)
	if err != nil {
		return nil, nil, err
	}
	data, err := pack(parts)
	return data, c.problems, err
}

// assemble makes all parts of the file, its seal last.
func assemble(d *doc.Doc, c *common) ([]part, error) {
	body, edges, err := document(d, c)
	if err != nil {
		return nil, err
	}
	stories, own := append([]*story{body}, edges...), owned(d, c, body)
	parts := []part{
		{contentTypesName, contentTypes(edges, len(c.images) > 0, 1+len(d.Attached))},
		{packageRelsName, []byte(packageRels)},
		{"docProps/core.xml", core(d.Meta, c)},
		{"docProps/app.xml", app(d.Meta, c)},
		{stylesName, styles(d, c)},
		{settingsName, settings(language(d), c)},
		{fontTableName, []byte(fontTable)},
	}
	for _, s := range stories {
		parts = append(parts, part{s.name, s.b})
		if s == body || len(s.rels.list) > 0 {
			parts = append(parts, part{relsName(s.name), s.rels.xml(c)})
		}
	}
	for i, im := range c.images {
		parts = append(parts, part{"word/" + imageName(i), im.PNG})
	}
	parts = append(parts, own...)
	sum := seal.Sum(func(yield func(string, []byte) bool) {
		for _, p := range parts {
			if !yield(p.name, p.content) {
				return
			}
		}
	})
	return append(parts, part{seal.PartName, seal.Part(sum)}), nil
}

// language is the document's language for spelling and fonts.
func language(d *doc.Doc) string {
	if d.Meta.Language == "" {
		return "vi-VN"
	}
	return d.Meta.Language
}
