// Package docx writes a document as a Word file, reads any Word file as a document, and
// amends a file in place (tệp Word, DOCX).
//
// Where to look:
//
//   - Writer (bộ ghi), [Write]: docx.go and write_*.go. write_story.go puts blocks into
//     a part; write_table.go, write_rule.go, write_run.go and so on what a block is made of;
//     write_parts.go has the other parts, write_pack.go makes the zip.
//   - Reader (bộ đọc), [Open]: file.go says what comes of it; read.go goes through the
//     parts. read_styles.go, read_format.go, read_letters.go and read_numbers.go resolve how
//     a text looks; read_paragraph.go, read_run.go, read_table.go, read_section.go,
//     read_drawing.go and so on read what is there; read_build.go makes blocks of it;
//     read_report.go tells what the model cannot hold.
//   - Amender (bộ sửa), [File.Amend] and [File.Annotate]: amend.go sorts the changes,
//     amend_package.go says which parts they touch, and each kind of change has a file.
//     amend_names.go writes XML with the prefixes of the file.
//   - Structure part (phần cấu trúc): what a file of this program says of its document that
//     Word cannot. structure.go says how and writes it, structure_form.go reads it,
//     structure_read.go and structure_puzzle.go put it back into a document as read.
//
// What stands by itself is in packages below, which only this one knows: xmltree reads and
// changes XML, opc is the zip with its parts and relationships, align compares two rows.
//
// Of the writer: a DOCX is a zip of XML parts. A part that holds text is a story (mạch văn):
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
	"vanthu/pipeline/docx/opc"
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
func assemble(d *doc.Doc, c *common) ([]opc.Entry, error) {
	body, edges, err := document(d, c)
	if err != nil {
		return nil, err
	}
	stories, own := append([]*story{body}, edges...), owned(d, c, body)
	parts := []opc.Entry{
		{Name: opc.ContentTypes, Content: contentTypes(edges, len(c.images) > 0, 1+len(d.Attached))},
		{Name: packageRelsName, Content: []byte(packageRels)},
		{Name: "docProps/core.xml", Content: core(d.Meta, c)},
		{Name: "docProps/app.xml", Content: app(d.Meta, c)},
		{Name: stylesName, Content: styles(d, c)},
		{Name: settingsName, Content: settings(language(d), c)},
		{Name: fontTableName, Content: []byte(fontTable)},
	}
	for _, s := range stories {
		parts = append(parts, opc.Entry{Name: s.name, Content: s.b})
		if s == body || len(s.rels.list) > 0 {
			parts = append(parts, opc.Entry{Name: opc.RelationsName(s.name), Content: s.rels.xml(c)})
		}
	}
	for i, im := range c.images {
		parts = append(parts, opc.Entry{Name: "word/" + imageName(i), Content: im.PNG})
	}
	parts = append(parts, own...)
	sum := seal.Sum(func(yield func(string, []byte) bool) {
		for _, p := range parts {
			if !yield(p.Name, p.Content) {
				return
			}
		}
	})
	return append(parts, opc.Entry{Name: seal.PartName, Content: seal.Part(sum)}), nil
}

// language is the document's language for spelling and fonts.
func language(d *doc.Doc) string {
	if d.Meta.Language == "" {
		return "vi-VN"
	}
	return d.Meta.Language
}
